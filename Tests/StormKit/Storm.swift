import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Runtime

/// One stormy day.
package struct Storm {
    package let stage: Stage
    let roster: Roster
    /// Those that there are; every third storm has a second chat.
    let roads: [RouteKind]
    var dice: Dice
    /// When a new life began.
    var launches: [Date] = []
    let seed: UInt64

    /// - Parameters:
    ///   - settlesFirst: A deliberately broken bot, which settles before it sends.
    ///   - countsNoHour: One that sends everybody as many SMS as there are.
    package init(seed: UInt64, settlesFirst: Bool = false, countsNoHour: Bool = false) {
        self.seed = seed
        dice = Dice(seed: seed &* 31)
        roads = seed % 3 == 0 ? RouteKind.allCases : RouteKind.usual
        roster = seed % 3 == 0 ? Team.withBackup : Team.roster
        var settings = Team.settings()
        // In every sixteenth storm so many snapshots that every kill finds one, and falls between the
        // writing of some: to write a world that often is most of what such a storm costs.
        settings.snapshotEvery = seed % 16 == 1 ? 5 : 2000
        if Self.mayApprove(seed) {
            settings.plan.continuity = ContinuityRule(approveBySMS: .all)
            settings.plan.texts.ceilings[RouteKind.email.rawValue] = .internal
        }
        if countsNoHour {
            for index in settings.plan.levels.indices {
                settings.plan.levels[index].smsPerHour = 999
            }
        }
        stage = Stage(
            settings: settings, seed: seed,
            start: Date(timeIntervalSince1970: 1_767_585_600), settlesFirst: settlesFirst,
            roads: roads)
        stage.launch(roster: roster)
    }

    mutating func roll(_ sides: Int) -> Int { Int(dice.next() % UInt64(sides)) }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[roll(values.count)] }

    package mutating func play() {
        for _ in 1...64 {
            switch roll(28) {
            case 0: breakOrMend(.chat)
            case 1: breakOrMend(pick(roads.filter { $0 != .chat }))
            case 2: kill(after: nil)
            case 3: kill(after: 1 + roll(60))
            case 20: stage.network.set(pick([.rough, .rough, .calm]), on: pick(roads))
            case 21: breakOrMendDisk()
            case 22...27: speakInPublic()
            case 4 where roll(3) == 0: raise()
            case 4...7: stage.run(for: .seconds(1 + roll(1800)))
            default: speak()
            }
            if !stage.isAlive { revive() }
            stage.run(for: .seconds(roll(20)))
            if !stage.isAlive { revive() }
        }
    }

    private mutating func breakOrMend(_ route: RouteKind) {
        let fault: Scenario.ChannelFault = pick([
            .up, .up, .refuse, .blackhole, .reset, .http(500), .http(429), .deaf,
        ])
        stage.network.set(fault, on: route)
        stage.release()
    }

    private mutating func breakOrMendDisk() {
        stage.disk.set(
            pick([
                .none, .none, .broken(.full), .flaky(every: 2 + roll(30), .full),
                .flaky(every: 5 + roll(60), .unavailable("input/output error")),
            ]))
        stage.release()
    }

    /// A supervisor starts the bot again; on a broken disk it would not come up, so it is mended.
    private mutating func kill(after steps: Int?) {
        stage.kill()
        stage.disk.set(.none)
        launches.append(stage.clock.now)
        stage.launch(steps: steps)
        stage.release()
    }

    private mutating func revive() { kill(after: nil) }

    private mutating func speak() {
        if Self.mayApprove(seed), roll(3) == 0 { return approveOutside() }
        let id = pick(roster.order)
        let world = stage.world()
        let task = world.running.flatMap(\.openTasks).map(\.number)
        let number = task.isEmpty ? 1 : pick(task)
        let line = pick([
            "!预警 类型=谣言 范围=微博 危害=误导", "!研判 W-1 3 4 2 2 3 2 1 1 1 2",
            "!启动 W-\(max(1, world.desk.last(.warning))) 级别=\(pick(["I", "II", "III"])) 场景=R 理由=急",
            "code", "收到", "收到", "收到", "无法", "完成 \(number) https://example.org/\(number)",
            "完成 \(number) https://example.org/\(number)", "批准 T-\(number)", "受阻 \(number) 忙",
            "!记录 情况稳定", "!态势", "!我的", "!结束 提议 理由=平息", "!结束 确认", "胡言乱语",
            "!级别 I 理由=升级", "!点名", "!点名 全体 截止=5分", "到", "到", "途中 20",
        ])
        if line == "code" {
            for (person, code) in world.desk.codes.sorted(by: { $0.key < $1.key }) {
                say(code.code, person, .chat)
            }
        } else {
            let bare = !line.hasPrefix("!")
            say(
                bare && roll(2) == 0 ? line : (bare ? "!\(line)" : line), id,
                bare ? pick(roads) : .chat)
        }
    }

    /// A further incident, when nothing comes in between.
    mutating func raise() {
        say("!预警 类型=谣言 范围=微博 危害=误导", pick(roster.order), .chat)
        stage.run(for: .seconds(5))
        let warning = stage.world().desk.last(.warning)
        say("!启动 W-\(warning) 级别=\(pick(["I", "II", "III"])) 场景=R 理由=急", "zhao", .chat)
        stage.run(for: .seconds(5))
        if let code = stage.world().desk.codes["zhao"]?.code { say(code, "zhao", .chat) }
    }

    func say(_ text: String, _ id: PersonID, _ route: RouteKind) {
        guard let address = roster[id]?.address(on: route) else { return }
        stage.say(
            text, from: address, on: route,
            at: place(address, route))
    }

    private func place(_ address: String, _ route: RouteKind) -> Place {
        switch route {
        case .chat: .room(Stage.room)
        case .backup: .room(Stage.backupRoom)
        case .sms, .email: .direct(address)
        }
    }

    /// The storm ends: every road is well, nobody is killed, and a day goes by.
    package mutating func settle() {
        for route in RouteKind.allCases {
            stage.network.set(.up, on: route)
            stage.network.set(.calm, on: route)
        }
        revive()
        stage.run(for: .hours(1))
        // What could not be handed over on a bad day is given once more.
        stage.release()
        stage.run(for: .hours(25))
    }

    /// What of the promises was not kept; empty for a sound bot.
    package func faults() -> [String] {
        let (world, caps) = folded()
        return (stage.isSpinning ? ["a loop never waits, at \(stage.clock.now)"] : [])
            + faultsOfLog(world) + faultsOfDeliveries() + faultsOfSteps() + brokenPromises()
            + faultsOfPublicWord() + faultsOfApprovals() + faultsOfCaps(caps)
    }

    /// What this storm has put the bot through.
    package var met: [String: Int] {
        let reasons = stage.store.reasons
        return [
            "kill": launches.count - 1, "message lost": stage.network.lost,
            "answer lost": stage.network.unanswered.count, "disk fault": stage.disk.failures,
            "report missed": reasons.count { $0 == FailureReason.noReport.word },
            "report of failure": reasons.count { $0 == FailureReason.undelivered.word },
            "message given again": stage.givenAgain,
            "gone on from a snapshot": stage.store.snapshotsUsed,
            "several incidents": stage.world().desk.last(.incident) > 1 ? 1 : 0,
            "public text": stage.published.all.count,
            "approved without the chat": approvedOutside,
            "told together": toldTogether,
        ]
    }

    private func faultsOfLog(_ world: World) -> [String] {
        let entries = stage.store.entries
        var faults: [String] = []
        if entries.map(\.sequence) != Array(entries.indices.map { $0 + 1 }) {
            faults.append("the log has a gap")
        }
        if stage.liveWorld() != world {
            faults.append("the live world is not the fold of the log")
        }
        if stage.store.arrived.count != stage.spoken {
            faults.append("said \(stage.spoken), taken in \(stage.store.arrived.count)")
        }
        return faults
    }

    private func faultsOfDeliveries() -> [String] {
        let store = stage.store
        var faults = store.deliveries.filter {
            !$0.state.isSettled && $0.delivery.sendBy < stage.clock.now
        }.map { "\($0.delivery.id) is lost" }
        let taken = stage.network.taken
        faults += store.deliveries.filter {
            $0.state == .delivered && taken.isDisjoint(with: [$0.delivery.id] + $0.bundles)
        }.map { "\($0.delivery.id) counts as delivered and never arrived" }
        faults += repeated()
        let chat = stage.network.said.filter { $0.route.isChat }.map(\.delivery)
        if chat.count != Set(chat).count { faults.append("something is posted twice in the chat") }
        return faults
    }

    /// Said twice by SMS or mail without a kill in between and without an answer that was lost.
    private func repeated() -> [String] {
        let unanswered = stage.network.unanswered
        let outward = stage.network.said.filter { !$0.route.isChat }
        return Dictionary(grouping: outward, by: \.delivery).compactMap { id, said in
            guard said.count > 1, let first = said.first?.at, let last = said.last?.at
            else { return nil }
            let excuses = launches.count { first <= $0 && $0 <= last } + (unanswered[id] ?? 0)
            return said.count - 1 > excuses ? "\(id) was sent \(said.count) times" : nil
        }
    }

    private func faultsOfSteps() -> [String] {
        var finished: [Int: Int] = [:]
        for entry in stage.store.entries {
            if case .task(let number, .done(_, _, next: nil)) = entry.event {
                finished[number, default: 0] += 1
            }
            if case .task(let number, .approved(_, next: nil)) = entry.event {
                finished[number, default: 0] += 1
            }
        }
        return finished.filter { $0.value != 1 }.map {
            "T-\($0.key) was finished \($0.value) times"
        }
    }

    /// Whoever had to be told was reached, or a named human was told, or it was over before.
    private func brokenPromises() -> [String] {
        let world = stage.world()
        let reached = stage.network.said
        let entries = stage.store.entries
        let all = world.openNotices + world.endedNotices.values
        var faults: [String] = []
        for notice in all where !notice.withdrawn {
            // Who said "cannot" knows of it, by whatever road: what was still queued is cancelled.
            for (person, _) in notice.told
            where notice.acknowledged[person] == nil && !notice.unable.contains(person) {
                let addresses = RouteKind.allCases.compactMap { roster[person]?.address(on: $0) }
                let arrived = reached.contains { said in
                    said.notice == notice.number
                        && (said.to.map(addresses.contains) ?? false
                            || said.mentions.contains(where: addresses.contains))
                }
                let named = entries.contains { entry in
                    if case .notice(notice.number, .unreachable(person, _)) = entry.event {
                        true
                    } else {
                        false
                    }
                }
                let answered = notice.lines.filter { $0.told.contains(person) }.allSatisfy {
                    !$0.isOpen
                }
                if !arrived, !named, !answered {
                    faults.append(
                        "N-\(notice.number) reached neither \(person) nor anybody for them")
                }
            }
        }
        return faults
    }
}

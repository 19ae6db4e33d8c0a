import Domain
import Foundation
import Ports
import Rehearsal
import Runtime
import StormKit
import Testing

/// A world that was kept and gone on from is the world that the whole log gives.
@Suite struct SnapshotTests {
    private func stormLog(_ seed: UInt64) -> [Entry] {
        var storm = Storm(seed: seed)
        storm.play()
        storm.settle()
        return storm.stage.store.entries
    }

    /// A day of level I with every pack, in which people answer, finish, block and close.
    private func dayWithAllPacks() -> [Entry] {
        var drill = Drill()
        drill.stage.take(Team.duty)
        drill.room("wang", "!预警 类型=谣言 范围=微博 危害=误导考生")
        drill.room("li", "!顶班 @li 明天 08:00 至 12:00")
        drill.room("li", "!值班 加派 @qian")
        drill.room("wang", "!换班 @zhou 2026-01-07 2026-01-08")
        drill.room("zhou", "!换班 同意")
        drill.room("wang", "!换班 @zhou 2026-01-09 2026-01-09")
        drill.room("li", "!研判 W-1 3 4 2 2 3 2 1 1 1 2")
        drill.room("zhao", "!启动 W-1 级别=I 场景=C,R,G,N,M 理由=紧急")
        drill.code("zhao")
        for (place, person) in drill.roster.order.enumerated() {
            drill.sms(person, place.isMultiple(of: 2) ? "收到" : "无法")
        }
        drill.fault(.refuse, on: .chat)
        for task in drill.stage.world().running.flatMap(\.openTasks).prefix(40) {
            let person = task.assignee ?? "zhao"
            drill.sms(person, "完成 \(task.number) https://example.org/\(task.number)")
            drill.sms("zhao", "受阻 \(task.number) 缺人")
        }
        drill.wait(.hours(2))
        drill.fault(.up, on: .chat)
        drill.wait(.hours(22))
        drill.room("li", "!交班 无事")
        drill.room("wang", "!预警")
        drill.room("zhao", "!结束 提议 理由=平息")
        drill.room("zhao", "!结束 确认")
        drill.code("zhao")
        drill.wait(.hours(1))
        return drill.stage.store.entries
    }

    private func throughBytes(_ world: World) throws -> World {
        try JSONDecoder().decode(World.self, from: JSONEncoder().encode(world))
    }

    /// What ended is let go of early here, so that much of each world is past.
    private func check(_ log: [Entry], cuts: Int, seed: UInt64) throws {
        var dice = Dice(seed: seed)
        for keeping in [Limits.endedKept, 10] {
            let whole = World(folding: log, keeping: keeping)
            #expect(try throughBytes(whole) == whole)
            for _ in 0..<cuts {
                let cut = Int(dice.next() % UInt64(log.count + 1))
                var world = World(folding: log[..<cut], keeping: keeping)
                let kept = try throughBytes(world)
                #expect(kept == world, "seed \(seed), cut at \(cut)")
                world = kept
                for entry in log[cut...] { world.apply(entry) }
                #expect(world == whole, "seed \(seed), cut at \(cut)")
            }
        }
    }

    @Test func `a log cut anywhere and gone on from a snapshot gives the same world`() throws {
        var entries = 0
        for seed in UInt64(1)...24 {
            let log = stormLog(seed)
            entries += log.count
            try check(log, cuts: 3, seed: seed)
        }
        #expect(entries > 1_000)
    }

    @Test func `with every pack of the plan too`() throws {
        let log = dayWithAllPacks()
        let kinds = Set(log.map { String($0.event.type.prefix { $0 != "." }) })
        #expect(
            kinds == [
                "desk", "duty", "incident", "notice", "plan", "readiness", "roster", "sealing",
                "task", "warning",
            ])
        try check(log, cuts: 12, seed: 1)
    }

    /// A field that is new, gone or renamed changes what a snapshot means: it must be counted.
    @Test func `the shape of the world is the one that was counted`() throws {
        let log = dayWithAllPacks()
        var paths: Set<String> = []
        for cut in stride(from: 0, through: log.count, by: max(1, log.count / 12)) {
            let world = World(folding: log[..<cut], keeping: 40)
            let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(world))
            collect(object, at: "", into: &paths)
        }
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Golden/world-shape.txt")
        let now = (["shape \(World.shape)"] + paths.sorted()).joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["RECORD_SHAPE"] != nil {
            try Data(now.utf8).write(to: file)
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(
            now == golden,
            "raise World.shape, then record it: RECORD_SHAPE=1 deploy/test SnapshotTests")
    }

    /// Numbers and names of people stand for all their kind; what a plan or a step holds has its
    /// own golden files.
    private func collect(_ value: Any, at path: String, into paths: inout Set<String>) {
        switch value {
        case let object as [String: Any]:
            for (key, inner) in object {
                let word = Int(key) == nil && !key.hasPrefix("@") ? key : "#"
                let next = path.hasPrefix(".book.plans") || path.hasSuffix(".step") ? nil : word
                if let next { collect(inner, at: "\(path).\(next)", into: &paths) }
            }
            paths.insert(path)
        case let list as [Any]:
            for inner in list { collect(inner, at: "\(path)[]", into: &paths) }
        default: paths.insert(path)
        }
    }

    @Test func `a bot goes on from a snapshot after a stop, and keeps one every so often`() {
        var settings = Team.settings()
        settings.snapshotEvery = 5
        var drill = Drill(settings: settings)
        drill.activate()
        drill.wait(.minutes(30))
        #expect(drill.stage.store.snapshotsKept > 2)
        drill.stage.kill()
        drill.stage.launch()
        #expect(drill.stage.store.snapshotsUsed > 0)
        #expect(drill.stage.liveWorld() == World(folding: drill.stage.store.entries))
    }

    @Test func `an orderly stop keeps the world, and the next start folds nothing`() {
        var drill = Drill()
        drill.activate()
        #expect(drill.stage.store.snapshotsKept == 0)
        drill.stage.stop()
        #expect(drill.stage.store.snapshotsKept == 1)
        drill.stage.launch()
        #expect(drill.stage.store.snapshotsUsed == 1)
        #expect(drill.stage.liveWorld() == World(folding: drill.stage.store.entries))
    }

    @Test func `another release folds the log itself`() {
        var drill = Drill()
        drill.activate()
        drill.stage.stop()
        let entries = drill.stage.store.entries
        var settings = Team.settings()
        settings.release = "another"
        let stage = Stage(
            settings: settings, seed: 2, start: drill.stage.clock.now, store: drill.stage.store)
        stage.launch()
        #expect(stage.store.snapshotsUsed == 0)
        #expect(stage.liveWorld() == World(folding: stage.store.entries))
        #expect(stage.store.entries.starts(with: entries))
    }

    @Test func `a snapshot that cannot be written troubles nobody`() {
        var settings = Team.settings()
        settings.snapshotEvery = 5
        var drill = Drill(settings: settings)
        drill.stage.disk.refuse("keep")
        drill.activate()
        drill.wait(.minutes(10))
        #expect(drill.stage.store.snapshotsKept == 0)
        #expect(drill.stage.disk.failures > 0)
        #expect(drill.stage.audit()?.contains(.storeFails) == false)
        #expect(drill.stage.world().running.count == 1)
        drill.stage.disk.refuse(nil)
        drill.wait(.hours(2))
        #expect(drill.stage.store.snapshotsKept > 0)
    }
}

import Foundation
import Testing

@testable import Domain

/// Situation reports: their order and numbers, what each tells, and whose clock they end.
struct SitrepTests {
    private let one = Number(.incident, 1)

    static var plan: Plan {
        var plan = Fixture.plan
        func office(_ id: String, _ due: [Due], _ deed: Fulfilment) -> Step {
            Step(
                id: id, group: "office", action: Fixture.text(id), due: due, fulfilledBy: deed)
        }
        let first = [30, 60].map { Due(base: .detection, offset: .minutes($0)) }
        var rhythm = office("B19", [Due(base: .activation, offset: .minutes(120))], .sitrep)
        rhythm.clock = "sitrep"
        rhythm.every = .minutes(120)
        var final = office("E07", [Due(base: .closing, offset: .hours(24))], .finalReport)
        final.approval = Approval(rule: .any, approvers: [.init(group: "hq")])
        let propose = Step(
            id: "E04", group: "hq", action: Fixture.text("宣布结束"), fulfilledBy: .closed)
        plan.packs[0].steps = [
            office("B04", first, .firstReport), rhythm,
            Step(
                id: "B11", group: "release", action: Fixture.text("起草声明"),
                due: [Due(base: .activation, offset: .minutes(60))]),
            Step(
                id: "C09", group: "office", action: Fixture.text("报网信"),
                due: [Due(base: .detection, offset: .minutes(90))], legal: true),
        ]
        plan.packs.append(
            Pack(
                id: "closeout", letter: "E", title: Fixture.text("结束"), words: [], clause: "",
                steps: [propose, final]))
        for place in plan.levels.indices { plan.levels[place].clocks["sitrep"] = [.minutes(120)] }
        plan.levels[0].clocks["sitrep"] = nil
        plan.levels[0].rhythms["sitrep"] = Rhythm(
            every: .minutes(60), later: .minutes(120), switchAfter: .hours(12))
        return plan
    }

    private func bench(_ level: Int = 2) -> Bench {
        var bench = Bench()
        bench.plan = Self.plan
        bench.activate(level)
        return bench
    }

    @discardableResult
    private func issue(
        _ bench: inout Bench, _ kind: Sitrep.Kind, _ words: String? = nil, by id: PersonID = "li"
    ) -> Result<Reply?, Refusal> {
        bench.chat(id, .sitrep(.issue(kind, nil, words: words)))
    }

    private func reports(_ bench: Bench) -> [Sitrep] { bench.world.incident(1)?.sitreps ?? [] }

    @Test func `the first comes first and once, then updates by number, then the final one`() {
        var bench = bench()
        #expect(issue(&bench, .update) == .failure(.sitrep(.firstWanted(one))))
        issue(&bench, .first)
        let at = bench.now
        #expect(issue(&bench, .first) == .failure(.sitrep(.firstGiven(one, at: at))))
        bench.tick(after: 100)
        issue(&bench, .update)
        bench.tick(after: 100)
        issue(&bench, .update)
        #expect(reports(bench).map(\.number) == [1, 2, 3])
        #expect(reports(bench).map(\.update) == [nil, 1, 2])
        #expect(issue(&bench, .final) == .failure(.sitrep(.stillActive(one))))
        bench.chat("li", .incident(.proposeClose(nil, reason: "平息")))
        issue(&bench, .final)
        #expect(
            issue(&bench, .update) == .failure(.sitrep(.finalGiven(one, at: bench.now))))
        #expect(reports(bench).map(\.kind) == [.first, .update, .update, .final])
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `each covers the time since the one before and tells nothing twice`() {
        var bench = bench()
        let detected = bench.now
        bench.tick(after: 5)
        bench.chat("sun", .incident(.note(nil, text: "平台已回电")))
        bench.tick(after: 5)
        issue(&bench, .first)
        let first = bench.now
        bench.tick(after: 20)
        bench.chat("zhao", .incident(.level(nil, Level(1), reason: "央媒报道")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.chat("zhou", .task(.done(bench.task("B11")?.id ?? .t(0), evidence: "稿一")))
        bench.chat("zhou", .task(.block(bench.task("C09")?.id ?? .t(0), reason: "无权")))
        bench.chat("li", .task(.block(bench.task("C09")?.id ?? .t(0), reason: "等编号")))
        issue(&bench, .update, "现场平稳")
        let reports = reports(bench)
        #expect(reports.map(\.from) == [detected, first])
        #expect(reports.map(\.to) == [first, bench.now])
        #expect(reports[0].happened.map(\.what) == [.noted("平台已回电")])
        #expect(reports[0].happened.first?.who == "孙宁")
        #expect(reports[0].origin == Fixture.draft)
        #expect(reports[1].origin == nil)
        #expect(
            reports[1].levels.map(\.what) == [.level(from: Level(2), to: Level(1), reason: "央媒报道")])
        let task = { (step: String) in bench.task(step)?.number ?? 0 }
        #expect(
            reports[1].happened.map(\.what) == [
                .done(task: task("B11"), action: Fixture.text("起草声明"), evidence: "稿一"),
                .blocked(task: task("C09"), action: Fixture.text("报网信"), reason: "等编号"),
            ])
        #expect(reports[1].words == "现场平稳")
        #expect(reports[1].tasks.doneSince == 1 && reports[1].tasks.blocked == 1)
        #expect(reports[1].blocked.map(\.reason) == ["等编号"])
        #expect(bench.world.incident(1)?.unreported == nil)
    }

    @Test func `a report once issued does not change when the world does`() {
        var bench = bench()
        issue(&bench, .first)
        let before = reports(bench)[0]
        bench.chat("li", .fact(.add(nil, text: "系统已恢复", source: "技术组")))
        bench.tick(after: 200)
        issue(&bench, .update)
        #expect(reports(bench)[0] == before)
        #expect(bench.events("sitrep.issued").first?.event == .sitrep(1, .issued(before)))
    }

    @Test func `facts confirmed and unconfirmed stand apart, and a refuted one is told once`() {
        var bench = bench()
        func voice(_ number: Int, _ holds: Bool) {
            for id in ["li", "wang"] as [PersonID] {
                bench.chat(id, .fact(.voice(Number(.fact, number), holds: holds, how: nil)))
            }
        }
        for text in ["一", "二", "三"] {
            bench.chat("sun", .fact(.add(nil, text: text, source: "技术组")))
        }
        voice(1, true)
        voice(2, false)
        bench.tick(after: 5)
        issue(&bench, .first)
        #expect(reports(bench)[0].facts.map(\.standing) == [.confirmed, .refuted, .unconfirmed])
        bench.tick(after: 5)
        bench.chat("zhou", .fact(.doubt(Number(.fact, 1), reason: "x")))
        bench.chat("sun", .fact(.add(nil, text: "四", source: "电话")))
        issue(&bench, .update)
        let lines = reports(bench)[1].facts
        #expect(lines.map(\.number) == [1, 4, 3])
        #expect(lines.map(\.isNew) == [true, true, false])
        #expect(lines.map(\.isDoubted) == [true, false, false])
        #expect(lines.allSatisfy { $0.standing == .unconfirmed })
    }

    @Test
    func `what is overdue is told gravest first, with who is silent and which roads are down`() {
        var bench = bench()
        _ = bench.perform(.system(.channelWentDown(.sms, reason: "refused")), by: .system)
        bench.tick(after: 95)
        issue(&bench, .first)
        let report = reports(bench)[0]
        #expect(report.overdue.map(\.step) == ["C09", "B11"])
        #expect(report.tasks.overdue == 2)
        #expect(report.down.map(\.route) == [.sms])
        #expect(report.happened.map(\.what) == [.roadDown(.sms)])
        #expect(report.silent.flatMap(\.names).contains("周舟"))
        #expect(report.nextReport == bench.task("B19")?.due)
    }

    // MARK: Clocks

    @Test func `the written first report ends both of its clocks, and one by phone the first`() {
        var bench = bench()
        issue(&bench, .first)
        #expect(bench.events("task.done").count == 2)
        #expect(bench.task("B04")?.isOpen == false)

        var other = self.bench()
        other.chat("li", .sitrep(.phoned(nil, to: "赵敏", words: "已口头报告")))
        #expect(other.task("B04")?.rounds == 1)
        #expect(other.task("B04")?.due == Fixture.noon + .minutes(60))
        other.chat("li", .sitrep(.phoned(nil, to: "赵敏", words: nil)))
        #expect(other.task("B04")?.rounds == 1)
        other.tick(after: 40)
        issue(&other, .first)
        #expect(other.task("B04")?.isOpen == false)
        #expect(
            reports(other)[0].happened.map(\.what)
                == [.phoned(to: "赵敏", words: "已口头报告"), .phoned(to: "赵敏", words: nil)])
    }

    @Test func `an update ends its period, and the next is due by the level's rhythm`() {
        var bench = bench()
        issue(&bench, .first)
        #expect(bench.task("B19")?.due == Fixture.noon + .minutes(120))
        bench.tick(after: 100)
        issue(&bench, .update)
        #expect(bench.task("B19")?.due == Fixture.noon + .minutes(220))
        var grave = self.bench(1)
        issue(&grave, .first)
        #expect(grave.task("B19")?.due == Fixture.noon + .minutes(60))
        grave.tick(after: 50)
        issue(&grave, .update)
        #expect(grave.task("B19")?.due == Fixture.noon + .minutes(110))
    }

    @Test func `a first report that is as late as an update is that update too`() {
        var bench = bench()
        bench.tick(after: 125)
        issue(&bench, .first)
        #expect(bench.task("B19")?.due == Fixture.noon + .minutes(245))
        #expect(reports(bench)[0].overdue.map(\.step) == ["C09", "B11"])
    }

    @Test func `a late report nags the office alone, however late`() {
        var bench = bench()
        issue(&bench, .first)
        for _ in 0..<12 { bench.tick(after: 60) }
        let number = bench.task("B19")?.number ?? 0
        let nagged = bench.log.compactMap { entry -> PersonID? in
            if case .task(number, .reminded(_, let person)) = entry.event { person } else { nil }
        }
        #expect(nagged.count == 5)
        #expect(Set(nagged) == ["li", "wang"])
    }

    @Test func `the final report ends the rhythm, and HQ approves it for the superior body`() {
        var bench = bench()
        issue(&bench, .first)
        bench.chat("li", .incident(.proposeClose(nil, reason: "平息")))
        bench.chat("zhao", .incident(.confirmClose(nil, reason: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        issue(&bench, .final)
        let task = bench.world.incident(1)?.orderedTasks.first { $0.step.id == "E07" }
        #expect(task?.state == .awaitingApproval(doer: "li"))
        #expect(reports(bench).last?.kind == .final)
        let notice = reports(bench).last?.notice ?? 0
        #expect(bench.world.notice(notice)?.isOpen == true)
        bench.chat("zhao", .task(.approve(task?.id ?? .t(0))))
        #expect(bench.world.task(task?.number ?? 0)?.isOpen == false)
        // Who approved it has it: nobody is told to ring HQ up.
        #expect(bench.world.notice(notice)?.isOpen == false)
    }

    @Test func `a report tells what was said in public and what two found of a rumour`() {
        var bench = RumourBench.refuted()
        bench.chat("li", .sitrep(.issue(.first, nil, words: nil)))
        let told = bench.world.incident(1)?.sitreps?.last?.happened.map(\.what) ?? []
        #expect(
            told.contains(.judged(rumour: 1, text: "网传报名系统瘫痪，考试取消", .falsehood)))
        let decides = told.contains { if case .decided(1, .refute, _) = $0 { true } else { false } }
        #expect(decides)

        bench = Desk2.bench()
        bench.draft()
        bench.passGates()
        bench.insist("zhou", .release(Desk2.one, channels: ["weibo"], sha256: nil))
        bench.say(
            "zhou",
            .place(
                Desk2.one, channel: "weibo", url: "https://weibo.com/1",
                image: String(repeating: "b0", count: 32)))
        bench.say("wu", .confirm(Desk2.one, channel: "weibo"))
        bench.chat("li", .sitrep(.issue(.first, nil, words: nil)))
        let said = bench.world.incident(1)?.sitreps?.last?.happened.map(\.what) ?? []
        let isTold = said.contains {
            if case .published(1, .notice, _, ["官方微博"]) = $0 { true } else { false }
        }
        #expect(isTold)
    }

    // MARK: HQ

    @Test func `one of HQ acknowledges for all, and nobody stands in for them`() {
        var bench = bench()
        issue(&bench, .first)
        let number = reports(bench)[0].notice ?? 0
        let notice = bench.world.notice(number)
        #expect(notice?.issue.recipients == ["zhao", "qian"])
        #expect(notice?.lines.count == 1)
        bench.chat("qian", .notice(.acknowledge(.n(number), onBehalfOf: nil, via: nil)))
        #expect(bench.world.notice(number)?.isOpen == false)
        #expect(bench.world.brief(reports(bench)[0]).receipts.map(\.name) == ["钱进"])
        bench.tick(after: 60)
        #expect(bench.called(number).isEmpty)
    }

    @Test func `where nobody of HQ acknowledges it the office is called, once`() {
        var bench = bench()
        issue(&bench, .first, by: "wang")
        let number = reports(bench)[0].notice ?? 0
        bench.tick(after: 11)
        #expect(bench.called(number) == ["li"])
        #expect(bench.world.absences.covers["zhao"] == nil)
        bench.chat("li", .notice(.acknowledge(.n(number), onBehalfOf: "赵敏", via: "phone")))
        #expect(bench.world.notice(number)?.isOpen == false)
    }

    @Test func `of a sensitive incident only those inside are told, and only they may ask`() {
        var bench = bench()
        bench.chat("li", .circle(.classify(one, .sensitive, reason: nil)))
        bench.chat("zhao", .circle(.remove(one, "qian")))
        issue(&bench, .first)
        let number = reports(bench)[0].notice ?? 0
        #expect(bench.world.notice(number)?.issue.recipients == ["zhao"])
        #expect(
            bench.chat("wang", .sitrep(.issue(.update, one, words: nil)))
                == .failure(.circle(.closed(one))) || bench.world.mayKnow("wang", of: one))
        #expect(bench.world.matter(of: .n(number)) == one)
    }
}

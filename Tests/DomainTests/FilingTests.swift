import Foundation
import Testing

@testable import Domain

/// Duties to report outside: who switches them on, the law's clocks, and what was filed.
struct FilingTests {
    private let one = Number(.incident, 1)

    private static func duty(
        _ id: String, _ spans: [Int], step: String? = nil, when: Condition? = nil,
        oneOf: Bool? = nil
    ) -> Duty {
        Duty(
            id: id, title: Fixture.text(id), enabled: false, group: "office",
            trigger: Fixture.text("情形"), when: when, from: .detection,
            clocks: spans.map {
                .init(within: .minutes($0), addressee: Fixture.text("\($0)"), step: step)
            },
            channel: Fixture.text("电话"), basis: Fixture.text("办法"), checkedOn: "2026-01-01",
            oneOf: oneOf)
    }

    static var plan: Plan {
        var plan = Fixture.plan
        plan.packs[0].steps.append(
            Step(
                id: "B20", group: "office", action: Fixture.text("报上级"),
                approval: Approval(rule: .any, approvers: [.init(group: "hq")]),
                evidence: ["receipt"], legal: true))
        plan.duties = [
            duty("cyber", [60, 120, 240], step: "C09", oneOf: true),
            duty("local", [15, 30], step: "B20", when: .level(.atMost, Level(2))),
            duty("own", [45]),
        ]
        return plan
    }

    private func bench(_ level: Int = 2) -> Bench {
        var bench = Bench()
        bench.plan = Self.plan
        bench.activate(level)
        return bench
    }

    private func facts(_ bench: Bench, _ duty: String) -> FilingFacts? {
        guard let incident = bench.world.incident(1) else { return nil }
        return bench.world.filings(of: incident, bench.plan).first { $0.duty == duty }
    }

    private func apply(_ duty: String?, _ minutes: Int? = nil) -> Command {
        .filing(.apply(nil, duty, within: minutes.map { .minutes($0) }))
    }

    private func file(_ duty: String?, _ receipt: String? = "1", with name: String? = nil)
        -> Command
    {
        .filing(
            .file(
                nil, duty, within: nil,
                FilingProof(receipt: receipt, spokeWith: name, via: name.map { _ in "phone" })))
    }

    @Test func `what nobody has decided on is shown as that, and a lower level hides it not`() {
        var bench = bench()
        #expect(facts(bench, "local")?.standing == .unconfirmed)
        #expect(
            facts(bench, "local")?.clocks.map(\.due)
                == [15, 30].map { Fixture.noon + .minutes($0) })
        bench.chat("zhao", .incident(.level(nil, Level(3), reason: "缓和")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.world.incident(1)?.level == Level(3))
        #expect(facts(bench, "local")?.standing == .unconfirmed)
        #expect(self.facts(self.bench(3), "local") == nil)
    }

    @Test func `a lower level brings no duty of its own: the graver one's clocks have run`() {
        var bench = bench()
        bench.plan.duties.append(Self.duty("lesser", [30, 60], when: .level(.equal, Level(3))))
        bench.chat("zhao", .incident(.level(nil, Level(3), reason: "缓和")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.world.incident(1)?.level == Level(3))
        #expect(facts(bench, "lesser") == nil)
        // What began there has it, and keeps it when it becomes graver.
        var other = self.bench(3)
        other.plan = bench.plan
        other.chat("zhao", .incident(.level(nil, Level(2), reason: "扩大")))
        other.chat("zhao", .desk(.answer(code: "4821")))
        #expect(facts(other, "lesser")?.standing == .unconfirmed)
        #expect(facts(other, "local")?.standing == .unconfirmed)
    }

    @Test func `one that applies binds its step by the law's clock, which no level moves`() {
        var bench = bench()
        bench.chat("zhao", apply("local"))
        let due = [15, 30].map { Fixture.noon + .minutes($0) }
        #expect(bench.task("B20")?.due == due[0])
        #expect(bench.task("B20")?.step.legal == true)
        bench.chat("zhao", .incident(.level(nil, Level(4), reason: "缓和")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.task("B20")?.due == due[0])
        #expect(facts(bench, "local")?.clocks.map(\.due) == due)
        #expect(World(folding: bench.log) == bench.world)
        // It warns at 50, 80 and 100 % and then upward, as any task.
        bench.tick(after: 16)
        #expect(
            bench.events("task.reminded").contains {
                if case .task(bench.task("B20")?.number, .reminded(100, _)) = $0.event {
                    true
                } else {
                    false
                }
            })
    }

    @Test func `where one of several times is the unit's somebody says which`() {
        var bench = bench()
        guard
            case .failure(.filing(.whichClock("cyber", let options))) = bench.chat(
                "zhao", apply("cyber"))
        else { return #expect(Bool(false)) }
        #expect(options.map(\.within) == [.minutes(60), .minutes(120), .minutes(240)])
        bench.chat("zhao", apply("cyber", 120))
        #expect(bench.task("C09")?.due == Fixture.noon + .minutes(120))
        bench.chat("zhao", apply("cyber", 60))
        #expect(bench.task("C09")?.due == Fixture.noon + .minutes(60))
        #expect(bench.task("C09")?.step.due.count == 1)
        #expect(
            bench.chat("zhao", apply("cyber", 60)) == .failure(.filing(.ruledAlready(one, "cyber")))
        )
    }

    @Test func `one without a step of the plan gets one, and loses it when it is dismissed`() {
        var bench = bench()
        bench.chat("zhao", apply("own"))
        let task = bench.world.running.first?.openTasks.first { $0.step.id.hasPrefix(Duty.letter) }
        #expect(task?.due == Fixture.noon + .minutes(45))
        #expect(facts(bench, "own")?.clocks.first?.task == task?.number)
        bench.chat("zhao", .filing(.dismiss(nil, "own", reason: "不涉及")))
        #expect(bench.world.task(task?.number ?? 0)?.isOpen == false)
        #expect(facts(bench, "own")?.isOpen == false)
        bench.chat("zhao", apply("local"))
        bench.chat("zhao", .filing(.dismiss(nil, "local", reason: "已并报")))
        #expect(bench.task("B20")?.due == nil)
        #expect(bench.task("B20")?.isOpen == true)
    }

    @Test func `by phone, then in writing, each met or missed with its margin`() {
        var bench = bench()
        bench.chat("zhao", apply("local"))
        #expect(
            bench.chat("li", file("local", nil)) == .failure(.filing(.needsProof("local"))))
        bench.tick(after: 12)
        guard
            case .success(.filing(.filed(let once, clock: 0))?) = bench.chat(
                "li", file("local", nil, with: "王某"))
        else { return #expect(Bool(false)) }
        #expect(once.clocks[0].margin == .minutes(3))
        #expect(once.nextClock?.within == .minutes(30))
        #expect(bench.task("B20")?.due == Fixture.noon + .minutes(30))
        #expect(bench.task("B20")?.state == .open)
        bench.tick(after: 23)
        guard
            case .success(.filing(.filed(let twice, clock: 1))?) = bench.chat(
                "li", file(nil, "2026-118"))
        else { return #expect(Bool(false)) }
        #expect(twice.clocks[1].margin == .minutes(-5))
        #expect(!twice.isOpen)
        #expect(bench.task("B20")?.state == .awaitingApproval(doer: "li"))
        #expect(bench.chat("li", file("local")) == .failure(.filing(.filedAlready(one, "local"))))
        bench.chat("zhao", .task(.approve(bench.task("B20")?.id ?? .t(0))))
        #expect(bench.task("B20")?.isOpen == false)
    }

    @Test func `when it was filed may be told afterwards`() {
        var bench = bench()
        bench.chat("zhao", apply("own"))
        bench.tick(after: 120)
        bench.chat(
            "li",
            .filing(.file(nil, "own", within: nil, FilingProof(receipt: "7", at: 12 * 60 + 40))))
        #expect(facts(bench, "own")?.clocks.first?.margin == .minutes(5))
    }

    @Test func `whoever finishes the task by SMS has filed`() {
        var bench = bench()
        bench.chat("zhao", apply("cyber", 240))
        bench.sms("li", .task(.done(bench.task("C09")?.id ?? .t(0), evidence: "网信2026-9")))
        #expect(facts(bench, "cyber")?.clocks.first?.filed?.receipt == "网信2026-9")
        #expect(facts(bench, "cyber")?.clocks.first?.margin == .minutes(240))
    }

    @Test func `what was filed before anybody decided counts when it is found to apply`() {
        var bench = bench()
        bench.chat("li", file("cyber", "12387-5"))
        #expect(facts(bench, "cyber")?.standing == .unconfirmed)
        bench.chat("zhao", apply("cyber", 240))
        #expect(facts(bench, "cyber")?.isOpen == false)
        #expect(facts(bench, "cyber")?.clocks.map(\.within) == [.minutes(240)])
    }

    @Test func `without a word the only one that waits is meant`() {
        var bench = bench()
        guard case .failure(.filing(.which(let ids))) = bench.chat("zhao", apply(nil)) else {
            return #expect(Bool(false))
        }
        #expect(ids == ["cyber", "local", "own"])
        #expect(bench.chat("li", file(nil)) == .failure(.filing(.nothingOpen(one))))
        #expect(
            bench.chat("zhao", apply("tax"))
                == .failure(.filing(.noSuch("tax", known: ["cyber", "local", "own"]))))
        #expect(
            bench.chat("zhao", .filing(.apply(one, "LOC", within: nil))) != .failure(.noIncident))
        #expect(facts(bench, "local")?.isApplied == true)
    }

    @Test func `a situation report names them, settled ones once`() {
        var bench = bench()
        bench.chat("zhao", apply("own"))
        bench.chat("zhao", .filing(.dismiss(nil, "cyber", reason: "未受攻击")))
        bench.chat("li", .sitrep(.issue(.first, nil, words: nil)))
        let first = bench.world.incident(1)?.sitreps?.last?.duties.map(\.duty)
        #expect(first == ["cyber", "local", "own"])
        bench.tick(after: 10)
        bench.chat("li", file("own"))
        bench.chat("li", .sitrep(.issue(.update, nil, words: nil)))
        #expect(bench.world.incident(1)?.sitreps?.last?.duties.map(\.duty) == ["local", "own"])
        bench.tick(after: 10)
        bench.chat("li", .sitrep(.issue(.update, nil, words: nil)))
        #expect(bench.world.incident(1)?.sitreps?.last?.duties.map(\.duty) == ["local"])
    }

    @Test func `a duty that was the last thing open lets its incident be archived`() {
        var bench = bench()
        bench.chat("zhao", apply("own"))
        bench.chat("li", .incident(.proposeClose(nil, reason: "平息")))
        bench.chat("zhao", .incident(.confirmClose(nil, reason: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        let own = bench.world.concluding[1]?.openTasks.first { $0.step.id.hasPrefix("L") }
        #expect(own != nil)
        for task in bench.world.concluding[1]?.openTasks ?? [] where task.id != own?.id {
            bench.chat("li", .task(.done(task.id, evidence: "回执001")))
            bench.chat("zhao", .task(.approve(task.id)))
        }
        #expect(bench.events("incident.archived").isEmpty)
        bench.chat("zhao", .filing(.dismiss(one, "own", reason: "不涉及")))
        #expect(bench.events("incident.archived").count == 1)
        #expect(bench.world.concluding.isEmpty)
    }
}

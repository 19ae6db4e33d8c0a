import Foundation
import Testing

@testable import Domain

@Suite struct TaskTests {
    @Test func `a step with two due times is finished twice`() {
        var bench = Bench()
        bench.activate()
        let number = Number.t(bench.task("B04")?.number ?? 0)
        let second = Fixture.noon + .minutes(60)
        guard
            case .success(.done(_, next: second, awaiting: [])) =
                bench.chat("li", .task(.done(number, evidence: nil)))
        else {
            Issue.record("the first round")
            return
        }
        bench.chat("li", .task(.done(number, evidence: nil)))
        #expect(bench.task("B04")?.isOpen == false)
    }

    @Test func `a repeating step comes back until the incident ends`() {
        var bench = Bench()
        bench.activate()
        let number = Number.t(bench.task("B16")?.number ?? 0)
        for round in 1...3 {
            bench.now = bench.now + .minutes(30)
            bench.chat("li", .task(.done(number, evidence: nil)))
            #expect(bench.task("B16")?.due == bench.now + .minutes(60))
            #expect(bench.task("B16")?.rounds == round)
        }
    }

    @Test func `evidence is asked once, then required`() {
        var bench = Bench()
        bench.activate()
        approve(&bench)
        let number = Number.t(bench.task("B15")?.number ?? 0)
        #expect(
            bench.chat("zhou", .task(.done(number, evidence: nil)))
                == .success(.evidenceWanted(number.value, kinds: ["url"])))
        #expect(
            bench.chat("zhou", .task(.done(number, evidence: "发了")))
                == .failure(.evidenceMissing(number, kinds: ["url"])))
        bench.chat("zhou", .task(.done(number, evidence: "https://example.org/1")))
        #expect(bench.task("B15")?.isOpen == false)
    }

    @Test func `a step may not start before its gate`() {
        var bench = Bench()
        bench.activate()
        let gate = Number.t(bench.task("B14")?.number ?? 0)
        let number = Number.t(bench.task("B15")?.number ?? 0)
        #expect(
            bench.chat("zhou", .task(.done(number, evidence: "https://x.org")))
                == .failure(.waitsFor(number, [gate])))
    }

    @Test func `nothing approves itself`() {
        var bench = Bench()
        bench.activate()
        let number = Number.t(bench.task("B14")?.number ?? 0)
        #expect(
            bench.chat("qian", .task(.approve(number))) == .failure(.notAwaitingApproval(number)))
        bench.chat("zhao", .task(.done(number, evidence: nil)))
        #expect(
            bench.chat("zhao", .task(.approve(number))) == .failure(.doerMayNotApprove(number)))
        #expect(
            bench.chat("li", .task(.approve(number)))
                == .failure(.notApprover(number, approvers: ["钱进"])))
        bench.chat("qian", .task(.approve(number)))
        #expect(bench.task("B14")?.isOpen == false)
    }

    @Test func `what the only member of a group did is approved by the office`() {
        let others = Fixture.people.filter { $0.id != "qian" }
        var bench = Bench(Roster(others))
        bench.activate()
        let number = Number.t(bench.task("B14")?.number ?? 0)
        bench.chat("zhao", .task(.done(number, evidence: nil)))
        #expect(
            bench.chat("zhao", .task(.approve(number))) == .failure(.doerMayNotApprove(number)))
        bench.chat("li", .task(.approve(number)))
        #expect(bench.task("B14")?.isOpen == false)
    }

    @Test func `somebody else's task is not mine to finish`() {
        var bench = Bench()
        bench.activate()
        let number = Number.t(bench.task("B16")?.number ?? 0)
        #expect(
            bench.chat("zhou", .task(.done(number, evidence: nil)))
                == .failure(.notYours(number, assignee: "李雷")))
        bench.chat("li", .task(.assign(number, to: "@zhou")))
        bench.chat("zhou", .task(.done(number, evidence: nil)))
        #expect(bench.task("B16")?.rounds == 1)
    }

    @Test func `reminders come at 50, 80 and 100 percent, then every 25, to the next one up`() {
        var bench = Bench()
        for pack in bench.plan.packs.indices {
            for step in bench.plan.packs[pack].steps.indices {
                bench.plan.packs[pack].steps[step].after = []
            }
        }
        let told = reminders(of: "B15", &bench)
        #expect(
            told == [
                ["50", "zhou"], ["80", "zhou"], ["100", "zhou"], ["125", "wu"], ["150", "zhao"],
                ["175", "zhao"], ["200", "zhao"],
            ])
    }

    @Test func `of a step that cannot begin it is whoever holds it up who is late`() {
        var bench = Bench()
        let told = reminders(of: "B15", &bench)
        #expect(
            told == [
                ["50", "zhao"], ["80", "zhao"], ["100", "zhao"], ["125", "qian"], ["150", "qian"],
                ["175", "qian"], ["200", "qian"],
            ])
    }

    private func reminders(of step: String, _ bench: inout Bench) -> [[String]] {
        bench.activate()
        let number = bench.task(step)?.number ?? 0
        var told: [[String]] = []
        for _ in 1...24 {
            bench.tick(after: 10)
            for entry in bench.log.suffix(40) {
                if case .task(number, .reminded(let percent, let person)) = entry.event {
                    let line = ["\(percent)", person.rawValue]
                    if !told.contains(line) { told.append(line) }
                }
            }
        }
        return told
    }

    @Test func `a round that begins after its due time is late at once, and nags on with measure`()
    {
        var bench = Bench()
        bench.activate()
        bench.tick(after: 180)
        let number = bench.task("B04")?.number ?? 0
        bench.chat("li", .task(.done(.t(number), evidence: nil)))
        let before = bench.log.count
        for _ in 1...60 { bench.tick(after: 1) }
        let nags = bench.log.dropFirst(before).compactMap { entry -> Int? in
            if case .task(number, .reminded(let percent, _)) = entry.event { percent } else { nil }
        }
        #expect(nags == [100, 125, 150, 175, 200])
    }

    @Test func `after a long silence one tick nags once`() {
        var bench = Bench()
        bench.activate()
        bench.tick(after: 60 * 24)
        let number = bench.task("B15")?.number ?? 0
        let nags = bench.log.filter {
            if case .task(number, .reminded) = $0.event { true } else { false }
        }
        #expect(nags.count == 1)
    }

    @Test func `nothing nags after the incident has ended`() {
        var bench = Bench()
        bench.activate()
        bench.chat("li", .incident(.proposeClose(nil, reason: "平息")))
        bench.chat("zhao", .incident(.confirmClose(nil, reason: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.world.running.isEmpty && bench.world.openNotices.isEmpty)
        // But what the law wants: that is wanted still.
        let legal = bench.world.incident(1)?.openTasks ?? []
        #expect(legal.map(\.step.id) == ["C09"])
        for task in legal { bench.chat("li", .task(.done(task.id, evidence: nil))) }
        #expect(bench.due == nil)
        let before = bench.told.count
        bench.tick(after: 60 * 24)
        #expect(bench.told.count == before)
    }

    @Test func `closing needs a proposal by the office and HQ's code`() {
        var bench = Bench()
        bench.activate()
        #expect(
            bench.chat("zhao", .incident(.confirmClose(nil, reason: nil)))
                == .failure(.notProposed(.i(1))))
        bench.chat("li", .incident(.proposeClose(nil, reason: "平息")))
        #expect(
            bench.chat("li", .incident(.confirmClose(nil, reason: nil)))
                == .failure(.notAllowed(.close, roles: [.hq], people: ["赵敏", "钱进"])))
    }

    @Test func `a level change moves unfinished steps, shows old and new, and leaves legal clocks`()
    {
        var bench = Bench()
        bench.activate()
        bench.chat("zhao", .incident(.level(nil, Level(1), reason: "升级")))
        guard
            case .success(.levelChanged(1, Level(2), to: Level(1), let changes)) =
                bench.chat("zhao", .desk(.answer(code: "4821")))
        else {
            Issue.record("no change")
            return
        }
        #expect(changes.map(\.step) == ["B04", "B14", "B15", "B16"])
        #expect(bench.task("B15")?.due == Fixture.noon + .minutes(60))
        #expect(bench.task("C09")?.due == Fixture.noon + .hours(4))
    }

    private func approve(_ bench: inout Bench) {
        let gate = Number.t(bench.task("B14")?.number ?? 0)
        bench.chat("zhao", .task(.done(gate, evidence: nil)))
        bench.chat("qian", .task(.approve(gate)))
    }
}

import Foundation
import Testing

@testable import Domain

@Suite struct ActivationTests {
    let request = ActivationRequest(
        warning: .w(1), level: Level(2), packs: [], reason: "情况紧急")

    @Test func `a warning calls the command group at once, with the assessment due in 30 minutes`()
    {
        var bench = Bench()
        let reply = bench.chat("wang", .warning(.register(Fixture.draft)))
        let told = ["赵敏", "钱进"].map { ToldPerson(name: $0, routes: [.chat, .sms]) }
        #expect(
            reply
                == .success(
                    .warned(
                        1, at: Fixture.noon, assessBy: Fixture.noon + .minutes(30), told: told)))
        #expect(bench.world.notices[1]?.waitingFor == ["zhao", "qian"])
    }

    @Test func `activation asks back and does nothing until the code comes`() {
        var bench = Bench()
        bench.warn()
        let reply = bench.chat("zhao", .incident(.activate(request)))
        guard
            case .success(.confirm(.activate(1, Level(2), [], 7, 4, 6, nil), code: "4821")) = reply
        else {
            Issue.record("\(reply)")
            return
        }
        #expect(bench.world.running.isEmpty)
    }

    @Test func `the code must come from the same person, in the same place, within two minutes`() {
        var bench = Bench()
        bench.warn()
        bench.chat("zhao", .incident(.activate(request)))
        let answer = Command.desk(.answer(code: "4821"))
        #expect(bench.chat("qian", answer) == .failure(.noCode))
        #expect(
            bench.perform(answer, by: .person("zhao", .chat), at: .direct("@zhao:localhost"))
                == .failure(.codeElsewhere))
        #expect(bench.chat("zhao", .desk(.answer(code: "4822"))) == .failure(.codeWrong))
        bench.now = Fixture.noon + .seconds(121)
        #expect(bench.chat("zhao", answer) == .failure(.codeExpired))
    }

    @Test func `a code said in time counts when the bot was down, unless ten minutes have gone`() {
        for (late, works) in [(9, true), (11, false)] {
            var bench = Bench()
            bench.warn()
            bench.chat("zhao", .incident(.activate(request)))
            let said = bench.now + .seconds(30)
            bench.now = bench.now + .minutes(late)
            _ = bench.perform(
                .desk(.answer(code: "4821")), by: .person("zhao", .chat), saidAt: said)
            #expect(bench.world.running.isEmpty != works)
        }
    }

    @Test func `a code works once`() {
        var bench = Bench()
        bench.activate()
        #expect(bench.chat("zhao", .desk(.answer(code: "4821"))) == .failure(.noCode))
        #expect(bench.world.running.count == 1)
    }

    @Test func `an unassessed warning needs a reason, and so does another level than suggested`() {
        var bench = Bench()
        bench.warn()
        var plain = request
        plain.reason = nil
        #expect(
            bench.chat("zhao", .incident(.activate(plain)))
                == .failure(.needsReason(.unassessed(.w(1)))))
        bench.plan.rubric = Rubric(
            indicators: [.init(name: Fixture.text("x"), weight: 100, scale: [])],
            cutOffs: [.init(score: 0, level: Level(3))], floors: [], unknownValue: 2,
            knownAtLeast: 1)
        bench.chat("li", .warning(.assess(.w(1), AssessmentInput(values: [1: 1]))))
        #expect(
            bench.chat("zhao", .incident(.activate(plain)))
                == .failure(.needsReason(.differs(suggested: Level(3)))))
    }

    @Test func `the office lead may enter HQ's telephone decision, and HQ countersigns`() throws {
        var bench = Bench()
        bench.warn()
        var proxy = request
        #expect(
            bench.chat("li", .incident(.activate(proxy)))
                == .failure(.notAllowed(.activate, roles: [.hq], people: ["赵敏", "钱进"])))
        proxy.onBehalfOf = "zhao"
        #expect(bench.chat("li", .incident(.activate(proxy))) == .failure(.proxyNeedsPhone))
        proxy.via = "phone"
        bench.chat("li", .incident(.activate(proxy)))
        bench.chat("li", .desk(.answer(code: "4821")))
        let incident = try #require(bench.world.incidents[1])
        #expect(incident.start.commander == "zhao" && incident.start.enteredBy == "li")
        #expect(incident.start.countersignBy == Fixture.noon + .hours(24))
        #expect(bench.events("notice.issued").count == 3)
        #expect(bench.chat("zhao", .incident(.countersign(nil))) == .success(.countersigned(1)))
        #expect(
            bench.chat("zhao", .incident(.countersign(.i(1))))
                == .failure(.alreadyCountersigned(.i(1))))
    }

    @Test func `a missing countersignature is told once`() {
        var bench = Bench()
        bench.warn()
        var proxy = request
        proxy.onBehalfOf = "赵敏"
        proxy.via = "phone"
        bench.chat("li", .incident(.activate(proxy)))
        bench.chat("li", .desk(.answer(code: "4821")))
        bench.tick(after: 24 * 60)
        bench.tick(after: 60)
        #expect(bench.events("incident.countersignLate").count == 1)
    }

    @Test func `activation gives everyone exactly one notice and ends the warning's`() {
        var bench = Bench()
        bench.activate()
        #expect(bench.world.openNotices.map(\.number) == [2])
        #expect(bench.world.notices[2]?.waitingFor.count == 7)
        #expect(bench.world.warning(1)?.outcome == .activated(as: 1))
    }

    @Test func `below level II one voice for each group is asked`() {
        var bench = Bench()
        bench.activate(3)
        #expect(bench.world.notices[2]?.waitingFor == ["zhao", "li", "zhou", "sun"])
    }

    @Test func `what the bot did itself is done`() {
        var bench = Bench()
        bench.activate()
        #expect(bench.task("B01")?.isOpen == false)
        #expect(bench.task("B04")?.isOpen == true)
    }

    @Test func `a group that has nobody folds to the office`() {
        var bench = Bench()
        bench.activate()
        #expect(bench.task("B01")?.assignee == "li")
    }

    @Test func `activating twice is refused`() {
        var bench = Bench()
        bench.activate()
        #expect(
            bench.chat("zhao", .incident(.activate(request)))
                == .failure(.warningEnded(.w(1), .activated(as: 1))))
    }

    @Test func `an incident is pinned to its plan`() {
        var bench = Bench()
        bench.activate()
        bench.plan.version = "2"
        bench.plan.packs[0].steps[1].action = Fixture.text("改了")
        #expect(bench.world.running[0].start.planVersion == "1")
        #expect(bench.task("B04")?.step.action.zh == "首报")
    }
}

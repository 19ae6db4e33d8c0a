import Foundation
import Testing

@testable import Domain

/// Versions of the plan (clause 九): one in force, running incidents pinned to their own.
@Suite struct PlanVersionTests {
    /// The plan of the fixtures, begun with as a bot begins.
    static func bench() -> Bench {
        var bench = Bench()
        bench.plan.publication = PublicationRule(
            acknowledge: .days(7), ladder: [Rung(after: .zero, routes: [.chat, .email])])
        _ = bench.perform(.system(.planFound(bench.plan)), by: .system)
        return bench
    }

    /// Another version: a step sooner, one gone, one new, other clocks and another ladder.
    static func next(_ plan: Plan) -> Plan {
        var plan = plan
        plan.version = "2"
        plan.hash = "22"
        plan.packs[0].steps.removeAll { $0.id == "B15" }
        plan.packs[0].steps[2].due = [Due(base: .activation, offset: .minutes(50))]
        plan.packs[0].steps.append(
            Step(
                id: "B17", group: "release", action: Fixture.text("答疑"),
                due: [Due(base: .activation, offset: .minutes(30))]))
        for index in plan.levels.indices {
            plan.levels[index].factor *= 3
            plan.levels[index].ladder = [Rung(after: .zero, routes: [.email])]
            plan.levels[index].acknowledgement = [.minutes(1)]
        }
        return plan
    }

    private func publish(_ plan: Plan, _ bench: inout Bench) {
        bench.found = PlanFound(plan: plan)
        bench.chat("zhao", .plan(.publish(hash: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
    }

    private func dues(_ bench: Bench) -> [String: Date?] {
        let tasks = bench.world.incidents[1]?.orderedTasks ?? []
        return Dictionary(tasks.map { ($0.step.id, $0.due) }, uniquingKeysWith: { one, _ in one })
    }

    // MARK: In force

    @Test func `the first plan is kept whole when it is begun with, and found again says nothing`()
    {
        var bench = Self.bench()
        #expect(bench.world.book.inForce == bench.plan)
        let before = bench.log.count
        _ = bench.perform(.system(.planFound(bench.plan)), by: .system)
        _ = bench.perform(.system(.planFound(Self.next(bench.plan))), by: .system)
        #expect(bench.log.count == before)
        #expect(bench.events("plan.published").map(\.stream) == [.plan])
    }

    @Test func `publishing asks back with what it will do, and does nothing until the code comes`()
    {
        var bench = Self.bench()
        bench.activate()
        let new = Self.next(bench.plan)
        bench.found = PlanFound(plan: new)
        let changes = bench.plan.changes(to: new).count
        #expect(
            bench.chat("zhao", .plan(.publish(hash: nil)))
                == .success(
                    .confirm(
                        .plan(
                            .publish(from: "1", to: "2", changes: changes, people: 6, running: 1)),
                        code: "4821")))
        #expect(bench.world.book.inForce?.version == "1")
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.world.book.inForce == new)
    }

    @Test func `what cannot be published is refused with its reason`() {
        var bench = Self.bench()
        let ask = Command.plan(.publish(hash: nil))
        #expect(bench.chat("zhao", ask) == .failure(.plan(.noFolder)))
        bench.found = PlanFound(plan: bench.plan)
        #expect(bench.chat("zhao", ask) == .failure(.plan(.notNew(version: "1"))))
        var other = Self.next(bench.plan)
        other.version = "1"
        bench.found = PlanFound(plan: other)
        #expect(bench.chat("zhao", ask) == .failure(.plan(.versionTaken("1"))))
        let fault = PlanFound.Fault(place: "base.yaml:3", message: Fixture.text("坏"))
        bench.found = PlanFound(plan: nil, faults: [fault, fault])
        #expect(bench.chat("zhao", ask) == .failure(.plan(.faulty(2, first: fault))))
        #expect(bench.world.book.publications.count == 1)
    }

    @Test func `a pack that changes between question and code is not published`() {
        var bench = Self.bench()
        bench.found = PlanFound(plan: Self.next(bench.plan))
        bench.chat("zhao", .plan(.publish(hash: nil)))
        var later = Self.next(bench.plan)
        later.hash = "33"
        bench.found = PlanFound(plan: later)
        #expect(
            bench.chat("zhao", .desk(.answer(code: "4821"))) == .failure(.plan(.changedSince)))
        #expect(bench.world.book.inForce?.version == "1")
    }

    @Test func `an older version may be published again`() {
        var bench = Self.bench()
        let first = bench.plan
        publish(Self.next(first), &bench)
        publish(first, &bench)
        #expect(bench.world.book.publications.map(\.version) == ["1", "2", "1"])
        #expect(bench.world.book.inForce == first)
    }

    // MARK: Acknowledged anew

    @Test func `everybody but the signer is asked, each for themselves, and a list is kept`() {
        var bench = Self.bench()
        publish(Self.next(bench.plan), &bench)
        let notice = bench.world.notices[1]
        #expect(notice?.issue.recipients == ["qian", "li", "wang", "zhou", "wu", "sun"])
        #expect(notice?.told["li"]?.routes == [.chat, .email])
        #expect(notice?.lines.allSatisfy { $0.ahead.isEmpty && $0.nextAt == nil } == true)
        bench.sms("li", .notice(.acknowledge(.n(1), onBehalfOf: nil, via: nil)))
        #expect(bench.world.unread == ["qian", "wang", "zhou", "wu", "sun"])
    }

    @Test func `after the week it is told once who has not acknowledged`() {
        var bench = Self.bench()
        publish(Self.next(bench.plan), &bench)
        for id in ["qian", "li", "wang", "zhou"] as [PersonID] {
            bench.sms(id, .notice(.acknowledge(.n(1), onBehalfOf: nil, via: nil)))
        }
        #expect(bench.due == Fixture.noon + .days(7))
        bench.tick(after: 7 * 24 * 60)
        bench.tick(after: 60)
        let events = bench.events("plan.acknowledgementDue").map(\.event)
        #expect(events == [.plan(.acknowledgementDue(hash: "22", missing: ["wu", "sun"]))])
        #expect(bench.due == nil)
        bench.sms("wu", .notice(.acknowledge(.n(1), onBehalfOf: nil, via: nil)))
        #expect(bench.world.unread == ["sun"])
    }

    @Test func `when all have acknowledged nothing is due`() {
        var bench = Self.bench()
        publish(Self.next(bench.plan), &bench)
        for id in ["qian", "li", "wang", "zhou", "wu", "sun"] as [PersonID] {
            bench.sms(id, .notice(.acknowledge(nil, onBehalfOf: nil, via: nil)))
        }
        #expect(bench.due == nil)
        bench.tick(after: 8 * 24 * 60)
        #expect(bench.events("plan.acknowledgementDue").isEmpty)
    }

    @Test func `a further version takes the notice of the one before back`() {
        var bench = Self.bench()
        publish(Self.next(bench.plan), &bench)
        var third = Self.next(bench.plan)
        third.version = "3"
        third.hash = "33"
        publish(third, &bench)
        #expect(bench.world.notice(1)?.withdrawn == true)
        #expect(bench.world.book.current?.notice == 2)
    }

    // MARK: Pinned

    @Test func `a running incident keeps its clocks when another version is published`() {
        var bench = Self.bench()
        bench.activate(2)
        var control = bench
        let before = dues(bench)
        publish(Self.next(bench.plan), &bench)
        #expect(dues(bench) == before)
        for id in [3, 1] {
            for twin in 0...1 {
                var desk = twin == 0 ? bench : control
                desk.chat("zhao", .incident(.level(.i(1), Level(id), reason: "变")))
                desk.chat("zhao", .desk(.answer(code: "4821")))
                if twin == 0 { bench = desk } else { control = desk }
            }
            #expect(dues(bench) == dues(control))
        }
        #expect(bench.world.pinned == [PinnedIncident(incident: 1, version: "1")])
    }

    @Test func `its notices keep their ladder too, and a new incident takes the new one`() {
        var bench = Self.bench()
        bench.activate(2)
        publish(Self.next(bench.plan), &bench)
        var proxy = ActivationRequest(
            warning: .w(2), level: Level(2), packs: [], reason: "急", onBehalfOf: "zhao",
            via: "phone")
        proxy.warning = .w(2)
        bench.warn()
        bench.chat("li", .incident(.activate(proxy)))
        bench.chat("li", .desk(.answer(code: "4821")))
        #expect(bench.world.incidents[2]?.planVersion == "2")
        #expect(bench.world.incidents[2]?.tasks.values.contains { $0.step.id == "B17" } == true)
        let ladders = bench.world.openNotices.filter { $0.issue.incident == 2 }.map(\.issue.ladder)
        #expect(ladders.first == [Rung(after: .zero, routes: [.email])])
        let old = bench.world.incidents[1].flatMap { bench.world.plan(of: $0) }
        #expect(old?.version == "1")
    }

    @Test func `a restart with another pack on the disk changes nothing for what runs`() {
        var bench = Self.bench()
        bench.activate(2)
        bench.world = World(folding: bench.log)
        bench.plan = Self.next(bench.plan)
        let before = dues(bench)
        bench.chat("zhao", .incident(.level(.i(1), Level(3), reason: "变")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        let half = before["B14"].flatMap { $0 }
        #expect(dues(bench)["B14"] == half.map { $0 + .minutes(100) })
        #expect(bench.world.book.inForce?.version == "1")
    }

    @Test func `a log from before plans were kept goes on by the plan the bot is started with`() {
        var bench = Bench()
        bench.activate(2)
        #expect(bench.world.book.inForce == nil)
        bench.world = World(folding: bench.log)
        bench.chat("zhao", .incident(.level(.i(1), Level(1), reason: "变")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.world.incidents[1]?.level == Level(1))
        _ = bench.perform(.system(.planFound(bench.plan)), by: .system)
        #expect(bench.world.book.inForce == bench.plan)
    }

    @Test func `an interpretation has the next number`() {
        var bench = Self.bench()
        let ask = { (word: String) in Command.plan(.interpret(question: word, answer: "是")) }
        #expect(bench.chat("li", ask("甲")) == .success(.plan(.interpreted(1))))
        #expect(bench.chat("li", ask("乙")) == .success(.plan(.interpreted(2))))
        #expect(bench.world.book.interpretations.map(\.question) == ["甲", "乙"])
        #expect(bench.world.book.interpretations.map(\.by) == ["li", "li"])
    }

    @Test func `HQ publishes and adopts, the office interprets, everybody reads`() {
        let people = Fixture.roster
        func may(_ verb: Verb, _ id: PersonID) -> Bool {
            people[id].map { Permissions.may(verb, $0, on: .chat) == .yes } ?? false
        }
        let table: [(Verb, [PersonID])] = [
            (.plan, ["zhao", "li", "wu"]), (.planPublish, ["zhao", "qian"]),
            (.planAdopt, ["zhao", "qian"]), (.planInterpret, ["li", "wang"]),
        ]
        for (verb, able) in table {
            for id in ["zhao", "qian", "li", "wang", "zhou", "wu"] as [PersonID] {
                let expected = verb == .plan || able.contains(id)
                #expect(may(verb, id) == expected, "\(verb) \(id)")
            }
            #expect(people["zhao"].map { Permissions.may(verb, $0, on: .sms) } == .notHere(.sms))
        }
    }
}

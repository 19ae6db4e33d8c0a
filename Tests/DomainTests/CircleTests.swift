import Foundation
import Testing

@testable import Domain

/// Sensitive matters: `zhao` leads, `li` and `wang` are the office, `zhou` and `wu` release.
struct CircleTests {
    private let incident = Number(.incident, 1)

    /// An incident of level II, run by `zhao`; `wu` has no task in it.
    private func bench() -> Bench {
        var bench = Bench()
        bench.activate()
        return bench
    }

    private func closed() -> Bench {
        var bench = bench()
        bench.chat("li", .circle(.classify(incident, .sensitive, reason: nil)))
        return bench
    }

    private func members(_ bench: Bench) -> Set<PersonID> {
        Set(bench.world.circles[incident]?.members.map(\.person) ?? [])
    }

    @Test func `who leads and who has a task knows of it from the first moment, nobody else`() {
        let bench = closed()
        #expect(bench.world.label(of: incident) == .sensitive)
        #expect(members(bench) == ["li", "zhao", "zhou"])
        #expect(bench.world.mayKnow("zhou", of: incident))
        #expect(!bench.world.mayKnow("wu", of: incident))
        #expect(!bench.world.mayKnow(nil, of: incident))
    }

    @Test func `its tasks and notices are as sensitive as the incident`() {
        let bench = closed()
        let task = bench.world.incident(1)?.orderedTasks.first?.id ?? incident
        #expect(bench.world.label(of: task) == .sensitive)
        let notices = bench.world.openNotices.filter { $0.issue.incident == 1 }
        #expect(!notices.isEmpty)
        #expect(notices.allSatisfy { !bench.world.mayKnow("wu", of: $0.id) })
        #expect(bench.world.label(of: Number(.warning, 1)) == .sensitive)
    }

    @Test func `nothing of it is done by somebody who may not know`() {
        var bench = closed()
        let refused = Refusal.circle(.closed(incident))
        #expect(
            bench.chat("sun", .incident(.note(incident, text: "x", at: nil))) == .failure(refused))
        #expect(
            bench.chat("qian", .incident(.level(incident, Level(1), reason: "x")))
                == .failure(refused))
        let task = bench.task("B15")?.id ?? incident
        #expect(
            bench.chat("wu", .task(.done(task, evidence: "x"))) == .failure(.circle(.closed(task))))
        // Without a number it is as if it were not there.
        #expect(
            bench.chat("sun", .incident(.note(nil, text: "x", at: nil))) == .failure(.noIncident))
    }

    @Test func `whoever was asked may say yes or no without knowing of what`() {
        var bench = closed()
        let notice = bench.world.openNotices.first { $0.told["wu"] != nil }
        let number = notice?.id ?? incident
        #expect(
            bench.sms("wu", .notice(.acknowledge(number, onBehalfOf: nil, via: nil)))
                == .success(nil))
    }

    @Test func `HQ lets somebody in for a time; then they are out again`() {
        var bench = closed()
        #expect(
            bench.chat("qian", .circle(.admit(nil, "@wu", span: .hours(2))))
                == .success(
                    .circle(
                        .admitted(incident, person: "吴悠", until: bench.now + .hours(2)))))
        #expect(bench.world.mayKnow("wu", of: incident))
        #expect(bench.world.circles.nextMoment == bench.now + .hours(2))
        bench.tick(after: 119)
        #expect(bench.world.mayKnow("wu", of: incident))
        bench.tick(after: 1)
        #expect(!bench.world.mayKnow("wu", of: incident))
        #expect(bench.world.circles.nextMoment == nil)
        let ended = bench.log.filter { $0.event == .circle(incident, .expired("wu")) }
        #expect(ended.count == 1)
    }

    @Test func `an assignee must be inside first`() {
        var bench = closed()
        let task = bench.task("B15")?.id ?? incident
        #expect(
            bench.chat("li", .task(.assign(task, to: "wu")))
                == .failure(.circle(.notInside(incident, person: "吴悠"))))
        bench.chat("zhao", .circle(.admit(incident, "wu", span: nil)))
        guard case .success = bench.chat("li", .task(.assign(task, to: "wu"))) else {
            return #expect(Bool(false))
        }
    }

    @Test func `where nobody keeps secrets by office, two lower a label, one of them of HQ`() {
        var bench = closed()
        let lower = Command.circle(.classify(incident, .internal, reason: "公开了"))
        #expect(
            bench.chat("zhou", .circle(.classify(incident, .internal, reason: "公开了")))
                == .failure(
                    .circle(.lowering(incident, roles: [.secrecy, .hq, .office]))))
        #expect(
            bench.chat("li", .circle(.classify(incident, .internal, reason: nil)))
                == .failure(.circle(.loweringNeedsReason(incident))))
        #expect(
            bench.chat("li", lower)
                == .success(
                    .circle(
                        .loweringAsked(
                            incident, .internal, from: .sensitive, people: ["赵敏"]))))
        #expect(!bench.world.mayKnow("wu", of: incident))
        #expect(
            bench.chat("li", lower)
                == .failure(.circle(.loweringNeedsAnother(incident, people: ["赵敏"]))))
        // Another of the office is not enough.
        bench.chat("zhao", .circle(.admit(incident, "wang", span: nil)))
        #expect(
            bench.chat("wang", lower)
                == .failure(.circle(.loweringNeedsAnother(incident, people: ["赵敏"]))))
        #expect(!bench.world.mayKnow("wu", of: incident))
        bench.chat("zhao", .circle(.classify(incident, .internal, reason: nil)))
        #expect(bench.world.mayKnow("wu", of: incident))
        #expect(
            bench.chat("li", .circle(.classify(incident, .internal, reason: nil)))
                == .failure(.circle(.sameLabel(incident, .internal))))
        #expect(
            bench.chat("zhao", .circle(.admit(incident, "wu", span: nil)))
                == .failure(.circle(.notClosed(incident))))
    }

    @Test func `who asked waits a day for the second one, and HQ alone does it neither`() {
        var bench = closed()
        let lower = Command.circle(.classify(incident, .internal, reason: "公开了"))
        bench.chat("zhao", lower)
        #expect(
            bench.chat("zhao", lower)
                == .failure(.circle(.loweringNeedsAnother(incident, people: ["李雷"]))))
        bench.tick(after: 24 * 60)
        #expect(
            bench.chat("li", .circle(.classify(incident, .internal, reason: nil)))
                == .failure(.circle(.loweringNeedsReason(incident))))
        bench.chat("li", lower)
        #expect(!bench.world.mayKnow("wu", of: incident))
        bench.chat("zhao", lower)
        #expect(bench.world.mayKnow("wu", of: incident))
        let kinds = bench.log.map(\.event.type).filter { $0.hasPrefix("circle.") }
        #expect(
            kinds == [
                "circle.labelled", "circle.loweringAsked", "circle.loweringAsked",
                "circle.labelled",
            ])
    }

    @Test func `where somebody keeps secrets, nobody else lowers a label`() {
        let han = Person(
            id: "han", name: "韩松", posts: [.init(group: "secrecy", seat: .lead)],
            chat: "@han:localhost")
        var bench = Bench(Roster(Fixture.people + [han]))
        bench.activate()
        bench.chat("li", .circle(.classify(incident, .sensitive, reason: nil)))
        let opened = Command.circle(.classify(incident, .internal, reason: "公开了"))
        #expect(
            bench.chat("li", opened)
                == .failure(.circle(.lowering(incident, roles: [.secrecy]))))
        #expect(bench.chat("wang", opened) == .failure(.circle(.closed(incident))))
        #expect(!bench.world.mayKnow("wu", of: incident))
        bench.chat("han", opened)
        #expect(bench.world.mayKnow("wu", of: incident))
    }

    @Test func `a seat lets nobody in: the tasks stay with who knows, and that is said`() {
        var bench = closed()
        let task = bench.task("B15")?.id ?? incident
        bench.chat("zhao", .group(.seat("release", person: "wu", .lead)))
        let done = bench.chat("zhao", .desk(.answer(code: "4821")))
        guard case .success(.group(.changed(let change))?) = done else {
            Issue.record("\(done)")
            return
        }
        #expect(change.kept == [task] && change.tasks == [])
        #expect(bench.task("B15")?.assignee == "zhou")
        #expect(!bench.world.mayKnow("wu", of: incident))
        #expect(
            bench.chat("wu", .circle(.classify(incident, .internal, reason: "x")))
                == .failure(.circle(.closed(incident))))
        // Once they are let in it goes along with the seat as ever.
        bench.chat("zhao", .circle(.admit(incident, "wu", span: nil)))
        bench.chat("zhao", .group(.seat("release", person: "zhou", .lead)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.chat("zhao", .group(.seat("release", person: "wu", .lead)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.task("B15")?.assignee == "wu")
    }

    @Test func `without a number that is meant which the message belongs to, and nothing else`() {
        var bench = closed()
        bench.warn()
        bench.chat("li", .circle(.classify(.w(2), .sensitive, reason: nil)))
        bench.matters = [.w(2)]
        let elsewhere = Refusal.circle(.notRunning(.w(2)))
        let before = bench.log.count
        let commands: [Command] = [
            .incident(.note(nil, text: "x")), .incident(.pin(nil, text: "x", saidBy: "li")),
            .fact(.add(nil, text: "x", source: nil)),
            .evidence(.add(nil, .link("https://example.org/p/1"), note: nil)),
            .question(.log(nil, QuestionDraft(text: "x", asker: "y"))),
            .rumour(.add(nil, RumourDraft(text: "x"))),
        ]
        for command in commands {
            #expect(bench.chat("li", command) == .failure(elsewhere), "\(command)")
        }
        #expect(bench.log.count == before)
        // Whoever does not know of it reads that, and no more.
        #expect(
            bench.chat("sun", .incident(.note(nil, text: "x"))) == .failure(.circle(.closed(.w(2))))
        )
        bench.matters = [incident]
        bench.chat("li", .incident(.note(nil, text: "x")))
        #expect(bench.log.last?.event == .incident(1, .noted(text: "x", at: nil)))
    }

    @Test func `nor does a note go to the desk where nothing runs`() {
        var bench = Bench()
        bench.warn()
        bench.matters = [.w(1)]
        #expect(
            bench.chat("li", .incident(.note(nil, text: "x")))
                == .failure(.circle(.notRunning(.w(1)))))
    }

    @Test func `an incident is as sensitive as its warning, and tells only who may know`() {
        var bench = Bench()
        bench.warn()
        bench.chat("li", .circle(.classify(.w(1), .sensitive, reason: nil)))
        #expect(
            bench.chat("sun", .warning(.watch(.w(1), reason: "x")))
                == .failure(.circle(.closed(.w(1)))))
        bench.activate()
        #expect(bench.world.label(of: incident) == .sensitive)
        let told = bench.world.openNotices.first { $0.issue.incident == 1 }?.issue.recipients ?? []
        #expect(Set(told) == members(bench))
        #expect(!told.contains("wu") && told.contains("zhou"))
    }

    @Test func `somebody always knows, and nobody is taken out who is not in`() {
        var bench = closed()
        #expect(
            bench.chat("zhao", .circle(.remove(incident, "wu")))
                == .failure(.circle(.notInside(incident, person: "吴悠"))))
        bench.chat("zhao", .circle(.remove(incident, "li")))
        bench.chat("zhao", .circle(.remove(incident, "zhou")))
        #expect(
            bench.chat("zhao", .circle(.remove(incident, "zhao")))
                == .failure(.circle(.lastInside(incident))))
    }

    @Test func `it is read again from the log, and from a snapshot`() throws {
        var bench = closed()
        bench.chat("qian", .circle(.admit(nil, "@wu", span: .hours(2))))
        #expect(World(folding: bench.log).circles == bench.world.circles)
        let kept = try JSONEncoder().encode(bench.world)
        #expect(try JSONDecoder().decode(World.self, from: kept).circles == bench.world.circles)
        let events = try JSONEncoder().encode(bench.log)
        #expect(try JSONDecoder().decode([Entry].self, from: events) == bench.log)
    }
}

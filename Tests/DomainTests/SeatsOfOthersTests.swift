import Foundation
import Testing

@testable import Domain

/// What standing in, powers and leave must not do by the way. It is Monday, 2026-01-05, noon.
struct SeatsOfOthersTests {
    private func when(_ days: Int, _ minute: Int? = nil) -> DutyWhen {
        DutyWhen(.from(today: days), minute: minute)
    }

    private func leave(_ from: Int, _ to: Int) -> Command {
        .absence(.leave(nil, from: when(from), to: when(to), reason: nil, allow: false))
    }

    private func request() -> Command {
        .incident(
            .activate(
                ActivationRequest(
                    warning: Number(.warning, 1), level: Level(2), packs: [], reason: "急")))
    }

    @Test func `nobody outside HQ gets its seat by standing in, arranged or not`() {
        var bench = Bench()
        #expect(
            bench.chat("li", .absence(.cover("zhao", by: "wang", until: nil)))
                == .failure(.absence(.coverOfHQ("赵敏"))))
        guard case .success = bench.chat("li", .absence(.cover("zhao", by: "qian", until: nil)))
        else { return #expect(Bool(false)) }
        // A deputy of HQ who also leads the guidance group, covered by its deputy.
        var people = Fixture.people
        people[6].posts.append(.init(group: .hq, seat: .deputy))
        people[5].posts.append(.init(group: "guidance", seat: .deputy))
        bench = Bench(Roster(people))
        bench.activate(1)
        let notice = bench.world.openNotices.first { $0.told["sun"] != nil }?.number ?? 0
        bench.sms("sun", .notice(.cannot(.n(notice), reason: nil)))
        #expect(bench.world.absences.covers["sun"]?.by == "wu")
        let staff = bench.world.staff(at: bench.now)
        #expect(staff["wu"]?.sits(in: "guidance", as: .lead) == true)
        #expect(staff["wu"]?.sits(in: .hq) == false)
        #expect(!staff.members(of: .hq).map(\.id).contains("wu"))
    }

    @Test func `powers end with the seat of who gave them, and two givers are not mixed up`() {
        var bench = Bench()
        let give = Command.absence(
            .delegate("li", scope: [.activate], from: nil, until: when(3)))
        bench.chat("zhao", give)
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(
            bench.chat("qian", give) == .failure(.absence(.hasMandate("李雷", by: "赵敏"))))
        guard case .success = bench.chat("zhao", give) else { return #expect(Bool(false)) }
        var people = bench.world.roster.everyone
        people[0].posts = [.init(group: "release", seat: .member)]
        people[1].posts = [.init(group: .hq, seat: .lead)]
        _ = bench.perform(.system(.rosterImported(Roster(people))), by: .system)
        bench.warn()
        guard case .failure(.notAllowed(.activate, _, _)) = bench.chat("li", request()) else {
            return #expect(Bool(false))
        }
        #expect(bench.world.staff(at: bench.now, for: .activate)["li"]?.sits(in: .hq) == false)
    }

    @Test func `what is activated by mandate tells everybody so`() {
        var bench = Bench()
        bench.chat(
            "zhao", .absence(.delegate("li", scope: [.activate], from: nil, until: when(3))))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.warn()
        bench.chat("li", request())
        bench.chat("li", .desk(.answer(code: "4821")))
        let briefs = bench.log.compactMap { entry -> ActivationBrief? in
            guard case .notice(_, .issued(let issue)) = entry.event,
                case .activation(let brief) = issue.subject
            else { return nil }
            return brief
        }
        #expect(briefs.map(\.signedFor?.name) == ["赵敏"])
    }

    @Test func `leave that is asked for within another does not end the rest of it`() {
        var bench = Bench()
        bench.chat("zhou", leave(0, 5))
        bench.chat("zhou", leave(5, 9))
        bench.chat("zhou", leave(2, 2))
        for day in 0...9 {
            #expect(
                bench.world.isOnLeave("zhou", at: bench.now + .hours(24 * day)), "day \(day)")
        }
        #expect(!bench.world.isOnLeave("zhou", at: bench.now + .hours(24 * 10)))
        bench.chat("zhou", .absence(.back(nil)))
        #expect(!bench.world.isOnLeave("zhou", at: bench.now))
    }

    @Test func `who is on leave by the roster's file can come back early`() {
        var people = Fixture.people
        people[4].leave = ["2026-01-04..2026-01-09", "2026-02-01"].compactMap { Leave($0) }
        var bench = Bench(Roster(people))
        #expect(bench.world.isOnLeave("zhou", at: bench.now))
        #expect(
            bench.chat("zhou", .absence(.back(nil))) == .success(.absence(.back("周舟"))))
        #expect(!bench.world.isOnLeave("zhou", at: bench.now))
        #expect(bench.world.roster["zhou"]?.leave?.map(\.description) == ["2026-02-01"])
        #expect(bench.events("absence.back").count == 1)
    }

    @Test func `cover ends when A answers what B has answered meanwhile`() {
        var bench = Bench()
        bench.activate(1)
        let notice = bench.world.openNotices.first { $0.told["zhou"] != nil }?.number ?? 0
        bench.sms("zhou", .notice(.cannot(.n(notice), reason: "出差")))
        #expect(bench.world.absences.covers["zhou"]?.by == "wu")
        for id in ["zhao", "qian", "li", "wang", "sun", "wu"] as [PersonID] {
            bench.chat(id, .notice(.acknowledge(.n(notice), onBehalfOf: nil, via: nil)))
        }
        #expect(bench.world.openNotices.allSatisfy { !$0.concerns("zhou") })
        let late = bench.sms("zhou", .notice(.acknowledge(nil, onBehalfOf: nil, via: nil)))
        #expect(late == .success(.refused(.nothingToAcknowledge)))
        #expect(bench.world.absences.covers.isEmpty)
    }

    @Test func `a group's task goes to whoever is there`() {
        var bench = Bench()
        bench.activate()
        bench.chat("zhou", leave(0, 0))
        let task = bench.task("B15")?.id ?? .t(0)
        bench.chat("li", .task(.assign(task, to: "#release")))
        #expect(bench.world.task(task.value)?.assignee == "wu")
    }
}

/// A circle that stays right while people change.
extension CircleTests {
    private var matter: Number { Number(.incident, 1) }

    private func inside(_ bench: Bench) -> Set<PersonID> {
        Set(bench.world.circles[matter]?.members.map(\.person) ?? [])
    }

    private func sensitive() -> Bench {
        var bench = Bench()
        bench.activate()
        bench.chat("li", .circle(.classify(matter, .sensitive, reason: nil)))
        return bench
    }

    @Test func `who leads while others are away is inside from the first moment`() {
        var bench = Bench()
        let today = DutyWhen(.from(today: 0))
        for id in ["zhao", "li"] as [PersonID] {
            bench.chat(
                id, .absence(.leave(nil, from: today, to: nil, reason: nil, allow: false)))
        }
        bench.warn()
        bench.chat("sun", .circle(.classify(.w(1), .sensitive, reason: nil)))
        let members = bench.world.circles[.w(1)]?.members.map(\.person) ?? []
        #expect(Set(members) == ["sun", "zhao", "qian", "li", "wang"])
    }

    @Test func `whoever a later step falls to is let in with it`() {
        var bench = sensitive()
        let today = DutyWhen(.from(today: 0))
        bench.chat(
            "zhou", .absence(.leave(nil, from: today, to: nil, reason: nil, allow: false)))
        #expect(!inside(bench).contains("wu"))
        let seed = TaskSeed(
            number: 90, step: Fixture.steps[3], assignee: "wu", from: bench.now, due: nil,
            fulfilled: false)
        var decider = Decider(
            world: bench.world,
            context: Context(
                now: bench.now, actor: .system, plan: bench.plan, code: "4821"))
        decider.record(.incident(1, .stepsJoined([seed], because: .levelChanged)))
        let (after, entries) = decider.finish()
        #expect(entries.map(\.event).contains(.circle(matter, .admitted("wu", until: nil))))
        #expect(after.mayKnow("wu", of: matter))
    }

    @Test func `who is not of a new circle, or one of us no more, is taken out of its room`() {
        var bench = sensitive()
        bench.chat("zhao", .circle(.admit(matter, "wu", span: nil)))
        for person in ["li", "zhao"] as [PersonID] {
            bench.chat(person, .circle(.classify(matter, .internal, reason: "公开了")))
        }
        bench.chat("li", .circle(.classify(matter, .sensitive, reason: nil)))
        #expect(!inside(bench).contains("wu"))
        #expect(bench.log.map(\.event).contains(.circle(matter, .removed("wu"))))
        bench.chat("zhao", .circle(.admit(matter, "sun", span: nil)))
        let people = bench.world.roster.everyone.filter { $0.id != "sun" }
        _ = bench.perform(.system(.rosterImported(Roster(people))), by: .system)
        bench.tick(after: 1)
        #expect(!inside(bench).contains("sun"))
    }
}

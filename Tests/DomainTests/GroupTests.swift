import Foundation
import Testing

@testable import Domain

/// Groups beside the plan's, seats given in the chat, and what follows from them.
struct GroupTests {
    typealias Answer = Result<Reply?, Refusal>

    /// As the fixture's, with the cross-platform team and the step that forms it.
    private static var plan: Plan {
        var plan = Fixture.plan
        plan.groups.append(
            GroupRule(
                id: "crossplatform", name: Bilingual(zh: "跨平台组", en: "Cross-platform"),
                duty: Fixture.text("统筹"), words: ["跨平台"], responds: true, minimum: 2))
        plan.packs[0].steps += [
            Step(
                id: "M02", group: "hq", action: Fixture.text("成立跨平台组"),
                due: [Due(base: .activation, offset: .minutes(20))], fulfilledBy: .groupFormed,
                approval: Approval(rule: .any, approvers: [.init(group: "hq")]),
                evidence: ["names"], notify: ["crossplatform"]),
            Step(
                id: "M03", group: "crossplatform", action: Fixture.text("每平台一人"),
                due: [Due(base: .activation, offset: .minutes(30))]),
        ]
        return plan
    }

    private func bench(_ roster: Roster = Fixture.roster) -> Bench {
        var bench = Bench(roster)
        bench.plan = Self.plan
        return bench
    }

    private func refusal(_ answer: Answer) -> GroupRefusal? {
        if case .failure(.group(let refusal)) = answer { refusal } else { nil }
    }

    private func done(_ answer: Answer) -> GroupChange? {
        if case .success(.group(.changed(let change))) = answer { change } else { nil }
    }

    @discardableResult
    private func confirmed(
        _ bench: inout Bench, _ who: PersonID, _ command: GroupCommand
    ) -> GroupChange? {
        guard case .success(.confirm(.group, _)) = bench.chat(who, .group(command)) else {
            return nil
        }
        return done(bench.chat(who, .desk(.answer(code: "4821"))))
    }

    private let rear = GroupDraft(
        name: "rear", zh: "后勤组", en: "Logistics", duty: "车辆、食宿", minimum: 3,
        people: GroupPeople(lead: "sun", members: ["wu"]))

    @Test func `a group is added with the code, and is one like the plan's from then on`() {
        var bench = bench()
        let before = bench.log.count
        guard case .success(.confirm(.group(let asked), _)) = bench.chat("li", .group(.add(rear)))
        else {
            Issue.record("not asked back")
            return
        }
        #expect(asked.deed == .added && asked.strength == 2 && asked.isShort)
        #expect(bench.events("roster.groupAdded").isEmpty && bench.log.count == before + 1)
        let change = done(bench.chat("li", .desk(.answer(code: "4821"))))
        #expect(change?.seats.map(\.name) == ["孙宁", "吴悠"])
        #expect(bench.world.roster.members(of: "rear").map(\.id) == ["sun", "wu"])
        #expect(bench.world.roster["sun"]?.sits(in: "guidance", as: .lead) == true)
        let plan = bench.world.planInForce(else: bench.plan)
        #expect(plan.group(called: "后勤组") == "rear" && plan.group("rear")?.minimum == 3)
        // A seat by the roster's own command, a roll call, an activation: all know it.
        bench.chat("li", .roster(.edit("zhou", [RosterInput(.posts, "release.lead,后勤组.deputy")])))
        bench.chat("li", .desk(.answer(code: "4821")))
        #expect(bench.world.roster.holder(of: .deputy, in: "rear")?.id == "zhou")
        var call = RollCallRequest()
        call.scope = "#Logistics"
        let roll = bench.chat("li", .rollCall(.call(call)))
        guard case .success(.rollCalled(_, asked: 3, _, _)) = roll else {
            Issue.record("\(roll)")
            return
        }
    }

    @Test func `what cannot be a group is refused, and nothing is recorded`() {
        var bench = bench()
        let before = bench.log.count
        func no(_ command: GroupCommand) -> GroupRefusal? {
            refusal(bench.chat("li", .group(command)))
        }
        #expect(no(.add(GroupDraft(name: "a b"))) == .badName("a b"))
        #expect(no(.add(GroupDraft(name: "123"))) == .badName("123"))
        #expect(no(.add(GroupDraft(name: "All"))) == .badName("All"))
        #expect(
            no(.add(GroupDraft(name: "跨平台")))
                == .taken("跨平台", by: Bilingual(zh: "跨平台组", en: "Cross-platform")))
        #expect(
            no(.add(GroupDraft(name: "x", zh: "office")))
                == .taken("office", by: Fixture.text("office")))
        #expect(no(.close("hq")) == .mustStay(Fixture.text("hq")))
        #expect(no(.close("office")) == .mustStay(Fixture.text("office")))
        #expect(no(.close("duty")) == .emptyAlready(Fixture.text("duty")))
        #expect(
            no(.form("跨平台", GroupPeople(members: ["sun"]), incident: nil))
                == .noLead(Bilingual(zh: "跨平台组", en: "Cross-platform")))
        #expect(no(.leave("release", person: "li")) == .notIn("李雷", Fixture.text("release")))
        #expect(
            no(.seat("release", person: "zhou", .lead)) == .nothingNew(Fixture.text("release")))
        guard case .noSuch("后勤", let known) = no(.close("后勤")) else {
            Issue.record("no refusal")
            return
        }
        #expect(known.count == 6)
        #expect(bench.chat("li", .group(.seat("hq", person: "x", .lead))).isRefused)
        #expect(bench.log.count == before)
    }

    @Test func `a new lead takes the old one's place, who stays in the group`() {
        var bench = bench()
        bench.activate()
        let change = confirmed(&bench, "zhao", .seat("release", person: "wu", .lead))
        #expect(bench.world.roster.holder(of: .lead, in: "release")?.id == "wu")
        // What the group has to do goes to whoever leads it.
        #expect(change?.tasks.map(\.step) == ["B15"] && bench.task("B15")?.assignee == "wu")
        #expect(bench.world.roster["zhou"]?.sits(in: "release", as: .member) == true)
        confirmed(&bench, "zhao", .seat("release", person: "sun", .deputy))
        #expect(bench.world.roster.members(of: "release").map(\.id) == ["wu", "sun", "zhou"])
        confirmed(&bench, "zhao", .leave("release", person: "zhou"))
        #expect(bench.world.roster["zhou"]?.posts == [])
        #expect(bench.world.roster["sun"]?.posts.map(\.group) == ["guidance", "release"])
    }

    @Test func `a group of many is emptied at once, and read as a whole one`() throws {
        let many = (0..<30).map { number in
            Person(
                id: PersonID("p\(number)"), name: "人\(number)",
                posts: [.init(group: "guidance", seat: .member)], chat: "@p\(number):x")
        }
        var bench = bench(Roster(Fixture.people + many))
        let change = confirmed(&bench, "zhao", .close("guidance"))
        #expect(change?.seats.count == 31 && change?.strength == 0)
        #expect(bench.world.roster.members(of: "guidance").isEmpty)
        let stored = try JSONEncoder().encode(bench.world.roster)
        #expect(try JSONDecoder().decode(Roster.self, from: stored) == bench.world.roster)
    }

    @Test func `nobody leaves hq or office as the last one`() {
        var bench = bench()
        confirmed(&bench, "li", .leave("office", person: "wang"))
        let answer = bench.chat("li", .group(.leave("office", person: "li")))
        guard case .failure(.roster(.lastOf("office"))) = answer else {
            Issue.record("\(answer)")
            return
        }
    }

    @Test func `forming it in an incident calls its people, moves its tasks and hands the step in`()
    {
        var bench = bench()
        bench.activate()
        #expect(bench.task("M03")?.assignee == "li")
        let people = GroupPeople(lead: "sun", deputy: "wu", members: ["zhou"])
        let change = confirmed(&bench, "zhao", .form("跨平台", people, incident: nil))
        #expect(change?.incident == 1 && change?.strength == 3)
        #expect(change?.tasks.map(\.step) == ["M03"])
        #expect(bench.task("M03")?.assignee == "sun")
        #expect(bench.task("M02")?.state == .awaitingApproval(doer: "zhao"))
        #expect(bench.task("M02")?.evidence.isEmpty == false)
        #expect(change?.step?.state == .awaitingApproval(doer: "zhao"))
        let notice = bench.world.notices[change?.notice ?? 0]
        #expect(notice?.issue.recipients == ["sun", "wu", "zhou"])
        #expect(notice?.issue.level == Level(2) && notice?.issue.incident == 1)
        // The appointment stands in the incident's own history.
        #expect(bench.events("roster.groupFormed").map(\.stream) == [.incident(1)])
        let number = Number.n(change?.notice ?? 0)
        bench.sms("sun", .notice(.acknowledge(number, onBehalfOf: nil, via: nil)))
        #expect(bench.world.notices[change?.notice ?? 0]?.waitingFor == ["wu", "zhou"])
        bench.chat("qian", .task(.approve(.t(bench.task("M02")?.number ?? 0))))
        #expect(bench.task("M02")?.isOpen == false)
    }

    @Test func `the office forms it, and the step waits for HQ`() {
        var bench = bench()
        bench.activate()
        let change = confirmed(
            &bench, "li", .form("跨平台", GroupPeople(lead: "sun"), incident: .i(1)))
        #expect(bench.task("M02")?.state == .open)
        #expect(change?.step?.state == .open && change?.isShort == true)
    }

    @Test func `without an incident it is formed for the desk; of several one is named`() {
        var bench = bench()
        let change = confirmed(
            &bench, "zhao", .form("跨平台", GroupPeople(lead: "sun"), incident: nil))
        #expect(change?.incident == nil && change?.step == nil)
        #expect(bench.events("roster.groupFormed").map(\.stream) == [.roster])
        bench.activate()
        bench.chat("wang", .warning(.register(Fixture.draft)))
        let request = ActivationRequest(
            warning: .w(2), level: Level(2), packs: [], reason: "急")
        bench.chat("zhao", .incident(.activate(request)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        let answer = bench.chat(
            "zhao", .group(.form("跨平台", GroupPeople(lead: "wu"), incident: nil)))
        guard case .failure(.whichIncident([.i(1), .i(2)])) = answer else {
            Issue.record("\(answer)")
            return
        }
    }

    @Test func `a closed group folds, and says what goes where`() {
        var bench = bench()
        bench.activate()
        #expect(bench.task("B15")?.assignee == "zhou")
        let change = confirmed(&bench, "zhao", .close("release"))
        #expect(change?.foldsTo == Fixture.text("office"))
        #expect(change?.tasks.map(\.step) == ["B15"] && change?.seats.count == 2)
        #expect(bench.task("B15")?.assignee == "li")
        #expect(bench.world.roster.members(of: "release").isEmpty)
        #expect(bench.world.roster["zhou"]?.posts == [])
        // The plan's own stays known; one that was added is none any more.
        #expect(bench.world.planInForce(else: bench.plan).group("release") != nil)
        confirmed(&bench, "li", .add(rear))
        confirmed(&bench, "li", .close("后勤组"))
        #expect(bench.world.planInForce(else: bench.plan).group("rear") == nil)
        #expect(bench.world.roster["sun"]?.posts.map(\.group) == ["guidance"])
    }

    @Test func `a task that was given to somebody by name stays theirs`() {
        var bench = bench()
        bench.activate()
        let number = bench.task("M03")?.number ?? 0
        bench.chat("li", .task(.assign(.t(number), to: "zhou")))
        confirmed(&bench, "zhao", .form("跨平台", GroupPeople(lead: "sun"), incident: nil))
        #expect(bench.task("M03")?.assignee == "zhou")
        bench.chat("li", .task(.assign(.t(number), to: "#跨平台")))
        #expect(bench.task("M03")?.assignee == "sun")
        #expect(refusal(bench.chat("li", .task(.assign(.t(number), to: "#nobody")))) != nil)
    }

    @Test func `each seat that somebody gets is one duty card, and no seat is two`() {
        var bench = bench()
        func cards() -> [Seating] {
            bench.log.flatMap { entry -> [Seating] in
                if case .roster(.carded(let given)) = entry.event { given } else { [] }
            }
        }
        #expect(cards() == [])
        confirmed(&bench, "zhao", .seat("release", person: "wu", .lead))
        #expect(
            cards() == [
                Seating("wu", .init(group: "release", seat: .lead)),
                Seating("zhou", .init(group: "release", seat: .member)),
            ])
        bench.chat("li", .roster(.edit("wu", [RosterInput(.title, "主任")])))
        #expect(cards().count == 2)
        bench.chat("li", .roster(.edit("sun", [RosterInput(.posts, "guidance.lead,office")])))
        bench.chat("li", .desk(.answer(code: "4821")))
        #expect(cards().last == Seating("sun", .init(group: "office", seat: .member)))
        #expect(cards().count == 3)
        // A later import: only seats that are new; the same one again gives nothing.
        var people = bench.world.roster.everyone
        people[4].posts.append(.init(group: "duty", seat: .lead))
        _ = bench.perform(.system(.rosterImported(Roster(people))), by: .system)
        #expect(cards().last == Seating("zhou", .init(group: "duty", seat: .lead)))
        _ = bench.perform(.system(.rosterImported(Roster(people))), by: .system)
        #expect(cards().count == 4)
    }

    @Test func `a card has the seat's powers, and no number in full`() {
        let bench = bench()
        func card(_ id: PersonID, _ group: GroupID, _ seat: Seat) -> DutyCard? {
            bench.world.dutyCard(Seating(id, .init(group: group, seat: seat)), bench.plan)
        }
        let zhao = card("zhao", "hq", .lead)
        #expect(zhao?.powers.contains(.activate) == true && zhao?.powers.contains(.level) == true)
        #expect(zhao?.powers.contains(.rosterEdit) == false)
        let sun = card("sun", "guidance", .member)
        #expect(sun?.powers == [.questionEdit, .concernEdit, .rumourTrack, .refute])
        #expect(
            card("sun", "guidance", .lead)?.powers == [
                .assign, .officialVerify, .factVerify, .releaseConfirm, .questionEdit,
                .concernEdit, .rumourTrack, .refute, .rollcall, .cover,
            ])
        #expect(sun?.callOrder.map(\.name) == ["李雷", "钱进", "赵敏"])
        #expect(sun?.callOrder.allSatisfy { $0.mobile?.contains("****") == true } == true)
        #expect(card("nobody", "hq", .lead) == nil && card("zhao", "x", .lead) == nil)
    }

    @Test func `the table says who is away, who is missing and who does the work`() throws {
        var people = Fixture.people
        let leave = [try #require(Leave("2026-01-05"))]
        people[4].leave = leave
        people[5].leave = leave
        var bench = bench(Roster(people))
        confirmed(&bench, "li", .add(rear))
        let plan = bench.world.planInForce(else: bench.plan)
        let lines = bench.world.groupLines(plan, on: try #require(Day("2026-01-05")))
        func line(_ name: String) -> GroupLine? { lines.first { $0.name.zh == name } }
        #expect(line("release")?.isHeadless == true && line("release")?.isShort == false)
        #expect(line("office")?.isHeadless == false && line("office")?.members[0].pair == "王芳")
        #expect(line("跨平台组")?.foldsTo == Fixture.text("office"))
        #expect(line("跨平台组")?.isShort == true)
        #expect(line("后勤组")?.isAdded == true && line("后勤组")?.isShort == true)
        #expect(bench.world.isShort(try #require(plan.group("rear"))))
    }

    @Test func `events about groups are read back, and an older roster without them too`() throws {
        let events: [RosterEvent] = [
            .groupAdded(
                GroupRule(
                    id: "rear", name: Bilingual(zh: "后勤组", en: "Logistics"),
                    duty: Fixture.text("x"), words: [], responds: true, minimum: 2)),
            .seated("rear", [SeatChange("sun", .lead), SeatChange("wu", nil)]),
            .groupFormed("rear", [SeatChange("sun", .lead)], incident: 3),
            .groupClosed("rear", name: Fixture.text("x"), people: ["sun"]),
            .carded([Seating("sun", .init(group: "rear", seat: .lead))]),
        ]
        for event in events {
            let data = try JSONEncoder().encode(Event.roster(event))
            #expect(try JSONDecoder().decode(Event.self, from: data) == .roster(event))
        }
        let seated = try JSONDecoder().decode(
            Event.self,
            from: Data(
                #"{"roster":{"_0":{"seated":{"_0":"rear","_1":[{"person":"sun","seat":"lead"}]}}}}"#
                    .utf8))
        #expect(seated == .roster(.seated("rear", [SeatChange("sun", .lead)])))
        let rule = try JSONDecoder().decode(
            GroupRule.self,
            from: Data(
                #"{"id":"x","name":{"zh":"x","en":"x"},"duty":{"zh":"x","en":"x"},"words":[],"responds":true}"#
                    .utf8))
        #expect(rule.minimum == nil)
        var bench = bench()
        confirmed(&bench, "li", .add(rear))
        let stored = try JSONEncoder().encode(bench.world.roster)
        #expect(try JSONDecoder().decode(Roster.self, from: stored) == bench.world.roster)
        #expect(World(folding: bench.log).roster == bench.world.roster)
    }
}

extension Result {
    fileprivate var isRefused: Bool {
        if case .failure = self { true } else { false }
    }
}

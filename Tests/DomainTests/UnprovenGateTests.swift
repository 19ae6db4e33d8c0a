import Foundation
import Testing

@testable import Domain

/// What one person alone changed gives no right at any gate (0065).
struct UnprovenGateTests {
    private let one = Desk2.one

    private func insist(
        _ person: PersonID, _ command: Command, _ bench: inout Bench
    ) -> Result<Reply?, Refusal> {
        let first = bench.chat(person, command)
        guard case .success(.confirm?) = first else { return first }
        return bench.chat(person, .desk(.answer(code: "4821")))
    }

    private func withGroups(_ bench: Bench) -> Bench {
        var bench = bench
        for id in [GroupID.legal, .secrecy] where bench.plan.group(id) == nil {
            bench.plan.groups.append(
                GroupRule(
                    id: id, name: Fixture.text(id.rawValue), duty: Fixture.text("x"), words: [],
                    responds: true))
        }
        return bench
    }

    /// Somebody nobody knew, made by Wang alone.
    private func add(_ id: String, _ seat: String, _ bench: inout Bench) {
        _ = insist(
            "wang",
            .roster(
                .add(
                    id,
                    [
                        RosterInput(.name, id), RosterInput(.chat, "@\(id):localhost"),
                        RosterInput(.posts, seat),
                    ])), &bench)
        #expect(bench.world.roster[PersonID(id)] != nil)
    }

    // MARK: Covers

    /// S-1 waits for the legal gate.
    private func atLaw() -> Bench {
        var bench = withGroups(Desk2.bench())
        bench.draft()
        bench.say("zhou", .submit(one))
        bench.say("wang", .check(one, passes: true, note: nil))
        return bench
    }

    private func cover(_ absent: String, by other: String, _ bench: inout Bench) {
        guard case .success = bench.chat("li", .absence(.cover(absent, by: other, until: nil)))
        else {
            Issue.record("\(absent) by \(other)")
            return
        }
    }

    @Test func `nobody takes a gate's seat by standing in, nor the gate with it`() {
        var bench = atLaw()
        cover("zheng", by: "li", &bench)
        cover("chen", by: "li", &bench)
        bench.say("li", .opine(one, passes: true, note: "不涉隐私"))
        bench.say("wang", .opine(one, passes: true, note: "不涉隐私"))
        #expect(bench.statement?.opinion == nil)
        // Told and called they are instead of them.
        #expect(bench.world.staff(at: bench.now).responsible(for: .legal)?.id == "li")
        bench.say("zheng", .opine(one, passes: true, note: "不涉隐私"))
        #expect(bench.statement?.opinion?.person == "zheng")
    }

    @Test func `nor along two covers, nor by a seat that nobody has looked at`() {
        var bench = atLaw()
        cover("zheng", by: "wang", &bench)
        cover("wang", by: "li", &bench)
        bench.say("li", .opine(one, passes: true, note: "不涉隐私"))
        #expect(bench.statement?.opinion == nil)
        bench = atLaw()
        _ = insist("li", .group(.seat("legal", person: "@wu", .member)), &bench)
        cover("zheng", by: "wu", &bench)
        cover("chen", by: "wu", &bench)
        for person in ["li", "wang", "wu"] as [PersonID] {
            bench.say(person, .opine(one, passes: true, note: "不涉隐私"))
        }
        #expect(bench.statement?.opinion == nil)
    }

    @Test func `within a group the seat goes on`() {
        var bench = atLaw()
        cover("zheng", by: "chen", &bench)
        let staff = bench.world.staff(at: bench.now, for: .legal)
        #expect(staff.members(of: .legal).map(\.id) == ["chen"])
        #expect(staff["chen"]?.sits(in: .legal, as: .lead) == true)
        bench.say("chen", .opine(one, passes: true, note: "不涉隐私"))
        #expect(bench.statement?.opinion?.person == "chen")
    }

    @Test func `who stands in for the secrecy office HQ says, and it opens no circle`() {
        var people = Fixture.people
        people[5].posts = [.init(group: .secrecy, seat: .lead)]
        var bench = withGroups(Bench(Roster(people)))
        guard
            case .failure = bench.chat("li", .absence(.cover("wu", by: "li", until: nil)))
        else { return #expect(Bool(false)) }
        #expect(bench.world.absences.covers.isEmpty)
        bench.chat("zhao", .absence(.cover("wu", by: "li", until: nil)))
        #expect(bench.world.absences.covers["wu"]?.by == "li")
        let staff = bench.world.staff(at: bench.now, for: .circleEdit)
        #expect(staff["li"]?.sits(in: .secrecy) == false)
        #expect(staff.members(of: .secrecy).map(\.id) == ["wu"])
    }

    // MARK: Gates that the table of rights lets anybody come to

    @Test func `a rumour is not found false by one person and whom they made`() {
        var bench = withGroups(RumourBench.told())
        add("ghost", "office.member", &bench)
        bench.judge("li", .falsehood)
        bench.judge("ghost", .falsehood)
        #expect(bench.rumour()?.judgement == nil)
        // Nor where they are named for it.
        bench.chat("li", .rumour(.assign(RumourBench.r1, ["ghost", "zhou"])))
        guard case .failure(.roster(.unproven)) = bench.judge("ghost", .falsehood) else {
            return #expect(Bool(false))
        }
        #expect(bench.rumour()?.judgement == nil)
        bench.chat("zhao", .roster(.confirm("ghost")))
        bench.judge("ghost", .falsehood)
        #expect(bench.rumour()?.judgement?.verdict == .falsehood)
    }

    @Test func `two newcomers let no differences pass`() {
        var bench = withGroups(Desk2.bench())
        add("ghost", "legal.member", &bench)
        add("shade", "release.member", &bench)
        bench.draft()
        bench.say("zhou", .variant(one, label: "微博", text: "报名系统已于15:00恢复。"))
        bench.passGates()
        for person in ["ghost", "shade"] as [PersonID] {
            #expect(bench.refusal(bench.say(person, .accept(one))) == .notAcceptor(one))
        }
        bench.say("wu", .accept(one))
        bench.say("chen", .accept(one))
        #expect(bench.statement?.accepted.count == 2)
    }

    @Test func `a label is lowered by nobody whose seat nobody has looked at`() {
        let matter = Number(.incident, 1)
        var bench = withGroups(Bench())
        bench.activate()
        bench.chat("li", .circle(.classify(matter, .sensitive, reason: nil)))
        bench.chat("zhao", .circle(.admit(matter, "sun", span: nil)))
        _ = insist("zhao", .group(.seat("secrecy", person: "@sun", .lead)), &bench)
        let lower = Command.circle(.classify(matter, .internal, reason: "公开了"))
        guard case .failure(.circle(.lowering)) = bench.chat("sun", lower) else {
            return #expect(Bool(false))
        }
        // Nor do they take it from who may meanwhile.
        var other = bench
        other.chat("li", lower)
        #expect(other.world.label(of: matter) == .sensitive)
        other.chat("zhao", lower)
        #expect(other.world.label(of: matter) == .internal)
        bench.chat("qian", .roster(.confirm("sun")))
        guard case .failure(.circle(.lowering)) = bench.chat("li", lower) else {
            return #expect(Bool(false))
        }
        bench.chat("sun", lower)
        #expect(bench.world.label(of: matter) == .internal)
    }

    @Test func `nobody speaks for the unit by a seat or an address that nobody has looked at`() {
        var bench = Bench()
        _ = insist("li", .group(.seat("release", person: "@li", .lead)), &bench)
        #expect(bench.world.roster["li"]?.sits(in: .release, as: .lead) == true)
        #expect(bench.world.spokespersons(at: bench.now) == ["wu"])
        bench.chat("zhao", .question(.spokesperson("sun", named: true)))
        #expect(bench.world.spokespersons(at: bench.now) == ["sun"])
        _ = insist("li", .roster(.edit("sun", [RosterInput(.chat, "@li2:localhost")])), &bench)
        #expect(bench.world.spokespersons(at: bench.now) == [])
    }

    // MARK: Who confirms

    @Test func `nobody who changed a person confirms them, whoever changed them since`() {
        var bench = withGroups(Bench())
        _ = insist("zhao", .group(.seat("legal", person: "@sun", .member)), &bench)
        _ = insist("li", .group(.seat("release", person: "@sun", .member)), &bench)
        for person in ["zhao", "li", "wang", "sun"] as [PersonID] {
            #expect(
                bench.chat(person, .roster(.confirm("sun")))
                    == .failure(.roster(.notConfirmer("孙宁", ["钱进"]))))
        }
        bench.chat("qian", .roster(.confirm("sun")))
        #expect(bench.world.unproven.isEmpty)
    }

    private func move(_ id: String) -> Command {
        .roster(.edit(id, [RosterInput(.chat, "@\(id)2:localhost")]))
    }

    @Test func `what would leave nobody of HQ to confirm it is refused`() {
        var bench = Bench()
        _ = insist("li", move("zhao"), &bench)
        guard case .failure(.roster) = insist("li", move("qian"), &bench) else {
            return #expect(Bool(false))
        }
        #expect(bench.world.unproven.keys.sorted() == ["zhao"])
        bench.chat("qian", .roster(.confirm("zhao")))
        _ = insist("li", move("qian"), &bench)
        #expect(bench.world.unproven.keys.sorted() == ["qian"])
        // The last one who counts does not leave either.
        guard
            case .failure(.roster) = insist("zhao", .group(.leave("hq", person: "@zhao")), &bench)
        else { return #expect(Bool(false)) }
        #expect(bench.world.roster["zhao"]?.sits(in: .hq) == true)
        // Who is HQ alone.
        var people = Fixture.people
        people.remove(at: 1)
        people[0].pair = nil
        bench = Bench(Roster(people))
        guard case .failure(.roster) = insist("li", move("zhao"), &bench) else {
            return #expect(Bool(false))
        }
        #expect(bench.world.unproven.isEmpty)
    }

    @Test func `a log of before in which nobody of HQ counts is mended by the office`() {
        var bench = Bench()
        for index in 0...1 {
            var person = Fixture.people[index]
            person.chat = "@\(person.id)2:localhost"
            bench.world.apply(
                Entry(
                    sequence: bench.world.sequence + 1, at: bench.now, stream: .roster,
                    actor: .person("li", .chat), event: .roster(.put(person))))
        }
        #expect(bench.world.confirmers(of: "zhao", at: bench.now) == ["wang"])
        bench.chat("wang", .roster(.confirm("zhao")))
        #expect(bench.world.confirmers(of: "qian", at: bench.now) == ["zhao"])
    }

    // MARK: Without the chat

    /// Whoever changed both addresses would hold the code and the road by which it counts.
    @Test(arguments: [
        [RosterInput(.mobile, "13911112222"), RosterInput(.email, "li2@example.org")],
        [RosterInput(.mobile2, "13911112222")], [RosterInput(.email, "li2@example.org")],
    ])
    func `a changed number or mail approves nothing until another has looked`(
        inputs: [RosterInput]
    ) {
        func bench(_ confirmer: PersonID?) -> Bench {
            var bench = Desk2.bench()
            bench.plan.continuity = ContinuityRule(approveBySMS: .all)
            bench.plan.texts.ceilings["email"] = .internal
            bench.chat("li", .roster(.edit("zhao", inputs)))
            if let confirmer { bench.chat(confirmer, .roster(.confirm("zhao"))) }
            bench.draft()
            bench.say("zhou", .submit(one))
            bench.say("li", .check(one, passes: true, note: nil))
            bench.say("zheng", .opine(one, passes: true, note: "不涉隐私"))
            bench.chatGoes()
            return bench
        }
        let ask = Command.approval(ApprovalAnswer(one, .approve, code: nil))
        for confirmer in [nil, "li", "wang"] as [PersonID?] {
            var bench = bench(confirmer)
            #expect(bench.world.approvalRoads(of: "zhao") == nil, "\(confirmer ?? "-")")
            #expect(bench.code("zhao", one) == nil)
            guard case .failure(.roster(.unproven)) = bench.sms("zhao", ask) else {
                Issue.record("\(confirmer ?? "-")")
                continue
            }
            // In the chat they decide all the same.
            #expect(
                bench.world.staff(at: bench.now, for: .approve)["zhao"]?.sits(in: .hq) == true)
        }
        // Their number is their own affair, too; the chat shows who says so.
        for confirmer in ["qian", "zhao"] as [PersonID] {
            let bench = bench(confirmer)
            #expect(bench.world.unproven.isEmpty)
            #expect(bench.world.approvalRoads(of: "zhao") != nil)
            #expect(bench.code("zhao", one) != nil)
        }
    }

    @Test func `what they change themselves waits for nobody`() {
        var bench = Bench()
        bench.chat("li", .roster(.edit("li", [RosterInput(.mobile, "13911112222")])))
        #expect(bench.world.unproven.isEmpty)
    }
}

import Foundation
import Testing

@testable import Domain

/// One person alone makes none of the people whom a gate wants (plan clause 三.3, spec §10).
struct UnprovenTests {
    private let one = Desk2.one

    private func insist(
        _ person: PersonID, _ command: Command, _ bench: inout Bench
    ) -> Result<Reply?, Refusal> {
        let first = bench.chat(person, command)
        guard case .success(.confirm?) = first else { return first }
        return bench.chat(person, .desk(.answer(code: "4821")))
    }

    private func add(_ id: String, _ seat: String, _ bench: inout Bench) {
        if bench.plan.group(.legal) == nil {
            bench.plan.groups.append(
                GroupRule(
                    id: .legal, name: Fixture.text("legal"), duty: Fixture.text("x"), words: [],
                    responds: true))
        }
        _ = insist(
            "wang",
            .roster(
                .add(
                    id,
                    [
                        RosterInput(.name, id), RosterInput(.chat, "@\(id):localhost"),
                        RosterInput(.posts, seat),
                    ])), &bench)
    }

    private func seats(_ bench: Bench, for verb: Verb, _ id: PersonID) -> [Person.Post] {
        bench.world.staff(at: bench.now, for: verb)[id]?.posts ?? []
    }

    @Test func `a person whom one made opens no gate until another has looked`() {
        var bench = Desk2.bench()
        bench.draft()
        bench.say("zhou", .submit(one))
        bench.say("li", .check(one, passes: true, note: nil))
        add("ghost", "legal.lead", &bench)
        #expect(bench.world.roster["ghost"]?.sits(in: .legal) == true)
        #expect(bench.world.unproven["ghost"]?.whole == true)
        #expect(seats(bench, for: .legal, "ghost").isEmpty)
        bench.say("ghost", .opine(one, passes: true, note: "不涉隐私"))
        #expect(bench.statement?.opinion == nil)
        // Neither who made it, nor the one made, nor another of the office.
        for person in ["wang", "ghost", "li"] as [PersonID] {
            #expect(
                bench.chat(person, .roster(.confirm("ghost")))
                    == .failure(.roster(.notConfirmer("ghost", ["赵敏", "钱进"]))))
        }
        bench.chat("zhao", .roster(.confirm("ghost")))
        #expect(bench.world.unproven.isEmpty)
        bench.say("ghost", .opine(one, passes: true, note: "不涉隐私"))
        #expect(bench.statement?.opinion?.person == "ghost")
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test(arguments: ["hq", "secrecy", "audit"])
    func `only HQ gives seats of HQ, of the secrecy office and of the auditors`(group: String) {
        var bench = Bench()
        for id in ["secrecy", "audit"] as [GroupID]
        where bench.plan.group(id) == nil {
            bench.plan.groups.append(
                GroupRule(
                    id: id, name: Fixture.text(id.rawValue), duty: Fixture.text("x"), words: [],
                    responds: true))
        }
        let names = ["赵敏", "钱进"]
        let refused = Refusal.roster(.ofHQ(GroupID(group), people: names))
        let before = bench.world.roster
        #expect(
            insist("wang", .group(.seat(group, person: "@wang", .lead)), &bench)
                == .failure(refused))
        #expect(
            insist(
                "wang", .roster(.edit("wang", [RosterInput(.posts, "\(group).lead")])), &bench)
                == .failure(refused))
        #expect(bench.world.roster == before)
        _ = insist("zhao", .group(.seat(group, person: "@wang", .deputy)), &bench)
        #expect(bench.world.roster["wang"]?.sits(in: GroupID(group), as: .deputy) == true)
        // HQ too is looked at, by another one.
        #expect(bench.world.confirmers(of: "wang", at: bench.now) == ["qian", "li"])
    }

    @Test func `who speaks from another address decides nothing until HQ has looked`() {
        var bench = Bench()
        let move = Command.roster(.edit("zhao", [RosterInput(.chat, "@wang2:localhost")]))
        guard case .success(.confirm?) = bench.chat("wang", move) else {
            Issue.record("it was changed without a code")
            return
        }
        bench.chat("wang", .desk(.answer(code: "4821")))
        #expect(bench.world.roster["zhao"]?.chat == "@wang2:localhost")
        #expect(seats(bench, for: .activate, "zhao").isEmpty)
        // Told and asked they are all the same.
        #expect(bench.world.staff(at: bench.now)["zhao"]?.sits(in: .hq) == true)
        #expect(bench.world.confirmers(of: "zhao", at: bench.now) == ["qian"])
        bench.chat("qian", .roster(.confirm("zhao")))
        #expect(!seats(bench, for: .activate, "zhao").isEmpty)
    }

    @Test func `HQ appoints whom it likes to do the work, and a lead who steps down gets nothing`()
    {
        var bench = Bench()
        _ = insist("zhao", .group(.seat("tech", person: "@wu", .lead)), &bench)
        #expect(bench.world.unproven.isEmpty)
        // The office may, and HQ looks; the old lead keeps what they have.
        _ = insist("li", .group(.seat("guidance", person: "@wu", .lead)), &bench)
        #expect(bench.world.unproven.keys.sorted() == ["wu"])
        #expect(bench.world.unproven["wu"]?.groups == ["guidance"])
        #expect(bench.world.unproven["wu"]?.whole == false)
    }

    @Test func `a new roster from the office's file is looked at by whoever runs the machine`() {
        var bench = Bench()
        add("ghost", "legal.lead", &bench)
        #expect(!bench.world.unproven.isEmpty)
        _ = bench.perform(.system(.rosterImported(bench.world.roster)), by: .system)
        #expect(bench.world.unproven.isEmpty)
        #expect(World(folding: bench.log) == bench.world)
    }
}

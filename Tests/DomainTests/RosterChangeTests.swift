import Foundation
import Testing

@testable import Domain

/// What an import changes, and what it leaves as it was.
struct RosterChangeTests {
    private static let today = WorkCalendar().day(of: Fixture.noon)
    private static let usual: Set<RosterField> = [
        .name, .posts, .pair, .chat, .mobile, .email, .language,
    ]

    /// The roster of `Bench` with `edit` made to it, as a file would hold it.
    private func change(
        _ world: World, fields: Set<RosterField> = Self.usual,
        _ edit: (inout [Person]) -> Void
    ) -> RosterChange {
        var people = world.roster.everyone
        edit(&people)
        return RosterChange(from: Roster(people), fields: fields, in: world, today: Self.today)
    }

    @Test func `the same file again changes nothing`() {
        let world = Bench().world
        let change = change(world) { _ in }
        #expect(change.isEmpty && change.emptied == [] && change.roster == world.roster)
    }

    @Test func `who was added, changed, left and which seats empty is told`() throws {
        var bench = Bench()
        bench.warn()
        let change = change(bench.world) { people in
            people.removeAll { $0.id == "sun" }
            people[2].mobile = "+8613911112222"
            people[2].email = nil
            people.append(
                Person(
                    id: "feng", name: "冯", posts: [.init(group: "release", seat: .member)],
                    chat: "@feng:x"))
        }
        #expect(change.added.map(\.id) == ["feng"])
        #expect(change.changed.map(\.after.id) == ["li"])
        #expect(change.changed.first?.fields == [.mobile, .email])
        #expect(change.leavers.map(\.person.id) == ["sun"])
        #expect(change.emptied == [.init(group: "guidance", seat: .lead)])
        #expect(change.roster["sun"] == nil)
        #expect(change.roster.departed["sun"]?.leftOn == Self.today)
        #expect(change.roster.name(of: "sun") == "孙宁")
        #expect(change.roster.person(at: "@sun:localhost", on: .chat) == nil)
    }

    @Test func `open tasks and notices of who leaves are named`() throws {
        var bench = Bench()
        bench.warn()
        let notice = try #require(bench.world.openNotices.first)
        let person = try #require(notice.waitingFor.first)
        let change = change(bench.world) { $0.removeAll { $0.id == person } }
        #expect(change.leavers.first?.open.contains(notice.id) == true)
        // The other half is nobody's pair any more.
        #expect(change.roster.everyone.allSatisfy { $0.pair != person })
    }

    @Test func `a verification stays with its number and falls with it`() {
        var bench = Bench()
        let old = Day("2025-12-01")
        bench.roster(.verified("li", .sms, on: Self.today))
        bench.roster(.verified("li", .email, on: Self.today))
        let moved = change(bench.world) { $0[2].mobile = "+8613911112222" }
        #expect(moved.roster["li"]?.verifiedOn(.sms) == nil)
        #expect(moved.roster["li"]?.verifiedOn(.email) == Self.today)
        // An export that was edited holds the old date: it falls with the number too.
        let edited = change(bench.world, fields: Self.usual.union([.verified])) {
            $0[2].mobile = "+8613911112222"
        }
        #expect(edited.roster["li"]?.verifiedOn(.sms) == nil)
        let older = change(bench.world, fields: Self.usual.union([.verified])) {
            $0[2].setVerified(.sms, on: old)
        }
        #expect(older.roster["li"]?.verifiedOn(.sms) == Self.today)
    }

    @Test func `what the file has no column for stays`() {
        var bench = Bench()
        var li = bench.world.roster.everyone[2]
        li.title = "主任"
        li.mobile2 = "+8613900000009"
        li.cleared = true
        bench.roster(.put(li))
        let kept = change(bench.world) { people in
            people[2].title = nil
            people[2].mobile2 = nil
            people[2].cleared = nil
        }
        #expect(kept.isEmpty && kept.roster["li"] == li)
        let emptied = change(bench.world, fields: Self.usual.union([.title])) { $0[2].title = nil }
        #expect(emptied.changed.first?.fields == [.title])
        #expect(emptied.roster["li"]?.mobile2 == "+8613900000009")
    }

    @Test func `a day on which somebody left is taken from the file, and they may come back`() {
        var bench = Bench()
        let left = Day("2025-11-30")
        let gone = change(bench.world, fields: Self.usual.union([.leftOn])) {
            $0[6].leftOn = left
        }
        #expect(gone.leavers.map(\.person.id) == ["sun"])
        #expect(gone.roster.departed["sun"]?.leftOn == left)
        bench.roster(.imported(gone.roster))
        // Not named by the next file either: the day stays.
        let again = change(bench.world) { _ in }
        #expect(again.isEmpty && again.roster.departed["sun"]?.leftOn == left)
        let back = change(bench.world) { $0.append(Fixture.people[6]) }
        #expect(back.added.map(\.id) == ["sun"] && back.roster.departed.isEmpty)
        let later = change(bench.world, fields: Self.usual.union([.leftOn])) {
            $0[2].leftOn = Day("2026-03-01")
        }
        #expect(later.leavers.isEmpty && later.roster["li"]?.leftOn == Day("2026-03-01"))
    }

    @Test func `a second number is its person's`() {
        var bench = Bench()
        var li = bench.world.roster.everyone[2]
        li.mobile2 = "+8613900000009"
        bench.roster(.put(li))
        #expect(bench.world.roster.person(at: "+8613900000009", on: .sms)?.id == "li")
        bench.roster(.left("li", on: Self.today))
        #expect(bench.world.roster.person(at: "+8613900000009", on: .sms) == nil)
        #expect(bench.world.name("li") == "李雷")
        bench.roster(.purged("li"))
        #expect(bench.world.roster.departed["li"]?.mobile2 == nil)
        #expect(bench.world.name("li") == "李雷")
    }

    @Test func `the roster of version 1 is read as it was`() throws {
        let text = """
            {"people":{"li":{"id":"li","name":"李雷","posts":[{"group":"office","seat":"lead"}],\
            "mobile":"+8613800000003","language":"zh"}},"order":["li"],\
            "byAddress":{"sms:+8613800000003":"li"}}
            """
        let roster = try JSONDecoder().decode(Roster.self, from: Data(text.utf8))
        #expect(roster.person(at: "+8613800000003", on: .sms)?.name == "李雷")
        #expect(roster.holder(of: .lead, in: .office)?.id == "li")
    }

    @Test(arguments: [
        ("2026-12-01", "2026-12-01"), ("2026/12/1", "2026-12-01"), ("2026年12月1日", "2026-12-01"),
        ("2028-02-29", "2028-02-29"),
    ]) func `a day is read as people write it`(text: String, wanted: String) {
        #expect(Day(text)?.description == wanted)
    }

    @Test(arguments: ["2026-02-29", "2026-13-01", "26-1-1", "soon", "", "2026-12"])
    func `what is no day is none`(text: String) {
        #expect(Day(text) == nil)
    }
}

extension Bench {
    mutating func roster(_ event: RosterEvent) {
        let entry = Entry(
            sequence: world.sequence + 1, at: now, stream: .roster, actor: .system,
            event: .roster(event))
        world.apply(entry)
        log.append(entry)
    }
}

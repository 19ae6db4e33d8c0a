import Foundation
import Testing

@testable import Domain

/// Random people in random seats: folding always ends, and what is kept beside the people is what
/// a whole reading of them gives.
struct FoldingTests {
    private static let groups: [GroupID] = [
        "hq", "office", "release", "tech", "guidance", "legal", "duty", "onscene",
    ]

    private struct Chance: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    private func people(_ chance: inout Chance) -> [Person] {
        let count = Int.random(in: 0...12, using: &chance)
        var people = (0..<count).map { number in
            let posts = (0..<Int.random(in: 0...3, using: &chance)).map { _ in
                Person.Post(
                    group: Self.groups.randomElement(using: &chance) ?? "hq",
                    seat: Seat.allCases.randomElement(using: &chance) ?? .member)
            }
            return Person(
                id: ID("p\(number)"), name: "人\(number)", posts: posts.uniqued(),
                chat: "@p\(number):x", email: "mail\(number % 4)@example.org")
        }
        // A/B pairs are mutual, as a roster's file must have them.
        let order = people.indices.shuffled(using: &chance)
        for place in stride(from: 0, to: order.count - 1, by: 2) where Bool.random(using: &chance) {
            people[order[place]].pair = people[order[place + 1]].id
            people[order[place + 1]].pair = people[order[place]].id
        }
        return people
    }

    @Test(arguments: 0..<200)
    func `every group has somebody who answers for it, or a gap that is named`(seed: Int) {
        var chance = Chance(state: UInt64(seed))
        let roster = Roster(people(&chance))
        for group in Self.groups + ["nobody"] {
            let acting = roster.acting(for: group)
            #expect(roster.acting(for: acting) == acting, "folding again changes nothing")
            if let person = roster.responsible(for: group) {
                #expect(person.sits(in: acting))
                let best = roster.members(of: acting).map { person in
                    person.posts.filter { $0.group == acting }.map(\.seat)
                }
                #expect(best.first?.contains(.lead) == true || !best.joined().contains(.lead))
            } else {
                // Nobody there, in the office or in HQ: the gap has the group's own name.
                #expect(acting == group)
                for empty in [group, .office, .hq] { #expect(roster.members(of: empty).isEmpty) }
            }
        }
        for person in roster.everyone {
            let chain = roster.escalation(from: person)
            #expect(chain.count == Set(chain).count && !chain.contains(person.id))
            if let pair = person.pair {
                #expect(roster[pair]?.pair == person.id)
                #expect(roster.cover(for: person)?.id == pair)
                #expect(chain.first == pair)
            }
        }
    }

    @Test(arguments: 0..<100)
    func `one edit keeps the same order and seats as a whole reading`(seed: Int) throws {
        var chance = Chance(state: UInt64(seed) &+ 7_000)
        var roster = Roster(people(&chance))
        for step in 0..<12 {
            let new = people(&chance)
            switch Int.random(in: 0...2, using: &chance) {
            case 0: if let person = new.last { roster.apply(.put(person)) }
            case 1:
                if let id = roster.order.randomElement(using: &chance) {
                    let seat = Seat.allCases.randomElement(using: &chance)
                    let group = Self.groups.randomElement(using: &chance) ?? "hq"
                    roster.apply(.seated(group, [SeatChange(id, step % 3 == 0 ? nil : seat)]))
                }
            default:
                let group = Self.groups[2 + step % 6]
                roster.apply(
                    .groupClosed(
                        group, name: Fixture.text(""), people: roster.memberIDs(of: group)))
            }
            let whole = try JSONDecoder().decode(
                Roster.self, from: try JSONEncoder().encode(roster))
            #expect(whole == roster)
        }
    }
}

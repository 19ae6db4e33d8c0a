import Foundation
import Testing

@testable import Domain

/// For random rosters, leaves, covers, mandates and instants: every seat that the plan needs is
/// with somebody who is there and can be reached, or its gap has a name.
@Suite struct StaffPropertyTests {
    private struct Dice {
        var state: UInt64
        mutating func roll(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: (state >> 33) % UInt64(max(1, count)))
        }
        mutating func chance(_ percent: Int) -> Bool { roll(100) < percent }
    }

    private static let groups: [GroupID] = ["hq", "office", "release", "guidance", "duty", "legal"]

    private func roster(_ dice: inout Dice) -> Roster {
        let count = 2 + dice.roll(14)
        var people = (0..<count).map { index in
            var person = Person(
                id: ID("p\(index)"), name: "人\(index)",
                posts: (0...dice.roll(2)).map { _ in
                    Person.Post(
                        group: Self.groups[dice.roll(Self.groups.count)],
                        seat: Seat.allCases[dice.roll(3)])
                }.uniqued())
            person.mobile = dice.chance(85) ? "+8613800\(100_000 + index)" : nil
            person.chat = dice.chance(70) || person.mobile == nil ? "@p\(index):x" : nil
            if dice.chance(15) {
                person.leave = [Leave("2026-01-05..2026-01-06")].compactMap(\.self)
            }
            return person
        }
        people[0].posts = [.init(group: .hq, seat: .lead)]
        people[1].posts = [.init(group: .office, seat: .lead)]
        for index in stride(from: 0, to: count - 1, by: 2) where dice.chance(60) {
            people[index].pair = people[index + 1].id
            people[index + 1].pair = people[index].id
        }
        return Roster(people)
    }

    private func world(_ dice: inout Dice) -> World {
        var world = World()
        let people = roster(&dice)
        world.roster = people
        let ids = people.everyone.map(\.id)
        for id in ids where dice.chance(25) {
            let from = Fixture.noon + .hours(dice.roll(60) - 40)
            world.absences.apply(
                .leave(id, Spell(from: from, to: from + .hours(1 + dice.roll(48)))), at: from)
        }
        for id in ids where dice.chance(20) {
            let cover = Cover(
                by: ids[dice.roll(ids.count)], from: Fixture.noon - .hours(2),
                until: dice.chance(50) ? Fixture.noon + .hours(dice.roll(8)) : nil,
                cause: dice.chance(70) ? .arranged : .silent(1))
            world.absences.apply(.covered(id, cover), at: cover.from)
        }
        for id in ids where dice.chance(10) {
            world.absences.apply(
                .mandated(
                    id,
                    Mandate(
                        by: ids[0], scope: Mandate.powers, from: Fixture.noon - .hours(3),
                        until: Fixture.noon + .hours(dice.roll(9)))), at: Fixture.noon)
        }
        return world
    }

    @Test func `every required seat resolves to somebody reachable or to a named gap`() {
        var gaps = 0
        var called = 0
        for seed in 1...3_000 as ClosedRange<UInt64> {
            var dice = Dice(state: seed &* 0x9E37_79B9_7F4A_7C15)
            let world = world(&dice)
            let moment = Fixture.noon + .minutes(dice.roll(3_000) - 600)
            let away = world.away(at: moment)
            let staff = world.staff(at: moment)
            let allAway = { (group: GroupID) in
                world.roster.members(of: group).allSatisfy { away.contains($0.id) }
            }
            for group in Self.groups {
                let acting = staff.acting(for: group)
                guard let person = staff.responsible(for: group) else {
                    Issue.record("seed \(seed): \(group) is with nobody")
                    continue
                }
                // Somebody away is called only where all of HQ or all of the office are.
                if away.contains(person.id) {
                    #expect(allAway(.hq) || allAway(.office), "seed \(seed) \(group)")
                    called += 1
                }
                // A seat that went to another group is a gap, and the group is its name.
                if acting != group {
                    #expect(staff.members(of: group).isEmpty, "seed \(seed) \(group)")
                    gaps += 1
                }
                #expect(person.roads.contains { person.address(on: $0) != nil }, "seed \(seed)")
                #expect(staff.members(of: acting).contains { $0.id == person.id }, "seed \(seed)")
            }
        }
        // The cases are there at all.
        #expect(gaps > 500)
        #expect(called > 20)
    }

    @Test func `a ladder never calls the one it is for, nobody twice, and who is there first`() {
        for seed in 1...2_000 as ClosedRange<UInt64> {
            var dice = Dice(state: seed &* 0xD1B5_4A32_D192_ED03)
            let world = world(&dice)
            let moment = Fixture.noon + .minutes(dice.roll(3_000) - 600)
            let away = world.away(at: moment)
            let staff = world.staff(at: moment)
            for person in world.roster.everyone {
                let ladder = staff.escalation(from: staff[person.id] ?? person)
                #expect(!ladder.contains(person.id), "seed \(seed)")
                #expect(Set(ladder).count == ladder.count, "seed \(seed)")
                if ladder.contains(where: { !away.contains($0) }) {
                    #expect(ladder.allSatisfy { !away.contains($0) }, "seed \(seed) \(person.id)")
                }
            }
        }
    }

    @Test func `nobody gets a seat that is neither theirs, lent nor given`() {
        for seed in 1...1_000 as ClosedRange<UInt64> {
            var dice = Dice(state: seed &* 0xA24B_AED4_963E_E407)
            let world = world(&dice)
            let moment = Fixture.noon
            let staff = world.staff(at: moment)
            let standing = Set(world.absences.covers.values.map(\.by))
            for person in staff.everyone {
                let own = world.roster[person.id]?.posts ?? []
                let more = person.posts.filter { !own.contains($0) }
                guard !more.isEmpty else { continue }
                let mandate = world.absences.mandates[person.id]?.holds(at: moment) == true
                #expect(standing.contains(person.id) || mandate, "seed \(seed) \(person.id)")
            }
        }
    }
}

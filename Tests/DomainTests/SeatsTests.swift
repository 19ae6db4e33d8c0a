import Foundation
import Testing

@testable import Domain

@Suite struct SeatsTests {
    @Test func `a group's people come lead first, each seat in the file's order`() {
        let people = [
            person("a", [("hq", .member)]), person("b", [("hq", .deputy), ("office", .lead)]),
            person("c", [("hq", .lead)]), person("d", [("hq", .deputy), ("hq", .member)]),
        ]
        let roster = Roster(people)
        #expect(roster.members(of: "hq").map(\.id) == ["c", "b", "d", "a"])
        #expect(roster.holder(of: .deputy, in: "hq")?.id == "b")
        #expect(roster.acting(for: "legal") == "office")
        #expect(roster.responsible(for: "legal")?.id == "b")
    }

    @Test func `a roster read from the log sits as it sat when it was written`() throws {
        let roster = Fixture.roster
        let data = try JSONEncoder().encode(roster)
        #expect(!String(decoding: data, as: UTF8.self).contains("seats"))
        #expect(try JSONDecoder().decode(Roster.self, from: data) == roster)
    }

    private func person(_ id: String, _ posts: [(GroupID, Seat)]) -> Person {
        Person(
            id: ID(id), name: id, posts: posts.map { .init(group: $0.0, seat: $0.1) })
    }
}

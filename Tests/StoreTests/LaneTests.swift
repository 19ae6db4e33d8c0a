import Testing

@testable import Store

@Suite struct LaneTests {
    @Test func `jobs run in the order of their places, not in the order they got ready`() {
        var lane = Lane<String>()
        let places = (0..<3).map { _ in lane.takePlace() }
        let starts = [lane.fill(places[2], with: "third"), lane.fill(places[0], with: "first")]
        #expect(starts == [false, true])
        let rounds = [lane.takeRound(limit: 9), lane.takeRound(limit: 9)]
        #expect(rounds == [["first"], nil], "the second is not ready")
        let startsAgain = lane.fill(places[1], with: "second")
        #expect(startsAgain)
        let rest = [lane.takeRound(limit: 9), lane.takeRound(limit: 9)]
        #expect(rest == [["second", "third"], nil])
    }

    @Test func `only one runs the rounds, and a round has a limit`() {
        var lane = Lane<Int>()
        let starts = (1...3).map { lane.fill(lane.takePlace(), with: $0) }
        #expect(starts == [true, false, false])
        let rounds = (1...3).map { _ in lane.takeRound(limit: 2) }
        #expect(rounds == [[1, 2], [3], nil])
        let startsAgain = lane.fill(lane.takePlace(), with: 4)
        #expect(startsAgain)
    }

    @Test func `a place given up holds nobody up`() {
        var lane = Lane<Int>()
        let places = (0..<3).map { _ in lane.takePlace() }
        let starts = [
            lane.fill(places[1], with: nil), lane.fill(places[2], with: 3),
            lane.fill(places[0], with: nil),
        ]
        #expect(starts == [false, false, true])
        let rounds = [lane.takeRound(limit: 1), lane.takeRound(limit: 1)]
        #expect(rounds == [[3], nil])
    }
}

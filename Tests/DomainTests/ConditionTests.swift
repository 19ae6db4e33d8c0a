import Testing

@testable import Domain

@Suite struct ConditionTests {
    private let level = Condition.level(.atMost, Level(2))

    private func circumstances(
        _ level: Int = 2, packs: [String] = ["r"], values: [Int?] = [], floors: [String] = []
    ) -> Circumstances {
        var plan = Fixture.plan
        plan.rubric = Rubric(
            indicators: ["reach", "offline"].map {
                .init(id: $0, name: Fixture.text($0), weight: 50, scale: [])
            },
            cutOffs: [.init(score: 0, level: Level(2))], floors: [], unknownValue: 2,
            knownAtLeast: 0)
        let score = values.isEmpty ? nil : plan.rubric.score(values, floors: floors)
        return Circumstances(plan: plan, level: Level(level), packs: packs, score: score)
    }

    @Test(arguments: [(1, true), (2, true), (3, false)])
    func `at most level II means II or graver`(rank: Int, holds: Bool) {
        #expect(level.holds(in: circumstances(rank)) == holds)
    }

    @Test(arguments: [
        (Condition.Comparison.below, [true, false, false]), (.atMost, [true, true, false]),
        (.equal, [false, true, false]), (.unequal, [true, false, true]),
        (.atLeast, [false, true, true]), (.above, [false, false, true]),
    ])
    func `a comparison holds as it reads`(comparison: Condition.Comparison, wanted: [Bool]) {
        let condition = Condition.indicator("offline", comparison, 3)
        let held = [2, 3, 4].map { condition.holds(in: circumstances(values: [0, $0])) }
        #expect(held == wanted)
    }

    @Test func `what is unknown counts as in the score`() {
        let atLeastTwo = Condition.indicator("offline", .atLeast, 2)
        #expect(atLeastTwo.holds(in: circumstances()))
        #expect(atLeastTwo.holds(in: circumstances(values: [4, nil])))
        #expect(!Condition.indicator("offline", .above, 2).holds(in: circumstances()))
    }

    @Test func `packs, floors and what joins them`() {
        #expect(Condition.pack("R").holds(in: circumstances()))
        #expect(!Condition.pack("C").holds(in: circumstances()))
        let hurt = circumstances(values: [1, 1], floors: ["injury"])
        #expect(Condition.floor("injury").holds(in: hurt))
        #expect(!Condition.floor("death").holds(in: hurt))
        #expect(Condition.not(.floor("death")).holds(in: hurt))
        #expect(Condition.all([level, .pack("R")]).holds(in: hurt))
        #expect(!Condition.all([level, .pack("C")]).holds(in: hurt))
        #expect(Condition.any([.pack("C"), .floor("injury")]).holds(in: hurt))
    }
}

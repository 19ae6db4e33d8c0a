import Domain
import Foundation
import Testing

@testable import Playbooks

/// The rules of re-assessment as data: each may be left out, and each fault has its line.
struct AssessmentRuleTests {
    private func rubric(_ lines: String) -> (Plan?, [Diagnostic]) {
        let (plan, faults) = Small.load([
            .plan: { $0.replacing("  knownAtLeast: 1", with: "  knownAtLeast: 1\n  " + lines) }
        ])
        return (plan, faults)
    }

    @Test func `they are read where they stand, and absent where they do not`() throws {
        let (none, _) = Small.load()
        #expect(none?.rubric.conferenceGap == nil && none?.rubric.downgradeAfter == nil)
        #expect(none?.rubric.insufficient == nil && none?.levels[0].reassess == nil)
        let (plan, faults) = rubric(
            "insufficient: 30m\n  conferenceGap: 15\n  downgradeAfter: {readings: 2, apart: 2h}")
        #expect(faults == [])
        #expect(plan?.rubric.insufficient == .minutes(30))
        #expect(plan?.rubric.conferenceGap == 15)
        #expect(plan?.rubric.downgradeAfter == .init(readings: 2, apart: .hours(2)))
    }

    @Test(arguments: [
        Case(
            .plan, "floor: 5m", "reassess: 10s\n    floor: 5m", line: 22, "reassess 至少为 1m",
            "reassess must be at least 1m"),
        Case(
            .plan, "  unknownValue", "  insufficient: soon\n  unknownValue", line: 43,
            "insufficient：soon 不是时长，应写作 500ms、30s、5m、2h 或 3d",
            "insufficient: soon is not a duration; write 500ms, 30s, 5m, 2h or 3d"),
        Case(
            .plan, "  unknownValue", "  conferenceGap: 0\n  unknownValue", line: 43,
            "conferenceGap 应在 1 到 100 之间", "conferenceGap must be from 1 to 100"),
        Case(
            .plan, "  unknownValue", "  downgradeAfter: {readings: 2}\n  unknownValue", line: 43,
            "缺少 apart", "apart is missing"),
        Case(
            .plan, "  unknownValue",
            "  downgradeAfter: {readings: 2, apart: 2h, appart: 1h}\n  unknownValue", line: 43,
            "未知的键 appart，是否想写 apart？", "unknown key appart; did you mean apart?"),
    ])
    func `a fault has its line`(fault: Case) {
        #expect(Small.faults(fault.file, fault.old, fault.new) == [fault.fault])
    }

    @Test func `the shipped plan has the rhythm of every level and the rules of the score`() throws
    {
        let plan = try #require(try Shipped.load().plan)
        let minutes = plan.levels.map { $0.reassess.map { Int($0.inSeconds) / 60 } }
        #expect(minutes == [30, 60, 120, 480, nil])
        #expect(plan.rubric.knownAtLeast == 6)
        #expect(plan.rubric.insufficient == .minutes(30))
        #expect(plan.rubric.conferenceGap == 15)
        #expect(plan.rubric.downgradeAfter == .init(readings: 2, apart: .hours(2)))
    }
}

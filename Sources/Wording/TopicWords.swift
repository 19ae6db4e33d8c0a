import Domain
import Foundation

/// The room's topic: level, stage, next clock, commander (spec §6).
extension Voice {
    func topic(_ facts: TopicFacts?) -> String {
        guard let facts else { return nothingRuns }
        let bar = say("｜", " | ")
        var parts = [
            say(
                "\(i: facts.incident) \(level(facts.level)) \(phase(facts.phase))",
                "\(i: facts.incident) \(level(facts.level)), \(phase(facts.phase))")
        ]
        if let clock = facts.nextClock {
            let task = facts.nextTask.map { "\(t: $0) " } ?? ""
            parts.append(say("下一时限 \(task)\(time(clock))", "next \(task)\(time(clock))"))
        }
        parts.append(say("指挥 \(facts.commander)", "commander \(facts.commander)"))
        if facts.others > 0 {
            parts.append(say("另有\(facts.others)起事件", "\(count(facts.others, "other incident"))"))
        }
        return parts.joined(separator: bar)
    }
}

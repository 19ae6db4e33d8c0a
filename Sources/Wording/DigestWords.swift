import Domain
import Foundation

/// What is said when a channel is back.
extension Voice {
    func digest(_ facts: DigestFacts) -> Words {
        let total = facts.lines.count + facts.omitted
        let head = say(
            "\(road(facts.route))中断期间(\(time(facts.from))至\(time(facts.to)))共\(total)条记录",
            "While \(road(facts.route)) was down (\(time(facts.from)) to \(time(facts.to))): "
                + count(total, "entry", "entries"))
        return Words(
            [head] + shown(facts.lines, facts.omitted, 40) + lost(facts.lost)
                + disputed(facts.conflicts ?? []),
            forms: [
                head,
                say("中断期间\(total)条记录，请登录查看", "\(total) entries while it was down"),
            ],
            subject: say("中断期间记录", "While a channel was down"))
    }

    private func lost(_ lost: DigestFacts.Lost?) -> [String] {
        guard let lost, lost.count > 0 else { return [] }
        return [
            say(
                "期间未能送达\(lost.count)条：\(people(lost.names, 8))",
                "\(count(lost.count, "message")) reached nobody then: \(people(lost.names, 8))")
        ]
    }

    /// Each pair on a line, for \(group("office")) to settle.
    private func disputed(_ conflicts: [DigestFacts.Conflict]) -> [String] {
        guard !conflicts.isEmpty else { return [] }
        let head = say(
            "说法不一\(conflicts.count)处，请\(group("office"))核定：",
            "\(count(conflicts.count, "contradiction")) for the office to settle:")
        let pairs = conflicts.prefix(8).map { pair in
            say(
                "\(pair.about)：\(line(pair.first))；\(line(pair.second))",
                "\(pair.about): \(line(pair.first)); \(line(pair.second))")
        }
        return [head] + pairs + [more(conflicts.count - 8)]
    }
}

import Domain
import Foundation
import Wording

/// Every sentence the bot can say, as one document for the people who write and review them.
enum Catalogue {
    static let samples: [Sample] =
        ReplySamples.all + RefusalSamples.all + BulletinSamples.all + PlanSamples.all
        + RoadSamples.all + RosterSamples.all + LiaisonSamples.all + RollCallSamples.samples
        + CircleSamples.all + AbsenceSamples.all + GroupSamples.all + ReadinessSamples.all
        + FactSamples.all
        + StatementSamples.all
        + OfficialSamples.all + EvidenceSamples.all + QuestionSamples.all + RumourSamples.all
        + SitrepSamples.all
        + SealSamples.all + ApprovalSamples.all + CodeWordSamples.all
        + PostSamples.all + PlatformSamples.all
        + DutySamples.all + ReachSamples.all
        + NoticeSamples.all
        + NoticeSamples.topics

    static let failureWords = [
        "refused", "blackhole", "reset", "tls", "dns", "unauthorized", "forbidden",
        "no-room", "encrypted", "rate-limited", "http-503",
        "error-body", "deaf", "person-unreachable", "rejected", "wording", "signature",
        "credit", "sender", "no-report", "undelivered", "down", "expired", "misconfigured",
        "something-else",
    ]

    static let file = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "docs/messages.md")

    static func render() -> String {
        var lines = opening
        for sample in samples { lines += entry(sample) }
        lines += ["## timeline", ""]
        for (name, line) in TimelineSamples.events {
            lines += ["- \(name)"] + Language.allCases.map { "  - " + sentence(line, $0) }
        }
        lines += ["", "## failure words", ""]
        for word in failureWords {
            lines +=
                ["- \(word)"]
                + Language.allCases.map { "  - " + Fixture.book.failure(word, in: $0) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static let opening = [
        "# Every sentence the bot can say", "",
        "Written by `WordingTests` (`RECORD_MESSAGES=1 swift test --filter WordingTests`) from",
        "samples of every case; a test fails when a sentence changes and this page does not.",
        "Each has its chat form, its SMS with the number of UTF-16 units (at most 70), and its",
        "mail. A mail ends with two more lines, where to ask and the unit's name, left out here.",
        "",
    ]

    private static func entry(_ sample: Sample) -> [String] {
        var lines = ["## \(sample.name)", ""]
        for language in Language.allCases {
            let chat = text(sample, .chat, language).plain
            lines += ["```text"] + chat.split(separator: "\n").map(String.init) + ["```", ""]
            let sms = text(sample, .sms, language).plain
            let mail = text(sample, .email, language)
            if !sms.isEmpty { lines.append("- SMS \(sms.utf16.count): \(sms)") }
            if let subject = mail.subject { lines.append("- mail: \(subject)") }
            lines +=
                mail.subject == nil
                ? []
                : mail.plain.split(separator: "\n").dropLast(2).map { "  > \($0)" } + [""]
        }
        return lines
    }

    static func text(
        _ sample: Sample, _ route: RouteKind, _ language: Language, drill: Bool = false
    ) -> Text {
        Fixture.text(
            sample.saying, route, [language], person: sample.room ? nil : "li", drill: drill)
    }

    static func sentence(_ line: TimelineLine, _ language: Language) -> String {
        let text = Fixture.plain(
            .reply(.timeline(1, [line], omitted: 0)), .chat, language)
        return text.split(separator: "\n").last.map(String.init) ?? ""
    }
}

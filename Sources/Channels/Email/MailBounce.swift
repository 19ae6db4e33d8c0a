import Foundation
import Outbox

/// What a mail server says of a mail that it could not hand over (RFC 3464, and older manners).
struct MailBounce: Equatable, Sendable {
    /// The id of the mail that came back, as in its head: `<42.mail-li@example.org>`.
    var messageID: String
    /// Whom it did not reach, where that is told.
    var recipient: String?
    /// Such as `5.1.1`.
    var status: String?
    /// It will not be tried again.
    var isFinal: Bool

    /// As the rest of the bot names it: there is nobody to take it, or only this mail did not
    /// arrive: a policy, a full mailbox, a route that was missing for days.
    var reason: FailureReason {
        Self.isOfMailbox(status) ? .unreachablePerson : .rejected(status ?? "")
    }

    /// RFC 3463: X.1.x speaks of the address, 5.2.1 of a mailbox that is closed. In prose a bare 550
    /// says the same (RFC 5321 4.2.3); 5.0.0 says nothing.
    private static func isOfMailbox(_ status: String?) -> Bool {
        guard let status else { return false }
        return status.hasPrefix("5.1.") || ["5.2.1", "550", "551", "553"].contains(status)
    }

    /// - Parameter host: What our Message-IDs end in.
    /// - Returns: Nil when no mail of ours came back.
    init?(_ mail: MailPart, host: String) {
        let leaves = mail.leaves
        let report = leaves.first {
            ["message/delivery-status", "message/global-delivery-status"].contains($0.type.value)
        }
        if mail.type.value == "multipart/report", let report {
            self.init(report: report, returned: leaves, host: host)
        } else {
            self.init(words: leaves.map(\.text).joined(separator: "\n"), host: host)
        }
    }

    private init?(report: MailPart, returned leaves: [MailPart], host: String) {
        let ours = leaves.lazy.filter { $0.type.value != "text/plain" }
            .compactMap { Self.ours(in: $0.text, host: host) }.first
        let id = ours ?? Self.ours(in: leaves.map(\.text).joined(separator: "\n"), host: host)
        guard let id else { return nil }
        messageID = id
        // Groups of fields, parted by empty lines: first the mail, then each recipient.
        var rest = report.bytes[...]
        var action: String?
        for _ in 0..<MailLimits.parts where !rest.isEmpty {
            let (head, after) = MailHead.read(rest)
            rest = after
            guard head["action"] != nil || head["final-recipient"] != nil else { continue }
            action = head["action"]?.lowercased()
            status = head["status"].map { String($0.prefix { !$0.isWhitespace }) }
            // Some mailers say no more than that it failed, and quote the far end beside it.
            if status == "5.0.0", let said = head["diagnostic-code"] {
                status = Self.code(in: said) ?? status
            }
            recipient = (head["final-recipient"] ?? head["original-recipient"])?
                .split(separator: ";", maxSplits: 1).last.map { String($0).trimmed.lowercased() }
            break
        }
        isFinal = action.map { $0.hasPrefix("failed") } ?? (status?.hasPrefix("5.") == true)
    }

    /// A mailer that says it in prose: only what is beyond doubt counts.
    private init?(words: String, host: String) {
        let words = words.prefix(MailLimits.textBytes)
        guard let id = Self.ours(in: words, host: host) else { return nil }
        messageID = id
        status = Self.code(in: words)
        let goesOn = words.contains(
            /(?i)\b(delayed|warning|will (continue|be retried|keep trying))\b/)
        isFinal = status != nil && !goesOn
    }

    /// `5.1.1`, else `550`.
    private static func code(in words: some StringProtocol) -> String? {
        let words = String(words)
        return words.firstMatch(of: /\b5\.\d{1,3}\.\d{1,3}\b/).map { String($0.output) }
            ?? words.firstMatch(of: /\b5[0-7]\d[ \-]/).map { String($0.output.prefix(3)) }
    }

    /// Our own Message-ID in a returned head.
    private static func ours(in text: some StringProtocol, host: String) -> String? {
        let matches = String(text.prefix(MailLimits.textBytes))
            .matches(of: /(?im)^[ \t>]*message-id:\s*(<[^<>\s@]{1,200}@[^<>\s@]{1,200}>)/)
        return matches.map { String($0.output.1) }.first { $0.lowercased().hasSuffix("@\(host)>") }
    }
}

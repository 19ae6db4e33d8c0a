import Domain
import Foundation

/// A mail as RFC 5322 wants it. Nothing that others wrote can become a header of its own: the
/// subject is encoded, addresses are checked, the body is base64.
struct MailText {
    var id: DeliveryID
    var from: String
    var to: String
    var text: Text
    /// What hangs together has the same.
    var thread: String?
    var date: Date

    var messageID: String { Self.reference(id.rawValue, host: host) }

    private var host: String { String(from.reversed().prefix { $0 != "@" }.reversed()) }

    var bytes: [UInt8] {
        var lines = [
            "Message-ID: \(messageID)", "Date: \(Self.date(date))", "From: <\(from)>",
            "To: <\(to)>", "Subject: \(Self.encoded(subject))",
            "Auto-Submitted: auto-generated",
        ]
        if let thread {
            let root = Self.reference("thread.\(thread)", host: host)
            lines += ["In-Reply-To: \(root)", "References: \(root)"]
        }
        lines += [
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: base64", "",
        ]
        lines += Self.folded(text.plain)
        return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    }

    private var subject: String {
        let first = text.plain.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return text.subject ?? String(first.prefix(60))
    }

    /// One mailbox and nothing that could end a line or begin a second one.
    static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = text.utf8.allSatisfy { byte in
            byte > 0x20 && byte < 0x7F && !"<>()[],;:\\\"".utf8.contains(byte)
        }
        return isPlain && parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
    }

    /// `<local@host>`; a text that may not stand there is replaced by its fingerprint.
    private static func reference(_ local: String, host: String) -> String {
        let isPlain =
            !local.isEmpty
            && local.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                    || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
            }
        return "<\(isPlain ? local : Fingerprint.of(local))@\(host)>"
    }

    // MARK: Encodings

    /// RFC 2047: plain where it may be, else words of base64, one a line, none splitting a letter.
    static func encoded(_ subject: String) -> String {
        let clean = String(subject.map { $0.isNewline || $0 == "\t" ? " " : $0 })
        let isPlain =
            clean.utf8.count <= 66 && !clean.contains("=?")
            && clean.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        if isPlain { return clean }
        var words: [String] = []
        var word: [UInt8] = []
        for scalar in clean.unicodeScalars {
            let letter = Array(String(scalar).utf8)
            if word.count + letter.count > wordBytes {
                words.append(base64(word))
                word = []
            }
            word += letter
        }
        words.append(base64(word))
        return words.map { "=?utf-8?B?\($0)?=" }.joined(separator: "\r\n ")
    }

    /// A line with an encoded word has at most 76 characters, `Subject: ` among them.
    private static let wordBytes = 39

    private static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    /// The body in base64, with the line ends of mail.
    private static func folded(_ text: String) -> [String] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let body = base64(Array(lines.joined(separator: "\r\n").utf8))
        var rest = body[...]
        var folded: [String] = []
        while !rest.isEmpty {
            folded.append(String(rest.prefix(76)))
            rest = rest.dropFirst(76)
        }
        return folded
    }

    /// `Mon, 23 Nov 2026 06:15:00 +0000`: in English, whatever the machine speaks.
    static func date(_ date: Date) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents(
            [.weekday, .day, .month, .year, .hour, .minute, .second], from: date)
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ]
        let day = days[(parts.weekday ?? 1) - 1]
        let month = months[(parts.month ?? 1) - 1]
        func two(_ number: Int?) -> String {
            let text = String(number ?? 0)
            return text.count < 2 ? "0" + text : text
        }
        return "\(day), \(two(parts.day)) \(month) \(parts.year ?? 1970) "
            + "\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second)) +0000"
    }
}

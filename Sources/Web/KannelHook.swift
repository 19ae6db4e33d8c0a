import Crypto
import Domain
import Foundation
import Outbox
import Ports

/// Where a gateway hands in what people write, and at `/report` below it what became of ours.
package struct SMSHook: Sendable {
    /// The gateway's name; stands in the ids of its messages.
    package var name: String
    /// Such as `/hooks/sms/kannel`.
    package var path: String
    /// What must travel as `?token=`; without one nobody is let in.
    package var token: @Sendable () -> String

    package init(name: String, path: String, token: @escaping @Sendable () -> String) {
        self.name = name
        self.path = path
        self.token = token
    }

    /// Compared by digest: how long it takes tells nothing of the token.
    func admits(_ form: RawForm) -> Bool {
        let wanted = token()
        guard !wanted.isEmpty, let given = form.bytes("token") else { return false }
        return SHA256.hash(data: given) == SHA256.hash(data: Array(wanted.utf8))
    }
}

/// Kannel's words for a message from a handset.
struct KannelMessage {
    var form: RawForm
    var hook: String
    var now: Date

    /// Nil when nobody sent it.
    var inbound: InboundMessage? {
        guard let sender = form.text("from").map(Self.number), !sender.isEmpty else { return nil }
        let text = text
        return InboundMessage(
            sourceID: "sms:\(hook):\(id(sender, text))", route: .sms, place: .direct(sender),
            sender: sender, content: .text(text), sentAt: sentAt)
    }

    /// When the handset sent it, where the gateway tells (`time=%T`, seconds since 1970): an SMS
    /// may lie at its centre for hours. A clock that runs ahead is not believed.
    private var sentAt: Date {
        guard let seconds = form.text("time").flatMap(Double.init), seconds > 0 else { return now }
        return min(Date(timeIntervalSince1970: seconds), now)
    }

    /// The gateway's own id, under which it repeats a message that was not answered. Without one
    /// the moment at which it was sent (`time=%T`) tells a second "1" from a repetition; without
    /// that too, the same words of the same sender within five minutes are the same message.
    private func id(_ sender: String, _ text: String) -> String {
        if let id = form.text("id"), !id.isEmpty { return String(id.prefix(128)) }
        let bucket = String(Int(now.timeIntervalSince1970 / 300))
        let moment = form.text("time").flatMap { $0.isEmpty ? nil : "at \($0)" } ?? bucket
        let digest = SHA256.hash(data: Data("\(sender)\n\(moment)\n\(text)".utf8))
        return digest.prefix(16).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
            .joined()
    }

    private var text: String {
        let bytes = form.bytes("text") ?? []
        let charset = form.text("charset")?.uppercased() ?? ""
        switch charset {
        case "UTF-16BE", "UCS-2", "ISO-10646-UCS-2", "UTF-16": return Self.utf16(bytes)
        case "UTF-16LE": return Self.utf16(bytes, littleEndian: true)
        case "ISO-8859-1", "LATIN1", "WINDOWS-1252":
            return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
        case "": break
        default: return String(decoding: bytes, as: UTF8.self)
        }
        return form.text("coding") == "2"
            ? Self.utf16(bytes) : String(decoding: bytes, as: UTF8.self)
    }

    private static func utf16(_ bytes: [UInt8], littleEndian: Bool = false) -> String {
        var units = stride(from: 0, to: bytes.count - bytes.count % 2, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return littleEndian ? second << 8 | first : first << 8 | second
        }
        if units.first == 0xFFFE { units = units.map(\.byteSwapped) }
        if units.first == 0xFEFF { units.removeFirst() }
        return String(decoding: units, as: UTF16.self)
    }

    /// E.164 as the roster has it, where the number can be told from a service's short one.
    static func number(_ text: String) -> String {
        let bare = text.filter { !" -()".contains($0) }
        let isDigits =
            !bare.isEmpty
            && bare.utf8.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            }
        guard isDigits else { return bare }
        if bare.hasPrefix("00") { return "+" + bare.dropFirst(2) }
        if bare.count == 11, bare.hasPrefix("1") { return "+86" + bare }
        if bare.count == 13, bare.hasPrefix("86") { return "+" + bare }
        return bare
    }
}

/// Kannel's word for what became of a message.
enum KannelReport {
    /// Nil when it is about nothing we know how to name.
    static func read(_ form: RawForm, of gateway: String) -> DeliveryReport? {
        guard let id = form.text("id"), !id.isEmpty else { return nil }
        // What the SMS centre said, behind Kannel's own word for it.
        let words = form.text("a").flatMap { GatewayWords.reason(in: $0) }
        let state: DeliveryState
        var reason: FailureReason?
        switch form.text("d") {
        case "1": state = .delivered
        case "2":
            state = .failed
            reason = words ?? .undelivered
        case "4", "8": state = .accepted
        case "16":
            state = .failed
            reason = words ?? .rejected("")
        default: return nil
        }
        return DeliveryReport(DeliveryID(id), state, reason: reason, channel: gateway)
    }
}

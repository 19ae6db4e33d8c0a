import Domain
import Foundation
import Ports

/// What a mail turned out to be.
enum MailFinding: Equatable, Sendable {
    /// Somebody said something.
    case said(InboundMessage)
    /// A mail of ours will not arrive.
    case bounced(DeliveryID, MailBounce)
    /// Nothing that anybody meant for us.
    case ignored(MailIgnored)
}

/// Why a mail is passed over; closed words for the log.
enum MailIgnored: String, Sendable, CaseIterable {
    /// `Auto-Submitted` other than no: an answer out of the office is nobody's acknowledgement.
    case automatic = "auto-submitted"
    case bulk
    case autoReply = "auto-reply"
    case noReturnPath = "empty return-path"
    /// A report that is no bounce of ours, such as a read receipt.
    case report
    /// It will be tried again.
    case delayed
    case own = "from ourselves"
    case sender = "not one sender"
    case empty = "says nothing"
    /// Not of the roster, and enough of those have been heard today.
    case stranger = "one stranger too many"
}

/// Mail → what was said. Pure, and made for hostile mail: every mail has a finding.
struct MailReader: Sendable {
    /// The address the bot writes from, in lower case.
    let own: String

    init(own: String) { self.own = own.lowercased() }

    private var host: String { String(own.reversed().prefix { $0 != "@" }.reversed()) }

    func read(_ bytes: [UInt8], now: Date) -> MailFinding {
        let mail = MailPart(bytes.prefix(MailLimits.mailBytes))
        let sender = MailSender.only(in: mail.head.all("from"))
        if mail.type.value == "multipart/report" || isMailer(sender) {
            return bounce(mail)
        }
        if let reason = unmeant(mail.head) { return .ignored(reason) }
        guard let sender else { return .ignored(.sender) }
        guard sender != own else { return .ignored(.own) }
        let own = ownSubject(mail.head)
        guard let line = mail.firstLine ?? own.flatMap(MailQuotes.firstLine) else {
            return .ignored(.empty)
        }
        var message = InboundMessage(
            sourceID: "mail:\(id(mail.head, bytes))", route: .email, place: .direct(sender),
            sender: sender, content: .text(line),
            sentAt: MailDate.sent(mail.head["date"], now: now))
        message.asides = asides(of: mail, ownSubject: own)
        return .said(message)
    }

    /// The command is one line; the guards read the whole.
    private func asides(of mail: MailPart, ownSubject: String?) -> [InboundMessage.Aside] {
        let subject = MailCoding.header(mail.head["subject"] ?? "")
        return [
            InboundMessage.Aside(subject, isOwn: ownSubject != nil),
            InboundMessage.Aside(mail.typed, isOwn: true),
        ].filter { !$0.text.isEmpty }
    }

    // MARK: Machines

    private func isMailer(_ sender: String?) -> Bool {
        ["mailer-daemon@", "postmaster@"].contains { sender?.hasPrefix($0) == true }
    }

    private func bounce(_ mail: MailPart) -> MailFinding {
        guard let bounce = MailBounce(mail, host: host) else { return .ignored(.report) }
        guard bounce.isFinal else { return .ignored(.delayed) }
        let local = bounce.messageID.dropFirst().prefix { $0 != "@" }
        return .bounced(DeliveryID(String(local)), bounce)
    }

    /// Why nobody meant this for us: RFC 3834, and the manners from before it.
    private func unmeant(_ head: MailHead) -> MailIgnored? {
        for value in head.all("auto-submitted") where MailValue(value).value != "no" {
            return .automatic
        }
        let bulk: Set<String> = ["bulk", "junk", "list"]
        for value in head.all("precedence").map({ $0.lowercased() }) {
            if bulk.contains(value) { return .bulk }
            if value == "auto_reply" { return .autoReply }
        }
        let marks = [
            "x-autoreply", "x-autorespond", "x-autoreply-from", "x-auto-response-suppress",
        ]
        let silent: Set<String> = ["", "no", "none"]
        for value in marks.flatMap(head.all) where !silent.contains(value.lowercased()) {
            return .autoReply
        }
        if head.all("return-path").contains("<>") { return .noReturnPath }
        return nil
    }

    // MARK: People

    /// Some write their answer there, in a mail that is no answer and has nothing else in it.
    private func ownSubject(_ head: MailHead) -> String? {
        let subject = MailCoding.header(head["subject"] ?? "")
        let isTheirs =
            subject.prefixMatch(
                of: /(?i)\s*(re|aw|fw|fwd|回复|答复|转发|自动回复|自動回覆)\s*[:：]/) == nil
        return isTheirs ? subject : nil
    }

    /// The mail's own id, under which a repetition is known; of a mail without one, its digest.
    private func id(_ head: MailHead, _ bytes: [UInt8]) -> String {
        if let id = head["message-id"], id.utf8.count <= MailLimits.idLength,
            id.hasPrefix("<"), id.hasSuffix(">"), id.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        {
            return id
        }
        return Fingerprint.of(bytes)
    }
}

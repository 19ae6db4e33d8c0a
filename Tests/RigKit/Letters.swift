import Curl
import Foundation
import Ports

/// What people and their mail programs send to the bot.
extension Scene {
    /// Sends a mail to the bot; `From` and `To` are written, the rest of the head is `head`.
    ///
    /// - Parameter envelope: Whom the mail servers would tell of a failure; nobody when empty.
    package nonisolated func mail(
        from sender: String, envelope: String? = nil, head: [String], _ body: String
    ) async throws {
        let fields = ["From: \(sender)", "To: <bot@rig.test>", "MIME-Version: 1.0"] + head
        let lines = (fields + ["", body]).joined(separator: "\n").replacing("\n", with: "\r\n")
        try await rig.wire.submit(
            MailSubmission(
                url: "smtp://127.0.0.1:\(try rig.value("SMTP_PORT"))", startTLS: .required,
                username: "alice", password: try rig.value("SMTP_PASSWORD"),
                sender: envelope ?? sender, recipient: "bot@rig.test",
                message: Array((lines + "\r\n").utf8), caFile: try rig.value("SMTP_CA_FILE")))
    }

    /// Somebody answers a mail of the bot as their program does it: above the old words, with a
    /// signature.
    package nonisolated func answer(
        _ who: Cast.Name, _ words: String, to old: String, automatic: Bool = false
    ) async throws {
        let quoted = Self.body(old).split(separator: "\n").map { "> \($0)" }
        let body = """
            \(words)

            --\u{20}
            \(cast[who].name)
            010-12345678

            在 2026年11月26日 星期四，烽火 <bot@rig.test> 写道：
            \(quoted.joined(separator: "\n"))
            """
        try await mail(
            from: cast[who].mail,
            head: [
                "Message-ID: <\(UUID().uuidString)@rig.test>",
                "In-Reply-To: \(Self.field("Message-ID", of: old) ?? "<x@y>")",
                "Subject: Re: \(Self.field("Subject", of: old) ?? "")",
                "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64",
            ] + (automatic ? ["Auto-Submitted: auto-replied"] : []),
            Data(body.utf8).base64EncodedString(options: .lineLength76Characters))
    }

    /// Somebody sends words and a photo, which is larger than what the bot reads of a mail.
    package nonisolated func answerWithPhoto(
        _ who: Cast.Name, _ words: String, megabytes: Int
    ) async throws {
        let photo = Data(repeating: 0xD8, count: megabytes << 20)
        try await mail(
            from: cast[who].mail,
            head: [
                "Message-ID: <\(UUID().uuidString)@rig.test>", "Subject: photo",
                "Content-Type: multipart/mixed; boundary=\"=_photo\"",
            ],
            """
            --=_photo
            Content-Type: text/html; charset=utf-8

            <div>\(words)</div>
            --=_photo
            Content-Type: image/jpeg; name="photo.jpg"
            Content-Disposition: attachment; filename="photo.jpg"
            Content-Transfer-Encoding: base64

            \(photo.base64EncodedString(options: .lineLength76Characters))
            --=_photo--
            """)
    }

    /// A mail server says that it could not hand a mail of the bot over.
    package nonisolated func bounce(_ old: String, to address: String) async throws {
        try await mail(
            from: "MAILER-DAEMON@mx.rig.test", envelope: "",
            head: [
                "Subject: Undelivered Mail", "Auto-Submitted: auto-replied",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=\"rpt\"",
            ],
            """
            --rpt
            Content-Type: text/plain

            The mail could not be delivered.

            --rpt
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.rig.test

            Final-Recipient: rfc822; \(address)
            Action: failed
            Status: 5.1.1

            --rpt
            Content-Type: text/rfc822-headers

            Message-ID: \(Self.field("Message-ID", of: old) ?? "")
            From: <bot@rig.test>
            To: <\(address)>
            --rpt--
            """)
    }

    /// What comes by mail is done in order: when the question after it is answered, it is done.
    package func untilMailIsDone(by who: Cast.Name, answering old: String) async throws {
        let (box, address) = (mail, cast[who].mail)
        let before = try box.mails(to: address).count
        try await answer(who, "态势", to: old)
        try await until("\(who) has the status by mail") {
            try box.mails(to: address).dropFirst(before).contains { $0.contains("I-1") }
        }
    }

    package static func field(_ name: String, of mail: String) -> String? {
        mail.split(separator: "\n").first { $0.hasPrefix("\(name): ") }
            .map { String($0.dropFirst(name.count + 2)) }
    }

    private static func body(_ mail: String) -> String {
        mail.firstRange(of: "\n\n").map { String(mail[$0.upperBound...]) } ?? mail
    }
}

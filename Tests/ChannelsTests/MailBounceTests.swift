import Domain
import Foundation
import Outbox
import Testing

@testable import Channels

/// Mails of mailers.
enum Bounce {
    static func report(
        action: String = "failed", status: String = "5.1.1",
        id: String = "<42.mail-li@example.org>", from: String = "MAILER-DAEMON@mx.example.org"
    ) -> Letter {
        Letter(
            head: [
                "Return-Path: <>", "From: Mail Delivery System <\(from)>",
                "To: fenghuo@example.org", "Subject: Undelivered", "Auto-Submitted: auto-replied",
            ],
            type: "multipart/report; report-type=delivery-status; boundary=\"r/1\"",
            body: """
                --r/1
                Content-Type: text/plain

                I am sorry: user unknown.

                --r/1
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; Li@example.org
                Action: \(action)
                Status: \(status)
                Diagnostic-Code: smtp; 550 5.1.1 unknown

                --r/1
                Content-Type: message/rfc822
                Content-Disposition: attachment

                Message-ID: \(id)
                From: <fenghuo@example.org>
                Subject: N-12

                5bey
                --r/1--
                """)
    }

    /// qmail's manner.
    static let prose = Letter(
        head: ["Return-Path: <>", "From: MAILER-DAEMON@mx.example.org", "Subject: failure notice"],
        type: "text/plain",
        body: """
            Hi. This is the qmail-send program.
            <li@example.org>:
            Remote host said: 550 No such user

            --- Below this line is a copy of the message.

            Message-ID: <42.mail-li@example.org>
            From: <fenghuo@example.org>
            """)
}

@Suite struct `A mail that came back` {
    @Test func `tells which delivery failed, and for whom`() {
        guard case .bounced(let id, let bounce) = finding(Bounce.report()) else {
            Issue.record("no bounce")
            return
        }
        #expect(id == "42.mail-li")
        #expect(bounce.messageID == "<42.mail-li@example.org>")
        #expect(bounce.recipient == "li@example.org")
        #expect(bounce.status == "5.1.1")
    }

    @Test func `is understood in prose where it is beyond doubt`() {
        guard case .bounced(let id, let bounce) = finding(Bounce.prose) else {
            Issue.record("no bounce")
            return
        }
        #expect(id == "42.mail-li")
        #expect(bounce.status == "550")
        let vague = Bounce.prose.saying(Bounce.prose.body.replacing("550 No", with: "no"))
        #expect(finding(vague) == .ignored(.delayed))
        let patient = Bounce.prose.saying("Warning: delayed, 500 minutes\n" + Bounce.prose.body)
        #expect(finding(patient) == .ignored(.delayed))
    }

    @Test func `after days of trying has failed too`() {
        guard case .bounced = finding(Bounce.report(action: "failed", status: "4.4.7")) else {
            Issue.record("no bounce")
            return
        }
    }

    @Test(
        arguments: [
            (Bounce.report(action: "delayed", status: "4.4.1"), MailIgnored.delayed),
            (Bounce.report(action: "relayed", status: "2.0.0"), .delayed),
            (Bounce.report(id: "<42.mail-li@elsewhere.org>"), .report),
            (Bounce.report(id: "42.mail-li@example.org"), .report),
            (
                Letter().with("From: postmaster@example.org").saying(
                    "Please clean up your mailbox."),
                .report
            ),
        ] as [(Letter, MailIgnored)])
    func `is no failure while it is tried, or when it is not ours`(
        letter: Letter, reason: MailIgnored
    ) {
        #expect(finding(letter) == .ignored(reason))
    }

    @Test(
        arguments: [
            ("5.1.1", true), ("5.1.2", true), ("5.1.10", true), ("5.2.1", true), ("5.2.2", false),
            ("4.4.7", false), ("5.4.4", false), ("5.7.1", false),
            // Its reason stands beside it.
            ("5.0.0", true),
        ] as [(String, Bool)])
    func `speaks against the mailbox only where nobody is at it`(status: String, isDead: Bool) {
        guard case .bounced(_, let bounce) = finding(Bounce.report(status: status)) else {
            Issue.record("no bounce")
            return
        }
        #expect((bounce.reason == .unreachablePerson) == isDead)
        #expect(bounce.reason.word == (isDead ? "person-unreachable" : "rejected"))
    }

    @Test func `in prose a bare 550 says the same`() {
        guard case .bounced(_, let bounce) = finding(Bounce.prose) else {
            Issue.record("no bounce")
            return
        }
        #expect(bounce.reason == .unreachablePerson)
        let full = Bounce.prose.saying(Bounce.prose.body.replacing("550 No", with: "552 No"))
        guard case .bounced(_, let other) = finding(full) else {
            Issue.record("no bounce")
            return
        }
        #expect(other.reason == .rejected("552"))
    }

    @Test func `is named in the very words of the mail that went out`() {
        let mail = MailText(
            id: "7.mail-zhao.2", from: "fenghuo@example.org", to: "zhao@example.org",
            text: .init(plain: "x"), thread: nil, date: mailNoon)
        let report = Bounce.report(id: mail.messageID)
        guard case .bounced(let id, _) = finding(report) else {
            Issue.record("no bounce")
            return
        }
        #expect(id == "7.mail-zhao.2")
    }
}

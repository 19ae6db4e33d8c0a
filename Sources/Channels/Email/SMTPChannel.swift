import Domain
import Foundation
import Outbox
import Ports

/// E-mail by SMTP, one recipient a transaction. The Message-ID is the delivery's, so a repeated
/// message is one message to whoever reads it.
package struct SMTPChannel: Channel {
    package struct Settings: Sendable {
        /// `smtp://host:port` or `smtps://host:port`.
        package var url: String
        package var startTLS: MailSubmission.StartTLS
        package var username: String?
        package var password: @Sendable () -> String?
        package var from: String
        package var caFile: String?

        package init(
            url: String, startTLS: MailSubmission.StartTLS, username: String? = nil,
            password: @escaping @Sendable () -> String? = { nil }, from: String,
            caFile: String? = nil
        ) {
            self.url = url
            self.startTLS = startTLS
            self.username = username
            self.password = password
            self.from = from
            self.caFile = caFile
        }
    }

    package let name: String
    package let route = RouteKind.email
    private let settings: Settings
    private let wire: any MailWire
    private let clock: any WallClock
    private let salt: String
    private let greet: (@Sendable () async throws(WireFailure) -> Void)?

    /// - Parameters:
    ///   - salt: Tells the Message-IDs of this store from those of another, whose delivery ids
    ///     begin anew; letters and digits.
    ///   - greet: Says hello to the server, logs in and leaves. Without it a probe proves nothing
    ///     and only sends tell how the server is.
    package init(
        name: String, _ settings: Settings, wire: any MailWire, clock: any WallClock,
        salt: String = "",
        greet: (@Sendable () async throws(WireFailure) -> Void)? = nil
    ) {
        self.name = name
        self.settings = settings
        self.wire = wire
        self.clock = clock
        self.salt = salt
        self.greet = greet
    }

    package func send(_ message: Message) async throws(SendFailure) -> Receipt {
        guard case .say(let text) = message.act else { throw .never(.rejected("not a text")) }
        let recipient: String
        switch message.destination {
        case .person(let to), .place(.direct(let to)): recipient = to
        case .room, .closed, .place(.room): throw .never(.rejected("no room"))
        }
        guard MailText.isAddress(recipient) else { throw .never(.unreachablePerson) }
        guard MailText.isAddress(settings.from) else { throw .never(.misconfigured("from")) }
        let mail = MailText(
            id: salt.isEmpty ? message.id : DeliveryID("\(salt).\(message.id)"),
            from: settings.from, to: recipient, text: text,
            thread: message.thread, date: clock.now)
        let submission = MailSubmission(
            url: settings.url, startTLS: settings.startTLS, username: settings.username,
            password: settings.password(), sender: settings.from, recipient: recipient,
            message: mail.bytes, caFile: settings.caFile)
        do { try await wire.submit(submission) } catch { throw Self.failure(error) }
        return Receipt(.accepted, remoteID: mail.messageID)
    }

    package func probe() async throws(SendFailure) {
        guard let greet else { return }
        do { try await greet() } catch { throw Self.failure(error) }
    }

    /// A reply code says more than the way it came: the server refused, so nothing was taken.
    static func failure(_ failure: WireFailure) -> SendFailure {
        switch failure {
        case .notSent(.mailRefused(let code, let text)),
            .uncertain(.mailRefused(let code, let text)):
            refusal(code, text.lowercased())
        default: failure.sendFailure
        }
    }

    /// Without a word of the mailbox a refusal may be about the relay: then it would speak against
    /// everybody's address.
    private static func isOfMailbox(_ text: String) -> Bool {
        [
            "5.1.", "5.2.1", "no such", "unknown user", "user unknown", "unknown recipient",
            "recipient unknown", "mailbox unavailable", "mailbox not found", "does not exist",
            "not found", "invalid recipient",
        ].contains(where: text.contains)
    }

    /// - Parameter text: In small letters.
    private static func refusal(_ code: Int, _ text: String) -> SendFailure {
        switch code {
        case 500... where ["5.1.7", "5.1.8", "sender"].contains(where: text.contains):
            .never(.sender)
        case 530, 534, 535, 538: .later(.unauthorized)
        case 421, 454: .later(.serverError(code))
        case 400..<500: .later(.rejected(String(code)))
        case 550...553 where isOfMailbox(text), 556 where isOfMailbox(text):
            .never(.unreachablePerson)
        default: .never(.rejected(String(code)))
        }
    }
}

import Foundation

/// A folder of mail on an IMAP server, and how to get at it.
package struct Mailbox: Sendable {
    /// `imap://host:port` or `imaps://host:port`.
    package var url: String
    package var startTLS: MailSubmission.StartTLS
    package var username: String
    package var password: String
    /// The folder, such as `INBOX`; in ASCII, as the server spells it.
    package var name: String
    package var caFile: String?
    package var connectTimeout: Duration
    /// Time for one question to the server, waiting for its turn included.
    package var timeout: Duration

    package init(
        url: String, startTLS: MailSubmission.StartTLS, username: String, password: String,
        name: String = "INBOX", caFile: String? = nil, connectTimeout: Duration = .seconds(5),
        timeout: Duration = .seconds(30)
    ) {
        self.url = url
        self.startTLS = startTLS
        self.username = username
        self.password = password
        self.name = name
        self.caFile = caFile
        self.connectTimeout = connectTimeout
        self.timeout = timeout
    }
}

/// Which mails are asked for. Never "the unread ones": fetching marks a mail as read, so one that
/// was fetched just before a power cut would never be asked for again.
package enum MailboxQuery: Sendable, Equatable {
    /// The newest alone.
    case newest
    /// Those whose UID is greater.
    case after(UInt32)
    /// Those that the server took in on this day or later.
    case since(Date)
}

/// What a mailbox answered. UIDs grow, and mean the same mails as long as `validity` is the same.
package struct MailboxListing: Sendable, Equatable {
    package var validity: UInt32
    /// In growing order.
    package var uids: [UInt32]

    package init(validity: UInt32, uids: [UInt32]) {
        self.validity = validity
        self.uids = uids
    }
}

/// The door to mail that has come. Its failures are `.notSent`: reading again is always safe.
package protocol MailboxWire: Sendable {
    func list(_ query: MailboxQuery, in mailbox: Mailbox) async throws(WireFailure)
        -> MailboxListing
    /// One mail as it lies there, or the first `limit` bytes of it.
    ///
    /// - Throws: `.notSent(.gone)` when there is no such mail (any more).
    func fetch(
        _ uid: UInt32, validity: UInt32, limit: Int, from mailbox: Mailbox
    ) async throws(WireFailure) -> [UInt8]
}

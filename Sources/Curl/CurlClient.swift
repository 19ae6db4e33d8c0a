import CCurl
import Glibc
import Ports

/// Done once, before the first transfer. A connection that dies under a write would otherwise kill
/// the process: libcurl, told to leave signals alone, does not ignore this one either.
private let libcurlStart: CURLcode = {
    _ = signal(SIGPIPE, SIG_IGN)
    return curl_global_init(Int(CURL_GLOBAL_DEFAULT))
}()

/// The wire itself, by libcurl: HTTP, mail submission and mailboxes.
///
/// Each kind of traffic has threads and connections of its own, so that neither a crowd of sends
/// nor a slow mail relay ever holds up another.
package final class CurlClient: HTTPWire, MailWire, MailboxWire, Sendable {
    /// More sends than this at once are a crowd.
    private static let fewSends = 4

    /// For long polls and single sends, which are carried by the thread that asks for them.
    private let main: Lane
    /// For sends in a crowd: a thread of their own beside the one that decides.
    private let sends: Lane
    /// What others serve, at whatever pace they like.
    private let fetches: Lane
    /// Two, because libcurl waits for a relay's last word with the whole thread.
    private let mails: [Lane]
    /// Mail that comes: a server that is slow to give it holds up nothing that goes out.
    private let mailboxes: Lane
    private let relays = Locked<[String]>([])

    /// Starts the threads.
    ///
    /// - Throws: `.notSent(.misconfigured)` when libcurl or a thread does not start.
    package init() throws(WireFailure) {
        guard libcurlStart == CURLE_OK else {
            throw .notSent(.misconfigured("libcurl does not start"))
        }
        main = try Lane(connections: 8)
        // As many as two rounds of a dispatcher send at once: each is used again by the next.
        sends = try Lane(connections: 128)
        fetches = try Lane(connections: 4)
        mails = [
            try Lane(connections: 4, oneByOne: true),
            try Lane(connections: 4, oneByOne: true),
        ]
        mailboxes = try Lane(connections: 2, oneByOne: true)
    }

    deinit { shutdown() }

    /// Runs tasks on the thread that hears the answers they wait for. After `shutdown` they go on
    /// elsewhere.
    package var executor: any TaskExecutor { main }

    /// Sends a request over HTTP/1.1 and waits for the whole answer.
    ///
    /// Redirects are not followed, no proxy is taken from the environment, and a POST is never
    /// repeated behind the caller's back.
    ///
    /// - Returns: Whatever the server answered, whatever its status.
    /// - Throws: `.notSent` when no byte of the request left, `.uncertain` after that, and
    ///   `.cancelled` when the task is cancelled or the client shut down.
    package func exchange(_ request: HTTPRequest) async throws(WireFailure) -> HTTPResponse {
        try await lane(of: request).carry(HTTPJob(request)).get()
    }

    private func lane(of request: HTTPRequest) -> Lane {
        switch request.lane {
        case .send: main.pending < Self.fewSends ? main : sends
        case .poll: main
        case .fetch: fetches
        }
    }

    /// Submits one message; mail for one relay goes one by one over one connection.
    ///
    /// The time-out counts from the call, waiting behind other mail included.
    ///
    /// - Throws: `.notSent(.mailRefused)` with the relay's words, `.uncertain` when the whole
    ///   message was handed over and no reply came, `.notSent` before that, and `.cancelled` when
    ///   the task is cancelled or the client shut down.
    package func submit(_ mail: MailSubmission) async throws(WireFailure) {
        try await lane(toward: mail.url).carry(MailJob(mail)).get()
    }

    /// Asks a mailbox by a connection of its own: one that is used again would show the mailbox
    /// as it was, and never say its validity.
    package func list(
        _ query: MailboxQuery, in mailbox: Mailbox
    ) async throws(WireFailure) -> MailboxListing {
        let words = try await mailboxes.carry(MailboxJob(mailbox, .list(query))).get()
        guard let listing = MailboxListing(said: words) else {
            throw .notSent(.other(code: 8, "no UIDVALIDITY"))
        }
        return listing.sieved(for: query)
    }

    /// Fetches one mail, which marks it as read; mail after mail comes over one connection.
    package func fetch(
        _ uid: UInt32, validity: UInt32, limit: Int, from mailbox: Mailbox
    ) async throws(WireFailure) -> [UInt8] {
        let ask = MailboxJob.Ask.fetch(uid, validity: validity, limit: limit)
        return try await mailboxes.carry(MailboxJob(mailbox, ask)).get()
    }

    /// Fails everything pending with `.cancelled` and ends the threads; further requests fail too.
    package func shutdown() {
        for lane in [main, sends, fetches, mailboxes] + mails { lane.close() }
    }

    /// The same lane for the same relay, so that connections are used again.
    private func lane(toward relay: String) -> Lane {
        let place = relays.withLock { relays in
            if let known = relays.firstIndex(of: relay) { return known }
            relays.append(relay)
            return relays.count - 1
        }
        return mails[place % mails.count]
    }
}

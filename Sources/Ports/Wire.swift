/// One HTTP request, complete before it is handed to the wire.
package struct HTTPRequest: Sendable, Equatable {
    package enum Method: String, Sendable {
        case get = "GET"
        case put = "PUT"
        case post = "POST"
    }

    /// Which connections carry it: neither a long poll nor a file that somebody else serves must
    /// ever hold up a send.
    package enum Lane: Sendable { case send, poll, fetch }

    /// Where it may go.
    package enum Reach: Sendable {
        case anywhere
        /// Only to an address of the open internet, whatever name stands for it; to another it
        /// fails with `.notPublic`, and nothing is sent there.
        case publicOnly
    }

    package var method: Method
    package var url: String
    /// Header fields in order; names are sent as written.
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    package var lane: Lane
    /// Time for name look-up, connection and handshake.
    package var connectTimeout: Duration
    /// Time for the whole exchange, connection included.
    package var timeout: Duration
    /// An own certificate authority (PEM file); the system's when nil.
    package var caFile: String?
    /// Largest body accepted in answer, in bytes; beyond it the exchange fails with `.tooLarge`.
    package var responseLimit: Int
    package var reach: Reach

    package init(
        _ method: Method, _ url: String, headers: [(name: String, value: String)] = [],
        body: [UInt8] = [], lane: Lane = .send, connectTimeout: Duration = .seconds(5),
        timeout: Duration = .seconds(10), caFile: String? = nil, responseLimit: Int = 16 << 20,
        reach: Reach = .anywhere
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
        self.lane = lane
        self.connectTimeout = connectTimeout
        self.timeout = timeout
        self.caFile = caFile
        self.responseLimit = responseLimit
        self.reach = reach
    }

    package static func == (left: HTTPRequest, right: HTTPRequest) -> Bool {
        left.method == right.method && left.url == right.url && left.body == right.body
            && left.lane == right.lane && left.caFile == right.caFile && left.reach == right.reach
            && left.headers.map(\.name) == right.headers.map(\.name)
            && left.headers.map(\.value) == right.headers.map(\.value)
    }
}

/// What came back. A status of 200 proves nothing until the body has been understood.
package struct HTTPResponse: Sendable, Equatable {
    package var status: Int
    /// Header fields, names in lower case; of a repeated field the last one.
    package var headers: [String: String]
    package var body: [UInt8]

    package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The `Retry-After` header in seconds, where it is a whole number; dates are ignored.
    package var retryAfter: Duration? {
        headers["retry-after"].flatMap { Int64($0) }.map { .seconds(max(0, $0)) }
    }
}

/// One message for one recipient: recipients share nothing, so one refusal harms nobody else.
package struct MailSubmission: Sendable {
    package enum StartTLS: String, Sendable { case required, none }

    /// `smtp://host:port` or `smtps://host:port`.
    package var url: String
    package var startTLS: StartTLS
    package var username: String?
    package var password: String?
    package var sender: String
    package var recipient: String
    /// The whole RFC 5322 message, CRLF lines; the wire stuffs the dots.
    package var message: [UInt8]
    package var caFile: String?
    package var connectTimeout: Duration
    package var timeout: Duration
    /// Nothing is handed in: say hello, log in and leave, to learn how the server is.
    package var isGreeting = false

    package init(
        url: String, startTLS: StartTLS, username: String? = nil, password: String? = nil,
        sender: String, recipient: String, message: [UInt8], caFile: String? = nil,
        connectTimeout: Duration = .seconds(5), timeout: Duration = .seconds(30)
    ) {
        self.url = url
        self.startTLS = startTLS
        self.username = username
        self.password = password
        self.sender = sender
        self.recipient = recipient
        self.message = message
        self.caFile = caFile
        self.connectTimeout = connectTimeout
        self.timeout = timeout
    }
}

/// How an exchange failed, as far as the wire can tell.
package enum WireFault: Sendable, Equatable {
    case refused, nameNotFound, connectTimedOut
    case tls(String)
    case timedOut, reset, cut, tooLarge
    /// The SMTP server's reply code (400–599) and its words.
    case mailRefused(code: Int, text: String)
    /// The IMAP server knows no such user, or another password.
    case loginRefused
    /// The login is right, but the server opens no such mailbox.
    case noMailbox
    /// The address is not one of the open internet, and only such a one was wanted.
    case notPublic
    /// What was asked for is not there (any more).
    case gone
    /// Something that no retry mends, such as a bad URL or an unreadable certificate file.
    case misconfigured(String)
    case other(code: Int, String)
}

/// Whether anything may have reached the far end decides what a caller may do next.
package enum WireFailure: Error, Equatable, Sendable {
    /// Nothing was handed over; sending elsewhere or again is safe.
    case notSent(WireFault)
    /// It may have been processed; repeat only under the same identity.
    case uncertain(WireFault)
    case cancelled
}

/// The door to HTTP.
package protocol HTTPWire: Sendable {
    /// - Returns: Whatever the server answered, whatever its status.
    func exchange(_ request: HTTPRequest) async throws(WireFailure) -> HTTPResponse
}

/// The door to mail.
package protocol MailWire: Sendable {
    /// Returns when the server has taken responsibility for the message.
    func submit(_ mail: MailSubmission) async throws(WireFailure)
}

import Outbox
import Ports

/// How a request to the homeserver failed.
enum MatrixFailure: Error, Equatable, Sendable {
    case wire(WireFailure)
    case refused(MatrixRefusal)
    /// Success by its status, but the answer lacks what it must have.
    case unreadable(String)
}

/// What the homeserver said against a request.
struct MatrixRefusal: Equatable, Sendable {
    var status: Int
    /// `M_…`; nil when the answer came from something that speaks no Matrix, such as a proxy.
    var code: String?
    var retryAfter: Duration?

    init(status: Int, code: String?, retryAfter: Duration? = nil) {
        self.status = status
        self.code = code
        self.retryAfter = retryAfter
    }

    init(_ response: HTTPResponse) {
        let body = try? JSONValue(parsing: response.body)
        status = response.status
        code = body?["errcode"]?.string.flatMap(Self.closedWord)
        // The header is the standard; the field is deprecated and all that some servers send.
        retryAfter =
            response.retryAfter
            ?? body?["retry_after_ms"]?.int.map { .milliseconds(max(0, min($0, 3_600_000))) }
    }

    /// Error codes go into logs, so nothing but capitals may pass for one.
    private static func closedWord(_ text: String) -> String? {
        let allowed =
            text.utf8.count <= 64
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) || byte == UInt8(ascii: "_")
            }
        return allowed && !text.isEmpty ? text : nil
    }
}

extension MatrixRefusal {
    /// What is wrong, as far as the whole channel is concerned.
    var reason: FailureReason {
        switch (status, code) {
        case (429, _), (_, "M_LIMIT_EXCEEDED"): .rateLimited
        case (500..., _): .serverError(status)
        case (_, "M_RESOURCE_LIMIT_EXCEEDED"), (_, "M_USER_LIMIT_EXCEEDED"): .serverError(status)
        case (401, _), (_, "M_UNKNOWN_TOKEN"), (_, "M_MISSING_TOKEN"): .unauthorized
        case (_, "M_USER_DEACTIVATED"), (_, "M_USER_LOCKED"), (_, "M_USER_SUSPENDED"):
            .unauthorized
        case (_, let code?): .rejected(code)
        case (_, nil): .errorBody("http \(status)")
        }
    }

    /// Nothing was sent: the homeserver said so. A rejection by name is final; a proxy's page, a
    /// limit or a wrong token is not.
    var sendFailure: SendFailure {
        if case .rejected = reason { .never(reason) } else { .later(reason, after: retryAfter) }
    }
}

extension MatrixFailure {
    /// Nil when it was cancelled.
    var reason: FailureReason? {
        switch self {
        case .wire(let failure): failure.reason
        case .refused(let refusal): refusal.reason
        case .unreadable(let what): .errorBody(what)
        }
    }

    var sendFailure: SendFailure {
        switch self {
        case .wire(let failure): failure.sendFailure
        case .refused(let refusal): refusal.sendFailure
        case .unreadable(let what): .uncertain(.errorBody(what))
        }
    }

    var code: String? { if case .refused(let refusal) = self { refusal.code } else { nil } }
    var status: Int? { if case .refused(let refusal) = self { refusal.status } else { nil } }

    /// A word for logs; never the server's own text.
    var word: String { code ?? reason?.word ?? "cancelled" }
}

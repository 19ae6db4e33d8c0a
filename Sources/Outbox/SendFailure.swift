import Foundation

/// Why a try did not succeed, in the words of spec §7; each has its own sentence in `Wording`.
package enum FailureReason: Codable, Equatable, Hashable, Sendable {
    case refused, blackHole, reset, tls, nameNotFound
    /// 401 or 403: the token is wrong or has expired.
    case unauthorized
    case rateLimited
    case serverError(Int)
    /// Success by its status, failure by its body.
    case errorBody(String)
    /// Connected, but what was sent never came back.
    case deaf
    /// The far end will not take it for this one person or number.
    case unreachablePerson
    case rejected(String)
    case noReport
    case misconfigured(String)

    /// A closed word for logs and counters; never the user's text.
    package var word: String {
        switch self {
        case .refused: "refused"
        case .blackHole: "blackhole"
        case .reset: "reset"
        case .tls: "tls"
        case .nameNotFound: "dns"
        case .unauthorized: "unauthorized"
        case .rateLimited: "rate-limited"
        case .serverError(let status): "http-\(status)"
        case .errorBody: "error-body"
        case .deaf: "deaf"
        case .unreachablePerson: "person-unreachable"
        case .rejected: "rejected"
        case .noReport: "no-report"
        case .misconfigured: "misconfigured"
        }
    }

    /// Whether it shows within a moment; the others were waited for, and each is news.
    var isImmediate: Bool {
        switch self {
        case .blackHole, .deaf, .noReport: false
        default: true
        }
    }

    /// Whether it speaks against the channel, or only against this one message.
    package var blamesChannel: Bool {
        switch self {
        case .unreachablePerson, .rejected, .rateLimited, .noReport: false
        default: true
        }
    }
}

/// What a channel says of a try it could not finish.
package enum SendFailure: Error, Equatable, Sendable {
    /// Nothing was sent; try again, not before `after` where the far end said so.
    case later(FailureReason, after: Duration? = nil)
    /// It may have arrived; repeat only under the same id.
    case uncertain(FailureReason)
    /// Trying again is no use: choose another way.
    case never(FailureReason)
    /// The runtime is stopping.
    case cancelled

    package var reason: FailureReason? {
        switch self {
        case .later(let reason, _), .uncertain(let reason), .never(let reason): reason
        case .cancelled: nil
        }
    }
}

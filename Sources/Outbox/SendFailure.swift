import Domain
import Foundation

/// Why a try did not succeed, in the words of spec §7; each has its own sentence in `Wording`.
package enum FailureReason: Codable, Equatable, Hashable, Sendable {
    case refused, blackHole, reset, tls, nameNotFound
    /// The token is wrong or has expired.
    case unauthorized
    /// The bot is let in, but not into its room, or may not speak there.
    case forbidden
    case noRoom
    /// The room is encrypted, so that the bot can neither read nor speak there.
    case encrypted
    case rateLimited
    case serverError(Int)
    /// Success by its status, failure by its body.
    case errorBody(String)
    /// Connected, but what was sent never came back.
    case deaf
    /// The far end will not take it for this one person or number.
    case unreachablePerson
    case rejected(String)
    /// The gateway will not carry these words: a template it has not, a keyword it filters.
    case wording
    /// The gateway does not know the signature (签名) or sender under which we write.
    case signature
    /// The account at the gateway is empty.
    case credit
    /// The mail relay will not take mail from our address.
    case sender
    case noReport
    /// The gateway reports that the handset has not got it.
    case undelivered
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
        case .forbidden: "forbidden"
        case .noRoom: "no-room"
        case .encrypted: "encrypted"
        case .rateLimited: "rate-limited"
        case .serverError(let status): "http-\(status)"
        case .errorBody: "error-body"
        case .deaf: "deaf"
        case .unreachablePerson: Reach.nobodyThere
        case .rejected: "rejected"
        case .wording: Gateway.refusesWords
        case .signature: "signature"
        case .credit: "credit"
        case .sender: "sender"
        case .noReport: "no-report"
        case .undelivered: "undelivered"
        case .misconfigured: "misconfigured"
        }
    }

    private static let plain: [FailureReason] = [
        .refused, .blackHole, .reset, .tls, .nameNotFound, .unauthorized, .forbidden, .noRoom,
        .encrypted, .rateLimited, .errorBody(""), .deaf, .unreachablePerson, .rejected(""),
        .wording, .signature, .credit, .sender, .noReport, .undelivered, .misconfigured(""),
    ]

    /// The reason of a word that was kept; what stood beside it was not.
    package init?(word: String) {
        if let known = Self.plain.first(where: { $0.word == word }) {
            self = known
        } else if word.hasPrefix("http-"), let status = Int(word.dropFirst(5)) {
            self = .serverError(status)
        } else {
            return nil
        }
    }

    /// Whether it shows within a moment; the others were waited for, and each is news.
    var isImmediate: Bool {
        switch self {
        case .blackHole, .deaf, .noReport, .undelivered: false
        default: true
        }
    }

    /// Whether it speaks against the channel, or only against this one message.
    package var blamesChannel: Bool {
        switch self {
        case .unreachablePerson, .rejected, .rateLimited, .wording, .noReport, .undelivered: false
        default: true
        }
    }

    /// Whether the same words are refused elsewhere too, so that no further gateway is tried.
    package var endsTheRoad: Bool { self == .wording }
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
    /// What a road says of a try that all its channels failed. That it may have arrived outweighs
    /// that it did not; that it may yet go outweighs that it never will. A refusal of the words
    /// is the last one said and stands for all.
    ///
    /// - Returns: Nil when nobody was asked.
    package static func together(_ failures: [SendFailure]) -> SendFailure? {
        if let last = failures.last, last.reason?.endsTheRoad == true { return last }
        func first(_ isMeant: (SendFailure) -> Bool) -> SendFailure? {
            failures.first(where: isMeant)
        }
        return first { if case .uncertain = $0 { true } else { false } }
            ?? first { if case .later = $0 { true } else { false } } ?? failures.first
    }
}

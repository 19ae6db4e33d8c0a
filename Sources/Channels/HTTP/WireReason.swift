import Outbox
import Ports

extension WireFault {
    /// The reason as the rest of the bot names it.
    var reason: FailureReason {
        switch self {
        case .refused: .refused
        case .nameNotFound: .nameNotFound
        case .connectTimedOut, .timedOut: .blackHole
        case .tls: .tls
        case .reset, .cut, .other: .reset
        case .tooLarge: .errorBody("too large")
        case .mailRefused(let code, _): .rejected(String(code))
        case .loginRefused: .unauthorized
        case .noMailbox: .misconfigured("mailbox")
        case .gone: .rejected("gone")
        case .notPublic: .misconfigured("not public")
        case .misconfigured(let what): .misconfigured(what)
        }
    }
}

extension WireFailure {
    /// Nil when it was cancelled.
    var reason: FailureReason? {
        switch self {
        case .notSent(let fault), .uncertain(let fault): fault.reason
        case .cancelled: nil
        }
    }

    /// What a channel says of it; mail sorts its refusals before it asks.
    var sendFailure: SendFailure {
        switch self {
        case .notSent(.misconfigured(let what)), .uncertain(.misconfigured(let what)):
            .never(.misconfigured(what))
        case .notSent(let fault): .later(fault.reason)
        case .uncertain(let fault): .uncertain(fault.reason)
        case .cancelled: .cancelled
        }
    }
}

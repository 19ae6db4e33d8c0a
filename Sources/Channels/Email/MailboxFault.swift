import Ports
import Synchronization

/// Why mail cannot be read, as far as somebody would act differently.
package enum MailboxFault: String, Error, Sendable, CaseIterable {
    case refused
    case timedOut = "timed out"
    case tls
    case login = "wrong login"
    case noMailbox = "mailbox missing"
    case nameNotFound = "dns"
    case reset
    case misconfigured
    /// It was read, but could not be kept.
    case notKept = "not kept"

    init(_ fault: WireFault) {
        self =
            switch fault {
            case .refused: .refused
            case .timedOut, .connectTimedOut: .timedOut
            case .tls: .tls
            case .loginRefused: .login
            case .noMailbox: .noMailbox
            case .nameNotFound: .nameNotFound
            case .misconfigured: .misconfigured
            case .reset, .cut, .tooLarge, .mailRefused, .gone, .notPublic, .other: .reset
            }
    }
}

/// How reading mail goes, for whoever asks. It never speaks for the road that mail goes out by:
/// that may be well.
package final class MailboxHealth: Sendable {
    private let state = Mutex<MailboxFault?>(nil)

    package init() {}

    /// Nil where it goes well, or was not tried yet.
    package var fault: MailboxFault? { state.withLock { $0 } }

    /// - Returns: Whether that is news.
    func become(_ fault: MailboxFault?) -> Bool {
        state.withLock { state in
            defer { state = fault }
            return state != fault
        }
    }
}

import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Ports

/// Where the far end of a webhook chat hands in what people write (docs/webhook-chat.md).
package struct ChatHook: Sendable {
    /// What a body turned out to be.
    package enum Reading: Equatable, Sendable {
        case message(InboundMessage)
        /// Understood, and nothing to keep.
        case noted
        /// What is wrong with it, in a closed word.
        case unreadable(String)
    }

    package var name: String
    /// Such as `/hooks/chat`.
    package var path: String
    /// Nil: nobody is let in.
    package var key: @Sendable () -> WebhookKey?
    package var read: @Sendable (_ body: [UInt8]) async throws(LedgerFailure) -> Reading

    package init(
        name: String, path: String, key: @escaping @Sendable () -> WebhookKey?,
        read: @escaping @Sendable (_ body: [UInt8]) async throws(LedgerFailure) -> Reading
    ) {
        self.name = name
        self.path = path
        self.key = key
        self.read = read
    }

    /// Bytes of an event that are read at most: it holds what somebody typed.
    static let bodyLimit = 64 << 10

    /// How far the two clocks may differ, and how old a request may be.
    static let tolerance = Duration.minutes(5)

    /// Whether the far end signed this, just now. A request that is sent again meanwhile is known
    /// by its event's id.
    func admits(_ headers: HTTPFields, _ body: [UInt8], at now: Date) -> Bool {
        func value(_ name: String) -> String? {
            headers.first { $0.name.canonicalName == name }?.value
        }
        guard let key = key(), let id = value("webhook-id"), !id.isEmpty,
            let timestamp = value("webhook-timestamp"), let seconds = Int(timestamp),
            let signature = value("webhook-signature"),
            abs(now.timeIntervalSince1970 - Double(seconds)) <= Self.tolerance.inSeconds
        else { return false }
        return key.admits(signature, id: id, timestamp: timestamp, body: body)
    }
}

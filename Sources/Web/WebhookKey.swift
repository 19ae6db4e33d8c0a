import Crypto
import Foundation

/// Signs requests, and checks them, as Standard Webhooks has it: HMAC-SHA256 over
/// `id.timestamp.body`, written `v1,` and Base64.
package struct WebhookKey: Sendable {
    private let key: SymmetricKey

    /// - Parameter secret: As it is, or Base64 behind `whsec_`.
    /// - Returns: Nil for an empty one, or one that is not Base64 although it says so.
    package init?(_ secret: String) {
        let bytes: Data
        if secret.hasPrefix("whsec_") {
            guard let decoded = Data(base64Encoded: String(secret.dropFirst(6))) else { return nil }
            bytes = decoded
        } else {
            bytes = Data(secret.utf8)
        }
        guard !bytes.isEmpty else { return nil }
        key = SymmetricKey(data: bytes)
    }

    package func signature(id: String, timestamp: Int, body: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Self.signed(id, String(timestamp), body), using: key)
        return "v1," + Data(code).base64EncodedString()
    }

    /// Whether one of the signatures in the header is ours: while a secret changes there are two.
    /// How long it takes tells nothing of them.
    func admits(_ header: String, id: String, timestamp: String, body: [UInt8]) -> Bool {
        let signed = Self.signed(id, timestamp, body)
        return header.split(separator: " ").prefix(8).contains { part in
            guard part.hasPrefix("v1,"), let code = Data(base64Encoded: String(part.dropFirst(3)))
            else { return false }
            return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: signed, using: key)
        }
    }

    private static func signed(_ id: String, _ timestamp: String, _ body: [UInt8]) -> Data {
        Data("\(id).\(timestamp).".utf8) + Data(body)
    }
}

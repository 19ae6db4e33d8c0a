import Domain
import Outbox
import Ports

/// The last door before the public: only a text whose SHA-256 is the signed one goes through, and
/// none that a page could not show as it is.
package struct SealedPublication: PublicChannel {
    /// SHA-256 of bytes, in lower-case hexadecimal.
    package typealias Digest = @Sendable (_ bytes: [UInt8]) -> String

    private let channel: any PublicChannel
    private let digest: Digest

    package init(_ channel: any PublicChannel, digest: @escaping Digest) {
        self.channel = channel
        self.digest = digest
    }

    package var name: String { channel.name }
    package var isSource: Bool { channel.isSource }

    package func publish(_ post: PublicPost) async throws(SendFailure) -> PublishedPost {
        guard post.isWellNamed else { throw .never(.rejected("bad-id")) }
        guard digest(Array(post.text.utf8)) == post.sha256.lowercased() else {
            throw .never(.rejected("not-the-signed-text"))
        }
        guard post.text.contains(where: { !$0.isWhitespace }) else {
            throw .never(.rejected("no-text"))
        }
        // Neither HTML nor XML has a way to write them.
        guard (post.text + post.title).unicodeScalars.allSatisfy(Self.isShown) else {
            throw .never(.rejected("control-character"))
        }
        return try await channel.publish(post)
    }

    package func probe() async throws(SendFailure) { try await channel.probe() }

    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0xA0...0xFFFD, 0x10000...: true
        default: false
        }
    }
}

import Crypto
import Foundation

/// How the log is chained, so that somebody who does not trust us can check it.
///
/// Each entry has a random salt of 16 bytes, a digest, the hash of the entry before it, and its
/// own hash; `‖` joins bytes, text is UTF-8, and a line feed ends each of the five lines:
///
///     digest = SHA256(salt ‖ payload)
///     hash   = SHA256(prev ‖ "seq\n" ‖ "type\n" ‖ "at\n" ‖ "stream\n" ‖ "actor\n" ‖ digest)
///
/// - `prev` is the hash of entry `seq − 1`; of the first entry it is 32 zero bytes.
/// - `seq` counts from 1 without a gap; `at` is in milliseconds since 1970 (UTC); both decimal.
/// - `type`, `stream` and `actor` are written as in the table and in the export. Only `actor`
///   may hold a line feed, so the five lines can be read in one way only.
/// - `payload` is the stored JSON, byte for byte.
///
/// A payload and its salt may be destroyed: the digest stays, and so does the chain. The digest
/// of a destroyed payload cannot be found by guessing, for want of the salt. A log that was cut
/// off at its end is still whole in itself: compare the head with one noted earlier.
enum Chain {
    static let hashBytes = 32
    static let saltBytes = 16
    /// What the first entry follows.
    static let genesis = Data(count: hashBytes)

    static func salt() -> Data {
        SymmetricKey(size: .bits128).withUnsafeBytes { Data($0) }
    }

    static func digest(salt: Data, payload: Data) -> Data {
        var sha = SHA256()
        sha.update(data: salt)
        sha.update(data: payload)
        return Data(sha.finalize())
    }

    static func hash(after prev: Data, _ facts: ChainFacts, digest: Data) -> Data {
        var sha = SHA256()
        sha.update(data: prev)
        sha.update(data: Data(facts.lines.utf8))
        sha.update(data: digest)
        return Data(sha.finalize())
    }
}

/// What stands open in an entry and is covered by its hash directly.
struct ChainFacts: Equatable, Sendable {
    var sequence: Int
    var type: String
    /// Milliseconds since 1970.
    var at: Int
    var stream: String
    var actor: String

    var lines: String { "\(sequence)\n\(type)\n\(at)\n\(stream)\n\(actor)\n" }
}

/// An entry as it is chained.
struct ChainLink: Equatable, Sendable {
    var facts: ChainFacts
    /// Both nil when the payload was destroyed.
    var salt: Data?
    var payload: Data?
    var digest: Data
    var prev: Data
    var hash: Data
}

/// Where the chain has come to.
struct ChainHead: Equatable, Sendable {
    var sequence = 0
    var hash = Chain.genesis
}

/// Walks a chain from link to link.
struct ChainChecker {
    private(set) var head: ChainHead
    /// Entries whose payload was destroyed.
    private(set) var removed = 0

    init(after head: ChainHead = ChainHead()) { self.head = head }

    /// - Returns: What is wrong with `link`, which should be number `head.sequence + 1`; nil
    ///   when it is sound, and then it is the new head.
    mutating func check(_ link: ChainLink) -> AuditFault? {
        guard link.facts.sequence == head.sequence + 1 else { return .sequenceGap }
        guard link.prev == head.hash,
            link.hash == Chain.hash(after: head.hash, link.facts, digest: link.digest)
        else { return .linkBroken }
        if let payload = link.payload {
            guard let salt = link.salt, Chain.digest(salt: salt, payload: payload) == link.digest
            else { return .payloadChanged }
        } else {
            removed += 1
        }
        head = ChainHead(sequence: link.facts.sequence, hash: link.hash)
        return nil
    }
}

import Foundation
import GRDB
import Ports

/// What is wrong with an entry.
package enum AuditFault: String, Equatable, Sendable {
    /// The payload is not the one that was digested.
    case payloadChanged
    /// Type, time, stream, actor, digest or the hash itself was changed, here or just before.
    case linkBroken
    /// The entry is missing.
    case sequenceGap
    /// The line or row cannot be read at all.
    case unreadable
}

package enum AuditResult: Equatable, Sendable {
    /// `head` is the last hash in hexadecimal, `removed` counts destroyed payloads.
    case intact(entries: Int, head: String, removed: Int)
    /// `at` is the number of the first entry that is wrong; before it all is sound.
    case broken(at: Int, why: AuditFault)
}

package struct AuditContacts: Equatable, Sendable {
    /// People whose contacts can be read by nobody any more.
    package var removed: Int
}

/// Texts that lie sealed beside the log, and those of which nothing is left.
package struct AuditSealed: Equatable, Sendable {
    package var kept: Int
    package var removed: Int

    package init(kept: Int, removed: Int) {
        self.kept = kept
        self.removed = removed
    }
}

/// Checks and exports the log; see `Chain` for how it is made. All of it only reads, and works
/// while the bot runs.
package enum AuditTrail {
    /// - Parameter path: The store's file.
    package static func verify(path: String) throws(LedgerFailure) -> AuditResult {
        try reading(path) { db in
            var checker = ChainChecker()
            let links = try Row.fetchCursor(db, sql: ChainRow.all)
            while let row = try links.next() {
                let fault = ChainRow.link(row).map { checker.check($0) } ?? .unreadable
                if let fault { return .broken(at: checker.head.sequence + 1, why: fault) }
            }
            return checker.result
        }
    }

    /// How people's contacts lie in a store; no key is needed to ask.
    package static func contacts(path: String) throws(LedgerFailure) -> AuditContacts {
        try reading(path) { db in
            guard try db.tableExists("contact_keys") else { return AuditContacts(removed: 0) }
            let sql = """
                SELECT COUNT(*) FROM (SELECT person FROM contact_keys GROUP BY person
                HAVING COUNT(key) = 0)
                """
            return AuditContacts(removed: try Int.fetchOne(db, sql: sql) ?? 0)
        }
    }

    /// What lies sealed in a store; no key is needed to ask.
    package static func sealed(path: String) throws(LedgerFailure) -> AuditSealed {
        try reading(path) { db in
            guard try db.tableExists("sealed_texts") else {
                return AuditSealed(kept: 0, removed: 0)
            }
            let sql = "SELECT COUNT(key), COUNT(*) - COUNT(key) FROM sealed_texts"
            let row = try Row.fetchOne(db, sql: sql)
            return AuditSealed(kept: row?[0] ?? 0, removed: row?[1] ?? 0)
        }
    }

    /// Hands out one JSON object a line, in the order of the log.
    /// - Parameters:
    ///   - path: The store's file.
    ///   - write: Takes each line, without its line feed.
    package static func export(
        path: String, to write: (String) -> Void
    ) throws(LedgerFailure) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try reading(path) { db in
            let links = try Row.fetchCursor(db, sql: ChainRow.all)
            while let row = try links.next() {
                guard let link = ChainRow.link(row) else {
                    throw LedgerFailure.corrupt("an entry cannot be read; see `audit verify`")
                }
                write(String(decoding: try encoder.encode(AuditLine(link)), as: UTF8.self))
            }
        }
    }

    /// Checks what `export` wrote; blank lines are passed over.
    package static func verifyExport(lines: some Sequence<String>) -> AuditResult {
        let decoder = JSONDecoder()
        var checker = ChainChecker()
        for line in lines where !line.allSatisfy(\.isWhitespace) {
            let link = try? decoder.decode(AuditLine.self, from: Data(line.utf8)).link
            let fault = link.map { checker.check($0) } ?? .unreadable
            if let fault { return .broken(at: checker.head.sequence + 1, why: fault) }
        }
        return checker.result
    }

    static func reading<Value>(
        _ path: String, _ work: (Database) throws -> Value
    ) throws(LedgerFailure) -> Value {
        do {
            var configuration = SQLiteFile.configuration
            configuration.readonly = true
            return try DatabaseQueue(path: path, configuration: configuration).read(work)
        } catch {
            throw LedgerFailure(error, at: path)
        }
    }
}

extension ChainChecker {
    fileprivate var result: AuditResult {
        .intact(entries: head.sequence, head: Hexadecimal.text(head.hash), removed: removed)
    }
}

/// One line of the export. Bytes are in hexadecimal; `payload` is the stored JSON as a string.
private struct AuditLine: Codable {
    var seq: Int
    var at: Int
    var stream: String
    var actor: String
    var type: String
    var salt: String?
    var payload: String?
    var digest: String
    var prev: String
    var hash: String

    init(_ link: ChainLink) {
        seq = link.facts.sequence
        at = link.facts.at
        stream = link.facts.stream
        actor = link.facts.actor
        type = link.facts.type
        salt = link.salt.map(Hexadecimal.text)
        payload = link.payload.map { String(decoding: $0, as: UTF8.self) }
        digest = Hexadecimal.text(link.digest)
        prev = Hexadecimal.text(link.prev)
        hash = Hexadecimal.text(link.hash)
    }

    /// Nil when a hexadecimal field is not one.
    var link: ChainLink? {
        guard let digest = Hexadecimal.bytes(digest), let prev = Hexadecimal.bytes(prev),
            let hash = Hexadecimal.bytes(hash)
        else { return nil }
        return ChainLink(
            facts: ChainFacts(sequence: seq, type: type, at: at, stream: stream, actor: actor),
            salt: salt.flatMap(Hexadecimal.bytes), payload: payload.map { Data($0.utf8) },
            digest: digest, prev: prev, hash: hash)
    }
}

enum Hexadecimal {
    static func text(_ bytes: Data) -> String {
        var text = ""
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text += String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }
        return text
    }

    /// Nil unless `text` is pairs of hexadecimal digits.
    static func bytes(_ text: String) -> Data? {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.count, digits.count.isMultiple(of: 2) else { return nil }
        return Data(
            stride(from: 0, to: digits.count, by: 2).map {
                UInt8(digits[$0] << 4 | digits[$0 + 1])
            })
    }
}

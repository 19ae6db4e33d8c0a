import Crypto
import Domain
import Foundation
import GRDB
import Ports

/// A copy of evidence as the log has it.
package struct LoggedEvidence: Equatable, Sendable {
    /// Of E-n.
    package var number: Int
    /// SHA-256 in lower-case hexadecimal.
    package var hash: String
    /// Its bytes were destroyed by a command; that they are not there is as it should be.
    package var isRemoved: Bool

    package init(number: Int, hash: String, isRemoved: Bool = false) {
        self.number = number
        self.hash = hash
        self.isRemoved = isRemoved
    }
}

/// How the copies in a folder compare with the log.
package struct EvidenceAudit: Equatable, Sendable {
    package struct Fault: Equatable, Sendable {
        /// Of E-n.
        package var number: Int
        package var hash: String
        /// Gone, or altered.
        package var finding: Evidence.Finding

        package init(number: Int, hash: String, finding: Evidence.Finding) {
            self.number = number
            self.hash = hash
            self.finding = finding
        }
    }

    /// Those that are as they came.
    package var intact = 0
    /// Those that lie sealed and could not be opened, for want of the store's key.
    package var unopened = 0
    package var removed = 0
    /// In the order of their numbers.
    package var faults: [Fault] = []

    package init(intact: Int = 0, unopened: Int = 0, removed: Int = 0, faults: [Fault] = []) {
        self.intact = intact
        self.unopened = unopened
        self.removed = removed
        self.faults = faults
    }
}

/// Compares copies of evidence with the log. All of it only reads, and works while the bot runs.
extension AuditTrail {
    /// Every copy that the log tells of, in the order of the numbers.
    ///
    /// - Parameter path: The store's file, or a backup.
    package static func evidence(path: String) throws(LedgerFailure) -> [LoggedEvidence] {
        try reading(path) { db in
            var logged: [Int: LoggedEvidence] = [:]
            let sql = """
                SELECT payload FROM entries
                WHERE type IN ('evidence.kept', 'evidence.removalConfirmed')
                AND payload IS NOT NULL ORDER BY seq
                """
            let rows = try Row.fetchCursor(db, sql: sql)
            while let row = try rows.next() {
                // One that cannot be read is the hash chain's to tell of.
                guard let payload: Data = row[0],
                    case .evidence(_, let event)? = try? JSONDecoder().decode(
                        Event.self, from: payload)
                else { continue }
                if case .kept(let number, let copy) = event {
                    logged[number] = LoggedEvidence(number: number, hash: copy.hash)
                } else {
                    logged[event.number]?.isRemoved = true
                }
            }
            return logged.values.sorted { $0.number < $1.number }
        }
    }

    /// - Parameters:
    ///   - logged: What the log tells of.
    ///   - folder: Where the copies lie.
    ///   - sums: SHA-256 of the files as they lie, by their names; where the key is not at hand, a
    ///     sealed file is held against them. Nil: there are none.
    ///   - key: Opens what lies sealed; nil where it is not at hand.
    package static func compare(
        _ logged: [LoggedEvidence], in folder: String, sums: [String: String]? = nil,
        key: EvidenceKey? = nil
    ) -> EvidenceAudit {
        let shelf = EvidenceFolder(folder, key: key?.symmetric)
        var audit = EvidenceAudit()
        for item in logged {
            guard !item.isRemoved else {
                audit.removed += 1
                continue
            }
            switch shelf.look(item.hash, sum: sums?[item.hash]) {
            case .found(.intact): audit.intact += 1
            case .found(let finding):
                audit.faults.append(
                    .init(number: item.number, hash: item.hash, finding: finding))
            case .unopened: audit.unopened += 1
            }
        }
        return audit
    }
}

/// What opens the copies of one store.
package struct EvidenceKey: Sendable {
    let symmetric: SymmetricKey

    /// - Parameters:
    ///   - path: The store's file, or a backup.
    ///   - master: The unit's key.
    /// - Returns: Nil where copies lie bare, or that key is not at hand or not the one.
    package static func of(
        store path: String, under master: StoreKey?
    ) throws(LedgerFailure) -> EvidenceKey? {
        guard let master else { return nil }
        return try AuditTrail.reading(path) { db in
            guard try db.tableExists("contact_keys") else { return nil }
            let sql = """
                SELECT id, key FROM contact_keys WHERE person = ? AND key IS NOT NULL
                ORDER BY id DESC LIMIT 1
                """
            let owner = SQLiteLedger.evidenceOwner
            guard let row = try Row.fetchOne(db, sql: sql, arguments: [owner]),
                let key = try? master.unwrap(row[1], row[0], owner)
            else { return nil }
            return EvidenceKey(symmetric: key)
        }
    }
}

import Crypto
import Domain
import Foundation
import Ports

/// Copies of evidence beside a backup: `FILE.evidence/`, each file as it lies in the store's own
/// folder, and `SHA256SUMS` of them all, as `sha256sum -c` reads it (decision 0055).
package struct EvidenceBackup: Sendable {
    package static let sumsName = "SHA256SUMS"

    /// Beside the backup's file.
    package let path: String

    /// - Parameter backup: The backup's file.
    package init(of backup: String) { path = backup + ".evidence" }

    /// Compares what lies in it with the log of its backup.
    package func compare(
        _ logged: [LoggedEvidence], key: EvidenceKey? = nil
    ) -> EvidenceAudit {
        AuditTrail.compare(logged, in: path, sums: sums, key: key)
    }

    /// Writes all that is there of what the log tells of; under another name until it is complete.
    ///
    /// - Returns: How the copies compare with the log. What is altered is copied too, for a part of
    ///   a film is better than none.
    func fill(
        _ logged: [LoggedEvidence], from folder: String, key: EvidenceKey?
    ) throws(LedgerFailure) -> EvidenceAudit {
        let kept = logged.filter { !$0.isRemoved }
        guard !kept.isEmpty else { return AuditTrail.compare(logged, in: folder, key: key) }
        let part = path + ".part"
        try? FileManager.default.removeItem(atPath: part)
        var sums: [String: String] = [:]
        do {
            let shelf = EvidenceFolder(part, key: nil)
            try shelf.make()
            for hash in Set(kept.map(\.hash)) {
                guard let bytes = FileManager.default.contents(atPath: folder + "/" + hash) else {
                    continue
                }
                try shelf.write(bytes, as: hash)
                sums[hash] = EvidenceFolder.hash(bytes)
            }
            try shelf.write(Data(Self.text(sums).utf8), as: Self.sumsName)
        } catch {
            throw .unavailable("\(part) cannot be written")
        }
        return AuditTrail.compare(logged, in: part, key: key)
    }

    /// Gives what `fill` wrote its name.
    func settle() throws {
        guard FileManager.default.fileExists(atPath: path + ".part") else { return }
        try FileManager.default.moveItem(atPath: path + ".part", toPath: path)
    }

    /// Puts every copy into the store's own folder, each whole. One that lies there sound stays, and
    /// so does one of which nobody can tell; an altered one gives way to a sound one alone.
    ///
    /// - Parameter key: Opens what lies sealed; nil where it is not at hand.
    package func bring(
        _ logged: [LoggedEvidence], to folder: String, key: EvidenceKey? = nil
    ) throws(LedgerFailure) {
        let kept = Set(logged.filter { !$0.isRemoved }.map(\.hash))
        guard !kept.isEmpty else { return }
        do {
            let shelf = EvidenceFolder(folder, key: key?.symmetric)
            try shelf.make()
            let (own, sums) = (EvidenceFolder(path, key: key?.symmetric), sums)
            for hash in kept {
                switch shelf.look(hash) {
                case .found(.gone): break
                case .found(.altered) where own.look(hash, sum: sums?[hash]) == .found(.intact):
                    break
                case .found, .unopened: continue
                }
                guard let bytes = FileManager.default.contents(atPath: path + "/" + hash) else {
                    continue
                }
                try shelf.write(bytes, as: hash)
            }
        } catch {
            throw .unavailable("\(folder) cannot be written")
        }
    }

    /// Nil where there is no such file, as beside backups of earlier versions.
    private var sums: [String: String]? {
        guard let bytes = FileManager.default.contents(atPath: path + "/" + Self.sumsName) else {
            return nil
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        return Dictionary(
            lines.map { (String($0.suffix(64)), String($0.prefix(64))) }, uniquingKeysWith: { $1 })
    }

    private static func text(_ sums: [String: String]) -> String {
        sums.sorted { $0.key < $1.key }.map { "\($0.value)  \($0.key)\n" }.joined()
    }
}

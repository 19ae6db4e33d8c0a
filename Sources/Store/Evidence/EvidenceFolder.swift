import Crypto
import Domain
import Foundation
import Glibc
import Ports

/// Copies of evidence in a folder, each a file under the hash of its bytes. Where the store has a
/// key they are sealed: whoever has the disk reads none of them (decision 0043).
///
///     FHE1 ‖ line feed ‖ nonce ‖ ciphertext ‖ tag        (ChaCha20-Poly1305; the hash is authenticated)
package struct EvidenceFolder: EvidenceVault {
    private static let sign = Data("FHE1\n".utf8)

    private let path: String
    private let key: SymmetricKey?

    /// - Parameter key: Seals what is kept from now on; nil: it lies bare.
    init(_ path: String, key: SymmetricKey?) {
        self.path = path
        self.key = key
    }

    package func keep(_ bytes: [UInt8]) async throws(EvidenceFault) -> String {
        let plain = Data(bytes)
        let hash = Self.hash(plain)
        do {
            try make()
            try write(try sealed(plain, hash), as: hash)
        } catch {
            throw .notWritten
        }
        return hash
    }

    package func check(_ hash: String) async -> Evidence.Finding {
        guard case .found(let finding) = look(hash) else { return .altered }
        return finding
    }

    /// Written over first, for what that is worth on the disk that it lies on.
    package func remove(_ hash: String) async throws(EvidenceFault) {
        let file = file(hash)
        guard FileManager.default.fileExists(atPath: file) else { return }
        do {
            if let handle = FileHandle(forWritingAtPath: file) {
                let size = Int(try handle.seekToEnd())
                try handle.seek(toOffset: 0)
                try handle.write(contentsOf: Data(count: size))
                try handle.synchronize()
                try handle.close()
            }
            guard unlink(file) == 0 else { throw EvidenceFault.notWritten }
            try syncFolder()
        } catch {
            throw .notWritten
        }
    }

    /// What a look at one file finds.
    enum Look: Equatable {
        case found(Evidence.Finding)
        /// It lies sealed and the key is not at hand.
        case unopened
    }

    /// - Parameter sum: SHA-256 of the file as it should lie there, where that is known.
    func look(_ hash: String, sum: String? = nil) -> Look {
        guard let kept = FileManager.default.contents(atPath: file(hash)) else {
            return .found(.gone)
        }
        // What was kept before there was a key lies bare.
        let itself = Self.hash(kept)
        if itself == hash { return .found(.intact) }
        guard key == nil, kept.starts(with: Self.sign) else {
            return .found(opened(kept, hash).map(Self.hash) == hash ? .intact : .altered)
        }
        guard let sum else { return .unopened }
        return .found(itself == sum ? .intact : .altered)
    }

    /// What lies there, opened; nil where it is gone or was altered.
    package func read(_ hash: String) -> [UInt8]? {
        guard let kept = FileManager.default.contents(atPath: file(hash)) else { return nil }
        let plain = Self.hash(kept) == hash ? kept : opened(kept, hash)
        return plain.flatMap { Self.hash($0) == hash ? Array($0) : nil }
    }

    /// What a kill left half written.
    func sweep() {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for name in names where name.hasPrefix(Self.draft) {
            try? FileManager.default.removeItem(atPath: path + "/" + name)
        }
    }

    private static let draft = ".new-"

    private func file(_ hash: String) -> String { path + "/" + hash }

    static func hash(_ bytes: Data) -> String {
        Hexadecimal.text(Data(SHA256.hash(data: bytes)))
    }

    private func sealed(_ plain: Data, _ hash: String) throws -> Data {
        guard let key else { return plain }
        let box = try ChaChaPoly.seal(plain, using: key, authenticating: Data(hash.utf8))
        return Self.sign + box.combined
    }

    private func opened(_ kept: Data, _ hash: String) -> Data? {
        guard let key, kept.starts(with: Self.sign),
            let box = try? ChaChaPoly.SealedBox(combined: kept.dropFirst(Self.sign.count))
        else { return nil }
        return try? ChaChaPoly.open(box, using: key, authenticating: Data(hash.utf8))
    }

    func make() throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
    }

    /// Written whole beside its place and synced, then put there: no name ever stands for half a
    /// file.
    func write(_ bytes: Data, as hash: String) throws {
        let draft = path + "/" + Self.draft + hash + "-" + UUID().uuidString
        guard
            FileManager.default.createFile(
                atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600]),
            let handle = FileHandle(forWritingAtPath: draft)
        else { throw EvidenceFault.notWritten }
        do {
            try handle.write(contentsOf: bytes)
            try handle.synchronize()
            try handle.close()
            guard rename(draft, file(hash)) == 0 else { throw EvidenceFault.notWritten }
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw error
        }
        try syncFolder()
    }

    private func syncFolder() throws {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { throw EvidenceFault.notWritten }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw EvidenceFault.notWritten }
    }
}

extension SQLiteLedger {
    /// The folder for copies of evidence. Its key is one of the store's own, so that a new key of
    /// the unit wraps it with the others; a store without a unit's key leaves copies bare.
    package func evidenceFolder(at path: String) async throws(LedgerFailure) -> EvidenceFolder {
        var key: SymmetricKey?
        if let master {
            key = vault.key(of: Self.evidenceOwner)
            let fresh = vault.fresh
            try await change { db in try SQLiteKeys.add(fresh, under: master, in: db) }
            vault.settled(fresh)
        }
        let folder = EvidenceFolder(path, key: key)
        folder.sweep()
        return folder
    }

    /// No person's id begins so.
    static let evidenceOwner = "~evidence"
}

import Foundation
import Ports
import Testing

@testable import Domain
@testable import Store

/// Copies of evidence: whole, under their hash, sealed where the store has a key.
@Suite(.timeLimit(.minutes(1))) struct EvidenceFolderTests {
    private let folder: Folder
    private static let one = StoreKey(base64: Data(repeating: 1, count: 32).base64EncodedString())
    private static let two = StoreKey(base64: Data(repeating: 2, count: 32).base64EncodedString())
    private let bytes = Array("考试取消\n".utf8)
    /// By `sha256sum`.
    private let hash = "69a22c6e7639c5d7567a961588eed0a666660285d4e56ef16c9709a80cc6ccc3"

    init() throws { folder = try Folder() }

    private var path: String { folder.file("evidence") }

    private func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }

    private func file(_ name: String) -> Data? {
        FileManager.default.contents(atPath: path + "/" + name)
    }

    private func mode(_ path: String) throws -> Int {
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        return try #require((mode as? NSNumber)?.intValue)
    }

    @Test func `a copy lies under its SHA-256, for its owner alone, as it came`() async throws {
        let ledger = try await SQLiteLedger.open(path: folder.file("a.sqlite"))
        let evidence = try await ledger.evidenceFolder(at: path)
        #expect(try await evidence.keep(bytes) == hash)
        #expect(try await evidence.keep(bytes) == hash)
        #expect(try files() == [hash])
        #expect(file(hash) == Data(bytes))
        #expect(try mode(path) == 0o700)
        #expect(try mode(path + "/" + hash) == 0o600)
        #expect(await evidence.check(hash) == .intact)
        try ledger.close()
    }

    @Test func `one that was altered, cut off or taken away is found`() async throws {
        for key in [Self.one, nil] {
            let ledger = try await SQLiteLedger.open(
                path: folder.file(key == nil ? "bare.sqlite" : "sealed.sqlite"), key: key)
            let evidence = try await ledger.evidenceFolder(at: path)
            _ = try await evidence.keep(bytes)
            let whole = try #require(file(hash))
            for place in [0, whole.count / 2, whole.count - 1] {
                var other = whole
                other[place] ^= 1
                try other.write(to: URL(filePath: path + "/" + hash))
                #expect(await evidence.check(hash) == .altered, "byte \(place)")
                #expect(evidence.read(hash) == nil)
            }
            try whole.dropLast().write(to: URL(filePath: path + "/" + hash))
            #expect(await evidence.check(hash) == .altered)
            try FileManager.default.removeItem(atPath: path + "/" + hash)
            #expect(await evidence.check(hash) == .gone)
            #expect(try await evidence.keep(bytes) == hash)
            #expect(evidence.read(hash) == bytes)
            try ledger.close()
        }
    }

    @Test func `with a key of the store's nothing of it can be read, also under the next key`()
        async throws
    {
        let store = folder.file("a.sqlite")
        var ledger = try await SQLiteLedger.open(path: store, key: Self.one)
        _ = try await ledger.evidenceFolder(at: path).keep(bytes)
        let lying = try #require(file(hash))
        #expect(lying.range(of: Data(bytes)) == nil)
        #expect(lying.count == bytes.count + 5 + 12 + 16)
        try await ledger.rekey(to: try #require(Self.two))
        try ledger.close()
        ledger = try await SQLiteLedger.open(path: store, key: Self.two)
        let evidence = try await ledger.evidenceFolder(at: path)
        #expect(await evidence.check(hash) == .intact)
        #expect(evidence.read(hash) == bytes)
        // What came before a key is still known, and a copy under another name is not itself.
        try Data(bytes).write(to: URL(filePath: path + "/" + hash))
        #expect(await evidence.check(hash) == .intact)
        let other = String(repeating: "0", count: 64)
        try lying.write(to: URL(filePath: path + "/" + other))
        #expect(await evidence.check(other) == .altered)
        try ledger.close()
    }

    @Test func `what a kill left half written is swept away, and nothing else`() async throws {
        let ledger = try await SQLiteLedger.open(path: folder.file("a.sqlite"))
        let evidence = try await ledger.evidenceFolder(at: path)
        _ = try await evidence.keep(bytes)
        try Data([1]).write(to: URL(filePath: path + "/.new-" + hash + "-x"))
        try Data([1]).write(to: URL(filePath: path + "/README"))
        _ = try await ledger.evidenceFolder(at: path)
        #expect(try files() == [hash, "README"].sorted())
        try ledger.close()
    }

    @Test func `what is destroyed is gone, also a second time, and nothing else is`() async throws {
        let ledger = try await SQLiteLedger.open(path: folder.file("a.sqlite"), key: Self.one)
        let evidence = try await ledger.evidenceFolder(at: path)
        let other = try await evidence.keep([1])
        _ = try await evidence.keep(bytes)
        try await evidence.remove(hash)
        try await evidence.remove(hash)
        #expect(try files() == [other])
        #expect(await evidence.check(hash) == .gone)
        #expect(await evidence.check(other) == .intact)
        try ledger.close()
    }

    @Test func `a folder that cannot be written says so`() async throws {
        let ledger = try await SQLiteLedger.open(path: folder.file("a.sqlite"))
        try Data([1]).write(to: URL(filePath: path))
        let evidence = try await ledger.evidenceFolder(at: path)
        await #expect(throws: EvidenceFault.notWritten) { try await evidence.keep(bytes) }
        try ledger.close()
    }
}

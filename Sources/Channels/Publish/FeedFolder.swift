import Foundation
import Glibc
import Outbox

/// A folder that a web server shows. A file in it is the old one or the new one, never a part:
/// readers come at any time.
struct FeedFolder: Sendable {
    /// It cannot be written to, or not be looked into: full, gone, or not ours.
    static let fault = SendFailure.later(.misconfigured("folder"))

    let path: String

    func make() throws(SendFailure) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o755])
        } catch {
            throw Self.fault
        }
    }

    /// Names of files that end so, in order.
    func names(endingIn suffix: String) throws(SendFailure) -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path)
                .filter { $0.hasSuffix(suffix) && !$0.hasPrefix(".") }.sorted()
        } catch {
            throw Self.fault
        }
    }

    func read(_ name: String) -> [UInt8]? {
        FileManager.default.contents(atPath: "\(path)/\(name)").map(Array.init)
    }

    /// On the disk when it returns, and for everybody to read. What is there already is left.
    func write(_ bytes: [UInt8], as name: String) throws(SendFailure) {
        guard read(name) != bytes else { return }
        let beside = "\(path)/.\(name).new"
        guard
            FileManager.default.createFile(
                atPath: beside, contents: Data(bytes), attributes: [.posixPermissions: 0o644]),
            Self.flush(beside), rename(beside, "\(path)/\(name)") == 0, Self.flush(path)
        else {
            unlink(beside)
            throw Self.fault
        }
    }

    /// Whether a file could be written now; it is taken away again.
    func tryToWrite() throws(SendFailure) {
        let name = ".fenghuo.try"
        try write(Array("try".utf8), as: name)
        unlink("\(path)/\(name)")
    }

    private static func flush(_ path: String) -> Bool {
        let file = open(path, O_RDONLY)
        guard file >= 0 else { return false }
        defer { close(file) }
        return fsync(file) == 0
    }
}

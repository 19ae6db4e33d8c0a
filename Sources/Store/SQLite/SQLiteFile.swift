import Foundation
import GRDB
import Ports

/// The store's file and what lies beside it.
enum SQLiteFile {
    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 2
        return configuration
    }

    /// Makes the directory (0700) and an empty file (0600) where there are none. SQLite gives
    /// its other files the rights of the first.
    static func prepare(_ path: String) throws(LedgerFailure) {
        let directory = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(
                atPath: directory, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unavailable("\(directory) cannot be made: \(error.localizedDescription)")
        }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw systemFailure("\(path) cannot be opened") }
        close(descriptor)
    }

    /// Whether changes lie in the write-ahead log, as they do when a process was killed.
    static func wasLeftOpen(_ path: String) -> Bool { size(path + "-wal") > 0 }

    /// In bytes; 0 when there is no such file.
    static func size(_ path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    static func freeBytes(beside path: String) -> Int {
        let directory = URL(fileURLWithPath: path).deletingLastPathComponent().path
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: directory)
        return (attributes?[.systemFreeSize] as? NSNumber)?.intValue ?? .max
    }

    /// The failure that `errno` stands for just now.
    static func systemFailure(_ what: String) -> LedgerFailure {
        let code = errno
        guard code != ENOSPC else { return .full }
        return .unavailable("\(what): \(String(cString: strerror(code)))")
    }
}

/// Holds a store for one bot. The system lets go of it when the process dies, however it dies.
struct StoreLock: ~Copyable, Sendable {
    private let descriptor: Int32

    /// - Parameter path: A file of its own, which stays behind empty.
    init(_ path: String) throws(LedgerFailure) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SQLiteFile.systemFailure("\(path) cannot be opened")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            let failure = SQLiteFile.systemFailure("\(path) cannot be locked")
            close(descriptor)
            throw isHeld ? .inUse : failure
        }
        self.descriptor = descriptor
    }

    /// Lets another have it; further calls do nothing.
    func release() { flock(descriptor, LOCK_UN) }

    deinit { close(descriptor) }
}

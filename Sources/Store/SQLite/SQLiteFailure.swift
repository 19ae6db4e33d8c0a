import Foundation
import GRDB
import Ports

extension LedgerFailure {
    /// What an error of SQLite or the file system means to whoever asked.
    init(_ error: any Error, at path: String) {
        switch error {
        case let failure as LedgerFailure: self = failure
        case let error as DatabaseError: self.init(error, path)
        case is CancellationError: self = .unavailable("cancelled")
        case is DecodingError: self = .corrupt("\(error)")
        default: self = .unavailable("\(error)")
        }
    }

    private init(_ error: DatabaseError, _ path: String) {
        let words = error.message ?? "SQLite error \(error.resultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_FULL: self = .full
        case .SQLITE_IOERR where SQLiteFile.freeBytes(beside: path) < 1 << 20: self = .full
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(words)
        default: self = .unavailable(words)
        }
    }
}

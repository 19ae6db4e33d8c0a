import Domain
import Foundation

/// What the machine knows of itself, for a look at readiness.
enum Machine {
    /// - Parameter store: The ledger's path; it need not exist yet.
    /// - Returns: In MiB, on the disk that holds the store; nil where that cannot be told.
    static func freeDisk(store: String) -> Int? {
        let folder = URL(filePath: store).deletingLastPathComponent().path
        let all = try? FileManager.default.attributesOfFileSystem(forPath: folder)
        guard let free = all?[.systemFreeSize] as? NSNumber else { return nil }
        return Int(free.int64Value / 1_048_576)
    }
}

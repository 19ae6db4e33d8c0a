import Foundation
import RigKit

/// A part of a benchmark in a process of its own.
enum Child {
    /// Runs a program to its end. - Returns: The numbers of its last line.
    static func numbers(
        _ program: String, _ arguments: [String], _ folder: URL,
        _ environment: [String: String] = [:]
    ) async throws -> [Double] {
        let log = folder.appending(path: "\(UUID().uuidString).log")
        let process = try BotProcess(
            program, arguments,
            environment: environment.merging(["PATH": "/usr/bin:/bin"]) { $1 }, log: log)
        guard try process.exitStatus(within: 120) == 0 else {
            throw BenchFailure("\(program) failed:\n\(process.tail)")
        }
        let last = process.output.split(separator: "\n").last ?? ""
        return last.split(separator: " ").compactMap { Double($0) }
    }
}

import Foundation

/// The built bot as a process of its own.
package final class BotProcess: Sendable {
    private let process = Process()
    private let exited = DispatchSemaphore(value: 0)
    private let log: URL

    /// - Parameter log: Takes everything it prints.
    package init(
        _ executable: String, _ arguments: [String], environment: [String: String], log: URL
    ) throws {
        self.log = log
        if !FileManager.default.fileExists(atPath: log.path) {
            try Data().write(to: log)
        }
        let output = try FileHandle(forWritingTo: log)
        try output.seekToEnd()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = output
        process.terminationHandler = { [exited] _ in exited.signal() }
        try process.run()
    }

    package var isRunning: Bool { process.isRunning }

    package var pid: Int32 { process.processIdentifier }

    /// What it has printed so far, with whatever was in its log before.
    package var output: String {
        (try? Data(contentsOf: log)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// The power fails: nothing is finished, nothing is said.
    package func kill9() throws {
        kill(process.processIdentifier, SIGKILL)
        _ = try exitStatus(within: 10)
    }

    /// Asks it to stop, and waits until it has.
    @discardableResult
    package func stop() throws -> Int32 {
        kill(process.processIdentifier, SIGTERM)
        return try exitStatus(within: 15)
    }

    /// Waits for the end.
    package func exitStatus(within seconds: Int) throws -> Int32 {
        guard exited.wait(timeout: .now() + .seconds(seconds)) == .success else {
            throw RigFailure("the bot does not end; it printed:\n\(tail)")
        }
        exited.signal()
        return process.terminationStatus
    }

    package var tail: String {
        output.split(separator: "\n").suffix(30).map { "    \($0)" }.joined(separator: "\n")
    }
}

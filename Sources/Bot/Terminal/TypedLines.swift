import Foundation

/// Lines from standard input, read by a thread of their own: `readLine` blocks.
enum TypedLines {
    static func stream() -> AsyncStream<String> {
        AsyncStream { continuation in
            let reader = Thread {
                while let line = readLine() { continuation.yield(line) }
                continuation.finish()
            }
            reader.name = "typed-lines"
            reader.start()
        }
    }

    /// Whether anything can be typed at all: `/dev/null` and a closed input cannot.
    static var canType: Bool {
        let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/0")
        return target.map { $0 != "/dev/null" } ?? false
    }
}

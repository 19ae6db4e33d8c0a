import Domain
import Foundation
import RigKit
import Runtime
import Store

/// Ten activations to 10,000 people each, by a gateway that allows 20 messages a minute: nearly
/// all of them lie in the queue.
enum QueueRun {
    static let flag = "--queue"
    static let incidents = 10
    private static let perMinute = 20

    /// Prints one line: deliveries that wait, then kilobytes with an empty queue, with the full
    /// one, and at the highest.
    static func run() async throws {
        let crowd = try await Crowd.gathered(perMinute: perMinute)
        let running = Swift.Task(executorPreference: crowd.executor) {
            await crowd.runtime.run(sources: [])
        }
        let empty = try kilobytes()
        for _ in 0..<incidents { try await crowd.confirm(try await crowd.askForActivation()) }
        // Let what was being written and sent come to rest.
        try await ContinuousClock().sleep(for: .seconds(2))
        let full = try kilobytes()
        let peak = try ProcessFacts.kilobytes("VmHWM", in: "status", of: getpid())
        let waiting = try await crowd.ledger.due(.sms, by: Date(), limit: 1_000_000).count
        print("\(waiting) \(empty) \(full) \(peak)")
        crowd.runtime.requestStop()
        await running.value
        try crowd.ledger.close()
    }

    private static func kilobytes() throws -> Int {
        try ProcessFacts.kilobytes("Pss", in: "smaps_rollup", of: getpid())
    }
}

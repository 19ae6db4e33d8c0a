import Domain
import Foundation
import RigKit
import Runtime
import Store

/// One activation that goes to very many people, each by an HTTP call of their own.
enum FanoutRun {
    static let flag = "--fan-out"

    /// Prints one line: seconds, processor seconds, peak kilobytes, people whom it is for and who have a mobile.
    static func run() async throws {
        let crowd = try await Crowd.gathered()
        let code = try await crowd.askForActivation()
        let running = Swift.Task(executorPreference: crowd.executor) {
            await crowd.runtime.run(sources: [])
        }
        let began = ContinuousClock().now
        let cpu = try ProcessFacts.cpu(of: getpid())
        try await crowd.confirm(code)
        while try await !crowd.runtime.isQuiet() {
            try await ContinuousClock().sleep(for: .milliseconds(5))
        }
        let time = began.duration(to: ContinuousClock().now).seconds
        let used = try ProcessFacts.cpu(of: getpid()) - cpu
        let peak = try ProcessFacts.kilobytes("VmHWM", in: "status", of: getpid())
        print("\(time) \(used) \(peak) \(try await crowd.reachable())")
        crowd.runtime.requestStop()
        await running.value
        try crowd.ledger.close()
    }
}

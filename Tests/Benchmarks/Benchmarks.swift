import Foundation
import RigKit

/// Speed and memory of the release build, each beside a floor or a peer of the same run:
/// machines are noisy, ratios are not. `deploy/bench` builds and starts everything it needs.
@main
struct Benchmarks {
    /// Name, whether it needs the real servers, what it does.
    private static let all:
        [(name: String, needsRig: Bool, run: @Sendable () async throws -> Void)] =
            [
                ("commit", false, CommitBenchmark.together),
                ("alone", false, CommitBenchmark.alone),
                ("load", false, PlanBenchmark.load),
                ("tick", false, PlanBenchmark.tick),
                ("day", false, PlanBenchmark.day),
                ("roster", false, RosterBenchmark.run),
                ("fanout", false, FanoutBenchmark.run),
                ("queue", false, QueueBenchmark.run),
                ("start", false, StartBenchmark.run),
                ("million", false, MillionBenchmark.run),
                ("idle", true, IdleBenchmark.run),
                ("echo", true, EchoBenchmark.run),
                ("failover", true, FailoverBenchmark.run),
            ]

    /// What runs in a process of its own, by the flag that asks for it.
    private static let parts: [String: @Sendable () async throws -> Void] = [
        BarePeer.flag: BarePeer.run, FanoutRun.flag: FanoutRun.run, QueueRun.flag: QueueRun.run,
    ]

    static func main() async {
        if let flag = CommandLine.arguments.dropFirst().first, let part = parts[flag] {
            do { try await part() } catch {
                print("\(flag) stopped: \(error)")
                exit(3)
            }
            exit(0)
        }
        let wanted = CommandLine.arguments.dropFirst()
        let known = Set(all.map(\.name))
        if let odd = wanted.first(where: { !known.contains($0) }) {
            print("no benchmark \(odd); there are: \(all.map(\.name).joined(separator: " "))")
            exit(2)
        }
        for benchmark in all where wanted.isEmpty || wanted.contains(benchmark.name) {
            if benchmark.needsRig, !RigEnvironment.isThere {
                print("\(benchmark.name): left out, the real servers are not there")
                continue
            }
            do {
                try await benchmark.run()
            } catch {
                print("\(benchmark.name): failed: \(error)")
                exit(3)
            }
        }
    }
}

/// One line of the result.
func report(_ what: String, _ value: String, goal: String) {
    let name = what.padding(toLength: max(58, what.count), withPad: " ", startingAt: 0)
    let number = value.padding(toLength: max(34, value.count), withPad: " ", startingAt: 0)
    print("\(name) \(number) goal \(goal)")
}

extension [Double] {
    /// The middle one; of two the mean.
    var median: Double {
        guard !isEmpty else { return .nan }
        let sorted = sorted()
        return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
    }

    /// "median (least to most)".
    func spread(_ digits: Int = 2, _ unit: String = "") -> String {
        let least = self.min() ?? .nan
        let most = self.max() ?? .nan
        return "\(median.text(digits))\(unit) (\(least.text(digits)) to \(most.text(digits)))"
    }
}

extension Double {
    func text(_ digits: Int = 2) -> String { String(format: "%.\(digits)f", self) }
}

extension Duration {
    var seconds: Double {
        let parts = components
        return Double(parts.seconds) + Double(parts.attoseconds) / 1e18
    }
}

/// What the system knows of a process.
enum ProcessFacts {
    /// Processor time used so far, in seconds, of all its threads.
    static func cpu(of pid: Int32) throws -> Double {
        let text = try String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
        // The name may hold blanks; it ends at the last bracket.
        let fields = text[(text.lastIndex(of: ")") ?? text.startIndex)...].split(separator: " ")
        guard fields.count > 13, let user = Double(fields[12]), let system = Double(fields[13])
        else { throw RigFailure("/proc/\(pid)/stat cannot be read") }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Kilobytes from a line such as `Pss:   1234 kB`.
    static func kilobytes(_ key: String, in file: String, of pid: Int32) throws -> Int {
        let text = try String(contentsOfFile: "/proc/\(pid)/\(file)", encoding: .utf8)
        let line = text.split(separator: "\n").first { $0.hasPrefix("\(key):") }
        guard let number = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Int($0) })
        else { throw RigFailure("/proc/\(pid)/\(file) has no \(key)") }
        return number
    }
}

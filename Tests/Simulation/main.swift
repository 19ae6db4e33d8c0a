import Dispatch
import Foundation
import StormKit
import Synchronization

// Plays the storms of `SimulationTests` in the release build, where a thousand of them take minutes
// and not a quarter of an hour.
// FENGHUO_SEEDS: how many (default 1000). Exit 1: a promise was broken; each such seed is named with
// the command that plays it again.

let environment = ProcessInfo.processInfo.environment
let count = max(environment["FENGHUO_SEEDS"].flatMap(Int.init) ?? 1000, 1)
let start = ContinuousClock.now

struct Tally {
    var played = 0
    var broken: [UInt64] = []
    var met: [String: Int] = [:]
}
let tally = Mutex(Tally())

DispatchQueue.concurrentPerform(iterations: count) { index in
    let seed = UInt64(index + 1)
    var storm = Storm(seed: seed)
    storm.play()
    storm.settle()
    let faults = storm.faults()
    let met = storm.met
    tally.withLock { tally in
        tally.played += 1
        tally.met.merge(met, uniquingKeysWith: +)
        if !faults.isEmpty {
            tally.broken.append(seed)
            print("✘ FENGHUO_SEED=\(seed) deploy/test --no-rig SimulationTests plays it again:")
            for fault in faults { print("  ↳ \(fault)") }
        }
        if tally.played.isMultiple(of: 50) { print("  \(tally.played) of \(count) storms") }
    }
}

let seconds = (ContinuousClock.now - start).components.seconds
let broken = tally.withLock(\.broken).count
let met = tally.withLock(\.met).sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
print("  met: \(met.joined(separator: ", "))")
print("\(count) storms in \(seconds) s, \(broken) broken")
exit(broken == 0 ? 0 : 1)

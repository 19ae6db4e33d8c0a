import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Runtime
import StormKit
import Testing

/// Random people, random faults, kills between any two steps, on the virtual clock. A seed that
/// fails is run alone with `FENGHUO_SEED=n deploy/test SimulationTests`; `Tests/Simulation` plays a
/// thousand in the release build.
@Suite struct SimulationTests {
    static var seeds: [UInt64] {
        let environment = ProcessInfo.processInfo.environment
        if let one = environment["FENGHUO_SEED"].flatMap(UInt64.init) { return [one] }
        let count = environment["FENGHUO_SEEDS"].flatMap(UInt64.init) ?? 200
        return Array(1...max(count, 1))
    }

    @Test(arguments: seeds)
    func `no delivery is lost, none settled twice, each step done once`(seed: UInt64) {
        var storm = Storm(seed: seed)
        storm.play()
        storm.settle()
        let faults = storm.faults()
        #expect(
            faults.isEmpty,
            "FENGHUO_SEED=\(seed) deploy/test --no-rig SimulationTests plays it again: \(faults)")
    }

    @Test func `a build that settles before it sends is caught`() {
        let caught = (1...20).filter { seed in
            var storm = Storm(seed: UInt64(seed), settlesFirst: true)
            storm.play()
            storm.settle()
            return storm.faults().contains { $0.contains("never arrived") }
        }
        #expect(!caught.isEmpty)
    }

    @Test func `a build that counts nobody's hour of SMS is caught`() {
        let caught = (1...20).filter { seed in
            var storm = Storm(seed: UInt64(seed), countsNoHour: true)
            storm.play()
            storm.settle()
            return storm.faults().contains { $0.contains("of an hour") }
        }
        #expect(!caught.isEmpty)
    }

    /// A storm in which nothing breaks would prove nothing.
    @Test func `the storms meet every kind of fault`() {
        var met: [String: Int] = [:]
        for seed in 1...16 {
            var storm = Storm(seed: UInt64(seed))
            storm.play()
            storm.settle()
            for (kind, count) in storm.met { met[kind, default: 0] += count }
        }
        for (kind, count) in met { #expect(count > 0, "no \(kind)") }
        #expect(met.count == 12)
    }

    @Test func `the same seed gives the same history`() {
        var first = Storm(seed: 7)
        first.play()
        first.settle()
        var second = Storm(seed: 7)
        second.play()
        second.settle()
        let differing = zip(first.stage.network.said, second.stage.network.said).first { $0 != $1 }
        #expect(differing == nil, "\(String(describing: differing))")
        #expect(first.stage.store.entries == second.stage.store.entries)
    }
}

import Domain
import Foundation
import Testing

@testable import Outbox

@Suite struct ChannelHealthTests {
    let noon = Date(timeIntervalSince1970: 1_767_585_600)
    let policy = HealthPolicy(probeEvery: .seconds(60), downAfter: 2, upAfter: .minutes(5))

    @Test func `when the clock goes back probes and good minutes count on from now`() {
        var health = ChannelHealth(policy: policy, downSince: nil, now: noon)
        _ = health.observe(nil, at: noon + .hours(1))
        health.rebase(at: noon)
        #expect(health.nextProbe == noon + policy.probeEvery)
        _ = health.observe(.refused, at: noon + .hours(1))
        #expect(health.observe(.refused, at: noon) == nil)
        #expect(health.observe(.refused, at: noon + .seconds(2)) == .wentDown(.refused))
        _ = health.observe(nil, at: noon + .hours(1))
        _ = health.observe(nil, at: noon)
        #expect(health.observe(nil, at: noon + policy.upAfter) == .settled)
    }

    @Test func `it goes down once, after two failures in a row`() {
        var health = ChannelHealth(policy: policy, downSince: nil, now: noon)
        #expect(health.observe(.refused, at: noon) == nil)
        #expect(health.state == .doubtful(failures: 1))
        #expect(health.observe(.refused, at: noon + .seconds(2)) == .wentDown(.refused))
        #expect(health.observe(.refused, at: noon + .seconds(4)) == nil)
        #expect(health.isDown)
    }

    @Test func `failures within a moment are one`() {
        var health = ChannelHealth(policy: policy, downSince: nil, now: noon)
        for tenth in 0..<19 {
            #expect(health.observe(.refused, at: noon + .milliseconds(tenth * 100)) == nil)
        }
        #expect(health.state == .doubtful(failures: 1))
        #expect(health.nextProbe == noon + .seconds(2))
        #expect(health.observe(.refused, at: noon + .seconds(2)) == .wentDown(.refused))
    }

    @Test func `a road that flaps must do well longer each time, up to half an hour`() {
        var health = ChannelHealth(policy: policy, downSince: nil, now: noon)
        var now = noon
        var waits: [Duration] = []
        for _ in 1...5 {
            for _ in 1...2 {
                now = now + .seconds(2)
                _ = health.observe(.refused, at: now)
            }
            #expect(health.isDown)
            waits.append(health.upAfter)
            now = now + .seconds(1)
            _ = health.observe(nil, at: now)
            now = now + health.upAfter
            #expect(health.observe(nil, at: now - .seconds(1)) == nil)
            #expect(health.observe(nil, at: now) == .settled)
        }
        #expect(waits == [5, 10, 20, 30, 30].map { .minutes($0) })
        now = now + .hours(2)
        for _ in 1...2 {
            now = now + .seconds(2)
            _ = health.observe(.refused, at: now)
        }
        #expect(health.upAfter == .minutes(5))
    }

    @Test func `one good answer in between starts the count again`() {
        var health = ChannelHealth(policy: policy, downSince: nil, now: noon)
        #expect(health.observe(.refused, at: noon) == nil)
        #expect(health.observe(nil, at: noon) == nil)
        #expect(health.observe(.refused, at: noon) == nil)
        #expect(!health.isDown)
    }

    @Test func `after the first failure a probe follows within five seconds`() {
        var health = ChannelHealth(policy: policy, downSince: nil, now: noon)
        _ = health.observe(nil, at: noon)
        #expect(health.nextProbe == noon + .seconds(60))
        _ = health.observe(.blackHole, at: noon)
        #expect(health.nextProbe <= noon + .seconds(5))
    }

    @Test(arguments: [nil, Date(timeIntervalSince1970: 0)])
    func `a road that nobody has heard of is probed at once`(downSince: Date?) {
        let health = ChannelHealth(policy: policy, downSince: downSince, now: noon)
        #expect(health.nextProbe == noon)
    }

    @Test func `it is back only after five good minutes without a failure`() {
        var health = ChannelHealth(policy: policy, downSince: noon, now: noon)
        #expect(health.observe(nil, at: noon + .seconds(10)) == nil)
        #expect(health.observe(.reset, at: noon + .seconds(200)) == nil)
        #expect(health.observe(nil, at: noon + .seconds(400)) == nil)
        #expect(health.observe(nil, at: noon + .seconds(699)) == nil)
        #expect(health.observe(nil, at: noon + .seconds(700)) == .settled)
        #expect(health.isUp)
    }

    @Test(arguments: [
        FailureReason.rateLimited, .unreachablePerson, .rejected("too long"), .noReport,
    ])
    func `what concerns one message does not blame the channel`(reason: FailureReason) {
        var health = ChannelHealth(policy: policy, downSince: nil, now: noon)
        for _ in 1...5 { #expect(health.observe(reason, at: noon) == nil) }
        #expect(health.isUp)
    }

    @Test func `one person who cannot be reached says nothing of the road, nor delays its probe`() {
        var health = ChannelHealth(policy: policy, downSince: nil, now: noon)
        _ = health.observe(nil, at: noon)
        _ = health.observe(.unreachablePerson, at: noon + .seconds(50))
        #expect(health.isUp && health.nextProbe == noon + .seconds(60))
    }
}

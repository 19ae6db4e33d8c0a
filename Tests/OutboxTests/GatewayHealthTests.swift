import Foundation
import Testing

@testable import Domain
@testable import Outbox

@Suite struct GatewayHealthTests {
    let noon = Date(timeIntervalSince1970: 1_767_585_600)
    let policy = HealthPolicy()

    private var health: GatewayHealth { GatewayHealth(policy: policy, now: noon) }

    @Test func `after one failure it is tried last, after two it is failing`() {
        var health = health
        #expect(health.isTriedFirst(at: noon))
        #expect(health.observe(.refused, .accepted, at: noon) == nil)
        #expect(!health.isTriedFirst(at: noon))
        #expect(health.observe(.refused, .probe, at: noon + .seconds(2)) == .failing(.refused))
        #expect(health.observe(.refused, .probe, at: noon + .seconds(9)) == nil)
        #expect(health.observe(nil, .probe, at: noon + .minutes(1)) == nil)
        #expect(!health.isTriedFirst(at: noon + .minutes(1)))
        #expect(health.observe(nil, .probe, at: noon + .minutes(7)) == .well)
        #expect(health.isTriedFirst(at: noon + .minutes(7)) && health.reason == nil)
    }

    @Test func `a failure that passes is nothing to speak of`() {
        var health = health
        #expect(health.observe(.blackHole, .accepted, at: noon) == nil)
        #expect(health.observe(nil, .probe, at: noon + .seconds(2)) == nil)
        #expect(health.isTriedFirst(at: noon + .seconds(2)) && health.reason == nil)
    }

    @Test(arguments: [FailureReason.credit, .signature, .sender])
    func `what people must mend is said at once, and only a message shows that it is mended`(
        reason: FailureReason
    ) {
        var health = health
        #expect(reason.hidesFromProbes)
        #expect(health.observe(reason, .accepted, at: noon) == .failing(reason))
        #expect(health.observe(reason, .accepted, at: noon) == nil)
        #expect(health.observe(nil, .probe, at: noon + .minutes(1)) == nil)
        #expect(!health.isTriedFirst(at: noon + .minutes(1)))
        #expect(health.isTriedFirst(at: noon + .minutes(10)))
        #expect(health.observe(nil, .accepted, at: noon + .minutes(10)) == .well)
    }

    @Test func `a login that is refused is said at once, and a probe shows that it is mended`() {
        var health = health
        #expect(health.observe(.unauthorized, .probe, at: noon) == .failing(.unauthorized))
        #expect(health.observe(nil, .probe, at: noon + .minutes(1)) == .well)
    }

    @Test func `three reports missed in a row are the gateway's silence`() {
        var health = health
        #expect(health.observe(.noReport, .delivered, at: noon) == nil)
        #expect(health.observe(.noReport, .delivered, at: noon) == nil)
        // A phone that is off is reported, and so is no silence.
        #expect(health.observe(.undelivered, .delivered, at: noon) == nil)
        for expected in [nil, nil, GatewayHealth.Change.failing(.noReport), nil] {
            #expect(health.observe(.noReport, .delivered, at: noon) == expected)
        }
        #expect(health.observe(nil, .accepted, at: noon) == nil)
        #expect(!health.isTriedFirst(at: noon))
        #expect(health.observe(nil, .delivered, at: noon) == .well)
    }

    @Test func `a limit that was reached is let alone`() {
        var health = health
        health.rest(until: noon + .seconds(30), from: noon)
        #expect(!health.isTriedFirst(at: noon + .seconds(29)))
        #expect(health.isTriedFirst(at: noon + .seconds(30)))
    }

    @Test func `after a restart it is known what the office was told`() {
        var credit = GatewayHealth(policy: policy, failing: .credit, now: noon)
        #expect(!credit.isTriedFirst(at: noon) && credit.reason == .credit)
        #expect(credit.observe(.credit, .accepted, at: noon) == nil)
        #expect(credit.observe(nil, .accepted, at: noon + .minutes(10)) == .well)
        var refused = GatewayHealth(policy: policy, failing: .refused, now: noon)
        #expect(refused.observe(nil, .probe, at: noon) == .well)
    }

    @Test func `a reason is read from its word again`() {
        for reason in [FailureReason.refused, .credit, .noReport, .serverError(503), .sender] {
            #expect(FailureReason(word: reason.word) == reason)
        }
        #expect(FailureReason(word: "down") == nil)
    }

    @Test func `what speaks against one message says nothing of the gateway`() {
        var health = health
        for reason in [FailureReason.wording, .unreachablePerson, .rejected("x"), .rateLimited] {
            #expect(health.observe(reason, .accepted, at: noon) == nil)
        }
        #expect(health.isTriedFirst(at: noon) && health.reason == nil)
    }
}

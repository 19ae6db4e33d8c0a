import Foundation
import Testing

@testable import Domain
@testable import Outbox

@Suite struct OutcomeTests {
    let noon = Date(timeIntervalSince1970: 1_767_585_600)

    func queued(
        _ target: Target, attempts: Int = 1, priority: Priority = .flash, remote: String? = nil
    ) -> QueuedDelivery {
        QueuedDelivery(
            delivery: Delivery(
                id: "e1", target: target, saying: .bulletin(.roomEncrypted), priority: priority,
                notBefore: noon, sendBy: noon + .hours(2), mustArrive: true),
            state: .sending, attempts: attempts, dueAt: noon, remoteID: remote)
    }

    let room = Target.room(mentions: ["li"])
    let sms = Target.person("li", .sms)

    @Test func `nothing sent is tried again, later each time`() {
        for (attempts, seconds) in [(1, 1), (2, 2), (3, 4), (4, 8), (9, 60)] {
            let outcome = Outcome.of(
                .failed(.later(.refused)), queued(room, attempts: attempts, priority: .normal),
                at: noon, channelIsDown: false)
            #expect(outcome.settlement.state == .queued)
            #expect(outcome.settlement.dueAt == noon + .seconds(seconds))
            #expect(outcome.failed == nil)
        }
    }

    @Test func `the far end's own waiting time is kept`() {
        let outcome = Outcome.of(
            .failed(.later(.rateLimited, after: .seconds(30))), queued(room), at: noon,
            channelIsDown: false)
        #expect(outcome.settlement.dueAt == noon + .seconds(30))
    }

    @Test func `a notice does not wait longer than a minute for its road`() {
        let outcome = Outcome.of(
            .failed(.later(.rateLimited, after: .seconds(61))), queued(room), at: noon,
            channelIsDown: false)
        #expect(outcome.failed == "rate-limited")
        #expect(outcome.settlement.state == .failed)
    }

    @Test func `an uncertain SMS is repeated once, then takes another road`() {
        let first = Outcome.of(
            .failed(.uncertain(.blackHole)), queued(sms), at: noon, channelIsDown: false)
        #expect(first.settlement.state == .queued)
        let second = Outcome.of(
            .failed(.uncertain(.blackHole)), queued(sms, attempts: 2), at: noon,
            channelIsDown: false)
        #expect(second.failed == "blackhole")
    }

    @Test func `an uncertain chat message keeps its id and is repeated`() {
        let outcome = Outcome.of(
            .failed(.uncertain(.reset)), queued(room, attempts: 5), at: noon, channelIsDown: false)
        #expect(outcome.settlement.state == .queued && outcome.settlement.id == "e1")
    }

    @Test func `on a channel that is down it takes another road at once, but a reply waits`() {
        let lost = Outcome.of(
            .failed(.later(.refused)), queued(room), at: noon, channelIsDown: true)
        #expect(lost.failed == "refused")
        let reply = queued(.reply(.room("r"), .chat, "li"), priority: .reply)
        let kept = Outcome.of(
            .failed(.later(.refused)), reply, at: noon, channelIsDown: true)
        #expect(kept.settlement.state == .queued)
        #expect(Outcome.beforeTrying(reply, at: noon, channelIsDown: true) == nil)
        #expect(Outcome.beforeTrying(queued(room), at: noon, channelIsDown: true)?.failed == "down")
    }

    @Test func `what can never arrive is not tried again`() {
        let outcome = Outcome.of(
            .failed(.never(.unreachablePerson)), queued(sms), at: noon, channelIsDown: false)
        #expect(outcome.settlement.state == .failed && outcome.failed == "person-unreachable")
    }

    @Test func `what has gone is dated when it went, and not when it was due`() {
        let results: [TryResult] = [
            .accepted(remoteID: nil, reportWithin: nil, by: "one"), .delivered(remoteID: nil),
        ]
        for result in results {
            let outcome = Outcome.of(
                result, queued(sms), at: noon + .minutes(18), channelIsDown: false)
            #expect(outcome.settlement.dueAt == noon + .minutes(18))
        }
    }

    @Test func `an accepted SMS without its report has failed`() {
        let accepted = Outcome.of(
            .accepted(remoteID: nil, reportWithin: .seconds(60), by: "one"), queued(sms),
            at: noon, channelIsDown: false)
        #expect(accepted.settlement.state == .queued)
        #expect(accepted.settlement.dueAt == noon + .seconds(60))
        let later = queued(sms, attempts: 2, remote: accepted.settlement.remoteID)
        #expect(later.takenBy == ["one"])
        func outcome(others: Bool, down: Bool = false) -> String? {
            Outcome.beforeTrying(
                later, at: noon + .seconds(60), channelIsDown: down, others: others)?.failed
        }
        #expect(outcome(others: false) == "no-report")
        #expect(outcome(others: true) == nil)
        #expect(outcome(others: true, down: true) == "no-report")
    }

    @Test func `a bad report is followed by the next gateway, and a late one by nothing`() {
        let both = ["one", "two"]
        func after(
            _ queued: QueuedDelivery, _ channel: String, _ reason: FailureReason = .undelivered
        )
            -> QueuedDelivery.AfterFailure
        {
            queued.afterFailure(reportedBy: channel, reason, among: both)
        }
        var first = queued(sms, remote: queued(sms).awaitingReport(of: "one"))
        // It is just being tried by the next.
        #expect(after(first, "one") == .nothing)
        first.state = .queued
        #expect(after(first, "one") == .nextChannel)
        #expect(after(first, "one", .wording) == .nextRoad)
        var second = queued(sms, attempts: 2, remote: first.awaitingReport(of: "two"))
        second.state = .queued
        #expect(second.takenBy == both)
        #expect(after(second, "one") == .nothing)
        #expect(after(second, "two") == .nextRoad)
        second.state = .delivered
        #expect(after(second, "two") == .nothing)
        #expect(after(queued(sms), "one") == .nextRoad)
    }

    @Test func `of several failures the one that leaves most open counts`() {
        let refused = SendFailure.later(.refused)
        #expect(SendFailure.together([]) == nil)
        #expect(SendFailure.together([.never(.credit), refused]) == refused)
        #expect(
            SendFailure.together([refused, .uncertain(.blackHole)]) == .uncertain(.blackHole))
        #expect(SendFailure.together([refused, .never(.wording)]) == .never(.wording))
    }

    @Test func `what is too late expires, and is said to have failed where it must arrive`() {
        let outcome = Outcome.beforeTrying(
            queued(room), at: noon + .hours(3), channelIsDown: false)
        #expect(outcome?.settlement.state == .expired && outcome?.failed == "expired")
    }

    @Test func `the account of an outage waits in the room through the next one`() {
        var digest = queued(.room(mentions: []), priority: .reply)
        digest.delivery.saying = .bulletin(
            .digest(DigestFacts(route: .chat, from: noon, to: noon, lines: [], omitted: 0)))
        #expect(Outcome.beforeTrying(digest, at: noon + .minutes(1), channelIsDown: true) == nil)
        let failed = Outcome.of(
            .failed(.later(.refused)), digest, at: noon + .minutes(1), channelIsDown: true)
        #expect(failed.settlement.state == .queued && failed.failed == nil)
    }
}

import Domain
import Foundation
import Outbox
import Rehearsal
import Runtime
import StormKit
import Testing

/// Several SMS that went as one are looked after as one (spec §1.1): what the gateway says of it, or
/// does not say, is said of each.
@Suite(.timeLimit(.minutes(2))) struct BundleReportTests {
    /// Nine for one person in a moment: five go alone, four as one, and the gateway takes them all.
    private func bench() -> ShellBench {
        let bench = ShellBench()
        bench.network.silence("fake-sms")
        bench.queue(
            (1...9).map { number in
                Delivery(
                    id: DeliveryID("d\(number)"), target: .person("li", .sms),
                    saying: .reply(.noted(number)), priority: .normal, notBefore: bench.now,
                    sendBy: bench.now + .hours(1), mustArrive: number != 9)
            })
        bench.launch()
        bench.wait(.seconds(10))
        return bench
    }

    private let members: [DeliveryID] = ["d6", "d7", "d8", "d9"]

    private func mails(_ bench: ShellBench) -> Int { bench.network.said.mail(to: "li").count }

    @Test func `they wait for their report, and are one SMS of the hour`() {
        let bench = bench()
        #expect(bench.network.tries(of: "fake-sms") == 6)
        for id in members {
            #expect(bench.queued(id)?.state == .queued)
            #expect(bench.queued(id)?.takenBy == ["fake-sms"])
            #expect(bench.queued(id)?.bundles == ["d6.more"])
        }
        #expect(members.compactMap { bench.queued($0)?.silent } == ["fake-sms"])
        bench.kill()
        let more = Delivery(
            id: "late", target: .person("li", .sms), saying: .reply(.noted(10)),
            priority: .normal, notBefore: bench.now, sendBy: bench.now + .hours(2))
        bench.queue([more])
        bench.launch()
        bench.wait(.seconds(10))
        #expect(bench.queued("late")?.takenBy == nil, "six have gone: the hour has no more")
    }

    @Test func `a good report is one of each`() {
        let bench = bench()
        bench.report("d6.more", .delivered)
        for id in members { #expect(bench.queued(id)?.state == .delivered) }
        bench.wait(.minutes(3))
        #expect(mails(bench) == 5, "of the others nothing was heard")
    }

    @Test func `after a bad report each that must arrive takes the next road`() {
        let bench = bench()
        bench.report("d6.more", .failed)
        bench.wait(.seconds(10))
        for id in members { #expect(bench.queued(id)?.state == .failed) }
        #expect(mails(bench) == 3)
        bench.report("d6.more", .failed)
        bench.wait(.seconds(10))
        #expect(mails(bench) == 3, "what is said twice is no news")
    }

    @Test func `without a report in time each that must arrive takes the next road`() {
        let bench = bench()
        bench.wait(.minutes(3))
        for id in members { #expect(bench.queued(id)?.state == .failed) }
        #expect(mails(bench) == 8)
    }

    @Test func `a kill before the report changes nothing`() {
        let bench = bench()
        bench.kill()
        bench.launch()
        bench.report("d6.more", .failed)
        bench.wait(.seconds(10))
        #expect(mails(bench) == 3)
    }

    @Test func `a report of what nobody sent is passed over`() {
        let bench = bench()
        bench.report("d6.more", .failed, by: "another")
        bench.report("d1.more", .failed)
        bench.report("x.more", .delivered)
        bench.wait(.seconds(10))
        #expect(mails(bench) == 0)
        for id in members { #expect(bench.queued(id)?.state == .queued) }
    }

    @Test func `with every road down it is said in each life, once the roads were tried`() {
        let bench = ShellBench()
        for route in RouteKind.usual { bench.network.set(.refuse, on: route) }
        bench.launch()
        bench.wait(.minutes(2))
        let word = "critical: every channel is down: all is kept until one returns"
        #expect(bench.lines.all.count { $0 == word } == 1)
        bench.kill()
        bench.launch()
        bench.wait(.minutes(2))
        #expect(bench.lines.all.count { $0 == word } == 2)
        bench.kill()
        for route in RouteKind.usual { bench.network.set(.up, on: route) }
        bench.launch()
        bench.wait(.minutes(10))
        #expect(bench.lines.all.count { $0 == word } == 2, "they have come back meanwhile")
    }
}

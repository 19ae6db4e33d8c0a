import Foundation
import Testing

@testable import Domain

/// The clocks of a rumour: met or missed is recorded, and lateness goes up once a step.
struct RumourClockTests {
    typealias B = RumourBench

    private func due(_ bench: Bench, _ number: Int = 1) -> [RumourClock.Stage: Date] {
        Dictionary(
            (bench.rumour(number)?.clocks ?? []).map { ($0.stage, $0.due) },
            uniquingKeysWith: { first, _ in first })
    }

    @Test func `from stage to stage the right clock runs`() {
        var bench = B.bench()
        let start = bench.now
        bench.add("网传停考")
        #expect(due(bench) == [.assign: start + .minutes(15)])
        bench.now = start + .minutes(10)
        bench.chat("li", .rumour(.assign(B.r1, ["sun", "zhou"])))
        #expect(due(bench) == [.verify: start + .minutes(60)])
        bench.now = start + .minutes(40)
        bench.judge("sun", .falsehood)
        bench.judge("zhou", .falsehood)
        #expect(due(bench) == [.decide: start + .minutes(55)])
        bench.now = start + .minutes(50)
        bench.decide(.refute)
        // From the verdict, not from the decision.
        #expect(due(bench) == [.answer: start + .minutes(100)])
        bench.now = start + .minutes(108)
        bench.answer(1)
        #expect(due(bench) == [.track: start + .minutes(168)])
        let outcomes = bench.rumour()?.outcomes ?? []
        #expect(outcomes.map(\.stage) == [.assign, .verify, .decide, .answer])
        #expect(outcomes.map(\.isMet) == [true, true, true, false])
        #expect(outcomes.last?.due == start + .minutes(100))
    }

    @Test func `the limit from first seen binds a refutation, not an admission`() {
        for (verdict, expected) in [(Rumour.Verdict.falsehood, 20), (.truth, 60)] {
            var bench = B.bench()
            // Seen 220 minutes ago; at noon that is 08:20.
            bench.add("网传停考", seen: 8 * 60 + 20)
            bench.chat("li", .rumour(.assign(B.r1, ["sun", "zhou"])))
            let start = bench.now
            #expect(bench.rumour()?.firstSeen == start - .minutes(220))
            bench.judge("sun", verdict)
            bench.judge("zhou", verdict)
            bench.decide(verdict == .truth ? .admit : .refute)
            #expect(due(bench) == [.answer: start + .minutes(expected)])
        }
    }

    @Test func `the warned link was first seen when the warning says`() {
        var bench = Bench(Roster(B.people))
        bench.plan = B.plan
        var draft = Fixture.draft
        draft.url = "https://example.org/p/1"
        bench.chat("wang", .warning(.register(draft)))
        bench.now = bench.now + .minutes(20)
        bench.chat(
            "zhao",
            .incident(
                .activate(
                    ActivationRequest(warning: .w(1), level: Level(2), packs: [], reason: "急"))))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.add("同一链接", url: "https://example.org/p/1")
        bench.add("另一链接", url: "https://example.org/p/2")
        #expect(bench.rumour(1)?.firstSeen == bench.now - .minutes(20))
        #expect(bench.rumour(2)?.firstSeen == bench.now)
    }

    @Test func `lateness is told to who is late, then the lead, then HQ, once each`() {
        var bench = B.told()
        bench.judge("zhou", .falsehood)
        bench.tick(after: 59)
        #expect(bench.late(.verify) == [])
        bench.tick(after: 1)
        #expect(bench.late(.verify) == [["sun"]])
        bench.tick(after: 14)
        #expect(bench.late(.verify).count == 1)
        bench.tick(after: 1)
        bench.tick(after: 15)
        bench.tick(after: 600)
        #expect(bench.late(.verify) == [["sun"], ["li"], ["zhao"]])
    }

    @Test func `after a long silence everybody who should know is told at once`() {
        var bench = B.told()
        bench.tick(after: 300)
        #expect(bench.late(.verify) == [["sun", "zhou", "li", "zhao"]])
        bench.tick(after: 300)
        #expect(bench.late(.verify).count == 1)
    }

    @Test func `each state has its own people`() {
        var bench = B.bench()
        bench.add("网传停考")
        bench.tick(after: 60)
        #expect(bench.late(.assign) == [["li", "wang", "zhao"]])
        bench = B.judged(.falsehood)
        bench.tick(after: 60)
        #expect(bench.late(.decide).first?.prefix(2) == ["zhao", "qian"])
        bench = B.judged(.falsehood)
        bench.decide(.refute)
        bench.tick(after: 60)
        #expect(bench.late(.answer) == [["zhou"]])
    }

    @Test func `tracking is asked once for each round, nagged once, then given up`() {
        var bench = B.refuted()
        let start = bench.now
        bench.tick(after: 60)
        #expect(bench.late(.track) == [["sun"]])
        bench.tick(after: 15)
        #expect(bench.late(.track) == [["sun"], ["sun", "li"]])
        bench.tick(after: 15)
        #expect(bench.events("rumour.trackMissed").count == 1)
        #expect(due(bench) == [.track: start + .minutes(240)])
        // A reading long before it is asked for is a reading, and no more.
        bench.chat("sun", .rumour(.track(B.r1, RumourReading(reach: 1200))))
        #expect(bench.rumour()?.rounds == 1)
        bench.now = start + .minutes(230)
        bench.chat("sun", .rumour(.track(B.r1, RumourReading(reach: 1320, refuted: 80_000))))
        #expect(bench.rumour()?.rounds == 2)
        #expect(bench.rumour()?.readings.last?.growth == 10)
        bench.tick(after: 1210)
        bench.chat("sun", .rumour(.track(B.r1, RumourReading(reach: 1320))))
        #expect(bench.rumour()?.clocks == [])
        #expect(bench.rumour()?.outcomes.suffix(3).map(\.isMet) == [false, true, true])
        let asked = bench.late(.track).count
        bench.tick(after: 10_000)
        #expect(bench.late(.track).count == asked)
    }

    @Test func `another level sets the clocks anew`() {
        var bench = B.judged(.falsehood)
        bench.decide(.refute)
        let start = bench.now
        bench.chat("zhao", .incident(.level(.i(1), Level(1), reason: "升温")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(due(bench) == [.answer: start + .minutes(30)])
    }

    @Test func `a level without a clock has none`() {
        var bench = B.bench()
        bench.plan.levels[1].clocks["verifiers"] = nil
        bench.add("网传停考")
        #expect(bench.rumour()?.clocks == [])
    }

    @Test func `nothing is told when the response has ended`() {
        var bench = B.told()
        bench.chat("zhao", .incident(.cancel(.i(1), reason: "误报")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.tick(after: 600)
        #expect(bench.late(.verify) == [])
        guard case .failure(.incidentEnded) = bench.judge("sun", .falsehood) else {
            Issue.record("heard after the end")
            return
        }
    }

    @Test func `who may not know of it is not told`() {
        var bench = B.bench()
        bench.chat("li", .circle(.classify(.i(1), .sensitive, reason: nil)))
        bench.add("网传停考", by: "li")
        let inside = ["li", "wang", "zhao"].filter {
            bench.world.mayKnow(PersonID($0), of: .i(1))
        }
        bench.tick(after: 60)
        #expect(bench.late(.assign).flatMap(\.self).map(\.rawValue) == inside)
    }
}

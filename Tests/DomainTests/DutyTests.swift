import Foundation
import Testing

@testable import Domain

/// Swaps, covers and handing over, on the desk. The bench begins at noon of 2026-01-05:
/// `zhou` is there until 20:00, then `wang`, then `li`.
@Suite struct DutyTests {
    private static let rota = DutyRota(
        timeZone: "Asia/Shanghai",
        rotations: [
            DutyRotaTests.rotation(["wang", "li", "zhou"]),
            DutyRotaTests.rotation(
                ["zhao", "qian"], length: 10_080, first: "2026-01-05", id: "leader", seat: .leader,
                confirms: false),
        ])

    private func bench() -> Bench {
        var bench = Bench()
        _ = bench.perform(.system(.dutyImported(Self.rota)), by: .system, at: nil)
        return bench
    }

    private func at(_ day: String, _ hour: Int) -> Date { DutyRotaTests.at(day, hour * 60) }

    private func refusal(_ result: Result<Reply?, Refusal>) -> DutyRefusal? {
        if case .failure(.duty(let refusal)) = result { refusal } else { nil }
    }

    private func holder(_ bench: Bench, _ date: Date) -> PersonID? {
        bench.world.duty.holder("officer", at: date)?.person
    }

    @Test func `who is on duty is first to be told that somebody is out of reach`() {
        let bench = bench()
        #expect(bench.world.dutyOfficers(at: bench.now) == ["zhou"])
        let context = Context(now: bench.now, actor: .system, plan: bench.plan, code: "1")
        let decider = Decider(world: bench.world, context: context)
        #expect(decider.guardians(of: "sun") == ["zhou", "li"])
        #expect(decider.guardians(of: "zhou") == ["li", "wang"])
    }

    // MARK: Handing over

    @Test func `both confirm, and only then it is complete`() throws {
        var bench = bench()
        bench.warn()
        bench.tick(after: 7 * 60 + 30)
        #expect(bench.events("duty.handoverAsked").count == 1)
        bench.tick(after: 20)
        let given = bench.chat("zhou", .duty(.handOver("W-1 待研判")))
        guard case .success(.duty(.given(let facts))) = given else {
            Issue.record("\(given)")
            return
        }
        #expect(facts.items?.warnings == [1])
        #expect(!facts.isDone)
        bench.tick(after: 20)
        let taken = bench.sms("wang", .duty(.take))
        guard case .success(.duty(.taken(let done))) = taken else {
            Issue.record("\(taken)")
            return
        }
        #expect(done.isDone)
        bench.tick(after: 60)
        #expect(bench.events("duty.handoverMissed").isEmpty)
        #expect(bench.world.duty.nextMoment == at("2026-01-06", 7) + .minutes(30))
    }

    @Test func `the one who comes may confirm first`() {
        var bench = bench()
        bench.tick(after: 7 * 60 + 50)
        bench.chat("wang", .duty(.take))
        #expect(bench.world.duty.handovers["officer"]?.isDone == false)
        bench.chat("zhou", .duty(.handOver("无事")))
        #expect(bench.world.duty.handovers["officer"]?.isDone == true)
    }

    @Test func `what was not confirmed by the end of the overlap is told once`() {
        var bench = bench()
        bench.tick(after: 7 * 60 + 30)
        bench.chat("zhou", .duty(.handOver("无事")))
        bench.tick(after: 59)
        #expect(bench.events("duty.handoverMissed").isEmpty)
        bench.tick(after: 1)
        bench.tick(after: 1)
        #expect(bench.events("duty.handoverMissed").count == 1)
        // It may still be made up for.
        bench.chat("wang", .duty(.take))
        #expect(bench.world.duty.handovers["officer"]?.isDone == true)
    }

    @Test func `a bot that was away for long speaks of the last change alone`() {
        var bench = bench()
        bench.tick(after: 40 * 24 * 60)
        #expect(
            bench.events("duty.handoverAsked").count + bench.events("duty.handoverMissed").count
                == 1)
        #expect(bench.world.duty.nextMoment.map { $0 > bench.now } == true)
    }

    @Test func `only the two concerned hand over, and only near the change`() {
        var bench = bench()
        #expect(
            refusal(bench.chat("zhou", .duty(.handOver("x"))))
                == .nothingToHandOver(from: at("2026-01-05", 18)))
        bench.tick(after: 7 * 60)
        #expect(
            refusal(bench.chat("zhou", .duty(.take))) == .nothingToTake(from: at("2026-01-06", 18)))
        #expect(refusal(bench.chat("sun", .duty(.take))) == .nothingToTake(from: nil))
    }

    @Test func `a change that a cover does away with is not asked about`() {
        var bench = bench()
        bench.tick(after: 7 * 60 + 30)
        let stay = DutyPlacing(
            who: "zhou", from: DutyWhen(.from(today: 0), minute: 1200),
            to: DutyWhen(.same, minute: 480))
        bench.chat("li", .duty(.cover(stay)))
        #expect(holder(bench, at("2026-01-06", 3)) == "zhou")
        bench.tick(after: 120)
        #expect(bench.events("duty.handoverMissed").isEmpty)
        #expect(bench.world.duty.clocks["officer"]?.change.from == "zhou")
    }

    @Test func `a fold of the log has the same clocks`() {
        var bench = bench()
        bench.tick(after: 7 * 60 + 30)
        bench.chat("zhou", .duty(.handOver("无事")))
        #expect(World(folding: bench.log) == bench.world)
        bench.tick(after: 60)
        #expect(World(folding: bench.log).duty.nextMoment == bench.world.duty.nextMoment)
    }

    // MARK: Swaps

    private func day(_ text: String) -> DutyWhen { DutyWhen(.date(DutyRotaTests.day(text))) }

    @Test func `a swap holds once both agree`() {
        var bench = bench()
        let mine = at("2026-01-06", 20)
        let theirs = at("2026-01-07", 8)
        let other: PersonID = "wang"
        #expect(holder(bench, mine) == "zhou")
        #expect(holder(bench, theirs) == other)
        bench.chat(
            "zhou",
            .duty(.swap(with: other.rawValue, mine: day("2026-01-06"), theirs: day("2026-01-07"))))
        #expect(holder(bench, mine) == "zhou")
        #expect(refusal(bench.chat("zhou", .duty(.answerSwap(nil, agree: true)))) == .noOffer)
        bench.chat(other, .duty(.answerSwap(1, agree: true)))
        #expect(holder(bench, mine) == other)
        #expect(holder(bench, theirs) == "zhou")
        #expect(bench.world.duty.holder("officer", at: mine)?.cause == .swap)
        #expect(bench.world.duty.offers.isEmpty)
    }

    @Test func `an offer that is turned down or taken back changes nothing`() {
        var bench = bench()
        let before = bench.world.duty.shifts(from: bench.now, to: bench.now + .days(9))
        for person in ["zhou", "wang"] as [PersonID] {
            bench.chat(
                "zhou",
                .duty(.swap(with: "wang", mine: day("2026-01-06"), theirs: day("2026-01-07"))))
            bench.chat(person, .duty(.answerSwap(nil, agree: false)))
        }
        #expect(bench.events("duty.swapDeclined").count == 2)
        #expect(bench.world.duty.shifts(from: bench.now, to: bench.now + .days(9)) == before)
    }

    @Test func `a swap of what is not theirs, or not whole any more, is refused`() {
        var bench = bench()
        let wrong = DutyCommand.swap(
            with: "wang", mine: day("2026-01-05"), theirs: day("2026-01-07"))
        #expect(
            refusal(bench.chat("sun", .duty(wrong)))
                == .noShift(name: "孙宁", day: at("2026-01-05", 0)))
        #expect(
            refusal(
                bench.chat(
                    "zhou",
                    .duty(.swap(with: "zhou", mine: day("2026-01-06"), theirs: day("2026-01-06")))))
                == .withOneself)
        bench.chat(
            "zhou", .duty(.swap(with: "wang", mine: day("2026-01-06"), theirs: day("2026-01-07"))))
        let cover = DutyPlacing(
            who: "sun", from: DutyWhen(.date(DutyRotaTests.day("2026-01-06")), minute: 1260))
        bench.chat("li", .duty(.cover(cover)))
        #expect(refusal(bench.chat("wang", .duty(.answerSwap(nil, agree: true)))) == .offerGone(1))
    }

    // MARK: Placing

    @Test func `a cover begins now and ends with the shift, unless it is said`() {
        var bench = bench()
        bench.chat("li", .duty(.cover(DutyPlacing(who: "sun"))))
        #expect(holder(bench, bench.now) == "sun")
        #expect(holder(bench, at("2026-01-05", 20)) == "wang")
        #expect(bench.log.last?.event.people == ["sun"])
    }

    @Test func `a cover that is past, ends first or has no rotation is refused`() {
        var bench = bench()
        func cover(_ from: DutyWhen?, _ to: DutyWhen?, _ rotation: String? = nil) -> DutyRefusal? {
            refusal(
                bench.chat(
                    "li",
                    .duty(.cover(DutyPlacing(who: "sun", from: from, to: to, rotation: rotation)))))
        }
        #expect(cover(DutyWhen(.from(today: -2)), DutyWhen(.from(today: -1))) == .past)
        #expect(cover(DutyWhen(.from(today: 2)), DutyWhen(.from(today: 1))) == .endsFirst)
        #expect(cover(DutyWhen(.ofYear(month: 2, day: 29)), nil) == .noSuchDay)
        #expect(
            cover(nil, nil, "夜班") == .noSuchRotation("夜班", known: Self.rota.rotations.map(\.name)))
        #expect(cover(nil, nil, "带班") == nil)
        #expect(bench.world.duty.holder("leader", at: bench.now)?.person == "sun")
    }

    @Test func `somebody besides is on duty too`() {
        var bench = bench()
        bench.chat("li", .duty(.add(DutyPlacing(who: "sun"))))
        #expect(bench.world.dutyOfficers(at: bench.now) == ["zhou", "sun"])
        #expect(bench.world.dutyOfficers(at: at("2026-01-05", 20)) == ["wang"])
    }

    @Test func `without a duty roster everything is refused`() {
        var bench = Bench()
        #expect(refusal(bench.chat("li", .duty(.take))) == .noRota)
        #expect(bench.world.duty.nextMoment == nil)
        #expect(bench.world.dutyOfficers(at: bench.now).isEmpty)
    }

    @Test func `events keep their form`() throws {
        var bench = bench()
        bench.chat("li", .duty(.add(DutyPlacing(who: "sun"))))
        bench.tick(after: 7 * 60 + 30)
        bench.chat("zhou", .duty(.handOver("无事")))
        let entries = try JSONDecoder().decode([Entry].self, from: JSONEncoder().encode(bench.log))
        #expect(entries == bench.log)
        let world = try JSONDecoder().decode(World.self, from: JSONEncoder().encode(bench.world))
        #expect(world == bench.world)
        #expect(
            bench.log.filter { $0.event.type.hasPrefix("duty.") }.allSatisfy { $0.stream == .desk })
    }
}

import Foundation
import Testing

@testable import Domain

/// The stored form of what the step language brought.
@Suite struct StepCodecTests {
    private func step(
        _ id: String, _ due: Due? = nil, by deed: Fulfilment? = nil, when: Condition? = nil,
        quorum: Quorum? = nil, replaces: [String]? = nil
    ) -> Step {
        Step(
            id: id, group: "office", action: Fixture.text(id), due: due.map { [$0] } ?? [],
            fulfilledBy: deed, when: when, quorum: quorum, replaces: replaces)
    }

    /// A day on which steps join, leave, are bound, counted, closed out and archived.
    private func day() -> [Entry] {
        var bench = Bench()
        let after = { (minutes: Int) in Due(base: .activation, offset: .minutes(minutes)) }
        bench.plan.packs[0].steps += [
            step(
                "B50", after(40),
                when: .all([
                    .level(.atMost, Level(1)), .not(.floor("death")),
                    .any([.pack("B"), .indicator("offline", .atLeast, 1)]),
                ]), replaces: ["B14"]),
            step("B51", after(50), when: .level(.atLeast, Level(2))),
            step(
                "B52", after(60),
                quorum: Quorum(group: "release", need: 2, within: .minutes(15), fallback: "hq")),
        ]
        bench.plan.packs.append(
            Pack(
                id: "closeout", letter: "E", title: Fixture.text("结束"), words: [], clause: "",
                steps: [
                    step("E04", by: .closed), step("E05", Due(base: .closing, offset: .hours(1))),
                ]))
        bench.plan.duties = [
            Duty(
                id: "x", title: Fixture.text("报告"), enabled: true, group: "office",
                trigger: Fixture.text("x"), when: .level(.atMost, Level(1)), from: .detection,
                clocks: [.init(within: .minutes(50), addressee: Fixture.text("y"), step: "B15")],
                channel: Fixture.text("z"), basis: Fixture.text("w"), checkedOn: "2026-01-01")
        ]
        bench.activate()
        let voice = Number.t(bench.task("B52")?.number ?? 0)
        bench.chat("zhou", .task(.done(voice, evidence: nil)))
        bench.tick(after: 20)
        bench.chat("zhao", .incident(.level(nil, Level(1), reason: "升级")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.chat("li", .incident(.proposeClose(nil, reason: "平息")))
        bench.chat("zhao", .incident(.confirmClose(nil, reason: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        for task in bench.world.incident(1)?.openTasks ?? [] {
            bench.chat("li", .task(.done(task.id, evidence: nil)))
        }
        return bench.log
    }

    private static let wanted: Set = [
        "incident.stepsJoined", "incident.archived", "task.dropped", "task.quorumAsked",
        "task.voiced", "task.quorumMissed", "task.restated",
    ]

    @Test func `what the step language wrote first is still read, and nothing of it is lost`()
        throws
    {
        let stored = try Golden("events-v2").roundTrip()
        #expect(Self.wanted.isSubset(of: stored.map(\.event.type)))
        #expect(World(folding: stored).sequence == stored.count)
    }

    /// Since what the law wants runs on after the closing, the day has other events.
    @Test func `what the step language writes is read to the same events`() throws {
        let today = day()
        let stored = try today.map { entry in
            try JSONDecoder().decode(Entry.self, from: JSONEncoder().encode(entry))
        }
        #expect(stored == today)
        #expect(World(folding: stored) == World(folding: today))
        #expect(Self.wanted.isSubset(of: stored.map(\.event.type)))
    }
}

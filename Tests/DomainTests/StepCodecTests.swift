import Foundation
import Testing

@testable import Domain

/// The stored form of what the step language brought; `RECORD_EVENTS=1` writes the file once.
@Suite struct StepCodecTests {
    private var file: URL {
        URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Golden/events-v2.json")
    }

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
        let last = bench.world.incident(1)?.openTasks.first?.id ?? .t(0)
        bench.chat("li", .task(.done(last, evidence: nil)))
        return bench.log
    }

    @Test func `what the step language wrote first is still read, to the same events`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let today = day()
        if ProcessInfo.processInfo.environment["RECORD_EVENTS"] != nil,
            !FileManager.default.fileExists(atPath: file.path)
        {
            let lines = try today.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
            try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        }
        let text = try String(contentsOf: file, encoding: .utf8)
        let stored = try text.split(separator: "\n").map {
            try JSONDecoder().decode(Entry.self, from: Data($0.utf8))
        }
        #expect(stored == today)
        #expect(World(folding: stored) == World(folding: today))
        let wanted: Set = [
            "incident.stepsJoined", "incident.archived", "task.dropped", "task.quorumAsked",
            "task.voiced", "task.quorumMissed", "task.restated",
        ]
        #expect(wanted.isSubset(of: stored.map(\.event.type)))
    }
}

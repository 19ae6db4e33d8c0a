import Foundation
import Testing

@testable import Domain

@Suite struct ClosingTests {
    private func step(
        _ id: String, _ due: Due? = nil, after: [String] = [], by deed: Fulfilment? = nil,
        group: GroupID = "office"
    ) -> Step {
        Step(
            id: id, group: group, action: Fixture.text(id), due: due.map { [$0] } ?? [],
            after: after, fulfilledBy: deed)
    }

    private func bench() -> Bench {
        var bench = Bench()
        bench.plan.packs[0].steps.append(
            step("B60", Due(base: .closing, offset: .hours(2)), group: "release"))
        bench.plan.packs.append(
            Pack(
                id: "closeout", letter: "E", title: Fixture.text("结束"), words: [], clause: "",
                steps: [
                    step("E01", by: .closeProposed), step("E02"),
                    step("E04", after: ["E01", "E02"], by: .closed),
                    step("E05", Due(base: .closing, offset: .hours(1))),
                    step("E09", Due(base: .closing, offset: .zero, workingDays: 3)),
                    step("E13"),
                ]))
        bench.activate()
        return bench
    }

    private func propose(_ bench: inout Bench) {
        bench.chat("li", .incident(.proposeClose(nil, reason: "平息")))
    }

    private func close(_ bench: inout Bench) {
        propose(&bench)
        bench.chat("zhao", .incident(.confirmClose(nil, reason: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
    }

    private func task(_ bench: Bench, _ step: String) -> Task? {
        bench.world.incident(1)?.tasks.values.first { $0.step.id == step }
    }

    @Test func `the closeout is no part of the response`() {
        let bench = bench()
        #expect(bench.world.running[0].tasks.values.allSatisfy { !$0.step.id.hasPrefix("E") })
        #expect(task(bench, "B60")?.due == nil)
    }

    @Test func `a proposal brings the steps that the end waits for`() {
        var bench = bench()
        propose(&bench)
        #expect(task(bench, "E01")?.isOpen == false, "the proposal is the step")
        #expect(task(bench, "E02")?.isOpen == true)
        #expect(task(bench, "E04")?.isOpen == true)
        #expect(task(bench, "E05") == nil)
    }

    @Test func `the end stops the response's clocks and begins the closeout's`() {
        var bench = bench()
        bench.now = bench.now + .hours(6)
        close(&bench)
        #expect(bench.world.running.isEmpty)
        #expect(bench.world.concluding.keys.map(\.self) == [1])
        #expect(task(bench, "E04")?.state == .done(at: bench.now))
        #expect(task(bench, "E05")?.due == bench.now + .hours(1))
        #expect(task(bench, "E09")?.due == bench.now + .days(3))
        #expect(task(bench, "B60")?.due == bench.now + .hours(2))
        let open = bench.world.incident(1)?.openTasks.map(\.step.id)
        #expect(open == ["C09", "B60", "E05", "E09", "E13"])
    }

    @Test func `a task of the response cannot be done after the end, one of the closeout can`() {
        var bench = bench()
        let old = Number.t(bench.task("B16")?.number ?? 0)
        close(&bench)
        #expect(
            bench.chat("li", .task(.done(old, evidence: nil))) == .failure(.taskDropped(old)))
        let new = Number.t(task(bench, "E05")?.number ?? 0)
        bench.chat("li", .task(.done(new, evidence: nil)))
        #expect(task(bench, "E05")?.isOpen == false)
    }

    @Test func `the closeout is chased and what the law wants, and nothing else is`() {
        var bench = bench()
        close(&bench)
        for _ in 1...48 { bench.tick(after: 60) }
        let nagged = Set(
            bench.log.compactMap { entry -> String? in
                guard case .task(let number, .reminded) = entry.event else { return nil }
                return bench.world.task(number)?.step.id
            })
        #expect(nagged == ["C09", "E05", "E09", "B60"])
    }

    @Test func `a file that proves a step of the closeout is kept as evidence`() {
        var bench = bench()
        close(&bench)
        let number = Number.t(task(bench, "E09")?.number ?? 0)
        let file = ChatFile(route: .chat, place: .media("mxc://x/1"), name: "a.png")
        bench.chat("li", .task(.doneWith(file, number, evidence: nil)))
        #expect(bench.world.task(number.value)?.evidence == ["E-1"])
        #expect(bench.world.evidenceToSee.map(\.number) == [1])
    }

    @Test func `with its last task done the incident is archived, and silent`() {
        var bench = bench()
        close(&bench)
        for step in ["C09", "E05", "E09", "E13", "B60"] {
            let number = Number.t(task(bench, step)?.number ?? 0)
            #expect(bench.events("incident.archived").isEmpty)
            bench.chat(step == "B60" ? "zhou" : "li", .task(.done(number, evidence: nil)))
        }
        #expect(bench.events("incident.archived").count == 1)
        #expect(bench.world.concluding.isEmpty && bench.world.endedIncidents[1] != nil)
        #expect(bench.due == nil)
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `a cancelled incident has no closeout`() {
        var bench = bench()
        bench.chat("zhao", .incident(.cancel(nil, reason: "误报")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.world.concluding.isEmpty)
        #expect(bench.world.incident(1)?.openTasks.isEmpty == true)
        #expect(bench.due == nil)
    }
}

/// No closing lifts a legal duty (domain §2: never scaled, paused or hidden).
@Suite struct LegalClosingTests {
    @Test func `what the law wants by a given time runs on after the closing`() {
        var bench = Bench()
        bench.plan.packs[0].steps.append(
            Step(
                id: "N08", group: "office", action: Bilingual(zh: "报告", en: "report"),
                due: [Due(base: .activation, offset: .hours(24))], legal: true))
        bench.activate()
        bench.chat("li", .incident(.proposeClose(nil, reason: "平息")))
        bench.chat("zhao", .incident(.confirmClose(nil, reason: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        let incident = bench.world.concluding[1]
        let task = incident?.tasks.values.first { $0.step.id == "N08" }
        #expect(task?.isOpen == true)
        for _ in 0..<26 { bench.tick(after: 60) }
        #expect(
            bench.log.contains { entry in
                guard case .task(let number, .reminded(let percent, _)) = entry.event
                else { return false }
                return number == task?.number && percent >= 100
            })
        bench.chat("li", .task(.done(.t(task?.number ?? 0), evidence: "回执001")))
        #expect(bench.world.incident(1)?.tasks[task?.number ?? 0]?.isOpen == false)
    }
}

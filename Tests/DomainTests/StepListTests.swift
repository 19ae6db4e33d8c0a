import Foundation
import Testing

@testable import Domain

@Suite struct StepListTests {
    private func pack(_ letter: String, _ steps: [Step]) -> Pack {
        Pack(
            id: letter, letter: letter, title: Fixture.text(letter), words: [], clause: "",
            steps: steps)
    }

    private func step(
        _ id: String, after: [String] = [], replaces: [String]? = nil, when: Condition? = nil
    ) -> Step {
        Step(
            id: id, group: "office", action: Fixture.text(id),
            due: [Due(base: .activation, offset: .minutes(60))], after: after, when: when,
            replaces: replaces)
    }

    private func list(_ packs: [Pack], _ chosen: [String], level: Int = 2) -> [Step] {
        var plan = Fixture.plan
        plan.packs = packs
        return plan.steps(
            for: chosen,
            in: Circumstances(plan: plan, level: Level(level), packs: chosen, score: nil))
    }

    private var base: Pack { pack("B", [step("B01"), step("B02", after: ["B01"])]) }

    @Test func `several packs are one list, the base first`() {
        let packs = [base, pack("C", [step("C01")]), pack("R", [step("R01")])]
        #expect(list(packs, ["r", "C"]).map(\.id) == ["B01", "B02", "C01", "R01"])
        #expect(list(packs, []).map(\.id) == ["B01", "B02"])
    }

    @Test func `a step takes another's place, and whoever waits for that waits for it`() {
        let packs = [base, pack("C", [step("C01", replaces: ["B01"])])]
        let steps = list(packs, ["C"])
        #expect(steps.map(\.id) == ["B02", "C01"])
        #expect(steps[1].stands(for: "B01") && steps[1].stands(for: "C01"))
        #expect(list(packs, []).map(\.id) == ["B01", "B02"])
    }

    @Test func `what replaces a replacement stands for all of them`() {
        let packs = [
            base, pack("C", [step("C01", replaces: ["B01"])]),
            pack("M", [step("M01", replaces: ["B01", "C01"])]),
        ]
        #expect(list(packs, ["C", "M"]).map(\.id) == ["B02", "M01"])
        let chain = [
            base, pack("C", [step("C01", replaces: ["B01"])]),
            pack("M", [step("M01", replaces: ["C01"])]),
        ]
        let both = list(chain, ["C", "M"])
        #expect(both.map(\.id) == ["B02", "M01"])
        #expect(both[1].stands(for: "B01"))
        #expect(list(chain, ["M"]).map(\.id) == ["B01", "B02", "M01"])
    }

    @Test func `a replacement whose condition does not hold replaces nothing`() {
        let packs = [
            base, pack("C", [step("C01", replaces: ["B01"], when: .level(.atMost, Level(1)))]),
        ]
        #expect(list(packs, ["C"], level: 2).map(\.id) == ["B01", "B02"])
        #expect(list(packs, ["C"], level: 1).map(\.id) == ["B02", "C01"])
    }

    @Test func `an annex is in every list, the closeout in none`() {
        var annex = pack("A", [step("A01")])
        annex.annex = .init(owner: .init(group: "office", seat: .lead), review: "2026-12-31")
        let packs = [base, annex, pack("E", [step("E01")])]
        #expect(list(packs, ["E"]).map(\.id) == ["B01", "B02", "A01"])
    }

    // MARK: Duties

    private func duty(_ enabled: Bool, step: String?, when: Condition? = nil) -> Duty {
        Duty(
            id: "x", title: Fixture.text("报告"), enabled: enabled, group: "office",
            trigger: Fixture.text("事件"), when: when, from: .detection,
            clocks: [.init(within: .minutes(90), addressee: Fixture.text("网信"), step: step)],
            channel: Fixture.text("电话"), basis: Fixture.text("办法"), checkedOn: "2026-01-01")
    }

    private func list(_ duties: [Duty], _ steps: [Step], level: Int = 2) -> [Step] {
        var plan = Fixture.plan
        plan.packs = [pack("B", steps)]
        plan.duties = duties
        return plan.steps(
            for: [], in: Circumstances(plan: plan, level: Level(level), packs: [], score: nil))
    }

    @Test func `a duty that is switched on becomes a legal step of its own`() throws {
        let steps = list([duty(true, step: nil)], [step("B01")])
        let own = try #require(steps.last)
        #expect(own.id == "L01" && own.legal)
        #expect(own.due == [Due(base: .detection, offset: .minutes(90))])
        #expect(own.action.zh == "报告：报网信（电话）")
        #expect(list([duty(false, step: nil)], [step("B01")]).map(\.id) == ["B01"])
    }

    @Test func `a duty whose step is in the list binds that step, and nobody is told twice`() {
        let steps = list([duty(true, step: "B01")], [step("B01")])
        #expect(steps.map(\.id) == ["B01"])
        #expect(steps[0].limits == [Due(base: .detection, offset: .minutes(90))])
        var bare = step("B01")
        bare.due = []
        let bound = list([duty(true, step: "B01")], [bare])
        #expect(bound[0].legal)
        #expect(bound[0].due == [Due(base: .detection, offset: .minutes(90))])
    }

    @Test func `a duty that is off is named where it may apply`() {
        var plan = Fixture.plan
        plan.duties = [
            duty(false, step: nil, when: .level(.atMost, Level(1))), duty(true, step: nil),
        ]
        let names = [1, 2].map { level in
            plan.unconfirmedDuties(
                in: Circumstances(plan: plan, level: Level(level), packs: [], score: nil)
            ).count
        }
        #expect(names == [1, 0])
    }
}

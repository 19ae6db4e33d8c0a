import Domain
import Testing

@testable import Playbooks

/// What can only be told of several packs as one list.
struct MergedFaultTests {
    /// A third file beside the small pack's, with these steps.
    private func faults(_ steps: String, base: String = Small.base) -> [String] {
        let attack = """
            playbook: attack
            pack: C
            title: {zh: 攻击, en: Attack}
            clause: 一
            steps:
            \(steps)
            """
        let files = [
            ("plan.yaml", Small.plan), ("base.yaml", base), ("rumour.yaml", Small.rumour),
            ("attack.yaml", attack),
        ]
        return PlanFolder.load(files, hash: "00").diagnostics.map(\.description)
    }

    private func step(_ id: String, _ due: String, _ rest: String = "") -> String {
        """
          - id: \(id)
            group: office
            action: {zh: 做, en: Do}
            due: \(due)\(rest.isEmpty ? "" : "\n    \(rest)")
        """
    }

    @Test func `two steps that take one place contradict each other, until one replaces the other`()
    {
        let first = step("C01", "T+5m", "replaces: [B01]")
        #expect(
            faults(first + "\n" + step("C02", "T+5m", "replaces: [B01]")) == [
                "attack.yaml:11: C01 and C02 both take the place of B01; let one of them replace "
                    + "the other too, as in C02: replaces: [B01, C01]"
            ])
        #expect(faults(first + "\n" + step("C02", "T+5m", "replaces: [B01, C01]")) == [])
    }

    @Test func `a step may not replace itself, by whatever way`() {
        let circle =
            step("C01", "T+5m", "replaces: [C02]")
            + "\n" + step("C02", "T+5m", "replaces: [C01]")
        #expect(
            faults(circle) == [
                "attack.yaml:6: C01 replaces itself by way of replaces",
                "attack.yaml:11: C02 replaces itself by way of replaces",
            ])
    }

    @Test func `only a legal step takes a legal step's place`() {
        let base = Small.base + "\n    legal: true"
        let message =
            "attack.yaml:6: B01 is a legal step, and only a legal one may take its place: say "
            + "legal: true in C01, or do not replace it"
        #expect(faults(step("C01", "T+5m", "replaces: [B01]"), base: base) == [message])
        let legal = step("C01", "T+5m", "legal: true\n    replaces: [B01]")
        #expect(faults(legal, base: base) == [])
    }

    @Test func `a circle that only the merged list has is found`() {
        let base = Small.base + "\n" + step("B02", "T+20m", "after: [B01]")
        let steps = step("C01", "T+30m", "after: [B02]\n    replaces: [B01]")
        #expect(
            faults(steps, base: base)
                == ["base.yaml:11: step waits for itself through B02 → C01 → B02"])
    }

    @Test func `a step is not due before one that it waits for`() {
        let steps = step("C01", "T+60m") + "\n" + step("C02", "T+30m", "after: [C01]")
        #expect(
            faults(steps)
                == ["attack.yaml:10: C02 is due before C01, which it waits for (level I)"])
    }

    @Test func `times by way of another step are added up, others are not compared`() {
        let early = step("C01", "T+60m") + "\n" + step("C02", "C01+30m")
        let late = step("C03", "T+80m", "after: [C02]")
        #expect(
            faults(early + "\n" + late)
                == ["attack.yaml:14: C03 is due before C02, which it waits for (level I)"])
        let others = step("C01", "D+60m") + "\n" + step("C02", "T+30m", "after: [C01]")
        #expect(faults(others) == [])
    }

    @Test func `a level's own clock counts here too`() {
        let steps =
            step("C01", "T+90m") + "\n"
            + step("C02", "T+120m", "clock: refutation\n    after: [C01]")
        #expect(
            faults(steps)
                == ["attack.yaml:10: C02 is due before C01, which it waits for (level I)"])
    }

    @Test func `the letter of the duties is taken`() {
        let base = Small.base.replacing("pack: B", with: "pack: L").replacing("B01", with: "L01")
        #expect(
            faults(step("C01", "T+5m"), base: base).contains(
                "base.yaml:2: the letter L is kept for the steps of duties"))
    }
}

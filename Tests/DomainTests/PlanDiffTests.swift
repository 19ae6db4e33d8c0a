import Foundation
import Testing

@testable import Domain

/// What two versions of the plan differ in, one line each.
@Suite struct PlanDiffTests {
    private func changes(_ edit: (inout Plan) -> Void) -> [PlanChange] {
        var plan = Fixture.plan
        edit(&plan)
        return Fixture.plan.changes(to: plan)
    }

    private func text(_ word: String) -> Bilingual { Fixture.text(word) }

    @Test func `a plan read again differs in nothing, whatever its version is called`() {
        #expect(
            changes {
                $0.version = "9"
                $0.hash = "ff"
            }.isEmpty)
    }

    @Test func `a step's parts are told one by one, in words of the file`() {
        let found = changes {
            $0.packs[0].steps[1].due = [Due(base: .step("B01"), offset: .minutes(90))]
            $0.packs[0].steps[1].every = .hours(2)
            $0.packs[0].steps[2].approval = Approval(
                rule: .all, approvers: [.init(group: "hq"), .init(group: "office", seat: .lead)])
            $0.packs[0].steps[5].legal = false
            $0.packs[0].steps[0].group = "office"
        }
        #expect(
            found == [
                PlanChange(.stepPart("B01", .group), old: text("duty"), new: text("office")),
                PlanChange(.stepPart("B04", .due), old: text("D+30m, D+1h"), new: text("B01+90m")),
                PlanChange(.stepPart("B04", .every), old: text("none"), new: text("2h")),
                PlanChange(
                    .stepPart("B14", .approval), old: text("any hq"),
                    new: text("all hq, office.lead")),
                PlanChange(.stepPart("C09", .legal), old: text("true"), new: text("false")),
            ])
    }

    @Test func `steps come and go with their content`() {
        let found = changes {
            $0.packs[0].steps.removeLast()
            $0.packs[0].steps.append(Step(id: "B20", group: "hq", action: Fixture.text("报上级")))
        }
        #expect(
            found == [
                PlanChange(.step("C09"), old: text("报网信")),
                PlanChange(.step("B20"), new: text("报上级")),
            ])
    }

    @Test func `clocks, ladders and factors of a level are told with the level`() {
        let found = changes {
            $0.levels[1].clocks["refutation"] = [.minutes(30), .minutes(60)]
            $0.levels[1].clocks["holding"] = [.hours(2)]
            $0.levels[0].factor = 0.25
            $0.levels[3].reassess = .hours(8)
        }
        #expect(
            found == [
                PlanChange(.levelPart("I", .factor), old: text("0.5"), new: text("0.25")),
                PlanChange(.clock(level: "II", "holding"), new: text("2h")),
                PlanChange(
                    .clock(level: "II", "refutation"), old: text("1h"), new: text("30m, 1h")),
                PlanChange(.levelPart("IV", .reassess), old: text("none"), new: text("8h")),
            ])
    }

    @Test func `nothing that changes goes untold`() {
        #expect(changes { $0.effective = "2027-01-01" }.map(\.item) == [.effective])
        #expect(changes { $0.warning.decide = .minutes(1) }.map(\.item) == [.warning])
        #expect(changes { $0.rubric.unknownValue = 1 }.map(\.item) == [.rubric])
        #expect(changes { $0.guards.forbidden = ["买粉"] }.map(\.item) == [.guardWord])
        #expect(changes { $0.groups[0].responds = false }.map(\.item) == [.group("hq")])
        #expect(changes { $0.levels[0].words = ["特大"] }.map(\.item) == [.levelPart("I", .rest)])
        #expect(changes { $0.packs[0].words = ["基"] }.map(\.item) == [.rest])
        let rule = PublicationRule(acknowledge: .days(7), ladder: [])
        #expect(changes { $0.publication = rule }.map(\.item) == [.rest])
        let clause = Clause(id: "一", title: Fixture.text("目的"), steps: [])
        #expect(
            changes { $0.clauses = [clause] }
                == [PlanChange(.clause("一"), new: text("目的"))])
    }

    @Test func `there and back is the same, turned round`() {
        let new = PlanVersionTests.next(Fixture.plan)
        let there = Fixture.plan.changes(to: new)
        let back = new.changes(to: Fixture.plan)
        let turned = back.map { PlanChange($0.item, old: $0.new, new: $0.old) }
        #expect(there.count == turned.count)
        for change in turned { #expect(there.contains(change)) }
    }

    @Test(arguments: [
        ("四.2", ["四.2"]), ("四、2", ["四.2"]), ("目的", ["一"]), ("purpose", ["一"]),
        ("初步", ["四.2"]), ("四", ["四.1", "四.2"]), ("特2", ["特2.条款"]), ("评", []), ("s", []),
        ("十二", []), ("", []),
    ])
    func `clauses are found by number, by its beginning, or by the title`(
        word: String, ids: [String]
    ) {
        func clause(_ id: String, _ zh: String, _ en: String) -> Clause {
            Clause(id: id, title: Bilingual(zh: zh, en: en), steps: [])
        }
        var plan = Fixture.plan
        plan.clauses = [
            clause("一", "目的", "Purpose"), clause("四.1", "监测", "Watch"),
            clause("四.2", "初步评估", "Assess"), clause("特2.条款", "谣言", "Rumour"),
        ]
        guard case .clauses(let found) = plan.place(of: word) else {
            #expect(ids.isEmpty && plan.place(of: word) == nil)
            return
        }
        #expect(found.map(\.id) == ids)
    }

    @Test func `a step and a pack are found by what they are called`() {
        let plan = Fixture.plan
        let step = plan.packs[0].steps[0]
        #expect(plan.place(of: step.id.lowercased()) == .step(step))
        for word in [plan.packs[0].letter, plan.packs[0].title.zh] {
            #expect(plan.place(of: word) == .pack(plan.packs[0]))
        }
    }

    @Test(arguments: [(90, "90m"), (120, "2h"), (1440, "1d"), (0, "0s"), (60 * 36, "36h")])
    func `a span reads as the file writes it`(minutes: Int, text: String) {
        #expect(Duration.minutes(minutes).planText == text)
    }
}

import Domain
import Foundation
import Testing

@testable import Playbooks

/// `plan lint`: each thing that a plan officer should mend, at its line.
struct PlanLintTests {
    private static let clauses = """

        clauses:
          - id: 四.2
            title: {zh: 初评, en: Assess}
            steps: [B01, R03, R04]
        """

    private static let roster = Roster([
        person("zhao", "赵敏", "hq", .lead), person("qian", "钱进", "hq", .deputy),
        person("li", "李雷", "office", .lead),
    ])

    private static func person(
        _ id: PersonID, _ name: String, _ group: GroupID, _ seat: Seat
    ) -> Person {
        Person(id: id, name: name, posts: [.init(group: group, seat: seat)])
    }

    private func lint(
        _ edits: [Small.File: (String) -> String] = [:], clauses: String = clauses,
        roster: Roster = roster
    ) throws -> [String] {
        var files = Small.File.allCases.map { ($0.rawValue, edits[$0]?($0.text) ?? $0.text) }
        files[0].1 += clauses
        let (plan, faults) = PlanFolder.load(files, hash: "00")
        #expect(faults == [])
        let whole = try #require(plan)
        return PlanLint.check(whole, files: files, roster: roster).map(\.description)
    }

    @Test func `a whole pack has nothing to mend`() throws {
        #expect(try lint() == [])
    }

    @Test func `the clauses are listed at all`() throws {
        #expect(
            try lint(clauses: "").first
                == "plan.yaml:1: clauses is missing: list every clause of the plan with its steps, "
                + "or the reason why none")
    }

    @Test func `a step that no clause names is a warning`() throws {
        let found = try lint(clauses: Self.clauses.replacing(", R04", with: ""))
        #expect(found == ["rumour.yaml:13: warning: no clause names the step R04"])
    }

    @Test func `a step without a time says why, beside it`() throws {
        let bare = { (text: String) in text.replacing("due: D+10m", with: "due: none") }
        #expect(
            try lint([.base: bare]) == [
                "base.yaml:9: the step B01 has no due time; say why in a # comment beside due"
            ])
        let explained = { (text: String) in
            text.replacing("due: D+10m", with: "due: none  # whenever it comes")
        }
        #expect(try lint([.base: explained]) == [])
        let above = { (text: String) in
            text.replacing("    due: D+10m", with: "    # whenever it comes\n    due: none")
        }
        #expect(try lint([.base: above]) == [])
    }

    @Test func `a group without people is a warning where another stands in, else a fault`() throws
    {
        let audit = { (text: String) in text.replacing("group: office", with: "group: audit") }
        #expect(
            try lint([.base: audit]) == [
                "base.yaml:7: warning: nobody of audit is in the roster: 李雷 of office does its steps"
            ])
        let nobody = try lint(roster: Roster([]))
        #expect(
            nobody.contains(
                "base.yaml:7: nobody of office is in the roster, and nobody can stand in"))
    }

    @Test func `a group with fewer people than it should have is a warning at its line`() throws {
        let wants = { (text: String) in
            text.replacing("words: [EO]", with: "words: [EO]\n    min: 2")
        }
        #expect(
            try lint([.plan: wants])
                == ["plan.yaml:12: warning: office is short of staff: 1 of at least 2"])
        let two = Roster(
            Self.roster.everyone + [Self.person("wang", "王芳", "office", .deputy)])
        #expect(try lint([.plan: wants], roster: two) == [])
        #expect(RosterFault.short("office", 1, 2).zh == "组 office 人手不足：1 人，至少 2 人")
    }

    @Test func `a number of people that cannot be is a fault`() throws {
        var files = Small.File.allCases.map { ($0.rawValue, $0.text) }
        files[0].1 = files[0].1.replacing("words: [EO]", with: "words: [EO]\n    min: 0")
        let (_, faults) = PlanFolder.load(files, hash: "00")
        #expect(faults.map(\.line) == [12])
        #expect(faults.first?.text(in: .en).contains("min") == true)
    }

    @Test func `a step that only its doer could approve can never end`() throws {
        let alone = Roster([
            Self.person("zhao", "赵敏", "hq", .lead)
        ])
        let found = try lint(roster: alone)
        #expect(found.contains("rumour.yaml:19: nobody but its doer could approve the step R04"))
        let lead = { (text: String) in
            text.replacing("group: hq\n", with: "group: office\n")
                .replacing("any: [hq, office.lead]", with: "any: [office.lead]")
        }
        let two = Roster(
            Self.roster.everyone + [Self.person("wang", "王芳", "office", .deputy)])
        #expect(
            try lint([.rumour: lead], roster: two) == [
                "rumour.yaml:19: warning: the step R04 goes to 李雷 first, who alone could approve "
                    + "it: somebody else of the group must do it"
            ])
        let both = try lint()
        #expect(!both.contains { $0.contains("approve") })
    }

    @Test func `the words are there in Chinese too`() throws {
        for fault in [
            LintFault.noClauses, LintFault.noClauseNames("B01"),
            LintFault.undated("B01"), LintFault.folded("tech", to: "office", "李雷"),
            LintFault.nobody("tech"), LintFault.onlyFirst("B01", "李雷"),
            LintFault.nobodyApproves("B01"),
        ] {
            #expect(fault.zh != fault.en && !fault.zh.isEmpty)
        }
        #expect(LintFault.undated("B20").zh == "步骤 B20 没有时限；请在 due 旁用 # 注明理由")
    }
}

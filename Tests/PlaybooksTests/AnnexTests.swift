import Domain
import Foundation
import Testing

@testable import Playbooks

/// Clauses, publication and departments' annexes (plan clause 九), good and bad.
struct AnnexTests {
    private static let annex = """
        annex: it-department
        title: {zh: 信息中心细则, en: Rules of the IT department}
        owner: office.lead
        review: "2026-12-31"
        pack: A
        steps:
          - id: A01
            group: office
            action: {zh: 待命, en: Stand by}
            due: T+20m
        """

    private static let clauses = """

        clauses:
          - id: 四.2
            title: {zh: 初评, en: Assess}
            steps: [B01, R04]
          - id: 一
            title: {zh: 目的, en: Purpose}
            reason: {zh: 全部步骤, en: All steps}
        publication:
          acknowledge: 7d
          ladder:
            - {after: 0s, routes: [chat, email]}
            - {after: 3d, routes: [sms]}
        """

    private func load(
        annex: String = annex, plan: String = ""
    ) -> (plan: Plan?, diagnostics: [Diagnostic]) {
        var files = Small.File.allCases.map { (name: $0.rawValue, text: $0.text) }
        files[0].text += plan
        files.append((name: "annexes/it.yaml", text: annex))
        return PlanFolder.load(files, hash: "00")
    }

    @Test func `an annex is a playbook with an owner and a day of review`() throws {
        let (plan, faults) = load()
        #expect(faults == [])
        let pack = try #require(plan?.pack("A"))
        #expect(
            pack.annex
                == Pack.Annex(owner: .init(group: "office", seat: .lead), review: "2026-12-31"))
        #expect(pack.steps.map(\.id) == ["A01"])
        #expect(!pack.isChosen && !pack.isBase)
        #expect(plan?.pack("R")?.isChosen == true)
    }

    @Test(arguments: [
        ("owner: office.lead", "owner: ofice.lead", 3, "unknown group ofice; did you mean office?"),
        ("owner: office.lead", "owner: office.boss", 3, "unknown seat boss"),
        (
            "\"2026-12-31\"", "soon", 4,
            "review: soon is not a date; write 2026-01-31"
        ),
        ("pack: A", "pack: R", 5, "the letter R is taken by rumour.yaml"),
        ("annex: it-department", "annex: rumour", 1, "the name rumour is taken by rumour.yaml"),
        ("due: T+20m", "due: soon", 10, "due: “soon” is not a due time"),
    ])
    func `a fault in an annex has its line`(old: String, new: String, line: Int, text: String) {
        let (plan, faults) = load(annex: Self.annex.replacing(old, with: new))
        #expect(plan == nil)
        #expect(
            faults.contains {
                $0.file == "annexes/it.yaml" && $0.line == line && $0.message.en.hasPrefix(text)
            }, "\(faults)")
    }

    @Test func `clauses and the way of publication are read`() {
        let (plan, faults) = load(plan: Self.clauses)
        #expect(faults == [])
        #expect(
            plan?.clauses == [
                Clause(
                    id: "四.2", title: Bilingual(zh: "初评", en: "Assess"), steps: ["B01", "R04"]),
                Clause(
                    id: "一", title: Bilingual(zh: "目的", en: "Purpose"), steps: [],
                    reason: Bilingual(zh: "全部步骤", en: "All steps")),
            ])
        #expect(
            plan?.publication
                == PublicationRule(
                    acknowledge: .days(7),
                    ladder: [
                        Rung(after: .zero, routes: [.chat, .email]),
                        Rung(after: .days(3), routes: [.sms]),
                    ]))
    }

    @Test(arguments: [
        ("[B01, R04]", "[B01, R99]", "unknown step R99"),
        ("id: 一", "id: 四.2", "the clause 四.2 is given twice"),
        ("reason:", "raeson:", "unknown key raeson; did you mean reason?"),
        ("  acknowledge: 7d\n", "", "acknowledge is missing"),
        ("acknowledge: 7d", "acknowledge: 5s", "acknowledge must be at least 1m"),
        ("after: 0s, routes: [chat, email]", "after: 1m, routes: [chat]", "the first rung of"),
    ])
    func `a fault in clauses or publication is told`(old: String, new: String, text: String) {
        let (plan, faults) = load(plan: Self.clauses.replacing(old, with: new))
        #expect(plan == nil)
        #expect(faults.contains { $0.message.en.hasPrefix(text) }, "\(faults)")
    }

    @Test func `the shipped plan asks for acknowledgement within a week, by SMS after three days`()
        throws
    {
        let plan = try #require(try Shipped.load().plan)
        #expect(plan.publication?.acknowledge == .days(7))
        #expect(plan.publication?.ladder.map(\.routes) == [[.chat, .email], [.sms]])
    }
}

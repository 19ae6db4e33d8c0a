import Foundation
import Testing
import Wording

@testable import Domain

@Suite struct CatalogueTests {
    @Test func `the page of messages is what the bot says`() throws {
        let text = Catalogue.render()
        if ProcessInfo.processInfo.environment["RECORD_MESSAGES"] != nil {
            try FileManager.default.createDirectory(
                at: Catalogue.file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: Catalogue.file, atomically: true, encoding: .utf8)
        }
        let page = try String(contentsOf: Catalogue.file, encoding: .utf8)
        let changed = zip(text.split(separator: "\n"), page.split(separator: "\n"))
            .first { $0 != $1 }
        #expect(
            page == text,
            "RECORD_MESSAGES=1 rewrites docs/messages.md; first: \(changed.map { "\($0)" } ?? "")")
    }

    @Test func `every case has a sample`() {
        let replies = Catalogue.samples.compactMap {
            if case .reply(let it) = $0.saying { it } else { nil }
        }
        let bulletins = Catalogue.samples.compactMap {
            if case .bulletin(let it) = $0.saying { it } else { nil }
        }
        let subjects = Catalogue.samples.compactMap {
            if case .notice(_, let it, _) = $0.saying { it } else { nil }
        }
        let questions = replies.compactMap { if case .confirm(let it, _) = $0 { it } else { nil } }
        expectAll(replies.map(Kinds.kind))
        expectAll(bulletins.map(Kinds.kind))
        expectAll(subjects.map(Kinds.kind))
        expectAll(questions.map(Kinds.kind))
        let refusals =
            RefusalSamples.rows + PlanSamples.refusals + RoadSamples.refusals
            + RosterSamples.refusals
            + LiaisonSamples.refusals.map { ($0, Refusal.liaison($1), nil) }
            + RollCallSamples.refusals
            + DutySamples.refusals + CircleSamples.refusals
            + AbsenceSamples.refusals + GroupSamples.refusals + ReadinessSamples.refusals
            + FactSamples.refusals
            + StatementSamples.refusals.map { ($0, Refusal.statement($1), nil) }
            + OfficialSamples.refusals + EvidenceSamples.refusals + QuestionSamples.refusals
            + RumourSamples.refusals + SitrepSamples.refusals + SealSamples.refusals
            + PostSamples.refusals + PlatformSamples.refusals + ApprovalSamples.refusals
            + CodeWordSamples.refusals
        expectAll(refusals.map { Kinds.kind(of: $0.1) })
        expectAll(RefusalSamples.faults.map { Kinds.kind(of: $0.1) })
    }

    @Test func `every event has a sample`() {
        let events = TimelineSamples.events.map(\.1.event)
        expectAll(
            events.compactMap {
                if case .warning(_, let it) = $0 { Kinds.kind(of: it) } else { nil }
            })
        expectAll(
            events.compactMap {
                if case .incident(_, let it) = $0 { Kinds.kind(of: it) } else { nil }
            })
        expectAll(
            events.compactMap { if case .task(_, let it) = $0 { Kinds.kind(of: it) } else { nil } })
        expectAll(
            events.compactMap {
                if case .notice(_, let it) = $0 { Kinds.kind(of: it) } else { nil }
            })
        expectAll(
            events.compactMap { if case .desk(let it) = $0 { Kinds.kind(of: it) } else { nil } })
        expectAll(
            events.compactMap { if case .roster(let it) = $0 { Kinds.kind(of: it) } else { nil } })
    }

    @Test func `everything about the plan has a sample`() {
        let replies = Catalogue.samples.compactMap {
            if case .reply(let it) = $0.saying { it } else { nil }
        }
        expectAll(
            replies.compactMap { if case .plan(let it) = $0 { PlanKinds.kind(it) } else { nil } })
        expectAll(
            replies.compactMap {
                if case .refused(.plan(let it)) = $0 { PlanKinds.kind(of: it) } else { nil }
            })
        expectAll(
            replies.compactMap {
                if case .confirm(.plan(let it), _) = $0 {
                    PlanKinds.kind(question: it)
                } else {
                    nil
                }
            })
        expectAll(
            Catalogue.samples.compactMap {
                if case .bulletin(.plan(let it)) = $0.saying {
                    PlanKinds.kind(told: it)
                } else {
                    nil
                }
            })
        expectAll(
            TimelineSamples.events.compactMap {
                if case .plan(let it) = $0.1.event { PlanKinds.kind(event: it) } else { nil }
            })
        expectAll(PlanSamples.changes.map { PlanKinds.kind(change: $0.item) })
    }

    @Test func `everything about questions and concerns has a sample`() {
        let samples = QuestionSamples.all.map(\.saying)
        expectAll(
            samples.compactMap {
                if case .reply(.question(let it)) = $0 { QuestionKinds.kind(it) } else { nil }
            })
        expectAll(
            samples.compactMap {
                if case .reply(.concern(let it)) = $0 { QuestionKinds.kind(it) } else { nil }
            })
        expectAll(
            samples.compactMap {
                if case .bulletin(.question(let it)) = $0 { QuestionKinds.kind(it) } else { nil }
            })
        let refusals = QuestionSamples.refusals.map(\.1)
        expectAll(
            refusals.compactMap {
                if case .question(let it) = $0 { QuestionKinds.kind(it) } else { nil }
            })
        expectAll(
            refusals.compactMap {
                if case .concern(let it) = $0 { QuestionKinds.kind(it) } else { nil }
            })
        let events = QuestionSamples.events.map(\.1)
        expectAll(
            events.compactMap {
                if case .question(_, let it) = $0 { QuestionKinds.kind(it) } else { nil }
            })
        expectAll(
            events.compactMap {
                if case .concern(_, let it) = $0 { QuestionKinds.kind(it) } else { nil }
            })
    }

    @Test func `everything about duty has a sample`() {
        let replies = Catalogue.samples.compactMap {
            if case .reply(.duty(let it)) = $0.saying { DutyKinds.kind(it) } else { nil }
        }
        expectAll(replies)
        let bulletins = Catalogue.samples.compactMap {
            if case .bulletin(.duty(let it)) = $0.saying { DutyKinds.kind(told: it) } else { nil }
        }
        expectAll(bulletins)
        expectAll(
            DutySamples.refusals.compactMap {
                if case .duty(let it) = $0.1 { DutyKinds.kind(of: it) } else { nil }
            })
        expectAll(
            TimelineSamples.events.compactMap {
                if case .duty(let it) = $0.1.event { DutyKinds.kind(event: it) } else { nil }
            })
    }

    @Test func `everything about official channels has a sample`() {
        expectAll(OfficialSamples.replies.map { OfficialKinds.kind($0.1) })
        expectAll(OfficialSamples.bulletins.map { OfficialKinds.kind(told: $0.1) })
        expectAll(
            OfficialSamples.refusals.compactMap {
                if case .official(let it) = $0.1 { OfficialKinds.kind(of: it) } else { nil }
            })
        expectAll(
            TimelineSamples.events.compactMap {
                if case .official(let it) = $0.1.event {
                    OfficialKinds.kind(event: it)
                } else {
                    nil
                }
            })
    }

    @Test func `everything about what is sealed has a sample`() {
        expectAll(SealSamples.replies.map { SealKinds.kind($0.1) })
        expectAll(SealSamples.bulletins.map { SealKinds.kind(told: $0.1) })
        expectAll(SealSamples.questions.map { SealKinds.kind(question: $0.1) })
        expectAll(
            SealSamples.refusals.compactMap {
                if case .seal(let it) = $0.1 { SealKinds.kind(of: it) } else { nil }
            })
        expectAll(
            TimelineSamples.events.compactMap {
                if case .sealing(_, let it) = $0.1.event { SealKinds.kind(event: it) } else { nil }
            })
        expectAll(
            SealSamples.replies.compactMap {
                if case .shown(let it) = $0.1 { SealKinds.kind(opening: it.opening) } else { nil }
            })
    }

    @Test func `everything about approving without the chat has a sample`() {
        expectAll(ApprovalSamples.replies.map { ApprovalKinds.kind($0.1) })
        expectAll(ApprovalSamples.bulletins.map { ApprovalKinds.kind(told: $0.1) })
        expectAll(
            ApprovalSamples.refusals.compactMap {
                if case .approval(let it) = $0.1 { ApprovalKinds.kind(of: it) } else { nil }
            })
        expectAll(
            TimelineSamples.events.compactMap {
                if case .approval(_, let it) = $0.1.event {
                    ApprovalKinds.kind(event: it)
                } else {
                    nil
                }
            })
    }

    @Test func `everything about words of the month has a sample`() {
        expectAll(CodeWordSamples.bulletins.map { CodeWordSamples.kind(told: $0.1) })
        expectAll(
            CodeWordSamples.refusals.compactMap {
                if case .codeWord(let it) = $0.1 { CodeWordSamples.kind(of: it) } else { nil }
            })
        expectAll(
            TimelineSamples.events.compactMap {
                if case .codeWord(let it) = $0.1.event {
                    CodeWordSamples.kind(event: it)
                } else {
                    nil
                }
            })
    }

    @Test func `everything about readiness has a sample`() {
        expectAll(ReadinessSamples.matters.map(ReadinessKinds.kind))
        expectAll(ReadinessSamples.bulletins.map { ReadinessKinds.kind(told: $0.1) })
        expectAll(
            TimelineSamples.events.compactMap {
                if case .readiness(let it) = $0.1.event {
                    ReadinessKinds.kind(event: it)
                } else {
                    nil
                }
            })
    }

    @Test func `everything about public texts has a sample`() {
        expectAll(StatementSamples.replies.map { StatementKinds.kind($0.1) })
        expectAll(StatementSamples.refusals.map { StatementKinds.kind(of: $0.1) })
        expectAll(StatementSamples.bulletins.map { StatementKinds.kind(told: $0.1) })
        expectAll(StatementSamples.events.map { StatementKinds.kind(event: $0.1) })
        #expect(Set(StatementSamples.lints.map(\.kind)) == Set(LintFinding.Kind.allCases))
    }

    private func expectAll<Kind: CaseIterable & Hashable>(_ kinds: [Kind]) {
        let missing = Set(Kind.allCases).subtracting(kinds)
        #expect(missing.isEmpty)
    }
}

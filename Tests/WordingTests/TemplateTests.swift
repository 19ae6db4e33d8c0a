import Foundation
import Testing
import Wording

@testable import Domain

/// The plan's SMS templates, carried beside the text.
@Suite struct TemplateTests {
    typealias F = Fixture

    private var book: Phrasebook {
        var unit = F.unit
        unit.plan.texts.templates = SMSTemplate.Use.allCases.enumerated().map { index, use in
            SMSTemplate(
                id: "T\(index + 1)", use: use, variables: use.variables,
                text: Bilingual(zh: "", en: ""))
        }
        return Phrasebook(unit)
    }

    private func filled(
        _ saying: Saying, _ route: RouteKind = .sms, drill: Bool = false
    ) -> String? {
        let reader = Reader(route: route, person: "li", languages: [.zh], drill: drill)
        return book.text(saying, for: reader, now: F.now).template.map { template in
            ([template.id] + template.variables.map { "\($0.name)=\($0.value)" })
                .joined(separator: " ")
        }
    }

    private func notice(outage: Bool = false) -> Saying {
        .notice(
            4,
            .activation(
                ActivationBrief(
                    incident: 1, level: Level(2), packs: [], title: "", commander: "赵敏",
                    tasks: [:], taskCount: 0)),
            NoticeContext(
                level: Level(2), answerBy: F.at(10), inPlaceOf: nil, cause: nil, outage: outage,
                classification: .internal))
    }

    @Test func `an activation fills its template, an outage and a drill theirs`() {
        #expect(filled(notice()) == "T1 no=4 lv=Ⅱ t=14:15 tel=010-00000000")
        #expect(filled(notice(outage: true)) == "T4 no=4 t=14:15 tel=010-00000000")
        #expect(filled(notice(), drill: true) == "T6 no=4 t=14:15 tel=010-00000000")
    }

    @Test func `a task that falls due and a channel that is back have theirs`() {
        let due = Saying.bulletin(
            .tasksDue([TaskReminder(task: F.task(), incident: 1, percent: 80)]))
        #expect(filled(due) == "T3 no=5 t=14:50 tel=010-00000000")
        let back = Saying.bulletin(.channelUp(.chat, downSince: F.now))
        #expect(filled(back) == "T5 tel=010-00000000")
    }

    @Test func `only SMS has templates, and what has none says so by having none`() {
        #expect(filled(notice(), .chat) == nil)
        #expect(filled(notice(), .email) == nil)
        #expect(filled(.reply(.noted(1))) == nil)
    }

    @Test func `the plan's ceilings say what a road carries`() {
        let brief = NoticeSubject.warning(7, F.draft, decideBy: F.at(45))
        func text(_ route: RouteKind, _ ceilings: [String: Classification]) -> String {
            var unit = F.unit
            unit.plan.texts.ceilings = ceilings
            let context = NoticeContext(
                level: nil, answerBy: F.at(10), inPlaceOf: nil, cause: nil, outage: false,
                classification: .internal)
            return Phrasebook(unit).text(
                .notice(4, brief, context),
                for: Reader(route: route, person: "li", languages: [.zh]), now: F.now
            ).plain
        }
        #expect(text(.chat, [:]).contains("小红书"))
        #expect(!text(.chat, ["chat": .public]).contains("小红书"))
        #expect(!text(.email, [:]).contains("小红书"))
        #expect(text(.email, ["email": .internal]).contains("小红书"))
        #expect(!text(.sms, ["sms": .internal]).contains("小红书"))
    }

    @Test func `no value is longer than a gateway takes`() {
        let values = [notice(), notice(outage: true)].compactMap(\.self).flatMap { saying in
            book.text(
                saying, for: Reader(route: .sms, person: "li", languages: [.en]), now: F.now
            ).template?.variables ?? []
        }
        #expect(values.count == 7)
        #expect(values.allSatisfy { $0.value.utf16.count <= 35 })
    }
}

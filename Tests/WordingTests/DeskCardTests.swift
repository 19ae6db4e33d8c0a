import Commands
import Foundation
import Testing

@testable import Domain
@testable import Wording

/// The card that lies on a desk when every screen is dark.
@Suite struct DeskCardTests {
    private static func step(
        _ id: String, _ group: GroupID, _ minutes: Int, base: Due.Base = .activation
    ) -> Step {
        Step(
            id: id, group: group, action: Bilingual(zh: "做\(id)", en: "do \(id)"),
            due: [Due(base: base, offset: .minutes(minutes))], notify: ["hq"])
    }

    private static var plan: Plan {
        var plan = Fixture.plan
        plan.levels[0].factor = 0.5
        plan.levels[2].factor = 2
        plan.levels[3].factor = 4
        plan.packs = [
            Pack(
                id: "base", letter: "B", title: Bilingual(zh: "基本预案", en: "Base plan"), words: [],
                clause: "",
                steps: [
                    step("B04", "office", 60, base: .detection), step("B06", "office", 10),
                    step("B19", "office", 120), step("B11", "release", 30),
                    step("B08", "office", 5, base: .step("B06")),
                ]),
            Pack(
                id: "rumour", letter: "R", title: Bilingual(zh: "社交媒体谣言", en: "Rumour"),
                words: [], clause: "", steps: [step("R03", "office", 15)]),
        ]
        return plan
    }

    private static let roster = Roster([
        Person(
            id: "zhao", name: "赵敏", posts: [.init(group: "hq", seat: .lead)],
            mobile: "+8613800000001"),
        Person(
            id: "li", name: "李雷<b>", posts: [.init(group: "office", seat: .lead)], pair: "wang",
            mobile: "+8613800000003", email: "li@example.org"),
        Person(
            id: "wang", name: "王芳", posts: [.init(group: "office", seat: .deputy)], pair: "li",
            mobile: "+8613800000004"),
    ])

    private func card(_ group: GroupID = "office", _ language: Language = .zh) -> DeskCard {
        var unit = Fixture.unit
        unit.plan = Self.plan
        let maker = DeskCardMaker(
            unit: unit, roster: Self.roster, routes: BackupRoutes(sms: ["10690000"]),
            language: language)
        let rule = Self.plan.group(group) ?? Self.plan.groups[0]
        return maker.card(for: rule, printed: maker.day(Fixture.now))
    }

    private func section(_ title: String, _ card: DeskCard) -> DeskCard.Section? {
        card.sections.first { $0.title.hasPrefix(title) }
    }

    @Test func `who, with seat, numbers and B-role`() {
        let rows = section("本组人员", card())?.rows
        #expect(rows?.map(\.head) == ["李雷<b>", "王芳"])
        #expect(rows?[0].cells == ["组长", "+8613800000003", "li@example.org", "王芳"])
        #expect(rows?[1].cells == ["副组长", "+8613800000004", "—", "李雷<b>"])
    }

    @Test func `whom to ring when nobody answers, in order`() {
        let rows = section("呼叫顺序", card())?.rows ?? []
        #expect(rows.map(\.cells[0]) == ["李雷<b>", "王芳", "赵敏"])
        #expect(rows.map(\.head) == ["1", "2", "3"])
    }

    @Test func `the first hour by time, base first, then each scenario`() {
        let base = section("第一小时：每次启动都做", card())
        #expect(base?.rows.map(\.head) == ["发现后60分", "启动后10分"])
        #expect(base?.rows.map(\.cells[0]) == ["B04", "B06"])
        #expect(base?.note == "时限按Ⅱ级写；Ⅰ级 ×0.5，Ⅲ级 ×2，Ⅳ级 ×4；法定时限不变")
        let rumour = section("The first hour: Rumour", card("office", .en))
        #expect(rumour?.rows.map(\.head) == ["15 min from activation"])
        #expect(rumour?.rows.map(\.cells) == [["R03", "do R03", "Command group"]])
    }

    @Test func `backup numbers, and how to answer`() {
        let backup = section("聊天中断时", card())?.rows ?? []
        #expect(backup.map(\.cells[0]).prefix(2) == ["010-00000000", "10690000"])
        #expect(backup[2].cells == ["未设置，请打值班电话"])
        let answers = section("短信、邮件这样回", card())?.rows ?? []
        #expect(answers.contains { $0.cells == ["完成 12"] })
    }

    @Test func `a group without people says who does its work`() {
        #expect(section("本组人员", card("release"))?.note == "本组暂无人员，由应急办公室承担")
    }

    /// What a card tells people to send must be understood by the bot.
    @Test(arguments: Language.allCases) func `every answer on the card can be sent by SMS`(
        language: Language
    ) {
        let parser = CommandParser(plan: Fixture.plan)
        let title = language == .zh ? "短信、邮件这样回" : "Answer by SMS"
        let rows = section(title, card("office", language))?.rows ?? []
        #expect(rows.count == 8)
        let answers = rows.flatMap { row in
            row.cells[0].replacing(" 或 ", with: "|").replacing(" or ", with: "|").split(
                separator: "|")
        }
        for answer in answers {
            switch parser.parse(String(answer), in: ParseSetting(route: .sms)) {
            case .request, .smsWord: break
            case .complaint, .plainTalk: Issue.record("\(answer)")
            }
        }
    }

    @Test func `the page escapes what people wrote and says which version it is`() {
        let page = card().html
        #expect(page.contains("李雷&lt;b&gt;") && !page.contains("李雷<b>"))
        #expect(page.contains("<html lang=\"zh-CN\">"))
        #expect(page.contains("@page { size: A4"))
        #expect(page.contains("预案 1.0.0(00)｜打印 2026-11-23"))
    }

    @Test func `the text has every row of the page`() {
        for language in Language.allCases {
            let card = card("office", language)
            for section in card.sections {
                #expect(card.text.contains("## \(section.title)"))
                for row in section.rows {
                    #expect(card.text.contains(([row.head] + row.cells).joined(separator: " | ")))
                }
            }
        }
    }
}

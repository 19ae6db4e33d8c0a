import Foundation
import Testing
import Wording

@testable import Domain

/// The exact words about facts.
struct FactWordsTests {
    typealias S = FactSamples

    private func lines(
        _ saying: Saying, _ language: Language, _ route: RouteKind = .chat, room: Bool = false
    ) -> [String] {
        Fixture.plain(saying, route, language, person: room ? nil : "li")
            .split(separator: "\n").map(String.init)
    }

    @Test func `a fact is unconfirmed until two have looked, and by SMS only a number goes`() {
        let added = Saying.reply(.fact(.added(S.added)))
        #expect(
            lines(added, .zh) == [
                "F-2 已登记，未证实：报名系统已于14:00恢复（来源：技术组）", "需两人核实：!事实 核实 F-2；不实：!事实 否定 F-2",
            ])
        #expect(
            lines(added, .en) == [
                "F-2 noted, unconfirmed: 报名系统已于14:00恢复 (source: 技术组)",
                "Two must look into it: !fact verify F-2; not so: !fact refute F-2",
            ])
        #expect(lines(added, .zh, .sms) == ["【示例单位】F-2 已登记，未证实"])
        #expect(lines(.reply(.fact(.voiced(S.once))), .zh) == ["F-2 已记：您核实，还差1人"])
        #expect(
            lines(.reply(.fact(.voiced(S.once))), .en)
                == ["F-2: you verified it, 1 more person needed"])
        #expect(
            lines(.bulletin(.fact(.settled(S.confirmed))), .zh, room: true)
                == ["F-2 已证实(李雷、王芳)：报名系统已于14:00恢复（来源：技术组）"])
        #expect(
            lines(.bulletin(.fact(.settled(S.refuted))), .en, room: true)
                == ["F-2 refuted (李雷, 王芳): 报名系统已于14:00恢复 (source: 技术组)"])
    }

    @Test func `the list has what holds first`() {
        let list = Saying.reply(.fact(.list(1, [S.added, S.refuted, S.confirmed])))
        #expect(
            lines(list, .zh, room: true) == [
                "I-1 事实：未证实1、已证实1、已否定1", "已证实｜F-2 报名系统已于14:00恢复（来源：技术组）",
                "未证实｜F-2 报名系统已于14:00恢复（来源：技术组）", "已否定｜F-2 报名系统已于14:00恢复（来源：技术组）",
            ])
        #expect(
            lines(.reply(.fact(.list(1, []))), .en)
                == ["I-1: no facts noted yet", "To note one: !fact add text src=…"])
    }

    @Test func `a doubt names who has it and why`() {
        #expect(
            lines(.bulletin(.fact(.doubted(S.doubted))), .zh, room: true) == [
                "F-2 被孙宁质疑，回到未证实：报名系统已于14:00恢复（来源：技术组）", "理由：考生仍报错",
                "需两人核实：!事实 核实 F-2；不实：!事实 否定 F-2",
            ])
        #expect(
            lines(.reply(.fact(.shown(S.doubted))), .en) == [
                "F-2 unconfirmed: 报名系统已于14:00恢复 (source: 技术组)", "Noted by 郑钧 at 13:55",
                "Last doubt: 考生仍报错 (孙宁)",
            ])
        #expect(
            lines(.reply(.refused(.fact(.voicedAlready(S.added.id)))), .zh)
                == ["F-2 您已表过态", "须由另一人核实"])
    }
}

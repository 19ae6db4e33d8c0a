import Foundation
import Testing
import Wording

@testable import Domain

/// The exact words about assessments that follow one another.
@Suite struct ReadingTests {
    typealias F = Fixture

    private func chat(_ saying: Saying, _ language: Language = .zh) -> [String] {
        F.plain(saying, .chat, language, person: nil).split(separator: "\n").map(String.init)
    }

    private func sms(_ bulletin: Bulletin, _ language: Language = .zh) -> String {
        F.plain(.bulletin(bulletin), .sms, language)
    }

    @Test func `too little known: until when to assess again`() {
        let also = AssessmentNotes(again: F.at(30), others: [], gap: nil)
        let reply = Saying.reply(
            .assessed(7, F.raised, decideBy: F.at(45), waitingFor: [], also: also))
        #expect(chat(reply)[2] == "信息不足：请补充，14:35前重新研判")
        #expect(
            chat(reply, .en)[2] == "Too little is known: find out more and assess again by 14:35")
    }

    @Test func `two opinions stand side by side, and far apart they call a conference`() {
        let apart = Saying.reply(
            .assessed(7, F.score, decideBy: F.at(45), waitingFor: [], also: F.apart))
        #expect(chat(apart)[2] == "相差18分，须会商：王芳40分(Ⅲ级(黄))")
        #expect(
            chat(apart, .en)[2] == "18 points apart, please confer: 王芳 40 (level III (yellow))")
        let alike = Saying.reply(
            .assessed(7, F.score, decideBy: F.at(45), waitingFor: [], also: F.alike))
        #expect(chat(alike)[2] == "另有研判：王芳55分(Ⅱ级(橙))")
        let bulletin = Bulletin.conference(
            Number(.incident, 2),
            [
                NamedOpinion(name: "李雷", points: 58, level: Level(2)),
                NamedOpinion(name: "王芳", points: 40, level: Level(3)),
            ])
        #expect(
            chat(.bulletin(bulletin)) == [
                "I-2 请会商：两人研判相差18分", "李雷58分(Ⅱ级(橙))、王芳40分(Ⅲ级(黄))",
                "商定后重新研判：!研判 I-2",
            ])
        #expect(
            chat(.bulletin(bulletin), .en) == [
                "I-2: please confer, two assessments are 18 points apart",
                "李雷 58 (level II (orange)), 王芳 40 (level III (yellow))",
                "When agreed, assess again: !assess I-2",
            ])
        #expect(sms(bulletin) == "【示例单位】I-2 请会商：两人研判相差18分。详情登录系统或电值班室010-00000000")
    }

    @Test func `a new score of a running incident says what follows for its level`() {
        let up = ReplySamples.reassessed(F.score, .raise(Level(2)))
        #expect(
            chat(.reply(.reassessed(up))) == [
                "I-2 研判58分，建议Ⅱ级(橙)，现为Ⅲ级(黄)", "主要因素：增速、传播规模、负面情绪｜未知：0项",
                "建议立即升级，已告指挥部：!级别 I-2 II", "下次研判：16:05前",
            ])
        #expect(
            chat(.reply(.reassessed(up)), .en)[2]
                == "To be raised at once, HQ is told: !level I-2 II")
        let wait = ReplySamples.reassessed(
            F.quiet, .falling(Level(4), readings: 1, since: F.at(-60)))
        #expect(
            chat(.reply(.reassessed(wait)))[2] == "暂不降级：较轻读数1次(自13:05)，需2次、相隔2小时")
        #expect(
            chat(.reply(.reassessed(wait)), .en)[2]
                == "Not to be lowered yet: 1 lighter reading since 13:05, 2 are needed, 2 h apart")
        let down = ReplySamples.reassessed(F.quiet, .lower(Level(4)))
        #expect(chat(.reply(.reassessed(down)))[2] == "可以降级，已告指挥部：!级别 I-2 IV")
    }

    @Test func `HQ is told what to decide, by SMS too`() {
        let up = Bulletin.levelSuggested(2, F.score, from: Level(3), to: Level(2), by: "李雷")
        #expect(
            chat(.bulletin(up)) == [
                "I-2 研判58分，建议立即升为Ⅱ级(橙)(李雷)", "主要因素：增速、传播规模、负面情绪｜未知：0项",
                "请指挥部决定：!级别 I-2 II",
            ])
        #expect(sms(up) == "【示例单位】I-2 研判58分，建议立即升为Ⅱ级(橙)。详情登录系统或电值班室010-00000000")
        #expect(sms(up, .en).contains("raise it at once to level II (orange)"))
        let down = Bulletin.levelSuggested(2, F.quiet, from: Level(3), to: Level(4), by: "李雷")
        #expect(
            chat(.bulletin(down), .en)[0]
                == "I-2 scored 3: it may be lowered to level IV (blue) (李雷)")
    }

    @Test func `a late reading is told, and told to be late again`() {
        let first = Bulletin.reassessLate(2, due: F.at(-5), reminders: 1)
        #expect(
            chat(.bulletin(first)) == [
                "I-2 重新研判已超时(应于14:00)", "请应急办公室重新研判：!研判 I-2",
            ])
        let second = Bulletin.reassessLate(2, due: F.at(-65), reminders: 2)
        #expect(chat(.bulletin(second))[0] == "I-2 重新研判已超时(应于13:00)，第2次提醒")
        #expect(
            chat(.bulletin(second), .en) == [
                "I-2: assessment overdue (due 13:00), reminder 2",
                "Emergency office, assess again: !assess I-2",
            ])
        let warning = Bulletin.warningLate(7, .reassess, due: F.at(-5))
        #expect(
            chat(.bulletin(warning)) == [
                "W-7 重新研判已超时(应于14:00)", "信息不足，请应急办公室补充后重评：!研判 W-7",
            ])
    }

    @Test func `too soon to lower: what there is, what is needed, and the way out`() {
        let rule = Rubric.DowngradeRule(readings: 2, apart: .hours(2))
        let some = Refusal.tooSoonToLower(
            RefusalSamples.i2, readings: 1, since: F.at(-60), rule)
        #expect(
            chat(.reply(.refused(some))) == [
                "I-2 暂不能降级：需较轻读数2次、相隔2小时，现有1次(自13:05)", "重新研判：!研判 I-2",
                "另有判断请加：理由=…",
            ])
        let none = Refusal.tooSoonToLower(RefusalSamples.i2, readings: 0, since: nil, rule)
        #expect(
            chat(.reply(.refused(none)), .en) == [
                "I-2 cannot be lowered yet: 2 lighter readings 2 h apart are needed; so far none",
                "To assess again: !assess I-2", "If you judge otherwise add: reason=…",
            ])
    }
}

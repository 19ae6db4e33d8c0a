import Foundation
import Testing
import Wording

@testable import Domain

/// The exact words of the important replies.
@Suite struct ReplyTests {
    typealias F = Fixture

    private func chat(_ reply: Reply, _ language: Language = .zh) -> [String] {
        F.plain(.reply(reply), .chat, language).split(separator: "\n").map(String.init)
    }

    private func sms(_ reply: Reply, _ language: Language = .zh) -> String {
        F.plain(.reply(reply), .sms, language)
    }

    @Test func `a warning: number, what is next, who was told`() {
        let told = [ToldPerson(name: "赵敏", routes: [.chat, .sms])]
        let reply = Reply.warned(7, at: F.now, assessBy: F.at(30), told: told)
        #expect(
            chat(reply) == [
                "W-7 已登记(14:05)", "下一步：研判，截止14:35，责任 应急办公室。!研判 W-7",
                "已通知：赵敏(聊天、短信)",
            ])
        #expect(
            chat(reply, .en) == [
                "W-7 registered (14:05)", "Next: assess by 14:35, Emergency office. !assess W-7",
                "Told: 赵敏 (chat, SMS)",
            ])
        #expect(sms(reply) == "【示例单位】W-7已登记，研判截止14:35")
        #expect(sms(reply, .en) == "【示例单位】W-7 registered, assess by 14:35")
    }

    @Test func `a confirmation says what it will do and how to confirm`() {
        let activate = Domain.Confirmation.activate(
            warning: 7, level: Level(2), packs: ["R"], people: 23, groups: 5, tasks: 35,
            onBehalfOf: nil)
        #expect(
            chat(.confirm(activate, code: "4821")) == [
                "请确认：启动 W-7，Ⅱ级(橙)", "场景：R 社交媒体谣言", "将通知5组23人，生成任务35项",
                "回复 4821 确认，2分钟内有效；仅限您本人在此处回复",
            ])
        #expect(
            chat(.confirm(activate, code: "4821"), .en) == [
                "Please confirm: activate W-7, level II (orange)",
                "Scenario: R Social-media rumour",
                "Tells 23 people in 5 groups, starts 35 tasks",
                "Reply 4821 to confirm, valid for 2 minutes, by you and here only",
            ])
        #expect(chat(.confirm(.close(2, openTasks: 3), code: "1")).first == "请确认：结束 I-2")
        #expect(
            chat(.confirm(.cancel(2, openTasks: 3), code: "1"), .en)[0]
                == "Please confirm: cancel I-2")
        let level = Domain.Confirmation.level(2, from: Level(3), to: Level(2))
        #expect(chat(.confirm(level, code: "1"))[0] == "请确认：I-2 由Ⅲ级(黄)升为Ⅱ级(橙)")
    }

    @Test func `an activation tells the next task, who is silent, and who commands`() {
        let facts = ActivatedFacts(
            incident: 12, at: F.now, level: Level(2), tasks: 35, nextTask: F.task(), notice: 4,
            waiting: 23, escalateAt: F.at(10), countersignBy: nil, commander: "赵敏")
        #expect(
            chat(.activated(facts)) == [
                "I-12 已启动(14:05)，Ⅱ级(橙)，任务35项", "下一步：T-5 14:50 起草首发声明(李雷)",
                "通知 N-4 待签收23人，14:15起转B角｜指挥 赵敏",
            ])
        #expect(
            chat(.activated(facts), .en) == [
                "I-12 activated (14:05), level II (orange), 35 tasks",
                "Next: T-5 14:50 Draft the holding statement (李雷)",
                "N-4: 23 still to acknowledge, from 14:15 the B-roles are called | commander 赵敏",
            ])
    }

    @Test func `a legal duty without a time says who must say it`() {
        var duty = F.task(7, due: nil)
        duty.unconfirmed = true
        #expect(
            chat(.tasks([duty], mine: true))[1] == "T-7 时限待法律顾问组确认 起草首发声明(李雷)")
        #expect(
            chat(.tasks([duty], mine: true), .en)[1]
                == "T-7 (time for legal to confirm) Draft the holding statement (李雷)")
    }

    @Test func `status tells one alone what is late, whose it is, what is next and what is broken`()
    {
        var run = StatusFacts.Running(
            incident: 1, title: "谎称报名取消", level: Level(2), phase: .active, commander: "赵敏",
            since: F.now, openTasks: 12, overdue: [F.task(3, due: -10)],
            next: [F.task(5), F.task(6, due: 60), F.task(7, due: 90, assignee: "孙宁")],
            silent: ["李雷", "王芳"])
        run.unreached = ["钱进"]
        let facts = StatusFacts(
            running: [run], warnings: [8],
            downChannels: [.init(route: .chat, since: F.at(-20))])
        #expect(
            chat(.status(facts)) == [
                "I-1 Ⅱ级(橙) 处置中｜指挥 赵敏｜自14:05", "谎称报名取消", "未办结12项，超时1项：",
                "T-3 13:55 起草首发声明(李雷)｜超时", "接下来：", "T-5 14:50 起草首发声明(李雷)",
                "T-6 15:05 起草首发声明(李雷)", "T-7 15:35 起草首发声明(孙宁)", "未签收：李雷、王芳",
                "聊天中断，自13:45｜联系不上：钱进｜待决定预警：W-8",
            ])
        let room = F.plain(.reply(.status(facts)), .chat, .en, person: nil)
        #expect(
            room.split(separator: "\n").map(String.init) == [
                "I-1 level II (orange), active | commander 赵敏 | since 14:05", "谎称报名取消",
                "12 open tasks, 1 overdue: T-3 李雷",
                "Next: T-5 14:50 李雷, T-6 15:05 李雷, T-7 15:35 孙宁",
                "Not acknowledged: 李雷, 王芳",
                "Chat down since 13:45 | Not reached: 钱进 | Warnings to decide: W-8",
            ])
    }

    @Test func `guards say what to do and repeat nothing`() {
        #expect(
            chat(.guarded(.secret, case: 3)) == [
                "拒绝：内容可能涉密，请立即停止在本系统处理(编号3)", "请当面或电话联系保密工作机构；线索可拨12339",
                "原文未保存、未转发；请您也删除",
            ])
        #expect(
            chat(.guarded(.secret, case: 3), .en) == [
                "Refused: this may be a secret; stop handling it here (case 3)",
                "See or call the secrecy office; for leads call 12339",
                "The text was not kept or passed on; please delete yours",
            ])
        #expect(
            chat(.guarded(.forbidden, case: 4)) == [
                "拒绝：仅限以本单位名义、在已登记的官方渠道公开发声", "已记录(编号4)，供审计查看",
            ])
        #expect(
            chat(.guarded(.forbidden, case: 4), .en) == [
                "Refused: only under the unit's own name, in registered official channels",
                "It is logged (case 4) for the auditors",
            ])
        #expect(
            sms(.guarded(.secret, case: 3))
                == "【示例单位】拒绝：可能涉密，请停止在此处理，当面或电话联系保密机构，线索拨12339(编号3)")
    }

    @Test func `nothing is answered to an acknowledgement`() {
        let saying = Saying.accepted(messageID: "$1")
        #expect(F.plain(saying, .chat) == "✅")
        #expect(F.plain(saying, .sms).isEmpty)
        #expect(F.plain(saying, .email).isEmpty)
    }

    @Test func `a task's answers`() {
        #expect(chat(.done(F.task(), next: F.at(60), awaiting: [])) == ["T-5 本轮已完成，下一轮15:05前"])
        #expect(chat(.blocked(5, told: ["王芳"]))[0] == "T-5 已标为受阻，计时不停")
        #expect(chat(.evidenceWanted(5, kinds: ["url", "image"]))[0] == "T-5 还差证据：链接、截图")
        #expect(
            sms(.evidenceWanted(5, kinds: ["url"])) == "【示例单位】T-5还差证据，请回复“完成 5 链接或编号”")
        #expect(sms(.cannotTaken(4, called: "王芳")) == "【示例单位】N-4 已记录：您无法到岗。已请王芳顶岗，您无需再做什么")
    }

    @Test func `status by SMS is one line of numbers`() {
        let run = StatusFacts.Running(
            incident: 1, title: "谎称报名取消", level: Level(2), phase: .active, commander: "赵敏",
            since: F.now, openTasks: 12, overdue: [F.task(3)], next: [F.task()], silent: ["李雷"])
        let status = Reply.status(StatusFacts(running: [run], warnings: [], downChannels: []))
        #expect(sms(status) == "【示例单位】I-1 Ⅱ级(橙)，未办12超时1，下一时限 T-5 14:50，1人未签收")
        #expect(
            sms(status, .en)
                == "【示例单位】I-1 level II (orange): 12 open, 1 late, next T-5 14:50, 1 silent")
    }

    @Test func `help by SMS tells how to answer`() {
        let help = Reply.help(HelpFacts(verb: nil, verbs: [.ack], route: .sms))
        #expect(sms(help) == "【示例单位】可回复：收到 4、无法 4、完成 3、受阻 3 原因、态势、我的")
        #expect(sms(help, .en) == "【示例单位】Reply: ACK 4, CANNOT 4, DONE 3, BLOCK 3 why, STATUS")
    }

    @Test func `a room is told the words only, one alone each with an example`() {
        let facts = HelpFacts(verb: nil, verbs: [.status, .warn], route: .chat)
        let room = F.plain(.reply(.help(facts)), person: nil)
        #expect(room.contains("您可用的命令：!态势 !预警\n"))
        #expect(chat(.help(facts)).contains("!态势 查看态势。例：!态势 I-1"))
    }
}

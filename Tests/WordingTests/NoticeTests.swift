import Foundation
import Testing
import Wording

@testable import Domain

/// The exact words of notices, bulletins, topics and the timeline.
@Suite struct NoticeTests {
    typealias F = Fixture
    typealias S = NoticeSamples

    private func sms(
        _ subject: NoticeSubject, _ context: NoticeContext = S.context(), _ language: Language = .zh
    ) -> String {
        F.plain(.notice(4, subject, context), .sms, language)
    }

    @Test func `an activation by SMS is template T1`() {
        #expect(
            sms(S.activation)
                == "【示例单位】应急通知N-4：Ⅱ级(橙)，请14:15前回复1收到、2无法到岗。详情登录系统或电值班室010-00000000")
        #expect(
            sms(S.activation, S.context(), .en)
                == "【示例单位】N-4, level II (orange). By 14:15 reply 1 yes, 2 cannot")
        #expect(
            sms(S.activation, S.context(outage: true))
                == "【示例单位】主通道中断，已改用短信。应急通知N-4：Ⅱ级(橙)，请14:15前回复1收到、2无法到岗")
        #expect(
            sms(S.activation, S.context(outage: true), .en)
                == "【示例单位】Chat out. N-4, level II (orange). By 14:15 reply 1 yes, 2 cannot")
    }

    @Test func `who is called in another's place is told why`() {
        #expect(
            sms(S.activation, S.context(for: "李雷", .silent))
                == "【示例单位】应急通知N-4：Ⅱ级(橙)，因李雷未答复，现请您顶岗，请14:15前回复1收到、2无法到岗")
        let chat = F.plain(.notice(4, S.activation, S.context(for: "李雷", .cannot)))
        #expect(chat.contains("\n李雷无法到岗，现请您顶岗\n"))
    }

    @Test func `a drill says so and keeps its number`() {
        let text = F.text(.notice(4, S.activation, S.context()), .sms, drill: true).plain
        #expect(text == "【演练】【示例单位】演练通知N-4：Ⅱ级(橙)，请14:15前回复1收到、2无法到岗。详情登录系统或电值班室010-00000000")
        let english = F.text(.notice(4, S.activation, S.context()), .sms, [.en], drill: true).plain
        #expect(english == "【演练】【示例单位】DRILL N-4, level II (orange). By 14:15 reply 1 yes, 2 cannot")
    }

    @Test func `one's own tasks, four of them and how many more`() {
        let lines = F.plain(.notice(4, S.activation, S.context())).split(separator: "\n")
        #expect(lines.first == "N-4 应急通知：I-1 已启动，Ⅱ级(橙)")
        #expect(lines.count { $0.hasPrefix("T-") } == 4)
        #expect(lines.contains("另有2项"))
        #expect(lines.last == "请在14:15前回复 !收到 4 或点 ✅；无法到岗：!无法 4")
    }

    @Test func `a room gets counts, not somebody's list`() {
        let text = F.plain(.notice(4, S.activation, S.context()), person: nil)
        #expect(text.contains("任务35项，2人有任务；查看自己的：!我的"))
        #expect(!text.contains("T-5"))
    }

    @Test func `what is sensitive is a number and where to ask, on every road`() {
        let hidden = S.context(for: nil, classification: .sensitive)
        for route in RouteKind.allCases {
            let text = F.text(.notice(4, S.warning, hidden), route)
            #expect(text.plain.contains("N-4"))
            #expect(!text.plain.contains("不实信息") && !text.plain.contains("W-7"))
            #expect(!text.plain.contains("Ⅱ级"))
        }
    }

    @Test func `a mail has a subject, and says how to answer in its first line`() {
        let mail = F.text(.notice(4, S.activation, S.context()), .email)
        #expect(mail.subject == "[示例单位] N-4 应急通知 Ⅱ级(橙)")
        #expect(
            mail.plain == """
                N-4 应急通知 Ⅱ级(橙)，I-1
                请在14:15前答复
                回复本邮件，首行写“1”或“收到 4”；无法到岗写“2”或“无法 4”
                邮件只写编号和时限，详情请登录系统或致电值班室 010-00000000
                示例单位
                """)
    }

    @Test func `a due task by SMS is template T3`() {
        let due = Bulletin.tasksDue([TaskReminder(task: F.task(), incident: 1, percent: 80)])
        #expect(
            F.plain(.bulletin(due), .sms)
                == "【示例单位】任务T-5将于14:50到期，完成回复“完成 5”，有困难回复“受阻 5 原因”")
        #expect(
            F.plain(.bulletin(due)) == """
                T-5 将于14:50到期，已用时80%｜I-1
                起草首发声明(李雷)
                完成：!完成 T-5｜受阻：!受阻 T-5 原因
                """)
    }

    @Test func `a channel that fell silent: why, and how to go on`() {
        let down = Bulletin.channelDown(.chat, reason: "deaf", since: F.at(-5))
        #expect(
            F.plain(.bulletin(down)).split(separator: "\n")[1]
                == "已连接，但发出的消息没有回显。请技术组检查机器人是否仍在群内、聊天服务是否正常")
        #expect(
            F.plain(.bulletin(down), .sms)
                == "【示例单位】聊天通道中断，自14:00。已改用短信，可回复收到、完成、受阻、态势")
        #expect(
            F.plain(.bulletin(.channelUp(.chat, downSince: F.at(-25))), .sms)
                == "【示例单位】通道恢复，请回主会话，短信停用")
    }

    @Test func `while several channels are down only those that live are named`() {
        func down(
            _ route: RouteKind, _ living: [RouteKind], _ language: Language = .zh
        ) -> String {
            F.plain(
                .bulletin(.channelDown(route, reason: "reset", since: F.at(-5), living: living)),
                .sms, language)
        }
        #expect(down(.email, [.sms]) == "【示例单位】邮件通道中断，自14:00。请以短信为准，急事打电话")
        #expect(down(.chat, [.email]) == "【示例单位】聊天通道中断，自14:00。请以邮件为准，急事打电话")
        #expect(
            down(.chat, [.sms, .email]) == "【示例单位】聊天通道中断，自14:00。已改用短信，可回复收到、完成、受阻、态势")
        #expect(
            down(.sms, []) == "【示例单位】短信通道中断，自14:00。其他通道也已中断，请致电值班室 010-00000000")
        #expect(down(.sms, [], .en).contains("010-00000000"))
    }

    @Test func `nobody reached: a named human phones and enters it`() {
        #expect(
            F.plain(.bulletin(.nobodyLeft(4, person: "李雷"))) == """
                N-4：李雷未答复，已逐级呼叫完毕
                请电话联系，然后代签收：!收到 4 代=李雷 方式=电话
                """)
        #expect(
            F.plain(.bulletin(.unreachable(4, person: "李雷")), .sms)
                == "【示例单位】N-4未送达李雷，请电话联系")
    }

    @Test func `the topic is one line`() {
        #expect(F.plain(.topic(S.topic)) == "I-1 Ⅱ级(橙) 处置中｜下一时限 T-5 14:50｜指挥 赵敏")
        #expect(
            F.text(.topic(nil), .chat, [.zh, .en]).plain == "无运行中的事件 / No incident running")
        var long = S.topic
        long.commander = String(repeating: "敏", count: 200)
        let text = F.text(.topic(long), .chat, [.zh, .en], drill: true).plain
        #expect(text.count <= 120 && text.hasPrefix("【演练】I-1"))
    }

    @Test func `a line of the timeline: when, who, by which road, what`() {
        let line = TimelineSamples.line(
            .notice(4, .acknowledged(by: "li", via: .own)), who: "李雷", route: .sms)
        #expect(Catalogue.sentence(line, .zh) == "14:05 李雷(短信) 收到 N-4")
        #expect(Catalogue.sentence(line, .en) == "14:05 李雷 (SMS) acknowledged N-4")
    }
}

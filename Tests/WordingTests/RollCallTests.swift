import Foundation
import Testing
import Wording

@testable import Domain

/// The exact words of roll calls.
@Suite struct RollCallTests {
    typealias S = RollCallSamples
    typealias F = Fixture

    private func chat(_ saying: Saying, _ language: Language = .zh) -> String {
        F.plain(saying, .chat, language, person: nil)
    }

    private func notice(
        _ subject: NoticeSubject, _ route: RouteKind, _ language: Language = .zh,
        outage: Bool = false
    ) -> String {
        F.plain(.notice(4, subject, NoticeSamples.context(outage: outage)), route, language)
    }

    @Test func `it asks in the chat with every way to answer`() {
        #expect(
            notice(S.subjects[0], .chat) == """
                N-4 点名通知：I-1 点名
                李雷发起｜地点：二楼会议室
                请在14:15前回复 !到 或点 ✅；途中：!到 预计=20分；不能到岗：!无法 4
                """)
        #expect(
            notice(S.subjects[0], .chat, .en) == """
                N-4 Roll call: roll call for I-1
                Asked by 李雷 | place: 二楼会议室
                By 14:15 reply !here or tap ✅; on the way: !here eta=20; cannot come: !cannot 4
                """)
        #expect(notice(S.subjects[1], .chat).contains("\n按预案定时点名\n"))
        #expect(notice(S.subjects[2], .chat).hasPrefix("N-4 点名通知：全体点名"))
    }

    @Test func `by SMS it is template T2`() {
        #expect(
            notice(S.subjects[0], .sms)
                == "【示例单位】点名N-4：请14:15前回复“到”或“途中+分钟”，不能到岗回复“无法 4”")
        #expect(
            notice(S.subjects[0], .sms, .en)
                == "【示例单位】Roll call N-4: by 14:15 reply HERE, or ETA and minutes")
        #expect(
            notice(S.subjects[0], .sms, outage: true)
                == "【示例单位】主通道中断，已改用短信。点名N-4：请14:15前回复“到”或“途中+分钟”，不能到岗回复“无法 4”")
        #expect(notice(S.subjects[0], .email).contains("首行写“到”或“途中 20”；不能到岗写“无法 4”"))
    }

    @Test func `the table names the silent first and says how each answer came`() {
        #expect(
            chat(.reply(.rollTable(S.under))) == """
                N-4 I-1 点名，14:15截止
                应到8，在岗3，途中1，请假2，待应答2
                待应答：赵敏、钱进
                途中：吴悠(约14:25到，南门)
                请假：孙宁(出差)、江南
                在岗：李雷、王芳(14:17迟答)、周舟(李雷代报)
                """)
        #expect(
            chat(.reply(.rollTable(S.over)), .en) == """
                N-4 roll call for I-1, until 14:04
                7 asked: 3 here, 1 on the way, 2 away, 1 silent
                Silent: 赵敏
                On the way: 吴悠 (about 14:25; 南门)
                Away: 孙宁 (出差), 江南
                Here: 李雷, 王芳 (late, 14:17), 周舟 (entered by 李雷)
                """)
        #expect(
            F.plain(.reply(.rollTable(S.over)), .sms) == "【示例单位】N-4 应到7，在岗3，途中1，请假2，失联1")
    }

    @Test func `when the time is over the silent are named`() {
        #expect(
            chat(.bulletin(.rollDue(S.over))) == """
                N-4 点名到时，1人失联：赵敏
                应到7，在岗3，途中1，请假2，失联1
                已换通道呼叫，请顶岗人设法联系：钱进
                电话问到的请代报：!到 代=赵敏 方式=电话
                """)
        #expect(
            chat(.bulletin(.rollDue(S.over)), .en) == """
                N-4 roll call is over, 1 person silent: 赵敏
                7 asked: 3 here, 1 on the way, 2 away, 1 silent
                They are called by another route; their stand-ins please find them: 钱进
                Enter what they say by phone: !here for=赵敏 via=phone
                """)
        #expect(
            F.plain(.bulletin(.rollDue(S.over)), .sms) == "【示例单位】N-4 点名到时，1人失联：赵敏，请电话联系")
    }

    @Test func `all here is said only of all here`() {
        #expect(chat(.bulletin(.rollComplete(S.whole))) == "N-4 点名完成：3人全部在岗")
        #expect(
            chat(.bulletin(.rollComplete(S.whole)), .en) == "N-4 roll call complete: all 3 are here"
        )
        #expect(
            chat(.bulletin(.rollComplete(S.done))).split(separator: "\n").first
                == "N-4 点名完成，无人失联：应到6，在岗3，途中1，请假2")
    }

    @Test func `replies and refusals`() {
        #expect(
            chat(.reply(S.replies[1].1)) == """
                N-4 点名已发出：8人，14:15前应答
                到时仍未应答的，报您和应急办公室，并换通道呼叫
                查看：!点名 查看 N-4
                请假未点：江南
                """)
        #expect(
            chat(.reply(S.replies[3].1)) == "N-4 已代吴悠报到：途中，约14:25到，记在您名下")
        #expect(
            chat(.reply(S.replies[3].1), .en)
                == "N-4 entered for 吴悠, by you: on the way, there about 14:25")
        #expect(
            chat(.reply(.refused(.noRollCall))) == "现在没有等您应答的点名\n您的待办：!我的")
        #expect(
            chat(.reply(.refused(.rollCallOfWhom)), .en)
                == "No incident runs: say whose roll to call\nSuch as: !rollcall all")
    }
}

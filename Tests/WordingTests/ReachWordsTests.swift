import Foundation
import Testing
import Wording

@testable import Domain

/// The exact words of STOP and START, of the loop guard and of a dead mailbox.
@Suite struct ReachWordsTests {
    typealias F = Fixture

    private func reply(
        _ reply: Reply, _ route: RouteKind = .sms, _ language: Language = .zh
    ) -> String { F.plain(.reply(reply), route, language) }

    private func told(
        _ bulletin: ReachBulletin, _ route: RouteKind = .chat, _ language: Language = .zh
    ) -> String { F.plain(.bulletin(.reach(bulletin)), route, language) }

    @Test func `STOP is answered with what stops, what comes all the same, and the way back`() {
        #expect(
            reply(.stopTaken)
                == "【示例单位】已停收Ⅲ级及以下和日常短信，改走聊天、邮件。Ⅰ、Ⅱ级和预警短信照发；其他通道都不通时仍发短信。恢复请回复：开通")
        #expect(
            reply(.stopTaken, .sms, .en)
                == "【示例单位】SMS only for I, II, warnings, or if all else fails. Undo: START")
        #expect(
            reply(.stopTaken, .email).hasPrefix(
                "已停收Ⅲ级及以下和日常短信，改走聊天、邮件。Ⅰ、Ⅱ级和预警短信照发；其他通道都不通时仍发短信。恢复请回复：开通"))
        let whole = reply(.stopTaken, .chat)
        #expect(
            whole == "已停收Ⅲ级及以下和日常短信，改走聊天、邮件\nⅠ、Ⅱ级和预警短信照发；其他通道都不通时仍发短信\n恢复请回复：开通")
        #expect(
            reply(.stopTaken, .chat, .en)
                == "SMS of level III and below and of routine stop: they go by chat and e-mail\n"
                + "Levels I and II and warnings still come by SMS, and the rest where no other "
                + "road is left\nTo take it back reply START")
    }

    @Test func `START is answered with the way back`() {
        #expect(reply(.startTaken) == "【示例单位】短信已恢复，各级通知照发。停收回复：停")
        #expect(
            reply(.startTaken, .sms, .en)
                == "【示例单位】SMS of every level come again. To stop: STOP")
    }

    @Test func `the last answer says that it is the last, and whom to call`() {
        #expect(
            reply(.answersStopped(5)) == "【示例单位】连续5条未识别，此后只答复有效内容。值班室 010-00000000")
        #expect(
            reply(.answersStopped(5), .sms, .en)
                == "【示例单位】5 not understood, answers stop. Call 010-00000000")
    }

    @Test func `the duty officer is told of the loop guard by name`() {
        #expect(
            told(.answersStopped(person: "李雷", .sms))
                == "李雷的短信连续未能识别，已停止答复\n请致电核实；对方发来有效内容即照常受理，并恢复答复")
        #expect(
            told(.answersStopped(person: "李雷", .email), .chat, .en)
                == "E-mail of 李雷 was not understood again and again: answers stop\n"
                + "Please phone them; what is valid is carried out as ever, and ends this")
        #expect(
            told(.answersStopped(person: "李雷", .sms), .sms) == "【示例单位】李雷的短信连续未能识别，已停止答复，请致电")
    }

    @Test func `a mailbox that bounces is told of by name`() {
        #expect(
            told(.mailboxDead(person: "李雷"))
                == "李雷的邮箱查无此人，邮件被退回\n通知改走其他通道；名册换新邮箱，或从该邮箱来信，即恢复")
        #expect(
            told(.mailboxDead(person: "李雷"), .chat, .en)
                == "Mail to 李雷 comes back: nobody is at that address\nNotices go by other roads until "
                + "the roster has a new address or a mail comes from this one")
        #expect(
            told(.mailboxDead(person: "李雷"), .sms) == "【示例单位】李雷的邮箱退信，已改走其他通道，请更新名册")
        #expect(
            told(.mailboxDead(person: "李雷"), .sms, .en)
                == "【示例单位】Mail to 李雷 bounces: check the roster")
    }

    @Test func `whoever asks for somebody sees what is otherwise`() {
        let notes = "已停收Ⅲ级及以下短信"
        for (name, sample) in ReachSamples.replies where name.hasPrefix("me") {
            #expect(F.plain(.reply(sample)).contains(notes))
            #expect(F.plain(.reply(sample), .chat, .en).contains("no SMS of level III and below"))
        }
        for (name, sample) in ReachSamples.replies where name.hasPrefix("roster") {
            #expect(F.plain(.reply(sample)).contains(notes), "\(name)")
            #expect(F.plain(.reply(sample)).contains("邮箱退信，已停用"), "\(name)")
        }
        for (name, sample) in ReachSamples.replies where name.hasPrefix("roadsOf") {
            #expect(F.plain(.reply(sample)).contains("未核验，Ⅲ级及以下停收，现发备用手机"))
            #expect(F.plain(.reply(sample)).contains("未核验，退信，已停用"))
        }
    }
}

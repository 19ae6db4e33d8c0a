import Testing

@testable import Domain
@testable import Wording

/// The words of approving without the chat, as they are read.
struct ApprovalWordsTests {
    private typealias S = ApprovalSamples

    private func told(
        _ bulletin: ApprovalBulletin, _ route: RouteKind, _ language: Language = .zh
    ) -> String {
        Fixture.plain(.bulletin(.approval(bulletin)), route, language)
    }

    @Test func `the SMS says that it waits and how to answer, and holds no code`() {
        #expect(
            told(.waits(S.offer), .sms) == "【示例单位】T-3(C09) 待您批准，验证码已发邮件，14:35前回复：批准 T3 验证码")
        #expect(
            told(.waits(S.offer), .sms, .en)
                == "【示例单位】T-3: reply approve T3 code by 14:35; code by e-mail")
    }

    @Test func `the mail holds the code, and says that it does not count there`() {
        let mail = told(.code(S.offer, digits: "482913"), .email)
        #expect(
            mail.hasPrefix(
                """
                T-3(C09) 批准验证码 482913，14:35前有效
                请用短信回复：批准 T3 482913
                在此回复无效；非本人索取请致电值班室 010-00000000
                """), "\(mail)")
        let english = told(.code(S.offer, digits: "482913"), .email, .en)
        #expect(
            english.hasPrefix(
                """
                Code to approve T-3 (C09): 482913, good until 14:35
                Reply by SMS: approve T3 482913
                It does not count here; if you expected none, call 010-00000000
                """), "\(english)")
    }

    @Test func `the code by SMS is for an answer by mail`() {
        #expect(
            told(.code(S.reversed, digits: "482913"), .sms)
                == "【示例单位】T-3批准验证码482913，用邮件回复：批准 T3 482913")
        #expect(
            told(.code(S.reversed, digits: "482913"), .sms, .en)
                == "【示例单位】T-3 code 482913: by e-mail approve T3 482913")
    }

    @Test func `whoever signs a public text has all of it, with its digest, in the mail alone`() {
        let hash = String(repeating: "0f", count: 32)
        let mail = told(.code(S.signing, digits: "482913"), .email)
        for part in [
            "您签发的是第2版，SHA-256：\(hash)", "The portal is back since 14:00.\nNext: 18:00.",
            "[weibo]\nThe portal is back.",
            "退回：退回 S3 482913 理由",
        ] {
            #expect(mail.contains(part), "\(mail)")
        }
        #expect(!mail.contains("邮件只写编号"), "\(mail)")
        for route in [RouteKind.sms, .chat] {
            #expect(!told(.code(S.signing, digits: "482913"), route).contains("portal"))
        }
        #expect(!told(.waits(S.signing), .sms).contains("portal"))
    }

    @Test func `a refusal says why, and what to do`() {
        func refused(_ refusal: ApprovalRefusal, _ language: Language = .zh) -> String {
            Fixture.plain(.reply(.refused(.approval(refusal))), .sms, language)
        }
        #expect(refused(.off(S.task)) == "【示例单位】预案未开通短信批准，请用聊天或致电010-00000000")
        #expect(
            refused(.off(S.task), .en)
                == "【示例单位】Approving by SMS is off: use the chat or call 010-00000000")
        #expect(refused(.expired(S.task)) == "【示例单位】T-3 的验证码已过期。索取验证码：批准 T-3")
        #expect(
            refused(.noOtherRoad(S.task, able: ["钱进"]))
                == "【示例单位】T-3 您没有可用的第二条通道收验证码。可由钱进批准")
    }
}

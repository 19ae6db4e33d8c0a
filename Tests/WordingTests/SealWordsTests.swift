import Testing

@testable import Domain
@testable import Wording

/// The words of what is sealed, as they are read.
struct SealWordsTests {
    private typealias S = SealSamples

    private func plain(_ reply: SealReply, _ language: Language = .zh) -> String {
        Fixture.plain(.reply(.seal(reply)), .chat, language)
    }

    private func refused(_ refusal: SealRefusal, _ language: Language = .zh) -> String {
        Fixture.plain(.reply(.refused(.seal(refusal))), .chat, language)
    }

    @Test func `a sealed text has a number, and how to read it`() {
        #expect(
            plain(.kept(S.text)) == """
                已加密为封存 3，属 I-1
                知悉 I-1 者可私信查看，每次留痕：!封存 查看 3
                请删除您发出的原文
                """)
        #expect(
            plain(.kept(S.text), .en) == """
                Kept as sealed text 3, of I-1
                Who may know of I-1 may read it in a direct conversation, and it is logged: !seal show 3
                Please delete the message you sent
                """)
    }

    @Test func `it is read line by line, and by SMS not at all`() {
        let shown = SealReply.shown(SealShown(.text(S.text), opening: .text(S.words)))
        #expect(
            plain(shown) == """
                封存 3（I-1，李雷，12:05）
                举报人住在三楼
                电话在保险柜
                阅读已留痕；勿转发、勿截图
                """)
        #expect(
            plain(shown, .en) == """
                Sealed text 3 (I-1, 李雷, 12:05)
                举报人住在三楼
                电话在保险柜
                This reading is logged; do not forward, no screenshots
                """)
        for route in [RouteKind.sms, .email] {
            let text = Fixture.plain(.reply(.seal(shown)), route)
            #expect(!text.contains("三楼") && text.contains("封存 3"), "\(text)")
        }
    }

    @Test func `what cannot be read says why`() {
        func text(_ opening: SealShown.Opening, _ language: Language) -> [String] {
            plain(.shown(SealShown(.spill(S.spill), opening: opening)), language)
                .split(separator: "\n").map(String.init)
        }
        #expect(text(.gone, .zh) == ["隔离 7（王芳，13:35）", "已销毁，没有内容"])
        #expect(text(.gone, .en) == ["Case 7 (王芳, 13:35)", "It was destroyed; nothing is left"])
        #expect(text(.forbidden, .zh)[1] == "您已不能查看")
        #expect(text(.forbidden, .en)[1] == "You may not read it any more")
        #expect(text(.damaged, .zh)[1...] == ["内容读不出，请重试", "仍不行请联系系统管理员"])
        #expect(
            text(.damaged, .en)[1...] == [
                "It cannot be read; try again", "If that fails, ask whoever runs the machine",
            ])
    }

    @Test func `lists have numbers, names and times`() {
        #expect(
            plain(.list(1, [S.gone, S.text])) == """
                I-1 封存文字2份
                封存 2 赵敏 09:05（13:05已销毁）
                封存 3 李雷 12:05
                """)
        #expect(
            plain(.list(nil, [S.text]), .en) == """
                1 sealed text
                3 I-1 李雷 12:05
                """)
        #expect(plain(.list(1, [])) == "I-1 没有封存文字")
        #expect(
            plain(.spills([S.oldSpill, S.spill])) == """
                隔离2份，未销毁1份
                4 名册外人员 12:35（13:25已销毁）
                7 王芳 13:35
                查看：!隔离 查看 n；销毁：!隔离 销毁 n
                """)
        #expect(plain(.spills([]), .en) == "Nothing is kept in quarantine")
    }

    @Test func `what is destroyed is gone for good`() {
        #expect(plain(.destroyed(S.text)) == "封存 3 已销毁\n密钥和密文均已移除，不能恢复")
        #expect(
            plain(.spillDestroyed(S.spill), .en)
                == "Case 7 is destroyed\nKey and text are gone for good")
        #expect(
            Fixture.plain(.bulletin(.seal(.destroyed(S.text, by: "赵敏")))) == "您的封存 3 已由赵敏销毁")
    }

    @Test func `定密 is answered with what it is and whom to see`() {
        #expect(
            plain(.secrecy(people: ["韩松"])) == """
                本系统不能定密：定密由定密责任人依法作出
                涉密内容请勿输入，当面或电话联系：韩松；线索可拨12339
                标识敏感程度请用：!标识 I-1 敏感
                """)
        #expect(
            plain(.secrecy(people: []), .en) == """
                Nothing is classified here: that is an act of law by the person appointed to it
                Type no secrets; see or call: the secrecy office; for leads call 12339
                To say how sensitive something is: !classify I-1 sensitive
                """)
        #expect(
            Fixture.plain(.reply(.seal(.secrecy(people: ["韩松"]))), .sms)
                == "【示例单位】本系统不能定密。涉密请当面或电话联系保密工作机构，线索拨12339")
    }

    @Test func `above a channel's ceiling there is the number and whom to call`() {
        let number = Number(.task, 4)
        for saying in [
            Saying.reply(.seal(.aboveCeiling(number))), .bulletin(.seal(.aboveCeiling(number))),
        ] {
            #expect(Fixture.plain(saying) == "T-4 有新情况，本通道不能传送内容\n请致电值班室 010-00000000")
            #expect(
                Fixture.plain(saying, .chat, .en)
                    == "There is news of T-4; this channel may not carry it\n"
                    + "Call the duty desk, 010-00000000")
        }
    }

    @Test func `a refusal says why and what to type instead`() {
        #expect(refused(.noSuch(9)) == "没有封存 9\n查看编号：!封存 列表")
        #expect(
            refused(.noSpill(9), .en)
                == "Case 9 is not in quarantine\nTheir numbers: !quarantine list")
        #expect(
            refused(.destroyed(2, at: Fixture.at(-60))) == "封存 2 已于13:05销毁\n查看编号：!封存 列表")
        #expect(
            refused(.alone(.seal)) == """
                “封存”只能在与我的私信中使用
                会话中已出现的内容请撤回
                请私信我再发
                """)
        #expect(
            refused(.alone(.seal), .en) == """
                "seal" works only in our direct conversation
                Take back what already stands in the room
                Write to me alone and send it again
                """)
        #expect(
            refused(.noKey) == """
                没有加密密钥，未封存、未保存
                系统管理员须在 bot.json 配置 store.key
                在此之前请勿在本系统输入
                """)
    }

    @Test func `a code is asked for with what it is about`() {
        func asked(_ what: SealConfirmation, _ language: Language) -> [String] {
            Fixture.plain(.reply(.confirm(.seal(what), code: "4821")), .chat, language)
                .split(separator: "\n").prefix(2).map(String.init)
        }
        #expect(
            asked(.destroy(S.text), .zh) == [
                "请确认：销毁封存 3，李雷于12:05封存，属 I-1", "销毁后不能恢复；日志保留编号、时间、人员",
            ])
        #expect(
            asked(.showSpill(S.spill), .en) == [
                "Please confirm: read case 7, typed by 王芳 at 13:35",
                "The reading is logged; state secrets should not be read here",
            ])
        #expect(
            asked(.destroySpill(S.spill), .zh)[1] == "销毁后不能恢复；请先确认保密部门的处置要求")
    }

    @Test func `whoever typed a secret reads whether it was kept, and so does the secrecy office`()
    {
        let kept = Fixture.plain(.reply(.guarded(.secret, case: 7, sealed: true)))
        #expect(kept.hasSuffix("原文未转发，已加密隔离，仅保密工作机构可查看；请您也删除"))
        let dropped = Fixture.plain(.reply(.guarded(.secret, case: 7)))
        #expect(dropped.hasSuffix("原文未保存、未转发；请您也删除"))
        #expect(
            Fixture.plain(.bulletin(.secretSeen(case: 7, sealed: true))) == """
                有人输入疑似涉密内容，已拒绝(编号7)
                已加密隔离，仅您可私信查看或销毁：!隔离 列表
                """)
    }

    @Test func `the timeline says who read what, and what went as a number`() {
        func line(_ event: SealEvent, _ language: Language) -> String {
            Catalogue.sentence(
                TimelineSamples.line(.sealing(1, event), who: "韩松"), language)
        }
        #expect(line(.read(3), .zh) == "14:05 韩松(聊天) 读取封存 3")
        #expect(line(.read(3), .en) == "14:05 韩松 (chat) read sealed text 3")
        #expect(line(.spillRead(case: 7), .zh) == "14:05 韩松(聊天) 查看隔离 7")
        let withheld = TimelineSamples.line(.sealing(1, .withheld([S.withheld])))
        #expect(Catalogue.sentence(withheld, .zh) == "14:05 I-1 经短信3次只发编号(敏感，通道上限公开)")
        #expect(
            Catalogue.sentence(withheld, .en)
                == "14:05 I-1 went by SMS as a number alone, 3 times (sensitive, ceiling public)")
    }
}

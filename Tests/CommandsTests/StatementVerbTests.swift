import Commands
import Domain
import Testing

struct StatementVerbTests {
    private let one = Number(.statement, 1)

    private func command(_ command: StatementCommand, _ verb: Verb) -> Parsed {
        .request(.command(.statement(command)), verb)
    }

    @Test(
        arguments: [
            "statement new holding I-2 fact=F-1,F-2 lang=en -- The portal, is back = yes.\nNext: 18:00",
            "通稿 起草 首发 I-2 事实=F-1、F-2 语言=英文 -- The portal, is back = yes.\nNext: 18:00",
            "！通稿 新建 首發 i2 事實=1,2 語言=en —— The portal, is back = yes.\nNext: 18:00",
        ])
    func `a draft keeps its text as it was typed`(text: String) {
        let request = StatementRequest(
            kind: .holding, incident: Number(.incident, 2), language: .en,
            text: "The portal, is back = yes.\nNext: 18:00", facts: [1, 2])
        #expect(parse(text) == command(.draft(request), .statementEdit))
    }

    @Test func `a template needs no text`() {
        let request = StatementRequest(kind: .refutation, template: "refutation", facts: [3])
        #expect(
            parse("statement new refutation template=refutation fact=F-3")
                == command(.draft(request), .statementEdit))
        #expect(
            parse("通稿 填空 S-1 -- 正在做：核对数据\nunknown=原因：不明")
                == command(.fill(one, ["正在做": "核对数据", "unknown": "原因：不明"]), .statementEdit))
    }

    @Test func `it is edited, split, cited and handed in`() {
        #expect(
            parse("通稿 修改 S-1 事实=F-2 -- 新的正文")
                == command(.edit(one, text: "新的正文", facts: [2]), .statementEdit))
        #expect(
            parse("statement append s1 -- one line more")
                == command(.append(one, text: "one line more"), .statementEdit))
        #expect(
            parse("通稿 分版 S-1 微博 -- 短版")
                == command(.variant(one, label: "微博", text: "短版"), .statementEdit))
        #expect(
            parse("statement cite S-1 F-1 F-3") == command(.cite(one, [1, 3]), .statementEdit))
        #expect(parse("通稿 送审 1") == command(.submit(one), .statementEdit))
        #expect(parse("通稿 认可 S-1") == command(.accept(one), .statement))
    }

    @Test func `it is looked at`() {
        #expect(parse("statement") == .request(.query(.statements(.list(nil))), .statement))
        #expect(
            parse("通稿 I-2")
                == .request(.query(.statements(.list(Number(.incident, 2)))), .statement))
        #expect(parse("通稿 S-1") == .request(.query(.statements(.show(one))), .statement))
        #expect(
            parse("statement diff S-1 v1 3")
                == .request(.query(.statements(.changes(one, from: 1, to: 3))), .statement))
    }

    @Test func `gates are opened and kept shut`() {
        #expect(
            parse("check S-1 ok called the ministry")
                == command(.check(one, passes: true, note: "called the ministry"), .check))
        #expect(
            parse("核实 S-1 退回 数字有误")
                == command(.check(one, passes: false, note: "数字有误"), .check))
        #expect(
            parse("发布 S-1 weibo 理由=官网断电")
                == command(
                    .goAhead(one, channels: ["weibo"], reason: "官网断电"), .release))
        #expect(
            parse("法审 S-1 通过") == command(.opine(one, passes: true, note: nil), .legal))
        #expect(parse("批准 S-1") == command(.sign(one, sha256: nil), .approve))
        #expect(parse("审签 T-4") == .request(.command(.task(.approve(Number(.task, 4)))), .approve))
        #expect(
            parse("reject S-1 a number is wrong")
                == command(.reject(one, reason: "a number is wrong"), .reject))
    }

    @Test func `it goes out, is filed, is confirmed, is put right`() {
        #expect(
            parse("发布 S-1 官网、官方微博")
                == command(
                    .release(one, channels: ["官网", "官方微博"], sha256: nil), .release))
        #expect(
            parse("release S-1") == command(.release(one, channels: [], sha256: nil), .release))
        #expect(
            parse("发布 S-1 weibo 链接=https://weibo.com/1 截图=E-2")
                == command(
                    .place(one, channel: "weibo", url: "https://weibo.com/1", image: "E-2"),
                    .release))
        #expect(
            parse("release confirm S-1 weibo")
                == command(.confirm(one, channel: "weibo"), .releaseConfirm))
        for line in ["release waive S-1 weibo reason=hijacked", "发布 免除 S-1 weibo 理由=hijacked"] {
            #expect(
                parse(line)
                    == command(.waive(one, channel: "weibo", reason: "hijacked"), .release))
        }
        #expect(
            parse("更正 S-1 理由=时间有误 -- 应为“14:10”")
                == command(
                    .correct(one, reason: "时间有误", text: "应为“14:10”"), .correct))
        #expect(
            parse("withdraw S-1 reason=facts changed")
                == command(.withdraw(one, reason: "facts changed", text: nil), .withdraw))
    }

    @Test func `what is missing is named`() {
        #expect(fault("核实 S-1") == .missing(.subcommand))
        #expect(fault("check S-1 return") == .missing(.reason))
        #expect(fault("通稿 起草") == .missing(.subcommand))
        #expect(fault("statement submit") == .missing(.statement))
        #expect(fault("发布 W-1") == .wrongKind("W-1", wanted: .statement))
        #expect(fault("statement cite S-1 T-4") == .notANumber("T-4"))
        #expect(fault("通稿 填空 S-1 -- 没有冒号") == .missing(.text))
    }

    private func fault(_ text: String) -> Complaint.Fault? {
        if case .complaint(let complaint) = parse(text) { complaint.fault } else { nil }
    }
}

import Commands
import Domain
import Testing

struct PlainTalkTests {
    @Test(arguments: [
        "大家早上好", "、这件事我来办", "、通知已发出", "、启动、停止两个按钮都坏了", "/启动/停止 按钮", "！注意 安全", "！注意安全",
        "!!! 快看", "！！预警", "!?", "！？", "?", "？", "help", "帮助", "预警 谣言", "收到", "//help", "// 预警",
        "/usr/bin/env bash", "/etc/hosts 改了", "/tmp/a.txt", "/预警/旧目录", "预警！", "请看 !help", "! wow",
        "!ok", "/ 没事", "、", "!", "/", "", " ", "/123", "/12345 号", "、2026 年的计划", "! 1", "、1 号楼着火",
        "！3 人受伤", "1", "12 1", "停", "值班", "烽火台很好看", "烽火 真好看", "fenghuo is down again", "@li help",
        "@fenghuoer help", "、预警工作做得好", "！预警系统坏了", "!done.txt 已上传", "!done-deal", "!help/me",
        "/help/",
        "：预警 谣言", "（！预警）", "\u{200B}", "🙂 !help", "مرحبا !help", "> !help", "启动 W-1 II",
        "、受阻、无法、完成都是词", "！ 注意", "! hepl", "、 预报", "４８２１", "\n\n", "!\n", "- !help",
    ])
    func `nobody spoke to the bot`(text: String) {
        #expect(parse(text, Kit.room) == .plainTalk)
    }

    @Test(arguments: [
        "/help", "／help", "、help", "!help", "！help", "! help", "/ help", "！　帮助", "  !help",
        "@fenghuo help",
        "fenghuo: help", "烽火，帮助", "烽火 帮助", "@烽火：帮助", "@fenghuo:localhost help", "@FENGHUO !help",
        "fenghuo /help", "\u{200F}!help", "@fenghuo", "@fenghuo:localhost:", "\n!help", "@烽火 ?",
        "/?",
        "､help", "﹗help", "!help?", "!ＨＥＬＰ。",
    ])
    func `a prefix or a name makes a known word a command`(text: String) {
        #expect(parse(text, Kit.room) == .query(.help(nil), .help))
    }

    @Test func `an English word after ! that is not known gets the two nearest`() {
        #expect(parse("!drill start", Kit.room) == .unknown("drill", ["decline", "rollcall"], 2))
        #expect(parse("！improve new", Kit.room) == .unknown("improve", nearest("improve"), 2))
    }

    @Test func `a mention elsewhere lets bare words count, known ones only`() {
        let mentioned = Kit.room(mentions: true)
        #expect(parse("帮助 @烽火", Kit.room) == .plainTalk)
        #expect(parse("帮助", mentioned) == .query(.help(nil), .help))
        #expect(parse("大家有事问 @烽火", mentioned) == .plainTalk)
        #expect(parse("烽火：没有的词", mentioned) == .unknown("没有的词", nearest("没有的词"), 4))
        #expect(parse("hepl @烽火", mentioned) == .unknown("hepl", ["help", "here"]))
    }

    private func nearest(_ word: String) -> [String] {
        guard case .complaint(let complaint) = parse(word),
            case .unknownWord(_, let nearest) = complaint.fault
        else { return [] }
        return nearest
    }

    @Test(arguments: [
        ("!x", true), ("、找人", true), ("/x", true), ("@fenghuo 找人", true), ("烽火 找人", true),
        ("找人", false),
        ("//x", false), ("@li x", false), ("", false), ("　！x", true),
    ])
    func `a text is addressed by a prefix or a name`(text: String, addressed: Bool) {
        #expect(CommandParser.isAddressed(text, Kit.room) == addressed)
    }

    @Test func `a text is addressed by its road`() {
        #expect(CommandParser.isAddressed("找人", Kit.direct))
        #expect(CommandParser.isAddressed("找人", Kit.sms))
        #expect(CommandParser.isAddressed("找人", Kit.email))
        #expect(CommandParser.isAddressed("找人", Kit.room(mentions: true)))
    }
}

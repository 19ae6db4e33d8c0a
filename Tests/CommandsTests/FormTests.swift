import Commands
import Domain
import Testing

/// Commands that are asked for question by question.
struct FormTests {
    @Test(arguments: ["warn", "!预警", "/warn", "报警"])
    func `a bare warn asks for it question by question`(text: String) {
        #expect(parse(text) == .request(.command(.desk(.openForm(.warning))), .warn))
    }

    @Test func `a bare assess does, for the warning it names or the one that waits`() {
        let seven = Number(.warning, 7)
        #expect(parse("研判") == .request(.command(.desk(.openForm(.assessment(nil)))), .assess))
        #expect(
            parse("assess W-7") == .request(.command(.desk(.openForm(.assessment(seven)))), .assess)
        )
        #expect(
            parse("!研判 W-7", Kit.room)
                == .request(.command(.desk(.openForm(.assessment(seven)))), .assess))
    }

    @Test func `by SMS and mail nothing is asked question by question`() {
        #expect(parse("预警", Kit.sms) == .fault(.missing(.type), 3, .warn))
        #expect(parse("warn", Kit.email) == .fault(.missing(.type), 5, .warn))
    }

    @Test(arguments: [
        ("谣言", FormAnswer.text("谣言", words: ["谣言"])),
        ("  微博、抖音 ", .text("微博、抖音", words: ["微博", "抖音"])),
        ("３ 4，？", .text("３ 4，？", words: ["3", "4", "?"])),
        ("Death, Injury", .text("Death, Injury", words: ["death", "injury"])),
        (
            "https://example.org/a,b",
            .text("https://example.org/a,b", words: ["https://example.org/a", "b"])
        ),
        ("取消", .stop), ("STOP", .stop), ("上一步", .back), ("Back", .back),
    ])
    func `an answer is read`(text: String, answer: FormAnswer) {
        #expect(FormText.read(text) == answer)
    }

    @Test(arguments: [
        "!help", "／帮助", "、状态", "@烽火 帮助", "", "   ", String(repeating: "长", count: 1400),
    ])
    func `what speaks to the bot, says nothing or is too long is no answer`(text: String) {
        #expect(FormText.read(text) == nil)
    }
}

import Domain
import Testing

@testable import Playbooks

struct ValueTests {
    private func root(_ text: String) throws -> LocatedNode {
        try LocatedNode.parse(text, file: "a.yaml").get()
    }

    /// What reading gives, with the faults as `line zh|en`.
    private func read<Value>(
        _ text: String, _ body: (LocatedNode, inout [Diagnostic]) -> Value
    ) throws -> (Value, [String]) {
        var faults: [Diagnostic] = []
        let value = body(try root(text), &faults)
        return (value, faults.map { "\($0.line) \($0.message.zh)|\($0.message.en)" })
    }

    @Test func `plain values are read`() throws {
        var faults: [Diagnostic] = []
        let root = try root("s: 1.0\ni: 12\nd: 0.5\nb: true\nl: [a, 'b']\nt: 90s\nm: {k: v}\n")
        #expect(root.string("s", &faults) == "1.0")
        #expect(root.int("i", &faults) == 12)
        #expect(root.double("d", &faults) == 0.5)
        #expect(root.bool("b", &faults) == true)
        #expect(root.strings("l", &faults) == ["a", "b"])
        #expect(root.duration("t", &faults) == .seconds(90))
        #expect(root.mapping("m", &faults)?.string("k", &faults) == "v")
        #expect(root.string("none", required: false, &faults) == nil)
        #expect(faults.isEmpty)
    }

    @Test func `a missing key is told at its mapping's line`() throws {
        let (value, faults) = try read("a:\n  b: 1\n") { root, faults in
            root.mapping("a", &faults)?.string("c", &faults)
        }
        #expect(value == nil)
        #expect(faults == ["2 缺少 c|c is missing"])
    }

    @Test func `an empty value is told at its key's line`() throws {
        let (_, faults) = try read("a: 1\nb:\nc: ''\n") { root, faults in
            _ = root.string("b", required: false, &faults)
            _ = root.string("c", &faults)
        }
        #expect(faults == ["2 b 没有值|b has no value", "3 c 没有值|c has no value"])
    }

    @Test func `a wrong type says what is wanted`() throws {
        let (_, faults) = try read("a: [1]\n") { root, faults in
            _ = root.string("a", &faults)
            _ = root.int("a", &faults)
            _ = root.double("a", &faults)
            _ = root.bool("a", &faults)
            _ = root.mapping("a", &faults)
            _ = root.bilingual("a", &faults)
        }
        #expect(
            faults == [
                "1 a 应为一段文字|a must be a text", "1 a 应为整数|a must be a whole number",
                "1 a 应为数字|a must be a number", "1 a 应为true 或 false|a must be true or false",
                "1 a 应为映射|a must be a mapping",
                "1 a 应为{zh: …, en: …}|a must be {zh: …, en: …}",
            ])
        let (_, list) = try read("a: b\n") { root, faults in root.list("a", &faults) }
        #expect(list == ["1 a 应为列表|a must be a list"])
    }

    @Test func `a number in quotes is no number`() throws {
        let (value, faults) = try read("a: '5'\nb: yes\n") { root, faults in
            _ = root.bool("b", &faults)
            return root.int("a", &faults)
        }
        #expect(value == nil)
        #expect(faults.count == 2)
    }

    @Test func `an unknown key comes with the nearest known one`() throws {
        let (_, faults) = try read("notfy: 1\nxyzzy: 2\n") { root, faults in
            root.unknownKeys(allowed: ["notify", "group"], &faults)
        }
        #expect(
            faults == [
                "1 未知的键 notfy，是否想写 notify？|unknown key notfy; did you mean notify?",
                "2 未知的键 xyzzy|unknown key xyzzy",
            ])
    }

    @Test func `each missing language is told`() throws {
        let (_, faults) = try read("a: {zh: 中}\nb:\n  en: e\n") { root, faults in
            _ = root.bilingual("a", &faults)
            _ = root.bilingual("b", &faults)
        }
        #expect(
            faults == [
                "1 a 缺少英文 en|a lacks its English (en) text",
                "3 b 缺少中文 zh|b lacks its Chinese (zh) text",
            ])
    }

    @Test(arguments: [
        ("500ms", Duration.milliseconds(500)), ("30s", .seconds(30)), ("5m", .minutes(5)),
        ("2h", .hours(2)), ("3d", .days(3)), ("0s", .zero), ("3650d", .days(3650)),
    ]) func `a duration is a number and a unit`(text: String, wanted: Duration) {
        #expect(DurationText.parse(text) == wanted)
    }

    @Test(arguments: [
        "", "5", "m", "5 m", "-5m", "1.5h", "5M", "5min", "9999d", "99999999999999999d",
    ])
    func `anything else is no duration`(text: String) throws {
        #expect(DurationText.parse(text) == nil)
        let (_, faults) = try read("t: '\(text)'\n") { root, faults in
            root.duration("t", &faults)
        }
        let zh = "1 t：\(text) 不是时长，应写作 500ms、30s、5m、2h 或 3d"
        let en = "t: \(text) is not a duration; write 500ms, 30s, 5m, 2h or 3d"
        #expect(faults == ["\(zh)|\(en)"])
    }

    @Test func `a diagnostic reads file, line, message`() {
        let message = Bilingual(zh: "有误", en: "is wrong")
        let error = Diagnostic(file: "people.csv", line: 3, message: message)
        #expect(error.description == "people.csv:3: is wrong")
        #expect(error.text(in: .zh) == "people.csv:3: 有误")
        let warning = Diagnostic(
            file: "people.csv", line: 1, message: message, severity: .warning)
        #expect(warning.description == "people.csv:1: warning: is wrong")
        #expect(warning.text(in: .zh) == "people.csv:1: 提醒：有误")
        #expect(error.isError && !warning.isError)
    }

    @Test(arguments: [
        ("grup", "group"), ("timezone", "timeZone"), ("pakc", "pack"), ("信息发步组", "信息发布组"),
        ("tec", "tech"),
    ]) func `the nearest word is found`(word: String, wanted: String) {
        let known = ["group", "timeZone", "pack", "信息发布组", "法律顾问组", "tech"]
        #expect(Nearest.word(to: word, among: known) == wanted)
        #expect(Nearest.word(to: "qqqqqqqq", among: known) == nil)
    }
}

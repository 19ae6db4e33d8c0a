import Domain
import Playbooks
import Testing

/// A change to the example roster, and a fault that it must give.
struct RosterCase: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    var line: Int
    var zh: String
    var en: String

    init(_ old: String, _ new: String, line: Int, _ zh: String, _ en: String) {
        self.old = old
        self.new = new
        self.line = line
        self.zh = zh
        self.en = en
    }

    var testDescription: String { en }
}

struct RosterFaultTests {
    private let groups: [GroupRule]

    init() throws {
        groups = try #require(try Shipped.load().plan).groups
    }

    private func parse(_ text: String) -> (roster: Roster?, diagnostics: [Diagnostic]) {
        RosterFile.parse(text, file: "people.csv", groups: groups)
    }

    private func errors(_ text: String) -> [Diagnostic] {
        parse(text).diagnostics.filter(\.isError)
    }

    @Test(arguments: [
        RosterCase(
            "+8613800000001", "8.6138E+12", line: 2, "手机 8.6138E+12 已被表格软件改成科学计数，请将该列设为文本格式后重填",
            "mobile 8.6138E+12 was turned into a quantity; format the column as text"),
        RosterCase(
            "+8613800000003", "010-12345678", line: 4,
            "手机 010-12345678 不是手机号，应为 11 位或以 + 和国家代码开头",
            "mobile 010-12345678 is no mobile number; write 11 digits, or + and country code"),
        RosterCase(
            "+8613800000003", "+86138", line: 4, "手机 +86138 不是手机号，应为 11 位或以 + 和国家代码开头",
            "mobile +86138 is no mobile number; write 11 digits, or + and country code"),
        RosterCase(
            "+8613800000004", "13800000003", line: 5, "手机 +86138****0003 与 li（第 4 行）相同",
            "mobile +86138****0003 is also that of li (line 4)"),
        RosterCase(
            "@wang:localhost", "@LI:localhost", line: 5, "聊天 @li:localhost 与 li（第 4 行）相同",
            "chat @li:localhost is also that of li (line 4)"),
        RosterCase(
            "li@example.org", "li.example.org", line: 4, "邮箱 li.example.org 不是邮件地址",
            "email li.example.org is not a mail address"),
        RosterCase(
            "@li:localhost", "@li localhost", line: 4, "聊天账号 @li localhost 中有空格",
            "chat @li localhost has a space in it"),
        RosterCase(
            "hq,lead", "hqq,lead", line: 2, "未知的组 hqq，是否想写 hq？",
            "unknown group hqq; did you mean hq?"),
        RosterCase(
            "hq,lead", "hq,laed", line: 2, "未知的职务 laed，是否想写 lead？",
            "unknown seat laed; did you mean lead?"),
        RosterCase(
            "lead,wang", "lead,", line: 5, "wang 的搭档是 li，但 li 没有搭档",
            "wang is paired with li, but li with nobody"),
        RosterCase(
            "lead,wang", "lead,qian", line: 5, "wang 的搭档是 li，但 li 的搭档是 qian",
            "wang is paired with li, but li with qian"),
        RosterCase(
            "lead,wang", "lead,wnag", line: 4, "未知的搭档 wnag，是否想写 wang？",
            "unknown pair wnag; did you mean wang?"),
        RosterCase(
            "lead,wang", "lead,li", line: 4, "li 不能与自己搭档", "li cannot be their own pair"),
        RosterCase(
            "li@example.org,zh", "li@example.org,de", line: 4, "语言应为 zh 或 en，而不是 de",
            "language must be zh or en, not de"),
        RosterCase("li,李雷", "li,", line: 4, "缺少姓名", "name is empty"),
        RosterCase("li,李雷", ",李雷", line: 4, "缺少编号", "id is empty"),
        RosterCase(
            "li,李雷", "l i,李雷", line: 4, "编号 l i 只能用字母、数字和 . _ -",
            "the id l i may only have letters, digits and . _ -"),
        RosterCase(
            "office,lead", ",lead", line: 4, "有职务 lead 却没有组别", "the seat lead has no group"),
        RosterCase(
            "office,lead", "office,总指挥", line: 4, "总指挥 只能在 hq，不能在 office",
            "总指挥 is a seat of hq, not of office"),
        RosterCase(
            "li@example.org,zh", "li@example.org,zh,more", line: 4, "有 10 格，表头只有 9 列",
            "10 fields, but the head has 9"),
        RosterCase(
            "id,name,group,seat,pair", "id,name,group,pairs,pair", line: 1, "缺少列 seat（职务）",
            "the column seat is missing"),
        RosterCase(
            "chat,mobile,email", "chat,手机,mobile", line: 1, "列 mobile 重复：mobile 已有一列",
            "the column mobile is one too many: there is one for mobile"),
        RosterCase(
            "wang,王芳,office,deputy,li", "\"wang,王芳,office,deputy,li", line: 5, "引号没有闭合",
            "a quote is not closed"),
        RosterCase(
            "wang,王芳", "\"wang\"x,王芳", line: 5, "引号之后还有文字",
            "there is text after a closing quote"),
    ]) func `a fault in the roster is told with its line`(_ wanted: RosterCase) {
        let text = RosterTests.example.replacing(wanted.old, with: wanted.new, maxReplacements: 1)
        let (roster, faults) = parse(text)
        #expect(roster == nil)
        let fault = Diagnostic(
            file: "people.csv", line: wanted.line,
            message: Bilingual(zh: wanted.zh, en: wanted.en))
        #expect(faults.contains(fault), "\(faults)")
    }

    @Test(arguments: [("hq", "hq,", "tech,"), ("office", "office,", "tech,")])
    func `a roster needs its command and its office`(group: String, old: String, new: String) {
        let message = Bilingual(
            zh: "\(group) 没有人，它必不可少", en: "nobody sits in \(group), which is needed")
        let text = RosterTests.example.replacing(old, with: new)
        #expect(errors(text) == [Diagnostic(file: "people.csv", line: 1, message: message)])
    }

    @Test(arguments: ["", "id,name,group,seat\n", "\n\n"])
    func `an empty roster is refused`(text: String) {
        let message = Bilingual(zh: "名册里没有人", en: "there is nobody in the roster")
        #expect(errors(text) == [Diagnostic(file: "people.csv", line: 1, message: message)])
    }

    @Test func `two rows of one person must agree`() {
        let text =
            RosterTests.example
            + "li,李蕾,tech,lead,zhao,@x:y,13800000009,x@example.org,en\n"
            + "li,李雷,tech,member,,,,,\n"
        #expect(
            errors(text).map(\.description) == [
                "people.csv:6: name of li differs from line 4",
                "people.csv:6: pair of li differs from line 4",
                "people.csv:6: chat of li differs from line 4",
                "people.csv:6: mobile of li differs from line 4",
                "people.csv:6: email of li differs from line 4",
                "people.csv:6: language of li differs from line 4",
                "people.csv:7: li already has a seat in tech (line 6)",
            ])
        #expect(
            errors(text).map { $0.text(in: .zh) }.suffix(2) == [
                "people.csv:6: li 的语言与第 4 行不同",
                "people.csv:7: li 在 tech 已有席位（第 6 行）",
            ])
    }

    @Test func `what is odd but no fault is a warning`() throws {
        let text = "id,name,group,seat,emial,mail\na,A,hq,lead,,x@y.org\nb,B,office,lead,,x@y.org\n"
        let (roster, faults) = parse(text + "c,C,tech,lead,,\n")
        #expect(roster != nil)
        #expect(
            faults.prefix(1) + faults.suffix(2) == [
                Diagnostic(
                    file: "people.csv", line: 1,
                    message: Bilingual(
                        zh: "未知的列 emial，已忽略，是否想写 email？",
                        en: "unknown column emial is ignored; did you mean email?"),
                    severity: .warning),
                Diagnostic(
                    file: "people.csv", line: 3,
                    message: Bilingual(
                        zh: "邮箱 x***@y.org 与 a（第 2 行）相同",
                        en: "email x***@y.org is also that of a (line 2)"),
                    severity: .warning),
                Diagnostic(
                    file: "people.csv", line: 4,
                    message: Bilingual(
                        zh: "c 没有聊天账号、手机和邮箱，任何通知都送不到",
                        en: "c has no chat, mobile or email: no notice can arrive"),
                    severity: .warning),
            ])
    }

    @Test func `all faults come at once and nothing is read`() {
        let text = RosterTests.example
            .replacing("+8613800000001", with: "12")
            .replacing("qian@example.org", with: "qian")
            .replacing("office,lead", with: "ofice,lead")
        let (roster, faults) = parse(text)
        #expect(roster == nil)
        #expect(faults.map(\.line) == [2, 3, 4])
    }

    @Test func `every optional cell that cannot be read is told, with its line`() {
        let head = "id,name,group,seat,chat,landline,verified-on,leave,training,clearance,left-on\n"
        let text =
            head + "a,A,hq,lead,@a:x,总机,昨天,12月,2026-13-01,maybe,soon\n"
            + "b,B,office,lead,@b:x,,传真:2026-11-01,2026-12-05..2026-12-01,2026-02-29,,\n"
        #expect(
            errors(text).map { $0.text(in: .zh) } == [
                "people.csv:2: 座机 总机 应写作 010-12345678",
                "people.csv:2: 核验日期 昨天 应写作 2026-11-01，或 短信:2026-11-01 邮件:2026-10-15",
                "people.csv:2: 请假 12月 应写作 2026-12-01..2026-12-05，多段用空格隔开",
                "people.csv:2: 培训有效期 2026-13-01 应写作 2026-12-31",
                "people.csv:2: 涉密资格 maybe 应写作 是 或 否",
                "people.csv:2: 离岗日期 soon 应写作 2026-12-31",
                "people.csv:3: 核验日期 传真:2026-11-01 应写作 "
                    + "2026-11-01，或 短信:2026-11-01 邮件:2026-10-15",
                "people.csv:3: 请假 2026-12-05..2026-12-01 应写作 "
                    + "2026-12-01..2026-12-05，多段用空格隔开",
                "people.csv:3: 培训有效期 2026-02-29 应写作 2026-12-31",
            ])
        #expect(
            errors(text).prefix(5).map { $0.text(in: .en) } == [
                "people.csv:2: landline 总机 must be written as 010-12345678",
                "people.csv:2: verified-on 昨天 must be written as 2026-11-01, or "
                    + "sms:2026-11-01 email:2026-10-15",
                "people.csv:2: leave 12月 must be written as 2026-12-01..2026-12-05, several with "
                    + "a space between",
                "people.csv:2: training 2026-13-01 must be written as 2026-12-31",
                "people.csv:2: clearance maybe must be written as yes or no",
            ])
    }

    @Test func `a second number is one person's alone, and a shared one is told masked`() {
        let head = "id,name,group,seat,mobile,mobile2\n"
        let rows = "a,A,hq,lead,13800000001,13900000001\nb,B,office,lead,13900000001,\n"
        #expect(
            errors(head + rows).map { $0.text(in: .zh) } == [
                "people.csv:3: 手机 +86139****0001 与 a（第 2 行）相同"
            ])
        #expect(
            errors(head + rows).map { $0.text(in: .en) } == [
                "people.csv:3: mobile +86139****0001 is also that of a (line 2)"
            ])
        let gone =
            "id,name,group,seat,mobile,left-on\na,A,hq,lead,13800000001,\n"
            + "b,B,office,lead,13900000001,\nc,C,,,13900000001,2026-01-01\n"
        #expect(errors(gone) == [])
    }
}

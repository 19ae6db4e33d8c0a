import Domain
import Testing

@testable import Bot

extension SettingsFaultTests {
    static let secrets: [BrokenSettings] = [
        .init(
            Fixture.kannel(#"password:"hunter2""#), line: 13,
            #"sms[0].password 不能直接写密钥，应为 {"env": NAME} 或 {"file": PATH}"#,
            #"sms[0].password must not hold the secret itself; "#
                + #"write {"env": NAME} or {"file": PATH}"#),
        .init(
            Fixture.kannel("password:true"), line: 13,
            #"sms[0].password 应为{"env": NAME} / {"file": PATH}"#,
            #"sms[0].password must be {"env": NAME} / {"file": PATH}"#),
        .init(
            Fixture.kannel("password:{}"), line: 13,
            #"sms[0].password 应为{"env": NAME} / {"file": PATH}"#,
            #"sms[0].password must be {"env": NAME} / {"file": PATH}"#),
        .init(
            Fixture.kannel(#"password:{ "environment": "X" }"#), line: 13,
            "未知的键 sms[0].password.environment", "unknown key sms[0].password.environment"),
        .init(
            Fixture.kannel(#"password:{ "env": "ABSENT" }"#), line: 13,
            "sms[0].password：未设置环境变量 ABSENT", "sms[0].password: the variable ABSENT is not set"),
        .init(
            Fixture.kannel(#"password:{ "env": "hunter-2" }"#), line: 13,
            "sms[0].password.env 应为环境变量名，如 FENGHUO_TOKEN",
            "sms[0].password.env must be the name of a variable, such as FENGHUO_TOKEN"),
        .init(
            Fixture.kannel(#"password:{ "file": "secrets/gone" }"#), line: 13,
            "sms[0].password：无法读取文件 secrets/gone",
            "sms[0].password: the file secrets/gone cannot be read"),
        .init(
            Fixture.kannel(#"password:{ "file": "secrets/open" }"#), line: 13,
            "sms[0].password：其他用户可读取 secrets/open，请执行 chmod 600 secrets/open",
            "sms[0].password: others can read secrets/open; type: chmod 600 secrets/open"),
        .init(
            Fixture.kannel(#"password:{ "file": "secrets/empty" }"#), line: 13,
            "sms[0].password：密钥为空", "sms[0].password: the secret is empty"),
        .init(
            Fixture.kannel(#"caFile:"gone.pem""#), line: 13, "sms[0].caFile：无法读取文件 gone.pem",
            "sms[0].caFile: the file gone.pem cannot be read"),
    ]

    private static let inbound =
        #"inbound:{ "path": "/sms", "token": { "env": "FENGHUO_SMS_TOKEN" } }"#
    private static let web = #"{ "listen": "127.0.0.1:8080" }"#

    static let needs: [BrokenSettings] = [
        .init(
            Fixture.kannel(inbound), line: 13, "sms[0].inbound 需要 web 配置段",
            "sms[0].inbound needs a web block"),
        .init(
            Fixture.kannel(inbound.replacing("/sms", with: "sms"), web: web), line: 13,
            "sms[0].inbound.path：sms 应以 / 开头", "sms[0].inbound.path: sms must begin with /"),
        .init(
            Fixture.kannel(inbound, #"receipts:"2m""#, web: web), line: 13,
            "sms[0].receipts 需要同级的 callbackURL 或 web.publicURL",
            "sms[0].receipts needs callbackURL beside it, or web.publicURL"),
        .init(
            Fixture.kannel(#"callbackURL:"http://h""#, #"receipts:"2m""#, web: web), line: 13,
            "sms[0].receipts 需要 sms[0].inbound", "sms[0].receipts needs sms[0].inbound"),
        .init(
            Fixture.smtp(#""url": "smtp://h", "from": "a@b.org", "username": "me""#), line: 13,
            "email.username 需要 email.password", "email.username needs email.password"),
        .init(
            Fixture.sandbox(extra: #""sms": [{ "kind": "spool" }, { "kind": "spool" }]"#),
            line: 13, "sms[1].name：spool 重复", "sms[1].name: spool is used twice"),
    ]

    @Test func `every fault is told at once, in the order of the lines`() {
        let text = """
            { "unit": { "name": { "zh": "单位" },
                        "smsSignature": 5 },
              "timezone": "Asia/Shanghai",
              "languages": ["zh"], "plan": "playbooks", "store": { "kind": "sqlite" },
              "chat": { "kind": "matrix", "homeserver": "h", "accessToken": "hunter2" }
            }
            """
        let faults = Fixture.faults(text)
        #expect(
            faults == [
                "bot.json:1: unit.name.en is missing",
                "bot.json:1: unit.dutyPhone is missing",
                "bot.json:1: timeZone is missing",
                "bot.json:2: unit.smsSignature must be a text in quotes",
                "bot.json:3: unknown key timezone; did you mean timeZone?",
                "bot.json:4: store.path is missing",
                "bot.json:5: chat.homeserver: h is not a URL that begins with http:// or https://",
                #"bot.json:5: chat.accessToken must not hold the secret itself; "#
                    + #"write {"env": NAME} or {"file": PATH}"#,
                "bot.json:5: chat.room is missing",
            ])
        #expect(!faults.joined().contains("hunter2"))
    }

    @Test(arguments: [
        ("{\n  \"a\": 1,\n  \"b\" 2\n}", 3, "不是 JSON：此处不应有 2", "not JSON: 2 is not expected here"),
        ("{ \"a\": [1, 2", 1, "不是 JSON：文件没有写完", "not JSON: the text ends too early"),
        ("", 1, "不是 JSON：文件没有写完", "not JSON: the text ends too early"),
        (
            "{ \"a\": \"x\n\" }", 1, "不是 JSON：引号未闭合或 \\ 用法有误",
            "not JSON: an open quote, or a \\ used wrongly"
        ),
        ("{ \"a\": 1,\n}", 2, "不是 JSON：此处不应有 }", "not JSON: } is not expected here"),
        ("{ \"a\": 01 }", 1, "不是 JSON：数字写法有误", "not JSON: a number is written wrongly"),
        ("{ } // end", 1, "不是 JSON：此处不应有 /", "not JSON: / is not expected here"),
        (String(repeating: "[", count: 99), 1, "嵌套层数过多", "nested too deep"),
        ("[]", 1, "bot.json 应为对象 { }", "bot.json must be an object { }"),
    ])
    func `a text that is not JSON is told with its line`(
        text: String, line: Int, zh: String, en: String
    ) {
        #expect(Fixture.faults(text, in: .en) == ["bot.json:\(line): \(en)"])
        #expect(Fixture.faults(text, in: .zh) == ["bot.json:\(line): \(zh)"])
    }
}

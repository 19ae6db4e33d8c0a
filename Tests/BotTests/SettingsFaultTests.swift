import Domain
import Testing

@testable import Bot

/// A broken `bot.json` and what is said of it, word by word.
struct BrokenSettings: Sendable, CustomTestStringConvertible {
    var text: String
    var zh: [String]
    var en: [String]

    var testDescription: String { en.joined(separator: " | ") }

    init(_ text: String, line: Int, _ zh: String, _ en: String) {
        self.text = text
        self.zh = ["bot.json:\(line): \(zh)"]
        self.en = ["bot.json:\(line): \(en)"]
    }
}

struct SettingsFaultTests {
    @Test(arguments: keys + kinds + values + urls + secrets + needs + inboxes)
    func `a fault reads file, line and one sentence in either language`(broken: BrokenSettings) {
        #expect(Fixture.faults(broken.text, in: .en) == broken.en)
        #expect(Fixture.faults(broken.text, in: .zh) == broken.zh)
        #expect(Fixture.load(broken.text).settings == nil)
    }

    static let keys: [BrokenSettings] = [
        .init(
            Fixture.sandbox(extra: #""lenguages": []"#), line: 13,
            "未知的键 lenguages，是否想写 languages？",
            "unknown key lenguages; did you mean languages?"),
        .init(
            Fixture.sandbox(extra: #""colour": "red""#), line: 13, "未知的键 colour",
            "unknown key colour"),
        .init(
            Fixture.sandbox(replacing: #""en": "Example Unit""#, with: #""eng": "x", "en": "y""#),
            line: 3, "未知的键 unit.name.eng，是否想写 en？",
            "unknown key unit.name.eng; did you mean en?"),
        .init(
            Fixture.sandbox(extra: #""plan": "other""#), line: 13, "plan 写了两次",
            "plan is there twice"),
        .init(
            Fixture.sandbox(replacing: #"    "smsSignature": "示例单位","#, with: ""), line: 2,
            "缺少 unit.smsSignature", "unit.smsSignature is missing"),
        .init(
            Fixture.sandbox(
                replacing: #""store": { "kind": "sqlite", "path": "var/fenghuo.db" },"#),
            line: 1, "缺少 store", "store is missing"),
        .init(
            Fixture.sandbox(replacing: #""sandbox" }"#, with: #""sandbox", "room": "!a:b" }"#),
            line: 11, "chat.room 不适用于类型 sandbox", "chat.room does not belong to kind sandbox"),
        .init(
            Fixture.sandbox(replacing: "示例单位\",\n", with: " \",\n"), line: 4,
            "unit.smsSignature 不能为空", "unit.smsSignature is empty"),
    ]

    static let kinds: [BrokenSettings] =
        ["hooks"].map {
            .init(
                Fixture.sandbox(extra: "\"\($0)\": []"), line: 13, "本版本尚未实现 \($0)",
                "\($0) is not built in this version")
        }
        + ["mattermost", "slack", "rocketchat", "dingtalk", "feishu", "wecom"].map {
            .init(
                Fixture.sandbox(replacing: #""sandbox""#, with: "\"\($0)\", \"url\": \"x\""),
                line: 11, "本版本尚未实现 chat.kind \($0)",
                "chat.kind \($0) is not built in this version")
        }
        + [
            .init(
                Fixture.sandbox(replacing: #""sandbox""#, with: #""irc""#), line: 11,
                "chat.kind：没有 irc 这一类型，可用：matrix、sandbox、webhook",
                "chat.kind: there is no kind irc, only matrix, sandbox, webhook"),
            .init(
                Fixture.sandbox(replacing: #""sqlite""#, with: #""postgres""#), line: 10,
                "本版本尚未实现 store.kind postgres",
                "store.kind postgres is not built in this version"),
            .init(
                Fixture.sandbox(
                    replacing: "fenghuo.db\" }",
                    with: "x\", \"key\": { \"env\": \"FENGHUO_NO_SECRET\" } }"), line: 10,
                "store.key：应为 32 字节的 base64，可用 openssl rand -base64 32 生成",
                "store.key: it must be 32 bytes in base64, as written by openssl rand -base64 32"),
            .init(
                Fixture.sandbox(
                    extra: #""failover": { "ownNetwork": ["10.0.0.1:443", "gateway"] }"#), line: 13,
                "failover.ownNetwork[1]：gateway 不是“主机:端口”，请写如 10.0.0.1:443",
                "failover.ownNetwork[1]: gateway is no host:port; write one such as 10.0.0.1:443"),
            .init(
                Fixture.sandbox(extra: #""heartbeat": { "every": "30s" }"#), line: 13,
                "缺少 heartbeat.url", "heartbeat.url is missing"),
            .init(
                Fixture.sandbox(extra: #""evidence": { "types": ["image/*", "Zip"] }"#), line: 13,
                "evidence.types[1]：Zip 不是文件类型，请写如 image/* 或 application/pdf",
                "evidence.types[1]: Zip is no type of file; write one such as image/* or "
                    + "application/pdf"),
            .init(
                Fixture.sandbox(extra: #""evidence": { "allowPrivate": "yes" }"#), line: 13,
                "evidence.allowPrivate 应为true 或 false",
                "evidence.allowPrivate must be true or false"),
            .init(
                Fixture.sandbox(extra: #""evidence": { "maxBytes": 9223372036854775807 }"#),
                line: 13, "evidence.maxBytes 最多 1073741824（1 GiB）",
                "evidence.maxBytes is at most 1073741824 (1 GiB)"),
            .init(
                Fixture.sandbox(extra: #""evidence": { "maxBytes": 0 }"#), line: 13,
                "evidence.maxBytes 应大于零", "evidence.maxBytes must be more than zero"),
            .init(
                Fixture.matrix(
                    #""homeserver": "https://h", "accessToken": {"env": "FENGHUO_MATRIX_TOKEN"}, "#
                        + #""room": "!r:h", "incidentRooms": true"#),
                line: 11, "本版本尚未实现 chat.incidentRooms",
                "chat.incidentRooms is not built in this version"),
        ]

    static let values: [BrokenSettings] = [
        .init(
            Fixture.sandbox(replacing: #""playbooks""#, with: "7"), line: 9,
            "plan 应为带引号的文字", "plan must be a text in quotes"),
        .init(
            Fixture.sandbox(replacing: "[]", with: #""@li:h""#), line: 12,
            "admins 应为列表 [ ]", "admins must be a list [ ]"),
        .init(
            Fixture.sandbox(replacing: #"{ "kind": "sandbox" }"#, with: #""sandbox""#), line: 11,
            "chat 应为对象 { }", "chat must be an object { }"),
        .init(
            Fixture.sandbox(extra: #""failover": { "downAfter": "2" }"#), line: 13,
            "failover.downAfter 应为整数", "failover.downAfter must be a whole number"),
        .init(
            Fixture.sandbox(extra: #""failover": { "downAfter": 0 }"#), line: 13,
            "failover.downAfter 应大于零", "failover.downAfter must be more than zero"),
        .init(
            Fixture.sandbox(extra: #""perMinute": { "sms": 0 }"#), line: 13,
            "perMinute.sms 应大于零", "perMinute.sms must be more than zero"),
        .init(
            Fixture.sandbox(extra: #""failover": { "probeEvery": "1 minute" }"#), line: 13,
            "failover.probeEvery：1 minute 不是时长，请写 500ms、30s、5m、2h 或 3d",
            "failover.probeEvery: 1 minute is not a duration; write 500ms, 30s, 5m, 2h or 3d"),
        .init(
            Fixture.sandbox(extra: #""failover": { "upAfter": "0s" }"#), line: 13,
            "failover.upAfter 应大于零", "failover.upAfter must be more than zero"),
        .init(
            Fixture.sandbox(replacing: "Asia/Shanghai", with: "Asia/Shangrila"), line: 8,
            "timeZone：Asia/Shangrila 不是时区，请写如 Asia/Shanghai",
            "timeZone: Asia/Shangrila is not a time zone; write one such as Asia/Shanghai"),
        .init(
            Fixture.sandbox(replacing: #"["zh", "en"]"#, with: #"["zh", "fr"]"#), line: 7,
            "languages[1]：fr 无效，可用：zh、en", "languages[1]: fr is not one of zh, en"),
        .init(
            Fixture.sandbox(replacing: #"["zh", "en"]"#, with: #"["zh", "zh"]"#), line: 7,
            "languages[1]：zh 重复", "languages[1]: zh is used twice"),
        .init(
            Fixture.sandbox(replacing: #"["zh", "en"]"#, with: "[]"), line: 7,
            "languages 不能为空", "languages is empty"),
        .init(
            Fixture.sandbox(extra: #""web": { "listen": "8080" }"#), line: 13,
            "web.listen：8080 不是监听地址，请写如 127.0.0.1:8080",
            "web.listen: 8080 is not an address to listen on; write one such as 127.0.0.1:8080"),
        .init(
            Fixture.sandbox(extra: #""web": { "listen": "127.0.0.1:80800" }"#), line: 13,
            "web.listen：127.0.0.1:80800 不是监听地址，请写如 127.0.0.1:8080",
            "web.listen: 127.0.0.1:80800 is not an address to listen on; "
                + "write one such as 127.0.0.1:8080"),
        .init(
            Fixture.smtp(#""url": "smtp://h", "from": "fenghuo""#), line: 13,
            "email.from：fenghuo 不是邮箱地址", "email.from: fenghuo is not a mail address"),
        .init(
            Fixture.smtp(#""url": "smtp://h", "from": "a@b.org", "startTLS": "maybe""#), line: 13,
            "email.startTLS：maybe 无效，可用：required、none",
            "email.startTLS: maybe is not one of required, none"),
        .init(
            Fixture.matrix(
                #""homeserver": "https://h", "accessToken": {"env": "FENGHUO_MATRIX_TOKEN"}, "#
                    + #""room": "response""#),
            line: 11, "chat.room：response 不是房间，请写 #别名:服务器 或 !编号:服务器",
            "chat.room: response is not a room; write #alias:server or !id:server"),
    ]

    static let urls: [BrokenSettings] = [
        .init(
            Fixture.kannel(#"url:"ftp://h/sendsms""#), line: 13,
            "sms[0].url：ftp://h/sendsms 不是有效网址，应以 http:// 或 https:// 开头",
            "sms[0].url: ftp://h/sendsms is not a URL that begins with http:// or https://"),
        .init(
            Fixture.smtp(#""url": "mail.example.org:25", "from": "a@b.org""#), line: 13,
            "email.url：mail.example.org:25 不是有效网址，应以 smtp:// 或 smtps:// 开头",
            "email.url: mail.example.org:25 is not a URL that begins with smtp:// or smtps://"),
        .init(
            Fixture.kannel(#"url:"http://me:hunter2@h/sendsms""#), line: 13,
            #"sms[0].url 不能直接写密钥，应为 {"env": NAME} 或 {"file": PATH}"#,
            #"sms[0].url must not hold the secret itself; write {"env": NAME} or {"file": PATH}"#),
    ]
}

import Domain
import Foundation
import Outbox
import Testing
import Wording

@testable import Bot

struct SettingsWebhookTests {
    @Test func `a webhook chat is read whole`() throws {
        let (settings, faults) = Fixture.load(
            Fixture.webhook(#"account:"fenghuo""#, #"caFile:"ca.pem""#))
        #expect(faults.isEmpty)
        #expect(
            settings?.chat
                == .webhook(
                    .init(
                        url: "https://chat.example.org/in", secret: Secret("whsec_c2VjcmV0"),
                        room: "response", account: "fenghuo", inbound: .init(path: "/hooks/chat"),
                        caFile: "ca.pem")))
        #expect(Fixture.load(Fixture.webhook(), secrets: .notNeeded).settings != nil)
    }

    static let faults: [BrokenSettings] = [
        .init(Fixture.webhook("url:"), line: 11, "缺少 chat.url", "chat.url is missing"),
        .init(Fixture.webhook("secret:"), line: 11, "缺少 chat.secret", "chat.secret is missing"),
        .init(Fixture.webhook("room:"), line: 11, "缺少 chat.room", "chat.room is missing"),
        .init(
            Fixture.webhook("inbound:"), line: 11, "缺少 chat.inbound", "chat.inbound is missing"),
        .init(
            Fixture.webhook("account:7"), line: 11, "chat.account 应为带引号的文字",
            "chat.account must be a text in quotes"),
        .init(
            Fixture.webhook("inbound:{}"), line: 11, "缺少 chat.inbound.path",
            "chat.inbound.path is missing"),
        .init(
            Fixture.webhook(#"inbound:{ "path": "chat" }"#), line: 11,
            "chat.inbound.path：chat 应以 / 开头", "chat.inbound.path: chat must begin with /"),
        .init(
            Fixture.webhook(web: nil), line: 11, "chat.inbound 需要 web 配置段",
            "chat.inbound needs a web block"),
        .init(
            Fixture.webhook(#"url:"ws://chat.example.org""#), line: 11,
            "chat.url：ws://chat.example.org 不是有效网址，应以 http:// 或 https:// 开头",
            "chat.url: ws://chat.example.org is not a URL that begins with http:// or https://"),
        .init(
            Fixture.webhook(#"secret:"hunter2""#), line: 11,
            #"chat.secret 不能直接写密钥，应为 {"env": NAME} 或 {"file": PATH}"#,
            #"chat.secret must not hold the secret itself; write {"env": NAME} or {"file": PATH}"#),
        .init(
            Fixture.webhook(#"secret:{ "env": "FENGHUO_NO_SECRET" }"#), line: 11,
            "chat.secret：whsec_ 之后应为 Base64", "chat.secret: what follows whsec_ must be Base64"),
        .init(
            Fixture.webhook(#"homeserver:"https://h""#), line: 11,
            "chat.homeserver 不适用于类型 webhook", "chat.homeserver does not belong to kind webhook"),
    ]

    private static func second(_ keys: String) -> String {
        #""backupChat": { "kind": "webhook", "url": "http://h", "room": "r", "#
            + #""secret": { "env": "FENGHUO_CHAT_SECRET" }\#(keys) }"#
    }

    @Test func `a second chat may be a webhook too, and may only speak`() throws {
        let mute = Fixture.load(Fixture.sandbox(extra: Self.second("")))
        #expect(mute.faults.isEmpty)
        #expect(
            mute.settings?.backupChat
                == .webhook(
                    .init(url: "http://h", secret: Secret("whsec_c2VjcmV0"), room: "r")))
        let heard = Self.second(#", "inbound": { "path": "/hooks/backup" }"#)
        let web = #", "web": { "listen": "[::1]:80" }"#
        let settings = Fixture.load(Fixture.sandbox(extra: heard + web)).settings
        #expect(settings?.backupChat?.path == "/hooks/backup")
        #expect(
            Fixture.faults(Fixture.sandbox(extra: heard)) == [
                "bot.json:13: backupChat.inbound needs a web block"
            ])
        let both = Fixture.webhook().replacing(
            #""admins": []"#,
            with: #""admins": [], "# + Self.second(#", "inbound": { "path": "/hooks/chat" }"#))
        #expect(
            Fixture.faults(both) == [
                "bot.json:12: backupChat.inbound.path: /hooks/chat is used twice"
            ])
        #expect(
            Fixture.faults(both, in: .zh) == ["bot.json:12: backupChat.inbound.path：/hooks/chat 重复"]
        )
    }

    @Test func `where one of the chats is Matrix commands are written its way`() throws {
        func prefix(_ text: String) throws -> String {
            var settings = try #require(Fixture.load(text).settings)
            settings.plan = Fixture.root.appending(path: "playbooks").path()
            return Assembly.unit(settings, plan: try Assembly.plan(settings)).prefix
        }
        let matrix =
            #""homeserver": "https://h", "accessToken": {"env": "FENGHUO_MATRIX_TOKEN"}, "#
            + #""room": "!r:h""#
        #expect(try prefix(Fixture.webhook()) == "/")
        #expect(try prefix(Fixture.matrix(matrix)) == "!")
        let second = #""admins": [], "backupChat": { "kind": "matrix", \#(matrix) }"#
        #expect(
            try prefix(Fixture.webhook().replacing(#""admins": []"#, with: second)) == "!")
    }

    @Test(arguments: faults)
    func `a fault reads file, line and one sentence`(broken: BrokenSettings) {
        #expect(Fixture.faults(broken.text, in: .en) == broken.en)
        #expect(Fixture.faults(broken.text, in: .zh) == broken.zh)
    }

    @Test func `two may not hand in at one path`() {
        let inbound = #"{ "path": "/hooks/chat", "token": { "env": "FENGHUO_SMS_TOKEN" } }"#
        let text = Fixture.webhook().replacing(
            #""admins": []"#,
            with: #""admins": [], "sms": [{ "kind": "kannel", "url": "http://h", "username": "u", "#
                + #""password": { "file": "secrets/kannel" }, "sender": "1", "inbound": "#
                + inbound + "}]")
        #expect(
            Fixture.faults(text) == [
                "bot.json:12: sms[0].inbound.path: /hooks/chat is used twice"
            ])
    }

    @Test(
        arguments: [
            (nil, "正常", "well"),
            (
                .unauthorized, "对方不认可签名。请核对两边的 secret 和时钟",
                "The far end does not accept the signature. See secret and clocks on both sides"
            ),
            (
                .misconfigured("http 404"), "该网址不接收消息。请核对 bot.json 中的 url",
                "Nothing takes messages at this address. See its url in bot.json"
            ),
            (
                .noRoom, "对方没有这个聊天室。请核对 bot.json 中的 room",
                "The far end has no such room. See its room in bot.json"
            ),
            (
                .errorBody("http 200"), "对方应答不是 ok。请核对网址是否为聊天网关，见 docs/webhook-chat.md",
                "The answer is not ok. See whether a chat gateway is at the url "
                    + "(docs/webhook-chat.md)"
            ),
            (
                .refused, "服务器拒绝连接。请技术组检查服务是否在运行",
                "The server refuses connections. Tech: check that it is running"
            ),
            (
                .serverError(502), "服务器出错(502)。请技术组联系服务商或查看服务器",
                "The server has an error (502). Tech: look at the server or call its operator"
            ),
        ] as [(FailureReason?, String, String)])
    func `check --live says how it is`(reason: FailureReason?, zh: String, en: String) throws {
        var settings = try #require(Fixture.load(Fixture.webhook()).settings)
        settings.plan = Fixture.root.appending(path: "playbooks").path()
        let book = Phrasebook(
            Assembly.unit(settings, plan: try Assembly.plan(settings)))
        #expect(
            LiveCheck.words(for: reason, at: "webhook", book)
                == Bilingual(zh: "webhook：\(zh)", en: "webhook: \(en)"))
        if reason == nil {
            #expect(
                LiveCheck.words(for: nil, echoes: true, at: "webhook", book)
                    == Bilingual(
                        zh: "webhook：正常；对方会回送探测，运行后才能看到",
                        en: "webhook: well; it sends pings back, which shows once the bot runs"))
        }
    }
}

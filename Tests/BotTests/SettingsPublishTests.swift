import Channels
import Domain
import Foundation
import Outbox
import Ports
import Testing
import Wording

@testable import Bot

/// One official channel in line 13, with one key put in, changed or left out.
private func published(_ kind: String, _ keys: String...) -> String {
    var parts = ["kind": "\"\(kind)\"", "url": #""https://e.org/x""#]
    switch kind {
    case "feed": parts["path"] = #""var/site""#
    case "wordpress":
        parts["username"] = #""fenghuo""#
        parts["password"] = #"{ "file": "secrets/kannel" }"#
    case "mastodon": parts["accessToken"] = #"{ "env": "FENGHUO_MATRIX_TOKEN" }"#
    default: parts["secret"] = #"{ "env": "FENGHUO_CHAT_SECRET" }"#
    }
    for key in keys {
        let name = key.prefix { $0 != ":" }
        let value = String(key.dropFirst(name.count + 1))
        parts[String(name)] = value.isEmpty ? nil : value
    }
    let body = parts.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
    return Fixture.sandbox(extra: "\"publish\": [{ \(body.joined(separator: ", ")) }]")
}

struct SettingsPublishTests {
    private static let all = #"""
        "publish": [
            { "name": "site", "kind": "feed", "path": "var/site", "url": "http://e.org/public/" },
            { "name": "官网", "kind": "wordpress", "url": "https://wp.e.org", "username": "fenghuo",
              "password": { "file": "secrets/kannel" }, "category": 5, "caFile": "ca.pem" },
            { "kind": "mastodon", "url": "https://m.e.org/",
              "accessToken": { "env": "FENGHUO_MATRIX_TOKEN" } },
            { "name": "cms", "kind": "webhook", "url": "http://127.0.0.1:9/in",
              "secret": { "env": "FENGHUO_CHAT_SECRET" } } ]
        """#

    @Test func `official channels are read whole`() throws {
        let (settings, faults) = Fixture.load(Fixture.sandbox(extra: Self.all))
        #expect(faults.isEmpty)
        #expect(
            settings?.publish == [
                .init(
                    name: "site", kind: .feed(path: "var/site", url: "http://e.org/public")),
                .init(
                    name: "官网",
                    kind: .wordpress(
                        .init(
                            url: "https://wp.e.org", username: "fenghuo",
                            password: Secret("word-4"), category: 5)), caFile: "ca.pem"),
                .init(
                    name: "mastodon",
                    kind: .mastodon(url: "https://m.e.org", accessToken: Secret("token-1"))),
                .init(
                    name: "cms",
                    kind: .webhook(
                        url: "http://127.0.0.1:9/in", secret: Secret("whsec_c2VjcmV0"))),
            ])
        #expect(
            Fixture.load(Fixture.sandbox(extra: Self.all), secrets: .notNeeded).settings != nil)
        #expect(Fixture.load(Fixture.sandbox()).settings?.publish == [])
    }

    static let faults: [BrokenSettings] = [
        .init(
            published("feed", "path:"), line: 13, "缺少 publish[0].path",
            "publish[0].path is missing"),
        .init(
            published("feed", "url:"), line: 13, "缺少 publish[0].url", "publish[0].url is missing"),
        .init(
            published("wordpress", "username:"), line: 13, "缺少 publish[0].username",
            "publish[0].username is missing"),
        .init(
            published("wordpress", "password:"), line: 13, "缺少 publish[0].password",
            "publish[0].password is missing"),
        .init(
            published("mastodon", "accessToken:"), line: 13, "缺少 publish[0].accessToken",
            "publish[0].accessToken is missing"),
        .init(
            published("webhook", "secret:"), line: 13, "缺少 publish[0].secret",
            "publish[0].secret is missing"),
        .init(
            published("wordpress", #"password:"hunter2""#), line: 13,
            #"publish[0].password 不能直接写密钥，应为 {"env": NAME} 或 {"file": PATH}"#,
            #"publish[0].password must not hold the secret itself; "#
                + #"write {"env": NAME} or {"file": PATH}"#),
        .init(
            published("mastodon", #"url:"https://me:hunter2@m.e.org""#), line: 13,
            #"publish[0].url 不能直接写密钥，应为 {"env": NAME} 或 {"file": PATH}"#,
            #"publish[0].url must not hold the secret itself; "#
                + #"write {"env": NAME} or {"file": PATH}"#),
        .init(
            published("wordpress", #"url:"http://127.e.org""#), line: 13,
            "publish[0].url：http:// 仅可用于本机，请改用 https://，否则口令会明文传输",
            "publish[0].url: http:// is for this machine only; write https://, "
                + "else the password goes in plain"),
        .init(
            published("feed", #"url:"ftp://e.org""#), line: 13,
            "publish[0].url：ftp://e.org 不是有效网址，应以 http:// 或 https:// 开头",
            "publish[0].url: ftp://e.org is not a URL that begins with http:// or https://"),
        .init(
            published("wordpress", #"username:"a:b""#), line: 13,
            "publish[0].username：a:b 不能含冒号", "publish[0].username: a:b must not have a colon"),
        .init(
            published("wordpress", "category:0"), line: 13, "publish[0].category 应大于零",
            "publish[0].category must be more than zero"),
        .init(
            published("webhook", #"secret:{ "env": "FENGHUO_NO_SECRET" }"#), line: 13,
            "publish[0].secret：whsec_ 之后应为 Base64",
            "publish[0].secret: what follows whsec_ must be Base64"),
        .init(
            published("feed", #"name:"a b""#), line: 13,
            "publish[0].name：a b 应为 1 至 32 个字母、数字、点或短横，以字母或数字开头",
            "publish[0].name: a b must be 1 to 32 letters, digits, dots or hyphens, "
                + "a letter or digit first"),
        .init(
            published("feed", #"secret:{ "env": "FENGHUO_CHAT_SECRET" }"#), line: 13,
            "publish[0].secret 不适用于类型 feed", "publish[0].secret does not belong to kind feed"),
        .init(
            published("wordpress", #"categry:5"#), line: 13,
            "未知的键 publish[0].categry，是否想写 category？",
            "unknown key publish[0].categry; did you mean category?"),
        .init(
            published("weibo"), line: 13,
            "publish[0].kind：没有 weibo 这一类型，可用：feed、mastodon、webhook、wordpress",
            "publish[0].kind: there is no kind weibo, only feed, mastodon, webhook, wordpress"),
        .init(
            published("feed", #"caFile:"gone.pem""#), line: 13,
            "publish[0].caFile：无法读取文件 gone.pem",
            "publish[0].caFile: the file gone.pem cannot be read"),
    ]

    @Test(arguments: faults)
    func `a fault reads file, line and one sentence`(broken: BrokenSettings) {
        #expect(Fixture.faults(broken.text, in: .en) == broken.en)
        #expect(Fixture.faults(broken.text, in: .zh) == broken.zh)
    }

    @Test(arguments: ["http://localhost:8080", "http://127.0.0.1", "http://[::1]:80"])
    func `this machine may be spoken to in plain`(url: String) {
        #expect(Fixture.faults(published("mastodon", #"url:"\#(url)""#)) == [])
    }

    @Test func `two may not have one name, nor one folder`() {
        let text = Fixture.sandbox(
            extra: #"""
                "publish": [
                    { "name": "Site", "kind": "feed", "path": "var/site", "url": "https://e.org" },
                    { "kind": "feed", "path": "var/site", "url": "https://f.org",
                      "name": "site" } ]
                """#)
        #expect(
            Fixture.faults(text) == [
                "bot.json:15: publish[1].path: var/site is used twice",
                "bot.json:16: publish[1].name: site is used twice",
            ])
    }

    // MARK: What is made of them

    private actor Nobody: HTTPWire {
        private(set) var asked: [String] = []
        func exchange(_ request: HTTPRequest) async throws(WireFailure) -> HTTPResponse {
            asked.append(request.url)
            return HTTPResponse(status: 401)
        }
    }

    @Test func `each is built, and lets through only what was signed`() async throws {
        var settings = try #require(Fixture.load(Fixture.sandbox(extra: Self.all)).settings)
        // The site itself has a folder, and is tried elsewhere.
        settings.publish.removeFirst()
        let wire = Nobody()
        let channels = Assembly.publicChannels(settings, wire: wire)
        #expect(channels.map(\.name) == ["官网", "mastodon", "cms"])
        var post = PublicPost(
            id: "S-1", language: .en, title: "abc", text: "abc", sha256: "", issuedAt: Date())
        for channel in channels {
            await #expect(throws: SendFailure.never(.rejected("not-the-signed-text"))) {
                try await channel.publish(post)
            }
        }
        #expect(await wire.asked == [])
        post.sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        for channel in channels {
            await #expect(throws: SendFailure.later(.unauthorized)) {
                try await channel.publish(post)
            }
        }
        #expect(
            await wire.asked.map { $0.prefix(17) } == [
                "https://wp.e.org/", "https://m.e.org/a", "http://127.0.0.1:",
            ])
    }

    @Test func `a site is built with the unit's name`() async throws {
        let folder = NSTemporaryDirectory() + "fenghuo-publish-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var settings = try #require(Fixture.load(published("feed")).settings)
        settings.publish[0].kind = .feed(path: folder, url: "https://e.org/x")
        let channel = try #require(
            Assembly.publicChannels(settings, wire: Nobody()).first)
        let post = PublicPost(
            id: "S-1", language: .en, title: "abc", text: "abc",
            sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            issuedAt: Date(timeIntervalSince1970: 1_795_000_000))
        #expect(try await channel.publish(post).url == "https://e.org/x/S-1.html")
        let page = try String(contentsOfFile: "\(folder)/S-1.html", encoding: .utf8)
        #expect(page.contains("Example Unit"))
        #expect(page.contains("2026-11-18 19:06 (UTC+08:00)"))
    }

    @Test(
        arguments: [
            (nil, "正常", "well"),
            (
                .unauthorized, "账号或密钥无效。请核对 bot.json 中的用户名和密钥",
                "The account or its secret is not accepted. See them in bot.json"
            ),
            (
                .forbidden, "该账号无权发布。请该平台管理员授予发布权限",
                "The account may not publish. Ask the platform's administrator to let it"
            ),
            (
                .misconfigured("folder"), "文件夹无法写入。请核对 bot.json 中的 path 及其权限",
                "The folder cannot be written to. See its path in bot.json, and its rights"
            ),
            (
                .misconfigured("http 404"), "该网址不是所填类型的平台。请核对 bot.json 中的 url",
                "At this address there is no such platform. See its url in bot.json"
            ),
            (
                .errorBody("spoilt"), "文件夹中有无法读取的 .post.json 文件，请从备份恢复",
                "A .post.json file in the folder cannot be read; restore it from a backup"
            ),
            (
                .errorBody("http 200"), "应答不是所填类型的平台会给出的。请核对 bot.json 中的 url",
                "The answer is not one of such a platform. See its url in bot.json"
            ),
            (
                .refused, "服务器拒绝连接。请技术组检查服务是否在运行",
                "The server refuses connections. Tech: check that it is running"
            ),
        ] as [(FailureReason?, String, String)])
    func `check --live says how it is`(reason: FailureReason?, zh: String, en: String) throws {
        var settings = try #require(Fixture.load(published("feed")).settings)
        settings.plan = Fixture.root.appending(path: "playbooks").path()
        let book = Phrasebook(Assembly.unit(settings, plan: try Assembly.plan(settings)))
        #expect(
            LiveCheck.publishWords(for: reason, at: "wp", book)
                == Bilingual(zh: "wp 发布：\(zh)", en: "wp publishing: \(en)"))
    }
}

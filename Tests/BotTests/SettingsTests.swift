import Domain
import Foundation
import Runtime
import Testing

@testable import Bot

struct SettingsTests {
    @Test func `a second chat is read as the first is`() {
        let chat = """
            "backupChat": { "kind": "matrix", "homeserver": "https://second.example.org",
                            "accessToken": { "env": "FENGHUO_MATRIX_TOKEN" }, "room": "#backup:second" }
            """
        let (settings, faults) = Fixture.load(Fixture.sandbox(extra: chat))
        #expect(faults.isEmpty)
        guard case .matrix(let second)? = settings?.backupChat else {
            Issue.record("no second chat")
            return
        }
        #expect(second.homeserver == "https://second.example.org")
        #expect(second.room == "#backup:second")
        let terminal = Fixture.sandbox(extra: "\"backupChat\": { \"kind\": \"sandbox\" }")
        #expect(
            Fixture.faults(terminal)
                == ["bot.json:13: backupChat.kind: there is no kind sandbox, only matrix, webhook"])
    }

    @Test func `the shipped settings are the sandbox and need no server`() throws {
        let (settings, faults) = Fixture.load(try Fixture.text("bot.json"))
        #expect(faults.isEmpty)
        let read = try #require(settings)
        #expect(read.chat == .sandbox)
        #expect(read.store == .sqlite(path: "var/fenghuo.db"))
        #expect(read.sms.map(\.kind) == [.spool(directory: "var/spool")])
        #expect(read.email.map(\.kind) == [.spool(directory: "var/spool")])
        #expect(read.web == nil)
        #expect(
            read.failover == .init(probeEvery: .seconds(5), downAfter: 2, upAfter: .seconds(15)))
    }

    @Test func `the shipped Matrix example is read whole`() throws {
        let text = try Fixture.text("deploy/bot.matrix.example.json")
        let (settings, faults) = Fixture.load(text)
        #expect(faults.isEmpty)
        let read = try #require(settings)
        #expect(read.languages == [.zh, .en])
        #expect(read.timeZone.identifier == "Asia/Shanghai")
        #expect(
            read.chat
                == .matrix(
                    .init(
                        homeserver: "http://127.0.0.1:8008", accessToken: Secret("token-1"),
                        room: "#response:localhost")))
        #expect(read.sms.first?.kind == .kannel(Self.kannel))
        #expect(
            read.email.first?.kind
                == .smtp(
                    .init(
                        url: "smtp://127.0.0.1:2525", startTLS: .required,
                        login: .init(username: "fenghuo", password: Secret("word-3")),
                        from: "fenghuo@example.org")))
        #expect(
            read.web
                == .init(host: "127.0.0.1", port: 8080, publicURL: "https://fenghuo.example.org"))
        #expect(read.admins == ["@alice:localhost"])
    }

    private static let kannel = Settings.SMS.Kannel(
        url: "http://127.0.0.1:13013/cgi-bin/sendsms", username: "fenghuo",
        password: Secret("word-4"), sender: "10690000", receipts: .minutes(2),
        callbackURL: "http://127.0.0.1:8080",
        inbound: .init(path: "/hooks/sms/kannel", token: Secret("token-2")))

    @Test func `a gateway is reached back at the public address when nothing else is said`() throws
    {
        let text = Fixture.kannel(
            #"inbound:{ "path": "/sms", "token": { "env": "FENGHUO_SMS_TOKEN" } }"#,
            #"receipts:"90s""#,
            web: #"{ "listen": "[::1]:8080", "publicURL": "https://fenghuo.example.org/" }"#)
        let settings = try #require(Fixture.load(text).settings)
        guard case .kannel(let kannel)? = settings.sms.first?.kind else {
            Issue.record("no Kannel")
            return
        }
        #expect(kannel.callbackURL == "https://fenghuo.example.org")
        #expect(kannel.receipts == .seconds(90))
        #expect(settings.web?.host == "::1")
        #expect(settings.sms.first?.name == "kannel")
    }

    @Test func `mail may be a list, tried in order`() throws {
        let text = Fixture.sandbox(
            extra: #"""
                "email": [{ "kind": "spool", "directory": "a" }, { "name": "b", "kind": "spool" }]
                """#)
        let email = try #require(Fixture.load(text).settings).email
        #expect(email.map(\.name) == ["spool", "b"])
        #expect(email.map(\.kind) == [.spool(directory: "a"), .spool(directory: "var/spool")])
    }

    @Test func `a secret is never printed`() throws {
        let secret = Secret("hunter2")
        var dumped = ""
        dump(secret, to: &dumped)
        let texts = ["\(secret)", String(reflecting: secret), dumped, "\([secret])"]
        #expect(texts.allSatisfy { !$0.contains("hunter2") })
        #expect("\(secret)" == "‹secret›")
        #expect(secret.reveal() == "hunter2")
    }

    @Test func `a rehearsal needs no secrets, yet refuses literal ones`() {
        let text = Fixture.kannel(#"password:{ "env": "ABSENT" }"#)
        #expect(Fixture.load(text, secrets: .notNeeded).settings != nil)
        #expect(Fixture.load(text).settings == nil)
        let literal = Fixture.kannel(#"password:"hunter2""#)
        #expect(Fixture.load(literal, secrets: .notNeeded).settings == nil)
    }

    @Test func `a road's share of a minute reaches the runtime`() throws {
        let text = Fixture.sandbox(extra: #""perMinute": { "chat": 20, "email": 30 }"#)
        var settings = try #require(Fixture.load(text).settings)
        settings.plan = Fixture.root.appending(path: "playbooks").path
        let plan = try Assembly.plan(settings)
        let runtime = Assembly.runtimeSettings(settings, plan: plan)
        #expect(runtime.perMinute == [.chat: 20, .email: 30])
        #expect(Fixture.load(Fixture.sandbox()).settings?.perMinute == [:])
    }

    @Test func `the plan's folder is known even where the settings have faults`() {
        #expect(SettingsFile.plan(in: #"{ "plan": "p", "x": 1 }"#) == "p")
        #expect(SettingsFile.plan(in: "{") == nil)
    }
}

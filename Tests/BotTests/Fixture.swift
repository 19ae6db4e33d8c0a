import Domain
import Foundation
import Playbooks

@testable import Bot

/// Settings to spoil, and ways to read them.
enum Fixture {
    /// The repository.
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let environment = [
        "FENGHUO_MATRIX_TOKEN": "token-1", "FENGHUO_SMS_TOKEN": "token-2",
        "FENGHUO_SMTP_PASSWORD": "word-3", "FENGHUO_CHAT_SECRET": "whsec_c2VjcmV0",
        "FENGHUO_NO_SECRET": "whsec_?",
        "FENGHUO_STORE_KEY": "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=",
    ]

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func file(_ path: String) -> FileText? {
        switch path {
        case "secrets/kannel": FileText(text: "word-4\n", mode: 0o600)
        case "secrets/open": FileText(text: "word-5", mode: 0o644)
        case "secrets/empty": FileText(text: "\n", mode: 0o400)
        case "ca.pem": FileText(text: "pem", mode: 0o644)
        default: nil
        }
    }

    static func load(
        _ text: String, secrets: SettingsFile.Secrets = .needed
    ) -> (settings: Settings?, faults: [Diagnostic]) {
        SettingsFile.load(
            text: text, file: "bot.json", environment: environment, readFile: file,
            secrets: secrets)
    }

    static func faults(_ text: String, in language: Language = .en) -> [String] {
        load(text).faults.map { $0.text(in: language) }
    }

    /// The sandbox, its lines 3 to 12 numbered as they stand; `extra` comes as line 13.
    static func sandbox(
        replacing old: String = "", with new: String = "", extra: String? = nil
    ) -> String {
        let text = """
            {
              "unit": {
                "name": { "zh": "示例单位", "en": "Example Unit" },
                "smsSignature": "示例单位",
                "dutyPhone": "010-00000000"
              },
              "languages": ["zh", "en"],
              "timeZone": "Asia/Shanghai",
              "plan": "playbooks",
              "store": { "kind": "sqlite", "path": "var/fenghuo.db" },
              "chat": { "kind": "sandbox" },
              "admins": []\(extra.map { ",\n  \($0)" } ?? "")
            }
            """
        return old.isEmpty ? text : text.replacing(old, with: new)
    }

    /// A Matrix chat in place of the sandbox, in one line (11).
    static func matrix(_ keys: String) -> String {
        sandbox(replacing: #"{ "kind": "sandbox" }"#, with: #"{ "kind": "matrix", \#(keys) }"#)
    }

    /// A webhook chat in line 11, with one key put in, changed or left out.
    static func webhook(_ keys: String..., web: String? = #"{ "listen": "[::1]:80" }"#) -> String {
        var parts = [
            "kind": #""webhook""#, "url": #""https://chat.example.org/in""#,
            "secret": #"{ "env": "FENGHUO_CHAT_SECRET" }"#, "room": #""response""#,
            "inbound": #"{ "path": "/hooks/chat" }"#,
        ]
        for key in keys {
            let name = key.prefix { $0 != ":" }
            let value = String(key.dropFirst(name.count + 1))
            parts[String(name)] = value.isEmpty ? nil : value
        }
        let body = parts.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
        return sandbox(
            replacing: #"{ "kind": "sandbox" }"#, with: "{ \(body.joined(separator: ", ")) }",
            extra: web.map { "\"web\": \($0)" })
    }

    /// A Kannel gateway in line 13, with one key put in or changed.
    static func kannel(_ keys: String..., web: String? = nil) -> String {
        var parts = [
            "kind": #""kannel""#, "url": #""http://127.0.0.1:13013/cgi-bin/sendsms""#,
            "username": #""fenghuo""#, "password": #"{ "file": "secrets/kannel" }"#,
            "sender": #""10690000""#,
        ]
        for key in keys {
            let name = key.prefix { $0 != ":" }
            parts[String(name)] = String(key.dropFirst(name.count + 1))
        }
        let body = parts.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
        let sms = "\"sms\": [{ \(body.joined(separator: ", ")) }]"
        return sandbox(extra: web.map { "\(sms),\n  \"web\": \($0)" } ?? sms)
    }

    /// A mail server in line 13.
    static func smtp(_ keys: String) -> String {
        sandbox(extra: #""email": { "kind": "smtp", \#(keys) }"#)
    }

    /// A mail server with a mailbox in line 13, with one key of the mailbox put in or changed.
    static func mailbox(_ keys: String...) -> String {
        var parts = [
            "url": #""imaps://mail.example.org""#, "username": #""fenghuo""#,
            "password": #"{ "env": "FENGHUO_SMTP_PASSWORD" }"#,
        ]
        for key in keys {
            let name = key.prefix { $0 != ":" }
            let value = String(key.dropFirst(name.count + 1))
            parts[String(name)] = value.isEmpty ? nil : value
        }
        let body = parts.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
        return smtp(
            #""url": "smtp://h", "from": "a@b.org", "#
                + "\"inbound\": { \(body.joined(separator: ", ")) }")
    }
}

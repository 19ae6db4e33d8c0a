import Foundation
import RigKit
import Testing

/// Every way in which a road can fail is told apart by its own words, with what to do (spec §7), by
/// `check --live` in the language of the terminal.
extension RealServers {
    struct Fault: Sendable, CustomTestStringConvertible {
        var mode: String
        var zh: String
        var en: String
        /// Those that speak no HTTP see it differently, or cannot have it.
        var mail = true
        var testDescription: String { mode }
    }

    static let faults = [
        Fault(
            mode: "refuse", zh: "服务器拒绝连接。请技术组检查服务是否在运行",
            en: "The server refuses connections. Tech: check that it is running"),
        Fault(
            mode: "reset", zh: "连接被中途切断。请技术组检查网络、防火墙和服务器",
            en: "The connection is cut off. Tech: check network, firewall and server"),
        Fault(
            mode: "blackhole", zh: "服务器没有应答。请技术组检查网络、防火墙和服务器",
            en: "The server does not answer. Tech: check network, firewall and server"),
        Fault(
            mode: "unaccepted", zh: "服务器没有应答。请技术组检查网络、防火墙和服务器",
            en: "The server does not answer. Tech: check network, firewall and server"),
        Fault(
            mode: "http500", zh: "服务器出错(500)。请技术组联系服务商或查看服务器",
            en: "The server has an error (500). Tech: look at the server or call its operator",
            mail: false),
        Fault(
            mode: "http200", zh: "对方接收后报错。请管理员查看日志",
            en: "The far end answers with an error. Administrator: see the log", mail: false),
    ]

    @Test(arguments: faults)
    func `check --live says of each road how it fails`(fault: Fault) async throws {
        try await Scene.play { scene in
            let servers: [FaultProxy.Server] =
                fault.mail ? [.matrix, .sms, .smtp, .imap] : [.matrix, .sms]
            for server in servers { try await scene.faults.set(server, fault.mode) }
            let (status, english) = try await scene.run("check", "--live")
            #expect(status == 3)
            var roads = ["kannel", "matrix"] + (fault.mail ? ["smtp", "smtp inbound"] : [])
            for road in roads {
                #expect(english.contains("\n\(road): \(fault.en)\n"), "\(road): \(english)")
            }
            // What is waited for is waited for once.
            guard !["blackhole", "unaccepted"].contains(fault.mode) else { return }
            let (_, chinese) = try await scene.run("check", "--live", language: "zh_CN.UTF-8")
            if fault.mail { roads[3] = "smtp 收信" }
            for road in roads {
                #expect(chinese.contains("\n\(road)：\(fault.zh)\n"), "\(road): \(chinese)")
            }
        }
    }

    @Test func `check --live tells wrong certificates, names, logins and rooms apart`() async throws
    {
        try await Scene.play { scene in
            let names = try await scene.variant("names") { config in
                config.with("chat.homeserver", "http://matrix.invalid")
                    .with("sms.0.url", "http://sms.invalid/cgi-bin/sendsms")
                    .with("email.url", "smtp://mail.invalid")
                    .with("email.inbound.url", "imap://mail.invalid")
            }
            try await scene.says(
                "The server's name is not found. Tech: check the name and DNS", of: .all, names)
            let (secure, authority) = (
                try scene.rig.value("SYNAPSE_TLS_URL"), try scene.rig.value("SYNAPSE_CA_FILE")
            )
            let certificates = try await scene.variant("certificates") { config in
                config.with("chat.homeserver", .string(secure)).with("email.caFile", .null)
                    .with("sms.0.url", .string(secure))
            }
            try await scene.says(
                "The security certificate does not check out. Tech: check whether the certificate "
                    + "has expired", of: .all, certificates)
            let known = try await scene.variant("known") { config in
                config.with("chat.homeserver", .string(secure))
                    .with("chat.caFile", .string(authority))
            }
            let (status, said) = try await scene.run("check", "--live", config: known)
            #expect(status == 0, "\(said)")
            let logins = try await scene.variant("logins") { config in
                let wrong: JSON = ["env": "FENGHUO_WRONG"]
                return config.with("chat.accessToken", wrong).with("sms.0.password", wrong)
                    .with("email.password", wrong).with("email.inbound.password", wrong)
            }
            try await scene.says(
                "The token or password is not accepted. Administrator: renew it and start again",
                of: .all, logins)
        }
    }

    @Test func `check --live tells a missing, a closed and an encrypted room apart`() async throws {
        try await Scene.play(Scene.Setup(encrypted: true)) { scene in
            try await scene.says(
                "The room is encrypted: the bot cannot read or speak there. Administrator: use a "
                    + "room without encryption", of: .matrix, "bot.json")
            let closed = try await scene.rig.user("zhao").createRoom(["preset": "private_chat"])
            let forbidden = try await scene.variant("closed") {
                $0.with("chat.room", .string(closed))
            }
            try await scene.says(
                "The bot is not in its room, or may not speak there. Room administrator: invite "
                    + "the bot and let it speak", of: .matrix, forbidden)
            try await scene.rig.user("zhao").leave(closed)
            let missing = try await scene.variant("missing") {
                $0.with("chat.room", "#nowhere:rig.test")
                    .with("email.inbound.mailbox", "Nowhere")
            }
            try await scene.says(
                "The server has no such room. Administrator: check chat.room in bot.json",
                of: .matrix, missing)
            try await scene.says(
                "The server has no such folder. See email.inbound.mailbox in bot.json",
                of: .inbound, missing)
        }
    }

    @Test func `a slow server is a server, and one that limits us says so`() async throws {
        try await Scene.play { scene in
            for server in [FaultProxy.Server.matrix, .sms, .smtp, .imap] {
                try await scene.faults.set(server, "delay&ms=100")
            }
            let (status, said) = try await scene.run("check", "--live")
            #expect(status == 0, "\(said)")
            for server in [FaultProxy.Server.matrix, .sms] {
                try await scene.faults.set(server, "http429")
            }
            let (limited, words) = try await scene.run("check", "--live")
            #expect(limited == 3)
            let wait = "The far end limits how fast we send. It is sent again by itself"
            #expect(words.contains("\nkannel: \(wait); nothing to do\n"), "\(words)")
            #expect(words.contains("matrix: logged in, but the server's default rate limit"))
        }
    }
}

/// Which lines of `check --live` are meant.
private struct Lines: OptionSet {
    let rawValue: Int
    static let matrix = Lines(rawValue: 1)
    static let sms = Lines(rawValue: 2)
    static let smtp = Lines(rawValue: 4)
    static let inbound = Lines(rawValue: 8)
    static let all: Lines = [.matrix, .sms, .smtp, .inbound]

    var names: [String] {
        let all: [(Lines, String)] = [
            (.matrix, "matrix"), (.sms, "kannel"), (.smtp, "smtp"), (.inbound, "smtp inbound"),
        ]
        return all.filter { contains($0.0) }.map(\.1)
    }
}

extension Scene {
    fileprivate func says(_ words: String, of lines: Lines, _ config: String) throws {
        let (status, said) = try run("check", "--live", config: config)
        #expect(status == 3, "\(said)")
        for name in lines.names {
            #expect(said.contains("\n\(name): \(words)\n"), "\(name): \(said)")
        }
    }
}

import Foundation

/// `bot.json` and the secrets it names.
extension Scene {
    /// The root of the project, where the playbooks lie.
    private static var root: URL {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
    }

    package static func environment(_ rig: RigEnvironment, _ setup: Setup) throws -> [String:
        String]
    {
        [
            "PATH": "/usr/bin:/bin", "LANG": "en_US.UTF-8",
            "FENGHUO_MATRIX_TOKEN": try setup.token ?? rig.value("SYNAPSE_TOKEN_BOT"),
            "FENGHUO_SECOND_TOKEN": try rig.value("SYNAPSE_TOKEN_ALICE"),
            // A rig may have been started without the webhook chat.
            "FENGHUO_CHAT_SECRET": (try? rig.value("WEBHOOK_SECRET")) ?? "",
            "FENGHUO_SMS_PASSWORD": try rig.value("SMS_PASSWORD"),
            "FENGHUO_SMS_TOKEN": try rig.value("SMS_HOOK_TOKEN"),
            "FENGHUO_SMTP_PASSWORD": try rig.value("SMTP_PASSWORD"), "FENGHUO_WRONG": "wrong",
        ]
    }

    package static func config(
        _ rig: RigEnvironment, _ setup: Setup, room: String, folder: URL
    ) throws -> JSON {
        let web = try rig.web
        let config: JSON = [
            "unit": [
                "name": ["zh": "示例单位", "en": "Example Unit"], "smsSignature": "示例单位",
                "dutyPhone": "010-00000000",
            ],
            "languages": ["zh", "en"],
            "timeZone": "Asia/Shanghai",
            "plan": .string(root.appending(path: "playbooks").path),
            "store": ["kind": "sqlite", "path": .string(folder.appending(path: "bot.db").path)],
            "chat": [
                "kind": "matrix", "room": .string(room),
                "homeserver": "http://127.0.0.1:\(try rig.value("FAULT_MATRIX_PORT"))",
                "accessToken": ["env": "FENGHUO_MATRIX_TOKEN"],
            ],
            "sms": .array(try gateways(rig, setup)),
            "email": try smtp(rig),
            "failover": ["probeEvery": "5s", "downAfter": 2, "upAfter": "4s"],
            "web": [
                "listen": "127.0.0.1:\(try rig.value("SMS_MO_PORT"))", "publicURL": .string(web),
            ],
        ]
        return setup.edit(config)
    }

    /// The mailbox and the probes as often as an installation has them that says nothing of it: the
    /// tests', which ask every second, would be counted as the price of a command.
    package static let atItsOwnPace: @Sendable (JSON) -> JSON = { config in
        config.with("failover", .null).with("email.inbound.pollEvery", .null)
    }

    private static func gateways(_ rig: RigEnvironment, _ setup: Setup) throws -> [JSON] {
        let kannel = try kannel(rig, receipts: setup.receipts)
        guard setup.west else { return [kannel] }
        let url = "http://127.0.0.1:\(try rig.value("SMS_SENDSMS_PORT"))/cgi-bin/sendsms"
        let west = kannel.with("name", "west").with("url", .string(url))
            .with("username", .string(try rig.value("SMS_USER_WEST")))
            .with("inbound.path", "/hooks/sms/west")
        return [kannel, west]
    }

    private static func kannel(_ rig: RigEnvironment, receipts: String) throws -> JSON {
        [
            "name": "kannel", "kind": "kannel",
            "url": "http://127.0.0.1:\(try rig.value("FAULT_SMS_PORT"))/cgi-bin/sendsms",
            "username": .string(try rig.value("SMS_USER")),
            "password": ["env": "FENGHUO_SMS_PASSWORD"], "sender": "40400",
            "receipts": .string(receipts), "callbackURL": .string(try rig.web),
            "inbound": ["path": "/hooks/sms/kannel", "token": ["env": "FENGHUO_SMS_TOKEN"]],
        ]
    }

    private static func smtp(_ rig: RigEnvironment) throws -> JSON {
        var smtp: [String: JSON] = [
            "kind": "smtp", "url": "smtp://127.0.0.1:\(try rig.value("FAULT_SMTP_PORT"))",
            "startTLS": "required", "username": "bot",
            "password": ["env": "FENGHUO_SMTP_PASSWORD"], "from": "bot@rig.test",
            "caFile": .string(try rig.value("SMTP_CA_FILE")),
        ]
        // A rig may have been started without IMAP.
        if let port = try? rig.value("FAULT_IMAP_PORT") {
            smtp["inbound"] = [
                "url": "imap://127.0.0.1:\(port)", "startTLS": "required", "username": "bot",
                "password": ["env": "FENGHUO_SMTP_PASSWORD"], "pollEvery": "1s",
            ]
        }
        return .object(smtp)
    }
}

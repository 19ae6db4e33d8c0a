import Foundation
import Ports

/// An SMS as it reached the SMS centre.
package struct SMS: Sendable, CustomStringConvertible {
    package let to: String
    package let text: String

    package var description: String { "\(to): \(text)" }
}

/// The far end of the SMS road: what arrived there, and telephones that write back.
package struct SMSCentre: Sendable {
    package let rig: RigEnvironment

    private func ask(_ path: String, _ body: JSON? = nil) async throws -> JSON {
        let url = try rig.value("SMS_SMSC_CONTROL") + path
        let answer = try await rig.wire.call(body == nil ? .get : .post, url, body)
        guard answer.status == 200, answer.body["ok"] != .bool(false) else {
            throw RigFailure("the SMS centre refuses \(path): \(answer.text)")
        }
        return answer.body
    }

    /// Everything that arrived, in order.
    package func sent() async throws -> [SMS] {
        try await ask("/sent").elements.map { sms in
            SMS(to: sms["to"].string ?? "", text: sms["text"].string ?? "")
        }
    }

    package func sent(to mobile: String) async throws -> [SMS] {
        try await sent().filter { $0.to.hasSuffix(mobile.suffix(11)) }
    }

    /// The gateway has both its lines to the centre.
    package func isConnected() async throws -> Bool {
        try await ask("/health")["binds"].int ?? 0 > 1
    }

    /// The gateway has handed on all it took.
    package func isIdle() async throws -> Bool {
        let answer = try await rig.wire.call(.get, try rig.value("SMS_STATUS_URL"))
        return answer.text.contains(
            /SMS: received \d+ \(\d+ queued\), sent \d+ \(0 queued\), store size 0/)
    }

    /// A telephone writes to the bot.
    package func write(_ text: String, from mobile: String) async throws {
        _ = try await ask("/mo", ["from": .string(mobile), "to": "40400", "text": .string(text)])
    }

    package func clear() async throws { _ = try await ask("/clear", [:]) }
}

/// Where the mail server leaves its mail.
package struct Maildir: Sendable {
    package let root: URL

    package init(_ rig: RigEnvironment) throws {
        root = URL(filePath: try rig.value("SMTP_MAILDIR"))
    }

    /// The mails of one address, header and body in words.
    package func mails(to address: String) throws -> [String] {
        let box = root.appending(path: String(address.prefix { $0 != "@" })).appending(path: "new")
        guard FileManager.default.fileExists(atPath: box.path) else { return [] }
        let files = try FileManager.default.contentsOfDirectory(
            at: box, includingPropertiesForKeys: nil)
        return try files.sorted { $0.path < $1.path }.map { file in
            Self.read(String(decoding: try Data(contentsOf: file), as: UTF8.self))
        }
    }

    /// A mail of one part with its base64 undone.
    package static func read(_ mail: String) -> String {
        let lines = mail.replacing("\r\n", with: "\n")
        guard let gap = lines.firstRange(of: "\n\n") else { return lines }
        let head = lines[..<gap.lowerBound]
        let body = String(lines[gap.upperBound...])
        let plain = head.replacing("\n ", with: " ").replacing(
            /=\?utf-8\?b\?([^?]*)\?=/.ignoresCase()
        ) {
            plainText(String($0.1)) ?? String($0.0)
        }
        guard head.lowercased().contains("content-transfer-encoding: base64") else {
            return plain + "\n\n" + body
        }
        return plain + "\n\n" + (plainText(body) ?? body)
    }

    private static func plainText(_ base64: String) -> String? {
        Data(base64Encoded: base64, options: .ignoreUnknownCharacters).map {
            String(decoding: $0, as: UTF8.self)
        }
    }
}

/// The proxy that stands before every server and can break it.
package struct FaultProxy: Sendable {
    package enum Server: String, Sendable { case matrix, sms, smtp, smpp, imap, webhook }

    package let rig: RigEnvironment

    private func ask(_ path: String) async throws {
        let answer = try await rig.wire.call(.post, try rig.value("FAULT_CONTROL") + path)
        guard answer.status == 200 else {
            throw RigFailure("the fault proxy refuses \(path): \(answer.text)")
        }
    }

    package func set(_ server: Server, _ mode: String, kill: Bool = false) async throws {
        try await ask("/set?p=\(server.rawValue)&mode=\(mode)")
        if kill { try await ask("/kill?p=\(server.rawValue)") }
    }

    package func reset() async throws { try await ask("/reset") }
}

/// Waits between two looks at something that nobody reports: a long poll for a person to whom
/// nothing happens.
package struct Pause: Sendable {
    private let idler: MatrixUser
    private let filter: JSON = ["room": ["rooms": []], "presence": ["types": []]]

    package init(_ rig: RigEnvironment) throws { idler = try rig.user("carol") }

    package func take(milliseconds: Int) async throws {
        let now = try await idler.sync(since: nil, filter: filter, milliseconds: 0)
        _ = try await idler.sync(
            since: now["next_batch"].string, filter: filter, milliseconds: milliseconds)
    }
}

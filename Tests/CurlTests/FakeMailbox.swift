import Foundation

@testable import Curl

/// An IMAP server with one folder, which does as libcurl asks, but for what its test tells it.
final class FakeMailbox: Sendable {
    enum Turn: Sendable {
        /// Lines instead of the usual ones; `%` stands for the tag.
        case say(String)
        case beSilent
        case hangUp
    }

    /// Given at every command the server answers with silence.
    let silence = Signal()
    private let validity: UInt32
    private let mails: [UInt32: String]
    private let turns: Locked<[String: [Turn]]>
    private let seen = Locked<[String]>([])

    /// - Parameter turns: For each verb what to do at its first, second, … use; then as usual.
    init(
        _ mails: [UInt32: String] = [:], validity: UInt32 = 7, _ turns: [String: [Turn]] = [:]
    ) {
        self.mails = mails
        self.validity = validity
        self.turns = Locked(turns)
    }

    /// The commands that came, without their tags.
    var commands: [String] { seen.withLock { $0 } }

    func serve(_ peer: Peer) {
        peer.write("* OK ready\r\n")
        while let line = peer.readLine() {
            let (tag, command) = Self.split(line)
            guard !command.isEmpty else { return }
            seen.withLock { $0.append(command) }
            let verb = Self.split(command).0
            switch turn(verb) {
            case .say(let lines)?: peer.write(lines.replacing("%", with: tag) + "\r\n")
            case .beSilent?:
                silence.give()
                peer.waitForEnd()
                return
            case .hangUp?: return
            case nil: answer(tag, command, peer)
            }
            if verb == "LOGOUT" { return }
        }
    }

    private static func split(_ line: String) -> (String, String) {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        return (words.first ?? "", words.count > 1 ? words[1] : "")
    }

    private func turn(_ verb: String) -> Turn? {
        turns.withLock { turns in
            turns[verb]?.isEmpty == false ? turns[verb]?.removeFirst() : nil
        }
    }

    private func answer(_ tag: String, _ command: String, _ peer: Peer) {
        if command.hasPrefix("CAPABILITY") {
            peer.write("* CAPABILITY IMAP4rev1\r\n")
        } else if command.hasPrefix("SELECT") {
            peer.write("* \(mails.count) EXISTS\r\n* OK [UIDVALIDITY \(validity)] valid\r\n")
        } else if command.hasPrefix("UID SEARCH") {
            let uids = mails.keys.sorted().map(String.init).joined(separator: " ")
            peer.write("* SEARCH \(uids)\r\n")
        } else if let match = command.firstMatch(of: /^UID FETCH (\d+) BODY\[\](?:<0\.(\d+)>)?$/) {
            if let mail = UInt32(match.1).flatMap({ mails[$0] }) {
                let limit = match.2.flatMap { Int($0) } ?? .max
                let part = String(decoding: mail.utf8.prefix(limit), as: UTF8.self)
                peer.write("* 1 FETCH (UID \(match.1) BODY[] {\(part.utf8.count)}\r\n\(part))\r\n")
            }
        }
        peer.write("\(tag) OK done\r\n")
    }
}

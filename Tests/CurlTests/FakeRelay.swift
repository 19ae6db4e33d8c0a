@testable import Curl

/// A mail relay that says yes, but for what its test tells it to say.
final class FakeRelay: Sendable {
    /// What it does instead of its usual reply to a verb; `.` is the end of a message.
    enum Turn: Sendable {
        case say(String)
        case beSilent
        case hangUp
    }

    struct Seen: Sendable {
        var verbs: [String] = []
        /// Messages as they came over the line, stuffed dots and all.
        var messages: [String] = []
    }

    /// Given at every verb the relay answers with silence.
    let silence = Signal()
    private let seen = Locked(Seen())
    private let turns: Locked<[String: [Turn]]>

    /// - Parameter turns: For each verb what to do at its first, second, … use; then as usual.
    init(_ turns: [String: [Turn]] = [:]) { self.turns = Locked(turns) }

    var verbs: [String] { seen.withLock { $0.verbs } }
    var messages: [String] { seen.withLock { $0.messages } }

    func serve(_ peer: Peer) {
        guard reply("hello", "220 relay.test", peer) != nil else { return }
        while let line = peer.readLine() {
            let verb = String(line.prefix { $0 != " " && $0 != ":" })
            seen.withLock { $0.verbs.append(verb) }
            if verb == "AUTH" {
                peer.write("334 \r\n")
                _ = peer.readLine()
            }
            guard let said = reply(verb, Self.usual(verb), peer) else { return }
            if verb == "QUIT" { return }
            if said.hasPrefix("354") && !takeMessage(peer) { return }
        }
    }

    private static func usual(_ verb: String) -> String {
        switch verb {
        case "EHLO": "250-relay.test\r\n250 AUTH PLAIN"
        case "DATA": "354 go on"
        case "QUIT": "221 bye"
        case "AUTH": "235 welcome"
        default: "250 ok"
        }
    }

    private func takeMessage(_ peer: Peer) -> Bool {
        var message = ""
        while let line = peer.readLine() {
            if line == "." {
                seen.withLock { $0.messages.append(message) }
                return reply(".", "250 queued", peer) != nil
            }
            message += "\(line)\r\n"
        }
        return false
    }

    /// - Returns: What was said; nil when the conversation is over.
    private func reply(_ verb: String, _ usual: String, _ peer: Peer) -> String? {
        let turn = turns.withLock { turns in
            turns[verb]?.isEmpty == false ? turns[verb]?.removeFirst() : nil
        }
        switch turn ?? .say(usual) {
        case .say(let words):
            peer.write("\(words)\r\n")
            return words
        case .beSilent:
            silence.give()
            peer.waitForEnd()
            return nil
        case .hangUp: return nil
        }
    }
}

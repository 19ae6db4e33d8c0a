import Domain
import Foundation
import Ports

/// One event of a room, with the parts every event must have.
struct MatrixEvent: Equatable, Sendable {
    var id: String
    var type: String
    var sender: String
    var stateKey: String?
    var content: JSONValue
    /// Milliseconds since the homeserver took it, by the homeserver's clock.
    var age: Int?
    /// Milliseconds since 1970, by the sender's server.
    var sent: Int?
    /// What the membership was before, of a membership event.
    var formerMembership: String?

    /// Nil for anything that is not an event.
    init?(_ json: JSONValue) {
        guard let type = json["type"]?.string, let sender = json["sender"]?.string,
            case .object? = json["content"]
        else { return nil }
        self.type = type
        self.sender = sender
        id = json["event_id"]?.string ?? ""
        stateKey = json["state_key"]?.string
        content = json["content"] ?? .null
        let unsigned = json["unsigned"]
        age = unsigned?["age"]?.int
        sent = json["origin_server_ts"]?.int
        formerMembership =
            (unsigned?["prev_content"] ?? json["prev_content"])?["membership"]?.string
    }

    var membership: String? {
        type == "m.room.member" ? content["membership"]?.string : nil
    }

    /// When it was said, on this machine's clock as far as possible: a sender's clock may be
    /// wrong, and a homeserver's age needs no clock at all.
    func sentAt(now: Date) -> Date {
        if let age, (0...Self.oldest).contains(age) { return now - .milliseconds(age) }
        if let sent, sent > 0, sent < 1 << 53 {
            return min(now, Date(timeIntervalSince1970: Double(sent) / 1000))
        }
        return now
    }

    /// 400 days in milliseconds; no backlog is older.
    private static let oldest = 400 * 86_400_000
}

/// An answer of `/sync`, as far as it can be understood: what is odd in it is left out singly.
struct MatrixBatch: Equatable, Sendable {
    struct Room: Equatable, Sendable {
        var id: String
        var state: [JSONValue]
        var timeline: [JSONValue]
        /// Events before `timeline` were left out.
        var limited: Bool
        /// Where `timeline` begins.
        var previous: String?
    }

    struct Invite: Equatable, Sendable {
        var room: String
        var from: String
        var isDirect: Bool
    }

    var next: String
    /// By room id, so that the same answer reads the same.
    var rooms: [Room]
    var invites: [Invite]
    /// Rooms that the bot has left, or was put out of.
    var left: [String]

    init(_ answer: JSONValue, own: String) throws(MatrixFailure) {
        guard let next = answer["next_batch"]?.string, !next.isEmpty else {
            throw .unreadable("no next_batch")
        }
        self.next = next
        rooms = Self.sorted(answer["rooms"]?["join"]).map { id, room in
            let timeline = room["timeline"]
            return Room(
                id: id, state: room["state"]?["events"]?.elements ?? [],
                timeline: timeline?["events"]?.elements ?? [],
                limited: timeline?["limited"]?.bool ?? false,
                previous: timeline?["prev_batch"]?.string)
        }
        invites = Self.sorted(answer["rooms"]?["invite"]).compactMap { id, room in
            Self.invite(id, room["invite_state"]?["events"]?.elements ?? [], own)
        }
        left = Self.sorted(answer["rooms"]?["leave"]).map(\.0)
    }

    private static func sorted(_ rooms: JSONValue?) -> [(String, JSONValue)] {
        (rooms?.members ?? [:]).sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static func invite(_ room: String, _ state: [JSONValue], _ own: String) -> Invite? {
        for event in state {
            guard event["type"]?.string == "m.room.member", event["state_key"]?.string == own,
                event["content"]?["membership"]?.string == "invite",
                let from = event["sender"]?.string
            else { continue }
            let isDirect = event["content"]?["is_direct"]?.bool ?? false
            return Invite(room: room, from: from, isDirect: isDirect)
        }
        return nil
    }
}

import Curl
import Foundation
import Ports

/// A person with a chat account, and what they can do there.
package struct MatrixUser: Sendable {
    package let id: String
    package let token: String
    package let homeserver: String
    package let wire: CurlClient

    /// - Throws: Unless the homeserver says 200.
    @discardableResult
    package func call(
        _ method: HTTPRequest.Method, _ path: String, _ body: JSON? = nil, timeout: Int = 30
    ) async throws -> JSON {
        let url = "\(homeserver)/_matrix/client/v3/\(path)"
        let answer = try await wire.call(method, url, token: token, body, timeout: timeout)
        guard answer.status == 200 else {
            throw RigFailure("\(id) \(method.rawValue) \(path): \(answer.status) \(answer.text)")
        }
        return answer.body
    }

    // MARK: Rooms

    /// A room of this user's, with everyone invited.
    package func createRoom(_ content: JSON) async throws -> String {
        guard let room = try await call(.post, "createRoom", content)["room_id"].string else {
            throw RigFailure("no room was created")
        }
        return room
    }

    package func join(_ room: String) async throws {
        try await call(.post, "rooms/\(Self.escaped(room))/join", [:])
    }

    /// - Parameter act: `kick`, `invite`.
    package func tell(_ act: String, _ user: String, in room: String) async throws {
        try await call(
            .post, "rooms/\(Self.escaped(room))/\(act)", ["user_id": .string(user)])
    }

    /// Ends the room for this user, so that no later test hears of it.
    package func leave(_ room: String) async {
        _ = try? await call(.post, "rooms/\(Self.escaped(room))/leave", [:])
        _ = try? await call(.post, "rooms/\(Self.escaped(room))/forget", [:])
    }

    package func rooms() async throws -> [String] {
        try await call(.get, "joined_rooms")["joined_rooms"].elements.compactMap(\.string)
    }

    package func members(of room: String) async throws -> Set<String> {
        let answer = try await call(.get, "rooms/\(Self.escaped(room))/joined_members")
        return Set(answer["joined"].members.keys)
    }

    package func state(_ type: String, of room: String) async throws -> JSON {
        try await call(.get, "rooms/\(Self.escaped(room))/state/\(type)/")
    }

    /// Rooms that this user may enter and has not, with their names.
    package func invitations() async throws -> [String: String] {
        // Without something new in it Synapse may answer a first sync from its cache.
        let fresh: JSON = ["room": ["timeline": ["not_types": [.string(UUID().uuidString)]]]]
        let answer = try await call(.get, "sync?timeout=0&filter=\(Self.escaped(fresh.text))")
        var rooms: [String: String] = [:]
        for (room, invitation) in answer["rooms"]["invite"].members {
            for event in invitation["invite_state"]["events"].elements
            where event["type"].string == "m.room.name" {
                rooms[room] = event["content"]["name"].string ?? ""
            }
        }
        return rooms
    }

    // MARK: Speaking

    /// - Returns: The event's id.
    @discardableResult
    package func send(_ content: JSON, type: String = "m.room.message", to room: String)
        async throws
        -> String
    {
        let path = "rooms/\(Self.escaped(room))/send/\(type)/\(UUID().uuidString)"
        guard let event = try await call(.put, path, content)["event_id"].string else {
            throw RigFailure("nothing was sent")
        }
        return event
    }

    @discardableResult
    package func say(_ text: String, in room: String) async throws -> String {
        try await send(["msgtype": "m.text", "body": .string(text)], to: room)
    }

    /// - Returns: The file's address, `mxc://…`.
    package func upload(_ bytes: [UInt8], type: String, name: String) async throws -> String {
        let url = "\(homeserver)/_matrix/media/v3/upload?filename=\(Self.escaped(name))"
        let answer = try await wire.exchange(
            HTTPRequest(
                .post, url,
                headers: [
                    (name: "Content-Type", value: type),
                    (name: "Authorization", value: "Bearer \(token)"),
                ], body: bytes, timeout: .seconds(30)))
        guard answer.status == 200,
            let uri = JSON(reading: answer.body)["content_uri"].string
        else { throw RigFailure("nothing was uploaded: \(answer.status)") }
        return uri
    }

    package func react(_ key: String, to event: String, in room: String) async throws {
        let relation: JSON = [
            "rel_type": "m.annotation", "event_id": .string(event), "key": .string(key),
        ]
        try await send(["m.relates_to": relation], type: "m.reaction", to: room)
    }

    package func edit(_ event: String, into text: String, in room: String) async throws {
        try await send(
            [
                "msgtype": "m.text", "body": "* \(text)",
                "m.new_content": ["msgtype": "m.text", "body": .string(text)],
                "m.relates_to": ["rel_type": "m.replace", "event_id": .string(event)],
            ], to: room)
    }

    // MARK: Hearing

    /// One long poll.
    package func sync(since: String?, filter: JSON, milliseconds: Int) async throws -> JSON {
        let place = since.map { "&since=\(Self.escaped($0))" } ?? ""
        let query =
            "timeout=\(milliseconds)&set_presence=offline&filter=\(Self.escaped(filter.text))\(place)"
        return try await call(.get, "sync?\(query)", timeout: milliseconds / 1000 + 30)
    }

    /// Everything that was ever sent into the room, oldest first.
    package func history(of room: String) async throws -> [RoomEvent] {
        var events: [RoomEvent] = []
        var from = ""
        while true {
            let path = "rooms/\(Self.escaped(room))/messages?dir=f&limit=500\(from)"
            let page = try await call(.get, path)
            events += page["chunk"].elements.map(RoomEvent.init)
            guard let end = page["end"].string else { return events }
            from = "&from=\(Self.escaped(end))"
        }
    }

    package static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
    }
}

/// An event of a room's timeline.
package struct RoomEvent: Sendable, CustomStringConvertible {
    package let id: String
    package let sender: String
    package let type: String
    package let content: JSON

    package init(_ json: JSON) {
        id = json["event_id"].string ?? ""
        sender = json["sender"].string ?? ""
        type = json["type"].string ?? ""
        content = json["content"]
    }

    /// What is said anew; an edit is not.
    package var isMessage: Bool { type == "m.room.message" && !isEdit }
    package var isEdit: Bool { content["m.relates_to"]["rel_type"].string == "m.replace" }
    package var body: String { content["body"].string ?? "" }
    /// The sign of a reaction, and what it stands on.
    package var sign: String? { content["m.relates_to"]["key"].string }
    package var target: String? { content["m.relates_to"]["event_id"].string }
    package var mentions: Set<String> {
        Set(content["m.mentions"]["user_ids"].elements.compactMap(\.string))
    }

    package var description: String {
        "\(sender) \(isMessage || isEdit ? body : "\(type) \(content.text)")"
    }
}

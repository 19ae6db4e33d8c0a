import Domain
import Logging
import Outbox
import Ports

/// Rooms of sensitive matters: made by the bot, entered by its invitation alone (spec §7,
/// domain §4 N05). Who comes in sees what is said from then on.
extension MatrixSession {
    /// The room of `matter`, made where there is none. Repeated after a kill it finds the same
    /// one: its alias is derived from the bot, its store and the matter.
    func closedRoom(_ matter: String) async throws(MatrixFailure) -> String {
        if let room = await rooms.closedRoom(of: matter) { return room }
        if let kept = (try? await memory.recall(Key.closedRoom(matter))) ?? nil, !kept.isEmpty {
            await rooms.close(kept, for: matter)
            return kept
        }
        let own = try await own()
        let store = await rooms.store ?? ""
        let alias = "fenghuo-" + Fingerprint.of("\(own.id) \(store) \(matter)")
        let room = try await makeClosed(matter, alias: alias, own)
        do throws(LedgerFailure) {
            try await memory.remember(Key.closedName(room), matter)
            try await memory.remember(Key.closedRoom(matter), room)
        } catch {
            throw .unreadable("not kept")
        }
        await rooms.close(room, for: matter)
        log.info("made a closed room", metadata: ["room": "\(room)", "matter": "\(matter)"])
        return room
    }

    private func makeClosed(
        _ matter: String, alias: String, _ own: MatrixRooms.Own
    ) async throws(MatrixFailure) -> String {
        do throws(MatrixFailure) {
            return try await client.createRoom(Self.closed(matter, alias: alias))
        } catch {
            guard error.code == "M_ROOM_IN_USE" else { throw error }
        }
        // Somebody else may have taken the alias: only what the bot made is its own.
        if let room = try? await client.resolve(alias: "#\(alias):\(own.server)"),
            try await client.creator(of: room) == own.id
        {
            return room
        }
        return try await client.createRoom(Self.closed(matter, alias: nil))
    }

    /// The name is the number alone: names of rooms are seen by whoever is invited.
    private static func closed(_ matter: String, alias: String?) -> JSONValue {
        var content: [String: JSONValue] = [
            "preset": "private_chat", "visibility": "private", "name": .string(matter),
            "creation_content": ["m.federate": false],
            "initial_state": [
                [
                    "type": "m.room.history_visibility", "state_key": "",
                    "content": ["history_visibility": "joined"],
                ],
                [
                    "type": "m.room.guest_access", "state_key": "",
                    "content": ["guest_access": "forbidden"],
                ],
            ],
            "power_level_content_override": ["invite": 100],
        ]
        if let alias { content["room_alias_name"] = .string(alias) }
        return .object(content)
    }

    /// The matter in whose closed room something is said; nil for any other room.
    func closedMatter(of room: String) async -> String? {
        if let known = await rooms.closedMatter(of: room) { return known.isEmpty ? nil : known }
        guard let kept = try? await memory.recall(Key.closedName(room)) ?? "" else { return nil }
        if kept.isEmpty {
            await rooms.isOpenToAll(room)
        } else {
            await rooms.close(room, for: kept)
        }
        return kept.isEmpty ? nil : kept
    }
}

extension MatrixClient {
    /// Who made the room.
    func creator(of room: String) async throws(MatrixFailure) -> String? {
        try await state("m.room.create", of: room, format: "event")["sender"]?.string
    }

    /// `join`, `invite`, `leave`; nil where the server knows of none.
    func membership(of user: String, in room: String) async throws(MatrixFailure) -> String? {
        do throws(MatrixFailure) {
            return try await state("m.room.member", key: user, of: room)["membership"]?.string
        } catch {
            guard error.code == "M_NOT_FOUND" else { throw error }
            return nil
        }
    }

    /// Out of the room, or an invitation taken back. Who is not there is out.
    func remove(_ user: String, from room: String) async throws(MatrixFailure) {
        let membership = try await membership(of: user, in: room)
        guard membership == "join" || membership == "invite" else { return }
        try await kick(user, from: room)
    }
}

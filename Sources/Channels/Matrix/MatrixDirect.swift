import Domain
import Logging
import Outbox
import Ports

/// Conversations of two that the bot opens itself, unencrypted (spec §6).
extension MatrixSession {
    /// Opens the conversation with `user` and invites them. Repeated after a kill it finds the
    /// same room again: its alias is derived from the two names.
    func openDirect(with user: String) async throws(SendFailure) -> String {
        do throws(MatrixFailure) {
            let own = try await own()
            let alias = "fenghuo-" + Fingerprint.of("\(own.id) \(user)")
            let room = try await makeDirect(with: user, alias: alias, own: own)
            if try await client.isEncrypted(room) {
                throw MatrixChannel.encrypted
            }
            do { try await link(user, room) } catch { throw .unreadable("not kept") }
            log.info("opened a direct conversation", metadata: ["room": "\(room)"])
            return room
        } catch {
            log.warning("no direct conversation", metadata: ["reason": "\(error.word)"])
            throw error.sendFailure
        }
    }

    private func makeDirect(
        with user: String, alias: String, own: MatrixRooms.Own
    ) async throws(MatrixFailure) -> String {
        do throws(MatrixFailure) {
            return try await client.createRoom(Self.directRoom(user, alias: alias))
        } catch {
            guard error.code == "M_ROOM_IN_USE" else { throw error }
        }
        if let room = try await ownRoom(alias: "#\(alias):\(own.server)", own, user) { return room }
        return try await client.createRoom(Self.directRoom(user, alias: nil))
    }

    /// The room of that alias, if it can be read and nobody but the two is in it: others may have
    /// taken the alias, and what is said to one must not be heard by them.
    private func ownRoom(
        alias: String, _ own: MatrixRooms.Own, _ user: String
    ) async throws(MatrixFailure) -> String? {
        do throws(MatrixFailure) {
            let room = try await client.resolve(alias: alias)
            let members = try await client.joinedMembers(of: room)
            guard members.contains(own.id), members.isSubset(of: [own.id, user]) else {
                return nil
            }
            if try await client.isEncrypted(room) { return nil }
            if !members.contains(user) { try await client.invite(user, to: room) }
            return room
        } catch {
            guard case .refused(let refusal) = error, case .rejected = refusal.reason else {
                throw error
            }
            return nil
        }
    }

    private static func directRoom(_ user: String, alias: String?) -> JSONValue {
        var content: [String: JSONValue] = [
            "is_direct": true, "preset": "trusted_private_chat", "invite": [.string(user)],
            "visibility": "private",
        ]
        if let alias { content["room_alias_name"] = .string(alias) }
        return .object(content)
    }
}

import Domain
import Foundation
import Logging
import Outbox
import Ports

/// Entering rooms: the response room always, others when somebody of the roster asks.
extension MatrixSync {
    /// Finds and joins the response room. When the homeserver refuses, reading goes on without
    /// it, for the sake of direct conversations and of an invitation that may come; the inbox is
    /// told.
    func enterResponseRoom(
        _ reading: inout MatrixReading, _ inbox: any Inbox
    ) async throws(MatrixStop) {
        let now = session.clock.now
        let isDue = reading.roomAskedAt.map { !now.isWithin(MatrixLimits.poll, of: $0) } ?? true
        guard !reading.isInRoom, isDue else { return }
        do throws(MatrixFailure) {
            let room = try await session.client.join(try await session.responseRoom())
            await session.rooms.respond(in: room)
            reading.isInRoom = true
            reading.roomFault = nil
            reading.roomAskedAt = nil
            // An encryption that is seen now is noted with the first batch that shows it.
            if try await session.client.isEncrypted(room) { try? await noteEncrypted(room, inbox) }
        } catch {
            guard case .rejected? = error.reason, !reading.isInRoom,
                let reason = MatrixChannel.blaming(error).reason
            else { throw .chat(error) }
            session.log.warning("not in the response room", metadata: ["reason": "\(error.word)"])
            reading.roomAskedAt = now
            reading.roomFault = reason
            reading.isWell = false
            await inbox.observe(session.route, reason)
        }
    }

    /// Accepts what may be accepted; the others wait, since the roster may grow.
    func answer(
        _ invites: [MatrixBatch.Invite], _ reading: inout MatrixReading
    ) async throws(LedgerFailure) {
        let before = reading.invites
        reading.invites.removeAll { old in invites.contains { $0.room == old.room } }
        reading.invites += invites
        reading.invites = reading.invites.suffix(MatrixLimits.waitingInvites)
        for invite in reading.invites {
            let isResponse = await session.rooms.response == invite.room
            guard await isResponse ? true : isKnown(invite.from) else { continue }
            guard try await accept(invite) else { continue }
            if isResponse { reading.roomAskedAt = nil }
            reading.invites.removeAll { $0 == invite }
        }
        if reading.invites != before {
            try await session.memory.remember(
                MatrixSession.Key.invites, MatrixInvites.text(reading.invites))
        }
    }

    /// - Returns: Whether the invitation is settled, one way or the other.
    private func accept(_ invite: MatrixBatch.Invite) async throws(LedgerFailure) -> Bool {
        let room: String
        let isEncrypted: Bool
        do throws(MatrixFailure) {
            room = try await session.client.join(invite.room)
            isEncrypted = try await session.client.isEncrypted(room)
        } catch {
            session.log.warning("could not join", metadata: ["reason": "\(error.word)"])
            if case .rejected? = error.reason { return true }
            return false
        }
        session.log.info("joined a room", metadata: ["room": "\(room)"])
        if invite.isDirect, !isEncrypted {
            try await session.link(invite.from, room)
            await session.rooms.setOpen(room, true)
        }
        return true
    }

    /// Tells the inbox once that a room cannot be read, and says so there in one line.
    func noteEncrypted(_ room: String, _ inbox: any Inbox) async throws(LedgerFailure) {
        if await session.isEncrypted(room) { return }
        await session.rooms.setEncrypted(room, true)
        do throws(LedgerFailure) {
            try await inbox.foundEncrypted(room: room)
            try await session.unlink(room)
            try await session.memory.remember(
                MatrixSession.Key.encrypted(room), MatrixSession.Key.yes)
        } catch {
            // Told again next time; meanwhile nothing is sent there.
            await session.rooms.forgetEncrypted(room)
            throw error
        }
        guard let hint = session.settings.encryptedHint else { return }
        _ = try? await session.client.send(
            "m.room.message", to: room, key: "encrypted-\(Fingerprint.of(room))",
            MatrixContent.message(hint()))
    }
}

/// Invitations that wait, as they are kept over a restart.
enum MatrixInvites {
    static func text(_ invites: [MatrixBatch.Invite]) -> String {
        let list = invites.map { invite -> JSONValue in
            [
                "room": .string(invite.room), "from": .string(invite.from),
                "direct": .bool(invite.isDirect),
            ]
        }
        return String(decoding: JSONValue.array(list).bytes, as: UTF8.self)
    }

    static func read(_ text: String) -> [MatrixBatch.Invite] {
        let list = (try? JSONValue(parsing: Array(text.utf8)))?.elements ?? []
        return list.compactMap { entry in
            guard let room = entry["room"]?.string, let from = entry["from"]?.string else {
                return nil
            }
            return MatrixBatch.Invite(
                room: room, from: from, isDirect: entry["direct"]?.bool ?? false)
        }
    }
}

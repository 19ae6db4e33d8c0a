import Domain
import Foundation
import Outbox
import Ports

/// The response room and the direct conversations, outwards. One message at a time goes into a
/// room, in the order of the calls; its delivery id makes the transaction id, so a repetition shows
/// nothing twice.
package struct MatrixChannel: Channel {
    package var name: String { route == .chat ? "matrix" : "matrix-\(route.rawValue)" }
    package var route: RouteKind { session.route }
    package let knowsRepetitions = true
    let session: MatrixSession

    package init(_ session: MatrixSession) { self.session = session }

    package func send(_ message: Message) async throws(SendFailure) -> Receipt {
        switch message.destination {
        case .room(let mentions):
            let room: String
            do { room = try await session.responseRoom() } catch { throw Self.blaming(error) }
            return try await send(message, into: room, mentions: mentions, isResponse: true)
        case .place(.room(let room)):
            let isResponse = await session.rooms.response == room
            return try await send(message, into: room, isResponse: isResponse)
        case .place(.direct(let user)):
            if let room = await session.direct(with: user) {
                return try await send(message, into: room)
            }
            return try await send(message, into: try await session.openDirect(with: user))
        case .person(let user): return try await send(message, to: user)
        case .closed(let matter, let mentions):
            // The store's name is part of the room's.
            _ = try await session.transaction(message.id)
            let room: String
            do { room = try await session.closedRoom(matter) } catch { throw error.sendFailure }
            return try await send(message, into: room, mentions: mentions)
        }
    }

    /// Only where the person has joined: elsewhere the room post has to do, and an invitation
    /// goes out for the next time.
    private func send(_ message: Message, to user: String) async throws(SendFailure) -> Receipt {
        guard let room = await session.direct(with: user) else {
            if await session.rooms.mayOpenDirect(at: session.clock.now) {
                // A failed invitation fails nothing: the person is told in the room.
                _ = try? await session.openDirect(with: user)
            }
            return Receipt(.skipped)
        }
        guard await session.isOpen(room, to: user) else { return Receipt(.skipped) }
        return try await send(message, into: room)
    }

    private func send(
        _ message: Message, into room: String, mentions: [Message.Mention] = [],
        isResponse: Bool = false
    ) async throws(SendFailure) -> Receipt {
        let key = try await session.transaction(message.id)
        await session.rooms.takeTurn(in: room)
        let result: Result<String, MatrixFailure>
        do throws(MatrixFailure) {
            result = .success(try await post(message, key, room, mentions))
        } catch {
            result = .failure(error)
        }
        await session.rooms.giveTurn(in: room)
        switch result {
        case .success(let event): return Receipt(.delivered, remoteID: event)
        case .failure(let failure):
            // A bot that may not speak in its own response room has no chat.
            if isResponse, case .say = message.act { throw Self.blaming(failure) }
            throw failure.sendFailure
        }
    }

    private func post(
        _ message: Message, _ key: String, _ room: String, _ mentions: [Message.Mention]
    ) async throws(MatrixFailure) -> String {
        if await session.isEncrypted(room) { throw Self.encrypted }
        let client = session.client
        switch message.act {
        case .say(let text):
            if let board = message.board { return try await show(text, on: board, key, room) }
            let content = MatrixContent.message(text, mentions: mentions)
            return try await client.send("m.room.message", to: room, key: key, content)
        case .invite(let user):
            try await client.invite(user, to: room)
            return key
        case .remove(let user, let onlyInvited):
            if onlyInvited, try await client.membership(of: user, in: room) == "join" { return key }
            try await client.remove(user, from: room)
            return key
        case .topic(let topic):
            return try await client.setState("m.room.topic", in: room, ["topic": .string(topic)])
        case .react(let target):
            let event = target.hasPrefix("matrix:") ? String(target.dropFirst(7)) : target
            do throws(MatrixFailure) {
                let content = MatrixContent.reaction(to: event)
                return try await client.send("m.reaction", to: room, key: key, content)
            } catch {
                guard error.code == "M_DUPLICATE_ANNOTATION" else { throw error }
                return event
            }
        }
    }

    /// The first of a board is posted; what comes later edits it in place (m.replace), and calls
    /// nobody.
    private func show(
        _ text: Text, on board: String, _ key: String, _ room: String
    ) async throws(MatrixFailure) -> String {
        let fact = MatrixSession.Key.board(board, in: room)
        // A memory that cannot be read costs a second board, no word.
        let known = (try? await session.memory.recall(fact)) ?? nil
        let content =
            known.map { MatrixContent.edit(text, of: $0) } ?? MatrixContent.message(text)
        let event = try await session.client.send(
            "m.room.message", to: room, key: key, content)
        if known == nil { try? await session.memory.remember(fact, event) }
        return event
    }

    static let encrypted = MatrixFailure.refused(MatrixRefusal(status: 403, code: "encrypted"))

    /// In the response room a refusal of the bot itself is the channel's fault.
    static func blaming(_ failure: MatrixFailure) -> SendFailure {
        switch failure.code {
        case "M_FORBIDDEN": .later(.forbidden)
        case "M_NOT_FOUND": .later(.noRoom)
        default: failure.sendFailure
        }
    }
}

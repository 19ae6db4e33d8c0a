import Domain
import Foundation
import Logging
import Outbox
import Ports

/// Takes one batch in: facts about rooms first, then all messages in one call to the inbox.
struct MatrixIntake {
    let sync: MatrixSync
    let inbox: any Inbox
    let own: MatrixRooms.Own

    private var session: MatrixSession { sync.session }

    func take(
        _ batch: MatrixBatch, _ reading: inout MatrixReading
    ) async throws(MatrixStop) {
        // A canary is waited for: nothing slow may stand before it.
        for room in batch.rooms { await seeCanaries(room.timeline) }
        var rooms: [[InboundMessage]] = []
        for room in batch.rooms {
            let events = try await events(of: room, reading)
            do { try await learn(room, events, &reading) } catch { throw .store(error) }
            guard reading.mode != .first else { continue }
            rooms.append(try await messages(events, in: room.id))
        }
        let messages = await withPinnedTexts(Self.merged(rooms))
        do throws(LedgerFailure) {
            for room in batch.left { try await leave(room, &reading) }
            try await sync.answer(batch.invites, &reading)
            // A batch that brought nothing to keep need not cost a sync of the disk: after a kill it
            // is read again and brings nothing again.
            let now = session.clock.now
            if messages.isEmpty, let kept = reading.keptAt,
                now.since(kept) < MatrixLimits.cursorAge
            {
                return
            }
            let cursor = Cursor(name: session.cursorName, value: batch.next)
            try await inbox.receive(messages, cursor: cursor)
            reading.keptAt = now
        } catch {
            throw .store(error)
        }
    }

    private func seeCanaries(_ events: [JSONValue]) async {
        for event in events where event["sender"]?.string == own.id {
            guard let token = MatrixCanary.token(of: event) else { continue }
            let taken = event["origin_server_ts"]?.int.map {
                Date(timeIntervalSince1970: Double($0) / 1000)
            }
            await session.rooms.sawCanary(token, takenAt: taken ?? session.clock.now)
        }
    }

    // MARK: Events

    /// The room's events in order, those of a gap before those of the batch, each once.
    private func events(
        of room: MatrixBatch.Room, _ reading: MatrixReading
    ) async throws(MatrixStop) -> [MatrixEvent] {
        var timeline = room.timeline.compactMap(MatrixEvent.init)
        let joined = timeline.lastIndex { event in
            event.membership == "join" && event.stateKey == own.id
                && event.formerMembership != "join"
        }
        if let joined {
            // What was said before the bot came is not for it.
            timeline.removeFirst(joined)
            return timeline
        }
        guard room.limited, reading.mode == .following, let since = reading.since else {
            return timeline
        }
        let gap = try await gap(in: room.id, from: since, to: room.previous)
        var seen: Set<String> = []
        return (gap + timeline).filter { $0.id.isEmpty || seen.insert($0.id).inserted }
    }

    /// The events between the last batch and this one, which the homeserver left out.
    private func gap(
        in room: String, from since: String, to end: String?
    ) async throws(MatrixStop) -> [MatrixEvent] {
        var found: [MatrixEvent] = []
        var from = since
        do throws(MatrixFailure) {
            for _ in 0..<MatrixLimits.backfillPages {
                let page = try await session.client.messages(in: room, from: from, to: end)
                found += (page["chunk"]?.elements ?? []).compactMap(MatrixEvent.init)
                // An empty page is not the last one; only one without an end is.
                guard let next = page["end"]?.string, next != from else { return found }
                from = next
            }
            session.log.error(
                "a gap in the chat is too long to read", metadata: ["room": "\(room)"])
        } catch {
            // A room that may not be read must not stop the reading of the others.
            guard case .rejected? = error.reason else { throw .chat(error) }
            session.log.warning("a gap cannot be read", metadata: ["reason": "\(error.word)"])
        }
        return found
    }

    // MARK: Facts

    private func learn(
        _ room: MatrixBatch.Room, _ events: [MatrixEvent], _ reading: inout MatrixReading
    ) async throws(LedgerFailure) {
        for event in room.state.compactMap(MatrixEvent.init) + events {
            switch event.type {
            case "m.room.encryption" where event.stateKey == "", "m.room.encrypted":
                try await sync.noteEncrypted(room.id, inbox)
            case "m.room.member": try await learnMember(event, in: room.id)
            case "m.room.tombstone" where event.stateKey == "":
                guard await session.rooms.response == room.id else { continue }
                await session.rooms.respond(in: nil)
                reading.isInRoom = false
            default: continue
            }
        }
    }

    private func learnMember(
        _ event: MatrixEvent, in room: String
    ) async throws(LedgerFailure) {
        guard let user = event.stateKey, user != own.id, let membership = event.membership,
            let person = await session.person(in: room)
        else { return }
        if user == person {
            await session.rooms.setOpen(room, membership == "join")
            // Who has left is invited anew, where there is something to say.
            if ["leave", "ban"].contains(membership) { try await session.unlink(room) }
        } else if membership == "join" {
            // A third one listens now.
            try await session.unlink(room)
        }
    }

    private func leave(_ room: String, _ reading: inout MatrixReading) async throws(LedgerFailure) {
        try await session.unlink(room)
        reading.invites.removeAll { $0.room == room }
        guard await session.rooms.response == room else { return }
        reading.isInRoom = false
        reading.roomAskedAt = nil
    }

    // MARK: Messages

    private func messages(
        _ events: [MatrixEvent], in room: String
    ) async throws(MatrixStop) -> [InboundMessage] {
        let person = await session.person(in: room)
        let reader = MatrixReader(own: own, now: session.clock.now, route: session.route)
        var messages = events.compactMap { reader.message($0, in: room, person: person) }
        if !messages.isEmpty, person == nil, let matter = await session.closedMatter(of: room) {
            for index in messages.indices { messages[index].closedRoom = matter }
        }
        guard let person, messages.contains(where: { $0.sender == person }) else {
            return messages
        }
        // Who has two conversations with the bot is answered in the one used last.
        if await session.direct(with: person) != room {
            do { try await session.link(person, room) } catch { throw .store(error) }
        }
        await session.rooms.setOpen(room, true)
        return messages
    }

    /// All rooms in the order of time, each room in its own order.
    static func merged(_ rooms: [[InboundMessage]]) -> [InboundMessage] {
        var heads = rooms.map { $0[...] }.filter { !$0.isEmpty }
        var merged: [InboundMessage] = []
        while heads.count > 1 {
            var earliest = 0
            for index in heads.indices
            where (heads[index].first?.sentAt ?? .distantFuture)
                < (heads[earliest].first?.sentAt ?? .distantFuture)
            {
                earliest = index
            }
            if let next = heads[earliest].popFirst() { merged.append(next) }
            if heads[earliest].isEmpty { heads.remove(at: earliest) }
        }
        return merged + (heads.first ?? [])
    }

    /// 📌 puts a message into the timeline, so its text is fetched; without it the pin still counts.
    private func withPinnedTexts(_ messages: [InboundMessage]) async -> [InboundMessage] {
        var messages = messages
        var left = MatrixLimits.lookups
        for index in messages.indices where left > 0 {
            guard case .reaction("📌", let target, _, _) = messages[index].content else { continue }
            guard let room = await room(of: messages[index].place) else { continue }
            left -= 1
            let event = try? await session.client.event(target, in: room)
            guard let body = event?["content"]?["body"]?.string else { continue }
            messages[index].content = .reaction(
                key: "📌", to: target, text: body, author: event?["sender"]?.string)
        }
        return messages
    }

    private func room(of place: Place) async -> String? {
        switch place {
        case .room(let room): room
        case .direct(let user): await session.direct(with: user)
        }
    }
}

import Domain
import Foundation
import Outbox
import Ports

/// An event that shows nowhere: sent, then seen coming back by the reader. Nothing less proves
/// that the chat works, since a homeserver can go on answering 200 and deliver nothing.
enum MatrixCanary {
    static let type = "org.fenghuo.canary"

    static func content(_ token: String) -> JSONValue { ["token": .string(token)] }

    static func token(of event: JSONValue) -> String? {
        event["type"]?.string == type ? event["content"]?["token"]?.string : nil
    }
}

extension MatrixChannel {
    /// Sends a canary into the response room and waits until the reader has seen it, 15 s in all.
    package func probe() async throws(SendFailure) {
        let room: String
        do { room = try await session.responseRoom() } catch { throw Self.blaming(error) }
        // Where nothing can be read or said, the other roads have to carry everything.
        if await session.isEncrypted(room) { throw .never(.encrypted) }
        let started = session.clock.now
        let moment = Int(started.timeIntervalSince1970 * 1000)
        let token = "canary-\(moment)-\(UInt32.random(in: 0 ... .max))"
        let arrival = await session.rooms.awaitCanary(token)
        do throws(MatrixFailure) {
            try await sendCanary(token, to: room)
        } catch {
            await session.rooms.forgetCanary(token)
            throw Self.blaming(error)
        }
        let seen = await Canary.seen(arrival, by: started + MatrixLimits.canary, session.clock)
        await session.rooms.forgetCanary(token)
        if _Concurrency.Task.isCancelled { throw .cancelled }
        guard let seen else { throw .later(.deaf) }
        session.drift.note(sent: started, taken: seen, back: session.clock.now)
    }

    /// At the first start of all the reader may not have entered the room yet.
    private func sendCanary(_ token: String, to room: String) async throws(MatrixFailure) {
        let (client, content) = (session.client, MatrixCanary.content(token))
        do throws(MatrixFailure) {
            try await client.send(MatrixCanary.type, to: room, key: token, content)
        } catch {
            guard error.code == "M_FORBIDDEN" else { throw error }
            _ = try await client.join(room)
            try await client.send(MatrixCanary.type, to: room, key: token, content)
        }
    }
}

extension MatrixSession {
    /// For `check --live` only: whether the homeserver limits the bot's sends, shown by a short
    /// burst of canaries. An emergency bot should be exempted.
    package func probeRateLimit() async throws(SendFailure) -> Bool {
        var isEncrypted = false
        do throws(MatrixFailure) {
            let room = try await client.join(settings.room)
            isEncrypted = try await client.isEncrypted(room)
            let start = Int(clock.now.timeIntervalSince1970 * 1000)
            for number in 1...MatrixLimits.rateProbe where !isEncrypted {
                let token = "rate-\(start)-\(number)"
                try await client.send(
                    MatrixCanary.type, to: room, key: token, MatrixCanary.content(token))
            }
        } catch {
            if error.reason == .rateLimited { return true }
            throw MatrixChannel.blaming(error)
        }
        if isEncrypted { throw .never(.encrypted) }
        return false
    }

    /// For `check --live`: whose token it is.
    package func whoami() async throws(SendFailure) -> String {
        do throws(MatrixFailure) { return try await client.whoami() } catch {
            throw error.sendFailure
        }
    }
}

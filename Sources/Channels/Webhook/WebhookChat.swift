import Domain
import Foundation
import Outbox
import Ports

/// A chat behind signed HTTP, both ways: whoever runs the far end translates for the chat itself.
/// The delivery's id is the request's, so that the far end knows a repetition.
package struct WebhookChat: Channel {
    package struct Settings: Sendable {
        package var url: String
        /// The response room's name at the far end.
        package var room: String
        /// The bot's own account at the far end: what it says comes in as other people's does.
        package var account: String?
        package var caFile: String?
        /// The far end can hand in to us, so that a ping may come back.
        package var hears: Bool

        package init(
            url: String, room: String, account: String? = nil, caFile: String? = nil,
            hears: Bool = false
        ) {
            self.url = url
            self.room = room
            self.account = account
            self.caFile = caFile
            self.hears = hears
        }
    }

    /// The value of `webhook-signature` for an id, a time in seconds, and a body.
    package typealias Sign =
        @Sendable (_ id: String, _ timestamp: Int, _ body: [UInt8]) -> String

    package let name: String
    package let route: RouteKind
    package let knowsRepetitions = true
    private let settings: Settings
    private let sign: Sign
    private let wire: any HTTPWire
    private let clock: any WallClock
    private let talks: WebhookTalks

    package init(
        name: String, route: RouteKind = .chat, _ settings: Settings, sign: @escaping Sign,
        wire: any HTTPWire, memory: ChannelMemory, clock: any WallClock
    ) {
        self.name = name
        self.route = route
        self.settings = settings
        self.sign = sign
        self.wire = wire
        self.clock = clock
        talks = WebhookTalks(memory, name: name)
    }

    package func send(_ message: Message) async throws(SendFailure) -> Receipt {
        // A webhook chat has one room.
        if case .closed = message.destination { return Receipt(.skipped) }
        // Who has never written to the bot alone is told in the room.
        if case .person(let account) = message.destination, await !talks.isOpen(account) {
            return Receipt(.skipped)
        }
        let content = WebhookContent.of(message, room: settings.room)
        _ = try await post(content, id: message.id.rawValue)
        return Receipt(.accepted)
    }

    /// A ping that is taken is the round trip, unless the far end says that it sends it back: then
    /// it must come.
    package func probe() async throws(SendFailure) {
        let started = clock.now
        let token = token(at: started)
        let arrival = await talks.awaitPong(token)
        do throws(SendFailure) {
            let answer = try await post(WebhookContent.ping(token), id: token)
            guard answer.echoes, settings.hears else { return await talks.forgetPong(token) }
        } catch {
            await talks.forgetPong(token)
            throw error
        }
        let isSeen = await Canary.seen(arrival, by: started + Self.patience, clock) != nil
        await talks.forgetPong(token)
        if _Concurrency.Task.isCancelled { throw .cancelled }
        guard isSeen else { throw .later(.deaf) }
    }

    /// For `check --live`, where nobody listens for what comes back.
    ///
    /// - Returns: Whether the far end would send it back.
    package func ping() async throws(SendFailure) -> Bool {
        let token = token(at: clock.now)
        return try await post(WebhookContent.ping(token), id: token).echoes
    }

    static let patience = Duration.seconds(15)

    private func token(at now: Date) -> String {
        "ping-\(Int(now.timeIntervalSince1970 * 1000))-\(UInt32.random(in: 0 ... .max))"
    }

    private func post(
        _ content: JSONValue, id: String
    ) async throws(SendFailure) -> WebhookAnswer {
        let body = content.bytes
        let timestamp = Int(clock.now.timeIntervalSince1970)
        let request = HTTPRequest(
            .post, settings.url,
            headers: [
                ("Content-Type", "application/json"), ("webhook-id", id),
                ("webhook-timestamp", String(timestamp)),
                ("webhook-signature", sign(id, timestamp, body)), ("Idempotency-Key", id),
            ], body: body, caFile: settings.caFile, responseLimit: 64 << 10)
        let response: HTTPResponse
        do { response = try await wire.exchange(request) } catch { throw error.sendFailure }
        return try WebhookAnswer(response)
    }

    // MARK: Inwards

    /// What was handed in, and was signed.
    package enum Handed: Equatable, Sendable {
        case message(InboundMessage)
        /// Understood, and nothing to keep.
        case noted
        /// What is wrong with it, in a closed word.
        case unreadable(String)
    }

    package func take(_ body: [UInt8]) async throws(LedgerFailure) -> Handed {
        let reader = WebhookReader(
            name: name, route: route, account: settings.account, now: clock.now)
        switch reader.read(body) {
        case .unreadable(let fault): return .unreadable(fault.rawValue)
        case .own: return .noted
        case .pong(let token):
            await talks.sawPong(token)
            return .noted
        case .message(let message):
            if case .direct(let account) = message.place { try await talks.open(account) }
            return .message(message)
        }
    }
}

/// With whom the bot talks alone, and the pings that are on their way.
actor WebhookTalks {
    private let memory: ChannelMemory
    private let name: String
    private var known: [String: Bool] = [:]
    private var pings: [String: AsyncStream<Void>.Continuation] = [:]

    init(_ memory: ChannelMemory, name: String) {
        self.memory = memory
        self.name = name
    }

    private func key(_ account: String) -> String { "\(name).direct.\(account.lowercased())" }

    /// Kept over a restart. What cannot be read is taken for closed: the room post has to do.
    func isOpen(_ account: String) async -> Bool {
        let key = key(account)
        if let known = known[key] { return known }
        guard let found = try? await memory.recall(key) else { return false }
        known[key] = !found.isEmpty
        return !found.isEmpty
    }

    func open(_ account: String) async throws(LedgerFailure) {
        let key = key(account)
        guard known[key] != true else { return }
        try await memory.remember(key, "open")
        known[key] = true
    }

    func awaitPong(_ token: String) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        pings[token] = continuation
        return stream
    }

    func sawPong(_ token: String) {
        guard let continuation = pings.removeValue(forKey: token) else { return }
        continuation.yield()
        continuation.finish()
    }

    func forgetPong(_ token: String) { pings.removeValue(forKey: token)?.finish() }
}

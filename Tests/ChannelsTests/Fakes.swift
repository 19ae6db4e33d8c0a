import Domain
import Foundation
import Outbox
import Ports

@testable import Channels

typealias Answer = Result<HTTPResponse, WireFailure>

func ok(_ json: String) -> Answer { answer(200, json) }

func answer(_ status: Int, _ body: String, _ headers: [String: String] = [:]) -> Answer {
    .success(HTTPResponse(status: status, headers: headers, body: Array(body.utf8)))
}

/// A homeserver or gateway that answers what it was told to, and remembers what it was asked.
actor FakeServer: HTTPWire {
    private var rules: [(fragment: String, answers: [Answer])] = []
    private(set) var requests: [HTTPRequest] = []
    private var hanging: [AsyncStream<Void>.Continuation] = []
    private let drained = AsyncStream.makeStream(of: Void.self)
    private var hook: (@Sendable (HTTPRequest) async -> Void)?

    /// A homeserver whose bot is in `!response:rig.test`, with these answers to `/sync`.
    static func matrix(_ syncs: [Answer] = []) async -> FakeServer {
        let server = FakeServer()
        await server.on("/account/whoami", ok(#"{"user_id":"@fenghuo:rig.test","device_id":"D"}"#))
        await server.on("/displayname", ok(#"{"displayname":"烽火"}"#))
        await server.on("/directory/room/", ok(#"{"room_id":"!response:rig.test","servers":[]}"#))
        await server.on("/join/", ok(#"{"room_id":"!response:rig.test"}"#))
        await server.on(
            "/state/m.room.encryption",
            answer(404, #"{"errcode":"M_NOT_FOUND","error":"Event not found."}"#))
        for sync in syncs { await server.then("v3/sync?", sync) }
        return server
    }

    /// Paths containing `fragment` get these answers in turn, the last one for ever.
    func on(_ fragment: String, _ answers: Answer...) {
        rules.removeAll { $0.fragment == fragment }
        rules.append((fragment, answers))
    }

    /// One more answer in turn; after the last the request hangs until it is cancelled.
    func then(_ fragment: String, _ answer: Answer) {
        if let index = rules.firstIndex(where: { $0.fragment == fragment }) {
            rules[index].answers.append(answer)
        } else {
            rules.append((fragment, [answer]))
        }
    }

    func atEach(_ hook: @escaping @Sendable (HTTPRequest) async -> Void) { self.hook = hook }

    func exchange(_ request: HTTPRequest) async throws(WireFailure) -> HTTPResponse {
        requests.append(request)
        await hook?(request)
        // The rule that was made last and fits best decides.
        let fitting = rules.indices.filter { request.url.contains(rules[$0].fragment) }
        guard let rule = fitting.last(where: { !rules[$0].answers.isEmpty }) else {
            return try await hang()
        }
        let isQueue = request.url.contains("v3/sync?")
        let answers = rules[rule].answers
        if answers.count > 1 || isQueue { rules[rule].answers.removeFirst() }
        return try answers[0].get()
    }

    private func hang() async throws(WireFailure) -> HTTPResponse {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        hanging.append(continuation)
        drained.continuation.yield()
        for await _ in stream {}
        throw .cancelled
    }

    /// Returns when a request found no answer left.
    nonisolated func untilDrained() async {
        for await _ in drained.stream { return }
    }

    func asked(_ fragment: String) -> [HTTPRequest] {
        requests.filter { $0.url.contains(fragment) }
    }
}

/// Time that jumps to whatever is waited for.
final class JumpClock: WallClock, Sendable {
    private let box: Box

    private actor Box {
        var waits: [Duration] = []
        func add(_ wait: Duration) { waits.append(wait) }
    }

    let now: Date

    init(_ now: Date = Date(timeIntervalSince1970: 1_795_000_000)) {
        self.now = now
        box = Box()
    }

    func sleep(until due: Date) async throws {
        try _Concurrency.Task.checkCancellation()
        await box.add(due.since(now))
    }

    var waits: [Duration] { get async { await box.waits } }
}

/// Time that stands still.
struct StillClock: WallClock {
    var now = Date(timeIntervalSince1970: 1_795_000_000)

    func sleep(until due: Date) async throws {
        let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
        for await _ in stream {}
        continuation.finish()
        throw CancellationError()
    }
}

actor FakeInbox: Inbox {
    struct Call: Equatable {
        var messages: [InboundMessage]
        var cursor: Cursor?
    }

    private(set) var calls: [Call] = []
    private(set) var observed: [FailureReason?] = []
    private(set) var encrypted: [String] = []
    private(set) var reports: [String] = []
    private var failures: Int

    init(failures: Int = 0) { self.failures = failures }

    var messages: [InboundMessage] { calls.flatMap(\.messages) }
    var texts: [String] {
        messages.compactMap { if case .text(let text) = $0.content { text } else { nil } }
    }

    func receive(_ messages: [InboundMessage], cursor: Cursor?) async throws(LedgerFailure) {
        if failures > 0 {
            failures -= 1
            throw .full
        }
        calls.append(Call(messages: messages, cursor: cursor))
    }

    func report(_ report: DeliveryReport) async throws(LedgerFailure) {
        reports.append("\(report.id) \(report.state.rawValue) \(report.reason?.word ?? "")")
    }

    func observe(_ route: RouteKind, _ failure: FailureReason?) async { observed.append(failure) }

    func foundEncrypted(room: String) async throws(LedgerFailure) { encrypted.append(room) }
}

/// The memory of a channel, in memory.
actor FakeMemory {
    private(set) var kept: [String: String]
    private var cursor: String?

    init(cursor: String? = nil, kept: [String: String] = [:]) {
        self.cursor = cursor
        self.kept = kept.merging(["matrix.store": "k7"]) { given, _ in given }
    }

    func value(_ key: String) -> String? { kept[key] }
    func set(_ key: String, _ value: String) { kept[key] = value }
    func place() -> String? { cursor }

    nonisolated var port: ChannelMemory {
        ChannelMemory(
            cursor: { (_) async throws(LedgerFailure) in await self.place() },
            recall: { (key) async throws(LedgerFailure) in await self.value(key) },
            remember: { (key, value) async throws(LedgerFailure) in await self.set(key, value) })
    }
}

extension MatrixSession {
    static func test(
        _ server: FakeServer, memory: FakeMemory = FakeMemory(),
        clock: any WallClock = JumpClock(), room: String = "#response:rig.test",
        hint: (@Sendable () -> Text)? = nil
    ) -> MatrixSession {
        let settings = MatrixSettings(
            homeserver: "http://127.0.0.1:8008/", accessToken: { "secret\n" }, room: room,
            encryptedHint: hint)
        return MatrixSession(
            MatrixClient(settings, wire: server), memory: memory.port, clock: clock)
    }

    /// Reads until the server has no more answers.
    func read(_ server: FakeServer, into inbox: FakeInbox, known: Set<String> = ["@li:rig.test"])
        async
    {
        let sync = MatrixSync(self) { known.contains($0) }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await sync.run(into: inbox) }
            await server.untilDrained()
            group.cancelAll()
        }
    }
}

/// One room of an answer of `/sync`.
func sync(
    _ next: String, room: String = "!response:rig.test", timeline: [String] = [],
    state: [String] = [], limited: Bool = false, invites: String = ""
) -> Answer {
    let events = timeline.joined(separator: ",")
    let facts = state.joined(separator: ",")
    return ok(
        """
        {"next_batch":"\(next)","device_one_time_keys_count":{"signed_curve25519":0},
        "rooms":{"join":{"\(room)":{"timeline":{"events":[\(events)],
        "prev_batch":"p-\(next)","limited":\(limited)},"state":{"events":[\(facts)]},
        "account_data":{"events":[]},"ephemeral":{"events":[]},"unread_notifications":
        {"notification_count":0,"highlight_count":0},"summary":{}}},"invite":{\(invites)}}}
        """)
}

/// An event with any content.
func event(
    _ id: String, _ type: String, by sender: String = "@li:rig.test",
    _ content: String, extra: String = ""
) -> String {
    #"{"type":"\#(type)","sender":"\#(sender)","event_id":"\#(id)"\#(extra),"content":\#(content)}"#
}

/// A message as Synapse shows it.
func said(
    _ id: String, _ body: String, by sender: String = "@li:rig.test", extra: String = "",
    age: Int = 2000, ts: Int = 1_794_999_990_000
) -> String {
    """
    {"type":"m.room.message","sender":"\(sender)","content":{"msgtype":"m.text",
    "body":"\(body)","m.mentions":{}\(extra)},"origin_server_ts":\(ts),
    "unsigned":{"age":\(age),"membership":"join"},"event_id":"\(id)"}
    """
}

import Domain
import Foundation
import Logging
import Outbox
import Ports
import Synchronization
import Testing

@testable import Channels

/// A server with one mailbox; it fails as often as it was told to.
private actor FakeMailboxes: MailboxWire {
    private(set) var validity: UInt32 = 7
    private(set) var mails: [UInt32: [UInt8]]
    private(set) var asked: [String] = []
    private var failures: [WireFault] = []
    private var spoilt: [UInt32: WireFault] = [:]
    private var looks: Int
    private let drained = AsyncStream.makeStream(of: Void.self)

    /// - Parameter looks: How many listings it answers; the next hangs until it is cancelled.
    init(_ mails: [UInt32: Letter] = [:], looks: Int = 1) {
        self.mails = mails.mapValues(\.bytes)
        self.looks = looks
    }

    func put(_ letter: Letter, as uid: UInt32) { mails[uid] = letter.bytes }
    func renumber(_ mails: [UInt32: Letter], validity: UInt32) {
        self.mails = mails.mapValues(\.bytes)
        self.validity = validity
    }
    func fail(_ faults: WireFault...) { failures = faults }
    func spoil(_ uid: UInt32, _ fault: WireFault) { spoilt[uid] = fault }
    func look(again count: Int) { looks = count }

    func list(
        _ query: MailboxQuery, in mailbox: Mailbox
    ) async throws(WireFailure) -> MailboxListing {
        let uids = mails.keys.sorted()
        switch query {
        case .newest:
            asked.append("newest")
            try failOrHang()
            return MailboxListing(validity: validity, uids: uids.suffix(1))
        case .after(let last):
            guard looks > 0 else {
                drained.continuation.yield()
                let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
                for await _ in stream {}
                continuation.finish()
                throw .cancelled
            }
            looks -= 1
            asked.append("after \(last)")
            try failOrHang()
            return MailboxListing(validity: validity, uids: uids.filter { $0 > last })
        case .since(let date):
            asked.append("since \(Int(mailNoon.timeIntervalSince(date)) / 3_600) h ago")
            return MailboxListing(validity: validity, uids: uids)
        }
    }

    private func failOrHang() throws(WireFailure) {
        if !failures.isEmpty { throw .notSent(failures.removeFirst()) }
    }

    func fetch(
        _ uid: UInt32, validity: UInt32, limit: Int, from mailbox: Mailbox
    ) async throws(WireFailure) -> [UInt8] {
        asked.append("fetch \(uid)")
        if let fault = spoilt[uid] { throw .notSent(fault) }
        guard let mail = mails[uid], validity == self.validity else { throw .notSent(.gone) }
        return Array(mail.prefix(limit))
    }

    nonisolated func untilDrained() async {
        for await _ in drained.stream { return }
    }
}

/// What was logged, and nothing else.
private final class Notes: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }
    var logger: Logger { Logger(label: "test") { _ in Handler(notes: self) } }

    private struct Handler: LogHandler {
        let notes: Notes
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) {
            let facts = (event.metadata ?? [:]).sorted { $0.key < $1.key }
                .map { "\($0.key)=\($0.value)" }
            notes.lines.withLock {
                $0.append("\(event.level): \(event.message) \(facts.joined(separator: " "))")
            }
        }
    }
}

private struct PostBox {
    let server: FakeMailboxes
    let inbox: FakeInbox
    let clock = JumpClock(mailNoon)
    let notes = Notes()
    var memory = FakeMemory(cursor: "7:3")

    func source(pollEvery: Duration = .seconds(30)) -> MailboxSource {
        MailboxSource(
            name: "smtp",
            .init(
                url: "imaps://127.0.0.1:993", startTLS: .required, username: "fenghuo",
                password: { "secret" }, pollEvery: pollEvery, own: "fenghuo@example.org"),
            wire: server, memory: memory.port, clock: clock, log: notes.logger)
    }

    /// Reads until the server has been looked at as often as it answers.
    @discardableResult
    func read(_ source: MailboxSource? = nil) async -> MailboxSource {
        let source = source ?? self.source()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await source.run(into: inbox) }
            await server.untilDrained()
            group.cancelAll()
        }
        return source
    }
}

@Suite(.timeLimit(.minutes(1))) struct `A mailbox` {
    private let withFile = Letter().with("Subject: x").saying(
        "--b\nContent-Type: text/plain; charset=utf-8\n\n存证 首发帖\n"
            + "--b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n"
            + "Content-Disposition: attachment; filename=a.png\n\niVBORw0KGgo=\n--b--\n",
        as: "multipart/mixed; boundary=b")

    private func fetched(
        _ source: MailboxSource, _ file: ChatFile, limit: Int = 1_000
    ) async -> Result<FetchedFile?, EvidenceFault> {
        do throws(EvidenceFault) {
            return .success(try await source.fetch(file, limit: limit))
        } catch {
            return .failure(error)
        }
    }

    @Test func `says which file a mail brings, and fetches it again when it is to be kept`()
        async throws
    {
        let server = FakeMailboxes([5: withFile, 6: Letter().with("Message-ID: <b@x>")])
        let world = PostBox(server: server, inbox: FakeInbox())
        let source = await world.read()
        let messages = await world.inbox.calls.flatMap(\.messages)
        let file = try #require(messages.first?.file)
        #expect(file.route == .email && file.name == "a.png" && file.type == "image/png")
        #expect(messages.last?.file == nil)
        #expect(source.holds(file))
        let roads = EvidenceRoads(
            web: WebFetch(wire: FakeServer(), allowsPrivate: false), chats: [],
            mailboxes: [source])
        #expect(
            try await roads.fetch(.file(file), limit: 1_000)
                == FetchedFile(
                    bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], type: "image/png",
                    name: "a.png"))
        var other = file
        other.place = .media("mailbox.other:7:5")
        #expect(!source.holds(other))
        #expect(await fetched(source, other) == .failure(.gone))
        for (fault, found) in [
            (WireFault.gone, EvidenceFault.gone), (.tooLarge, .tooLarge(1_000)),
            (.refused, .unreachable("refused")),
        ] {
            await server.spoil(5, fault)
            #expect(await fetched(source, file) == .failure(found))
        }
        await server.renumber([5: withFile], validity: 8)
        await server.spoil(5, .gone)
        #expect(await fetched(source, file) == .failure(.gone))
    }

    @Test func `is read from the last mail on, the place kept with each mail`() async {
        let server = FakeMailboxes([
            3: Letter(), 5: Letter(), 9: Letter().with("Message-ID: <b@x>").saying("1"),
        ])
        let world = PostBox(server: server, inbox: FakeInbox())
        await world.read()
        #expect(await server.asked == ["after 3", "fetch 5", "fetch 9"])
        #expect(await world.inbox.texts == ["收到 12", "1"])
        let cursors = await world.inbox.calls.map(\.cursor)
        #expect(cursors.map { $0?.value } == ["7:5", "7:9"])
        #expect(cursors[0]?.name.hasPrefix("mailbox.") == true)
        #expect(await world.clock.waits == [.seconds(30)])
        #expect(await world.inbox.observed.isEmpty)
    }

    @Test func `says nothing of what was in it before the first start`() async {
        let server = FakeMailboxes([1: Letter(), 8: Letter()])
        let world = PostBox(server: server, inbox: FakeInbox(), memory: FakeMemory())
        await world.read()
        #expect(await server.asked == ["newest", "after 8"])
        #expect(await world.inbox.messages.isEmpty)
        #expect(await world.inbox.calls.map { $0.cursor?.value } == ["7:8"])
    }

    @Test func `that is empty at the first start is read from its first mail`() async {
        let server = FakeMailboxes()
        let world = PostBox(server: server, inbox: FakeInbox(), memory: FakeMemory())
        await world.read()
        #expect(await server.asked == ["newest", "after 0"])
        #expect(await world.inbox.calls.map { $0.cursor?.value } == ["7:0"])
    }

    @Test func `gives a mail again that could not be kept`() async {
        let server = FakeMailboxes([5: Letter()], looks: 2)
        let world = PostBox(server: server, inbox: FakeInbox(failures: 1))
        let source = await world.read()
        #expect(await server.asked == ["after 3", "fetch 5", "after 3", "fetch 5"])
        #expect(await world.inbox.texts == ["收到 12"])
        #expect(source.health.fault == nil)
        #expect(
            world.notes.all.prefix(2) == [
                "error: not kept mailbox=smtp reason=full",
                "warning: mail cannot be read mailbox=smtp reason=not kept",
            ])
    }

    @Test func `that was numbered anew is read again for two days`() async {
        let server = FakeMailboxes([2: Letter()])
        await server.renumber([2: Letter(), 4: Letter().saying("1")], validity: 8)
        let world = PostBox(server: server, inbox: FakeInbox())
        await world.read()
        #expect(
            await server.asked
                == ["after 3", "newest", "since 48 h ago", "fetch 2", "fetch 4"])
        #expect(await world.inbox.calls.map { $0.cursor?.value } == ["8:2", "8:4"])
    }

    @Test func `that was numbered anew and has nothing new goes on from its newest`() async {
        let server = FakeMailboxes(looks: 2)
        await server.renumber([:], validity: 8)
        let world = PostBox(server: server, inbox: FakeInbox())
        await world.read()
        #expect(await server.asked == ["after 3", "newest", "since 48 h ago", "after 0"])
    }

    @Test func `with many mails is read without a pause between`() async {
        let mails = (UInt32(4)...63).map { uid in
            (uid, Letter().with("Message-ID: <\(uid)@x>"))
        }
        let server = FakeMailboxes(Dictionary(uniqueKeysWithValues: mails), looks: 2)
        let world = PostBox(server: server, inbox: FakeInbox())
        await world.read()
        #expect(await world.inbox.messages.count == 60)
        #expect(await world.clock.waits == [.seconds(30)])
    }

    @Test func `passes over what nobody meant, and says why`() async {
        let away = Letter().with("Auto-Submitted: auto-replied").saying("收到 12")
        let server = FakeMailboxes([5: away, 6: Letter()])
        let world = PostBox(server: server, inbox: FakeInbox())
        await world.read()
        #expect(await world.inbox.texts == ["收到 12"])
        #expect(await world.inbox.calls.map { $0.cursor?.value } == ["7:5", "7:6"])
        #expect(
            world.notes.all == [
                "notice: a mail is passed over mailbox=smtp reason=auto-submitted uid=5"
            ])
    }

    @Test func `hears three strangers a day, and everybody it knows`() async {
        let mails = (UInt32(4)...12).map { uid in
            let from = uid.isMultiple(of: 2) ? "li@example.org" : "shop\(uid)@example.com"
            return (uid, Letter().with("Message-ID: <\(uid)@x>", "From: \(from)"))
        }
        let server = FakeMailboxes(Dictionary(uniqueKeysWithValues: mails))
        let world = PostBox(server: server, inbox: FakeInbox())
        var source = world.source()
        source.isKnown = { $0 == "li@example.org" }
        await world.read(source)
        let senders = await world.inbox.messages.map(\.sender)
        #expect(senders.count { $0 == "li@example.org" } == 5)
        #expect(senders.count == 8)
        #expect(
            world.notes.all == [
                "notice: a mail is passed over mailbox=smtp reason=one stranger too many uid=11"
            ])
    }

    @Test func `hears strangers again the next day`() {
        var reading = MailboxReading()
        let heard = (0..<4).map { _ in reading.hearsStranger(at: mailNoon) }
        #expect(heard == [true, true, true, false])
        let nextDay = reading.hearsStranger(at: mailNoon.addingTimeInterval(86_401))
        #expect(nextDay)
    }

    @Test func `reports a delivery whose mail came back`() async {
        let server = FakeMailboxes([
            5: Bounce.report(), 6: Bounce.report(action: "delayed"),
            7: Bounce.report(status: "5.7.1", id: "<43.mail-li@example.org>"),
        ])
        let world = PostBox(server: server, inbox: FakeInbox())
        await world.read()
        #expect(
            await world.inbox.reports == [
                "42.mail-li failed person-unreachable", "43.mail-li failed rejected",
            ])
        #expect(await world.inbox.messages.isEmpty)
        #expect(await world.inbox.calls.map { $0.cursor?.value } == ["7:5", "7:6", "7:7"])
    }

    @Test(arguments: [WireFault.gone, .tooLarge])
    func `passes over a mail that cannot be had`(fault: WireFault) async {
        let server = FakeMailboxes([5: Letter(), 6: Letter()])
        await server.spoil(5, fault)
        let world = PostBox(server: server, inbox: FakeInbox())
        await world.read()
        #expect(await world.inbox.calls.map { $0.cursor?.value } == ["7:5", "7:6"])
    }

    @Test func `passes over a mail that breaks three fetches, not sooner`() async {
        let server = FakeMailboxes([5: Letter(), 6: Letter()], looks: 3)
        await server.spoil(5, .other(code: 8, "weird"))
        let world = PostBox(server: server, inbox: FakeInbox())
        await world.read()
        #expect(await server.asked.filter { $0 == "fetch 5" }.count == 3)
        #expect(await world.inbox.calls.map { $0.cursor?.value } == ["7:5", "7:6"])
    }

    @Test func `of which the server gives only the head is told`() async {
        let big = Letter().saying("收到 12\n" + String(repeating: "x", count: 1 << 20))
        let world = PostBox(server: FakeMailboxes([5: big]), inbox: FakeInbox())
        await world.read()
        #expect(await world.inbox.texts == ["收到 12"])
        #expect(
            world.notes.all == [
                "warning: a mail is not read whole mailbox=smtp reason=only its head is read uid=5"
            ])
    }

    @Test(arguments: [
        (WireFault.refused, "refused"), (.timedOut, "timed out"), (.connectTimedOut, "timed out"),
        (.tls("expired"), "tls"), (.loginRefused, "wrong login"), (.noMailbox, "mailbox missing"),
        (.nameNotFound, "dns"), (.reset, "reset"), (.misconfigured("ca"), "misconfigured"),
    ])
    func `that cannot be read is told once, with its reason, and again when it can`(
        fault: WireFault, word: String
    ) async {
        let server = FakeMailboxes(looks: 5)
        await server.fail(fault, fault, fault)
        let world = PostBox(server: server, inbox: FakeInbox())
        let source = await world.read()
        #expect(
            world.notes.all == [
                "warning: mail cannot be read mailbox=smtp reason=\(word)",
                "notice: mail can be read again mailbox=smtp",
            ])
        #expect(source.health.fault == nil)
        #expect(await world.inbox.observed.isEmpty)
        #expect(
            await world.clock.waits
                == [.seconds(30), .seconds(60), .seconds(60), .seconds(30), .seconds(30)])
        #expect(MailboxFault(fault).rawValue == word)
    }

    @Test func `that is asked seldom is not asked more often because it fails`() {
        var reading = MailboxReading()
        #expect(
            (0..<3).map { _ in reading.nextPause(atLeast: .seconds(300)) }
                == [.seconds(300), .seconds(300), .seconds(300)])
        reading.pause = nil
        #expect(
            (0..<4).map { _ in reading.nextPause(atLeast: .seconds(10)) }
                == [.seconds(10), .seconds(20), .seconds(40), .seconds(60)])
    }

    @Test func `is proved by a login and a look`() async throws {
        let server = FakeMailboxes([1: Letter()])
        let source = PostBox(server: server, inbox: FakeInbox()).source()
        try await source.probe()
        await server.fail(.noMailbox)
        await #expect(throws: MailboxFault.noMailbox) { try await source.probe() }
        #expect(await server.asked == ["newest", "newest"])
    }

    @Test(arguments: ["", "7", "7:", ":3", "7:3:1", "x:y", "7:99999999999"])
    func `has no place that cannot be read`(text: String) {
        #expect(MailboxPlace(text) == nil)
    }

    @Test func `has a place that is read as it was written`() {
        let place = MailboxPlace(validity: 1_795_000_000, uid: 42)
        #expect(place.text == "1795000000:42")
        #expect(MailboxPlace(place.text) == place)
    }
}

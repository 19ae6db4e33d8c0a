import Domain
import Foundation
import Logging
import Outbox
import Ports

/// Mail, inwards: the mailbox is asked again and again for what came after the last mail that was
/// taken in. A mail and the place where reading goes on are kept in one transaction, so a kill
/// neither loses a mail nor runs it twice.
package struct MailboxSource: Source {
    package struct Settings: Sendable {
        /// `imap://host:port` or `imaps://host:port`.
        package var url: String
        package var startTLS: MailSubmission.StartTLS
        package var username: String
        /// Asked for each time.
        package var password: @Sendable () -> String
        package var mailbox: String
        package var pollEvery: Duration
        package var caFile: String?
        /// The address that the bot writes from.
        package var own: String

        package init(
            url: String, startTLS: MailSubmission.StartTLS, username: String,
            password: @escaping @Sendable () -> String, mailbox: String = "INBOX",
            pollEvery: Duration = .seconds(30), caFile: String? = nil, own: String
        ) {
            self.url = url
            self.startTLS = startTLS
            self.username = username
            self.password = password
            self.mailbox = mailbox
            self.pollEvery = pollEvery
            self.caFile = caFile
            self.own = own
        }
    }

    /// Its name in logs and in `/healthz`, such as `smtp`.
    package let name: String
    package let health = MailboxHealth()
    /// Whether the roster has this address; of others only the first few a day are heard.
    package var isKnown: @Sendable (_ address: String) async -> Bool = { _ in true }
    private let settings: Settings
    let wire: any MailboxWire
    private let memory: ChannelMemory
    private let clock: any WallClock
    private let log: Logger
    private let reader: MailReader

    package init(
        name: String, _ settings: Settings, wire: any MailboxWire, memory: ChannelMemory,
        clock: any WallClock, log: Logger
    ) {
        self.name = name
        self.settings = settings
        self.wire = wire
        self.memory = memory
        self.clock = clock
        self.log = log
        reader = MailReader(own: settings.own)
    }

    package func run(into inbox: any Inbox) async {
        var reading = MailboxReading()
        while !_Concurrency.Task.isCancelled {
            let pause: Duration
            do throws(MailboxStop) {
                let more = try await round(&reading, inbox)
                reading.pause = nil
                tell(nil)
                pause = more ? .zero : settings.pollEvery
            } catch {
                guard case .fault(let fault) = error else { return }
                tell(fault)
                pause = reading.nextPause(atLeast: settings.pollEvery)
            }
            guard pause > .zero else { continue }
            do { try await clock.sleep(until: clock.now + pause) } catch { return }
        }
    }

    /// Logs in and opens the mailbox.
    package func probe() async throws(MailboxFault) {
        do throws(WireFailure) { _ = try await wire.list(.newest, in: mailbox) } catch {
            throw error.fault.map(MailboxFault.init) ?? .timedOut
        }
    }

    /// Said once for each change, not at every try.
    private func tell(_ fault: MailboxFault?) {
        guard health.become(fault) else { return }
        if let fault {
            log.warning(
                "mail cannot be read",
                metadata: ["mailbox": "\(name)", "reason": "\(fault.rawValue)"])
        } else {
            log.notice("mail can be read again", metadata: ["mailbox": "\(name)"])
        }
    }

    var mailbox: Mailbox {
        Mailbox(
            url: settings.url, startTLS: settings.startTLS, username: settings.username,
            password: settings.password(), name: settings.mailbox, caFile: settings.caFile)
    }
}

// MARK: - One look

extension MailboxSource {
    /// The name of the cursor: another mailbox is read from its own place.
    var key: String {
        let whole = "\(settings.url) \(settings.username) \(settings.mailbox)"
        return "mailbox.\(Fingerprint.of(whole))"
    }

    /// - Returns: Whether there is more to be read at once.
    private func round(
        _ reading: inout MailboxReading, _ inbox: any Inbox
    ) async throws(MailboxStop) -> Bool {
        let listing = try await listing(&reading, inbox)
        for uid in listing.uids.prefix(MailboxReading.mailsPerRound) {
            let place = MailboxPlace(validity: listing.validity, uid: uid)
            try await take(place, &reading, inbox)
            reading.place = place
        }
        return listing.uids.count > MailboxReading.mailsPerRound
    }

    /// What is to be read. At the first start of all nothing is: what was written before is not
    /// for the bot. Where the server has numbered its mails anew, the last days are read again,
    /// and the inbox knows what it had.
    private func listing(
        _ reading: inout MailboxReading, _ inbox: any Inbox
    ) async throws(MailboxStop) -> MailboxListing {
        if reading.place == nil {
            reading.place = try await kept { () async throws(LedgerFailure) in
                try await memory.cursor(key).flatMap(MailboxPlace.init)
            }
        }
        guard let place = reading.place else {
            let now = try await list(.newest)
            try await begin(at: now, &reading, inbox)
            return MailboxListing(validity: now.validity, uids: [])
        }
        let listing = try await list(.after(place.uid))
        guard listing.validity != place.validity else { return listing }
        log.warning("the mailbox was numbered anew", metadata: ["mailbox": "\(name)"])
        // In this order: what comes in between is among the last days' mails.
        let now = try await list(.newest)
        let recent = try await list(.since(clock.now - MailboxReading.readAgain))
        if recent.uids.isEmpty { try await begin(at: now, &reading, inbox) }
        return recent
    }

    private func begin(
        at listing: MailboxListing, _ reading: inout MailboxReading, _ inbox: any Inbox
    ) async throws(MailboxStop) {
        let place = MailboxPlace(validity: listing.validity, uid: listing.uids.last ?? 0)
        try await keep([], place, inbox)
        reading.place = place
    }

    /// Fetches a mail, and has done with it when this returns.
    private func take(
        _ place: MailboxPlace, _ reading: inout MailboxReading, _ inbox: any Inbox
    ) async throws(MailboxStop) {
        guard let bytes = try await fetch(place, &reading) else {
            return try await keep([], place, inbox)
        }
        switch await sieved(reader.read(bytes, now: clock.now), &reading) {
        case .said(var message):
            message.file = file(in: bytes, at: place)
            try await keep([message], place, inbox)
        case .bounced(let id, let bounce):
            log.notice(
                "a mail came back",
                metadata: ["delivery": "\(id)", "status": "\(bounce.status ?? "?")"])
            try await kept { () async throws(LedgerFailure) in
                try await inbox.report(
                    DeliveryReport(
                        id, .failed, reason: bounce.reason, channel: name,
                        recipient: bounce.recipient))
            }
            try await keep([], place, inbox)
        case .ignored(let reason):
            log.notice(
                "a mail is passed over",
                metadata: [
                    "mailbox": "\(name)", "uid": "\(place.uid)", "reason": "\(reason.rawValue)",
                ])
            try await keep([], place, inbox)
        }
    }

    private func sieved(_ finding: MailFinding, _ reading: inout MailboxReading) async
        -> MailFinding
    {
        guard case .said(let message) = finding, await !isKnown(message.sender) else {
            return finding
        }
        return reading.hearsStranger(at: clock.now) ? finding : .ignored(.stranger)
    }

    /// - Returns: Nil where the mail is gone, or cannot be had however often it is asked for: one
    ///   such mail must not stand before all that come after it.
    private func fetch(
        _ place: MailboxPlace, _ reading: inout MailboxReading
    ) async throws(MailboxStop) -> [UInt8]? {
        do throws(WireFailure) {
            let bytes = try await wire.fetch(
                place.uid, validity: place.validity, limit: MailLimits.mailBytes, from: mailbox)
            if bytes.count == MailLimits.mailBytes { passOver(place, "only its head is read") }
            return bytes
        } catch {
            switch error.fault {
            case .gone?:
                passOver(place, "gone")
                return nil
            case .tooLarge?:
                passOver(place, "too large")
                return nil
            case .other?, .cut?, .reset?:
                guard reading.hasFailed(at: place) else { throw MailboxStop(error) }
                passOver(place, "cannot be fetched")
                return nil
            default: throw MailboxStop(error)
            }
        }
    }

    private func passOver(_ place: MailboxPlace, _ reason: String) {
        log.warning(
            "a mail is not read whole",
            metadata: ["mailbox": "\(name)", "uid": "\(place.uid)", "reason": "\(reason)"])
    }

    private func list(_ query: MailboxQuery) async throws(MailboxStop) -> MailboxListing {
        do throws(WireFailure) { return try await wire.list(query, in: mailbox) } catch {
            throw MailboxStop(error)
        }
    }

    private func keep(
        _ messages: [InboundMessage], _ place: MailboxPlace, _ inbox: any Inbox
    ) async throws(MailboxStop) {
        let cursor = Cursor(name: key, value: place.text)
        try await kept { () async throws(LedgerFailure) in
            try await inbox.receive(messages, cursor: cursor)
        }
    }

    private func kept<T: Sendable>(
        _ body: () async throws(LedgerFailure) -> T
    ) async throws(MailboxStop) -> T {
        do { return try await body() } catch {
            log.error("not kept", metadata: ["mailbox": "\(name)", "reason": "\(error)"])
            throw .fault(.notKept)
        }
    }
}

/// Why a look at the mailbox ended early: the cursor has not moved.
enum MailboxStop: Error, Equatable, Sendable {
    case fault(MailboxFault)
    case cancelled

    init(_ failure: WireFailure) {
        self = failure.fault.map { .fault(MailboxFault($0)) } ?? .cancelled
    }
}

extension WireFailure {
    /// Nil when it was cancelled.
    fileprivate var fault: WireFault? {
        switch self {
        case .notSent(let fault), .uncertain(let fault): fault
        case .cancelled: nil
        }
    }
}

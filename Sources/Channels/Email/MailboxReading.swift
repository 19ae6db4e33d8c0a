import Foundation

/// The last mail that was taken in.
struct MailboxPlace: Equatable, Sendable {
    var validity: UInt32
    var uid: UInt32

    init(validity: UInt32, uid: UInt32) {
        self.validity = validity
        self.uid = uid
    }

    /// `1795000000:42`
    init?(_ text: String) {
        let parts = text.split(separator: ":").map { UInt32($0) }
        guard parts.count == 2, let validity = parts[0], let uid = parts[1] else { return nil }
        self.init(validity: validity, uid: uid)
    }

    var text: String { "\(validity):\(uid)" }
}

/// Where the reader of a mailbox is, and how patient.
struct MailboxReading: Equatable, Sendable {
    static let mailsPerRound = 50
    static let triesPerMail = 3
    static let longestPause = Duration.seconds(60)
    /// The duty officer is told of strangers; of every advertisement they need not be.
    static let strangersPerDay = 3
    /// How far back is read where UIDs no longer mean what they did.
    static let readAgain = Duration.seconds(2 * 86_400)

    var place: MailboxPlace?
    var pause: Duration?
    private var failing: MailboxPlace?
    private var tries = 0
    private var strangers: [Date] = []

    /// Twice as long each time, up to a minute; a mailbox asked more seldom than that is not
    /// asked more often because it fails.
    mutating func nextPause(atLeast first: Duration) -> Duration {
        let next = pause.map { max(first, min($0 * 2, Self.longestPause)) } ?? first
        pause = next
        return next
    }

    /// Counts a stranger's mail.
    /// - Returns: Whether it may still be heard.
    mutating func hearsStranger(at now: Date) -> Bool {
        strangers.removeAll { now.timeIntervalSince($0) > 86_400 }
        guard strangers.count < Self.strangersPerDay else { return false }
        strangers.append(now)
        return true
    }

    /// Counts a try at this mail.
    /// - Returns: Whether that was one too many.
    mutating func hasFailed(at place: MailboxPlace) -> Bool {
        tries = failing == place ? tries + 1 : 1
        failing = place
        return tries >= Self.triesPerMail
    }
}

import Foundation

/// What is known of the roads to one person beside what the roster says: what they asked for, and
/// what the roads did (0071, 0072).
package struct Reach: Codable, Equatable, Sendable {
    /// Since when they want no SMS about lesser matters (domain §10, `STOP`).
    package var smsStopped: Date?
    /// Since when a mail server says that nobody is at their mailbox.
    package var mailboxDead: Date?
    /// Since when SMS go to their second number, because the first was reported bad.
    package var secondNumber: Date?
    /// By road, where something was not understood since the last thing that was.
    package var hearing: [String: Hearing] = [:]

    /// The word of the one failure that speaks against an address and nothing else.
    package static let nobodyThere = "person-unreachable"
    /// Of a report on an SMS: what may be otherwise with the same person's other number.
    static let ofTheNumber: Set<String> = [nobodyThere, "rejected", "undelivered"]

    package init() {}

    mutating func apply(_ event: ReachEvent, at time: Date) {
        switch event {
        case .misheard(let route, let mark):
            var heard = hearing[route.rawValue] ?? Hearing()
            heard.add(mark, at: time)
            hearing[route.rawValue] = heard
        case .answersStopped(let route): hearing[route.rawValue]?.stoppedAt = time
        case .understood(let route): hearing[route.rawValue] = nil
        case .smsStopped: smsStopped = time
        case .smsStarted: smsStopped = nil
        case .mailboxDead: mailboxDead = time
        case .mailboxAlive: mailboxDead = nil
        case .secondNumber: secondNumber = time
        case .firstNumber: secondNumber = nil
        }
    }
}

/// Case and field names are the storage format.
package enum ReachEvent: Codable, Equatable, Sendable {
    /// What they wrote was no command that could be carried out; see `Hearing.mark`.
    case misheard(RouteKind, mark: String?)
    /// The loop guard is up: what is not understood gets no answer any more.
    case answersStopped(RouteKind)
    /// They were understood again.
    case understood(RouteKind)
    case smsStopped, smsStarted
    /// A mail came back because nobody is at the address.
    case mailboxDead
    case mailboxAlive
    /// The first number was reported bad: the second is used.
    case secondNumber
    case firstNumber
}

extension Desk {
    package func reach(of person: PersonID) -> Reach { reach?[person] ?? Reach() }

    package func hearing(of person: PersonID, on route: RouteKind) -> Hearing {
        reach?[person]?.hearing[route.rawValue] ?? Hearing()
    }

    mutating func apply(_ event: ReachEvent, to person: PersonID, at time: Date) {
        change(person) { $0.apply(event, at: time) }
    }

    /// Another address is another road; so is one that somebody made sure of.
    mutating func noteRoads(before: Roster, after: Roster, _ event: RosterEvent) {
        for person in reach.map({ $0.keys.sorted() }) ?? [] {
            guard let new = after[person] else {
                reach?[person] = nil
                continue
            }
            let old = before[person]
            var (mailIsNew, numberIsNew) = (
                old?.email != new.email, old?.mobile != new.mobile || old?.mobile2 != new.mobile2
            )
            if case .verified(person, let route, _) = event {
                mailIsNew = mailIsNew || route == .email
                numberIsNew = numberIsNew || route == .sms
            }
            change(person) { reach in
                if mailIsNew { reach.mailboxDead = nil }
                if numberIsNew { reach.secondNumber = nil }
            }
        }
    }

    private mutating func change(_ person: PersonID, _ body: (inout Reach) -> Void) {
        var all = reach ?? [:]
        var one = all[person] ?? Reach()
        body(&one)
        all[person] = one == Reach() ? nil : one
        reach = all.isEmpty ? nil : all
    }
}

extension World {
    /// There is an address, and nobody said that it is nobody's.
    package func reaches(_ person: Person, by route: RouteKind) -> Bool {
        guard person.address(on: route) != nil else { return false }
        return route != .email || desk.reach(of: person.id).mailboxDead == nil
    }

    /// Where a message to them goes on this road: by SMS to the number that is in use.
    package func address(of person: Person, on route: RouteKind) -> String? {
        guard route == .sms, desk.reach(of: person.id).secondNumber != nil else {
            return person.address(on: route)
        }
        return person.mobile2 ?? person.mobile
    }

    /// They asked for no SMS about what is less than level II, and this is (domain §10). A warning
    /// has no level yet and may become any.
    func spares(_ person: PersonID, _ issue: NoticeIssue) -> Bool {
        guard desk.reach(of: person).smsStopped != nil else { return false }
        if let level = issue.level { return level > .quietNeverBlocks }
        if case .warning = issue.subject { return false }
        return true
    }

    /// The same of what is said without a notice. Whoever asked is answered; and what somebody must
    /// act on at once, or asked for themselves, is no routine.
    package func spares(_ person: PersonID, _ saying: Saying) -> Bool {
        guard desk.reach(of: person).smsStopped != nil else { return false }
        switch saying {
        case .reply, .topic, .accepted, .admission: return false
        case .notice(let number, _, _):
            return notice(number).map { spares(person, $0.issue) } ?? false
        case .bulletin(let bulletin):
            guard !saying.isAlarm, !bulletin.isDuty else { return false }
            if let level = level(of: saying) { return level > .quietNeverBlocks }
            return saying.subjects.isEmpty
        }
    }
}

extension Bulletin {
    /// About the machine, a secret, or a road that somebody tries; or a code that counts only by
    /// the road that it was made for.
    fileprivate var isDuty: Bool {
        switch self {
        case .channelDown, .gatewayFailing, .trouble, .secretSeen, .roadTest, .approval, .bundled:
            true
        default: false
        }
    }
}

/// The same for whoever asks how somebody is reached.
package struct ReachFacts: Codable, Equatable, Sendable {
    package var smsStopped: Date?
    package var mailboxDead: Date?
    package var secondNumber: Date?
    /// Roads on which the loop guard is up.
    package var unanswered: [RouteKind]

    package init(
        smsStopped: Date? = nil, mailboxDead: Date? = nil, secondNumber: Date? = nil,
        unanswered: [RouteKind] = []
    ) {
        self.smsStopped = smsStopped
        self.mailboxDead = mailboxDead
        self.secondNumber = secondNumber
        self.unanswered = unanswered
    }
}

extension World {
    /// Nil where there is nothing to say of it.
    package func reachFacts(of person: PersonID, at now: Date) -> ReachFacts? {
        guard let reach = desk.reach?[person] else { return nil }
        let facts = ReachFacts(
            smsStopped: reach.smsStopped, mailboxDead: reach.mailboxDead,
            secondNumber: reach.secondNumber,
            unanswered: [.sms, .email].filter {
                desk.hearing(of: person, on: $0).isStopped(at: now)
            })
        return facts == ReachFacts() ? nil : facts
    }
}

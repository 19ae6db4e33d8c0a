import Foundation

/// What by one road could not be understood of one person since the last thing that could. Two
/// machines that answer each other are stopped by it (spec §7; domain §10; 0071).
package struct Hearing: Codable, Equatable, Sendable {
    package struct Fault: Codable, Equatable, Sendable {
        package var at: Date
        package var mark: String?
    }

    package private(set) var faults: [Fault] = []
    /// When the guard went up.
    package internal(set) var stoppedAt: Date?

    /// So many in a row, none further apart than `window` from the last.
    package static let most = 5
    static let window = Duration.hours(1)
    /// The same words again within this are no news.
    static let repetition = Duration.minutes(5)
    /// A guard that nothing lifted is forgotten: whoever writes the next day is answered.
    static let holds = Duration.hours(24)

    package init() {}

    package func isStopped(at now: Date) -> Bool {
        stoppedAt.map { now.since($0) < Self.holds } ?? false
    }

    func count(at now: Date) -> Int { faults.count { now.since($0.at) < Self.window } }

    func repeats(_ mark: String, at now: Date) -> Bool {
        faults.contains { $0.mark == mark && now.since($0.at) < Self.repetition }
    }

    mutating func add(_ mark: String?, at time: Date) {
        if !isStopped(at: time) { stoppedAt = nil }
        faults = faults.filter { time.since($0.at) < Self.window } + [Fault(at: time, mark: mark)]
    }

    /// Four digits of the words' digest: enough to know a repetition by, too little to tell the
    /// words from.
    static func mark(_ text: String, of person: PersonID) -> String {
        String(StatementText.sha256(of: "\(person)\n\(text)").prefix(4))
    }
}

/// What somebody wrote by SMS or mail turned out to be.
package struct Heard: Codable, Equatable, Sendable {
    package var person: PersonID
    package var route: RouteKind
    /// The address that it came from.
    package var address: String
    /// The words, where they may be looked at: not those that a guard refused.
    package var text: String?
    /// What would be answered, where it was not understood; nil: it was.
    package var answer: Reply?

    package init(
        _ person: PersonID, _ route: RouteKind, address: String, text: String?, answer: Reply?
    ) {
        self.person = person
        self.route = route
        self.address = address
        self.text = text
        self.answer = answer
    }
}

extension Reply {
    /// What was written could not be carried out.
    package var isFault: Bool {
        switch self {
        case .complaint, .refused, .guarded: true
        case .signed(let reply, _): reply.isFault
        default: false
        }
    }

    /// It asks which of several was meant: said again it must not be met with the silence that
    /// means "taken".
    fileprivate var asksWhich: Bool {
        switch self {
        case .refused(.whichNotice), .refused(.whichIncident), .refused(.whichWarning): true
        default: false
        }
    }
}

extension Decider {
    /// - Returns: What to answer to what was not understood; nil for nothing.
    mutating func hear(_ heard: Heard) -> Reply? {
        let (person, route) = (heard.person, heard.route)
        noteAlive(heard)
        let hearing = world.desk.hearing(of: person, on: route)
        guard let answer = heard.answer else {
            if hearing != Hearing() { record(.desk(.reach(person, .understood(route)))) }
            return nil
        }
        guard !hearing.isStopped(at: now) else { return nil }
        let mark = answer.asksWhich ? nil : heard.text.map { Hearing.mark($0, of: person) }
        let repeats = mark.map { hearing.repeats($0, at: now) } ?? false
        record(.desk(.reach(person, .misheard(route, mark: mark))))
        let count = world.desk.hearing(of: person, on: route).count(at: now)
        guard count >= Hearing.most else { return repeats ? nil : answer }
        record(.desk(.reach(person, .answersStopped(route))))
        // What a guard refused is refused in its own words to the last.
        if case .guarded = answer { return answer }
        return .answersStopped(count)
    }

    /// Somebody is at an address that a message comes from.
    private mutating func noteAlive(_ heard: Heard) {
        guard let reach = world.desk.reach?[heard.person], let person = world.roster[heard.person],
            person.address(on: heard.route)?.lowercased() == heard.address.lowercased()
        else { return }
        if heard.route == .email, reach.mailboxDead != nil {
            record(.desk(.reach(heard.person, .mailboxAlive)))
        }
        if heard.route == .sms, reach.secondNumber != nil {
            record(.desk(.reach(heard.person, .firstNumber)))
        }
    }
}

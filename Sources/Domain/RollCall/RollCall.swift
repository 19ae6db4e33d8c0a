import Foundation

/// Whom a roll call asks.
package enum RollCallScope: Codable, Equatable, Sendable {
    /// Everybody in a group that responds.
    case everyone
    case group(GroupID)
    /// The people of a running incident.
    case incident
    /// Everybody at an on-scene post, by its number.
    case post(Int)
}

/// A roll call (点名, domain §6) as it is asked.
package struct RollCallBrief: Codable, Equatable, Sendable {
    package var scope: RollCallScope
    package var incident: Int?
    /// Until when an answer is in time.
    package var due: Date
    package var place: String?
    /// Who asked; nil where a clock of the plan did.
    package var asker: PersonID?
    /// The asker's name.
    package var by: String?
    /// People of the scope who are on leave: they are not asked.
    package var away: [PersonID]

    package init(
        scope: RollCallScope, incident: Int? = nil, due: Date, place: String? = nil,
        asker: PersonID? = nil, by: String? = nil, away: [PersonID] = []
    ) {
        self.scope = scope
        self.incident = incident
        self.due = due
        self.place = place
        self.asker = asker
        self.by = by
        self.away = away
    }

    /// The plan's clock that repeats such a roll call; nil for one that only people ask for.
    package var clock: RollClock? {
        guard incident != nil else { return nil }
        return switch scope {
        case .incident: .people
        case .post: .site
        // Of a group only where it is the one on the scene, or a clock asked.
        case .group(let group): group == .onscene || asker == nil ? .site : nil
        case .everyone: nil
        }
    }
}

/// The clocks of plan.yaml that repeat a roll call by themselves.
package enum RollClock: String, Codable, Sendable, CaseIterable {
    case people = "rollcall"
    /// Of the group whose step runs by this clock (G07).
    case site = "siteRollcall"

    /// The clock that says, for a level, how long an answer may take.
    package static let answer = "rollcallAnswer"
}

/// Where somebody is, by their own word. Whoever has none yet is silent; the domain never takes
/// silence for presence.
package enum RollStand: Codable, Equatable, Sendable {
    case present
    /// On the way; nil where they did not say when they will be there.
    case onTheWay(until: Date?)
    /// On leave, or cannot come.
    case away(reason: String?)
}

/// The answers to a roll call so far.
package struct RollCall: Codable, Equatable, Sendable {
    package struct Answer: Codable, Equatable, Sendable {
        package var stand: RollStand
        package var at: Date
        package var place: String?
        /// Who entered it after a telephone call (代报).
        package var enteredBy: PersonID?
        package var isLate: Bool
        /// By SMS or mail, where a number alone proves nobody; nil for not.
        package var isOutside: Bool?
        /// With their word of the month; nil for not.
        package var isVerified: Bool?
    }

    package var due: Date
    package var answers: [PersonID: Answer] = [:]
    /// Those who were silent when the time was over, as it was told; nil before that.
    package var toldSilent: [PersonID]?
    /// Those of a site who were silent still when HQ was told; nil before that.
    package var toldHQ: [PersonID]?
}

/// A row of the table: a person, and where they are.
package struct RollLine: Codable, Equatable, Sendable {
    package var name: String
    package var stand: RollStand
    package var at: Date?
    package var place: String?
    /// Who entered it for them.
    package var by: String?
    package var isLate: Bool
    /// Whether they have shown who they are; nil where the chat did, or nobody asks.
    package var isVerified: Bool?

    package init(
        name: String, stand: RollStand, at: Date?, place: String? = nil, by: String? = nil,
        isLate: Bool = false, isVerified: Bool? = nil
    ) {
        self.isVerified = isVerified
        self.name = name
        self.stand = stand
        self.at = at
        self.place = place
        self.by = by
        self.isLate = isLate
    }
}

/// The table of a roll call, with the names it needs.
package struct RollFacts: Codable, Equatable, Sendable {
    package var notice: Int
    package var brief: RollCallBrief
    /// Those who answered and those on leave, in the order asked.
    package var lines: [RollLine]
    package var silent: [String]
    /// Who stands in for those who are silent.
    package var covers: [String]?

    package init(notice: Int, brief: RollCallBrief, lines: [RollLine], silent: [String]) {
        self.notice = notice
        self.brief = brief
        self.lines = lines
        self.silent = silent
    }

    package var asked: Int { lines.count + silent.count }
}

/// How long answers have and how they are asked for where no level says (`rollcall` of plan.yaml).
package struct RollCallRule: Codable, Equatable, Sendable {
    package var answer: Duration
    package var ladder: [Rung]

    package init(answer: Duration, ladder: [Rung]) {
        self.answer = answer
        self.ladder = ladder
    }

    package static let usual = RollCallRule(
        answer: .minutes(10),
        ladder: [
            Rung(after: .zero, routes: [.chat]), Rung(after: .minutes(5), routes: [.sms]),
        ])
}

extension Notice {
    /// The roll call that this notice is; nil for any other.
    package var rollBrief: RollCallBrief? {
        if case .rollCall(let brief) = issue.subject { brief } else { nil }
    }

    /// Who has not answered, in the order asked.
    package var rollSilent: [PersonID] {
        issue.recipients.filter { roll?.answers[$0] == nil }
    }

    /// A roll call nobody waits for any more is put away after this time.
    static let rollKept = Duration.hours(24)

    /// When a roll call next has something to say: that its time is over, then its end.
    var rollMoment: Date? {
        guard let roll else { return nil }
        guard !rollSilent.isEmpty else { return roll.due + Self.rollKept }
        if roll.toldSilent == nil { return roll.due }
        // Of those on the ground HQ is told as long after that again (domain §1, special 3).
        let isOfSite = rollBrief?.clock == .site && roll.toldHQ == nil
        return isOfSite ? roll.due + roll.due.since(issuedAt) : roll.due + Self.rollKept
    }

    /// By which road somebody answered for themselves.
    mutating func noteRoad(of event: NoticeEvent, _ road: RouteKind?) {
        guard case .answeredRoll(let person, _, _, .own) = event, let road, !road.isChat else {
            return
        }
        roll?.answers[person]?.isOutside = true
    }

    mutating func answerRoll(
        _ person: PersonID, _ stand: RollStand, _ place: String?, _ means: AcknowledgementMeans,
        at time: Date
    ) {
        guard let due = roll?.due else { return }
        var by: PersonID?
        if case .proxy(let other, _) = means { by = other }
        roll?.answers[person] = RollCall.Answer(
            stand: stand, at: time, place: place, enteredBy: by, isLate: time > due)
        acknowledged[person] = time
        unreached.remove(person)
        // Whoever is on the way has yet to arrive: the table stays open for them.
        let isSettled = if case .onTheWay = stand { false } else { true }
        for index in lines.indices where lines[index].addressee == person {
            lines[index].answeredBy = isSettled ? person : nil
        }
    }
}

extension World {
    /// The table of a roll call; nil for what is none.
    package func rollFacts(_ notice: Notice) -> RollFacts? {
        guard let brief = notice.rollBrief else { return nil }
        let answered = notice.issue.recipients.compactMap { person in
            notice.roll?.answers[person].map { answer in
                RollLine(
                    name: name(person), stand: answer.stand, at: answer.at, place: answer.place,
                    by: answer.enteredBy.map(name), isLate: answer.isLate,
                    isVerified: codeWords.isRunning && answer.isOutside == true
                        ? answer.isVerified == true : nil)
            }
        }
        let away = brief.away.map {
            RollLine(name: name($0), stand: .away(reason: nil), at: nil)
        }
        return RollFacts(
            notice: notice.number, brief: brief, lines: answered + away,
            silent: notice.rollSilent.map(name))
    }

    /// Roll calls that still take answers, the newest last.
    package var openRolls: [Notice] { openNotices.filter { $0.roll != nil } }

    /// The roll call to show: the one that is named, else the newest that is open, else the last.
    package func rollToShow(_ number: Number?) -> Notice? {
        if let number { return notice(number.value).flatMap { $0.roll == nil ? nil : $0 } }
        return openRolls.last
            ?? endedNotices.values.filter { $0.roll != nil }.max { $0.number < $1.number }
    }

    /// When a clock of the plan next calls the roll of a running incident.
    func nextRoll(_ clock: RollClock, of incident: Incident) -> Date? {
        guard incident.isRunning, !rollScopes(clock, of: incident).isEmpty,
            let plan = plan(of: incident), let row = plan.rule(of: incident.level)
        else { return nil }
        let last = incident.rolled?[clock.rawValue] ?? incident.activatedAt
        if let rhythm = row.rhythms[clock.rawValue] {
            return rhythm.next(
                after: last, activatedAt: incident.activatedAt, plan.calendar)
        }
        return row.clocks[clock.rawValue]?.last.map { last + max($0, .minutes(1)) }
    }

    /// Whom a clock calls: the incident's people, or the group whose step runs by it, where
    /// somebody is in that group.
    func rollScope(_ clock: RollClock, of incident: Incident) -> RollCallScope? {
        switch clock {
        case .people: return .incident
        case .site:
            let tasks = incident.tasks.values.filter { $0.step.clock == clock.rawValue }
            guard let group = tasks.min(by: { $0.number < $1.number })?.step.group,
                !roster.members(of: group).isEmpty
            else { return nil }
            return .group(group)
        }
    }

    /// The next moment at which an incident has something to say, its roll calls among it.
    func moment(of incident: Incident) -> Date? {
        (RollClock.allCases.map { nextRoll($0, of: incident) } + [incident.nextMoment])
            .compactMap(\.self).min()
    }
}

import Foundation

package enum AbsenceCommand: Codable, Equatable, Sendable {
    /// Without a name one's own; `allow`: although the other half of the pair is away.
    case leave(String?, from: DutyWhen, to: DutyWhen?, reason: String?, allow: Bool)
    case back(String?)
    case cover(String, by: String, until: DutyWhen?)
    case endCover(String)
    case delegate(String, scope: [Verb], from: DutyWhen?, until: DutyWhen)
    case revoke(String)
    /// As it was shown when the code was asked for; only codes bring it.
    case give(PersonID, Mandate)
}

package enum AbsenceRefusal: Codable, Equatable, Sendable {
    /// The other half of the pair is away in that time.
    case pairAway(String, pair: String, from: Date, to: Date)
    /// Somebody's own affair, and the office's.
    case notYours(String)
    case endsFirst
    case past
    case noSuchDay
    case notAway(String)
    case ofOneself
    /// Who is to stand in is away too.
    case coverAway(String)
    /// Only the leads of their group, the office and HQ say who stands in.
    case notLead(String)
    case notCovered(String)
    /// Only HQ has what can be given away.
    case notOfHQ
    /// Sits in HQ and has these powers.
    case hasThem(String)
    case noMandate(String)
    case tooLong(days: Int)
    /// Somebody of HQ: what they decide goes to nobody outside it but by a mandate.
    case coverOfHQ(String)
    /// A seat of these is HQ's alone to give, for a time too.
    case coverByHQ(String, GroupID, people: [String])
    /// Another of HQ has given them powers already.
    case hasMandate(String, by: String)
}

extension Limits {
    /// A mandate must be given anew after a month.
    package static let mandateDays = 31
}

extension Decider {
    /// The roster as it is now.
    var staff: Roster { world.staff(at: now) }

    /// The speaker with the seats that count when a right is asked for; nil for who has left.
    func entitled(to verb: Verb) -> Person? { world.staff(at: now, for: verb)[me] }

    mutating func decide(_ command: AbsenceCommand) throws(Refusal) -> Reply? {
        switch command {
        case .leave(let word, let from, let to, let reason, let allow):
            return try leave(word, from, to, reason, allow)
        case .back(let word): return try back(word)
        case .cover(let word, let other, let until): return try cover(word, by: other, until)
        case .endCover(let word): return try endCover(word)
        case .delegate(let word, let scope, let from, let until):
            return try delegate(word, scope, from, until)
        case .give(let person, let mandate):
            record(.absence(.mandated(person, mandate)))
            return .absence(.mandated(mandateFacts(person, mandate)))
        case .revoke(let word): return try revoke(word)
        }
    }

    // MARK: Leave

    private mutating func leave(
        _ word: String?, _ from: DutyWhen, _ to: DutyWhen?, _ reason: String?, _ allow: Bool
    ) throws(Refusal) -> Reply {
        let person = try whose(word, allow: allow)
        let (start, end) = try span(from, to)
        if let pair = person.pair, !allow, let (first, last) = leave(of: pair, start, end) {
            throw .absence(
                .pairAway(person.name, pair: world.name(pair), from: first, to: last))
        }
        let spell = Spell(from: start, to: end, reason: reason, allowedBy: allow ? me : nil)
        record(.absence(.leave(person.id, spell)))
        let cover = staffCover(of: person, at: max(now, start))
        return .absence(
            .leave(LeaveFacts(name: person.name, from: start, to: end, cover: cover)))
    }

    /// Oneself; another's is the office's affair, and HQ's where it allows what is not usual.
    private func whose(_ word: String?, allow: Bool) throws(Refusal) -> Person {
        guard let word else {
            guard let mine = world.roster[me] else { throw .noSuchPerson("") }
            return mine
        }
        let person = try person(named: word)
        guard person.id == me || allow || entitled(to: .leave)?.sits(in: .office) == true else {
            throw .absence(.notYours(person.name))
        }
        return person
    }

    /// A day without a time is all of it; without an end it is that day.
    private func span(_ from: DutyWhen, _ to: DutyWhen?) throws(Refusal) -> (Date, Date) {
        let start = try moment(from, end: false, after: nil)
        let end = try moment(to ?? DutyWhen(from.day), end: true, after: start)
        guard start < end else { throw .absence(.endsFirst) }
        guard end > now else { throw .absence(.past) }
        return (start, end)
    }

    func moment(
        _ when: DutyWhen, end: Bool, after start: Date?
    ) throws(Refusal) -> Date {
        let clock = ZoneClock(plan.calendar.timeZone)
        let base = clock.local(start ?? now).day
        let found: CalendarDay
        do throws(Refusal) {
            found = when.day == .same ? base : try day(when.day, today: clock.local(now).day)
        } catch {
            throw .absence(.noSuchDay)
        }
        let at = clock.instant(found, minute: when.minute ?? (end ? 1440 : 0))
        guard when.day == .same, let start, at <= start else { return at }
        return clock.instant(found + 1, minute: when.minute ?? 1440)
    }

    /// When somebody is on leave within that time.
    private func leave(of person: PersonID, _ from: Date, _ to: Date) -> (Date, Date)? {
        let met = (world.dutyAbsences[person] ?? []).first {
            $0.lowerBound < to && from < $0.upperBound
        }
        return met.map { ($0.lowerBound, $0.upperBound) }
    }

    /// Whom others will turn to while somebody is away.
    private func staffCover(of person: Person, at moment: Date) -> String? {
        let staff = world.staff(at: moment)
        guard let post = person.posts.first else { return nil }
        let next =
            staff.absent.contains(person.id)
            ? staff.responsible(for: post.group) : staff.cover(for: person)
        return next.flatMap { $0.id == person.id ? nil : $0.name }
    }

    private mutating func back(_ word: String?) throws(Refusal) -> Reply {
        let person = try whose(word, allow: false)
        let started = world.absences.leaves[person.id]?.contains { $0.from <= now } ?? false
        let today = plan.calendar.day(of: now)
        let listed = person.leave?.contains { $0.contains(today) } ?? false
        guard started || listed || world.absences.covers[person.id] != nil else {
            throw .absence(.notAway(person.name))
        }
        if listed { endListedLeave(of: person, today) }
        if started || listed { record(.absence(.back(person.id))) }
        endCover(of: person.id, because: .returned)
        return .absence(.back(person.name))
    }

    /// Days off of the roster's file, from today on.
    private mutating func endListedLeave(of person: Person, _ today: Day) {
        var person = person
        person.leave = person.leave?.filter { !$0.contains(today) }
        if person.leave?.isEmpty == true { person.leave = nil }
        record(.roster(.put(person)))
    }
}

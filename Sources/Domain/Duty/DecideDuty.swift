import Foundation

/// What people and their chiefs do about who is on duty.
package enum DutyCommand: Codable, Equatable, Sendable {
    /// My shift for theirs; nothing changes before they agree.
    case swap(with: String, mine: DutyWhen, theirs: DutyWhen)
    case answerSwap(Int?, agree: Bool)
    /// Somebody else on a post for a while.
    case cover(DutyPlacing)
    /// Somebody besides for a while.
    case add(DutyPlacing)
    case handOver(String)
    case take
}

package enum DutyQuery: Codable, Equatable, Sendable { case now, week, mine }

/// A day as people write it, and perhaps a time.
package struct DutyWhen: Codable, Hashable, Sendable {
    package enum Day: Codable, Hashable, Sendable {
        /// So many days from today.
        case from(today: Int)
        case date(CalendarDay)
        /// The next such day; one of the last month is the past one.
        case ofYear(month: Int, day: Int)
        /// The day that was named before, or the next one where the time is no later than that.
        case same
    }

    package var day: Day
    /// After midnight.
    package var minute: Int?

    package init(_ day: Day, minute: Int? = nil) {
        self.day = day
        self.minute = minute
    }
}

/// Whom to put where, and when; what is left out follows from the shifts.
package struct DutyPlacing: Codable, Equatable, Sendable {
    package var who: String
    package var from: DutyWhen?
    package var to: DutyWhen?
    /// The rotation by its id, its name or its seat.
    package var rotation: String?

    package init(who: String, from: DutyWhen? = nil, to: DutyWhen? = nil, rotation: String? = nil) {
        self.who = who
        self.from = from
        self.to = to
        self.rotation = rotation
    }
}

extension Decider {
    mutating func decide(_ command: DutyCommand) throws(Refusal) -> Reply? {
        guard let rota = world.duty.rota else { throw .duty(.noRota) }
        switch command {
        case .swap(let who, let mine, let theirs):
            return try swap(with: who, mine, theirs, rota)
        case .answerSwap(let number, let agree): return try answerSwap(number, agree)
        case .cover(let placing):
            let stint = try stint(placing, rota)
            let before = world.duty.holder(stint.rotation, at: max(now, stint.from))?.person
            record(.duty(.covered(stint)))
            return .duty(.covered(world.placed(stint, insteadOf: before)))
        case .add(let placing):
            let stint = try stint(placing, rota)
            record(.duty(.added(stint)))
            return .duty(.added(world.placed(stint, insteadOf: nil)))
        case .handOver(let text): return try handOver(text, rota)
        case .take: return try takeOver(rota)
        }
    }

    // MARK: Days

    private func day(_ day: DutyWhen.Day, _ rota: DutyRota) throws(Refusal) -> CalendarDay {
        try self.day(day, today: rota.clock.local(now).day)
    }

    func day(_ day: DutyWhen.Day, today: CalendarDay) throws(Refusal) -> CalendarDay {
        switch day {
        case .from(let days): return today + days
        case .same: return today
        case .date(let day): return day
        case .ofYear(let month, let day):
            let year = today.parts.year
            for year in [year, year + 1] {
                guard let found = CalendarDay(year: year, month: month, day: day) else { continue }
                if found - today > -31 { return found }
            }
            throw .duty(.noSuchDay)
        }
    }

    // MARK: Placing somebody

    private func rotation(_ word: String?, _ rota: DutyRota) throws(Refusal) -> DutyRotation {
        guard let word else {
            guard
                let first = rota.rotations.first(where: { $0.seat == .officer })
                    ?? rota.rotations.first
            else { throw .duty(.noRota) }
            return first
        }
        let key = word.lowercased()
        let named = rota.rotations.first {
            [$0.id, $0.name.zh, $0.name.en].contains { $0.lowercased() == key }
        }
        let seat = DutySeat.named(key)
        guard let found = named ?? rota.rotations.first(where: { $0.seat == seat }) else {
            throw .duty(.noSuchRotation(word, known: rota.rotations.map(\.name)))
        }
        return found
    }

    private func stint(
        _ placing: DutyPlacing, _ rota: DutyRota
    ) throws(Refusal) -> DutyStint {
        let person = try person(named: placing.who)
        let rotation = try rotation(placing.rotation, rota)
        let span = try span(placing, rotation, rota)
        guard span.from < span.to else { throw .duty(.endsFirst) }
        guard span.to > now, now.since(span.from) <= .hours(12) else { throw .duty(.past) }
        return DutyStint(rotation: rotation.id, person: person.id, from: span.from, to: span.to)
    }

    /// From now, or from the day's shift; to its end, unless another end is named.
    private func span(
        _ placing: DutyPlacing, _ rotation: DutyRotation, _ rota: DutyRota
    ) throws(Refusal) -> (from: Date, to: Date) {
        var from = now
        if let when = placing.from {
            from = rota.clock.instant(
                try day(when.day, rota), minute: when.minute ?? rotation.begins)
        }
        if let when = placing.to { return (from, try end(when, after: from, rotation, rota)) }
        guard let shift = world.duty.holder(rotation.id, at: from) else { throw .duty(.noRota) }
        return (from, shift.to)
    }

    private func end(
        _ when: DutyWhen, after from: Date, _ rotation: DutyRotation, _ rota: DutyRota
    ) throws(Refusal) -> Date {
        let minute = when.minute ?? rotation.begins
        guard when.day == .same else {
            return rota.clock.instant(try day(when.day, rota), minute: minute)
        }
        let first = rota.clock.local(from).day
        let end = rota.clock.instant(first, minute: minute)
        return end > from ? end : rota.clock.instant(first + 1, minute: minute)
    }

    // MARK: Swaps

    private mutating func swap(
        with who: String, _ mine: DutyWhen, _ theirs: DutyWhen, _ rota: DutyRota
    ) throws(Refusal) -> Reply? {
        let other = try person(named: who)
        guard other.id != me else { throw .duty(.withOneself) }
        let first = try shift(of: me, on: mine, in: nil, rota)
        let second = try shift(of: other.id, on: theirs, in: first.rotation, rota)
        let swap = DutySwap(
            number: world.duty.lastSwap + 1, rotation: first.rotation,
            first: DutySwap.Side(person: me, from: first.from, to: first.to),
            second: DutySwap.Side(person: other.id, from: second.from, to: second.to), at: now)
        guard world.duty.holds(swap) else { throw .duty(.cut) }
        record(.duty(.swapAsked(swap)))
        return .duty(.swapAsked(world.facts(swap)))
    }

    /// Somebody's shift that begins on a day, or that holds the time which was named.
    private func shift(
        of person: PersonID, on when: DutyWhen, in rotation: String?, _ rota: DutyRota
    ) throws(Refusal) -> DutyShift {
        let day = try day(when.day, rota)
        let from = rota.clock.instant(day, minute: when.minute ?? 0)
        let to = when.minute == nil ? rota.clock.instant(day + 1, minute: 0) : from + .minutes(1)
        let all = world.duty.shifts(from: from, to: to).filter { shift in
            shift.person == person && shift.cause != .extra
                && (rotation == nil || shift.rotation == rotation)
                && (when.minute != nil || shift.from >= from)
        }
        guard let shift = all.first else {
            throw .duty(.noShift(name: world.name(person), day: from))
        }
        guard shift.from > now else { throw .duty(.past) }
        return shift
    }

    private mutating func answerSwap(_ number: Int?, _ agree: Bool) throws(Refusal) -> Reply? {
        let mine = world.duty.offers.filter { offer in
            offer.second.person == me || !agree && offer.first.person == me
        }
        let chosen = number.map { number in mine.filter { $0.number == number } } ?? mine
        guard let swap = chosen.first else { throw .duty(.noOffer) }
        guard chosen.count == 1 else { throw .duty(.whichOffer(chosen.map(\.number))) }
        guard agree else {
            record(.duty(.swapDeclined(swap)))
            return .duty(.swapDeclined(world.facts(swap)))
        }
        guard min(swap.first.from, swap.second.from) > now, world.duty.holds(swap) else {
            throw .duty(.offerGone(swap.number))
        }
        record(.duty(.swapAgreed(swap.number)))
        return .duty(.swapAgreed(world.facts(swap)))
    }
}

extension DutySeat {
    /// What people type for it.
    package static func named(_ word: String) -> DutySeat? {
        if ["officer", "值班", "值班员"].contains(word) { return .officer }
        return ["leader", "带班", "带班领导"].contains(word) ? .leader : nil
    }
}

extension DutyBook {
    /// Whether both still have the shifts that they mean to exchange, whole: where a part is
    /// somebody else's, agreeing would change nothing.
    func holds(_ swap: DutySwap) -> Bool {
        let after = agreed(on: swap)
        let sides = [(swap.first, swap.second), (swap.second, swap.first)]
        return sides.allSatisfy { side, other in
            guard let shift = holder(swap.rotation, at: side.from) else { return false }
            return shift.person == side.person && shift.from == side.from && shift.to == side.to
                && after.holder(swap.rotation, at: side.from)?.person == other.person
        }
    }
}

import Foundation

/// One person on one post from an instant to another, whatever made it so.
package struct DutyShift: Codable, Equatable, Sendable {
    package enum Cause: String, Codable, Sendable {
        case rota, swap, cover
        /// In place of somebody who is away.
        case away
        /// Beside whom the rotation names.
        case extra
    }

    package var rotation: String
    package var seat: DutySeat
    package var person: PersonID
    package var from: Date
    package var to: Date
    package var cause: Cause
    /// Whom the rotation itself names.
    package var planned: PersonID

    package func covers(_ date: Date) -> Bool { from <= date && date < to }
}

/// Two shifts of one rotation whose people change places.
package struct DutySwap: Codable, Equatable, Sendable {
    package struct Side: Codable, Equatable, Sendable {
        package var person: PersonID
        package var from: Date
        package var to: Date
    }

    package var number: Int
    package var rotation: String
    package var first: Side
    package var second: Side
    /// When it was asked for.
    package var at: Date

    /// Who has the shift after it, given who had it before.
    func holder(_ person: PersonID, _ from: Date, _ to: Date) -> PersonID {
        for (mine, other) in [(first, second), (second, first)]
        where mine.person == person && mine.from == from && mine.to == to {
            return other.person
        }
        return person
    }
}

/// A point at which a post goes from one person to another.
package struct DutyChange: Codable, Hashable, Sendable {
    package var rotation: String
    package var at: Date
    package var from: PersonID
    package var to: PersonID

    package init(rotation: String, at: Date, from: PersonID, to: PersonID) {
        self.rotation = rotation
        self.at = at
        self.from = from
        self.to = to
    }
}

/// When people are away, by person: leave plugs in here.
package typealias DutyAbsences = [PersonID: [Range<Date>]]

extension DutyBook {
    /// Who is on duty at an instant: one for each rotation that has begun, in the roster's order,
    /// and whoever is there besides.
    package func onDuty(at date: Date) -> [DutyShift] {
        guard let rota = rota(at: date) else { return [] }
        let named = rota.rotations.compactMap { holder($0.id, at: date) }
        return named + extras(rota) { $0.covers(date) }
    }

    /// Every shift that touches `from..<to`: by rotation in the roster's order, then by time; what
    /// is besides comes last.
    package func shifts(from: Date, to: Date) -> [DutyShift] {
        let ids = epochs.filter { $0.from < to }.flatMap { $0.rota.rotations.map(\.id) }.uniqued()
        let named = ids.flatMap { shifts(of: $0, from: from, to: to) }
        let besides = rota(at: max(from, epochs.last?.from ?? from)).map { rota in
            extras(rota) { $0.from < to && from < $0.to }
        }
        return named + (besides ?? []).sorted { ($0.from, $0.person) < ($1.from, $1.person) }
    }

    package func shifts(of rotation: String, from: Date, to: Date) -> [DutyShift] {
        var found: [DutyShift] = []
        for (index, epoch) in epochs.enumerated() {
            let end = index + 1 < epochs.count ? epochs[index + 1].from : Date.distantFuture
            let span = max(from, epoch.from)..<max(min(to, end), max(from, epoch.from))
            guard !span.isEmpty, let rule = epoch.rota[rotation] else { continue }
            let clock = epoch.rota.clock
            var place = rule.place(at: span.lowerBound, clock) ?? 0
            var start = rule.start(of: place, clock)
            while start < span.upperBound {
                let next = rule.start(of: place + 1, clock)
                let whole = start..<max(start, next)
                let clipped = max(start, epoch.from)..<max(min(next, end), max(start, epoch.from))
                found += pieces(rule, epoch.rota, place, whole: whole, clipped: clipped)
                place += 1
                start = next
            }
        }
        return found.filter { $0.from < to && from < $0.to }
    }

    /// The one holder of a rotation at an instant; nil before its first shift.
    package func holder(_ rotation: String, at date: Date) -> DutyShift? {
        shifts(of: rotation, from: date, to: date.addingTimeInterval(0.001))
            .first { $0.covers(date) }
    }

    /// One shift of the rotation, cut where overrides and absences begin and end.
    private func pieces(
        _ rule: DutyRotation, _ rota: DutyRota, _ place: Int, whole: Range<Date>,
        clipped: Range<Date>
    ) -> [DutyShift] {
        guard !clipped.isEmpty, let planned = rota.person(rule, at: place) else { return [] }
        let stints = (rota.overrides + covers).filter {
            $0.rotation == rule.id && $0.from < clipped.upperBound && clipped.lowerBound < $0.to
        }
        let swapped = swaps.reduce(planned) { person, swap in
            swap.rotation == rule.id
                ? swap.holder(person, whole.lowerBound, whole.upperBound) : person
        }
        let order = rota.list(rule, at: place)
        let following = (0..<order.people.count).map {
            order.people[(order.place + $0) % order.people.count]
        }
        let named = [planned, swapped] + stints.map(\.person) + following
        let gone = named.uniqued().flatMap { away[$0] ?? [] }
        let cuts =
            stints.flatMap { [$0.from, $0.to] } + gone.flatMap { [$0.lowerBound, $0.upperBound] }
        var points = cuts.filter { clipped.lowerBound < $0 && $0 < clipped.upperBound }
        points = ([clipped.lowerBound] + points + [clipped.upperBound]).uniqued().sorted()
        let parts = zip(points, points.dropFirst()).map { from, to in
            var person = stints.last { $0.covers(from) }?.person
            var cause: DutyShift.Cause =
                person == nil ? (swapped == planned ? .rota : .swap) : .cover
            if away.isAway(person ?? swapped, at: from),
                let free = following.first(where: { !away.isAway($0, at: from) })
            {
                person = free
                cause = .away
            }
            return DutyShift(
                rotation: rule.id, seat: rule.seat, person: person ?? swapped, from: from, to: to,
                cause: cause, planned: planned)
        }
        return joined(parts)
    }

    /// Neighbours that differ in nothing but time are one.
    private func joined(_ parts: [DutyShift]) -> [DutyShift] {
        parts.reduce(into: []) { joined, part in
            if let last = joined.last, last.person == part.person, last.cause == part.cause {
                joined[joined.count - 1].to = part.to
            } else {
                joined.append(part)
            }
        }
    }

    private func extras(_ rota: DutyRota, _ isWanted: (DutyStint) -> Bool) -> [DutyShift] {
        (rota.extras + extras).filter(isWanted).map { stint in
            DutyShift(
                rotation: stint.rotation, seat: rota[stint.rotation]?.seat ?? .officer,
                person: stint.person, from: stint.from, to: stint.to, cause: .extra,
                planned: stint.person)
        }
    }
}

extension DutyAbsences {
    func isAway(_ person: PersonID, at date: Date) -> Bool {
        self[person]?.contains { $0.contains(date) } ?? false
    }
}

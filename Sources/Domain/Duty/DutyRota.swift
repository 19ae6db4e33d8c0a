import Foundation

/// What somebody on duty is there for.
package enum DutySeat: String, Codable, Sendable, CaseIterable {
    /// 值班员: answers at any hour.
    case officer
    /// 带班领导: decides at any hour.
    case leader
}

/// People who follow each other on one post, shift after shift.
package struct DutyRotation: Codable, Equatable, Sendable {
    package var id: String
    package var name: Bilingual
    package var seat: DutySeat
    package var people: [PersonID]
    /// Who follows each other on days off instead; nil for the same people every day.
    package var peopleOff: [PersonID]?
    /// Minutes by the clock on the wall: a part of a day that fits into it evenly, or whole days.
    package var length: Int
    /// When the first shift of a day begins, in minutes after midnight.
    package var begins: Int
    package var first: CalendarDay
    /// For so many minutes after a change both people are there.
    package var overlap: Int
    /// Whether a change counts only when both people said so.
    package var confirms: Bool

    package init(
        id: String, name: Bilingual, seat: DutySeat, people: [PersonID],
        peopleOff: [PersonID]? = nil, length: Int, begins: Int, first: CalendarDay,
        overlap: Int = 30, confirms: Bool = true
    ) {
        self.id = id
        self.name = name
        self.seat = seat
        self.people = people
        self.peopleOff = peopleOff
        self.length = length
        self.begins = begins
        self.first = first
        self.overlap = overlap
        self.confirms = confirms
    }

    package static let day = 1440

    /// Whether shifts of this length follow each other without a remainder.
    package static func fits(_ length: Int) -> Bool {
        length >= 120 && (day.isMultiple(of: length) || length.isMultiple(of: day))
    }

    var perDay: Int { max(1, Self.day / max(1, length)) }
    var days: Int { max(1, length / Self.day) }

    /// The day that a shift belongs to, by its place in the order of all.
    func day(of place: Int) -> CalendarDay { first + place.floored(by: perDay) * days }

    func start(of place: Int, _ clock: ZoneClock) -> Date {
        let slot = place - place.floored(by: perDay) * perDay
        return clock.instant(day(of: place), minute: begins + slot * length)
    }

    /// The place of the one shift that an instant belongs to; nil before the first.
    func place(at date: Date, _ clock: ZoneClock) -> Int? {
        let (day, minute) = clock.local(date)
        var place = ((day - first) * Self.day + minute - begins).floored(by: max(1, length))
        // The clocks were set back or forward since: at most by a day.
        while start(of: place, clock) > date { place -= 1 }
        while start(of: place + 1, clock) <= date { place += 1 }
        return place < 0 ? nil : place
    }
}

/// A person on a post for a while, whoever the rotation names.
package struct DutyStint: Codable, Equatable, Sendable {
    /// The rotation's id.
    package var rotation: String
    package var person: PersonID
    package var from: Date
    package var to: Date

    package init(rotation: String, person: PersonID, from: Date, to: Date) {
        self.rotation = rotation
        self.person = person
        self.from = from
        self.to = to
    }

    func covers(_ date: Date) -> Bool { from <= date && date < to }
}

/// The duty roster as it was imported: who follows whom, in which zone, and what is otherwise.
package struct DutyRota: Codable, Equatable, Sendable {
    /// Such as `Asia/Shanghai`.
    package var timeZone: String
    /// Days off beside Saturday and Sunday, in order; the plan's own among them.
    package var holidays: [CalendarDay]
    /// Saturdays and Sundays that are worked in exchange (调休), in order.
    package var workdays: [CalendarDay]
    package var rotations: [DutyRotation]
    /// Somebody else for a while; of two that overlap the later in the list counts.
    package var overrides: [DutyStint]
    /// Somebody besides.
    package var extras: [DutyStint]

    package init(
        timeZone: String, holidays: [CalendarDay] = [], workdays: [CalendarDay] = [],
        rotations: [DutyRotation], overrides: [DutyStint] = [], extras: [DutyStint] = []
    ) {
        self.timeZone = timeZone
        self.holidays = holidays
        self.workdays = workdays
        self.rotations = rotations
        self.overrides = overrides
        self.extras = extras
    }

    package var clock: ZoneClock { ZoneClock(timeZone) }

    package subscript(id: String) -> DutyRotation? { rotations.first { $0.id == id } }

    /// Everybody it names, in its order.
    package var people: [PersonID] {
        (rotations.flatMap { $0.people + ($0.peopleOff ?? []) }
            + (overrides + extras).map(\.person)).uniqued()
    }

    func isOff(_ day: CalendarDay) -> Bool {
        !workdays.contains(day) && (day.isWeekend || holidays.contains(day))
    }

    /// How many days off lie in `first..<last`, without walking through them.
    func daysOff(_ first: CalendarDay, _ last: CalendarDay) -> Int {
        guard first < last else { return 0 }
        let range = first..<last
        let added = holidays.count {
            range.contains($0) && !$0.isWeekend && !workdays.contains($0)
        }
        let taken = workdays.count { range.contains($0) && $0.isWeekend }
        return last.weekendsBefore - first.weekendsBefore + added - taken
    }

    /// Whom the rotation itself names.
    func person(_ rotation: DutyRotation, at place: Int) -> PersonID? {
        let list = list(rotation, at: place)
        guard !list.people.isEmpty else { return nil }
        return list.people[list.place % list.people.count]
    }

    /// Those who follow each other on such a day, and the shift's place among theirs.
    func list(_ rotation: DutyRotation, at place: Int) -> (people: [PersonID], place: Int) {
        guard let off = rotation.peopleOff else { return (rotation.people, place) }
        let day = rotation.day(of: place)
        let slot = place % rotation.perDay
        let daysOff = daysOff(rotation.first, day)
        if isOff(day) { return (off, daysOff * rotation.perDay + slot) }
        return (rotation.people, (day - rotation.first - daysOff) * rotation.perDay + slot)
    }
}

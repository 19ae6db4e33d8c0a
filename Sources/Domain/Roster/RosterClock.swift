import Foundation

extension World {
    /// When somebody next leaves, or the contacts of somebody who left are to be destroyed.
    var rosterDue: Date? {
        guard let day = roster.nextDay else { return nil }
        let calendar = book.inForce?.calendar ?? WorkCalendar()
        let leaves = day.leaving.map { calendar.start(of: $0) }
        let purges =
            roster.hold == nil
            ? day.purging.map { calendar.start(of: $0) + contactsKept } : nil
        return [leaves, purges].compactMap(\.self).min()
    }

    /// How long after somebody left it is known how to reach them.
    package var contactsKept: Duration { book.inForce?.contactsKept ?? Limits.contactsKept }
}

extension Limits {
    /// Where the plan does not say (domain §7).
    package static let contactsKept = Duration.days(30)
}

extension Decider {
    /// Whoever's last day is over leaves, and whoever left long ago can be reached no more.
    mutating func settleRoster() {
        guard let due = world.rosterDue, due <= now else { return }
        let calendar = world.book.inForce?.calendar ?? WorkCalendar()
        for person in world.roster.everyone {
            guard let day = person.leftOn, calendar.start(of: day) <= now else { continue }
            record(.roster(.left(person.id, on: day)))
        }
        guard world.roster.hold == nil else { return }
        let kept = world.contactsKept
        for person in world.roster.departed.values.sorted(by: { $0.id < $1.id }) {
            guard person.hasContacts, let day = person.leftOn,
                calendar.start(of: day) + kept <= now
            else { continue }
            record(.roster(.purged(person.id)))
        }
    }
}

extension Person {
    /// Anything by which they could be reached.
    var hasContacts: Bool {
        [chat, backup, mobile, mobile2, landline, email].contains { $0 != nil }
    }
}

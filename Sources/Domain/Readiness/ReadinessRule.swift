import Foundation

/// When readiness is looked at, and what counts as old (domain §1 三.2, §6).
package struct ReadinessRule: Codable, Equatable, Sendable {
    /// Something of the unit's that ends on a day, such as an SMS signature's registration.
    package struct Expiry: Codable, Equatable, Sendable {
        package var what: Bilingual
        /// The last day on which it is good.
        package var on: Day

        package init(what: Bilingual, on: Day) {
            self.what = what
            self.on = on
        }
    }

    /// When everything is looked at each night, in minutes since midnight.
    package var check: Int
    /// When the office gets its card, in minutes since midnight.
    package var card: Int
    /// An address is old when it was last verified longer ago.
    package var verifyWithin: Duration
    /// Training and whatever else expires is told this long before.
    package var ahead: Duration
    /// On which day of a month numbers are asked whether they are right; 1 to 28.
    package var numbersOn: Int
    /// And at what time, in minutes since midnight.
    package var numbersAt: Int
    /// Who has not answered by then is named.
    package var numbersWithin: Duration
    package var expiries: [Expiry]

    package init(
        check: Int = 120, card: Int = 510, verifyWithin: Duration = .days(90),
        ahead: Duration = .days(30), numbersOn: Int = 1, numbersAt: Int = 600,
        numbersWithin: Duration = .hours(72), expiries: [Expiry] = []
    ) {
        self.check = check
        self.card = card
        self.verifyWithin = verifyWithin
        self.ahead = ahead
        self.numbersOn = numbersOn
        self.numbersAt = numbersAt
        self.numbersWithin = numbersWithin
        self.expiries = expiries
    }

    /// Where the plan does not say.
    package static let usual = ReadinessRule()
}

/// What only the machine knows of itself: it comes into a decision from outside.
package struct MachineFacts: Codable, Equatable, Sendable {
    /// Nil: nobody looked.
    package var roads: [RoadReport]?
    /// Free on the disk that holds the store, in MiB; nil: not measured.
    package var freeDisk: Int?
    /// How far the clock is from the chat server's, in seconds; nil: not measured.
    package var clockOff: Double?
    /// The publishers of `bot.json`, by name; nil: not known.
    package var publishers: [String]?

    package init(
        roads: [RoadReport]? = nil, freeDisk: Int? = nil, clockOff: Double? = nil,
        publishers: [String]? = nil
    ) {
        self.publishers = publishers
        self.roads = roads
        self.freeDisk = freeDisk
        self.clockOff = clockOff
    }
}

extension World {
    var readinessRule: ReadinessRule { book.inForce?.readiness ?? .usual }
    var readinessCalendar: WorkCalendar { book.inForce?.calendar ?? WorkCalendar() }
}

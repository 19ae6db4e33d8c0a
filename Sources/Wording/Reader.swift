import Domain
import Foundation

/// What the words need to know of the organisation.
package struct Unit: Sendable {
    package var name: Bilingual
    /// Stands in 【】 at the front of every SMS.
    package var smsSignature: String
    package var dutyPhone: String
    package var timeZone: TimeZone
    /// The languages of a room.
    package var languages: [Language]
    package var plan: Plan
    /// What a command begins with in the chat: `!` in Matrix, `/` elsewhere.
    package var prefix: String

    package init(
        name: Bilingual, smsSignature: String, dutyPhone: String, timeZone: TimeZone,
        languages: [Language], plan: Plan, prefix: String
    ) {
        self.name = name
        self.smsSignature = smsSignature
        self.dutyPhone = dutyPhone
        self.timeZone = timeZone
        self.languages = languages
        self.plan = plan
        self.prefix = prefix
    }
}

/// For whom, and by which road, words are found.
package struct Reader: Sendable {
    package var route: RouteKind
    /// Who reads it alone; nil in a room, where lists are kept shorter.
    package var person: PersonID?
    /// One, or two for a room of both: the first text, then the second below it.
    package var languages: [Language]
    package var drill: Bool

    package init(
        route: RouteKind, person: PersonID? = nil, languages: [Language], drill: Bool = false
    ) {
        self.route = route
        self.person = person
        self.languages = languages
        self.drill = drill
    }
}

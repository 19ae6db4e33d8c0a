import Foundation

/// Somebody's word for the month (口令, domain §10.2): printed on the desk card of their group, told
/// to them alone in the chat, typed by SMS and mail to show who speaks. It is sealed wherever it is
/// kept, as their number is, and never said by the roads on which it counts (0058).
package struct CodeWord: Sendable, Equatable {
    package var person: PersonID
    /// Two letters, two digits, two letters, such as `KP47MX`; empty where the key was destroyed.
    package var word: String
    package var since: Date

    package init(person: PersonID, word: String, since: Date) {
        self.person = person
        self.word = word
        self.since = since
    }

    /// Letters and digits that are not taken for each other on paper.
    private static let letters = Array("ACDEFHJKMNPRTUVWXY")
    private static let digits = Array("34679")

    /// - Parameter salt: Nobody can guess it.
    static func make(_ salt: String, _ person: PersonID, _ moment: Date) -> String {
        let seed = "\(salt)\n\(person)\n\(moment.timeIntervalSince1970)"
        var chance = UInt64(StatementText.sha256(of: seed).prefix(15), radix: 16) ?? 0
        func pick(_ signs: [Character]) -> Character {
            defer { chance /= UInt64(signs.count) }
            return signs[Int(chance % UInt64(signs.count))]
        }
        return String([letters, letters, digits, digits, letters, letters].map(pick))
    }
}

extension CodeWord: Codable {
    private enum CodingKeys: String, CodingKey { case person, word, since }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let person = try container.decode(PersonID.self, forKey: .person)
        let text = try container.decode(String.self, forKey: .word)
        let seal = ContactSealing.seal(in: decoder.userInfo)
        self.init(
            person: person,
            word: try seal.map { try $0.open(text, of: person, "codeWord") ?? "" } ?? text,
            since: try container.decode(Date.self, forKey: .since))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let seal = ContactSealing.seal(in: encoder.userInfo)
        try container.encode(person, forKey: .person)
        try container.encode(seal?.seal(word, of: person, "codeWord") ?? word, forKey: .word)
        try container.encode(since, forKey: .since)
    }
}

/// Case and field names are the storage format.
package enum CodeWordEvent: Codable, Equatable, Sendable {
    /// `until`: when the next ones come.
    case given([CodeWord], until: Date)
    /// Not the word itself.
    case wrong(PersonID, RouteKind)
    /// The plan asks for none any more.
    case ended
}

/// Everybody's word, and that of the month before while it still counts.
package struct CodeWordBook: Codable, Equatable, Sendable {
    /// A card that was printed at the end of the month is in use at the beginning of the next.
    package static let overlap = Duration.hours(48)
    /// So many wrong ones in an hour, then a person's number is not listened to for its rest.
    package static let faults = 5
    package static let window = Duration.hours(1)

    private var words: [PersonID: CodeWord] = [:]
    private var old: [PersonID: CodeWord] = [:]
    private var wrong: [PersonID: [Date]] = [:]
    /// When the next ones come; nil while none are asked for.
    package private(set) var until: Date?

    package init() {}

    package var isRunning: Bool { until != nil }

    package subscript(person: PersonID) -> CodeWord? { words[person] }

    /// In either case.
    package func holds(_ word: String, of person: PersonID, at now: Date) -> Bool {
        let word = word.uppercased()
        guard !word.isEmpty else { return false }
        if words[person]?.word == word { return true }
        guard let since = words[person]?.since, now < since + Self.overlap else { return false }
        return old[person]?.word == word
    }

    /// How many wrong ones came in the hour before.
    package func faults(of person: PersonID, at now: Date) -> Int {
        (wrong[person] ?? []).count { now.since($0) < Self.window }
    }

    mutating func apply(_ event: CodeWordEvent, at time: Date) {
        switch event {
        case .given(let fresh, let next):
            if next != until {
                old = words
                words = [:]
                until = next
            }
            for word in fresh { words[word.person] = word }
        case .wrong(let person, _):
            wrong[person] =
                (wrong[person] ?? []).filter { time.since($0) < Self.window } + [time]
        case .ended: self = CodeWordBook()
        }
    }
}

import Foundation

/// An identity that cannot be taken for another kind's.
package struct ID<Named>: Hashable, Sendable, Comparable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    package let rawValue: String

    package init(_ rawValue: String) { self.rawValue = rawValue }
    package init(stringLiteral value: String) { rawValue = value }
    package var description: String { rawValue }
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension ID: Codable {
    package init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

extension ID: CodingKeyRepresentable {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    package var codingKey: any CodingKey { Key(stringValue: rawValue) }
    package init?(codingKey: some CodingKey) { rawValue = codingKey.stringValue }
}

package typealias PersonID = ID<Person>
package typealias GroupID = ID<Group>
package typealias DeliveryID = ID<Saying>

extension ID where Named == Group {
    package static var hq: Self { "hq" }
    package static var office: Self { "office" }
    package static var duty: Self { "duty" }
    package static var tech: Self { "tech" }
    package static var release: Self { "release" }
    package static var secrecy: Self { "secrecy" }
    package static var legal: Self { "legal" }
    package static var onscene: Self { "onscene" }
    package static var guidance: Self { "guidance" }
    package static var crossplatform: Self { "crossplatform" }
}

/// The two languages every sentence exists in.
package enum Language: String, Codable, Sendable, CaseIterable { case zh, en }

/// A text in both languages.
package struct Bilingual: Codable, Hashable, Sendable {
    package var zh: String
    package var en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    package subscript(language: Language) -> String { language == .zh ? zh : en }
}

/// What a number stands for; the letter people type before it (spec §6).
package enum NumberKind: String, Codable, Sendable, CaseIterable {
    case warning = "W"
    case incident = "I"
    case task = "T"
    case statement = "S"
    case rumour = "R"
    case fact = "F"
    case evidence = "E"
    case post = "P"
    case question = "Q"
    case drill = "D"
    case notice = "N"
}

/// `W-1`, `I-3`, `T-12`: how people name a thing, aloud, in chat and by SMS.
package struct Number: Hashable, Codable, Sendable, CustomStringConvertible {
    package let kind: NumberKind
    package let value: Int

    package init(_ kind: NumberKind, _ value: Int) {
        self.kind = kind
        self.value = value
    }

    package var description: String { "\(kind.rawValue)-\(value)" }
}

/// A response level by its rank: 1 is the gravest. Names and colours are the plan's (domain §2).
package struct Level: Hashable, Codable, Comparable, Sendable {
    package let rank: Int

    package init(_ rank: Int) { self.rank = rank }
    /// A notice of this level or a graver one reaches everybody at any hour (spec §7).
    package static var quietNeverBlocks: Level { Level(2) }
    /// `I < IV` reads "graver than": ranks are compared, not gravity.
    package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }
}

/// The roads to a person.
package enum RouteKind: String, Codable, Sendable, CaseIterable {
    case chat, sms, email
    /// A second chat, which stands in for the first; it comes last, since few look at it.
    case backup

    /// Where there is no second chat.
    package static let usual: [Self] = [.chat, .sms, .email]

    /// A room and direct conversations, long texts, a prefix before commands.
    package var isChat: Bool { self == .chat || self == .backup }
}

/// How sensitive a text is (spec §7); a channel has a ceiling.
package enum Classification: Int, Codable, Sendable, Comparable {
    case `public`, `internal`, sensitive
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Where a message was said, so that a reply goes back there.
package enum Place: Hashable, Sendable {
    /// A chat room by the chat's own id.
    case room(String)
    /// A conversation of two: a chat user, a telephone number or a mail address.
    case direct(String)
}

extension Date {
    package static func + (date: Date, span: Duration) -> Date {
        date.addingTimeInterval(span.inSeconds)
    }

    package static func - (date: Date, span: Duration) -> Date {
        date.addingTimeInterval(-span.inSeconds)
    }

    /// The span from `other` to this date; negative when this one is earlier.
    package func since(_ other: Date) -> Duration {
        .milliseconds(Int64((timeIntervalSince(other) * 1000).rounded()))
    }

    /// Whether less than `span` has gone since `other`. One that is later than this date was noted
    /// before the clock went back, and counts as long ago.
    package func isWithin(_ span: Duration, of other: Date) -> Bool {
        (.zero..<span).contains(since(other))
    }
}

extension Duration {
    package var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }

    package static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
    package static func hours(_ count: Int) -> Duration { .seconds(count * 3600) }
    package static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}

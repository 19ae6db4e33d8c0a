import Domain
import Foundation

/// One language on one road: what every sentence draws on.
struct Voice: Sendable {
    let unit: Unit
    let clock: Clock
    let lexis: Lexis
    let language: Language
    let route: RouteKind
    let person: PersonID?
    let drill: Bool
    let now: Date

    /// Both languages or no build (house rule 7).
    func say(_ zh: @autoclosure () -> String, _ en: @autoclosure () -> String) -> String {
        switch language {
        case .zh: zh()
        case .en: en()
        }
    }

    var isRoom: Bool { person == nil }
    /// How many items of a list are shown before "N more".
    var listed: Int { isRoom ? 4 : 8 }
    var duty: String { unit.dutyPhone }
    func time(_ date: Date) -> String { clock.text(date, now: now) }
    func time(_ date: Date?) -> String { date.map(time) ?? say("不限时", "no due time") }

    /// A command as it is typed here: with the prefix in the chat, bare by SMS and mail.
    func typed(_ verb: Verb, _ rest: String = "") -> String {
        let front = route.isChat ? unit.prefix : ""
        return front + word(verb) + (rest.isEmpty ? "" : " " + rest)
    }

    /// A command with different words for its arguments.
    func typed(_ verb: Verb, zh: String, en: String) -> String { typed(verb, say(zh, en)) }

    /// Somebody's own words: in the chat only, on one line, not too long.
    func quote(_ text: String, max: Int = 20) -> String {
        route.isChat ? say("“\(tidy(text, max: max))”", "\"\(tidy(text, max: max))\"") : ""
    }

    /// Free text on one line, without marks that turn text round, at most `max` characters.
    func tidy(_ text: String, max: Int = 80) -> String {
        let plain = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }
                    .filter { !Self.turns($0) }))
        let line = plain.split(separator: " ").joined(separator: " ")
        return line.count <= max ? line : line.prefix(max - 1) + "…"
    }

    /// All of a free text, line by line, for whoever answers for each word of it.
    func whole(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).map { tidy(String($0), max: .max) }
            .filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private static func turns(_ scalar: Unicode.Scalar) -> Bool {
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }

    // MARK: Lists

    func list(_ items: [String]) -> String { items.joined(separator: say("、", ", ")) }

    /// The first items, and how many more there are.
    func first(_ items: [String], _ count: Int) -> String {
        let more = items.count - count
        guard more > 0 else { return list(items) }
        return list(Array(items.prefix(count))) + say("，另有\(more)项", ", \(more) more")
    }

    func people(_ names: [String], _ count: Int = 4) -> String {
        guard names.count > count else { return list(names) }
        return list(Array(names.prefix(count)))
            + say("等\(names.count)人", " and \(names.count - count) more")
    }

    func numbers(_ numbers: [Number]) -> String { first(numbers.map(\.description), 6) }

    /// "1 task", "2 tasks": for English only.
    func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        number == 1 ? "1 \(one)" : "\(number) \(many ?? one + "s")"
    }

    /// "Waiting for" line, or nothing.
    func waiting(_ names: [String]) -> String {
        names.isEmpty ? "" : say("等待：\(people(names))", "Waiting for: \(people(names))")
    }
}

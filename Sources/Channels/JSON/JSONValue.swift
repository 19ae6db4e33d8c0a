/// A JSON value as a hostile sender may have shaped it: every question has an answer, none traps.
///
/// Foundation's decoder is not used for what others write: one lone surrogate, one number out of
/// range or one nesting of 513 levels anywhere fails its whole document, so one odd chat event
/// would hide all its neighbours and leave the bot deaf.
package enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    /// A number that is no `Int`, as it was written: `1.5`, `1e999`, twenty digits.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    /// The value of a key; nil when this is no object or has no such key.
    package subscript(key: String) -> JSONValue? {
        if case .object(let members) = self { members[key] } else { nil }
    }

    package var string: String? { if case .string(let text) = self { text } else { nil } }
    package var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }

    /// A whole number, also one written as `1e3` or `2.0`.
    package var int: Int? {
        switch self {
        case .integer(let value): value
        case .number(let text): Double(text).flatMap { Int(exactly: $0) }
        default: nil
        }
    }

    /// The elements; none when this is no array.
    package var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    /// Every text in it, those of an object by their keys.
    var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(\.texts)
        case .object(let members):
            members.sorted { $0.key < $1.key }.flatMap(\.value.texts)
        default: []
        }
    }

    /// The members; none when this is no object.
    package var members: [String: JSONValue] {
        if case .object(let members) = self { members } else { [:] }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    package init(stringLiteral value: String) { self = .string(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements) { first, _ in first })
    }
}

import Foundation

@testable import Domain

/// Everything that is said of the words of the month, and the kinds of it.
enum CodeWordSamples {
    typealias F = Fixture

    static let word = CodeWord(person: "zhao", word: "KP47MX", since: F.now)

    static let bulletins: [(String, CodeWordBulletin)] = [
        ("given", .given(word, until: F.at(60 * 24 * 20))), ("wrong", .wrong(person: "赵敏", .sms)),
    ]

    static let refusals: [(String, Refusal, String?)] = [
        ("codeWord, wrong", .codeWord(.wrong), nil), ("codeWord, locked", .codeWord(.locked), nil),
        ("codeWord, wanted", .codeWord(.wanted(.rollcall)), nil),
        ("codeWord, wanted, handover", .codeWord(.wanted(.dutyHandover)), nil),
    ]

    static let all: [Sample] =
        bulletins.map { Sample("codeWord.bulletin.\($0)", .bulletin(.codeWord($1)), nil) }
        + refusals.map { Sample("refused.\($0)", .reply(.refused($1)), $2) }

    static let events: [(String, Event)] = [
        ("gave words", .codeWord(.given([word], until: F.now))),
        ("wrong word", .codeWord(.wrong("li", .sms))), ("words ended", .codeWord(.ended)),
        ("verified at a roll call", .notice(4, .rollVerified("li"))),
    ]

    enum BulletinKind: String, CaseIterable { case given, wrong }

    static func kind(told value: CodeWordBulletin) -> BulletinKind {
        switch value {
        case .given: .given
        case .wrong: .wrong
        }
    }

    enum RefusalKind: String, CaseIterable { case wrong, locked, wanted }

    static func kind(of value: CodeWordRefusal) -> RefusalKind {
        switch value {
        case .wrong: .wrong
        case .locked: .locked
        case .wanted: .wanted
        }
    }

    enum EventKind: String, CaseIterable { case given, wrong, ended }

    static func kind(event value: CodeWordEvent) -> EventKind {
        switch value {
        case .given: .given
        case .wrong: .wrong
        case .ended: .ended
        }
    }
}

import Foundation

@testable import Domain

/// Everything that is said about leave, cover and powers.
enum AbsenceSamples {
    typealias F = Fixture

    static let all: [Sample] =
        replies.map { Sample("absence.\($0)", .reply(.absence($1)), nil) }
        + refusals.map { Sample("absence.refused.\($0)", .reply(.refused($1)), $2) }
        + bulletins.map { Sample("absence.bulletin.\($0)", .bulletin(.absence($1)), nil) }
        + [
            Sample(
                "absence.signed",
                .reply(.signed(.approved(F.task(3), waitingFor: []), for: signed)),
                "T-3"),
            Sample(
                "absence.bulletin.signed",
                .bulletin(
                    .signed(.ended(1, cancelled: false, by: "李雷", reason: "平息"), for: signed)),
                "I-1"),
            Sample("absence.confirm", .reply(.confirm(.mandate(mandate), code: "4821")), nil),
        ]

    static let signed = SignedFor(by: "zhao", name: "赵敏", until: F.at(18 * 60))
    static let leave = LeaveFacts(name: "李雷", from: F.at(600), to: F.at(4 * 1440), cover: "王芳")
    static let cover = CoverFacts(name: "李雷", by: "王芳", until: F.at(1440))
    static let keeping = CoverFacts(
        name: "郑钧", by: "李雷", until: nil, kept: [.legal, "audit"])
    static let mandate = MandateFacts(
        name: "李雷", by: "赵敏", scope: [.activate, .approve], from: F.now, until: F.at(18 * 60))
    static let whole = MandateFacts(
        name: "李雷", by: "赵敏", scope: Mandate.powers, from: F.now, until: F.at(18 * 60))

    static let replies: [(String, AbsenceReply)] = [
        ("leave", .leave(leave)),
        (
            "leave, nobody covers",
            .leave(LeaveFacts(name: "孙宁", from: F.at(600), to: F.at(1440), cover: nil))
        ),
        ("back", .back("李雷")), ("covered", .covered(cover)),
        ("covered, without its rights", .covered(keeping)),
        ("coverEnded", .coverEnded(cover)), ("mandated", .mandated(mandate)),
        ("mandateEnded", .mandateEnded(mandate)),
        ("list", .list(AbsenceList(leaves: [leave], covers: [cover], mandates: [whole]))),
        ("list, empty", .list(AbsenceList(leaves: [], covers: [], mandates: []))),
    ]

    static let refusals: [(String, Refusal, String?)] = [
        (
            "pairAway",
            .absence(.pairAway("李雷", pair: "王芳", from: F.at(600), to: F.at(1440))), nil
        ),
        ("notYours", .absence(.notYours("李雷")), nil), ("endsFirst", .absence(.endsFirst), nil),
        ("past", .absence(.past), nil), ("noSuchDay", .absence(.noSuchDay), nil),
        ("notAway", .absence(.notAway("李雷")), nil), ("ofOneself", .absence(.ofOneself), nil),
        ("coverAway", .absence(.coverAway("王芳")), nil),
        ("notLead", .absence(.notLead("李雷")), nil),
        ("notCovered", .absence(.notCovered("李雷")), nil), ("notOfHQ", .absence(.notOfHQ), nil),
        ("hasThem", .absence(.hasThem("钱进")), nil),
        ("noMandate", .absence(.noMandate("李雷")), nil),
        ("tooLong", .absence(.tooLong(days: 31)), nil),
        ("coverOfHQ", .absence(.coverOfHQ("赵敏")), nil),
        ("coverByHQ", .absence(.coverByHQ("吴悠", .secrecy, people: ["赵敏", "钱进"])), nil),
        ("hasMandate", .absence(.hasMandate("李雷", by: "赵敏")), nil),
    ]

    static let bulletins: [(String, AbsenceBulletin)] = [
        ("leave", .leave(leave)), ("back", .back("李雷")), ("covered", .covered(cover, by: "赵敏")),
        ("covered, without its rights", .covered(keeping, by: "赵敏")),
        (
            "standingIn",
            .standingIn(notice: 2, [cover, CoverFacts(name: "周舟", by: "吴悠", until: nil)])
        ),
        ("coverEnded, returned", .coverEnded(cover, because: .returned)),
        ("coverEnded, over", .coverEnded(cover, because: .over)),
        ("coverEnded, ended", .coverEnded(cover, because: .ended)),
        ("mandated", .mandated(whole)), ("mandateEnded", .mandateEnded(whole, because: .over)),
        ("mandateEnded, revoked", .mandateEnded(whole, because: .ended)),
    ]

    static let events: [(String, Event)] = [
        ("leave", .absence(.leave("li", Spell(from: F.at(600), to: F.at(1440))))),
        ("back", .absence(.back("li"))),
        ("covered", .absence(.covered("li", Cover(by: "wang", from: F.now, cause: .silent(2))))),
        ("cover ended", .absence(.coverEnded("li", by: "wang", because: .returned))),
        (
            "mandated",
            .absence(
                .mandated(
                    "li",
                    Mandate(by: "zhao", scope: Mandate.powers, from: F.now, until: F.at(600))))
        ),
        ("mandate ended", .absence(.mandateEnded("li", by: "zhao", because: .over))),
    ]
}

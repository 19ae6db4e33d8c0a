import Foundation

@testable import Domain

/// Everything that is said of approving without the chat.
enum ApprovalSamples {
    typealias F = Fixture

    static let task = Number(.task, 3)
    static let statement = Number(.statement, 3)
    static let offer = ApprovalOffer(
        thing: task, step: "C09", sentBy: .email, countsBy: .sms, until: F.at(30))
    static let reversed = ApprovalOffer(
        thing: task, step: "C09", sentBy: .sms, countsBy: .email, until: F.at(30))
    static let text = ApprovalText(
        version: 2, sha256: String(repeating: "0f", count: 32),
        texts: [
            .init("", "The portal is back since 14:00.\nNext: 18:00."),
            .init("weibo", "The portal is back."),
        ])
    static let signing = ApprovalOffer(
        thing: statement, text: text, sentBy: .email, countsBy: .sms, until: F.at(30))

    static let replies: [(String, ApprovalReply)] = [
        ("codeSent", .codeSent(offer, address: "z***@example.org")),
        ("codeSent, by SMS", .codeSent(reversed, address: "+86138****0001")),
        ("codeSent, a public text", .codeSent(signing, address: "z***@example.org")),
        ("wrong", .wrong(task, left: 2)), ("wrong, one left", .wrong(task, left: 1)),
        ("voided", .voided(task)),
    ]

    static let refusals: [(String, Refusal, String?)] = [
        ("approval, off", .approval(.off(task)), nil),
        ("approval, chatWorks", .approval(.chatWorks(task)), "T-3"),
        ("approval, aboveCeiling", .approval(.aboveCeiling(statement)), "S-3"),
        ("approval, noOtherRoad", .approval(.noOtherRoad(task, able: ["钱进"])), "T-3"),
        ("approval, noOtherRoad, nobody", .approval(.noOtherRoad(task, able: [])), "T-3"),
        ("approval, noCode", .approval(.noCode(task)), "T-3"),
        ("approval, otherRoad", .approval(.otherRoad(task, .sms)), "T-3"),
        ("approval, expired", .approval(.expired(task)), "T-3"),
        ("approval, void", .approval(.void(task)), "T-3"),
    ]

    static let bulletins: [(String, ApprovalBulletin)] = [
        ("code", .code(offer, digits: "482913")),
        ("code, by SMS", .code(reversed, digits: "482913")),
        ("code, a public text", .code(signing, digits: "482913")), ("waits", .waits(offer)),
        ("waits, by mail", .waits(reversed)), ("waits, a public text", .waits(signing)),
        ("voided", .voided(task, person: "赵敏")), ("unsent", .unsent(offer, able: ["钱进"])),
        ("roadMissing", .roadMissing(task, able: ["钱进", "李雷"])),
        ("roadMissing, nobody", .roadMissing(task, able: [])),
    ]

    static let all: [Sample] =
        replies.map { Sample("approval.\($0)", .reply(.approval($1)), nil) }
        + refusals.map { Sample("refused.\($0)", .reply(.refused($1)), $2) }
        + bulletins.map { Sample("approval.bulletin.\($0)", .bulletin(.approval($1)), nil) }
        + reports.map { Sample("roadsOf, approving \($0)", .reply(.roadsOf($1))) }

    private static let reports: [(String, RoadsOfPerson)] = [
        ("off", .off), ("lacking", .lacking([.email])), ("down", .down),
        ("unconfirmed", .unconfirmed(by: "李雷")),
        ("by SMS", .by(ApprovalRoads(answer: .sms, code: .email), .all)),
        ("tasks by mail", .by(ApprovalRoads(answer: .email, code: .sms), .tasks)),
    ].map { (name: String, report: ApprovingReport) in
        var person = RoadSamples.person
        person.approving = report
        return (name, person)
    }

    private static let code = ApprovalCode(
        thing: task, digits: "482913", sentBy: .email, countsBy: .sms, validUntil: F.at(30))

    static let events: [(String, Event)] = [
        ("sent a code", .approval(1, .codeSent("li", code, asked: true))),
        ("wrong code", .approval(1, .codeWrong("li", task, by: .sms))),
        ("void code", .approval(1, .codeVoided("li", task, by: .sms, .tries))),
        ("lost code", .approval(1, .codeVoided("li", task, by: .sms, .unsent))),
        ("spent a code", .approval(1, .codeSpent("li", task, by: .sms))),
        ("no second road", .approval(1, .roadMissing("li", task))),
    ]
}

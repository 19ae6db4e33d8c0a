import Foundation

@testable import Domain

/// Everything that is said about outside bodies.
enum LiaisonSamples {
    typealias F = Fixture

    static let all: [Sample] =
        replies.map { Sample("liaison.\($0)", .reply(.liaison($1)), nil) }
        + refusals.map { Sample("liaison.refused.\($0)", .reply(.refused(.liaison($1))), nil) }
        + bulletins.map { Sample("liaison.bulletin.\($0)", .bulletin(.liaison($1)), nil) }

    static let police = Liaison(
        id: "police", name: "属地公安", phone: "110", mayTell: "时间 地点 人数",
        verifiedAt: F.at(-3 * 1440))
    static let platform = Liaison(
        id: "platform", name: "某平台官方联系人", contact: "陈经理", phone: "+8613800000101",
        mayTell: "链接 证据编号", callers: [.hq, .office, "release"], kit: "营业执照 授权书",
        verifiedAt: F.at(-120 * 1440))

    static func facts(_ liaison: Liaison, mayCall: Bool = true) -> LiaisonFacts {
        LiaisonFacts(liaison, mayCall: mayCall, at: F.now)
    }

    static let matter = LiaisonMatter(
        incident: 1, level: Level(2), since: F.at(-20), isDrill: false)

    static let replies: [(String, LiaisonReply)] = [
        ("listed", .listed([facts(police), facts(platform, mayCall: false)])),
        ("listed, none", .listed([])),
        ("shown", .shown(facts(platform))),
        ("shown, to one who may not call", .shown(facts(platform, mayCall: false))),
        ("prepared", .prepared(facts(police), about: matter, receiptBy: F.at(30))),
        (
            "prepared, in a drill",
            .prepared(
                facts(platform),
                about: LiaisonMatter(
                    incident: 2, level: Level(3), since: F.at(-5), isDrill: true),
                receiptBy: F.at(30))
        ),
        (
            "prepared, without an incident",
            .prepared(facts(police), about: nil, receiptBy: F.at(30))
        ),
        ("receipted", .receipted("属地公安", receipt)), ("verified", .verified("属地公安")),
    ]

    static let receipt = LiaisonReceipt(spokeWith: "王警官", number: "2026-118", text: "已派员")

    static let refusals: [(String, LiaisonRefusal)] = [
        ("noSuch", .noSuch("polise", known: ["police", "platform"])),
        ("noSuch, none listed", .noSuch("police", known: [])),
        ("notCaller", .notCaller("属地公安", groups: [.hq, .office])),
        ("emptyReceipt", .emptyReceipt("属地公安")),
    ]

    static let bulletins: [(String, LiaisonBulletin)] = [
        (
            "receiptLate",
            .receiptLate(
                "属地公安", id: "police", incident: 1, caller: "李雷", since: F.at(-30), reminders: 1)
        ),
        (
            "receiptLate, without an incident",
            .receiptLate(
                "属地公安", id: "police", incident: nil, caller: "李雷", since: F.at(-90),
                reminders: 2)
        ),
    ]

    static let events: [(String, Event)] = [
        ("liaisons imported", .liaison(nil, .imported([police, platform]))),
        ("liaison verified", .liaison(nil, .verified("police"))),
        ("liaison prepared", .liaison(1, .prepared("police"))),
        ("liaison receipted", .liaison(1, .receipted("police", receipt))),
        (
            "liaison late",
            .liaison(1, .receiptLate("police", caller: "li", since: F.at(-30), reminders: 1))
        ),
    ]
}

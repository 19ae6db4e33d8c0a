import Foundation

@testable import Domain

/// What is said of facts.
enum FactSamples {
    typealias F = Fixture

    static let added = FactBrief(
        number: 2, incident: 1, text: "报名系统已于14:00恢复", source: "技术组", by: "郑钧", at: F.at(-10),
        standing: .unconfirmed, voices: [], missing: 2)

    private static func changed(_ change: (inout FactBrief) -> Void) -> FactBrief {
        var brief = added
        change(&brief)
        return brief
    }

    static let once = changed { fact in
        fact.voices = [.init(name: "李雷", holds: true, how: "已致电服务商")]
        fact.missing = 1
    }
    static let confirmed = changed { fact in
        fact.voices = once.voices + [.init(name: "王芳", holds: true)]
        (fact.missing, fact.standing) = (0, .confirmed)
    }
    static let refuted = changed { fact in
        fact.voices = [
            .init(name: "李雷", holds: false, how: "仍无法登录"), .init(name: "王芳", holds: false),
        ]
        (fact.missing, fact.standing) = (0, .refuted)
    }
    static let doubted = changed { fact in
        (fact.doubt, fact.doubtedBy) = ("考生仍报错", "孙宁")
    }

    static let replies: [(String, FactReply)] = [
        ("added", .added(added)), ("verified once", .voiced(once)),
        (
            "refuted once",
            .voiced(
                changed {
                    $0.voices = [.init(name: "李雷", holds: false)]
                    $0.missing = 1
                })
        ),
        ("confirmed", .settled(confirmed)), ("refuted", .settled(refuted)),
        ("doubted", .doubted(doubted)), ("shown", .shown(confirmed)),
        ("shown, doubted", .shown(doubted)),
        ("list", .list(1, [added, confirmed, refuted])), ("list, none", .list(1, [])),
        ("list, many", .list(1, Array(repeating: confirmed, count: 70))),
    ]

    static let refusals: [(String, Refusal, String?)] = [
        ("fact, voicedAlready", .fact(.voicedAlready(added.id)), "F-2"),
        ("fact, confirmed", .fact(.settled(added.id, .confirmed)), "F-2"),
        ("fact, refuted", .fact(.settled(added.id, .refuted)), "F-2"),
        ("fact, nothingFound", .fact(.nothingFound(added.id)), "F-2"),
        ("fact, sourceless", .fact(.sourceless(added.id)), "F-2"),
    ]

    static let all: [Sample] =
        replies.map { Sample("fact.\($0)", .reply(.fact($1))) }
        + [
            Sample("fact.list, in the room", .reply(.fact(replies[8].1)), room: true),
            Sample("fact.list, many, in the room", .reply(.fact(replies[10].1)), room: true),
        ]
        + refusals.map { Sample("refused.\($0)", .reply(.refused($1)), $2) }
        + [
            Sample("fact.bulletin.wanted", .bulletin(.fact(.wanted(added))), "F-2", room: true),
            Sample(
                "fact.bulletin.settled", .bulletin(.fact(.settled(confirmed))), "F-2", room: true),
            Sample("fact.bulletin.doubted", .bulletin(.fact(.doubted(doubted))), "F-2", room: true),
        ]

    static let events: [(String, Event)] = [
        ("fact added", .fact(1, .added(2, text: added.text, source: "技术组"))),
        ("fact verified", .fact(1, .voiced(2, holds: true, how: "已致电服务商"))),
        ("fact refuted", .fact(1, .voiced(2, holds: false, how: nil))),
        ("fact settled", .fact(1, .settled(2, .confirmed))),
        ("fact doubted", .fact(1, .doubted(2, reason: "考生仍报错"))),
    ]
}

import Foundation

@testable import Domain

/// What is said of how somebody is reached.
enum ReachSamples {
    typealias F = Fixture

    static let all: [Sample] =
        replies.map { Sample($0, .reply($1), nil) }
        + bulletins.map { Sample("bulletin.\($0)", .bulletin(.reach($1)), nil, room: true) }

    static let facts = ReachFacts(
        smsStopped: F.at(-20), mailboxDead: F.at(-20), secondNumber: F.at(-20),
        unanswered: [.sms, .email])

    private static var me: MeFacts {
        var facts = MeFacts(
            name: "李雷", posts: [.init(group: "office", seat: .lead)], notices: [4], tasks: [])
        facts.reach = ReachSamples.facts
        return facts
    }

    private static var roads: RoadsOfPerson {
        var roads = RoadSamples.person
        roads.roads[2].address = "z***@example.org"
        roads.reach = facts
        return roads
    }

    private static var line: RosterLine {
        var line = RosterLine(
            name: "李雷", post: .init(group: "office", seat: .lead), mobile: "+86138****0003",
            pair: "王芳", onLeave: false, routes: [.chat, .sms, .email])
        line.reach = facts
        return line
    }

    private static let person = Person(
        id: "li", name: "李雷", posts: [.init(group: "office", seat: .lead)], chat: "@li:x",
        mobile: "+86138****0003")

    static let replies: [(String, Reply)] = [
        ("startTaken", .startTaken), ("answersStopped", .answersStopped(5)),
        ("me, otherwise reached", .me(me)), ("roadsOf, otherwise reached", .roadsOf(roads)),
        ("roster, otherwise reached", .roster(.list([line], group: nil))),
        ("roster, a person otherwise reached", .roster(.person(person, reach: facts))),
    ]

    static let bulletins: [(String, ReachBulletin)] = [
        ("answersStopped, sms", .answersStopped(person: "李雷", .sms)),
        ("answersStopped, email", .answersStopped(person: "李雷", .email)),
        ("mailboxDead", .mailboxDead(person: "李雷")),
    ]

    static let events: [(String, Event)] =
        [
            ("misheard", ReachEvent.misheard(.sms, mark: "0a1b")),
            ("answersStopped", .answersStopped(.sms)), ("understood", .understood(.email)),
            ("smsStopped", .smsStopped), ("smsStarted", .smsStarted),
            ("mailboxDead", .mailboxDead), ("mailboxAlive", .mailboxAlive),
            ("secondNumber", .secondNumber), ("firstNumber", .firstNumber),
        ].map { ("reach, \($0)", .desk(.reach("li", $1))) } + [
            ("routed, second number", .notice(4, .routed(to: "li", .sms, because: .secondNumber))),
            ("passedOver, stopped", .notice(4, .passedOver("li", .sms, because: .stopped))),
            ("passedOver, dead", .notice(4, .passedOver("li", .email, because: .dead))),
            (
                "redirected, other number",
                .desk(
                    .redirected(
                        "d1", "li", from: .sms, to: .sms, reason: "undelivered",
                        .reply(.editIgnored)))
            ),
        ]
}

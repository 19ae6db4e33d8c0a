@testable import Domain

/// What is said of the roster.
enum RosterSamples {
    static let all: [Sample] =
        replies.map { Sample($0, .reply($1), $2) }
        + refusals.map { Sample("refused.\($0)", .reply(.refused($1)), $2) }

    private static let before = Person(
        id: "li", name: "李雷", posts: [.init(group: "office", seat: .member)], pair: "wang",
        chat: "@li:x", mobile: "+86138****0003")

    private static var after: Person {
        var person = before
        person.mobile = "+86139****2222"
        person.email = "l***@example.org"
        person.posts = [.init(group: "office", seat: .lead)]
        person.title = "主任"
        return person
    }

    private static let changed = ChangedPerson(
        before: before, after: after, fields: [.posts, .mobile, .email, .title], isNew: false)
    private static var added: ChangedPerson {
        var added = changed
        added.isNew = true
        return added
    }

    private static let lines = [
        RosterLine(
            name: "李雷", post: .init(group: "office", seat: .lead), mobile: "+86138****0003",
            pair: "王芳", onLeave: true, routes: [.chat, .sms, .email]),
        RosterLine(
            name: "王芳", post: .init(group: "office", seat: .deputy), mobile: nil, pair: nil,
            onLeave: false, routes: []),
    ]

    static let replies: [(String, Reply, String?)] = [
        ("roster", .roster(.list(lines, group: nil)), nil),
        ("roster, a group", .roster(.list(lines, group: "office")), nil),
        (
            "roster, long",
            .roster(.list(Array(repeating: lines[0], count: 60), group: nil)), nil
        ),
        ("roster, a person", .roster(.person(after)), nil),
        (
            "roster, a person who waits",
            .roster(
                .person(
                    after, waiting: WaitingChange(by: ["王芳", "李雷"], confirmers: ["赵敏", "钱进"]))),
            nil
        ),
        (
            "roster, a person whom nobody may confirm",
            .roster(.person(after, waiting: WaitingChange(by: ["王芳"], confirmers: []))), nil
        ),
        ("roster, changed", .roster(.changed(changed)), nil),
        ("roster, added", .roster(.changed(added)), nil),
        (
            "roster, unchanged",
            .roster(
                .changed(ChangedPerson(before: before, after: before, fields: [], isNew: false))),
            nil
        ),
        ("roster, held", .roster(.held(reason: "法务")), nil),
        ("roster, hold lifted", .roster(.held(reason: nil)), nil),
        ("roster, confirmed", .roster(.confirmed("冯程")), nil),
        ("confirm, roster", .confirm(.roster(changed), code: "4821"), nil),
    ]

    static let refusals: [(String, Refusal, String?)] =
        [
            ("roster, taken", .roster(.taken("li")), nil),
            ("roster, badID", .roster(.badID("l i")), nil),
            ("roster, sharedAddress", .roster(.sharedAddress(.mobile, of: "王芳")), nil),
            ("roster, lastOf", .roster(.lastOf("hq")), nil),
            ("roster, nothingGiven", .roster(.nothingGiven), nil),
            ("roster, noHold", .roster(.noHold), nil),
            ("roster, ofHQ", .roster(.ofHQ("hq", people: ["赵敏", "钱进"])), nil),
            (
                "roster, unproven",
                .roster(.unproven("冯程", by: "王芳", confirmers: ["赵敏", "钱进"])), nil
            ),
            (
                "roster, unproven, nobody left",
                .roster(.unproven("冯程", by: "王芳", confirmers: [])), nil
            ),
            ("roster, nobodyToConfirm", .roster(.nobodyToConfirm), nil),
            ("roster, nothingToConfirm", .roster(.nothingToConfirm("冯程")), nil),
            ("roster, notConfirmer", .roster(.notConfirmer("冯程", ["赵敏", "钱进"])), nil),
        ]
        + [RosterField.mobile, .email, .posts, .chat, .leave].map {
            ("roster, badValue \($0.rawValue)", Refusal.roster(.badValue($0)), nil)
        }
}

import Foundation

@testable import Domain

/// What is said of the scene.
enum PostSamples {
    typealias F = Fixture

    static func card(
        _ number: Int, _ people: Int?, _ injured: Int?, by name: String = "罗岩",
        route: RouteKind = .sms, at minutes: Int = 0, place: String = "南门广场", post: Int? = 1,
        demands: String? = nil, needs: String? = nil
    ) -> FieldCardBrief {
        FieldCardBrief(
            FieldCard(
                number: number, post: post, place: place, people: people, injured: injured,
                demands: demands, needs: needs, by: name == "罗岩" ? "luo" : "wei",
                at: F.at(minutes), route: route), by: name)
    }

    static let forty = card(1, 40, 0, at: -10, demands: "退费", needs: "围挡")
    static let many = card(2, 200, 1, by: "卫青禾", route: .chat, at: -4)
    static let elsewhere = card(3, 60, 1, place: "东门停车场")
    static let loose = card(1, 40, nil, by: "卫青禾", route: .chat, post: nil)

    static func changed(_ brief: PostBrief, _ change: (inout PostBrief) -> Void) -> PostBrief {
        var brief = brief
        change(&brief)
        return brief
    }

    static let opened = changed(PostBrief(1)) { post in
        post.incident = 1
        (post.place, post.chief, post.liaison) = ("南门广场", "罗岩", "卫青禾")
        (post.people, post.openedAt) = (6, F.at(-20))
        post.next = F.at(15)
    }
    static let alone = changed(opened) { post in
        post.liaison = nil
        post.members = ["吴悠", "江南"]
        post.next = nil
    }
    static let reported = changed(opened) { post in
        post.cards = [forty]
        post.latest = [forty]
    }
    static let split = changed(opened) { post in
        post.cards = [forty, many]
        post.latest = [forty, many]
        post.differing = [FieldDifference(first: 1, second: 2)]
    }
    static let busy = changed(split) { post in
        post.cards += [elsewhere, card(4, 90, 1), card(5, 90, 1, by: "卫青禾")]
    }
    static let closed = changed(reported) { post in
        post.next = nil
        post.standDown = Post.StandDown(
            counted: 6, expected: 6, material: "齐", note: nil, by: "luo", at: F.now)
        post.closedBy = "罗岩"
    }
    static let closedShort = changed(closed) { post in
        post.standDown?.counted = 5
        post.standDown?.material = nil
        post.standDown?.note = "何静已送医"
    }
    static let second = changed(opened) { post in
        (post.number, post.place, post.chief, post.liaison) = (2, "东门停车场", "何静", nil)
    }

    static let step = F.task(23, state: .awaitingApproval(doer: "zhao"))
    private static let p1 = Number(.post, 1)
    private static let p2 = Number(.post, 2)

    static let replies: [(String, PostReply)] = [
        ("opened", .opened(opened, step: step, roll: 4)),
        ("opened, step done", .opened(alone, step: F.task(23, state: .done(at: F.now)), roll: nil)),
        ("opened, step waits", .opened(alone, step: F.task(23), roll: nil)),
        (
            "reported",
            .reported(forty, others: [], silent: [], next: F.at(15), post: reported, incident: 1)
        ),
        (
            "reported, differs",
            .reported(many, others: [forty], silent: [p2], next: F.at(5), post: split, incident: 1)
        ),
        (
            "reported, elsewhere",
            .reported(elsewhere, others: [], silent: [], next: F.at(15), post: opened, incident: 1)
        ),
        (
            "reported, hurt",
            .reported(
                card(2, nil, 2), others: [], silent: [], next: nil,
                post: changed(reported) { $0.cards.append(card(2, nil, 2)) }, incident: 1)
        ),
        (
            "reported, no post",
            .reported(loose, others: [], silent: [], next: F.at(15), post: nil, incident: 1)
        ),
        ("moved", .moved(second, from: "南门广场", roll: 5)),
        ("closed", .closed(closed, left: [])),
        ("closed, one short", .closed(closedShort, left: [p2])),
        ("shown", .shown(busy)), ("shown, new", .shown(alone)), ("shown, closed", .shown(closed)),
        ("numbers", .numbers(1, [split, second], loose: [])),
        ("numbers, no post", .numbers(1, [], loose: [loose])),
        ("numbers, none", .numbers(1, [], loose: [])),
    ]

    static let refusals: [(String, Refusal, String?)] = noes.map {
        ("post, " + $0, Refusal.post($1), nil)
    }

    private static let noes: [(String, PostRefusal)] = [
        ("none", .none), ("which", .which([p1, p2])), ("chiefWanted", .chiefWanted),
        ("openAlready", .openAlready(p1, place: "南门广场")), ("closed", .closed(p1)),
        ("notOnSite", .notOnSite(p1, chief: "罗岩")),
        ("notOnSite, no post", .notOnSite(nil, chief: nil)),
        ("placeWanted", .placeWanted), ("samePlace", .samePlace(p1, place: "南门广场")),
        ("notChief", .notChief(p1, chief: "罗岩")),
        ("countWanted", .countWanted(p1, expected: 6, silent: ["何静"])),
        ("countWanted, all answered", .countWanted(p1, expected: 6, silent: [])),
        ("notAllCounted", .notAllCounted(p1, counted: 5, expected: 6)),
    ]

    static let bulletins: [(String, PostBulletin)] = [
        ("opened", .opened(opened, by: "赵敏", roll: nil)),
        ("opened, with a team", .opened(alone, by: "赵敏", roll: nil)),
        ("reported", .reported(forty, incident: 1)),
        ("reported, no post", .reported(loose, incident: 1)),
        ("differed", .differed(forty, many, incident: 1)),
        ("differed, no post", .differed(loose, card(2, 200, 0, post: nil), incident: 1)),
        ("moved", .moved(second, from: "南门广场", by: "罗岩")), ("closed", .closed(closed)),
    ]

    static let events: [(String, Event)] = happened.map { ($0, Event.post(1, $1)) }

    private static let happened: [(String, PostEvent)] = [
        (
            "post opened",
            .opened(1, PostOpening(place: "南门广场", chief: "li", liaison: "wang", members: []))
        ),
        ("post reported", .reported(forty.card)), ("post reported, no post", .reported(loose.card)),
        ("post differed", .differed(FieldDifference(first: 1, second: 2))),
        ("post moved", .moved(1, from: "南门广场", to: "东门停车场")),
        (
            "post closed",
            .closed(
                1,
                Post.StandDown(
                    counted: 5, expected: 6, material: nil, note: "何静已送医", by: "li", at: F.now))
        ),
    ]

    static let all: [Sample] =
        said + inRoom + refused + told

    private static let said: [Sample] = replies.map { name, reply in
        Sample("post.\(name)", .reply(.post(reply)))
    }

    private static let inRoom: [Sample] = replies.filter { ["shown", "numbers"].contains($0.0) }
        .map { name, reply in
            Sample("post.\(name), in the room", .reply(.post(reply)), room: true)
        }

    private static let refused: [Sample] = refusals.map { name, refusal, _ in
        Sample("refused.\(name)", .reply(.refused(refusal)))
    }

    private static let told: [Sample] = bulletins.map { name, bulletin in
        Sample(
            "post.bulletin.\(name)", .bulletin(.post(bulletin)), bulletin.numbered, room: true)
    }
}

extension PostBulletin {
    fileprivate var numbered: String? {
        switch self {
        case .opened(let post, _, _), .moved(let post, _, _), .closed(let post):
            post.id.description
        case .reported(let card, let incident), .differed(_, let card, let incident):
            card.card.post == nil ? "I-\(incident)" : "P-1"
        }
    }
}

/// The case of what is said of the scene: a new one does not compile until it is listed here.
enum PostKinds {
    enum ReplyKind: CaseIterable { case opened, reported, moved, closed, shown, numbers }

    static func kind(_ reply: PostReply) -> ReplyKind {
        switch reply {
        case .opened: .opened
        case .reported: .reported
        case .moved: .moved
        case .closed: .closed
        case .shown: .shown
        case .numbers: .numbers
        }
    }

    enum BulletinKind: CaseIterable { case opened, reported, differed, moved, closed }

    static func kind(told bulletin: PostBulletin) -> BulletinKind {
        switch bulletin {
        case .opened: .opened
        case .reported: .reported
        case .differed: .differed
        case .moved: .moved
        case .closed: .closed
        }
    }

    enum RefusalKind: CaseIterable {
        case none, which, chiefWanted, openAlready, closed, notOnSite, placeWanted, samePlace,
            notChief, countWanted, notAllCounted
    }

    static func kind(of refusal: PostRefusal) -> RefusalKind {
        switch refusal {
        case .none: .none
        case .which: .which
        case .chiefWanted: .chiefWanted
        case .openAlready: .openAlready
        case .closed: .closed
        case .notOnSite: .notOnSite
        case .placeWanted: .placeWanted
        case .samePlace: .samePlace
        case .notChief: .notChief
        case .countWanted: .countWanted
        case .notAllCounted: .notAllCounted
        }
    }

    static func kind(event: PostEvent) -> BulletinKind {
        switch event {
        case .opened: .opened
        case .reported: .reported
        case .differed: .differed
        case .moved: .moved
        case .closed: .closed
        }
    }
}

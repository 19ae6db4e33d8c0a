import Foundation

@testable import Domain

/// What is said of the table of platforms.
enum PlatformSamples {
    typealias F = Fixture

    private static let weibo = BoardBrief.Row(
        name: "微博", owner: "孙宁", isTaken: true, heat: Heat(text: "120000", count: 120_000),
        before: Heat(text: "8万", count: 80_000), narrative: 1, state: "发酵", updatedAt: F.at(-15),
        accounts: ["官方微博"])
    private static let douyin = BoardBrief.Row(
        name: "抖音", owner: "江南", heat: Heat(text: "热榜第3"), before: Heat(text: "热榜第9"),
        narrative: 1, updatedAt: F.at(-70), isStale: true)
    private static let forum = BoardBrief.Row(name: "贴吧")

    private static func board(_ rows: [BoardBrief.Row], kept: Bool = false) -> BoardBrief {
        var board = BoardBrief(1)
        board.rows = rows
        if rows.contains(where: { $0.narrative != nil }) {
            board.narratives = [
                .init(number: 1, text: "网传报名取消", platforms: ["微博", "抖音"]),
                .init(number: 3, text: "客服无人接听", platforms: []),
            ]
        }
        if kept { board.snapshots = [F.at(-5)] }
        return board
    }

    static let fresh = board([.init(name: "微博", accounts: ["官方微博"]), forum])
    static let busy = board([weibo, douyin, forum], kept: true)
    static let owned = board([weibo, douyin])
    static let falling = board([
        changed(weibo) { $0.heat = Heat(text: "60000", count: 60_000) }
    ])
    static let snapshot: BoardBrief = {
        var kept = board([weibo])
        kept.at = F.at(-65)
        kept.by = "江南"
        return kept
    }()

    private static func changed(
        _ row: BoardBrief.Row, _ change: (inout BoardBrief.Row) -> Void
    ) -> BoardBrief.Row {
        var row = row
        change(&row)
        return row
    }

    private static func place(
        _ name: String, _ standing: Release.Place.Standing, at minutes: Int?, inside: Bool = false
    ) -> SyncBrief.Place {
        SyncBrief.Place(
            name: name, platform: name, url: minutes == nil ? nil : "https://example.org/r/1",
            sha256: String(repeating: "0af1", count: 16), standing: standing,
            at: minutes.map(F.at), isInWindow: inside)
    }

    static let sync: SyncBrief = {
        var sync = SyncBrief(statement: 3)
        sync.incident = 1
        (sync.from, sync.until) = (F.at(-20), F.at(-10))
        sync.places = [
            place("官方微博", .confirmed, at: -15, inside: true), place("官网", .placed, at: -3),
            place("官方抖音", .ordered, at: nil), place("公众号", .failed, at: nil),
        ]
        sync.uncovered = ["贴吧"]
        return sync
    }()

    static func compared(_ isSame: Bool, _ note: String? = nil) -> SyncBrief {
        var other = sync
        other.places = [other.places[0]]
        other.uncovered = []
        other.finding = .init(isSame: isSame, note: note, by: "江南", at: F.now)
        return other
    }

    static let replies: [(String, PlatformReply)] = [
        ("listed", .listed(fresh, added: ["微博", "贴吧"])),
        ("listed, all owned", .listed(owned, added: [])),
        ("owned", .owned(busy, platform: "抖音", notice: 4)),
        ("owned, by oneself", .owned(owned, platform: "微博", notice: nil)),
        ("updated", .updated(owned, platform: "微博", alike: nil)),
        ("updated, falling", .updated(falling, platform: "微博", alike: nil)),
        (
            "updated, alike",
            .updated(
                owned, platform: "抖音",
                alike: Narrative(number: 3, text: "客服无人接听", firstAt: F.now))
        ),
        ("merged", .merged(owned, from: 2, into: 1)),
        ("kept", .kept(busy, stale: ["抖音"], next: F.at(60))),
        ("kept, all fresh", .kept(busy, stale: [], next: nil)), ("board", .board(busy)),
        ("board, as kept", .board(snapshot)), ("board, none", .board(BoardBrief(1))),
        ("sync", .sync(sync)), ("sync, compared", .sync(compared(true))),
        ("compared", .compared(compared(true))),
        ("compared, differs", .compared(compared(false, "官网少一句"))),
    ]

    private static let i1 = Number(.incident, 1)
    private static let s3 = Number(.statement, 3)

    static let refusals: [(String, Refusal, String?)] = noes.map {
        ("platform, " + $0, Refusal.platform($1), nil)
    }

    private static let noes: [(String, PlatformRefusal)] = [
        ("none", .none(i1)), ("noSuch", .noSuch(i1, "知乎", known: ["微博", "抖音"])),
        ("ownedAlready", .ownedAlready(i1, "微博", owner: "孙宁")),
        ("notYours", .notYours(i1, "微博", owner: "孙宁")),
        ("notYours, nobody's", .notYours(i1, "贴吧", owner: nil)),
        ("noNarrative", .noNarrative(i1, 7, known: [1, 3])),
        ("noNarrative, none", .noNarrative(i1, 7, known: [])),
        ("sameNarrative", .sameNarrative(i1, 1)), ("notReleased", .notReleased(s3)),
        ("ownRelease", .ownRelease(s3)), ("noSnapshot", .noSnapshot(i1)),
    ]

    static let bulletins: [(String, PlatformBulletin)] = [
        ("listed", .listed(fresh, by: "李雷")), ("ownerMissed", .ownerMissed(1, platform: "贴吧")),
        ("merged", .merged(owned, from: 2, into: 1, by: "江南")), ("kept", .kept(busy, by: "江南")),
        ("compared", .compared(compared(true))),
        ("compared, differs", .compared(compared(false, "官网少一句"))),
    ]

    static let notice = Sample(
        "notice.platform",
        .notice(
            4, .platform(PlatformDuty(incident: 1, platform: "微博", by: "江南")),
            NoticeSamples.context()), "N-4")

    static let events: [(String, Event)] = happened.map { ($0, Event.platform(1, $1)) }

    private static let happened: [(String, PlatformEvent)] = [
        ("platform listed", .listed(["微博", "抖音"], ownBy: F.now)),
        ("platform owned", .owned("微博", "li", notice: 4)),
        ("platform taken", .taken("微博", by: "li")),
        ("platform ownerMissed", .ownerMissed("贴吧", told: ["li"])),
        ("platform updated", .updated("微博", PlatformUpdate(heat: Heat(text: "8万")))),
        ("platform narrated", .narrated(1, text: "网传报名取消")),
        ("platform merged", .merged(2, into: 1)),
        ("platform kept", .kept(PlatformSnapshot(at: F.now, by: "li", rows: [], narratives: []))),
        (
            "platform compared",
            .compared(
                ReleaseComparison(statement: 3, isSame: false, note: "官网少一句", by: "li", at: F.now))
        ),
    ]

    static let all: [Sample] =
        said + inRoom + refused + told + [notice]

    private static let said: [Sample] = replies.map { name, reply in
        Sample("platform.\(name)", .reply(.platform(reply)))
    }

    private static let inRoom: [Sample] = replies.filter { ["board", "sync"].contains($0.0) }
        .map { name, reply in
            Sample("platform.\(name), in the room", .reply(.platform(reply)), room: true)
        }

    private static let refused: [Sample] = refusals.map { name, refusal, _ in
        Sample("refused.\(name)", .reply(.refused(refusal)))
    }

    private static let told: [Sample] = bulletins.map { name, bulletin in
        Sample(
            "platform.bulletin.\(name)", .bulletin(.platform(bulletin)), bulletin.numbered,
            room: true)
    }
}

extension PlatformBulletin {
    fileprivate var numbered: String {
        if case .compared(let sync) = self { sync.id.description } else { incident.description }
    }
}

/// The case of what is said of platforms: a new one does not compile until it is listed here.
enum PlatformKinds {
    enum ReplyKind: CaseIterable {
        case listed, owned, updated, merged, kept, board, sync, compared
    }

    static func kind(_ reply: PlatformReply) -> ReplyKind {
        switch reply {
        case .listed: .listed
        case .owned: .owned
        case .updated: .updated
        case .merged: .merged
        case .kept: .kept
        case .board: .board
        case .sync: .sync
        case .compared: .compared
        }
    }

    enum BulletinKind: CaseIterable { case listed, ownerMissed, merged, kept, compared }

    static func kind(told bulletin: PlatformBulletin) -> BulletinKind {
        switch bulletin {
        case .listed: .listed
        case .ownerMissed: .ownerMissed
        case .merged: .merged
        case .kept: .kept
        case .compared: .compared
        }
    }

    enum RefusalKind: CaseIterable {
        case none, noSuch, ownedAlready, notYours, noNarrative, sameNarrative, notReleased,
            ownRelease, noSnapshot
    }

    static func kind(of refusal: PlatformRefusal) -> RefusalKind {
        switch refusal {
        case .none: .none
        case .noSuch: .noSuch
        case .ownedAlready: .ownedAlready
        case .notYours: .notYours
        case .noNarrative: .noNarrative
        case .sameNarrative: .sameNarrative
        case .notReleased: .notReleased
        case .ownRelease: .ownRelease
        case .noSnapshot: .noSnapshot
        }
    }

    enum EventKind: CaseIterable {
        case listed, owned, taken, ownerMissed, updated, narrated, merged, kept, compared
    }

    static func kind(event: PlatformEvent) -> EventKind {
        switch event {
        case .listed: .listed
        case .owned: .owned
        case .taken: .taken
        case .ownerMissed: .ownerMissed
        case .updated: .updated
        case .narrated: .narrated
        case .merged: .merged
        case .kept: .kept
        case .compared: .compared
        }
    }
}

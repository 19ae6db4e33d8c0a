import Foundation

@testable import Domain

/// As `Kinds`, for what is said about duty.
enum DutyKinds {
    enum ReplyKind: CaseIterable {
        case now, week, mine, swapAsked, swapAgreed, swapDeclined, covered, added, given, taken
    }

    static func kind(_ value: DutyReply) -> ReplyKind {
        switch value {
        case .now: .now
        case .week: .week
        case .mine: .mine
        case .swapAsked: .swapAsked
        case .swapAgreed: .swapAgreed
        case .swapDeclined: .swapDeclined
        case .covered: .covered
        case .added: .added
        case .given: .given
        case .taken: .taken
        }
    }

    enum RefusalKind: CaseIterable {
        case noRota, noSuchRotation, noSuchDay, endsFirst, past, noShift, withOneself, cut
        case noOffer, whichOffer, offerGone, nothingToHandOver, nothingToTake
    }

    static func kind(of value: DutyRefusal) -> RefusalKind {
        switch value {
        case .noRota: .noRota
        case .noSuchRotation: .noSuchRotation
        case .noSuchDay: .noSuchDay
        case .endsFirst: .endsFirst
        case .past: .past
        case .noShift: .noShift
        case .withOneself: .withOneself
        case .cut: .cut
        case .noOffer: .noOffer
        case .whichOffer: .whichOffer
        case .offerGone: .offerGone
        case .nothingToHandOver: .nothingToHandOver
        case .nothingToTake: .nothingToTake
        }
    }

    enum BulletinKind: CaseIterable {
        case handoverDue, handoverGiven, handoverTaken, handoverMissed, swapAsked, swapAnswered
        case covered, added
    }

    static func kind(told value: DutyBulletin) -> BulletinKind {
        switch value {
        case .handoverDue: .handoverDue
        case .handoverGiven: .handoverGiven
        case .handoverTaken: .handoverTaken
        case .handoverMissed: .handoverMissed
        case .swapAsked: .swapAsked
        case .swapAnswered: .swapAnswered
        case .covered: .covered
        case .added: .added
        }
    }

    enum EventKind: CaseIterable {
        case imported, covered, added, swapAsked, swapAgreed, swapDeclined, handoverAsked
        case handoverGiven, handoverTaken, handoverMissed
    }

    static func kind(event value: DutyEvent) -> EventKind {
        switch value {
        case .imported: .imported
        case .covered: .covered
        case .added: .added
        case .swapAsked: .swapAsked
        case .swapAgreed: .swapAgreed
        case .swapDeclined: .swapDeclined
        case .handoverAsked: .handoverAsked
        case .handoverGiven: .handoverGiven
        case .handoverTaken: .handoverTaken
        case .handoverMissed: .handoverMissed
        }
    }
}

/// Everything that can be said about duty.
enum DutySamples {
    typealias F = Fixture

    static let all: [Sample] = said + refused + told

    private static let said: [Sample] =
        replies.map { Sample("duty.\($0)", .reply(.duty($1))) }
        + [Sample("status, with duty", .reply(.status(status)))]
    private static let refused: [Sample] = refusals.map {
        Sample("duty.refused.\($0.0)", .reply(.refused($0.1)))
    }
    private static let told: [Sample] = bulletins.map {
        Sample("duty.bulletin.\($0)", .bulletin(.duty($1)), room: true)
    }

    private static let post = Bilingual(zh: "值班员", en: "Duty officer")
    private static let leader = Bilingual(zh: "带班领导", en: "Duty leader")
    /// Six in the evening of the same day, a Monday.
    private static let six = F.at(235)

    static let holders = [
        DutyHolder(
            post: post, name: "卫青禾", phone: "+86138****0013", until: six, cause: .rota, planned: nil
        ),
        DutyHolder(
            post: leader, name: "赵敏", phone: "+86138****0001", until: F.at(7 * 1440), cause: .cover,
            planned: "钱进"),
    ]

    private static let status: StatusFacts = {
        var facts = StatusFacts(running: [], warnings: [], downChannels: [])
        facts.duty = holders
        return facts
    }()

    private static func line(
        _ name: String, _ hours: Int, _ cause: DutyShift.Cause = .rota, for planned: String? = nil
    ) -> DutyLine {
        let from = six + .hours(hours)
        return DutyLine(
            post: post, name: name, from: from, to: from + .hours(12), cause: cause,
            planned: planned)
    }

    private static let week = [
        line("卫青禾", -12), line("Shen Sam", 0, .swap, for: "卫青禾"), line("卫青禾", 12),
        line("冯远", 24, .cover, for: "Shen Sam"), line("卫青禾", 36, .away, for: "Shen Sam"),
        line("郑钧", 36, .extra),
    ]

    private static let items = DutyItems(
        warnings: [7], incidents: [1], overdue: [5, 9], overdueCount: 12, roads: [.email], kept: 2)

    private static func handover(
        text: String? = nil, items: DutyItems? = nil, taken: Bool = false
    ) -> HandoverFacts {
        HandoverFacts(
            post: post, at: six, from: "卫青禾", to: "Shen Sam", text: text, items: items,
            isTaken: taken)
    }

    private static let given = handover(text: "平台已回电 等待法审", items: items)
    private static let due: HandoverFacts = {
        var facts = handover()
        facts.open = items
        return facts
    }()

    private static let swap = DutySwapFacts(
        number: 3, post: post, first: .init(name: "卫青禾", from: six, to: six + .hours(12)),
        second: .init(name: "Shen Sam", from: six + .hours(36), to: six + .hours(48)))

    private static let placed = DutyPlaced(
        post: post, name: "冯远", from: six, to: six + .hours(12), insteadOf: "卫青禾")
    private static let extra = DutyPlaced(
        post: post, name: "郑钧", from: six, to: six + .hours(12), insteadOf: nil)

    static let replies: [(String, DutyReply)] = [
        (
            "now",
            .now(
                DutyNow(
                    holders: holders, next: [.init(post: post, name: "Shen Sam", at: six)],
                    open: [handover()]))
        ), ("now, nobody", .now(DutyNow(holders: [], next: [], open: []))),
        ("week", .week(week)), ("week, nobody", .week([])),
        ("mine", .mine(name: "卫青禾", [week[0], week[2]])), ("mine, none", .mine(name: "卫青禾", [])),
        ("swapAsked", .swapAsked(swap)), ("swapAgreed", .swapAgreed(swap)),
        ("swapDeclined", .swapDeclined(swap)), ("covered", .covered(placed)),
        ("added", .added(extra)), ("given", .given(given)),
        ("given, nothing open", .given(handover(text: "无事", items: DutyItems()))),
        ("given, taken before", .given(handover(text: "无事", items: DutyItems(), taken: true))),
        ("taken", .taken(handover(text: "无事", items: items, taken: true))),
        ("taken, before it was given", .taken(handover(taken: true))),
    ]

    static let refusals: [(String, Refusal, String?)] = rows.map { ($0, .duty($1), nil) }

    private static let rows: [(String, DutyRefusal)] = [
        ("noRota", .noRota), ("noSuchRotation", .noSuchRotation("夜班", known: [post, leader])),
        ("noSuchDay", .noSuchDay), ("endsFirst", .endsFirst), ("past", .past),
        ("noShift", .noShift(name: "卫青禾", day: six)), ("withOneself", .withOneself), ("cut", .cut),
        ("noOffer", .noOffer), ("whichOffer", .whichOffer([3, 4])), ("offerGone", .offerGone(3)),
        ("nothingToHandOver", .nothingToHandOver(from: six)),
        ("nothingToHandOver, ever", .nothingToHandOver(from: nil)),
        ("nothingToTake", .nothingToTake(from: six)),
    ]

    static let bulletins: [(String, DutyBulletin)] = [
        ("handoverDue", .handoverDue(due)), ("handoverGiven", .handoverGiven(given)),
        ("handoverTaken", .handoverTaken(handover(taken: true))),
        (
            "handoverTaken, complete",
            .handoverTaken(handover(text: "无事", items: items, taken: true))
        ), ("handoverMissed", .handoverMissed(handover())),
        ("handoverMissed, given", .handoverMissed(given)),
        ("handoverMissed, taken", .handoverMissed(handover(taken: true))),
        ("swapAsked", .swapAsked(swap)), ("swapAnswered, yes", .swapAnswered(swap, agreed: true)),
        ("swapAnswered, no", .swapAnswered(swap, agreed: false)),
        ("covered", .covered(placed, by: "李雷")), ("added", .added(extra, by: "李雷")),
    ]

    // MARK: Events

    private static let change = DutyChange(rotation: "officer", at: six, from: "li", to: "wang")
    private static let stint = DutyStint(
        rotation: "officer", person: "li", from: six, to: six + .hours(12))
    private static let sides = DutySwap(
        number: 3, rotation: "officer",
        first: .init(person: "wang", from: six, to: six + .hours(12)),
        second: .init(person: "li", from: six + .hours(24), to: six + .hours(36)), at: F.now)

    private static let rota = DutyRota(
        timeZone: "Asia/Shanghai",
        rotations: [
            DutyRotation(
                id: "officer", name: post, seat: .officer, people: ["li"], length: 720, begins: 480,
                first: CalendarDay(number: 20_000))
        ])

    static let events: [(String, TimelineLine)] = [
        ("duty imported", TimelineSamples.line(.duty(.imported(rota)))),
        ("duty covered", TimelineSamples.line(.duty(.covered(stint)), who: "王芳")),
        ("duty added", TimelineSamples.line(.duty(.added(stint)), who: "王芳")),
        ("duty swapAsked", TimelineSamples.line(.duty(.swapAsked(sides)), who: "王芳")),
        ("duty swapAgreed", TimelineSamples.line(.duty(.swapAgreed(3)), who: "李雷")),
        ("duty swapDeclined", TimelineSamples.line(.duty(.swapDeclined(sides)), who: "李雷")),
        ("duty handoverAsked", TimelineSamples.line(.duty(.handoverAsked(change)))),
        (
            "duty handoverGiven",
            TimelineSamples.line(
                .duty(.handoverGiven(change, text: "平台已回电", DutyItems())), who: "李雷")
        ), ("duty handoverTaken", TimelineSamples.line(.duty(.handoverTaken(change)), who: "王芳")),
        ("duty handoverMissed", TimelineSamples.line(.duty(.handoverMissed(change)))),
    ]
}

import Foundation

/// Everything that is known of who is on duty: every roster that was imported, what people agreed
/// on since, and the handing over that is under way.
package struct DutyBook: Codable, Equatable, Sendable {
    /// A roster, and from when on it counts: what was before keeps to the one before.
    package struct Epoch: Codable, Equatable, Sendable {
        package var rota: DutyRota
        package var from: Date
    }

    /// When a rotation's handing over next has something to say.
    struct Clock: Codable, Equatable, Sendable {
        var at: Date
        var change: DutyChange
        /// It was asked for already; now it is looked whether it was done.
        var isAsked: Bool
    }

    package private(set) var epochs: [Epoch] = []
    package private(set) var covers: [DutyStint] = []
    package private(set) var extras: [DutyStint] = []
    /// Agreed by both, in the order in which they were.
    package private(set) var swaps: [DutySwap] = []
    /// Asked for by one.
    package private(set) var offers: [DutySwap] = []
    package private(set) var lastSwap = 0
    /// The last handing over of each rotation.
    package private(set) var handovers: [String: Handover] = [:]
    private(set) var clocks: [String: Clock] = [:]
    /// When people are away; others stand in for them.
    package private(set) var away: DutyAbsences = [:]

    package init() {}

    /// - Parameter from: When it counts from; all time before too, for the first.
    package init(_ rota: DutyRota, from: Date = .distantPast) {
        epochs = [Epoch(rota: rota, from: from)]
    }

    /// The roster that counts now.
    package var rota: DutyRota? { epochs.last?.rota }

    func rota(at date: Date) -> DutyRota? { epochs.last { $0.from <= date }?.rota }

    package var nextMoment: Date? { clocks.values.map(\.at).min() }

    /// So many are kept of each; older ones no longer change who was on duty.
    private static let kept = 4_000

    mutating func apply(_ event: DutyEvent, by person: PersonID?, at time: Date) {
        switch event {
        case .imported(let rota):
            // The first roster says who was on duty before it came in, too.
            epochs.append(Epoch(rota: rota, from: epochs.isEmpty ? .distantPast : time))
            epochs = Array(epochs.suffix(100))
            handovers = handovers.filter { rota[$0.key] != nil }
            clocks = clocks.filter { rota[$0.key] != nil }
            settleAll(after: time)
        case .covered(let stint):
            covers = (covers + [stint]).suffix(Self.kept)
            settleAll(after: time)
        case .added(let stint): extras = (extras + [stint]).suffix(Self.kept)
        case .swapAsked(let swap):
            lastSwap = max(lastSwap, swap.number)
            offers = offers.filter { $0.second.from > time && $0.first.from > time } + [swap]
        case .swapAgreed(let number):
            if let swap = offers.first(where: { $0.number == number }) {
                swaps = (swaps + [swap]).suffix(Self.kept)
            }
            offers.removeAll { $0.number == number }
            settleAll(after: time)
        case .swapDeclined(let swap): offers.removeAll { $0.number == swap.number }
        case .handoverAsked(let change):
            handovers[change.rotation] = Handover(change)
            clocks[change.rotation] = Clock(
                at: change.at + overlap(change.rotation), change: change, isAsked: true)
        case .handoverGiven, .handoverTaken, .handoverMissed: hand(over: event, at: time)
        }
    }

    /// Takes in who is away and when, all of it.
    mutating func note(away: DutyAbsences, at time: Date) {
        guard self.away != away else { return }
        self.away = away
        settleAll(after: time)
    }

    private mutating func hand(over event: DutyEvent, at time: Date) {
        guard let change = event.change else { return }
        var handover = handovers[change.rotation] ?? Handover(change)
        if handover.change.at != change.at { handover = Handover(change) }
        handover.change = change
        switch event {
        case .handoverGiven(_, let text, let items):
            handover.note = Handover.Note(text: text, items: items, at: time)
        case .handoverTaken: handover.takenAt = time
        default: handover.missedAt = time
        }
        handovers[change.rotation] = handover
        if handover.isDone || handover.missedAt != nil {
            settle(change.rotation, after: max(change.at, time - overlap(change.rotation)))
        } else if clocks[change.rotation]?.change.at != change.at
            || clocks[change.rotation]?.isAsked != true
        {
            clocks[change.rotation] = Clock(
                at: change.at + overlap(change.rotation), change: change, isAsked: true)
        }
    }

    func overlap(_ rotation: String) -> Duration { .minutes(rota?[rotation]?.overlap ?? 0) }

    private mutating func settleAll(after time: Date) {
        for rotation in rota?.rotations ?? [] {
            refresh(rotation.id, at: time)
            guard clocks[rotation.id]?.isAsked != true else { continue }
            settle(rotation.id, after: time)
        }
    }

    /// Who hands over to whom may be others by now; where nothing changes hands any more there is
    /// nothing to hand over.
    private mutating func refresh(_ rotation: String, at time: Date) {
        guard var clock = clocks[rotation], clock.isAsked else { return }
        if let change = change(of: rotation, at: clock.change.at) {
            handovers[rotation]?.change = change
            clock.change = change
            clocks[rotation] = clock
        } else {
            handovers[rotation] = nil
            clocks[rotation] = nil
        }
    }

    private mutating func settle(_ rotation: String, after time: Date) {
        guard rota?[rotation]?.confirms == true,
            let change = nextChange(of: rotation, after: time)
        else {
            clocks[rotation] = nil
            return
        }
        clocks[rotation] = Clock(
            at: change.at - overlap(rotation), change: change, isAsked: false)
    }

    /// As it would be if this were agreed on.
    func agreed(on swap: DutySwap) -> Self {
        var book = self
        book.swaps.append(swap)
        return book
    }

    // MARK: Changes

    private static let lookedThrough = 400

    /// The next point, strictly after `time`, at which the post goes to somebody else; nil when
    /// there is none among the next shifts.
    package func nextChange(of rotation: String, after time: Date) -> DutyChange? {
        guard let rule = rota?[rotation] else { return nil }
        var shift = holder(rotation, at: time)
        let begin = rota.map { rule.start(of: 0, $0.clock) } ?? time
        if shift == nil { shift = holder(rotation, at: max(begin, time)) }
        for _ in 0..<Self.lookedThrough {
            guard let current = shift, let next = holder(rotation, at: current.to) else {
                return nil
            }
            if next.person != current.person, next.from > time {
                return DutyChange(
                    rotation: rotation, at: next.from, from: current.person, to: next.person)
            }
            shift = next
        }
        return nil
    }

    /// Whether the post goes to somebody else at exactly this instant.
    func change(of rotation: String, at date: Date) -> DutyChange? {
        guard let before = holder(rotation, at: date.addingTimeInterval(-1)),
            let after = holder(rotation, at: date), before.person != after.person
        else { return nil }
        return DutyChange(rotation: rotation, at: date, from: before.person, to: after.person)
    }

    /// The last change that may be spoken of by `now`, from a known one on: whoever was away for
    /// long speaks of the last alone.
    func latest(from change: DutyChange, by now: Date) -> DutyChange {
        var last = change
        while let next = nextChange(of: change.rotation, after: last.at),
            next.at - overlap(change.rotation) <= now
        {
            last = next
        }
        return last
    }
}

/// One post's going from one person to another, as far as it has come.
package struct Handover: Codable, Equatable, Sendable {
    package struct Note: Codable, Equatable, Sendable {
        package var text: String
        package var items: DutyItems
        package var at: Date
    }

    package var change: DutyChange
    /// What the one who goes left.
    package var note: Note?
    /// When the one who comes took it.
    package var takenAt: Date?
    /// When it was told that it had not happened.
    package var missedAt: Date?

    init(_ change: DutyChange) { self.change = change }

    /// Both have said so.
    package var isDone: Bool { note != nil && takenAt != nil }
}

/// What lies open when a post changes hands.
package struct DutyItems: Codable, Equatable, Sendable {
    package var warnings: [Int]
    package var incidents: [Int]
    /// Tasks that are overdue, the first of them.
    package var overdue: [Int]
    /// How many there are in all.
    package var overdueCount: Int
    package var roads: [RouteKind]
    /// Messages that wait for a road to return.
    package var kept: Int

    package init(
        warnings: [Int] = [], incidents: [Int] = [], overdue: [Int] = [], overdueCount: Int? = nil,
        roads: [RouteKind] = [], kept: Int = 0
    ) {
        self.warnings = warnings
        self.incidents = incidents
        self.overdue = overdue
        self.overdueCount = overdueCount ?? overdue.count
        self.roads = roads
        self.kept = kept
    }

    package var isEmpty: Bool {
        warnings.isEmpty && incidents.isEmpty && overdueCount == 0 && roads.isEmpty && kept == 0
    }
}

package enum DutyEvent: Codable, Equatable, Sendable {
    case imported(DutyRota)
    /// Somebody else on a post for a while.
    case covered(DutyStint)
    /// Somebody besides for a while.
    case added(DutyStint)
    case swapAsked(DutySwap)
    case swapAgreed(Int)
    case swapDeclined(DutySwap)
    case handoverAsked(DutyChange)
    case handoverGiven(DutyChange, text: String, DutyItems)
    case handoverTaken(DutyChange)
    /// The time for it is over, and not both have confirmed it.
    case handoverMissed(DutyChange)

    var change: DutyChange? {
        switch self {
        case .handoverAsked(let change), .handoverGiven(let change, _, _),
            .handoverTaken(let change), .handoverMissed(let change):
            change
        default: nil
        }
    }
}

extension DutyEvent {
    /// The people it speaks of.
    var people: [PersonID] {
        switch self {
        case .imported, .swapAgreed: []
        case .covered(let stint), .added(let stint): [stint.person]
        case .swapAsked(let swap), .swapDeclined(let swap): [swap.first.person, swap.second.person]
        case .handoverAsked(let change), .handoverGiven(let change, _, _),
            .handoverTaken(let change), .handoverMissed(let change):
            [change.from, change.to]
        }
    }
}

import Foundation

/// Something of an incident that the next situation report tells: what people said, did and could
/// not do, and what befell the roads. Facts are told apart, see `Sitrep.FactLine`.
package struct Happening: Codable, Equatable, Sendable {
    package enum What: Codable, Equatable, Sendable {
        case noted(String)
        case pinned(String, saidBy: String)
        case level(from: Level, to: Level, reason: String?)
        case scored(Int, suggested: Level)
        case done(task: Int, action: Bilingual, evidence: String?)
        case blocked(task: Int, action: Bilingual, reason: String)
        case roadDown(RouteKind)
        case roadBack(RouteKind, since: Date)
        /// An outside body was told, and this is its receipt.
        case told(body: String, receipt: LiaisonReceipt)
        /// The first report went by telephone.
        case phoned(to: String?, words: String?)
        case closeProposed(reason: String)
        case closed(reason: String)
        /// A report from the ground.
        case field(FieldCard)
        /// Two of them say different things.
        case fieldDiffers(FieldCard, FieldCard, names: [String])
        /// A public text stands on these channels.
        case published(number: Int, kind: Statement.Kind, text: String, places: [String])
        /// Two found the same of a rumour.
        case judged(rumour: Int, text: String, Rumour.Verdict)
        case decided(rumour: Int, Rumour.Response, reason: String)
    }

    /// When it happened, as far as anybody has told.
    package var at: Date
    /// As they were called then; nil for what nobody did.
    package var who: String?
    package var what: What

    package init(at: Date, who: String?, what: What) {
        self.at = at
        self.who = who
        self.what = what
    }

    var isLevel: Bool { if case .level = what { true } else { false } }
    package var isOfRoads: Bool {
        switch what {
        case .roadDown, .roadBack: true
        default: false
        }
    }
    var isDone: Bool { if case .done = what { true } else { false } }
}

/// What no report has told yet.
package struct Unreported: Codable, Equatable, Sendable {
    /// What was longest ago goes first where nobody reports.
    private static let most = 100

    package private(set) var happened: [Happening] = []
    package private(set) var dropped = 0

    mutating func add(_ happening: Happening) {
        happened.append(happening)
        guard happened.count > Self.most else { return }
        happened.removeFirst()
        dropped += 1
    }
}

extension World {
    /// Keeps what an entry says of a live incident for its next report.
    mutating func noteHappening(_ entry: Entry) {
        guard let (number, what) = happening(entry.event),
            incidents[number] != nil || concluding[number] != nil
        else { return }
        let happening = Happening(
            at: entry.event.happenedAt ?? entry.saidAt ?? entry.at,
            who: entry.actor.person.map(name), what: what)
        change(number) { incident in
            var unreported = incident.unreported ?? Unreported()
            unreported.add(happening)
            incident.unreported = unreported
        }
    }

    private func happening(_ event: Event) -> (Int, Happening.What)? {
        switch event {
        case .incident(let number, let event): event.happening.map { (number, $0) }
        case .task(let number, let event): happening(event, task: number)
        case .liaison(let incident?, .receipted(let body, let receipt)):
            (incident, .told(body: liaisons.named(body)?.name ?? body, receipt: receipt))
        case .sitrep(let number, .phoned(let to, let words)):
            (number, .phoned(to: to, words: words))
        case .post(let number, .reported(let card)): (number, .field(card))
        case .post(let number, .differed(let two)): happening(two, of: number)
        case .statement(let number, .released(let text)): published(text).map { (number, $0) }
        case .rumour(let number, .judged(let id, let verdict)):
            rumour(id).map { (number, .judged(rumour: id, text: $0.rumour.text, verdict)) }
        case .rumour(let number, .decided(let id, let response, let reason)):
            (number, .decided(rumour: id, response, reason: reason))
        default: nil
        }
    }

    private func happening(_ two: FieldDifference, of number: Int) -> (Int, Happening.What)? {
        guard let book = incident(number)?.field, let first = book.card(two.first),
            let second = book.card(two.second)
        else { return nil }
        let names = [first, second].map { $0.by.map(name) ?? "" }
        return (number, .fieldDiffers(first, second, names: names))
    }

    private func published(_ number: Int) -> Happening.What? {
        guard let text = statement(number)?.statement else { return nil }
        let places = (text.release?.places ?? []).map { place in
            officials.name(of: place.channel)
        }
        return .published(number: number, kind: text.kind, text: text.master, places: places)
    }

    private func happening(_ event: TaskEvent, task number: Int) -> (Int, Happening.What)? {
        // A report does not tell that it was made, and filings it tells as such.
        guard let task = task(number), task.step.fulfilledBy?.isReport != true,
            !task.step.isFiling, task.step.fulfilledBy?.isFieldReport != true
        else { return nil }
        let action = task.step.action
        return switch event {
        case .done(_, let evidence, _):
            // The digest of a text tells a reader nothing; what it says is told when it is public.
            (
                task.incident,
                .done(
                    task: number, action: action,
                    evidence: task.step.fulfilledBy?.isOfStatement == true ? nil : evidence)
            )
        case .approved:
            (task.incident, .done(task: number, action: action, evidence: task.evidence.last))
        case .blocked(_, let reason):
            (task.incident, .blocked(task: number, action: action, reason: reason))
        default: nil
        }
    }
}

extension IncidentEvent {
    fileprivate var happening: Happening.What? {
        switch self {
        case .noted(let text, _): .noted(text)
        case .pinned(let text, let author): .pinned(text, saidBy: author)
        case .levelChanged(let old, let new, let reason):
            .level(from: old, to: new, reason: reason)
        case .assessed(let score): .scored(score.points, suggested: score.suggested)
        case .outage(let route, _): .roadDown(route)
        case .restored(let route, let since): .roadBack(route, since: since)
        case .closeProposed(_, let reason): .closeProposed(reason: reason)
        case .closed(_, let reason): .closed(reason: reason)
        default: nil
        }
    }
}

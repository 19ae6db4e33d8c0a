import Domain
import Ports

/// What may be shown to whoever asks, where they ask: in a room nothing of a sensitive matter,
/// but in that matter's own room; to one person only what they may know.
struct KnownView {
    private let world: World
    private let asker: PersonID?
    private let inRoom: Bool
    private let heardIn: Number?

    init(_ world: World, _ asker: PersonID?, _ message: InboundMessage) {
        self.world = world
        self.asker = asker
        inRoom = if case .room = message.place { true } else { false }
        heardIn = message.closedRoom.flatMap(Number.init)
    }

    /// The matter that a question is about and the asker may not know of.
    func refused(_ query: Query) -> Number? {
        let asked: Number? =
            switch query {
            case .status(let number), .timeline(let number, _), .circle(let number): number
            case .rollCall(let number), .facts(let number), .evidence(let number): number
            case .questions(.list(let number, _)), .questions(.concerns(let number)): number
            case .questions(.show(let number)): number
            case .rumours(let number), .filings(let number): number
            case .sitreps(let query): query.incident
            case .seals(.list(let number)): number
            case .posts(let query): query.number
            case .platforms(let query): query.number
            default: nil
            }
        guard let asked, !world.mayKnow(asker, of: asked) else { return nil }
        return world.matter(of: asked)
    }

    func shows(_ kind: NumberKind, _ value: Int) -> Bool {
        let number = Number(kind, value)
        guard world.label(of: number) == .sensitive else { return true }
        guard world.mayKnow(asker, of: number) else { return false }
        return !inRoom || world.matter(of: number) == heardIn
    }

    func shown(_ tasks: [TaskBrief]) -> [TaskBrief] {
        tasks.filter { shows(.task, $0.number) }
    }

    /// How many sensitive matters these belong to that may not be shown; nil: none.
    func hidden(_ numbers: [Number]) -> Int? {
        let matters = numbers.filter { !shows($0.kind, $0.value) }
            .compactMap { world.matter(of: $0) }.uniqued()
        return matters.isEmpty ? nil : matters.count
    }

    /// Takes out what may not be shown, and says how much that is.
    func narrow(_ facts: inout StatusFacts) {
        let before = facts.running.count + (facts.concluding?.count ?? 0) + facts.warnings.count
        facts.running.removeAll { !shows(.incident, $0.incident) }
        facts.concluding?.removeAll { !shows(.incident, $0.incident) }
        if facts.concluding?.isEmpty == true { facts.concluding = nil }
        facts.warnings.removeAll { !shows(.warning, $0) }
        let after = facts.running.count + (facts.concluding?.count ?? 0) + facts.warnings.count
        facts.closed = after < before ? before - after : nil
    }
}

extension CommandHandler {
    func circle(_ number: Number?, _ actor: Actor, _ world: World) -> Reply {
        let known = world.running.map(\.id).filter { world.mayKnow(actor.person, of: $0) }
        guard let asked = number ?? (known.count == 1 ? known[0] : nil) else {
            return .refused(known.isEmpty ? .noIncident : .whichIncident(known))
        }
        let exists =
            world.matter(of: asked)?.kind == .warning
            ? world.warning(asked.value) != nil : world.mark(ofIncident: asked.value) != nil
        guard exists, let facts = world.circleFacts(of: asked, for: actor.person) else {
            return .refused(.noSuch(asked))
        }
        return .circle(.list(facts))
    }
}

extension Number {
    /// `I-1`, as it is written.
    init?(_ text: String) {
        let parts = text.split(separator: "-")
        guard parts.count == 2, let kind = NumberKind(rawValue: String(parts[0])),
            let value = Int(parts[1])
        else { return nil }
        self.init(kind, value)
    }
}

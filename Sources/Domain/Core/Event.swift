import Foundation

/// Which history an entry belongs to. Nothing else has a history (house §3.6).
package enum Stream: Hashable, Codable, Sendable, CustomStringConvertible {
    case desk, roster, plan
    case incident(Int)

    package var description: String {
        switch self {
        case .desk: "desk"
        case .roster: "roster"
        case .plan: "plan"
        case .incident(let number): "I-\(number)"
        }
    }

    package init?(_ text: String) {
        switch text {
        case "desk": self = .desk
        case "roster": self = .roster
        case "plan": self = .plan
        default:
            guard text.hasPrefix("I-"), let number = Int(text.dropFirst(2)) else { return nil }
            self = .incident(number)
        }
    }
}

/// Who did it, and how it reached us.
package enum Actor: Hashable, Codable, Sendable {
    case person(PersonID, RouteKind)
    /// A clock, a channel or the machine's keeper.
    case system

    package var person: PersonID? {
        if case .person(let id, _) = self { id } else { nil }
    }

    package var route: RouteKind? {
        if case .person(_, let route) = self { route } else { nil }
    }
}

/// A fact that was saved. Case and field names are the storage format: never rename one.
package enum Event: Codable, Equatable, Sendable {
    case warning(Int, WarningEvent)
    case incident(Int, IncidentEvent)
    case task(Int, TaskEvent)
    case notice(Int, NoticeEvent)
    case desk(DeskEvent)
    case roster(RosterEvent)
    case plan(PlanEvent)
    /// Of an incident, or of the desk.
    case liaison(Int?, LiaisonEvent)
    /// Of an incident.
    case fact(Int, FactEvent)
    /// Of an incident.
    case statement(Int, StatementEvent)
    case official(OfficialEvent)
    /// Of an incident.
    case evidence(Int, EvidenceEvent)
    /// Of an incident, or of the desk.
    case question(Int?, QuestionEvent)
    /// Of an incident.
    case concern(Int, ConcernEvent)
    /// Of an incident.
    case rumour(Int, RumourEvent)
    case sitrep(Int, SitrepEvent)
    case filing(Int, FilingEvent)
    /// Of an incident.
    case post(Int, PostEvent)
    /// Of an incident.
    case platform(Int, PlatformEvent)
    case duty(DutyEvent)
    case absence(AbsenceEvent)
    case readiness(ReadinessEvent)
    /// Of a warning or an incident.
    case circle(Number, CircleEvent)
    /// Of an incident, or of the desk.
    case sealing(Int?, SealEvent)
    /// Of an incident.
    case approval(Int, ApprovalEvent)
    case codeWord(CodeWordEvent)

    /// What went as a number alone, where it says so.
    var withheld: [Withheld] {
        if case .sealing(_, let event) = self { event.withheld } else { [] }
    }

    /// The stored type name, such as `warning.registered`.
    package var type: String {
        switch self {
        case .warning(_, let event): "warning.\(Self.word(event))"
        case .incident(_, let event): "incident.\(Self.word(event))"
        case .task(_, let event): "task.\(Self.word(event))"
        case .notice(_, let event): "notice.\(Self.word(event))"
        case .desk(let event): "desk.\(Self.word(event))"
        case .roster(let event): "roster.\(Self.word(event))"
        case .plan(let event): "plan.\(Self.word(event))"
        case .liaison(_, let event): "liaison.\(Self.word(event))"
        case .fact(_, let event): "fact.\(Self.word(event))"
        case .statement(_, let event): "statement.\(Self.word(event))"
        case .official(let event): "official.\(Self.word(event))"
        case .evidence(_, let event): "evidence.\(Self.word(event))"
        case .question(_, let event): "question.\(Self.word(event))"
        case .concern(_, let event): "concern.\(Self.word(event))"
        case .rumour(_, let event): "rumour.\(Self.word(event))"
        case .sitrep(_, let event): "sitrep.\(Self.word(event))"
        case .filing(_, let event): "filing.\(Self.word(event))"
        case .post(_, let event): "post.\(Self.word(event))"
        case .platform(_, let event): "platform.\(Self.word(event))"
        case .duty(let event): "duty.\(Self.word(event))"
        case .absence(let event): "absence.\(Self.word(event))"
        case .readiness(let event): "readiness.\(Self.word(event))"
        case .circle(_, let event): "circle.\(Self.word(event))"
        case .sealing(_, let event): "sealing.\(Self.word(event))"
        case .approval(_, let event): "approval.\(Self.word(event))"
        case .codeWord(let event): "codeWord.\(Self.word(event))"
        }
    }

    /// The case name, without its payload.
    private static func word(_ value: Any) -> String {
        Mirror(reflecting: value).children.first?.label ?? "\(value)"
    }
}

/// One line of the log.
package struct Entry: Codable, Equatable, Sendable {
    /// Counted from 1 by the one writer.
    package var sequence: Int
    package var at: Date
    package var stream: Stream
    package var actor: Actor
    package var event: Event
    /// When the actor said it, where that came late (`Limits.late`); nil otherwise.
    package var saidAt: Date?
    /// In whose name the actor did it; nil where it was in their own.
    package var signedFor: SignedFor?

    package init(
        sequence: Int, at: Date, stream: Stream, actor: Actor, event: Event, saidAt: Date? = nil,
        signedFor: SignedFor? = nil
    ) {
        self.signedFor = signedFor
        self.saidAt = saidAt
        self.sequence = sequence
        self.at = at
        self.stream = stream
        self.actor = actor
        self.event = event
    }
}

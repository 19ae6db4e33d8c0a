import Foundation

/// Answers about the plan itself.
package enum PlanReply: Codable, Equatable, Sendable {
    case shown(PlanShown)
    case clause(Clause, steps: [PlanStepLine])
    /// Several that a word may have meant.
    case clauses([PlanTitle])
    case step(PlanStepFacts)
    case pack(PlanTitle, clause: String, steps: [PlanStepLine])
    case diff(PlanComparison)
    case annexes([AnnexLine])
    case published(PublishedFacts)
    case adopted(AdoptedFacts)
    case interpreted(Int)
    case interpretations([Interpretation])
}

/// Why something cannot be done with the plan just now.
package enum PlanRefusal: Codable, Equatable, Sendable {
    /// The pack on the disk is at fault.
    case faulty(Int, first: PlanFound.Fault)
    /// The folder could not be looked at from here.
    case noFolder
    /// What lies there is in force already.
    case notNew(version: String)
    /// Other content under a version that was published before.
    case versionTaken(String)
    /// It has changed since the code was asked for.
    case changedSince
    /// The incident runs by the plan in force.
    case upToDate(Number, version: String)
    case noClause(String, known: [String])
    /// The version an incident began with was never kept.
    case versionUnknown(Number, version: String)
}

/// What a dangerous command about the plan is about to do.
package enum PlanConfirmation: Codable, Equatable, Sendable {
    case publish(from: String, to: String, changes: Int, people: Int, running: Int)
    case adopt(Int, to: String, changed: Int, joining: Int, leaving: Int)
}

/// What people are told about the plan.
package enum PlanBulletin: Codable, Equatable, Sendable {
    case unread(version: String, names: [String], due: Date)
    /// A department's own rules were not read again in time; `names` keeps them.
    case annexOverdue(title: Bilingual, names: [String], review: String)
    case interpreted(Int, question: String, answer: String, by: String)
    case adopted(AdoptedFacts, by: String)
}

/// What a notice says of a new version.
package struct PlanNotice: Codable, Equatable, Sendable {
    package var version: String
    package var hash: String
    package var effective: String
    package var changes: Int
    package var by: String

    package init(version: String, hash: String, effective: String, changes: Int, by: String) {
        self.version = version
        self.hash = hash
        self.effective = effective
        self.changes = changes
        self.by = by
    }
}

package struct PlanShown: Codable, Equatable, Sendable {
    package var version: String
    package var effective: String
    package var hash: String
    package var publishedAt: Date?
    package var publishedBy: String?
    package var acknowledgeBy: Date?
    /// Who has not acknowledged it.
    package var unread: [String]
    package var folder: PlanState
    /// Running incidents that keep to another version.
    package var pinned: [PinnedIncident]
    package var steps: Int
    package var interpretations: Int
}

package struct PinnedIncident: Codable, Equatable, Sendable {
    package var incident: Int
    package var version: String

    package init(incident: Int, version: String) {
        self.incident = incident
        self.version = version
    }
}

package struct PlanStepLine: Codable, Equatable, Sendable {
    package var id: String
    package var group: GroupID
    package var action: Bilingual

    package init(id: String, group: GroupID, action: Bilingual) {
        self.id = id
        self.group = group
        self.action = action
    }
}

/// A clause or a pack: what it is known by, and its title.
package struct PlanTitle: Codable, Equatable, Sendable {
    package var id: String
    package var title: Bilingual

    package init(id: String, title: Bilingual) {
        self.id = id
        self.title = title
    }
}

/// One step as the plan has it.
package struct PlanStepFacts: Codable, Equatable, Sendable {
    package struct Part: Codable, Equatable, Sendable {
        package var part: PlanChange.StepPart
        /// As the plan's file writes it.
        package var text: String

        package init(part: PlanChange.StepPart, text: String) {
            self.part = part
            self.text = text
        }
    }

    package var line: PlanStepLine
    package var pack: PlanTitle
    /// The clauses that it serves.
    package var clauses: [String]
    package var parts: [Part]

    package init(line: PlanStepLine, pack: PlanTitle, clauses: [String], parts: [Part]) {
        self.line = line
        self.pack = pack
        self.clauses = clauses
        self.parts = parts
    }

    package init(_ step: Step, in plan: Plan) {
        let pack = plan.packs.first { $0.steps.contains { $0.id == step.id } }
        self.init(
            line: PlanStepLine(step),
            pack: PlanTitle(
                id: pack?.letter ?? "", title: pack?.title ?? Bilingual(zh: "", en: "")),
            clauses: plan.clauses.filter { $0.steps.contains(step.id) }.map(\.id),
            parts: step.parts.compactMap { part, text in
                guard let text, part != .group, part != .legal || step.legal else { return nil }
                return Part(part: part, text: text)
            })
    }
}

extension PlanStepLine {
    package init(_ step: Step) { self.init(id: step.id, group: step.group, action: step.action) }
}

package struct PlanComparison: Codable, Equatable, Sendable {
    package var from: String
    package var to: String
    /// Compared is what it runs by; nil when the disk is.
    package var incident: Int?
    package var changes: [PlanChange]
    /// The disk's number was published before with other content.
    package var isTaken: Bool

    package init(
        from: String, to: String, incident: Int? = nil, changes: [PlanChange],
        isTaken: Bool = false
    ) {
        self.from = from
        self.to = to
        self.incident = incident
        self.changes = changes
        self.isTaken = isTaken
    }
}

package struct AnnexLine: Codable, Equatable, Sendable {
    package var letter: String
    package var title: Bilingual
    package var owner: Approval.Approver
    /// Who holds that seat now.
    package var names: [String]
    package var review: String
    package var steps: Int

    package init(
        letter: String, title: Bilingual, owner: Approval.Approver, names: [String],
        review: String, steps: Int
    ) {
        self.letter = letter
        self.title = title
        self.owner = owner
        self.names = names
        self.review = review
        self.steps = steps
    }
}

package struct PublishedFacts: Codable, Equatable, Sendable {
    package var version: String
    package var notice: Int?
    package var people: Int
    package var acknowledgeBy: Date?
    package var pinned: [PinnedIncident]

    package init(
        version: String, notice: Int?, people: Int, acknowledgeBy: Date?,
        pinned: [PinnedIncident]
    ) {
        self.version = version
        self.notice = notice
        self.people = people
        self.acknowledgeBy = acknowledgeBy
        self.pinned = pinned
    }
}

package struct AdoptedFacts: Codable, Equatable, Sendable {
    package var incident: Int
    package var version: String
    package var changed: [Int]
    package var joined: [TaskBrief]
    package var left: [Int]
    package var moved: [DueChange]

    package init(
        incident: Int, version: String, changed: [Int], joined: [TaskBrief], left: [Int],
        moved: [DueChange]
    ) {
        self.incident = incident
        self.version = version
        self.changed = changed
        self.joined = joined
        self.left = left
        self.moved = moved
    }
}

/// That the folder holds something else than the plan in force.
package struct PlanNote: Codable, Equatable, Sendable {
    package var version: String
    package var folder: PlanState

    package init(version: String, folder: PlanState) {
        self.version = version
        self.folder = folder
    }
}

extension PlanReply {
    /// More than a room is given.
    var isLong: Bool {
        let roomItems = 4
        return switch self {
        case .diff(let comparison): comparison.changes.count > roomItems
        case .clause(_, let steps), .pack(_, _, let steps): steps.count > roomItems
        case .clauses(let list): list.count > roomItems
        case .step(let facts): facts.parts.count > roomItems
        case .annexes(let lines): lines.count > roomItems
        case .interpretations(let list): list.count > roomItems
        case .shown, .published, .adopted, .interpreted: false
        }
    }
}

extension PlanShown {
    package init(_ plan: Plan, _ world: World, found: PlanFound) {
        let current = world.book.current
        self.init(
            version: plan.version, effective: plan.effective, hash: plan.hash,
            publishedAt: current?.at, publishedBy: current?.by.map(world.name),
            acknowledgeBy: current?.acknowledgeBy, unread: world.unread.map(world.name),
            folder: found.state(beside: plan), pinned: world.pinned,
            steps: plan.packs.reduce(0) { $0 + $1.steps.count },
            interpretations: world.book.interpretations.count)
    }
}

extension Step {
    /// What of a step another version changes, part by part.
    func changes(to other: Step) -> [PlanChange] {
        func part(_ part: PlanChange.StepPart, _ old: String, _ new: String) -> [PlanChange] {
            Plan.simple(.stepPart(id, part), plain(old), plain(new))
        }
        var changes = Plan.simple(.stepPart(id, .action), action, other.action)
        changes += part(.group, group.rawValue, other.group.rawValue)
        changes += part(.due, Self.list(due.map(\.planText)), Self.list(other.due.map(\.planText)))
        changes += part(.after, Self.list(after), Self.list(other.after))
        changes += part(
            .fulfilledBy, fulfilledBy?.rawValue ?? Self.none,
            other.fulfilledBy?.rawValue ?? Self.none)
        changes += part(
            .approval, approval?.planText ?? Self.none, other.approval?.planText ?? Self.none)
        changes += part(.evidence, Self.list(evidence), Self.list(other.evidence))
        changes += part(
            .notify, Self.list(notify.map(\.rawValue)), Self.list(other.notify.map(\.rawValue)))
        changes += part(
            .every, every?.planText ?? Self.none, other.every?.planText ?? Self.none)
        changes += part(.clock, clock ?? Self.none, other.clock ?? Self.none)
        changes += part(.legal, "\(legal)", "\(other.legal)")
        if rest != other.rest { changes.append(PlanChange(.stepPart(id, .rest))) }
        return changes
    }

    /// The step without the parts that are compared by name.
    private var rest: Step {
        var step = self
        step.action = Bilingual(zh: "", en: "")
        step.group = ""
        step.due = []
        step.after = []
        step.fulfilledBy = nil
        step.approval = nil
        step.evidence = []
        step.notify = []
        step.every = nil
        step.clock = nil
        step.legal = false
        return step
    }

    private static let none = "none"

    private static func list(_ words: [String]) -> String {
        words.isEmpty ? none : words.joined(separator: ", ")
    }
}

extension LevelRule {
    /// What of a level another version changes, clock by clock.
    func changes(to other: LevelRule) -> [PlanChange] {
        func part(_ part: PlanChange.LevelPart, _ old: String, _ new: String) -> [PlanChange] {
            Plan.simple(.levelPart(key, part), plain(old), plain(new))
        }
        var changes = part(.factor, "\(factor)", "\(other.factor)")
        changes += part(.floor, floor.planText, other.floor.planText)
        changes += part(
            .acknowledgement, Self.list(acknowledgement), Self.list(other.acknowledgement))
        changes += part(
            .ladder, ladder.map(\.planText).joined(separator: ", "),
            other.ladder.map(\.planText).joined(separator: ", "))
        changes += part(.everyMember, "\(everyMember)", "\(other.everyMember)")
        changes += part(.smsInOutage, "\(smsInOutage)", "\(other.smsInOutage)")
        changes += part(.reassess, reassess?.planText ?? "none", other.reassess?.planText ?? "none")
        for name in Set(clocks.keys).union(other.clocks.keys).sorted() {
            changes += Plan.simple(
                .clock(level: key, name), plain(clocks[name].map(Self.list)),
                plain(other.clocks[name].map(Self.list)))
        }
        if rest != other.rest { changes.append(PlanChange(.levelPart(key, .rest))) }
        return changes
    }

    private var rest: LevelRule {
        var level = self
        level.factor = 1
        level.floor = .zero
        level.acknowledgement = []
        level.ladder = []
        level.everyMember = false
        level.smsInOutage = false
        level.reassess = nil
        level.clocks = [:]
        return level
    }

    private static func list(_ spans: [Duration]) -> String {
        spans.map(\.planText).joined(separator: ", ")
    }
}

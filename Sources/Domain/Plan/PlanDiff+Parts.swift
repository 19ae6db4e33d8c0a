extension Step {
    /// What of a step another version changes, part by part.
    func changes(to other: Step) -> [PlanChange] {
        var changes = Plan.simple(.stepPart(id, .action), action, other.action)
        for (old, new) in zip(parts, other.parts) {
            changes += Plan.simple(
                .stepPart(id, old.part), plain(old.text ?? "none"), plain(new.text ?? "none"))
        }
        if rest != other.rest { changes.append(PlanChange(.stepPart(id, .rest))) }
        return changes
    }

    /// All that a plan file says of a step beside its action, as the file writes it, always in one
    /// order; nil for what it does not say.
    package var parts: [(part: PlanChange.StepPart, text: String?)] {
        func list(_ words: [String]) -> String? {
            words.isEmpty ? nil : words.joined(separator: ", ")
        }
        return [
            (.group, group.rawValue), (.due, list(due.map(\.planText))), (.after, list(after)),
            (.fulfilledBy, fulfilledBy?.rawValue), (.approval, approval?.planText),
            (.evidence, list(evidence)), (.notify, list(notify.map(\.rawValue))),
            (.every, every?.planText), (.clock, clock), (.legal, "\(legal)"),
        ]
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

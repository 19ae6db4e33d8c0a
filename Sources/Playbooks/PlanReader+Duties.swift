import Domain

/// Reporting duties from outside, and the table of the plan's clauses.
extension PlanReader {
    mutating func duties(_ root: LocatedNode) -> [Duty] {
        (root.list("duties", required: false, &faults) ?? []).compactMap { duty($0) }
    }

    private static let dutyKeys = [
        "id", "title", "enabled", "group", "trigger", "when", "from", "clocks", "channel", "basis",
        "checkedOn", "oneOf",
    ]

    private mutating func duty(_ node: LocatedNode) -> Duty? {
        guard let node = node.asMapping(called: "duties", &faults) else { return nil }
        node.unknownKeys(allowed: Self.dutyKeys, &faults)
        let id = node.string("id", &faults)
        if let id { define(.duty, id, at: node) }
        let title = node.bilingual("title", &faults)
        let enabled = node.bool("enabled", &faults)
        let group = groupID("group", in: node)
        let trigger = node.bilingual("trigger", &faults)
        let when = condition(node, legal: false)
        let from = dutyBase(node)
        let clocks = (node.list("clocks", &faults) ?? []).compactMap { dutyClock($0) }
        if node["clocks"]?.elements?.isEmpty == true {
            note("clocks", of: node, PlanFault.emptyList("clocks"))
        }
        let oneOf = node.bool("oneOf", required: false, &faults)
        let channel = node.bilingual("channel", &faults)
        let basis = node.bilingual("basis", &faults)
        let checked = node.string("checkedOn", &faults)
        if let checked, !DayText.isDay(checked) {
            note("checkedOn", of: node, PlanFault.badDate("checkedOn", checked))
        }
        guard let id, let title, let enabled, let group, let trigger, let from, let channel,
            let basis, let checked
        else { return nil }
        return Duty(
            id: id, title: title, enabled: enabled, group: group, trigger: trigger, when: when,
            from: from, clocks: clocks, channel: channel, basis: basis, checkedOn: checked,
            oneOf: oneOf)
    }

    private mutating func dutyBase(_ node: LocatedNode) -> Due.Base? {
        guard let word = node.string("from", &faults) else { return nil }
        switch DueText.base(word) {
        case .detection: return .detection
        case .activation: return .activation
        case .closing: return .closing
        case .drillStart, .step, nil:
            note("from", of: node, PlanFault.badFrom(word))
            return nil
        }
    }

    private mutating func dutyClock(_ node: LocatedNode) -> Duty.Clock? {
        guard let node = node.asMapping(called: "clocks", &faults) else { return nil }
        node.unknownKeys(allowed: ["within", "when", "step", "to"], &faults)
        let within = node.duration("within", &faults)
        let addressee = node.bilingual("to", &faults)
        let step = node.string("step", required: false, &faults)
        if let step, let value = node["step"] { refer(.step, to: step, at: value) }
        let when = condition(node, legal: false)
        guard let within, let addressee else { return nil }
        return Duty.Clock(within: within, addressee: addressee, when: when, step: step)
    }

    mutating func clauses(_ root: LocatedNode) -> [Clause] {
        (root.list("clauses", required: false, &faults) ?? []).compactMap { clause($0) }
    }

    private mutating func clause(_ node: LocatedNode) -> Clause? {
        guard let node = node.asMapping(called: "clauses", &faults) else { return nil }
        node.unknownKeys(allowed: ["id", "title", "steps", "reason"], &faults)
        let id = node.string("id", &faults)
        if let id { define(.clause, id, at: node) }
        let title = node.bilingual("title", &faults)
        let steps = wordNodes("steps", in: node, required: false)
        for (word, element) in steps { refer(.step, to: word, at: element) }
        let reason = node.bilingual("reason", required: false, &faults)
        if steps.isEmpty == (node["reason"] == nil) { note(node, PlanFault.stepsOrReason) }
        guard let id, let title else { return nil }
        return Clause(id: id, title: title, steps: steps.map(\.word), reason: reason)
    }
}

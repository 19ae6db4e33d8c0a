import Domain

/// The words of a step that bind it to other steps and to what is known.
extension PlanReader {
    mutating func condition(_ node: LocatedNode, legal: Bool) -> Condition? {
        guard let text = node.string("when", required: false, &faults), let value = node["when"]
        else { return nil }
        var parser = ConditionText(
            text, names: .init(levels: levelKeys, indicators: words(of: .indicator)))
        do throws(ConditionText.Bad) {
            let condition = try parser.parse()
            for word in parser.floors { refer(.floor, to: word, at: value) }
            for word in parser.indicators { refer(.indicator, to: word, at: value) }
            for word in parser.packs { refer(.pack, to: word, at: value) }
            if legal, parser.namesLevel { note("when", of: node, PlanFault.legalByLevel) }
            return condition
        } catch {
            // Without the list of levels nobody can say that this is none.
            if case .unknownLevel = error, incomplete.contains(.level) { return nil }
            note("when", of: node, PlanFault.badCondition(error, levels: levelKeys))
            return nil
        }
    }

    private func words(of kind: Reference.Kind) -> [String] {
        definitions.filter { $0.kind == kind }.map(\.word)
    }

    /// `{of: legal, need: 2, within: 15m, else: hq}`.
    mutating func quorum(_ node: LocatedNode) -> Quorum? {
        guard let node = node.mapping("quorum", required: false, &faults) else { return nil }
        node.unknownKeys(allowed: ["of", "need", "within", "else"], &faults)
        let group = groupID("of", in: node)
        let need = node.int("need", &faults)
        if let need, !(1...20).contains(need) {
            note("need", of: node, PlanFault.outOfRange("need", "1", "20"))
        }
        let within = node.duration("within", &faults)
        if let within, within < .minutes(1) { note("within", of: node, PlanFault.withinTooShort) }
        let fallback = groupID("else", in: node)
        if let group, group == fallback { note("else", of: node, PlanFault.elseIsOf) }
        guard let group, let need, let within, let fallback else { return nil }
        return Quorum(group: group, need: need, within: within, fallback: fallback)
    }

    mutating func replaces(_ node: LocatedNode) -> [String]? {
        let steps = wordNodes("replaces", in: node, required: false)
        if node["replaces"]?.elements?.isEmpty == true {
            note("replaces", of: node, PlanFault.emptyList("replaces"))
        }
        for (word, element) in steps { refer(.step, to: word, at: element) }
        return steps.isEmpty ? nil : steps.map(\.word)
    }
}

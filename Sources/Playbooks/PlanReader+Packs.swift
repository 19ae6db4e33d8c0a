import Domain

/// A pack as far as it could be read, with the places that a later fault may be told at.
struct PackFile {
    var pack: Pack
    var file: String
    var letterLine: Int
    var idLine: Int
}

extension PlanReader {
    private static let packKeys = ["playbook", "pack", "title", "clause", "words", "steps"]
    private static let annexKeys = ["annex", "pack", "title", "owner", "review", "steps"]
    private static let stepKeys = [
        "id", "group", "action", "due", "after", "fulfilledBy", "approval", "evidence", "notify",
        "every", "clock", "legal", "when", "quorum", "replaces", "runsOn",
    ]

    mutating func pack(_ root: LocatedNode) -> PackFile? {
        guard let root = root.asMapping(called: "playbook", &faults) else { return nil }
        let isAnnex = root["annex"] != nil
        let key = isAnnex ? "annex" : "playbook"
        root.unknownKeys(allowed: isAnnex ? Self.annexKeys : Self.packKeys, &faults)
        let id = root.string(key, &faults)
        let letter = root.string("pack", &faults)
        if let letter {
            if !StepID.isLetter(letter) { note("pack", of: root, PlanFault.badLetter(letter)) }
            if letter == Duty.letter { note("pack", of: root, PlanFault.letterOfDuties) }
            define(.pack, letter, at: root, onlyOnce: false)
        }
        let title = root.bilingual("title", &faults)
        let clause = root.string("clause", required: !isAnnex, &faults)
        let annex = isAnnex ? self.annex(root) : nil
        let names = wordNodes("words", in: root, required: false).map(\.word)
        let nodes = root.list("steps", &faults)
        if nodes?.isEmpty == true { note("steps", of: root, PlanFault.emptyList("steps")) }
        let steps = (nodes ?? []).compactMap { step($0, letter: letter) }
        guard let id, let letter else { return nil }
        own(.pack, id, [title?.zh, title?.en].compactMap(\.self) + names, at: root)
        let empty = Bilingual(zh: "", en: "")
        return PackFile(
            pack: Pack(
                id: id, letter: letter, title: title ?? empty, words: names, clause: clause ?? "",
                steps: steps, annex: annex),
            file: root.file, letterLine: root.line(of: "pack"), idLine: root.line(of: key))
    }

    /// Who keeps a department's rules, and by when they must be read again.
    private mutating func annex(_ root: LocatedNode) -> Pack.Annex? {
        let word = root.string("owner", &faults)
        let owner = word.flatMap { word in root["owner"].flatMap { approver(word, at: $0) } }
        if let owner, owner.seat == nil { note("owner", of: root, PlanFault.badOwner) }
        let review = root.string("review", &faults)
        if let review, !DayText.isDay(review) {
            note("review", of: root, PlanFault.badDate("review", review))
        }
        guard let owner, let review else { return nil }
        return Pack.Annex(owner: owner, review: review)
    }

    private mutating func step(_ node: LocatedNode, letter: String?) -> Step? {
        guard let node = node.asMapping(called: "steps", &faults) else { return nil }
        node.unknownKeys(allowed: Self.stepKeys, &faults)
        let id = stepID(node, letter: letter)
        let group = groupID("group", in: node)
        let action = node.bilingual("action", &faults)
        var step = Step(
            id: id ?? "", group: group ?? .office, action: action ?? Bilingual(zh: "", en: ""))
        step.due = due(node)
        step.after = after(node)
        step.fulfilledBy = fulfilment(node)
        step.approval = node.mapping("approval", required: false, &faults).flatMap {
            approval($0)
        }
        step.evidence = evidence(node)
        step.notify = notify(node)
        step.every = every(node)
        step.clock = clock(node, due: step.due)
        step.legal = node.bool("legal", required: false, &faults) ?? false
        if step.legal, step.clock != nil { note("clock", of: node, PlanFault.legalClock) }
        step.when = condition(node, legal: step.legal)
        step.quorum = quorum(node)
        step.replaces = replaces(node)
        step.runsOn = node.bool("runsOn", required: false, &faults) == true ? true : nil
        return id == nil ? nil : step
    }

    private mutating func stepID(_ node: LocatedNode, letter: String?) -> String? {
        guard let id = node.string("id", &faults) else { return nil }
        if !StepID.isValid(id) || (letter.map { !id.hasPrefix($0) } ?? false) {
            note("id", of: node, PlanFault.badStepID(id, letter: letter ?? "R"))
        }
        define(.step, id, at: node["id"] ?? node)
        return id
    }

    mutating func groupID(_ key: String, in node: LocatedNode) -> GroupID? {
        guard let word = node.string(key, &faults), let value = node[key] else { return nil }
        refer(.group, to: word, at: value)
        return GroupID(word)
    }

    private mutating func due(_ node: LocatedNode) -> [Due] {
        guard let text = node.string("due", &faults), let value = node["due"] else { return [] }
        do throws(DueText.Bad) {
            let dues = try DueText.parse(text)
            for case .step(let id) in dues.map(\.base) { refer(.step, to: id, at: value) }
            return dues
        } catch {
            note("due", of: node, PlanFault.badDue(error.part))
            return []
        }
    }

    private mutating func after(_ node: LocatedNode) -> [String] {
        let steps = wordNodes("after", in: node, required: false)
        for (word, element) in steps { refer(.step, to: word, at: element) }
        return steps.map(\.word)
    }
}

/// The rest of a step.
extension PlanReader {
    private mutating func fulfilment(_ node: LocatedNode) -> Fulfilment? {
        guard let word = node.string("fulfilledBy", required: false, &faults) else { return nil }
        if let fulfilment = Fulfilment(rawValue: word) { return fulfilment }
        let known = Fulfilment.allCases.map(\.rawValue)
        note("fulfilledBy", of: node, PlanFault.unknown(.fulfilment, word, among: known))
        return nil
    }

    private mutating func evidence(_ node: LocatedNode) -> [String] {
        let kinds = wordNodes("evidence", in: node, required: false)
        for (word, element) in kinds where EvidenceKind(word) == nil {
            let known = EvidenceKind.all.map(\.word)
            note(element, PlanFault.unknown(.evidence, word, among: known))
        }
        return kinds.map(\.word)
    }

    /// `all` is every group that responds.
    private mutating func notify(_ node: LocatedNode) -> [GroupID] {
        wordNodes("notify", in: node, required: false).flatMap { word, element in
            if word == "all" { return groups.filter(\.responds).map(\.id) }
            refer(.group, to: word, at: element)
            return [GroupID(word)]
        }.uniqued()
    }

    private mutating func every(_ node: LocatedNode) -> Duration? {
        guard let span = node.duration("every", required: false, &faults) else { return nil }
        if span < .minutes(1) { note("every", of: node, PlanFault.everyTooShort) }
        return span
    }

    private mutating func clock(_ node: LocatedNode, due: [Due]) -> String? {
        guard let word = node.string("clock", required: false, &faults), let value = node["clock"]
        else { return nil }
        refer(.clock, to: word, at: value)
        if due.isEmpty, node["due"]?.scalar?.text.trimmed == "none" {
            note("clock", of: node, PlanFault.clockWithoutDue)
        }
        return word
    }

    private mutating func approval(_ node: LocatedNode) -> Approval? {
        node.unknownKeys(allowed: ["any", "all", "not"], &faults)
        if node["not"] != nil, node["not"]?.scalar?.text != "doer" {
            note("not", of: node, PlanFault.notDoer)
        }
        let rules = [Approval.Rule.any, .all].filter { node[$0.rawValue] != nil }
        guard let rule = rules.first, rules.count == 1 else {
            note(node, PlanFault.approvalRule)
            return nil
        }
        let words = wordNodes(rule.rawValue, in: node)
        if node[rule.rawValue]?.elements?.isEmpty == true {
            note(rule.rawValue, of: node, PlanFault.emptyList(rule.rawValue))
        }
        return Approval(rule: rule, approvers: words.compactMap { approver($0.word, at: $0.node) })
    }

    /// `hq` or `office.lead`.
    private mutating func approver(_ word: String, at node: LocatedNode) -> Approval.Approver? {
        let parts = word.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        let group = String(parts[0])
        refer(.group, to: group, at: node)
        guard parts.count == 2 else { return Approval.Approver(group: GroupID(group)) }
        guard let seat = Seat(rawValue: String(parts[1])) else {
            let known = Seat.allCases.map(\.rawValue)
            note(node, PlanFault.unknown(.seat, String(parts[1]), among: known))
            return nil
        }
        return Approval.Approver(group: GroupID(group), seat: seat)
    }
}

import Domain

/// Departments' own rules, the plan's clauses, and how a version is made known (clause 九).
extension PlanReader {
    private static let annexKeys = [
        "annex", "title", "owner", "review", "pack", "words", "steps",
    ]

    /// A playbook that a department keeps, with its owner and the day of its next review.
    mutating func annex(_ root: LocatedNode) -> PackFile? {
        root.unknownKeys(allowed: Self.annexKeys, &faults)
        let id = root.string("annex", &faults)
        let letter = root.string("pack", &faults)
        let title = root.bilingual("title", &faults)
        let names = wordNodes("words", in: root, required: false).map(\.word)
        let owner = root.string("owner", &faults).flatMap { word in
            approver(word, at: root["owner"] ?? root)
        }
        let review = date("review", in: root)
        let steps = steps(root, letter: letter)
        guard let id, let letter, let title, let owner, let review else { return nil }
        own(.pack, id, [title.zh, title.en] + names, at: root)
        return PackFile(
            pack: Pack(
                id: id, letter: letter, title: title, words: names, clause: "九.3", steps: steps,
                annex: AnnexRule(owner: owner, review: review)),
            file: root.file, letterLine: root.line(of: "pack"), idLine: root.line(of: "annex"))
    }

    mutating func clauses(_ root: LocatedNode) -> [PlanClause] {
        (root.list("clauses", required: false, &faults) ?? []).compactMap { clause($0) }
    }

    private mutating func clause(_ node: LocatedNode) -> PlanClause? {
        guard let node = node.asMapping(called: "clauses", &faults) else { return nil }
        node.unknownKeys(allowed: ["id", "title", "steps", "reason"], &faults)
        let id = node.string("id", &faults)
        if let id { define(.clause, id, at: node) }
        let title = node.bilingual("title", &faults)
        let steps = wordNodes("steps", in: node, required: false)
        for (word, element) in steps { refer(.step, to: word, at: element) }
        let reason = node.bilingual("reason", required: false, &faults)
        guard let id, let title else { return nil }
        return PlanClause(id: id, title: title, steps: steps.map(\.word), reason: reason)
    }

    mutating func publication(_ node: LocatedNode) -> PublicationRule? {
        node.unknownKeys(allowed: ["acknowledge", "ladder"], &faults)
        let within = rhythm("acknowledge", in: node)
        if node["acknowledge"] == nil { note(node, NodeFault.missing("acknowledge")) }
        let ladder = ladder(node, required: true)
        return within.map { PublicationRule(acknowledge: $0, ladder: ladder) }
    }
}

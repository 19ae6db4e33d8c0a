import Domain

/// What `plan.yaml` says, as far as it could be read.
struct PlanHead {
    var version: String
    var effective: String
    var groups: [GroupRule]
    var levels: [LevelRule]
    var rubric: Rubric
    var warning: WarningRule
    var guards: GuardRule
    var calendar: WorkCalendar
    var duties: [Duty]
    var texts: PlanTexts
    var clauses: [Clause]
    var routines: PlanRoutines
}

/// What goes on by itself beside any incident; each part may be absent.
struct PlanRoutines {
    var publication: PublicationRule?
    var contactsKept: Duration?
    var evidenceKept: Duration?
    var rollCall: RollCallRule?
    var readiness: ReadinessRule?
    var continuity: ContinuityRule?
}

extension PlanReader {
    private static let planKeys = [
        "version", "effective", "clocks", "groups", "levels", "warning", "rubric", "guards",
        "timeZone", "holidays", "workdays", "ceilings", "templates", "duties", "statements",
        "clauses", "publication", "retention", "rollcall", "readiness",
        "continuity",
    ]

    /// - Returns: Nil where a part is missing; faults may be noted in either case.
    mutating func plan(_ root: LocatedNode) -> PlanHead? {
        guard let root = root.asMapping(called: "plan.yaml", &faults) else { return nil }
        root.unknownKeys(allowed: Self.planKeys, &faults)
        for (key, kind) in [
            ("clocks", Reference.Kind.clock), ("groups", .group), ("levels", .level),
        ]
        where root[key]?.elements == nil {
            incomplete.insert(kind)
        }
        let version = root.string("version", &faults)
        let effective = effectiveDate(root)
        for (word, node) in wordNodes("clocks", in: root) { define(.clock, word, at: node) }
        groups = (root.list("groups", &faults) ?? []).compactMap { group($0) }
        mandatoryGroups(root)
        let levels = levels(root)
        let warning = root.mapping("warning", &faults).flatMap { self.warning($0) }
        let rubric = root.mapping("rubric", &faults).flatMap { self.rubric($0) }
        if root["rubric"] == nil { incomplete.formUnion([.floor, .indicator]) }
        let guards = root.mapping("guards", &faults).flatMap { self.guards($0) }
        let calendar = calendar(root)
        let duties = duties(root)
        let texts = texts(root)
        let clauses = clauses(root)
        let routines = routines(root)
        guard let version, let effective, let warning, let rubric, let guards else { return nil }
        return PlanHead(
            version: version, effective: effective, groups: groups, levels: levels,
            rubric: rubric, warning: warning, guards: guards, calendar: calendar, duties: duties,
            texts: texts, clauses: clauses, routines: routines)
    }

    private mutating func routines(_ root: LocatedNode) -> PlanRoutines {
        let publication = root.mapping("publication", required: false, &faults)
        let retention = root.mapping("retention", required: false, &faults)
            .map { self.retention($0) }
        let rollCall = root.mapping("rollcall", required: false, &faults)
        let readiness = root.mapping("readiness", required: false, &faults)
        let continuity = root.mapping("continuity", required: false, &faults)
        return PlanRoutines(
            publication: publication.flatMap { self.publication($0) },
            contactsKept: retention?.contacts, evidenceKept: retention?.evidence,
            rollCall: rollCall.flatMap { self.rollCall($0) },
            readiness: readiness.map { self.readiness($0) },
            continuity: continuity.flatMap { self.continuity($0) })
    }

    private mutating func effectiveDate(_ root: LocatedNode) -> String? {
        guard let text = root.string("effective", &faults) else { return nil }
        if DayText.isDay(text) { return text }
        note("effective", of: root, PlanFault.badDate("effective", text))
        return nil
    }

    private mutating func group(_ node: LocatedNode) -> GroupRule? {
        guard let node = node.asMapping(called: "groups", &faults) else { return nil }
        node.unknownKeys(allowed: ["id", "name", "duty", "words", "responds", "min"], &faults)
        let id = node.string("id", &faults)
        if let id {
            if id == "all" || !id.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
                note("id", of: node, PlanFault.badGroupID(id))
            }
            define(.group, id, at: node)
        }
        let name = node.bilingual("name", &faults)
        let duty = node.bilingual("duty", &faults)
        let names = wordNodes("words", in: node, required: false).map(\.word)
        let responds = node.bool("responds", required: false, &faults) ?? true
        let minimum = whole("min", 1...99, in: node, required: false)
        guard let id, let name, let duty else { return nil }
        own(.group, id, [id, name.zh, name.en] + names, at: node)
        return GroupRule(
            id: GroupID(id), name: name, duty: duty, words: names, responds: responds,
            minimum: minimum)
    }

    private mutating func mandatoryGroups(_ root: LocatedNode) {
        guard root["groups"]?.elements != nil else { return }
        for id in [GroupID.hq, .office]
        where !definitions.contains(where: { $0.kind == .group && $0.word == id.rawValue }) {
            note("groups", of: root, PlanFault.groupMissing(id.rawValue))
        }
    }

    private mutating func warning(_ node: LocatedNode) -> WarningRule? {
        node.unknownKeys(
            allowed: ["assess", "decide", "acknowledgement", "ladder", "countersign"], &faults)
        let assess = node.duration("assess", &faults)
        let decide = node.duration("decide", &faults)
        let times = acknowledgement(node, of: "warning", required: true)
        let ladder = ladder(node, required: true)
        let countersign = node.duration("countersign", &faults)
        guard let assess, let decide, let countersign else { return nil }
        return WarningRule(
            assess: assess, decide: decide, acknowledgement: times, ladder: ladder,
            countersign: countersign)
    }

    private mutating func guards(_ node: LocatedNode) -> GuardRule {
        node.unknownKeys(allowed: ["secretMarks", "forbidden", "spill"], &faults)
        let marks = wordNodes("secretMarks", in: node)
        let forbidden = wordNodes("forbidden", in: node)
        for (word, element) in marks + forbidden where word.count < 2 {
            note(element, PlanFault.guardTooShort(word))
        }
        return GuardRule(
            secretMarks: marks.map(\.word), forbidden: forbidden.map(\.word),
            // What becomes of a refused message (domain §7).
            spill: oneOf(SpillRule.self, "spill", .spill, in: node))
    }

    /// One of a few words; nil where nothing is said, or a fault was noted.
    mutating func oneOf<Choice: RawRepresentable<String> & CaseIterable>(
        _ choices: Choice.Type, _ key: String, _ noun: PlanFault.Noun, in node: LocatedNode
    ) -> Choice? {
        guard let word = node.string(key, required: false, &faults) else { return nil }
        if let choice = Choice(rawValue: word) { return choice }
        let known = Choice.allCases.map(\.rawValue)
        note(key, of: node, PlanFault.unknown(noun, word, among: known))
        return nil
    }
}

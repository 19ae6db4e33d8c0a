/// One thing in which two versions of the plan differ. Without an old value it is new, without a
/// new one it is gone; with neither it has changed in ways that one line cannot say.
package struct PlanChange: Codable, Equatable, Sendable {
    package enum Item: Codable, Equatable, Sendable {
        case step(String)
        case stepPart(String, StepPart)
        case pack(String)
        case level(String)
        case levelPart(String, LevelPart)
        case clock(level: String, String)
        case group(String)
        case indicator(String)
        case floor(String)
        case clause(String)
        case guardWord
        /// What becomes of a refused message.
        case spill
        /// What may be approved by SMS and mail.
        case approveBySMS
        /// Whether people have a word for each month.
        case codeWord
        case effective, rubric, warning
        /// Anything else.
        case rest
    }

    package enum StepPart: String, Codable, Sendable, CaseIterable {
        case action, group, due, after, fulfilledBy, approval, evidence, notify, every, clock
        case legal, rest
    }

    package enum LevelPart: String, Codable, Sendable, CaseIterable {
        case factor, floor, acknowledgement, ladder, everyMember, smsInOutage, reassess, rest
    }

    package var item: Item
    package var old: Bilingual?
    package var new: Bilingual?

    package init(_ item: Item, old: Bilingual? = nil, new: Bilingual? = nil) {
        self.item = item
        self.old = old
        self.new = new
    }
}

extension Plan {
    /// What another version changes: steps first, then clocks and the rest. Version and hash are
    /// no change of their own; a pack loaded again differs in nothing.
    package func changes(to other: Plan) -> [PlanChange] {
        var changes = stepChanges(to: other) + levelChanges(to: other) + listChanges(to: other)
        changes += Self.simple(.effective, plain(effective), plain(other.effective))
        if warning != other.warning { changes.append(PlanChange(.warning)) }
        if rubric.rules != other.rubric.rules { changes.append(PlanChange(.rubric)) }
        if outline != other.outline { changes.append(PlanChange(.rest)) }
        return changes
    }

    private var steps: [Step] { packs.flatMap(\.steps) }

    private func stepChanges(to other: Plan) -> [PlanChange] {
        Self.compare(steps, other.steps, by: \.id) { old, new in
            switch (old, new) {
            case (let old?, let new?): return old.changes(to: new)
            default:
                let id = old?.id ?? new?.id ?? ""
                return [PlanChange(.step(id), old: old?.action, new: new?.action)]
            }
        }
            + Self.compare(packs, other.packs, by: \.letter) { old, new in
                let letter = old?.letter ?? new?.letter ?? ""
                return Self.simple(.pack(letter), old?.title, new?.title)
            }
    }

    private func levelChanges(to other: Plan) -> [PlanChange] {
        Self.compare(levels, other.levels, by: \.key) { old, new in
            switch (old, new) {
            case (let old?, let new?): return old.changes(to: new)
            default:
                let key = old?.key ?? new?.key ?? ""
                return [PlanChange(.level(key), old: old?.name, new: new?.name)]
            }
        }
    }

    private func listChanges(to other: Plan) -> [PlanChange] {
        Self.compare(groups, other.groups, by: \.id) { old, new in
            let id = (old?.id ?? new?.id)?.rawValue ?? ""
            if let old, let new, old.name == new.name {
                return old == new ? [] : [PlanChange(.group(id))]
            }
            return Self.simple(.group(id), old?.name, new?.name)
        }
            + Self.compare(rubric.indicators, other.rubric.indicators, by: \.name) { old, new in
                let id = old?.name.zh ?? new?.name.zh ?? ""
                if let old, let new, old.weight == new.weight {
                    return old == new ? [] : [PlanChange(.indicator(id))]
                }
                return Self.simple(.indicator(id), plain(old?.weight), plain(new?.weight))
            }
            + Self.compare(rubric.floors, other.rubric.floors, by: \.id) { old, new in
                let id = old?.id ?? new?.id ?? ""
                if let old, let new, old.level == new.level {
                    return old == new ? [] : [PlanChange(.floor(id))]
                }
                return Self.simple(
                    .floor(id), plain(old.map { self.key($0.level) }),
                    plain(new.map { other.key($0.level) }))
            } + clauseChanges(to: other) + guardChanges(to: other)
    }

    private func clauseChanges(to other: Plan) -> [PlanChange] {
        Self.compare(clauses, other.clauses, by: \.id) { old, new in
            let id = old?.id ?? new?.id ?? ""
            if let old, let new { return old == new ? [] : [PlanChange(.clause(id))] }
            return [PlanChange(.clause(id), old: old?.title, new: new?.title)]
        }
    }

    private func guardChanges(to other: Plan) -> [PlanChange] {
        let words = guards.secretMarks + guards.forbidden
        let others = other.guards.secretMarks + other.guards.forbidden
        return Self.compare(words, others, by: \.self) { old, new in
            Self.simple(.guardWord, plain(old), plain(new))
        } + Self.simple(.spill, guards.spillRule.name, other.guards.spillRule.name)
            + Self.simple(
                .approveBySMS, continuityRule.approveBySMS.name,
                other.continuityRule.approveBySMS.name)
            + Self.simple(
                .codeWord, continuityRule.codeWord.name, other.continuityRule.codeWord.name)
    }

    private func key(_ level: Level) -> String { rule(of: level)?.key ?? "\(level.rank)" }

    /// The plan without what is compared item by item.
    private var outline: Plan {
        var plan = self
        plan.version = ""
        plan.effective = ""
        plan.hash = ""
        plan.groups = []
        plan.levels = []
        plan.warning = WarningRule(
            assess: .zero, decide: .zero, acknowledgement: [], ladder: [], countersign: .zero)
        plan.rubric = Rubric(
            indicators: [], cutOffs: [], floors: [], unknownValue: 0, knownAtLeast: 0)
        plan.guards = GuardRule(secretMarks: [], forbidden: [])
        plan.clauses = []
        plan.continuity?.approveBySMS = .off
        plan.continuity?.codeWord = .off
        if plan.continuity == .off { plan.continuity = nil }
        plan.packs = packs.map { pack in
            var pack = pack
            pack.steps = []
            return pack
        }
        return plan
    }

    // MARK: Lists

    /// Pairs the items of two lists by a key, in the old order, then what is new.
    private static func compare<Item, Key: Hashable>(
        _ old: [Item], _ new: [Item], by key: (Item) -> Key,
        _ differ: (Item?, Item?) -> [PlanChange]
    ) -> [PlanChange] {
        let first = Dictionary(old.map { (key($0), $0) }, uniquingKeysWith: { one, _ in one })
        let second = Dictionary(new.map { (key($0), $0) }, uniquingKeysWith: { one, _ in one })
        let kept = old.flatMap { differ($0, second[key($0)]) }
        let added = new.filter { first[key($0)] == nil }.flatMap { differ(nil, $0) }
        return kept + added
    }

    static func simple(_ item: PlanChange.Item, _ old: Bilingual?, _ new: Bilingual?)
        -> [PlanChange]
    {
        old == new ? [] : [PlanChange(item, old: old, new: new)]
    }
}

extension Rubric {
    /// Everything but indicators and floors, which are compared one by one.
    fileprivate var rules: Rubric {
        var rules = self
        rules.indicators = []
        rules.floors = []
        return rules
    }
}

/// A value that reads the same in both languages.
func plain(_ value: (some CustomStringConvertible)?) -> Bilingual? {
    value.map { Bilingual(zh: $0.description, en: $0.description) }
}

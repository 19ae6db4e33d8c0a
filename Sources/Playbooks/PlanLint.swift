import Domain

/// What a plan officer should mend although the pack can be loaded: clauses nobody carries out,
/// steps without a time and without a reason, groups without people (spec §5).
package struct PlanLint {
    private let plan: Plan
    private let roster: Roster
    private let files: [File]
    private var found: [Diagnostic] = []

    private struct File {
        var name: String
        var lines: [Substring]
        var root: LocatedNode
    }

    /// - Parameters:
    ///   - files: The pack's own texts, in which the lines are looked up.
    ///   - roster: Whoever is to carry it out.
    /// - Returns: Faults and warnings, in the order of the files and their lines.
    package static func check(
        _ plan: Plan, files: [(name: String, text: String)], roster: Roster
    ) -> [Diagnostic] {
        var lint = PlanLint(plan, files, roster)
        lint.clauses()
        lint.steps()
        lint.groups()
        lint.strength()
        lint.approvals()
        return lint.found.inOrder(of: files.map(\.name))
    }

    private init(_ plan: Plan, _ files: [(name: String, text: String)], _ roster: Roster) {
        self.plan = plan
        self.roster = roster
        self.files = files.compactMap { file in
            guard case .success(let root) = LocatedNode.parse(file.text, file: file.name) else {
                return nil
            }
            let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
            return File(name: file.name, lines: lines, root: root)
        }
    }

    private mutating func tell(
        _ file: File, _ line: Int, _ message: Bilingual, _ severity: Diagnostic.Severity = .error
    ) {
        found.append(
            Diagnostic(file: file.name, line: line, message: message, severity: severity))
    }

    // MARK: Clauses

    private mutating func clauses() {
        guard let file = files.first(where: { $0.root["rubric"] != nil }) else { return }
        guard file.root["clauses"]?.elements?.isEmpty == false else {
            return tell(file, 1, LintFault.noClauses)
        }
        let named = Set(plan.clauses.flatMap(\.steps))
        for place in places where place.pack.annex == nil && !named.contains(place.step.id) {
            tell(place.file, place.node.line, LintFault.noClauseNames(place.step.id), .warning)
        }
    }

    // MARK: Steps

    private struct Place {
        var file: File
        var node: LocatedNode
        var pack: Pack
        var step: Step
    }

    /// Every step with the place where it is written.
    private var places: [Place] {
        files.flatMap { file -> [Place] in
            let letter = file.root["pack"]?.scalar?.text ?? ""
            guard let pack = plan.pack(letter) else { return [] }
            return (file.root["steps"]?.elements ?? []).compactMap { node in
                let id = node["id"]?.scalar?.text
                return pack.steps.first { $0.id == id }.map {
                    Place(file: file, node: node, pack: pack, step: $0)
                }
            }
        }
    }

    /// A step that is due at no time says why, in a comment beside it.
    private mutating func steps() {
        for place in places where place.step.due.isEmpty && place.step.every == nil {
            let line = place.node.line(of: "due")
            if !isExplained(line, in: place.file) {
                tell(place.file, line, LintFault.undated(place.step.id))
            }
        }
    }

    /// A comment on the line itself, or on one that touches it.
    private func isExplained(_ line: Int, in file: File) -> Bool {
        func text(_ number: Int) -> Substring {
            file.lines.indices.contains(number - 1) ? file.lines[number - 1] : ""
        }
        let own = text(line)
        if own.contains(" # ") || own.hasSuffix(" #") { return true }
        return [line - 1, line + 1].contains { text($0).drop { $0 == " " }.hasPrefix("#") }
    }

    // MARK: People

    /// Each group that has work has people, or says who does it in their place.
    private mutating func groups() {
        var seen: Set<GroupID> = []
        for place in places where seen.insert(place.step.group).inserted {
            let group = place.step.group
            guard roster.members(of: group).isEmpty else { continue }
            let acting = roster.acting(for: group)
            if let person = roster.responsible(for: group) {
                tell(
                    place.file, place.node.line(of: "group"),
                    LintFault.folded(group.rawValue, to: acting.rawValue, person.name), .warning)
            } else {
                tell(
                    place.file, place.node.line(of: "group"), LintFault.nobody(group.rawValue))
            }
        }
    }

    /// Each group that has somebody has as many as the plan wants.
    private mutating func strength() {
        guard let file = files.first(where: { $0.root["groups"] != nil }) else { return }
        for rule in plan.groups {
            let count = roster.memberIDs(of: rule.id).count
            guard let minimum = rule.minimum, count > 0, count < minimum else { continue }
            let node = file.root["groups"]?.elements?.first {
                $0["id"]?.scalar?.text == rule.id.rawValue
            }
            tell(
                file, node?.line(of: "min") ?? 1,
                RosterFault.short(rule.id.rawValue, count, minimum), .warning)
        }
    }

    /// Nothing approves itself: a step needs two people, and the one it is given to first should
    /// not be the only one who could approve it.
    private mutating func approvals() {
        for place in places {
            guard let approval = place.step.approval else { continue }
            let able = Set(approval.approvers.flatMap(voices))
            let line = place.node.line(of: "approval")
            let group = roster.acting(for: place.step.group)
            let doers = roster.members(of: group).map(\.id)
            if !doers.contains(where: { !able.subtracting([$0]).isEmpty }) {
                tell(place.file, line, LintFault.nobodyApproves(place.step.id))
            } else if let first = roster.responsible(for: group), able == [first.id] {
                tell(
                    place.file, line, LintFault.onlyFirst(place.step.id, first.name), .warning)
            }
        }
    }

    private func voices(_ approver: Approval.Approver) -> [PersonID] {
        let group = roster.acting(for: approver.group)
        return roster.members(of: group).filter { person in
            guard let seat = approver.seat, group == approver.group else { return true }
            return person.sits(in: group, as: seat)
        }.map(\.id)
    }
}

/// What `plan lint` has to say, in words.
enum LintFault {
    static let noClauses = Bilingual(
        zh: "没有 clauses：列出预案每一条款，写明由哪些步骤落实，或为何不需要步骤",
        en:
            "clauses is missing: list every clause of the plan with its steps, or the reason why none"
    )

    static func noClauseNames(_ id: String) -> Bilingual {
        Bilingual(zh: "没有条款提到步骤 \(id)", en: "no clause names the step \(id)")
    }

    static func undated(_ id: String) -> Bilingual {
        Bilingual(
            zh: "步骤 \(id) 没有时限；请在 due 旁用 # 注明理由",
            en: "the step \(id) has no due time; say why in a # comment beside due")
    }

    static func folded(_ group: String, to acting: String, _ name: String) -> Bilingual {
        Bilingual(
            zh: "名册中没有 \(group) 的人，由 \(acting) 的\(name)承担",
            en: "nobody of \(group) is in the roster: \(name) of \(acting) does its steps")
    }

    static func nobody(_ group: String) -> Bilingual {
        Bilingual(
            zh: "名册中没有 \(group) 的人，也没有人可以代替",
            en: "nobody of \(group) is in the roster, and nobody can stand in")
    }

    static func onlyFirst(_ id: String, _ name: String) -> Bilingual {
        Bilingual(
            zh: "步骤 \(id) 先交给\(name)，而只有\(name)能批准；须由同组他人承办",
            en: "the step \(id) goes to \(name) first, who alone could approve it: "
                + "somebody else of the group must do it")
    }

    static func nobodyApproves(_ id: String) -> Bilingual {
        Bilingual(
            zh: "步骤 \(id) 除承办人外无人可以批准",
            en: "nobody but its doer could approve the step \(id)")
    }
}

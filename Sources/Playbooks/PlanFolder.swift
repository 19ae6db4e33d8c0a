import Domain

/// A folder of the plan pack: `plan.yaml` and one file for each playbook (spec §5).
package enum PlanFolder {
    /// A file of the pack as far as it can be understood alone: its tree, or why it has none.
    package struct File: Sendable {
        /// What faults are told by.
        package var name: String
        var tree: Result<LocatedNode, Diagnostic>

        package init(name: String, text: String) {
            self.name = name
            tree = LocatedNode.parse(text, file: name)
        }
    }

    /// - Parameters:
    ///   - files: `plan.yaml` and the playbooks, under the names that faults are told by.
    ///   - hash: What the pack is known by, taken over as it is.
    /// - Returns: The plan only when no diagnostic is an error; the faults of all files at once,
    ///   in the order of the files and their lines.
    package static func load(
        _ files: [(name: String, text: String)], hash: String
    ) -> (plan: Plan?, diagnostics: [Diagnostic]) {
        load(files.map { File(name: $0.name, text: $0.text) }, hash: hash)
    }

    /// The same of files that were read before, wherever that was.
    package static func load(
        _ files: [File], hash: String
    ) -> (plan: Plan?, diagnostics: [Diagnostic]) {
        var reader = PlanReader()
        let main = files.filter { isPlan($0.name) }.min { $0.name.count < $1.name.count }
        var head: PlanHead?
        if main == nil {
            let fault = PlanFault.noPlanFile
            reader.faults.append(Diagnostic(file: "plan.yaml", line: 1, message: fault))
        }
        if let root = main.flatMap({ tree($0, &reader) }) {
            head = reader.plan(root)
        } else {
            reader.incomplete = [.group, .level, .clock, .floor, .indicator]
        }
        var packs: [PackFile] = []
        for file in files where file.name != main?.name {
            guard let root = tree(file, &reader) else {
                reader.incomplete.formUnion([.step, .pack])
                continue
            }
            if let pack = reader.pack(root) { packs.append(pack) }
        }
        reader.checkWhole(packs, head: head, planFile: main?.name ?? "plan.yaml")
        let faults = reader.faults.inOrder(of: files.map(\.name))
        guard let head, !faults.contains(where: \.isError) else { return (nil, faults) }
        return (head.plan(hash: hash, packs: packs.map(\.pack)), faults)
    }

    private static func isPlan(_ name: String) -> Bool {
        name.split(separator: "/").last == "plan.yaml"
    }

    private static func tree(_ file: File, _ reader: inout PlanReader) -> LocatedNode? {
        switch file.tree {
        case .success(let root): return root
        case .failure(let fault):
            reader.faults.append(fault)
            return nil
        }
    }
}

extension PlanHead {
    /// The base first: its steps come first in every incident.
    func plan(hash: String, packs: [Pack]) -> Plan {
        var plan = Plan(
            version: version, effective: effective, hash: hash, groups: groups, levels: levels,
            rubric: rubric, warning: warning, guards: guards,
            packs: packs.filter(\.isBase) + packs.filter { !$0.isBase }, calendar: calendar,
            duties: duties, texts: texts, clauses: clauses, publication: routines.publication,
            rollCall: routines.rollCall, readiness: routines.readiness)
        plan.contactsKept = routines.contactsKept
        plan.continuity = routines.continuity
        plan.evidenceKept = routines.evidenceKept
        return plan
    }
}

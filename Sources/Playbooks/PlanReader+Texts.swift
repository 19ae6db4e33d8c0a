import Domain

/// Ceilings, SMS templates and statements read beforehand.
extension PlanReader {
    mutating func texts(_ root: LocatedNode) -> PlanTexts {
        var texts = PlanTexts()
        texts.ceilings = ceilings(root)
        texts.templates = (root.list("templates", required: false, &faults) ?? [])
            .compactMap { template($0) }
        checkUses(texts.templates, root)
        guard let node = root.mapping("statements", required: false, &faults) else { return texts }
        node.unknownKeys(allowed: ["concerns", "slots", "texts"], &faults)
        texts.concerns = oneOf(ConcernRule.self, "concerns", .concerns, in: node)
        texts.slots = (node.list("slots", &faults) ?? []).compactMap { slot($0) }
        let slots = texts.slots.map(\.id)
        texts.statements = (node.list("texts", &faults) ?? [])
            .compactMap { statement($0, slots: slots) }
        checkSlots(texts, node)
        return texts
    }

    private mutating func ceilings(_ root: LocatedNode) -> [String: Classification] {
        guard let node = root.mapping("ceilings", required: false, &faults) else { return [:] }
        let routes = RouteKind.allCases.map(\.rawValue)
        node.unknownKeys(allowed: routes, &faults)
        let known = ["public", "internal", "sensitive"]
        var ceilings: [String: Classification] = [:]
        for route in routes {
            guard let word = node.string(route, required: false, &faults) else { continue }
            switch word {
            case "public": ceilings[route] = .public
            case "internal": ceilings[route] = .internal
            case "sensitive": ceilings[route] = .sensitive
            default: note(route, of: node, PlanFault.unknown(.classification, word, among: known))
            }
        }
        return ceilings
    }

    // MARK: Templates

    /// As long as the values become that the bot fills in.
    private static let longest = ["no": "123", "lv": "Ⅱ", "t": "14:35", "tel": "010-00000000"]
    /// One part, less what stands before the text: 【】 and a signature of eight.
    private static let roomMax = 70 - 10

    private mutating func template(_ node: LocatedNode) -> SMSTemplate? {
        guard let node = node.asMapping(called: "templates", &faults) else { return nil }
        node.unknownKeys(allowed: ["id", "use", "variables", "text"], &faults)
        let id = node.string("id", &faults)
        if let id { define(.template, id, at: node) }
        let use = use(node)
        let variables = wordNodes("variables", in: node)
        let text = node.bilingual("text", &faults)
        if let use {
            for (word, element) in variables where !use.variables.contains(word) {
                let known = use.variables
                note(element, PlanFault.unknown(.variable, word, among: known))
            }
        }
        guard let id, let use, let text else { return nil }
        let names = variables.map(\.word)
        for form in [text.zh, text.en] { checkForm(form, names, node) }
        return SMSTemplate(id: id, use: use, variables: names, text: text)
    }

    private mutating func use(_ node: LocatedNode) -> SMSTemplate.Use? {
        guard let word = node.string("use", &faults) else { return nil }
        if let use = SMSTemplate.Use(rawValue: word) { return use }
        let known = SMSTemplate.Use.allCases.map(\.rawValue)
        note("use", of: node, PlanFault.unknown(.use, word, among: known))
        return nil
    }

    private mutating func checkForm(_ form: String, _ names: [String], _ node: LocatedNode) {
        let blanks = PlanTexts.blanks(of: form)
        for blank in blanks where !names.contains(blank) {
            note("text", of: node, PlanFault.blankNotListed(blank))
        }
        for name in names where !blanks.contains(name) {
            note("variables", of: node, PlanFault.variableNotUsed(name))
        }
        let filled = names.reduce(form) {
            $0.replacing("${\($1)}", with: Self.longest[$1] ?? "")
        }
        if filled.utf16.count > Self.roomMax {
            note("text", of: node, PlanFault.templateTooLong(filled.utf16.count, Self.roomMax))
        }
    }

    /// Every use has one template: two cannot both be sent, and one without a use is dead.
    private mutating func checkUses(_ templates: [SMSTemplate], _ root: LocatedNode) {
        guard root["templates"] != nil else { return }
        for use in SMSTemplate.Use.allCases {
            let ids = templates.filter { $0.use == use }.map(\.id)
            if ids.isEmpty { note("templates", of: root, PlanFault.noTemplate(use.rawValue)) }
            for dead in ids.dropFirst() {
                note("templates", of: root, PlanFault.deadTemplate(dead, use.rawValue, ids[0]))
            }
        }
    }

    // MARK: Statements

    private mutating func slot(_ node: LocatedNode) -> StatementSlot? {
        guard let node = node.asMapping(called: "slots", &faults) else { return nil }
        node.unknownKeys(allowed: ["id", "name"], &faults)
        let id = node.string("id", &faults)
        if let id { define(.slot, id, at: node) }
        let name = node.bilingual("name", &faults)
        guard let id, let name else { return nil }
        return StatementSlot(id: id, name: name)
    }

    private mutating func statement(_ node: LocatedNode, slots: [String]) -> HoldingStatement? {
        guard let node = node.asMapping(called: "texts", &faults) else { return nil }
        node.unknownKeys(allowed: ["id", "pack", "kind", "text"], &faults)
        let id = node.string("id", &faults)
        if let id { define(.statement, id, at: node) }
        let pack = node.string("pack", &faults)
        if let pack, let value = node["pack"] { refer(.pack, to: pack, at: value) }
        let known = HoldingStatement.Kind.allCases.map(\.rawValue)
        let word = node.string("kind", &faults)
        let kind = word.flatMap(HoldingStatement.Kind.init)
        if let word, kind == nil {
            note("kind", of: node, PlanFault.unknown(.use, word, among: known))
        }
        let text = node.bilingual("text", &faults)
        guard let id, let pack, let kind, let text else { return nil }
        let blanks = (PlanTexts.blanks(of: text.zh), PlanTexts.blanks(of: text.en))
        for blank in Set(blanks.0 + blanks.1).subtracting(slots).sorted() {
            note("text", of: node, PlanFault.unknown(.slot, blank, among: slots))
        }
        for blank in Set(blanks.0).symmetricDifference(blanks.1).sorted() {
            note("text", of: node, PlanFault.blankInOneLanguage(blank))
        }
        return HoldingStatement(id: id, pack: pack, kind: kind, text: text)
    }

    private mutating func checkSlots(_ texts: PlanTexts, _ node: LocatedNode) {
        let used = Set(texts.statements.flatMap { PlanTexts.blanks(of: $0.text.zh) })
        for slot in texts.slots where !used.contains(slot.id) {
            guard let place = place(of: slot.id, .slot) else { continue }
            faults.append(
                Diagnostic(
                    file: place.file, line: place.line, message: PlanFault.deadSlot(slot.id),
                    severity: .warning))
        }
    }
}

import Foundation

// Texts that were read beforehand: only their blanks are filled (domain §5 rule 3).

extension Decider {
    /// The text that is meant: by its id, else that of the incident's scenario for this kind.
    func template(
        _ request: StatementRequest, in incident: Incident
    ) throws(Refusal) -> HoldingStatement {
        let all = plan(of: incident).texts.statements
        if let word = request.template {
            guard let found = all.first(where: { $0.id.lowercased() == word.lowercased() }) else {
                throw .statement(.noTemplate(word, known: all.map(\.id)))
            }
            return found
        }
        let packs = incident.start.packs.map { $0.uppercased() } + ["B", "E", "R"]
        for pack in packs {
            if let found = all.first(where: { $0.pack == pack && $0.kind.serves(request.kind) }) {
                return found
            }
        }
        throw .statement(.noText(Number(.statement, world.next(.statement))))
    }

    func take(
        _ template: HoldingStatement, into draft: inout StatementDraft
    ) throws(Refusal) {
        draft.template = template.id
        draft.filled = issuer(draft.language)
        draft.filled["at"] = plan.calendar.spoken(now, in: draft.language)
        // A correction has no such blank, and its fact may just have fallen.
        if PlanTexts.blanks(of: template.text[draft.language]).contains("fact") {
            try checkConfirmed(draft.facts, Number(.statement, world.next(.statement)))
        }
        if !draft.facts.isEmpty { draft.filled["fact"] = factText(draft.facts, draft.language) }
        draft.texts = [
            Statement.Variant(
                "", StatementText.filled(template.text[draft.language], with: draft.filled))
        ]
    }

    /// Who speaks; what is missing of it in a text is pointed at.
    func issuer(_ language: Language) -> [String: String] {
        context.unit.map { ["issuer": $0.name[language], "contact": $0.contact] } ?? [:]
    }

    /// Facts as they stand in the log, one after the other.
    private func factText(_ numbers: [Int], _ language: Language) -> String {
        let texts = numbers.compactMap { world.fact($0)?.fact.text }.map { text in
            var text = Substring(text)
            while let last = text.last, "。.；;".contains(last) { text = text.dropLast() }
            return String(text)
        }
        return texts.joined(separator: language == .zh ? "；" : "; ")
    }

    mutating func fill(
        _ number: Number, _ values: [String: String]
    ) throws(Refusal) -> Reply {
        let (statement, incident) = try openStatement(number)
        let texts = plan(of: incident).texts
        guard let template = texts.statements.first(where: { $0.id == statement.template }) else {
            throw .statement(.notOfTemplate(number))
        }
        let slots = PlanTexts.blanks(of: template.text[statement.language])
        var (filled, cited) = (statement.filled, statement.facts)
        for (word, value) in values {
            guard let slot = texts.slot(word), slots.contains(slot.id) else {
                let known = texts.slots.filter { slots.contains($0.id) }.map(\.name)
                throw .statement(.noSlot(word, known: known))
            }
            if slot.id == "fact" {
                let numbers = Self.factNumbers(value)
                guard !numbers.isEmpty else { throw .statement(.factsOnly(slot: slot.name)) }
                try checkFacts(numbers, of: incident)
                try checkConfirmed(numbers, number)
                cited = numbers.uniqued()
                filled[slot.id] = factText(numbers, statement.language)
            } else {
                filled[slot.id] = value
            }
        }
        // All of them: what was filled earlier may rest on a fact that is cited no more.
        let given = texts.slots.compactMap { slot in filled[slot.id].map { (slot, $0) } }
        try checkBlanks(given, cited)
        filled["at"] = plan.calendar.spoken(now, in: statement.language)
        let text = StatementText.filled(template.text[statement.language], with: filled)
        return try edit(number) { statement throws(Refusal) in
            statement.texts[0].text = text
            statement.filled = filled
            statement.facts = cited
        }
    }

    /// What was read beforehand speaks of what two people found, and of nothing else.
    private func checkConfirmed(_ facts: [Int], _ number: Number) throws(Refusal) {
        let shaky = facts.filter { world.fact($0)?.fact.standing != .confirmed }
        guard shaky.isEmpty else { throw .statement(.shaky(number, facts: shaky)) }
    }

    /// `F-1, F-3`; empty where anything else is written.
    private static func factNumbers(_ text: String) -> [Int] {
        let words = text.split { " ,，、;；".contains($0) }
        let numbers = words.compactMap { word -> Int? in
            guard word.uppercased().hasPrefix("F") else { return nil }
            return Int(word.drop { !$0.isNumber })
        }
        return numbers.count == words.count ? numbers : []
    }
}

extension HoldingStatement.Kind {
    func serves(_ kind: Statement.Kind) -> Bool {
        switch self {
        case .holding, .safety: kind == .holding
        case .refutation: kind == .refutation
        case .admission: kind == .apology
        case .correction: kind == .correction
        case .followUp: kind == .final
        }
    }
}

extension PlanTexts {
    private func only(_ isMeant: (StatementSlot) -> Bool) -> StatementSlot? {
        let found = slots.filter(isMeant)
        return found.count == 1 ? found[0] : nil
    }

    /// A slot by its id or its name.
    func slot(_ word: String) -> StatementSlot? {
        let key = word.lowercased()
        return slots.first { slot in
            slot.id.lowercased() == key || slot.name.zh == word || slot.name.en.lowercased() == key
        } ?? only { $0.name.zh.contains(word) || $0.name.en.lowercased().contains(key) }
    }
}

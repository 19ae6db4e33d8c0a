import Foundation

/// Forms: one question after the other until the command is whole (spec §6).
extension Decider {
    mutating func openForm(_ wanted: Form.Subject) throws(Refusal) -> Reply? {
        guard let place = context.place else { return nil }
        let subject = try resolved(wanted)
        let form = Form(subject: subject, place: place, validUntil: now + Limits.formValidity)
        record(.desk(.formOpened(me, form)))
        return question(of: form)
    }

    private func resolved(_ subject: Form.Subject) throws(Refusal) -> Form.Subject {
        guard case .assessment(let number) = subject else { return subject }
        if let number {
            if number.kind == .incident {
                _ = try runningIncident(number)
            } else {
                _ = try openWarning(number)
            }
            return subject
        }
        let open = world.openWarnings
        let waiting = open.filter { $0.scores.isEmpty }
        if let only = waiting.count == 1 ? waiting.first : open.count == 1 ? open.first : nil {
            return .assessment(only.id)
        }
        if open.isEmpty { throw .noWarning }
        throw .whichWarning(open.map(\.id))
    }

    /// What a whole command has done need not be asked for any more.
    mutating func endForm(of verb: Verb) {
        guard world.desk.forms[me]?.subject.verb == verb else { return }
        record(.desk(.formClosed(me)))
    }

    private func question(of form: Form) -> Reply? {
        let fields = form.fields(indicators: rubric(of: form).indicators.count)
        let place = form.answers.count
        guard fields.indices.contains(place) else { return nil }
        return .formQuestion(
            FormQuestion(
                subject: form.subject, field: fields[place], place: place + 1,
                count: fields.count))
    }

    mutating func answer(_ answer: FormAnswer) throws(Refusal) -> Reply? {
        guard var form = world.desk.forms[me] else { return nil }
        if let why = ended(form) {
            record(.desk(.formClosed(me)))
            return .refused(why)
        }
        switch answer {
        case .stop:
            record(.desk(.formClosed(me)))
            return .formStopped(form.subject)
        case .back: form.answers = form.answers.dropLast()
        case .text(let text, let words):
            form.answers += try answers(of: form, text, words)
        }
        form.validUntil = now + Limits.formValidity
        if let next = question(of: form) {
            record(.desk(.formAnswered(me, form)))
            return next
        }
        record(.desk(.formClosed(me)))
        return try decide(command(of: form))
    }

    /// Why a form has become pointless: rights and states hold at the moment of use.
    private func ended(_ form: Form) -> Refusal? {
        let verb = form.subject.verb
        guard let person = world.roster[me] else { return .stranger }
        if case .notYou(let roles) = Permissions.may(verb, person, on: myRoute) {
            return .notAllowed(verb, roles: roles, people: names(of: .hq))
        }
        guard case .assessment(let number?) = form.subject else { return nil }
        if number.kind == .incident {
            guard world.mark(ofIncident: number.value) != nil else { return .noSuch(number) }
            return world.incidents[number.value] == nil ? .incidentEnded(number) : nil
        }
        if let outcome = world.outcome(ofWarning: number.value) {
            return .warningEnded(number, outcome)
        }
        return world.warning(number.value) == nil ? .noSuch(number) : nil
    }

    /// Checked at once, so that a slip is mended where it was made.
    private func answers(
        of form: Form, _ text: String, _ words: [String]
    ) throws(Refusal) -> [String] {
        let rubric = rubric(of: form)
        let fields = form.fields(indicators: rubric.indicators.count)
        switch fields[form.answers.count] {
        case .type, .scope, .harm: return [text]
        case .link:
            if FormWord.isNone(words) { return [""] }
            guard text.contains("://") else { throw .formLink }
            return [text]
        case .indicator(let first):
            let left = rubric.indicators.count - first + 1
            guard !words.isEmpty else { throw .formValue(text) }
            for word in words where !FormWord.isValue(word) { throw .formValue(word) }
            guard words.count <= left else { throw .formTooMany(left: left) }
            return words
        case .floors:
            if FormWord.isNone(words) { return [""] }
            for word in words {
                let name = FloorWord(word).name
                guard !rubric.floors.contains(where: { $0.matches(name) }) else { continue }
                throw .noSuchFloor(word, known: rubric.floors.map(\.name.zh))
            }
            return [words.joined(separator: "\n")]
        }
    }

    private func command(of form: Form) -> Command {
        let answers = form.answers
        guard case .assessment(let number?) = form.subject else {
            return .warning(
                .register(
                    WarningDraft(
                        type: answers[0], scope: answers[1], harm: answers[2],
                        url: answers[3].isEmpty ? nil : answers[3])))
        }
        let values = answers.dropLast().enumerated().map { ($0 + 1, Int($1)) }
        let floors = answers.last?.split(separator: "\n").map(String.init) ?? []
        let input = AssessmentInput(
            values: Dictionary(uniqueKeysWithValues: values), floors: floors)
        return number.kind == .incident
            ? .incident(.assess(number, input)) : .warning(.assess(number, input))
    }

    /// A running incident is assessed by the plan it is pinned to.
    private func rubric(of form: Form) -> Rubric {
        guard case .assessment(let number?) = form.subject, number.kind == .incident,
            let incident = world.incident(number.value)
        else { return plan.rubric }
        return plan(of: incident).rubric
    }
}

/// Words that mean something in the answer to any form.
private enum FormWord {
    static func isNone(_ words: [String]) -> Bool {
        words.isEmpty || words.count == 1 && ["无", "没有", "none", "no", "-", "0"].contains(words[0])
    }

    static func isValue(_ word: String) -> Bool {
        word == "?" || Int(word).map { (0...4).contains($0) } ?? false
    }
}

import Foundation

/// What is known of an incident, and what was said of it in public.
extension World {
    mutating func applyKnown(_ entry: Entry) {
        let (person, time) = (entry.actor.person, entry.at)
        switch entry.event {
        case .fact(let incident, let event): apply(event, incident: incident, entry)
        case .statement(let incident, let event): apply(event, of: incident, entry)
        case .official(let event): officials.apply(event, by: person, at: time)
        case .evidence(let incident, let event): apply(event, evidenceOf: incident, entry)
        case .question(let incident, let event): apply(event, of: incident, entry)
        case .concern(let incident, let event):
            change(incident) { $0.apply(event, by: person, at: time) }
        case .rumour(let incident, let event): apply(event, rumourOf: incident, entry)
        case .sitrep(let incident, let event): change(incident) { $0.apply(event) }
        case .filing(let incident, let event): apply(event, incident: incident, entry)
        case .sealing(let incident, let event):
            seals.apply(event, incident: incident, by: person, at: time)
        case .codeWord(let event): codeWords.apply(event, at: time)
        case .post(let incident, let event): apply(event, postOf: incident, entry)
        case .platform(let incident, let event): apply(event, platformOf: incident, entry)
        case .warning, .incident, .task, .notice, .desk, .roster, .plan, .liaison, .duty,
            .absence, .readiness, .circle, .approval:
            break
        }
    }

    private mutating func apply(_ event: QuestionEvent, of incident: Int?, _ entry: Entry) {
        questions.apply(event, incident: incident, by: entry.actor.person, at: entry.at)
        guard let number = event.number, let question = questions[number] else { return }
        count(.question, number)
        agenda.set(question.id, question.nextMoment)
        if !question.isOpen { leaving.append(Leaving(thing: question.id, sequence: sequence)) }
    }

    private mutating func apply(_ event: RumourEvent, rumourOf number: Int, _ entry: Entry) {
        if case .added(let rumour, _, _) = event { count(.rumour, rumour) }
        change(number) { $0.apply(event, by: entry.actor.person, at: entry.at) }
        if let incident = incidents[number] { wake(incident) }
    }

    private mutating func apply(_ event: FactEvent, incident number: Int, _ entry: Entry) {
        if case .added(let number, _, _) = event { count(.fact, number) }
        change(number) { $0.apply(event, by: entry.actor.person, at: entry.at) }
    }

    private mutating func apply(_ event: FilingEvent, incident number: Int, _ entry: Entry) {
        change(number) { incident in
            var book = incident.filings ?? FilingBook()
            book.apply(event, by: entry.actor.person, at: entry.at)
            incident.filings = book
        }
    }
}

import Foundation

/// Every question that was asked and is not past, and who may answer in the unit's name.
package struct QuestionBook: Codable, Equatable, Sendable {
    private var questions: [Int: Question] = [:]
    /// Whom HQ has named, in that order.
    package private(set) var named: [PersonID] = []

    package subscript(number: Int) -> Question? { questions[number] }

    /// By number.
    package var all: [Question] { questions.values.sorted { $0.number < $1.number } }

    /// The question whose answer answers this one: itself, or another.
    package func head(of question: Question) -> Question {
        question.same.flatMap { questions[$0] } ?? question
    }

    /// All that one answer answers, that question first.
    package func group(of head: Question) -> [Question] {
        [head] + all.filter { $0.same == head.number }
    }

    /// The newest text that somebody approved.
    package func answer(to question: Question) -> Question.Version? {
        head(of: question).versions.last(where: \.isApproved)
    }

    /// What the asker was told, word for word.
    package func told(_ question: Question) -> Question.Version? {
        guard let given = question.given else { return nil }
        return questions[given.of]?.versions.first { $0.number == given.version }
    }

    package func stand(of question: Question) -> Question.Stand {
        if question.dropped != nil { return .dropped }
        if question.given != nil {
            return answer(to: question)?.text == told(question)?.text ? .given : .outdated
        }
        guard let latest = head(of: question).versions.last else { return .open }
        return latest.isApproved ? .approved : .drafted
    }

    /// It wants nothing of anybody.
    func isSettled(_ question: Question) -> Bool {
        let stand = stand(of: question)
        return stand == .given || stand == .dropped
    }

    mutating func apply(
        _ event: QuestionEvent, incident: Int?, by person: PersonID?, at time: Date
    ) {
        switch event {
        case .logged(let number, let text, let asker, let due):
            questions[number] = Question(
                number: number, incident: incident, text: text, asker: asker, loggedBy: person,
                at: time, due: due)
        case .drafted(let number, let version, let text, let facts):
            questions[number]?.versions.append(
                Question.Version(
                    number: version, text: text, by: person, at: time, facts: facts))
        case .approved(let number, let version, _):
            guard
                let place = questions[number]?.versions.firstIndex(where: { $0.number == version })
            else { return }
            questions[number]?.versions[place].approvedBy = person
        case .joined(let number, let other): join(number, to: other)
        case .given(let number, let version, let giver, let via):
            guard let question = questions[number] else { return }
            let head = head(of: question).number
            questions[number]?.given = Question.Given(
                of: head, version: version, by: giver, via: via, at: time)
        case .dropped(let number, let reason): questions[number]?.dropped = reason
        case .reminded(let number, let percent, _): questions[number]?.reminded = percent
        case .spokespersonNamed(let person):
            named.removeAll { $0 == person }
            named.append(person)
        case .spokespersonRemoved(let person): named.removeAll { $0 == person }
        }
    }

    /// With all that had its answer.
    private mutating func join(_ number: Int, to other: Int) {
        for follower in questions.values where follower.same == number {
            questions[follower.number]?.same = other
        }
        questions[number]?.same = other
    }

    /// What one answer answers goes together, and only when it wants nothing of anybody.
    mutating func letGo(_ number: Int) {
        guard let question = questions[number] else { return }
        let group = group(of: head(of: question))
        guard group.allSatisfy(isSettled) else { return }
        for one in group { questions[one.number] = nil }
    }

    /// The incident is past; what is still open of it stays until it is answered.
    mutating func letGo(ofIncident incident: Int) {
        for question in all where question.incident == incident { letGo(question.number) }
    }
}

extension World {
    /// Who may answer in the unit's name: whom HQ named; before that the release group's lead alone.
    package func spokespersons(at moment: Date) -> [PersonID] {
        let named = questions.named.filter { roster[$0] != nil }
        // Whose address another one changed may be another one.
        guard named.isEmpty else { return named.filter { unproven[$0]?.whole != true } }
        let staff = staff(at: moment, for: .questionGive)
        return [staff.responsible(for: .release)?.id].compactMap(\.self)
    }

    /// Who may approve what this person wrote: the release group's lead and HQ, never the writer.
    package func answerApprovers(but writer: PersonID?, at moment: Date) -> [PersonID] {
        let staff = staff(at: moment)
        let able =
            [staff.holder(of: .lead, in: .release)?.id].compactMap(\.self)
            + staff.memberIDs(of: .hq)
        return able.uniqued().filter { $0 != writer }
    }

    /// The question of the same matter that is most like a text, where one is.
    package func question(like text: String, of incident: Int?, but number: Int) -> Question? {
        let near = questions.all.filter {
            $0.incident == incident && $0.number != number && $0.dropped == nil
        }
        .map { (question: $0, likeness: Likeness.of(text, $0.text)) }
        .filter { $0.likeness >= Likeness.much }
        // Of two that are alike the older one.
        let best = near.max {
            ($0.likeness, -$0.question.number) < ($1.likeness, -$1.question.number)
        }
        return best.map { questions.head(of: $0.question) }
    }
}

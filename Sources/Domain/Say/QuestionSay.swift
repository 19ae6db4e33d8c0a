import Foundation

/// A question with the names it needs, and the answer as it is now.
package struct QuestionBrief: Codable, Equatable, Sendable {
    package struct Answer: Codable, Equatable, Sendable {
        package var version: Int
        package var text: String
        package var by: String
        package var approvedBy: String?
        /// What a second reader would stumble over, while it is not approved.
        package var lint: [LintFinding]?
        /// Facts that it cites, by number.
        package var facts: [Int]?

        package init(
            version: Int, text: String, by: String, approvedBy: String? = nil,
            lint: [LintFinding]? = nil, facts: [Int]? = nil
        ) {
            self.lint = lint
            self.facts = facts
            self.version = version
            self.text = text
            self.by = by
            self.approvedBy = approvedBy
        }
    }

    package struct Given: Codable, Equatable, Sendable {
        package var version: Int
        package var by: String
        package var via: String?
        package var at: Date

        package init(version: Int, by: String, via: String? = nil, at: Date) {
            self.version = version
            self.by = by
            self.via = via
            self.at = at
        }
    }

    package var number: Int
    package var incident: Int?
    package var text: String
    package var asker: Asker
    package var by: String?
    package var at: Date
    package var due: Date
    package var stand: Question.Stand
    /// The question whose answer answers this one too.
    package var same: Int?
    /// The newest text, approved or not.
    package var answer: Answer?
    package var given: Given?
    package var dropped: String?

    package var id: Number { Number(.question, number) }
    /// So many characters of an answer, and of a question, are told in a room.
    package static let answerInRoom = 160
    package static let textInRoom = 100
    /// The question that the answer is kept with.
    package var head: Number { Number(.question, same ?? number) }
}

/// An answer that may be given, to whom, by whom.
package struct AnswerFacts: Codable, Equatable, Sendable {
    /// The question that it is kept with.
    package var question: QuestionBrief
    /// Who has not been told anything.
    package var waiting: [QuestionBrief]
    /// Who was told something else before.
    package var again: [QuestionBrief]
    package var spokespersons: [String]
}

/// One question, and what one reader may see of it.
package struct QuestionFacts: Codable, Equatable, Sendable {
    package var question: QuestionBrief
    /// The reader needs it to answer; in a room it is masked all the same.
    package var maySeeContact: Bool
    package var alike: [Number]
    package var spokespersons: [String]
}

package struct SpeakerFacts: Codable, Equatable, Sendable {
    package var names: [String]
    /// HQ has named nobody yet.
    package var isDefault: Bool

    package init(names: [String], isDefault: Bool) {
        self.names = names
        self.isDefault = isDefault
    }
}

package enum QuestionReply: Codable, Equatable, Sendable {
    /// `like`: a question that may be the same.
    case logged(QuestionBrief, like: QuestionBrief?)
    case drafted(QuestionBrief, approvers: [String])
    case approved(AnswerFacts)
    case joined(QuestionBrief, to: QuestionBrief)
    /// `again`: they had been told something else before.
    case given(QuestionBrief, AnswerFacts, again: Bool)
    case dropped(QuestionBrief)
    case shown(QuestionFacts)
    case list(Int?, [QuestionBrief], all: Bool)
    case spokespersons(SpeakerFacts)

    /// Whoever asks to see one reads all of it.
    var isLong: Bool {
        switch self {
        case .list(_, let questions, _): questions.count > 4
        case .shown(let facts):
            facts.question.text.count > QuestionBrief.textInRoom
                || facts.question.answer.map { $0.text.count > QuestionBrief.answerInRoom } == true
        default: false
        }
    }

    var subjects: [Number] {
        switch self {
        case .logged(let question, _), .drafted(let question, _), .joined(let question, _),
            .given(let question, _, _), .dropped(let question):
            [question.id]
        case .approved(let facts): [facts.question.id]
        case .shown(let facts): [facts.question.id]
        case .list(let incident, let questions, _):
            incident.map { [Number(.incident, $0)] } ?? questions.map(\.id)
        case .spokespersons: []
        }
    }
}

package struct QuestionReminder: Codable, Equatable, Sendable {
    package var question: QuestionBrief
    package var percent: Int

    package init(question: QuestionBrief, percent: Int) {
        self.question = question
        self.percent = percent
    }
}

package enum QuestionBulletin: Codable, Equatable, Sendable {
    /// `like`: a question that may be the same.
    case logged(QuestionBrief, like: QuestionBrief?)
    case approvalWanted(QuestionBrief)
    /// A spokesperson may give it now.
    case approved(AnswerFacts)
    case due([QuestionReminder])
    case spokesperson(String, named: Bool, by: String, SpeakerFacts)

    var subjects: [Number] {
        switch self {
        case .logged(let question, _), .approvalWanted(let question): [question.id]
        case .approved(let facts): [facts.question.id]
        case .due(let reminders): reminders.map(\.question.id)
        case .spokesperson: []
        }
    }
}

extension QuestionRefusal {
    var subjects: [Number] {
        switch self {
        case .dropped(let number), .noAnswer(let number), .sameText(let number, _),
            .personal(let number), .ownAnswer(let number, _), .whichVersion(let number, _),
            .approvedAlready(let number, _), .notApproved(let number, _, _),
            .givenAlready(let number, _, _), .sameAlready(let number, _),
            .otherMatter(let number, _), .groundless(let number), .shaky(let number, _):
            [number]
        case .notSpokesperson, .notKeeper, .spokespersonAlready, .noSpokesperson: []
        }
    }
}

extension World {
    /// Without the contact, which only `QuestionFacts` has.
    package func brief(_ question: Question) -> QuestionBrief { brief(question, open: false) }

    private func brief(_ question: Question, open: Bool) -> QuestionBrief {
        let head = questions.head(of: question)
        let answer = head.versions.last.map { version in
            let lint = version.isApproved ? [] : self.lint(version.text, for: head)
            return QuestionBrief.Answer(
                version: version.number, text: version.text, by: version.by.map(name) ?? "",
                approvedBy: version.approvedBy.map(name), lint: lint.isEmpty ? nil : lint,
                facts: version.facts)
        }
        let given = question.given.map {
            QuestionBrief.Given(version: $0.version, by: name($0.by), via: $0.via, at: $0.at)
        }
        return QuestionBrief(
            number: question.number, incident: question.incident, text: question.text,
            asker: open ? question.asker : question.asker.withoutContact,
            by: question.loggedBy.map(name), at: question.at, due: question.due,
            stand: questions.stand(of: question), same: question.same, answer: answer,
            given: given, dropped: question.dropped)
    }

    package func answerFacts(of question: Question, at moment: Date) -> AnswerFacts {
        let head = questions[questions.head(of: question).number] ?? question
        let group = questions.group(of: head)
        return AnswerFacts(
            question: brief(head), waiting: group.filter(\.isOpen).map(brief),
            again: group.filter { questions.stand(of: $0) == .outdated }.map(brief),
            spokespersons: spokespersons(at: moment).map(name))
    }

    package func speakerFacts(at moment: Date) -> SpeakerFacts {
        let named = questions.named.filter { roster[$0] != nil }
        return SpeakerFacts(
            names: spokespersons(at: moment).map(name), isDefault: named.isEmpty)
    }

    /// Whoever answers, or wrote it down, sees how to reach the asker.
    package func questionFacts(
        _ question: Question, for person: PersonID?, at moment: Date
    ) -> QuestionFacts {
        let groups: [GroupID] = [.guidance, .release, .office, .hq]
        let seat = person.flatMap { staff(at: moment)[$0] }
        let maySee =
            groups.contains { seat?.sits(in: $0) == true }
            || person.map { $0 == question.loggedBy || questions.named.contains($0) } == true
        let alike = questions.group(of: questions.head(of: question)).map(\.id)
        return QuestionFacts(
            question: brief(question, open: true), maySeeContact: maySee,
            alike: alike.filter { $0 != question.id },
            spokespersons: spokespersons(at: moment).map(name))
    }
}

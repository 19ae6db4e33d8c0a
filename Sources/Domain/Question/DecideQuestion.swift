import Foundation

package enum QuestionCommand: Codable, Equatable, Sendable {
    /// Without a number of the only incident that runs, else of the desk.
    case log(Number?, QuestionDraft)
    /// Nil facts: it cites none.
    case draft(Number, text: String, facts: [Int]? = nil)
    case approve(Number, version: Int?)
    /// The first is the same question as the second.
    case join(Number, to: Number)
    /// The asker was told; without a name by whoever types it.
    case give(Number, by: String?, via: String?)
    case drop(Number, reason: String)
    case spokesperson(String, named: Bool)
}

package struct QuestionDraft: Codable, Equatable, Sendable {
    package enum Deadline: Codable, Equatable, Sendable {
        case within(Duration)
        /// The next such time of day, in minutes since midnight.
        case by(Int)
    }

    package var text: String
    package var asker: String
    package var outlet: String?
    package var contact: String?
    package var deadline: Deadline?

    package init(
        text: String, asker: String, outlet: String? = nil, contact: String? = nil,
        deadline: Deadline? = nil
    ) {
        self.text = text
        self.asker = asker
        self.outlet = outlet
        self.contact = contact
        self.deadline = deadline
    }
}

package enum QuestionRefusal: Codable, Equatable, Sendable {
    case dropped(Number)
    /// Nobody has written an answer yet.
    case noAnswer(Number)
    /// The same text stands there already.
    case sameText(Number, version: Int)
    /// Somebody's telephone or identity number, or a child, stands in the text.
    case personal(Number)
    /// It is to stand in public, and neither cites a fact nor quotes what is public.
    case groundless(Number)
    /// Facts that it cites are not confirmed.
    case shaky(Number, facts: [Int])
    case ownAnswer(Number, approvers: [String])
    /// Which text is approved is said, where there was more than one.
    case whichVersion(Number, latest: Int)
    case approvedAlready(Number, version: Int)
    case notApproved(Number, version: Int, approvers: [String])
    case notSpokesperson(String, spokespersons: [String])
    /// What another said is written down by them, or by those who keep the log.
    case notKeeper(spokesperson: String)
    case givenAlready(Number, version: Int, by: String)
    case sameAlready(Number, Number)
    case otherMatter(Number, Number)
    case spokespersonAlready(String)
    case noSpokesperson(String, spokespersons: [String])
}

extension Decider {
    mutating func decide(_ command: QuestionCommand) throws(Refusal) -> Reply? {
        switch command {
        case .log(let number, let draft): return try log(number, draft)
        case .draft(let number, let text, let facts): return try draft(number, text, facts)
        case .approve(let number, let version): return try approve(number, version)
        case .join(let number, let other): return try join(number, to: other)
        case .give(let number, let word, let via): return try give(number, word, via)
        case .drop(let number, let reason):
            let question = try open(number)
            record(.question(question.incident, .dropped(question.number, reason: reason)))
            return .question(.dropped(world.brief(world.questions[question.number] ?? question)))
        case .spokesperson(let word, let named): return try name(word, named)
        }
    }

    /// A question that the speaker may know of.
    private func known(_ number: Number) throws(Refusal) -> Question {
        guard let question = world.questions[number.value] else { throw .noSuch(number) }
        try checkKnown(number)
        return question
    }

    private func open(_ number: Number) throws(Refusal) -> Question {
        let question = try known(number)
        guard question.dropped == nil else { throw .question(.dropped(number)) }
        return question
    }

    private func head(of question: Question) -> Question { world.questions.head(of: question) }

    /// Of the incident that is named, in whatever state; else of the only one that runs; else of
    /// the desk.
    private func matter(_ number: Number?) throws(Refusal) -> Int? {
        guard let number else {
            if !context.matters.isEmpty { return try runningIncident(nil).number }
            let running = world.running.filter { isKnown($0.id) }
            guard running.count <= 1 else { throw .whichIncident(running.map(\.id)) }
            return running.first?.number
        }
        guard world.mark(ofIncident: number.value) != nil else { throw .noSuch(number) }
        try checkKnown(number)
        guard world.incident(number.value) != nil else { throw .incidentEnded(number) }
        return number.value
    }

    private mutating func log(_ number: Number?, _ draft: QuestionDraft) throws(Refusal) -> Reply {
        let incident = try matter(number)
        let next = world.next(.question)
        let due: Date =
            switch draft.deadline {
            case .within(let span): now + span
            case .by(let minute):
                plan.calendar.next(of: [minute], after: now) ?? now + Question.patience
            case nil: now + Question.patience
            }
        let asker = Asker(
            question: next, name: draft.asker, outlet: draft.outlet, contact: draft.contact)
        record(
            .question(incident, .logged(next, text: draft.text, asker: asker, due: due)))
        let like = world.question(like: draft.text, of: incident, but: next)
        let question = try known(Number(.question, next))
        return .question(.logged(world.brief(question), like: like.map(world.brief)))
    }

    /// One answer for all who ask the same: it is kept with the first of them.
    private mutating func draft(
        _ number: Number, _ text: String, _ facts: [Int]?
    ) throws(Refusal) -> Reply {
        let head = head(of: try open(number))
        if let last = head.versions.last, last.text == text, facts == nil || last.facts == facts {
            throw .question(.sameText(head.id, version: last.number))
        }
        guard !world.lint(text, for: head).contains(where: { $0.kind == .privateData }) else {
            throw .question(.personal(head.id))
        }
        try checkCited(facts ?? [], for: head)
        let version = (head.versions.last?.number ?? 0) + 1
        record(
            .question(
                head.incident,
                .drafted(head.number, version: version, text: text, facts: facts?.uniqued())))
        let able = world.answerApprovers(but: me, at: now)
        return .question(
            .drafted(world.brief(world.questions[head.number] ?? head), approvers: names(able)))
    }

    /// Nothing approves itself, and what is approved is the text that was read (spec §10, §1.4).
    private mutating func approve(_ number: Number, _ version: Int?) throws(Refusal) -> Reply {
        let head = head(of: try open(number))
        guard let latest = head.versions.last else { throw .question(.noAnswer(head.id)) }
        guard version ?? (latest.number == 1 ? 1 : 0) == latest.number else {
            throw .question(.whichVersion(head.id, latest: latest.number))
        }
        guard !latest.isApproved else {
            throw .question(.approvedAlready(head.id, version: latest.number))
        }
        guard latest.by != me else {
            let able = world.answerApprovers(but: me, at: now)
            throw .question(.ownAnswer(head.id, approvers: names(able)))
        }
        record(
            .question(
                head.incident,
                .approved(head.number, version: latest.number, text: latest.text)))
        return .question(.approved(world.answerFacts(of: head, at: now)))
    }

    private mutating func join(_ number: Number, to other: Number) throws(Refusal) -> Reply {
        let question = try open(number)
        let head = head(of: try open(other))
        guard question.incident == head.incident else {
            throw .question(.otherMatter(number, other))
        }
        guard self.head(of: question).number != head.number else {
            throw .question(.sameAlready(number, head.id))
        }
        record(.question(question.incident, .joined(question.number, to: head.number)))
        let joined = try known(number)
        return .question(.joined(world.brief(joined), to: world.brief(head)))
    }

    /// Only a spokesperson speaks for the unit, and only what was approved (domain §5).
    private mutating func give(
        _ number: Number, _ word: String?, _ via: String?
    ) throws(Refusal) -> Reply {
        let question = try open(number)
        let giver = try word.map { word throws(Refusal) in try person(named: word).id } ?? me
        let able = world.spokespersons(at: now)
        guard able.contains(giver) else {
            throw .question(.notSpokesperson(world.name(giver), spokespersons: names(able)))
        }
        guard giver == me || keepsLog else {
            throw .question(.notKeeper(spokesperson: world.name(giver)))
        }
        guard world.mayKnow(giver, of: number) else {
            throw .circle(
                .notInside(world.matter(of: number) ?? number, person: world.name(giver)))
        }
        guard let latest = head(of: question).versions.last else {
            throw .question(.noAnswer(number))
        }
        guard latest.isApproved else {
            let able = world.answerApprovers(but: latest.by, at: now)
            throw .question(
                .notApproved(number, version: latest.number, approvers: names(able)))
        }
        if let given = question.given, world.questions.stand(of: question) == .given {
            throw .question(
                .givenAlready(number, version: given.version, by: world.name(given.by)))
        }
        if via?.contains("://") == true { try checkGround(latest, of: question) }
        record(
            .question(
                question.incident,
                .given(question.number, version: latest.number, by: giver, via: via)))
        let after = try known(number)
        return .question(
            .given(
                world.brief(after), world.answerFacts(of: after, at: now),
                again: question.given != nil))
    }

    /// Those who write answers also write down who was told.
    private var keepsLog: Bool {
        let groups: [GroupID] = [.guidance, .release, .office, .hq]
        let mine = entitled(to: .questionGive)
        return groups.contains { mine?.sits(in: $0) == true }
    }

    private mutating func name(_ word: String, _ named: Bool) throws(Refusal) -> Reply {
        let person = try person(named: word)
        let isNamed = world.questions.named.contains(person.id)
        if named, isNamed { throw .question(.spokespersonAlready(person.name)) }
        if !named, !isNamed {
            let all = names(world.spokespersons(at: now))
            throw .question(.noSpokesperson(person.name, spokespersons: all))
        }
        record(
            .question(
                nil, named ? .spokespersonNamed(person.id) : .spokespersonRemoved(person.id)))
        return .question(.spokespersons(world.speakerFacts(at: now)))
    }

    /// One nag a step a tick: guidance, then the release group, the office, HQ (domain §1, 五.4).
    mutating func remindOfQuestion(_ number: Int) {
        guard let question = world.questions[number], question.isOpen,
            let percent = question.countdown.mark(at: now), percent > question.reminded
        else { return }
        let groups: [GroupID] = [.guidance, .release, .office, .hq]
        let chain = groups.compactMap { staff.responsible(for: $0)?.id }.uniqued()
        let step = percent < 100 ? 0 : (percent - 100) / 25
        let person = chain.isEmpty ? nil : chain[min(step, chain.count - 1)]
        record(.question(question.incident, .reminded(number, percent: percent, person)))
    }
}

import Foundation

// Standing in (顶岗): said by somebody, or begun by silence and by "cannot".

extension Decider {
    mutating func cover(
        _ word: String, by other: String, _ until: DutyWhen?
    ) throws(Refusal) -> Reply {
        let absent = try person(named: word)
        let person = try person(named: other)
        guard absent.id != person.id else { throw .absence(.ofOneself) }
        try checkLead(of: absent)
        guard !absent.sits(in: .hq) || person.sits(in: .hq) else {
            throw .absence(.coverOfHQ(absent.name))
        }
        try checkGiven(absent, to: person)
        guard !world.away(at: now).contains(person.id) else {
            throw .absence(.coverAway(person.name))
        }
        let end = try until.map { when throws(Refusal) in
            try moment(when, end: true, after: now)
        }
        guard end.map({ $0 > now }) ?? true else { throw .absence(.past) }
        record(
            .absence(
                .covered(
                    absent.id, Cover(by: person.id, from: now, until: end, cause: .arranged))))
        var facts = CoverFacts(name: absent.name, by: person.name, until: end)
        facts.kept = world.seatsKept(by: absent, from: person)
        return .absence(.covered(facts))
    }

    /// Who stands in for somebody of the secrecy office or of the auditors, HQ says: it gives and takes
    /// these seats alone.
    private func checkGiven(_ absent: Person, to other: Person) throws(Refusal) {
        let groups = absent.posts.map(\.group).filter {
            GroupID.ofHQ.contains($0) && !other.sits(in: $0)
        }
        guard let group = groups.min(), entitled(to: .cover)?.sits(in: .hq) != true else { return }
        throw .absence(.coverByHQ(absent.name, group, people: names(of: .hq)))
    }

    private func checkLead(of person: Person) throws(Refusal) {
        let mine = entitled(to: .cover)
        let leads =
            mine?.posts.contains { post in
                post.seat != .member && person.sits(in: post.group)
            } ?? false
        guard leads || mine?.sits(in: .office) == true || mine?.sits(in: .hq) == true else {
            throw .absence(.notLead(person.name))
        }
    }

    mutating func endCover(_ word: String) throws(Refusal) -> Reply {
        let absent = try person(named: word)
        guard let cover = world.absences.covers[absent.id] else {
            throw .absence(.notCovered(absent.name))
        }
        if cover.by != me { try checkLead(of: absent) }
        endCover(of: absent.id, because: .ended)
        return .absence(
            .coverEnded(CoverFacts(name: absent.name, by: world.name(cover.by), until: nil)))
    }

    mutating func endCover(of person: PersonID, because end: AbsenceEnd) {
        guard let cover = world.absences.covers[person] else { return }
        record(.absence(.coverEnded(person, by: cover.by, because: end)))
    }

    /// Whoever does not answer is covered by the other half of their pair, else their deputy,
    /// until they speak again; not by somebody who is away or covered too, nor by somebody who
    /// was told as well and is as silent.
    mutating func beginCover(
        for line: Notice.Line, of notice: Notice, _ cause: EscalationCause
    ) {
        let person = line.addressee
        let away = world.away(at: now)
        guard !notice.issue.subject.isPersonal, !away.contains(person), answersForOthers(person),
            let next = world.roster[person].flatMap({ world.roster.cover(for: $0)?.id }),
            world.absences.covers[person] == nil, world.absences.covers[next] == nil,
            !away.contains(next), !notice.unable.contains(next),
            cause == .cannot || notice.told[next] == nil || notice.acknowledged[next] != nil
        else { return }
        let why: Cover.Cause =
            cause == .silent ? .silent(notice.number) : .cannot(notice.number)
        record(.absence(.covered(person, Cover(by: next, from: now, cause: why))))
    }

    /// Somebody to whom others turn: for a group, or for an open task.
    private func answersForOthers(_ person: PersonID) -> Bool {
        let groups = world.roster[person]?.posts.map(\.group) ?? []
        return groups.contains { world.roster.responsible(for: $0)?.id == person }
            || world.withTasks.contains { incident in
                incident.openTasks.contains { $0.assignee == person }
            }
    }

    /// Whoever was silent and speaks is there.
    mutating func noteSpoken(after cover: Cover, _ command: Command) {
        guard let person = context.actor.person, isEnded(cover, by: command),
            world.absences.covers[person] == cover
        else { return }
        endCover(of: person, because: .returned)
    }

    /// A cover that silence began ends with any word; one that a "cannot" began, only when the
    /// same person says that they are there after all. What was arranged is ended by hand.
    func isEnded(_ cover: Cover, by command: Command) -> Bool {
        switch cover.cause {
        case .arranged: false
        case .silent: true
        case .cannot: command.saysPresent
        }
    }

    /// Whoever was silent and now says that they cannot come is covered as before; from now on
    /// by their own word.
    mutating func keepCover(because notice: Int) {
        guard var cover = world.absences.covers[me], case .silent = cover.cause else { return }
        cover.cause = .cannot(notice)
        record(.absence(.covered(me, cover)))
    }

    mutating func settleAbsences() {
        for (person, cover) in world.absences.covers.sorted(by: { $0.key < $1.key })
        where cover.until.map({ $0 <= now }) ?? false {
            endCover(of: person, because: .over)
        }
        for (person, mandate) in world.absences.mandates.sorted(by: { $0.key < $1.key })
        where mandate.until <= now {
            record(.absence(.mandateEnded(person, by: mandate.by, because: .over)))
        }
    }
}

extension Command {
    /// 收到 or 到, said for oneself.
    fileprivate var saysPresent: Bool {
        switch self {
        case .notice(.acknowledge(_, onBehalfOf: nil, _)): true
        case .rollCall(.answer(let answer)): answer.word == .present && answer.onBehalfOf == nil
        // With their word of the month.
        case .identified(let command): command.saysPresent
        default: false
        }
    }
}

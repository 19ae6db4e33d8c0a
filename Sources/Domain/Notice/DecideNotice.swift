import Foundation

extension Decider {
    mutating func decide(_ command: NoticeCommand) throws(Refusal) -> Reply? {
        switch command {
        case .acknowledge(let number, let word, let via):
            if let word { return try acknowledge(number, for: word, via: via) }
            let notice = try wanted(number, by: me)
            acknowledge(notice, by: me, via: .own)
            noteIdentified([notice])
            return nil
        case .cannot(let number, let reason):
            let notice = try wanted(number, by: me)
            if notice.roll != nil {
                answerRoll(notice, by: me, RollAnswer(.away(reason: reason)), via: .own)
                noteIdentified([notice])
                return nil
            }
            return cannot(notice, reason)
        }
    }

    /// The B-role is called at once, also where this person had already said that they come
    /// (spec §7). Said twice it is one answer.
    private mutating func cannot(_ notice: Notice, _ reason: String?) -> Reply {
        let number = notice.number
        let unable = me
        if !notice.unable.contains(unable) || notice.acknowledged[unable] != nil {
            let reopens = isStillDue(notice)
            record(.notice(number, .cannot(by: unable, reason: reason)))
            _ = climb(number, because: .cannot) {
                $0.isOpen ? $0.told.last == unable : reopens && $0.answeredBy == unable
            }
        }
        keepCover(because: number)
        return .cannotTaken(number, called: standIn(for: unable, in: number).map(world.name))
    }

    /// Who was called on this person's line after them and has not said that they cannot.
    private func standIn(for person: PersonID, in number: Int) -> PersonID? {
        guard let notice = world.notice(number) else { return nil }
        return notice.lines.lazy.compactMap { notice.next(after: person, on: $0) }.first
    }

    /// Whether what the notice calls people to still goes on.
    private func isStillDue(_ notice: Notice) -> Bool {
        if notice.withdrawn { return false }
        if case .warning(let number, _, _) = notice.issue.subject {
            return world.warnings[number] != nil
        }
        return notice.issue.incident.map { world.incidents[$0] != nil } ?? true
    }

    /// The notice that is meant; without a number the only one that wants this person's word.
    private func wanted(_ number: Number?, by person: PersonID) throws(Refusal) -> Notice {
        let open = world.openNotices.filter { $0.concerns(person) }
        guard let number else {
            guard let first = open.first else { throw .nothingToAcknowledge }
            guard open.count == 1 else { throw .whichNotice(open.map(\.id)) }
            return first
        }
        guard let notice = world.notice(number.value) else {
            guard world.subject(ofNotice: number.value) == nil else {
                throw .nothingToAcknowledge
            }
            throw open.isEmpty ? .noSuch(number) : .noSuchNotice(number, open: open.map(\.id))
        }
        guard notice.told[person] != nil else { throw .notAddressed(number) }
        return notice
    }

    /// Asking again yields nothing: an answer given twice is one answer.
    private mutating func acknowledge(
        _ notice: Notice, by person: PersonID, via means: AcknowledgementMeans
    ) {
        if notice.roll != nil {
            guard notice.isOpen else { return }
            return answerRoll(notice, by: person, RollAnswer(.present), via: means)
        }
        guard notice.acknowledged[person] == nil else { return }
        record(.notice(notice.number, .acknowledged(by: person, via: means)))
        takePlatform(notice, by: person)
    }

    /// 代签: somebody answered by telephone, and this person enters it.
    private mutating func acknowledge(
        _ number: Number?, for word: String, via: String?
    ) throws(Refusal) -> Reply {
        let somebody = try person(named: word)
        try checkProxy(for: somebody, .ack)
        guard let via else { throw .proxyNeedsPhone }
        let notice = try wanted(number, by: somebody.id)
        acknowledge(notice, by: somebody.id, via: .proxy(me, via: via))
        return .acknowledgedFor(notice.number, somebody.name)
    }

    /// Office, duty and the leads of their group may enter what somebody said by telephone.
    func checkProxy(for somebody: Person, _ verb: Verb) throws(Refusal) {
        let may =
            entitled(to: verb).map {
                $0.sits(in: .office) || $0.sits(in: .duty)
                    || $0.posts.contains { $0.seat != .member && somebody.sits(in: $0.group) }
            } ?? false
        guard !may else { return }
        throw .notAllowed(verb, roles: [.office, .duty, .lead], people: names(of: .office))
    }

    /// Calls the next person of every line that matches; an answered one, which is opened by it,
    /// only after a "cannot".
    ///
    /// - Returns: Those called.
    mutating func climb(
        _ number: Int, because cause: EscalationCause, where matches: (Notice.Line) -> Bool
    ) -> [PersonID] {
        guard let notice = world.notice(number) else { return [] }
        var called: [PersonID] = []
        for line in notice.lines where (line.isOpen || cause == .cannot) && matches(line) {
            if line.told == [line.addressee] { beginCover(for: line, of: notice, cause) }
            if let next = nextUp(line, in: number, cause) {
                record(
                    .notice(number, .escalated(line: line.addressee, to: next, because: cause)))
                called.append(next)
            } else if line.isOpen {
                record(.notice(number, .exhausted(line: line.addressee)))
            }
        }
        return called
    }

    /// The next on the ladder who has not been told; anyone told already is skipped (spec §7).
    ///
    /// After a "cannot" the other half of the pair stands in even when told for themselves, unless
    /// they cannot come either.
    private func nextUp(
        _ line: Notice.Line, in number: Int, _ cause: EscalationCause
    ) -> PersonID? {
        guard let notice = world.notice(number) else { return nil }
        if cause == .cannot, let next = notice.next(after: me, on: line) { return next }
        if cause == .cannot, line.told.count == 1, let cover = line.ahead.first,
            !notice.unable.contains(cover)
        {
            return cover
        }
        return line.ahead.first { notice.told[$0] == nil }
    }
}

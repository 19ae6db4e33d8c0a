import Foundation

extension Decider {
    mutating func decide(_ command: NoticeCommand) throws(Refusal) -> Reply? {
        switch command {
        case .acknowledge(let number, let word, let via):
            if let word { return try acknowledge(number, for: word, via: via) }
            let notice = try wanted(number, by: me)
            acknowledge(notice, by: me, via: .own)
            return nil
        case .cannot(let number, let reason):
            let notice = try wanted(number, by: me)
            if notice.roll != nil {
                answerRoll(notice, by: me, RollAnswer(.away(reason: reason)), via: .own)
                return nil
            }
            record(.notice(notice.number, .cannot(by: me, reason: reason)))
            let unable = me
            let called = climb(notice.number, because: .cannot) { $0.told.last == unable }
            return .cannotTaken(notice.number, called: called.first.map(world.name))
        }
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
            throw .noSuch(number)
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
            world.roster[me].map {
                $0.sits(in: .office) || $0.sits(in: .duty)
                    || $0.posts.contains { $0.seat != .member && somebody.sits(in: $0.group) }
            } ?? false
        guard !may else { return }
        throw .notAllowed(verb, roles: [.office, .duty, .lead], people: names(of: .office))
    }

    /// Calls the next person of every open line that matches.
    ///
    /// - Returns: Those called.
    mutating func climb(
        _ number: Int, because cause: EscalationCause, where matches: (Notice.Line) -> Bool
    ) -> [PersonID] {
        guard let notice = world.notices[number] else { return [] }
        var called: [PersonID] = []
        for line in notice.lines where line.isOpen && matches(line) {
            if line.told == [line.addressee] { beginCover(for: line, of: notice, cause) }
            if let next = nextUp(line, in: number, cause) {
                record(
                    .notice(number, .escalated(line: line.addressee, to: next, because: cause)))
                called.append(next)
            } else {
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
        guard let notice = world.notices[number] else { return nil }
        if cause == .cannot, line.told.count == 1, let cover = line.ahead.first,
            !notice.unable.contains(cover)
        {
            return cover
        }
        return line.ahead.first { notice.told[$0] == nil }
    }
}

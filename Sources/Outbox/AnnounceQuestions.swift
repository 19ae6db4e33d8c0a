import Domain

/// Whose turn it is with a question is named: who writes, who approves, who answers.
extension Announcer {
    mutating func announce(
        _ event: QuestionEvent, of incident: Int?, _ entry: Entry, _ id: String
    ) {
        let me = entry.actor.person
        switch event {
        case .logged(let number, let text, _, _):
            guard let question = world.questions[number] else { return }
            let like = world.question(like: text, of: incident, but: number).map { world.brief($0) }
            ask(
                [staff.responsible(for: .guidance)?.id], but: me,
                .logged(world.brief(question), like: like), id
            )
        case .drafted(let number, _, _, _):
            guard let question = world.questions[number] else { return }
            ask(approvers(but: me), but: me, .approvalWanted(world.brief(question)), id)
        case .approved(let number, _, _):
            guard let question = world.questions[number] else { return }
            ask(
                world.spokespersons(at: now), but: me,
                .approved(world.answerFacts(of: question, at: now)), id)
        case .spokespersonNamed(let person), .spokespersonRemoved(let person):
            let isNamed = if case .spokespersonNamed = event { true } else { false }
            ask(
                [person], but: me,
                .spokesperson(
                    name(person), named: isNamed, by: name(me), world.speakerFacts(at: now)), id)
        case .joined, .given, .dropped, .reminded: break
        }
    }

    private mutating func ask(
        _ people: [PersonID?], but me: PersonID?, _ bulletin: QuestionBulletin, _ id: String
    ) {
        let others = people.compactMap(\.self).filter { $0 != me }.uniqued()
        if !others.isEmpty { tell(others, .question(bulletin), id) }
    }

    /// The release group's lead; where they wrote it themselves, HQ's lead and deputy.
    private func approvers(but writer: PersonID?) -> [PersonID] {
        let able = world.answerApprovers(but: writer, at: now)
        let lead = staff.holder(of: .lead, in: .release)?.id
        return lead.map(able.contains) == true ? [lead].compactMap(\.self) : Array(able.prefix(2))
    }

    /// All reminders of one moment to one person are one message; of a sensitive matter one of its
    /// own, or the rest would go under with it.
    mutating func remindOfQuestions(_ entries: [Entry]) {
        struct Nagging: Hashable {
            var person: PersonID
            var closed: Number?
        }
        var order: [Nagging] = []
        var reminders: [Nagging: [QuestionReminder]] = [:]
        var first: [Nagging: Int] = [:]
        for entry in entries {
            guard case .question(_, .reminded(let number, let percent, let person?)) = entry.event,
                let question = world.questions[number]
            else { continue }
            let isClosed = world.label(of: question.id) == .sensitive
            let nagging = Nagging(
                person: person, closed: isClosed ? world.matter(of: question.id) : nil)
            if reminders[nagging] == nil {
                order.append(nagging)
                first[nagging] = entry.sequence
            }
            reminders[nagging, default: []].append(
                QuestionReminder(question: world.brief(question), percent: percent))
        }
        for nagging in order {
            let due = reminders[nagging] ?? []
            // Of a grave incident a late answer must not wait for somebody to look at the chat.
            let pressing = due.contains {
                $0.percent >= 100 && ($0.question.incident.map(isGrave) ?? false)
            }
            tell(
                [nagging.person], .question(.due(due)),
                "e\(first[nagging] ?? 0).q-\(nagging.person)", alsoBySMS: pressing)
        }
    }
}

import Foundation

/// Who and what is meant by a word or a number.
extension Decider {
    func person(named word: String) throws(Refusal) -> Person {
        guard let person = world.roster.person(named: word) else { throw .noSuchPerson(word) }
        return person
    }

    func openWarning(_ number: Number) throws(Refusal) -> Warning {
        if let outcome = world.outcome(ofWarning: number.value) {
            throw .warningEnded(number, outcome)
        }
        guard let warning = world.warning(number.value) else { throw .noSuch(number) }
        try checkKnown(number)
        return warning
    }

    /// The incident that is meant; without a number the only one that runs.
    func runningIncident(_ number: Number?) throws(Refusal) -> Incident {
        if let number {
            guard world.mark(ofIncident: number.value) != nil else { throw .noSuch(number) }
            guard let incident = world.incidents[number.value] else {
                throw .incidentEnded(number)
            }
            try checkKnown(number)
            return incident
        }
        let running = world.running.filter { isMeant($0.id) }
        guard let first = running.first else { throw noneMeant }
        guard running.count == 1 else { throw .whichIncident(running.map(\.id)) }
        return first
    }

    /// Whether a command without a number may mean this: the speaker knows of it, and the message
    /// belongs to nothing else. What is said of one matter never lands in another.
    func isMeant(_ number: Number) -> Bool {
        isKnown(number) && (context.matters.isEmpty || context.matters.contains(number))
    }

    private var noneMeant: Refusal {
        guard let matter = context.matters.first else { return .noIncident }
        return .circle(isKnown(matter) ? .notRunning(matter) : .closed(matter))
    }

    func names(_ people: [PersonID]) -> [String] { people.map(world.name) }
    func names(of group: GroupID) -> [String] { staff.members(of: group).map(\.name) }

    func brief(_ task: Task) -> TaskBrief { world.brief(task) }

    /// Issues a notice under the next number.
    ///
    /// - Returns: The number, or nil when nobody is there to be told.
    mutating func issue(
        _ subject: NoticeSubject, incident: Int?, level: Level?, to people: [PersonID],
        classification: Classification = .internal
    ) -> Int? {
        guard !people.isEmpty else { return nil }
        let rule = level.flatMap { plan.rule(of: $0) }
        let number = world.next(.notice)
        record(
            .notice(
                number,
                .issued(
                    NoticeIssue(
                        subject: subject, incident: incident, level: level, recipients: people,
                        ladder: rule?.ladder ?? plan.warning.ladder,
                        acknowledgement: rule?.acknowledgement ?? plan.warning.acknowledgement,
                        smsInOutage: rule?.smsInOutage ?? true, classification: classification))))
        return number
    }
}

import Foundation

package enum PlanEvent: Codable, Equatable, Sendable {
    /// From now on it is in force. The whole plan is kept: a folder that is lost or spoilt later
    /// changes nothing for what runs by it.
    case published(Plan, acknowledgeBy: Date?)
    /// The office's answer to a question about the plan, numbered (plan clause 九.1).
    case interpreted(Int, question: String, answer: String)
    /// The time to acknowledge a version is over; these have not.
    case acknowledgementDue(hash: String, missing: [PersonID])
    /// A department's own rules should have been read again by `review`, and were not (plan
    /// clause 九.3). Told again each week until a version with a later day is published.
    case annexOverdue(letter: String, review: String)
}

/// One version put in force.
package struct Publication: Codable, Equatable, Sendable {
    package var version: String
    package var hash: String
    package var at: Date
    /// Nil for the first, which the bot began with.
    package var by: PersonID?
    package var acknowledgeBy: Date?
    /// The notice by which everybody acknowledges it.
    package var notice: Int?
    /// Somebody was told who has not.
    package var isSettled = false
}

package struct Interpretation: Codable, Equatable, Sendable {
    package var number: Int
    package var question: String
    package var answer: String
    package var at: Date
    package var by: PersonID?
}

/// The version in force and those that something still runs by, by their hashes; all that were
/// ever published, by name; and how the plan is to be read. Older plans are in the log.
package struct PlanBook: Codable, Equatable, Sendable {
    package private(set) var plans: [String: Plan] = [:]
    package private(set) var publications: [Publication] = []
    package private(set) var interpretations: [Interpretation] = []
    /// By an annex's letter: when its keeper is to be told that its review is late.
    private(set) var annexReminders: [String: Date] = [:]

    private static let annexAgain = Duration.days(7)

    package var current: Publication? { publications.last }

    /// What new incidents run by; nil in a log from before plans were kept.
    package var inForce: Plan? { current.flatMap { plans[$0.hash] } }

    /// Whether its version's number was published before with other content.
    package func isTaken(_ plan: Plan) -> Bool {
        publications.contains { $0.version == plan.version && $0.hash != plan.hash }
    }

    mutating func apply(_ event: PlanEvent, by person: PersonID?, at time: Date) {
        switch event {
        case .published(let plan, let due):
            plans[plan.hash] = plan
            publications.append(
                Publication(
                    version: plan.version, hash: plan.hash, at: time, by: person,
                    acknowledgeBy: due))
            annexReminders = [:]
            for pack in plan.packs {
                guard let annex = pack.annex else { continue }
                annexReminders[pack.letter] = plan.calendar.morning(afterDay: annex.review)
            }
        case .interpreted(let number, let question, let answer):
            interpretations.append(
                Interpretation(
                    number: number, question: question, answer: answer, at: time, by: person))
        case .acknowledgementDue(let hash, _):
            for index in publications.indices where publications[index].hash == hash {
                publications[index].isSettled = true
            }
        case .annexOverdue(let letter, _): annexReminders[letter] = time + Self.annexAgain
        }
    }

    mutating func forget(allBut hashes: Set<String>) {
        for hash in plans.keys where hash != current?.hash && !hashes.contains(hash) {
            plans[hash] = nil
        }
    }

    /// A notice that tells of a version belongs to its newest publication.
    mutating func note(_ issue: NoticeIssue, number: Int) {
        guard case .planPublished(let brief) = issue.subject,
            let index = publications.lastIndex(where: { $0.hash == brief.hash })
        else { return }
        publications[index].notice = number
    }
}

extension World {
    /// The plan that an incident is pinned to; nil when the log never held it.
    package func plan(of incident: Incident) -> Plan? { book.plans[incident.planHash] }

    /// Who has not acknowledged the version in force.
    package var unread: [PersonID] {
        guard let number = book.current?.notice, let notice = notices[number] else { return [] }
        return notice.waitingFor
    }

    /// When the next keeper of a department's rules is to be told; there is nobody to be told to
    /// before there is a roster.
    var annexDue: Date? { roster.isEmpty ? nil : book.annexReminders.values.min() }

    /// Whoever holds the seat that keeps a department's rules, or acts for its group.
    package func keepers(of annex: Pack.Annex) -> [Person] {
        let group = roster.acting(for: annex.owner.group)
        return roster.members(of: group).filter {
            annex.owner.seat == nil || $0.sits(in: group, as: annex.owner.seat)
        }
    }

    /// When it is to be told who has not.
    var acknowledgementDue: Date? {
        guard let current = book.current, !current.isSettled, !unread.isEmpty else { return nil }
        return current.acknowledgeBy
    }
}

import Foundation

/// What the public is concerned about in an incident (plan clause 六.3), with how many said so; and
/// which answer or statement answers it.
package struct Concern: Codable, Equatable, Sendable {
    /// In its incident, counted from 1.
    package var number: Int
    package var text: String
    /// How often it was met; 0 takes it off the list.
    package var count: Int
    /// Questions (Q) and statements (S) that answer it.
    package var covers: [Number] = []
    package var addedBy: PersonID?
    package var at: Date
}

/// That somebody looked for concerns and found none.
package struct NoConcerns: Codable, Equatable, Sendable {
    package var reason: String
    package var by: PersonID?
    package var at: Date
}

/// Case and field names are the storage format. Each carries the concern's number in its incident.
package enum ConcernEvent: Codable, Equatable, Sendable {
    case added(Int, text: String, count: Int)
    case counted(Int, Int)
    case covered(Int, by: Number)
    case uncovered(Int, by: Number)
    /// Somebody looked and found none, and says why there are none.
    case noneFound(reason: String)

    package var number: Int {
        switch self {
        case .noneFound: 0
        case .added(let number, _, _), .counted(let number, _), .covered(let number, _),
            .uncovered(let number, _):
            number
        }
    }
}

extension Incident {
    /// The gravest by count, the older first of two that are alike.
    package func topConcerns(_ most: Int = Concern.wanted) -> [Concern] {
        let live = (concerns ?? []).filter { $0.count > 0 }
        return Array(live.sorted { ($1.count, $0.number) < ($0.count, $1.number) }.prefix(most))
    }

    /// Whether somebody has looked what people are concerned about, whatever they found.
    package var knowsConcerns: Bool { !topConcerns(1).isEmpty || noConcerns != nil }

    mutating func apply(_ event: ConcernEvent, by person: PersonID?, at time: Date) {
        if case .noneFound(let reason) = event {
            noConcerns = NoConcerns(reason: reason, by: person, at: time)
        }
        if case .added(let number, let text, let count) = event {
            let concern = Concern(
                number: number, text: text, count: count, addedBy: person, at: time)
            concerns = (concerns ?? []) + [concern]
        }
        guard let place = concerns?.firstIndex(where: { $0.number == event.number }) else { return }
        switch event {
        case .added, .noneFound: break
        case .counted(_, let count): concerns?[place].count = count
        case .covered(_, let number):
            guard concerns?[place].covers.contains(number) == false else { return }
            concerns?[place].covers.append(number)
        case .uncovered(_, let number): concerns?[place].covers.removeAll { $0 == number }
        }
    }
}

extension Concern {
    /// The top five are wanted before HQ signs (domain §1, 六.3; step B12), see `ConcernRule`.
    package static let wanted = 5
}

extension World {
    /// Whether something that may be told answers it: a question whose newest answer is approved, or
    /// a statement that is public.
    package func isCovered(_ concern: Concern) -> Bool { concern.covers.contains(where: answers) }

    /// Whether there is an answer behind a number that covers a concern: a statement is one from
    /// when it stands everywhere until another one takes it back.
    func answers(_ number: Number) -> Bool {
        switch number.kind {
        case .question:
            guard let question = questions[number.value] else { return false }
            return questions.head(of: question).versions.last?.isApproved == true
        case .statement:
            if case .released = statement(number.value)?.statement.ending { return true }
            return false
        default: return false
        }
    }

    /// What people ask is known before HQ signs an answer to it (domain §1, 六.3), where the plan says
    /// so. Whoever puts wrong words right does not wait for that.
    func lacksConcerns(_ statement: Statement, _ incident: Incident, _ plan: Plan) -> Bool {
        plan.texts.concerns == .demanded && !statement.kind.amends && !incident.knowsConcerns
    }

    /// The top concerns that nothing answers, and that this text is not meant to answer.
    func openConcerns(of incident: Incident, beside statement: Statement) -> [Concern] {
        incident.topConcerns().filter { !isCovered($0) && !$0.covers.contains(statement.id) }
    }
}

import Foundation

package enum WarningEvent: Codable, Equatable, Sendable {
    case registered(WarningDraft, detectedAt: Date, assessBy: Date, decideBy: Date)
    case assessed(Score, decideBy: Date)
    case watched(reason: String)
    case referred(to: String, reason: String?)
    case merged(into: Int)
    case declined(reason: String)
    case activated(as: Int)
    /// Too little was known: assess again by then.
    case reassessBy(Date)
    case conference(Conference)
    /// Somebody was told that the assessment or the decision is late.
    case reminded(WarningStage)
}

package enum WarningStage: String, Codable, Equatable, Sendable { case assess, decide, reassess }

/// A warning (预警): what was seen, until it is decided what to do about it.
package struct Warning: Codable, Equatable, Sendable {
    package enum Outcome: Codable, Equatable, Sendable {
        case watched, referred, declined
        case merged(into: Int)
        case activated(as: Int)
    }

    package var number: Int
    package var draft: WarningDraft
    package var reporter: PersonID?
    package var detectedAt: Date
    package var assessBy: Date
    package var decideBy: Date
    package var scores: [Score] = []
    /// All scores with their assessors, oldest first.
    package var readings: [Reading] = []
    /// When it is to be assessed again, because too little was known.
    package var reassessBy: Date?
    package var outcome: Outcome?
    package var reminded: Set<WarningStage> = []

    package var score: Score? { scores.last }
    package var id: Number { Number(.warning, number) }

    /// The next moment at which somebody must be told that it is late.
    package var nextDue: (at: Date, stage: WarningStage)? {
        guard outcome == nil else { return nil }
        if scores.isEmpty, !reminded.contains(.assess) { return (assessBy, .assess) }
        var dues: [(at: Date, stage: WarningStage)] = []
        if !reminded.contains(.decide) { dues.append((decideBy, .decide)) }
        if let reassessBy, !reminded.contains(.reassess) { dues.append((reassessBy, .reassess)) }
        return dues.min { $0.at < $1.at }
    }

    mutating func apply(_ event: WarningEvent, by person: PersonID?, at time: Date) {
        switch event {
        case .registered: break
        case .assessed(let score, let by):
            scores.append(score)
            decideBy = by
            readings.append(Reading(by: person, at: time, score: score))
            reassessBy = nil
        case .watched: outcome = .watched
        case .referred: outcome = .referred
        case .merged(let incident): outcome = .merged(into: incident)
        case .declined: outcome = .declined
        case .activated(let incident): outcome = .activated(as: incident)
        case .reassessBy(let date):
            reassessBy = date
            reminded.remove(.reassess)
        case .conference: break
        case .reminded(let stage): reminded.insert(stage)
        }
    }
}

extension WarningDraft {
    /// A warning that says itself that it is a drill's.
    package var isDrill: Bool {
        let word = type.lowercased()
        return word.hasPrefix("演练") || word.hasPrefix("drill")
    }
}

import Foundation

/// A rumour with the names it needs.
package struct RumourBrief: Codable, Equatable, Sendable {
    package struct Voice: Codable, Equatable, Sendable {
        package var name: String
        package var inPlaceOf: String?
        package var verdict: Rumour.Verdict
        package var source: String
        package var why: String?

        package init(
            name: String, inPlaceOf: String? = nil, verdict: Rumour.Verdict, source: String,
            why: String? = nil
        ) {
            self.name = name
            self.inPlaceOf = inPlaceOf
            self.verdict = verdict
            self.source = source
            self.why = why
        }
    }

    package var number: Int
    package var incident = 0
    package var text = ""
    package var links: [String] = []
    package var firstSeen = Date.distantPast
    package var by: String?
    package var at = Date.distantPast
    package var stage = Rumour.Stage.registered
    package var reading: RumourReading?
    package var verifiers: [String] = []
    package var voices: [Voice] = []
    package var missing = 0
    package var isSplit = false
    package var verdict: Rumour.Verdict?
    package var decision: Rumour.Response?
    package var reason: String?
    package var decidedBy: String?
    package var statement: Number?
    package var correction: Rumour.Correction?
    package var correctedBy: String?
    package var legal: Bool?
    package var opinion: String?
    package var opinionBy: String?
    package var reports: [PlatformReport] = []
    package var refusedReports = 0
    package var clocks: [RumourClock] = []
    package var outcomes: [RumourClock.Outcome] = []
    /// How many readings after the refutation have ended, and how many there are.
    package var rounds = 0
    package var closedFor: String?
    package var mergedInto: Int?

    package init(_ number: Int) { self.number = number }

    package var id: Number { Number(.rumour, number) }

    package func due(_ stage: RumourClock.Stage) -> Date? {
        clocks.first { $0.stage == stage }?.due
    }
}

/// Another rumour that is much like it.
package struct RumourLike: Codable, Equatable, Sendable {
    package var number: Int
    /// How alike, in percent.
    package var percent: Int

    package init(number: Int, percent: Int) {
        self.number = number
        self.percent = percent
    }

    package var id: Number { Number(.rumour, number) }
}

package enum RumourReply: Codable, Equatable, Sendable {
    case added(RumourBrief, alike: RumourLike?)
    case assigned(RumourBrief)
    case voiced(RumourBrief)
    /// It was judged otherwise before.
    case opened(RumourBrief)
    case judged(RumourBrief)
    case decided(RumourBrief)
    case answered(RumourBrief)
    case corrected(RumourBrief)
    case tracked(RumourBrief, counts: Bool)
    case closed(RumourBrief)
    case foundWrong(RumourBrief)
    case merged(RumourBrief, into: RumourBrief)
    case legal(RumourBrief)
    /// `kit`: what the register of outside bodies says must be at hand.
    case reported(RumourBrief, PlatformReport, kit: String?)
    /// Refused and logged: it is about criticism.
    case criticism(RumourBrief)
    case ticketed(RumourBrief, platform: String)
    case platformAnswered(RumourBrief, platform: String)
    case shown(RumourBrief)
    case list(Int, [RumourBrief])

    var isLong: Bool {
        if case .list(_, let rumours) = self { rumours.count > 4 } else { false }
    }

    package var rumour: RumourBrief? {
        switch self {
        case .added(let rumour, _), .assigned(let rumour), .voiced(let rumour),
            .opened(let rumour), .judged(let rumour), .decided(let rumour),
            .answered(let rumour), .corrected(let rumour), .tracked(let rumour, _),
            .closed(let rumour), .foundWrong(let rumour), .merged(let rumour, _),
            .legal(let rumour), .reported(let rumour, _, _), .criticism(let rumour),
            .ticketed(let rumour, _), .platformAnswered(let rumour, _), .shown(let rumour):
            rumour
        case .list: nil
        }
    }

    var subjects: [Number] {
        if case .list(let incident, _) = self { return [Number(.incident, incident)] }
        return rumour.map { [$0.id] } ?? []
    }
}

package enum RumourBulletin: Codable, Equatable, Sendable {
    /// Somebody has told of it: verifiers are wanted.
    case added(RumourBrief, alike: RumourLike?)
    /// To those who verify it.
    case assigned(RumourBrief)
    /// Those who looked do not find the same.
    case split(RumourBrief)
    case judged(RumourBrief)
    /// Something else was found: what was decided counts no more.
    case opened(RumourBrief, by: String)
    case decided(RumourBrief)
    case answered(RumourBrief)
    case corrected(RumourBrief)
    /// `counts`: it is the reading that was asked for; nil in what an earlier version made.
    case tracked(RumourBrief, counts: Bool? = nil)
    /// Nobody filed the reading.
    case trackMissed(RumourBrief)
    case closed(RumourBrief)
    case foundWrong(RumourBrief, what: String, by: String, isPublic: Bool)
    case merged(RumourBrief, into: RumourBrief)
    case legal(RumourBrief)
    case ticketed(RumourBrief, platform: String)
    case platformAnswered(RumourBrief, platform: String)
    case late(RumourBrief, RumourClock.Stage, told: Int)

    package var rumour: RumourBrief {
        switch self {
        case .added(let rumour, _), .assigned(let rumour), .split(let rumour),
            .judged(let rumour), .opened(let rumour, _), .decided(let rumour),
            .answered(let rumour), .corrected(let rumour), .tracked(let rumour, _),
            .trackMissed(let rumour), .closed(let rumour), .foundWrong(let rumour, _, _, _),
            .merged(let rumour, _), .legal(let rumour), .ticketed(let rumour, _),
            .platformAnswered(let rumour, _), .late(let rumour, _, _):
            rumour
        }
    }
}

extension World {
    package func brief(_ rumour: Rumour, of incident: Int) -> RumourBrief {
        var brief = RumourBrief(rumour.number)
        brief.incident = incident
        brief.text = rumour.text
        brief.links = rumour.links
        brief.firstSeen = rumour.firstSeen
        brief.by = rumour.addedBy.map(name)
        brief.at = rumour.addedAt
        brief.stage = rumour.stage
        brief.reading = rumour.readings.last
        brief.verifiers = rumour.verifiers.map(name)
        brief.voices = rumour.voices.map { voice in
            RumourBrief.Voice(
                name: name(voice.person), inPlaceOf: voice.inPlaceOf.map(name),
                verdict: voice.verdict, source: voice.source, why: voice.why)
        }
        brief.missing = rumour.missing
        brief.isSplit = rumour.isSplit
        brief.verdict = rumour.judgement?.verdict
        brief.decision = rumour.decision?.response
        brief.reason = rumour.decision?.reason
        brief.decidedBy = rumour.decision?.by.map(name)
        brief.statement = rumour.answer?.statement
        brief.correction = rumour.correction
        brief.correctedBy = rumour.correction?.by.map(name)
        noteEnd(of: rumour, in: &brief)
        return brief
    }

    private func noteEnd(of rumour: Rumour, in brief: inout RumourBrief) {
        brief.legal = rumour.legal?.isOK
        brief.opinion = rumour.legal?.text
        brief.opinionBy = rumour.legal?.by.map(name)
        brief.reports = rumour.reports
        brief.refusedReports = rumour.refusedReports
        brief.clocks = rumour.clocks
        brief.outcomes = rumour.outcomes
        brief.rounds = rumour.rounds
        brief.closedFor = rumour.closedFor
        brief.mergedInto = rumour.mergedInto
    }

    /// Another open rumour of the incident that may be the same: the likest of them.
    package func likeRumour(_ number: Int, in incident: Int) -> RumourLike? {
        let all = self.incident(incident)?.rumours ?? []
        guard let mine = all.first(where: { $0.number == number }) else { return nil }
        let likes = all.filter { $0.number != number && $0.isOpen }.map { other in
            let shared = !Set(mine.links).isDisjoint(with: other.links)
            let likeness = shared ? 1 : ClaimLikeness.between(mine.text, other.text)
            return RumourLike(number: other.number, percent: Int((likeness * 100).rounded()))
        }
        return likes.filter { $0.percent >= Int(ClaimLikeness.alike * 100) }
            .max { ($0.percent, $1.number) < ($1.percent, $0.number) }
    }
}

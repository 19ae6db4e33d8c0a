import Foundation

extension Decider {
    /// Scores a warning. Two people may do so apart; each one's latest counts.
    mutating func assess(_ number: Number, _ input: AssessmentInput) throws(Refusal) -> Reply {
        let warning = try openWarning(number)
        let (score, kept) = try score(input, after: warning.readings, by: plan)
        let decideBy = max(warning.decideBy, warning.detectedAt + plan.warning.decide)
        record(.warning(number.value, .assessed(score, decideBy: decideBy)))
        endForm(of: .assess)
        let again = score.sufficient ? nil : plan.rubric.insufficient.map { now + $0 }
        if let again { record(.warning(number.value, .reassessBy(again))) }
        let meeting = conference(score, beside: warning.readings, by: plan)
        if let meeting { record(.warning(number.value, .conference(meeting))) }
        return .assessed(
            number.value, score, decideBy: decideBy, waitingFor: names(of: .hq),
            also: notes(beside: warning.readings, again: again, meeting, kept))
    }

    /// Scores a running incident anew: graver is told to HQ at once, lighter only when it has
    /// been so for long enough (domain §3).
    mutating func reassess(_ number: Number?, _ input: AssessmentInput) throws(Refusal) -> Reply {
        let before = try runningIncident(number)
        let plan = plan(of: before)
        let (score, kept) = try score(input, after: before.readings, by: plan)
        record(.incident(before.number, .assessed(score)))
        endForm(of: .assess)
        restate(before.number)
        reconsider(before.number, because: .assessed)
        let fresh = before.readings.filter { isFresh($0, at: before.level, by: plan) }
        scheduleReading(
            of: before.number, sooner: score.sufficient ? nil : plan.rubric.insufficient)
        let meeting = conference(score, beside: fresh, by: plan)
        if let meeting { record(.incident(before.number, .conference(meeting))) }
        guard let incident = world.incident(before.number) else { throw .noSuch(before.id) }
        let trend = incident.trend(by: plan)
        switch trend {
        case .raise(let level), .lower(let level):
            record(.incident(before.number, .levelSuggested(level, from: before.level, score)))
        case .steady, .falling: break
        }
        return .reassessed(
            ReassessedFacts(
                incident: before.number, score: score, level: before.level, trend: trend,
                next: incident.readingClock?.by, rule: plan.rubric.downgradeAfter,
                also: notes(beside: fresh, again: nil, meeting, kept)))
    }

    /// The next reading is due by the level's rhythm, or sooner when too little is known.
    mutating func scheduleReading(of number: Int, sooner: Duration? = nil) {
        guard let incident = world.incident(number), incident.isRunning else { return }
        let rhythm = plan(of: incident).rule(of: incident.level)?.reassess
        guard let span = [rhythm, sooner].compactMap(\.self).min() else { return }
        record(.incident(number, .reassessBy(now + span)))
    }

    /// A reading that has not come: the office's lead is told, then HQ as well, once a rhythm.
    mutating func remindReading(of incident: Incident) {
        guard let at = incident.nextReading, at <= now, let clock = incident.readingClock else {
            return
        }
        let plan = plan(of: incident)
        let rhythm = plan.rule(of: incident.level)?.reassess ?? plan.rubric.insufficient
        record(
            .incident(
                incident.number, .reassessLate(due: clock.by, again: rhythm.map { now + $0 })))
    }

    /// Down only when the readings allow it, and away from what they suggest only with a reason:
    /// HQ may differ (domain §3).
    func checkTrend(
        of incident: Incident, to level: Level, _ reason: String?
    ) throws(Refusal) {
        guard reason == nil else { return }
        let plan = plan(of: incident)
        if level > incident.level, let rule = plan.rubric.downgradeAfter {
            switch incident.trend(by: plan) {
            case .lower: break
            case .falling(_, let count, let since):
                throw .tooSoonToLower(incident.id, readings: count, since: since, rule)
            case .steady, .raise:
                throw .tooSoonToLower(incident.id, readings: 0, since: nil, rule)
            }
        }
        guard let last = incident.readings.last else { return }
        let suggested = plan.activating(last.score.suggested)
        if suggested != level { throw .needsReason(.differs(suggested: suggested)) }
    }

    // MARK: Parts

    /// A floor is something that has happened (a death, an account that was seized): it holds in the
    /// readings that follow, until somebody says that it does not, with a minus before it.
    ///
    /// - Returns: The score, and the floors it has from an earlier reading alone.
    private func score(
        _ input: AssessmentInput, after readings: [Reading], by plan: Plan
    ) throws(Refusal) -> (Score, kept: [Bilingual]) {
        var named: [String] = []
        var gone: [String] = []
        for word in input.floors {
            let word = FloorWord(word)
            guard let floor = plan.rubric.floors.first(where: { $0.matches(word.name) }) else {
                throw .noSuchFloor(word.name, known: plan.rubric.floors.map(\.name.zh))
            }
            if word.isGone { gone.append(floor.id) } else { named.append(floor.id) }
        }
        let before = readings.last?.score.held ?? []
        let kept = before.filter { !gone.contains($0) && !named.contains($0) }
        let held = named.filter { !gone.contains($0) } + kept
        // An indicator left out is unknown, and says so; it is not a zero.
        let values = plan.rubric.indicators.indices.map { input.values[$0 + 1] ?? nil }
        let names = plan.rubric.floors.filter { kept.contains($0.id) }.map(\.name)
        return (plan.rubric.score(values, floors: held), names)
    }

    /// What somebody thought before the last rhythm is no second opinion on what is now.
    private func isFresh(_ reading: Reading, at level: Level, by plan: Plan) -> Bool {
        guard let rhythm = plan.rule(of: level)?.reassess else { return true }
        return now.since(reading.at) <= rhythm
    }

    private func others(_ readings: [Reading]) -> [Conference.Opinion] {
        readings.latest.compactMap { reading in
            guard let person = reading.by, person != me else { return nil }
            return Conference.Opinion(
                person: person, points: reading.score.points, suggested: reading.score.suggested)
        }
    }

    /// With whomever the new score differs most, if by enough.
    private func conference(
        _ score: Score, beside readings: [Reading], by plan: Plan
    ) -> Conference? {
        guard let limit = plan.rubric.conferenceGap else { return nil }
        let mine = Conference.Opinion(
            person: me, points: score.points, suggested: score.suggested)
        let furthest = others(readings).map { Conference(new: mine, other: $0) }
            .max { $0.gap < $1.gap }
        return furthest.flatMap { $0.gap >= limit ? $0 : nil }
    }

    private func notes(
        beside readings: [Reading], again: Date?, _ meeting: Conference?, _ kept: [Bilingual]
    ) -> AssessmentNotes? {
        let opinions = others(readings).map {
            NamedOpinion(name: world.name($0.person), points: $0.points, level: $0.suggested)
        }
        guard !opinions.isEmpty || again != nil || !kept.isEmpty else { return nil }
        return AssessmentNotes(
            again: again, others: opinions, gap: meeting?.gap, kept: kept.isEmpty ? nil : kept)
    }
}

/// A floor as somebody names it: with a minus before it, that it is so no more.
package struct FloorWord: Equatable, Sendable {
    package var name: String
    package var isGone: Bool

    package init(_ word: String) {
        isGone = word.hasPrefix("-") || word.hasPrefix("－")
        name = isGone ? String(word.dropFirst()) : word
    }

    /// With the minus that everybody can type.
    package var text: String { (isGone ? "-" : "") + name }
}

extension Rubric.Floor {
    func matches(_ word: String) -> Bool {
        ([id, name.zh, name.en] + words).contains {
            $0.caseInsensitiveCompare(word) == .orderedSame
        }
    }
}

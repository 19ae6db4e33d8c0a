import Foundation

/// Until when the next thing of a rumour must be done, and whom its lateness was told.
package struct RumourClock: Codable, Equatable, Sendable {
    package enum Stage: String, Codable, Sendable, CaseIterable {
        /// Two verifiers are named (R03), a verdict given (R04), a response chosen (R05), the
        /// public told (R09, R15), the spread looked at again (R13), the error put right (R14).
        case assign, verify, decide, answer, track, correct

        /// How often its lateness is told: who is late, the lead, HQ. Tracking is asked once and
        /// asked again once.
        package var tellings: Int { self == .track ? 2 : 3 }
    }

    package struct Outcome: Codable, Equatable, Sendable {
        package var stage: Stage
        package var due: Date
        /// Nil where it was never done.
        package var at: Date?
        package var isMet: Bool
    }

    package var stage: Stage
    package var from: Date
    package var due: Date
    /// How often lateness was told.
    package var told = 0

    package init(_ stage: Stage, from: Date, due: Date) {
        self.stage = stage
        self.from = from
        self.due = due
    }

    /// A quarter of the time, but never so short that nagging keeps people from working.
    private var step: Duration { max(due.since(from) / 4, .minutes(5)) }

    /// When lateness is told for the nth time, counted from 0.
    package func moment(_ telling: Int) -> Date { max(due, from) + step * telling }

    /// When it next has something to say; after the last telling a round of tracking is given up.
    package var nextMoment: Date? {
        if told < stage.tellings || stage == .track { return moment(told) }
        return nil
    }

    /// How many tellings are due by now.
    func tellings(by now: Date) -> Int {
        (0..<stage.tellings).count { moment($0) <= now }
    }

    /// Tracking is asked for when it is due, and is in time until it is asked for again.
    func isMet(at time: Date) -> Bool { time <= (stage == .track ? moment(1) : due) }

    /// Whether it is the same but for what was told.
    func isSame(_ other: RumourClock) -> Bool {
        stage == other.stage && from == other.from && due == other.due
    }
}

extension LevelRule {
    func span(_ clock: String) -> Duration? { clocks[clock]?.first }
}

extension Rumour {
    /// Until when the public must be told: from the verdict, and from when it was first seen
    /// (domain §2, row "refutation"); the second does not bind an admission.
    func answerBy(_ rule: LevelRule) -> Date? {
        guard let judgement else { return nil }
        let fromVerdict = rule.span("refutation").map { judgement.at + $0 }
        guard !judgement.verdict.isTrue else { return fromVerdict }
        let fromSeen = rule.span("refutationLimit").map { firstSeen + $0 }
        return [fromVerdict, fromSeen].compactMap(\.self).min()
    }

    /// The clocks that should run at this level; a level without one has none.
    func clocks(by rule: LevelRule) -> [RumourClock] {
        guard isOpen else { return [] }
        var clocks: [RumourClock] = []
        if let correction, correction.isOpen, let span = rule.span("correction") {
            clocks.append(RumourClock(.correct, from: correction.at, due: correction.at + span))
        }
        return clocks + [stageClock(rule)].compactMap(\.self)
    }

    private func stageClock(_ rule: LevelRule) -> RumourClock? {
        guard let judgement else { return verifying(rule) }
        guard let decision else {
            let span = rule.span("response").map { judgement.at + $0 }
            let bound = judgement.verdict == .falsehood ? answerBy(rule) : nil
            return [span, bound].compactMap(\.self).min().map {
                RumourClock(.decide, from: judgement.at, due: $0)
            }
        }
        guard let answer else {
            guard decision.response.isPublic else { return nil }
            return answerBy(rule).map { RumourClock(.answer, from: judgement.at, due: $0) }
        }
        guard decision.response == .refute else { return nil }
        return tracking(rule, since: answer.at)
    }

    private func verifying(_ rule: LevelRule) -> RumourClock? {
        let assign = rule.span("verifiers")
        guard !verifiers.isEmpty || !voices.isEmpty else {
            return assign.map { RumourClock(.assign, from: openSince, due: openSince + $0) }
        }
        guard let span = rule.span("verdict") else { return nil }
        // Who was named late has as long as who was named in time.
        let named = (assignedAt ?? openSince) + (span - (assign ?? .zero))
        return RumourClock(.verify, from: openSince, due: max(openSince + span, named))
    }

    private func tracking(_ rule: LevelRule, since: Date) -> RumourClock? {
        let times = rule.clocks["tracking"] ?? []
        guard times.indices.contains(rounds) else { return nil }
        let from = rounds == 0 ? since : since + times[rounds - 1]
        return RumourClock(.track, from: from, due: since + times[rounds])
    }
}

import Foundation

/// Case and field names are the storage format. Each carries the rumour's number.
package enum RumourEvent: Codable, Equatable, Sendable {
    case added(Int, RumourDraft, seen: Date)
    case assigned(Int, to: [PersonID])
    case voiced(
        Int, Rumour.Verdict, source: String, why: String?, inPlaceOf: PersonID? = nil)
    /// Two people found the same.
    case judged(Int, Rumour.Verdict)
    /// Somebody found something else: what was found before counts no more.
    case opened(Int)
    case decided(Int, Rumour.Response, reason: String)
    /// A statement refutes or admits it, or puts a wrong verdict right.
    case answered(Int, statement: Number, url: String?)
    /// `counts`: it is the reading that a round of tracking asked for.
    case tracked(Int, RumourReading, counts: Bool)
    /// Nobody filed the reading that was asked for.
    case trackMissed(Int)
    case closed(Int, reason: String)
    /// `isPublic`: the verdict was told outside, and must be put right there.
    case foundWrong(Int, what: String, isPublic: Bool)
    case merged(Int, into: Int)
    case legal(Int, isOK: Bool, opinion: String)
    case reported(Int, PlatformReport)
    /// A complaint about criticism was asked for and refused.
    case reportRefused(Int, platform: String)
    case ticketed(Int, platform: String, ticket: String)
    case platformAnswered(Int, platform: String, accepted: Bool, words: String?)
    /// The clocks that run from now on.
    case timed(Int, [RumourClock])
    /// Lateness was told to these, so many times by now.
    case late(Int, RumourClock.Stage, to: [PersonID], told: Int)

    package var number: Int {
        switch self {
        case .added(let number, _, _), .assigned(let number, _), .voiced(let number, _, _, _, _),
            .judged(let number, _), .opened(let number), .decided(let number, _, _),
            .answered(let number, _, _), .tracked(let number, _, _), .trackMissed(let number),
            .closed(let number, _), .foundWrong(let number, _, _), .merged(let number, _),
            .legal(let number, _, _), .reported(let number, _), .reportRefused(let number, _),
            .ticketed(let number, _, _), .platformAnswered(let number, _, _, _),
            .timed(let number, _), .late(let number, _, _, _):
            number
        }
    }

    package var people: [PersonID] {
        switch self {
        case .assigned(_, let people), .late(_, _, let people, _): people
        default: []
        }
    }
}

extension Incident {
    mutating func apply(_ event: RumourEvent, by person: PersonID?, at time: Date) {
        if case .added(let number, let draft, let seen) = event {
            var rumour = Rumour(
                number: number, text: draft.text, links: [draft.url].compactMap(\.self),
                firstSeen: seen, addedBy: person, addedAt: time, openSince: time)
            if let reach = draft.reach { rumour.note(RumourReading(reach: reach), person, time) }
            rumours = (rumours ?? []) + [rumour]
        }
        guard let place = rumours?.firstIndex(where: { $0.number == event.number }) else { return }
        if case .merged(_, let other) = event, let merged = rumours?[place],
            let target = rumours?.firstIndex(where: { $0.number == other })
        {
            rumours?[target].take(merged)
        }
        var isAnswer = true
        if case .answered(_, let statement, _) = event, let rumour = rumours?[place],
            rumour.correction?.isOpen == true
        {
            isAnswer = !precedesVerdict(statement, of: rumour)
        }
        rumours?[place].apply(event, isAnswer: isAnswer, by: person, at: time)
    }
}

extension Rumour {
    /// - Parameter isAnswer: A statement that answers was said after the verdict.
    fileprivate mutating func apply(
        _ event: RumourEvent, isAnswer: Bool, by person: PersonID?, at time: Date
    ) {
        switch event {
        case .added, .reportRefused, .reported, .ticketed, .platformAnswered, .legal:
            applyReport(event, by: person, at: time)
        case .assigned(_, let people):
            end(.assign, at: time)
            verifiers = people
            assignedAt = time
        case .voiced(_, let verdict, let source, let why, let other):
            hear(
                verdict, source: source, why: why, by: person, inPlaceOf: other, at: time)
        case .judged(_, let verdict):
            end(.assign, at: time)
            end(.verify, at: time)
            judgement = Judgement(verdict: verdict, at: time)
        case .opened: open(at: time)
        case .decided(_, let response, let reason):
            end(.decide, at: time)
            decision = Decision(response: response, reason: reason, by: person, at: time)
            if response == .reply { repliedAt = repliedAt ?? time }
        case .answered(_, let statement, _): answered(by: statement, isAnswer, person, time)
        case .tracked(_, let reading, let counts):
            note(reading, person, time)
            if counts { endRound(at: time) }
        case .trackMissed: endRound(at: nil)
        case .closed(_, let reason):
            closedAt = time
            closedFor = reason
        case .foundWrong(_, let what, let isPublic):
            correct(what, isPublic: isPublic, by: person, at: time)
        case .merged(_, let other): mergedInto = other
        case .timed(_, let wanted):
            clocks = wanted.map { new in clocks.first { $0.isSame(new) } ?? new }
        case .late(_, let stage, _, let told):
            guard let place = clocks.firstIndex(where: { $0.stage == stage }) else { return }
            clocks[place].told = told
        }
    }

    private mutating func applyReport(
        _ event: RumourEvent, by person: PersonID?, at time: Date
    ) {
        switch event {
        case .legal(_, let isOK, let text):
            legal = Opinion(isOK: isOK, text: text, by: person, at: time)
        case .reported(_, let report):
            reports.removeAll { $0.platform == report.platform && $0.ticket == nil }
            reports.append(report)
        case .reportRefused: refusedReports += 1
        case .ticketed(_, let platform, let ticket):
            change(platform) { $0.ticket = ticket }
        case .platformAnswered(_, let platform, let accepted, let words):
            change(platform) {
                $0.accepted = accepted
                $0.words = words
            }
        case .added, .assigned, .voiced, .judged, .opened, .decided, .answered, .tracked,
            .trackMissed, .closed, .foundWrong, .merged, .timed, .late:
            break
        }
    }

    private mutating func change(_ platform: String, _ body: (inout PlatformReport) -> Void) {
        guard let place = reports.lastIndex(where: { $0.platform == platform }) else { return }
        body(&reports[place])
    }

    private mutating func hear(
        _ verdict: Verdict, source: String, why: String?, by person: PersonID?,
        inPlaceOf other: PersonID?, at time: Date
    ) {
        guard let person else { return }
        let voice = Voice(
            person: person, inPlaceOf: other, verdict: verdict, source: source, why: why,
            at: time)
        voices.removeAll { $0.person == person || $0.seat == voice.seat }
        voices.append(voice)
    }

    private mutating func correct(
        _ what: String, isPublic: Bool, by person: PersonID?, at time: Date
    ) {
        if isPublic {
            correction = Correction(what: what, of: answer?.statement, by: person, at: time)
        }
        open(at: time)
        answer = nil
        closedAt = nil
    }

    /// What was found counts no more, nor what was decided on it.
    private mutating func open(at time: Date) {
        voices = []
        judgement = nil
        decision = nil
        legal = nil
        repliedAt = nil
        openSince = time
        assignedAt = verifiers.isEmpty ? nil : time
    }

    private mutating func answered(
        by statement: Number, _ isAnswer: Bool, _ person: PersonID?, _ time: Date
    ) {
        if correction?.isOpen == true {
            end(.correct, at: time)
            correction?.statement = statement
            correction?.correctedAt = time
        }
        guard isAnswer, decision?.response.isPublic == true else { return }
        end(.answer, at: time)
        answer = Answer(statement: statement, by: person, at: time)
        rounds = 0
    }

    fileprivate mutating func note(
        _ reading: RumourReading, _ person: PersonID?, _ time: Date
    ) {
        var reading = reading
        reading.by = person
        reading.at = time
        if reading.growth == nil, let before = reach, let now = reading.reach, before > 0 {
            reading.growth = Int((Double(now - before) * 100 / Double(before)).rounded())
        }
        readings.append(reading)
    }

    /// What was merged into this one: its links, how long it has been going round, and that
    /// somebody was told.
    fileprivate mutating func take(_ other: Rumour) {
        repliedAt = repliedAt ?? other.repliedAt ?? other.answer?.at
        links = (links + other.links).uniqued()
        firstSeen = min(firstSeen, other.firstSeen)
    }

    private mutating func endRound(at time: Date?) {
        end(.track, at: time)
        rounds += 1
    }

    private mutating func end(_ stage: RumourClock.Stage, at time: Date?) {
        guard let place = clocks.firstIndex(where: { $0.stage == stage }) else { return }
        let clock = clocks.remove(at: place)
        outcomes.append(
            RumourClock.Outcome(
                stage: stage, due: clock.due, at: time,
                isMet: time.map(clock.isMet) ?? false))
    }
}

extension World {
    /// A rumour and the incident it is of; nil when that is past.
    package func rumour(_ number: Int) -> (rumour: Rumour, incident: Int)? {
        for incident in [incidents, concluding, endedIncidents].flatMap(\.values) {
            if let rumour = incident.rumours?.first(where: { $0.number == number }) {
                return (rumour, incident.number)
            }
        }
        return nil
    }
}

extension Incident {
    /// When a clock of one of its rumours next has something to say.
    var nextRumour: Date? {
        guard isRunning else { return nil }
        return (rumours ?? []).filter(\.isOpen).flatMap(\.clocks).compactMap(\.nextMoment).min()
    }
}

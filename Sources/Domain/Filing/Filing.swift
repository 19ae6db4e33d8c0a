import Foundation

/// A report that went to an outside body, as a duty from outside wants it (domain §2): with the
/// receipt's number, or the name of who took it by telephone.
package struct Filing: Codable, Equatable, Sendable {
    package var duty: String
    /// Which of the duty's clocks, counted from 0; `Filing.noClock` where the version of the plan
    /// by which the incident goes on does not have it.
    package var clock: Int
    package static let noClock = -1
    package var due: Date?
    package var at: Date
    package var receipt: String?
    package var spokeWith: String?
    /// By what means, such as `phone`.
    package var via: String?
    package var by: PersonID?

    package init(
        duty: String, clock: Int, due: Date?, at: Date, receipt: String? = nil,
        spokeWith: String? = nil, via: String? = nil, by: PersonID? = nil
    ) {
        self.duty = duty
        self.clock = clock
        self.due = due
        self.at = at
        self.receipt = receipt
        self.spokeWith = spokeWith
        self.via = via
        self.by = by
    }
}

/// What was decided of the duties to report outside in one incident, and what was filed.
package struct FilingBook: Codable, Equatable, Sendable {
    /// What the legal advisers or HQ said of a duty.
    package struct Ruling: Codable, Equatable, Sendable {
        /// The clocks of it that bind here, counted from 0; none where it does not apply.
        package var clocks: [Int]
        package var reason: String?
        package var by: PersonID?
        package var at: Date
        package var applies: Bool { reason == nil }
    }

    package private(set) var rulings: [String: Ruling] = [:]
    package private(set) var filed: [Filing] = []

    mutating func apply(_ event: FilingEvent, by person: PersonID?, at time: Date) {
        switch event {
        case .applied(let duty, let clocks):
            rulings[duty] = Ruling(clocks: clocks, reason: nil, by: person, at: time)
        case .dismissed(let duty, let reason):
            rulings[duty] = Ruling(clocks: [], reason: reason, by: person, at: time)
        case .filed(let filing): filed.append(filing)
        }
    }

    /// - Parameter places: Where the duty's clocks stand now, by where they stood.
    mutating func move(_ duty: String, to places: [Int: Int]) {
        if let ruling = rulings[duty], ruling.applies {
            let clocks = ruling.clocks.compactMap { places[$0] }
            rulings[duty]?.clocks = clocks
            if clocks.isEmpty { rulings[duty] = nil }
        }
        for index in filed.indices where filed[index].duty == duty {
            filed[index].clock = places[filed[index].clock] ?? Filing.noClock
        }
    }
}

/// Case and field names are the storage format. Each carries the duty's id.
package enum FilingEvent: Codable, Equatable, Sendable {
    /// It applies to this incident, with these of its clocks.
    case applied(String, clocks: [Int])
    case dismissed(String, reason: String)
    case filed(Filing)
}

extension Incident {
    /// What conditions are held against now; duties as they were decided on here.
    package func circumstances(in plan: Plan) -> Circumstances {
        var here = Circumstances(
            plan: plan, level: level, packs: start.packs, score: readings.last?.score)
        here.duties = filings?.rulings.mapValues(\.clocks) ?? [:]
        return here
    }

    /// The levels by which a duty may have come to apply: a lower level hides none, and brings none:
    /// what is asked for there was asked for, and sooner, when it was graver.
    var levelsReached: [Level] { [gravest ?? level, start.level].uniqued() }
}

extension World {
    /// The duties of its plan that may bind this incident, each as it stands.
    package func filings(of incident: Incident, _ plan: Plan) -> [FilingFacts] {
        let book = incident.filings ?? FilingBook()
        let everywhere = incident.levelsReached.map { level in
            var here = incident.circumstances(in: plan)
            here.level = level
            return here
        }
        return plan.duties.compactMap { duty in
            let ruling = book.rulings[duty.id]
            let isFiled = book.filed.contains { $0.duty == duty.id }
            let holds = everywhere.contains { duty.when?.holds(in: $0) ?? true }
            guard ruling != nil || isFiled || holds else { return nil }
            let candidates = duty.clocks.indices.filter { index in
                everywhere.contains { duty.clocks[index].when?.holds(in: $0) ?? true }
            }
            return facts(of: duty, ruling, candidates, in: incident, plan)
        }
    }

    /// One duty, also where nothing the bot knows of calls for it.
    func filing(_ duty: Duty, in incident: Incident, _ plan: Plan) -> FilingFacts {
        filings(of: incident, plan).first { $0.duty == duty.id }
            ?? facts(of: duty, nil, Array(duty.clocks.indices), in: incident, plan)
    }

    private func facts(
        of duty: Duty, _ ruling: FilingBook.Ruling?, _ candidates: [Int], in incident: Incident,
        _ plan: Plan
    ) -> FilingFacts {
        let filed = incident.filings?.filed.filter { $0.duty == duty.id } ?? []
        let shown = ruling.map { ruling in
            ruling.applies ? ruling.clocks : filed.map(\.clock).uniqued()
        }
        // What an earlier version of the bot kept may name clocks that the plan has no more.
        let present = (shown ?? candidates).filter(duty.clocks.indices.contains)
        let clocks = present.map { index in
            FilingFacts.Clock(
                number: index, within: duty.clocks[index].within,
                addressee: duty.clocks[index].addressee, due: incident.due(of: duty, index),
                task: incident.task(of: duty, index, plan)?.number,
                // Where one of several clocks is the unit's, whatever was filed was filed for it.
                filed: filed.last { $0.clock == index || duty.oneOf == true }.map(filed(_:)))
        }
        return FilingFacts(
            incident: incident.number, duty: duty.id, title: duty.title, trigger: duty.trigger,
            channel: duty.channel, basis: duty.basis, checkedOn: duty.checkedOn,
            standing: standing(of: duty, ruling), ruledAt: ruling?.at, oneOf: duty.oneOf ?? false,
            clocks: clocks.sorted { $0.within < $1.within })
    }

    private func standing(of duty: Duty, _ ruling: FilingBook.Ruling?) -> FilingFacts.Standing {
        guard let ruling else { return duty.enabled ? .applies(by: nil) : .unconfirmed }
        guard let reason = ruling.reason else { return .applies(by: ruling.by.map(name)) }
        return .dismissed(by: ruling.by.map(name), reason: reason)
    }

    private func filed(_ filing: Filing) -> FilingFacts.Filed {
        FilingFacts.Filed(
            at: filing.at, receipt: filing.receipt, spokeWith: filing.spokeWith, via: filing.via,
            by: filing.by.map(name))
    }
}

extension Incident {
    /// By the law's own clock: no level stretches it, and none ends it.
    func due(of duty: Duty, _ clock: Int) -> Date? {
        let start: Date? =
            switch duty.from {
            case .detection: start.detectedAt
            case .activation, .drillStart: activatedAt
            case .closing: if case .closed(let at) = phase { at } else { nil }
            case .step(let id): finishedSteps[id]
            }
        return start.map { $0 + duty.clocks[clock].within }
    }

    /// The task that carries it out.
    func task(of duty: Duty, _ clock: Int, _ plan: Plan) -> Task? {
        let own = plan.stepID(of: duty, clock)
        let present = orderedTasks.filter { !$0.isDropped }
        let bound = duty.clocks[clock].step.flatMap { id in
            present.first { $0.step.stands(for: id) }
        }
        return bound ?? present.first { $0.step.id == own }
    }
}

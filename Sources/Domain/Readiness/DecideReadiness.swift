import Foundation

extension Decider {
    /// The nightly look, the card, the monthly question, and what has come of tries.
    mutating func settleReadiness() {
        if let due = world.readiness.reportDue, due <= now { report() }
        if let due = world.readiness.numbersAt, due <= now { askNumbers() }
        settleNumbers()
        for trial in world.readiness.trials where !trial.isOpen || trial.until <= now {
            record(.readiness(.trialEnded(trial)))
        }
    }

    private var rule: ReadinessRule { plan.readiness ?? .usual }

    private mutating func report() {
        let report = world.readinessReport(plan, context.machine, at: now)
        let fresh = report.fresh(since: world.readiness.report)
        if world.readiness.checkAt.map({ $0 <= now }) ?? false {
            record(.readiness(.checked(report, fresh: fresh)))
        }
        if world.readiness.cardAt.map({ $0 <= now }) ?? false {
            record(.readiness(.carded(report)))
        }
    }

    // MARK: Numbers

    /// Not while levels I or II run, when roads are for the response (domain §10.2); and not at
    /// night, where the time was passed while the bot was down.
    private mutating func askNumbers() {
        if let grave = world.running.first(where: { $0.level.rank <= 2 && !$0.isDrill }) {
            return record(.readiness(.numbersPutOff(incident: grave.number)))
        }
        let minute = plan.calendar.minute(of: now)
        guard (rule.numbersAt...max(rule.numbersAt, Limits.evening)).contains(minute) else {
            return record(.readiness(.numbersPutOff(incident: nil)))
        }
        // Who answered lately need not say it again.
        let recent = plan.calendar.day(of: now - .days(25))
        let roads = world.desk.roads ?? RouteKind.usual
        let asked = world.roster.everyone.compactMap { person -> NumberAsked? in
            let isStopped = world.desk.reach(of: person.id).smsStopped != nil
            let order: [RouteKind] = isStopped ? [.email, .sms] : [.sms, .email]
            let route = order.first { roads.contains($0) && world.reaches(person, by: $0) }
            guard let route, person.verifiedOn(route).map({ $0 < recent }) ?? true else {
                return nil
            }
            return NumberAsked(person.id, route)
        }
        record(.readiness(.numbersAsked(asked, until: now + rule.numbersWithin)))
    }

    private mutating func settleNumbers() {
        guard let until = world.readiness.askedUntil else { return }
        let open = world.readiness.asked
        guard open.isEmpty || until <= now else { return }
        // Whoever left meanwhile is asked for nothing any more.
        let silent = open.map(\.person).filter { world.roster[$0] != nil }
        record(
            .readiness(.numbersEnded(silent: silent, asked: world.readiness.askedCount)))
    }

    // MARK: Answers

    /// Whether what is said now comes from an address that was asked about.
    var answersForAddress: Bool {
        guard world.readiness.awaits(me, myRoute), let person = world.roster[me] else {
            return false
        }
        // A second number is theirs too, and says nothing of the first.
        guard let from = context.heardFrom else { return true }
        return person.address(on: myRoute)?.lowercased() == from.lowercased()
    }

    mutating func noteAnswered() {
        record(.roster(.verified(me, myRoute, on: plan.calendar.day(of: now))))
    }

    // MARK: Commands

    /// A message on every road of somebody, and what comes back is told to whoever asked.
    mutating func testRoads(of word: String?) throws(Refusal) -> Reply? {
        let person =
            try word.map { word throws(Refusal) in try self.person(named: word) }
            ?? world.roster[me]
        guard let person else { throw .stranger }
        var roads = world.roads(of: person)
        let used = roads.roads.filter { $0.address != nil }.map { RoadTrial.Road($0.route) }
        guard !used.isEmpty else { throw .roster(.noAddress(person.name, nil)) }
        let trial = RoadTrial(
            person: person.id, by: me, roads: used, until: now + RoadTrial.span)
        record(.readiness(.trialBegun(trial)))
        roads.trial = .init(until: trial.until, isOfAsker: person.id == me)
        return .roadsTested(roads)
    }

    /// A road of a try failed: that is its result, and no other road stands in.
    mutating func noteTrialFailed(_ delivered: Delivered, _ reason: String) -> Bool {
        guard case .bulletin(.roadTest) = delivered.saying else { return false }
        for person in delivered.people
        where world.readiness.trials.contains(where: { $0.person == person }) {
            record(.readiness(.trialFailed(person, delivered.route, reason: reason)))
        }
        return true
    }

    /// Somebody was called, and the address is right (核验).
    mutating func verify(_ word: String, _ route: RouteKind) throws(Refusal) -> Reply? {
        let person = try person(named: word)
        guard person.address(on: route) != nil else {
            throw .roster(.noAddress(person.name, route))
        }
        let today = plan.calendar.day(of: now)
        record(.roster(.verified(person.id, route, on: today)))
        return .roster(.verified(person.name, route, on: today))
    }
}

extension Limits {
    /// From then on, in minutes since midnight, nobody is asked anything that can wait.
    static let evening = 20 * 60
}

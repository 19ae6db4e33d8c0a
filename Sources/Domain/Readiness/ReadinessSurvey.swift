import Foundation

extension World {
    /// What would be missing if it began now.
    package func readinessReport(
        _ plan: Plan, _ machine: MachineFacts, at now: Date
    ) -> ReadinessReport {
        let survey = ReadinessSurvey(world: self, plan: plan, machine: machine, now: now)
        let all =
            survey.people + survey.addresses + survey.dates + survey.duty + survey.officials
            + survey.machines
        return ReadinessReport(
            at: now,
            findings: all.filter { $0.severity == .red } + all.filter { $0.severity == .yellow },
            unmeasured: survey.unmeasured)
    }
}

/// One look at everything, from what is known alone.
struct ReadinessSurvey {
    typealias Finding = ReadinessFinding

    let world: World
    let plan: Plan
    let machine: MachineFacts
    let now: Date

    private var rule: ReadinessRule { plan.readiness ?? .usual }
    private var roster: Roster { world.roster }
    private var today: Day { plan.calendar.day(of: now) }
    private var ahead: Day { plan.calendar.day(of: now + rule.ahead) }

    private func some(
        _ severity: Finding.Severity, _ people: [Person], _ matter: (Finding.Some) -> Finding.Matter
    ) -> [Finding] {
        people.isEmpty ? [] : [Finding(severity, matter(Finding.Some(people.map(\.name))))]
    }

    // MARK: Seats

    var people: [Finding] {
        let away = world.away(at: now)
        let groups = plan.groups.filter(\.responds).flatMap { group($0, away) }
        let pairs = roster.everyone.compactMap { person -> Finding? in
            guard let pair = person.pair, person.id < pair, away.contains(person.id),
                away.contains(pair)
            else { return nil }
            return Finding(.yellow, .pairAway(person.name, world.name(pair)))
        }
        let many = roster.everyone.filter { $0.posts.count > 2 }.map {
            Finding(.yellow, .manySeats($0.name, $0.posts.count))
        }
        let waiting = roster.everyone.filter { world.isHeldBack($0.id, plan.continuityRule) }
        return groups + pairs + many + some(.yellow, waiting) { .unconfirmed($0) }
    }

    private func group(_ rule: GroupRule, _ away: Set<PersonID>) -> [Finding] {
        let isCore = rule.id == .hq || rule.id == .office
        let members = roster.members(of: rule.id)
        guard !members.isEmpty else {
            let acting = roster.acting(for: rule.id)
            // What is kept sealed for the secrecy office nobody else may read: that does not fold.
            if rule.id == .secrecy, plan.guards.spillRule == .seal {
                return [Finding(.red, .nobodyIn(rule.name, foldsTo: nil))]
            }
            let folds = acting == rule.id ? nil : plan.group(acting)?.name
            return [Finding(isCore ? .red : .yellow, .nobodyIn(rule.name, foldsTo: folds))]
        }
        var found: [Finding] = []
        let lead = roster.holder(of: .lead, in: rule.id)
        if lead == nil { found.append(Finding(isCore ? .red : .yellow, .noLead(rule.name))) }
        if isCore, lead != nil, roster.holder(of: .deputy, in: rule.id) == nil {
            found.append(Finding(.yellow, .noDeputy(rule.name)))
        }
        if let need = rule.minimum, members.count < need {
            found.append(Finding(.yellow, .short(rule.name, have: members.count, need: need)))
        }
        let heads = members.filter { person in
            person.posts.contains { $0.group == rule.id && $0.seat != .member }
        }
        if !heads.isEmpty, heads.allSatisfy({ away.contains($0.id) }) {
            found.append(Finding(.red, .headless(rule.name)))
        }
        let hasSMS = (world.desk.roads ?? RouteKind.usual).contains(.sms)
        if hasSMS, members.allSatisfy({ $0.mobile == nil }) {
            found.append(Finding(.red, .noSMS(rule.name)))
        }
        return found
    }

    // MARK: Addresses

    var addresses: [Finding] {
        let roads = world.desk.roads ?? RouteKind.usual
        let everyone = roster.everyone
        let unreached = everyone.filter { person in
            roads.allSatisfy { person.address(on: $0) == nil }
        }
        let bare = everyone.filter { $0.mobile == nil && !unreached.contains($0) }
        let known = Set(world.readiness.silent)
        let silent = everyone.filter { known.contains($0.id) }
        let old = everyone.filter { $0.mobile != nil && !known.contains($0.id) && isOld($0) }
        return some(.red, unreached) { .noRoad($0) } + some(.yellow, bare) { .noMobile($0) }
            + some(.yellow, silent) { .silentNumbers($0) }
            + some(.yellow, old) { .unverified($0) } + putOff + liaisons
    }

    private func isOld(_ person: Person) -> Bool {
        guard let day = person.verifiedOn(.sms) else { return true }
        return now.since(plan.calendar.start(of: day)) > rule.verifyWithin + .days(1)
    }

    private var putOff: [Finding] {
        guard world.readiness.isPutOff, let next = world.readiness.numbersAt else { return [] }
        return [Finding(.yellow, .numbersPutOff(until: next))]
    }

    private var liaisons: [Finding] {
        let old = world.liaisons.listed.filter { $0.isStale(at: now) }.map(\.name)
        return old.isEmpty ? [] : [Finding(.yellow, .liaisonsUnverified(Finding.Some(old)))]
    }

    // MARK: Days

    var dates: [Finding] {
        let trained = roster.everyone.filter { $0.trainedUntil != nil }
        let over = trained.filter { $0.trainedUntil.map { $0 < today } ?? false }
        let due = trained.filter { $0.trainedUntil.map { today <= $0 && $0 <= ahead } ?? false }
        let expiries = rule.expiries.compactMap { expiry -> Finding? in
            if expiry.on < today { return Finding(.red, .expired(expiry.what, on: expiry.on)) }
            guard expiry.on <= ahead else { return nil }
            return Finding(.yellow, .expiring(expiry.what, on: expiry.on))
        }
        return some(.yellow, over) { .trainingOver($0) } + some(.yellow, due) { .trainingDue($0) }
            + expiries
    }

    // MARK: Duty

    /// The next seven days; what is wrong within a day is red.
    var duty: [Finding] {
        guard let rota = world.duty.rota else { return [] }
        let unknown = rota.people.filter { roster[$0] == nil }.map(world.name)
        let strangers =
            unknown.isEmpty ? [] : [Finding(.red, .dutyUnknown(Finding.Some(unknown)))]
        return strangers + rota.rotations.flatMap { watch($0) }
    }

    private func watch(_ rotation: DutyRotation) -> [Finding] {
        let end = now + .days(7)
        let shifts = world.duty.shifts(of: rotation.id, from: now, to: end)
        var found: [Finding] = []
        let first = shifts.map(\.from).min() ?? end
        if first > now {
            found.append(Finding(severity(now), .nobodyOnDuty(rotation.name, at: now)))
        }
        let absent = shifts.first { world.isOnLeave($0.person, at: max($0.from, now)) }
        if let absent {
            let at = max(absent.from, now)
            found.append(
                Finding(
                    severity(at),
                    .dutyAway(rotation.name, name: world.name(absent.person), at: at)))
        }
        return found
    }

    private func severity(_ at: Date) -> Finding.Severity {
        at.since(now) < .days(1) ? .red : .yellow
    }

    // MARK: Official channels

    var officials: [Finding] {
        let listed = world.officials.listed
        guard !listed.isEmpty else { return [Finding(.yellow, .officialNone)] }
        let lost = listed.filter { channel in
            guard let known = machine.publishers, let via = channel.via else { return false }
            return !known.contains(via)
        }
        return channels(listed.filter { $0.standing(at: now) == .expired }) { .officialExpired($0) }
            + channels(listed.filter { $0.standing(at: now) == .unverified }) {
                .officialUnverified($0)
            }
            + channels(listed.filter { roster[$0.owner] == nil }) { .officialOwnerless($0) }
            + channels(lost) { .officialNoPublisher($0) }
    }

    private func channels(
        _ channels: [OfficialChannel], _ matter: (Finding.Some) -> Finding.Matter
    ) -> [Finding] {
        channels.isEmpty
            ? [] : [Finding(.yellow, matter(Finding.Some(channels.map(\.name))))]
    }

    // MARK: The machine

    var machines: [Finding] {
        (machine.roads ?? []).flatMap(road) + disk + clock
    }

    private func road(_ report: RoadReport) -> [Finding] {
        let gateways = (report.gateways ?? []).compactMap { gateway in
            gateway.reason.map {
                Finding(.yellow, .gateway(report.route, name: gateway.name, reason: $0))
            }
        }
        switch report.condition {
        case .up, .unheard: return gateways
        case .doubtful:
            return [Finding(.yellow, .road(report.route, reason: report.reason))] + gateways
        case .down:
            return [Finding(.red, .road(report.route, reason: report.reason))] + gateways
        case .forced(let by, _): return [Finding(.yellow, .roadForced(report.route, by: by))]
        }
    }

    private var disk: [Finding] {
        guard let free = machine.freeDisk, free < Limits.diskLow else { return [] }
        return [Finding(free < Limits.diskOut ? .red : .yellow, .disk(free))]
    }

    private var clock: [Finding] {
        guard let off = machine.clockOff, abs(off) > Limits.clockSlack else { return [] }
        return [Finding(abs(off) > Limits.clockWrong ? .red : .yellow, .clockOff(off))]
    }

    var unmeasured: [ReadinessReport.Measure] {
        ReadinessReport.Measure.allCases.filter { measure in
            switch measure {
            case .roads: machine.roads == nil
            case .disk: machine.freeDisk == nil
            case .clock: machine.clockOff == nil
            case .balance, .feeds: true
            }
        }
    }
}

extension Limits {
    /// Free on the store's disk, in MiB: a day of the worst kind writes less than the second.
    static let diskLow = 2_048
    static let diskOut = 200
    /// The clock may be off by so many seconds: due times are told to the minute.
    static let clockSlack = 5.0
    static let clockWrong = 60.0
}

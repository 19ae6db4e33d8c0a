import Foundation

extension Decider {
    mutating func decide(_ command: SystemCommand) -> Reply? {
        switch command {
        case .tick: tick()
        case .channelWentDown(let route, let reason):
            wentDown(route, reason)
            endSwitches()
        case .channelSettled(let route): settled(route)
        case .gatewayFailing(let gateway, let reason, let others):
            gatewayFails(gateway, reason, others: others)
        case .gatewayWell(let gateway): gatewayIsWell(gateway)
        case .deliveryFailed(let delivered, let reason): failed(delivered, reason)
        case .guardTripped(let guardKind, _):
            let number = world.desk.refusals + 1
            record(.desk(.guardTripped(guardKind, case: number)))
            let isKept = quarantine(guardKind, case: number)
            return .guarded(guardKind, case: number, sealed: isKept ? true : nil)
        case .strangerSpoke(let route, let masked): noteStranger(route, masked)
        case .heard(let heard): return hear(heard)
        case .roomEncrypted(let room):
            if !world.desk.encryptedRooms.contains(room) {
                record(.desk(.roomEncrypted(room)))
            }
        case .evidence(let number, let outcome): decide(outcome, of: number)
        case .storeBack(let fault, let since):
            record(.desk(.trouble(.storeBack(fault, since: since, until: now))))
        case .clockRead(let seen): noteClock(seen: seen)
        case .roadsFound(let roads):
            if roads != world.desk.roads ?? RouteKind.usual { record(.desk(.roadsFound(roads))) }
        case .rosterImported(let roster): take(roster)
        case .liaisonsImported(let all): record(.liaison(nil, .imported(all)))
        case .dutyImported(let rota): record(.duty(.imported(rota)))
        case .planFound(let plan): begin(with: plan)
        case .published(let number, let channel, let sha256, let outcome):
            published(number, channel, sha256, outcome)
        case .withheld(let items, let late): noteWithheld(items, late: late)
        }
        return nil
    }

    private mutating func noteStranger(_ route: RouteKind, _ masked: String) {
        guard !world.desk.strangers.contains(masked) else { return }
        record(.desk(.strangerSpoke(route, masked: masked)))
    }

    /// A chat that fell silent: whoever has not answered is called by the next road at once.
    mutating func wentDown(_ route: RouteKind, _ reason: String) {
        guard !world.desk.isDown(route) else { return }
        record(.desk(.channelDown(route, reason: reason)))
        for incident in world.running {
            record(.incident(incident.number, .outage(route, reason: reason)))
        }
        guard route == .chat else { return }
        for notice in world.openNotices where notice.issue.smsInOutage {
            for person in notice.told.keys.sorted() where notice.wants(person) {
                reroute(person, in: notice.number, because: .outage)
            }
        }
        standIn()
    }

    /// A switch by hand chose roads that were to carry what matters. Where all of those are down it
    /// has lost its sense, and silence on a road that lives would be worse (spec §1.1).
    private mutating func endSwitches() {
        let chosen = RouteKind.allCases.filter { !world.desk.isForced($0) }
        guard chosen.allSatisfy(world.desk.isDown) else { return }
        for route in world.desk.forced { record(.desk(.roadForced(route, false))) }
    }

    /// The second chat shows what is open, beside what goes by SMS.
    private mutating func standIn() {
        guard world.desk.backupStandsIn else { return }
        for notice in world.openNotices {
            for person in notice.told.keys.sorted()
            where notice.wants(person) && world.roster[person]?.backup != nil
                && world.notices[notice.number]?.told[person]?.routes.contains(.backup) == false
            {
                record(.notice(notice.number, .routed(to: person, .backup, because: .outage)))
            }
        }
    }

    /// Takes the next road that this person has and that has not been tried. By SMS whoever wants
    /// none of it is told only where nothing else carries it.
    ///
    /// - Parameter failed: The road that has just failed.
    /// - Returns: False when there is none.
    @discardableResult
    mutating func reroute(
        _ person: PersonID, in number: Int, because cause: RoutingCause,
        after failed: RouteKind? = nil
    ) -> Bool {
        guard let notice = world.notices[number], let told = notice.told[person],
            let someone = world.roster[person]
        else { return false }
        let spares = world.spares(person, notice.issue)
        if cause == .outage, isCalled(someone, told, spares) { return true }
        let open = someone.roads.filter {
            $0 != .chat && !told.routes.contains($0) && world.reaches(someone, by: $0)
                && !world.desk.isDown($0)
        }
        guard let next = open.first(where: { !spares || $0 != .sms }) ?? open.first else {
            return false
        }
        if spares, next == .sms, isCarried(someone, told, after: failed) { return true }
        record(.notice(number, .routed(to: person, next, because: cause)))
        return true
    }

    /// Whether an outage needs no second road: SMS is under way, or a road that works and that
    /// this person named before SMS. E-mail alone wakes nobody (spec §7: SMS at once for I–III).
    private func isCalled(_ person: Person, _ told: Notice.Told, _ spares: Bool) -> Bool {
        let named = person.roads.prefix { $0 != .sms } + [.sms]
        let mayHaveSMS = !spares && world.reaches(person, by: .sms) && !world.desk.isDown(.sms)
        return told.routes.contains { route in
            !route.isChat && isUnderWay(route, person, told)
                && (named.contains(route) || !mayHaveSMS)
        }
    }

    /// Another road than the one that failed has it, as far as is known.
    private func isCarried(
        _ person: Person, _ told: Notice.Told, after failed: RouteKind?
    ) -> Bool {
        told.routes.contains { $0 != failed && isUnderWay($0, person, told) }
    }

    private func isUnderWay(_ route: RouteKind, _ person: Person, _ told: Notice.Told) -> Bool {
        !told.failed.contains(route) && !world.desk.isDown(route)
            && world.reaches(person, by: route)
    }

    /// After the good minutes it counts again, and the digest tells, once, what happened since.
    private mutating func settled(_ route: RouteKind) {
        guard let state = world.desk.channel(route), let since = state.downSince,
            state.forcedBy == nil
        else { return }
        record(.desk(.channelUp(route)))
        resume(on: route)
        if route == .backup { standIn() }
        for incident in world.running {
            record(.incident(incident.number, .restored(route, downSince: since)))
        }
        guard route == .chat, let first = state.digestFrom else { return }
        record(
            .desk(
                .digested(
                    route, first: first, last: world.sequence,
                    downSince: state.owedSince ?? since)))
    }

    /// A person's road failed: the next one, and when none is left a named human is told.
    private mutating func failed(_ delivered: Delivered, _ reason: String) {
        noteMailbox(delivered, reason)
        if noteTrialFailed(delivered, reason) || noteCodeLost(delivered) { return }
        if triesSecondNumber(delivered, reason) { return }
        if delivered.saying.isAlarm { return passOn(delivered, reason) }
        for person in delivered.people {
            if case .notice(let number, _, _) = delivered.saying {
                guard world.notices[number]?.wants(person) == true else { continue }
                let others = world.notices[number]?.told[person]?.routes ?? []
                if reroute(person, in: number, because: .failed, after: delivered.route) {
                    continue
                }
                // Another road is still under way, and may reach.
                if delivered.route.isChat, others.contains(where: { !$0.isChat }) { continue }
                record(.notice(number, .unreachable(person, told: guardians(of: person))))
            } else {
                redirect(delivered, person, reason)
            }
        }
    }

    private mutating func redirect(_ delivered: Delivered, _ person: PersonID, _ reason: String) {
        let order = world.roster[person]?.roads ?? RouteKind.allCases
        let rest = order.drop { $0 != delivered.route }.dropFirst().filter { route in
            !world.desk.isDown(route)
                && world.roster[person].map { world.reaches($0, by: route) } == true
        }
        let spares = world.spares(person, delivered.saying)
        if let next = rest.first(where: { !spares || $0 != .sms }) ?? rest.first {
            record(
                .desk(
                    .redirected(
                        delivered.id, person, from: delivered.route, to: next, reason: reason,
                        delivered.saying)))
        } else {
            // A road that is down may return; one that only failed has had its try. What was said of
            // the roads themselves is old by then.
            let has = order.filter { world.roster[person]?.address(on: $0) != nil }
            let mayReturn =
                !has.isEmpty && has.allSatisfy { $0 == delivered.route || world.desk.isDown($0) }
            record(
                .desk(
                    .undelivered(
                        delivered.id, person, reason: reason,
                        kept: mayReturn && !delivered.saying.isOfRoads ? delivered.saying : nil)))
        }
    }

    /// Who is told that somebody cannot be reached: duty, office, then HQ (spec §1.1).
    func guardians(of person: PersonID) -> [PersonID] {
        let duty = world.dutyOfficers(at: now).first ?? staff.members(of: .duty).first?.id
        let others = [
            staff.holder(of: .lead, in: .office),
            staff.holder(of: .deputy, in: .office), staff.holder(of: .lead, in: .hq),
        ]
        let everyone = ([duty] + others.map { $0?.id }).compactMap(\.self)
        return Array(everyone.filter { $0 != person }.uniqued().prefix(2))
    }
}

import Domain
import Foundation

extension Announcer {
    mutating func announce(_ event: NoticeEvent, notice number: Int, _ id: String) {
        guard let notice = world.notice(number) else { return }
        switch event {
        case .issued: announce(notice, id)
        case .escalated(let addressee, let person, let cause):
            let line = notice.lines.first { $0.addressee == addressee }
            call(person, notice, context(notice, for: line, cause), id)
        // One post for all of them, see `tellTogether`.
        case .routed(_, .chat, .returned), .routed(_, .backup, _): break
        case .routed(let person, let route, _):
            post(
                "\(id).\(route.rawValue)-\(person)", .named(person, on: route),
                .notice(number, notice.issue.subject, context(notice, for: nil, nil)), .flash,
                notice: number, mustArrive: true)
        case .cannot(let person, let reason):
            let line = notice.lines.first { $0.told.contains(person) }
            let called = line?.told.last.flatMap { $0 == person ? nil : name($0) }
            tell(
                officeLead.filter { $0 != person },
                .cannot(number, person: name(person), reason: reason, called: called), id)
        case .exhausted: break
        case .unreachable(let person, let told):
            tell(told, .unreachable(number, person: name(person)), id, alsoBySMS: true)
        case .rollDue: tellOfSilent(notice, id)
        case .rollComplete: tellOfRoll(notice, id)
        case .rollUnfound: tellOfUnfound(notice, id)
        case .acknowledged, .withdrawn, .answeredRoll, .rollVerified, .passedOver: break
        }
    }

    /// Who asked, the office's lead and whoever stands in for somebody silent hear who is silent.
    private mutating func tellOfSilent(_ notice: Notice, _ id: String) {
        guard var facts = world.rollFacts(notice) else { return }
        let silent = notice.roll?.toldSilent ?? []
        let covers = silent.compactMap { person in
            staff[person].flatMap { staff.cover(for: $0)?.id }
        }.uniqued().filter { !silent.contains($0) }
        facts.covers = covers.isEmpty ? nil : covers.map(world.name)
        let asker = [facts.brief.asker].compactMap(\.self)
        let site = facts.brief.clock == .site ? siteLeads(notice) : []
        tell(
            (asker + site.filter { !silent.contains($0) } + officeLead + covers).uniqued(),
            .rollDue(facts), id,
            alsoBySMS: notice.issue.incident.map(isGrave) ?? false)
    }

    /// What a clock asked for is told to the room alone.
    private mutating func tellOfRoll(_ notice: Notice, _ id: String) {
        guard let facts = world.rollFacts(notice) else { return }
        let asker = [facts.brief.asker].compactMap(\.self)
        // Of those on the ground HQ is told (the plan's step that this round was).
        let hq = facts.brief.clock == .site ? [staff.responsible(for: .hq)?.id] : []
        let people = (asker + hq.compactMap(\.self)).uniqued()
        if !people.isEmpty {
            tell(people, .rollComplete(facts), id)
        } else {
            proclaim(.rollComplete(facts), id)
        }
    }

    /// Who leads where the roll was called.
    private func siteLeads(_ notice: Notice) -> [PersonID] {
        guard case .post(let number) = notice.rollBrief?.scope else {
            return [staff.holder(of: .lead, in: .onscene)?.id].compactMap(\.self)
        }
        let chief = world.post(number)?.post.chief
        return [chief, staff.holder(of: .lead, in: .onscene)?.id].compactMap(\.self).uniqued()
    }

    /// Silent still on the ground: HQ is told by every road.
    private mutating func tellOfUnfound(_ notice: Notice, _ id: String) {
        guard var facts = world.rollFacts(notice) else { return }
        let silent = notice.roll?.toldHQ ?? []
        facts.silent = silent.map(world.name)
        tell(
            (members(.hq) + siteLeads(notice)).uniqued().filter { !silent.contains($0) },
            .rollUnfound(facts), id, alsoBySMS: true)
    }

    /// Lines that ended without an answer: one message for each notice, however many they are.
    mutating func tellOfExhausted(_ entries: [Entry]) {
        var order: [Int] = []
        var silent: [Int: [PersonID]] = [:]
        var first: [Int: Int] = [:]
        for entry in entries {
            guard case .notice(let number, .exhausted(let person)) = entry.event,
                // Who said that they cannot come has answered; the office was told.
                world.notice(number)?.unable.contains(person) == false,
                // Somebody was called already to ring HQ up about a report.
                world.notice(number).map(isTakenUp) != true
            else { continue }
            if silent[number] == nil {
                order.append(number)
                first[number] = entry.sequence
            }
            silent[number, default: []].append(person)
        }
        for number in order {
            let people = silent[number] ?? []
            let more = people.count > 4 ? " +\(people.count - 4)" : ""
            let names = people.prefix(4).map { name($0) }.joined(separator: "、") + more
            tell(
                (members(.hq) + officeLead).filter { people != [$0] },
                .nobodyLeft(number, person: names), "e\(first[number] ?? 0)", alsoBySMS: true)
        }
    }

    private func isTakenUp(_ notice: Notice) -> Bool {
        notice.issue.subject.isForGroup && notice.told.count > notice.issue.recipients.count
    }

    /// One room post for all who are told by chat, a direct message where one is open, and a
    /// message each on the other roads (spec §7).
    private mutating func announce(_ notice: Notice, _ id: String) {
        let saying = Saying.notice(
            notice.number, notice.issue.subject, context(notice, for: nil, nil))
        let byChat = notice.issue.recipients.filter {
            notice.told[$0]?.routes.contains(.chat) == true
        }
        if !byChat.isEmpty {
            post(
                id, .room(mentions: byChat), saying, .flash, notice: notice.number,
                mustArrive: true)
        }
        let byBackup = notice.issue.recipients.filter {
            notice.told[$0]?.routes.contains(.backup) == true
        }
        if !byBackup.isEmpty {
            post(
                "\(id).b", .backup(mentions: byBackup), saying, .flash, notice: notice.number,
                mustArrive: true)
        }
        for person in notice.issue.recipients {
            for route in notice.told[person]?.routes ?? [] where route != .backup {
                let direct = route == .chat
                post(
                    "\(id).\(direct ? "d" : route.rawValue)-\(person)", .person(person, route),
                    saying, .flash, notice: notice.number, mustArrive: !direct)
            }
        }
    }

    private mutating func call(
        _ person: PersonID, _ notice: Notice, _ context: NoticeContext, _ id: String
    ) {
        let saying = Saying.notice(notice.number, notice.issue.subject, context)
        for route in notice.told[person]?.routes ?? [] {
            post(
                "\(id).\(route.rawValue)", .named(person, on: route), saying, .flash,
                notice: notice.number, mustArrive: true)
            if route == .chat {
                post(
                    "\(id).d-\(person)", .person(person, .chat), saying, .flash,
                    notice: notice.number)
            }
        }
    }
}

import Domain
import Foundation

/// A channel is back: what happened meanwhile, once and in order.
extension Announcer {
    /// Who is told in a room of something older: one post for each notice and room names them all.
    mutating func tellTogether(_ entries: [Entry]) {
        for route in [RouteKind.chat, .backup] {
            var people: [Int: [PersonID]] = [:]
            var first: [Int: Int] = [:]
            for entry in entries {
                guard case .notice(let number, .routed(let person, route, let cause)) = entry.event,
                    route == .backup || cause == .returned
                else { continue }
                people[number, default: []].append(person)
                first[number] = first[number] ?? entry.sequence
            }
            for (number, people) in people.sorted(by: { $0.key < $1.key }) {
                guard let notice = world.notice(number),
                    let target = Target.named(people, inRoomOf: route)
                else { continue }
                post(
                    "e\(first[number] ?? 0).\(route.rawValue)", target,
                    .notice(number, notice.issue.subject, context(notice, for: nil, nil)), .flash,
                    notice: number, mustArrive: true)
            }
        }
    }

    mutating func announceReturn(
        _ route: RouteKind, _ span: ClosedRange<Int>, _ since: Date, _ history: [Entry],
        _ id: String
    ) {
        let facts = digest(route, span, since, history)
        // What does not agree is the office's to settle.
        let wanted = facts.conflicts == nil ? [] : officeLead
        post(
            id, .room(mentions: wanted), .bulletin(.digest(facts)), .reply, within: .hours(24))
        guard route == .chat else { return }
        callBack(speakers(history, by: .sms), since, id)
        if !world.desk.isDown(.backup) {
            post(
                "\(id).back", .backup(mentions: []), .bulletin(.channelUp(.chat, downSince: since)))
        }
    }

    private mutating func callBack(_ people: [PersonID], _ since: Date, _ id: String) {
        let saying = Saying.bulletin(.channelUp(.chat, downSince: since))
        for person in people where !world.spares(person, saying) {
            post(
                "\(id).back-\(person)", .person(person, .sms), saying)
        }
    }

    /// Who spoke to the bot on a road: they are to know that they may go back.
    private func speakers(_ history: [Entry], by route: RouteKind) -> [PersonID] {
        history.compactMap { $0.actor.route == route ? $0.actor.person : nil }.uniqued()
    }

    private func digest(
        _ route: RouteKind, _ span: ClosedRange<Int>, _ since: Date, _ history: [Entry]
    ) -> DigestFacts {
        let told = history.filter { entry in
            // The desk's own entry tells of the outage; its copy in each incident would repeat it.
            switch entry.event {
            case .incident(_, .outage), .incident(_, .restored): false
            default:
                span.contains(entry.sequence) && entry.event.isNews && entry.event.lost == nil
            }
        }
        let lost = history.filter { span.contains($0.sequence) }.compactMap(\.event.lost)
        let each = TimelineLine.ordered(told.map { TimelineLine($0, in: world) })
        let lines = TimelineLine.gathered(each)
        let shown = lines.suffix(Limits.digestLines)
        let conflicts = DigestFacts.conflicts(in: each)
        return DigestFacts(
            route: route, from: since, to: now, lines: Array(shown),
            omitted: lines.count - shown.count, conflicts: conflicts.isEmpty ? nil : conflicts,
            lost: lost.isEmpty
                ? nil
                : DigestFacts.Lost(
                    count: lost.count { $0 != nil },
                    names: lost.compactMap(\.self).uniqued().map(world.name)))
    }

    /// What was kept while every road was down, by the one that is back: the room gets one post of
    /// each thing for all whom it is for, a person what is due in one.
    mutating func tellOfKept(_ entries: [Entry]) {
        var order: [Resumption] = []
        var gathered: [Resumption: (id: String, people: [PersonID], saying: Saying)] = [:]
        for entry in entries {
            guard case .desk(.resumed(_, let person, let route, let saying)) = entry.event,
                let wanted = saying.stillWanted(in: world)
            else { continue }
            let key = Resumption(
                route: route, person: route.isChat ? nil : person, matter: wanted.matter)
            if let before = gathered[key] {
                gathered[key] = (
                    before.id, (before.people + [person]).uniqued(), before.saying.joined(wanted)
                )
            } else {
                order.append(key)
                gathered[key] = ("e\(entry.sequence).\(route.rawValue)", [person], wanted)
            }
        }
        for key in order {
            guard let kept = gathered[key] else { continue }
            let target = key.person.map { Target.named($0, on: key.route) }
            post(
                kept.id + (key.person.map { "-\($0)" } ?? ""),
                target ?? Target.named(kept.people, inRoomOf: key.route)
                    ?? .room(mentions: kept.people),
                kept.saying, mustArrive: true)
        }
    }

    private struct Resumption: Hashable {
        var route: RouteKind
        /// Nil for a room, which is told together.
        var person: PersonID?
        var matter: Saying.Matter
    }
}

extension Event {
    /// It is of a message that no road carried, or of one that was kept: whom it was for; inside nil
    /// for what follows from the first. Told of together, for it would bury what happened.
    fileprivate var lost: PersonID?? {
        switch self {
        case .desk(.undelivered(_, let person, _, _)): .some(person)
        case .desk(.alarmPassed), .desk(.resumed): .some(nil)
        default: nil
        }
    }
}

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
        post(id, .room(mentions: wanted), .bulletin(.digest(facts)), .reply)
        guard route == .chat else { return }
        callBack(speakers(history, by: .sms), since, id)
        if !world.desk.isDown(.backup) {
            post(
                "\(id).back", .backup(mentions: []), .bulletin(.channelUp(.chat, downSince: since)))
        }
    }

    private mutating func callBack(_ people: [PersonID], _ since: Date, _ id: String) {
        for person in people {
            post(
                "\(id).back-\(person)", .person(person, .sms),
                .bulletin(.channelUp(.chat, downSince: since)))
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
            default: span.contains(entry.sequence) && entry.event.isNews
            }
        }
        let each = TimelineLine.ordered(told.map { TimelineLine($0, in: world) })
        let lines = TimelineLine.gathered(each)
        let shown = lines.suffix(Limits.digestLines)
        let conflicts = DigestFacts.conflicts(in: each)
        return DigestFacts(
            route: route, from: since, to: now, lines: Array(shown),
            omitted: lines.count - shown.count, conflicts: conflicts.isEmpty ? nil : conflicts)
    }
}

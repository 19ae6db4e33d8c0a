import Domain
import Foundation
import Outbox
import Ports

/// People's messages: taken in, decided and answered in one transaction.
extension CommandHandler {
    /// Takes messages in order; known ones are passed over. Returns when they are saved, with all
    /// that came of them; after an error the far end must give them again.
    ///
    /// - Parameter cursor: How far their reader has come with them.
    package func take(
        _ messages: [InboundMessage], cursor: Cursor?
    ) async throws(LedgerFailure) {
        let mine = try arrivals.enter(messages.map(\.sourceID))
        defer { arrivals.leave(mine) }
        do throws(LedgerFailure) {
            try await take(messages, fresh: mine, cursor: cursor)
        } catch {
            watch.note(error, at: now)
            throw error
        }
    }

    private func take(
        _ messages: [InboundMessage], fresh mine: Set<String>, cursor: Cursor?
    ) async throws(LedgerFailure) {
        _ = try await current()
        let before = mine.isEmpty ? nil : try await ledger.arrivals(Array(mine))
        var fresh = mine.subtracting(before?.known ?? [])
        var commits: [Commit] = []
        for message in messages where fresh.remove(message.sourceID) != nil {
            // What is decided is saved before anything is waited for.
            if message.content.needsLedger { try await flush(&commits) }
            let matters = try await matters(of: message)
            let asked = try await asked(message)
            if case .query(let query, _) = asked, query.needsLedger { try await flush(&commits) }
            let number = arrivals.number(after: before?.last ?? 0)
            let arrival = Arrival(number: number, sourceID: message.sourceID)
            commits.append(try await commit(for: asked, message, matters, arrival))
        }
        if let cursor { commits.append(Commit(cursor: cursor)) }
        try await flush(&commits)
        try await settleReleased()
    }

    private func flush(_ commits: inout [Commit]) async throws(LedgerFailure) {
        guard !commits.isEmpty else { return }
        let ready = commits
        commits = []
        try await save(ready)
    }

    private func asked(_ message: InboundMessage) async throws(LedgerFailure) -> Asked {
        let world = try await current()
        if case .reaction(let key, let target, _, _) = message.content, "✅👍".contains(key),
            let person = world.roster.person(at: message.sender, on: message.route),
            let number = try await ledger.delivery(remoteID: target)?.delivery.notice
        {
            return .command(
                .notice(.acknowledge(Number(.notice, number), onBehalfOf: nil, via: nil)),
                .person(person.id, message.route))
        }
        return interpreter(for: world).interpret(message, in: world, at: now)
    }

    /// Which warnings or incidents a message belongs to: that in whose closed room it was said,
    /// else those that are the subject of the delivery it reacts to; none where it is about nothing
    /// of ours. What it says goes into no other (0063).
    private func matters(of message: InboundMessage) async throws(LedgerFailure) -> [Number] {
        let world = try await current()
        if let room = message.closedRoom.flatMap(Number.init) {
            return [world.matter(of: room) ?? room]
        }
        guard case .reaction(_, let target, _, _) = message.content,
            let delivery = try await ledger.delivery(remoteID: target)?.delivery
        else { return [] }
        return delivery.saying.subjects.compactMap { world.matter(of: $0) }.uniqued()
    }

    private func commit(
        for asked: Asked, _ message: InboundMessage, _ matters: [Number], _ arrival: Arrival
    ) async throws(LedgerFailure) -> Commit {
        var (commit, answers) = try await plainCommit(for: asked, message, matters, arrival)
        let needToKnow = NeedToKnow(
            world: try await current(), heardIn: message.closedRoom.flatMap(Number.init))
        // What is answered alone is answered there once, whatever else would send it there.
        let guarded = answers.flatMap(needToKnow.guarded).reduce(into: [Delivery]()) { all, next in
            if !all.contains(where: { $0.says(as: next) }) { all.append(next) }
        }
        try noteWithheld(in: guarded, for: &commit)
        commit.deliveries += guarded
        return commit
    }

    /// - Returns: What is saved, what others are told with it, and apart from that the answers.
    private func plainCommit(
        for asked: Asked, _ message: InboundMessage, _ matters: [Number], _ arrival: Arrival
    ) async throws(LedgerFailure) -> (Commit, answers: [Delivery]) {
        func answered(_ saying: Saying, _ person: PersonID?) -> Delivery {
            reply(saying, to: message, arrival, person)
        }
        switch asked {
        case .nothing: return (Commit(arrivals: [arrival]), [])
        case .reply(let reply, let person):
            var commit = Commit(arrivals: [arrival])
            let given = try hear(message, of: person, reply, &commit)
            return (commit, given.map { [answered(.reply($0), person)] } ?? [])
        case .query(let query, let actor):
            let answer = try await answer(query, actor: actor, message)
            var commit = Commit(arrivals: [arrival])
            guard let given = try hear(message, of: actor.person, answer, &commit) else {
                return (commit, [])
            }
            return (
                commit,
                [answered(.reply(given), actor.person)]
                    + rest(of: given, message, arrival, actor.person)
            )
        case .command(let command, let actor):
            var (reply, commit) = try decide(
                command, actor: actor, place: message.place, saidAt: message.sentAt,
                heardFrom: message.sender, spilled: message.spilled(by: command), matters: matters)
            commit.arrivals = [arrival]
            if command != .wrongWord { reply = try hear(message, of: actor.person, reply, &commit) }
            let quiet = if case .system(.strangerSpoke) = command { true } else { false }
            if let reply {
                let saying = once(reply, to: message, beside: commit.deliveries)
                return (commit, [answered(saying, actor.person)])
            }
            guard !quiet, message.route.isChat else { return (commit, []) }
            return (commit, [answered(.accepted(messageID: message.remoteID), actor.person)])
        }
    }

    /// A room gets six lines at most; the asker gets all of it alone, in a conversation that the
    /// channel opens where there is none: they asked.
    private func rest(
        of answer: Reply, _ message: InboundMessage, _ arrival: Arrival, _ person: PersonID?
    ) -> [Delivery] {
        guard case .room = message.place, answer.isLong, let person else { return [] }
        return [
            Delivery(
                id: DeliveryID("m\(arrival.number).rest"),
                target: .reply(.direct(message.sender), message.route, person),
                saying: .reply(answer), priority: .normal, notBefore: now,
                sendBy: now + .minutes(15))
        ]
    }

    private func reply(
        _ saying: Saying, to message: InboundMessage, _ arrival: Arrival, _ person: PersonID?
    ) -> Delivery {
        Delivery(
            id: DeliveryID("m\(arrival.number)"),
            target: .reply(message.place, message.route, person), saying: saying,
            priority: .reply, notBefore: now, sendBy: now + .minutes(15))
    }
}

/// Messages that are being taken in, and the number of the newest.
struct ArrivalDesk {
    private var coming: Set<String> = []
    private var last = 0

    /// - Returns: The ids, each once.
    /// - Throws: When one of them is on its way already: whoever gives it again must wait until it
    ///   is saved before they are told that it is.
    mutating func enter(_ ids: [String]) throws(LedgerFailure) -> Set<String> {
        let ids = Set(ids)
        guard coming.isDisjoint(with: ids) else {
            throw .unavailable("the same message is being taken in")
        }
        coming.formUnion(ids)
        return ids
    }

    mutating func leave(_ ids: Set<String>) { coming.subtract(ids) }

    /// Numbers grow; those of a save that failed are not used again.
    mutating func number(after saved: Int) -> Int {
        last = max(last, saved) + 1
        return last
    }
}

extension InboundMessage {
    /// The id under which the far end knows the message.
    var remoteID: String {
        sourceID.split(separator: ":", maxSplits: 1).last.map(String.init) ?? sourceID
    }
}

extension Delivery {
    /// The same, to the same.
    fileprivate func says(as other: Delivery) -> Bool {
        target == other.target && saying == other.saying
    }
}

extension InboundMessage {
    /// The words of a message that the guard refused for a secret mark.
    fileprivate func spilled(by command: Command) -> String? {
        guard case .system(.guardTripped(.secret, _)) = command else { return nil }
        switch content {
        case .text(let text), .edited(let text):
            // Of a mail the one line is no more than its command.
            return asides.isEmpty ? text : asides.map(\.text).joined(separator: "\n")
        default: return nil
        }
    }
}

extension Command {
    /// Whether it may seal a text, or a one-time code may come of it: where neither is, no chance is
    /// drawn.
    func needsSalt(by plan: Plan) -> Bool {
        if plan.continuityRule.drawsChance { return true }
        return switch self {
        case .seal(.keep): true
        case .system(.guardTripped(.secret, _)): plan.guards.spillRule == .seal
        default: false
        }
    }
}

extension InboundMessage.Content {
    /// Whether to understand it the ledger has to be asked.
    fileprivate var needsLedger: Bool {
        if case .reaction = self { true } else { false }
    }
}

extension Query {
    /// Whether to answer it the ledger has to be asked.
    fileprivate var needsLedger: Bool {
        switch self {
        case .timeline, .plan(.diff(.some)): true
        default: false
        }
    }
}

import Domain
import Foundation
import Outbox
import Ports

/// A commit made ready for the tables before its turn comes, on the caller's time.
struct PreparedCommit: Sendable {
    struct Entry: Sendable {
        var facts: ChainFacts
        var payload: Data
        var salt: Data
        var digest: Data
    }

    struct Delivery: Sendable {
        var id: String
        var route: String
        var priority: Int
        var share: Int
        var notBefore: Int
        var notice: Int?
        var people: String
        var coalesce: String?
        var body: Data
        /// The place in `sayings` of what the body leaves out.
        var saying: Int?
    }

    var entries: [Entry]
    /// Whose contacts end with it.
    var purged: [Purged]
    var deliveries: [Delivery]
    /// What several of the deliveries say.
    var sayings: [Data] = []
    var arrivals: [Arrival]
    var cursor: Ports.Cursor?
    var cancellations: [Commit.Cancellation]
    var sealings: [SealedRow] = []
    var turn: ClockTurn?
}

/// A row of `deliveries`, not yet understood.
struct DeliveryRow: Sendable {
    var id: String
    var state: String
    var attempts: Int
    var dueAt: Int
    var remoteID: String?
    var body: Data
    /// The row of what it says, where its body leaves that out.
    var saying: Int?
}

/// Values of the house as the tables hold them, and back.
struct SQLiteCodec: Sendable {
    private let decoder = JSONDecoder()
    private let userInfo: [CodingUserInfoKey: any Sendable]

    /// - Parameter seal: Of contacts; nil leaves them as they are.
    init(sealing seal: ContactVault? = nil) {
        var userInfo: [CodingUserInfoKey: any Sendable] = [:]
        if let key = ContactSealing.key { userInfo[key] = seal }
        self.userInfo = userInfo
        decoder.userInfo = userInfo
    }

    func prepare(_ commit: Commit) throws(LedgerFailure) -> PreparedCommit {
        var prepared = PreparedCommit(
            entries: [], purged: commit.purged, deliveries: [], arrivals: commit.arrivals,
            cursor: commit.cursor,
            cancellations: commit.cancellations, turn: commit.turn)
        for entry in commit.entries { prepared.entries.append(try prepare(entry)) }
        try prepare(commit.deliveries, for: &prepared)
        return prepared
    }

    /// A fan-out says one thing to many: that is written once.
    private func prepare(
        _ deliveries: [Delivery], for prepared: inout PreparedCommit
    ) throws(LedgerFailure) {
        var rest = deliveries[...]
        while let first = rest.first {
            let same = rest.prefix { $0.saying == first.saying }
            rest = rest.dropFirst(same.count)
            guard same.count > 1 else {
                prepared.deliveries.append(try prepare(first, body: try encode(first)))
                continue
            }
            prepared.sayings.append(try encode(first.saying))
            var bodies = StoredBodies()
            for delivery in same {
                let body = try bodies.body(of: StoredDelivery(delivery)) {
                    (stored) throws(LedgerFailure) in try encode(stored)
                }
                prepared.deliveries.append(
                    try prepare(delivery, body: body, saying: prepared.sayings.count - 1))
            }
        }
    }

    private func prepare(_ entry: Entry) throws(LedgerFailure) -> PreparedCommit.Entry {
        let payload = try encode(entry.event)
        let salt = Chain.salt()
        return PreparedCommit.Entry(
            facts: ChainFacts(
                sequence: entry.sequence, type: EventType.of(payload) ?? entry.event.type,
                at: entry.at.milliseconds,
                stream: entry.stream.description, actor: text(entry.actor, entry.saidAt)),
            payload: payload, salt: salt, digest: Chain.digest(salt: salt, payload: payload))
    }

    private func prepare(
        _ delivery: Delivery, body: Data, saying: Int? = nil
    ) throws(LedgerFailure) -> PreparedCommit.Delivery {
        PreparedCommit.Delivery(
            id: delivery.id.rawValue, route: delivery.target.route.rawValue,
            priority: delivery.priority.rawValue, share: delivery.share ?? 0,
            notBefore: delivery.notBefore.milliseconds, notice: delivery.notice,
            people: text(delivery.target.people),
            coalesce: delivery.coalesce, body: body, saying: saying)
    }

    /// Nil when the payload was destroyed.
    func entry(_ facts: ChainFacts, payload: Data?) throws(LedgerFailure) -> Entry? {
        guard let payload else { return nil }
        let name = "entry \(facts.sequence)"
        guard let stream = Domain.Stream(facts.stream), let (actor, saidAt) = actor(facts.actor)
        else {
            throw .corrupt("\(name) cannot be read: \(facts.stream), \(facts.actor)")
        }
        return Entry(
            sequence: facts.sequence, at: Date(milliseconds: facts.at), stream: stream,
            actor: actor, event: try decode(payload, name), saidAt: saidAt)
    }

    /// - Parameters:
    ///   - known: What the row's body stands for, where that is remembered.
    ///   - saying: What it says, where its body leaves that out.
    func delivery(
        _ row: DeliveryRow, _ known: Delivery? = nil, saying: Saying?
    ) throws(LedgerFailure) -> QueuedDelivery {
        let delivery: Delivery
        if let known {
            delivery = known
        } else if let saying {
            let stored: StoredDelivery = try decode(row.body, "a delivery")
            delivery = stored.delivery(saying)
        } else {
            delivery = try decode(row.body, "a delivery")
        }
        guard let state = DeliveryState(rawValue: row.state) else {
            throw .corrupt("delivery \(delivery.id) is in an unknown state, \(row.state)")
        }
        return QueuedDelivery(
            delivery: delivery, state: state, attempts: row.attempts,
            dueAt: Date(milliseconds: row.dueAt), remoteID: row.remoteID)
    }

    func saying(_ body: Data) throws(LedgerFailure) -> Saying { try decode(body, "a saying") }

    /// `system`, or a route and a person: `sms:wang`; of what came late also when it was said:
    /// `sms@1800000000000:wang`.
    private func text(_ actor: Actor, _ saidAt: Date?) -> String {
        switch actor {
        case .system: return "system"
        case .person(let person, let route):
            let late = saidAt.map { "@\($0.milliseconds)" } ?? ""
            return "\(route.rawValue)\(late):\(person)"
        }
    }

    private func actor(_ text: String) -> (Actor, saidAt: Date?)? {
        guard text != "system" else { return (.system, nil) }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let road = parts[0].split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let route = RouteKind(rawValue: String(road[0])) else {
            return nil
        }
        let actor = Actor.person(PersonID(String(parts[1])), route)
        guard road.count == 2 else { return (actor, nil) }
        return Int(road[1]).map { (actor, Date(milliseconds: $0)) }
    }

    private func text(_ people: [PersonID]) -> String {
        people.map(\.rawValue).joined(separator: "\n")
    }

    func people(_ text: String) -> [PersonID] {
        text.split(separator: "\n").map { PersonID(String($0)) }
    }

    func encode<Value: Encodable>(_ value: Value) throws(LedgerFailure) -> Data {
        do { return try JSONWriter.encode(value, userInfo: userInfo) } catch {
            throw .unavailable("a value cannot be written: \(error)")
        }
    }

    func decode<Value: Decodable>(
        _ bytes: Data, _ name: String
    ) throws(LedgerFailure) -> Value {
        do { return try decoder.decode(Value.self, from: bytes) } catch {
            throw .corrupt("\(name) cannot be read: \(error)")
        }
    }
}

/// What an older version wrote open.
extension SQLiteCodec {
    func event(_ payload: Data, _ name: String) throws(LedgerFailure) -> Event {
        try decode(payload, name)
    }

    /// - Returns: Nil where there is nothing to seal in it.
    func sealed<Value: Encodable>(_ value: Value) throws(LedgerFailure) -> Data? {
        let sealed = try encode(value)
        return try sealed == SQLiteCodec().encode(value) ? nil : sealed
    }

    /// - Parameter isShared: What it says lies in a row of its own.
    func sealed(delivery body: Data, isShared: Bool) throws(LedgerFailure) -> Data? {
        if isShared {
            let stored: StoredDelivery = try decode(body, "a delivery")
            return try sealed(stored)
        }
        let delivery: Delivery = try decode(body, "a delivery")
        return try sealed(delivery)
    }
}

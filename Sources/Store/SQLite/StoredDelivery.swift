import Domain
import Foundation
import Outbox

/// A delivery without what it says, which lies in a row of its own because many say it.
struct StoredDelivery: Codable, Equatable {
    var id: DeliveryID
    var target: Target
    var priority: Priority
    var notBefore: Date
    var sendBy: Date
    var notice: Int?
    var coalesce: String?
    var mustArrive: Bool
    var share: Int?

    init(_ delivery: Delivery) {
        id = delivery.id
        target = delivery.target
        priority = delivery.priority
        notBefore = delivery.notBefore
        sendBy = delivery.sendBy
        notice = delivery.notice
        coalesce = delivery.coalesce
        mustArrive = delivery.mustArrive
        share = delivery.share
    }

    /// Without what tells a fan-out's deliveries from one another; nil where more does.
    fileprivate var pattern: StoredDelivery? {
        guard coalesce == nil, case .person(_, let route) = target else { return nil }
        var pattern = self
        pattern.id = DeliveryID(StoredBodies.id)
        pattern.target = .person(PersonID(StoredBodies.person), route)
        return pattern
    }

    func delivery(_ saying: Saying) -> Delivery {
        Delivery(
            id: id, target: target, saying: saying, priority: priority, notBefore: notBefore,
            sendBy: sendBy, notice: notice, coalesce: coalesce, mustArrive: mustArrive,
            share: share)
    }
}

/// The bodies of a fan-out's deliveries, which differ in their ids and in whom they are for: the
/// rest is written once.
struct StoredBodies {
    /// What stands for the two in a pattern; it holds no other words that a person has chosen.
    fileprivate static let (id, person) = ("<id>", "<person>")

    private var pattern: StoredDelivery?
    /// What lies before, between and after the two.
    private var parts: [Data] = []

    /// The same bytes as `write` gives.
    mutating func body<Failure>(
        of delivery: StoredDelivery, write: (StoredDelivery) throws(Failure) -> Data
    ) throws(Failure) -> Data {
        guard let pattern = delivery.pattern, case .person(let person, _) = delivery.target else {
            return try write(delivery)
        }
        if pattern != self.pattern {
            parts = Self.parts(of: try write(pattern))
            self.pattern = pattern
        }
        guard parts.count == 3 else { return try write(delivery) }
        return parts[0] + JSONWriter.string(delivery.id.rawValue) + parts[1]
            + JSONWriter.string(person.rawValue) + parts[2]
    }

    private static func parts(of body: Data) -> [Data] {
        let (first, second) = (JSONWriter.string(id), JSONWriter.string(person))
        guard let id = body.range(of: first),
            let person = body.range(of: second, in: id.upperBound..<body.endIndex)
        else { return [] }
        return [
            body[..<id.lowerBound], body[id.upperBound..<person.lowerBound],
            body[person.upperBound...],
        ].map { Data($0) }
    }
}

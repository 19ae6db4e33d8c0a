import Foundation

/// Where a clock of a duty stands in another version of the plan.
package struct ClockMove: Codable, Equatable, Sendable {
    package var duty: String
    /// Counted from 0, as in `Duty.clocks`.
    package var from: Int
    /// Nil where the other version has no such clock.
    package var to: Int?
}

extension Duty {
    /// Where each of its clocks stands in another version of it. The surest likeness counts first:
    /// a clock is its addressee, its step and its time, and one of them may have been edited.
    fileprivate func places(in other: Duty) -> [Int?] {
        var free = Array(other.clocks.indices)
        var places: [Int?] = clocks.map { _ in nil }
        let likenesses: [(Clock, Clock) -> Bool] = [
            { $0.within == $1.within && $0.step == $1.step && $0.addressee == $1.addressee },
            { $0.within == $1.within && $0.step == $1.step },
            { $0.addressee == $1.addressee && $0.step == $1.step },
        ]
        for isLike in likenesses {
            for index in clocks.indices where places[index] == nil {
                let place = free.firstIndex { isLike(clocks[index], other.clocks[$0]) }
                if let place { places[index] = free.remove(at: place) }
            }
        }
        return places
    }
}

extension Plan {
    /// Of every duty whose clocks stand elsewhere in another version, all of its clocks.
    func clockMoves(to other: Plan) -> [ClockMove] {
        duties.flatMap { duty -> [ClockMove] in
            guard let same = other.duties.first(where: { $0.id == duty.id }) else { return [] }
            let places = duty.places(in: same)
            guard places != Array(duty.clocks.indices) else { return [] }
            return places.enumerated().map {
                ClockMove(duty: duty.id, from: $0.offset, to: $0.element)
            }
        }
    }

    /// What the steps that duties brought are called in another version, by their ids here. One
    /// that the other version does not have keeps a name that no step of it has.
    func dutySteps(in other: Plan) -> [String: String] {
        var names: [String: String] = [:]
        for duty in duties {
            let same = other.duties.first { $0.id == duty.id }
            let places = same.map { duty.places(in: $0) }
            for index in duty.clocks.indices {
                let own = stepID(of: duty, index)
                let place = places.flatMap { $0[index] }
                names[own] =
                    same.flatMap { same in place.map { other.stepID(of: same, $0) } }
                    ?? "\(own)@\(version)"
            }
        }
        return names
    }
}

extension FilingBook {
    /// The incident goes on by another version of the plan. A ruling whose clocks are all gone is
    /// none: somebody decides again.
    mutating func move(_ moves: [ClockMove]) {
        for (duty, moves) in Dictionary(grouping: moves, by: \.duty) {
            let places = Dictionary(
                moves.compactMap { move in move.to.map { (move.from, $0) } },
                uniquingKeysWith: { first, _ in first })
            move(duty, to: places)
        }
    }
}

import Foundation

/// Answers about who is on duty.
package enum DutyReply: Codable, Equatable, Sendable {
    case now(DutyNow)
    case week([DutyLine])
    case mine(name: String, [DutyLine])
    case swapAsked(DutySwapFacts)
    case swapAgreed(DutySwapFacts)
    case swapDeclined(DutySwapFacts)
    case covered(DutyPlaced)
    case added(DutyPlaced)
    case given(HandoverFacts)
    case taken(HandoverFacts)

    var isLong: Bool {
        switch self {
        case .week(let lines), .mine(_, let lines): lines.count > 4
        default: false
        }
    }
}

/// Why something about duty cannot be done just now.
package enum DutyRefusal: Codable, Equatable, Sendable {
    /// No duty roster was imported.
    case noRota
    case noSuchRotation(String, known: [Bilingual])
    /// Such as the 30th of February.
    case noSuchDay
    case endsFirst
    case past
    case noShift(name: String, day: Date)
    case withOneself
    /// A part of the shift is somebody else's already.
    case cut
    case noOffer
    case whichOffer([Int])
    case offerGone(Int)
    /// `from`: from when on there will be something.
    case nothingToHandOver(from: Date?)
    case nothingToTake(from: Date?)
}

/// What people are told about duty.
package enum DutyBulletin: Codable, Equatable, Sendable {
    case handoverDue(HandoverFacts)
    case handoverGiven(HandoverFacts)
    case handoverTaken(HandoverFacts)
    case handoverMissed(HandoverFacts)
    case swapAsked(DutySwapFacts)
    case swapAnswered(DutySwapFacts, agreed: Bool)
    case covered(DutyPlaced, by: String)
    case added(DutyPlaced, by: String)
}

package struct DutyHolder: Codable, Equatable, Sendable {
    package var post: Bilingual
    package var name: String
    /// Masked; nil where the roster has none.
    package var phone: String?
    package var until: Date
    package var cause: DutyShift.Cause
    /// In whose place, where it is not the one whom the rotation names.
    package var planned: String?
}

package struct DutyNow: Codable, Equatable, Sendable {
    package struct Next: Codable, Equatable, Sendable {
        package var post: Bilingual
        package var name: String
        package var at: Date
    }

    package var holders: [DutyHolder]
    package var next: [Next]
    /// Changes that not both have confirmed.
    package var open: [HandoverFacts]
}

/// One shift of a list.
package struct DutyLine: Codable, Equatable, Sendable {
    package var post: Bilingual
    package var name: String
    package var from: Date
    package var to: Date
    package var cause: DutyShift.Cause
    package var planned: String?
}

package struct DutySwapFacts: Codable, Equatable, Sendable {
    package struct Side: Codable, Equatable, Sendable {
        package var name: String
        package var from: Date
        package var to: Date
    }

    package var number: Int
    package var post: Bilingual
    package var first: Side
    package var second: Side
}

package struct DutyPlaced: Codable, Equatable, Sendable {
    package var post: Bilingual
    package var name: String
    package var from: Date
    package var to: Date
    package var insteadOf: String?
}

package struct HandoverFacts: Codable, Equatable, Sendable {
    package var post: Bilingual
    package var at: Date
    package var from: String
    package var to: String
    package var text: String?
    package var items: DutyItems?
    package var isTaken: Bool
    /// What lies open now, where nothing was handed over yet.
    package var open: DutyItems?

    /// Both have confirmed it.
    package var isDone: Bool { text != nil && isTaken }
}

extension World {
    func post(_ rotation: String) -> Bilingual {
        duty.rota?[rotation]?.name ?? Bilingual(zh: rotation, en: rotation)
    }

    package func facts(_ change: DutyChange) -> HandoverFacts {
        let known = duty.handovers[change.rotation]
        let handover = known?.change.at == change.at ? known : nil
        return HandoverFacts(
            post: post(change.rotation), at: change.at, from: name(change.from),
            to: name(change.to), text: handover?.note?.text, items: handover?.note?.items,
            isTaken: handover?.takenAt != nil)
    }

    package func facts(_ swap: DutySwap) -> DutySwapFacts {
        func side(_ side: DutySwap.Side) -> DutySwapFacts.Side {
            DutySwapFacts.Side(name: name(side.person), from: side.from, to: side.to)
        }
        return DutySwapFacts(
            number: swap.number, post: post(swap.rotation), first: side(swap.first),
            second: side(swap.second))
    }

    package func placed(_ stint: DutyStint, insteadOf person: PersonID?) -> DutyPlaced {
        DutyPlaced(
            post: post(stint.rotation), name: name(stint.person), from: stint.from, to: stint.to,
            insteadOf: person == stint.person ? nil : person.map(name))
    }

    private func planned(_ shift: DutyShift) -> String? {
        shift.planned == shift.person ? nil : name(shift.planned)
    }

    package func dutyHolders(at now: Date) -> [DutyHolder] {
        duty.onDuty(at: now).map { shift in
            DutyHolder(
                post: post(shift.rotation), name: name(shift.person),
                phone: roster[shift.person]?.mobile.map { Mask.address($0, .sms) },
                until: shift.to, cause: shift.cause, planned: planned(shift))
        }
    }

    package func dutyNow(at now: Date) -> DutyNow {
        let rotations = duty.rota?.rotations ?? []
        let next = rotations.compactMap { rotation in
            duty.nextChange(of: rotation.id, after: now).map { change in
                DutyNow.Next(post: rotation.name, name: name(change.to), at: change.at)
            }
        }
        let open = rotations.compactMap { duty.handovers[$0.id] }.filter { !$0.isDone }
        return DutyNow(
            holders: dutyHolders(at: now), next: next, open: open.map { facts($0.change) })
    }

    package func dutyLines(from: Date, to: Date, of person: PersonID? = nil) -> [DutyLine] {
        dutyShifts(from: from, to: to, of: person).map(\.line)
    }

    /// By time: people read a week from its front.
    package func dutyShifts(
        from: Date, to: Date, of person: PersonID? = nil
    ) -> [(shift: DutyShift, line: DutyLine)] {
        let shifts = duty.shifts(from: from, to: to).filter {
            person == nil || $0.person == person
        }
        let order = shifts.enumerated().sorted {
            ($0.element.from, $0.offset) < ($1.element.from, $1.offset)
        }
        return order.map { _, shift in
            let line = DutyLine(
                post: post(shift.rotation), name: name(shift.person), from: shift.from,
                to: shift.to, cause: shift.cause, planned: planned(shift))
            return (shift, line)
        }
    }
}

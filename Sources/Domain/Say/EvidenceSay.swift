import Foundation

/// Evidence with the names it needs.
package struct EvidenceBrief: Codable, Equatable, Sendable {
    package struct Link: Codable, Equatable, Sendable {
        package var deed: Evidence.Link.Deed
        package var name: String?
        /// Of whom it was handed to.
        package var other: String?
        package var at: Date

        package init(
            _ deed: Evidence.Link.Deed, name: String? = nil, other: String? = nil, at: Date
        ) {
            self.deed = deed
            self.name = name
            self.other = other
            self.at = at
        }
    }

    package struct Hold: Codable, Equatable, Sendable {
        package var by: String?
        package var at: Date
        package var reason: String

        package init(by: String?, at: Date, reason: String) {
            self.by = by
            self.at = at
            self.reason = reason
        }
    }

    /// Who asked for the copy to be destroyed, and who confirmed it.
    package struct Removal: Codable, Equatable, Sendable {
        package var askedBy: String?
        package var reason: String
        package var confirmedBy: String?
        /// When its bytes were gone.
        package var doneAt: Date?

        package init(
            askedBy: String?, reason: String, confirmedBy: String? = nil, doneAt: Date? = nil
        ) {
            self.askedBy = askedBy
            self.reason = reason
            self.confirmedBy = confirmedBy
            self.doneAt = doneAt
        }
    }

    package var number: Int
    package var incident: Int
    package var origin: Evidence.Origin
    package var note: String?
    package var copy: Evidence.Copy?
    package var fault: EvidenceFault?
    package var holder: String?
    package var handedTo: String?
    package var chain: [Link]
    /// Tasks that it proves.
    package var tasks: [Number]
    package var hold: Hold?
    package var removal: Removal?
    /// Nil while its incident has not ended.
    package var keptUntil: Date?

    package var id: Number { Number(.evidence, number) }

    /// What the last look at the copy found.
    package var finding: Evidence.Finding? {
        for link in chain.reversed() {
            if case .verified(let finding) = link.deed { return finding }
        }
        return nil
    }
}

package enum EvidenceReply: Codable, Equatable, Sendable {
    case added(EvidenceBrief)
    case again(EvidenceBrief)
    case handed(EvidenceBrief)
    case taken(EvidenceBrief)
    case checking(EvidenceBrief)
    case shown(EvidenceBrief)
    case list(Int, [EvidenceBrief])
    case held(EvidenceBrief)
    case released(EvidenceBrief)
    /// Another person has to confirm it.
    case removalAsked(EvidenceBrief)
    case removalConfirmed(EvidenceBrief)

    /// More than a room's lines hold.
    var isLong: Bool {
        switch self {
        case .list(_, let all): all.count > 4
        case .shown(let item): item.chain.count > 2
        case .added, .again, .handed, .taken, .checking, .held, .released, .removalAsked,
            .removalConfirmed:
            false
        }
    }

    var subjects: [Number] {
        switch self {
        case .added(let item), .again(let item), .handed(let item), .taken(let item),
            .checking(let item), .shown(let item), .held(let item), .released(let item),
            .removalAsked(let item), .removalConfirmed(let item):
            [item.id]
        case .list(let incident, _): [Number(.incident, incident)]
        }
    }
}

package enum EvidenceBulletin: Codable, Equatable, Sendable {
    case kept(EvidenceBrief)
    case failed(EvidenceBrief)
    /// It is being handed to whoever reads this.
    case handed(EvidenceBrief)
    case taken(EvidenceBrief)
    case verified(EvidenceBrief, Evidence.Finding)
    case held(EvidenceBrief)
    case released(EvidenceBrief)
    /// Those of one incident whose time is over; the first, and how many with it.
    case outlived(EvidenceBrief, [Number])
    case removalAsked(EvidenceBrief)
    case removalFailed(EvidenceBrief)
    case removed(EvidenceBrief)

    var item: EvidenceBrief {
        switch self {
        case .kept(let item), .failed(let item), .handed(let item), .taken(let item),
            .verified(let item, _), .held(let item), .released(let item), .outlived(let item, _),
            .removalAsked(let item), .removalFailed(let item), .removed(let item):
            item
        }
    }
}

package enum EvidenceConfirmation: Codable, Equatable, Sendable {
    /// As the first, or where somebody asked for it already, as the second.
    case remove(EvidenceBrief, reason: String)

    var subjects: [Number] {
        switch self {
        case .remove(let item, _): [item.id]
        }
    }
}

extension EvidenceRefusal {
    var subjects: [Number] {
        switch self {
        case .nothingGiven, .badAddress: []
        case .notHolder(let number, _), .handedToHolder(let number), .notForYou(let number, _),
            .notKept(let number), .keptAlready(let number, _), .ofAnother(let number, _),
            .held(let number, _), .notHeld(let number), .tooEarly(let number, _),
            .needsAnother(let number), .removed(let number, _):
            [number]
        }
    }
}

extension World {
    package func brief(_ item: Evidence, of incident: Int) -> EvidenceBrief {
        EvidenceBrief(
            number: item.number, incident: incident, origin: item.origin, note: item.note,
            copy: item.copy, fault: item.fault, holder: item.holder.map(name),
            handedTo: item.handedTo.map(name), chain: item.chain.map(brief),
            tasks: self.incident(incident)?.tasks(provedBy: item) ?? [],
            hold: item.hold.map { .init(by: $0.by.map(name), at: $0.at, reason: $0.reason) },
            removal: item.removal.map {
                .init(
                    askedBy: $0.askedBy.map(name), reason: $0.reason,
                    confirmedBy: $0.confirmedBy.map(name), doneAt: $0.doneAt)
            }, keptUntil: keptUntil(ofIncident: incident))
    }

    private func brief(_ link: Evidence.Link) -> EvidenceBrief.Link {
        var other: PersonID?
        if case .handed(let person, _) = link.deed { other = person }
        return EvidenceBrief.Link(
            link.deed, name: link.person.map(name), other: other.map(name), at: link.at)
    }
}

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

    /// More than a room's lines hold.
    var isLong: Bool {
        switch self {
        case .list(_, let all): all.count > 4
        case .shown(let item): item.chain.count > 2
        case .added, .again, .handed, .taken, .checking: false
        }
    }

    var subjects: [Number] {
        switch self {
        case .added(let item), .again(let item), .handed(let item), .taken(let item),
            .checking(let item), .shown(let item):
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

    var item: EvidenceBrief {
        switch self {
        case .kept(let item), .failed(let item), .handed(let item), .taken(let item),
            .verified(let item, _):
            item
        }
    }
}

extension EvidenceRefusal {
    var subjects: [Number] {
        switch self {
        case .nothingGiven, .badAddress: []
        case .notHolder(let number, _), .handedToHolder(let number), .notForYou(let number, _),
            .notKept(let number), .keptAlready(let number, _), .ofAnother(let number, _):
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
            tasks: self.incident(incident)?.tasks(provedBy: item) ?? [])
    }

    private func brief(_ link: Evidence.Link) -> EvidenceBrief.Link {
        var other: PersonID?
        if case .handed(let person, _) = link.deed { other = person }
        return EvidenceBrief.Link(
            link.deed, name: link.person.map(name), other: other.map(name), at: link.at)
    }
}

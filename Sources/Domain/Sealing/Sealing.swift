import Foundation

/// What lies sealed beside the log: a member's words, or a refused message (domain §7).
package enum SealID: Hashable, Codable, Sendable {
    /// The text with this number.
    case text(Int)
    /// What the guard refused, by the number of the case.
    case spill(Int)

    /// As a store names its row; never changed.
    package var row: String {
        switch self {
        case .text(let number): "text-\(number)"
        case .spill(let number): "spill-\(number)"
        }
    }
}

/// What a decision does beside the log, in the transaction that keeps its entries. It is the only
/// place where words that are to be sealed lie open.
package enum Sealing: Equatable, Sendable {
    case keep(SealID, SealedWords)
    /// Key and words, for ever.
    case destroy(SealID)
}

/// Words as they are sealed: with the salt of the digest that the log has of them, so that the
/// digest tells nothing once they are destroyed.
package struct SealedWords: Codable, Equatable, Sendable {
    package var salt: String
    package var text: String

    package init(salt: String, text: String) {
        self.salt = salt
        self.text = text
    }

    /// SHA-256 in lower-case hex of salt, line feed and text.
    package var digest: String { StatementText.sha256(of: "\(salt)\n\(text)") }
}

/// A text that a member sealed, without its words.
package struct SealedText: Codable, Equatable, Sendable {
    package var number: Int
    package var incident: Int
    package var by: PersonID
    package var at: Date
    /// See `SealedWords.digest`.
    package var digest: String
    package var destroyedAt: Date?
}

/// A refused message that is kept sealed for the secrecy office, without its words.
package struct Spill: Codable, Equatable, Sendable {
    /// The guard's number of the case.
    package var number: Int
    /// Who said it; nil for a stranger.
    package var by: PersonID?
    package var at: Date
    package var digest: String
    package var destroyedAt: Date?
}

/// What went as a number alone, since it is above what the channel may carry (spec §1.6). Never
/// the text.
package struct Withheld: Codable, Equatable, Sendable {
    /// The number that went in its place.
    package var thing: Number
    package var route: RouteKind
    /// Whose deliveries they were; in a room, whom the post named.
    package var people: [PersonID]
    /// How many deliveries.
    package var count: Int
    package var label: Classification
    package var ceiling: Classification

    package init(
        _ thing: Number, on route: RouteKind, people: [PersonID], count: Int = 1,
        label: Classification, ceiling: Classification
    ) {
        self.thing = thing
        self.route = route
        self.people = people
        self.count = count
        self.label = label
        self.ceiling = ceiling
    }

    /// What makes two of them one.
    package struct Kind: Hashable {
        var thing: Number
        var route: RouteKind
        var label: Classification
        var ceiling: Classification
    }

    package var kind: Kind { Kind(thing: thing, route: route, label: label, ceiling: ceiling) }

    /// Those of a kind together, in the order in which the first of each stands.
    package static func together(_ items: [Withheld]) -> [Withheld] {
        var places: [Kind: Int] = [:]
        var sums: [Withheld] = []
        for item in items {
            if let place = places[item.kind] {
                sums[place].people += item.people
                sums[place].count += item.count
            } else {
                places[item.kind] = sums.count
                sums.append(item)
            }
        }
        for place in sums.indices { sums[place].people = sums[place].people.uniqued() }
        return sums
    }
}

/// Case and field names are the storage format.
package enum SealEvent: Codable, Equatable, Sendable {
    case kept(Int, digest: String)
    case read(Int)
    case destroyed(Int)
    case spilled(case: Int, digest: String)
    case spillRead(case: Int)
    case spillDestroyed(case: Int)
    case withheld([Withheld])
    /// What was queued before the matter was labelled, found so when it was to go out.
    case withheldLate(DeliveryID, Withheld)

    package var withheld: [Withheld] {
        switch self {
        case .withheld(let items): items
        case .withheldLate(_, let item): [item]
        case .kept, .read, .destroyed, .spilled, .spillRead, .spillDestroyed: []
        }
    }
}

/// Everything that was sealed, by number; nothing of what it says.
package struct SealBook: Codable, Equatable, Sendable {
    /// So many late ones are known by their delivery: that one goes out is tried for hours at most.
    private static let lateKept = 200

    package private(set) var texts: [Int: SealedText] = [:]
    package private(set) var spills: [Int: Spill] = [:]
    private var late: [DeliveryID] = []

    package var next: Int { (texts.keys.max() ?? 0) + 1 }

    func hasNoted(_ delivery: DeliveryID) -> Bool { late.contains(delivery) }

    mutating func apply(
        _ event: SealEvent, incident: Int?, by person: PersonID?, at time: Date
    ) {
        switch event {
        case .kept(let number, let digest):
            texts[number] = SealedText(
                number: number, incident: incident ?? 0, by: person ?? "", at: time,
                digest: digest)
        case .destroyed(let number): texts[number]?.destroyedAt = time
        case .spilled(let number, let digest):
            spills[number] = Spill(number: number, by: person, at: time, digest: digest)
        case .spillDestroyed(let number): spills[number]?.destroyedAt = time
        case .withheldLate(let delivery, _): late = (late + [delivery]).suffix(Self.lateKept)
        case .read, .spillRead, .withheld: break
        }
    }
}

/// What becomes of a message with a secret mark: the secrecy office says so beforehand (domain §7).
package enum SpillRule: String, Codable, Sendable, CaseIterable {
    /// Nothing of it is kept.
    case drop
    /// It is kept sealed, for the secrecy office alone.
    case seal

    var name: Bilingual {
        switch self {
        case .drop: Bilingual(zh: "不保存", en: "drop")
        case .seal: Bilingual(zh: "加密隔离", en: "seal")
        }
    }
}

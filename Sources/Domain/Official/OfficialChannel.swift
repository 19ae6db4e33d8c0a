import Foundation

/// What is registered of an official channel, as two people look at it.
package struct OfficialRow: Codable, Equatable, Sendable {
    /// In lower case, such as `site`: what people type.
    package var id: String
    package var name: String
    package var platform: String
    /// The account's id or address there.
    package var account: String
    package var owner: PersonID
    /// The name of a publisher in `bot.json`; nil: somebody publishes by hand.
    package var via: String?
    /// From then on it is good no more.
    package var expires: Date

    package init(
        id: String, name: String, platform: String, account: String, owner: PersonID,
        via: String? = nil, expires: Date
    ) {
        self.id = id
        self.name = name
        self.platform = platform
        self.account = account
        self.owner = owner
        self.via = via
        self.expires = expires
    }

    /// What two people looked at was the row as it stood: only a nearer end leaves it so.
    func keepsVerification(of old: Self) -> Bool {
        var moved = old
        moved.expires = expires
        return self == moved && expires <= old.expires
    }
}

/// An account of the unit's own on which public words may be put (domain §5): there is no other
/// target, and no personal one.
package struct OfficialChannel: Codable, Equatable, Sendable {
    /// Somebody made sure of it.
    package struct Voice: Codable, Equatable, Sendable {
        package var person: PersonID
        /// By what, in their words.
        package var how: String?
        package var at: Date
    }

    package struct Retirement: Codable, Equatable, Sendable {
        package var person: PersonID?
        package var reason: String
        package var at: Date
    }

    package enum Standing: String, Codable, Sendable, CaseIterable {
        case usable, unverified, expired, retired
    }

    package private(set) var id: String
    package private(set) var name: String
    package private(set) var platform: String
    package private(set) var account: String
    /// Who answers for it.
    package private(set) var owner: PersonID
    /// The name of a publisher in `bot.json`; nil: by hand.
    package private(set) var via: String?
    /// Its verification is looked at again by then.
    package private(set) var expires: Date
    package private(set) var registeredBy: PersonID
    package private(set) var registeredAt: Date
    /// Who verified it as it stands.
    package private(set) var voices: [Voice] = []
    /// Who has looked again, shortly before it expires.
    package private(set) var again: [Voice] = []
    package private(set) var retired: Retirement?
    /// Since when it is good until `expires`: it is renewed for as long.
    private(set) var since: Date
    /// When its people are told of its end next.
    private(set) var remindAt: Date?

    /// So many different people must have verified it (domain §5).
    package static let needed = 2
    /// Its end is told this long before; from then on it may be verified anew.
    package static let ahead = Duration.days(30)
    /// The longest that a verification is good for, in days.
    static let longest = 365

    init(_ row: OfficialRow, by person: PersonID, at time: Date) {
        (id, name, platform, account) = (row.id, row.name, row.platform, row.account)
        (owner, via, expires) = (row.owner, row.via, row.expires)
        (registeredBy, registeredAt, since) = (person, time, time)
        wind(after: time)
    }

    package var row: OfficialRow {
        OfficialRow(
            id: id, name: name, platform: platform, account: account, owner: owner, via: via,
            expires: expires)
    }

    package var isVerified: Bool { Self.isEnough(voices) }

    static func isEnough(_ voices: [Voice]) -> Bool {
        Set(voices.map(\.person)).count >= needed
    }

    /// How many more people must verify it, or verify it anew.
    package var missing: Int {
        max(0, Self.needed - Set((isVerified ? again : voices).map(\.person)).count)
    }

    /// Whether public words may be put on it.
    package func isUsable(at now: Date) -> Bool { standing(at: now) == .usable }

    package func standing(at now: Date) -> Standing {
        if retired != nil { return .retired }
        if now >= expires { return .expired }
        return isVerified ? .usable : .unverified
    }

    /// Whether it may be verified anew: not before its end is near.
    func isToBeRenewed(at now: Date) -> Bool { now >= expires - Self.ahead }

    private mutating func wind(after time: Date) {
        let first = expires - Self.ahead
        remindAt = first > time ? first : expires
    }

    /// - Parameter person: Who did it.
    mutating func apply(_ event: OfficialEvent, by person: PersonID?, at time: Date) {
        switch event {
        case .registered(let row):
            var new = Self(row, by: person ?? registeredBy, at: time)
            if retired == nil, row.keepsVerification(of: self.row) {
                (new.voices, new.registeredBy, new.registeredAt) =
                    (voices, registeredBy, registeredAt)
            }
            self = new
        case .voiced(_, let how):
            guard let person else { return }
            let voice = Voice(person: person, how: how, at: time)
            if isVerified { again.append(voice) } else { voices.append(voice) }
        case .verified: break
        case .renewed(_, let until):
            if Self.isEnough(again) { voices = again }
            (again, since, expires) = ([], time, until)
            wind(after: time)
        case .retired(_, let reason):
            retired = Retirement(person: person, reason: reason, at: time)
            (voices, again, remindAt) = ([], [], nil)
        case .expiring: remindAt = expires
        case .expired:
            // Who looked again within the last month is one of the two.
            (voices, again, remindAt) = (again, [], nil)
        }
    }
}

/// Case and field names are the storage format. Each carries the channel's id.
package enum OfficialEvent: Codable, Equatable, Sendable {
    /// A new one, or all of one that was changed.
    case registered(OfficialRow)
    /// Somebody made sure of it.
    case voiced(String, how: String?)
    /// Two different people have.
    case verified(String)
    /// Two different people have looked again.
    case renewed(String, until: Date)
    case retired(String, reason: String)
    /// Its owner and the office are told that it ends soon, or that it has ended.
    case expiring(String)
    case expired(String)

    package var channel: String {
        switch self {
        case .registered(let row): row.id
        case .voiced(let id, _), .verified(let id), .renewed(let id, _), .retired(let id, _),
            .expiring(let id), .expired(let id):
            id
        }
    }
}

/// The register of official channels: the only places to which the bot publishes (spec §10).
package struct OfficialBook: Codable, Equatable, Sendable {
    private var channels: [OfficialChannel] = []

    package init() {}

    /// All but those that were retired, in the order in which they were registered.
    package var listed: [OfficialChannel] { channels.filter { $0.retired == nil } }

    package func usable(at now: Date) -> [OfficialChannel] {
        listed.filter { $0.isUsable(at: now) }
    }

    /// By its id or its name, in full: what is published goes to no place that was guessed.
    package func found(_ word: String) -> OfficialChannel? {
        let key = word.lowercased()
        return listed.first { $0.id == key } ?? listed.first { $0.name.lowercased() == key }
    }

    /// By its id; a retired one too.
    package func named(_ id: String) -> OfficialChannel? { channels.first { $0.id == id } }

    /// What it is called, or was.
    package func name(of id: String) -> String { named(id)?.name ?? id }

    var nextMoment: Date? { channels.compactMap(\.remindAt).min() }

    func ending(by now: Date) -> [OfficialChannel] {
        channels.filter { $0.remindAt.map { $0 <= now } ?? false }
    }

    mutating func apply(_ event: OfficialEvent, by person: PersonID?, at time: Date) {
        if let place = channels.firstIndex(where: { $0.id == event.channel }) {
            channels[place].apply(event, by: person, at: time)
        } else if case .registered(let row) = event {
            channels.append(OfficialChannel(row, by: person ?? row.owner, at: time))
        }
    }
}

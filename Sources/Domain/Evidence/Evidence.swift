import Foundation

/// Something that proves what was said or shown, a copy of it as it came, and who answers for it
/// (domain 五.3, R02, C06): E-n, of an incident.
package struct Evidence: Codable, Equatable, Sendable {
    package enum Origin: Codable, Equatable, Sendable {
        case link(String)
        case file(ChatFile)
    }

    /// What is kept, byte for byte as it came.
    package struct Copy: Codable, Equatable, Sendable {
        /// SHA-256 in lower-case hexadecimal; the kept file bears it as its name.
        package var hash: String
        package var bytes: Int
        /// Such as `text/html`.
        package var type: String
        package var name: String
        package var fetchedAt: Date

        package init(hash: String, bytes: Int, type: String, name: String, fetchedAt: Date) {
            self.hash = hash
            self.bytes = bytes
            self.type = type
            self.name = name
            self.fetchedAt = fetchedAt
        }
    }

    /// What a look at the kept copy finds.
    package enum Finding: String, Codable, Sendable, CaseIterable { case intact, altered, gone }

    /// One thing that was done with it.
    package struct Link: Codable, Equatable, Sendable {
        package enum Deed: Codable, Equatable, Sendable {
            case added
            case kept
            case failed(EvidenceFault)
            case wanted
            case handed(to: PersonID, reason: String?)
            case taken
            case verified(Finding)
            case held(reason: String)
            case released(reason: String)
            /// It has been kept for as long as the plan says.
            case outlived
            case removalAsked(reason: String)
            case removalConfirmed
            case removalFailed
            case removed
        }

        package var deed: Deed
        /// Nil where the bot itself did it.
        package var person: PersonID?
        package var at: Date
    }

    package var number: Int
    package var origin: Origin
    package var note: String?
    /// Who is told what became of it.
    package var askedBy: PersonID?
    package var copy: Copy?
    /// Why there is no copy.
    package var fault: EvidenceFault?
    /// Who answers for it.
    package var holder: PersonID?
    /// Whom it is being handed to, until they take it.
    package var handedTo: PersonID?
    /// Who wants to know whether the copy is still as it was.
    package var checkAskedBy: PersonID?
    /// While it is there the copy is destroyed by nobody; nil for none.
    package var hold: Hold?
    /// Nil: nobody asked for its copy to be destroyed.
    package var removal: Removal?
    /// When it had been kept for as long as the plan says, and that was told.
    package var outlivedAt: Date?
    /// Custody: in the order in which it happened.
    package var chain: [Link] = []

    package var id: Number { Number(.evidence, number) }

    /// Its copy is still to be fetched.
    package var isWanted: Bool { copy == nil && fault == nil }

    /// Its copy is still to be looked at.
    package var isToCheck: Bool { copy != nil && checkAskedBy != nil && !isEnding }
}

/// A file that somebody gave in a chat.
package struct ChatFile: Codable, Equatable, Hashable, Sendable {
    package enum Place: Codable, Equatable, Hashable, Sendable {
        /// The chat's own address of it, such as `mxc://server/id`.
        case media(String)
        /// A message that was answered, and the room in which it stands: the file that it carries,
        /// else the message itself.
        case message(String, room: String)
    }

    package var route: RouteKind
    package var place: Place
    package var name: String?
    /// As its sender says.
    package var type: String?

    package init(route: RouteKind, place: Place, name: String? = nil, type: String? = nil) {
        self.route = route
        self.place = place
        self.name = name
        self.type = type
    }
}

/// Why no copy was kept. Case names are the storage format.
package enum EvidenceFault: Error, Codable, Equatable, Hashable, Sendable {
    /// The bot runs without a network, as in a rehearsal.
    case noNetwork
    /// No address of the web.
    case badAddress
    /// It leads into a private network, where the bot fetches nothing for anybody.
    case privateAddress
    case tooManyRedirects
    /// The most that is kept, in bytes.
    case tooLarge(Int)
    case empty
    /// The kind of file, which the settings do not list.
    case type(String)
    /// What the server answered.
    case status(Int)
    /// The chat has it no more.
    case gone
    /// Why, as the channels word it.
    case unreachable(String)
    /// The copy could not be written here.
    case notWritten
    /// Its name, or what is said in it, bears a mark of state secrets.
    case secret

    /// Whether a little later it may go well.
    package var mayPass: Bool {
        switch self {
        case .unreachable, .notWritten: true
        case .status(let status): status == 429 || status >= 500
        case .noNetwork, .badAddress, .privateAddress, .tooManyRedirects, .tooLarge, .empty,
            .type, .gone, .secret:
            false
        }
    }
}

/// Case and field names are the storage format. Each carries the evidence's number.
package enum EvidenceEvent: Codable, Equatable, Sendable {
    case added(Int, Evidence.Origin, note: String?)
    case kept(Int, Evidence.Copy)
    case failed(Int, EvidenceFault)
    /// A copy that failed is asked for once more.
    case wanted(Int)
    case handed(Int, to: PersonID, reason: String?)
    case taken(Int)
    case checkAsked(Int)
    case verified(Int, Evidence.Finding)
    case held(Int, reason: String)
    case released(Int, reason: String)
    /// The time that the plan has evidence kept is over, for this one.
    case outlived(Int)
    case removalAsked(Int, reason: String)
    /// By somebody else: its bytes are to go.
    case removalConfirmed(Int)
    /// The disk did not let them go; it is tried again.
    case removalFailed(Int)
    /// The bytes are gone.
    case removed(Int)

    package var number: Int {
        switch self {
        case .added(let number, _, _), .kept(let number, _), .failed(let number, _),
            .wanted(let number), .handed(let number, _, _), .taken(let number),
            .checkAsked(let number), .verified(let number, _), .held(let number, _),
            .released(let number, _), .outlived(let number), .removalAsked(let number, _),
            .removalConfirmed(let number), .removalFailed(let number), .removed(let number):
            number
        }
    }

    var people: [PersonID] {
        if case .handed(_, let person, _) = self { [person] } else { [] }
    }
}

extension Evidence {
    mutating func apply(_ event: EvidenceEvent, by person: PersonID?, at time: Date) {
        func link(_ deed: Link.Deed, _ who: PersonID?) {
            chain.append(Link(deed: deed, person: who, at: time))
        }
        switch event {
        case .added: link(.added, person)
        case .kept(_, let copy):
            (self.copy, fault) = (copy, nil)
            link(.kept, nil)
        case .failed(_, let fault):
            self.fault = fault
            link(.failed(fault), nil)
        case .wanted:
            (fault, askedBy) = (nil, person)
            link(.wanted, person)
        case .handed(_, let to, let reason):
            handedTo = to
            link(.handed(to: to, reason: reason), person)
        case .taken:
            (holder, handedTo) = (person, nil)
            link(.taken, person)
        case .checkAsked: checkAskedBy = person
        case .verified(_, let finding):
            link(.verified(finding), checkAskedBy)
            checkAskedBy = nil
        case .held, .released, .outlived, .removalAsked, .removalConfirmed, .removalFailed,
            .removed:
            if let deed = applyEnd(event, by: person, at: time) { link(deed, person) }
        }
    }
}

extension Incident {
    mutating func apply(_ event: EvidenceEvent, by person: PersonID?, at time: Date) {
        if case .added(let number, let origin, let note) = event {
            let item = Evidence(
                number: number, origin: origin, note: note, askedBy: person, holder: person)
            evidence = (evidence ?? []) + [item]
        }
        guard let place = evidence?.firstIndex(where: { $0.number == event.number }) else { return }
        evidence?[place].apply(event, by: person, at: time)
    }

    /// The tasks that name it as their proof.
    func tasks(provedBy item: Evidence) -> [Number] {
        tasks.values.filter { task in
            task.evidence.contains { Evidence.cited(in: $0).contains(item.id) }
        }.map(\.id).sorted { $0.value < $1.value }
    }
}

extension World {
    private var incidentsKept: [Incident] {
        [incidents, concluding, endedIncidents].flatMap(\.values)
    }

    /// Evidence and the incident it is of, however long ago that was.
    package func evidence(_ number: Int) -> (item: Evidence, incident: Int)? {
        for incident in incidentsKept {
            if let item = incident.evidence?.first(where: { $0.number == number }) {
                return (item, incident.number)
            }
        }
        return shelf.items[number].map { ($0.item, $0.incident) }
    }

    /// Whatever has still to be fetched, looked at or destroyed, oldest first.
    package var evidenceToSee: [Evidence] {
        let all = incidentsKept.flatMap { $0.evidence ?? [] } + shelf.items.values.map(\.item)
        return all.filter { $0.isWanted || $0.isToCheck || $0.isToRemove }
            .sorted { $0.number < $1.number }
    }

    /// Whether another item's copy is these bytes: they stay then.
    package func isShared(_ hash: String, besides number: Int) -> Bool {
        let all = incidentsKept.flatMap { $0.evidence ?? [] } + shelf.items.values.map(\.item)
        return all.contains { $0.number != number && $0.copy?.hash == hash && !$0.isEnding }
    }
}

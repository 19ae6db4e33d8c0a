import Foundation

package enum CircleReply: Codable, Equatable, Sendable {
    case labelled(Number, Classification, from: Classification, members: [String])
    /// One of two wants it less sensitive; one of these is to want it, too.
    case loweringAsked(Number, Classification, from: Classification, people: [String])
    case admitted(Number, person: String, until: Date?)
    case removed(Number, person: String)
    case list(CircleFacts)
    /// What was asked in a room is answered to the asker alone.
    case answeredAlone(Number)
    /// The road may not carry it: the number alone.
    case reference(Number)

    package var matter: Number {
        switch self {
        case .labelled(let matter, _, _, _), .admitted(let matter, _, _), .removed(let matter, _),
            .answeredAlone(let matter), .reference(let matter), .loweringAsked(let matter, _, _, _):
            matter
        case .list(let facts): facts.matter
        }
    }
}

extension CircleReply {
    /// Who is inside is told to those inside.
    var subjects: [Number] {
        switch self {
        case .list, .loweringAsked, .labelled(_, .sensitive, _, _): [matter]
        case .labelled, .admitted, .removed, .answeredAlone, .reference: []
        }
    }
}

/// Who knows of something.
package struct CircleFacts: Codable, Equatable, Sendable {
    package struct Line: Codable, Equatable, Sendable {
        package var name: String
        package var until: Date?

        package init(name: String, until: Date?) {
            self.name = name
            self.until = until
        }
    }

    package var matter: Number
    package var label: Classification
    /// Where nothing is closed: everybody who has been told.
    package var people: [Line]

    package init(matter: Number, label: Classification, people: [Line]) {
        self.matter = matter
        self.label = label
        self.people = people
    }
}

package enum CircleBulletin: Codable, Equatable, Sendable {
    /// In the room: what is said of it from now on is said elsewhere.
    case closed(Number)
    case opened(Number, Classification, by: String)
    /// To those who may be the second of two.
    case loweringWanted(Number, Classification, by: String, reason: String)
    /// To somebody who may know from now on; `by` where a person said so.
    case admitted(Number, by: String?, until: Date?)
    /// To somebody who may know no longer.
    case removed(Number)
    /// To those who watch over it: somebody's time is over.
    case expired(Number, person: String)
    /// In place of what may not be said here: the number, and where it is said.
    case reference(Number)
}

extension World {
    /// - Returns: Nil for what is no matter or is kept from the asker.
    package func circleFacts(of number: Number, for asker: PersonID?) -> CircleFacts? {
        guard let matter = matter(of: number), mayKnow(asker, of: matter) else { return nil }
        let circle = circles[matter]
        if let circle, circle.isClosed {
            return CircleFacts(
                matter: matter, label: circle.label,
                people: circle.members.map { .init(name: name($0.person), until: $0.until) })
        }
        let told = openNotices.filter { self.matter(of: $0.id) == matter }.flatMap(\.told.keys)
        let ended = endedNotices.values.filter { self.matter(of: $0.id) == matter }
            .flatMap(\.told.keys)
        let known = Set(told + ended)
        return CircleFacts(
            matter: matter, label: circle?.label ?? .internal,
            people: roster.everyone.filter { known.contains($0.id) }
                .map { .init(name: $0.name, until: nil) })
    }
}

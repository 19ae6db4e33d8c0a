import Foundation

/// Who may know of a warning or an incident, and how sensitive it is (domain §4 N05, §10
/// "classify"): only what is `sensitive` is kept from everybody else.
package struct Circle: Codable, Equatable, Sendable {
    package struct Member: Codable, Hashable, Sendable {
        package var person: PersonID
        /// Nil for as long as the matter is sensitive.
        package var until: Date?

        package init(_ person: PersonID, until: Date? = nil) {
            self.person = person
            self.until = until
        }
    }

    /// Where nobody keeps secrets by office it takes two to make something less sensitive: what the
    /// first one asked for.
    package struct Lowering: Codable, Equatable, Sendable {
        package var to: Classification
        package var by: PersonID
        package var reason: String
        package var at: Date

        /// So long the second one has time.
        static let patience = Duration.hours(24)
    }

    package private(set) var label: Classification
    package private(set) var lowering: Lowering?
    /// In the order in which they came in.
    package private(set) var members: [Member]

    package var isClosed: Bool { label == .sensitive }

    package func holds(_ person: PersonID) -> Bool { members.contains { $0.person == person } }

    /// When the next of them is to leave.
    package var nextMoment: Date? { isClosed ? members.compactMap(\.until).min() : nil }

    init(_ label: Classification, members: [Member]) {
        self.label = label
        self.members = members
    }

    mutating func put(_ member: Member) {
        if let place = members.firstIndex(where: { $0.person == member.person }) {
            members[place] = member
        } else {
            members.append(member)
        }
    }

    mutating func note(_ lowering: Lowering) { self.lowering = lowering }

    mutating func drop(_ person: PersonID) { members.removeAll { $0.person == person } }
}

/// Case and field names are the storage format.
package enum CircleEvent: Codable, Equatable, Sendable {
    /// Members where it is sensitive now; who was inside otherwise.
    case labelled(Classification, from: Classification, reason: String?, members: [Circle.Member])
    /// One of the two who must want it less sensitive does.
    case loweringAsked(to: Classification, reason: String)
    case admitted(PersonID, until: Date?)
    case removed(PersonID)
    /// Their time is over.
    case expired(PersonID)

    package var people: [PersonID] {
        switch self {
        case .labelled(_, _, _, let members): members.map(\.person)
        case .loweringAsked: []
        case .admitted(let person, _), .removed(let person), .expired(let person): [person]
        }
    }
}

/// Every circle by what it is of. What was sensitive stays so when it has ended.
package struct CircleBook: Codable, Equatable, Sendable {
    private var circles: [Number: Circle] = [:]

    package subscript(matter: Number) -> Circle? { circles[matter] }
    package var nextMoment: Date? { circles.values.compactMap(\.nextMoment).min() }
    package var isEmpty: Bool { circles.isEmpty }

    /// Whose time is over, by matter.
    func expired(by now: Date) -> [(matter: Number, person: PersonID)] {
        circles.filter { $0.value.isClosed }
            .flatMap { matter, circle in
                circle.members.filter { $0.until.map { $0 <= now } ?? false }
                    .map { (matter, $0.person) }
            }
            .sorted { ($0.0.description, $0.1) < ($1.0.description, $1.1) }
    }

    /// Who is inside and is one of us no more, by matter.
    func gone(from roster: Roster) -> [(matter: Number, person: PersonID)] {
        circles.filter { $0.value.isClosed }
            .flatMap { matter, circle in
                circle.members.filter { roster[$0.person] == nil }.map { (matter, $0.person) }
            }
            .sorted { ($0.0.description, $0.1) < ($1.0.description, $1.1) }
    }

    mutating func apply(_ event: CircleEvent, to matter: Number, _ entry: Entry) {
        switch event {
        case .loweringAsked(let label, let reason):
            guard let person = entry.actor.person else { return }
            var circle = circles[matter] ?? Circle(.internal, members: [])
            circle.note(Circle.Lowering(to: label, by: person, reason: reason, at: entry.at))
            circles[matter] = circle
        case .labelled(let label, _, _, let members):
            circles[matter] = Circle(label, members: members)
        case .admitted(let person, let until):
            circles[matter]?.put(Circle.Member(person, until: until))
        case .removed(let person), .expired(let person): circles[matter]?.drop(person)
        }
    }
}

extension World {
    /// What a number belongs to that can have a circle: a warning's incident, a task's, a
    /// notice's; nil where it belongs to neither a warning nor an incident.
    package func matter(of number: Number) -> Number? {
        switch number.kind {
        case .incident: return number
        case .task: return home(ofTask: number.value).map { Number(.incident, $0) }
        case .warning:
            if case .activated(let incident) = outcome(ofWarning: number.value) {
                return Number(.incident, incident)
            }
            return number
        case .notice:
            switch subject(ofNotice: number.value) {
            case .incident(let incident): return Number(.incident, incident)
            case .warning(let warning): return matter(of: Number(.warning, warning))
            case .neither, nil: return nil
            }
        case .fact: return fact(number.value).map { Number(.incident, $0.incident) }
        case .statement:
            return statement(number.value).map { Number(.incident, $0.incident.number) }
        case .evidence: return evidence(number.value).map { Number(.incident, $0.incident) }
        case .question: return questions[number.value]?.incident.map { Number(.incident, $0) }
        case .rumour: return rumour(number.value).map { Number(.incident, $0.incident) }
        case .post: return post(number.value).map { $0.incident.id }
        case .drill: return nil
        }
    }

    /// How sensitive what a number belongs to is; internal where nobody said.
    package func label(of number: Number) -> Classification {
        matter(of: number).flatMap { circles[$0]?.label } ?? .internal
    }

    /// Whether this person may be told of it.
    package func mayKnow(_ person: PersonID?, of number: Number) -> Bool {
        guard let matter = matter(of: number), let circle = circles[matter], circle.isClosed else {
            return true
        }
        return person.map(circle.holds) ?? false
    }

    /// The sensitive matters that a saying is about.
    package func closedMatters(of saying: Saying) -> [Number] {
        guard !circles.isEmpty else { return [] }
        return saying.subjects.compactMap { matter(of: $0) }
            .filter { circles[$0]?.isClosed == true }.uniqued()
    }
}

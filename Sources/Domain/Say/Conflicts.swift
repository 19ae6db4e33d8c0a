/// What was said of one matter by several roads and does not agree. Nothing is decided by it: the
/// office settles it (domain §10.2).
extension DigestFacts {
    /// Pairs of lines, the earlier first, in the order of the later: a task that one person has
    /// finished and another calls blocked, a person who comes and cannot come, two changes of one
    /// incident's level by different people.
    ///
    /// - Parameter lines: In the order in which things happened.
    package static func conflicts(in lines: [TimelineLine]) -> [Conflict] {
        var last: [Matter: TimelineLine] = [:]
        var found: [Conflict] = []
        for line in lines {
            guard let (matter, stand) = line.event.stand else { continue }
            if let before = last[matter], before.who != nil, let old = before.event.stand?.stand,
                old.disagrees(with: stand, before.who == line.who)
            {
                found.append(Conflict(about: matter.number, first: before, second: line))
            }
            last[matter] = line
        }
        return found
    }

    fileprivate struct Matter: Hashable {
        var number: Number
        var person: PersonID?
    }

    fileprivate enum Stand: Equatable {
        case finished, blocked, comes, cannot
        case level(Level)

        /// - Parameter byOne: The same person said both. Work goes on, and a level moves on; only
        ///   of coming and not coming nobody knows which was meant.
        func disagrees(with later: Stand, _ byOne: Bool) -> Bool {
            switch (self, later) {
            case (.comes, .cannot), (.cannot, .comes): true
            case (.finished, .blocked), (.blocked, .finished): !byOne
            case (.level(let old), .level(let new)): !byOne && old != new
            default: false
            }
        }
    }
}

extension Event {
    fileprivate var stand: (matter: DigestFacts.Matter, stand: DigestFacts.Stand)? {
        switch self {
        case .task(let id, .done), .task(let id, .submitted), .task(let id, .voiced):
            (.init(number: Number(.task, id)), .finished)
        case .task(let id, .blocked): (.init(number: Number(.task, id)), .blocked)
        case .notice(let id, .acknowledged(let person, _)):
            (.init(number: Number(.notice, id), person: person), .comes)
        case .notice(let id, .answeredRoll(let person, .present, _, _)):
            (.init(number: Number(.notice, id), person: person), .comes)
        case .notice(let id, .answeredRoll(let person, .away, _, _)):
            (.init(number: Number(.notice, id), person: person), .cannot)
        case .notice(let id, .cannot(let person, _)):
            (.init(number: Number(.notice, id), person: person), .cannot)
        case .incident(let id, .levelChanged(_, let level, _)):
            (.init(number: Number(.incident, id)), .level(level))
        default: nil
        }
    }
}

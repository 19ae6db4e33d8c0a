/// Who is called after whom (spec §7).
extension Roster {
    /// The other half of the pair, else the deputy of the first group in which this is not one.
    package func cover(for person: Person) -> Person? {
        coverID(for: person).flatMap { people[$0] }
    }

    private func coverID(for person: Person) -> PersonID? {
        if let pair = person.pair, people.keys.contains(pair), !absent.contains(pair) {
            return pair
        }
        for post in person.posts {
            if let deputy = holderID(of: .deputy, in: post.group), deputy != person.id {
                return deputy
            }
        }
        return nil
    }

    /// Somebody, or while they are away whoever covers for them, if that one is there.
    func present(_ id: PersonID?) -> PersonID? {
        if let id, let other = covered[id] { return other }
        guard let id, absent.contains(id), let person = people[id] else { return id }
        return cover(for: person).flatMap { absent.contains($0.id) ? nil : $0.id }
    }

    /// A, B, group lead, office lead, deputy commander, commander (spec §7), nobody twice.
    package func escalation(from person: Person) -> [PersonID] {
        // By ids alone: a fan-out asks this of thousands, and a person is much to copy.
        var upward = [coverID(for: person)].compactMap(\.self)
        upward += person.posts.compactMap { holderID(of: .lead, in: $0.group) }
        let top: [(Seat, GroupID)] = [(.lead, .office), (.deputy, .hq), (.lead, .hq)]
        upward += top.compactMap { holderID(of: $0, in: $1) }
        let there = absent.isEmpty ? upward : upward.filter { !absent.contains($0) }
        var chain: [PersonID] = []
        // Rather somebody on leave than nobody.
        for step in there.isEmpty ? upward : there where step != person.id {
            if !chain.contains(step) { chain.append(step) }
        }
        return chain
    }
}

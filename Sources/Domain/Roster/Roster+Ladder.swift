/// Who is called after whom (spec §7).
extension Roster {
    /// The other half of the pair, else the deputy of the first group in which this is not one.
    package func cover(for person: Person) -> Person? {
        if let pair = person.pair, let other = people[pair], !absent.contains(pair) {
            return other
        }
        for post in person.posts {
            if let deputy = holder(of: .deputy, in: post.group), deputy.id != person.id {
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
        var chain: [PersonID] = []
        let leads = person.posts.compactMap { holder(of: .lead, in: $0.group) }
        let upward: [Person?] =
            [cover(for: person)] + leads.map(Optional.some) + [
                holder(of: .lead, in: .office), holder(of: .deputy, in: .hq),
                holder(of: .lead, in: .hq),
            ]
        let there = upward.compactMap(\.self).filter { !absent.contains($0.id) }
        // Rather somebody on leave than nobody.
        for step in there.isEmpty ? upward.compactMap(\.self) : there where step.id != person.id {
            if !chain.contains(step.id) { chain.append(step.id) }
        }
        return chain
    }
}

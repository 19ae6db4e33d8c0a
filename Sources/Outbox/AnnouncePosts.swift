import Domain

/// What is reported from the ground, and what becomes of the table of platforms.
extension Announcer {
    mutating func announce(_ event: PostEvent, of number: Int, _ entry: Entry, _ id: String) {
        guard let incident = world.incident(number), let book = incident.field else { return }
        let others = { (people: [PersonID]) in
            people.uniqued().filter { $0 != entry.actor.person }
        }
        let post = { [world] (post: Int) in book[post].map { world.brief($0, of: incident) } }
        let by = name(entry.actor.person)
        switch event {
        case .opened(let which, _):
            guard let brief = post(which), let team = book[which]?.team else { return }
            inform(others(team + officeLead), .opened(brief, by: by, roll: nil), id)
        case .reported(let card):
            inform(others(officeLead), .reported(world.brief(card), incident: number), id)
        case .differed(let two):
            guard let first = book.card(two.first), let second = book.card(two.second) else {
                return
            }
            // Whoever spoke has it in the reply.
            inform(
                others(leads(of: second.post.flatMap { book[$0] })),
                .differed(world.brief(first), world.brief(second), incident: number), id,
                alsoBySMS: isGrave(number))
        case .moved(let which, let from, _):
            guard let brief = post(which), let team = book[which]?.team else { return }
            inform(
                others(team + leads(of: book[which])), .moved(brief, from: from, by: by), id)
        case .closed(let which, _):
            guard let brief = post(which), let team = book[which]?.team else { return }
            inform(others(leads(of: book[which]) + team), .closed(brief), id)
        }
    }

    /// Where nobody else is to be named the room hears it.
    private mutating func inform(
        _ people: [PersonID], _ bulletin: PostBulletin, _ id: String, alsoBySMS: Bool = false
    ) {
        guard !people.isEmpty else { return proclaim(.post(bulletin), id) }
        tell(people, .post(bulletin), id, alsoBySMS: alsoBySMS)
    }

    /// The chief on the scene, the lead of its group, the office and HQ.
    func leads(of post: Post?) -> [PersonID] {
        let onscene = staff.holder(of: .lead, in: .onscene)?.id
        let commander = staff.holder(of: .lead, in: .hq)?.id
        return
            ([post?.chief, onscene].compactMap(\.self) + officeLead
            + [commander].compactMap(\.self)).uniqued()
    }

    // MARK: Platforms

    mutating func announce(_ event: PlatformEvent, of number: Int, _ entry: Entry, _ id: String) {
        guard let incident = world.incident(number) else { return }
        let board = world.board(of: incident, at: now)
        let by = name(entry.actor.person)
        let others = { (people: [PersonID]) in
            people.uniqued().filter { $0 != entry.actor.person }
        }
        let lead = { [staff] (group: GroupID) in
            [staff.responsible(for: group)?.id].compactMap(\.self)
        }
        switch event {
        case .listed:
            let people = others(lead(.crossplatform) + lead(.hq))
            tell(people, .platform(.listed(board, by: by)), id)
        case .ownerMissed(let platform, let people):
            tell(people, .platform(.ownerMissed(number, platform: platform)), id)
        case .merged(let from, let into):
            tell(
                others(lead(.guidance)),
                .platform(.merged(board, from: from, into: into, by: by)), id)
        case .kept: tell(others(officeLead), .platform(.kept(board, by: by)), id)
        case .compared(let found):
            guard let sync = world.sync(of: found.statement) else { return }
            // What differs is for those who can mend it.
            let people = found.isSame ? officeLead : officeLead + lead(.release) + lead(.hq)
            tell(others(people), .platform(.compared(sync)), id)
        // The owner has a notice, and the table is asked for.
        case .owned, .taken, .updated, .narrated: break
        }
    }
}

import Domain

/// Where the unit may speak is told to the room; whoever answers for a channel, and the office, are
/// named where they have to look at it.
extension Announcer {
    mutating func announce(_ event: OfficialEvent, _ entry: Entry, _ id: String) {
        guard let channel = world.officials.named(event.channel) else { return }
        let brief = world.brief(channel, at: now)
        let keepers = keepers(of: channel)
        let others = keepers.filter { $0 != entry.actor.person }
        switch event {
        // A nearer end asks nobody for anything.
        case .registered: if !channel.isVerified { told(others, .wanted(brief), id) }
        case .voiced: break
        case .verified: proclaim(.official(.verified(brief, anew: false)), id)
        case .renewed: proclaim(.official(.verified(brief, anew: true)), id)
        case .retired: told(others, .retired(brief), id)
        case .expiring: told(keepers, .expiring(brief), id)
        case .expired: told(keepers, .expired(brief), id)
        }
    }

    /// Its owner, while in the roster, and the office's lead.
    private func keepers(of channel: OfficialChannel) -> [PersonID] {
        ([channel.owner].filter { world.roster[$0] != nil } + officeLead).uniqued()
    }

    /// The room hears of it even where nobody else has to look.
    private mutating func told(_ people: [PersonID], _ bulletin: OfficialBulletin, _ id: String) {
        people.isEmpty ? proclaim(.official(bulletin), id) : tell(people, .official(bulletin), id)
    }
}

import Domain

/// Whoever sealed a text hears that it is no more; nobody else is told of what is sealed.
extension Announcer {
    mutating func announce(_ event: SealEvent, _ entry: Entry, _ id: String) {
        switch event {
        case .destroyed(let number):
            guard let text = world.seals.texts[number], text.by != entry.actor.person else {
                return
            }
            let said = SealBulletin.destroyed(world.brief(text), by: name(entry.actor.person))
            post("\(id).d-\(text.by)", .person(text.by, .chat), .bulletin(.seal(said)))
        case .kept, .read, .spilled, .spillRead, .spillDestroyed, .withheld, .withheldLate: break
        }
    }
}

import Domain
import Ports

/// Questions about what is sealed: numbers, names and times, never words.
extension CommandHandler {
    func seals(
        _ query: SealQuery, _ actor: Actor, _ world: World, _ message: InboundMessage
    ) -> Reply {
        switch query {
        case .list(let number):
            if let number, world.mark(ofIncident: number.value) == nil {
                return .refused(.noSuch(number))
            }
            let texts = world.seals.texts.values.sorted { $0.number < $1.number }.filter { text in
                (number == nil || number?.value == text.incident)
                    && world.mayKnow(actor.person, of: Number(.incident, text.incident))
            }
            return .seal(.list(number?.value, texts.map(world.brief)))
        case .spills:
            // Who said what was refused is not for a room.
            guard case .direct = message.place else {
                return .refused(.seal(.alone(.quarantine)))
            }
            // By their own seat: nobody stands in for the secrecy office (0052).
            guard let person = actor.person, world.roster[person]?.sits(in: .secrecy) == true else {
                return .refused(
                    .notAllowed(
                        .quarantine, roles: [.secrecy],
                        people: world.roster.members(of: .secrecy).map(\.name)))
            }
            let spills = world.seals.spills.values.sorted { $0.number < $1.number }
            return .seal(.spills(spills.map(world.brief)))
        case .secrecy:
            return .seal(.secrecy(people: world.roster.members(of: .secrecy).map(\.name)))
        }
    }
}

import Domain
import Foundation

extension Announcer {
    mutating func announce(_ event: CircleEvent, of matter: Number, _ entry: Entry, _ id: String) {
        let by = entry.actor.person.map(world.name)
        switch event {
        case .labelled(.sensitive, _, _, let members):
            proclaim(.circle(.closed(matter)), id)
            coverBoard(of: matter, id)
            for member in members { admit(member, to: matter, by: by, id) }
        case .labelled(let label, .sensitive, _, _):
            proclaim(.circle(.opened(matter, label, by: by ?? "")), id)
        case .labelled: break
        case .loweringAsked(let label, let reason):
            for person in world.secondsToLower(matter) {
                post(
                    "\(id).w-\(person)", .person(person, .chat),
                    .bulletin(
                        .circle(
                            .loweringWanted(matter, label, by: by ?? "", reason: reason))))
            }
        case .admitted(let person, let until):
            admit(Circle.Member(person, until: until), to: matter, by: by, id)
        case .removed(let person): dismiss(person, from: matter, id)
        case .expired(let person):
            dismiss(person, from: matter, id)
            let insiders = world.circles[matter]?.members.map(\.person) ?? []
            let told = (members(.hq) + officeLead).uniqued().filter { insiders.contains($0) }
            for keeper in told.prefix(2) {
                post(
                    "\(id).k-\(keeper)", .person(keeper, .chat),
                    .bulletin(.circle(.expired(matter, person: name(person)))), .routine)
            }
        }
    }

    /// What the room's board said of it goes from there.
    private mutating func coverBoard(of matter: Number, _ id: String) {
        guard matter.kind == .incident, world.incident(matter.value) != nil else { return }
        let board = Board.closed(matter.value)
        post(
            "\(id).\(board.key)", .room(mentions: []), .bulletin(.board(board)), .routine,
            within: .hours(24), coalesce: "board-\(board.key)-closed")
    }

    /// An invitation is good for a day (`Limits.invitation`); who comes in is told so alone.
    private mutating func admit(
        _ member: Circle.Member, to matter: Number, by: String?, _ id: String
    ) {
        let person = member.person
        let room = Target.closed(matter, mentions: [])
        post("\(id).in-\(person)", room, .admission(.invite, person), within: .hours(24))
        var withdrawal = deliveries[deliveries.count - 1]
        withdrawal.id = DeliveryID("\(id).un-\(person)")
        withdrawal.saying = .admission(.withdraw, person)
        withdrawal.notBefore = now + Limits.invitation
        withdrawal.sendBy = now + Limits.invitation * 2
        withdrawal.coalesce = "invitation-\(matter)-\(person)"
        add(withdrawal)
        post(
            "\(id).d-\(person)", .person(person, .chat),
            .bulletin(.circle(.admitted(matter, by: by, until: member.until))))
    }

    private mutating func dismiss(_ person: PersonID, from matter: Number, _ id: String) {
        post(
            "\(id).out-\(person)", .closed(matter, mentions: []), .admission(.remove, person),
            within: .hours(72))
        post(
            "\(id).d-\(person)", .person(person, .chat), .bulletin(.circle(.removed(matter))))
    }
}

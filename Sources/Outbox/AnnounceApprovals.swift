import Domain
import Foundation

/// One-time codes for whoever must approve while the chat is out (0057): the code by one road, that
/// something waits by the other.
extension Announcer {
    mutating func announce(_ event: ApprovalEvent, _ id: String) {
        let person = event.person
        switch event {
        case .codeSent(_, let code, let asked):
            let offer = world.offer(code)
            say(.code(offer, digits: code.digits), to: person, by: code.sentBy, id, until: code)
            guard !asked else { return }
            say(.waits(offer), to: person, by: code.countsBy, id, until: code)
        case .codeVoided(_, let thing, _, .tries):
            tell(
                dutyOfficer.filter { $0 != person },
                .approval(.voided(thing, person: name(person))), id, alsoBySMS: true)
        case .codeVoided(_, let thing, let road, .unsent):
            guard let code = world.approvals.code(of: person, for: thing, by: road) else { return }
            let able = world.able(toApprove: thing, now, person).map(world.name)
            say(.unsent(world.offer(code), able: able), to: person, by: road, id, until: code)
        case .roadMissing(_, let thing):
            guard let road = outward(person) else { return }
            let able = world.able(toApprove: thing, now, person).map(world.name)
            post(
                "\(id).\(road.rawValue)-\(person)", .person(person, road),
                .bulletin(.approval(.roadMissing(thing, able: able))))
        case .codeWrong, .codeSpent: break
        }
    }

    private mutating func say(
        _ bulletin: ApprovalBulletin, to person: PersonID, by road: RouteKind, _ id: String,
        until code: ApprovalCode
    ) {
        post(
            "\(id).\(road.rawValue)-\(person)", .person(person, road),
            .bulletin(.approval(bulletin)), within: code.validUntil.since(now), mustArrive: true)
    }

    /// Those who are asked by a code of their own need no word beside it.
    func withoutCode(_ people: [PersonID], for thing: Number) -> [PersonID] {
        people.filter { !world.approvals.isOffered(thing, sha256: nil, to: $0) }
    }
}

import Domain
import Foundation

extension Announcer {
    mutating func announce(_ event: PlanEvent, _ entry: Entry, _ id: String) {
        switch event {
        case .published: break
        case .interpreted(let number, let question, let answer):
            proclaim(
                .plan(
                    .interpreted(
                        number, question: question, answer: answer,
                        by: name(entry.actor.person))), id)
        case .acknowledgementDue(let hash, let missing):
            guard !missing.isEmpty,
                let version = world.book.publications.last(where: { $0.hash == hash })
            else { return }
            tell(
                (officeLead + missing).uniqued(),
                .plan(
                    .unread(
                        version: version.version, names: missing.map(world.name),
                        due: version.acknowledgeBy ?? now)), id)
        case .annexOverdue(let letter, let review):
            guard let pack = world.book.inForce?.pack(letter), let annex = pack.annex
            else { return }
            let keepers = world.keepers(of: annex)
            tell(
                (keepers.map(\.id) + officeLead).uniqued(),
                .plan(
                    .annexOverdue(
                        title: pack.title, names: keepers.map(\.name), review: review)), id)
        }
    }
}

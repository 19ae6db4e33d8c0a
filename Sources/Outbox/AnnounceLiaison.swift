import Domain
import Foundation

extension Announcer {
    /// Nothing goes to the outside body itself: a named person calls (domain §6).
    mutating func announce(_ event: LiaisonEvent, incident: Int?, _ id: String) {
        guard case .receiptLate(let body, let caller, let since, let reminders) = event else {
            return
        }
        let name = world.liaisons.named(body)?.name ?? body
        // Whoever undertook it first; after that the office as well.
        let people = reminders == 1 ? [caller] : ([caller] + officeLead).uniqued()
        tell(
            people,
            .liaison(
                .receiptLate(
                    name, id: body, incident: incident, caller: self.name(caller), since: since,
                    reminders: reminders)), id)
    }
}

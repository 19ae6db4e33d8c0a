import Commands
import Domain
import Ports

extension CommandHandler {
    /// The table of groups, one group's rows, or one person; all of it masked.
    func roster(_ word: String?, _ world: World) -> Reply {
        let plan = plan(in: world)
        let today = plan.calendar.day(of: now)
        guard let word else {
            return .roster(.list(world.rosterLines(plan, on: today), group: nil))
        }
        let group = plan.groups.first { rule in
            ([rule.id.rawValue, rule.name.zh, rule.name.en] + rule.words)
                .contains { $0.lowercased() == word.lowercased() }
        }
        if let group {
            return .roster(
                .list(world.rosterLines(plan, only: group.id, on: today), group: group.id))
        }
        guard let person = world.roster.person(named: word) else {
            return .refused(.noSuchPerson(word))
        }
        return .roster(.person(person.masked))
    }
}

import Domain
import Ports

extension [Entry] {
    /// Whose queued messages an answer or an end makes needless (spec §7: an acknowledgement on
    /// any route stops all others).
    func cancellations(in world: World) -> [Commit.Cancellation] {
        compactMap { entry in
            switch entry.event {
            case .notice(let number, .acknowledged), .notice(let number, .withdrawn),
                .notice(let number, .answeredRoll), .notice(let number, .cannot):
                guard let notice = world.notice(number) else { return nil }
                let people = notice.told.keys.filter { !notice.wants($0) }.sorted()
                return Commit.Cancellation(notice: number, people: people)
            default: return nil
            }
        }
    }
}

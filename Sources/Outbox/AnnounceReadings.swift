import Domain
import Foundation

extension Announcer {
    /// What assessments and versions of the plan mean for a running incident.
    mutating func announceReading(
        _ event: IncidentEvent, _ number: Int, by who: String, _ id: String
    ) {
        switch event {
        case .conference(let meeting): call(meeting, about: Number(.incident, number), id)
        case .levelSuggested(let to, let from, let score):
            tell(
                members(.hq), .levelSuggested(number, score, from: from, to: to, by: who), id,
                alsoBySMS: to < from)
        case .planAdopted(let adoption):
            tell(
                everyone(in: number),
                .plan(.adopted(world.facts(of: adoption, in: number), by: who)), id)
        case .reassessLate(let due, _): remindOfReading(number, due: due, id)
        default: break
        }
    }

    /// HQ and the two who differ are told both numbers.
    mutating func call(_ meeting: Conference, about number: Number, _ id: String) {
        let opinions = [meeting.new, meeting.other].map {
            NamedOpinion(name: name($0.person), points: $0.points, level: $0.suggested)
        }
        tell(
            (members(.hq) + [meeting.new.person, meeting.other.person]).uniqued(),
            .conference(number, opinions), id)
    }

    /// The office's lead first; HQ too when it stays late.
    mutating func remindOfReading(_ number: Int, due: Date, _ id: String) {
        let reminders = world.incident(number)?.readingClock?.reminders ?? 1
        let people = reminders > 1 ? (officeLead + members(.hq).prefix(1)).uniqued() : officeLead
        tell(
            people, .reassessLate(number, due: due, reminders: reminders), id,
            alsoBySMS: isGrave(number))
    }
}

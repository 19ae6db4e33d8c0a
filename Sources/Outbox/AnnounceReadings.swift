import Domain
import Foundation

extension Announcer {
    /// HQ and the two who differ are told both numbers.
    mutating func call(_ meeting: Conference, about number: Number, _ id: String) {
        let opinions = [meeting.new, meeting.other].map {
            NamedOpinion(name: name($0.person), points: $0.points, level: $0.suggested)
        }
        tell(
            unique(members(.hq) + [meeting.new.person, meeting.other.person]),
            .conference(number, opinions), id)
    }

    /// The office's lead first; HQ too when it stays late.
    mutating func remindOfReading(_ number: Int, due: Date, _ id: String) {
        let reminders = world.incident(number)?.readingClock?.reminders ?? 1
        let people = reminders > 1 ? unique(officeLead + Array(members(.hq).prefix(1))) : officeLead
        tell(
            people, .reassessLate(number, due: due, reminders: reminders), id,
            alsoBySMS: isGrave(number))
    }
}

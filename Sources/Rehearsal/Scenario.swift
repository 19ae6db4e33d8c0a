import Domain
import Playbooks

/// A scenario file for `rehearse` (spec §9): what people and channels do, and when.
package struct Scenario: Sendable, Equatable {
    /// One line that does something.
    package struct Line: Sendable, Equatable {
        /// Since the start.
        package var at: Duration
        /// The line in the file, counted from 1.
        package var number: Int
        package var act: Act

        package init(at: Duration, number: Int, act: Act) {
            self.at = at
            self.number = number
            self.act = act
        }
    }

    package enum Act: Sendable, Equatable {
        /// In the response room.
        case chat(PersonID, String)
        /// In the chat's direct conversation with the bot.
        case dm(PersonID, String)
        case sms(PersonID, String)
        case mail(PersonID, String)
        /// In the room of the second chat.
        case backup(PersonID, String)
        /// The code that the bot just gave this person, alone.
        case code(PersonID, direct: Bool)
        /// A reaction to the notice of this number.
        case react(PersonID, String, notice: Number)
        case channel(RouteKind, ChannelFault)
        /// The process dies and starts again on the same store.
        case kill
        case end
    }

    /// What a channel does from now on.
    package enum ChannelFault: Sendable, Equatable {
        case up
        /// The connection is refused.
        case refuse
        /// Nothing answers.
        case blackhole
        case reset
        /// Every request is answered with this status.
        case http(Int)
        /// It takes messages and gives none.
        case deaf
    }

    /// The file's name, for faults.
    package var file: String
    /// The roster file as written; its path is seen from the scenario's own folder.
    package var roster: String?
    /// The duty roster's file, seen from there too; nil for none.
    package var duty: String?
    package var lines: [Line]
    /// When it begins, by the clocks of the plan's zone; nil: whenever it is played.
    package var start: Start?

    package struct Start: Sendable, Equatable {
        package var day: CalendarDay
        /// After midnight.
        package var minute: Int
    }

    package init(file: String, roster: String? = nil, lines: [Line] = []) {
        self.file = file
        self.roster = roster
        self.lines = lines
    }
}

extension Scenario.Act {
    /// Who acts; nil for machines.
    package var person: PersonID? {
        switch self {
        case .chat(let person, _), .dm(let person, _), .sms(let person, _), .mail(let person, _),
            .backup(let person, _), .code(let person, _), .react(let person, _, _):
            person
        case .channel, .kill, .end: nil
        }
    }
}

extension Scenario {
    /// One fault for each line of somebody who is not in the roster.
    package func unknownPeople(in roster: Roster) -> [Diagnostic] {
        lines.compactMap { line in
            guard let person = line.act.person, roster[person] == nil else { return nil }
            let known = roster.everyone.map(\.id.rawValue)
            let near = Nearest.word(to: person.rawValue, among: known)
            let fault = ScenarioFault.unknownPerson(person.rawValue, nearest: near)
            return Diagnostic(file: file, line: line.number, message: fault.message)
        }
    }
}

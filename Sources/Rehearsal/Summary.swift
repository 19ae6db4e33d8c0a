import Domain
import Foundation
import Outbox

/// What a rehearsal came to (spec §9).
package struct Summary: Encodable, Sendable {
    package var notices: Int
    package var acknowledged: Int
    package var redirected: Int
    package var expired: Int
    /// Clocks that were missed, by the group whose they were.
    package var overdue: [String: Int]
    package var clocksMet: Int
    package var clocksMissed: Int
    /// Each clock that ended, by its due time.
    package var clocks: [Clock]
    /// Whoever did not answer a notice before the next one was called, as `N-2 chu`.
    package var silent: [String]
    package var unreachable: [String]
    /// Steps that fell due while nobody who may do them had said a word.
    package var nobody: [Stranded]

    /// A clock, and how it ended.
    package struct Clock: Encodable, Sendable, Equatable {
        /// A step, as `B15`; or what it is of and what must be done: `W-1 assess`, `W-1 decide`,
        /// `S-1 facts`, `S-1 legal`, `S-1 signature`, `S-1 window`, `S-1 correction`,
        /// `R-1 answer`.
        package var name: String
        package var group: String
        /// Seconds since the start.
        package var due: Double
        /// When it was done; nil: it was not.
        package var at: Double?
        package var met: Bool
    }

    /// A step that nobody could do when it was due.
    package struct Stranded: Encodable, Sendable, Equatable {
        package var step: String
        package var group: String
        /// Seconds since the start.
        package var due: Double
    }

    private static func unreached(in entries: [Entry]) -> [String] {
        Set(
            entries.compactMap { entry -> String? in
                switch entry.event {
                case .notice(_, .unreachable(let person, _)): person.rawValue
                case .desk(.undelivered(_, let person, _, _)): person.rawValue
                default: nil
                }
            }
        ).sorted()
    }

    init(_ stage: Stage, start: Date, at now: Date) {
        let world = stage.world()
        let entries = stage.store.entries
        notices = world.desk.last(.notice)
        acknowledged = entries.count {
            switch $0.event {
            case .notice(_, .acknowledged), .notice(_, .answeredRoll): true
            default: false
            }
        }
        redirected = entries.count {
            switch $0.event {
            case .desk(.redirected): true
            case .notice(_, .routed(_, _, let cause)): cause != .ladder
            default: false
            }
        }
        expired = stage.store.deliveries.count { $0.state == .expired }
        var book = ClockBook()
        for entry in entries { book.take(entry) }
        book.close(at: now)
        clocks = book.ended.map { ended in
            Clock(
                name: ended.name, group: ended.group, due: ended.due.timeIntervalSince(start),
                at: ended.at?.timeIntervalSince(start), met: ended.isMet)
        }
        silent = book.silent
        let missed = book.ended.filter { !$0.isMet }
        clocksMet = book.ended.count - missed.count
        clocksMissed = missed.count
        overdue = Dictionary(grouping: missed, by: \.group).mapValues(\.count)
        unreachable = Self.unreached(in: entries)
        nobody = missed.filter { miss in
            miss.doers?.allSatisfy { book.lastWord(of: $0, before: miss.due) == nil } ?? false
        }.map {
            Stranded(step: $0.name, group: $0.group, due: $0.due.timeIntervalSince(start))
        }
    }
}

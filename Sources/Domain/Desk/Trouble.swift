import Foundation

/// What keeps the bot itself from its work; it says so (spec §1.10).
package enum Trouble: Codable, Equatable, Sendable {
    /// Nothing can be kept, so nothing is taken in and no clock speaks.
    case storeFails(StoreFault, since: Date)
    case storeBack(StoreFault, since: Date, until: Date)
    /// The machine's clock shows an earlier time than the last entry.
    case clockWentBack(from: Date, to: Date)
}

package enum StoreFault: String, Codable, Equatable, Sendable, CaseIterable {
    case full, damaged, unavailable
}

extension Decider {
    /// The clocks are those of the log: a step back that is smaller than this passes unsaid.
    static let clockSlack = Duration.seconds(60)

    /// - Parameter seen: The latest time that the bot knows of.
    mutating func noteClock(seen: Date) {
        let last = max(world.clock ?? seen, seen)
        guard last.since(now) > Self.clockSlack else { return }
        record(.desk(.trouble(.clockWentBack(from: last, to: now))))
    }
}

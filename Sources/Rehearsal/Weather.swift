import Domain
import Foundation
import Outbox

/// What the way to a far end and back does to messages. Chances are in percent.
package struct Weather: Sendable, Equatable {
    /// It never arrives; the time-out is all that is heard of it.
    package var lost = 0
    /// It arrives, and the answer comes after the time-out.
    package var late = 0
    /// It arrives, and the answer breaks off.
    package var cut = 0
    /// What people say is handed over again, as after a lost answer of ours.
    package var repeated = 0
    /// The gateway's word on an SMS comes by itself: later, or badly, or never.
    package var reports = 0
    /// Each way takes up to this long, so that one message may overtake another.
    package var slowest = Duration.zero

    package static var calm: Weather { Weather() }

    /// Bad, but nothing that a bot may not live with for hours.
    package static var rough: Weather {
        Weather(
            lost: 10, late: 10, cut: 5, repeated: 20, reports: 60, slowest: .seconds(8))
    }

    /// What happens to one message.
    struct Chance: Sendable, Equatable {
        var isLost: Bool
        var isLate: Bool
        var isCut: Bool
        var there: Duration
        var back: Duration
        var report: Report?
    }

    /// A gateway's word on an SMS that it took.
    package enum Report: Sendable, Equatable {
        case delivered(after: Duration)
        case failed(after: Duration)
        case never
    }

    func chance(_ dice: inout Dice) -> Chance {
        func happens(_ percent: Int) -> Bool { Int(dice.next() % 100) < percent }
        func upTo(_ span: Duration) -> Duration {
            .milliseconds(Int(dice.next() % UInt64(max(1, Int(span.inSeconds * 1000)))))
        }
        guard self != .calm else {
            return Chance(isLost: false, isLate: false, isCut: false, there: .zero, back: .zero)
        }
        return Chance(
            isLost: happens(lost), isLate: happens(late), isCut: happens(cut),
            there: upTo(slowest), back: upTo(slowest),
            report: happens(reports) ? report(&dice) : nil)
    }

    private func report(_ dice: inout Dice) -> Report {
        let after = Duration.seconds(1 + Int(dice.next() % 240))
        switch dice.next() % 10 {
        case 0: return .failed(after: after)
        case 1: return .never
        default: return .delivered(after: after)
        }
    }
}

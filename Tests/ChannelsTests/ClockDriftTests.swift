import Foundation
import Testing

@testable import Channels

@Suite struct ClockDriftTests {
    private let sent = Date(timeIntervalSince1970: 1_000)

    @Test(arguments: [(0.2, 0.0), (0, 0), (0.5, 0), (-3, -3), (8.5, 8)])
    func `only what cannot be explained by the way is a difference of clocks`(
        taken: Double, off: Double
    ) {
        let drift = ClockDrift()
        #expect(drift.seconds == nil)
        drift.note(sent: sent, taken: sent + taken, back: sent + 0.5)
        #expect(drift.seconds == off)
    }
}

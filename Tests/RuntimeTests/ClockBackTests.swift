import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Runtime
import StormKit
import Testing

/// The machine's clock is set back by an hour: everything that waits goes on within its usual time
/// (spec §1.10, §7), and it is said.
@Suite(.timeLimit(.minutes(2))) struct ClockBackTests {
    private func told(_ said: [Said]) -> [String] {
        said.room.map(\.text).filter { $0.contains("时钟") }
    }

    @Test func `a bot that had nothing to do says it too, and so does the audit`() {
        var drill = Drill()
        drill.wait(.hours(2))
        #expect(drill.stage.audit() == [])
        drill.stage.clock.setBack(by: .hours(1))
        #expect(told(drill.wait(.seconds(10))).count == 1)
        let findings = drill.stage.audit() ?? []
        #expect(findings.count == 1)
        // To the last look at the clock, a minute ago at most.
        let isFound = findings.contains { finding in
            if case .clockWentBack(let span) = finding {
                span <= .hours(1) && span >= .minutes(59)
            } else {
                false
            }
        }
        #expect(isFound, "\(findings)")
        #expect(told(drill.wait(.minutes(16))).isEmpty)
        #expect(drill.stage.audit() == [])
    }

    @Test func `whoever has not answered is called by SMS at the usual time`() {
        var drill = Drill()
        drill.activate("II")
        drill.wait(.minutes(2))
        drill.stage.clock.setBack(by: .hours(1))
        #expect(drill.wait(.minutes(2)).sms(to: "zhou").isEmpty)
        #expect(drill.wait(.minutes(3)).sms(to: "zhou").contains { $0.text.contains("N-2") })
    }

    @Test func `a chat that fails is found to fail, and to be well again, at the usual time`() {
        var drill = Drill()
        drill.wait(.minutes(10))
        drill.stage.clock.setBack(by: .hours(1))
        drill.fault(.refuse, on: .chat)
        drill.wait(.minutes(2))
        #expect(drill.stage.world().desk.isDown(.chat))
        drill.fault(.up, on: .chat)
        drill.wait(.minutes(1))
        drill.stage.clock.setBack(by: .hours(1))
        drill.wait(.minutes(6))
        #expect(!drill.stage.world().desk.isDown(.chat))
    }

    @Test func `what waits for another try is tried at the usual time`() {
        var drill = Drill()
        drill.fault(.http(429), on: .sms)
        drill.activate("I")
        drill.wait(.seconds(20))
        drill.stage.clock.setBack(by: .hours(1))
        drill.fault(.up, on: .sms)
        let said = drill.wait(.minutes(1))
        #expect(said.sms(to: "zhou").contains { $0.text.contains("N-2") })
    }

    @Test func `an SMS of which nothing is heard takes the next road at the usual time`() {
        var drill = Drill()
        drill.stage.network.silence("fake-sms")
        drill.activate("I")
        drill.wait(.seconds(30))
        drill.stage.clock.setBack(by: .hours(1))
        #expect(drill.wait(.minutes(1)).mail(to: "zhou").isEmpty)
        #expect(drill.wait(.minutes(2)).mail(to: "zhou").contains { $0.text.contains("N-2") })
    }

    @Test func `a full minute is over after a minute, a full hour after an hour`() {
        var settings = Team.settings()
        settings.perMinute = [.sms: 2]
        var drill = Drill(settings: settings)
        drill.activate("I")
        drill.stage.clock.setBack(by: .hours(1))
        let said = drill.wait(.minutes(8)).filter { $0.route == .sms }
        let notice = drill.stage.world().desk.last(.notice)
        let told = Set(said.filter { $0.notice == notice }.compactMap(\.to))
        #expect(told.count >= 5, "\(told)")
    }

    @Test func `after a restart too`() {
        var drill = Drill()
        drill.activate("II")
        drill.wait(.minutes(2))
        drill.stage.kill()
        drill.stage.clock.setBack(by: .hours(1))
        drill.stage.launch()
        let said = drill.wait(.minutes(6))
        #expect(told(said).count == 1)
        #expect(said.sms(to: "zhou").contains { $0.text.contains("N-2") })
    }

    @Test func `with every road down after a restart the audit says so`() {
        var drill = Drill()
        for route in RouteKind.usual { drill.fault(.refuse, on: route) }
        drill.wait(.minutes(3))
        #expect(drill.stage.audit()?.contains(.everyRoadDown) == true)
        drill.stage.kill()
        drill.stage.launch()
        drill.wait(.seconds(5))
        #expect(drill.stage.audit()?.contains(.everyRoadDown) == true)
        drill.fault(.up, on: .sms)
        drill.wait(.minutes(1))
        #expect(drill.stage.audit()?.contains(.everyRoadDown) == false)
    }
}

import Domain
import Foundation
import Outbox
import Rehearsal
import Runtime
import Testing

/// Per-channel limits that are honoured rather than hit (spec §7).
struct RateTests {
    @Test
    func `a road carries no more than its minute allows, the urgent first, and in the end all`() {
        var settings = Team.settings()
        settings.perMinute = [.sms: 3]
        var drill = Drill(settings: settings)
        drill.fault(.refuse, on: .chat)
        drill.wait(.minutes(2))
        drill.fault(.up, on: .chat)
        drill.activate("I")
        let said = drill.wait(.minutes(30)).filter { $0.route == .sms }
        for one in said {
            let minute = said.count { $0.at >= one.at && $0.at < one.at + .minutes(1) }
            #expect(minute <= 3)
        }
        let notice = drill.stage.world().desk.last(.notice)
        let told = Set(said.filter { $0.notice == notice }.compactMap(\.to))
        #expect(told.count == drill.stage.world().notice(notice)?.told.count)
    }
}

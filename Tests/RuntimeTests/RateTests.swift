import Domain
import Foundation
import Outbox
import Rehearsal
import Runtime
import StormKit
import Testing

/// Per-channel limits that are honoured rather than hit (spec §7).
struct RateTests {
    @Test
    func `a road carries no more than its minute allows, and in the end all`() {
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

    @Test func `what is urgent goes before what waits already`() throws {
        var settings = Team.settings()
        settings.perMinute = [.sms: 1]
        var drill = Drill(settings: settings)
        drill.activate("III")
        drill.wait(.minutes(1))
        drill.fault(.refuse, on: .chat)
        drill.wait(.minutes(40))
        let tasks = drill.stage.world().running.flatMap(\.openTasks).filter {
            $0.assignee == "sun"
        }
        for task in tasks.prefix(4) { drill.sms("sun", "受阻 \(task.number) 忙") }
        drill.sms("wang", "预警 类型=谣言 范围=抖音 危害=误导")
        let said = drill.wait(.minutes(30))
        let urgent = ["zhao", "qian"].compactMap { id in
            said.firstIndex {
                $0.text.contains("预警通知") && $0.to == Team.roster[id]?.mobile
            }
        }
        let waiting = said.firstIndex { $0.text.contains("标为受阻") }
        #expect(urgent.count == 2)
        #expect(try #require(urgent.max()) < (try #require(waiting)))
    }

    @Test func `what is not said to anybody takes nothing of the minute`() {
        var settings = Team.settings()
        settings.perMinute = [.chat: 12]
        var drill = Drill(settings: settings)
        // Seven people, none of whom has a direct conversation open.
        drill.activate()
        let said = drill.room("li", "!态势")
        #expect(said.room.contains { $0.text.contains("I-1") })
    }
}

import Foundation
import Testing

@testable import Domain

/// What the office does to the roster in the chat, and what the clock does to who left.
struct RosterDecisionTests {
    private func edit(_ who: String, _ inputs: (RosterField, String)...) -> Command {
        .roster(.edit(who, inputs.map { RosterInput($0.0, $0.1) }))
    }

    private func refusal(_ result: Result<Reply?, Refusal>) -> RosterRefusal? {
        if case .failure(.roster(let refusal)) = result { refusal } else { nil }
    }

    @Test func `a number is changed at once, kept in E.164 and answered masked`() throws {
        var bench = Bench()
        bench.roster(.verified("zhou", .sms, on: try #require(Day("2026-01-01"))))
        let result = bench.perform(
            edit("周舟", (.mobile, "139 1111 2222")), by: .person("li", .chat))
        #expect(bench.world.roster["zhou"]?.mobile == "+8613911112222")
        #expect(bench.world.roster["zhou"]?.verifiedOn(.sms) == nil)
        guard case .success(.roster(.changed(let changed))) = result else {
            Issue.record("\(result)")
            return
        }
        #expect(changed.after.mobile == "+86139****2222")
        #expect(changed.fields.contains(.mobile) && !changed.isNew)
        #expect(bench.world.roster.person(at: "+8613911112222", on: .sms)?.id == "zhou")
    }

    @Test func `a seat is given with the code only`() {
        var bench = Bench()
        let command = edit("wu", (.posts, "office.member, guidance.lead"))
        let asked = bench.perform(command, by: .person("li", .chat))
        guard case .success(.confirm(.roster(let changed), code: "4821")) = asked else {
            Issue.record("\(asked)")
            return
        }
        #expect(changed.fields == [.posts])
        #expect(bench.world.roster["wu"]?.sits(in: "guidance") == false)
        _ = bench.perform(.desk(.answer(code: "4821")), by: .person("li", .chat))
        #expect(bench.world.roster["wu"]?.sits(in: "guidance", as: .lead) == true)
        #expect(bench.world.roster["wu"]?.sits(in: "release") == false)
    }

    @Test func `somebody is added, and comes back under the old name`() {
        var bench = Bench()
        let add = Command.roster(
            .add("Feng", [RosterInput(.name, "冯程"), RosterInput(.chat, "@feng:x")]))
        _ = bench.perform(add, by: .person("li", .chat))
        #expect(bench.world.roster["feng"] == nil, "nobody comes in without a code")
        _ = bench.perform(.desk(.answer(code: "4821")), by: .person("li", .chat))
        #expect(bench.world.roster["feng"]?.name == "冯程")
        #expect(refusal(bench.perform(add, by: .person("li", .chat))) == .taken("feng"))
        bench.roster(.left("feng", on: Day("2026-01-01")!))
        let back = Command.roster(.add("feng", [RosterInput(.chat, "@feng:x")]))
        _ = bench.perform(back, by: .person("li", .chat))
        _ = bench.perform(.desk(.answer(code: "4821")), by: .person("li", .chat))
        #expect(bench.world.roster["feng"]?.name == "冯程")
        #expect(bench.world.roster.departed.isEmpty)
    }

    @Test func `what cannot be is refused, and nothing is recorded`() {
        var bench = Bench()
        let before = bench.log.count
        func no(_ command: Command) -> RosterRefusal? {
            refusal(bench.perform(command, by: .person("li", .chat)))
        }
        #expect(no(edit("wu", (.mobile, "12"))) == .badValue(.mobile))
        #expect(no(edit("wu", (.email, "wu"))) == .badValue(.email))
        #expect(no(edit("wu", (.posts, "nowhere.lead"))) == .badValue(.posts))
        #expect(no(edit("wu", (.posts, "office.boss"))) == .badValue(.posts))
        #expect(no(edit("wu", (.leave, "x"))) == .badValue(.leave))
        #expect(no(edit("wu", (.chat, "@LI:localhost"))) == .sharedAddress(.chat, of: "李雷"))
        #expect(no(edit("wu")) == .nothingGiven)
        #expect(no(.roster(.add("a b", []))) == .badID("a b"))
        #expect(no(.roster(.hold(reason: nil))) == .noHold)
        bench.roster(.left("qian", on: Day("2026-01-01")!))
        #expect(no(edit("zhao", (.posts, "-"))) == .lastOf("hq"))
        #expect(bench.log.count == before + 1)
    }

    @Test func `contacts are destroyed thirty days after somebody left, and not before`() throws {
        var bench = Bench()
        bench.roster(.left("sun", on: try #require(Day("2026-01-05"))))
        #expect(
            bench.due == bench.plan.calendar.start(of: Day("2026-01-05")!) + .days(30))
        bench.now = bench.now + .days(29)
        _ = bench.perform(.system(.tick), by: .system)
        #expect(bench.world.roster.departed["sun"]?.mobile != nil)
        bench.now = bench.now + .days(1)
        _ = bench.perform(.system(.tick), by: .system)
        #expect(bench.world.roster.departed["sun"]?.mobile == nil)
        #expect(bench.world.name("sun") == "孙宁")
        #expect(bench.due == nil)
        #expect(bench.log.filter { $0.event == .roster(.purged("sun")) }.count == 1)
    }

    @Test func `a hold stops it until it is lifted`() throws {
        var bench = Bench()
        bench.roster(.left("sun", on: try #require(Day("2026-01-05"))))
        _ = bench.perform(.roster(.hold(reason: "诉讼")), by: .person("li", .chat))
        #expect(bench.due == nil)
        bench.now = bench.now + .days(400)
        _ = bench.perform(.system(.tick), by: .system)
        #expect(bench.world.roster.departed["sun"]?.mobile != nil)
        _ = bench.perform(.roster(.hold(reason: nil)), by: .person("li", .chat))
        _ = bench.perform(.system(.tick), by: .system)
        #expect(bench.world.roster.departed["sun"]?.mobile == nil)
    }

    @Test func `whoever's last day is told beforehand leaves on it`() throws {
        var bench = Bench()
        var sun = bench.world.roster.everyone[6]
        sun.leftOn = Day("2026-01-07")
        bench.roster(.put(sun))
        _ = bench.perform(.system(.tick), by: .system)
        #expect(bench.world.roster["sun"] != nil)
        bench.now = bench.plan.calendar.start(of: Day("2026-01-07")!)
        #expect(bench.due == bench.now)
        _ = bench.perform(.system(.tick), by: .system)
        #expect(bench.world.roster["sun"] == nil && bench.world.roster.departed["sun"] != nil)
    }

    @Test func `the table shows seats, halves and roads, with numbers masked`() {
        let bench = Bench()
        let lines = bench.world.rosterLines(
            bench.plan, only: "office", on: Day("2026-01-05")!, at: bench.now)
        #expect(lines.map(\.name) == ["李雷", "王芳"])
        #expect(lines.map(\.pair) == ["王芳", "李雷"])
        #expect(lines.allSatisfy { $0.mobile?.contains("****") == true && !$0.onLeave })
        #expect(lines[0].routes == [.chat, .sms, .email])
    }
}

import Foundation
import Testing

@testable import Domain

/// Roll calls (domain §6): who is asked, what counts as an answer, and what silence means.
@Suite struct RollCallTests {
    private func call(
        _ scope: String? = nil, due: Int? = nil, place: String? = nil, again: Bool = false
    ) -> Command {
        .rollCall(
            .call(
                RollCallRequest(
                    scope: scope, due: due.map { .minutes($0) }, place: place, again: again)))
    }

    private func answer(
        _ word: RollAnswer.Word, _ number: Int? = nil, for who: String? = nil, via: String? = nil
    ) -> Command {
        .rollCall(
            .answer(
                RollAnswer(notice: number.map { .n($0) }, word, onBehalfOf: who, via: via)))
    }

    private func facts(_ bench: Bench, _ number: Int) -> RollFacts? {
        bench.world.notice(number).flatMap { bench.world.rollFacts($0) }
    }

    @Test func `the people of the running incident are asked, until the plan's time`() {
        var bench = Bench()
        bench.activate()
        let reply = bench.chat("li", call())
        #expect(
            reply
                == .success(
                    .rollCalled(3, asked: 7, due: bench.now + .minutes(10), away: [])))
        let notice = bench.world.notices[3]
        #expect(notice?.issue.recipients == ["zhao", "qian", "li", "wang", "zhou", "wu", "sun"])
        #expect(notice?.told["zhou"]?.routes == [.chat])
        #expect(notice?.rollBrief?.asker == "li")
    }

    @Test func `a level's own clock says how long answers have`() {
        var bench = Bench()
        bench.plan.levels[1].clocks[RollClock.answer] = [.minutes(5)]
        bench.activate()
        bench.chat("li", call())
        #expect(bench.world.notices[3]?.rollBrief?.due == bench.now + .minutes(5))
        bench.chat("li", call(due: 15))
        #expect(bench.world.notices[4]?.rollBrief?.due == bench.now + .minutes(15))
    }

    @Test func `leads ask their own group, the office and HQ ask anybody`() {
        var bench = Bench()
        #expect(bench.chat("li", call()) == .failure(.rollCallOfWhom))
        bench.chat("zhou", call())
        #expect(bench.world.notices[1]?.rollBrief?.scope == .group("release"))
        #expect(bench.world.notices[1]?.issue.recipients == ["zhou", "wu"])
        #expect(
            bench.chat("zhou", call("guidance"))
                == .failure(
                    .notAllowed(.rollcall, roles: [.office, .hq, .lead], people: ["李雷", "王芳"])))
        bench.chat("wang", call("#guidance"))
        #expect(bench.world.notices[2]?.issue.recipients == ["sun"])
        bench.chat("zhao", call("全体"))
        #expect(bench.world.notices[3]?.issue.recipients.count == 7)
        guard case .failure(.noSuchGroup("火星", _)) = bench.chat("li", call("火星")) else {
            Issue.record("a group that is none")
            return
        }
    }

    @Test func `a word, a number, a tick in chat and a plain acknowledgement all mean here`() {
        var bench = Bench()
        bench.activate()
        bench.chat("li", call())
        #expect(bench.chat("li", answer(.present)) == .success(nil))
        bench.sms("zhou", .notice(.acknowledge(.n(3), onBehalfOf: nil, via: nil)))
        bench.sms("wu", answer(.onTheWay(minutes: 20)))
        bench.sms("sun", .notice(.cannot(.n(3), reason: "在外地")))
        let lines = facts(bench, 3)?.lines
        #expect(
            lines?.map(\.stand) == [
                .present, .present, .onTheWay(until: bench.now + .minutes(20)),
                .away(reason: "在外地"),
            ])
        #expect(facts(bench, 3)?.silent == ["赵敏", "钱进", "王芳"])
        // Nobody is called in another's place, and the same word again is no news.
        #expect(bench.called(3).isEmpty)
        let before = bench.log.count
        bench.chat("li", answer(.present))
        #expect(bench.log.count == before)
    }

    @Test func `whoever was on the way arrives`() {
        var bench = Bench()
        bench.chat("zhou", call())
        bench.sms("wu", answer(.onTheWay(minutes: nil)))
        bench.sms("wu", answer(.present))
        #expect(facts(bench, 1)?.lines.map(\.stand) == [.present])
        bench.chat("zhou", answer(.present))
        #expect(bench.world.openNotices.isEmpty)
        #expect(bench.chat("zhou", answer(.present)) == .failure(.noRollCall))
    }

    @Test func `complete is said once, and never while one is silent`() {
        var bench = Bench()
        bench.chat("zhou", call())
        bench.chat("zhou", answer(.present))
        #expect(bench.events("notice.rollComplete").isEmpty)
        bench.tick(after: 10)
        #expect(
            bench.log.last { $0.event.type == "notice.rollDue" }?.event
                == .notice(1, .rollDue(silent: ["wu"])))
        bench.tick(after: 5)
        bench.sms("wu", answer(.onTheWay(minutes: 5)))
        #expect(bench.events("notice.rollComplete").count == 1)
        bench.sms("wu", answer(.present))
        #expect(bench.events("notice.rollComplete").count == 1)
        #expect(facts(bench, 1)?.lines.map(\.isLate) == [false, true])
    }

    @Test func `at the end of its time the silent are called by the next road, once`() {
        var bench = Bench()
        bench.chat("zhou", call(due: 3))
        bench.chat("zhou", answer(.present))
        bench.tick(after: 3)
        #expect(bench.world.notices[1]?.told["wu"]?.routes == [.chat, .sms])
        #expect(bench.world.notices[1]?.told["zhou"]?.routes == [.chat])
        bench.tick(after: 60)
        #expect(bench.events("notice.rollDue").count == 1)
        bench.tick(after: 24 * 60)
        #expect(bench.world.openNotices.isEmpty)
        #expect(bench.due == nil)
    }

    @Test func `an answer by telephone says who entered it`() {
        var bench = Bench()
        bench.chat("li", call("release"))
        #expect(
            bench.chat("wang", answer(.onTheWay(minutes: 15), for: "wu", via: "phone"))
                == .success(
                    .rollAnsweredFor(1, "吴悠", .onTheWay(until: bench.now + .minutes(15)))))
        #expect(facts(bench, 1)?.lines.first?.by == "王芳")
        #expect(
            bench.chat("wang", answer(.present, for: "wu")) == .failure(.proxyNeedsPhone))
        #expect(
            bench.chat("sun", answer(.present, for: "wu", via: "phone"))
                == .failure(
                    .notAllowed(.here, roles: [.office, .duty, .lead], people: ["李雷", "王芳"])))
    }

    @Test func `asked once more, the old one falls silent`() {
        var bench = Bench()
        bench.chat("li", call("release", place: "三楼"))
        bench.chat("wu", answer(.present))
        bench.chat("li", call(again: true))
        #expect(bench.world.openNotices.map(\.number) == [2])
        #expect(bench.world.notices[2]?.rollBrief?.place == "三楼")
        #expect(facts(bench, 2)?.silent == ["周舟", "吴悠"])
        bench.sms("wu", answer(.present))
        #expect(facts(bench, 2)?.silent == ["周舟"])
    }

    @Test func `in an outage it goes by SMS, and the answers come by it`() {
        var bench = Bench()
        bench.activate()
        bench.chat("li", call())
        _ = bench.perform(.system(.channelWentDown(.chat, reason: "refused")), by: .system)
        #expect(bench.world.notices[3]?.told["zhou"]?.routes == [.chat, .sms])
        bench.sms("zhou", answer(.present))
        _ = bench.perform(.system(.channelWentDown(.chat, reason: "refused")), by: .system)
        bench.chat("li", call(again: true))
        #expect(bench.world.notices[4]?.told["zhou"]?.routes == [.sms])
    }

    @Test func `the plan's clocks call the roll by themselves, from the last one on`() {
        var bench = Bench()
        bench.plan.levels[1].clocks[RollClock.people.rawValue] = [.hours(12)]
        _ = bench.perform(.system(.planFound(bench.plan)), by: .system)
        bench.activate()
        bench.tick(after: 11 * 60)
        let before = bench.world.desk.last(.notice)
        bench.chat("li", call())
        bench.tick(after: 12 * 60 - 1)
        #expect(bench.world.desk.last(.notice) == before + 1)
        bench.tick(after: 1)
        let rolls = bench.events("notice.issued").compactMap { entry in
            if case .notice(_, .issued(let issue)) = entry.event,
                case .rollCall(let brief) = issue.subject
            {
                brief
            } else {
                nil
            }
        }
        #expect(rolls.map(\.asker) == ["li", nil])
        // A clock that was late calls once, not once for each round.
        bench.tick(after: 40 * 60)
        bench.tick(after: 0)
        #expect(bench.world.openRolls.count == 1)
        #expect(bench.world.nextDue.map { $0 > bench.now } == true)
    }

    @Test func `the group on the scene is called by its own clock, where it has people`() {
        var roster = Fixture.people
        var bench = Bench()
        bench.plan.groups.append(
            GroupRule(
                id: .onscene, name: Fixture.text("现场"), duty: Fixture.text("现场"), words: [],
                responds: true))
        bench.plan.packs[0].steps.append(
            Step(
                id: "G07", group: .onscene, action: Fixture.text("点名"),
                due: [Due(base: .activation, offset: .minutes(30))], every: .minutes(30),
                clock: RollClock.site.rawValue))
        bench.plan.levels[1].clocks[RollClock.site.rawValue] = [.minutes(30)]
        _ = bench.perform(.system(.planFound(bench.plan)), by: .system)
        bench.activate()
        bench.tick(after: 31)
        #expect(bench.world.openRolls.isEmpty)
        roster.append(
            Person(
                id: "luo", name: "罗岩", posts: [.init(group: .onscene, seat: .lead)],
                chat: "@luo:localhost", mobile: "+8613800000016"))
        _ = bench.perform(.system(.rosterImported(Roster(roster))), by: .system)
        bench.tick(after: 0)
        #expect(bench.world.openRolls.map(\.issue.recipients) == [["luo"]])
        bench.sms("luo", answer(.present))
        bench.tick(after: 29)
        #expect(bench.world.openRolls.isEmpty)
        bench.tick(after: 1)
        #expect(bench.world.openRolls.count == 1)
        // The end of the incident ends its roll calls.
        bench.chat("zhao", .incident(.cancel(nil, reason: "误报")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.world.openRolls.isEmpty)
        bench.tick(after: 24 * 60)
        #expect(bench.world.openRolls.isEmpty)
    }

    @Test func `its events are stored and read`() throws {
        var bench = Bench()
        bench.chat("li", call("release", place: "三楼"))
        bench.sms("wu", answer(.onTheWay(minutes: 20)))
        bench.chat("li", answer(.present, for: "zhou", via: "phone"))
        bench.tick(after: 30)
        let stored = try JSONDecoder().decode(
            [Entry].self, from: try JSONEncoder().encode(bench.log))
        #expect(stored == bench.log)
        #expect(World(folding: stored) == bench.world)
    }

    @Test func `a group that is not on the scene is nobody's scene`() {
        var bench = Bench()
        bench.activate()
        var request = RollCallRequest(scope: "release", due: .minutes(10))
        request.incident = Number(.incident, 1)
        bench.chat("li", .rollCall(.call(request)))
        let notice = bench.world.openRolls.last
        #expect(notice?.rollBrief?.scope == .group(.release))
        for _ in 0..<8 { bench.tick(after: 10) }
        #expect(bench.events("notice.rollDue").count == 1)
        #expect(bench.events("notice.rollUnfound").isEmpty)
    }
}

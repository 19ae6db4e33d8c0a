import Foundation
import Testing

@testable import Domain

/// The loop guard, STOP, a mailbox that bounces and the second number, decided (spec §7; domain §10).
@Suite struct ReachTests {
    private func hear(
        _ bench: inout Bench, _ text: String?, _ answer: Reply? = .refused(.noIncident),
        by person: PersonID = "zhou", on route: RouteKind = .sms
    ) -> Reply? {
        let address = bench.world.roster[person]?.address(on: route) ?? ""
        let heard = Heard(person, route, address: address, text: text, answer: answer)
        return try? bench.perform(.system(.heard(heard)), by: .system).get()
    }

    private func reach(_ bench: Bench) -> Reach { bench.world.desk.reach(of: "zhou") }

    // MARK: The loop guard

    @Test func `after five faults nothing is answered, and the guard goes up once`() {
        var bench = Bench()
        for text in ["a", "b", "c", "d"] {
            #expect(hear(&bench, text) == .refused(.noIncident))
        }
        #expect(hear(&bench, "e") == .answersStopped(5))
        for text in ["f", "g", "h"] { #expect(hear(&bench, text) == nil) }
        let events = bench.events("desk.reach").map(\.event)
        #expect(events.count == 6)
        #expect(events.last == .desk(.reach("zhou", .answersStopped(.sms))))
        // It is up by SMS, and for one person.
        #expect(hear(&bench, "f", on: .email) == .refused(.noIncident))
        #expect(hear(&bench, "f", by: "wu") == .refused(.noIncident))
    }

    @Test func `what is understood lifts it`() {
        var bench = Bench()
        for text in ["a", "b", "c", "d", "e", "f"] { _ = hear(&bench, text) }
        #expect(hear(&bench, "收到", nil) == nil)
        #expect(bench.events("desk.reach").last?.event == .desk(.reach("zhou", .understood(.sms))))
        #expect(bench.world.desk.reach == nil)
        #expect(hear(&bench, "g") == .refused(.noIncident))
        // Where nothing was wrong there is nothing to log.
        let before = bench.log.count
        _ = hear(&bench, "收到", nil, by: "wu")
        #expect(bench.log.count == before)
    }

    @Test func `the same words within five minutes are not answered again`() {
        var bench = Bench()
        #expect(hear(&bench, "a") == .refused(.noIncident))
        bench.now = bench.now + .minutes(4)
        #expect(hear(&bench, "a") == nil)
        #expect(hear(&bench, "b") == .refused(.noIncident))
        bench.now = bench.now + .minutes(6)
        #expect(hear(&bench, "a") == .refused(.noIncident))
        // They count all the same, and the last answer is given.
        #expect(hear(&bench, "a") == .answersStopped(5))
    }

    @Test func `a question which of several was meant is never met with silence`() {
        var bench = Bench()
        let which = Reply.refused(.whichNotice([.n(1), .n(2)]))
        for _ in 1...4 { #expect(hear(&bench, "1", which) == which) }
        #expect(hear(&bench, "1", which) == .answersStopped(5))
    }

    @Test func `what a guard refuses is refused in its own words, and not looked at`() {
        var bench = Bench()
        let refused = Reply.guarded(.secret, case: 1)
        for _ in 1...5 { #expect(hear(&bench, nil, refused) == refused) }
        #expect(hear(&bench, nil, refused) == nil)
        for entry in bench.events("desk.reach") {
            guard case .desk(.reach(_, .misheard(_, let mark))) = entry.event else { continue }
            #expect(mark == nil)
        }
    }

    @Test func `the words are not kept, and an hour and a day are enough`() {
        var bench = Bench()
        for text in ["a", "b", "c", "d"] { _ = hear(&bench, text) }
        #expect(reach(bench).hearing["sms"]?.faults.allSatisfy { $0.mark?.count == 4 } == true)
        bench.now = bench.now + .minutes(61)
        #expect(hear(&bench, "e") == .refused(.noIncident))
        for text in ["f", "g", "h", "i"] { _ = hear(&bench, text) }
        #expect(reach(bench).hearing["sms"]?.isStopped(at: bench.now) == true)
        bench.now = bench.now + .hours(24)
        #expect(hear(&bench, "j") == .refused(.noIncident))
    }

    // MARK: STOP

    @Test func `STOP and START are kept, and STOP is answered once`() {
        var bench = Bench()
        func say(_ wanted: Bool) -> Reply? {
            try? bench.sms("zhou", .desk(.lesserSMS(wanted))).get()
        }
        #expect(say(false) == .stopTaken)
        #expect(say(false) == nil)
        #expect(reach(bench).smsStopped == bench.now)
        #expect(World(folding: bench.log).desk.reach == bench.world.desk.reach)
        #expect(say(true) == .startTaken)
        #expect(say(true) == .startTaken)
        #expect(bench.world.desk.reach == nil)
        #expect(bench.events("desk.reach").count == 2)
    }

    @Test(arguments: [(1, false), (2, false), (3, true), (4, true)])
    func `levels I and II come by SMS all the same`(level: Int, spares: Bool) {
        var bench = Bench()
        bench.sms("zhou", .desk(.lesserSMS(false)))
        bench.activate(level)
        let notice = bench.world.notices.values.first { $0.issue.incident != nil }
        #expect(notice.map { bench.world.spares("zhou", $0.issue) } == spares)
        #expect(notice.map { bench.world.spares("wu", $0.issue) } == false)
    }

    @Test func `a warning and an alarm are no routine, the day's words are`() {
        var bench = Bench()
        bench.sms("zhao", .desk(.lesserSMS(false)))
        bench.warn()
        let notice = bench.world.openNotices.first
        #expect(notice.map { bench.world.spares("zhao", $0.issue) } == false)
        func spares(_ bulletin: Bulletin) -> Bool {
            bench.world.spares("zhao", .bulletin(bulletin))
        }
        #expect(!spares(.unreachable(1, person: "李雷")))
        #expect(!spares(.warningLate(1, .decide, due: bench.now)))
        #expect(!spares(.channelDown(.chat, reason: "x", since: bench.now)))
        #expect(!spares(.roadTest(.sms)))
        #expect(spares(.strangerSpoke(.sms, masked: "x")))
        #expect(!bench.world.spares("zhao", .reply(.dutyPhone)))
    }

    @Test func `in an outage a lesser notice goes by mail, and by SMS where nothing else is left`()
    {
        for mailIsDown in [false, true] {
            var bench = Bench()
            bench.sms("zhou", .desk(.lesserSMS(false)))
            bench.activate(3)
            if mailIsDown {
                _ = bench.perform(.system(.channelWentDown(.email, reason: "x")), by: .system)
            }
            _ = bench.perform(.system(.channelWentDown(.chat, reason: "x")), by: .system)
            let told = bench.world.notices.values.first { $0.told["zhou"] != nil }?.told
            #expect(told?["zhou"]?.routes.contains(.sms) == mailIsDown)
            #expect(told?["sun"]?.routes.contains(.sms) == true)
        }
    }

    @Test func `the ladder's SMS is left out, once, and said so`() {
        var bench = Bench()
        bench.sms("zhou", .desk(.lesserSMS(false)))
        bench.activate(3)
        for _ in 1...4 { bench.tick(after: 16) }
        let passed = bench.events("notice.passedOver").map(\.event)
        let number = bench.world.notices.values.first { $0.told["zhou"] != nil }?.number ?? 0
        #expect(passed == [.notice(number, .passedOver("zhou", .sms, because: .stopped))])
        #expect(bench.world.notice(number)?.told["zhou"]?.routes.contains(.sms) == false)
    }

    // MARK: A dead mailbox

    private func bounce(
        _ bench: inout Bench, _ reason: String = Reach.nobodyThere, of person: PersonID = "zhou"
    ) {
        var delivered = Delivered(
            id: "e1.email-zhou", route: .email, people: [person],
            saying: .bulletin(.strangerSpoke(.sms, masked: "x")))
        delivered.reportedOn = bench.now
        _ = bench.perform(.system(.deliveryFailed(delivered, reason: reason)), by: .system)
    }

    @Test func `a hard bounce marks the mailbox once, another failure does not`() {
        var bench = Bench()
        bounce(&bench, "rejected")
        #expect(bench.world.desk.reach == nil)
        bounce(&bench)
        bounce(&bench)
        #expect(
            bench.events("desk.reach").map(\.event) == [.desk(.reach("zhou", .mailboxDead))])
        #expect(bench.world.roster["zhou"].map { bench.world.reaches($0, by: .email) } == false)
        // What failed goes by no further mail.
        #expect(bench.events("desk.redirected").isEmpty)
    }

    @Test func `a further notice takes the next road at once in its place`() throws {
        var bench = Bench()
        bounce(&bench)
        bench.activate(3)
        var issue = try #require(bench.world.notices.values.first { $0.told["zhou"] != nil }).issue
        issue.ladder = [Rung(after: .zero, routes: [.chat, .email])]
        #expect(bench.world.routes(issue, "zhou") == [.chat, .sms])
        #expect(bench.world.routes(issue, "sun") == [.chat, .email])
    }

    @Test func `a rung by mail that comes later gives way too, and says so`() throws {
        var bench = Bench()
        bench.plan.levels[1].ladder[1] = Rung(after: .minutes(5), routes: [.email])
        bounce(&bench)
        bench.activate(2)
        bench.tick(after: 6)
        let number = try #require(bench.world.notices.values.first { $0.told["zhou"] != nil })
            .number
        let events = bench.log.map(\.event)
        #expect(events.contains(.notice(number, .passedOver("zhou", .email, because: .dead))))
        #expect(events.contains(.notice(number, .routed(to: "zhou", .sms, because: .ladder))))
    }

    @Test func `it lives again by a new address, a mail from it, or somebody's look`() {
        for way in 0...3 {
            var bench = Bench()
            bounce(&bench)
            switch way {
            case 0:
                var people = Fixture.people
                people[4].email = "new@example.org"
                _ = bench.perform(.system(.rosterImported(Roster(people))), by: .system)
            case 1: _ = hear(&bench, "收到", nil, on: .email)
            case 2: bench.chat("li", .roster(.verify("zhou", .email)))
            default:
                // An SMS says nothing of it, nor does a mail from elsewhere.
                _ = hear(&bench, "收到", nil)
                let heard = Heard(
                    "zhou", .email, address: "x@example.org", text: nil, answer: nil)
                _ = bench.perform(.system(.heard(heard)), by: .system)
            }
            #expect((reach(bench).mailboxDead == nil) == (way < 3), "\(way)")
        }
    }

    // MARK: The second number

    private func withSecond() -> Bench {
        var bench = Bench()
        var people = Fixture.people
        people[4].mobile2 = "+8613900000077"
        _ = bench.perform(.system(.rosterImported(Roster(people))), by: .system)
        return bench
    }

    private func report(_ bench: inout Bench, made: Date? = nil, _ reason: String = "undelivered") {
        var delivered = Delivered(
            id: "e1.sms-zhou", route: .sms, people: ["zhou"],
            saying: .bulletin(.strangerSpoke(.sms, masked: "x")))
        delivered.reportedOn = made ?? bench.now
        _ = bench.perform(.system(.deliveryFailed(delivered, reason: reason)), by: .system)
    }

    private func number(_ bench: Bench) -> String? {
        bench.world.roster["zhou"].flatMap { bench.world.address(of: $0, on: .sms) }
    }

    @Test func `a bad report sends it to the second number, then to the next road`() {
        var bench = withSecond()
        let made = bench.now
        bench.now = bench.now + .minutes(1)
        report(&bench, made: made)
        #expect(number(bench) == "+8613900000077")
        guard
            case .desk(.redirected(_, "zhou", from: .sms, to: .sms, reason: _, _))? = bench.log
                .last?.event
        else {
            Issue.record("\(String(describing: bench.log.last))")
            return
        }
        // Another that was under way to the first number changes nothing.
        report(&bench, made: made)
        #expect(number(bench) == "+8613900000077")
        bench.now = bench.now + .minutes(1)
        report(&bench)
        #expect(number(bench) == bench.world.roster["zhou"]?.mobile)
        guard
            case .desk(.redirected(_, "zhou", from: .sms, to: .email, reason: _, _))? = bench.log
                .last?.event
        else {
            Issue.record("\(String(describing: bench.log.last))")
            return
        }
    }

    @Test func `without a second number, or for another reason, the next road is taken`() {
        var bench = Bench()
        report(&bench)
        #expect(bench.world.desk.reach == nil)
        var second = withSecond()
        for reason in ["credit", "wording", "no-report"] { report(&second, reason) }
        #expect(second.world.desk.reach == nil)
    }

    @Test func `the first number is used again when an SMS comes from it, or it is another one`() {
        var bench = withSecond()
        report(&bench)
        _ = hear(&bench, "收到", nil)
        #expect(number(bench) == bench.world.roster["zhou"]?.mobile)
        report(&bench)
        var people = Fixture.people
        people[4].mobile2 = "+8613900000077"
        people[4].mobile = "+8613900000066"
        _ = bench.perform(.system(.rosterImported(Roster(people))), by: .system)
        #expect(number(bench) == "+8613900000066")
    }

    // MARK: "Cannot"

    @Test func `who cannot come is told no more of it, and their stand-in is`() {
        var bench = Bench()
        bench.activate(2)
        let number = bench.world.notices.values.first { $0.told["zhou"] != nil }?.number ?? 0
        bench.sms("zhou", .notice(.cannot(.n(number), reason: nil)))
        #expect(bench.world.notice(number)?.wants("zhou") == false)
        #expect(bench.called(number) == ["wu"])
        bench.tick(after: 6)
        let routed = bench.events("notice.routed").map(\.event)
        #expect(!routed.contains(.notice(number, .routed(to: "zhou", .sms, because: .ladder))))
        #expect(routed.contains(.notice(number, .routed(to: "wu", .sms, because: .ladder))))
        _ = bench.perform(.system(.channelWentDown(.chat, reason: "x")), by: .system)
        for event in bench.events("notice.routed").map(\.event) {
            guard case .notice(number, .routed(to: "zhou", _, because: _)) = event else { continue }
            Issue.record("\(event)")
        }
    }
}

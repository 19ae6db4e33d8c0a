import Foundation
import Testing

@testable import Domain

@Suite struct NoticeTests {
    @Test func `a silent person's pair, lead, office, deputy and commander are called in turn`() {
        var bench = Bench()
        bench.activate()
        for id in ["zhao", "qian", "li", "wang", "wu", "sun"] as [PersonID] {
            bench.sms(id, .notice(.acknowledge(nil, onBehalfOf: nil, via: nil)))
        }
        // Everyone above has been told already, so nobody is called twice: the line ends.
        bench.tick(after: 10)
        #expect(bench.called(2).isEmpty)
        #expect(bench.events("notice.exhausted").count == 1)
    }

    @Test func `the ladder climbs at T1, T2, T3 and then each T1`() {
        var bench = Bench()
        bench.activate(3)
        // Only leads were told; the release group's deputy and the deputy commander were not.
        for id in ["zhao", "li", "sun"] as [PersonID] {
            bench.chat(id, .notice(.acknowledge(.n(2), onBehalfOf: nil, via: nil)))
        }
        bench.tick(after: 14)
        #expect(bench.called(2).isEmpty)
        bench.tick(after: 1)
        #expect(bench.called(2) == ["wu"])
        bench.tick(after: 15)
        #expect(bench.called(2) == ["wu", "qian"])
        bench.tick(after: 200)
        #expect(bench.called(2) == ["wu", "qian"])
        #expect(bench.events("notice.exhausted").count == 1)
    }

    @Test func `an acknowledgement by whoever was called ends the line on every road`() {
        var bench = Bench()
        bench.activate(3)
        for id in ["zhao", "li", "sun"] as [PersonID] {
            bench.chat(id, .notice(.acknowledge(.n(2), onBehalfOf: nil, via: nil)))
        }
        bench.tick(after: 15)
        bench.sms("wu", .notice(.acknowledge(nil, onBehalfOf: nil, via: nil)))
        #expect(bench.world.openNotices.isEmpty)
        bench.tick(after: 600)
        #expect(bench.called(2) == ["wu"])
    }

    @Test func `a cannot calls the B-role at once`() {
        var bench = Bench()
        bench.activate(3)
        let reply = bench.sms("zhou", .notice(.cannot(nil, reason: nil)))
        #expect(reply == .success(.cannotTaken(2, called: "吴悠")))
        #expect(bench.called(2) == ["wu"])
    }

    @Test func `a cannot after an acknowledgement opens the line again and calls the B-role`() {
        var bench = Bench()
        bench.activate(3)
        for id in ["zhao", "li", "sun", "zhou"] as [PersonID] {
            bench.chat(id, .notice(.acknowledge(.n(2), onBehalfOf: nil, via: nil)))
        }
        #expect(bench.world.openNotices.isEmpty)
        bench.now = bench.now + .minutes(60)
        #expect(
            bench.sms("zhou", .notice(.cannot(.n(2), reason: nil)))
                == .success(.cannotTaken(2, called: "吴悠")))
        #expect(bench.called(2) == ["wu"])
        #expect(bench.world.notices[2]?.waitingFor == ["zhou"])
        #expect(bench.world.absences.covers["zhou"]?.by == "wu")
        #expect(World(folding: bench.log).notices == bench.world.notices)
        // Its times count from now: 30 minutes at level III until the next is called.
        bench.tick(after: 29)
        #expect(bench.called(2) == ["wu"])
        bench.sms("wu", .notice(.acknowledge(.n(2), onBehalfOf: nil, via: nil)))
        #expect(bench.world.openNotices.isEmpty)
        #expect(bench.world.notice(2)?.lines.allSatisfy { !$0.isOpen } == true)
    }

    @Test func `whoever could not and then can has answered`() {
        var bench = Bench()
        bench.activate(3)
        bench.chat("zhou", .notice(.acknowledge(.n(2), onBehalfOf: nil, via: nil)))
        bench.sms("zhou", .notice(.cannot(.n(2), reason: nil)))
        #expect(bench.world.notices[2]?.waitingFor.contains("zhou") == true)
        bench.sms("zhou", .notice(.acknowledge(.n(2), onBehalfOf: nil, via: nil)))
        #expect(bench.world.notices[2]?.waitingFor.contains("zhou") == false)
        bench.sms("zhou", .notice(.cannot(.n(2), reason: nil)))
        #expect(bench.world.notices[2]?.waitingFor.contains("zhou") == true)
        #expect(bench.called(2) == ["wu", "wu"])
    }

    @Test func `a cannot to what is over calls nobody`() {
        var bench = Bench()
        bench.warn()
        for id in ["zhao", "qian"] as [PersonID] {
            bench.sms(id, .notice(.acknowledge(.n(1), onBehalfOf: nil, via: nil)))
        }
        bench.chat("zhao", .warning(.decline(.w(1), reason: "误报")))
        bench.sms("zhao", .notice(.cannot(.n(1), reason: nil)))
        #expect(bench.called(1).isEmpty)
        #expect(bench.world.notices[1] == nil)
    }

    @Test func `of a number that is not there, those that wait are named`() {
        var bench = Bench()
        bench.warn()
        bench.warn()
        #expect(
            bench.sms("zhao", .notice(.acknowledge(.n(77), onBehalfOf: nil, via: nil)))
                == .failure(.noSuchNotice(.n(77), open: [.n(1), .n(2)])))
    }

    @Test func `after a cannot the pair's other half stands in, though told for themselves`() {
        var bench = Bench()
        bench.activate()
        bench.chat("wu", .notice(.acknowledge(nil, onBehalfOf: nil, via: nil)))
        #expect(
            bench.sms("zhou", .notice(.cannot(.n(2), reason: nil)))
                == .success(.cannotTaken(2, called: "吴悠")))
        #expect(bench.called(2) == ["wu"])
        #expect(bench.world.notices(wanting: "wu").count == 1)
        bench.sms("wu", .notice(.acknowledge(.n(2), onBehalfOf: nil, via: nil)))
        #expect(bench.world.notices[2]?.waitingFor.contains("zhou") == false)
    }

    @Test func `SMS follows after five minutes without an answer, and only then`() {
        var bench = Bench()
        bench.activate()
        bench.chat("zhou", .notice(.acknowledge(nil, onBehalfOf: nil, via: nil)))
        bench.tick(after: 5)
        let routed = bench.events("notice.routed")
        #expect(routed.count == 6)
        #expect(bench.world.notices[2]?.told["zhou"]?.routes == [.chat])
        #expect(bench.world.notices[2]?.told["wu"]?.routes == [.chat, .sms])
        bench.tick(after: 1)
        #expect(bench.events("notice.routed").count == 6)
    }

    @Test func `an answer given twice is one answer`() {
        var bench = Bench()
        bench.activate()
        for _ in 1...3 {
            bench.chat("zhou", .notice(.acknowledge(.n(2), onBehalfOf: nil, via: nil)))
        }
        #expect(bench.events("notice.acknowledged").count == 1)
    }

    @Test func `without a number the only open notice is meant; of several, one must be named`() {
        var bench = Bench()
        #expect(
            bench.sms("zhao", .notice(.acknowledge(nil, onBehalfOf: nil, via: nil)))
                == .failure(.nothingToAcknowledge))
        bench.warn()
        bench.warn()
        #expect(
            bench.sms("zhao", .notice(.acknowledge(nil, onBehalfOf: nil, via: nil)))
                == .failure(.whichNotice([.n(1), .n(2)])))
        #expect(
            bench.sms("li", .notice(.acknowledge(.n(1), onBehalfOf: nil, via: nil)))
                == .failure(.notAddressed(.n(1))))
        #expect(
            bench.sms("li", .notice(.acknowledge(.n(9), onBehalfOf: nil, via: nil)))
                == .failure(.noSuch(.n(9))))
    }

    @Test func `a proxy acknowledgement says by whom and how`() {
        var bench = Bench()
        bench.warn()
        #expect(
            bench.chat("sun", .notice(.acknowledge(.n(1), onBehalfOf: "zhao", via: "phone")))
                == .failure(
                    .notAllowed(.ack, roles: [.office, .duty, .lead], people: ["李雷", "王芳"])))
        #expect(
            bench.chat("wang", .notice(.acknowledge(.n(1), onBehalfOf: "zhao", via: "phone")))
                == .success(.acknowledgedFor(1, "赵敏")))
        #expect(
            bench.log.last?.event
                == .notice(1, .acknowledged(by: "zhao", via: .proxy("wang", via: "phone"))))
    }

    @Test func `when chat goes down, whoever has not answered is called by SMS at once`() {
        var bench = Bench()
        bench.activate()
        bench.chat("zhou", .notice(.acknowledge(nil, onBehalfOf: nil, via: nil)))
        _ = bench.perform(.system(.channelWentDown(.chat, reason: "refused")), by: .system)
        #expect(bench.events("notice.routed").count == 6)
        _ = bench.perform(.system(.channelWentDown(.chat, reason: "refused")), by: .system)
        #expect(bench.events("desk.channelDown").count == 1)
    }

    @Test func `while chat is down a new notice goes by SMS`() {
        var bench = Bench()
        _ = bench.perform(.system(.channelWentDown(.chat, reason: "refused")), by: .system)
        bench.activate()
        #expect(bench.world.notices[2]?.told["zhou"]?.routes == [.sms])
    }

    @Test func `a person whose every road failed is named to somebody else`() {
        var bench = Bench()
        bench.activate()
        let notice = NoticeSubject.countersign(incident: 1, commander: "", enteredBy: "", by: .now)
        func fail(_ route: RouteKind) {
            let saying = Saying.notice(
                2, notice,
                NoticeContext(
                    level: nil, answerBy: bench.now, inPlaceOf: nil, cause: nil, outage: false,
                    classification: .internal))
            let delivered = Delivered(id: "e1", route: route, people: ["zhou"], saying: saying)
            _ = bench.perform(.system(.deliveryFailed(delivered, reason: "x")), by: .system)
        }
        fail(.chat)
        #expect(bench.world.notices[2]?.told["zhou"]?.routes == [.chat, .sms])
        fail(.sms)
        #expect(bench.world.notices[2]?.told["zhou"]?.routes == [.chat, .sms, .email])
        fail(.email)
        #expect(bench.log.last?.event == .notice(2, .unreachable("zhou", told: ["li", "wang"])))
    }

    @Test func `when a road returns, whoever no road reached is told by it`() {
        var bench = Bench()
        bench.activate()
        func system(_ command: SystemCommand) { _ = bench.perform(.system(command), by: .system) }
        for route in RouteKind.allCases { system(.channelWentDown(route, reason: "x")) }
        let context = NoticeContext(
            level: nil, answerBy: bench.now, inPlaceOf: nil, cause: nil, outage: true,
            classification: .internal)
        let saying = Saying.notice(
            2, .countersign(incident: 1, commander: "", enteredBy: "", by: .now), context)
        for id: PersonID in ["zhou", "wu", "sun"] {
            system(
                .deliveryFailed(
                    Delivered(id: "e1", route: .email, people: [id], saying: saying), reason: "x"))
        }
        bench.chat("wu", .notice(.acknowledge(.n(2), onBehalfOf: nil, via: nil)))
        let lost = bench.world.notices[2]?.unreached
        #expect(lost == ["zhou", "sun"])
        let before = bench.log.count
        system(.channelSettled(.sms))
        let routed = bench.log[before...].map(\.event).filter { $0.type == "notice.routed" }
        #expect(
            routed == [
                .notice(2, .routed(to: "sun", .sms, because: .returned)),
                .notice(2, .routed(to: "zhou", .sms, because: .returned)),
            ])
    }

    @Test func `a message that found every road down is kept until one returns, once`() {
        var bench = Bench()
        func system(_ command: SystemCommand) { _ = bench.perform(.system(command), by: .system) }
        for route in RouteKind.allCases { system(.channelWentDown(route, reason: "x")) }
        let saying = Saying.bulletin(.strangerSpoke(.sms, masked: "+86138****0001"))
        let lost = Delivered(id: "e1", route: .email, people: ["zhou"], saying: saying)
        system(.deliveryFailed(lost, reason: "x"))
        #expect(
            bench.log.last?.event
                == .desk(.undelivered("e1", "zhou", reason: "x", kept: saying)))
        system(.channelSettled(.sms))
        system(.channelSettled(.email))
        let sent = bench.events("desk.resumed").map(\.event)
        #expect(sent == [.desk(.resumed("e1", "zhou", .sms, saying))])
        // What was said of the roads is old by the time one returns.
        let old = Saying.bulletin(.channelDown(.sms, reason: "x", since: bench.now))
        system(.channelWentDown(.sms, reason: "x"))
        system(.channelWentDown(.email, reason: "x"))
        let outage = Delivered(id: "e2", route: .email, people: ["zhou"], saying: old)
        system(.deliveryFailed(outage, reason: "x"))
        #expect(
            bench.log.last?.event == .desk(.undelivered("e2", "zhou", reason: "x", kept: nil)))
        system(.channelSettled(.email))
        // One that failed with no road down is not kept: a human was told.
        system(.channelSettled(.chat))
        system(.deliveryFailed(lost, reason: "x"))
        system(.channelWentDown(.sms, reason: "x"))
        system(.channelSettled(.sms))
        #expect(bench.events("desk.resumed").count == 1)
    }

    @Test func `an alarm that fails goes by the next road, then to HQ, and then waits`() {
        var bench = Bench()
        func fail(_ person: PersonID, _ route: RouteKind, _ alarm: Bulletin) -> DeskEvent? {
            let saying = Saying.bulletin(alarm)
            let delivered = Delivered(id: "e1", route: route, people: [person], saying: saying)
            let before = bench.log.count
            _ = bench.perform(.system(.deliveryFailed(delivered, reason: "x")), by: .system)
            guard case .desk(let event)? = bench.log.last?.event, bench.log.count == before + 1
            else { return nil }
            return event
        }
        func passed(_ from: PersonID, to: PersonID?, _ alarm: Bulletin) -> DeskEvent {
            .alarmPassed("e1", from: from, by: .email, to: to, reason: "x", .bulletin(alarm))
        }
        // The room's post was said to each by another road too.
        let lost = Bulletin.unreachable(1, person: bench.world.name("sun"))
        #expect(fail("li", .chat, lost) == nil)
        #expect(
            fail("li", .sms, lost)
                == .redirected(
                    "e1", "li", from: .sms, to: .email, reason: "x", .bulletin(lost)))
        #expect(fail("li", .email, lost) == passed("li", to: "zhao", lost))
        #expect(fail("zhao", .email, lost) == passed("zhao", to: "qian", lost))
        #expect(fail("qian", .email, lost) == passed("qian", to: nil, lost))
        // Of a message without a number the commander has heard already.
        let message = Bulletin.undelivered(person: bench.world.name("sun"))
        #expect(fail("li", .email, message) == passed("li", to: "qian", message))
        // Whoever is not to be reached is not told so.
        let chief = Bulletin.unreachable(1, person: bench.world.name("zhao"))
        #expect(fail("li", .email, chief) == passed("li", to: "qian", chief))
        for route in RouteKind.allCases {
            _ = bench.perform(.system(.channelWentDown(route, reason: "x")), by: .system)
        }
        #expect(fail("li", .email, lost) == passed("li", to: nil, lost))
    }

    @Test func `the digest is owed from the first outage until it is posted, once`() {
        var bench = Bench()
        bench.activate()
        _ = bench.perform(.system(.channelWentDown(.chat, reason: "refused")), by: .system)
        let first = bench.events("desk.channelDown")[0].sequence
        bench.tick(after: 3)
        _ = bench.perform(.system(.channelSettled(.chat)), by: .system)
        _ = bench.perform(.system(.channelSettled(.chat)), by: .system)
        let digests = bench.events("desk.digested")
        #expect(digests.count == 1)
        guard case .desk(.digested(.chat, first, _, downSince: _)) = digests.first?.event else {
            Issue.record("no digest")
            return
        }
    }
}

import Foundation
import Testing

@testable import Domain

/// How ready the unit is, and when it looks. It is Monday, 2026-01-05, noon.
struct ReadinessTests {
    typealias Matter = ReadinessFinding.Matter

    private func report(_ bench: Bench, _ machine: MachineFacts = MachineFacts())
        -> ReadinessReport
    {
        bench.world.readinessReport(bench.plan, machine, at: bench.now)
    }

    private func day(_ text: String) -> Day { Day(text) ?? WorkCalendar().day(of: Fixture.noon) }

    /// Everything in order: what a finding is found against.
    private func sound() -> Bench {
        var people = Fixture.people
        for place in people.indices { people[place].setVerified(.sms, on: day("2026-01-02")) }
        people.append(
            Person(
                id: "ma", name: "马上", posts: [.init(group: "duty", seat: .lead)],
                chat: "@ma:localhost", mobile: "+8613800000099"))
        people[7].setVerified(.sms, on: day("2026-01-02"))
        return withSite(Bench(Roster(people)))
    }

    private func changed(_ bench: Bench, _ id: PersonID, _ change: (inout Person) -> Void) -> Bench
    {
        var people = bench.world.roster.everyone
        if let place = people.firstIndex(where: { $0.id == id }) { change(&people[place]) }
        return withSite(Bench(Roster(people)))
    }

    /// With one official channel that two people have verified.
    private func withSite(_ bench: Bench) -> Bench {
        var bench = bench
        let row = OfficialRow(
            id: "site", name: "官网", platform: "官网", account: "https://example.org", owner: "zhou",
            expires: bench.now + .days(90))
        note(&bench, .registered(row), by: "zhou")
        for person in ["li", "wang"] { note(&bench, .voiced("site", how: nil), by: ID(person)) }
        return bench
    }

    private func note(_ bench: inout Bench, _ event: OfficialEvent, by person: PersonID) {
        bench.world.apply(
            Entry(
                sequence: bench.world.sequence + 1, at: bench.now, stream: .desk,
                actor: .person(person, .chat), event: .official(event)))
    }

    @Test
    func `no official channel, one that nobody verified, one that is over or without an owner`() {
        var bench = sound()
        note(&bench, .retired("site", reason: "x"), by: "zhou")
        #expect(report(bench).findings == [ReadinessFinding(.yellow, .officialNone)])
        let row = OfficialRow(
            id: "weibo", name: "官方微博", platform: "微博", account: "@示例单位", owner: "ghost",
            expires: bench.now + .days(10))
        note(&bench, .registered(row), by: "zhou")
        let weibo = ReadinessFinding.Some(["官方微博"])
        #expect(
            report(bench).findings.map(\.matter)
                == [.officialUnverified(weibo), .officialOwnerless(weibo)])
        for person in ["li", "wang"] { note(&bench, .voiced("weibo", how: nil), by: ID(person)) }
        #expect(report(bench).findings.map(\.matter) == [.officialOwnerless(weibo)])
        bench.now = bench.now + .days(10)
        #expect(
            report(bench).findings.map(\.matter).contains(.officialExpired(weibo)))
    }

    @Test func `nothing is found where nothing is missing, and what nobody measured is named`() {
        let report = report(sound())
        #expect(report.findings.isEmpty)
        #expect(report.unmeasured == ReadinessReport.Measure.allCases)
        let measured = MachineFacts(roads: [], freeDisk: 90_000, clockOff: 0)
        #expect(self.report(sound(), measured).unmeasured == [.balance, .feeds])
    }

    @Test func `a channel whose publisher the settings have no more`() {
        var bench = sound()
        let row = OfficialRow(
            id: "site", name: "官网", platform: "官网", account: "https://example.org", owner: "zhou",
            via: "feed", expires: bench.now + .days(90))
        note(&bench, .registered(row), by: "zhou")
        for person in ["li", "wang"] { note(&bench, .voiced("site", how: nil), by: ID(person)) }
        #expect(report(bench).findings.isEmpty)
        #expect(report(bench, MachineFacts(publishers: ["feed"])).findings.isEmpty)
        #expect(
            report(bench, MachineFacts(publishers: [])).findings
                == [ReadinessFinding(.yellow, .officialNoPublisher(.init(["官网"])))])
    }

    @Test func `empty seats, short groups, lead and deputy away, one person in three seats`() {
        var bench = changed(sound(), "sun") { $0.posts = [] }
        #expect(
            report(bench).findings
                == [
                    ReadinessFinding(
                        .yellow,
                        .nobodyIn(Fixture.text("guidance"), foldsTo: Fixture.text("office")))
                ])
        // What is kept sealed for the secrecy office nobody else may read.
        let office = GroupRule(
            id: .secrecy, name: Fixture.text("保密"), duty: Fixture.text("x"), words: [],
            responds: true)
        bench = sound()
        bench.plan.groups.append(office)
        #expect(
            report(bench).findings.map(\.matter)
                == [.nobodyIn(office.name, foldsTo: Fixture.text("office"))])
        bench.plan.guards.spill = .seal
        #expect(
            report(bench).findings == [ReadinessFinding(.red, .nobodyIn(office.name, foldsTo: nil))]
        )
        bench = changed(sound(), "ma") { $0.posts = [.init(group: "duty", seat: .member)] }
        #expect(report(bench).findings.map(\.matter) == [.noLead(Fixture.text("duty"))])
        bench = changed(sound(), "qian") { $0.posts = [.init(group: "hq", seat: .member)] }
        #expect(report(bench).findings.map(\.matter) == [.noDeputy(Fixture.text("hq"))])
        bench = changed(sound(), "zhao") { $0.posts = [] }
        #expect(report(bench).red.map(\.matter) == [.noLead(Fixture.text("hq"))])
        bench = changed(sound(), "sun") { person in
            person.posts += ["office", "release"].map { .init(group: $0, seat: .member) }
        }
        #expect(report(bench).findings.map(\.matter) == [.manySeats("孙宁", 3)])
        bench.plan.groups[4].minimum = 2
        #expect(
            report(bench).findings.map(\.matter).contains(
                .short(Fixture.text("duty"), have: 1, need: 2)))
    }

    @Test func `who waits for a second person's word is in sight`() throws {
        var bench = sound()
        bench.chat("li", .roster(.edit("qian", [RosterInput(.mobile, "13911112222")])))
        let rest = report(bench).findings
        #expect(!rest.map(\.matter).contains(.unconfirmed(.init(["钱进"]))))
        #expect(
            bench.world.waitingChange(of: "qian", bench.plan.continuityRule, at: bench.now) == nil)
        // Where a code may go there it matters.
        bench.plan.continuity = ContinuityRule(approveBySMS: .tasks)
        #expect(
            report(bench).findings
                == [ReadinessFinding(.yellow, .unconfirmed(.init(["钱进"])))] + rest)
        bench.plan.continuity = .off
        bench.chat("li", .roster(.edit("zhao", [RosterInput(.chat, "@zhao2:localhost")])))
        bench.chat("li", .desk(.answer(code: "4821")))
        #expect(
            report(bench).findings
                == [ReadinessFinding(.yellow, .unconfirmed(.init(["赵敏"])))] + rest)
        #expect(
            bench.world.waitingChange(of: "zhao", bench.plan.continuityRule, at: bench.now)
                == WaitingChange(by: ["李雷"], confirmers: ["钱进"]))
        bench.chat("qian", .roster(.confirm("zhao")))
        #expect(report(bench).findings == rest)
    }

    @Test func `lead and deputy both away is red, whoever arranged it`() {
        var bench = sound()
        let tomorrow = DutyWhen(.from(today: 1))
        bench.chat(
            "zhou", .absence(.leave(nil, from: tomorrow, to: nil, reason: nil, allow: false)))
        bench.chat(
            "zhao", .absence(.leave("wu", from: tomorrow, to: nil, reason: nil, allow: true)))
        #expect(report(bench).findings.isEmpty)
        bench.now = bench.now + .hours(20)
        #expect(report(bench).red.map(\.matter) == [.headless(Fixture.text("release"))])
        #expect(report(bench).yellow.map(\.matter) == [.pairAway("吴悠", "周舟")])
    }

    @Test func `numbers, roads and training`() {
        var bench = changed(sound(), "ma") { $0.mobile = nil }
        #expect(report(bench).red.map(\.matter) == [.noSMS(Fixture.text("duty"))])
        #expect(report(bench).yellow.map(\.matter) == [.noMobile(.init(["马上"]))])
        bench = changed(sound(), "sun") { person in
            (person.chat, person.mobile, person.email) = (nil, nil, nil)
        }
        #expect(report(bench).red.map(\.matter).contains(.noRoad(.init(["孙宁"]))))
        bench = changed(sound(), "sun") { $0.setVerified(.sms, on: day("2025-10-07")) }
        #expect(report(bench).findings.isEmpty)
        bench = changed(sound(), "sun") { $0.setVerified(.sms, on: day("2025-10-05")) }
        #expect(report(bench).findings.map(\.matter) == [.unverified(.init(["孙宁"]))])
        bench = changed(sound(), "sun") { $0.trainedUntil = day("2026-02-04") }
        #expect(report(bench).findings.map(\.matter) == [.trainingDue(.init(["孙宁"]))])
        bench = changed(sound(), "sun") { $0.trainedUntil = day("2026-01-04") }
        #expect(report(bench).findings.map(\.matter) == [.trainingOver(.init(["孙宁"]))])
    }

    @Test func `what expires, the machine and its roads`() {
        var bench = sound()
        let name = Fixture.text("签名")
        bench.plan.readiness = ReadinessRule(expiries: [
            .init(what: name, on: day("2026-02-04")), .init(what: name, on: day("2026-02-05")),
            .init(what: name, on: day("2026-01-05")), .init(what: name, on: day("2026-01-04")),
        ])
        #expect(
            report(bench).findings.map(\.matter) == [
                .expired(name, on: day("2026-01-04")), .expiring(name, on: day("2026-02-04")),
                .expiring(name, on: day("2026-01-05")),
            ])
        let machine = MachineFacts(
            roads: [
                RoadReport(route: .chat, condition: .up),
                RoadReport(
                    route: .sms, condition: .up,
                    gateways: [.init(name: "east", reason: "credit"), .init(name: "west")]),
                RoadReport(route: .email, condition: .down(since: bench.now), reason: "refused"),
            ], freeDisk: 100, clockOff: -6)
        let found = report(sound(), machine)
        #expect(
            found.red.map(\.matter) == [.road(.email, reason: "refused"), .disk(100)])
        #expect(
            found.yellow.map(\.matter)
                == [.gateway(.sms, name: "east", reason: "credit"), .clockOff(-6)])
    }

    @Test func `the duty roster's gaps within a week, and people that no roster knows`() {
        var bench = sound()
        let rota = DutyRota(
            timeZone: "Asia/Shanghai",
            rotations: [
                DutyRotation(
                    id: "officer", name: Fixture.text("值班员"), seat: .officer,
                    people: ["ma", "ghost"], length: 1440, begins: 480,
                    first: CalendarDay("2026-01-06") ?? CalendarDay(number: 0))
            ])
        _ = bench.perform(.system(.dutyImported(rota)), by: .system)
        #expect(
            report(bench).red.map(\.matter) == [
                .dutyUnknown(.init(["ghost"])), .nobodyOnDuty(Fixture.text("值班员"), at: bench.now),
            ])
    }

    // MARK: Clocks

    private func times(_ bench: Bench, _ type: String) -> [Date] { bench.events(type).map(\.at) }

    @Test func `it is looked at 02:00 each night, and the card comes at 08:30`() {
        var bench = sound()
        for _ in 0..<72 { bench.tick(after: 30) }
        let midnight = Fixture.noon + .hours(12)
        #expect(times(bench, "readiness.checked") == [midnight + .hours(2)])
        #expect(times(bench, "readiness.carded") == [midnight + .minutes(510)])
        bench.tick(after: 9 * 24 * 60)
        // However long nobody looked, it is looked once.
        #expect(times(bench, "readiness.checked").count == 2)
        #expect(times(bench, "readiness.carded").count == 2)
    }

    @Test func `the clocks follow the plan's zone where clocks are set forward at night`() {
        var bench = sound()
        bench.now = Date(timeIntervalSince1970: 1_774_652_400)  // 2026-03-28 00:00 in Berlin
        var plan = Fixture.plan
        plan.calendar = WorkCalendar(timeZone: "Europe/Berlin")
        plan.readiness = ReadinessRule(check: 150)  // 02:30, which the 29th does not have
        _ = bench.perform(.system(.planFound(plan)), by: .system)
        bench.plan = plan
        for _ in 0..<144 { bench.tick(after: 30) }
        let first = Date(timeIntervalSince1970: 1_774_661_400)
        #expect(
            times(bench, "readiness.checked")
                == [first, first + .hours(23) + .minutes(30), first + .hours(47)])
    }

    @Test func `only what has become red since is fresh`() {
        var bench = sound()
        bench.tick(after: 14 * 60)
        var people = bench.world.roster.everyone
        people[7].mobile = nil
        _ = bench.perform(.system(.rosterImported(Roster(people))), by: .system)
        bench.tick(after: 24 * 60)
        bench.tick(after: 24 * 60)
        let fresh = bench.log.compactMap { entry -> Int? in
            if case .readiness(.checked(_, let fresh)) = entry.event { fresh.count } else { nil }
        }
        #expect(fresh == [0, 1, 0])
    }

    @Test func `what goes on being red is told once, although its time moves`() {
        var bench = sound()
        let rota = DutyRota(
            timeZone: "Asia/Shanghai",
            rotations: [
                DutyRotation(
                    id: "officer", name: Fixture.text("值班员"), seat: .officer, people: ["ma", "li"],
                    length: 1440, begins: 480,
                    first: CalendarDay("2026-01-12") ?? CalendarDay(number: 0))
            ])
        _ = bench.perform(.system(.dutyImported(rota)), by: .system)
        for _ in 1...4 { bench.tick(after: 24 * 60) }
        let fresh = bench.log.compactMap { entry -> Int? in
            if case .readiness(.checked(_, let fresh)) = entry.event { fresh.count } else { nil }
        }
        #expect(fresh == [1, 0, 0, 0])
    }

    // MARK: Numbers

    /// Until 10:00 of the 1st of February, minute by minute near it.
    private func february(_ bench: Bench) -> Bench {
        var bench = bench
        bench.tick(after: 27 * 24 * 60 - 121)
        #expect(bench.events("readiness.numbersAsked").isEmpty)
        return bench
    }

    private func asked(_ bench: Bench) -> [PersonID] {
        bench.log.compactMap { entry -> [PersonID]? in
            if case .readiness(.numbersAsked(let all, _)) = entry.event {
                all.map(\.person)
            } else {
                nil
            }
        }.flatMap(\.self)
    }

    @Test func `numbers are asked on the 1st at 10:00, of those not verified in 25 days`() {
        var bench = february(
            changed(sound(), "sun") { $0.setVerified(.sms, on: day("2026-01-20")) })
        bench.tick(after: 1)
        #expect(bench.now == Date(timeIntervalSince1970: 1_769_911_200))
        #expect(asked(bench) == ["zhao", "qian", "li", "wang", "zhou", "wu", "ma"])
        #expect(
            bench.sms("zhou", .notice(.acknowledge(nil, onBehalfOf: nil, via: nil)))
                == .success(nil))
        #expect(bench.world.roster["zhou"]?.verifiedOn(.sms) == day("2026-02-01"))
        #expect(
            bench.sms("zhou", .notice(.acknowledge(nil, onBehalfOf: nil, via: nil)))
                == .failure(.nothingToAcknowledge))
        bench.tick(after: 72 * 60)
        let silent = bench.log.compactMap { entry -> [PersonID]? in
            if case .readiness(.numbersEnded(let silent, asked: 7)) = entry.event {
                silent
            } else {
                nil
            }
        }
        #expect(silent == [["zhao", "qian", "li", "wang", "wu", "ma"]])
        #expect(
            report(bench).findings.map(\.matter)
                == [.silentNumbers(.init(["赵敏", "钱进", "李雷", "王芳", "吴悠", "马上"]))])
        bench.chat("li", .roster(.verify("zhao", .sms)))
        #expect(bench.world.readiness.silent.contains("zhao") == false)
        // Late is not never.
        #expect(
            bench.sms("wu", .notice(.acknowledge(nil, onBehalfOf: nil, via: nil)))
                == .success(nil))
        #expect(!bench.world.readiness.silent.contains("wu"))
        bench.tick(after: 60 * 24 * 26)
        #expect(asked(bench).count == 7 + 8)
    }

    @Test func `an open notice comes first, and its answer verifies the number as well`() {
        var bench = february(sound())
        bench.tick(after: 1)
        bench.warn()
        #expect(bench.world.notices(wanting: "zhao").map(\.number) == [1])
        bench.sms("zhao", .notice(.acknowledge(nil, onBehalfOf: nil, via: nil)))
        #expect(bench.world.notices(wanting: "zhao").isEmpty)
        #expect(bench.world.roster["zhao"]?.verifiedOn(.sms) == day("2026-02-01"))
    }

    @Test func `by chat or from a second number nothing is verified`() {
        var bench = february(sound())
        bench.tick(after: 1)
        let answer = Command.notice(.acknowledge(nil, onBehalfOf: nil, via: nil))
        #expect(bench.chat("zhou", answer) == .failure(.nothingToAcknowledge))
        bench.heardFrom = "+8613900000000"
        #expect(bench.sms("zhou", answer) == .failure(.nothingToAcknowledge))
        bench.heardFrom = bench.world.roster["zhou"]?.mobile
        #expect(bench.sms("zhou", answer) == .success(nil))
    }

    @Test func `while level I or II runs, and at night, nobody is asked`() {
        var bench = sound()
        bench.tick(after: 26 * 24 * 60)
        bench.activate(2)
        bench.tick(after: 22 * 60)
        #expect(asked(bench).isEmpty)
        #expect(report(bench).yellow.map(\.matter).contains { $0.isPutOff })
        bench.chat("li", .incident(.proposeClose(nil, reason: "平息")))
        bench.chat("zhao", .incident(.confirmClose(nil, reason: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.tick(after: 12 * 60)
        #expect(asked(bench).isEmpty)
        bench.tick(after: 12 * 60)
        #expect(asked(bench).count == 8)
        #expect(!report(bench).findings.map(\.matter).contains { $0.isPutOff })
        // Down over the 1st, and started again after 22:00.
        bench = sound()
        bench.tick(after: 27 * 24 * 60 + 10 * 60)
        #expect(asked(bench).isEmpty)
        bench.tick(after: 12 * 60)
        #expect(asked(bench).count == 8)
    }

    // MARK: Tries

    @Test func `every road of somebody is tried, and who asked is told what came of it`() {
        var bench = sound()
        let reply = bench.chat("li", .desk(.testRoads("sun")))
        guard case .success(.roadsTested(let roads)?) = reply else {
            return #expect(Bool(false), "\(reply)")
        }
        #expect(roads.trial == .init(until: bench.now + .minutes(30), isOfAsker: false))
        bench.now = bench.now + .minutes(2)
        bench.sms("sun", .notice(.acknowledge(nil, onBehalfOf: nil, via: nil)))
        let failed = Delivered(
            id: "e9.email", route: .email, people: ["sun"], saying: .bulletin(.roadTest(.email)))
        _ = bench.perform(.system(.deliveryFailed(failed, reason: "rejected")), by: .system)
        #expect(bench.events("desk.redirected").isEmpty)
        bench.tick(after: 28)
        let ended = bench.log.compactMap { entry -> RoadTrial? in
            if case .readiness(.trialEnded(let trial)) = entry.event { trial } else { nil }
        }
        #expect(ended.map(\.by) == ["li"])
        #expect(
            ended.first?.roads == [
                .init(.chat), .init(.sms, answeredAt: Fixture.noon + .minutes(2)),
                .init(.email, failure: "rejected"),
            ])
        #expect(bench.world.readiness.trials.isEmpty)
    }

    @Test func `a try ends at once when all have answered`() {
        var bench = sound()
        bench.chat("ma", .desk(.testRoads(nil)))
        let answer = Command.notice(.acknowledge(nil, onBehalfOf: nil, via: nil))
        #expect(bench.chat("ma", answer) == .success(nil))
        #expect(bench.sms("ma", answer) == .success(nil))
        #expect(bench.world.nextDue == .distantPast)
        bench.tick(after: 0)
        #expect(bench.events("readiness.trialEnded").count == 1)
        #expect(bench.world.roster["ma"]?.verifiedOn(.chat) == day("2026-01-05"))
    }

    @Test func `the office enters that an address was made sure of, where there is one`() {
        var bench = sound()
        #expect(
            bench.chat("li", .roster(.verify("ma", .email)))
                == .failure(.roster(.noAddress("马上", .email))))
        #expect(
            bench.chat("li", .roster(.verify("ma", .chat)))
                == .success(.roster(.verified("马上", .chat, on: day("2026-01-05")))))
        #expect(bench.world.roster["ma"]?.verifiedOn(.chat) == day("2026-01-05"))
    }
}

extension ReadinessFinding.Matter {
    fileprivate var isPutOff: Bool { if case .numbersPutOff = self { true } else { false } }
}

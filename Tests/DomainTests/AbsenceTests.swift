import Foundation
import Testing

@testable import Domain

/// Away, standing in, deciding for another. It is Monday, 2026-01-05, noon.
struct AbsenceTests {
    private func when(_ days: Int, _ minute: Int? = nil) -> DutyWhen {
        DutyWhen(.from(today: days), minute: minute)
    }

    private func leave(
        _ who: String? = nil, _ from: Int = 0, _ to: Int? = nil, allow: Bool = false
    ) -> Command {
        .absence(
            .leave(who, from: when(from), to: to.map { when($0) }, reason: nil, allow: allow))
    }

    @Test func `a day off begins and ends at midnight, and the next of the group acts`() {
        var bench = Bench()
        let reply = bench.chat("zhou", leave(nil, 1, 2))
        let begins = bench.now + .hours(12)
        #expect(
            reply
                == .success(
                    .absence(
                        .leave(
                            LeaveFacts(
                                name: "周舟", from: begins, to: begins + .hours(48), cover: "吴悠")))))
        #expect(bench.world.staff(at: bench.now).responsible(for: "release")?.id == "zhou")
        bench.tick(after: 12 * 60)
        #expect(bench.world.isOnLeave("zhou", at: bench.now))
        #expect(bench.world.staff(at: bench.now).responsible(for: "release")?.id == "wu")
        #expect(bench.world.staff(at: bench.now).holder(of: .lead, in: "release")?.id == "wu")
        bench.tick(after: 48 * 60)
        #expect(!bench.world.isOnLeave("zhou", at: bench.now))
        #expect(bench.world.staff(at: bench.now).responsible(for: "release")?.id == "zhou")
    }

    @Test func `B is never on leave with A unless HQ says so`() {
        var bench = Bench()
        bench.chat("zhou", leave(nil, 1, 3))
        let from = bench.now + .hours(12)
        let refused = Refusal.absence(
            .pairAway("吴悠", pair: "周舟", from: from, to: from + .hours(72)))
        #expect(bench.chat("wu", leave(nil, 3)) == .failure(refused))
        guard case .success = bench.chat("wu", leave(nil, 4)) else {
            return #expect(Bool(false))
        }
        guard case .success = bench.chat("zhao", leave("wu", 2, allow: true)) else {
            return #expect(Bool(false))
        }
        let spells = bench.world.absences.leaves["wu"] ?? []
        #expect(spells.map(\.allowedBy) == ["zhao", nil])
    }

    @Test func `days of the roster's file count as well, in pairs too`() {
        var people = Fixture.people
        people[4].leave = [Leave("2026-01-05..2026-01-06")].compactMap(\.self)
        var bench = Bench(Roster(people))
        #expect(bench.world.isOnLeave("zhou", at: bench.now))
        #expect(bench.world.staff(at: bench.now).responsible(for: "release")?.id == "wu")
        guard case .failure(.absence(.pairAway)) = bench.chat("wu", leave(nil, 1)) else {
            return #expect(Bool(false))
        }
        #expect(bench.world.duty.away["zhou"]?.count == 1)
    }

    @Test func `another's leave is their own affair, and the office's`() {
        var bench = Bench()
        #expect(bench.chat("sun", leave("zhou", 1)) == .failure(.absence(.notYours("周舟"))))
        guard case .success = bench.chat("li", leave("zhou", 1)) else {
            return #expect(Bool(false))
        }
        #expect(bench.chat("sun", .absence(.back(nil))) == .failure(.absence(.notAway("孙宁"))))
        #expect(bench.chat("zhou", leave(nil, -2)) == .failure(.absence(.past)))
    }

    @Test func `whoever is away gets no notice while others are there; all of HQ away, they do`() {
        var bench = Bench()
        bench.chat("zhao", leave())
        bench.warn()
        #expect(bench.world.openNotices.first?.issue.recipients == ["qian"])
        bench.chat("zhao", leave("qian", 0, allow: true))
        bench.warn()
        #expect(bench.world.openNotices.last?.issue.recipients == ["zhao", "qian"])
    }

    @Test func `cover begins by itself when A does not answer, and ends when A speaks`() {
        var bench = Bench()
        bench.activate(1)
        let notice = bench.world.openNotices.first { $0.told["zhou"] != nil }?.number ?? 0
        for id in ["zhao", "qian", "li", "wang", "sun", "wu"] as [PersonID] {
            bench.chat(id, .notice(.acknowledge(.n(notice), onBehalfOf: nil, via: nil)))
        }
        bench.tick(after: 5)
        #expect(bench.called(notice) == [], "wu was told for herself")
        #expect(bench.world.absences.covers["zhou"]?.by == "wu")
        #expect(bench.world.staff(at: bench.now).responsible(for: "release")?.id == "wu")
        #expect(bench.world.staff(at: bench.now)["wu"]?.sits(in: "release", as: .lead) == true)
        #expect(
            bench.world.staff(at: bench.now).members(of: "release").map(\.id) == ["wu", "zhou"],
            "who has not answered is still told of what is new")
        bench.sms("zhou", .notice(.acknowledge(.n(notice), onBehalfOf: nil, via: nil)))
        #expect(bench.world.absences.covers.isEmpty)
        #expect(bench.events("absence.coverEnded").count == 1)
        #expect(bench.world.staff(at: bench.now).responsible(for: "release")?.id == "zhou")
    }

    @Test func `whoever says that they cannot is covered until they say that they are there`() {
        var bench = Bench()
        bench.activate(1)
        let notice = bench.world.openNotices.first { $0.told["zhou"] != nil }?.number ?? 0
        bench.sms("zhou", .notice(.cannot(.n(notice), reason: "出差")))
        #expect(bench.world.absences.covers["zhou"]?.cause == .cannot(notice))
        bench.chat("zhou", .desk(.language([.zh])))
        #expect(bench.world.absences.covers["zhou"]?.by == "wu", "speaking is not coming")
        bench.sms("zhou", .notice(.acknowledge(.n(notice), onBehalfOf: nil, via: nil)))
        #expect(bench.world.absences.covers.isEmpty)
    }

    @Test func `with the word of the month they say that they are there just as well`() {
        for byRoll in [true, false] {
            var bench = CodeWordTests.bench()
            bench.activate(1)
            let notice = bench.world.openNotices.first { $0.told["zhou"] != nil }?.number ?? 0
            bench.sms("zhou", .notice(.cannot(.n(notice), reason: "出差")))
            #expect(bench.world.absences.covers["zhou"]?.by == "wu")
            bench.chat("li", .rollCall(.call(RollCallRequest())))
            bench.sms("zhou", .identified(.incident(.note(nil, text: "路上"))))
            #expect(bench.world.absences.covers["zhou"]?.by == "wu")
            let present: Command =
                byRoll
                ? .rollCall(.answer(RollAnswer(.present)))
                : .notice(.acknowledge(.n(notice), onBehalfOf: nil, via: nil))
            bench.sms("zhou", .identified(present))
            #expect(bench.world.absences.covers.isEmpty, "\(present)")
        }
    }

    @Test func `a cannot said twice is one answer, and the cover stays`() {
        var bench = Bench()
        bench.activate(1)
        let notice = bench.world.openNotices.first { $0.told["zhou"] != nil }?.number ?? 0
        for _ in 1...3 {
            #expect(
                bench.sms("zhou", .notice(.cannot(.n(notice), reason: nil)))
                    == .success(.cannotTaken(notice, called: "吴悠")))
        }
        #expect(bench.world.absences.covers["zhou"]?.by == "wu")
        #expect(bench.events("notice.cannot").count == 1)
        #expect(bench.events("absence.coverEnded").isEmpty)
        bench.chat("li", .absence(.endCover("zhou")))
        #expect(bench.world.absences.covers.isEmpty, "the office ends it by hand")
    }

    @Test func `a cannot after silence keeps the cover that silence began`() {
        var bench = Bench()
        bench.activate(1)
        let notice = bench.world.openNotices.first { $0.told["zhou"] != nil }?.number ?? 0
        for id in ["zhao", "qian", "li", "wang", "sun", "wu"] as [PersonID] {
            bench.chat(id, .notice(.acknowledge(.n(notice), onBehalfOf: nil, via: nil)))
        }
        bench.tick(after: 5)
        #expect(bench.world.absences.covers["zhou"]?.cause == .silent(notice))
        bench.sms("zhou", .notice(.cannot(.n(notice), reason: nil)))
        #expect(bench.world.absences.covers["zhou"]?.by == "wu")
        #expect(bench.world.absences.covers["zhou"]?.cause == .cannot(notice))
    }

    @Test func `the lead of a group says who stands in, for a time`() {
        var bench = Bench()
        #expect(
            bench.chat("sun", .absence(.cover("zhou", by: "wu", until: nil)))
                == .failure(.absence(.notLead("周舟"))))
        bench.chat("li", .absence(.cover("zhou", by: "sun", until: when(0, 14 * 60))))
        #expect(bench.world.staff(at: bench.now).responsible(for: "release")?.id == "sun")
        bench.chat("zhou", .desk(.language([.zh])))
        #expect(bench.world.absences.covers["zhou"]?.by == "sun", "it was arranged")
        bench.tick(after: 120)
        #expect(bench.world.absences.covers.isEmpty)
        #expect(bench.world.staff(at: bench.now).responsible(for: "release")?.id == "zhou")
    }
}

extension AbsenceTests {
    private func mandated(_ scope: [Verb]) -> Bench {
        var bench = Bench()
        bench.chat(
            "zhao",
            .absence(.delegate("li", scope: scope, from: nil, until: when(0, 18 * 60))))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        return bench
    }

    private var request: ActivationRequest {
        ActivationRequest(
            warning: Number(.warning, 1), level: Level(2), packs: [], reason: "急")
    }

    @Test func `with a mandate one decides as HQ does, and every signature says so`() {
        var bench = mandated([.activate])
        bench.warn()
        bench.chat("li", .incident(.activate(request)))
        let reply = bench.chat("li", .desk(.answer(code: "4821")))
        let signed = SignedFor(by: "zhao", name: "赵敏", until: bench.now + .hours(6))
        guard case .success(.signed(.activated, for: signed)?) = reply else {
            return #expect(Bool(false), "\(reply)")
        }
        #expect(bench.world.incident(1)?.start.commander == "li")
        #expect(bench.events("incident.activated").map(\.signedFor) == [signed])
        #expect(World(folding: bench.log).absences == bench.world.absences)
    }

    @Test func `a mandate holds for what it names, until it ends, and is not given on`() {
        var bench = mandated([.approve])
        bench.warn()
        guard
            case .failure(.notAllowed(.activate, _, _)) =
                bench.chat("li", .incident(.activate(request)))
        else { return #expect(Bool(false)) }
        #expect(
            bench.chat("li", .absence(.delegate("wang", scope: [], from: nil, until: when(1))))
                == .failure(.absence(.notOfHQ)))
        #expect(bench.world.staff(at: bench.now, for: .approve)["li"]?.sits(in: .hq) == true)
        #expect(bench.world.staff(at: bench.now)["li"]?.sits(in: .hq) == false)
        bench.tick(after: 6 * 60)
        #expect(bench.world.absences.mandates.isEmpty)
        #expect(bench.world.staff(at: bench.now, for: .approve)["li"]?.sits(in: .hq) == false)
        #expect(bench.events("absence.mandateEnded").count == 1)
    }

    @Test func `a code given back after the mandate has ended does nothing`() {
        var bench = mandated([.level])
        bench.activate()
        bench.tick(after: 359)
        let asked = bench.chat("li", .incident(.level(.i(1), Level(1), reason: "扩大")))
        guard case .success(.confirm?) = asked else { return #expect(Bool(false), "\(asked)") }
        bench.tick(after: 1)
        guard
            case .failure(.notAllowed(.level, _, _)) =
                bench.chat("li", .desk(.answer(code: "4821")))
        else { return #expect(Bool(false)) }
        #expect(bench.world.incident(1)?.level == Level(2))
    }

    @Test func `whoever decides by their own seat signs in their own name`() {
        var bench = mandated(Mandate.powers)
        bench.activate()
        #expect(bench.events("incident.activated").map(\.signedFor) == [nil])
        #expect(
            bench.chat("zhao", .absence(.delegate("qian", scope: [], from: nil, until: when(1))))
                == .failure(.absence(.hasThem("钱进"))))
        #expect(
            bench.chat(
                "zhao", .absence(.delegate("sun", scope: [], from: nil, until: when(40))))
                == .failure(.absence(.tooLong(days: 31))))
        bench.chat("qian", .absence(.revoke("li")))
        #expect(bench.world.absences.mandates.isEmpty)
    }

    @Test func `the commander away, whoever has every power is called and told as HQ`() {
        var bench = mandated(Mandate.powers)
        bench.chat("zhao", leave())
        bench.warn()
        #expect(Set(bench.world.openNotices.first?.issue.recipients ?? []) == ["qian", "li"])
    }
}

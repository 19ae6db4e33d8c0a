import Foundation
import Testing

@testable import Domain

/// The stored form of events is a contract: what an older version wrote must be read for ever.
/// `RECORD_EVENTS=1` writes the file for a new version; an existing one is never edited.
@Suite struct EventCodecTests {

    /// A day on which nearly everything happens.
    private func day() -> [Entry] {
        var bench = Bench()
        bench.warn()
        bench.chat("li", .warning(.assess(.w(1), AssessmentInput(values: [1: 3]))))
        let request = ActivationRequest(
            warning: .w(1), level: Level(2), packs: [], reason: "急", onBehalfOf: "zhao",
            via: "phone")
        bench.chat("li", .incident(.activate(request)))
        bench.chat("li", .desk(.answer(code: "4821")))
        bench.chat("zhao", .incident(.countersign(nil)))
        bench.sms("zhou", .notice(.acknowledge(.n(2), onBehalfOf: nil, via: nil)))
        bench.sms("wu", .notice(.cannot(.n(2), reason: "出差")))
        let step = bench.task("B16")?.number ?? 0
        bench.chat("li", .task(.done(.t(step), evidence: "https://example.org")))
        bench.chat("li", .task(.block(.t(step), reason: "忙")))
        bench.chat("li", .task(.assign(.t(step), to: "wang")))
        bench.chat("li", .incident(.note(nil, text: "已致电")))
        bench.chat("li", .fact(.add(nil, text: "已恢复", source: "技术组")))
        bench.chat("li", .fact(.voice(Number(.fact, 1), holds: true, how: "致电")))
        bench.chat("wang", .fact(.voice(Number(.fact, 1), holds: true, how: nil)))
        bench.chat("zhou", .fact(.doubt(Number(.fact, 1), reason: "仍报错")))
        evidence(&bench)
        ask(&bench)
        reports(&bench)
        bench.tick(after: 60)
        _ = bench.perform(.system(.channelWentDown(.chat, reason: "refused")), by: .system)
        _ = bench.perform(.system(.channelSettled(.chat)), by: .system)
        bench.chat("li", .desk(.language([.zh, .en])))
        bench.chat("li", .incident(.proposeClose(nil, reason: "平息")))
        bench.chat("zhao", .incident(.confirmClose(nil, reason: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        return bench.log
    }

    private func evidence(_ bench: inout Bench) {
        let file = ChatFile(
            route: .chat, place: .media("mxc://x/1"), name: "a.png", type: "image/png")
        let message = ChatFile(route: .chat, place: .message("$1", room: "!r:x"))
        let copy = Evidence.Copy(
            hash: String(repeating: "0f", count: 32), bytes: 12, type: "image/png", name: "a.png",
            fetchedAt: bench.now)
        let one = Number(.evidence, 1)
        bench.chat("sun", .evidence(.add(nil, .file(file), note: "截图")))
        bench.chat("sun", .evidence(.add(nil, .link("https://example.org/p"), note: nil)))
        bench.chat("sun", .evidence(.add(nil, .file(message), note: nil)))
        for outcome in [EvidenceOutcome.kept(copy), .failed(.status(404)), .failed(.tooLarge(9))]
            .enumerated()
        {
            _ = bench.perform(
                .system(.evidence(outcome.offset + 1, outcome.element)), by: .system)
        }
        bench.chat("sun", .evidence(.again(Number(.evidence, 2))))
        bench.chat("sun", .evidence(.hand(one, to: "li", reason: "送公证")))
        bench.chat("li", .evidence(.take(one)))
        bench.chat("li", .evidence(.verify(one)))
        _ = bench.perform(.system(.evidence(1, .verified(.intact))), by: .system)
    }

    /// A question with its answer, another like it, and what the public is concerned about.
    private func ask(_ bench: inout Bench) {
        let (one, two) = (Number(.question, 1), Number(.question, 2))
        for contact in ["13900001234", nil] {
            let draft = QuestionDraft(
                text: "何时恢复", asker: "王记者", outlet: "晨报", contact: contact,
                deadline: .within(.minutes(60)))
            bench.chat("wu", .question(.log(nil, draft)))
        }
        bench.chat("zhao", .question(.spokesperson("sun", named: true)))
        bench.chat("sun", .question(.draft(one, text: "预计18点前", facts: nil)))
        bench.chat("zhou", .question(.approve(one, version: nil)))
        bench.chat("sun", .question(.join(two, to: one)))
        bench.chat("sun", .question(.give(one, by: nil, via: "phone")))
        bench.chat("sun", .concern(.noneFound(nil, reason: "评论尚未开放")))
        bench.chat("sun", .concern(.add(nil, text: "何时恢复", count: 120)))
        bench.chat("sun", .concern(.count(nil, 1, 300)))
        bench.chat("sun", .concern(.cover(nil, 1, by: one)))
        bench.chat("sun", .concern(.uncover(nil, 1, by: one)))
        bench.chat("zhao", .question(.spokesperson("sun", named: false)))
        bench.tick(after: 31)
        bench.chat("sun", .question(.drop(two, reason: "已撤回")))
    }

    /// What HQ is told, and what goes to bodies outside.
    private func reports(_ bench: inout Bench) {
        bench.plan.duties = FilingTests.plan.duties
        bench.chat("li", .sitrep(.phoned(nil, to: "赵敏", words: nil)))
        bench.chat("li", .sitrep(.issue(.first, nil, words: "现场平稳")))
        bench.chat("zhao", .filing(.apply(nil, "cyber", within: .minutes(240))))
        bench.chat("zhao", .filing(.dismiss(nil, "own", reason: "不涉及")))
        bench.chat(
            "li",
            .filing(
                .file(
                    nil, "cyber", within: nil,
                    FilingProof(receipt: "2026-118", spokeWith: "王某", via: "phone", at: 720))))
        bench.chat("li", .sitrep(.issue(.update, nil, words: nil)))
    }

    @Test(arguments: ["events-v1", "events-v3", "events-v4", "events-v5", "events-v6"])
    func `what an older version wrote is still read, and nothing of it is lost`(
        version: String
    ) throws {
        let stored = try Golden(version).roundTrip()
        #expect(Set(stored.map(\.event.type)).count >= 20)
        #expect(World(folding: stored).sequence == stored.count)
    }

    /// Since there may be no concerns, approvals without the chat, and an end to evidence, days differ.
    @Test func `what version 7 wrote is still read, to the same events`() throws {
        let first = day()
        let second = first + peoples(after: first)
        let third = second + readiness(after: second)
        let fourth = third + officials(after: third)
        let fifth = fourth + rumours(after: fourth)
        let sixth = fifth + words(after: fifth)
        let seventh = sixth + seals(after: sixth)
        let eighth = seventh + scene(after: seventh)
        let ninth = eighth + outage(after: eighth)
        let tenth = ninth + ends(after: ninth)
        let today = tenth + reaches(after: tenth)
        let stored = try Golden("events-v7").read(recording: today)
        #expect(stored == today)
        #expect(World(folding: stored) == World(folding: today))
        let types = Set(stored.map(\.event.type))
        let wanted: Set<String> = [
            "approval.codeSent", "approval.codeWrong", "approval.codeVoided",
            "approval.codeSpent", "approval.roadMissing", "codeWord.given", "codeWord.wrong",
            "codeWord.ended", "notice.rollVerified", "absence.leave", "absence.back",
            "absence.covered", "absence.coverEnded",
            "absence.mandated", "absence.mandateEnded", "circle.labelled", "circle.admitted",
            "circle.loweringAsked",
            "circle.removed", "readiness.checked", "readiness.carded", "readiness.numbersAsked",
            "readiness.numbersEnded", "readiness.numbersPutOff", "readiness.trialBegun",
            "fact.added", "fact.voiced", "fact.settled", "fact.doubted", "readiness.trialFailed",
            "readiness.trialEnded", "roster.verified", "official.registered", "official.voiced",
            "official.verified", "official.renewed", "official.retired", "official.expiring",
            "official.expired", "evidence.added", "evidence.kept",
            "evidence.failed", "evidence.wanted", "evidence.handed", "evidence.taken",
            "evidence.checkAsked", "evidence.verified", "evidence.held", "evidence.released",
            "evidence.outlived", "evidence.removalAsked", "evidence.removalConfirmed",
            "evidence.removalFailed", "evidence.removed", "statement.drafted", "statement.edited",
            "statement.submitted", "statement.checked", "statement.opined", "statement.signed",
            "statement.returned", "statement.accepted", "statement.gateOpened",
            "statement.gateLate", "statement.ordered", "statement.placed",
            "statement.placeFailed", "statement.confirmed", "statement.windowMissed",
            "statement.released", "statement.dropped", "statement.amended", "statement.halted",
            "statement.waived", "statement.amendLate", "statement.wentAhead", "question.logged",
            "question.drafted",
            "question.approved", "question.joined", "question.given", "question.dropped",
            "question.reminded", "question.spokespersonNamed", "question.spokespersonRemoved",
            "concern.added", "concern.counted", "concern.covered", "concern.uncovered",
            "concern.noneFound",
            "rumour.added", "rumour.assigned",
            "rumour.voiced", "rumour.judged", "rumour.opened", "rumour.decided",
            "rumour.answered", "rumour.tracked", "rumour.trackMissed", "rumour.closed",
            "rumour.foundWrong", "rumour.merged", "rumour.legal", "rumour.reported",
            "rumour.reportRefused", "rumour.ticketed", "rumour.platformAnswered",
            "rumour.timed", "rumour.late", "sitrep.phoned", "sitrep.issued",
            "filing.applied", "filing.dismissed", "filing.filed",
            "sealing.kept", "sealing.read", "sealing.destroyed", "sealing.spilled",
            "sealing.spillRead", "sealing.spillDestroyed", "sealing.withheld",
            "sealing.withheldLate",
            "post.opened", "post.reported", "post.differed", "post.moved", "post.closed",
            "platform.listed", "platform.owned", "platform.taken", "platform.ownerMissed",
            "platform.updated", "platform.narrated", "platform.merged", "platform.kept",
            "platform.compared", "notice.rollUnfound", "desk.reach", "notice.passedOver",
        ]
        #expect(wanted.subtracting(types) == [])
    }

    /// Somebody who is not understood, wants no SMS, and whose mailbox and number fail.
    private func reaches(after log: [Entry]) -> [Entry] {
        var bench = Bench()
        bench.log = []
        bench.world = World(folding: log)
        bench.now = (log.last?.at ?? bench.now) + .minutes(1)
        bench.plan.levels[2].ladder.append(Rung(after: .minutes(5), routes: [.email]))
        var people = Fixture.people
        people[4].mobile2 = "+8613900000077"
        _ = bench.perform(.system(.rosterImported(Roster(people))), by: .system)
        func hear(_ text: String, _ answer: Reply?) {
            for route in [RouteKind.sms, .email] {
                let address = people[4].address(on: route) ?? ""
                let heard = Heard("zhou", route, address: address, text: text, answer: answer)
                _ = bench.perform(.system(.heard(heard)), by: .system)
            }
        }
        func fail(_ route: RouteKind) {
            var failed = Delivered(
                id: "e1", route: route, people: ["zhou"],
                saying: .bulletin(.strangerSpoke(.sms, masked: "x")))
            failed.reportedOn = bench.now
            _ = bench.perform(
                .system(.deliveryFailed(failed, reason: Reach.nobodyThere)), by: .system)
        }
        for text in ["a", "b", "c", "d", "e"] { hear(text, .refused(.noIncident)) }
        bench.sms("zhou", .desk(.lesserSMS(false)))
        fail(.email)
        fail(.sms)
        bench.warn()
        let warning = Number(.warning, bench.world.openWarnings.last?.number ?? 0)
        let request = ActivationRequest(warning: warning, level: Level(3), packs: [], reason: "急")
        bench.chat("zhao", .incident(.activate(request)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.tick(after: 6)
        hear("f", nil)
        bench.sms("zhou", .desk(.lesserSMS(true)))
        return bench.log
    }

    /// A text that is sealed, a refused message that is kept, and what went as a number alone.
    private func seals(after log: [Entry]) -> [Entry] {
        var bench = Bench()
        bench.log = []
        bench.world = World(folding: log)
        bench.now = (log.last?.at ?? bench.now) + .minutes(1)
        bench.plan.guards.spill = .seal
        let han = Person(
            id: "han", name: "韩松", posts: [.init(group: .secrecy, seat: .lead)],
            chat: "@han:localhost")
        _ = bench.perform(.system(.rosterImported(Roster(Fixture.people + [han]))), by: .system)
        func say(_ person: PersonID, _ commands: Command...) {
            for command in commands {
                _ = bench.perform(command, by: .person(person, .chat), at: .direct("@x:x"))
            }
        }
        let incident = bench.world.running.last?.id ?? .i(0)
        let answer = Command.desk(.answer(code: "4821"))
        say("li", .seal(.keep(incident, text: "住址")), .seal(.show(1)), .seal(.destroy(1)), answer)
        bench.spilled = "机密★"
        let number = bench.world.desk.refusals + 1
        _ = bench.perform(
            .system(.guardTripped(.secret, place: nil)), by: .person("wu", .sms))
        say("han", .seal(.showSpill(number)), answer, .seal(.destroySpill(number)), answer)
        let item = Withheld(
            incident, on: .sms, people: ["wu"], count: 2, label: .sensitive, ceiling: .public)
        for late in [nil, "e1.sms-wu"] as [DeliveryID?] {
            _ = bench.perform(.system(.withheld([item], late: late)), by: .system, at: nil)
        }
        return bench.log
    }

    /// A public text from its draft to its correction, and one that is given up.
    private func words(after log: [Entry]) -> [Entry] {
        var bench = Bench()
        bench.log = []
        bench.world = World(folding: log)
        bench.now = (log.last?.at ?? bench.now) + .minutes(1)
        bench.warn()
        let warning = Number(.warning, bench.world.openWarnings.last?.number ?? 0)
        let request = ActivationRequest(warning: warning, level: Level(2), packs: [], reason: "急")
        bench.chat("zhao", .incident(.activate(request)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        let incident = bench.world.running.last?.id
        let first = bench.world.next(.fact)
        for text in ["系统已恢复", "备用点已开放"] {
            bench.chat("sun", .fact(.add(incident, text: text, source: "运维")))
        }
        for person in ["li", "wang"] as [PersonID] {
            for fact in [first, first + 1] {
                bench.chat(person, .fact(.voice(Number(.fact, fact), holds: true, how: nil)))
            }
        }
        bench.register("wire", "官方电报", "电报", "@示例电报", via: .hand)
        bench.register("page", "发布页", "官网", "https://example.org/page", via: .publisher("feed"))
        let facts = [first, first + 1]
        let one = Number(.statement, bench.world.next(.statement))
        bench.say(
            "zhou",
            .draft(StatementRequest(kind: .notice, incident: incident, text: "一", facts: facts)))
        bench.say("zhou", .submit(one))
        bench.say("li", .reject(one, reason: "太短"))
        bench.say("zhou", .edit(one, text: "系统于14:00恢复", facts: nil))
        bench.say("zhou", .variant(one, label: "电报", text: "系统于15:00恢复"))
        bench.say("zhou", .submit(one))
        bench.tick(after: 45)
        bench.say("li", .check(one, passes: true, note: "致电"))
        bench.say("wang", .opine(one, passes: true, note: "不涉隐私"))
        bench.insist("zhao", .sign(one, sha256: nil))
        bench.say("wang", .accept(one))
        bench.say("wu", .accept(one))
        bench.insist("zhou", .release(one, channels: ["wire", "page"], sha256: nil))
        _ = bench.perform(
            .system(.published(one.value, channel: "page", .failed("publish-forbidden"))),
            by: .system)
        bench.tick(after: 15)
        let image = String(repeating: "0a", count: 32)
        for channel in ["wire", "page"] {
            bench.say(
                "zhou",
                .place(one, channel: channel, url: "https://example.org/1", image: image))
            bench.say("wu", .confirm(one, channel: channel))
        }
        bench.say("zhou", .correct(one, reason: "时间有误", text: "应为“14:10”"))
        let two = Number(.statement, one.value + 1)
        bench.passGates(of: two.value)
        bench.say("wang", .opine(two, passes: true, note: "不涉隐私"))
        bench.insist("zhao", .sign(two, sha256: nil))
        bench.insist("zhou", .release(two, channels: [], sha256: nil))
        for channel in bench.world.statement(two.value)?.statement.release?.places ?? [] {
            _ = bench.perform(
                .system(
                    .published(
                        two.value, channel: channel.channel, .published(url: "https://x/2"))),
                by: .system)
        }
        bench.say(
            "zhou",
            .draft(StatementRequest(kind: .final, incident: incident, text: "三", facts: facts)))
        bench.insist("zhou", .withdraw(Number(.statement, two.value + 1), reason: "不用了", text: nil))
        stop(&bench, Number(.statement, two.value + 2), incident, facts)
        return bench.log
    }

    /// A text that is stopped on its way out, let go again, and put right too late.
    private func stop(_ bench: inout Bench, _ id: Number, _ incident: Number?, _ facts: [Int]) {
        bench.say(
            "zhou",
            .draft(StatementRequest(kind: .notice, incident: incident, text: "四", facts: facts)))
        bench.passGates(of: id.value)
        bench.say("wang", .opine(id, passes: true, note: "不涉隐私"))
        bench.insist("zhao", .sign(id, sha256: nil))
        bench.unit = UnitFacts(name: Bilingual(zh: "", en: ""), contact: "", sites: ["feed"])
        bench.insist("zhou", .release(id, channels: ["wire", "page"], sha256: nil))
        bench.say("zhou", .goAhead(id, channels: ["wire"], reason: "官网断电"))
        bench.unit = nil
        bench.say("zhou", .withdraw(id, reason: "等一等", text: nil))
        bench.insist("zhou", .release(id, channels: ["wire", "page"], sha256: nil))
        _ = bench.perform(
            .system(.published(id.value, channel: "page", .published(url: "https://x/4"))),
            by: .system)
        bench.chat("zhao", .official(.retire("wire", reason: "被盗")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.say("zhou", .waive(id, channel: "wire", reason: "被盗"))
        bench.say("zhou", .correct(id, reason: "时间有误", text: "更正"))
        bench.tick(after: 60)
    }

    /// A month at whose beginning numbers are asked, and a try of somebody's roads.
    private func readiness(after log: [Entry]) -> [Entry] {
        var bench = Bench()
        bench.log = []
        bench.world = World(folding: log)
        bench.now = (log.last?.at ?? bench.now) + .minutes(1)
        bench.chat("li", .desk(.testRoads("sun")))
        let failed = Delivered(
            id: "e1.email", route: .email, people: ["sun"], saying: .bulletin(.roadTest(.email)))
        _ = bench.perform(.system(.deliveryFailed(failed, reason: "rejected")), by: .system)
        bench.tick(after: 30)
        bench.tick(after: 60 * 24 * 60)
        for incident in bench.world.running {
            bench.chat("zhao", .incident(.cancel(incident.id, reason: "误报")))
            bench.chat("zhao", .desk(.answer(code: "4821")))
        }
        bench.tick(after: 24 * 60)
        bench.tick(after: 12 * 60)
        bench.chat("li", .roster(.verify("zhou", .sms)))
        bench.tick(after: 72 * 60)
        return bench.log
    }

    /// The years of an official channel: verified, renewed, over, and another that was retired.
    private func officials(after log: [Entry]) -> [Entry] {
        var bench = Bench()
        bench.log = []
        bench.world = World(folding: log)
        bench.now = (log.last?.at ?? bench.now) + .minutes(1)
        func put(_ draft: OfficialDraft) {
            bench.chat("zhou", .official(.register(draft)))
            bench.chat("zhou", .desk(.answer(code: "4821")))
        }
        func verify(_ people: PersonID...) {
            for person in people { bench.chat(person, .official(.verify("site", how: "后台"))) }
        }
        put(
            OfficialDraft(
                id: "site", name: "官网", platform: "官网", account: "https://example.org",
                owner: "sun", via: .publisher("feed")))
        verify("li", "wang")
        put(
            OfficialDraft(
                id: "weibo", name: "官方微博", platform: "微博", account: "@示例单位", owner: "wu"))
        bench.chat("wu", .official(.retire("weibo", reason: "账号被篡改")))
        bench.chat("wu", .desk(.answer(code: "4821")))
        bench.tick(after: 336 * 24 * 60)
        verify("sun", "li")
        bench.tick(after: 366 * 24 * 60)
        return bench.log
    }

    /// A day of being away, standing in, deciding for another, and keeping something to few.
    private func peoples(after log: [Entry]) -> [Entry] {
        var bench = Bench()
        bench.log = []
        bench.world = World(folding: log)
        bench.now = (log.last?.at ?? bench.now) + .minutes(1)
        let tomorrow = DutyWhen(.from(today: 1))
        bench.chat(
            "zhou",
            .absence(
                .leave(nil, from: DutyWhen(.from(today: 0)), to: nil, reason: "病", allow: false)))
        bench.chat("zhou", .absence(.back(nil)))
        bench.chat("li", .absence(.cover("zhou", by: "sun", until: tomorrow)))
        bench.chat("li", .absence(.endCover("zhou")))
        bench.chat(
            "zhao", .absence(.delegate("li", scope: [.activate], from: nil, until: tomorrow)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.warn()
        let number = Number(.warning, bench.world.openWarnings.last?.number ?? 0)
        bench.chat("li", .circle(.classify(number, .sensitive, reason: nil)))
        bench.chat("zhao", .circle(.classify(number, .internal, reason: "已公开报道")))
        bench.chat("zhao", .circle(.admit(number, "sun", span: .hours(2))))
        bench.chat("zhao", .circle(.remove(number, "sun")))
        bench.chat(
            "li",
            .incident(
                .activate(
                    ActivationRequest(warning: number, level: Level(2), packs: [], reason: "急"))))
        bench.chat("li", .desk(.answer(code: "4821")))
        bench.chat("zhao", .absence(.revoke("li")))
        return bench.log
    }
    /// A rumour from its first link to a platform's answer, with everything that may go wrong.
    private func rumours(after log: [Entry]) -> [Entry] {
        var bench = RumourBench.refuted()
        let r1 = RumourBench.r1
        bench.tick(after: 60)
        bench.tick(after: 40)
        bench.chat("sun", .rumour(.track(r1, RumourReading(reach: 1200, refuted: 9000))))
        bench.chat("qian", .rumour(.wrong(r1, what: "公告是去年的")))
        bench.answer(2)
        bench.judge("sun", .falsehood)
        bench.judge("li", .falsehood)
        bench.judge("wang", .partly)
        bench.judge("li", .partly)
        bench.chat("chen", .rumour(.legal(r1, isOK: true, opinion: "属虚构事实")))
        bench.decide(.admit)
        for category in [ReportDraft.Category.criticism, .lawful(.falsehood)] {
            bench.chat(
                "sun",
                .rumour(
                    .report(
                        r1,
                        ReportDraft(
                            platform: "微博", category: category, reason: "虚构停考", proof: "E-1",
                            licence: "法人证书", authorisation: "委托书", warranty: "孙宁"))))
        }
        bench.chat("sun", .rumour(.ticket(r1, "WB-1", platform: nil)))
        bench.chat(
            "sun",
            .rumour(.platformAnswer(r1, accepted: true, words: "已限流", platform: nil)))
        bench.add("同一说法", url: "https://example.org/p/2")
        bench.chat("li", .rumour(.merge(RumourBench.r2, into: r1)))
        bench.answer(3)
        bench.chat("li", .rumour(.close(r1, reason: "平息")))
        return renumbered(bench.log.filter { $0.event.type.hasPrefix("rumour.") }, after: log)
    }

    /// A post from its opening to the count, and the table of platforms beside it.
    private func scene(after log: [Entry]) -> [Entry] {
        var bench = PostBench.opened()
        bench.card("luo", people: 40, injured: 0, needs: "围挡")
        bench.card("wei", people: 200, injured: 1, by: .chat)
        bench.tick(after: 11)
        bench.tick(after: 10)
        bench.sms("luo", .post(.move(nil, to: "东门")))
        bench.chat(
            "luo",
            .post(.close(nil, StandDownDraft(counted: 2, material: "齐", note: "一人送医"))))
        bench.platform("li", .list(nil, ["微博", "抖音", "贴吧"]))
        bench.platform("jiang", .own(nil, platform: "微博", by: "sun"))
        bench.take("微博", "sun")
        bench.platform("jiang", .own(nil, platform: "抖音", by: "jiang"))
        for (who, platform, text) in [("sun", "微博", "网传停考"), ("jiang", "抖音", "听说停考")] {
            bench.platform(
                PersonID(who),
                .update(
                    nil, platform: platform,
                    PlatformDraft(
                        heat: Heat(text: "8万", count: 80_000), narrative: .text(text),
                        state: "发酵")))
        }
        bench.platform("jiang", .merge(nil, 2, into: 1))
        bench.platform("jiang", .keep(nil))
        bench.tick(after: 16)
        let found = ReleaseComparison(
            statement: 1, isSame: true, note: nil, by: "jiang", at: bench.now)
        var entries = bench.log.filter {
            ["post.", "platform.", "notice.rollUnfound"].contains(
                where: $0.event.type.hasPrefix)
        }
        entries.append(
            Entry(
                sequence: 0, at: bench.now, stream: .incident(1),
                actor: .person("jiang", .chat), event: .platform(1, .compared(found))))
        return renumbered(entries, after: log)
    }

    /// Approvals while the chat is out: with a code, with wrong ones, and without a second road.
    private func outage(after log: [Entry]) -> [Entry] {
        var bench = ApprovalTests.bench()
        let task = ApprovalTests.task(bench)
        for _ in 1...3 { _ = bench.reply("zhao", task, "000000") }
        let code = bench.code("qian", task)
        _ = bench.answer("qian", task, code?.digits)
        let lone = ApprovalEvent.roadMissing("zhao", task)
        var words = CodeWordTests.bench()
        words.activate()
        words.chat("li", .rollCall(.call(RollCallRequest())))
        words.sms("zhao", .identified(.rollCall(.answer(RollAnswer(.present)))))
        words.sms("zhao", .wrongWord)
        words.plan.continuity = .off
        words.world.book = PlanBook()
        words.tick(after: 1)
        var entries = (bench.log + words.log).filter { entry in
            ["approval.", "codeWord.", "notice.rollVerified"].contains(
                where: entry.event.type.hasPrefix)
        }
        entries.append(
            Entry(
                sequence: 0, at: bench.now, stream: .incident(1), actor: .system,
                event: .approval(1, lone)))
        return renumbered(entries, after: log)
    }

    /// Evidence that is held, outlives its time and is destroyed.
    private func ends(after log: [Entry]) -> [Entry] {
        var bench = EvidenceEndTests.ended()
        let one = Number(.evidence, 1)
        bench.chat("zhao", .evidence(.hold(one, reason: "案件未结")))
        bench.chat("qian", .evidence(.release(one, reason: "已结案")))
        EvidenceEndTests.destroy(&bench, failing: true)
        let entries = bench.log.filter { $0.event.type.hasPrefix("evidence.") }
        return renumbered(entries, after: log)
    }

    /// As if it had come next in one log.
    private func renumbered(_ entries: [Entry], after log: [Entry]) -> [Entry] {
        let last = log.last?.sequence ?? 0
        return entries.enumerated().map { index, entry in
            var entry = entry
            entry.sequence = last + index + 1
            return entry
        }
    }
}

/// A file of entries as some version wrote them; an existing one is never edited.
struct Golden {
    private let file: URL

    init(_ name: String) {
        file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Golden/\(name).json")
    }

    private var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    private var lines: [String] {
        get throws {
            try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        }
    }

    /// What it holds; each line, written again, says the same.
    func roundTrip() throws -> [Entry] {
        try lines.map { line in
            let entry = try JSONDecoder().decode(Entry.self, from: Data(line.utf8))
            let again = try JSONDecoder().decode(Entry.self, from: try encoder.encode(entry))
            #expect(again == entry)
            return entry
        }
    }

    /// - Parameter entries: Written first where `RECORD_EVENTS` asks for a new version's file.
    func read(recording entries: [Entry]) throws -> [Entry] {
        if ProcessInfo.processInfo.environment["RECORD_EVENTS"] != nil {
            let lines = try entries.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
            try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        }
        return try lines.map { try JSONDecoder().decode(Entry.self, from: Data($0.utf8)) }
    }
}

import Foundation
import Testing

@testable import Domain

/// What happens around the gates: lateness, returns, corrections, drills, publishers.
struct StatementFlowTests {
    private let one = Desk2.one
    private let two = Number(.statement, 2)
    private let hash = String(repeating: "b0", count: 32)

    private func ready(level: Int = 2) -> Bench {
        var bench = Desk2.bench(level: level)
        bench.draft()
        bench.passGates()
        return bench
    }

    private func lateness(_ bench: Bench) -> [(Statement.Gate, [PersonID], [PersonID])] {
        bench.log.compactMap { entry in
            if case .statement(_, .gateLate(_, let gate, let late, let told, _)) = entry.event {
                (gate, late, told)
            } else {
                nil
            }
        }
    }

    @Test func `a silent signer is passed by to the next of HQ, and nothing signs itself`() {
        var bench = Desk2.bench()
        bench.draft()
        bench.say("zhou", .submit(one))
        bench.say("li", .check(one, passes: true, note: nil))
        bench.say("zheng", .opine(one, passes: true, note: "不涉隐私"))
        #expect(bench.statement?.waiting?.told == ["zhao"])
        bench.tick(after: 9)
        #expect(lateness(bench).isEmpty)
        bench.tick(after: 1)
        #expect(lateness(bench).map(\.0) == [.signature])
        #expect(lateness(bench)[0].1 == ["zhao"] && lateness(bench)[0].2 == ["qian"])
        bench.tick(after: 600)
        #expect(bench.statement?.signatures.isEmpty == true)
        #expect(
            bench.refusal(bench.insist("zhou", .release(one, channels: [], sha256: nil)))
                != nil)
        bench.insist("qian", .sign(one, sha256: nil))
        #expect(bench.statement?.validSignatures.map(\.person) == ["qian"])
    }

    @Test func `a late gate names who is late, less and less often`() {
        var bench = Desk2.bench()
        bench.draft()
        bench.say("zhou", .submit(one))
        for _ in 0..<600 { bench.tick(after: 1) }
        let late = lateness(bench)
        #expect(late.first?.0 == .facts)
        #expect(late.first.map { Set($0.1) } == ["li", "wang"])
        // Ten hours: HQ's two are told one after the other, then every 80 minutes at the most.
        #expect((5...14).contains(late.count))
    }

    @Test func `what is given back goes to its drafter with the reason, and begins anew`() {
        var bench = Desk2.bench()
        bench.draft()
        bench.say("zhou", .submit(one))
        bench.say("li", .check(one, passes: true, note: nil))
        bench.say("zheng", .opine(one, passes: false, note: "泄露了隐私"))
        #expect(bench.statement?.returned?.reason == "泄露了隐私")
        #expect(bench.statement?.checked == nil && bench.statement?.waiting == nil)
        bench.say("zhou", .edit(one, text: Desk2.text + "（改）", facts: nil))
        #expect(bench.statement?.returned == nil && bench.statement?.version == 2)
        bench.passGates()
        #expect(bench.world.gate(of: bench.statement!, in: bench.world.running[0]) == nil)
    }

    @Test func `a publisher's word is enough, its failure calls a person`() {
        var bench = ready()
        bench.insist("zhou", .release(one, channels: ["site", "weibo"], sha256: nil))
        #expect(bench.world.toPublish.map(\.place.channel) == ["site"])
        _ = bench.perform(
            .system(.published(1, channel: "site", .failed("http 403"))), by: .system, at: nil)
        #expect(bench.world.toPublish.isEmpty)
        #expect(bench.statement?.release?.places[0].standing == .failed)
        // By hand then, and seen by another.
        bench.say("zhou", .place(one, channel: "site", url: "https://example.org/1", image: hash))
        bench.say(
            "zhou", .place(one, channel: "weibo", url: "https://weibo.com/1", image: hash))
        bench.say("wu", .confirm(one, channel: "site"))
        #expect(bench.statement?.isOpen == true)
        bench.say("li", .confirm(one, channel: "weibo"))
        #expect(bench.statement?.isOpen == false)
        // A late word of the publisher changes nothing.
        let before = bench.log.count
        _ = bench.perform(
            .system(.published(1, channel: "site", .published(url: "x"))), by: .system, at: nil)
        #expect(bench.log.count == before)
    }

    @Test func `a channel that is not there after ten minutes is named`() {
        var bench = ready()
        bench.insist("zhou", .release(one, channels: ["site", "weibo"], sha256: nil))
        _ = bench.perform(
            .system(.published(1, channel: "site", .published(url: "https://x"))), by: .system,
            at: nil)
        bench.tick(after: 11)
        bench.tick(after: 11)
        #expect(
            bench.events("statement.windowMissed").map(\.event)
                == [.statement(1, .windowMissed(1, channels: ["weibo"]))])
    }

    @Test func `a correction goes wherever the wrong one went, and takes its place`() {
        var bench = ready()
        #expect(
            bench.refusal(bench.say("zhou", .correct(one, reason: "时间有误", text: "x")))
                == .notPublic(one))
        bench.insist("zhou", .release(one, channels: ["weibo"], sha256: nil))
        bench.say(
            "zhou", .place(one, channel: "weibo", url: "https://weibo.com/1", image: hash))
        bench.say("wu", .confirm(one, channel: "weibo"))
        #expect(bench.refusal(bench.say("zhou", .edit(one, text: "x", facts: nil))) == .ended(one))
        bench.say("zhou", .correct(one, reason: "时间有误", text: "更正：应为“14:10”"))
        #expect(bench.world.statement(2)?.statement.amends == 1)
        #expect(
            bench.refusal(bench.say("zhou", .correct(one, reason: "又", text: "y")))
                == .amendedAlready(one, by: 2))
        bench.passGates(of: 2)
        // The other channel alone is not enough: the wrong one is corrected where it stands.
        bench.insist("zhou", .release(two, channels: ["site"], sha256: nil))
        let places = bench.world.statement(2)?.statement.release?.places.map(\.channel) ?? []
        #expect(Set(places) == ["site", "weibo"])
        _ = bench.perform(
            .system(.published(2, channel: "site", .published(url: "https://x"))), by: .system,
            at: nil)
        bench.say(
            "zhou", .place(two, channel: "weibo", url: "https://weibo.com/2", image: hash))
        bench.say("wu", .confirm(two, channel: "weibo"))
        #expect(bench.statement?.ending == .corrected(by: 2))
    }

    @Test
    func `what is public is withdrawn by a note that passes the gates; what is not is given up`() {
        var bench = ready()
        bench.insist("zhou", .withdraw(one, reason: "不再需要", text: nil))
        #expect(bench.statement?.ending == .dropped(at: bench.now))
        bench.draft()
        bench.passGates(of: 2)
        bench.insist("zhou", .release(two, channels: ["weibo"], sha256: nil))
        bench.say(
            "zhou", .place(two, channel: "weibo", url: "https://weibo.com/1", image: hash))
        bench.say("zhou", .withdraw(two, reason: "事实有变", text: "我单位撤回…"))
        #expect(bench.world.statement(3)?.statement.kind == .withdrawal)
        #expect(bench.world.statement(3)?.statement.amends == 2)
    }

    @Test func `in a drill nothing leaves the house`() {
        var bench = Desk2.bench()
        bench.world.incidents[1]?.start.packs = ["D"]
        bench.draft()
        bench.passGates()
        bench.insist("zhou", .release(one, channels: [], sha256: nil))
        #expect(bench.world.toPublish.isEmpty)
        #expect(bench.statement?.ending == .released(at: bench.now))
        #expect(bench.statement?.release?.places.allSatisfy { $0.url == nil } == true)
    }

    @Test func `a sensitive incident's text is for its circle`() {
        var bench = Desk2.bench()
        bench.draft()
        bench.chat("li", .circle(.classify(Number(.incident, 1), .sensitive, reason: nil)))
        #expect(bench.world.matter(of: one) == Number(.incident, 1))
        #expect(bench.say("wu", .submit(one)) == .failure(.circle(.closed(one))))
    }

    @Test func `steps that a text carries out are done by it`() {
        var bench = Desk2.bench()
        // The plan of the fixture has no such word: give it to two of its steps.
        for (number, task) in bench.world.incidents[1]?.tasks ?? [:] {
            if task.step.id == "B14" {
                bench.world.incidents[1]?.tasks[number]?.step.fulfilledBy = .holdingSigned
            }
            if task.step.id == "B15" {
                bench.world.incidents[1]?.tasks[number]?.step.fulfilledBy = .holdingReleased
            }
        }
        bench.draft(kind: .holding)
        bench.passGates()
        #expect(bench.task("B14")?.isOpen == false)
        #expect(bench.task("B15")?.isOpen == true)
        bench.insist("zhou", .release(one, channels: ["site"], sha256: nil))
        _ = bench.perform(
            .system(.published(1, channel: "site", .published(url: "https://x"))), by: .system,
            at: nil)
        #expect(bench.task("B15")?.isOpen == false)
    }

    @Test func `no text goes out while a release waits for somebody's word`() {
        var bench = Desk2.bench()
        for (number, task) in bench.world.incidents[1]?.tasks ?? [:] where task.step.id == "B15" {
            bench.world.incidents[1]?.tasks[number]?.step.fulfilledBy = .holdingReleased
            bench.world.incidents[1]?.tasks[number]?.step.after = ["C09"]
        }
        bench.draft()
        bench.passGates()
        let waits = bench.task("C09")!.id
        #expect(
            bench.insist("zhou", .release(one, channels: [], sha256: nil))
                == .failure(.waitsFor(one, [waits])))
    }

    @Test func `a rumour is answered by a text that is public, and by no draft`() {
        var bench = ready()
        bench.add("网传停考")
        let answer = Command.rumour(.answer(Number(.rumour, 1), statement: one, url: nil))
        #expect(bench.chat("zhou", answer) == .failure(.statement(.notReleased(one))))
        bench.insist("zhou", .release(one, channels: ["site"], sha256: nil))
        #expect(bench.chat("zhou", answer) == .failure(.statement(.notReleased(one))))
        _ = bench.perform(
            .system(.published(1, channel: "site", .published(url: "https://x"))), by: .system,
            at: nil)
        #expect(bench.chat("zhou", answer) == .failure(.rumour(.notJudged(Number(.rumour, 1)))))
    }

    @Test func `whoever signs sees which of the people's concerns it does not answer`() {
        var bench = ready()
        func open(_ bench: Bench) -> [String]? {
            let (statement, incident) = bench.world.statement(1)!
            let facts = bench.world.facts(of: statement, in: incident, bench.plan, at: bench.now)
            return facts.lint.first { $0.kind == .concernsOpen }?.found
        }
        #expect(open(bench) == nil)
        bench.chat("sun", .concern(.add(nil, text: "是否补考", count: 120)))
        #expect(open(bench) == ["是否补考"])
        bench.chat("sun", .concern(.cover(nil, 1, by: one)))
        #expect(open(bench) == nil)
    }

    @Test func `HQ signs nothing before somebody has looked what people are concerned about`() {
        func asked(_ bench: inout Bench) -> StatementRefusal? {
            bench.refusal(bench.insist("zhao", .sign(one, sha256: nil)))
        }
        var bench = Desk2.bench()
        bench.plan.texts.concerns = .demanded
        bench.draft()
        bench.passGates()
        #expect(bench.statement?.validSignatures.isEmpty == true)
        #expect(asked(&bench) == .noConcerns(one, incident: 1))
        var other = bench
        // One that was taken off again is none.
        bench.chat("sun", .concern(.add(nil, text: "是否补考", count: 120)))
        bench.chat("sun", .concern(.count(nil, 1, 0)))
        #expect(asked(&bench) == .noConcerns(one, incident: 1))
        bench.chat("sun", .concern(.count(nil, 1, 120)))
        #expect(
            bench.chat("sun", .concern(.noneFound(nil, reason: "无")))
                == .failure(.concern(.listed(1, incident: 1))))
        #expect(asked(&bench) == nil && bench.statement?.validSignatures.count == 1)
        // Or there is none, and somebody says why.
        other.chat("sun", .concern(.noneFound(nil, reason: "评论尚未开放")))
        #expect(asked(&other) == nil && other.statement?.validSignatures.count == 1)
        #expect(World(folding: other.log) == other.world)
    }

    @Test func `wrong words are put right whether or not somebody listed concerns`() {
        var bench = ready()
        bench.insist("zhou", .release(one, channels: ["weibo"], sha256: nil))
        bench.say(
            "zhou", .place(one, channel: "weibo", url: "https://weibo.com/1", image: hash))
        bench.say("wu", .confirm(one, channel: "weibo"))
        bench.plan.texts.concerns = .demanded
        bench.say("zhou", .correct(one, reason: "时间有误", text: Desk2.text + "（更正）"))
        bench.passGates(of: 2)
        #expect(bench.world.statement(2)?.statement.validSignatures.count == 1)
    }

    @Test func `what is signed is late no more, and a graver level asks for another signature`() {
        var bench = ready()
        for _ in 0..<30 { bench.tick(after: 2) }
        #expect(lateness(bench).isEmpty)
        bench.chat("zhao", .incident(.level(nil, Level(1), reason: "升级")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.statement?.waiting?.gate == .signature)
        #expect(bench.statement?.waiting?.told == ["qian"])
        bench.tick(after: 11)
        #expect(lateness(bench).map(\.0) == [.signature])
    }

    @Test func `nobody signs in the name of whoever opened an earlier gate`() {
        var bench = Desk2.bench()
        bench.draft()
        for person in ["li", "wang", "zheng", "chen"] as [PersonID] {
            bench.say(person, .append(one, text: "。"))
            bench.say(person, .cite(one, [1, 2]))
        }
        // The drafters of office and legal are out of it: HQ's deputy checks the facts.
        bench.world.incidents[1]?.statements[1]?.drafters = [
            "zhou", "li", "wang", "zheng", "chen",
        ]
        bench.say("zhou", .submit(one))
        bench.say("qian", .check(one, passes: true, note: nil))
        bench.world.incidents[1]?.statements[1]?.drafters = ["zhou"]
        bench.say("zheng", .opine(one, passes: true, note: "不涉隐私"))
        bench.chat(
            "qian",
            .absence(
                .delegate(
                    "sun", scope: [.approve], from: nil, until: DutyWhen(.from(today: 1)))))
        bench.chat("qian", .desk(.answer(code: "4821")))
        #expect(bench.refusal(bench.insist("sun", .sign(one, sha256: nil))) == .openedBefore(one))
        #expect(bench.statement?.signatures.isEmpty == true)
    }

    @Test func `a blank for facts takes confirmed facts alone`() {
        var bench = Desk2.bench()
        bench.plan.texts = PlanTexts(
            slots: [StatementSlot(id: "fact", name: Bilingual(zh: "事实", en: "fact"))],
            statements: [
                HoldingStatement(
                    id: "holding", pack: "B", kind: .holding,
                    text: Bilingual(zh: "通报：${fact}。", en: "${fact}."))
            ])
        bench.world.book = PlanBook()
        let draft = StatementCommand.draft(StatementRequest(kind: .holding, facts: [1, 3]))
        #expect(bench.refusal(bench.say("zhou", draft)) == .shaky(one, facts: [3]))
        bench.say("zhou", .draft(StatementRequest(kind: .holding)))
        #expect(
            bench.refusal(bench.say("zhou", .fill(one, ["fact": "F-3"]))) == .shaky(one, facts: [3])
        )
        bench.say("zhou", .fill(one, ["fact": "F-1"]))
        #expect(bench.statement?.master == "通报：报名系统已于14:00恢复。")
    }

    @Test(arguments: [false, true])
    func `who is asked at a text's gates is not asked by its step as well`(drafts: Bool) {
        var bench = Bench(Desk2.roster)
        let due = [Due(base: .activation, offset: .minutes(60))]
        bench.plan.packs[0].steps += [
            Step(id: "B50", group: "release", action: Fixture.text("起草"), due: due),
            Step(
                id: "B51", group: .legal, action: Fixture.text("法审"), due: due, after: ["B50"],
                fulfilledBy: .holdingReviewed,
                quorum: Quorum(group: .legal, need: 1, within: .minutes(15), fallback: "hq")),
        ]
        bench.activate()
        var request = StatementRequest(kind: .holding)
        request.text = Desk2.text
        if drafts { bench.say("zhou", .draft(request)) }
        bench.chat("zhou", .task(.done(.t(bench.task("B50")?.number ?? 0), evidence: nil)))
        #expect(bench.events("task.quorumAsked").isEmpty == drafts)
    }
}

import Foundation
import Testing

@testable import Domain

/// Public texts and their gates (domain §5).
struct StatementTests {
    private let one = Desk2.one
    private let hash = String(repeating: "a0", count: 32)

    @Test func `a text passes its gates in order and then goes out`() {
        var bench = Desk2.bench()
        bench.draft()
        #expect(bench.statement?.sha256 == StatementText.sha256(of: Desk2.text))
        #expect(
            bench.refusal(bench.say("li", .check(one, passes: true, note: nil)))
                == .notSubmitted(one))
        bench.say("zhou", .submit(one))
        #expect(
            bench.refusal(bench.say("zheng", .opine(one, passes: true, note: "不涉隐私")))
                == .gateFirst(one, .facts, waitingFor: ["李雷", "王芳"]))
        bench.say("li", .check(one, passes: true, note: nil))
        #expect(
            bench.refusal(bench.insist("zhao", .sign(one, sha256: nil)))
                == .gateFirst(one, .legal, waitingFor: ["郑钧", "陈晨"]))
        bench.say("zheng", .opine(one, passes: true, note: "不涉隐私"))
        #expect(
            bench.refusal(bench.insist("zhou", .release(one, channels: [], sha256: nil)))
                == .gatesMissing(one, .signature, waitingFor: ["赵敏", "钱进"], lateBy: nil))
        bench.insist("zhao", .sign(one, sha256: nil))
        bench.insist("zhou", .release(one, channels: ["官方微博"], sha256: nil))
        #expect(bench.statement?.release?.places.map(\.channel) == ["weibo"])
        bench.say(
            "zhou", .place(one, channel: "weibo", url: "https://weibo.com/1", image: hash))
        #expect(
            bench.refusal(bench.say("zhou", .confirm(one, channel: "weibo"))) == .placerMayNot(one))
        bench.say("wu", .confirm(one, channel: "weibo"))
        #expect(bench.statement?.ending == .released(at: bench.now))
        #expect(World(folding: bench.log).incidents == bench.world.incidents)
    }

    @Test(arguments: [Statement.Kind.holding, .notice, .refutation, .apology, .answer, .final])
    func `each kind takes the same way out, and does the step that is meant for it`(
        kind: Statement.Kind
    ) {
        let ends = ["holding", "refutation", "apology", "final"]
        var bench = Desk2.bench(
            steps: ends.map { word in
                Step(
                    id: word, group: "release", action: Fixture.text(word), due: [],
                    fulfilledBy: Fulfilment(rawValue: "\(word)Released"))
            })
        if kind == .refutation { bench.decideToRefute() }
        bench.draft(kind: kind)
        #expect(bench.statement?.kind == kind)
        bench.insist("zhou", .release(one, channels: ["weibo"], sha256: nil))
        #expect(bench.statement?.release == nil)
        bench.passGates()
        bench.insist("zhou", .release(one, channels: ["weibo"], sha256: nil))
        bench.say(
            "zhou", .place(one, channel: "weibo", url: "https://weibo.com/1", image: hash))
        bench.say("wu", .confirm(one, channel: "weibo"))
        #expect(bench.statement?.ending == .released(at: bench.now))
        let done = ends.filter { bench.task($0)?.isOpen == false }
        #expect(done == (ends.contains(kind.rawValue) ? [kind.rawValue] : []))
    }

    @Test func `an edit voids all that was given, were it one character`() {
        var bench = Desk2.bench()
        bench.draft()
        bench.passGates()
        #expect(bench.statement?.validSignatures.count == 1)
        bench.say("wu", .append(one, text: "。"))
        #expect(bench.statement?.validSignatures.isEmpty == true)
        #expect(bench.statement?.checked == nil && bench.statement?.opinion == nil)
        #expect(
            bench.refusal(bench.insist("zhou", .release(one, channels: [], sha256: nil)))
                == .notSubmitted(one))
        // Who wrote at it since may not pass it either.
        bench.say("wu", .submit(one))
        #expect(bench.statement?.drafters == ["zhou", "wu"])
    }

    @Test func `an edit while the code is on its way makes the code void`() {
        var bench = Desk2.bench()
        bench.draft()
        bench.say("zhou", .submit(one))
        bench.say("li", .check(one, passes: true, note: nil))
        bench.say("zheng", .opine(one, passes: true, note: "不涉隐私"))
        bench.say("zhao", .sign(one, sha256: nil))
        bench.say("zhou", .edit(one, text: "别的内容", facts: nil))
        bench.say("zhou", .submit(one))
        bench.say("li", .check(one, passes: true, note: nil))
        bench.say("zheng", .opine(one, passes: true, note: "不涉隐私"))
        #expect(
            bench.refusal(bench.chat("zhao", .desk(.answer(code: "4821")))) == .textChanged(one))
        #expect(bench.statement?.signatures.isEmpty == true)
    }

    @Test
    func `whoever wrote it opens no gate, and one person opens no two that end in a signature`() {
        var bench = Desk2.bench()
        bench.say("li", .draft(StatementRequest(kind: .notice, text: Desk2.text, facts: [1, 2])))
        bench.say("li", .submit(one))
        #expect(
            bench.refusal(bench.say("li", .check(one, passes: true, note: nil)))
                == .drafterMayNot(one))
        bench.say("wang", .check(one, passes: true, note: nil))
        bench.say("zheng", .opine(one, passes: true, note: "不涉隐私"))
        #expect(bench.refusal(bench.insist("wang", .sign(one, sha256: nil))) == nil)
        #expect(bench.statement?.signatures.isEmpty == true)
        bench.insist("qian", .sign(one, sha256: nil))
        #expect(bench.statement?.validSignatures.map(\.person) == ["qian"])
    }

    @Test func `the gravest level takes two signatures, of two people with two powers`() {
        var bench = Desk2.bench(level: 1)
        bench.draft()
        bench.passGates()
        #expect(
            bench.refusal(bench.insist("zhou", .release(one, channels: [], sha256: nil)))
                == .gatesMissing(one, .signature, waitingFor: ["钱进"], lateBy: nil))
        #expect(bench.refusal(bench.insist("zhao", .sign(one, sha256: nil))) == .signedBefore(one))
        // A deputy who signs in zhao's name adds nothing to zhao.
        bench.chat(
            "zhao",
            .absence(
                .delegate("sun", scope: [.approve], from: nil, until: DutyWhen(.from(today: 3)))))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.refusal(bench.insist("sun", .sign(one, sha256: nil))) == .signedBefore(one))
        bench.insist("qian", .sign(one, sha256: nil))
        bench.insist("zhou", .release(one, channels: [], sha256: nil))
        #expect(bench.statement?.release != nil)
    }

    @Test func `what rests on fewer than two confirmed facts goes nowhere`() {
        var bench = Desk2.bench()
        bench.draft(facts: [])
        #expect(bench.refusal(bench.say("zhou", .submit(one))) == .noFacts(one))
        bench.say("zhou", .cite(one, [1, 1]))
        #expect(bench.refusal(bench.say("zhou", .submit(one))) == .noFacts(one))
        bench.say("zhou", .cite(one, [1, 3]))
        bench.say("zhou", .submit(one))
        #expect(
            bench.refusal(bench.say("li", .check(one, passes: true, note: nil)))
                == .shaky(one, facts: [3]))
        #expect(
            bench.refusal(bench.say("zhou", .cite(one, [7])))
                == .unknownFact(Number(.fact, 7), incident: 1))
        // A doubt after the signature stops it as well.
        bench.say("zhou", .cite(one, [1, 2]))
        bench.passGates()
        bench.chat("wu", .fact(.doubt(Number(.fact, 1), reason: "仍报错")))
        #expect(
            bench.refusal(bench.insist("zhou", .release(one, channels: [], sha256: nil)))
                == .shaky(one, facts: [1]))
    }

    @Test func `only channels of the register, verified and not expired`() {
        var bench = Desk2.bench()
        bench.draft()
        bench.passGates()
        #expect(
            bench.refusal(bench.insist("zhou", .release(one, channels: ["我的小号"], sha256: nil)))
                == .noChannel("我的小号", known: ["weibo", "site"]))
        #expect(
            bench.refusal(bench.insist("zhou", .release(one, channels: ["old"], sha256: nil)))
                == .channelNotUsable("旧号"))
        for channel in ["weibo", "site"] {
            bench.chat("zhou", .official(.retire(channel, reason: "停用")))
            bench.chat("zhou", .desk(.answer(code: "4821")))
        }
        #expect(
            bench.refusal(bench.insist("zhou", .release(one, channels: [], sha256: nil)))
                == .noChannels)
    }

    @Test func `versions that differ wait for both who must see it`() {
        var bench = Desk2.bench()
        bench.draft()
        bench.say("zhou", .variant(one, label: "微博", text: "报名系统已于15:00恢复。"))
        bench.passGates()
        guard
            case .differences(_, let all, let groups)? =
                bench.refusal(bench.insist("zhou", .release(one, channels: [], sha256: nil)))
        else { return #expect(Bool(false)) }
        #expect(all.map(\.label) == ["微博"] && groups == [.legal, .release])
        #expect(all[0].added == ["15:00"] && all[0].missing.contains("14:00"))
        bench.say("wu", .accept(one))
        #expect(bench.refusal(bench.say("wu", .accept(one))) == .notAcceptor(one))
        bench.say("chen", .accept(one))
        bench.insist("zhou", .release(one, channels: [], sha256: nil))
        #expect(bench.statement?.release?.places.map(\.label) == ["微博", ""])
        #expect(Set(bench.statement?.release?.places.map(\.sha256) ?? []).count == 2)
    }

    @Test func `a template takes facts where facts belong, and every blank must be filled`() {
        var bench = Desk2.bench()
        bench.plan.texts = PlanTexts(
            slots: [
                StatementSlot(id: "fact", name: Bilingual(zh: "事实", en: "fact")),
                StatementSlot(id: "doing", name: Bilingual(zh: "正在做什么", en: "doing")),
            ],
            statements: [
                HoldingStatement(
                    id: "holding", pack: "B", kind: .holding,
                    text: Bilingual(zh: "通报：${fact}。正在${doing}。", en: "${fact}. ${doing}."))
            ])
        bench.world.book = PlanBook()
        bench.say("zhou", .draft(StatementRequest(kind: .holding, facts: [1, 2])))
        #expect(bench.statement?.master == "通报：报名系统已于14:00恢复；备用报名点已开放。正在${doing}。")
        guard case .blanks(_, let names)? = bench.refusal(bench.say("zhou", .submit(one))) else {
            return #expect(Bool(false))
        }
        #expect(names.map(\.zh) == ["正在做什么"])
        #expect(
            bench.refusal(bench.say("zhou", .fill(one, ["事实": "听说已恢复"])))
                == .factsOnly(slot: Bilingual(zh: "事实", en: "fact")))
        bench.say("zhou", .fill(one, ["正在做": "核对数据", "fact": "F-2, F-1"]))
        #expect(bench.statement?.master == "通报：备用报名点已开放；报名系统已于14:00恢复。正在核对数据。")
        #expect(bench.statement?.facts == [2, 1])
        bench.say("zhou", .edit(one, text: "自己写的", facts: nil))
        #expect(bench.refusal(bench.say("zhou", .fill(one, ["doing": "x"]))) == .notOfTemplate(one))
    }
}

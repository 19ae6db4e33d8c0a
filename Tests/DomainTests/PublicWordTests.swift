import Foundation
import Testing

@testable import Domain

/// What a public text may claim, under whose name, and where it stands (domain §5, plan 五.2, 六.2).
struct PublicWordTests {
    private let one = Desk2.one
    private let hash = String(repeating: "0a", count: 32)
    private static let unit = UnitFacts(
        name: Bilingual(zh: "示例单位", en: "Example Unit"), contact: "010-00000000",
        sites: ["feed"])

    private func lint(_ bench: Bench, _ number: Int = 1) -> [LintFinding] {
        guard let (statement, incident) = bench.world.statement(number) else { return [] }
        return bench.world.facts(of: statement, in: incident, bench.plan, at: bench.now).lint
    }

    // MARK: Refutations

    @Test func `a refutation is signed when HQ chose to refute what two found false, not before`() {
        var bench = Desk2.bench()
        bench.draft(kind: .refutation)
        bench.passGates()
        #expect(bench.statement?.signatures.isEmpty == true)
        #expect(
            bench.refusal(bench.insist("zhao", .sign(one, sha256: nil)))
                == .refutesNothing(one, incident: 1))
        bench.decideToRefute()
        bench.insist("zhao", .sign(one, sha256: nil))
        #expect(bench.statement?.signatures.count == 1)
    }

    @Test func `a rumour that is true is not admitted by a refutation`() {
        var bench = RumourBench.judged(.truth)
        bench.decide(.admit)
        // Another one is false, so that the refutation may go out at all.
        bench.add("网传另一件事")
        for id in ["li", "wang"] as [PersonID] { bench.judge(id, .falsehood, of: RumourBench.r2) }
        bench.decide(.refute, of: RumourBench.r2)
        bench.publish(1)
        #expect(bench.world.statement(1)?.statement.kind == .refutation)
        #expect(
            bench.answerAsIs(1).rumourRefusal
                == .wrongAnswer(RumourBench.r1, one, to: .admit))
        #expect(bench.rumour()?.answer == nil)
        bench.answerAsIs(1, of: RumourBench.r2)
        #expect(bench.rumour(2)?.answer?.statement == one)
    }

    @Test func `nothing but a refutation refutes`() {
        var bench = RumourBench.judged(.falsehood)
        bench.decide(.reply)
        bench.publish(1)
        #expect(bench.world.statement(1)?.statement.kind == .notice)
        bench.tick(after: 1)
        bench.decide(.refute)
        #expect(
            bench.answerAsIs(1).rumourRefusal
                == .wrongAnswer(RumourBench.r1, one, to: .refute))
    }

    // MARK: Variants

    @Test func `each variant is read, and a finding says in which it is`() {
        var bench = Desk2.bench()
        bench.draft()
        bench.say("zhou", .variant(one, label: "微博", text: Desk2.text + "联系人13800000000"))
        #expect(lint(bench).contains(LintFinding(.privateData, ["138…"], in: "微博")))
        #expect(!lint(bench).contains { $0.label == nil && $0.kind == .privateData })
    }

    // MARK: Who speaks

    @Test func `no text of the set is handed in without saying who speaks`() {
        var bench = Desk2.bench()
        bench.unit = Self.unit
        bench.draft("报名系统已于14:00恢复。")
        #expect(
            bench.refusal(bench.say("zhou", .submit(one)))
                == .issuerMissing(one, issuer: "示例单位", label: ""))
        bench.say("zhou", .append(one, text: "示例单位 2026年1月5日，电话010-00000000"))
        bench.say("zhou", .variant(one, label: "en", text: "The portal is back since 14:00."))
        #expect(
            bench.refusal(bench.say("zhou", .submit(one)))
                == .issuerMissing(one, issuer: "Example Unit", label: "en"))
        bench.say(
            "zhou",
            .variant(
                one, label: "en",
                text: "Example Unit: the portal is back since 14:00. 010-00000000, 5 January 2026"))
        bench.say("zhou", .submit(one))
        #expect(bench.statement?.submittedAt != nil)
    }

    // MARK: The single source

    @Test func `the own site is part of every release, and the first`() {
        var bench = Desk2.bench()
        bench.unit = Self.unit
        bench.draft()
        bench.passGates()
        bench.insist("zhou", .release(one, channels: ["weibo"], sha256: nil))
        #expect(bench.statement?.release?.places.map(\.channel) == ["site", "weibo"])
    }

    @Test func `a site that may not be used holds nothing up`() {
        var bench = Desk2.bench()
        bench.unit = Self.unit
        bench.chat("li", .official(.retire("site", reason: "被篡改")))
        bench.chat("li", .desk(.answer(code: "4821")))
        bench.draft()
        bench.passGates()
        bench.insist("zhou", .release(one, channels: ["weibo"], sha256: nil))
        #expect(bench.statement?.release?.places.map(\.channel) == ["weibo"])
    }

    // MARK: Numbers and times

    @Test func `a time that contradicts what is public is pointed at`() {
        var bench = Desk2.bench()
        bench.draft(
            "示例单位\n报名系统将于19:00恢复，目前未恢复。下次通报：18:00。电话010-00000000。\n2026年1月5日15:00")
        #expect(lint(bench).first { $0.kind == .strayTimes }?.found == ["19:00"])
        bench.draft()
        #expect(!lint(bench, 2).contains { $0.kind == .strayTimes })
    }

    @Test func `numbers in Chinese words are numbers`() {
        #expect(StatementText.numbers(of: "受伤人数三百，其中一百二十人留院") == ["300", "120"])
        #expect(StatementText.numbers(of: "两千零五人，三万五千元") == ["2005", "35000"])
        let talk = "万一有事，千万不要着急；我们十分重视，统一安排，一一核实，十分钟内答复，二〇二六年"
        #expect(StatementText.numbers(of: talk).isEmpty)
        var bench = Desk2.bench()
        bench.draft("示例单位：受伤人数三百。")
        #expect(lint(bench).first { $0.kind == .strayNumbers }?.found == ["300"])
    }

    @Test func `blanks for words take no number that is in no confirmed fact`() {
        var bench = Desk2.bench()
        bench.plan.texts = Self.texts
        bench.say("zhou", .draft(StatementRequest(kind: .holding, facts: [1, 2])))
        let doing = Bilingual(zh: "正在做", en: "doing")
        #expect(
            bench.refusal(bench.say("zhou", .fill(one, ["doing": "三百人受伤，已于15:00全部救出"])))
                == .strayInBlank(slot: doing, numbers: ["300", "15:00"]))
        bench.say("zhou", .fill(one, ["doing": "核对14:00以来的记录", "next": "18:30，官网"]))
        #expect(bench.statement?.filled["doing"] == "核对14:00以来的记录")
        #expect(bench.statement?.filled["next"] == "18:30，官网")
    }

    @Test func `nor do they keep one whose fact is cited no more`() {
        var bench = Desk2.bench()
        bench.plan.texts = Self.texts
        bench.say("zhou", .draft(StatementRequest(kind: .holding, facts: [1, 2])))
        let held = bench.statement.map(\.facts) ?? []
        let number =
            held.compactMap { bench.world.fact($0)?.fact.text }
            .flatMap(StatementText.numbers).first ?? ""
        bench.say("zhou", .fill(one, ["doing": "核对\(number)的情况", "fact": "F-1, F-2"]))
        #expect(bench.statement?.filled["doing"] == "核对\(number)的情况")
        let without = held.first { fact in
            bench.world.fact(fact).map { !StatementText.numbers(of: $0.fact.text).contains(number) }
                ?? false
        }
        let given = bench.say("zhou", .fill(one, ["fact": "F-\(without ?? 0)"]))
        #expect(
            bench.refusal(given)
                == .strayInBlank(slot: Bilingual(zh: "正在做", en: "doing"), numbers: [number]))
    }

    private static var texts: PlanTexts {
        var texts = Fixture.plan.texts
        texts.slots = ["fact", "doing", "next"].map { id in
            StatementSlot(
                id: id, name: Bilingual(zh: id == "doing" ? "正在做" : id, en: id))
        }
        let body = "${fact}。我们正在${doing}。下次通报：${next}。"
        texts.statements = [
            HoldingStatement(
                id: "holding", pack: "B", kind: .holding, text: Bilingual(zh: body, en: body))
        ]
        return texts
    }

    // MARK: Put there by hand

    private func ordered() -> Bench {
        var bench = Desk2.bench()
        bench.register("page", "公众号", "微信", "https://mp.example.org/unit", via: .hand)
        bench.draft()
        bench.passGates()
        bench.insist("zhou", .release(one, channels: ["page", "weibo"], sha256: nil))
        return bench
    }

    @Test func `a text stands where the register has the account, and nowhere else`() {
        var bench = ordered()
        let elsewhere = StatementCommand.place(
            one, channel: "page", url: "https://weibo.com/u/private/77", image: hash)
        #expect(
            bench.refusal(bench.say("zhou", elsewhere))
                == .otherHost(channel: "公众号", account: "https://mp.example.org/unit"))
        bench.say(
            "zhou", .place(one, channel: "page", url: "https://MP.example.org/s/1", image: hash))
        #expect(bench.statement?.places.first?.standing == .placed)
    }

    @Test func `a picture is one`() {
        var bench = ordered()
        func place(_ image: String) -> StatementCommand {
            .place(one, channel: "weibo", url: "https://weibo.com/1", image: image)
        }
        let none = String(repeating: "0", count: 64)
        #expect(bench.refusal(bench.say("zhou", place(none))) == .imageMissing)
        // A page is kept as text.
        bench.keepEvidence(1)
        #expect(bench.refusal(bench.say("zhou", place("E-1"))) == .imageMissing)
        bench.say("zhou", place(hash))
        let (statement, incident) = bench.world.statement(1)!
        let facts = bench.world.facts(of: statement, in: incident, bench.plan, at: bench.now)
        #expect(facts.places.first { $0.channel == "weibo" }?.account == "@示例单位")
    }

    // MARK: Where facts are from

    @Test func `two nods at what nobody has a source for confirm nothing`() {
        var bench = Bench()
        bench.activate()
        let fact = Number(.fact, 1)
        bench.chat("sun", .fact(.add(nil, text: "系统已恢复", source: nil)))
        bench.chat("li", .fact(.voice(fact, holds: true, how: nil)))
        #expect(
            bench.chat("wang", .fact(.voice(fact, holds: true, how: nil)))
                == .failure(.fact(.sourceless(fact))))
        #expect(bench.world.fact(1)?.fact.standing == .unconfirmed)
        bench.chat("wang", .fact(.voice(fact, holds: true, how: "已登录查看")))
        #expect(bench.world.fact(1)?.fact.standing == .confirmed)
    }
}

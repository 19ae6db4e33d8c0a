import Foundation
import Testing

@testable import Domain

/// What a public text carries, where it may stand, and what goes first (domain §1 五.5, §5; plan 五.2).
struct PublicWayTests {
    private let one = Desk2.one
    private let hash = String(repeating: "0a", count: 32)
    private static let unit = UnitFacts(
        name: Bilingual(zh: "示例单位", en: "Example Unit"), contact: "010-00000000",
        sites: ["feed"])

    // MARK: What it carries

    @Test func `no text is handed in without a contact and a date`() {
        var bench = Desk2.bench()
        bench.unit = Self.unit
        bench.draft("示例单位：报名系统已于14:00恢复。如需帮助请与我们联系。")
        #expect(
            bench.refusal(bench.say("zhou", .submit(one)))
                == .contactMissing(one, contact: "010-00000000", label: ""))
        bench.say("zhou", .append(one, text: "联系电话：010-00000000。"))
        guard case .dateMissing(one, _, label: "")? = bench.refusal(bench.say("zhou", .submit(one)))
        else {
            Issue.record("handed in without a date")
            return
        }
        bench.say("zhou", .append(one, text: "2026年1月8日"))
        bench.say(
            "zhou",
            .variant(one, label: "en", text: "Example Unit: the portal is back. 8 January 2026"))
        #expect(
            bench.refusal(bench.say("zhou", .submit(one)))
                == .contactMissing(one, contact: "010-00000000", label: "en"))
        bench.say(
            "zhou",
            .variant(
                one, label: "en",
                text: "Example Unit: the portal is back. Contact: press@example.org. 8 January 2026"
            ))
        bench.say("zhou", .submit(one))
        #expect(bench.statement?.submittedAt != nil)
    }

    @Test(arguments: [nil, "", "  ", "1", "✓"] as [String?])
    func `a legal opinion is words`(note: String?) {
        var bench = Desk2.bench()
        bench.draft()
        bench.say("zhou", .submit(one))
        bench.say("li", .check(one, passes: true, note: nil))
        #expect(
            bench.refusal(bench.say("zheng", .opine(one, passes: true, note: note)))
                == .opinionMissing(one))
        #expect(bench.statement?.opinion == nil)
        bench.say("zheng", .opine(one, passes: true, note: "不涉个人信息"))
        #expect(bench.statement?.opinion?.note == "不涉个人信息")
    }

    // MARK: Whose page it is

    private func placed(
        _ platform: String, _ account: String, _ url: String
    ) -> StatementRefusal? {
        var bench = Desk2.bench()
        bench.register("page", "官方号", platform, account, via: .hand)
        bench.draft()
        bench.passGates()
        bench.insist("zhou", .release(one, channels: ["page"], sha256: nil))
        return bench.refusal(
            bench.say("zhou", .place(one, channel: "page", url: url, image: hash)))
    }

    @Test(arguments: [
        ("微博", "@示例发布", "https://weibo.com/1/abc", true),
        ("微博", "@示例发布", "https://m.weibo.cn/1", true),
        ("微博", "@示例发布", "https://weibo.com.example.net/1", false),
        ("微博", "@示例发布", "https://www.douyin.com/1", false),
        ("微信公众号", "shili", "https://mp.weixin.qq.com/s/1", true),
        ("微信公众号", "shili", "https://weibo.com/1", false),
        ("抖音", "示例", "https://www.douyin.com/video/1", true),
        ("X", "@unit", "https://x.com/unit/1", true),
        ("X", "@unit", "https://example.org/1", false),
        ("Mastodon", "@unit@social.example.org", "https://social.example.org/@unit/1", true),
        ("Mastodon", "@unit@social.example.org", "https://elsewhere.example.org/1", false),
        ("校内论坛", "示例单位", "https://bbs.example.org/1", true),
    ])
    func `where the register has a name alone, the link is of the platform`(
        platform: String, account: String, url: String, isGood: Bool
    ) {
        let refusal = placed(platform, account, url)
        if isGood {
            #expect(refusal == nil)
        } else {
            guard case .otherPlatform(channel: "官方号", _, _)? = refusal else {
                Issue.record("\(url) was taken: \(String(describing: refusal))")
                return
            }
        }
    }

    @Test func `of a platform that is not known whoever confirms is told to look whose it is`() {
        var bench = Desk2.bench()
        bench.register("bbs", "论坛号", "校内论坛", "示例单位", via: .hand)
        bench.draft()
        bench.passGates()
        bench.insist("zhou", .release(one, channels: ["bbs", "weibo"], sha256: nil))
        guard let (statement, incident) = bench.world.statement(1) else { return }
        let facts = bench.world.facts(of: statement, in: incident, bench.plan, at: bench.now)
        let unsure = facts.places.filter { $0.isUnsure == true }.map(\.channel)
        #expect(unsure == ["bbs"])
    }

    // MARK: The single source

    private func ordered() -> Bench {
        var bench = Desk2.bench()
        bench.unit = Self.unit
        bench.register("blog", "官方博客", "博客", "https://blog.example.org", via: .publisher("wp"))
        bench.draft()
        bench.passGates()
        bench.insist("zhou", .release(one, channels: [], sha256: nil))
        return bench
    }

    private func waiting(_ bench: Bench) -> [String] {
        bench.world.toPublish.map(\.place.channel)
    }

    private func publish(_ bench: inout Bench, _ channel: String, _ outcome: PublishOutcome) {
        _ = bench.perform(.system(.published(1, channel: channel, outcome)), by: .system)
    }

    private let byHand = StatementCommand.place(
        Desk2.one, channel: "weibo", url: "https://weibo.com/1",
        image: String(repeating: "0a", count: 32))

    @Test func `nothing goes out before the page on the own site that it links to`() {
        var bench = ordered()
        #expect(bench.statement?.release?.source == "site")
        #expect(waiting(bench) == ["site"])
        #expect(
            bench.refusal(bench.say("zhou", byHand))
                == .sourceFirst(one, site: "官网", siteID: "site", channel: "weibo"))
        publish(&bench, "site", .published(url: "https://example.org/s/1"))
        #expect(waiting(bench) == ["blog"])
        bench.say("zhou", byHand)
        #expect(bench.statement?.places.first { $0.channel == "weibo" }?.standing == .placed)
    }

    @Test func `a site that fails holds the others until somebody puts it there`() {
        var bench = ordered()
        publish(&bench, "site", .failed("refused"))
        #expect(waiting(bench).isEmpty)
        #expect(bench.refusal(bench.say("zhou", byHand)) != nil)
        bench.say(
            "zhou", .place(one, channel: "site", url: "https://example.org/s/1", image: hash))
        #expect(waiting(bench) == ["blog"])
        bench.say("zhou", byHand)
        #expect(bench.statement?.places.first { $0.channel == "weibo" }?.standing == .placed)
    }

    @Test func `or until somebody says why they go first, each channel for itself`() {
        var bench = ordered()
        publish(&bench, "site", .failed("refused"))
        bench.say("zhou", .goAhead(one, channels: ["weibo"], reason: "官网机房断电"))
        #expect(
            bench.log.last?.event
                == .statement(1, .wentAhead(1, channels: ["weibo"], reason: "官网机房断电")))
        #expect(waiting(bench).isEmpty)
        bench.say("zhou", byHand)
        #expect(bench.statement?.places.first { $0.channel == "weibo" }?.standing == .placed)
        bench.say("zhou", .goAhead(one, channels: [], reason: "官网机房断电"))
        #expect(waiting(bench) == ["blog"])
        #expect(
            bench.refusal(bench.say("zhou", .goAhead(one, channels: [], reason: "x")))
                == .nothingHeld(one))
        #expect(World(folding: bench.log).statement(1)?.statement == bench.statement)
    }

    @Test func `where nothing waits there is nothing to let go`() {
        var bench = Desk2.bench()
        bench.draft()
        bench.passGates()
        bench.insist("zhou", .release(one, channels: [], sha256: nil))
        #expect(bench.statement?.release?.source == nil)
        #expect(
            bench.refusal(bench.say("zhou", .goAhead(one, channels: [], reason: "x")))
                == .nothingHeld(one))
    }

    // MARK: Answers that are put up in public

    @Test func `an answer put up in public cites what was confirmed, or says what is public`() {
        let question = Number(.question, 1)
        var bench = Desk2.bench()
        bench.chat("zhao", .question(.spokesperson("zhou", named: true)))
        bench.chat(
            "sun", .question(.log(nil, QuestionDraft(text: "何时恢复？", asker: "考生"))))
        func answer(_ text: String, _ facts: [Int]?, _ version: Int) {
            bench.chat("sun", .question(.draft(question, text: text, facts: facts)))
            bench.chat("zhao", .question(.approve(question, version: version)))
        }
        func give(_ via: String) -> Result<Reply?, Refusal> {
            bench.chat("zhou", .question(.give(question, by: nil, via: via)))
        }
        answer("很快就好", nil, 1)
        let link = "https://example.org/qa/1"
        #expect(give(link) == .failure(.question(.groundless(question))))
        answer("已经恢复", [3], 2)
        #expect(give(link) == .failure(.question(.shaky(question, facts: [3]))))
        answer("已于14:00恢复", [1], 3)
        guard case .success(.question(.given)?) = give(link) else {
            Issue.record("what cites a confirmed fact was refused")
            return
        }
        answer("放心", nil, 4)
        guard case .success(.question(.given)?) = give("phone") else {
            Issue.record("by telephone it is advice to one")
            return
        }
    }

    @Test func `a sentence of a public statement is ground enough, until it is taken back`() {
        let question = Number(.question, 1)
        var bench = Desk2.bench()
        bench.chat("zhao", .question(.spokesperson("zhou", named: true)))
        bench.chat(
            "sun", .question(.log(nil, QuestionDraft(text: "何时恢复？", asker: "考生"))))
        bench.chat(
            "sun",
            .question(.draft(question, text: "您好！报名系统已于 14：00 恢复。", facts: nil)))
        bench.chat("zhao", .question(.approve(question, version: 1)))
        let give = Command.question(
            .give(question, by: nil, via: "https://example.org/qa/1"))
        #expect(bench.chat("zhou", give) == .failure(.question(.groundless(question))))
        bench.draft()
        bench.passGates()
        bench.insist("zhou", .release(one, channels: ["site"], sha256: nil))
        publish(&bench, "site", .published(url: "https://example.org/s/1"))
        guard case .success(.question(.given)?) = bench.chat("zhou", give) else {
            Issue.record("a quotation was refused")
            return
        }
    }
}

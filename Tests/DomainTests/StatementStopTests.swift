import Foundation
import Testing

@testable import Domain

/// What is on its way out can be stopped, what was said can be taken back, and nothing waits for a
/// channel that is gone.
struct StatementStopTests {
    private let one = Desk2.one
    private let two = Number(.statement, 2)
    private let hash = String(repeating: "b0", count: 32)

    private func ready(level: Int = 2) -> Bench {
        var bench = Desk2.bench(level: level)
        bench.draft()
        bench.passGates()
        return bench
    }

    /// Ordered out on these, nothing of it is there yet.
    private func underway(_ channels: [String]) -> Bench {
        var bench = ready()
        bench.insist("zhou", .release(one, channels: channels, sha256: nil))
        return bench
    }

    private func publish(_ bench: inout Bench, _ number: Int = 1, _ channel: String = "site") {
        _ = bench.perform(
            .system(.published(number, channel: channel, .published(url: "https://x/\(number)"))),
            by: .system, at: nil)
    }

    private func putByHand(_ bench: inout Bench, _ id: Number) {
        bench.say(
            "zhou", .place(id, channel: "weibo", url: "https://weibo.com/1", image: hash))
        bench.say("wu", .confirm(id, channel: "weibo"))
    }

    private func cancel(_ bench: inout Bench) {
        bench.chat("zhao", .incident(.cancel(Number(.incident, 1), reason: "误报")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
    }

    @Test func `an order on its way is stopped at a word, and its text mended`() {
        var bench = underway(["site", "weibo"])
        bench.say("zhou", .withdraw(one, reason: "有错字", text: nil))
        #expect(bench.world.toPublish.isEmpty)
        #expect(bench.statement?.isOpen == true)
        bench.say("zhou", .edit(one, text: Desk2.text + "（改）", facts: nil))
        #expect(bench.statement?.version == 2)
        #expect(bench.statement?.validSignatures.isEmpty == true)
    }

    @Test func `what was stopped goes out again with the signatures it has`() {
        var bench = underway(["site", "weibo"])
        bench.say("zhou", .withdraw(one, reason: "等一等", text: nil))
        bench.insist("zhou", .release(one, channels: [], sha256: nil))
        #expect(bench.world.toPublish.map(\.place.channel) == ["site"])
        #expect(bench.events("statement.signed").count == 1)
    }

    @Test func `a fact in doubt stops what is on its way`() {
        var bench = underway(["site", "weibo"])
        bench.chat("sun", .fact(.doubt(Number(.fact, 1), reason: "日志不符")))
        #expect(bench.world.toPublish.isEmpty)
        #expect(
            bench.refusal(bench.say("zhou", .release(one, channels: [], sha256: nil)))
                == .shaky(one, facts: [1]))
        for person in ["li", "wang"] as [PersonID] {
            bench.chat(person, .fact(.voice(Number(.fact, 1), holds: true, how: nil)))
        }
        bench.insist("zhou", .release(one, channels: [], sha256: nil))
        #expect(bench.world.toPublish.map(\.place.channel) == ["site"])
    }

    @Test func `a fact in doubt stops what is left of a release`() {
        var bench = underway(["site", "weibo"])
        publish(&bench)
        bench.chat("sun", .fact(.doubt(Number(.fact, 1), reason: "日志不符")))
        #expect(bench.events("statement.halted").count == 1)
        // What is public is put right where it stands, and nowhere else.
        bench.say("zhou", .correct(one, reason: "时间有误", text: "更正：应为“14:10”"))
        bench.say("zhou", .cite(two, [2, 3]))
        for person in ["li", "wang"] as [PersonID] {
            bench.chat(person, .fact(.voice(Number(.fact, 3), holds: true, how: nil)))
        }
        bench.passGates(of: 2)
        bench.insist("zhou", .release(two, channels: ["site"], sha256: nil))
        publish(&bench, 2)
        #expect(bench.statement?.ending == .corrected(by: 2))
    }

    @Test func `what was stopped and edited is not put there by hand`() {
        var bench = underway(["weibo"])
        bench.say("zhou", .withdraw(one, reason: "有错字", text: nil))
        bench.say("zhou", .edit(one, text: Desk2.text + "（改）", facts: nil))
        bench.say("zhou", .place(one, channel: "weibo", url: "https://weibo.com/1", image: hash))
        #expect(bench.statement?.isPublic == false)
        bench.passGates()
        bench.insist("zhou", .release(one, channels: ["weibo"], sha256: nil))
        putByHand(&bench, one)
        #expect(bench.statement?.isOpen == false)
    }

    @Test func `what somebody had posted before the stop is filed, for it is there`() {
        var bench = underway(["weibo"])
        bench.say("zhou", .withdraw(one, reason: "有错字", text: nil))
        bench.say("zhou", .place(one, channel: "weibo", url: "https://weibo.com/1", image: hash))
        #expect(bench.statement?.isPublic == true)
        bench.say("zhou", .withdraw(one, reason: "有错字", text: "我单位撤回…"))
        #expect(bench.world.statement(2)?.statement.amends == 1)
    }

    @Test func `an incident that is over puts out nothing but what takes something back`() {
        var bench = underway(["weibo"])
        putByHand(&bench, one)
        bench.draft("另一份")
        bench.passGates(of: 2)
        bench.insist("zhou", .release(two, channels: ["site"], sha256: nil))
        cancel(&bench)
        bench.say("zhou", .withdraw(one, reason: "误报", text: "我单位撤回此前的通报。"))
        // As an older version left it: ordered, and never stopped.
        bench.world.endedIncidents[1]?.statements[2]?.release?.haltedAt = nil
        #expect(bench.world.toPublish.isEmpty)
    }

    @Test func `a further channel takes the signed text while the order runs`() {
        var bench = underway(["weibo"])
        bench.insist("zhou", .release(one, channels: ["site"], sha256: nil))
        #expect(bench.statement?.release?.places.map(\.channel) == ["weibo", "site"])
        #expect(bench.world.toPublish.map(\.place.channel) == ["site"])
        #expect(
            bench.refusal(bench.say("zhou", .release(one, channels: ["site"], sha256: nil)))
                == .underway(one))
    }

    @Test func `what a cancelled incident said is taken back`() {
        var bench = underway(["weibo"])
        putByHand(&bench, one)
        cancel(&bench)
        bench.say("zhou", .withdraw(one, reason: "误报", text: "我单位撤回此前的通报。"))
        bench.passGates(of: 2)
        bench.insist("zhou", .release(two, channels: [], sha256: nil))
        #expect(bench.world.toPublish.map(\.place.channel) == ["site"])
        publish(&bench, 2)
        putByHand(&bench, two)
        #expect(bench.statement?.ending == .withdrawn(by: 2))
    }

    @Test func `an incident is not forgotten while its words are taken back`() {
        var bench = underway(["weibo"])
        putByHand(&bench, one)
        bench.world = World(folding: bench.log, keeping: 20)
        cancel(&bench)
        bench.say("zhou", .withdraw(one, reason: "误报", text: "我单位撤回此前的通报。"))
        for fill in 1...40 {
            bench.chat("wang", .warning(.register(Fixture.draft)))
            _ = fill
        }
        #expect(bench.world.statement(2) != nil)
    }

    @Test func `what a cancelled incident had on its way goes no further, and the log says so`() {
        var bench = underway(["site", "weibo"])
        cancel(&bench)
        #expect(bench.world.toPublish.isEmpty)
        #expect(bench.events("statement.halted").count == 1)
    }

    @Test func `what came out after the stop is known, and can be taken back`() {
        var bench = underway(["site", "weibo"])
        bench.say("zhou", .withdraw(one, reason: "有错字", text: nil))
        // The far end had it already.
        publish(&bench)
        #expect(bench.statement?.isPublic == true)
        bench.say("zhou", .withdraw(one, reason: "有错字", text: "我单位撤回…"))
        #expect(bench.world.statement(2)?.statement.amends == 1)
    }

    @Test func `nobody posts by hand what a machine is posting`() {
        var bench = underway(["site", "weibo"])
        bench.say("zhou", .place(one, channel: "site", url: "https://example.org/1", image: hash))
        #expect(bench.statement?.release?.places[0].standing == .ordered)
        _ = bench.perform(
            .system(.published(1, channel: "site", .failed("http 403"))), by: .system, at: nil)
        bench.say("zhou", .place(one, channel: "site", url: "https://example.org/1", image: hash))
        #expect(bench.statement?.release?.places[0].standing == .placed)
    }

    @Test func `a correction has thirty minutes, and its lateness is told`() {
        var bench = underway(["weibo"])
        putByHand(&bench, one)
        bench.say("zhou", .correct(one, reason: "时间有误", text: "更正：应为“14:10”"))
        bench.tick(after: 29)
        #expect(bench.events("statement.amendLate").isEmpty)
        bench.tick(after: 1)
        #expect(bench.events("statement.amendLate").count == 1)
        bench.tick(after: 29)
        #expect(bench.events("statement.amendLate").count == 1)
        bench.tick(after: 1)
        #expect(bench.events("statement.amendLate").count == 2)
    }

    @Test func `nothing is said to stand on a channel that was retired`() {
        var bench = underway(["site", "weibo"])
        publish(&bench)
        bench.chat("li", .official(.retire("weibo", reason: "被盗")))
        bench.chat("li", .desk(.answer(code: "4821")))
        bench.say("zhou", .place(one, channel: "weibo", url: "https://weibo.com/1", image: hash))
        #expect(bench.statement?.release?.places[1].standing == .ordered)
    }

    @Test func `nobody waits for a channel that is gone, and for no other reason`() {
        var bench = underway(["site", "weibo"])
        publish(&bench)
        #expect(
            bench.refusal(bench.say("zhou", .waive(one, channel: "weibo", reason: "被盗")))
                == .channelWorks(one, channel: "官方微博"))
        bench.chat("li", .official(.retire("weibo", reason: "被盗")))
        bench.chat("li", .desk(.answer(code: "4821")))
        bench.say("zhou", .waive(one, channel: "weibo", reason: "被盗"))
        #expect(bench.statement?.isOpen == false)
        #expect(bench.events("statement.released").count == 1)
    }

    @Test func `what waits for nothing more and stands nowhere is not released`() {
        var bench = underway(["weibo"])
        bench.chat("li", .official(.retire("weibo", reason: "被盗")))
        bench.chat("li", .desk(.answer(code: "4821")))
        bench.say("zhou", .waive(one, channel: "weibo", reason: "被盗"))
        #expect(bench.statement?.isOpen == true && bench.statement?.isOrdered == false)
        bench.insist("zhou", .release(one, channels: ["site"], sha256: nil))
        #expect(bench.world.toPublish.map(\.place.channel) == ["site"])
    }

    @Test func `an older text that came out late is told apart`() {
        var bench = underway(["site"])
        let old = bench.statement?.release?.places[0].sha256
        bench.say("zhou", .withdraw(one, reason: "有错字", text: nil))
        bench.say("zhou", .edit(one, text: Desk2.text + "（改）", facts: nil))
        bench.passGates()
        bench.insist("zhou", .release(one, channels: ["site"], sha256: nil))
        _ = bench.perform(
            .system(.published(1, channel: "site", sha256: old, .published(url: "https://x"))),
            by: .system, at: nil)
        #expect(bench.statement?.release?.places[0].reason == "text-older-there")
        #expect(bench.statement?.isOpen == true)
    }

    @Test func `nobody lets pass how his own versions differ`() {
        var bench = Desk2.bench()
        bench.draft()
        bench.say("zhou", .variant(one, label: "微博", text: "报名系统已于15:00恢复。"))
        bench.passGates()
        #expect(bench.refusal(bench.say("zhou", .accept(one))) == .drafterMayNot(one))
        bench.say("wu", .accept(one))
        bench.say("chen", .accept(one))
        bench.insist("zhou", .release(one, channels: [], sha256: nil))
        #expect(bench.statement?.release != nil)
    }

    @Test func `a text of one's own that names no issuer is pointed at`() {
        var bench = Desk2.bench()
        bench.unit = UnitFacts(
            name: Bilingual(zh: "示例单位", en: "Example Unit"), contact: "010-00000000")
        bench.draft("报名系统已于14:00恢复。下次通报：18:00。2026年1月5日")
        let (statement, incident) = bench.world.statement(1)!
        let facts = bench.world.facts(of: statement, in: incident, bench.plan, at: bench.now)
        #expect(facts.lint.map(\.kind).contains(.noIssuer))
        #expect(facts.lint.map(\.kind).contains(.noContact))
    }

    @Test func `whoever wrote it hands it in`() {
        var bench = Desk2.bench()
        bench.draft()
        bench.say("li", .submit(one))
        #expect(bench.statement?.submittedAt == nil)
        bench.say("zhou", .submit(one))
        #expect(bench.statement?.submittedAt != nil)
    }
}

import Foundation
import Testing

@testable import Domain

/// What answers a rumour is a statement that stands in public, said after what it answers.
@Suite struct RumourAnswerTests {
    typealias B = RumourBench
    private let r1 = B.r1
    private let one = Number(.statement, 1)
    private let image = String(repeating: "b0", count: 32)

    private func decided(published: Bool = false) -> Bench {
        var bench = B.told()
        if published {
            bench.publish(1)
            bench.tick(after: 5)
        }
        bench.judge("sun", .falsehood)
        bench.judge("zhou", .falsehood)
        bench.decide(.refute)
        return bench
    }

    private func isRefused(_ bench: inout Bench, _ statement: Int) -> Bool {
        let before = bench.log.count
        guard case .failure = bench.answerAsIs(statement) else { return false }
        return bench.log.count == before
    }

    @Test func `what stood in public before the verdict does not answer it`() {
        var bench = decided(published: true)
        #expect(isRefused(&bench, 1))
        #expect(bench.task("R09")?.isOpen == true)
        bench.publish(2)
        bench.answerAsIs(2)
        #expect(bench.rumour()?.answer?.statement == Number(.statement, 2))
    }

    @Test func `what one person says they placed is not public yet`() {
        var bench = decided()
        bench.publish(1)
        bench.register("weibo", "官方微博", "微博", "@示例单位", via: .hand)
        let two = Number(.statement, 2)
        bench.say(
            "zhou", .draft(StatementRequest(kind: .refutation, text: Desk2.text, facts: [1, 2])))
        bench.say("zhou", .submit(two))
        bench.say("li", .check(two, passes: true, note: nil))
        bench.say("chen", .opine(two, passes: true, note: "不涉隐私"))
        bench.insist("zhao", .sign(two, sha256: nil))
        bench.insist("zhou", .release(two, channels: ["weibo"], sha256: nil))
        bench.say(
            "zhou", .place(two, channel: "weibo", url: "https://weibo.com/1", image: image))
        #expect(bench.world.statement(2)?.statement.isPublic == true)
        #expect(
            bench.answerAsIs(2) == .failure(.statement(.notReleased(two))))
        bench.say("wu", .confirm(two, channel: "weibo"))
        bench.answerAsIs(2)
        #expect(bench.rumour()?.answer?.statement == two)
    }

    @Test func `what was put right or taken back answers nothing`() {
        var bench = decided()
        bench.publish(1)
        bench.publish(2, amending: one)
        #expect(bench.world.statement(1)?.statement.ending == .corrected(by: 2))
        #expect(isRefused(&bench, 1))
        bench.say("zhou", .withdraw(Number(.statement, 2), reason: "有误", text: "撤回"))
        #expect(bench.world.statement(3)?.statement.kind == .withdrawal)
        bench.answerAsIs(2)
        #expect(bench.rumour()?.stage == .answered, "it stands until its withdrawal is public")
    }

    @Test func `what is of another incident answers nothing`() {
        var bench = decided()
        bench.publish(1)
        bench.warn()
        let request = ActivationRequest(warning: .w(2), level: Level(2), packs: [], reason: "急")
        bench.chat("zhao", .incident(.activate(request)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.chat(
            "sun", .rumour(.add(.i(2), RumourDraft(text: "另一起"))))
        for person in ["li", "wang"] as [PersonID] {
            bench.judge(person, .falsehood, of: B.r2)
        }
        bench.decide(.refute, of: B.r2)
        #expect(bench.answerAsIs(1, of: B.r2) == .failure(.statement(.notReleased(one))))
    }

    @Test func `a correction is of what was wrong, and said since that was found`() {
        var bench = B.refuted()
        bench.tick(after: 5)
        bench.publish(2)
        bench.tick(after: 5)
        bench.chat("gu", .rumour(.wrong(r1, what: "公告已撤回")))
        #expect(isRefused(&bench, 2), "it was public before anything was found wrong")
        bench.publish(3)
        #expect(isRefused(&bench, 3), "it puts nothing right")
        bench.publish(4, amending: one)
        bench.answerAsIs(4)
        #expect(bench.rumour()?.correction?.statement == Number(.statement, 4))
        #expect(bench.rumour()?.outcomes.last?.isMet == true)
    }

    @Test func `a correction that was itself put right is one by what took its place`() {
        var bench = B.refuted()
        bench.chat("gu", .rumour(.wrong(r1, what: "公告已撤回")))
        bench.publish(2, amending: one)
        bench.publish(3, amending: Number(.statement, 2))
        #expect(isRefused(&bench, 2))
        bench.answerAsIs(3)
        #expect(bench.rumour()?.correction?.statement == Number(.statement, 3))
    }

    @Test func `where a single answer was wrong any statement said since puts it right`() {
        var bench = B.judged(.falsehood)
        bench.decide(.reply)
        bench.chat("gu", .rumour(.wrong(r1, what: "公告已撤回")))
        bench.answer(1)
        #expect(bench.rumour()?.correction?.statement == one)
    }

    @Test func `a correction said before the new verdict corrects, and admits nothing`() {
        var bench = B.refuted()
        bench.chat("gu", .rumour(.wrong(r1, what: "公告已撤回")))
        bench.publish(2, amending: one)
        bench.tick(after: 5)
        bench.judge("sun", .truth)
        bench.judge("zhou", .truth)
        bench.decide(.admit)
        bench.answerAsIs(2)
        #expect(bench.rumour()?.correction?.correctedAt == bench.now)
        #expect(bench.rumour()?.answer == nil && bench.rumour()?.stage == .decided)
        #expect(bench.task("R14")?.isOpen == false && bench.task("R15")?.isOpen == true)
        #expect(isRefused(&bench, 2))
        bench.publish(3)
        bench.answerAsIs(3)
        #expect(bench.rumour()?.stage == .answered && bench.task("R15")?.isOpen == false)
        #expect(World(folding: bench.log) == bench.world)
    }
}

import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import StormKit
import Testing

/// The loop guard, STOP, bounces and second numbers through the whole bot (spec §7; domain §10).
struct ReachPromiseTests {
    private static let second = "+8613900000077"

    private func withSecond() -> Drill {
        var drill = Drill()
        drill.take(
            Roster(
                Team.roster.everyone.map { person in
                    var person = person
                    if person.id == "sun" { person.mobile2 = Self.second }
                    return person
                }))
        return drill
    }

    private func report(
        _ drill: inout Drill, _ said: Said, _ reason: FailureReason, recipient: String? = nil
    ) -> [Said] {
        drill.stage.report(
            DeliveryReport(
                said.delivery, .failed, reason: reason, channel: "fake-\(said.route.rawValue)",
                recipient: recipient))
        return drill.news() + drill.wait(.seconds(5))
    }

    // MARK: The loop guard

    @Test func `two machines that answer each other are parted after five, in both languages`() {
        for language in Language.allCases {
            var drill = Drill(languages: [language])
            var told: [Said] = []
            var answers: [String] = []
            for number in 1...8 {
                let said = drill.sms("zhou", "自动回复：我在开会\(number)") + drill.wait(.seconds(5))
                told += said.room
                answers += said.sms(to: "zhou").map(\.text)
            }
            #expect(answers.count == 5, "\(answers)")
            #expect(answers.last == "【示例单位】连续5条未识别，此后只答复有效内容。值班室 010-00000000")
            let words =
                language == .zh
                ? "周舟的短信连续未能识别，已停止答复" : "SMS of 周舟 was not understood again and again: answers stop"
            #expect(told.count { $0.text.hasPrefix(words) } == 1, "\(told)")
            #expect(told.first { $0.text.hasPrefix(words) }?.mentions == ["@li:localhost"])
        }
    }

    @Test func `the same words again within five minutes get no second answer`() {
        var drill = Drill()
        #expect(drill.mail("zhou", "我在开会").mail(to: "zhou").count == 1)
        drill.wait(.minutes(4))
        #expect(drill.mail("zhou", "我在开会").mail(to: "zhou").isEmpty)
        drill.wait(.minutes(6))
        #expect(drill.mail("zhou", "我在开会").mail(to: "zhou").count == 1)
    }

    @Test func `what is valid is carried out all the same, answered, and lifts the guard`() throws {
        var drill = Drill()
        drill.activate("II")
        let number = try #require(
            drill.stage.world().openNotices.first { $0.wants("zhou") }?.number)
        for word in ["甲", "乙", "丙", "丁", "戊", "己"] { drill.sms("zhou", "说不清\(word)") }
        #expect(drill.sms("zhou", "说不清庚").sms(to: "zhou").isEmpty)
        #expect(drill.room("li", "!名册 查看 @周舟").contains { $0.text.contains("短信连续未识别，已停止答复") })
        // It survives the process.
        drill.stage.kill()
        drill.stage.launch()
        drill.wait(.seconds(5))
        #expect(drill.sms("zhou", "说不清辛").sms(to: "zhou").isEmpty)
        drill.sms("zhou", "收到 \(number)")
        #expect(drill.stage.world().notice(number)?.wants("zhou") == false)
        #expect(drill.stage.world().desk.reach(of: "zhou") == Reach())
        #expect(drill.sms("zhou", "说不清壬").sms(to: "zhou").count == 1)
        #expect(drill.sms("zhou", "态势").sms(to: "zhou").count == 1)
    }

    @Test func `a bare 1 that could mean two notices is asked back each time`() {
        var drill = Drill()
        drill.activate("II")
        drill.room("li", "!点名 全体")
        drill.wait(.seconds(5))
        for _ in 1...3 {
            let said = drill.sms("zhou", "1").sms(to: "zhou")
            #expect(said.count == 1, "\(said)")
        }
    }

    // MARK: STOP

    @Test func `after STOP a level III notice goes by chat and mail, level II by SMS as well`() {
        for (level, expected) in [("III", 0), ("II", 1)] {
            var drill = Drill()
            #expect(
                drill.sms("zhou", "停").sms(to: "zhou").map(\.text) == [
                    "【示例单位】已停收Ⅲ级及以下和日常短信，改走聊天、邮件。Ⅰ、Ⅱ级和预警短信照发；其他通道都不通时仍发短信。恢复请回复：开通"
                ])
            #expect(drill.sms("zhou", "停").isEmpty)
            drill.activate(level)
            let said = drill.wait(.minutes(16)).filter { $0.notice != nil }
            #expect(said.sms(to: "zhou").count == expected, "\(level)")
        }
    }

    @Test func `after STOP an outage sends a level III notice by mail, not by SMS`() {
        var drill = Drill()
        drill.sms("zhou", "STOP")
        drill.activate("III")
        drill.fault(.refuse, on: .chat)
        let said = drill.wait(.minutes(16)).filter { $0.notice != nil }
        #expect(said.sms(to: "zhou").isEmpty)
        #expect(drill.stage.network.said.mail(to: "zhou").contains { $0.notice != nil })
    }

    @Test func `STOP is seen by its owner and by the office, and START takes it back`() {
        var drill = Drill()
        drill.sms("sun", "停")
        #expect(drill.room("sun", "!我的").contains { $0.text.contains("已停收Ⅲ级及以下短信") })
        #expect(
            drill.room("li", "!名册 查看 @孙宁").contains { $0.text.contains("已停收Ⅲ级及以下短信") })
        #expect(drill.room("li", "!通道 路由 @孙宁").contains { $0.text.contains("Ⅲ级及以下停收") })
        drill.stage.kill()
        drill.stage.launch()
        drill.wait(.seconds(5))
        #expect(
            drill.sms("sun", "开通").sms(to: "sun").map(\.text) == [
                "【示例单位】短信已恢复，各级通知照发。停收回复：停"
            ])
        #expect(!drill.room("sun", "!我的").contains { $0.text.contains("停收") })
        drill.activate("III")
        let said = drill.wait(.minutes(16)).filter { $0.notice != nil }
        #expect(said.sms(to: "sun").count == 1)
    }

    // MARK: A dead mailbox

    @Test func `a mailbox that bounces is left out, and two people are told by name, once`() throws
    {
        var drill = Drill()
        drill.stage.network.onlyTakes(.email)
        drill.activate("III")
        drill.wait(.seconds(5))
        let mail = try #require(
            drill.stage.network.said.mail(to: "sun").first { $0.notice != nil })
        let said = report(&drill, mail, .unreachablePerson, recipient: "Sun@example.org")
        let told = said.room.filter { $0.text.hasPrefix("孙宁的邮箱查无此人，邮件被退回") }
        #expect(told.map(\.mentions) == [["@li:localhost", "@sun:localhost"]])
        #expect(
            said.sms(to: "sun").contains { $0.text == "【示例单位】孙宁的邮箱退信，已改走其他通道，请更新名册" })
        // The one that failed goes by SMS at once.
        #expect(said.sms(to: "sun").contains { $0.notice == mail.notice })
        let again = report(&drill, mail, .unreachablePerson, recipient: "sun@example.org")
        #expect(!again.contains { $0.text.contains("退信") || $0.text.contains("退回") })
        // Further ones do not even try the mailbox.
        let before = drill.stage.network.said.mail(to: "sun").count
        drill.room("zhao", "!级别 I-1 Ⅳ 理由=回落")
        drill.code("zhao")
        drill.wait(.minutes(2))
        #expect(drill.stage.network.said.mail(to: "sun").count == before)
        #expect(drill.room("li", "!通道 路由 @孙宁").contains { $0.text.contains("退信，已停用") })
        // A mail from there shows that it lives.
        drill.mail("sun", "态势")
        #expect(drill.stage.world().desk.reach(of: "sun") == Reach())
    }

    @Test func `a bounce of an address that the roster no longer has speaks against none`() throws {
        var drill = Drill()
        drill.stage.network.onlyTakes(.email)
        drill.activate("III")
        drill.wait(.seconds(5))
        let mail = try #require(
            drill.stage.network.said.mail(to: "sun").first { $0.notice != nil })
        let said = report(&drill, mail, .unreachablePerson, recipient: "old@example.org")
        #expect(drill.stage.world().desk.reach(of: "sun") == Reach())
        #expect(said.sms(to: "sun").contains { $0.notice == mail.notice })
    }

    // MARK: The second number

    @Test(arguments: [FailureReason.rejected(""), .undelivered, .unreachablePerson])
    func `a bad report of the first number sends it, and the next one, to the second`(
        reason: FailureReason
    ) throws {
        var drill = withSecond()
        drill.stage.network.onlyTakes(.sms)
        drill.activate("I")
        drill.wait(.seconds(5))
        let first = try #require(
            drill.stage.network.said.sms(to: "sun").first { $0.notice != nil })
        let again = report(&drill, first, reason).filter { $0.to == Self.second }
        #expect(again.map(\.notice) == [first.notice])
        drill.room("li", "!点名 全体")
        let next = drill.wait(.minutes(6)).filter { $0.route == .sms && $0.notice != nil }
        #expect(next.contains { $0.to == Self.second })
        #expect(next.sms(to: "sun").isEmpty)
        // The second fails too: the next road, and the first number is as good again.
        let mails = report(&drill, try #require(again.first), reason).mail(to: "sun")
        #expect(mails.contains { $0.notice == first.notice })
        #expect(drill.stage.world().desk.reach(of: "sun") == Reach())
    }

    // MARK: "Cannot"

    @Test func `who said that they cannot come gets no further SMS of it, their pair does`() throws
    {
        var drill = Drill()
        drill.activate("II")
        let number = try #require(
            drill.stage.world().openNotices.first { $0.wants("zhou") }?.number)
        drill.room("zhou", "!无法 \(number) 出差")
        let said = drill.wait(.minutes(9)).filter { $0.notice == number }
        #expect(said.sms(to: "zhou").isEmpty)
        #expect(said.sms(to: "wu").count == 1)
        drill.fault(.refuse, on: .chat)
        let later = drill.wait(.minutes(5)).filter { $0.notice == number }
        #expect(later.sms(to: "zhou").isEmpty && later.mail(to: "zhou").isEmpty)
    }

    // MARK: The whole of a mail

    @Test(arguments: [true, false])
    func `a mark below the first line or in the subject is refused, and nothing is done`(
        isSubject: Bool
    ) throws {
        var drill = Drill()
        drill.activate("II")
        let number = try #require(
            drill.stage.world().openNotices.first { $0.wants("zhou") }?.number)
        let address = drill.address("zhou", .email)
        var message = InboundMessage(
            sourceID: "mail:1", route: .email, place: .direct(address), sender: address,
            content: .text("收到 \(number)"), sentAt: drill.stage.clock.now)
        message.asides = [.init("机密★ 第三页", isOwn: !isSubject)]
        drill.stage.inject(message)
        let said = drill.news() + drill.wait(.seconds(5))
        #expect(said.mail(to: "zhou").contains { $0.text.contains("拒绝：可能涉密") }, "\(said)")
        #expect(drill.stage.world().notice(number)?.wants("zhou") == true)
        #expect(said.allSatisfy { !$0.text.contains("第三页") })
    }

    @Test func `a forbidden task counts in what they wrote, not in a subject of ours`() {
        for isOwn in [true, false] {
            var drill = Drill()
            let address = drill.address("zhou", .email)
            var message = InboundMessage(
                sourceID: "mail:1", route: .email, place: .direct(address), sender: address,
                content: .text("态势"), sentAt: drill.stage.clock.now)
            message.asides = [.init("请安排水军", isOwn: isOwn)]
            drill.stage.inject(message)
            let said = drill.news() + drill.wait(.seconds(5))
            #expect(
                said.mail(to: "zhou").contains { $0.text.contains("拒绝：") } == isOwn, "\(said)")
        }
    }
}

import Domain
import Foundation
import Outbox
import Rehearsal
import Runtime
import StormKit
import Testing

/// Approving while the chat is out, by the whole bot: two roads, one right (0057).
@Suite struct ApprovalPromiseTests {
    private func drill(
        _ scope: ContinuityRule.Scope = .tasks, mailMay: Classification = .public
    ) -> Drill {
        var settings = Team.settings()
        settings.plan.continuity = ContinuityRule(approveBySMS: scope)
        settings.plan.texts.ceilings["email"] = mailMay
        var drill = Drill(settings: settings)
        drill.activate()
        return drill
    }

    /// A step that HQ approves, done by whoever has it; then the chat goes.
    private func waiting(_ drill: inout Drill) throws -> Number {
        let world = drill.stage.world()
        let incident = try #require(world.running.first)
        let task = try #require(
            incident.openTasks.first { task in
                task.assignee != nil && task.step.fulfilledBy == nil && task.step.quorum == nil
                    && task.step.approval?.approvers.contains { $0.group == .hq } == true
                    && incident.openTasks.allSatisfy { other in
                        !task.step.after.contains(other.step.id)
                    } && task.assignee != "zhao"
            })
        let doer = try #require(task.assignee)
        drill.room(doer, "!完成 \(task.id) https://example.org/e")
        guard case .awaitingApproval = drill.stage.world().task(task.number)?.state else {
            Issue.record("\(task)")
            return task.id
        }
        drill.fault(.refuse, on: .chat)
        return task.id
    }

    private func digits(_ text: String) -> [String] {
        text.matches(of: /\b\d{6}\b/).map { String($0.output) }
    }

    @Test func `the code goes by mail, the answer by SMS, and the timeline says so`() throws {
        var drill = drill()
        let task = try waiting(&drill)
        let said = drill.wait(.minutes(2))
        let sms = said.sms(to: "zhao").map(\.text).joined(separator: "\n")
        let id = "\(task)".replacing("-", with: "")
        #expect(sms.contains("待您批准") && sms.contains("批准 \(id) 验证码"), "\(sms)")
        #expect(digits(sms).isEmpty, "\(sms)")
        let mail = said.mail(to: "zhao").map(\.text).joined(separator: "\n")
        let code = try #require(digits(mail).first, "\(mail)")
        // What came by mail does not count by mail.
        let back = drill.mail("zhao", "批准 \(id) \(code)").mail(to: "zhao").map(\.text).joined()
        #expect(back.contains("只能用短信回复"), "\(back)")
        #expect(drill.stage.world().task(task.value)?.isOpen == true)
        let answer = drill.sms("zhao", "批准 \(id) \(code)").sms(to: "zhao").map(\.text).joined()
        #expect(answer.contains("\(task)"), "\(answer)")
        #expect(drill.stage.world().task(task.value)?.isOpen == false)
        drill.fault(.up, on: .chat)
        drill.wait(.minutes(10))
        let log = drill.room("li", "!大事记 I-1").map(\.text).joined()
        #expect(log.contains("赵敏(短信) 批准 \(task)"), "\(log)")
    }

    @Test func `three wrong codes, and whoever is on duty is told to phone`() throws {
        var drill = drill()
        let task = try waiting(&drill)
        let code = try #require(
            digits(drill.wait(.minutes(2)).mail(to: "zhao").map(\.text).joined()).first)
        let wrong = code == "111111" ? "222222" : "111111"
        let first = drill.sms("zhao", "批准 \(task) \(wrong)").sms(to: "zhao").map(\.text)
        #expect(first == ["【示例单位】\(task) 验证码不对，还可试2次"])
        drill.sms("zhao", "APPROVE \(task) \(wrong)")
        let last = drill.sms("zhao", "批准 \(task) \(wrong)")
        #expect(last.sms(to: "zhao").map(\.text).joined().contains("已作废"))
        #expect(last.sms(to: "li").map(\.text).joined().contains("赵敏的 \(task) 验证码三次不对"))
        let right = drill.sms("zhao", "批准 \(task) \(code)").sms(to: "zhao").map(\.text).joined()
        #expect(right.contains("已作废"), "\(right)")
        #expect(drill.stage.world().task(task.value)?.isOpen == true)
    }

    @Test func `a mail that does not go takes no other road with the code`() throws {
        var drill = drill()
        drill.stage.network.set(.refuse, on: .email)
        let task = try waiting(&drill)
        let said = drill.wait(.minutes(40))
        #expect(said.filter { $0.route == .sms }.allSatisfy { digits($0.text).isEmpty })
        let answer = drill.sms("zhao", "批准 \(task)").sms(to: "zhao").map(\.text).joined()
        #expect(answer.contains("第二条通道") && digits(answer).isEmpty, "\(answer)")
    }

    @Test func `where the plan says nothing, the refusal says what to do`() throws {
        var drill = drill(.off)
        let task = try waiting(&drill)
        let said = drill.wait(.minutes(2))
        #expect(said.mail(to: "zhao").allSatisfy { digits($0.text).isEmpty })
        let answer = drill.sms("zhao", "批准 \(task)").sms(to: "zhao").map(\.text)
        #expect(answer == ["【示例单位】预案未开通短信批准，请用聊天或致电010-00000000"])
        let help = drill.sms("zhao", "帮助").sms(to: "zhao").map(\.text).joined()
        #expect(!help.contains("批准"), "\(help)")
    }

    @Test func `a public text is read whole in the mail, and signed by SMS`() throws {
        var drill = drill(.all, mailMay: .internal)
        let text = "示例单位：系统已于14:00恢复。下次通报：18:00。联系电话：010-00000000。1月5日"
        for (number, fact) in ["报名系统已恢复", "备用报名点已开放"].enumerated() {
            drill.room("sun", "!事实 登记 \(fact) 来源=运维")
            for person in ["li", "wang"] as [PersonID] {
                drill.room(person, "!事实 核实 F-\(number + 1)")
            }
        }
        drill.room("zhou", "!通稿 起草 通报 事实=F-1,F-2 -- \(text)")
        drill.room("sun", "!问答 关切 登记 -- 何时恢复")
        drill.room("zhou", "!通稿 送审 S-1")
        drill.room("li", "!核实 S-1 通过")
        drill.room("wang", "!法审 S-1 通过 不涉隐私")
        drill.fault(.refuse, on: .chat)
        let said = drill.wait(.minutes(2))
        let mail = said.mail(to: "zhao").map(\.text).first { $0.contains("验证码 ") } ?? ""
        let hash = try #require(drill.stage.world().statement(1)?.statement.sha256)
        #expect(mail.contains(text) && mail.contains(hash), "\(mail)")
        #expect(said.filter { $0.route == .sms }.allSatisfy { !$0.text.contains("14:00恢复") })
        let code = try #require(digits(mail).first)
        drill.sms("zhao", "批准 S1 \(code)")
        #expect(
            drill.stage.world().statement(1)?.statement.validSignatures.map(\.person) == ["zhao"])
        // To put it out still wants the chat.
        let out = drill.sms("zhou", "发布 S-1").sms(to: "zhou").map(\.text).joined()
        #expect(out.contains("不能用短信办理"), "\(out)")
    }

    @Test func `mail that may carry numbers alone carries no text to sign`() throws {
        var drill = drill(.all)
        drill.room("sun", "!事实 登记 甲 来源=运维")
        drill.room("sun", "!事实 登记 乙 来源=运维")
        for fact in 1...2 {
            for person in ["li", "wang"] as [PersonID] { drill.room(person, "!事实 核实 F-\(fact)") }
        }
        drill.room("zhou", "!通稿 起草 通报 事实=F-1,F-2 -- 示例单位：系统已恢复，下次通报：18:00。电话010-00000000。1月5日")
        drill.room("sun", "!问答 关切 登记 -- 何时恢复")
        drill.room("zhou", "!通稿 送审 S-1")
        drill.room("li", "!核实 S-1 通过")
        drill.room("wang", "!法审 S-1 通过 不涉隐私")
        drill.fault(.refuse, on: .chat)
        let said = drill.wait(.minutes(2))
        #expect(said.mail(to: "zhao").allSatisfy { !$0.text.contains("系统已恢复") })
        let answer = drill.sms("zhao", "批准 S1").sms(to: "zhao").map(\.text).joined()
        #expect(answer.contains("不能发邮件"), "\(answer)")
    }

    @Test func `whoever asks for somebody's roads sees whether they could approve`() {
        var drill = drill()
        let roads = drill.dm("li", "通道 路由 @zhao").map(\.text).joined()
        #expect(roads.contains("聊天中断时批准：用短信，验证码发邮件（仅任务）"), "\(roads)")
    }
}

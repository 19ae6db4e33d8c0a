import Foundation
import Testing

@testable import Domain

/// Approving while the chat is out: a code that went by one road counts by the other, for one person,
/// one thing and one text, and for nothing else (0057).
@Suite struct ApprovalTests {
    static let statement = Desk2.one

    /// The chat is out, and a step of the office waits for HQ.
    static func bench(_ scope: ContinuityRule.Scope = .tasks) -> Bench {
        var bench = Bench()
        bench.plan.continuity = ContinuityRule(approveBySMS: scope)
        bench.plan.packs[0].steps.append(
            Step(
                id: "C02", group: "office", action: Fixture.text("切换"),
                due: [Due(base: .activation, offset: .minutes(30))],
                approval: Approval(rule: .any, approvers: [.init(group: "hq")])))
        bench.activate()
        bench.chat("li", .task(.done(task(bench), evidence: nil)))
        bench.chatGoes()
        return bench
    }

    static func task(_ bench: Bench) -> Number { .t(bench.task("C02")?.number ?? 0) }

    /// A public text that waits for its signature.
    static func signing(_ scope: ContinuityRule.Scope = .all, level: Int = 2) -> Bench {
        var bench = Desk2.bench(level: level)
        bench.plan.continuity = ContinuityRule(approveBySMS: scope)
        bench.plan.texts.ceilings["email"] = .internal
        bench.draft()
        bench.say("zhou", .submit(statement))
        bench.say("li", .check(statement, passes: true, note: nil))
        bench.say("zheng", .opine(statement, passes: true, note: "不涉隐私"))
        bench.chatGoes()
        return bench
    }

    // MARK: Tasks

    @Test func `where the plan has it off, nothing is sent, and the refusal says so`() {
        var bench = Self.bench(.off)
        let task = Self.task(bench)
        #expect(bench.world.approvals.isEmpty)
        #expect(bench.answer("zhao", task, nil) == .off(task))
        #expect(bench.answer("zhao", task, "482913") == .off(task))
        #expect(bench.task("C02")?.isOpen == true)
    }

    @Test func `who must approve is sent a code by mail, and approves with it by SMS`() throws {
        var bench = Self.bench()
        let task = Self.task(bench)
        let sent = bench.codes.map(\.person)
        #expect(sent == ["zhao", "qian"])
        let code = try #require(bench.code("zhao", task))
        #expect((code.sentBy, code.countsBy) == (.email, .sms))
        #expect(code.validUntil == bench.now + .minutes(30))
        #expect(code.digits.count == 6 && Int(code.digits) != nil)
        #expect(bench.answer("zhao", task, code.digits) == nil)
        #expect(bench.task("C02")?.isOpen == false)
        let entry = try #require(bench.events("task.approved").last)
        #expect(entry.actor == .person("zhao", .sms))
        // Nobody else's code is left for what is done.
        #expect(bench.world.approvals.isEmpty)
    }

    @Test func `what waits when the chat fails, and what comes to wait after, are offered once`() {
        var bench = Self.bench()
        bench.tick(after: 1)
        bench.tick(after: 40)
        #expect(bench.codes.count == 2)
        bench.chat("li", .incident(.note(nil, text: "x")))
        #expect(bench.codes.count == 2)
    }

    @Test func `a code counts by the road it did not come by, and by no other`() throws {
        var bench = Self.bench()
        let task = Self.task(bench)
        let code = try #require(bench.code("zhao", task))
        #expect(
            bench.answer("zhao", task, code.digits, by: .email) == .otherRoad(task, .sms))
        #expect(bench.task("C02")?.isOpen == true)
        // Asked for by mail, it goes by SMS, and the other way round is refused alike.
        #expect(bench.answer("zhao", task, nil, by: .email) == nil)
        let other = try #require(
            bench.world.approvals.code(of: "zhao", for: task, by: .email))
        #expect(other.sentBy == .sms)
        #expect(bench.answer("zhao", task, other.digits, by: .email) == nil)
        #expect(bench.events("task.approved").last?.actor == .person("zhao", .email))
    }

    @Test func `three wrong codes make it void, and a new one gives no new tries`() throws {
        var bench = Self.bench()
        let task = Self.task(bench)
        let code = try #require(bench.code("zhao", task))
        #expect(bench.reply("zhao", task, "000000") == .wrong(task, left: 2))
        #expect(bench.answer("zhao", task, nil) == nil)
        #expect(bench.reply("zhao", task, "000000") == .wrong(task, left: 1))
        #expect(bench.reply("zhao", task, "000000") == .voided(task))
        #expect(bench.events("approval.codeVoided").count == 1)
        #expect(bench.answer("zhao", task, code.digits) == .void(task))
        #expect(bench.answer("zhao", task, nil) == .void(task))
        // The other approver's stands.
        let other = try #require(bench.code("qian", task))
        #expect(bench.answer("qian", task, other.digits) == nil)
    }

    @Test func `a code is good for as long as the plan says, and one may ask for another`() throws {
        var bench = Self.bench()
        let task = Self.task(bench)
        let code = try #require(bench.code("zhao", task))
        bench.now = bench.now + .minutes(31)
        #expect(bench.answer("zhao", task, code.digits) == .expired(task))
        bench.salt = "other"
        #expect(bench.answer("zhao", task, nil) == nil)
        let fresh = try #require(bench.code("zhao", task))
        #expect(fresh.digits != code.digits)
        #expect(bench.reply("zhao", task, code.digits) == .wrong(task, left: 2))
        #expect(bench.answer("zhao", task, fresh.digits) == nil)
    }

    @Test func `an answer that waited longer than ten minutes counts no more`() throws {
        var bench = Self.bench()
        let task = Self.task(bench)
        let code = try #require(bench.code("zhao", task))
        let saidAt = bench.now
        bench.now = bench.now + .minutes(11)
        let answer = ApprovalAnswer(task, .approve, code: code.digits)
        let result = bench.perform(
            .approval(answer), by: .person("zhao", .sms), at: .direct("+86"), saidAt: saidAt)
        #expect(result == .failure(.approval(.expired(task))))
    }

    @Test func `nobody is sent a code who may not approve, or whom a chat reaches`() {
        var bench = Self.bench()
        let task = Self.task(bench)
        let may = bench.world.approvers(of: bench.task("C02")!, doer: "li", at: bench.now)
        #expect(may == ["zhao", "qian"])
        for person in ["li", "wang", "zhou"] as [PersonID] {
            let result = bench.sms(
                person, .approval(ApprovalAnswer(task, .approve, code: nil)))
            guard case .failure(let refusal) = result else {
                Issue.record("\(person)")
                continue
            }
            #expect(
                [.doerMayNotApprove(task), .notApprover(task, approvers: ["赵敏", "钱进"])]
                    .contains(refusal))
        }
        _ = bench.perform(.system(.channelSettled(.chat)), by: .system)
        #expect(bench.world.approvals.isEmpty)
        #expect(bench.answer("zhao", task, nil) == .chatWorks(task))
    }

    @Test func `the second chat is a chat for whoever is on it`() {
        var bench = Bench(
            Roster(
                Fixture.people.map { person in
                    var person = person
                    if person.id == "zhao" { person.backup = "@zhao:second" }
                    return person
                }))
        bench.plan = Self.bench().plan
        _ = bench.perform(.system(.roadsFound(RouteKind.allCases)), by: .system)
        bench.activate()
        let task = Self.task(bench)
        bench.chat("li", .task(.done(task, evidence: nil)))
        bench.chatGoes()
        #expect(bench.codes.map(\.person) == ["qian"])
        #expect(bench.answer("zhao", task, nil) == .chatWorks(task))
        _ = bench.perform(.system(.channelWentDown(.backup, reason: "refused")), by: .system)
        #expect(bench.codes.map(\.person) == ["qian", "zhao"])
    }

    @Test func `who has one road only is told who can, once`() {
        var people = Fixture.people
        people[0].email = nil
        var bench = Bench(Roster(people))
        bench.plan = Self.bench().plan
        bench.activate()
        let task = Self.task(bench)
        bench.chat("li", .task(.done(task, evidence: nil)))
        bench.chatGoes()
        bench.tick(after: 1)
        #expect(bench.events("approval.roadMissing").count == 1)
        #expect(bench.answer("zhao", task, nil) == .noOtherRoad(task, able: ["钱进"]))
    }

    @Test func `with the mail down no code is sent, and none goes by the road it counts by`() {
        var bench = Self.bench()
        let task = Self.task(bench)
        let delivered = Delivered(
            id: "e1", route: .email, people: ["zhao"],
            saying: .bulletin(
                .approval(.code(bench.world.offer(bench.code("zhao", task)!), digits: "482913"))))
        _ = bench.perform(.system(.deliveryFailed(delivered, reason: "rejected")), by: .system)
        #expect(bench.events("desk.redirected").isEmpty)
        #expect(bench.world.approvals.code(of: "zhao", for: task, by: .sms)?.end == .unsent)
        _ = bench.perform(.system(.channelWentDown(.email, reason: "refused")), by: .system)
        #expect(bench.answer("zhao", task, nil) == .noOtherRoad(task, able: []))
        _ = bench.perform(.system(.channelSettled(.email)), by: .system)
        #expect(bench.answer("zhao", task, nil) == nil)
    }

    @Test func `a step that comes again is approved again`() throws {
        var bench = Self.bench()
        let task = Self.task(bench)
        let code = try #require(bench.code("zhao", task))
        #expect(bench.answer("zhao", task, code.digits) == nil)
        #expect(bench.answer("zhao", task, code.digits) == .noCode(task))
    }

    // MARK: Public texts

    @Test func `a text is signed by SMS with the code that is bound to it`() throws {
        var bench = Self.signing()
        let code = try #require(bench.code("zhao", Self.statement))
        #expect(code.sha256 == bench.statement?.sha256)
        #expect(bench.answer("zhao", Self.statement, code.digits) == nil)
        let signed = try #require(bench.events("statement.signed").last)
        #expect(signed.actor == .person("zhao", .sms))
        #expect(bench.statement?.validSignatures.map(\.person) == ["zhao"])
    }

    @Test func `at level I two sign, each with a code of their own`() throws {
        var bench = Self.signing(level: 1)
        let first = try #require(bench.code("zhao", Self.statement))
        #expect(bench.answer("zhao", Self.statement, first.digits) == nil)
        #expect(
            bench.reply("qian", Self.statement, first.digits) == .wrong(Self.statement, left: 2))
        let second = try #require(bench.code("qian", Self.statement))
        #expect(bench.answer("qian", Self.statement, second.digits) == nil)
        #expect(bench.statement?.validSignatures.map(\.person) == ["zhao", "qian"])
    }

    @Test func `a text that was changed wants a new code`() throws {
        var bench = Self.signing()
        let code = try #require(bench.code("zhao", Self.statement))
        bench.say("zhou", .edit(Self.statement, text: Desk2.text + "。", facts: nil))
        guard
            case .failure(let refusal) = bench.sms(
                "zhao",
                .approval(ApprovalAnswer(Self.statement, .approve, code: code.digits)))
        else {
            Issue.record("signed")
            return
        }
        #expect(refusal == .statement(.notSubmitted(Self.statement)))
        bench.salt = "other"
        bench.say("zhou", .submit(Self.statement))
        bench.say("li", .check(Self.statement, passes: true, note: nil))
        bench.say("zheng", .opine(Self.statement, passes: true, note: "不涉隐私"))
        let fresh = try #require(bench.code("zhao", Self.statement))
        #expect(fresh.sha256 != code.sha256 && fresh.digits != code.digits)
        #expect(
            bench.reply("zhao", Self.statement, code.digits) == .wrong(Self.statement, left: 2))
        #expect(bench.answer("zhao", Self.statement, fresh.digits) == nil)
    }

    @Test func `it is given back with the same code`() throws {
        var bench = Self.signing()
        let code = try #require(bench.code("zhao", Self.statement))
        let answer = ApprovalAnswer(
            Self.statement, .reject(reason: "数字有误"), code: code.digits)
        guard case .success = bench.sms("zhao", .approval(answer)) else {
            Issue.record("refused")
            return
        }
        #expect(bench.statement?.returned?.reason == "数字有误")
        #expect(bench.world.approvals.isEmpty)
    }

    @Test func `nobody signs what may not be read by mail`() {
        var bench = Self.signing()
        bench.plan.texts.ceilings["email"] = .public
        #expect(bench.answer("zhao", Self.statement, nil) == .aboveCeiling(Self.statement))
        let tasks = Self.signing(.tasks)
        #expect(tasks.codes.isEmpty)
    }

    @Test func `what is sensitive is approved in the chat alone`() {
        var bench = Self.bench()
        let task = Self.task(bench)
        _ = bench.perform(.system(.channelSettled(.chat)), by: .system)
        bench.chat("li", .circle(.classify(.i(1), .sensitive, reason: nil)))
        bench.chatGoes()
        #expect(bench.codes.count == 2)
        #expect(bench.answer("zhao", task, nil) == .aboveCeiling(task))
    }

    // MARK: Whatever is tried

    /// Every code against every thing, person and road: it approves the one that it was made for.
    @Test func `no code approves another thing, for another person, or by its own road`() {
        var bench = Self.signing()
        bench.plan.packs[0].steps.append(Self.bench().plan.packs[0].steps.last!)
        bench.chat("zhao", .incident(.note(nil, text: "x")))
        let two = bench.task("B14")?.number ?? 0
        bench.sms("qian", .task(.done(.t(two), evidence: nil)))
        let things = [Self.statement, Number.t(two)]
        let people: [PersonID] = ["zhao", "qian", "li"]
        #expect(bench.code("zhao", things[0]) != nil && bench.code("zhao", things[1]) != nil)
        for (owner, made) in people.flatMap({ person in things.map { (person, $0) } }) {
            guard let code = bench.code(owner, made) else { continue }
            for road in [RouteKind.sms, .email] {
                for (person, thing) in people.flatMap({ id in things.map { (id, $0) } }) {
                    var trial = bench
                    let before = trial.world.sequence
                    let answer = ApprovalAnswer(thing, .approve, code: code.digits)
                    _ = trial.perform(
                        .approval(answer), by: .person(person, road), at: .direct("x"))
                    let did = trial.log.filter {
                        $0.sequence > before
                            && ["task.approved", "statement.signed"].contains($0.event.type)
                    }
                    let isMeant = (person, thing, road) == (owner, made, code.countsBy)
                    #expect(did.count == (isMeant ? 1 : 0), "\(person) \(thing) \(road)")
                }
            }
        }
    }

    @Test func `no plain command approves by SMS or mail, whatever the plan says`() {
        var bench = Self.signing()
        for road in [RouteKind.sms, .email] {
            for command in [
                Command.statement(.sign(Self.statement, sha256: nil)),
                .statement(.sign(Self.statement, sha256: bench.statement?.sha256)),
                .statement(.reject(Self.statement, reason: "x")),
                .task(.approve(.t(bench.task("B14")?.number ?? 0))),
            ] {
                let result = bench.perform(command, by: .person("zhao", road), at: .direct("x"))
                guard case .failure(.notOnRoute) = result else {
                    Issue.record("\(command) \(result)")
                    continue
                }
            }
        }
    }
}

extension Bench {
    mutating func chatGoes() {
        _ = perform(.system(.channelWentDown(.chat, reason: "refused")), by: .system)
    }

    /// Who was sent a code, in order.
    var codes: [ApprovalEvent] {
        log.compactMap {
            if case .approval(_, let event) = $0.event, case .codeSent = event {
                event
            } else {
                nil
            }
        }
    }

    /// The one that counts by SMS.
    func code(_ person: PersonID, _ thing: Number) -> ApprovalCode? {
        world.approvals.code(of: person, for: thing, by: .sms)
    }

    /// - Returns: Why not; nil where it was taken.
    mutating func answer(
        _ person: PersonID, _ thing: Number, _ code: String?, by road: RouteKind = .sms
    ) -> ApprovalRefusal? {
        let answer = ApprovalAnswer(thing, .approve, code: code)
        let result = perform(.approval(answer), by: .person(person, road), at: .direct("x"))
        switch result {
        case .success: return nil
        case .failure(.approval(let refusal)): return refusal
        case .failure(let refusal):
            Issue.record("\(refusal)")
            return nil
        }
    }

    mutating func reply(
        _ person: PersonID, _ thing: Number, _ code: String
    ) -> ApprovalReply? {
        let answer = ApprovalAnswer(thing, .approve, code: code)
        let result = sms(person, .approval(answer))
        if case .success(.approval(let reply)?) = result { return reply }
        return nil
    }
}

import Foundation
import Testing

@testable import Domain

/// What the public is concerned about, and what answers it.
struct ConcernTests {
    private func add(_ text: String, _ count: Int) -> Command {
        .concern(.add(nil, text: text, count: count))
    }

    private let texts = ["报名费退不退", "考试是否延期", "个人信息泄露没有", "电话为何打不通", "谁来负责", "补偿多少"]

    private func bench(_ counts: [Int]) -> Bench {
        var bench = Bench()
        bench.plan.packs[0].steps.append(
            Step(
                id: "B12", group: "guidance", action: Fixture.text("关切"),
                due: [Due(base: .activation, offset: .minutes(60))],
                fulfilledBy: .concernsListed, evidence: ["concerns"], notify: ["release"]))
        bench.activate()
        for (text, count) in zip(texts, counts) { bench.chat("sun", add(text, count)) }
        return bench
    }

    private func top(_ bench: Bench) -> [Int] {
        bench.world.incident(1)?.topConcerns().map(\.number) ?? []
    }

    @Test func `nobody says that all is answered while the list says otherwise`() {
        var bench = Bench()
        bench.plan.packs[0].steps.append(
            Step(
                id: "E03", group: "guidance", action: Fixture.text("关切均已答复"),
                due: [Due(base: .activation, offset: .minutes(60))], fulfilledBy: .concernsMet))
        bench.activate()
        let step = Number.t(bench.task("E03")?.number ?? 0)
        for text in texts.prefix(2) { bench.chat("sun", add(text, 10)) }
        #expect(
            bench.chat("sun", .task(.done(step, evidence: "都答了")))
                == .failure(.concern(.unmet([1, 2], incident: 1))))
        bench.chat("sun", .concern(.count(nil, 1, 0)))
        #expect(
            bench.chat("sun", .task(.done(step, evidence: "都答了")))
                == .failure(.concern(.unmet([2], incident: 1))))
        bench.chat("sun", .concern(.count(nil, 2, 0)))
        bench.chat("sun", .task(.done(step, evidence: "都答了")))
        #expect(bench.task("E03")?.isOpen == false)
    }

    @Test func `the top five stand by count, the older first of two that are alike`() {
        var bench = bench([10, 300, 50, 50, 7, 120])
        #expect(top(bench) == [2, 6, 3, 4, 1])
        bench.chat("sun", .concern(.count(nil, 5, 1000)))
        bench.chat("sun", .concern(.count(nil, 2, 0)))
        #expect(top(bench) == [5, 6, 3, 4, 1])
        #expect(bench.world.incident(1)?.topConcerns(2).map(\.number) == [5, 6])
        #expect(
            bench.chat("sun", .concern(.count(nil, 9, 1)))
                == .failure(.concern(.noSuch(9, incident: 1, known: 6))))
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `an answer covers a concern while its newest text is approved`() {
        var bench = bench([10])
        let one = Number(.question, 1)
        func covered() -> Bool? {
            bench.world.incident(1)?.topConcerns().first.map(bench.world.isCovered)
        }
        #expect(
            bench.chat("sun", .concern(.cover(nil, 1, by: one))) == .failure(.noSuch(one)))
        bench.chat("wu", .question(.log(nil, QuestionDraft(text: "退费吗", asker: "王记者"))))
        bench.chat("sun", .concern(.cover(nil, 1, by: one)))
        #expect(covered() == false)
        bench.chat("sun", .question(.draft(one, text: "全额退还", facts: nil)))
        bench.chat("zhou", .question(.approve(one, version: nil)))
        #expect(covered() == true)
        bench.chat("sun", .question(.draft(one, text: "扣除手续费后退还", facts: nil)))
        #expect(covered() == false)
        #expect(
            bench.chat("sun", .concern(.cover(nil, 1, by: one)))
                == .failure(.concern(.coveredAlready(1, by: one))))
        bench.chat("sun", .concern(.uncover(nil, 1, by: one)))
        #expect(
            bench.chat("sun", .concern(.uncover(nil, 1, by: one)))
                == .failure(.concern(.notCovered(1, by: one))))
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `a statement covers a concern while it is public and nothing takes it back`() {
        var bench = Bench(Desk2.roster)
        bench.activate()
        bench.chat("sun", add("系统何时恢复", 10))
        let (one, two) = (Number(.statement, 1), Number(.statement, 2))
        func covered() -> Bool? {
            bench.world.incident(1)?.topConcerns().first.map(bench.world.isCovered)
        }
        for number in [one, Number(.statement, 999)] {
            #expect(
                bench.chat("sun", .concern(.cover(nil, 1, by: number)))
                    == .failure(.noSuch(number)))
        }
        bench.publish(1)
        #expect(covered() == false)
        bench.chat("sun", .concern(.cover(nil, 1, by: one)))
        #expect(covered() == true)
        bench.say("zhou", .draft(StatementRequest(kind: .notice, text: "二", facts: [1, 2])))
        bench.chat("sun", .concern(.uncover(nil, 1, by: one)))
        bench.chat("sun", .concern(.cover(nil, 1, by: two)))
        #expect(covered() == false, "a draft tells nobody anything")
        bench.insist("zhou", .withdraw(two, reason: "不用了", text: nil))
        #expect(covered() == false)
        bench.chat("sun", .concern(.cover(nil, 1, by: one)))
        bench.publish(3, amending: one)
        #expect(bench.world.statement(1)?.statement.ending == .corrected(by: 3))
        #expect(covered() == false, "what was taken back answers nothing")
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `a statement of another incident answers nothing here`() {
        var bench = Bench(Desk2.roster)
        bench.activate()
        bench.publish(1)
        bench.warn()
        let request = ActivationRequest(warning: .w(2), level: Level(2), packs: [], reason: "急")
        bench.chat("zhao", .incident(.activate(request)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.chat("sun", .concern(.add(.i(2), text: "退费", count: 1)))
        let one = Number(.statement, 1)
        #expect(
            bench.chat("sun", .concern(.cover(.i(2), 1, by: one)))
                == .failure(.concern(.otherMatter(one, incident: 2))))
        bench.chat("li", .circle(.classify(.i(1), .sensitive, reason: nil)))
        #expect(
            bench.chat("sun", .concern(.cover(.i(2), 1, by: one)))
                == .failure(.circle(.closed(one))))
    }

    @Test func `a question of the desk answers nothing of an incident`() {
        var bench = Bench()
        bench.chat("wu", .question(.log(nil, QuestionDraft(text: "退费吗", asker: "王记者"))))
        bench.activate()
        bench.chat("sun", add("退费", 1))
        let one = Number(.question, 1)
        #expect(
            bench.chat("sun", .concern(.cover(nil, 1, by: one)))
                == .failure(.concern(.otherMatter(one, incident: 1))))
        #expect(
            bench.chat("sun", .concern(.add(.i(9), text: "x", count: 1)))
                == .failure(.noSuch(.i(9))))
    }

    @Test func `the first list of five does the step for it, once`() {
        var bench = bench([1, 2, 3, 4])
        #expect(bench.task("B12")?.isOpen == true)
        bench.chat("sun", add("谁来负责", 5))
        guard let task = bench.task("B12") else { return #expect(Bool(false)) }
        #expect(task.state == .done(at: bench.now))
        #expect(task.evidence.first?.hasPrefix("谁来负责 5; 电话为何打不通 4") == true)
        bench.chat("sun", add("补偿多少", 9))
        #expect(bench.events("task.done").count == 1)
    }

    @Test func `one that is much alike is offered, and a person decides`() {
        var bench = bench([10])
        guard
            case .success(.concern(.added(let concern, let like))?) = bench.chat(
                "sun", add("报名费到底退不退", 5))
        else { return #expect(Bool(false)) }
        #expect(concern.number == 2 && like?.number == 1)
    }
}

struct LikenessTests {
    @Test(
        arguments: [
            ("系统何时恢复？", "请问系统什么时候能恢复"), ("报名费退不退？", "报名费能退吗"),
            ("When will the portal be back?", "when is the portal going to be back up"),
            ("Will fees be refunded?", "Will the fee be refunded"), ("ＡＢＣ系统恢复了吗", "abc系统恢复"),
            ("系统何时恢复报名", "什么时候能恢复报名系统"),
        ])
    func `the same in other words is much alike`(one: String, other: String) {
        #expect(Likeness.of(one, other) >= Likeness.much, "\(Likeness.of(one, other))")
        #expect(Likeness.of(one, other) == Likeness.of(other, one))
    }

    @Test(
        arguments: [
            ("系统何时恢复？", "报名费退不退？"), ("When will the portal be back?", "When will refunds be paid?"),
            ("考试是否延期", "谁来负责"), ("系统何时恢复？", "When will the system be back?"), ("", "系统"),
            ("请问", "吗"),
        ])
    func `another question is not`(one: String, other: String) {
        #expect(Likeness.of(one, other) < Likeness.much, "\(Likeness.of(one, other))")
    }

    @Test func `a text is wholly like itself`() {
        #expect(Likeness.of("系统何时恢复？", "系统何时恢复") == 1)
        #expect(Likeness.of("refund", "Refund!") == 1)
    }
}

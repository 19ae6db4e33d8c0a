import Foundation
import Testing

@testable import Domain

/// Questions from outside: one answer for one question, written by one, approved by another, told
/// by whoever may speak.
struct QuestionTests {
    private let one = Number(.question, 1)
    private let two = Number(.question, 2)

    private func log(
        _ text: String = "系统何时恢复？", contact: String? = nil,
        _ deadline: QuestionDraft.Deadline? = nil, of incident: Number? = nil
    ) -> Command {
        .question(
            .log(
                incident,
                QuestionDraft(
                    text: text, asker: "王记者", outlet: "晨报", contact: contact, deadline: deadline)))
    }

    private func draft(_ number: Int, _ text: String) -> Command {
        .question(.draft(Number(.question, number), text: text))
    }

    private func approve(_ number: Int, _ version: Int? = nil) -> Command {
        .question(.approve(Number(.question, number), version: version))
    }

    private func give(_ number: Int, by: String? = nil) -> Command {
        .question(.give(Number(.question, number), by: by, via: "phone"))
    }

    private func stand(_ bench: Bench, _ number: Int) -> Question.Stand? {
        bench.world.questions[number].map(bench.world.questions.stand)
    }

    /// An incident with a question that has an approved answer.
    private func answered() -> Bench {
        var bench = Bench()
        bench.activate()
        bench.chat("wu", log())
        bench.chat("sun", draft(1, "预计18点前恢复"))
        bench.chat("zhou", approve(1))
        return bench
    }

    @Test func `it belongs to the incident that runs, else to the desk`() {
        var bench = Bench()
        bench.chat("wu", log())
        #expect(bench.world.questions[1]?.incident == nil)
        #expect(bench.log.last?.stream == .desk)
        bench.activate()
        bench.chat("wu", log())
        #expect(bench.world.questions[2]?.incident == 1)
        #expect(bench.log.last?.stream == .incident(1))
        #expect(
            bench.chat("wu", log(of: Number(.incident, 9)))
                == .failure(.noSuch(Number(.incident, 9))))
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test(arguments: ["请致电13912345678张女士", "涉事人身份证号11010119900101123X", "当事人为15岁女生"])
    func `an answer with somebody's number or a child in it is not kept`(text: String) {
        var bench = Bench()
        bench.activate()
        bench.chat("wu", log())
        #expect(bench.chat("sun", draft(1, text)) == .failure(.question(.personal(one))))
        #expect(bench.world.questions[1]?.versions.isEmpty == true)
    }

    @Test func `whoever approves an answer is told what catches the eye`() {
        var bench = Bench()
        bench.activate()
        bench.chat("wu", log())
        guard
            case .success(.question(.drafted(let brief, _))?) = bench.chat(
                "sun", draft(1, "无可奉告，300人受影响，详情咨询010-12345678"))
        else {
            Issue.record("not drafted")
            return
        }
        let kinds = brief.answer?.lint?.map(\.kind) ?? []
        #expect(kinds.contains(.noComment) && kinds.contains(.strayNumbers))
        #expect(!kinds.contains(.noIssuer) && !kinds.contains(.noTime))
        bench.chat("zhou", approve(1))
        let after = bench.world.questions[1].map(bench.world.brief)
        #expect(after?.answer?.approvedBy != nil && after?.answer?.lint == nil)
        bench.chat("sun", draft(1, "预计18点前恢复"))
        #expect(bench.world.questions[1].map(bench.world.brief)?.answer?.lint == nil)
    }

    @Test func `it is due in two hours, or when the asker says, tomorrow if that time is gone`() {
        var bench = Bench()
        for deadline: QuestionDraft.Deadline? in [nil, .within(.minutes(30)), .by(750), .by(719)] {
            bench.chat("wu", log("何时恢复", deadline))
        }
        let due = (1...4).map { bench.world.questions[$0]?.due.timeIntervalSince(bench.now) }
        #expect(due == [7200, 1800, 1800, 86_340])
    }

    @Test func `one writes the answer, another approves the very text, and an edit voids that`() {
        var bench = answered()
        #expect(stand(bench, 1) == .approved)
        #expect(
            bench.events("question.approved").map(\.event)
                == [.question(1, .approved(1, version: 1, text: "预计18点前恢复"))])
        #expect(
            bench.chat("zhao", approve(1)) == .failure(.question(.approvedAlready(one, version: 1)))
        )
        #expect(
            bench.chat("sun", draft(1, "预计18点前恢复"))
                == .failure(.question(.sameText(one, version: 1))))
        bench.chat("sun", draft(1, "预计20点前恢复"))
        #expect(stand(bench, 1) == .drafted)
        #expect(
            bench.chat("zhou", give(1))
                == .failure(
                    .question(
                        .notApproved(one, version: 2, approvers: ["周舟", "赵敏", "钱进"]))))
        // Whoever read the first text does not approve the second by chance.
        #expect(
            bench.chat("zhou", approve(1)) == .failure(.question(.whichVersion(one, latest: 2))))
        #expect(
            bench.chat("zhou", approve(1, 1)) == .failure(.question(.whichVersion(one, latest: 2))))
        bench.chat("zhou", approve(1, 2))
        #expect(stand(bench, 1) == .approved)
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `nobody approves what they wrote, the release lead neither`() {
        var bench = Bench()
        bench.activate()
        bench.chat("wu", log())
        #expect(bench.chat("zhou", approve(1)) == .failure(.question(.noAnswer(one))))
        bench.chat("zhou", draft(1, "预计18点前恢复"))
        #expect(
            bench.chat("zhou", approve(1))
                == .failure(.question(.ownAnswer(one, approvers: ["赵敏", "钱进"]))))
        bench.chat("qian", approve(1))
        #expect(stand(bench, 1) == .approved)
    }

    @Test func `only a spokesperson answers, by default the release lead alone`() {
        var bench = answered()
        #expect(
            bench.chat("sun", give(1))
                == .failure(.question(.notSpokesperson("孙宁", spokespersons: ["周舟"]))))
        bench.chat("zhao", .question(.spokesperson("@sun", named: true)))
        #expect(
            bench.chat("zhao", .question(.spokesperson("@sun", named: true)))
                == .failure(.question(.spokespersonAlready("孙宁"))))
        #expect(
            bench.chat("zhou", give(1))
                == .failure(.question(.notSpokesperson("周舟", spokespersons: ["孙宁"]))))
        bench.chat("sun", give(1))
        #expect(stand(bench, 1) == .given)
        #expect(bench.world.questions[1]?.given?.by == "sun")
        #expect(
            bench.chat("sun", give(1))
                == .failure(.question(.givenAlready(one, version: 1, by: "孙宁"))))
        bench.chat("zhao", .question(.spokesperson("@sun", named: false)))
        #expect(bench.world.spokespersons(at: bench.now) == ["zhou"])
        #expect(
            bench.chat("zhao", .question(.spokesperson("@sun", named: false)))
                == .failure(.question(.noSpokesperson("孙宁", spokespersons: ["周舟"]))))
    }

    @Test func `those who keep the log write it down for a spokesperson, others do not`() {
        var bench = Bench(Roster(Fixture.people + [Person(id: "shen", name: "沈", posts: [])]))
        bench.activate()
        bench.chat("wu", log())
        bench.chat("sun", draft(1, "预计18点前恢复"))
        bench.chat("zhou", approve(1))
        #expect(
            bench.chat("shen", give(1, by: "@zhou"))
                == .failure(.question(.notKeeper(spokesperson: "周舟"))))
        bench.chat("li", give(1, by: "@zhou"))
        #expect(bench.world.questions[1]?.given?.by == "zhou")
    }

    @Test func `the same question has the same answer, and a changed one is told again to all`() {
        var bench = answered()
        guard
            case .success(.question(.logged(_, let like))?) = bench.chat(
                "wu", log("请问系统什么时候能恢复"))
        else { return #expect(Bool(false)) }
        #expect(like?.number == 1)
        bench.chat("sun", .question(.join(two, to: one)))
        #expect(
            bench.chat("sun", .question(.join(one, to: two)))
                == .failure(.question(.sameAlready(one, one))))
        bench.chat("zhou", give(1))
        guard case .success(.question(.given(_, let left, false))?) = bench.chat("zhou", give(2))
        else {
            return #expect(Bool(false))
        }
        #expect(left.waiting.isEmpty && left.again.isEmpty)
        // Written for the second, it is the answer of both.
        bench.chat("sun", draft(2, "预计20点前恢复"))
        #expect(bench.world.questions[1]?.versions.count == 2)
        #expect(stand(bench, 1) == .given)
        guard
            case .success(.question(.approved(let facts))?) = bench.chat("zhou", approve(2, 2))
        else { return #expect(Bool(false)) }
        #expect(facts.again.map(\.number) == [1, 2])
        #expect([stand(bench, 1), stand(bench, 2)] == [.outdated, .outdated])
        bench.chat("zhou", give(2))
        #expect([stand(bench, 1), stand(bench, 2)] == [.outdated, .given])
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `whoever was told something else before the two were joined is told again`() {
        var bench = answered()
        bench.chat("zhou", give(1))
        bench.chat("wu", log("报名费退不退？"))
        bench.chat("sun", draft(2, "全额退还"))
        bench.chat("zhou", approve(2))
        bench.chat("zhou", give(2))
        bench.chat("sun", .question(.join(one, to: two)))
        #expect([stand(bench, 1), stand(bench, 2)] == [.outdated, .given])
    }

    @Test func `questions of two incidents are not joined`() {
        var bench = Bench()
        bench.chat("wu", log())
        bench.activate()
        bench.chat("wu", log())
        #expect(
            bench.chat("sun", .question(.join(two, to: one)))
                == .failure(.question(.otherMatter(two, one))))
    }

    @Test func `of a sensitive incident it is as sensitive`() {
        var bench = answered()
        #expect(bench.world.matter(of: one) == Number(.incident, 1))
        bench.chat("li", .circle(.classify(Number(.incident, 1), .sensitive, reason: nil)))
        #expect(!bench.world.mayKnow("wu", of: one))
        #expect(bench.chat("wu", draft(1, "x")) == .failure(.circle(.closed(one))))
        // What somebody outside is asked now is the desk's: they know of no incident.
        bench.chat("wu", log())
        #expect(bench.world.questions[2]?.incident == nil)
    }

    @Test func `the asker's contact is in no brief, and masked where it is shown`() {
        var bench = Bench()
        bench.chat("wu", log(contact: "13900001234"))
        let question = bench.world.questions[1]
        #expect(question.map(bench.world.brief)?.asker.contact == nil)
        let masked = ["13900001234", "ann@example.org", "wx_ann", "+85291234567"].map {
            Asker(question: 1, name: nil, contact: $0).maskedContact
        }
        #expect(masked == ["139****1234", "a****@example.org", "w****", "+85****4567"])
        let facts = question.map { question in
            ["wu", "zhao", "shen"].map {
                bench.world.questionFacts(question, for: $0, at: bench.now).maySeeContact
            }
        }
        #expect(facts == [true, true, false])
    }
}

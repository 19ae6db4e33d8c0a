import Foundation
import Testing

@testable import Domain

/// What was wrong is put right, what is one is merged, what is complained of is lawful.
struct RumourEndTests {
    typealias B = RumourBench
    private let r1 = B.r1
    private let r2 = B.r2

    private func wrong(_ what: String = "主管部门更正了公告") -> Command {
        .rumour(.wrong(r1, what: what))
    }

    @Test func `a wrong verdict is put right in 30 minutes, by another statement`() {
        var bench = B.refuted()
        bench.tick(after: 10)
        bench.chat("gu", wrong())
        #expect(bench.rumour()?.stage == .correcting)
        #expect(bench.rumour()?.judgement == nil && bench.rumour()?.decision == nil)
        #expect(
            bench.rumour()?.clocks.first?.stage == .correct
                && bench.rumour()?.clocks.first?.due == bench.now + .minutes(30))
        #expect(bench.chat("li", wrong()).rumourRefusal == .correctingAlready(r1))
        #expect(
            bench.chat("li", .rumour(.close(r1, reason: "好了"))).rumourRefusal
                == .notFinished(r1, .correcting))
        #expect(bench.answer(1).rumourRefusal == .sameStatement(r1, Number(.statement, 1)))
        bench.tick(after: 30)
        #expect(bench.late(.correct) == [["zhou"]])
        bench.answer(2)
        #expect(bench.rumour()?.correction?.statement == Number(.statement, 2))
        let end = bench.rumour()?.outcomes.last
        #expect(end?.stage == .correct && end?.isMet == true)
        // It is verified anew, by the same or others.
        #expect(bench.rumour()?.stage == .verifying)
        bench.judge("sun", .truth)
        bench.judge("li", .truth)
        bench.decide(.admit)
        bench.answer(3)
        #expect(bench.rumour()?.stage == .answered)
    }

    @Test func `one statement may correct and admit`() {
        var bench = B.refuted()
        bench.chat("sun", wrong())
        bench.judge("sun", .partly)
        bench.judge("zhou", .partly)
        bench.decide(.admit)
        #expect(bench.rumour()?.stage == .correcting)
        bench.tick(after: 40)
        bench.answer(2)
        #expect(bench.rumour()?.stage == .answered)
        #expect(
            bench.rumour()?.outcomes.suffix(2).map(\.stage) == [.correct, .answer])
        #expect(bench.rumour()?.outcomes.suffix(2).map(\.isMet) == [false, true])
    }

    private func dropped(_ bench: Bench) -> [String] {
        bench.world.incident(1)?.tasks.values.filter(\.isDropped).map(\.step.id).sorted() ?? []
    }

    @Test func `the steps of the road that HQ did not take are wanted no more`() {
        var bench = B.told()
        bench.judge("sun", .falsehood)
        bench.judge("zhou", .falsehood)
        bench.decide(.refute)
        #expect(dropped(bench) == ["R15"])

        bench = B.told()
        bench.judge("sun", .truth)
        bench.judge("zhou", .truth)
        bench.decide(.admit)
        #expect(dropped(bench) == ["R09", "R10", "R13"])
    }

    @Test func `while another rumour is open its steps stay`() {
        var bench = B.told()
        bench.add("客服电话打不通", url: "https://example.org/p/2")
        bench.judge("sun", .falsehood)
        bench.judge("zhou", .falsehood)
        bench.decide(.refute)
        #expect(dropped(bench).isEmpty)
    }

    @Test func `what was said to nobody outside is only verified anew`() {
        var bench = B.judged(.falsehood)
        bench.decide(.watch)
        bench.chat("sun", wrong())
        #expect(bench.rumour()?.correction == nil && bench.rumour()?.stage == .verifying)
        bench = B.judged(.falsehood)
        bench.decide(.reply)
        bench.chat("sun", wrong())
        #expect(bench.rumour()?.stage == .correcting)
    }

    @Test func `a closed one is opened by a wrong verdict alone`() {
        var bench = B.refuted()
        bench.chat("li", .rumour(.close(r1, reason: "平息")))
        bench.chat("sun", wrong())
        #expect(bench.rumour()?.stage == .correcting)
    }

    @Test func `what is much alike is offered for merging`() {
        var bench = B.told()
        guard
            case .success(.rumour(.added(_, let alike))?) = bench.add(
                "听说报名系统瘫痪，考试取消了", url: "https://example.org/p/2")
        else {
            Issue.record("not added")
            return
        }
        #expect(alike?.number == 1 && alike?.percent ?? 0 >= 50)
        guard case .success(.rumour(.added(_, nil))?) = bench.add("食堂饭菜涨价") else {
            Issue.record("two different claims are taken for one")
            return
        }
        guard
            case .success(.rumour(.added(_, let same))?) = bench.add(
                "另一种说法", url: "https://example.org/p/1")
        else {
            Issue.record("not added")
            return
        }
        #expect(same == RumourLike(number: 1, percent: 100))
    }

    @Test func `merging keeps the links and the earlier time`() {
        var bench = B.told()
        bench.add("同一说法", url: "https://example.org/p/2", seen: 9 * 60)
        bench.chat("li", .rumour(.merge(r2, into: r1)))
        #expect(bench.rumour(2)?.stage == .merged && bench.rumour(2)?.clocks == [])
        #expect(
            bench.rumour()?.links == ["https://example.org/p/1", "https://example.org/p/2"])
        #expect(bench.rumour()?.firstSeen == bench.rumour(2)?.firstSeen)
        #expect(bench.judge("li", .truth, of: r2).rumourRefusal == .merged(r2, into: r1))
        #expect(
            bench.chat("li", .rumour(.merge(r1, into: r1))).rumourRefusal == .notAlike(r1, r1))
    }

    @Test func `a true one does not vanish in one that was found false`() {
        var bench = B.judged(.falsehood)
        bench.add("食堂确有老鼠")
        bench.judge("li", .truth, of: r2)
        bench.judge("wang", .truth, of: r2)
        #expect(
            bench.chat("li", .rumour(.merge(r2, into: r1))).rumourRefusal == .notAlike(r2, r1))
        #expect(bench.rumour(2)?.stage == .judged)
    }

    // MARK: Complaints

    private func draft(
        _ platform: String = "微博", proof: String? = "E-1", reason: String? = "虚构停考",
        category: ReportDraft.Category = .lawful(.falsehood), isWhole: Bool = false
    ) -> Command {
        .rumour(
            .report(
                r1,
                ReportDraft(
                    platform: platform, category: category, reason: reason, proof: proof,
                    licence: "法人证书", authorisation: isWhole ? "委托书" : nil,
                    warranty: isWhole ? "孙宁" : nil)))
    }

    private func legal(_ isOK: Bool = true) -> Command {
        .rumour(.legal(r1, isOK: isOK, opinion: "属虚构事实"))
    }

    @Test func `a complaint wants proof, two verifiers and the law`() {
        var bench = B.told()
        bench.judge("sun", .falsehood)
        #expect(
            bench.chat("sun", draft(proof: nil)).rumourRefusal
                == .reportLacks(r1, [.verdict, .proof, .legal]))
        #expect(bench.chat("chen", legal()).rumourRefusal == .notJudged(r1))
        bench.judge("zhou", .falsehood)
        #expect(bench.chat("sun", draft()).rumourRefusal == .reportLacks(r1, [.decision, .legal]))
        bench.decide(.refute)
        #expect(bench.chat("sun", draft()).rumourRefusal == .reportLacks(r1, [.legal]))
        bench.chat("chen", legal(false))
        #expect(bench.chat("sun", draft()).rumourRefusal == .reportLacks(r1, [.legal]))
        bench.chat("chen", legal())
        #expect(bench.chat("sun", draft(proof: nil)).rumourRefusal == .reportLacks(r1, [.proof]))
        bench.chat("sun", draft())
        let report = bench.rumour()?.reports.first
        #expect(report?.materials == [.licence, .link, .reason, .proof])
        #expect(report?.missing == [.authorisation, .warranty])
    }

    @Test func `what is true or not verified is not complained of`() {
        for verdict in [Rumour.Verdict.truth, .unverifiable] {
            var bench = B.judged(verdict)
            bench.chat("chen", legal())
            #expect(bench.chat("sun", draft()).rumourRefusal == .reportLacks(r1, [.verdict]))
        }
    }

    @Test(arguments: [
        (ReportDraft.Category.criticism, "虚构"), (.lawful(.falsehood), "批 评我单位"),
        (.lawful(.infringement), "这是网友的意见"), (.lawful(.falsehood), "Criticism of us"),
        (.lawful(.privacy), "bad opinion"), (.lawful(.falsehood), "家长对学校处理意见很大，食堂饭菜难吃"),
        (.lawful(.falsehood), "用户抱怨客服态度恶劣，质疑领导不作为"), (.lawful(.infringement), "影响形象"),
        (.lawful(.falsehood), "他们在骂我们单位"), (.lawful(.falsehood), "业主投诉物业"),
        (.lawful(.falsehood), "对收费表示不满"), (.lawful(.falsehood), "They complain about the food"),
        (.lawful(.infringement), "it hurts our image"),
    ])
    func `criticism is refused whatever it is called, and that is logged`(
        category: ReportDraft.Category, reason: String
    ) {
        var bench = B.decided()
        bench.chat("chen", legal())
        guard
            case .success(.rumour(.criticism)?) = bench.chat(
                "sun", draft(reason: reason, category: category))
        else {
            Issue.record("a complaint about criticism went through")
            return
        }
        #expect(bench.rumour()?.reports == [] && bench.rumour()?.refusedReports == 1)
        #expect(bench.events("rumour.reportRefused").count == 1)
    }

    @Test(arguments: ["網友的批評", "這是意見", "吐．槽", "Ｃriticism", "差 評", "批-評"])
    func `in other writing it is criticism too`(reason: String) {
        var bench = B.decided()
        bench.chat("chen", legal())
        bench.chat("sun", draft(reason: reason))
        #expect(bench.rumour()?.reports == [] && bench.rumour()?.refusedReports == 1)
    }

    @Test(arguments: [
        "网传征求意见稿已定稿，不实", "假冒我单位的法律意见书", "伪造学校对考生的处理意见", "辱骂员工并公开其住址", "虚构停考公告",
        "网传一名不满18岁学生坠楼", "称不满十八周岁者被录取", "false, per legal opinion of Wu",
        "police are questioning a teacher",
    ])
    func `a paper with 意见 in its name is no criticism`(reason: String) {
        var bench = B.decided()
        bench.chat("chen", legal())
        bench.chat("sun", draft(reason: reason))
        #expect(bench.rumour()?.reports.count == 1)
    }

    @Test func `what a verifier gave as the reason is looked at where nobody gives another`() {
        var bench = B.told()
        for person in ["sun", "zhou"] as [PersonID] {
            bench.chat(
                person,
                .rumour(.verdict(r1, .falsehood, source: B.source, why: "只是网友吐槽食堂")))
        }
        bench.chat("chen", legal())
        bench.chat("sun", draft(reason: nil))
        #expect(bench.rumour()?.reports == [] && bench.rumour()?.refusedReports == 1)
        bench.decide(.refute)
        bench.chat("sun", draft(reason: "虚构停考"))
        #expect(bench.rumour()?.reports.count == 1)
    }

    @Test func `nobody complains of a rumour that HQ has not decided on`() {
        var bench = B.judged(.falsehood)
        bench.chat("chen", legal())
        #expect(
            bench.chat("sun", draft(isWhole: true)).rumourRefusal == .reportLacks(r1, [.decision]))
        #expect(bench.rumour()?.reports == [])
        bench.decide(.reply)
        bench.chat("sun", draft(isWhole: true))
        #expect(bench.rumour()?.reports.count == 1)
    }

    @Test func `a claim that is criticism is no matter for a complaint`() {
        var bench = B.bench()
        bench.keepEvidence(1)
        bench.add("網友批評我單位辦事拖拉")
        bench.judge("li", .falsehood)
        bench.judge("wang", .falsehood)
        bench.chat("chen", legal())
        bench.chat("sun", draft(reason: "不实"))
        #expect(bench.rumour()?.reports == [] && bench.rumour()?.refusedReports == 1)
    }

    @Test func `criticism that was merged into a false claim is looked at too`() {
        var bench = B.told()
        bench.add("我批评学校收费太高", url: "https://example.org/p/2")
        bench.add("网传考试取消", url: "https://example.org/p/3")
        bench.chat("li", .rumour(.merge(r2, into: Number(.rumour, 3))))
        bench.chat("li", .rumour(.merge(Number(.rumour, 3), into: r1)))
        bench.judge("sun", .falsehood)
        bench.judge("zhou", .falsehood)
        bench.chat("chen", legal())
        bench.chat("sun", draft(isWhole: true))
        #expect(bench.rumour()?.reports == [] && bench.rumour()?.refusedReports == 1)
    }

    @Test(arguments: ["x", "公证书扫描件", "https://example.org/p/1", "见截图"])
    func `proof is evidence that was kept, no word`(proof: String) {
        var bench = B.decided()
        bench.chat("chen", legal())
        #expect(bench.chat("sun", draft(proof: proof)).rumourRefusal == .reportLacks(r1, [.proof]))
        #expect(bench.rumour()?.reports == [])
    }

    @Test func `nothing is filed before the kit is whole, and a paper is added by itself`() {
        var bench = B.decided()
        bench.chat("chen", legal())
        bench.chat("sun", draft())
        let ticket = Command.rumour(.ticket(r1, "WB-1", platform: nil))
        #expect(
            bench.chat("sun", ticket).rumourRefusal
                == .kitIncomplete(r1, platform: "微博", [.authorisation, .warranty]))
        let paper = { (authorisation: String?, warranty: String?) in
            Command.rumour(
                .report(
                    r1,
                    ReportDraft(
                        platform: "微博", category: .lawful(.falsehood),
                        authorisation: authorisation, warranty: warranty)))
        }
        bench.chat("sun", paper("委托书", nil))
        #expect(
            bench.chat("sun", ticket).rumourRefusal
                == .kitIncomplete(r1, platform: "微博", [.warranty]))
        #expect(bench.rumour()?.reports.first?.ticket == nil)
        bench.chat("sun", paper(nil, "孙宁"))
        #expect(bench.rumour()?.reports.map(\.reason) == ["虚构停考"])
        #expect(bench.rumour()?.reports.map(\.proof) == ["E-1"])
        bench.chat("sun", ticket)
        #expect(bench.rumour()?.reports.map(\.ticket) == ["WB-1"])
    }

    @Test func `evidence that is cited is there, of this incident, and kept`() {
        var bench = B.decided()
        bench.chat("chen", legal())
        let nine = Number(.evidence, 9)
        #expect(bench.chat("sun", draft(proof: "E-9")) == .failure(.noSuch(nine)))
        #expect(bench.chat("sun", draft(proof: "截图 E-1、E-9")) == .failure(.noSuch(nine)))
        bench.chat("sun", .evidence(.add(nil, .link("https://example.org/p/2"), note: nil)))
        let two = Number(.evidence, 2)
        #expect(
            bench.chat("sun", draft(proof: "E-2")) == .failure(.evidence(.notKept(two))))
        _ = bench.perform(.system(.evidence(2, .failed(.gone))), by: .system, at: nil)
        #expect(
            bench.chat("sun", draft(proof: "E-2")) == .failure(.evidence(.notKept(two))))
        bench.warn()
        let request = ActivationRequest(warning: .w(2), level: Level(2), packs: [], reason: "急")
        bench.chat("zhao", .incident(.activate(request)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.chat("sun", .evidence(.add(.i(2), .link("https://example.org/p/3"), note: nil)))
        let three = Number(.evidence, 3)
        #expect(
            bench.chat("sun", draft(proof: "E-3"))
                == .failure(.evidence(.ofAnother(three, incident: .i(2)))))
        #expect(bench.rumour()?.reports == [])
        bench.chat("sun", draft(proof: "E-1 公证书"))
        #expect(bench.rumour()?.reports.map(\.proof) == ["E-1 公证书"])
    }

    @Test func `whoever has a voice in the verdict gives no opinion on it`() {
        var people = B.people
        let place = people.firstIndex { $0.id == "sun" } ?? 0
        people[place].posts.append(.init(group: "legal", seat: .member))
        var bench = B.decided()
        _ = bench.perform(.system(.rosterImported(Roster(people))), by: .system)
        guard case .failure(.rumour) = bench.chat("sun", legal()) else {
            Issue.record("a verifier was the legal adviser too")
            return
        }
        #expect(bench.rumour()?.legal == nil)
        bench.chat("chen", legal())
        #expect(bench.rumour()?.legal?.by == "chen")
    }

    @Test func `nor does whoever's place was held by one who has`() {
        var bench = B.told()
        let tomorrow = DutyWhen(.from(today: 1))
        bench.chat("li", .absence(.cover("zhou", by: "chen", until: tomorrow)))
        bench.judge("chen", .falsehood)
        bench.judge("sun", .falsehood)
        guard case .failure(.rumour) = bench.chat("chen", legal()) else {
            Issue.record("a verifier was the legal adviser too")
            return
        }
    }

    @Test func `whoever gave the opinion does not file the complaint`() {
        var people = B.people
        let place = people.firstIndex { $0.id == "chen" } ?? 0
        people[place].posts.append(.init(group: "tech", seat: .member))
        var bench = B.decided()
        _ = bench.perform(.system(.rosterImported(Roster(people))), by: .system)
        bench.chat("chen", legal())
        #expect(bench.chat("chen", draft()).rumourRefusal == .ownOpinion(r1))
    }

    @Test func `another verdict takes the opinion away`() {
        var bench = B.decided()
        bench.chat("chen", legal())
        bench.judge("li", .partly)
        bench.judge("wang", .partly)
        #expect(bench.chat("sun", draft()).rumourRefusal == .reportLacks(r1, [.decision, .legal]))
    }

    @Test func `the platform's number and its answer stand beside the complaint`() {
        var bench = B.decided()
        bench.chat("chen", legal())
        let ticket = { (platform: String?) in
            Command.rumour(.ticket(r1, "WB-1", platform: platform))
        }
        #expect(bench.chat("sun", ticket(nil)).rumourRefusal == .noReport(r1))
        bench.chat("sun", draft("微博", isWhole: true))
        bench.chat("sun", draft("抖音", isWhole: true))
        #expect(
            bench.chat("sun", ticket(nil)).rumourRefusal == .whichReport(r1, ["微博", "抖音"]))
        let answer = Command.rumour(
            .platformAnswer(r1, accepted: true, words: "已限流", platform: nil))
        #expect(bench.chat("sun", answer).rumourRefusal == .noReport(r1))
        bench.chat("sun", ticket("微博"))
        #expect(
            bench.chat("sun", draft("微博")).rumourRefusal
                == .reportedAlready(r1, platform: "微博"))
        bench.chat("sun", answer)
        #expect(bench.rumour()?.reports.first?.ticket == "WB-1")
        #expect(bench.rumour()?.reports.map(\.accepted) == [true, nil])
    }

    // MARK: Steps of the pack

    @Test func `steps that a command did are done by it, by the first rumour`() {
        var bench = B.told()
        func done(_ bench: Bench) -> [String] {
            (bench.world.running.first?.orderedTasks ?? []).filter {
                $0.step.id.hasPrefix("R") && ($0.rounds > 0 || !$0.isOpen) && !$0.isDropped
            }.map(\.step.id)
        }
        #expect(done(bench) == ["R01", "R03"])
        bench.judge("sun", .falsehood)
        bench.judge("zhou", .falsehood)
        bench.decide(.refute)
        bench.answer(1)
        #expect(done(bench) == ["R01", "R03", "R04", "R05", "R09"])
        bench.tick(after: 60)
        bench.chat("sun", .rumour(.track(r1, RumourReading(reach: 10))))
        #expect(bench.task("R13")?.rounds == 1 && bench.task("R13")?.isOpen == true)
        bench.chat("chen", legal())
        bench.chat("sun", draft(isWhole: true))
        bench.chat("sun", .rumour(.ticket(r1, "WB-1", platform: nil)))
        bench.chat("li", wrong())
        bench.answer(2)
        #expect(
            done(bench) == ["R01", "R03", "R04", "R05", "R09", "R10", "R13", "R14"])
        let before = bench.events("task.done").count
        bench.add("又一条", url: "https://example.org/p/9")
        #expect(bench.events("task.done").count == before)
    }

    @Test func `a step waits for its gates and its proof`() {
        var bench = B.bench()
        bench.add("没有链接的说法")
        #expect(bench.task("R01")?.isOpen == true)
        // The office judges without verifiers: whoever judged is who was named.
        bench.judge("li", .truth)
        bench.judge("wang", .truth)
        #expect(bench.task("R03")?.isOpen == false && bench.task("R04")?.isOpen == false)
        bench.decide(.admit)
        bench.answer(1)
        #expect(bench.task("R15")?.isOpen == false && bench.task("R15")?.isDropped == false)
        #expect(bench.task("R09")?.isDropped == true)
    }
}

/// How alike two claims are.
struct ClaimLikenessTests {
    @Test(arguments: [
        ("网传报名系统瘫痪，考试取消", "听说报名系统瘫痪，考试取消了", true),
        ("报名取消", "报名取消", true), ("食堂饭菜涨价", "报名系统瘫痪", false),
        (
            "The exam portal has crashed, exam cancelled",
            "exam portal crashed and exam is cancelled", true
        ),
        ("The water was cut", "The portal has crashed", false), ("", "报名", false),
        ("报名取消 exam off", "报名取消 exam off!", true),
    ])
    func `claims are compared by pairs of characters and by words`(
        one: String, other: String, alike: Bool
    ) {
        let likeness = ClaimLikeness.between(one, other)
        #expect((likeness >= ClaimLikeness.alike) == alike, "\(likeness)")
        #expect(likeness == ClaimLikeness.between(other, one))
    }

    @Test func `what is the same is wholly alike, and nothing is more`() {
        #expect(ClaimLikeness.between("报名取消", "报名取消") == 1)
        #expect(ClaimLikeness.between("报", "报") == 0, "one character says nothing")
        #expect(ClaimLikeness.pieces(of: "报名 a portal, 2026!") == ["报名", "portal", "2026"])
    }
}

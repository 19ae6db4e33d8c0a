import Foundation
import Testing

@testable import Domain

/// Rumours: two people find the same, HQ chooses what that allows, the public is told.
struct RumourTests {
    typealias B = RumourBench
    private let r1 = B.r1

    @Test func `two different people of the verifiers or the office judge it, never one twice`() {
        var bench = B.told()
        #expect(bench.rumour()?.stage == .verifying)
        bench.judge("sun", .falsehood)
        #expect(bench.judge("sun", .falsehood).rumourRefusal == .voicedAlready(r1))
        #expect(bench.rumour()?.stage == .verifying && bench.rumour()?.missing == 1)
        #expect(
            bench.judge("wu", .falsehood).rumourRefusal
                == .notVerifier(r1, verifiers: ["孙宁", "周舟"]))
        // Anybody of the office may be the second.
        bench.judge("wang", .falsehood)
        #expect(bench.rumour()?.stage == .judged)
        #expect(bench.rumour()?.judgement?.verdict == .falsehood)
        #expect(bench.events("rumour.judged").count == 1)
    }

    @Test func `who changes their mind has one voice, and two who differ need a third`() {
        var bench = B.told()
        bench.judge("sun", .falsehood)
        bench.judge("sun", .truth)
        bench.judge("zhou", .falsehood)
        #expect(bench.rumour()?.isSplit == true && bench.rumour()?.stage == .verifying)
        bench.judge("li", .truth)
        #expect(bench.rumour()?.judgement?.verdict == .truth)
        #expect(bench.rumour()?.voices.map(\.person) == ["sun", "zhou", "li"])
    }

    @Test func `two verifiers are two people`() {
        var bench = B.bench()
        bench.add("网传停水")
        for words in [["sun"], ["sun", "sun"], ["sun", "孙宁"]] {
            #expect(
                bench.chat("li", .rumour(.assign(r1, words))).rumourRefusal == .twoVerifiers(r1))
        }
        #expect(bench.rumour()?.stage == .registered)
    }

    @Test func `who stands in is one voice with the one whose place it is`() {
        var bench = B.told()
        let tomorrow = DutyWhen(.from(today: 1))
        bench.chat("li", .absence(.cover("zhou", by: "wu", until: tomorrow)))
        bench.judge("zhou", .falsehood)
        #expect(bench.judge("wu", .falsehood).rumourRefusal == .voicedAlready(r1))
        #expect(bench.rumour()?.judgement == nil)
        // A stand-in who finds otherwise takes the place of that voice.
        bench.judge("wu", .truth)
        #expect(bench.rumour()?.voices.map(\.person) == ["wu"])
        #expect(bench.rumour()?.voices.first?.inPlaceOf == "zhou")
        // Named as a verifier too, the same person still has one voice.
        bench.chat("li", .rumour(.assign(r1, ["sun", "wu"])))
        #expect(bench.judge("wu", .truth).rumourRefusal == .voicedAlready(r1))
        bench.judge("wu", .falsehood)
        #expect(bench.rumour()?.voices.count == 1 && bench.rumour()?.judgement == nil)
    }

    @Test func `who decides in another's name does not verify in their place`() {
        var bench = B.told()
        let tomorrow = DutyWhen(.from(today: 1))
        bench.chat(
            "zhao", .absence(.delegate("wu", scope: [], from: nil, until: tomorrow)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.world.absences.mandates["wu"] != nil)
        guard case .notVerifier? = bench.judge("wu", .falsehood).rumourRefusal else {
            Issue.record("a mandate verified")
            return
        }
    }

    @Test(arguments: [
        "https://example.org/p/1", "网友说的", "听说", "据说 https://example.org", "匿名人士", "anonymous post",
        "people say", "x", "網友聽說", "據說如此", "網傳的", "匿 名 人 士", "Ｎetizens say", "听-说", "自媒體",
    ])
    func `to call it false takes somebody who knows and is named`(source: String) {
        var bench = B.told()
        #expect(bench.judge("sun", .falsehood, source).rumourRefusal == .sourceNotNamed(r1))
        // Other verdicts take any source.
        #expect(bench.judge("sun", .unverifiable, source).rumourRefusal == nil)
    }

    @Test(arguments: ["市考试院公告", "市考试院官方微博 https://example.org/n/1", "regulator's notice"])
    func `an authority is one in either language`(source: String) {
        var bench = B.told()
        bench.judge("sun", .falsehood, source)
        bench.judge("zhou", .falsehood, source)
        #expect(bench.rumour()?.judgement?.verdict == .falsehood)
    }

    @Test func `a fact that is cited must be confirmed`() {
        var bench = B.told()
        bench.chat("sun", .fact(.add(nil, text: "系统正常", source: "技术组")))
        let fact = Number(.fact, 1)
        #expect(
            bench.judge("sun", .falsehood, "F-1，技术组").rumourRefusal
                == .factUnconfirmed(r1, of: fact))
        bench.chat("li", .fact(.voice(fact, holds: true, how: nil)))
        bench.chat("wang", .fact(.voice(fact, holds: true, how: nil)))
        #expect(bench.judge("sun", .falsehood, "F-1，技术组").rumourRefusal == nil)
        #expect(
            bench.judge("zhou", .falsehood, "f-7 技术组").rumourRefusal
                == .factUnconfirmed(r1, of: Number(.fact, 7)))
    }

    @Test func `another voice opens what was judged, and what was decided on it`() {
        var bench = B.judged(.falsehood)
        bench.decide(.refute)
        #expect(bench.judge("li", .falsehood).rumourRefusal == .judgedAlready(r1, .falsehood))
        bench.judge("li", .truth)
        #expect(bench.rumour()?.stage == .verifying && bench.rumour()?.decision == nil)
        #expect(bench.rumour()?.voices.map(\.person) == ["li"])
        #expect(bench.answer(1).rumourRefusal == .notJudged(r1))
        bench.judge("wang", .truth)
        #expect(bench.rumour()?.judgement?.verdict == .truth)
    }

    @Test func `what is true or partly true is never refuted`() {
        for verdict in [Rumour.Verdict.truth, .partly] {
            var bench = B.judged(verdict)
            for response in [Rumour.Response.refute, .watch, .reply] {
                #expect(
                    bench.decide(response).rumourRefusal == .notAfter(r1, verdict, response))
            }
            #expect(bench.answer(1).rumourRefusal == .notDecided(r1, verdict, nil))
            bench.decide(.admit)
            bench.answer(1)
            #expect(bench.rumour()?.stage == .answered)
            #expect(bench.rumour()?.clocks == [], "an admission is not tracked")
        }
    }

    @Test func `what cannot be verified is watched or answered singly`() {
        var bench = B.judged(.unverifiable)
        for response in [Rumour.Response.refute, .admit] {
            #expect(
                bench.decide(response).rumourRefusal == .notAfter(r1, .unverifiable, response))
        }
        bench.decide(.watch)
        #expect(bench.answer(1).rumourRefusal == .notDecided(r1, .unverifiable, .watch))
        #expect(bench.decide(.watch).rumourRefusal == .decidedAlready(r1, .watch))
        bench.decide(.reply)
        #expect(bench.rumour()?.decision?.response == .reply)
    }

    @Test func `nothing is decided or refuted before two have judged`() {
        var bench = B.told()
        bench.judge("sun", .falsehood)
        #expect(bench.decide(.refute).rumourRefusal == .notJudged(r1))
        #expect(bench.answer(1).rumourRefusal == .notJudged(r1))
        #expect(
            bench.chat("sun", .rumour(.wrong(r1, what: "不对"))).rumourRefusal == .notJudged(r1))
    }

    @Test func `a refutation stands beside its statement, once`() {
        var bench = B.refuted()
        let s1 = Number(.statement, 1)
        #expect(bench.rumour()?.answer?.statement == s1)
        #expect(bench.answer(2).rumourRefusal == .answeredAlready(r1, s1))
        #expect(bench.judge("li", .truth).rumourRefusal == .answeredAlready(r1, s1))
        #expect(bench.decide(.watch).rumourRefusal == .answeredAlready(r1, s1))
        #expect(
            bench.chat("li", .rumour(.assign(r1, ["li", "wang"]))).rumourRefusal
                == .judgedAlready(r1, .falsehood))
    }

    @Test(arguments: [0, 9])
    func `a statement that was never written cannot be named`(written: Int) {
        var bench = B.judged(.falsehood)
        bench.decide(.refute)
        if written > 0 { bench.world.desk.counters["S"] = written }
        let seven = Number(.statement, 7)
        #expect(bench.answerAsIs(7) == .failure(.noSuch(seven)))
        #expect(bench.rumour()?.stage == .decided)
        #expect(bench.task("R09")?.isOpen == true)
    }

    @Test func `a single answer is public: another verdict goes by the correction`() {
        var bench = B.judged(.falsehood)
        bench.decide(.reply)
        let before = bench.log.count
        guard case .failure = bench.judge("li", .truth) else {
            Issue.record("what was answered was judged anew in silence")
            return
        }
        guard case .failure = bench.decide(.watch) else {
            Issue.record("what was answered is watched")
            return
        }
        #expect(bench.log.count == before)
        #expect(bench.rumour()?.judgement?.verdict == .falsehood)
        bench.chat("sun", .rumour(.wrong(r1, what: "公告是去年的")))
        #expect(bench.rumour()?.clocks.first?.stage == .correct)
        // Verified anew, it may be judged otherwise.
        bench.judge("li", .truth)
        #expect(bench.rumour()?.voices.map(\.person) == ["li"])
    }

    @Test func `what was answered singly and then refuted was told all the same`() {
        var bench = B.judged(.falsehood)
        bench.decide(.reply)
        bench.decide(.refute)
        #expect(bench.rumour()?.decision?.response == .refute)
        guard case .failure = bench.judge("li", .truth) else {
            Issue.record("judged anew in silence")
            return
        }
        bench.chat("sun", .rumour(.wrong(r1, what: "公告是去年的")))
        #expect(bench.rumour()?.stage == .correcting)
    }

    @Test func `it ends when what was decided is done`() {
        var bench = B.judged(.falsehood)
        let close = Command.rumour(.close(r1, reason: "已平息"))
        #expect(bench.chat("li", close).rumourRefusal == .notFinished(r1, .judged))
        bench.decide(.refute)
        #expect(bench.chat("li", close).rumourRefusal == .notFinished(r1, .decided))
        bench.answer(1)
        bench.chat("li", close)
        #expect(bench.rumour()?.stage == .closed && bench.rumour()?.clocks == [])
        #expect(bench.decide(.watch).rumourRefusal == .closed(r1))
    }

    @Test func `the number belongs to one incident and is counted once`() {
        var bench = B.told()
        bench.add("另一说法")
        #expect(bench.world.rumour(2)?.incident == 1)
        #expect(bench.world.next(.rumour) == 3)
        guard
            case .failure(.noSuch(Number(.rumour, 9))) = bench.judge(
                "sun", .truth, of: Number(.rumour, 9))
        else {
            Issue.record("R-9 was found")
            return
        }
    }

    @Test func `of a sensitive incident only those inside judge it`() {
        var bench = B.told()
        bench.chat("li", .circle(.classify(.i(1), .sensitive, reason: nil)))
        bench.chat("li", .circle(.remove(.i(1), "sun")))
        guard case .failure(.circle(.closed)) = bench.judge("sun", .falsehood) else {
            Issue.record("heard from outside")
            return
        }
        guard
            case .failure(.circle(.notInside)) = bench.chat(
                "li", .rumour(.assign(r1, ["li", "sun"])))
        else {
            Issue.record("given to somebody outside")
            return
        }
    }
}

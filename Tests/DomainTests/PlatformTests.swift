import Foundation
import Testing

@testable import Domain

/// The one table of platforms: whose each is, as hot as it was given, kept as it stood.
struct PlatformTests {
    typealias B = PostBench

    private func listed() -> Bench {
        var bench = B.bench()
        bench.platform("li", .list(nil, ["微博", "抖音"]))
        return bench
    }

    private func owned() -> Bench {
        var bench = listed()
        bench.platform("jiang", .own(nil, platform: "微博", by: "sun"))
        bench.platform("jiang", .own(nil, platform: "抖音", by: "jiang"))
        return bench
    }

    @Test func `listing the platforms does M01, once for each name`() {
        var bench = listed()
        #expect(bench.board.rows.map(\.name) == ["微博", "抖音"])
        #expect(bench.state("M01") == .done(at: bench.now))
        bench.platform("li", .list(nil, ["微博", "小红书"]))
        #expect(bench.board.rows.map(\.name) == ["微博", "抖音", "小红书"])
    }

    @Test func `an owner acknowledges, and when all have, M03 is handed in`() {
        var bench = owned()
        let notice = bench.board.row("微博")?.owner?.notice
        #expect(bench.world.notice(notice ?? 0)?.issue.recipients == ["sun"])
        #expect(bench.board.row("抖音")?.owner?.takenBy == "jiang")
        #expect(bench.state("M03") == .open)
        bench.take("微博", "sun")
        #expect(bench.board.row("微博")?.owner?.takenBy == "sun")
        #expect(bench.state("M03") == .awaitingApproval(doer: "sun"))
    }

    @Test func `an owner who is silent for a quarter of an hour is the team's lead's matter`() {
        var bench = owned()
        let notice = bench.board.row("微博")?.owner?.notice ?? 0
        bench.tick(after: 14)
        #expect(bench.called(notice) == [])
        bench.tick(after: 2)
        #expect(bench.called(notice) == ["jiang"])
        bench.chat(
            "jiang", .notice(.acknowledge(Number(.notice, notice), onBehalfOf: nil, via: nil)))
        #expect(bench.board.row("微博")?.owner?.takenBy == "jiang")
    }

    @Test func `an owner who keeps the row has taken it on, and nobody is called for them`() {
        var bench = owned()
        let notice = bench.board.row("微博")?.owner?.notice ?? 0
        bench.platform("sun", .update(nil, platform: "微博", PlatformDraft(state: "发酵")))
        #expect(bench.board.row("微博")?.owner?.takenBy == "sun")
        bench.tick(after: 16)
        #expect(bench.called(notice) == [])
        #expect(bench.state("M03") == .awaitingApproval(doer: "sun"))
    }

    @Test func `a platform that nobody owns is told to the lead once, after the level's time`() {
        var bench = listed()
        bench.platform("jiang", .own(nil, platform: "微博", by: "jiang"))
        bench.tick(after: 14)
        #expect(bench.events("platform.ownerMissed").isEmpty)
        bench.tick(after: 2)
        bench.tick(after: 20)
        #expect(
            bench.events("platform.ownerMissed").map(\.event)
                == [.platform(1, .ownerMissed("抖音", told: ["jiang"]))])
    }

    @Test func `another owner takes the place of the first, whose notice ends`() {
        var bench = owned()
        let notice = bench.board.row("微博")?.owner?.notice ?? 0
        bench.platform("jiang", .own(nil, platform: "微博", by: "tan"))
        #expect(bench.world.notice(notice)?.isOpen == false)
        #expect(bench.board.row("微博")?.owner?.person == "tan")
        #expect(
            bench.platform("jiang", .own(nil, platform: "微博", by: "tan")).platformRefusal
                == .ownedAlready(Number(.incident, 1), "微博", owner: "谭青"))
    }

    @Test func `heat is kept exactly as it was given, with what it was before`() {
        var bench = owned()
        bench.platform(
            "sun",
            .update(nil, platform: "微博", PlatformDraft(heat: Heat(text: "8万", count: 80_000))))
        bench.platform(
            "sun",
            .update(
                nil, platform: "微博",
                PlatformDraft(heat: Heat(text: "120000", count: 120_000), state: "发酵")))
        let row = bench.board.row("微博")
        #expect(row?.heat == Heat(text: "120000", count: 120_000))
        #expect(row?.before == Heat(text: "8万", count: 80_000))
        #expect(row?.state == "发酵")
    }

    @Test func `the owner, the team, the office and HQ keep a row, nobody else`() {
        var bench = owned()
        let draft = PlatformDraft(state: "平息")
        for id in ["sun", "tan", "li", "zhao"] as [PersonID] {
            #expect(
                bench.platform(id, .update(nil, platform: "微博", draft)).platformRefusal == nil)
        }
        #expect(
            bench.platform("wu", .update(nil, platform: "微博", draft)).platformRefusal
                == .notYours(Number(.incident, 1), "微博", owner: "孙宁"))
        #expect(
            bench.platform("sun", .update(nil, platform: "知乎", draft)).platformRefusal
                == .noSuch(Number(.incident, 1), "知乎", known: ["微博", "抖音"]))
    }

    private func told(_ text: String) -> PlatformDraft { PlatformDraft(narrative: .text(text)) }

    @Test func `one narrative has one number, a like one is offered, and merging does M05`() {
        var bench = owned()
        bench.platform("sun", .update(nil, platform: "微博", told("网传报名系统瘫痪考试取消")))
        bench.platform("jiang", .update(nil, platform: "抖音", told("网传报名系统瘫痪考试取消")))
        #expect(bench.board.rows.map(\.narrative) == [1, 1])
        let reply = bench.platform(
            "jiang", .update(nil, platform: "抖音", told("听说报名系统瘫痪，考试取消了")))
        guard case .success(.platform(.updated(_, _, let alike))) = reply else {
            Issue.record("\(reply)")
            return
        }
        #expect(alike?.number == 1 && bench.board.rows.map(\.narrative) == [1, 2])
        bench.platform("jiang", .merge(nil, 2, into: 1))
        #expect(bench.board.rows.map(\.narrative) == [1, 1])
        #expect(bench.state("M05") == .done(at: bench.now))
        #expect(
            bench.platform("jiang", .merge(nil, 2, into: 1)).platformRefusal
                == .sameNarrative(Number(.incident, 1), 1))
        #expect(
            bench.platform("jiang", .merge(nil, 7, into: 1)).platformRefusal
                == .noNarrative(Number(.incident, 1), 7, known: [1]))
        // What is said of 2 from now on is said of 1.
        bench.platform("sun", .update(nil, platform: "微博", PlatformDraft(narrative: .number(2))))
        #expect(bench.board.row("微博")?.narrative == 1)
    }

    @Test func `a snapshot keeps the board as it stood, and is a round of M04`() {
        var bench = owned()
        bench.platform("sun", .update(nil, platform: "微博", PlatformDraft(heat: Heat(text: "8万"))))
        bench.now += 60
        let then = bench.now
        bench.platform("jiang", .keep(nil))
        #expect(bench.task("M04")?.rounds == 1)
        #expect(bench.task("M04")?.due == then + .minutes(60))
        bench.now += 60
        bench.platform("sun", .update(nil, platform: "微博", PlatformDraft(heat: Heat(text: "9万"))))
        #expect(bench.board.snapshot(at: bench.now)?.rows.first?.heat?.text == "8万")
        #expect(bench.board.snapshot(at: then.addingTimeInterval(-1)) == nil)
        #expect(bench.board.row("微博")?.heat?.text == "9万")
    }

    @Test func `a row that nobody has touched for an hour is marked`() {
        var bench = owned()
        bench.platform("sun", .update(nil, platform: "微博", PlatformDraft(state: "发酵")))
        let board = { (bench: Bench) in
            bench.world.incidents[1].map { bench.world.board(of: $0, at: bench.now) }
        }
        bench.now += 3600
        #expect(board(bench)?.rows.map(\.isStale) == [false, false])
        bench.now += 1
        #expect(board(bench)?.rows.map(\.isStale) == [true, true])
    }

    @Test func `without a board there is none to keep`() {
        var bench = B.bench()
        #expect(bench.platform("jiang", .keep(nil)).platformRefusal == .none(Number(.incident, 1)))
    }

    // MARK: One text everywhere at one time

    /// S-1 released by Zhou on two channels, the second one after the window.
    private func released() -> Bench {
        var bench = B.bench()
        bench.register("weibo", "官方微博", "微博", "@示例单位", via: .hand)
        bench.register("page", "发布页", "官网", "https://example.org/page", via: .hand)
        bench.platform("li", .list(nil, ["微博", "小红书"]))
        for fact in 1...2 {
            bench.chat("sun", .fact(.add(nil, text: "系统已恢复\(fact)", source: "技术组")))
            for id in ["li", "wang"] as [PersonID] {
                bench.chat(id, .fact(.voice(Number(.fact, fact), holds: true, how: nil)))
            }
        }
        let one = Number(.statement, 1)
        bench.say(
            "zhou",
            .draft(
                StatementRequest(
                    kind: .notice, incident: Number(.incident, 1), text: "系统已恢复",
                    facts: [1, 2])))
        bench.passGates(of: 1)
        bench.say("wang", .opine(one, passes: true, note: "不涉隐私"))
        bench.insist("zhao", .sign(one, sha256: nil))
        bench.insist("zhou", .release(one, channels: [], sha256: nil))
        let image = String(repeating: "0a", count: 32)
        for (channel, minutes) in [("weibo", 5.0), ("page", 12)] {
            bench.now += minutes * 60
            bench.say(
                "zhou",
                .place(
                    one, channel: channel,
                    url: "https://\(channel == "weibo" ? "weibo.com" : "example.org")/\(channel)",
                    image: image))
        }
        return bench
    }

    @Test func `it says where the text stands, since when, and where it came after the window`() {
        let bench = released()
        let sync = bench.world.sync(of: 1)
        #expect(sync?.places.map(\.platform) == ["微博", "官网"])
        #expect(sync?.places.map(\.isInWindow) == [true, false])
        #expect(sync?.outside.map(\.name) == ["发布页"])
        #expect(sync?.uncovered == ["小红书"])
        #expect(sync?.until.since(sync?.from ?? bench.now) == .minutes(10))
        #expect(sync?.finding == nil)
    }

    @Test func `a second person compares it, and that is M11 with its approval`() {
        var bench = released()
        let one = Number(.statement, 1)
        let same = PlatformCommand.compare(one, isSame: true, note: nil)
        #expect(bench.platform("wu", same).platformRefusal == .notReleased(one))
        for channel in ["weibo", "page"] { bench.say("wu", .confirm(one, channel: channel)) }
        #expect(bench.platform("zhou", same).platformRefusal == .ownRelease(one))
        bench.platform("jiang", .compare(one, isSame: false, note: "官网少一句"))
        #expect(bench.state("M11") == .open)
        #expect(bench.world.sync(of: 1)?.finding?.isSame == false)
        bench.platform("jiang", same)
        #expect(bench.state("M11") == .done(at: bench.now))
        #expect(bench.task("M11")?.evidence.first?.contains("https://example.org/page") == true)
        #expect(bench.world.sync(of: 1)?.finding?.by == "江南")
    }

    @Test func `the board folds from the log to what it was`() {
        var bench = owned()
        bench.platform("sun", .update(nil, platform: "微博", told("网传停考")))
        bench.platform("jiang", .update(nil, platform: "抖音", told("听说停考")))
        bench.platform("jiang", .merge(nil, 2, into: 1))
        bench.platform("jiang", .keep(nil))
        bench.tick(after: 20)
        #expect(World(folding: bench.log).incidents[1]?.platforms == bench.board)
    }
}

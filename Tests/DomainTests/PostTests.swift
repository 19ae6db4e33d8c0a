import Foundation
import Testing

@testable import Domain

/// Posts and field cards: whose, side by side, and counted at the end.
struct PostTests {
    typealias B = PostBench

    @Test func `opening a post names who commands it, hands in the plan's step and calls the roll`()
    {
        var bench = B.bench()
        let reply = bench.open("南门")
        guard case .success(.post(.opened(let post, let step, let roll))) = reply else {
            Issue.record("\(reply)")
            return
        }
        #expect(post.id == B.p1 && post.place == "南门")
        #expect(post.chief == "罗岩" && post.liaison == "卫青禾")
        #expect(step?.step == "G03" && step?.state == .awaitingApproval(doer: "zhao"))
        let notice = bench.world.notice(roll ?? 0)
        #expect(notice?.rollBrief?.scope == .post(1))
        #expect(notice?.issue.recipients == ["luo", "wei", "he"])
        #expect(bench.open("南门").postRefusal == .openAlready(B.p1, place: "南门"))
    }

    @Test func `without a chief the lead of the scene commands it; with nobody it is refused`() {
        var bench = B.bench()
        bench.open("南门", chief: nil)
        #expect(bench.field[1]?.chief == "luo")
        var other = Bench(Roster(B.people.filter { $0.id != "luo" }))
        other.plan = B.plan
        other.activate()
        #expect(other.open("南门", chief: nil).postRefusal == .chiefWanted)
    }

    @Test func `a round of a quarter of an hour is reminded of once, when it is nearly over`() {
        var bench = B.opened()
        bench.card("luo", people: 80, injured: 0, needs: "围挡")
        let number = bench.task("G09")?.number ?? 0
        let before = bench.log.count
        guard let due = bench.task("G09")?.due else {
            Issue.record("no next round")
            return
        }
        while bench.now < due { bench.tick(after: 1) }
        let told = bench.log[before...].compactMap { entry -> Int? in
            guard case .task(number, .reminded(let percent, _)) = entry.event else { return nil }
            return percent
        }
        #expect(due.since(bench.now) == .zero && told == [80, 100])
    }

    @Test func `the first card does G01, each of them a round of G09, with its next due time`() {
        var bench = B.opened()
        let reply = bench.card("luo", people: 80, injured: 0, needs: "围挡")
        #expect(bench.state("G01") == .done(at: bench.now))
        #expect(bench.task("G09")?.rounds == 1)
        #expect(bench.task("G09")?.due == bench.now + .minutes(15))
        #expect(bench.task("G09")?.evidence == ["南门 80/0 围挡"])
        guard case .success(.post(.reported(_, _, _, let next, _, _))) = reply else {
            Issue.record("\(reply)")
            return
        }
        #expect(next == bench.now + .minutes(15))
        bench.now += 600
        bench.card("he", people: 90)
        #expect(bench.task("G09")?.rounds == 2)
        #expect(bench.events("task.done").count == 3)
    }

    @Test func `a missing card is late by the step's own clock, and by nothing else`() {
        var bench = B.opened()
        bench.card("luo", people: 80)
        bench.tick(after: 16)
        let late = bench.log.filter {
            if case .task(let number, .reminded(percent: 100..., _)) = $0.event {
                bench.world.task(number)?.step.id == "G09"
            } else {
                false
            }
        }
        #expect(late.count == 1)
    }

    @Test func `with two posts a round is done when both have reported`() {
        var bench = B.opened()
        bench.open("东门", chief: "he")
        let first = bench.card("luo", people: 80, of: B.p1)
        #expect(bench.task("G09")?.rounds == 0)
        guard case .success(.post(.reported(_, _, let silent, _, _, _))) = first else {
            Issue.record("\(first)")
            return
        }
        #expect(silent == [B.p2])
        bench.card("he", people: 20, of: B.p2)
        #expect(bench.task("G09")?.rounds == 1)
    }

    @Test func `a card without a number is the post's of whoever sends it, or of the only one`() {
        var bench = B.opened()
        bench.card("wei", people: 10)
        #expect(bench.field.cards.last?.post == 1)
        bench.open("东门", chief: "he")
        bench.card("he", people: 20)
        #expect(bench.field.cards.last?.post == 2)
        #expect(bench.card("li", people: 30).postRefusal == .which([B.p1, B.p2]))
    }

    @Test func `before a post is open a card says where, and is the first post's later`() {
        var bench = B.bench()
        #expect(bench.card("wei", people: 40).postRefusal == .placeWanted)
        bench.card("wei", people: 40, place: "南门")
        #expect(bench.field.cards.map(\.post) == [nil])
        #expect(bench.state("G01") == .done(at: bench.now))
        bench.open("南门")
        #expect(bench.field.cards.map(\.post) == [1])
    }

    @Test(arguments: [("gu", false), ("zhou", false), ("luo", true), ("wei", true), ("li", true)])
    func `those on the scene, at the desk, of the office and HQ report, nobody else`(
        who: PersonID, may: Bool
    ) {
        var bench = B.opened()
        let refusal = bench.card(who, people: 40).postRefusal
        #expect(refusal == (may ? nil : .notOnSite(B.p1, chief: "罗岩")))
        #expect(bench.field.cards.count == (may ? 1 : 0))
    }

    @Test func `whoever was named to a post reports from it, whatever group they are of`() {
        var bench = B.bench()
        bench.chat(
            "zhao",
            .post(.open(nil, PostDraft(place: "南门", chief: "luo", members: ["zhou", "吴悠"]))))
        #expect(bench.card("zhou", people: 40).postRefusal == nil)
        #expect(bench.card("wu", people: 40).postRefusal == nil)
        #expect(bench.card("sun", people: 40).postRefusal != nil)
    }

    // MARK: Side by side

    @Test func `forty against two hundred stand side by side, and the leads are told once`() {
        var bench = B.opened()
        bench.card("luo", people: 40, injured: 0)
        bench.now += 300
        let reply = bench.card("wei", people: 200, injured: 0)
        guard case .success(.post(.reported(_, let others, _, _, _, _))) = reply else {
            Issue.record("\(reply)")
            return
        }
        #expect(others.map(\.card.people) == [40] && others.map(\.by) == ["罗岩"])
        #expect(bench.field.cards.map(\.people) == [40, 200])
        #expect(bench.field.latest(of: 1).map(\.people) == [40, 200])
        #expect(bench.events("post.differed").count == 1)
        // The same two differ still: it was told.
        bench.card("wei", people: 210)
        #expect(bench.events("post.differed").count == 1)
        // They agree, and differ anew.
        bench.card("luo", people: 205)
        #expect(bench.field.differences == [])
        bench.card("luo", people: 60)
        #expect(bench.events("post.differed").count == 2)
    }

    @Test(arguments: [
        (40, 0, 200, 0, 5.0, true), (80, 0, 150, 0, 5, false), (4, 0, 9, 0, 5, false),
        (80, 0, 80, 1, 5, true), (40, 0, 200, 0, 15, true), (40, 0, 200, 0, 16, false),
    ])
    func `twice as many, or one who is hurt, within a quarter of an hour differs`(
        one: Int, hurt: Int, two: Int, hurtToo: Int, minutes: Double, differ: Bool
    ) {
        var bench = B.opened()
        bench.card("luo", people: one, injured: hurt)
        bench.now += minutes * 60
        bench.card("wei", people: two, injured: hurtToo)
        #expect(bench.events("post.differed").isEmpty == !differ)
    }

    @Test func `an injury that one of them does not see is told, although their counts were`() {
        var bench = B.opened()
        bench.card("luo", people: 40, injured: 0)
        bench.card("wei", people: 200, injured: 0)
        bench.card("wei", people: 200, injured: 1)
        bench.card("wei", people: 200, injured: 1)
        #expect(bench.events("post.differed").count == 2)
    }

    @Test func `when the last post stands down nothing more is asked for, until there is another`()
    {
        var bench = B.opened()
        bench.card("luo", people: 40)
        bench.chat("luo", .post(.close(nil, StandDownDraft(counted: 3))))
        let reminded = bench.events("task.reminded").count
        let rolls = bench.events("notice.issued").count
        #expect(bench.task("G09")?.isOpen == false && bench.task("G07")?.isOpen == false)
        bench.tick(after: 31)
        #expect(bench.events("notice.issued").count == rolls)
        let scene = bench.log.suffix(bench.events("task.reminded").count - reminded).contains {
            if case .task(let number, .reminded) = $0.event {
                ["G07", "G09"].contains(bench.world.task(number)?.step.id)
            } else {
                false
            }
        }
        #expect(!scene)
        bench.open("东门")
        let again = bench.world.incidents[1]?.openTasks.filter { $0.step.id == "G09" }
        #expect(again?.count == 1)
        bench.card("luo", people: 10)
        let open = bench.world.incidents[1]?.openTasks.first { $0.step.id == "G09" }
        #expect(open?.rounds == 1)
    }

    @Test func `one person's two cards, and cards of two places, do not differ`() {
        var bench = B.opened()
        bench.card("luo", people: 40)
        bench.card("luo", people: 200)
        bench.card("wei", people: 20, place: "北门")
        #expect(bench.events("post.differed").isEmpty)
    }

    // MARK: The roll of those who are there

    private func answer(_ bench: inout Bench, _ people: PersonID...) {
        for id in people { bench.sms(id, .rollCall(.answer(RollAnswer(.present)))) }
    }

    @Test func `the roll is called every half hour while a post is open, and does G07`() {
        var bench = B.opened()
        answer(&bench, "luo", "wei")
        #expect(bench.task("G07")?.rounds == 0)
        answer(&bench, "he")
        #expect(bench.task("G07")?.rounds == 1)
        #expect(bench.task("G07")?.evidence == ["罗岩、卫青禾、何静"])
        let before = bench.world.openRolls.count
        bench.tick(after: 31)
        #expect(bench.world.openRolls.last?.rollBrief?.scope == .post(1))
        #expect(bench.world.openRolls.count == before + 1)
        answer(&bench, "luo", "wei", "he")
        #expect(bench.task("G07")?.rounds == 2)
        let scopes = bench.log.compactMap { entry -> RollCallScope? in
            guard case .notice(_, .issued(let issue)) = entry.event,
                case .rollCall(let brief) = issue.subject
            else { return nil }
            return brief.scope
        }
        #expect(scopes == [.post(1), .post(1)])
    }

    @Test func `who is silent is named to the chief when the time is over, then to HQ`() {
        var bench = B.opened()
        answer(&bench, "luo", "wei")
        bench.tick(after: 11)
        guard case .notice(_, .rollDue(let silent))? = bench.events("notice.rollDue").last?.event
        else {
            Issue.record("nobody was named")
            return
        }
        #expect(silent == ["he"])
        #expect(bench.events("notice.rollUnfound").isEmpty)
        bench.tick(after: 10)
        #expect(bench.events("notice.rollUnfound").count == 1)
        bench.tick(after: 5)
        #expect(bench.events("notice.rollUnfound").count == 1)
    }

    @Test func `who reports from the scene is there, and is not sought`() {
        var bench = B.opened()
        answer(&bench, "luo", "wei")
        bench.card("he", people: 40)
        #expect(bench.task("G07")?.rounds == 1)
        bench.tick(after: 11)
        #expect(bench.events("notice.rollDue").isEmpty)
    }

    @Test func `who answers late is not sought`() {
        var bench = B.opened()
        answer(&bench, "luo", "wei")
        bench.tick(after: 11)
        answer(&bench, "he")
        bench.tick(after: 10)
        #expect(bench.events("notice.rollUnfound").isEmpty)
    }

    @Test func `a post that moves has its roll called again, at the new place`() {
        var bench = B.opened()
        bench.now += 120
        let reply = bench.sms("luo", .post(.move(nil, to: "东门停车场")))
        guard case .success(.post(.moved(let post, let from, let roll))) = reply else {
            Issue.record("\(reply)")
            return
        }
        #expect(post.place == "东门停车场" && from == "南门")
        #expect(bench.world.notice(roll ?? 0)?.rollBrief?.place == "东门停车场")
        #expect(bench.world.openRolls.count == 1)
        #expect(
            bench.sms("luo", .post(.move(nil, to: "东门停车场"))).postRefusal
                == .samePlace(B.p1, place: "东门停车场"))
        #expect(bench.sms("sun", .post(.move(nil, to: "北门"))).postRefusal != nil)
    }

    @Test func `the scene's roll is called by its number or by the group's name`() {
        var bench = B.opened()
        for scope in ["P-1", "现场", "#onscene"] {
            bench.now += 60
            bench.chat("luo", .rollCall(.call(RollCallRequest(scope: scope))))
            #expect(bench.world.openRolls.last?.rollBrief?.scope == .post(1), "\(scope)")
        }
        #expect(
            bench.chat("sun", .rollCall(.call(RollCallRequest(scope: "P-1"))))
                .isNotAllowed)
    }

    // MARK: The end

    @Test func `it is closed with a count, by HQ or the chief, and that hands in G17`() {
        var bench = B.opened()
        let ask = bench.chat("luo", .post(.close(nil, StandDownDraft())))
        #expect(
            ask.postRefusal == .countWanted(B.p1, expected: 3, silent: ["罗岩", "卫青禾", "何静"]))
        #expect(
            bench.chat("li", .post(.close(nil, StandDownDraft(counted: 3)))).postRefusal
                == .notChief(B.p1, chief: "罗岩"))
        #expect(
            bench.chat("luo", .post(.close(nil, StandDownDraft(counted: 2)))).postRefusal
                == .notAllCounted(B.p1, counted: 2, expected: 3))
        #expect(bench.field.open.count == 1)
        bench.chat("luo", .post(.close(nil, StandDownDraft(counted: 2, note: "何静已送医"))))
        #expect(bench.field[1]?.standDown?.counted == 2)
        #expect(bench.state("G17") == .awaitingApproval(doer: "luo"))
        #expect(bench.card("luo", people: 1, of: B.p1).postRefusal == .closed(B.p1))
        #expect(bench.world.openRolls.isEmpty)
        let task = bench.task("G17")?.id ?? .t(0)
        bench.chat("zhao", .task(.approve(task)))
        #expect(bench.state("G17") == .done(at: bench.now))
    }

    @Test func `the count is handed in when the last post stands down`() {
        var bench = B.opened()
        bench.open("东门", chief: "he")
        bench.chat("luo", .post(.close(B.p1, StandDownDraft(counted: 3))))
        #expect(bench.state("G17") == .open)
        bench.chat("he", .post(.close(B.p2, StandDownDraft(counted: 3))))
        #expect(bench.state("G17") == .awaitingApproval(doer: "he"))
    }

    @Test func `after the response has ended a post is still counted and closed`() {
        var bench = B.opened()
        bench.chat("li", .incident(.proposeClose(nil, reason: "平息")))
        bench.chat("zhao", .incident(.confirmClose(nil, reason: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.world.running.isEmpty)
        bench.chat("luo", .post(.close(nil, StandDownDraft(counted: 3))))
        #expect(bench.world.post(1)?.post.isOpen == false)
    }

    @Test func `the next report tells what came from the scene, and what does not agree`() {
        var bench = B.opened()
        bench.card("luo", people: 40)
        bench.card("wei", people: 200)
        let told = bench.world.incidents[1]?.unreported?.happened.map(\.what) ?? []
        #expect(
            told.contains { if case .field(let card) = $0 { card.people == 200 } else { false } })
        #expect(
            told.contains {
                if case .fieldDiffers(let one, let two, let names) = $0 {
                    [one.people, two.people] == [40, 200] && names == ["罗岩", "卫青禾"]
                } else {
                    false
                }
            })
    }

    @Test func `the scene folds from the log to what it was`() {
        var bench = B.opened()
        bench.card("luo", people: 40)
        bench.card("wei", people: 200)
        bench.sms("luo", .post(.move(nil, to: "东门")))
        bench.chat("luo", .post(.close(nil, StandDownDraft(counted: 3))))
        #expect(World(folding: bench.log).incidents[1]?.field == bench.field)
    }
}

extension Result<Reply?, Refusal> {
    fileprivate var isNotAllowed: Bool {
        if case .failure(.notAllowed) = self { true } else { false }
    }
}

/// Nobody is called to a scene that everybody has left.
struct StoodDownTests {
    @Test func `when nobody is on the scene no other level asks for cards or a roll call`() {
        var bench = PostBench.opened()
        bench.card("luo", people: 80)
        bench.chat("luo", .post(.close(nil, StandDownDraft(counted: 3))))
        #expect(bench.state("G09") != .open && bench.state("G07") != .open)
        bench.chat("zhao", .incident(.level(nil, Level(1), reason: "扩散")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        let open = bench.world.running[0].openTasks.map(\.step.id)
        #expect(!open.contains("G09") && !open.contains("G07"))
    }
}

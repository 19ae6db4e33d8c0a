import Foundation

@testable import Domain

/// What is said of questions and concerns.
enum QuestionSamples {
    typealias F = Fixture

    static let open = QuestionBrief(
        number: 4, incident: 1, text: "报名系统什么时候恢复？",
        asker: Asker(question: 4, name: "王记者", outlet: "晨报"), by: "吴悠", at: F.at(-20),
        due: F.at(25), stand: .open)

    private static func changed(
        _ brief: QuestionBrief = open, _ change: (inout QuestionBrief) -> Void
    ) -> QuestionBrief {
        var brief = brief
        change(&brief)
        return brief
    }

    static let answer = QuestionBrief.Answer(version: 1, text: "预计今天18点前恢复", by: "孙宁")
    static let drafted = changed {
        $0.answer = answer
        $0.stand = .drafted
    }
    static let minded = changed(drafted) {
        $0.answer?.lint = [
            LintFinding(.noComment, ["无可奉告"]), LintFinding(.strayNumbers, ["300"]),
        ]
    }
    static let grounded = changed(minded) {
        $0.answer?.version = 2
        $0.answer?.facts = [1, 2]
    }
    static let redrafted = changed(drafted) { $0.answer?.version = 2 }
    static let approved = changed(drafted) {
        $0.answer?.approvedBy = "周舟"
        $0.stand = .approved
    }
    static let given = changed(approved) {
        $0.given = QuestionBrief.Given(version: 1, by: "周舟", via: "phone", at: F.at(-5))
        $0.stand = .given
    }
    static let givenLate = changed(given) {
        $0.due = F.at(-10)
        $0.given?.via = "https://example.org/answer"
    }
    static let outdated = changed(given) {
        $0.number = 2
        $0.asker = Asker(question: 2, name: "李记者", outlet: "晚报")
        $0.answer?.version = 2
        $0.stand = .outdated
    }
    static let dropped = changed {
        $0.dropped = "提问人已撤回"
        $0.stand = .dropped
    }
    static let forgotten = changed { $0.asker = Asker(question: 4, name: nil) }
    static let other = changed {
        $0.number = 7
        $0.same = 4
        $0.text = "请问系统何时能恢复"
        $0.asker = Asker(question: 7, name: "考生家长")
    }

    static func facts(
        _ brief: QuestionBrief, waiting: [QuestionBrief] = [], again: [QuestionBrief] = []
    ) -> AnswerFacts {
        AnswerFacts(question: brief, waiting: waiting, again: again, spokespersons: ["周舟"])
    }

    static func shown(
        _ brief: QuestionBrief, maySee: Bool = true, alike: [Number] = []
    ) -> QuestionFacts {
        QuestionFacts(
            question: changed(brief) { $0.asker.contact = "wang@example.net" },
            maySeeContact: maySee,
            alike: alike, spokespersons: ["周舟"])
    }

    static let speakers = SpeakerFacts(names: ["孙宁", "周舟"], isDefault: false)

    static let replies: [(String, QuestionReply)] = [
        ("logged", .logged(open, like: nil)), ("logged, like another", .logged(other, like: open)),
        ("drafted", .drafted(drafted, approvers: ["周舟", "赵敏", "钱进"])),
        ("drafted anew", .drafted(redrafted, approvers: ["周舟"])),
        ("drafted, with what to mind", .drafted(minded, approvers: ["周舟"])),
        ("drafted, with its facts", .drafted(grounded, approvers: ["周舟"])),
        ("approved", .approved(facts(approved, waiting: [approved, other]))),
        ("approved, told before", .approved(facts(approved, again: [outdated]))),
        ("joined", .joined(other, to: open)),
        ("joined, approved", .joined(changed(other) { $0.stand = .approved }, to: approved)),
        ("joined, told otherwise", .joined(outdated, to: approved)),
        ("given", .given(given, facts(given), again: false)),
        ("told again", .given(givenLate, facts(givenLate), again: true)),
        (
            "given late, others wait",
            .given(givenLate, facts(givenLate, waiting: [other], again: [outdated]), again: false)
        ),
        ("dropped", .dropped(dropped)), ("shown", .shown(shown(open))),
        ("shown, to another", .shown(shown(drafted, maySee: false))),
        ("shown, given", .shown(shown(given, alike: [other.id]))),
        ("shown, dropped", .shown(shown(dropped))), ("shown, a long answer", .shown(shown(long))),
        (
            "shown, asker let go of",
            .shown(
                QuestionFacts(
                    question: forgotten, maySeeContact: true, alike: [], spokespersons: ["周舟"]))
        ),
        ("list", .list(nil, [open, drafted, outdated], all: false)),
        ("list, all", .list(1, [approved, given, dropped], all: true)),
        ("list, none", .list(nil, [], all: false)), ("list, none at all", .list(1, [], all: true)),
        ("list, many", .list(1, Array(repeating: open, count: 70), all: false)),
        ("spokespersons", .spokespersons(speakers)),
        ("spokespersons, none named", .spokespersons(SpeakerFacts(names: ["周舟"], isDefault: true))),
    ]

    static let concern = ConcernBrief(
        incident: 1, number: 2, text: "报名费退不退", count: 300, covers: [])
    static let met = ConcernBrief(
        incident: 1, number: 1, text: "系统何时恢复", count: 120,
        covers: [.init(by: Number(.question, 4), holds: true)])
    static let unmet = ConcernBrief(
        incident: 1, number: 3, text: "个人信息泄露没有", count: 80,
        covers: [.init(by: Number(.question, 5), holds: false)])
    private static let draftMet = ConcernBrief(
        incident: 1, number: 3, text: "个人信息泄露没有", count: 80,
        covers: [.init(by: Number(.statement, 3), holds: false)])
    static let long = changed(drafted) { question in
        question.answer?.text = (1...40).map { "第\($0)点说明 " }.joined()
    }
    private static let off = ConcernBrief(
        incident: 1, number: 3, text: "谁来负责", count: 0, covers: [])

    static let concernReplies: [(String, ConcernReply)] = [
        ("added", .added(concern, like: nil)),
        ("added, like another", .added(unmet, like: concern)),
        ("counted", .counted(concern)), ("counted, none", .counted(off)),
        ("covered", .covered(met, by: Number(.question, 4), no: false)),
        ("covered, not approved", .covered(unmet, by: Number(.question, 5), no: false)),
        (
            "covered by a statement, not public",
            .covered(draftMet, by: Number(.statement, 3), no: false)
        ),
        ("uncovered", .covered(concern, by: Number(.question, 4), no: true)),
        ("uncovered, met by another", .covered(met, by: Number(.question, 5), no: true)),
        ("list", .list(1, [concern, met, unmet], more: 0)),
        ("list, more", .list(1, Array(repeating: concern, count: 5), more: 2)),
        ("list, all met", .list(1, [met], more: 0)), ("list, none", .list(1, [], more: 0)),
        ("noneFound", .noneFound(1, reason: "评论尚未开放")),
    ]

    private static let id = open.id
    static let refusals: [(String, Refusal, String?)] = [
        ("question, dropped", .question(.dropped(id)), "Q-4"),
        ("question, noAnswer", .question(.noAnswer(id)), "Q-4"),
        ("question, personal", .question(.personal(id)), "Q-4"),
        ("question, groundless", .question(.groundless(id)), "Q-4"),
        ("question, shaky", .question(.shaky(id, facts: [1, 2])), "Q-4"),
        ("question, sameText", .question(.sameText(id, version: 1)), "Q-4"),
        ("question, ownAnswer", .question(.ownAnswer(id, approvers: ["周舟", "赵敏"])), "Q-4"),
        ("question, whichVersion", .question(.whichVersion(id, latest: 2)), "Q-4"),
        ("question, approvedAlready", .question(.approvedAlready(id, version: 1)), "Q-4"),
        (
            "question, notApproved", .question(.notApproved(id, version: 2, approvers: ["周舟"])),
            "Q-4"
        ),
        (
            "question, notSpokesperson", .question(.notSpokesperson("孙宁", spokespersons: ["周舟"])),
            nil
        ),
        ("question, notKeeper", .question(.notKeeper(spokesperson: "周舟")), nil),
        ("question, givenAlready", .question(.givenAlready(id, version: 1, by: "周舟")), "Q-4"),
        ("question, sameAlready", .question(.sameAlready(other.id, id)), "Q-7"),
        ("question, otherMatter", .question(.otherMatter(other.id, id)), "Q-7"),
        ("question, spokespersonAlready", .question(.spokespersonAlready("孙宁")), nil),
        ("question, noSpokesperson", .question(.noSpokesperson("孙宁", spokespersons: ["周舟"])), nil),
        ("concern, noSuch", .concern(.noSuch(9, incident: 1, known: 3)), "I-1"),
        ("concern, coveredAlready", .concern(.coveredAlready(2, by: id)), "Q-4"),
        ("concern, notCovered", .concern(.notCovered(2, by: id)), "Q-4"),
        ("concern, otherMatter", .concern(.otherMatter(id, incident: 1)), "Q-4"),
        ("concern, listed", .concern(.listed(3, incident: 1)), "I-1"),
        ("concern, unmet", .concern(.unmet([2, 3], incident: 1)), "I-1"),
    ]

    static let bulletins: [(String, QuestionBulletin, String?)] = [
        ("logged", .logged(open, like: nil), "Q-4"),
        ("logged, like another", .logged(other, like: open), "Q-7"),
        ("approvalWanted", .approvalWanted(drafted), "Q-4"),
        ("approvalWanted, with what to mind", .approvalWanted(minded), "Q-4"),
        ("approvalWanted, an edit", .approvalWanted(redrafted), "Q-4"),
        (
            "approved", .approved(facts(approved, waiting: [approved, other], again: [outdated])),
            "Q-4"
        ),
        ("approved, told before", .approved(facts(approved, again: [outdated])), "Q-4"),
        ("due, half", .due([.init(question: open, percent: 50)]), "Q-4"),
        ("due, to be approved", .due([.init(question: drafted, percent: 80)]), "Q-4"),
        ("due, late", .due([.init(question: approved, percent: 125)]), "Q-4"),
        (
            "due, several",
            .due([.init(question: open, percent: 80), .init(question: other, percent: 150)]), nil
        ),
        ("spokesperson", .spokesperson("孙宁", named: true, by: "赵敏", speakers), nil),
        (
            "spokesperson no more",
            .spokesperson(
                "孙宁", named: false, by: "赵敏", SpeakerFacts(names: ["周舟"], isDefault: true)), nil
        ),
    ]

    static let all: [Sample] =
        replies.map { Sample("question.\($0)", .reply(.question($1))) }
        + replies.filter { $0.0.hasPrefix("shown") || $0.0.hasPrefix("list") }
        .map { Sample("question.\($0), in the room", .reply(.question($1)), room: true) }
        + concernReplies.map { Sample("concern.\($0)", .reply(.concern($1)), "I-1") }
        + refusals.map { Sample("refused.\($0)", .reply(.refused($1)), $2) }
        + bulletins.map {
            Sample("question.bulletin.\($0)", .bulletin(.question($1)), $2, room: true)
        }

    static let events: [(String, Event)] = [
        (
            "question logged",
            .question(
                1,
                .logged(
                    4, text: open.text,
                    asker: Asker(question: 4, name: "王记者", contact: "wang@example.net"),
                    due: F.at(25)))
        ),
        ("question answered", .question(1, .drafted(4, version: 1, text: answer.text, facts: nil))),
        ("answer approved", .question(1, .approved(4, version: 1, text: answer.text))),
        ("questions joined", .question(1, .joined(7, to: 4))),
        ("answer given", .question(1, .given(4, version: 1, by: "zhou", via: "phone"))),
        (
            "answer given, nothing said how",
            .question(nil, .given(4, version: 2, by: "zhou", via: nil))
        ),
        ("question dropped", .question(1, .dropped(4, reason: "提问人已撤回"))),
        ("question reminded", .question(1, .reminded(4, percent: 80, "zhou"))),
        ("question reminded, nobody there", .question(nil, .reminded(4, percent: 80, nil))),
        ("spokesperson named", .question(nil, .spokespersonNamed("zhou"))),
        ("spokesperson removed", .question(nil, .spokespersonRemoved("zhou"))),
        ("concern added", .concern(1, .added(2, text: "报名费退不退", count: 120))),
        ("concern counted", .concern(1, .counted(2, 300))),
        ("concern covered", .concern(1, .covered(2, by: Number(.question, 4)))),
        ("concern uncovered", .concern(1, .uncovered(2, by: Number(.question, 4)))),
        ("concern noneFound", .concern(1, .noneFound(reason: "评论尚未开放"))),
    ]
}

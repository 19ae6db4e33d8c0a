import Foundation

@testable import Domain

/// Replies, refusals and bulletins about rumours.
extension RumourSamples {
    private static let r2 = Number(.rumour, 2)
    private static func s(_ number: Int) -> Number { Number(.statement, number) }
    private static let like = RumourLike(number: 1, percent: 72)

    static let replies: [(String, RumourReply)] = [
        ("added", .added(added, alike: nil)), ("added, alike", .added(added, alike: like)),
        ("added, no link", .added(bare, alike: nil)), ("assigned", .assigned(assigned)),
        ("voiced", .voiced(once)), ("voiced, split", .voiced(split)), ("opened", .opened(once)),
        ("judged false", .judged(judged(.falsehood))), ("judged true", .judged(judged(.truth))),
        ("judged partly true", .judged(judged(.partly))),
        ("judged unverifiable", .judged(judged(.unverifiable))),
        ("decided watch", .decided(decided(.falsehood, .watch))),
        ("decided reply", .decided(decided(.unverifiable, .reply))),
        ("decided refute", .decided(decided(.falsehood, .refute))),
        ("decided admit", .decided(decided(.truth, .admit))),
        ("refuted", .answered(answered(.refute))),
        ("refuted late", .answered(answered(.refute, late: 8))),
        ("admitted", .answered(answered(.admit))), ("corrected", .corrected(corrected)),
        ("corrected and admitted", .corrected(correctedAndAdmitted)),
        ("tracked", .tracked(tracked, counts: true)),
        ("tracked, not counted", .tracked(tracked, counts: false)),
        ("tracked, the last", .tracked(trackedOut, counts: true)), ("closed", .closed(closed)),
        ("foundWrong", .foundWrong(wrong)), ("foundWrong, not public", .foundWrong(assigned)),
        ("merged", .merged(merged, into: added)), ("legal", .legal(legal)),
        ("legal, no", .legal(notLegal)), ("reported", .reported(legal, report, kit: "企业认证、证照扫描件")),
        ("reported, complete", .reported(legal, fullReport, kit: nil)),
        ("criticism", .criticism(legal)), ("ticketed", .ticketed(ticketed, platform: "微博")),
        ("platform accepted", .platformAnswered(platformSaid(true, "已限流"), platform: "微博")),
        ("platform rejected", .platformAnswered(platformSaid(false, nil), platform: "微博")),
        ("shown", .shown(busy)), ("shown, new", .shown(added)),
        ("shown, assigned", .shown(assigned)),
        ("shown, merged", .shown(merged)), ("shown, wrong", .shown(wrong)),
        (
            "list",
            .list(
                1,
                [
                    closed, added, assigned, judged(.falsehood), decided(.falsehood, .refute),
                    decided(.truth, .admit), decided(.falsehood, .watch),
                    decided(.unverifiable, .reply), answered(.refute), answered(.admit), merged,
                    wrong,
                ])
        ), ("list, none", .list(1, [])),
        ("list, many", .list(1, Array(repeating: assigned, count: 70))),
    ]

    static let refusals: [(String, Refusal, String?)] = noes.map {
        ("rumour, " + $0, Refusal.rumour($1), "R-2")
    }

    private static let noes: [(String, RumourRefusal)] = [
        ("merged", .merged(r2, into: Number(.rumour, 1))), ("closed", .closed(r2)),
        ("twoVerifiers", .twoVerifiers(r2)),
        ("notVerifier", .notVerifier(r2, verifiers: ["李雷", "王芳"])),
        ("notVerifier, nobody named", .notVerifier(r2, verifiers: [])),
        ("voicedAlready", .voicedAlready(r2)), ("judgedAlready", .judgedAlready(r2, .falsehood)),
        ("answeredAlready", .answeredAlready(r2, Number(.statement, 4))),
        ("sourceNotNamed", .sourceNotNamed(r2)),
        ("factUnconfirmed", .factUnconfirmed(r2, of: Number(.fact, 3))),
        ("notJudged", .notJudged(r2)), ("notAfter, true", .notAfter(r2, .truth, .refute)),
        ("notAfter, unverifiable", .notAfter(r2, .unverifiable, .refute)),
        ("notAfter, false", .notAfter(r2, .falsehood, .admit)),
        ("decidedAlready", .decidedAlready(r2, .watch)),
        ("notDecided, true", .notDecided(r2, .truth, nil)),
        ("notDecided", .notDecided(r2, .falsehood, .watch)),
        ("sameStatement", .sameStatement(r2, Number(.statement, 4))),
        ("notFinished, judged", .notFinished(r2, .judged)),
        ("notFinished, decided", .notFinished(r2, .decided)),
        ("notFinished, correcting", .notFinished(r2, .correcting)),
        ("correctingAlready", .correctingAlready(r2)),
        ("notAlike", .notAlike(r2, Number(.rumour, 1))),
        ("reportLacks", .reportLacks(r2, ReportLack.allCases)),
        ("reportLacks, proof", .reportLacks(r2, [.proof])), ("ownOpinion", .ownOpinion(r2)),
        ("reportedAlready", .reportedAlready(r2, platform: "微博")), ("noReport", .noReport(r2)),
        ("whichReport", .whichReport(r2, ["微博", "抖音"])), ("toldAlready", .toldAlready(r2)),
        ("statementOver", .statementOver(r2, s(4), by: s(5))),
        ("statementEarlier", .statementEarlier(r2, s(4), correction: false)),
        ("statementEarlier, a correction", .statementEarlier(r2, s(5), correction: true)),
        ("notCorrecting", .notCorrecting(r2, s(5), of: s(4))), ("ownVerdict", .ownVerdict(r2)),
        (
            "kitIncomplete",
            .kitIncomplete(r2, platform: "微博", [.licence, .authorisation, .warranty])
        ),
        ("wrongAnswer, refute", .wrongAnswer(r2, s(4), to: .refute)),
        ("wrongAnswer, admit", .wrongAnswer(r2, s(4), to: .admit)),
    ]

    static let bulletins: [(String, RumourBulletin)] =
        [
            ("added", .added(added, alike: like)), ("assigned", .assigned(assigned)),
            ("split", .split(split)), ("judged", .judged(judged(.falsehood))),
            ("opened", .opened(once, by: "王芳")), ("decided", .decided(decided(.truth, .admit))),
            ("answered", .answered(answered(.refute))), ("corrected", .corrected(corrected)),
            ("tracked", .tracked(tracked)),
            ("tracked, not counted", .tracked(tracked, counts: false)),
            ("trackMissed", .trackMissed(tracked)),
            ("closed", .closed(closed)),
            ("foundWrong", .foundWrong(wrong, what: "公告是去年的", by: "钱进", isPublic: true)),
            (
                "foundWrong, not public",
                .foundWrong(assigned, what: "公告是去年的", by: "钱进", isPublic: false)
            ), ("merged", .merged(merged, into: added)), ("legal", .legal(legal)),
            ("ticketed", .ticketed(ticketed, platform: "微博")),
            (
                "platformAnswered",
                .platformAnswered(platformSaid(true, "已限流"), platform: "微博")
            ),
        ]
        + lates + [("late track, again", .late(answered(.refute), .track, told: 2))]

    private static let lates: [(String, RumourBulletin)] = RumourClock.Stage.allCases.map { stage in
        let brief = changed(judged(.falsehood)) {
            $0.clocks = [RumourClock(stage, from: F.at(-60), due: F.at(-5))]
        }
        return ("late \(stage.rawValue)", .late(brief, stage, told: 1))
    }

    private static let inRoom: [Sample] = replies.filter {
        ["shown", "list", "list, many", "reported"].contains($0.0)
    }.map { Sample("rumour.\($0), in the room", .reply(.rumour($1)), room: true) }

    static let all: [Sample] =
        replies.map { Sample("rumour.\($0)", .reply(.rumour($1))) } + inRoom
        + refusals.map { Sample("refused.\($0)", .reply(.refused($1)), $2) }
        + bulletins.map {
            Sample(
                "rumour.bulletin.\($0)", .bulletin(.rumour($1)), $1.rumour.id.description,
                room: true)
        }
}

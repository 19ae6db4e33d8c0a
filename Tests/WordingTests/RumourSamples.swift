import Foundation

@testable import Domain

/// What is said of rumours.
enum RumourSamples {
    typealias F = Fixture

    static let added = changed(RumourBrief(2)) { rumour in
        rumour.incident = 1
        rumour.text = "小红书称报名取消"
        rumour.links = ["https://example.org/p/1"]
        rumour.firstSeen = F.at(-45)
        (rumour.by, rumour.at) = ("孙宁", F.at(-10))
        rumour.reading = RumourReading(reach: 1200)
        rumour.clocks = [RumourClock(.assign, from: F.at(-10), due: F.at(5))]
    }

    static func changed(
        _ brief: RumourBrief, _ change: (inout RumourBrief) -> Void
    ) -> RumourBrief {
        var brief = brief
        change(&brief)
        return brief
    }

    static let bare = changed(added) { rumour in
        rumour.links = []
        rumour.reading = nil
        rumour.clocks = []
    }
    static let assigned = changed(added) { rumour in
        rumour.verifiers = ["李雷", "王芳"]
        rumour.stage = .verifying
        rumour.clocks = [RumourClock(.verify, from: F.at(-10), due: F.at(50))]
    }
    static let once = changed(assigned) { rumour in
        rumour.voices = [.init(name: "李雷", verdict: .falsehood, source: "市考试院公告")]
        rumour.missing = 1
    }
    static let split = changed(assigned) { rumour in
        rumour.voices = [
            .init(name: "李雷", verdict: .falsehood, source: "市考试院公告"),
            .init(name: "吴悠", inPlaceOf: "王芳", verdict: .truth, source: "报名科电话"),
        ]
        (rumour.missing, rumour.isSplit) = (1, true)
    }

    static func judged(_ verdict: Rumour.Verdict) -> RumourBrief {
        changed(assigned) { rumour in
            rumour.voices = [
                .init(name: "李雷", verdict: verdict, source: "市考试院公告"),
                .init(name: "王芳", verdict: verdict, source: "报名系统日志 F-3"),
            ]
            (rumour.verdict, rumour.stage) = (verdict, .judged)
            rumour.outcomes = [
                RumourClock.Outcome(
                    stage: .verify, due: F.at(50), at: F.at(0), isMet: true)
            ]
            rumour.clocks = [RumourClock(.decide, from: F.at(0), due: F.at(15))]
        }
    }

    static func decided(_ verdict: Rumour.Verdict, _ response: Rumour.Response) -> RumourBrief {
        changed(judged(verdict)) { rumour in
            (rumour.decision, rumour.reason) = (response, "已误导考生")
            (rumour.decidedBy, rumour.stage) = ("赵敏", .decided)
            rumour.clocks =
                response.isPublic ? [RumourClock(.answer, from: F.at(0), due: F.at(60))] : []
        }
    }

    static func answered(_ response: Rumour.Response, late: Int = 0) -> RumourBrief {
        let verdict: Rumour.Verdict = response == .admit ? .truth : .falsehood
        return changed(decided(verdict, response)) { rumour in
            rumour.statement = Number(.statement, 4)
            rumour.stage = .answered
            rumour.outcomes.append(
                RumourClock.Outcome(
                    stage: .answer, due: F.at(late > 0 ? -late : 5), at: F.now, isMet: late == 0))
            rumour.clocks =
                response == .refute ? [RumourClock(.track, from: F.now, due: F.at(60))] : []
        }
    }

    static let tracked = changed(answered(.refute)) { rumour in
        rumour.rounds = 1
        rumour.reading = RumourReading(reach: 13_000, growth: 8, refuted: 80_000)
        rumour.clocks = [RumourClock(.track, from: F.now, due: F.at(240))]
    }
    static let trackedOut = changed(tracked) { rumour in
        rumour.rounds = 3
        rumour.clocks = []
    }
    static let wrong = changed(assigned) { rumour in
        rumour.stage = .correcting
        rumour.correction = Rumour.Correction(
            what: "公告是去年的", of: Number(.statement, 4), by: "qian", at: F.now)
        rumour.correctedBy = "钱进"
        rumour.clocks = [RumourClock(.correct, from: F.now, due: F.at(30))]
    }
    static let corrected = changed(wrong) { rumour in
        rumour.stage = .verifying
        rumour.correction?.statement = Number(.statement, 5)
        rumour.correction?.correctedAt = F.now
        rumour.outcomes = [
            RumourClock.Outcome(stage: .correct, due: F.at(12), at: F.now, isMet: true)
        ]
        rumour.clocks = [RumourClock(.verify, from: F.now, due: F.at(60))]
    }
    static let correctedAndAdmitted = changed(corrected) { rumour in
        (rumour.verdict, rumour.decision, rumour.stage) = (.truth, .admit, .answered)
        rumour.outcomes[0].isMet = false
        rumour.outcomes[0].due = F.at(-1)
    }
    static let closed = changed(trackedOut) { rumour in
        (rumour.stage, rumour.closedFor) = (.closed, "24小时无新增")
    }
    static let merged = changed(added) { rumour in
        rumour.number = 3
        (rumour.stage, rumour.mergedInto) = (.merged, 2)
        rumour.clocks = []
    }
    static let legal = changed(judged(.falsehood)) { rumour in
        (rumour.legal, rumour.opinion, rumour.opinionBy) = (true, "属虚构事实", "陈晨")
    }
    static let notLegal = changed(legal) { rumour in
        (rumour.legal, rumour.opinion) = (false, "属于评价")
    }

    static let report = PlatformReport(
        platform: "微博", ground: .falsehood, reason: "虚构停考", proof: "E-1",
        materials: [.link, .reason, .proof], by: "sun", at: F.now)
    static let fullReport = changedReport(report) {
        $0.materials = PlatformReport.Material.allCases
    }

    private static func changedReport(
        _ report: PlatformReport, _ change: (inout PlatformReport) -> Void
    ) -> PlatformReport {
        var report = report
        change(&report)
        return report
    }

    static let ticketed = changed(legal) { rumour in
        rumour.reports = [changedReport(report) { $0.ticket = "WB-20261" }]
    }

    static func platformSaid(_ accepted: Bool, _ words: String?) -> RumourBrief {
        changed(ticketed) { rumour in
            rumour.reports[0].accepted = accepted
            rumour.reports[0].words = words
        }
    }

    static let busy = changed(answered(.refute, late: 8)) { rumour in
        rumour.reading = tracked.reading
        rumour.voices[1].inPlaceOf = "钱进"
        rumour.reports = ticketed.reports + [report]
        rumour.refusedReports = 1
        rumour.correction = corrected.correction
    }

    static let events: [(String, Event)] = happened.map { ($0, Event.rumour(1, $1)) }

    private static let happened: [(String, RumourEvent)] = [
        ("rumour added", .added(2, RumourDraft(text: added.text), seen: F.now)),
        ("rumour assigned", .assigned(2, to: ["li", "wang"])),
        ("rumour voiced", .voiced(2, .falsehood, source: "市考试院公告", why: nil)),
        ("rumour judged", .judged(2, .partly)), ("rumour opened", .opened(2)),
        ("rumour decided", .decided(2, .admit, reason: "确有其事")),
        (
            "rumour answered",
            .answered(2, statement: Number(.statement, 4), url: "https://example.org/r")
        ),
        ("rumour tracked", .tracked(2, RumourReading(reach: 1200), counts: true)),
        ("rumour trackMissed", .trackMissed(2)), ("rumour closed", .closed(2, reason: "平息")),
        ("rumour foundWrong", .foundWrong(2, what: "公告是去年的", isPublic: true)),
        ("rumour merged", .merged(3, into: 2)),
        ("rumour legal", .legal(2, isOK: true, opinion: "属虚构事实")),
        ("rumour not legal", .legal(2, isOK: false, opinion: "属评价")),
        ("rumour reported", .reported(2, report)),
        ("rumour reportRefused", .reportRefused(2, platform: "微博")),
        ("rumour ticketed", .ticketed(2, platform: "微博", ticket: "WB-1")),
        (
            "rumour platformAnswered",
            .platformAnswered(2, platform: "微博", accepted: false, words: nil)
        ),
        ("rumour timed", .timed(2, [])), ("rumour late", .late(2, .verify, to: ["li"], told: 1)),
    ]
}

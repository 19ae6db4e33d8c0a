import Foundation

@testable import Domain

enum RefusalSamples {
    static let all: [Sample] =
        rows.map { Sample("refused.\($0)", .reply(.refused($1)), $2) }
        + faults.map {
            Sample("complaint.\($0)", .reply(.complaint(Complaint($1, column: 8, verb: $2))))
        }
        + waiting.map { Sample("complaint.waiting, \($0)", .reply(.complaint(notUnderstood($1)))) }

    private static let waiting: [(String, [Number])] = [
        ("a notice", [n4]), ("a task", [t5]), ("both", [n4, t5]),
        ("several notices", [n4, Number(.notice, 6), t5]),
        ("many", (1234...1250).map { Number(.notice, $0) } + [t5]),
    ]

    /// By SMS, from somebody for whom this waits.
    static func notUnderstood(_ waiting: [Number]) -> Complaint {
        var complaint = Complaint(.unknownWord("谎称", nearest: ["收到", "ack"]), column: 1)
        complaint.waiting = waiting
        return complaint
    }

    static let w7 = Number(.warning, 7)
    static let i2 = Number(.incident, 2)
    static let t5 = Number(.task, 5)
    static let n4 = Number(.notice, 4)

    static let rows: [(String, Refusal, String?)] = rights + things + tasks

    private static let rights: [(String, Refusal, String?)] = [
        ("stranger", .stranger, nil), ("machineOnly", .machineOnly, nil),
        ("notAllowed", .notAllowed(.activate, roles: [.hq], people: ["赵敏", "钱进"]), nil),
        ("notAllowed, others", .notAllowed(.ack, roles: Role.allCases, people: []), nil),
        ("notOnRoute", .notOnRoute(.activate, .sms), nil),
        ("noCode", .noCode, nil), ("codeWrong", .codeWrong, nil),
        ("codeExpired", .codeExpired, nil), ("codeElsewhere", .codeElsewhere, nil),
        ("proxyForHQOnly", .proxyForHQOnly("李雷"), nil),
        ("proxyNeedsPhone", .proxyNeedsPhone, nil),
        ("stale", .stale(.activate), nil), ("unavailable", .unavailable("disk full"), nil),
    ]

    private static let things: [(String, Refusal, String?)] = [
        ("noSuch, warning", .noSuch(w7), "W-7"), ("noSuch, task", .noSuch(t5), "T-5"),
        ("noSuch, notice", .noSuch(n4), "N-4"),
        ("noSuchPerson", .noSuchPerson("李累"), nil),
        ("noSuchFloor", .noSuchFloor("受惊", known: ["有人受伤", "有人死亡"]), nil),
        ("noIncident", .noIncident, nil), ("noWarning", .noWarning, nil),
        ("whichWarning", .whichWarning([w7, Number(.warning, 9)]), "W-7"),
        ("formLink", .formLink, nil), ("formValue", .formValue("9"), nil),
        ("formTooMany", .formTooMany(left: 3), nil), ("formTooMany, 1", .formTooMany(left: 1), nil),
        ("whichIncident", .whichIncident([Number(.incident, 1), i2]), "I-1"),
        ("whichNotice", .whichNotice([n4, Number(.notice, 6)]), "N-4"),
        (
            "noSuchNotice", .noSuchNotice(n4, open: [Number(.notice, 6), Number(.notice, 8)]), "N-4"
        ),
        ("nothingToAcknowledge", .nothingToAcknowledge, nil),
        ("notAddressed", .notAddressed(n4), "N-4"),
        ("warningEnded, watched", .warningEnded(w7, .watched), "W-7"),
        ("warningEnded, referred", .warningEnded(w7, .referred), "W-7"),
        ("warningEnded, declined", .warningEnded(w7, .declined), "W-7"),
        ("warningEnded, merged", .warningEnded(w7, .merged(into: 2)), "W-7"),
        ("warningEnded, activated", .warningEnded(w7, .activated(as: 2)), "W-7"),
        ("incidentEnded", .incidentEnded(i2), "I-2"),
        ("needsReason, unassessed", .needsReason(.unassessed(w7)), "W-7"),
        ("needsReason, differs", .needsReason(.differs(suggested: Level(2))), nil),
        (
            "tooSoonToLower",
            .tooSoonToLower(
                i2, readings: 1, since: Fixture.at(-60), .init(readings: 2, apart: .hours(2))),
            "I-2"
        ),
        (
            "tooSoonToLower, none",
            .tooSoonToLower(
                i2, readings: 0, since: nil, .init(readings: 2, apart: .minutes(90))), "I-2"
        ),
        ("levelNotActivated", .levelNotActivated("watch"), nil),
        ("levelNotActivated, none", .levelNotActivated(""), nil),
        ("sameLevel", .sameLevel(i2, Level(2)), "I-2"),
        ("notProposed", .notProposed(i2), "I-2"), ("alreadyProposed", .alreadyProposed(i2), "I-2"),
        ("alreadyCountersigned", .alreadyCountersigned(i2), "I-2"),
    ]

    private static let tasks: [(String, Refusal, String?)] = [
        ("notYours", .notYours(t5, assignee: "王芳"), "T-5"),
        ("notYours, nobody's", .notYours(t5, assignee: nil), "T-5"),
        ("taskFinished", .taskFinished(t5), "T-5"),
        ("taskDropped", .taskDropped(t5), "T-5"), ("alreadyVoiced", .alreadyVoiced(t5), "T-5"),
        ("waitsFor", .waitsFor(t5, [Number(.task, 3), Number(.task, 4)]), "T-5"),
        ("awaitsApproval", .awaitsApproval(t5), "T-5"),
        ("notAwaitingApproval", .notAwaitingApproval(t5), "T-5"),
        ("doerMayNotApprove", .doerMayNotApprove(t5), "T-5"),
        ("notApprover", .notApprover(t5, approvers: ["赵敏"]), "T-5"),
        ("alreadyApproved", .alreadyApproved(t5), "T-5"),
        ("evidenceMissing", .evidenceMissing(t5, kinds: ["url"]), "T-5"),
    ]

    static let faults: [(String, Complaint.Fault, Verb?)] =
        [
            ("unknownWord", .unknownWord("预惊", nearest: ["预警", "研判"]), nil),
            ("unknownWord, nothing near", .unknownWord("xyz", nearest: []), nil),
            (
                "unknownPart",
                .unknownPart(
                    "发部",
                    nearest: [
                        Bilingual(zh: "发布", en: "publish"), Bilingual(zh: "对比", en: "diff"),
                    ]), .plan
            ),
            ("unknownLevel", .unknownLevel("五", known: ["I", "II", "III", "IV"]), .activate),
            ("unknownPack", .unknownPack("Z", known: ["R"]), .activate),
            ("unknownLanguage", .unknownLanguage("法文"), .lang),
            ("notHours", .notHours("夜里"), .quiet),
            ("notATime", .notATime("下午"), .status), ("notASpan", .notASpan("一会"), .rollcall),
            ("notADay", .notADay("13-40"), .dutySwap),
            ("notANumber", .notANumber("abc"), .done),
            ("notACount", .notACount("很多"), .rumour),
            ("badValue", .badValue("9", range: 0...4), .assess),
            ("tooManyValues", .tooManyValues(limit: 10), .assess),
            ("unexpected", .unexpected("再见"), .status),
            ("unknownKey", .unknownKey("范卫", nearest: ["范围"]), .warn),
            ("openQuote", .openQuote, .warn),
            ("tooLong", .tooLong(limit: 4096), nil),
        ]
        + Complaint.Field.allCases.map { ("missing \($0.rawValue)", .missing($0), .warn) }
        + NumberKind.allCases.map {
            ("wrongKind \($0.rawValue)", .wrongKind("X-1", wanted: $0), .done)
        }
}

import Foundation

@testable import Domain

/// What is said of evidence.
enum EvidenceSamples {
    typealias F = Fixture

    static let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    static let link = "https://example.org/p/1"
    static let copy = Evidence.Copy(
        hash: hash, bytes: 1_234_567, type: "text/html", name: "p.html", fetchedAt: F.at(-9))
    private static let file = Evidence.Origin.file(
        ChatFile(route: .chat, place: .media("mxc://example.org/a"), name: "截图.png"))
    private static let answered = Evidence.Origin.file(
        ChatFile(route: .chat, place: .message("$1", room: "!r:example.org")))

    static let added = EvidenceBrief(
        number: 2, incident: 1, origin: .link(link), note: "首发帖", holder: "孙宁",
        chain: [.init(.added, name: "孙宁", at: F.at(-10))], tasks: [])

    static func changed(_ change: (inout EvidenceBrief) -> Void) -> EvidenceBrief {
        var brief = added
        change(&brief)
        return brief
    }

    static let kept = changed { item in
        item.copy = copy
        item.chain.append(.init(.kept, at: F.at(-9)))
    }
    static let keptFile = changed { item in
        (item.origin, item.copy) = (file, copy)
    }
    static let keptMessage = changed { item in
        (item.origin, item.copy) = (answered, copy)
    }
    static let handed = changed { item in
        (item.copy, item.handedTo) = (copy, "陈晨")
        item.chain.append(
            .init(.handed(to: "chen", reason: "送公证"), name: "孙宁", other: "陈晨", at: F.at(-5)))
    }
    static let taken = changed { item in
        (item.copy, item.holder) = (copy, "陈晨")
        item.chain = handed.chain + [.init(.taken, name: "陈晨", at: F.at(-4))]
    }
    static func verified(_ finding: Evidence.Finding) -> EvidenceBrief {
        changed { item in
            (item.copy, item.holder, item.tasks) = (copy, "陈晨", [Number(.task, 3)])
            item.chain = taken.chain + [.init(.verified(finding), name: "李雷", at: F.at(-1))]
        }
    }
    static func failed(_ fault: EvidenceFault) -> EvidenceBrief {
        changed { item in
            item.fault = fault
            item.chain += [
                .init(.failed(fault), at: F.at(-9)), .init(.wanted, name: "孙宁", at: F.at(-8)),
            ]
        }
    }

    /// 2029-11-28 in the unit's time zone.
    static let until = Date(timeIntervalSince1970: 1_890_532_800)
    static let held = changed { item in
        (item.copy, item.keptUntil) = (copy, until)
        item.hold = .init(by: "陈晨", at: F.at(-3), reason: "案件未结")
        item.chain = kept.chain + [.init(.held(reason: "案件未结"), name: "陈晨", at: F.at(-3))]
    }
    static let released = changed { item in
        (item.copy, item.keptUntil) = (copy, until)
        item.chain = held.chain + [.init(.released(reason: "已结案"), name: "陈晨", at: F.at(-2))]
    }
    static let running = changed { $0.copy = copy }
    static let outlived = changed { item in
        (item.copy, item.keptUntil) = (copy, F.at(-1))
        item.chain = kept.chain + [.init(.outlived, at: F.at(-5))]
    }
    static let asked = changed { item in
        (item.copy, item.keptUntil) = (copy, F.at(-60))
        item.removal = .init(askedBy: "陈晨", reason: "保存期满")
        item.chain =
            outlived.chain + [.init(.removalAsked(reason: "保存期满"), name: "陈晨", at: F.at(-3))]
    }
    static let confirmed = changed { item in
        (item.copy, item.keptUntil) = (copy, F.at(-60))
        item.removal = .init(askedBy: "陈晨", reason: "保存期满", confirmedBy: "赵敏")
        item.chain = asked.chain + [.init(.removalConfirmed, name: "赵敏", at: F.at(-2))]
    }
    static let removed = changed { item in
        (item.copy, item.keptUntil, item.removal) = (copy, F.at(-60), confirmed.removal)
        item.removal?.doneAt = F.at(-1)
        item.chain = confirmed.chain + [.init(.removed, at: F.at(-1))]
    }

    static let faults: [EvidenceFault] = [
        .noNetwork, .badAddress, .privateAddress, .tooManyRedirects, .tooLarge(20 << 20), .empty,
        .type("application/x-executable"), .status(404), .gone, .unreachable("blackhole"),
        .notWritten, .secret,
    ]

    static let replies: [(String, EvidenceReply)] = [
        ("added", .added(added)), ("again", .again(added)), ("handed", .handed(handed)),
        ("taken", .taken(taken)), ("checking", .checking(kept)), ("shown, kept", .shown(kept)),
        ("shown, failed", .shown(failed(.status(404)))),
        ("shown, altered", .shown(verified(.altered))),
        ("list", .list(1, [added, kept, failed(.gone), verified(.gone)])),
        ("list, none", .list(1, [])),
        ("list, many", .list(1, Array(repeating: kept, count: 70))),
        ("held", .held(held)), ("released", .released(released)),
        ("released, running", .released(running)), ("released, outlived", .released(outlived)),
        ("removal asked", .removalAsked(asked)),
        ("removal confirmed", .removalConfirmed(confirmed)), ("shown, held", .shown(held)),
        ("shown, removal asked", .shown(asked)), ("shown, removed", .shown(removed)),
    ]

    static let refusals: [(String, Refusal, String?)] = [
        ("evidence, nothingGiven", .evidence(.nothingGiven), nil),
        ("evidence, badAddress", .evidence(.badAddress), nil),
        ("evidence, notHolder", .evidence(.notHolder(added.id, holder: "孙宁")), "E-2"),
        ("evidence, handedToHolder", .evidence(.handedToHolder(added.id)), "E-2"),
        ("evidence, notForYou", .evidence(.notForYou(added.id, to: "陈晨")), "E-2"),
        ("evidence, forNobody", .evidence(.notForYou(added.id, to: nil)), "E-2"),
        ("evidence, notKept", .evidence(.notKept(added.id)), "E-2"),
        ("evidence, kept", .evidence(.keptAlready(added.id, isKept: true)), "E-2"),
        ("evidence, coming", .evidence(.keptAlready(added.id, isKept: false)), "E-2"),
        (
            "evidence, ofAnother",
            .evidence(.ofAnother(added.id, incident: Number(.incident, 1))), "E-2"
        ),
        ("evidence, held", .evidence(.held(added.id, held.hold)), "E-2"),
        ("evidence, notHeld", .evidence(.notHeld(added.id)), "E-2"),
        ("evidence, tooEarly", .evidence(.tooEarly(added.id, until: until)), "E-2"),
        ("evidence, tooEarly, running", .evidence(.tooEarly(added.id, until: nil)), "E-2"),
        ("evidence, needsAnother", .evidence(.needsAnother(added.id)), "E-2"),
        ("evidence, removing", .evidence(.removed(added.id, confirmed.removal)), "E-2"),
        ("evidence, removed", .evidence(.removed(added.id, removed.removal)), "E-2"),
    ]

    static let questions: [(String, EvidenceConfirmation)] = [
        ("first", .remove(outlived, reason: "保存期满")),
        ("second", .remove(asked, reason: "保存期满")),
    ]

    static let bulletins: [(String, EvidenceBulletin)] =
        [
            ("kept", .kept(kept)), ("kept, a file", .kept(keptFile)),
            ("kept, a message", .kept(keptMessage)), ("handed", .handed(handed)),
            ("taken", .taken(taken)), ("held", .held(held)), ("released", .released(released)),
            ("outlived", .outlived(outlived, [outlived.id])),
            ("outlived, many", .outlived(outlived, (2...12).map { Number(.evidence, $0) })),
            ("removal asked", .removalAsked(asked)), ("removed", .removed(removed)),
            ("removal failed", .removalFailed(confirmed)),
        ]
        + Evidence.Finding.allCases.map { ("verified, \($0)", .verified(verified($0), $0)) }
        + faults.map { ("failed, \(Self.word($0))", .failed(failed($0))) }

    private static func word(_ fault: EvidenceFault) -> String {
        String(describing: fault).prefix { $0 != "(" }.description
    }

    static let all: [Sample] =
        replies.map { Sample("evidence.\($0)", .reply(.evidence($1))) }
        + [
            Sample(
                "evidence.shown, in the room", .reply(.evidence(.shown(verified(.altered)))),
                room: true),
            Sample(
                "evidence.list, many, in the room", .reply(.evidence(replies[10].1)), room: true),
        ]
        + refusals.map { Sample("refused.\($0)", .reply(.refused($1)), $2) }
        + questions.map {
            Sample("confirm.evidence.\($0)", .reply(.confirm(.evidence($1), code: "4821")), "4821")
        }
        + bulletins.map {
            Sample("evidence.bulletin.\($0)", .bulletin(.evidence($1)), "E-2", room: true)
        }

    static let events: [(String, Event)] =
        [
            ("evidence added", .evidence(1, .added(2, .link(link), note: nil))),
            ("evidence added, a file", .evidence(1, .added(2, file, note: "首发帖"))),
            ("evidence kept", .evidence(1, .kept(2, copy))),
            ("evidence failed", .evidence(1, .failed(2, .status(404)))),
            ("evidence wanted", .evidence(1, .wanted(2))),
            ("evidence handed", .evidence(1, .handed(2, to: "li", reason: "送公证"))),
            ("evidence taken", .evidence(1, .taken(2))),
            ("evidence check asked", .evidence(1, .checkAsked(2))),
            ("evidence held", .evidence(1, .held(2, reason: "案件未结"))),
            ("evidence released", .evidence(1, .released(2, reason: "已结案"))),
            ("evidence outlived", .evidence(1, .outlived(2))),
            ("evidence removal asked", .evidence(1, .removalAsked(2, reason: "保存期满"))),
            ("evidence removal confirmed", .evidence(1, .removalConfirmed(2))),
            ("evidence removal failed", .evidence(1, .removalFailed(2))),
            ("evidence removed", .evidence(1, .removed(2))),
        ]
        + Evidence.Finding.allCases.map {
            ("evidence verified, \($0)", .evidence(1, .verified(2, $0)))
        }
}

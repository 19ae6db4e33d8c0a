import Foundation

@testable import Domain

/// What is said of public texts.
enum StatementSamples {
    typealias F = Fixture

    static let hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    static let text =
        "Notice from Example Unit\nThe portal is back since 14:00.\nNext word: 18:00. Contact: 010-00000000."

    static let draft = StatementFacts(
        number: 3, incident: 1, kind: .holding, language: .en, version: 1, sha256: hash,
        texts: [.init("", text)], facts: [.init(number: 1, standing: .confirmed)],
        drafters: ["周舟"], isSubmitted: false, signed: [], waiting: nil, returned: nil, lint: [],
        blanks: [], differences: [], notAccepted: [], places: [], windowEnds: nil, ending: nil,
        amends: nil, isDrill: false)

    static func changed(_ change: (inout StatementFacts) -> Void) -> StatementFacts {
        var facts = draft
        change(&facts)
        return facts
    }

    static let lints = LintFinding.Kind.allCases.map { kind in
        LintFinding(kind, kind == .absolute ? ["绝对", "一切正常"] : [])
    }
    static let noFacts = changed { $0.facts = [] }
    static let withBlanks = changed { facts in
        facts.blanks = [
            Bilingual(zh: "正在做什么", en: "what we are doing"),
            Bilingual(zh: "尚不清楚什么", en: "what we do not know yet"),
        ]
        facts.lint = [LintFinding(.blanks, ["${"]), LintFinding(.noTime)]
    }
    private static func waiting(_ gate: Statement.Gate, _ missing: Int = 1) -> StatementFacts {
        changed { facts in
            facts.isSubmitted = true
            facts.lint = [lints[2]]
            facts.waiting = .init(
                gate: gate, people: gate == .legal ? ["郑钧", "陈晨"] : ["赵敏", "钱进"], until: F.at(10),
                missing: missing)
        }
    }
    static let atFacts = waiting(.facts)
    static let atLegal = waiting(.legal)
    static let atSignature = waiting(.signature, 2)
    /// With versions, concerns that nothing answers, and a variant that catches the eye.
    static let signedInVersions: StatementFacts = {
        var facts = atSignature
        facts.texts += [.init("微博", "The portal is back since 14:00."), .init("en", "Back.")]
        facts.lint = [
            LintFinding(.privateData, ["138…"], in: "微博"),
            LintFinding(.concernsOpen, ["是否补考", "何时恢复"]), LintFinding(.noTime),
        ]
        return facts
    }()
    static let readyInVersions = changed { facts in
        facts = ready
        facts.texts = signedInVersions.texts
    }
    static let ready = changed { facts in
        facts.isSubmitted = true
        facts.signed = [
            .init(gate: .facts, name: "李雷", inNameOf: nil, note: "已致电服务商", at: F.at(-30)),
            .init(gate: .legal, name: "郑钧", inNameOf: nil, note: "不涉个人信息", at: F.at(-20)),
            .init(gate: .signature, name: "孙宁", inNameOf: "赵敏", note: nil, at: F.at(-10)),
        ]
    }
    static let different = changed { facts in
        facts.isSubmitted = true
        facts.texts.append(.init("微博", "The portal is back since 15:00."))
        facts.differences = [.init(label: "微博", missing: ["14:00", "18:00"], added: ["15:00"])]
        facts.notAccepted = [.legal, .release]
    }
    static let readyWithDifferences: StatementFacts = {
        var facts = ready
        facts.differences = [.init(label: "微博", missing: ["14:00"], added: [])]
        facts.notAccepted = [.legal, .release]
        return facts
    }()
    static let returned = changed { facts in
        facts.returned = .init(gate: .legal, by: "郑钧", reason: "泄露了考生姓名")
    }
    static let ordered = changed { facts in
        facts.isSubmitted = true
        facts.signed = ready.signed
        facts.windowEnds = F.at(10)
        facts.places = [
            .init(channel: "site", name: "官网", standing: .ordered, byMachine: true),
            .init(channel: "weibo", name: "官方微博", standing: .ordered, byMachine: false),
            .init(
                channel: "toutiao", name: "官方头条", standing: .placed, byMachine: false,
                url: "https://example.org/t/1", account: "https://example.org"),
            .init(
                channel: "wechat", name: "官方公众号", standing: .failed, byMachine: true,
                reason: "unauthorized"),
        ]
    }
    static let released = changed { facts in
        facts.isSubmitted = true
        facts.ending = .released(at: F.at(-2))
        facts.places = [
            .init(
                channel: "site", name: "官网", standing: .confirmed, byMachine: true,
                url: "https://example.org/notice/3")
        ]
    }
    static let halted = changed { facts in
        facts = ordered
        facts.places = Array(ordered.places.prefix(2))
        facts.isHalted = true
    }
    static let halfOut = changed { facts in
        facts = ordered
        facts.isHalted = true
    }
    /// The own site failed, and the others wait for it.
    static let awaiting = changed { facts in
        facts = ordered
        facts.places[0].standing = .failed
        facts.places[2].account = "@示例单位"
        facts.places[2].isUnsure = true
        facts.awaited = "site"
    }
    static let withoutWeibo = changed { facts in
        facts = ordered
        facts.places[1].standing = .waived
    }
    static let correction = changed { facts in
        facts.number = 4
        facts.kind = .correction
        facts.amends = 3
    }

    static let replies: [(String, StatementReply)] = [
        ("drafted", .drafted(draft)), ("drafted, no facts", .drafted(noFacts)),
        ("drafted, blanks", .drafted(withBlanks)), ("drafted, correction", .drafted(correction)),
        ("edited", .edited(draft, voided: false)), ("edited, voided", .edited(draft, voided: true)),
        ("submitted", .submitted(atFacts)), ("facts passed", .gatePassed(atLegal, .facts)),
        ("legal passed", .gatePassed(atSignature, .legal)),
        ("signed", .gatePassed(ready, .signature)),
        ("signed, different", .gatePassed(different, .signature)),
        ("returned", .returned(returned)), ("accepted", .accepted(different)),
        ("dropped", .dropped(draft.id)), ("ordered", .ordered(ordered)),
        ("halted", .halted(halted)), ("waived", .waived(withoutWeibo, channel: "weibo")),
        ("wentAhead", .wentAhead(awaiting, channels: ["wechat"])),
        ("shown, halted", .shown(halfOut)), ("shown, waived", .shown(withoutWeibo)),
        (
            "ordered, drill",
            .ordered(
                changed {
                    $0 = released
                    $0.isDrill = true
                })
        ),
        ("placed", .placed(ordered, channel: "weibo")),
        ("confirmed", .confirmed(ordered, channel: "toutiao")), ("shown", .shown(ordered)),
        ("shown, returned", .shown(returned)), ("shown, different", .shown(different)),
        ("shown, corrected", .shown(changed { $0.ending = .corrected(by: 4) })),
        ("shown, withdrawn", .shown(changed { $0.ending = .withdrawn(by: 5) })),
        ("shown, dropped", .shown(changed { $0.ending = .dropped(at: F.at(-3)) })),
        ("shown, signed", .shown(ready)), ("shown, lint", .shown(changed { $0.lint = lints })),
        (
            "changes",
            .changes(
                draft.id, from: 1, to: 2,
                [.same("Notice"), .gone("back since 14:00"), .new("back since 14:10"), .same("")])
        ),
        ("list", .list(1, [atLegal, released, draft])), ("list, none", .list(1, [])),
        (
            "list, kinds",
            .list(
                1,
                Statement.Kind.allCases.map { kind in
                    changed { $0.kind = kind }
                })
        ),
    ]

    static let refusals: [(String, StatementRefusal)] = [
        ("ended", .ended(draft.id)), ("underway", .underway(draft.id)),
        ("noText", .noText(draft.id)),
        ("tooLong", .tooLong(limit: 4000)),
        ("noTemplate", .noTemplate("首发一", known: ["holding", "safety"])),
        ("notOfTemplate", .notOfTemplate(draft.id)),
        ("noSlot", .noSlot("原因", known: withBlanks.blanks)),
        ("factsOnly", .factsOnly(slot: Bilingual(zh: "事实", en: "facts"))),
        ("noConcerns", .noConcerns(draft.id, incident: 1)),
        ("noFacts", .noFacts(draft.id)), ("shaky", .shaky(draft.id, facts: [1, 3])),
        ("unknownFact", .unknownFact(Number(.fact, 9), incident: 1)),
        ("blanks", .blanks(draft.id, withBlanks.blanks)), ("notSubmitted", .notSubmitted(draft.id)),
        ("alreadySubmitted", .alreadySubmitted(draft.id)),
        ("gateFirst", .gateFirst(draft.id, .legal, waitingFor: ["郑钧"])),
        ("gatePassed", .gatePassed(draft.id, .facts)), ("drafterMayNot", .drafterMayNot(draft.id)),
        ("openedBefore", .openedBefore(draft.id)), ("signedBefore", .signedBefore(draft.id)),
        ("notOpener", .notOpener(draft.id, .facts, people: ["李雷", "王芳"])),
        ("nobodyLeft, signature", .nobodyLeft(draft.id, .signature)),
        ("nobodyLeft, facts", .nobodyLeft(draft.id, .facts)),
        ("textChanged", .textChanged(draft.id)),
        (
            "gatesMissing",
            .gatesMissing(draft.id, .legal, waitingFor: ["郑钧"], lateBy: .minutes(6))
        ),
        (
            "gatesMissing, not late",
            .gatesMissing(draft.id, .signature, waitingFor: ["赵敏"], lateBy: nil)
        ),
        (
            "differences",
            .differences(
                draft.id, different.differences, waitingFor: [.legal, .release])
        ),
        ("noDifferences", .noDifferences(draft.id)), ("notAcceptor", .notAcceptor(draft.id)),
        ("noChannel", .noChannel("小号", known: ["site", "weibo"])),
        ("channelNotUsable", .channelNotUsable("官方微博")), ("noChannels", .noChannels),
        ("notOrdered", .notOrdered(draft.id, channel: "weibo")),
        ("placedAlready", .placedAlready(draft.id, channel: "weibo")),
        ("notPlaced", .notPlaced(draft.id, channel: "weibo")),
        ("placerMayNot", .placerMayNot(draft.id)), ("imageMissing", .imageMissing),
        ("notPublic", .notPublic(draft.id)), ("notReleased", .notReleased(draft.id)),
        ("amendedAlready", .amendedAlready(draft.id, by: 4)),
        ("partlyPublic", .partlyPublic(draft.id)),
        ("notDrafter", .notDrafter(draft.id, people: ["周舟"])),
        ("machineAtIt", .machineAtIt(draft.id, channel: "site", until: F.at(10))),
        ("channelWorks", .channelWorks(draft.id, channel: "官方微博")),
        ("refutesNothing", .refutesNothing(draft.id, incident: 1)),
        ("issuerMissing", .issuerMissing(draft.id, issuer: "示例单位", label: "")),
        ("issuerMissing, version", .issuerMissing(draft.id, issuer: "Example Unit", label: "en")),
        ("strayInBlank", .strayInBlank(slot: withBlanks.blanks[0], numbers: ["300", "15:00"])),
        ("otherHost", .otherHost(channel: "官网", account: "https://www.unit.example")),
        (
            "otherPlatform",
            .otherPlatform(channel: "官方微博", platform: "微博", hosts: ["weibo.com", "weibo.cn"])
        ),
        ("contactMissing", .contactMissing(draft.id, contact: "010-00000000", label: "")),
        (
            "contactMissing, version",
            .contactMissing(draft.id, contact: "010-00000000", label: "weibo")
        ),
        ("dateMissing", .dateMissing(draft.id, date: "2026年1月5日09:00", label: "")),
        ("dateMissing, version", .dateMissing(draft.id, date: "5 January 2026", label: "en")),
        ("opinionMissing", .opinionMissing(draft.id)),
        (
            "sourceFirst",
            .sourceFirst(draft.id, site: "官网", siteID: "site", channel: "weibo")
        ),
        ("nothingHeld", .nothingHeld(draft.id)),
    ]

    static let bulletins: [(String, StatementBulletin)] = [
        ("gateOpen, facts", .gateOpen(atFacts)), ("gateOpen, legal", .gateOpen(atLegal)),
        ("gateOpen, signature", .gateOpen(atSignature)),
        ("gateOpen, versions", .gateOpen(signedInVersions)),
        ("ready, versions", .ready(readyInVersions)),
        ("gateLate", .gateLate(atSignature, late: ["赵敏"])), ("returned", .returned(returned)),
        ("ready", .ready(ready)),
        ("ready, differences", .ready(readyWithDifferences)), ("ordered", .ordered(ordered)),
        ("placeFailed", .placeFailed(ordered, channel: "wechat", reason: "publish-unauthorized")),
        (
            "placeFailed, words",
            .placeFailed(ordered, channel: "wechat", reason: "text-too-long 612/500")
        ),
        ("confirmWanted", .confirmWanted(ordered, channel: "toutiao")),
        ("confirmWanted, platform not known", .confirmWanted(awaiting, channel: "toutiao")),
        ("placeFailed, site", .placeFailed(awaiting, channel: "site", reason: "refused")),
        (
            "wentAhead",
            .wentAhead(awaiting, channels: ["wechat"], by: "周舟", reason: "官网机房断电")
        ),
        ("windowMissed", .windowMissed(ordered, channels: ["weibo", "wechat"])),
        ("released", .released(released)), ("shaken, open", .shaken(atLegal, fact: 1)),
        ("shaken, public", .shaken(released, fact: 1)),
        ("placeFailed, unsure", .placeFailed(ordered, channel: "wechat", reason: "unsure")),
        (
            "placeFailed, older",
            .placeFailed(ordered, channel: "wechat", reason: "text-older-there")
        ),
        ("halted", .halted(halted, .said("有错字"))),
        ("halted, fact", .halted(halfOut, .doubted(fact: 1))),
        ("halted, over", .halted(halted, .incidentOver)),
        ("strayed", .strayed(halfOut, channel: "site")),
        ("amending", .amending(correction, until: F.at(30))),
        ("amendLate", .amendLate(correction, since: F.at(-1))),
        ("dropped", .dropped(draft, by: "周舟", reason: "不再需要")),
    ]

    static let questions: [(String, StatementConfirmation)] = [
        ("sign", .sign(atSignature, needed: 2)), ("sign, all", .sign(signedInVersions, needed: 2)),
        ("release, versions", .release(signedInVersions, channels: ["官网", "官方微博"])),
        ("release", .release(ready, channels: ["官网", "官方微博"])),
        ("drop", .drop(atLegal)),
    ]

    static let all: [Sample] =
        replies.map { Sample("statement.\($0)", .reply(.statement($1))) }
        + replies.filter { ["shown", "changes", "list", "list, kinds"].contains($0.0) }.map {
            Sample("statement.\($0), in the room", .reply(.statement($1)), room: true)
        }
        + questions.map {
            Sample("statement.confirm.\($0)", .reply(.confirm(.statement($1), code: "4821")))
        }
        + refusals.map { Sample("refused.statement, \($0)", .reply(.refused(.statement($1)))) }
        + bulletins.map {
            Sample("statement.bulletin.\($0)", .bulletin(.statement($1)), "S-3", room: true)
        }

    private static let word = Statement.Signature(
        person: "li", version: 2, sha256: hash, note: "已致电服务商", at: F.now)
    private static let place = Release.Place(
        channel: "site", label: "", sha256: hash, byMachine: true)

    static let events: [(String, StatementEvent)] = [
        (
            "statement drafted",
            .drafted(
                3,
                StatementDraft(
                    kind: .correction, language: .zh, texts: draft.texts, facts: [1], filled: [:],
                    amends: 2, reason: "时间有误"))
        ),
        (
            "statement edited",
            .edited(3, StatementEdit(version: 2, texts: draft.texts, facts: [1], filled: [:]))
        ),
        ("statement submitted", .submitted(3)), ("statement checked", .checked(3, word)),
        ("statement opined", .opined(3, word)), ("statement signed", .signed(3, word)),
        ("statement returned", .returned(3, .legal, reason: "泄露了考生姓名")),
        ("statement accepted", .accepted(3, for: .legal, word)),
        (
            "statement gateOpened",
            .gateOpened(3, GateWait(gate: .legal, since: F.now, remindAt: F.at(15), told: ["li"]))
        ),
        (
            "statement gateLate",
            .gateLate(3, .signature, late: ["zhao"], told: ["li"], again: F.at(10))
        ),
        (
            "statement ordered",
            .ordered(
                3,
                Release(
                    orderedAt: F.now, orderedBy: "li", windowEnds: F.at(10), places: [place]))
        ),
        (
            "statement placed",
            .placed(3, Placement(channel: "site", url: "https://example.org/notice/3"))
        ),
        ("statement placeFailed", .placeFailed(3, channel: "site", reason: "publish-forbidden")),
        ("statement confirmed", .confirmed(3, channel: "site")),
        ("statement windowMissed", .windowMissed(3, channels: ["site"])),
        ("statement released", .released(3)), ("statement dropped", .dropped(3, reason: "不再需要")),
        ("statement amended", .amended(3, by: 4, .correction)),
        ("statement halted", .halted(3, .said("有错字"))),
        ("statement halted, fact", .halted(3, .doubted(fact: 1))),
        ("statement halted, over", .halted(3, .incidentOver)),
        ("statement waived", .waived(3, channel: "weibo", reason: "账号被盗")),
        (
            "statement wentAhead",
            .wentAhead(3, channels: ["weibo"], reason: "官网机房断电")
        ),
        ("statement amendLate", .amendLate(3, told: ["li"], again: F.at(60))),
    ]
}

import Foundation

@testable import Domain

/// Everything that is said of what is sealed.
enum SealSamples {
    typealias F = Fixture

    static let text = SealBrief(number: 3, incident: 1, by: "李雷", at: F.at(-120))
    static let gone = SealBrief(
        number: 2, incident: 1, by: "赵敏", at: F.at(-300), destroyedAt: F.at(-60))
    static let spill = SpillBrief(number: 7, by: "王芳", at: F.at(-30))
    static let oldSpill = SpillBrief(number: 4, by: nil, at: F.at(-90), destroyedAt: F.at(-40))
    static let words = "举报人住在三楼\n电话在保险柜"

    private static func shown(_ opening: SealShown.Opening) -> SealReply {
        .shown(SealShown(.text(text), opening: opening))
    }

    static let replies: [(String, SealReply)] = [
        ("kept", .kept(text)), ("shown", shown(.text(words))), ("shown, gone", shown(.gone)),
        ("shown, forbidden", shown(.forbidden)), ("shown, damaged", shown(.damaged)),
        ("shown, sealed", shown(.sealed)),
        ("shown, a case", .shown(SealShown(.spill(spill), opening: .text("机密内容")))),
        ("shown, a stranger's case", .shown(SealShown(.spill(oldSpill), opening: .gone))),
        ("destroyed", .destroyed(text)), ("list", .list(1, [gone, text])),
        ("list, of all", .list(nil, [gone, text])), ("list, none", .list(1, [])),
        ("list, none at all", .list(nil, [])),
        ("list, many", .list(1, Array(repeating: text, count: 60))),
        ("spills", .spills([oldSpill, spill])), ("spills, none", .spills([])),
        ("spillDestroyed", .spillDestroyed(spill)), ("secrecy", .secrecy(people: ["韩松", "郑钧"])),
        ("secrecy, nobody", .secrecy(people: [])),
        ("aboveCeiling", .aboveCeiling(Number(.incident, 1))),
    ]

    static let refusals: [(String, Refusal, String?)] = [
        ("seal, noSuch", .seal(.noSuch(9)), "9"),
        ("seal, destroyed", .seal(.destroyed(2, at: F.at(-60))), "2"),
        ("seal, noSpill", .seal(.noSpill(9)), "9"),
        ("seal, spillDestroyed", .seal(.spillDestroyed(4, at: F.at(-40))), "4"),
        ("seal, alone", .seal(.alone(.seal)), nil),
        ("seal, alone in quarantine", .seal(.alone(.quarantineShow)), nil),
        ("seal, noKey", .seal(.noKey), nil),
    ]

    static let bulletins: [(String, SealBulletin)] = [
        ("destroyed", .destroyed(text, by: "赵敏")),
        ("aboveCeiling", .aboveCeiling(Number(.task, 4))),
    ]

    static let questions: [(String, SealConfirmation)] = [
        ("destroy", .destroy(text)), ("showSpill", .showSpill(spill)),
        ("destroySpill", .destroySpill(spill)),
    ]

    static let all: [Sample] =
        replies.map { Sample("seal.\($0)", .reply(.seal($1)), nil) }
        + [Sample("seal.list, in the room", .reply(.seal(.list(1, [gone, text]))), room: true)]
        + refusals.map { Sample("refused.\($0)", .reply(.refused($1)), $2) }
        + bulletins.map { Sample("seal.bulletin.\($0)", .bulletin(.seal($1)), nil) }
        + questions.map {
            Sample("confirm.seal.\($0)", .reply(.confirm(.seal($1), code: "4821")), "4821")
        }

    static let withheld = Withheld(
        Number(.incident, 1), on: .sms, people: ["li"], count: 3, label: .sensitive,
        ceiling: .public)
    private static let inRoom = Withheld(
        Number(.notice, 2), on: .chat, people: [], label: .sensitive, ceiling: .internal)

    static let events: [(String, Event)] = [
        ("sealed", .sealing(1, .kept(3, digest: "0f"))),
        ("read a sealed text", .sealing(1, .read(3))),
        ("destroyed a sealed text", .sealing(1, .destroyed(3))),
        ("spilled", .sealing(nil, .spilled(case: 7, digest: "0f"))),
        ("read a case", .sealing(nil, .spillRead(case: 7))),
        ("destroyed a case", .sealing(nil, .spillDestroyed(case: 7))),
        ("withheld", .sealing(1, .withheld([withheld, inRoom]))),
        ("withheld late", .sealing(1, .withheldLate("e9.sms-li", withheld))),
    ]
}

import Domain
import Testing

@testable import Commands

/// `duty` and its parts, and the words that stand alone.
struct DutyVerbTests {
    private static func date(_ text: String, _ minute: Int? = nil) -> DutyWhen {
        DutyWhen(CalendarDay(text).map(DutyWhen.Day.date) ?? .same, minute: minute)
    }

    @Test(arguments: [
        ("duty", DutyQuery.now), ("值班", .now), ("值班 现在", .now), ("duty now", .now),
        ("值班 本周", .week), ("duty week", .week), ("值班 我的", .mine), ("duty mine", .mine),
    ])
    func `questions about duty`(text: String, query: DutyQuery) {
        #expect(parse(text) == .request(.query(.duty(query)), .duty))
    }

    @Test(arguments: [
        (
            "换班 @shen 2026-12-01 2026-12-03",
            DutyCommand.swap(with: "@shen", mine: date("2026-12-01"), theirs: date("2026-12-03"))
        ),
        (
            "duty swap @shen 2026-12-01 20:00 and 2026-12-03 08:00",
            .swap(with: "@shen", mine: date("2026-12-01", 1200), theirs: date("2026-12-03", 480))
        ),
        (
            "值班 换班 给申山 12月1日 与 明天",
            .swap(
                with: "申山", mine: DutyWhen(.ofYear(month: 12, day: 1)),
                theirs: DutyWhen(.from(today: 1)))
        ), ("swap yes 3", .answerSwap(3, agree: true)), ("换班 同意", .answerSwap(nil, agree: true)),
        ("换班 拒绝 3", .answerSwap(3, agree: false)), ("duty swap no", .answerSwap(nil, agree: false)),
        ("换班 取消 2", .answerSwap(2, agree: false)),
    ])
    func `swaps`(text: String, command: DutyCommand) {
        #expect(parse(text) == .request(.command(.duty(command)), .dutySwap))
    }

    @Test(arguments: [
        ("顶班 @shen", DutyCommand.cover(DutyPlacing(who: "@shen"))),
        (
            "代班 @shen 2026-12-01 20:00 至 2026-12-02 08:00",
            .cover(
                DutyPlacing(
                    who: "@shen", from: date("2026-12-01", 1200), to: date("2026-12-02", 480)))
        ),
        (
            "standin shen 20:00 to 08:00 leader",
            .cover(
                DutyPlacing(
                    who: "shen", from: DutyWhen(.from(today: 0), minute: 1200),
                    to: DutyWhen(.same, minute: 480), rotation: "leader"))
        ),
        (
            "duty cover @shen 12-1 带班领导",
            .cover(
                DutyPlacing(
                    who: "@shen", from: DutyWhen(.ofYear(month: 12, day: 1)), rotation: "带班领导"))
        ),
        (
            "顶班 @shen 12月1日20:00至 24:00",
            .cover(
                DutyPlacing(
                    who: "@shen", from: DutyWhen(.ofYear(month: 12, day: 1), minute: 1200),
                    to: DutyWhen(.same, minute: 1440)))
        ), ("值班 加派 @shen 明天", .add(DutyPlacing(who: "@shen", from: DutyWhen(.from(today: 1))))),
        ("duty extra @shen", .add(DutyPlacing(who: "@shen"))),
    ])
    func `placing somebody`(text: String, command: DutyCommand) {
        #expect(parse(text) == .request(.command(.duty(command)), .dutyCover))
    }

    @Test(arguments: [
        ("交班 热度平稳，W-3 待研判", "热度平稳，W-3 待研判"), ("交班：无事", "无事"),
        ("duty handover All quiet, W-3 waits", "All quiet, W-3 waits"),
        ("handover 2 calls came in", "2 calls came in"), ("交班 20:30 平台已回电", "20:30 平台已回电"),
    ])
    func `what is handed over is taken as it stands`(text: String, left: String) {
        #expect(parse(text) == .request(.command(.duty(.handOver(left))), .dutyHandover))
        #expect(parse(text, Kit.sms) == .request(.command(.duty(.handOver(left))), .dutyHandover))
    }

    @Test(arguments: ["接班", "takeover", "duty take", "值班 接班", "接班。"])
    func `taking over`(text: String) {
        #expect(parse(text) == .request(.command(.duty(.take)), .dutyTake))
        #expect(parse(text, Kit.sms) == .request(.command(.duty(.take)), .dutyTake))
    }

    @Test(arguments: [
        ("换班 @shen 2026-12-01", Complaint.Fault.missing(.day), 20, Verb.dutySwap),
        ("换班 @shen 13-40 12-01", .notADay("13-40"), 10, .dutySwap),
        ("交班", .missing(.text), 3, .dutyHandover),
        ("换班 同意 W-3", .notANumber("W-3"), 7, .dutySwap), ("顶班", .missing(.to), 3, .dutyCover),
        ("接班 明天", .unexpected("明天"), 4, .dutyTake),
        (
            "duty wek",
            .unknownPart(
                "wek",
                nearest: [Bilingual(zh: "本周", en: "week"), Bilingual(zh: "换班", en: "swap")]), 6,
            .duty
        ),
    ])
    func `slips are told at their place`(
        text: String, fault: Complaint.Fault, column: Int, verb: Verb
    ) {
        #expect(parse(text) == .fault(fault, column, verb))
    }

    @Test func `the word alone by SMS asks for the duty telephone`() {
        #expect(parse("值班", Kit.sms) == .smsWord(.duty))
        #expect(parse("值班 本周", Kit.sms) == .request(.query(.duty(.week)), .duty))
    }

    @Test func `help knows each part`() {
        #expect(parse("help duty swap") == .query(.help(.dutySwap), .help))
        #expect(parse("帮助 值班 交班") == .query(.help(.dutyHandover), .help))
        #expect(parse("帮助 值班") == .query(.help(.duty), .help))
    }
}

import Domain
import Foundation
import Playbooks
import Testing

/// A change to the example, and a fault that it must give.
struct DutyCase: Sendable, CustomTestStringConvertible {
    var old: String
    var new: String
    var line: Int
    var zh: String
    var en: String

    init(_ old: String, _ new: String, line: Int, _ zh: String, _ en: String) {
        self.old = old
        self.new = new
        self.line = line
        self.zh = zh
        self.en = en
    }

    var testDescription: String { en }
}

struct DutyFileTests {
    private static let example = """
        timeZone: Europe/Berlin
        holidays: [2026-12-25]
        workdays: [2026-12-27]
        rotations:
          - id: officer
            name: {zh: 夜班, en: Night desk}
            seat: officer
            people: [wei, Shen Sam]
            daysOff: [zheng]
            shift: 12h
            handover: "08:00"
            first: 2026-01-01
            overlap: 45m
            confirm: true
          - id: leader
            seat: 带班领导
            people: [zhao]
            shift: 1w
            handover: "09:30"
            first: 2026-01-05
        overrides:
          - {rotation: officer, person: 冯远, from: 2026-12-24 20:00, to: 2026-12-25 08:00}
        temporary:
          - {rotation: officer, person: zheng, from: 2026-12-31T20:00, to: 2026-12-31 24:00}
        """

    private let roster: Roster
    private let calendar = WorkCalendar(timeZone: "Asia/Shanghai", holidays: ["2026-10-01"])

    init() throws {
        let file = Shipped.folder.appending(path: "demo-roster.csv")
        let plan = try #require(try Shipped.load().plan)
        let text = try String(contentsOf: file, encoding: .utf8)
        roster = try #require(RosterFile.parse(text, file: "r.csv", groups: plan.groups).roster)
    }

    private func parse(_ text: String) -> (rota: DutyRota?, diagnostics: [Diagnostic]) {
        DutyFile.parse(text, file: "duty.yaml", roster: roster, calendar: calendar)
    }

    @Test func `a roster is read`() throws {
        let (rota, faults) = parse(Self.example)
        #expect(faults == [])
        let found = try #require(rota)
        #expect(found.timeZone == "Europe/Berlin")
        #expect(found.holidays.map(\.description) == ["2026-10-01", "2026-12-25"])
        #expect(found.workdays.map(\.description) == ["2026-12-27"])
        let officer = try #require(found["officer"])
        #expect(officer.people == ["wei", "shen"])
        #expect(officer.peopleOff == ["zheng"])
        #expect((officer.length, officer.begins, officer.overlap) == (720, 480, 45))
        #expect(officer.name == Bilingual(zh: "夜班", en: "Night desk"))
        let leader = try #require(found["leader"])
        #expect(leader.name == Bilingual(zh: "带班领导", en: "Duty leader"))
        #expect(leader.length == 10_080)
        #expect(!leader.confirms)
        let clock = ZoneClock("Europe/Berlin")
        let eve = try #require(CalendarDay("2026-12-24"))
        #expect(
            found.overrides == [
                DutyStint(
                    rotation: "officer", person: "feng", from: clock.instant(eve, minute: 1200),
                    to: clock.instant(eve + 1, minute: 480))
            ])
        #expect(found.extras.first?.to == clock.instant(eve + 8, minute: 0))
    }

    @Test func `the demonstration's has no fault`() throws {
        let text = try String(
            contentsOf: Shipped.folder.appending(path: "demo-duty.yaml"), encoding: .utf8)
        let (rota, faults) = parse(text)
        #expect(faults == [])
        #expect(rota?.rotations.map(\.id) == ["officer", "leader"])
        #expect(rota?.timeZone == "Asia/Shanghai")
    }

    @Test(arguments: [
        DutyCase(
            "[wei, Shen Sam]", "[wie]", line: 8, "未知的人员 wie，是否想写 wei？",
            "unknown person wie; did you mean wei?"),
        DutyCase("people: [zhao]", "people: []", line: 17, "people 没有人", "people names nobody"),
        DutyCase(
            "shift: 12h", "shift: 7h", line: 10,
            "shift：7h 不能排满一天，应写作 2h、3h、4h、6h、8h、12h、24h，或整天 1d、7d、1w",
            "shift: 7h does not fit into a day; write 2h, 3h, 4h, 6h, 8h, 12h, 24h, or whole days, 1d, 7d, 1w"
        ),
        DutyCase(
            "shift: 12h", "shift: 2d", line: 9, "一班超过一天时不能另列休息日人员 daysOff",
            "daysOff cannot be used where a shift is longer than a day"),
        DutyCase(
            "\"08:00\"", "25:00", line: 11, "handover：25:00 不是时刻，应写作 \"08:00\"",
            "handover: 25:00 is no time of day; write \"08:00\""),
        DutyCase(
            "first: 2026-01-05", "first: 2026-02-30", line: 20,
            "first：2026-02-30 不是日期，应写作 2026-12-01",
            "first: 2026-02-30 is no day; write 2026-12-01"),
        DutyCase(
            "overlap: 45m", "overlap: 3h", line: 13, "overlap 最多 2h",
            "overlap must not be longer than 2h"),
        DutyCase(
            "seat: officer", "seat: oficer", line: 7, "未知的岗位 oficer，是否想写 officer？",
            "unknown seat oficer; did you mean officer?"),
        DutyCase(
            "Europe/Berlin", "Europe/Berln", line: 1, "未知的时区 Europe/Berln，是否想写 Europe/Berlin？",
            "unknown time zone Europe/Berln; did you mean Europe/Berlin?"),
        DutyCase(
            "[2026-12-25]", "[25.12.]", line: 2, "holidays：25.12. 不是日期，应写作 2026-12-01",
            "holidays: 25.12. is no day; write 2026-12-01"),
        DutyCase(
            "id: leader", "id: officer", line: 15, "班组 officer 重复",
            "the rotation officer is given twice"),
        DutyCase(
            "people: [zhao]", "peple: [zhao]", line: 17, "未知的键 peple，是否想写 people？",
            "unknown key peple; did you mean people?"),
        DutyCase(
            "{rotation: officer, person: 冯远", "{rotation: oficer, person: 冯远", line: 22,
            "未知的班组 oficer，是否想写 officer？", "unknown rotation oficer; did you mean officer?"),
        DutyCase(
            "to: 2026-12-25 08:00", "to: 2026-12-24 08:00", line: 22, "结束不晚于开始",
            "it ends before it begins"),
        DutyCase(
            "to: 2026-12-25 08:00", "to: 2026-12-25", line: 22,
            "to：2026-12-25 不是时间，应写作 2026-12-01 20:00",
            "to: 2026-12-25 is no time; write 2026-12-01 20:00"),
        DutyCase(
            "confirm: true", "confirm: maybe", line: 14, "confirm 应为true 或 false",
            "confirm must be true or false"),
    ])
    func `a fault is told at its line`(one: DutyCase) {
        let (rota, faults) = parse(Self.example.replacing(one.old, with: one.new))
        #expect(rota == nil)
        #expect(
            faults.contains(
                Diagnostic(
                    file: "duty.yaml", line: one.line,
                    message: Bilingual(zh: one.zh, en: one.en))), "\(faults)")
    }

    @Test(arguments: ["", "- a", "rotations: []", "rotations: 3", "a: ["])
    func `what is no duty roster is a fault and no more`(text: String) {
        #expect(parse(text).rota == nil)
        #expect(!parse(text).diagnostics.isEmpty)
    }

    @Test func `every fault is told at once`() {
        let text = Self.example.replacing("wei", with: "wie").replacing("12h", with: "7h")
            .replacing("2026-01-05", with: "x")
        #expect(parse(text).diagnostics.count == 3)
    }
}

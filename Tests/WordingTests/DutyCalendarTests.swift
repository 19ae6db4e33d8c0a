import Foundation
import Testing

@testable import Domain
@testable import Wording

/// iCalendar: the form that RFC 5545 asks for.
@Suite struct DutyCalendarTests {
    private static let start = Date(timeIntervalSince1970: 1_767_571_200)  // 2026-01-05 00:00Z

    private static let shifts: [(shift: DutyShift, line: DutyLine)] = [
        pair("卫青禾", "wei", 0, .rota),
        pair("Shen; Sam, the \\ second", "shen", 12, .swap, for: "卫青禾"),
        pair("冯远", "feng", 12, .extra),
        pair(String(repeating: "长", count: 60), "long", 24, .rota),
    ]

    private static func pair(
        _ name: String, _ id: PersonID, _ hours: Int, _ cause: DutyShift.Cause,
        for planned: String? = nil
    ) -> (shift: DutyShift, line: DutyLine) {
        let from = start + .hours(hours)
        let to = from + .hours(12)
        return (
            DutyShift(
                rotation: "officer", seat: .officer, person: id, from: from, to: to, cause: cause,
                planned: "wei"),
            DutyLine(
                post: Bilingual(zh: "值班员", en: "Duty officer"), name: name, from: from, to: to,
                cause: cause, planned: planned)
        )
    }

    private func text(_ language: Language = .zh) -> String {
        DutyCalendar(Fixture.unit, language: language).text(Self.shifts, made: Fixture.now)
    }

    @Test func `a calendar, word for word`() {
        let golden = """
            BEGIN:VCALENDAR
            VERSION:2.0
            PRODID:-//Fenghuo//Duty//EN
            CALSCALE:GREGORIAN
            METHOD:PUBLISH
            X-WR-CALNAME:示例单位值班表
            BEGIN:VEVENT
            UID:officer-20260105T000000Z@fenghuo
            DTSTAMP:20261123T060500Z
            DTSTART:20260105T000000Z
            DTEND:20260105T120000Z
            SUMMARY:值班员：卫青禾
            TRANSP:TRANSPARENT
            END:VEVENT
            BEGIN:VEVENT
            UID:officer-20260105T120000Z@fenghuo
            DTSTAMP:20261123T060500Z
            DTSTART:20260105T120000Z
            DTEND:20260106T000000Z
            SUMMARY:值班员：Shen\\; Sam\\, the \\\\ second
            DESCRIPTION:代卫青禾
            TRANSP:TRANSPARENT
            END:VEVENT
            BEGIN:VEVENT
            UID:officer-feng-20260105T120000Z@fenghuo
            """
        let expected = golden.split(separator: "\n").joined(separator: "\r\n")
        #expect(text().hasPrefix(expected + "\r\n"))
        #expect(text().hasSuffix("END:VEVENT\r\nEND:VCALENDAR\r\n"))
        #expect(text(.en).contains("SUMMARY:Duty officer: 卫青禾\r\n"))
        #expect(text(.en).contains("DESCRIPTION:For 卫青禾\r\n"))
    }

    @Test func `every line ends in CR LF and has at most 75 octets`() {
        let bytes = Array(text().utf8)
        let lines = text().unicodeScalars.split(separator: "\n").map { String($0) }
        #expect(bytes.last == 10)
        for line in lines {
            #expect(line.unicodeScalars.last == "\r")
            #expect(line.utf8.count - 1 <= 75)
        }
        // Unfolded it is whole again.
        let whole = text().replacingOccurrences(of: "\r\n ", with: "")
        #expect(whole.contains("SUMMARY:值班员：" + String(repeating: "长", count: 60) + "\r\n"))
    }

    @Test func `a UID stays when the person changes`() {
        var changed = Self.shifts
        changed[0].shift.person = "feng"
        changed[0].line.name = "冯远"
        let text = DutyCalendar(Fixture.unit, language: .zh).text(changed, made: Fixture.now)
        #expect(text.contains("UID:officer-20260105T000000Z@fenghuo"))
    }
}

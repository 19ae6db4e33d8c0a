import Domain
import Foundation

/// Shifts as an iCalendar file (RFC 5545), for the calendars that people carry. All times are UTC,
/// which every calendar shows in its own zone.
package struct DutyCalendar: Sendable {
    private let unit: Unit
    private let language: Language

    package init(_ unit: Unit, language: Language) {
        self.unit = unit
        self.language = language
    }

    /// - Parameters:
    ///   - shifts: With the name of the person and of the post.
    ///   - made: When the file is made.
    /// - Returns: Lines that end in CR LF and are at most 75 octets long. A shift keeps its UID, so
    ///   that a later file changes it where it stands.
    package func text(
        _ shifts: [(shift: DutyShift, line: DutyLine)], made: Date
    ) -> String {
        let lines =
            [
                "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Fenghuo//Duty//EN",
                "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
                "X-WR-CALNAME:" + Self.escaped(title),
            ] + shifts.flatMap { event($0.shift, $0.line, made) } + ["END:VCALENDAR"]
        return lines.map { Self.folded($0) + "\r\n" }.joined()
    }

    private var title: String {
        language == .zh ? "\(unit.name.zh)值班表" : "Duty roster of \(unit.name.en)"
    }

    private func event(_ shift: DutyShift, _ line: DutyLine, _ made: Date) -> [String] {
        let summary =
            language == .zh ? "\(line.post.zh)：\(line.name)" : "\(line.post.en): \(line.name)"
        let planned = line.planned.map {
            "DESCRIPTION:" + Self.escaped(language == .zh ? "代\($0)" : "For \($0)")
        }
        // Several may be there besides at once.
        let besides = shift.cause == .extra ? "-\(shift.person)" : ""
        return [
            "BEGIN:VEVENT",
            "UID:" + Self.escaped("\(shift.rotation)\(besides)-\(Self.stamp(shift.from))@fenghuo"),
            "DTSTAMP:\(Self.stamp(made))", "DTSTART:\(Self.stamp(shift.from))",
            "DTEND:\(Self.stamp(shift.to))", "SUMMARY:" + Self.escaped(summary),
        ] + [planned].compactMap(\.self) + ["TRANSP:TRANSPARENT", "END:VEVENT"]
    }

    /// `20261201T120000Z`
    static func stamp(_ date: Date) -> String {
        let (day, minute) = ZoneClock("GMT").local(date)
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        let second = seconds - seconds / 60 * 60
        let time = "\(two(minute / 60))\(two(minute % 60))\(two(max(0, second)))"
        return "\(day.description.filter { $0 != "-" })T\(time)Z"
    }

    /// Text values: `\`, `;`, `,` and line breaks are written with a backslash (§3.3.11).
    static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",": result += "\\" + String(scalar)
            case "\n": result += "\\n"
            default:
                if scalar.value >= 0x20, scalar.value != 0x7F {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }

    /// A content line in pieces of at most 75 octets; each but the first begins with a blank, and
    /// no character is cut through (§3.1).
    static func folded(_ line: String) -> String {
        var result = ""
        var used = 0
        for scalar in line.unicodeScalars {
            let octets = String(scalar).utf8.count
            if used + octets > 75 {
                result += "\r\n "
                used = 1
            }
            result.unicodeScalars.append(scalar)
            used += octets
        }
        return result
    }
}

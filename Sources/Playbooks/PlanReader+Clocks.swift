import Domain
import Foundation

/// Clocks of a level, and the days and times of day that they count by.
extension PlanReader {
    /// One time, a list of times, or a rhythm, for each clock.
    mutating func clocks(
        _ node: LocatedNode
    ) -> (times: [String: [Duration]], rhythms: [String: Rhythm]) {
        guard
            let table = node.value("clocks", required: false, &faults)?
                .asMapping(called: "clocks", &faults)
        else { return ([:], [:]) }
        var clocks: [String: [Duration]] = [:]
        var rhythms: [String: Rhythm] = [:]
        for entry in table.entries {
            references.append(
                Reference(kind: .clock, word: entry.key, file: node.file, line: entry.line))
            if case .mapping = entry.value.kind {
                rhythms[entry.key] = rhythm(entry.value)
                continue
            }
            let nodes = entry.value.elements ?? [entry.value]
            let times = nodes.compactMap { $0.duration(called: entry.key, &faults) }
            if nodes.isEmpty {
                note(entry.key, of: table, PlanFault.emptyList(entry.key))
            } else if zip(times, times.dropFirst()).contains(where: { $0 >= $1 }) {
                note(entry.key, of: table, PlanFault.notAscending(entry.key))
            }
            clocks[entry.key] = times
        }
        return (clocks, rhythms)
    }

    /// `{every: 60m, then: 120m, after: 12h, at: ["08:00", "17:00"]}`.
    private mutating func rhythm(_ node: LocatedNode) -> Rhythm? {
        node.unknownKeys(allowed: ["every", "then", "after", "at"], &faults)
        let every = node.duration("every", &faults)
        if let every, every < .minutes(1) { note("every", of: node, PlanFault.everyTooShort) }
        let later = node.duration("then", required: false, &faults)
        if let later, later < .minutes(1) { note("then", of: node, PlanFault.everyTooShort) }
        let after = node.duration("after", required: false, &faults)
        if (node["then"] == nil) != (node["after"] == nil) {
            note(node, PlanFault.thenWithoutAfter)
        }
        let fixed = wordNodes("at", in: node, required: false).compactMap { word, element in
            let minutes = DayText.minutes(word)
            if minutes == nil { note(element, PlanFault.badTimeOfDay(word)) }
            return minutes
        }
        return every.map { Rhythm(every: $0, later: later, switchAfter: after, fixed: fixed) }
    }

    /// `timeZone`, `holidays` and `workdays` of plan.yaml.
    mutating func calendar(_ root: LocatedNode) -> WorkCalendar {
        var calendar = WorkCalendar()
        if let zone = root.string("timeZone", required: false, &faults) {
            calendar.timeZone = zone
            if TimeZone(identifier: zone) == nil {
                note("timeZone", of: root, PlanFault.badTimeZone(zone))
            }
        }
        calendar.holidays = days("holidays", in: root)
        calendar.workdays = days("workdays", in: root)
        for day in calendar.holidays.intersection(calendar.workdays).sorted() {
            note("workdays", of: root, PlanFault.freeAndWorked(day))
        }
        return calendar
    }

    private mutating func days(_ key: String, in root: LocatedNode) -> Set<String> {
        let days = wordNodes(key, in: root, required: false)
        for (word, element) in days where !DayText.isDay(word) {
            note(element, PlanFault.badDate(key, word))
        }
        return Set(days.map(\.word))
    }
}

/// `2026-01-31` and `08:00`.
enum DayText {
    static func isDay(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2],
            parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let month = Int(parts[1]), let day = Int(parts[2])
        else { return false }
        return (1...12).contains(month) && (1...31).contains(day)
    }

    /// Minutes since midnight.
    static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [2, 2],
            parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }
}

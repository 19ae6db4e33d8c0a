import Domain
import Foundation

/// The duty roster as a YAML file: who follows whom, and what is otherwise.
package enum DutyFile {
    /// - Parameters:
    ///   - file: The name that faults are told by.
    ///   - roster: The people who may be named.
    ///   - calendar: The plan's: its zone and its days off count where the file names none.
    /// - Returns: The rota only when no diagnostic is an error; all faults at once.
    package static func parse(
        _ text: String, file: String, roster: Roster, calendar: WorkCalendar
    ) -> (rota: DutyRota?, diagnostics: [Diagnostic]) {
        switch LocatedNode.parse(text, file: file) {
        case .failure(let fault): return (nil, [fault])
        case .success(let root):
            var reader = DutyReader(roster: roster)
            let rota = reader.rota(root, calendar)
            let faults = reader.faults.inOrder(of: [file])
            return (faults.contains(where: \.isError) ? nil : rota, faults)
        }
    }

    /// Files of this name lie beside the plan's without being a part of it.
    package static func isNamed(_ path: String) -> Bool {
        ["duty.yaml", "demo-duty.yaml"].contains(path.split(separator: "/").last ?? "")
    }
}

/// A tree → the rota. It goes on after a fault, so that every fault is told at once.
struct DutyReader {
    let roster: Roster
    var faults: [Diagnostic] = []

    private static let keys = [
        "timeZone", "holidays", "workdays", "rotations", "overrides", "temporary",
    ]

    mutating func rota(_ root: LocatedNode, _ calendar: WorkCalendar) -> DutyRota? {
        guard case .mapping = root.kind else {
            faults.append(root.fault(DutyFault.noRotations))
            return nil
        }
        root.unknownKeys(allowed: Self.keys, &faults)
        let zone = zone(root) ?? calendar.timeZone
        let holidays = days("holidays", root) + calendar.holidays.compactMap { CalendarDay($0) }
        let workdays = days("workdays", root) + calendar.workdays.compactMap { CalendarDay($0) }
        var rota = DutyRota(
            timeZone: zone, holidays: holidays.uniqued().sorted(),
            workdays: workdays.uniqued().sorted(), rotations: [])
        guard let nodes = root.list("rotations", &faults) else { return nil }
        if nodes.isEmpty { note("rotations", root, DutyFault.noRotations) }
        for node in nodes {
            guard let rotation = rotation(node) else { continue }
            if rota[rotation.id] != nil {
                note("id", node, DutyFault.twice(rotation.id))
            } else {
                rota.rotations.append(rotation)
            }
        }
        // A rotation at fault is no reason to call its name unknown.
        let known = nodes.compactMap { $0["id"]?.scalar?.text }
        rota.overrides = stints("overrides", root, rota, known)
        rota.extras = stints("temporary", root, rota, known)
        return rota
    }

    mutating func note(_ key: String, _ node: LocatedNode, _ message: Bilingual) {
        faults.append(Diagnostic(file: node.file, line: node.line(of: key), message: message))
    }

    private mutating func zone(_ root: LocatedNode) -> String? {
        guard let word = root.string("timeZone", required: false, &faults) else { return nil }
        if TimeZone(identifier: word) != nil { return word }
        note(
            "timeZone", root,
            DutyFault.badZone(
                word, nearest: Nearest.word(to: word, among: TimeZone.knownTimeZoneIdentifiers)))
        return nil
    }

    private mutating func days(_ key: String, _ root: LocatedNode) -> [CalendarDay] {
        (root.list(key, required: false, &faults) ?? []).compactMap { day(key, $0) }
    }

    private mutating func day(_ key: String, _ node: LocatedNode) -> CalendarDay? {
        guard let word = node.string(called: key, &faults) else { return nil }
        if let day = CalendarDay(word) { return day }
        faults.append(node.fault(DutyFault.badDay(key, word)))
        return nil
    }

    // MARK: People

    mutating func people(_ key: String, _ node: LocatedNode, required: Bool) -> [PersonID]? {
        guard let nodes = node.list(key, required: required, &faults) else { return nil }
        if nodes.isEmpty { note(key, node, DutyFault.nobody(key)) }
        let people = nodes.compactMap { person(key, $0) }
        return people.isEmpty ? nil : people
    }

    mutating func person(_ key: String, _ node: LocatedNode) -> PersonID? {
        guard let word = node.string(called: key, &faults) else { return nil }
        if let person = roster.person(named: word) { return person.id }
        let known = roster.everyone.flatMap { [$0.id.rawValue, $0.name] }
        faults.append(
            node.fault(
                NodeFault.unknown(
                    zh: "人员", en: "person", word, nearest: Nearest.word(to: word, among: known))))
        return nil
    }
}

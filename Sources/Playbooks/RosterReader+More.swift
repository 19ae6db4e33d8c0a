import Domain

/// The cells that a roster may do without.
extension RosterReader {
    mutating func readMore(
        _ cells: [RosterColumn: String], into person: inout Person, _ line: Int
    ) {
        let title = cells[.title] ?? ""
        person.title = title.isEmpty ? nil : title
        person.landline = value(.landline, cells, line) { RosterWords.isLandline($0) ? $0 : nil }
        let roads = RouteKind.usual.filter { person.address(on: $0) != nil }
        person.verified = value(.verifiedOn, cells, line) {
            RosterWords.verified($0, roads: roads)
        }
        if person.verified?.isEmpty == true { person.verified = nil }
        person.leave = value(.leave, cells, line, read: RosterWords.leave)
        person.trainedUntil = value(.training, cells, line) { Day($0) }
        person.cleared = value(.clearance, cells, line, read: RosterWords.yesOrNo)
        person.leftOn = value(.leftOn, cells, line) { Day($0) }
    }

    /// - Returns: Nil where nothing is written, or nothing that can be read; the latter is told.
    private mutating func value<Value>(
        _ column: RosterColumn, _ cells: [RosterColumn: String], _ line: Int,
        read: (String) -> Value?
    ) -> Value? {
        guard let text = cells[column], !text.isEmpty else { return nil }
        let value = read(text)
        if value == nil { tell(line, RosterFault.bad(column, text)) }
        return value
    }
}

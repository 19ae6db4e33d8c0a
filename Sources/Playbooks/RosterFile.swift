import Domain

/// The roster as a CSV file (spec §4): people and their seats, a row for each seat.
package enum RosterFile {
    private static let bytesMax = 2_000_000

    /// - Parameters:
    ///   - file: The name that faults are told by.
    ///   - groups: The groups that the plan knows.
    /// - Returns: The roster only when no diagnostic is an error; all faults at once.
    package static func parse(
        _ text: String, file: String, groups: [GroupRule]
    ) -> (roster: Roster?, diagnostics: [Diagnostic]) {
        func alone(_ line: Int, _ message: Bilingual) -> (Roster?, [Diagnostic]) {
            (nil, [Diagnostic(file: file, line: line, message: message)])
        }
        guard text.utf8.count <= bytesMax else { return alone(1, NodeFault.tooLarge) }
        let bare = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
        let records: [CSVText.Record]
        do throws(CSVText.Fault) {
            records = try CSVText.parse(bare)
        } catch {
            return alone(error.line, RosterFault.csv(error))
        }
        guard let head = records.first else { return alone(1, RosterFault.noPeople) }
        var reader = RosterReader(file: file, groups: groups)
        reader.readHead(head)
        for record in records.dropFirst() { reader.read(record) }
        reader.checkWhole()
        let faults = reader.faults.inOrder(of: [file])
        guard !faults.contains(where: \.isError) else { return (nil, faults) }
        return (Roster(reader.people.map(\.person)), faults)
    }

    /// The roster as `parse` reads it, one row for each seat.
    package static func render(_ roster: Roster) -> String {
        let used = RosterColumn.writtenWhereUsed.filter { column in
            roster.everyone.contains { !cell(column, $0).isEmpty }
        }
        let head = (RosterColumn.written + used).map(\.label.en)
        let rows = roster.everyone.flatMap { person in
            let posts = person.posts.isEmpty ? [nil] : person.posts.map(Optional.some)
            return posts.map { cells(person, $0) + used.map { cell($0, person) } }
        }
        return ([head] + rows)
            .map { $0.map(CSVText.quoted).joined(separator: ",") + "\n" }.joined()
    }

    private static func cell(_ column: RosterColumn, _ person: Person) -> String {
        switch column {
        case .backup: person.backup ?? ""
        case .routeOrder: person.routes?.map(\.rawValue).joined(separator: " ") ?? ""
        case .quietHours: person.quiet?.description ?? ""
        default: ""
        }
    }

    private static func cells(_ person: Person, _ post: Person.Post?) -> [String] {
        [
            person.id.rawValue, person.name, post?.group.rawValue ?? "", post?.seat.rawValue ?? "",
            person.pair?.rawValue ?? "", person.chat ?? "", person.mobile ?? "",
            person.email ?? "", person.language.rawValue,
        ]
    }
}

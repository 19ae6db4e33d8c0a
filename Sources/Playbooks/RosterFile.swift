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
        let read = read(text, file: file, groups: groups)
        return (read.roster, read.diagnostics)
    }

    /// What a roster file holds.
    package struct Read: Sendable {
        /// Nil when a diagnostic is an error.
        package var roster: Roster?
        package var diagnostics: [Diagnostic]
        /// What the file has columns for: of the rest it says nothing, and nothing changes.
        package var fields: Set<RosterField> = []
    }

    package static func read(_ text: String, file: String, groups: [GroupRule]) -> Read {
        func alone(_ line: Int, _ message: Bilingual) -> Read {
            Read(roster: nil, diagnostics: [Diagnostic(file: file, line: line, message: message)])
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
        let roster =
            faults.contains(where: \.isError) ? nil : Roster(reader.people.map(\.person))
        return Read(
            roster: roster, diagnostics: faults,
            fields: Set(reader.columns.compactMap { $0?.field }))
    }

    /// The roster as `parse` reads it, one row for each seat; those who have left come last.
    package static func render(_ roster: Roster) -> String {
        let departed = roster.departed.values.sorted { $0.id < $1.id }.map { person in
            var person = person
            (person.posts, person.pair) = ([], nil)
            return person
        }
        let everyone = roster.everyone + departed
        let used = RosterColumn.writtenWhereUsed.filter { column in
            everyone.contains { !cell(column, $0).isEmpty }
        }
        let head = (RosterColumn.written + used).map(\.label.en)
        let rows = everyone.flatMap { person in
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
        case .title: person.title ?? ""
        case .mobile2: person.mobile2 ?? ""
        case .landline: person.landline ?? ""
        case .verifiedOn:
            (person.verified ?? []).map { "\($0.route.rawValue):\($0.on)" }
                .joined(separator: " ")
        case .leave: (person.leave ?? []).map(\.description).joined(separator: " ")
        case .training: person.trainedUntil?.description ?? ""
        case .clearance: person.cleared.map { $0 ? "yes" : "no" } ?? ""
        case .leftOn: person.leftOn?.description ?? ""
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

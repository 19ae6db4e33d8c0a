import Domain
import Foundation

/// The outside bodies as a CSV file, a row for each: people keep it in a spreadsheet.
package enum LiaisonFile {
    enum Column: String, CaseIterable {
        case id, name, contact, phone, tell, callers, kit, verifiedOn

        var headings: [String] {
            switch self {
            case .id: ["id", "编号"]
            case .name: ["name", "单位", "名称", "单位名称"]
            case .contact: ["contact", "联系人"]
            case .phone: ["phone", "电话", "号码", "联系电话"]
            case .tell: ["may tell", "tell", "可告知", "可告知内容"]
            case .callers: ["may call", "callers", "可联系", "由谁联系"]
            case .kit: ["kit", "材料", "备齐材料"]
            case .verifiedOn: ["verified-on", "verified", "核验日期"]
            }
        }

        static let required: [Self] = [.id, .name, .phone, .tell]

        init?(heading: String) {
            let key = WordKey.fold(heading)
            guard
                let it = Self.allCases.first(where: { $0.headings.map(WordKey.fold).contains(key) })
            else { return nil }
            self = it
        }

        var label: Bilingual {
            let zh = headings.first { $0.unicodeScalars.contains { $0.value > 0x7F } }
            return Bilingual(zh: zh ?? rawValue, en: headings[0])
        }
    }

    /// - Parameters:
    ///   - file: The name that faults are told by.
    ///   - plan: Its groups, and the zone in which a day begins.
    /// - Returns: The list only when no diagnostic is an error; all faults at once.
    package static func parse(
        _ text: String, file: String, plan: Plan
    ) -> (liaisons: [Liaison]?, diagnostics: [Diagnostic]) {
        let bare = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
        var reader = LiaisonReader(file: file, plan: plan)
        do throws(CSVText.Fault) {
            reader.read(try CSVText.parse(bare))
        } catch {
            reader.tell(error.line, RosterFault.csv(error))
        }
        let faults = reader.faults.inOrder(of: [file])
        return faults.contains(where: \.isError) ? (nil, faults) : (reader.liaisons, faults)
    }

    /// The list as `parse` reads it.
    package static func render(_ liaisons: [Liaison], plan: Plan) -> String {
        let rows = liaisons.map { liaison in
            [
                liaison.id, liaison.name, liaison.contact ?? "", liaison.phone, liaison.mayTell,
                liaison.callers.map(\.rawValue).joined(separator: " "), liaison.kit ?? "",
                liaison.verifiedAt.map { plan.calendar.day(of: $0).description } ?? "",
            ]
        }
        return ([Column.allCases.map(\.label.en)] + rows)
            .map { $0.map(CSVText.quoted).joined(separator: ",") + "\n" }.joined()
    }
}

/// Records → outside bodies, going on after a fault.
private struct LiaisonReader {
    let file: String
    let plan: Plan
    var faults: [Diagnostic] = []
    var liaisons: [Liaison] = []
    private var columns: [LiaisonFile.Column?] = []
    private var lines: [String: Int] = [:]

    init(file: String, plan: Plan) {
        self.file = file
        self.plan = plan
    }

    mutating func tell(
        _ line: Int, _ message: Bilingual, _ severity: Diagnostic.Severity = .error
    ) {
        faults.append(Diagnostic(file: file, line: line, message: message, severity: severity))
    }

    mutating func read(_ records: [CSVText.Record]) {
        guard let head = records.first else { return tell(1, LiaisonFault.nobody) }
        for heading in head.fields.map(\.trimmed) {
            let column = LiaisonFile.Column(heading: heading)
            if column == nil, !heading.isEmpty {
                let known = LiaisonFile.Column.allCases.flatMap(\.headings)
                tell(
                    head.line,
                    RosterFault.unknownColumn(
                        heading, nearest: Nearest.word(to: heading, among: known)), .warning)
            }
            columns.append(column)
        }
        for column in LiaisonFile.Column.required where !columns.contains(column) {
            tell(head.line, LiaisonFault.columnMissing(column))
        }
        for record in records.dropFirst() { read(record) }
        if records.count == 1 { tell(head.line, LiaisonFault.nobody) }
    }

    private mutating func read(_ record: CSVText.Record) {
        var cells: [LiaisonFile.Column: String] = [:]
        for (column, field) in zip(columns, record.fields) {
            if let column, cells[column] == nil { cells[column] = field.trimmed }
        }
        for column in LiaisonFile.Column.required
        where columns.contains(column) && cells[column, default: ""].isEmpty {
            tell(record.line, LiaisonFault.noValue(column))
        }
        let id = WordKey.fold(cells[.id] ?? "")
        let isPlain = id.allSatisfy { $0.isLetter || $0.isNumber || "._-".contains($0) }
        if !isPlain { tell(record.line, RosterFault.badID(id)) }
        if let first = lines[id], !id.isEmpty {
            tell(record.line, LiaisonFault.twice(id, line: first))
        } else {
            lines[id] = record.line
        }
        liaisons.append(
            Liaison(
                id: id, name: cells[.name] ?? "", contact: filled(cells[.contact]),
                phone: phone(cells[.phone] ?? "", record.line), mayTell: cells[.tell] ?? "",
                callers: callers(cells[.callers] ?? "", record.line), kit: filled(cells[.kit]),
                verifiedAt: day(cells[.verifiedOn] ?? "", record.line)))
    }

    private func filled(_ cell: String?) -> String? {
        cell.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// A mobile in E.164; anything else as it is dialled, such as 110 or 010-12345678.
    private mutating func phone(_ text: String, _ line: Int) -> String {
        guard !text.isEmpty else { return "" }
        do throws(PhoneText.Bad) {
            return try PhoneText.parse(text)
        } catch {
            let folded = text.precomposedStringWithCompatibilityMapping
            let digits = folded.count { $0.isASCII && $0.isNumber }
            let isDialled = folded.allSatisfy {
                $0.isASCII && ($0.isNumber || "+-() ".contains($0))
            }
            guard error == .notAMobile, isDialled, (3...15).contains(digits) else {
                tell(line, RosterFault.badMobile(text, error))
                return ""
            }
            return folded.filter { $0 != " " }
        }
    }

    /// Without a word: hq and the office (domain §6).
    private mutating func callers(_ text: String, _ line: Int) -> [GroupID] {
        let words = text.split { " ,，、;；/".contains($0) }.map(String.init)
        guard !words.isEmpty else { return [.hq, .office] }
        return words.compactMap { word in
            let key = WordKey.fold(word)
            let group = plan.groups.first { group in
                ([group.id.rawValue, group.name.zh, group.name.en] + group.words)
                    .map(WordKey.fold).contains(key)
            }
            if group == nil {
                let known = plan.groups.flatMap { [$0.id.rawValue, $0.name.zh, $0.name.en] }
                tell(
                    line,
                    RosterFault.unknownGroup(word, nearest: Nearest.word(to: word, among: known)))
            }
            return group?.id
        }
    }

    private mutating func day(_ text: String, _ line: Int) -> Date? {
        guard !text.isEmpty else { return nil }
        let date = Day(text).map(plan.calendar.start)
        if date == nil { tell(line, LiaisonFault.badDay(text)) }
        return date
    }
}

/// What can be wrong with a list of outside bodies, in words.
enum LiaisonFault {
    static let nobody = Bilingual(zh: "没有任何外联单位", en: "there is no outside body in it")

    static func columnMissing(_ column: LiaisonFile.Column) -> Bilingual {
        Bilingual(zh: "缺少列 \(column.label.zh)", en: "the column \(column.label.en) is missing")
    }

    static func noValue(_ column: LiaisonFile.Column) -> Bilingual {
        Bilingual(zh: "缺少\(column.label.zh)", en: "\(column.label.en) is empty")
    }

    static func twice(_ id: String, line: Int) -> Bilingual {
        Bilingual(
            zh: "编号 \(id) 重复，已在第 \(line) 行", en: "the id \(id) is used before, in line \(line)")
    }

    static func badDay(_ text: String) -> Bilingual {
        Bilingual(
            zh: "日期 \(text) 应写成 2026-11-23", en: "the date \(text) should be like 2026-11-23")
    }
}

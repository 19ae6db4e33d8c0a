/// RFC 4180 with what spreadsheets make of it: any line end, a comma, tab or semicolon between.
struct CSVText {
    struct Record: Equatable {
        /// The line it begins in, counted from 1: a quoted field may go on over several.
        var line: Int
        var fields: [String]

        var isBlank: Bool { fields.allSatisfy { $0.trimmed.isEmpty } }
    }

    enum Fault: Error, Equatable {
        /// A quote that nothing closes, opened in this line.
        case openQuote(line: Int)
        /// Something stands between a closing quote and the next separator.
        case afterQuote(line: Int)

        var line: Int {
            switch self {
            case .openQuote(let line), .afterQuote(let line): line
            }
        }
    }

    private let scalars: [Unicode.Scalar]
    private let separator: Unicode.Scalar
    private var at = 0
    private var line = 1

    private init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        let head = scalars.prefix { $0 != "\n" && $0 != "\r" }
        separator = [",", "\t", ";"].first { head.contains($0) } ?? ","
    }

    /// - Returns: The records that are not blank.
    static func parse(_ text: String) throws(Fault) -> [Record] {
        var reader = CSVText(text)
        var records: [Record] = []
        while reader.at < reader.scalars.count {
            let record = try reader.record()
            if !record.isBlank { records.append(record) }
        }
        return records
    }

    private var next: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }
    private var isAtLineEnd: Bool { next == nil || next == "\n" || next == "\r" }

    private mutating func record() throws(Fault) -> Record {
        var record = Record(line: line, fields: [])
        while true {
            record.fields.append(try next == "\"" ? quoted() : plain())
            if next == separator {
                at += 1
                continue
            }
            endLine()
            return record
        }
    }

    private mutating func endLine() {
        guard let first = next else { return }
        at += first == "\r" && at + 1 < scalars.count && scalars[at + 1] == "\n" ? 2 : 1
        line += 1
    }

    private mutating func plain() -> String {
        var field = String.UnicodeScalarView()
        while let scalar = next, !isAtLineEnd, scalar != separator {
            field.append(scalar)
            at += 1
        }
        return String(field)
    }

    private mutating func quoted() throws(Fault) -> String {
        let start = line
        var field = String.UnicodeScalarView()
        at += 1
        while let scalar = next {
            if scalar == "\"" {
                at += 1
                guard next == "\"" else {
                    while next == " " { at += 1 }
                    guard isAtLineEnd || next == separator else { throw .afterQuote(line: line) }
                    return String(field)
                }
            }
            if isAtLineEnd {
                endLine()
                field.append("\n")
            } else {
                field.append(scalar)
                at += 1
            }
        }
        throw .openQuote(line: start)
    }

    /// A cell as it stands in a file: in quotes where it would be read as several.
    static func quoted(_ cell: String) -> String {
        let needsQuotes = cell.unicodeScalars.contains { ",;\t\"\r\n".unicodeScalars.contains($0) }
        guard needsQuotes || cell != cell.trimmed else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}

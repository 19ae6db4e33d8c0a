import Domain

/// A fault in a file that people write, at its line, in both languages.
package struct Diagnostic: Error, Equatable, Sendable, CustomStringConvertible {
    package enum Severity: Sendable, Equatable {
        case error
        /// Worth a look; it refuses nothing.
        case warning
    }

    package var file: String
    /// Counted from 1.
    package var line: Int
    package var message: Bilingual
    package var severity: Severity

    package init(
        file: String, line: Int, message: Bilingual, severity: Severity = .error
    ) {
        self.file = file
        self.line = line
        self.message = message
        self.severity = severity
    }

    package var isError: Bool { severity == .error }
    package var description: String { text(in: .en) }

    /// `people.csv:3: …`; a warning says that it is one.
    package func text(in language: Language) -> String {
        let mark = Bilingual(zh: "提醒：", en: "warning: ")
        return "\(file):\(line): \(isError ? "" : mark[language])\(message[language])"
    }
}

extension [Diagnostic] {
    /// By file, as `files` lists them, then by line; of one line as they were found.
    func inOrder(of files: [String]) -> [Diagnostic] {
        let rank = Dictionary(
            files.enumerated().map { ($0.element, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        return enumerated().sorted { left, right in
            let leftKey = (rank[left.element.file] ?? -1, left.element.line, left.offset)
            return leftKey < (rank[right.element.file] ?? -1, right.element.line, right.offset)
        }.map(\.element)
    }
}

import Domain

/// A value of a YAML or JSON text that knows where it stands.
package struct LocatedNode: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// As the file orders them.
        case mapping([Entry])
        case sequence([LocatedNode])
        case scalar(Scalar)
    }

    package struct Entry: Sendable, Equatable {
        package var key: String
        /// The key's line, counted from 1.
        package var line: Int
        package var value: LocatedNode
    }

    package struct Scalar: Sendable, Equatable {
        package var text: String
        /// In quotes or a block: a text, whatever it looks like.
        package var isQuoted: Bool

        /// Nothing at all, `~` or `null`.
        package var isNull: Bool { !isQuoted && ["", "~", "null"].contains(text) }
    }

    package var file: String
    /// Counted from 1.
    package var line: Int
    package var kind: Kind

    package init(file: String, line: Int, kind: Kind) {
        self.file = file
        self.line = line
        self.kind = kind
    }

    /// The tree of one document, or why there is none; a syntax error is one diagnostic.
    ///
    /// Refused are texts over 2 MB, nesting deeper than 32, keys given twice, and anchors with
    /// their aliases, with which a short text can stand for an endless one.
    package static func parse(_ text: String, file: String) -> Result<LocatedNode, Diagnostic> {
        do throws(Diagnostic) {
            return .success(try YAMLText(text: text, file: file).root())
        } catch {
            return .failure(error)
        }
    }

    package var entries: [Entry] {
        if case .mapping(let entries) = kind { entries } else { [] }
    }

    package var elements: [LocatedNode]? {
        if case .sequence(let nodes) = kind { nodes } else { nil }
    }

    package var scalar: Scalar? {
        if case .scalar(let scalar) = kind { scalar } else { nil }
    }

    package subscript(key: String) -> LocatedNode? { entries.first { $0.key == key }?.value }

    /// Where a key stands, or else where its mapping begins.
    package func line(of key: String) -> Int {
        entries.first { $0.key == key }?.line ?? line
    }

    package func fault(_ message: Bilingual) -> Diagnostic {
        Diagnostic(file: file, line: line, message: message)
    }
}

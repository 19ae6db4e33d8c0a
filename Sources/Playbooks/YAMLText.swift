import Domain
import Foundation
import Yams

/// Text → tree. Every way in which a text can be no tree is one diagnostic.
struct YAMLText {
    var text: String
    var file: String

    private static let bytesMax = 2_000_000
    private static let depthMax = 32

    func root() throws(Diagnostic) -> LocatedNode {
        guard text.utf8.count <= Self.bytesMax else { throw fault(1, NodeFault.tooLarge) }
        let bare = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
        do {
            // The parser keeps the anchors alive for as long as the tree is looked at.
            let parser = try Parser(yaml: bare, resolver: .basic, encoding: .utf8)
            let node = try parser.singleRoot()
            let tree = try withExtendedLifetime(parser) {
                try node.map { try located($0, depth: 1) }
            }
            guard let tree, tree.scalar?.isNull != true else { throw fault(1, NodeFault.noContent) }
            return tree
        } catch let fault as Diagnostic {
            throw fault
        } catch let error as YamlError {
            throw diagnostic(error)
        } catch {
            throw fault(1, NodeFault.badYAML("\(error)"))
        }
    }

    private func fault(_ line: Int, _ message: Bilingual) -> Diagnostic {
        Diagnostic(file: file, line: max(line, 1), message: message)
    }

    private func located(_ node: Node, depth: Int) throws -> LocatedNode {
        let line = node.mark?.line ?? 1
        guard depth <= Self.depthMax else { throw fault(line, NodeFault.tooDeep) }
        guard node.anchor == nil else { throw fault(line, NodeFault.anchor) }
        switch node {
        case .scalar(let scalar):
            return LocatedNode(
                file: file, line: line,
                kind: .scalar(
                    .init(
                        text: scalar.string,
                        isQuoted: scalar.style != .plain && scalar.style != .any)))
        case .sequence(let sequence):
            return LocatedNode(
                file: file, line: line,
                kind: .sequence(try sequence.map { try located($0, depth: depth + 1) }))
        case .mapping(let mapping):
            return LocatedNode(
                file: file, line: line,
                kind: .mapping(try mapping.map { try entry($0.key, $0.value, depth: depth) }))
        case .alias: throw fault(line, NodeFault.anchor)
        }
    }

    private func entry(_ key: Node, _ value: Node, depth: Int) throws -> LocatedNode.Entry {
        let name = try located(key, depth: depth + 1)
        guard let scalar = name.scalar else { throw name.fault(NodeFault.keyNotAWord) }
        return LocatedNode.Entry(
            key: scalar.text, line: name.line, value: try located(value, depth: depth + 1))
    }
}

extension YAMLText {
    private func diagnostic(_ error: YamlError) -> Diagnostic {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return problem.hasPrefix("Maximum nesting level")
                ? fault(mark.line, NodeFault.tooDeep)
                : fault(min(mark.line, lastLine), NodeFault.badYAML(problem))
        case .reader(let problem, let offset, _, _):
            return fault(line(at: offset ?? 0), NodeFault.badYAML(problem))
        case .duplicatedKeysInMapping(let keys, let context):
            return duplicate(keys.first ?? "", first: context.mark)
        default:
            return fault(1, NodeFault.badYAML("\(error)"))
        }
    }

    private var lines: [Substring] {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    /// The last line that says something: where a text breaks off is no line of its own.
    private var lastLine: Int {
        (lines.lastIndex { $0.contains { !$0.isWhitespace } } ?? 0) + 1
    }

    private func line(at offset: Int) -> Int {
        text.prefix(offset).count(where: \.isNewline) + 1
    }

    /// The parser tells of the first; people look for the second, which stands below it.
    private func duplicate(_ key: String, first: Mark) -> Diagnostic {
        let forms = [key, "\"\(key)\"", "'\(key)'"]
        var second = first.line
        for (index, line) in lines.enumerated().dropFirst(first.line) {
            let indent = line.prefix { $0 == " " }.count
            if indent == line.count || line.dropFirst(indent).hasPrefix("#") { continue }
            if indent < first.column - 1 { break }
            let word = line.dropFirst(indent)
            if indent == first.column - 1, forms.contains(where: { word.hasPrefix($0 + ":") }) {
                second = index + 1
                break
            }
        }
        return fault(second, NodeFault.duplicateKey(key, first: first.line))
    }
}

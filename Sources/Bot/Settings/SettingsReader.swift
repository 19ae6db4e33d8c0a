import Domain
import Playbooks

/// Reads values out of sections and notes every fault; what it could not read is nil.
struct SettingsReader {
    /// What the settings point at.
    struct Outside {
        var environment: [String: String]
        var readFile: (String) -> FileText?
        var secrets: SettingsFile.Secrets
    }

    /// An object whose keys have been checked.
    struct Section {
        var path: String
        var line: Int
        var kind: String?
        var members: [String: JSONNode]

        func path(of key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
        func line(of key: String) -> Int { members[key]?.line ?? line }
        func has(_ key: String) -> Bool { members[key] != nil }
    }

    let file: String
    let outside: Outside
    private(set) var diagnostics: [Diagnostic] = []

    init(file: String, outside: Outside) {
        self.file = file
        self.outside = outside
    }

    mutating func note(_ fault: SettingsFault, line: Int) {
        diagnostics.append(Diagnostic(file: file, line: line, message: fault.message))
    }
}

/// Sections and their keys.
extension SettingsReader {
    /// - Returns: nil where there is no object, or one of a kind that is not understood.
    mutating func section(_ node: JSONNode, path: String, keys: SettingsKeys) -> Section? {
        guard case .object(let members) = node.value else {
            note(.wrongType(path.isEmpty ? file : path, .object), line: node.line)
            return nil
        }
        var section = Section(path: path, line: node.line, members: [:])
        for member in members {
            if section.has(member.key) {
                note(.doubledKey(section.path(of: member.key)), line: member.line)
            }
            section.members[member.key] = member.node
        }
        if !keys.kinds.isEmpty {
            section.kind = kind(of: section, keys: keys)
            if section.kind == nil, section.has("kind") { return nil }
        }
        for member in members { check(member, in: section, keys: keys) }
        return keys.kinds.isEmpty || section.kind != nil ? section : nil
    }

    mutating func section(_ key: String, in outer: Section, keys: SettingsKeys) -> Section? {
        guard let node = outer.members[key] else { return nil }
        return section(node, path: outer.path(of: key), keys: keys)
    }

    private mutating func kind(of section: Section, keys: SettingsKeys) -> String? {
        guard let kind = string("kind", in: section) else { return nil }
        if keys.kinds.contains(kind) { return kind }
        let path = section.path(of: "kind")
        if keys.kindsNotBuilt.contains(kind) {
            note(.kindNotBuilt(path, kind), line: section.line(of: "kind"))
        } else {
            note(.unknownKind(path, kind, known: keys.kinds), line: section.line(of: "kind"))
        }
        return nil
    }

    private mutating func check(
        _ member: JSONNode.Member, in section: Section, keys: SettingsKeys
    ) {
        let path = section.path(of: member.key)
        let ownKeys = section.kind.map { keys.common + (keys.byKind[$0] ?? []) }
        let allowed = ownKeys.map(Set.init) ?? keys.all
        if allowed.contains(member.key) { return }
        if keys.notBuilt.contains(member.key) {
            note(.keyNotBuilt(path), line: member.line)
        } else if let kind = section.kind, keys.all.contains(member.key) {
            note(.otherKind(path, kind: kind), line: member.line)
        } else {
            let nearest = Nearest.word(to: member.key, among: allowed.sorted())
            note(.unknownKey(path, nearest: nearest), line: member.line)
        }
    }
}

/// Plain values. A required key that is absent is a fault.
extension SettingsReader {
    mutating func node(_ key: String, in section: Section, required: Bool) -> JSONNode? {
        if required, !section.has(key) {
            note(.missing(section.path(of: key)), line: section.line)
        }
        return section.members[key]
    }

    mutating func string(_ key: String, in section: Section, required: Bool = true) -> String? {
        guard let node = node(key, in: section, required: required) else { return nil }
        return string(node, path: section.path(of: key))
    }

    mutating func string(_ node: JSONNode, path: String) -> String? {
        guard case .string(let text) = node.value else {
            note(.wrongType(path, .string), line: node.line)
            return nil
        }
        guard text.contains(where: { !$0.isWhitespace }) else {
            note(.empty(path), line: node.line)
            return nil
        }
        return text
    }

    mutating func list(_ key: String, in section: Section, required: Bool) -> [JSONNode]? {
        guard let node = node(key, in: section, required: required) else { return nil }
        guard case .array(let nodes) = node.value else {
            note(.wrongType(section.path(of: key), .list), line: node.line)
            return nil
        }
        return nodes
    }

    mutating func strings(_ key: String, in section: Section, required: Bool) -> [String]? {
        guard let nodes = list(key, in: section, required: required) else { return nil }
        var texts: [String] = []
        for (index, node) in nodes.enumerated() {
            if let text = string(node, path: "\(section.path(of: key))[\(index)]") {
                texts.append(text)
            }
        }
        return texts
    }

    /// A whole number above zero.
    mutating func count(_ key: String, in section: Section) -> Int? {
        guard let node = section.members[key] else { return nil }
        guard case .number(let text) = node.value, let number = Int(text) else {
            note(.wrongType(section.path(of: key), .wholeNumber), line: node.line)
            return nil
        }
        guard number > 0 else {
            note(.notPositive(section.path(of: key)), line: node.line)
            return nil
        }
        return number
    }

    mutating func flag(_ key: String, in section: Section) -> Bool? {
        guard let node = section.members[key] else { return nil }
        guard case .bool(let flag) = node.value else {
            note(.wrongType(section.path(of: key), .trueOrFalse), line: node.line)
            return nil
        }
        return flag
    }

    /// A value with a form of its own; `read` says nil where the form is not kept.
    mutating func value<Value>(
        _ key: String, in section: Section, required: Bool = true,
        else fault: (_ path: String, _ text: String) -> SettingsFault,
        read: (String) -> Value?
    ) -> Value? {
        guard let text = string(key, in: section, required: required) else { return nil }
        guard let value = read(text) else {
            note(fault(section.path(of: key), text), line: section.line(of: key))
            return nil
        }
        return value
    }
}

import Domain
import Foundation
import Playbooks

/// Values with a form: durations, addresses, secrets, files.
extension SettingsReader {
    mutating func duration(_ key: String, in section: Section) -> Duration? {
        let read = value(
            key, in: section, required: false, else: SettingsFault.badDuration,
            read: DurationText.parse)
        guard let duration = read else { return nil }
        guard duration > .zero else {
            note(.notPositive(section.path(of: key)), line: section.line(of: key))
            return nil
        }
        return duration
    }

    /// - Returns: The address without a slash at its end.
    mutating func url(
        _ key: String, in section: Section, schemes: [String], required: Bool = true
    ) -> String? {
        guard let text = string(key, in: section, required: required) else { return nil }
        let path = section.path(of: key)
        let parts = URLComponents(string: text, encodingInvalidCharacters: false)
        if parts?.password != nil {
            note(.literalSecret(path), line: section.line(of: key))
            return nil
        }
        guard let parts, let scheme = parts.scheme, schemes.contains(scheme.lowercased()),
            let host = parts.host, !host.isEmpty
        else {
            note(.badURL(path, text, schemes: schemes), line: section.line(of: key))
            return nil
        }
        return text.hasSuffix("/") ? String(text.dropLast()) : text
    }

    /// `host:port`, with an IPv6 host in square brackets.
    mutating func listen(_ key: String, in section: Section) -> (host: String, port: Int)? {
        value(key, in: section, else: SettingsFault.badListen, read: Self.hostAndPort)
    }

    static func hostAndPort(_ text: String) -> (host: String, port: Int)? {
        guard let parts = text.wholeMatch(of: /(\[[0-9A-Fa-f:.]+\]|[^:\s\[\]\/]+):(\d{1,5})/),
            let port = Int(parts.2), (1...65_535).contains(port)
        else { return nil }
        return (parts.1.trimmingCharacters(in: CharacterSet(charactersIn: "[]")), port)
    }

    /// A file that must be there; its path is what counts.
    mutating func readableFile(_ key: String, in section: Section) -> String? {
        guard let name = string(key, in: section, required: false) else { return nil }
        guard outside.readFile(name) != nil else {
            note(.unreadable(section.path(of: key), name), line: section.line(of: key))
            return nil
        }
        return name
    }
}

/// Secrets: `{"env": NAME}` or `{"file": PATH}`, nothing else (spec §4).
extension SettingsReader {
    /// - Parameter kind: `.storeKey` for the secret that is read where no other is needed.
    mutating func secret(
        _ key: String, in section: Section, required: Bool = true,
        kind: SettingsFile.Secrets = .needed
    ) -> Secret? {
        guard let node = node(key, in: section, required: required) else { return nil }
        let path = section.path(of: key)
        guard case .object(let members) = node.value else {
            note(literal(node) ? .literalSecret(path) : .wrongType(path, .secret), line: node.line)
            return nil
        }
        guard let place = self.section(node, path: path, keys: .secret) else { return nil }
        guard members.count == 1, let only = members.first else {
            note(.wrongType(path, .secret), line: node.line)
            return nil
        }
        let isRead =
            switch outside.secrets {
            case .needed: true
            case .storeKeyIfThere: kind == .storeKey && isThere(only.key, in: place)
            case .notNeeded, .storeKey: outside.secrets == kind
            }
        switch only.key {
        case "env": return variable(in: place, isRead: isRead)
        case "file": return secretFile(in: place, isRead: isRead)
        default: return nil
        }
    }

    /// Whether the variable or file that is named holds something that nobody else can read.
    private func isThere(_ kind: String, in place: Section) -> Bool {
        guard case .string(let name)? = place.members[kind]?.value else { return false }
        guard kind == "file" else {
            return outside.environment[name]?.allSatisfy(\.isWhitespace) == false
        }
        guard let found = outside.readFile(name), found.mode & 0o077 == 0 else { return false }
        return !found.text.allSatisfy(\.isWhitespace)
    }

    private func literal(_ node: JSONNode) -> Bool {
        switch node.value {
        case .string, .number: true
        case .object, .array, .bool, .null: false
        }
    }

    private mutating func variable(in place: Section, isRead: Bool) -> Secret? {
        guard let name = string("env", in: place) else { return nil }
        guard name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_]*/) != nil else {
            note(.badVariable(place.path(of: "env")), line: place.line(of: "env"))
            return nil
        }
        guard isRead else { return .withheld }
        guard let text = outside.environment[name] else {
            note(.noVariable(place.path, name), line: place.line(of: "env"))
            return nil
        }
        return secret(text, in: place, line: place.line(of: "env"))
    }

    private mutating func secretFile(in place: Section, isRead: Bool) -> Secret? {
        guard let name = string("file", in: place) else { return nil }
        guard isRead else { return .withheld }
        let line = place.line(of: "file")
        guard let found = outside.readFile(name) else {
            note(.unreadable(place.path, name), line: line)
            return nil
        }
        guard found.mode & 0o077 == 0 else {
            note(.openFile(place.path, name), line: line)
            return nil
        }
        return secret(found.text, in: place, line: line)
    }

    private mutating func secret(_ text: String, in place: Section, line: Int) -> Secret? {
        let bare = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !bare.isEmpty else {
            note(.emptySecret(place.path), line: line)
            return nil
        }
        return Secret(bare)
    }
}

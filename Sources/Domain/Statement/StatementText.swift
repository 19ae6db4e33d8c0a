import Crypto
import Foundation

/// What can be told from a public text alone.
package enum StatementText {
    /// SHA-256 in lower-case hex. Of one text, that of its UTF-8 bytes, so that anybody can check it;
    /// of a set, that of one line `label:sha256` for each text, by label.
    package static func sha256(of texts: [Statement.Variant]) -> String {
        if texts.count == 1, let only = texts.first, only.label.isEmpty {
            return sha256(of: only.text)
        }
        let lines = texts.sorted { $0.label < $1.label }
            .map { "\($0.label):\(sha256(of: $0.text))\n" }
        return sha256(of: lines.joined())
    }

    package static func sha256(of text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { byte in
            let hex = String(byte, radix: 16)
            return hex.count == 1 ? "0" + hex : hex
        }.joined()
    }

    /// Fills the blanks of a text: what has no value stays as it is.
    package static func filled(_ text: String, with values: [String: String]) -> String {
        var filled = text
        for (slot, value) in values.sorted(by: { $0.key < $1.key }) {
            filled = filled.replacingOccurrences(of: "${\(slot)}", with: value)
        }
        return filled
    }

    /// What must be the same in every variant of one text (domain §5): numbers, times among them,
    /// and names.
    struct Tokens: Equatable, Sendable {
        var numbers: Set<String>
        /// By what is compared: as it stands in the text.
        var names: [String: String]
    }

    /// - Parameter known: Names that count where they stand in the text.
    static func tokens(of text: String, known: [String], sameLanguage: Bool = true) -> Tokens {
        var names = NamedThings.found(in: text, sameLanguage: sameLanguage)
        for name in known where text.contains(name) { names[name.lowercased()] = name }
        return Tokens(numbers: Set(numbers(of: text)), names: names)
    }

    /// Whether a text says where one may ask: the unit's contact, or such a word with a number or an
    /// address behind it.
    static func tellsContact(_ text: String, _ contact: String?) -> Bool {
        if let contact, !contact.isEmpty, text.contains(contact) { return true }
        let lower = text.lowercased()
        return LintWords.contact.contains { word in
            StatementLint.places(of: word, in: lower).contains { place in
                let rest = lower[place...].dropFirst(word.count).prefix(60)
                    .prefix { !"。！？\n".contains($0) }
                return rest.contains("@") || rest.contains("://") || rest.contains("www.")
                    || rest.count(where: \.isNumber) >= 5
            }
        }
    }

    /// How a variant differs from the master.
    package struct Difference: Codable, Equatable, Sendable {
        package var label: String
        /// In the master alone.
        package var missing: [String]
        /// In the variant alone.
        package var added: [String]
    }

    package static func differences(_ texts: [Statement.Variant], known: [String]) -> [Difference] {
        guard let master = texts.first, texts.count > 1 else { return [] }
        return texts.dropFirst().compactMap { variant in
            let isSame = language(of: variant.text) == language(of: master.text)
            let wanted = tokens(of: master.text, known: known, sameLanguage: isSame)
            let found = tokens(of: variant.text, known: known, sameLanguage: isSame)
            let missing = wanted.beside(found)
            let added = found.beside(wanted)
            guard !missing.isEmpty || !added.isEmpty else { return nil }
            return Difference(label: variant.label, missing: missing, added: added)
        }
    }

    /// One step of the way from an older text to a newer one.
    package enum Change: Codable, Equatable, Sendable {
        case same(String)
        case gone(String)
        case new(String)

        /// Something changed here.
        package var isOne: Bool { if case .same = self { false } else { true } }
    }

    /// Line by line, by the longest common run of lines.
    package static func changes(from old: String, to new: String) -> [Change] {
        let before = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let after = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let difference = after.difference(from: before)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var changes: [Change] = []
        var (left, right) = (0, 0)
        while left < before.count || right < after.count {
            if left < before.count, removed.contains(left) {
                changes.append(.gone(before[left]))
                left += 1
            } else if right < after.count, inserted.contains(right) {
                changes.append(.new(after[right]))
                right += 1
            } else {
                changes.append(.same(before[left]))
                left += 1
                right += 1
            }
        }
        return changes
    }
}

extension StatementText.Tokens {
    /// What the other one has not, as it stands in the text.
    fileprivate func beside(_ other: Self) -> [String] {
        let stray = names.filter { other.names[$0.key] == nil }.map(\.value)
        return numbers.subtracting(other.numbers).union(stray).sorted()
    }
}

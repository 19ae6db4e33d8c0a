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
    package struct Tokens: Codable, Equatable, Sendable {
        package var numbers: Set<String>
        package var names: Set<String>
    }

    /// - Parameter known: Names that count where they stand in the text.
    package static func tokens(of text: String, known: [String]) -> Tokens {
        Tokens(
            numbers: Set(numbers(of: text)), names: Set(known.filter { text.contains($0) }))
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
        let wanted = tokens(of: master.text, known: known)
        return texts.dropFirst().compactMap { variant in
            let found = tokens(of: variant.text, known: known)
            let missing = wanted.numbers.subtracting(found.numbers)
                .union(wanted.names.subtracting(found.names))
            let added = found.numbers.subtracting(wanted.numbers)
                .union(found.names.subtracting(wanted.names))
            guard !missing.isEmpty || !added.isEmpty else { return nil }
            return Difference(
                label: variant.label, missing: missing.sorted(), added: added.sorted())
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

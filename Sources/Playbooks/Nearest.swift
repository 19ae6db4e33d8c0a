/// Which known word an unknown one may have been meant as.
package enum Nearest {
    private static let longest = 64

    /// The nearest of the known words, of equals the first; nil when none is like it.
    package static func word(to word: String, among known: [String]) -> String? {
        let wanted = Array(word.lowercased().prefix(longest))
        guard !wanted.isEmpty else { return nil }
        var best: (word: String, distance: Int)?
        for candidate in known {
            let letters = Array(candidate.lowercased().prefix(longest))
            let distance = distance(wanted, letters)
            guard distance <= max(wanted.count, letters.count) / 2 || begins(letters, wanted)
            else { continue }
            if distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    private static func begins(_ word: [Character], _ start: [Character]) -> Bool {
        start.count >= 3 && word.starts(with: start)
    }

    /// Insertions, deletions, changes and swaps of neighbours.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var before: [Int] = []
        var above = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                let change = above[j] + (left[i] == right[j] ? 0 : 1)
                var best = min(change, row[j] + 1, above[j + 1] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    best = min(best, before[j - 1] + 1)
                }
                row.append(best)
            }
            before = above
            above = row
        }
        return above[right.count]
    }
}

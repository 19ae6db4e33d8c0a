/// Which known words an unknown one may have been meant as.
enum Nearest {
    /// A word, and its key's characters.
    struct Known: Sendable {
        let word: String
        let scalars: [Unicode.Scalar]
        let isChinese: Bool

        init(_ word: String) {
            self.word = word
            scalars = Array(Fold.key(word).unicodeScalars.prefix(32))
            isChinese = scalars.contains(where: Fold.isIdeograph)
        }
    }

    /// The two nearest of those in the word's own script.
    static func two(to word: String, among candidates: [String]) -> [String] {
        let word = Known(word)
        let known = candidates.map(Known.init).filter { $0.isChinese == word.isChinese }
        return two(to: word, among: known)
    }

    /// The two nearest; of equals the first.
    static func two(to word: Known, among candidates: [Known]) -> [String] {
        let ranked = candidates.indices.map { place in
            (rank: rank(word.scalars, candidates[place].scalars), place: place)
        }
        let sorted = ranked.sorted { left, right in
            left.rank == right.rank ? left.place < right.place : left.rank < right.rank
        }
        return sorted.prefix(2).map { candidates[$0.place].word }
    }

    /// Two slips in a word of four letters or more, or one of two characters of a Chinese word.
    static func isNear(_ word: Known, to known: Known) -> Bool {
        let (left, right) = (word.scalars, known.scalars)
        guard word.isChinese else {
            return left.count >= 4 && abs(left.count - right.count) <= 2
                && distance(left, right) <= 2
        }
        guard left.count == 2, right.count == 2 else { return false }
        return left[0] == right[0] || left[1] == right[1] || left == right.reversed()
    }

    /// In hundredths of the longer word. Shared Chinese characters weigh more than length; the
    /// beginning of a word is one slip.
    private static func rank(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        let isBeginning = left.count >= 2 && right.starts(with: left)
        let slips = isBeginning ? 1 : distance(left, right)
        let shared = right.count { Fold.isIdeograph($0) && left.contains($0) }
        return slips * 100 / max(left.count, right.count, 1) - shared * 100
    }

    /// Insertions, deletions, changes and swaps of neighbours.
    static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        let width = right.count + 1
        var table = Array(repeating: 0, count: (left.count + 1) * width)
        for j in 0..<width { table[j] = j }
        for i in 1...left.count {
            table[i * width] = i
            for j in 1..<width {
                let above = (i - 1) * width + j
                let change = table[above - 1] + (left[i - 1] == right[j - 1] ? 0 : 1)
                var best = min(change, table[above] + 1, table[i * width + j - 1] + 1)
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    best = min(best, table[above - width - 2] + 1)
                }
                table[i * width + j] = best
            }
        }
        return table[left.count * width + right.count]
    }
}

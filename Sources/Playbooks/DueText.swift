import Domain

/// `T+15m`, `D+30m, D+60m`, `R04+60m`, `C+3wd`, `none`.
enum DueText {
    struct Bad: Error, Equatable {
        /// The part that cannot be read.
        var part: String
    }

    /// - Returns: Empty for `none`.
    static func parse(_ text: String) throws(Bad) -> [Due] {
        if text.trimmed == "none" { return [] }
        var dues: [Due] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            guard let due = due(String(part).trimmed) else {
                throw Bad(part: String(part).trimmed)
            }
            dues.append(due)
        }
        return dues
    }

    private static func due(_ part: String) -> Due? {
        guard let sign = part.firstIndex(where: { "+-−".contains($0) }),
            let base = base(part[..<sign].trimmed)
        else { return nil }
        let forward = part[sign] == "+"
        let span = part[part.index(after: sign)...].trimmed
        if span.hasSuffix("wd") {
            guard forward, let days = Int(span.dropLast(2)), (1...1000).contains(days) else {
                return nil
            }
            return Due(base: base, offset: .zero, workingDays: days)
        }
        guard ["m", "h", "d"].contains(span.suffix(1)), let offset = DurationText.parse(span)
        else { return nil }
        return Due(base: base, offset: forward ? offset : .zero - offset)
    }

    static func base(_ word: String) -> Due.Base? {
        switch word {
        case "D": .detection
        case "T": .activation
        case "C": .closing
        case "S": .drillStart
        default: StepID.isValid(word) ? .step(word) : nil
        }
    }
}

/// A pack's letter and two or three digits, such as `R03`.
enum StepID {
    static func isValid(_ id: String) -> Bool {
        let digits = id.utf8.dropFirst()
        return isLetter(String(id.prefix(1))) && (2...3).contains(digits.count)
            && digits.allSatisfy { (0x30...0x39).contains($0) }
    }

    static func isLetter(_ word: String) -> Bool {
        word.utf8.count == 1 && word.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }
}

extension StringProtocol {
    var trimmed: String {
        var bare = self[...]
        while bare.first?.isWhitespace == true { bare = bare.dropFirst() }
        while bare.last?.isWhitespace == true { bare = bare.dropLast() }
        return String(bare)
    }
}

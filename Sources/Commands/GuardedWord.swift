import Domain

/// A word that the guard looks for, and how it is known again when something was slipped into it.
///
/// Blanks, dashes, dots in the middle and stars may stand anywhere in it. Other punctuation may, too,
/// but a sentence breaks where it likes: 拒绝，密切关注 is no mark. So a word that punctuation breaks
/// counts where nobody could have meant a sentence, see `isDeliberate` and `isAlone`.
struct GuardedWord: Sendable {
    let scalars: [Unicode.Scalar]
    let guarded: Guard
    /// It is Latin: blanks stand between words, and a letter beside it makes another word of it.
    private let isLatin: Bool
    /// Where another word of it begins: a sentence may break there, and nowhere else.
    private let wordStarts: Set<Int>

    /// Stands for how many years something is kept secret; no text has it.
    private static let years: Unicode.Scalar = "\u{1}"

    init(_ text: String, _ guarded: Guard) {
        self.init(Self.pattern(text), guarded, Self.starts(text))
    }

    private init(
        _ scalars: [Unicode.Scalar], _ guarded: Guard, _ wordStarts: Set<Int> = []
    ) {
        self.scalars = scalars
        self.guarded = guarded
        self.wordStarts = wordStarts
        isLatin = scalars.contains(where: Fold.isLetter)
    }

    /// The marking with its years, however many: 机密5年, 秘密（1年）.
    static let withYears = ["绝密", "机密", "秘密"].map { word in
        GuardedWord(Array(word.unicodeScalars) + [years, "年"], .secret)
    }

    private var hasYears: Bool { scalars.contains(Self.years) }

    /// What was slipped in that a sentence may have, too.
    private struct Slips {
        /// The characters of the word before which it stands.
        var gaps: Set<Int> = []
        var first: Unicode.Scalar?
        private var depth = 0
        private var quotes = 0
        private(set) var onlyBrackets = true

        var isEmpty: Bool { gaps.isEmpty }

        mutating func note(_ scalar: Unicode.Scalar, before place: Int) {
            gaps.insert(place)
            first = first ?? scalar
            if !add(scalar) { onlyBrackets = false }
        }

        /// - Returns: Whether it is a bracket or a quotation mark.
        private mutating func add(_ scalar: Unicode.Scalar) -> Bool {
            switch scalar.properties.generalCategory {
            case .openPunctuation: depth += 1
            case .closePunctuation: depth -= 1
            case _ where "\"'".unicodeScalars.contains(scalar): quotes += 1
            default: return false
            }
            return true
        }

        /// Brackets around a part of the word and nothing else: 水(军).
        func areClosedBrackets(before after: Unicode.Scalar?) -> Bool {
            guard onlyBrackets else { return false }
            var all = self
            if depth > 0 || !quotes.isMultiple(of: 2), let after { _ = all.add(after) }
            return all.depth == 0 && all.quotes.isMultiple(of: 2)
        }
    }

    private enum Step {
        case next, stay
        case slip(Unicode.Scalar)
        case other
    }

    /// Whether the word stands in a text from here on.
    func stands(in text: String.UnicodeScalarView, from start: String.Index) -> Bool {
        var index = start
        var at = 0
        var slips = Slips()
        while at < scalars.count, index < text.endIndex {
            switch step(text[index], at) {
            case .next: at += 1
            case .stay: break
            case .slip(let scalar): slips.note(scalar, before: at)
            case .other: return false
            }
            index = text.index(after: index)
        }
        guard at == scalars.count else { return false }
        return counts(in: text, start..<index, slips)
    }

    private func step(_ original: Unicode.Scalar, _ at: Int) -> Step {
        let wanted = scalars[at]
        if wanted == "/", Self.isSlash(original) { return .next }
        guard let scalar = Self.squeeze(original) else { return .stay }
        let isNumeral = Self.numerals.contains(scalar)
        if scalar == wanted || wanted == Self.years && isNumeral { return .next }
        if isNumeral, at > 0, scalars[at - 1] == Self.years { return .stay }
        if scalar == "★" { return .stay }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: return .stay
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol,
            .currencySymbol, .modifierSymbol, .otherSymbol:
            return .slip(scalar)
        default: return .other
        }
    }

    private func counts(
        in text: String.UnicodeScalarView, _ range: Range<String.Index>, _ slips: Slips
    ) -> Bool {
        guard let first = scalars.first, let last = scalars.last else { return false }
        let after = text[range.upperBound...].first
        guard Self.isEdge(text[..<range.lowerBound].last, first), Self.isEdge(after, last) else {
            return false
        }
        // ★秘密花园 is an item of a list.
        if first == "★", last != "★", after.map(Self.isOfWord) == true { return false }
        if slips.isEmpty, !hasYears { return true }
        if !slips.isEmpty, isDeliberate(slips, after: after.flatMap(Self.squeeze)) { return true }
        return isAlone(in: text, range, slips) || isOfPaper(in: text, range, slips)
    }

    /// A mark that is broken once in running text, with words around it that belong to papers: 属绝、密级材料.
    /// A word that begins or ends there, such as 拒绝 or 密切, has other neighbours.
    private func isOfPaper(
        in text: String.UnicodeScalarView, _ range: Range<String.Index>, _ slips: Slips
    ) -> Bool {
        // The break is within 绝密, 机密, 涉密 itself, or before the star of it.
        let isWithin = slips.gaps.contains { scalars[$0] == "密" }
        guard guarded == .secret, !isLatin, !hasYears, isWithin || scalars.last == "★",
            !slips.isEmpty, !isListed(in: text, range, slips)
        else { return false }
        let before = text[..<range.lowerBound].last { !Self.isBlank($0) }.flatMap(Self.squeeze)
        let after = String(
            String.UnicodeScalarView(
                text[range.upperBound...].lazy.filter { !Self.isBlank($0) }.prefix(2)
                    .compactMap(Self.squeeze)))
        let opens =
            before.map { neighbour in
                !Self.isOfWord(neighbour) || Self.verbs.contains(neighbour)
                    || scalars.first != "机" && Self.pointers.contains(neighbour)
            } ?? true
        let closes = Self.papers.contains { after.hasPrefix($0) }
        let ends = after.unicodeScalars.first.map { !Self.isOfWord($0) } ?? true
        return opens && (closes || ends && isWithin)
    }

    /// Before a mark in running text, never the beginning of a word that the break would end.
    private static let verbs = Set("是为系属于含带标注盖作".unicodeScalars)
    /// 该机 and 打印机 are machines.
    private static let pointers = Set("的了有本该此这那份件张页印列定".unicodeScalars)
    private static let papers = [
        "文件", "材料", "资料", "信息", "内容", "事项", "载体", "数据", "档案", "图纸", "报告", "通知", "电报", "公文", "会议",
        "照片", "附件", "原件", "扫描", "复印", "级文", "级材", "级资", "级信", "级件",
    ]

    /// No sentence breaks like this: between most of the characters, within the word that a star
    /// marks, or with brackets around a part of it.
    private func isDeliberate(_ slips: Slips, after: Unicode.Scalar?) -> Bool {
        let gaps = scalars.count - 1
        if slips.gaps.count > 1, slips.gaps.count * 2 > gaps { return true }
        if isLatin { return slips.gaps.contains { !wordStarts.contains($0) } }
        if scalars.last == "★", !slips.gaps.contains(gaps) { return true }
        return slips.areClosedBrackets(before: after)
    }

    /// Nothing that could be the rest of a sentence stands beside it, nor is it part of a list.
    private func isAlone(
        in text: String.UnicodeScalarView, _ range: Range<String.Index>, _ slips: Slips
    ) -> Bool {
        let skipsAfter = isLatin || scalars.last == "★"
        let before = text[..<range.lowerBound].last { !isLatin || !Self.isBlank($0) }
        let after = text[range.upperBound...].first { !skipsAfter || !Self.isBlank($0) }
        if isListed(in: text, range, slips) { return false }
        let begins = isLatin || scalars.first.map(Self.isOfWord) == true
        let ends = skipsAfter || scalars.last.map(Self.isOfWord) == true
        return !(begins && before.map(Self.isOfWord) == true)
            && !(ends && after.map(Self.isOfWord) == true)
    }

    /// One of several that the same mark stands between: 涉、密、控.
    private func isListed(
        in text: String.UnicodeScalarView, _ range: Range<String.Index>, _ slips: Slips
    ) -> Bool {
        guard scalars.count == 2, !slips.onlyBrackets, let slip = slips.first else { return false }
        let beside = [text[..<range.lowerBound].last, text[range.upperBound...].first]
        return beside.compactMap(\.self).compactMap(Self.squeeze).contains(slip)
    }

    // MARK: Characters

    private static let numerals = Set("0123456789〇零一二两三四五六七八九十".unicodeScalars)

    private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        if case .one(" ") = Fold.fold(scalar) { true } else { false }
    }

    /// An English word must stand alone, or "top secretary" would be top secret.
    private static func isEdge(_ neighbour: Unicode.Scalar?, _ scalar: Unicode.Scalar) -> Bool {
        guard let neighbour, scalar.isASCII, Fold.isLetter(scalar) else { return true }
        return !Fold.isLetter(neighbour)
    }

    /// A slash may be slipped between two characters, but one that belongs to the mark must be
    /// there: `SECRET//` is a mark, the word secret is none.
    private static func pattern(_ text: String) -> [Unicode.Scalar] {
        let scalars = text.unicodeScalars.compactMap { isSlash($0) ? "/" : squeeze($0) }
        return Array(scalars.drop { $0 == "/" })
    }

    /// The places of the pattern at which a word begins, counted without blanks.
    private static func starts(_ text: String) -> Set<Int> {
        var starts: Set<Int> = []
        var (at, isWithin) = (0, false)
        for scalar in text.unicodeScalars.drop(while: isSlash) {
            if isSlash(scalar) {
                starts.insert(at)
                (at, isWithin) = (at + 1, false)
            } else if let squeezed = squeeze(scalar) {
                let isLetter = Fold.isLetter(squeezed)
                if !isWithin || !isLetter { starts.insert(at) }
                (at, isWithin) = (at + 1, isLetter)
            } else {
                isWithin = false
            }
        }
        return starts
    }

    private static func isSlash(_ scalar: Unicode.Scalar) -> Bool {
        "/／".unicodeScalars.contains(scalar)
    }

    /// Folded for comparing; nil for what may be slipped between two characters anywhere.
    static func squeeze(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar {
        case "☆", "✩", "✪", "✫", "✬", "✭", "✮", "✯", "✰", "⭐", "🌟", "*", "＊", "⁎", "∗", "✱", "✲",
            "⋆", "✦", "✧", "⚝", "⍟":
            return "★"
        case "·", "•", "・", "‧", "∙", "⋅", "_", "|", "~", "+", "/", "\\", "^": return nil
        default: break
        }
        switch Fold.fold(scalar) {
        case .one(" "), .one("-"), .one("_"), .one("|"), .one("~"), .one("+"), .one("/"),
            .nothing:
            return nil
        case .one(let one): return Fold.lowered(one)
        case .many(let many):
            let scalars = many.unicodeScalars
            return scalars.count == 1 ? scalars.first.map(Fold.lowered) : scalar
        }
    }
}

/// A text that knows where every folded character stood in the original.
struct Line {
    struct Glyph {
        /// Folded, in the case it was written in.
        var scalar: Unicode.Scalar
        /// What was typed.
        var original: Unicode.Scalar
        /// The character's place in the original, counted from 1.
        var column: Int32
        /// The character's bytes in the original.
        var start: Int32
        var end: Int32
    }

    private let text: String
    private(set) var glyphs: [Glyph] = []

    /// - Parameter columnsBefore: How many characters of the original stand before `part`.
    init(_ part: Substring, columnsBefore: Int = 0) {
        let text = String(part)
        self.text = text
        glyphs.reserveCapacity(text.utf8.count)
        var column = Int32(clamping: columnsBefore)
        var start: Int32 = 0
        for character in text {
            column += 1
            let end = start + Int32(clamping: character.utf8.count)
            for scalar in character.unicodeScalars {
                append(scalar, column: column, start: start, end: end)
            }
            start = end
        }
    }

    private mutating func append(
        _ scalar: Unicode.Scalar, column: Int32, start: Int32, end: Int32
    ) {
        switch Fold.fold(scalar) {
        case .one(let one):
            glyphs.append(
                Glyph(scalar: one, original: scalar, column: column, start: start, end: end))
        case .many(let many):
            for one in many.unicodeScalars {
                glyphs.append(
                    Glyph(scalar: one, original: scalar, column: column, start: start, end: end))
            }
        case .nothing: break
        }
    }

    var count: Int { glyphs.count }

    /// The folded character at `index`; nil beyond the end.
    subscript(index: Int) -> Unicode.Scalar? {
        index < glyphs.count ? glyphs[index].scalar : nil
    }

    func isSpace(_ index: Int) -> Bool { self[index] == " " }

    /// Whether a word ends before `index`.
    func isBreak(_ index: Int) -> Bool { index >= glyphs.count || glyphs[index].scalar == " " }

    func skipSpaces(_ index: Int) -> Int {
        skip(from: index) { $0 == " " }
    }

    func skip(from index: Int, while matches: (Unicode.Scalar) -> Bool) -> Int {
        var index = index
        while index < glyphs.count, matches(glyphs[index].scalar) { index += 1 }
        return index
    }

    /// The end of the text without the blanks after it.
    var end: Int {
        var end = glyphs.count
        while end > 0, glyphs[end - 1].scalar == " " { end -= 1 }
        return end
    }

    /// Where a character that is missing at the end would stand.
    var endColumn: Int { end == 0 ? column(at: 0) : Int(glyphs[end - 1].column) + 1 }

    func column(at index: Int) -> Int {
        if index < glyphs.count { return Int(glyphs[index].column) }
        return Int(glyphs.last?.column ?? 0) + 1
    }

    /// As typed, without what hides or turns text, and without blanks around it.
    func raw(_ range: Range<Int>) -> String {
        guard let first = glyphs[range].first, let last = glyphs[range].last else { return "" }
        let bytes = text.utf8
        let from = bytes.index(bytes.startIndex, offsetBy: Int(first.start))
        let to = bytes.index(bytes.startIndex, offsetBy: Int(last.end))
        var slice = text[from..<to]
        while let first = slice.first, first.isWhitespace { slice.removeFirst() }
        while let last = slice.last, last.isWhitespace { slice.removeLast() }
        let hides = { (scalar: Unicode.Scalar) in
            Fold.isInvisible(scalar) && !Fold.joinsVisible(scalar)
        }
        guard slice.unicodeScalars.contains(where: hides) else { return String(slice) }
        return String(String.UnicodeScalarView(slice.unicodeScalars.filter { !hides($0) }))
    }

    /// Folded, in the case it was written in: for links, codes and names.
    func plain(_ range: Range<Int>) -> String {
        var plain = String.UnicodeScalarView()
        for glyph in glyphs[range] { plain.append(glyph.scalar) }
        return String(plain)
    }

    /// Folded, lower case, simplified: for comparing words.
    func key(_ range: Range<Int>) -> String {
        var key = String.UnicodeScalarView()
        for glyph in glyphs[range] { key.append(Fold.lowered(glyph.scalar)) }
        return String(key)
    }

    /// Whether the folded text at `index` begins with `word`, which is in lower case.
    func starts(_ word: StaticString, at index: Int) -> Bool {
        guard word.utf8CodeUnitCount <= glyphs.count - index else { return false }
        return word.withUTF8Buffer { bytes in
            bytes.indices.allSatisfy { offset in
                Fold.lowered(glyphs[index + offset].scalar).value == UInt32(bytes[offset])
            }
        }
    }
}

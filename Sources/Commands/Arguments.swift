import Domain

/// What stood after the verb; readers take it from the front.
struct Arguments {
    struct Piece {
        var range: Range<Int>
        /// With its quotes.
        var outer: Range<Int>
        /// Pieces of one segment stand side by side, with no key between them.
        var segment: Int
        var isQuoted = false
    }

    let line: Line
    let verb: Verb
    /// The command's own word, as a key.
    var word = ""
    /// By SMS or mail, where an approval wants a one-time code.
    var isOutside = false
    var words: [Piece] = []
    var values: [Key: Piece] = [:]
    /// What follows `--`.
    var tail: Piece?
    var segment = 0
    private var taken = 0

    init(line: Line, verb: Verb) {
        self.line = line
        self.verb = verb
    }

    // MARK: Words

    var next: Piece? { taken < words.count ? words[taken] : nil }
    var left: Int { words.count - taken }

    mutating func drop() { taken += 1 }

    /// Nothing was written, or all of it has been taken.
    var isEmpty: Bool { next == nil && values.isEmpty && tail == nil }

    mutating func pop() -> Piece? {
        guard let next else { return nil }
        taken += 1
        return next
    }

    func key(_ piece: Piece) -> String { line.key(piece.range) }
    func raw(_ piece: Piece) -> String { line.raw(piece.range) }

    /// The next word's key, when it is one of `choices`.
    mutating func pop(oneOf choices: Set<String>) -> String? {
        guard let next, case let word = key(next), choices.contains(word) else { return nil }
        taken += 1
        return word
    }

    /// Every word that is left and what follows `--`, as typed.
    mutating func rest() -> String? {
        var parts: [String] = []
        while let first = pop() {
            var last = first
            while let next, next.segment == first.segment {
                last = next
                drop()
            }
            let isOne = first.range == last.range
            parts.append(
                isOne ? raw(first) : line.raw(first.outer.lowerBound..<last.outer.upperBound))
        }
        if let tail { parts.append(raw(tail)) }
        tail = nil
        let rest = parts.filter { !$0.isEmpty }.joined(separator: " ")
        return rest.isEmpty ? nil : rest
    }

    // MARK: Values

    /// A key's text; a key without one is a fault.
    mutating func text(_ key: Key) throws(Complaint) -> String? {
        guard let piece = values.removeValue(forKey: key) else { return nil }
        let text = raw(piece)
        if text.isEmpty { throw complaint(.missing(key.field), at: piece.range.lowerBound) }
        return text
    }

    /// A key's text, or else every word that is left.
    mutating func textOrRest(_ key: Key) throws(Complaint) -> String? {
        guard let text = try text(key) else { return rest() }
        guard let tail else { return text }
        self.tail = nil
        return text + " " + raw(tail)
    }

    mutating func required(_ key: Key, _ field: Complaint.Field) throws(Complaint) -> String {
        guard let text = try textOrRest(key) else { throw missing(field) }
        return text
    }

    /// A key's time of day, such as `14:20`, in minutes since midnight.
    mutating func minuteIfAny(_ key: Key) throws(Complaint) -> Int? {
        guard let piece = values[key], let text = try text(key) else { return nil }
        guard let minute = QuietHours.minute(text[...]) else {
            throw complaint(.notATime(text), at: piece)
        }
        return minute
    }

    // MARK: Ends

    /// Nothing may be left over.
    func finish<Value>(_ value: Value) throws(Complaint) -> Value {
        if let next { throw complaint(.unexpected(raw(next)), at: next.outer.lowerBound) }
        if let tail { throw complaint(.unexpected(raw(tail)), at: tail.range.lowerBound) }
        return value
    }

    func missing(_ field: Complaint.Field) -> Complaint {
        Complaint(.missing(field), column: line.endColumn, verb: verb)
    }

    func complaint(_ fault: Complaint.Fault, at index: Int) -> Complaint {
        Complaint(fault, column: line.column(at: index), verb: verb)
    }

    func complaint(_ fault: Complaint.Fault, at piece: Piece) -> Complaint {
        complaint(fault, at: piece.outer.lowerBound)
    }
}

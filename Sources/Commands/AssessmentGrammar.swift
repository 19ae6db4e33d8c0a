import Domain

extension WarningGrammar {
    private static let scale = 0...4

    /// `assess W-1 3 4 2 ? …`, `assess I-1 …` while it runs, `assess W-1 1=3 2=4`, and floors by their words.
    static func assess(_ arguments: inout Arguments, _ lexicon: Lexicon)
        throws(Complaint) -> Reading
    {
        if arguments.isEmpty { return Reading(.desk(.openForm(.assessment(nil))), .assess) }
        let subject = try arguments.number(oneOf: [.warning, .incident], .warning)
        if arguments.isEmpty { return Reading(.desk(.openForm(.assessment(subject))), .assess) }
        let floors = floors(&arguments, lexicon)
        var values: [Int: Int?] = [:]
        var place = 0
        while let piece = arguments.pop() {
            let word = arguments.key(piece)
            let parts = word.split(maxSplits: 1, omittingEmptySubsequences: false) {
                $0 == "=" || $0 == ":"
            }
            if parts.count == 2 {
                place = try indicator(parts[0], of: lexicon.indicators, arguments, piece)
            } else {
                place += 1
                if place > lexicon.indicators {
                    throw arguments.complaint(
                        .tooManyValues(limit: lexicon.indicators), at: piece)
                }
            }
            values[place] = .some(try value(parts.last ?? "", arguments, piece))
        }
        if values.isEmpty, floors.isEmpty { throw arguments.missing(.values) }
        let input = AssessmentInput(values: values, floors: floors)
        let command: Command =
            subject.kind == .incident
            ? .incident(.assess(subject, input)) : .warning(.assess(subject, input))
        return try arguments.finish(Reading(command, .assess))
    }

    private static func indicator(
        _ word: Substring, of count: Int, _ arguments: Arguments, _ piece: Arguments.Piece
    ) throws(Complaint) -> Int {
        guard let number = Int(word) else {
            throw arguments.complaint(.notANumber(arguments.raw(piece)), at: piece)
        }
        guard (1...count).contains(number) else {
            throw arguments.complaint(.badValue(arguments.raw(piece), range: 1...count), at: piece)
        }
        return number
    }

    private static func value(
        _ word: Substring, _ arguments: Arguments, _ piece: Arguments.Piece
    ) throws(Complaint) -> Int? {
        if word == "?" { return nil }
        guard let value = Int(word) else {
            throw arguments.complaint(.notANumber(arguments.raw(piece)), at: piece)
        }
        guard scale.contains(value) else {
            throw arguments.complaint(.badValue(arguments.raw(piece), range: scale), at: piece)
        }
        return value
    }

    /// A list by commas, a minus before what is so no more; what is no floor of the plan as a whole
    /// is taken word by word.
    private static func floors(_ arguments: inout Arguments, _ lexicon: Lexicon) -> [String] {
        guard let piece = arguments.values.removeValue(forKey: .floors) else { return [] }
        return arguments.list(piece).flatMap { raw in
            let whole = FloorWord(raw)
            if lexicon.isFloor(Fold.key(whole.name)) { return [whole.text] }
            return raw.split(whereSeparator: \.isWhitespace).map { FloorWord(String($0)).text }
        }
    }
}

extension Arguments {
    /// A value's parts between commas.
    func list(_ piece: Piece) -> [String] {
        var parts: [String] = []
        var start = piece.range.lowerBound
        for index in piece.range {
            switch line[index] {
            case ",", ";", "、", "/", "+":
                parts.append(line.raw(start..<index))
                start = index + 1
            default: break
            }
        }
        parts.append(line.raw(start..<piece.range.upperBound))
        return parts.filter { !$0.isEmpty }
    }
}

import Domain

/// `W-1`, `w1`, `#12`, `12`: a number as people write it, once folded.
struct NumberText: Equatable {
    /// Nil for a bare number.
    var kind: NumberKind?
    var value: Int

    /// - Parameter key: Folded and in lower case. Nil is returned for what is no number.
    init?(_ key: String) {
        var rest = Substring(key)
        if rest.hasSuffix("号") { rest.removeLast() }
        if let first = rest.unicodeScalars.first, Fold.isLetter(first) {
            guard let kind = NumberKind(rawValue: rest.prefix(1).uppercased()) else { return nil }
            self.kind = kind
            rest.removeFirst()
            while rest.first == "-" { rest.removeFirst() }
        } else if rest.first == "#" {
            rest.removeFirst()
        }
        guard !rest.isEmpty, rest.utf8.count <= Limits.digits,
            rest.unicodeScalars.allSatisfy(Fold.isDigit), let value = Int(rest)
        else { return nil }
        self.value = value
    }
}

extension Arguments {
    /// A number that must stand here.
    mutating func number(_ kind: NumberKind, _ field: Complaint.Field) throws(Complaint) -> Number {
        guard let piece = pop() else { throw missing(field) }
        guard let number = NumberText(key(piece)) else {
            throw complaint(.notANumber(raw(piece)), at: piece)
        }
        return try checked(number, kind, piece)
    }

    /// A number of one of these kinds; a bare one is of the first.
    mutating func number(
        oneOf kinds: [NumberKind], _ field: Complaint.Field
    ) throws(Complaint) -> Number {
        let kind = next.flatMap { NumberText(key($0))?.kind }
        return try number(kinds.first { $0 == kind } ?? kinds[0], field)
    }

    /// A number if one stands here.
    mutating func numberIfAny(_ kind: NumberKind) throws(Complaint) -> Number? {
        guard let piece = next, let number = NumberText(key(piece)) else { return nil }
        drop()
        return try checked(number, kind, piece)
    }

    /// A number if nothing else can stand here.
    mutating func lastNumber(_ kind: NumberKind, _ field: Complaint.Field)
        throws(Complaint) -> Number?
    {
        next == nil ? nil : try number(kind, field)
    }

    private func checked(_ number: NumberText, _ kind: NumberKind, _ piece: Piece)
        throws(Complaint) -> Number
    {
        guard number.kind ?? kind == kind else {
            throw complaint(.wrongKind(raw(piece), wanted: kind), at: piece)
        }
        return Number(kind, number.value)
    }
}

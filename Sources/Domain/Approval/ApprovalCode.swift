import Foundation

/// Somebody's one-time code for approving one thing while no chat reaches them: it goes by one road
/// and counts by another alone, so that whoever holds one of the two approves nothing (0057).
package struct ApprovalCode: Codable, Equatable, Sendable {
    package enum End: String, Codable, Sendable, CaseIterable {
        /// Wrong three times.
        case tries
        /// Its road did not carry it.
        case unsent
    }

    package var thing: Number
    /// Of the exact text, where it is a public one.
    package var sha256: String?
    /// Six digits.
    package var digits: String
    /// The road by which it goes.
    package var sentBy: RouteKind
    /// The only road by which it counts.
    package var countsBy: RouteKind
    package var validUntil: Date
    /// Wrong ones given since.
    package var tries = 0
    package var end: End?

    /// - Parameter salt: Nobody can guess it; without one there is no code.
    static func digits(_ salt: String, _ person: PersonID, _ thing: Number) -> String {
        let hex = StatementText.sha256(of: "\(salt)\n\(person)\n\(thing)")
        return String(100_000 + (UInt64(hex.prefix(15), radix: 16) ?? 0) % 900_000)
    }
}

/// Case and field names are the storage format.
package enum ApprovalEvent: Codable, Equatable, Sendable {
    /// `asked`: they asked for it themselves; else they are told that something waits for them.
    case codeSent(PersonID, ApprovalCode, asked: Bool)
    case codeWrong(PersonID, Number, by: RouteKind)
    case codeVoided(PersonID, Number, by: RouteKind, ApprovalCode.End)
    case codeSpent(PersonID, Number, by: RouteKind)
    /// They have to approve it, and have one road only.
    case roadMissing(PersonID, Number)

    package var person: PersonID {
        switch self {
        case .codeSent(let person, _, _), .codeWrong(let person, _, _),
            .codeVoided(let person, _, _, _), .codeSpent(let person, _, _),
            .roadMissing(let person, _):
            person
        }
    }

    package var thing: Number {
        switch self {
        case .codeSent(_, let code, _): code.thing
        case .codeWrong(_, let thing, _), .codeVoided(_, let thing, _, _),
            .codeSpent(_, let thing, _), .roadMissing(_, let thing):
            thing
        }
    }
}

/// The codes that are open while the chat is out.
package struct ApprovalBook: Codable, Equatable, Sendable {
    private var codes: [PersonID: [ApprovalCode]] = [:]
    private var withoutRoad: [PersonID: [Number]] = [:]

    package var isEmpty: Bool { codes.isEmpty && withoutRoad.isEmpty }

    /// Those that still count, in one order.
    package var open: [(person: PersonID, code: ApprovalCode)] {
        codes.sorted { $0.key < $1.key }.flatMap { person, codes in
            codes.filter { $0.end == nil }.map { (person, $0) }
        }
    }

    /// Those that were sent to a person for a thing, ended ones too.
    package func codes(of person: PersonID, for thing: Number) -> [ApprovalCode] {
        (codes[person] ?? []).filter { $0.thing == thing }
    }

    /// - Parameter road: The one by which it counts.
    package func code(of person: PersonID, for thing: Number, by road: RouteKind) -> ApprovalCode? {
        codes(of: person, for: thing).first { $0.countsBy == road }
    }

    /// Whether they were told that it waits, and how to answer, or that they cannot.
    ///
    /// - Parameter sha256: Nil: whatever the text.
    package func isOffered(_ thing: Number, sha256: String?, to person: PersonID) -> Bool {
        withoutRoad[person]?.contains(thing) == true
            || codes(of: person, for: thing).contains { sha256 == nil || $0.sha256 == sha256 }
    }

    mutating func apply(_ event: ApprovalEvent) {
        switch event {
        case .codeSent(let person, let code, _):
            drop(code.thing, of: person, by: code.countsBy)
            codes[person] = (codes[person] ?? []) + [code]
        case .codeWrong(let person, let thing, let road):
            change(person, thing, road) { $0.tries += 1 }
        case .codeVoided(let person, let thing, let road, let end):
            change(person, thing, road) { $0.end = end }
        case .codeSpent(let person, let thing, let road): drop(thing, of: person, by: road)
        case .roadMissing(let person, let thing):
            withoutRoad[person] = (withoutRoad[person] ?? []) + [thing]
        }
    }

    private mutating func change(
        _ person: PersonID, _ thing: Number, _ road: RouteKind, _ body: (inout ApprovalCode) -> Void
    ) {
        let place = codes[person]?.firstIndex { $0.thing == thing && $0.countsBy == road }
        guard let place, var code = codes[person]?[place] else { return }
        body(&code)
        codes[person]?[place] = code
    }

    private mutating func drop(_ thing: Number, of person: PersonID, by road: RouteKind) {
        codes[person]?.removeAll { $0.thing == thing && $0.countsBy == road }
        if codes[person]?.isEmpty == true { codes[person] = nil }
    }

    /// It waits no longer, or waits anew.
    mutating func forget(_ thing: Number) {
        guard !isEmpty else { return }
        codes = codes.mapValues { $0.filter { $0.thing != thing } }.filter { !$0.value.isEmpty }
        withoutRoad = withoutRoad.mapValues { $0.filter { $0 != thing } }
            .filter { !$0.value.isEmpty }
    }

    /// The chat is back: what is open is approved there.
    mutating func clear() { self = ApprovalBook() }
}

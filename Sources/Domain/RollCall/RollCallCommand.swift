package enum RollCallCommand: Codable, Equatable, Sendable {
    case call(RollCallRequest)
    case answer(RollAnswer)
}

/// `rollcall [scope] [due=10m] [place=]`
package struct RollCallRequest: Codable, Equatable, Sendable {
    package var incident: Number?
    /// A group, or 全体; nil for the people of the running incident.
    package var scope: String?
    package var due: Duration?
    package var place: String?
    /// The one before once more, after a sudden change.
    package var again: Bool

    package init(
        incident: Number? = nil, scope: String? = nil, due: Duration? = nil, place: String? = nil,
        again: Bool = false
    ) {
        self.incident = incident
        self.scope = scope
        self.due = due
        self.place = place
        self.again = again
    }
}

/// `here [n] [place] [eta=20] [for @x via=phone]`
package struct RollAnswer: Codable, Equatable, Sendable {
    package enum Word: Codable, Equatable, Sendable {
        case present
        /// Minutes from when it was said; nil where they were not told.
        case onTheWay(minutes: Int?)
        case away(reason: String?)
    }

    package var notice: Number?
    package var word: Word
    package var place: String?
    package var onBehalfOf: String?
    package var via: String?

    package init(
        notice: Number? = nil, _ word: Word, place: String? = nil, onBehalfOf: String? = nil,
        via: String? = nil
    ) {
        self.notice = notice
        self.word = word
        self.place = place
        self.onBehalfOf = onBehalfOf
        self.via = via
    }
}

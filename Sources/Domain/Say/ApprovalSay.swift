import Foundation

/// A public text as somebody must read it who is to sign it by SMS or mail.
package struct ApprovalText: Codable, Equatable, Sendable {
    package var version: Int
    package var sha256: String
    package var texts: [Statement.Variant]

    package init(version: Int, sha256: String, texts: [Statement.Variant]) {
        self.version = version
        self.sha256 = sha256
        self.texts = texts
    }
}

/// What a one-time code is for, and how it is given back.
package struct ApprovalOffer: Codable, Equatable, Sendable {
    package var thing: Number
    /// The step's id, where it is a task.
    package var step: String?
    /// Where it is a public text; said by mail alone.
    package var text: ApprovalText?
    package var sentBy: RouteKind
    package var countsBy: RouteKind
    package var until: Date

    package init(
        thing: Number, step: String? = nil, text: ApprovalText? = nil, sentBy: RouteKind,
        countsBy: RouteKind, until: Date
    ) {
        self.thing = thing
        self.step = step
        self.text = text
        self.sentBy = sentBy
        self.countsBy = countsBy
        self.until = until
    }
}

package enum ApprovalReply: Codable, Equatable, Sendable {
    /// `address`: where it went, masked.
    case codeSent(ApprovalOffer, address: String)
    case wrong(Number, left: Int)
    case voided(Number)

    var subject: Number {
        switch self {
        case .codeSent(let offer, _): offer.thing
        case .wrong(let number, _), .voided(let number): number
        }
    }
}

package enum ApprovalBulletin: Codable, Equatable, Sendable {
    /// By the one road: the code.
    case code(ApprovalOffer, digits: String)
    /// By the other: that something waits, and how it is answered.
    case waits(ApprovalOffer)
    /// To the duty officer: three wrong codes.
    case voided(Number, person: String)
    /// To whom it was for: its road did not carry it. `able`: who else may.
    case unsent(ApprovalOffer, able: [String])
    /// They have one road only.
    case roadMissing(Number, able: [String])

    package var subject: Number {
        switch self {
        case .code(let offer, _), .waits(let offer), .unsent(let offer, _): offer.thing
        case .voided(let number, _), .roadMissing(let number, _): number
        }
    }
}

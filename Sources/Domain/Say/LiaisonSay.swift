import Foundation

/// An outside body as one reader may see it.
package struct LiaisonFacts: Equatable, Sendable {
    package var id: String
    package var name: String
    package var contact: String?
    /// For a talk between two; nil where the reader may not call.
    package var phone: String?
    package var maskedPhone: String
    package var mayTell: String
    package var callers: [GroupID]
    package var kit: String?
    package var verifiedAt: Date?
    /// Not looked at for a quarter.
    package var isStale: Bool

    package init(_ liaison: Liaison, mayCall: Bool, at now: Date) {
        id = liaison.id
        name = liaison.name
        contact = liaison.contact
        phone = mayCall ? liaison.phone : nil
        maskedPhone = liaison.maskedPhone
        mayTell = liaison.mayTell
        callers = liaison.callers
        kit = liaison.kit
        verifiedAt = liaison.verifiedAt
        isStale = liaison.isStale(at: now)
    }
}

/// What a call is about.
package struct LiaisonMatter: Codable, Equatable, Sendable {
    package var incident: Int
    package var level: Level
    package var since: Date
    package var isDrill: Bool

    package init(incident: Int, level: Level, since: Date, isDrill: Bool) {
        self.incident = incident
        self.level = level
        self.since = since
        self.isDrill = isDrill
    }
}

package enum LiaisonReply: Codable, Equatable, Sendable {
    case listed([LiaisonFacts])
    case shown(LiaisonFacts)
    case prepared(LiaisonFacts, about: LiaisonMatter?, receiptBy: Date)
    case receipted(String, LiaisonReceipt)
    case verified(String)

    /// Four of a list are told in a room.
    var isLong: Bool {
        if case .listed(let all) = self { all.count > 4 } else { false }
    }
}

package enum LiaisonRefusal: Codable, Equatable, Sendable {
    case noSuch(String, known: [String])
    case notCaller(String, groups: [GroupID])
    /// Neither a name nor a number nor a word of what was said.
    case emptyReceipt(String)
}

package enum LiaisonBulletin: Codable, Equatable, Sendable {
    /// `reminders` counts this one.
    case receiptLate(
        String, id: String, incident: Int?, caller: String, since: Date, reminders: Int)
}

import Foundation

/// An outside body that the unit may have to call: police, regulator, platform, lawyer (domain §6).
///
/// The bot never writes to one: it prepares what may be told, a person calls and files the receipt.
package struct Liaison: Equatable, Sendable {
    /// In lower case, such as `police`.
    package var id: String
    package var name: String
    /// Whom to ask for.
    package var contact: String?
    /// As it is dialled: `110`, `+8613800000001`, `010-12345678`.
    package var phone: String
    /// What they may be told, in the unit's own words.
    package var mayTell: String
    /// Groups whose people may call.
    package var callers: [GroupID]
    /// What has to be at hand, such as licences for a platform's complaint form.
    package var kit: String?
    /// When somebody last made sure that the number is right.
    package var verifiedAt: Date?

    package init(
        id: String, name: String, contact: String? = nil, phone: String, mayTell: String,
        callers: [GroupID] = [.hq, .office], kit: String? = nil, verifiedAt: Date? = nil
    ) {
        self.id = id
        self.name = name
        self.contact = contact
        self.phone = phone
        self.mayTell = mayTell
        self.callers = callers
        self.kit = kit
        self.verifiedAt = verifiedAt
    }

    /// A contact is looked at each quarter (domain §1, special 2).
    package static let verifiedFor = Duration.days(90)

    package func isStale(at now: Date) -> Bool {
        verifiedAt.map { now.since($0) > Self.verifiedFor } ?? true
    }

    /// Somebody's own mobile is shown to those only who may call it; what anybody may dial is no
    /// secret.
    package var maskedPhone: String {
        let digits = phone.filter(\.isNumber)
        guard digits.count >= 11, phone.hasPrefix("+") || digits.hasPrefix("1") else {
            return phone
        }
        return phone.prefix(phone.count - 8) + "****" + phone.suffix(4)
    }
}

/// What a person got in answer when they called.
package struct LiaisonReceipt: Codable, Equatable, Sendable {
    /// Who took it there.
    package var spokeWith: String?
    /// The other side's number for it.
    package var number: String?
    package var text: String?

    package init(spokeWith: String? = nil, number: String? = nil, text: String? = nil) {
        self.spokeWith = spokeWith
        self.number = number
        self.text = text
    }

    package var isEmpty: Bool { spokeWith == nil && number == nil && text == nil }
}

/// A call that somebody undertook and has filed no receipt for.
package struct LiaisonCall: Codable, Equatable, Sendable {
    package var liaison: String
    package var incident: Int?
    package var caller: PersonID
    package var at: Date
    package var remindAt: Date?
    package var reminders = 0

    /// Notify police, fire and superior within half an hour (step G05); then twice as long, thrice.
    static let firstReminder = Duration.minutes(30)
    static let reminders = 3
}

package enum LiaisonEvent: Codable, Equatable, Sendable {
    case imported([Liaison])
    case verified(String)
    /// The text was handed to somebody who is going to call.
    case prepared(String)
    case receipted(String, LiaisonReceipt)
    case receiptLate(String, caller: PersonID, since: Date, reminders: Int)
}

/// The outside bodies, and the calls under way.
package struct LiaisonBook: Codable, Equatable, Sendable {
    package private(set) var listed: [Liaison] = []
    package private(set) var calls: [LiaisonCall] = []

    /// By id or name; by the start of one where only one begins like that.
    package func found(_ word: String) -> Liaison? {
        let key = word.lowercased()
        if let exact = listed.first(where: { $0.id == key || $0.name == word }) { return exact }
        let near = listed.filter { $0.id.hasPrefix(key) || $0.name.contains(word) }
        return near.count == 1 ? near[0] : nil
    }

    package func named(_ id: String) -> Liaison? { listed.first { $0.id == id } }

    var nextDue: Date? { calls.compactMap(\.remindAt).min() }

    func late(at now: Date) -> [LiaisonCall] {
        calls.filter { $0.remindAt.map { $0 <= now } ?? false }
    }

    mutating func apply(_ event: LiaisonEvent, incident: Int?, by person: PersonID?, at time: Date)
    {
        switch event {
        case .imported(let all): take(all)
        case .verified(let id):
            if let place = listed.firstIndex(where: { $0.id == id }) {
                listed[place].verifiedAt = time
            }
        case .prepared(let id):
            drop(id, incident)
            calls.append(
                LiaisonCall(
                    liaison: id, incident: incident, caller: person ?? "", at: time,
                    remindAt: time + LiaisonCall.firstReminder))
        case .receipted(let id, _): drop(id, incident)
        case .receiptLate(let id, _, _, let reminders):
            for place in calls.indices
            where calls[place].liaison == id && calls[place].incident == incident {
                calls[place].reminders = reminders
                calls[place].remindAt =
                    reminders < LiaisonCall.reminders
                    ? time + LiaisonCall.firstReminder * (1 << reminders) : nil
            }
        }
    }

    /// A number that stayed the same stays verified.
    private mutating func take(_ all: [Liaison]) {
        let before = listed
        listed = all.map { new in
            var new = new
            let old = before.first { $0.id == new.id }
            if let old, old.phone == new.phone, let known = old.verifiedAt {
                new.verifiedAt = max(known, new.verifiedAt ?? known)
            }
            return new
        }
        calls.removeAll { call in !listed.contains { $0.id == call.liaison } }
    }

    private mutating func drop(_ id: String, _ incident: Int?) {
        calls.removeAll { $0.liaison == id && $0.incident == incident }
    }
}

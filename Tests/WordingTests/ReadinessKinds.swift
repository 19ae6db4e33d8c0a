@testable import Domain

/// Readiness has kinds of its own: a new one does not compile until it is listed, and then wants
/// a sample.
enum ReadinessKinds {
    enum MatterKind: String, CaseIterable {
        case nobodyIn, noLead, noDeputy, short, headless, pairAway, manySeats, noRoad, noSMS
        case unconfirmed
        case noMobile, unverified, silentNumbers, numbersPutOff, trainingOver, trainingDue, expired
        case expiring, nobodyOnDuty, dutyAway, dutyUnknown, liaisonsUnverified, road, roadForced
        case gateway, disk, clockOff
        case officialNone, officialUnverified, officialExpired, officialOwnerless
        case officialNoPublisher
    }

    static func kind(_ value: ReadinessFinding.Matter) -> MatterKind {
        switch value {
        case .nobodyIn: .nobodyIn
        case .noLead: .noLead
        case .noDeputy: .noDeputy
        case .short: .short
        case .headless: .headless
        case .pairAway: .pairAway
        case .manySeats: .manySeats
        case .unconfirmed: .unconfirmed
        case .noRoad: .noRoad
        case .noSMS: .noSMS
        case .noMobile: .noMobile
        case .unverified: .unverified
        case .silentNumbers: .silentNumbers
        case .numbersPutOff: .numbersPutOff
        case .trainingOver: .trainingOver
        case .trainingDue: .trainingDue
        case .expired: .expired
        case .expiring: .expiring
        case .nobodyOnDuty: .nobodyOnDuty
        case .dutyAway: .dutyAway
        case .dutyUnknown: .dutyUnknown
        case .liaisonsUnverified: .liaisonsUnverified
        case .officialNone: .officialNone
        case .officialUnverified: .officialUnverified
        case .officialExpired: .officialExpired
        case .officialOwnerless: .officialOwnerless
        case .officialNoPublisher: .officialNoPublisher
        case .road: .road
        case .roadForced: .roadForced
        case .gateway: .gateway
        case .disk: .disk
        case .clockOff: .clockOff
        }
    }

    enum BulletinKind: String, CaseIterable {
        case alarm, card, numberCheck, numbersEnded, trialEnded
    }

    static func kind(told value: ReadinessBulletin) -> BulletinKind {
        switch value {
        case .alarm: .alarm
        case .card: .card
        case .numberCheck: .numberCheck
        case .numbersEnded: .numbersEnded
        case .trialEnded: .trialEnded
        }
    }

    enum EventKind: String, CaseIterable {
        case checked, carded, numbersAsked, numbersPutOff, numbersEnded, trialBegun, trialFailed
        case trialEnded
    }

    static func kind(event value: ReadinessEvent) -> EventKind {
        switch value {
        case .checked: .checked
        case .carded: .carded
        case .numbersAsked: .numbersAsked
        case .numbersPutOff: .numbersPutOff
        case .numbersEnded: .numbersEnded
        case .trialBegun: .trialBegun
        case .trialFailed: .trialFailed
        case .trialEnded: .trialEnded
        }
    }
}

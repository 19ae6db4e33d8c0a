@testable import Domain

/// The register has kinds of its own: a new one does not compile until it is listed, and then wants
/// a sample.
enum OfficialKinds {
    enum ReplyKind: String, CaseIterable {
        case registered, voiced, verified, retired, shown, list
    }

    static func kind(_ value: OfficialReply) -> ReplyKind {
        switch value {
        case .registered: .registered
        case .voiced: .voiced
        case .verified: .verified
        case .retired: .retired
        case .shown: .shown
        case .list: .list
        }
    }

    enum BulletinKind: String, CaseIterable { case wanted, verified, retired, expiring, expired }

    static func kind(told value: OfficialBulletin) -> BulletinKind {
        switch value {
        case .wanted: .wanted
        case .verified: .verified
        case .retired: .retired
        case .expiring: .expiring
        case .expired: .expired
        }
    }

    enum RefusalKind: String, CaseIterable {
        case noSuch, badID, missing, tooLong, personal, ofPerson, taken, noPublisher, badUntil
        case mobile, ownRow
        case unchanged, changedSince, voicedAlready, verifiedAlready
    }

    static func kind(of value: OfficialRefusal) -> RefusalKind {
        switch value {
        case .noSuch: .noSuch
        case .badID: .badID
        case .missing: .missing
        case .tooLong: .tooLong
        case .personal: .personal
        case .mobile: .mobile
        case .ownRow: .ownRow
        case .ofPerson: .ofPerson
        case .taken: .taken
        case .noPublisher: .noPublisher
        case .badUntil: .badUntil
        case .unchanged: .unchanged
        case .changedSince: .changedSince
        case .voicedAlready: .voicedAlready
        case .verifiedAlready: .verifiedAlready
        }
    }

    enum EventKind: String, CaseIterable {
        case registered, voiced, verified, renewed, retired, expiring, expired
    }

    static func kind(event value: OfficialEvent) -> EventKind {
        switch value {
        case .registered: .registered
        case .voiced: .voiced
        case .verified: .verified
        case .renewed: .renewed
        case .retired: .retired
        case .expiring: .expiring
        case .expired: .expired
        }
    }
}

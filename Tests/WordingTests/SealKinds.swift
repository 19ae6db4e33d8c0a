@testable import Domain

/// What is sealed has kinds of its own: a new one does not compile until it is listed, and then wants
/// a sample.
enum SealKinds {
    enum ReplyKind: String, CaseIterable {
        case kept, shown, destroyed, list, spills, spillDestroyed, secrecy, aboveCeiling
    }

    static func kind(_ value: SealReply) -> ReplyKind {
        switch value {
        case .kept: .kept
        case .shown: .shown
        case .destroyed: .destroyed
        case .list: .list
        case .spills: .spills
        case .spillDestroyed: .spillDestroyed
        case .secrecy: .secrecy
        case .aboveCeiling: .aboveCeiling
        }
    }

    enum OpeningKind: String, CaseIterable { case sealed, text, gone, forbidden, damaged }

    static func kind(opening value: SealShown.Opening) -> OpeningKind {
        switch value {
        case .sealed: .sealed
        case .text: .text
        case .gone: .gone
        case .forbidden: .forbidden
        case .damaged: .damaged
        }
    }

    enum BulletinKind: String, CaseIterable { case destroyed, aboveCeiling }

    static func kind(told value: SealBulletin) -> BulletinKind {
        switch value {
        case .destroyed: .destroyed
        case .aboveCeiling: .aboveCeiling
        }
    }

    enum QuestionKind: String, CaseIterable { case destroy, showSpill, destroySpill }

    static func kind(question value: SealConfirmation) -> QuestionKind {
        switch value {
        case .destroy: .destroy
        case .showSpill: .showSpill
        case .destroySpill: .destroySpill
        }
    }

    enum RefusalKind: String, CaseIterable {
        case noSuch, destroyed, noSpill, spillDestroyed, alone, noKey
    }

    static func kind(of value: SealRefusal) -> RefusalKind {
        switch value {
        case .noSuch: .noSuch
        case .destroyed: .destroyed
        case .noSpill: .noSpill
        case .spillDestroyed: .spillDestroyed
        case .alone: .alone
        case .noKey: .noKey
        }
    }

    enum EventKind: String, CaseIterable {
        case kept, read, destroyed, spilled, spillRead, spillDestroyed, withheld, withheldLate
    }

    static func kind(event value: SealEvent) -> EventKind {
        switch value {
        case .kept: .kept
        case .read: .read
        case .destroyed: .destroyed
        case .spilled: .spilled
        case .spillRead: .spillRead
        case .spillDestroyed: .spillDestroyed
        case .withheld: .withheld
        case .withheldLate: .withheldLate
        }
    }
}

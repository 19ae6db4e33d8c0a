@testable import Domain

/// Approving without the chat has kinds of its own: a new one does not compile until it is listed,
/// and then wants a sample.
enum ApprovalKinds {
    enum ReplyKind: String, CaseIterable { case codeSent, wrong, voided }

    static func kind(_ value: ApprovalReply) -> ReplyKind {
        switch value {
        case .codeSent: .codeSent
        case .wrong: .wrong
        case .voided: .voided
        }
    }

    enum BulletinKind: String, CaseIterable { case code, waits, voided, unsent, roadMissing }

    static func kind(told value: ApprovalBulletin) -> BulletinKind {
        switch value {
        case .code: .code
        case .waits: .waits
        case .voided: .voided
        case .unsent: .unsent
        case .roadMissing: .roadMissing
        }
    }

    enum RefusalKind: String, CaseIterable {
        case off, chatWorks, aboveCeiling, noOtherRoad, noCode, otherRoad, expired, void
    }

    static func kind(of value: ApprovalRefusal) -> RefusalKind {
        switch value {
        case .off: .off
        case .chatWorks: .chatWorks
        case .aboveCeiling: .aboveCeiling
        case .noOtherRoad: .noOtherRoad
        case .noCode: .noCode
        case .otherRoad: .otherRoad
        case .expired: .expired
        case .void: .void
        }
    }

    enum EventKind: String, CaseIterable {
        case codeSent, codeWrong, codeVoided, codeSpent, roadMissing
    }

    static func kind(event value: ApprovalEvent) -> EventKind {
        switch value {
        case .codeSent: .codeSent
        case .codeWrong: .codeWrong
        case .codeVoided: .codeVoided
        case .codeSpent: .codeSpent
        case .roadMissing: .roadMissing
        }
    }
}

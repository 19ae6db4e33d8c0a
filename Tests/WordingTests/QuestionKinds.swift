@testable import Domain

/// Questions have kinds of their own: a new one does not compile until it is listed, and then wants
/// a sample.
enum QuestionKinds {
    enum ReplyKind: String, CaseIterable {
        case logged, drafted, approved, joined, given, dropped, shown, list, spokespersons
    }

    static func kind(_ value: QuestionReply) -> ReplyKind {
        switch value {
        case .logged: .logged
        case .drafted: .drafted
        case .approved: .approved
        case .joined: .joined
        case .given: .given
        case .dropped: .dropped
        case .shown: .shown
        case .list: .list
        case .spokespersons: .spokespersons
        }
    }

    enum ConcernReplyKind: String, CaseIterable { case added, counted, covered, list, noneFound }

    static func kind(_ value: ConcernReply) -> ConcernReplyKind {
        switch value {
        case .added: .added
        case .counted: .counted
        case .covered: .covered
        case .list: .list
        case .noneFound: .noneFound
        }
    }

    enum BulletinKind: String, CaseIterable {
        case logged, approvalWanted, approved, due, spokesperson
    }

    static func kind(_ value: QuestionBulletin) -> BulletinKind {
        switch value {
        case .logged: .logged
        case .approvalWanted: .approvalWanted
        case .approved: .approved
        case .due: .due
        case .spokesperson: .spokesperson
        }
    }

    enum RefusalKind: String, CaseIterable {
        case dropped, noAnswer, sameText, personal, ownAnswer, whichVersion, approvedAlready,
            notApproved
        case notSpokesperson, notKeeper, givenAlready, sameAlready, otherMatter
        case spokespersonAlready, noSpokesperson, groundless, shaky
    }

    static func kind(_ value: QuestionRefusal) -> RefusalKind {
        switch value {
        case .dropped: .dropped
        case .noAnswer: .noAnswer
        case .sameText: .sameText
        case .personal: .personal
        case .groundless: .groundless
        case .shaky: .shaky
        case .ownAnswer: .ownAnswer
        case .whichVersion: .whichVersion
        case .approvedAlready: .approvedAlready
        case .notApproved: .notApproved
        case .notSpokesperson: .notSpokesperson
        case .notKeeper: .notKeeper
        case .givenAlready: .givenAlready
        case .sameAlready: .sameAlready
        case .otherMatter: .otherMatter
        case .spokespersonAlready: .spokespersonAlready
        case .noSpokesperson: .noSpokesperson
        }
    }

    enum ConcernRefusalKind: String, CaseIterable {
        case noSuch, coveredAlready, notCovered, otherMatter, listed, unmet
    }

    static func kind(_ value: ConcernRefusal) -> ConcernRefusalKind {
        switch value {
        case .noSuch: .noSuch
        case .coveredAlready: .coveredAlready
        case .notCovered: .notCovered
        case .otherMatter: .otherMatter
        case .listed: .listed
        case .unmet: .unmet
        }
    }

    enum EventKind: String, CaseIterable {
        case logged, drafted, approved, joined, given, dropped, reminded
        case spokespersonNamed, spokespersonRemoved
    }

    static func kind(_ value: QuestionEvent) -> EventKind {
        switch value {
        case .logged: .logged
        case .drafted: .drafted
        case .approved: .approved
        case .joined: .joined
        case .given: .given
        case .dropped: .dropped
        case .reminded: .reminded
        case .spokespersonNamed: .spokespersonNamed
        case .spokespersonRemoved: .spokespersonRemoved
        }
    }

    enum ConcernEventKind: String, CaseIterable {
        case added, counted, covered, uncovered, noneFound
    }

    static func kind(_ value: ConcernEvent) -> ConcernEventKind {
        switch value {
        case .added: .added
        case .counted: .counted
        case .covered: .covered
        case .uncovered: .uncovered
        case .noneFound: .noneFound
        }
    }
}

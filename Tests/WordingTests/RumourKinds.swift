@testable import Domain

/// The case of what is said of rumours: a new one does not compile until it is listed here, and
/// then a test wants a sample of it.
enum RumourKinds {
    enum ReplyKind: CaseIterable {
        case added, assigned, voiced, opened, judged, decided, answered, corrected, tracked,
            closed, foundWrong, merged, legal, reported, criticism, ticketed, platformAnswered,
            shown, list
    }

    static func kind(_ reply: RumourReply) -> ReplyKind {
        switch reply {
        case .added: .added
        case .assigned: .assigned
        case .voiced: .voiced
        case .opened: .opened
        case .judged: .judged
        case .decided: .decided
        case .answered: .answered
        case .corrected: .corrected
        case .tracked: .tracked
        case .closed: .closed
        case .foundWrong: .foundWrong
        case .merged: .merged
        case .legal: .legal
        case .reported: .reported
        case .criticism: .criticism
        case .ticketed: .ticketed
        case .platformAnswered: .platformAnswered
        case .shown: .shown
        case .list: .list
        }
    }

    enum BulletinKind: CaseIterable {
        case added, assigned, split, judged, opened, decided, answered, corrected, tracked,
            trackMissed, closed, foundWrong, merged, legal, ticketed, platformAnswered, late
    }

    static func kind(told bulletin: RumourBulletin) -> BulletinKind {
        switch bulletin {
        case .added: .added
        case .assigned: .assigned
        case .split: .split
        case .judged: .judged
        case .opened: .opened
        case .decided: .decided
        case .answered: .answered
        case .corrected: .corrected
        case .tracked: .tracked
        case .trackMissed: .trackMissed
        case .closed: .closed
        case .foundWrong: .foundWrong
        case .merged: .merged
        case .legal: .legal
        case .ticketed: .ticketed
        case .platformAnswered: .platformAnswered
        case .late: .late
        }
    }

    enum RefusalKind: CaseIterable {
        case merged, closed, twoVerifiers, notVerifier, voicedAlready, judgedAlready,
            answeredAlready, sourceNotNamed, factUnconfirmed, notJudged, notAfter,
            decidedAlready, notDecided, sameStatement, notFinished, correctingAlready, notAlike,
            reportLacks, ownOpinion, reportedAlready, noReport, whichReport, toldAlready,
            statementOver, statementEarlier, notCorrecting, ownVerdict, kitIncomplete, wrongAnswer
    }

    static func kind(of refusal: RumourRefusal) -> RefusalKind {
        switch refusal {
        case .merged: .merged
        case .closed: .closed
        case .twoVerifiers: .twoVerifiers
        case .notVerifier: .notVerifier
        case .voicedAlready: .voicedAlready
        case .judgedAlready: .judgedAlready
        case .answeredAlready: .answeredAlready
        case .sourceNotNamed: .sourceNotNamed
        case .factUnconfirmed: .factUnconfirmed
        case .notJudged: .notJudged
        case .notAfter: .notAfter
        case .decidedAlready: .decidedAlready
        case .notDecided: .notDecided
        case .sameStatement: .sameStatement
        case .notFinished: .notFinished
        case .correctingAlready: .correctingAlready
        case .notAlike: .notAlike
        case .reportLacks: .reportLacks
        case .ownOpinion: .ownOpinion
        case .reportedAlready: .reportedAlready
        case .noReport: .noReport
        case .whichReport: .whichReport
        case .toldAlready: .toldAlready
        case .statementOver: .statementOver
        case .statementEarlier: .statementEarlier
        case .notCorrecting: .notCorrecting
        case .wrongAnswer: .wrongAnswer
        case .ownVerdict: .ownVerdict
        case .kitIncomplete: .kitIncomplete
        }
    }

    enum EventKind: CaseIterable {
        case added, assigned, voiced, judged, opened, decided, answered, tracked, trackMissed,
            closed, foundWrong, merged, legal, reported, reportRefused, ticketed,
            platformAnswered, timed, late
    }

    static func kind(event: RumourEvent) -> EventKind {
        switch event {
        case .added: .added
        case .assigned: .assigned
        case .voiced: .voiced
        case .judged: .judged
        case .opened: .opened
        case .decided: .decided
        case .answered: .answered
        case .tracked: .tracked
        case .trackMissed: .trackMissed
        case .closed: .closed
        case .foundWrong: .foundWrong
        case .merged: .merged
        case .legal: .legal
        case .reported: .reported
        case .reportRefused: .reportRefused
        case .ticketed: .ticketed
        case .platformAnswered: .platformAnswered
        case .timed: .timed
        case .late: .late
        }
    }
}

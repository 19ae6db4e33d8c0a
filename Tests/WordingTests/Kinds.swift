@testable import Domain

/// The case of a value, without what it carries. A new case does not compile until it is listed
/// here, and then a test wants a sample of it.
enum Kinds {
    enum ReplyKind: String, CaseIterable {
        case warned, assessed, reassessed, watched, referred, merged, declined, confirm, activated
        case countersigned, levelChanged, closeProposed, closed, cancelled, noted, assigned
        case done, approved, voiced, evidenceWanted, blocked, acknowledgedFor, cannotTaken,
            language, quiet
        case formQuestion, formStopped
        case status, tasks, timeline, me, help, complaint, refused, guarded, editIgnored
        case roster, group, readiness, fact, statement, official, evidence, question, concern,
            rumour, sitrep, filing, post, platform
        case dutyPhone, stopTaken, startTaken, answersStopped, plan, liaison, roads,
            roadsOf, roadsSwitched,
            roadsTested
        case rollCalled, rollAnsweredFor, rollTable
        case duty, circle, absence, signed
        case seal, approval
    }

    static func kind(of value: Reply) -> ReplyKind {
        switch value {
        case .warned: .warned
        case .assessed: .assessed
        case .reassessed: .reassessed
        case .watched: .watched
        case .referred: .referred
        case .merged: .merged
        case .declined: .declined
        case .confirm: .confirm
        case .activated: .activated
        case .countersigned: .countersigned
        case .levelChanged: .levelChanged
        case .closeProposed: .closeProposed
        case .closed: .closed
        case .cancelled: .cancelled
        case .noted: .noted
        case .assigned: .assigned
        case .done: .done
        case .approved: .approved
        case .voiced: .voiced
        case .evidenceWanted: .evidenceWanted
        case .blocked: .blocked
        case .acknowledgedFor: .acknowledgedFor
        case .cannotTaken: .cannotTaken
        case .language: .language
        case .quiet: .quiet
        case .formQuestion: .formQuestion
        case .formStopped: .formStopped
        case .status: .status
        case .tasks: .tasks
        case .timeline: .timeline
        case .me: .me
        case .help: .help
        case .complaint: .complaint
        case .refused: .refused
        case .guarded: .guarded
        case .editIgnored: .editIgnored
        case .dutyPhone: .dutyPhone
        case .stopTaken: .stopTaken
        case .startTaken: .startTaken
        case .answersStopped: .answersStopped
        case .plan: .plan
        case .liaison: .liaison
        case .duty: .duty
        case .circle: .circle
        case .absence: .absence
        case .signed: .signed
        case .roads: .roads
        case .roadsOf: .roadsOf
        case .roadsSwitched: .roadsSwitched
        case .roadsTested: .roadsTested
        case .roster: .roster
        case .group: .group
        case .readiness: .readiness
        case .fact: .fact
        case .statement: .statement
        case .official: .official
        case .evidence: .evidence
        case .question: .question
        case .concern: .concern
        case .rumour: .rumour
        case .sitrep: .sitrep
        case .filing: .filing
        case .seal: .seal
        case .approval: .approval
        case .post: .post
        case .platform: .platform
        case .rollCalled: .rollCalled
        case .rollAnsweredFor: .rollAnsweredFor
        case .rollTable: .rollTable
        }
    }

    enum RefusalKind: String, CaseIterable {
        case stranger, machineOnly, notAllowed, notOnRoute, noSuch, noSuchPerson, noSuchFloor,
            noIncident
        case whichIncident, whichNotice, noSuchNotice, nothingToAcknowledge, notAddressed,
            warningEnded
        case incidentEnded, needsReason, tooSoonToLower, levelNotActivated, sameLevel, notProposed
        case alreadyProposed, noCode, codeWrong, codeExpired, codeElsewhere
        case alreadyCountersigned, notYours, taskFinished, taskDropped, alreadyVoiced, waitsFor,
            awaitsApproval
        case notAwaitingApproval, doerMayNotApprove, notApprover, alreadyApproved
        case noWarning, whichWarning, formLink, formValue, formTooMany, alreadySwitched, noBackup,
            noRoadLeft
        case roster, group, fact, statement, official, evidence, question, concern, rumour, sitrep,
            filing, post, platform
        case evidenceMissing, proxyForHQOnly, proxyNeedsPhone, stale, unavailable, plan, liaison
        case noSuchGroup, noRollCall, rollCallOfWhom
        case duty, circle, absence
        case seal, approval, codeWord
    }

    static func kind(of value: Refusal) -> RefusalKind {
        switch value {
        case .stranger: .stranger
        case .machineOnly: .machineOnly
        case .notAllowed: .notAllowed
        case .notOnRoute: .notOnRoute
        case .noSuch: .noSuch
        case .noSuchPerson: .noSuchPerson
        case .noSuchFloor: .noSuchFloor
        case .noIncident: .noIncident
        case .noWarning: .noWarning
        case .whichWarning: .whichWarning
        case .formLink: .formLink
        case .formValue: .formValue
        case .formTooMany: .formTooMany
        case .alreadySwitched: .alreadySwitched
        case .noBackup: .noBackup
        case .noRoadLeft: .noRoadLeft
        case .whichIncident: .whichIncident
        case .whichNotice: .whichNotice
        case .noSuchNotice: .noSuchNotice
        case .nothingToAcknowledge: .nothingToAcknowledge
        case .notAddressed: .notAddressed
        case .warningEnded: .warningEnded
        case .incidentEnded: .incidentEnded
        case .needsReason: .needsReason
        case .tooSoonToLower: .tooSoonToLower
        case .levelNotActivated: .levelNotActivated
        case .sameLevel: .sameLevel
        case .notProposed: .notProposed
        case .alreadyProposed: .alreadyProposed
        case .noCode: .noCode
        case .codeWrong: .codeWrong
        case .codeExpired: .codeExpired
        case .codeElsewhere: .codeElsewhere
        case .alreadyCountersigned: .alreadyCountersigned
        case .notYours: .notYours
        case .taskFinished: .taskFinished
        case .taskDropped: .taskDropped
        case .alreadyVoiced: .alreadyVoiced
        case .waitsFor: .waitsFor
        case .awaitsApproval: .awaitsApproval
        case .notAwaitingApproval: .notAwaitingApproval
        case .doerMayNotApprove: .doerMayNotApprove
        case .notApprover: .notApprover
        case .alreadyApproved: .alreadyApproved
        case .evidenceMissing: .evidenceMissing
        case .proxyForHQOnly: .proxyForHQOnly
        case .proxyNeedsPhone: .proxyNeedsPhone
        case .stale: .stale
        case .unavailable: .unavailable
        case .noSuchGroup: .noSuchGroup
        case .noRollCall: .noRollCall
        case .rollCallOfWhom: .rollCallOfWhom
        case .plan: .plan
        case .roster: .roster
        case .group: .group
        case .fact: .fact
        case .statement: .statement
        case .official: .official
        case .evidence: .evidence
        case .question: .question
        case .concern: .concern
        case .rumour: .rumour
        case .sitrep: .sitrep
        case .filing: .filing
        case .post: .post
        case .platform: .platform
        case .liaison: .liaison
        case .duty: .duty
        case .circle: .circle
        case .absence: .absence
        case .seal: .seal
        case .approval: .approval
        case .codeWord: .codeWord
        }
    }

    enum FaultKind: String, CaseIterable {
        case unknownWord, unknownPart, missing, unknownLevel, unknownPack, unknownLanguage,
            notHours, notATime, notASpan, notADay, wrongKind
        case notANumber, notACount, badValue, tooManyValues, unexpected, unknownKey, openQuote
        case tooLong
    }

    static func kind(of value: Complaint.Fault) -> FaultKind {
        switch value {
        case .unknownWord: .unknownWord
        case .unknownPart: .unknownPart
        case .missing: .missing
        case .unknownLevel: .unknownLevel
        case .unknownPack: .unknownPack
        case .unknownLanguage: .unknownLanguage
        case .notHours: .notHours
        case .notATime: .notATime
        case .notASpan: .notASpan
        case .notADay: .notADay
        case .wrongKind: .wrongKind
        case .notANumber: .notANumber
        case .notACount: .notACount
        case .badValue: .badValue
        case .tooManyValues: .tooManyValues
        case .unexpected: .unexpected
        case .unknownKey: .unknownKey
        case .openQuote: .openQuote
        case .tooLong: .tooLong
        }
    }

    enum BulletinKind: String, CaseIterable {
        case conference, reassessLate, levelSuggested
        case decisionWanted, warningLate, tasksDue, taskAssigned, taskBlocked, approvalWanted
        case levelChanged, closeProposed, ended, warningEnded, countersigned, countersignLate
        case cannot, nobodyLeft, unreachable, undelivered, channelDown, channelUp, digest,
            gatewayFailing, gatewayWell
        case secretSeen, strangerSpoke, roomEncrypted, stepDone, stepsJoined, stepsDropped
        case quorumWanted, quorumMissed, archived, dutiesUnconfirmed, plan, liaison, roadTest,
            bundled, trouble, rollDue, rollComplete, duty, circle, absence, signed, group,
            readiness, board, fact, statement, official, evidence, question, rumour, filing,
            post, platform, rollUnfound, seal, approval, codeWord, reach
    }

    static func kind(of value: Bulletin) -> BulletinKind {
        switch value {
        case .decisionWanted: .decisionWanted
        case .warningLate: .warningLate
        case .conference: .conference
        case .reassessLate: .reassessLate
        case .levelSuggested: .levelSuggested
        case .tasksDue: .tasksDue
        case .taskAssigned: .taskAssigned
        case .taskBlocked: .taskBlocked
        case .approvalWanted: .approvalWanted
        case .levelChanged: .levelChanged
        case .closeProposed: .closeProposed
        case .ended: .ended
        case .warningEnded: .warningEnded
        case .countersigned: .countersigned
        case .countersignLate: .countersignLate
        case .cannot: .cannot
        case .nobodyLeft: .nobodyLeft
        case .unreachable: .unreachable
        case .undelivered: .undelivered
        case .channelDown: .channelDown
        case .channelUp: .channelUp
        case .gatewayFailing: .gatewayFailing
        case .gatewayWell: .gatewayWell
        case .roadTest: .roadTest
        case .trouble: .trouble
        case .rollDue: .rollDue
        case .rollComplete: .rollComplete
        case .bundled: .bundled
        case .digest: .digest
        case .secretSeen: .secretSeen
        case .strangerSpoke: .strangerSpoke
        case .reach: .reach
        case .roomEncrypted: .roomEncrypted
        case .filing: .filing
        case .post: .post
        case .platform: .platform
        case .rollUnfound: .rollUnfound
        case .plan: .plan
        case .liaison: .liaison
        case .duty: .duty
        case .circle: .circle
        case .absence: .absence
        case .signed: .signed
        case .group: .group
        case .readiness: .readiness
        case .board: .board
        case .seal: .seal
        case .approval: .approval
        case .codeWord: .codeWord
        case .fact: .fact
        case .statement: .statement
        case .official: .official
        case .evidence: .evidence
        case .question: .question
        case .rumour: .rumour
        case .stepDone: .stepDone
        case .stepsJoined: .stepsJoined
        case .stepsDropped: .stepsDropped
        case .quorumWanted: .quorumWanted
        case .quorumMissed: .quorumMissed
        case .archived: .archived
        case .dutiesUnconfirmed: .dutiesUnconfirmed
        }
    }

    enum SubjectKind: String, CaseIterable {
        case warning, activation, countersign, ended, levelChanged, planPublished, rollCall,
            appointed, sitrep, platform
    }

    static func kind(of value: NoticeSubject) -> SubjectKind {
        switch value {
        case .warning: .warning
        case .activation: .activation
        case .countersign: .countersign
        case .ended: .ended
        case .levelChanged: .levelChanged
        case .planPublished: .planPublished
        case .rollCall: .rollCall
        case .appointed: .appointed
        case .sitrep: .sitrep
        case .platform: .platform
        }
    }

    enum QuestionKind: String, CaseIterable {
        case activate, level, close, cancel, plan, roads, roster, mandate, group, statement,
            official
        case seal, evidence
    }

    static func kind(of value: Domain.Confirmation) -> QuestionKind {
        switch value {
        case .activate: .activate
        case .level: .level
        case .close: .close
        case .cancel: .cancel
        case .plan: .plan
        case .roads: .roads
        case .roster: .roster
        case .mandate: .mandate
        case .group: .group
        case .statement: .statement
        case .official: .official
        case .seal: .seal
        case .evidence: .evidence
        }
    }
}

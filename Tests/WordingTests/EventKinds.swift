@testable import Domain

extension Kinds {
    enum WarningEventKind: String, CaseIterable {
        case registered, assessed, watched, referred, merged, declined, activated, reminded
        case reassessBy, conference
    }

    static func kind(of value: WarningEvent) -> WarningEventKind {
        switch value {
        case .registered: .registered
        case .assessed: .assessed
        case .watched: .watched
        case .referred: .referred
        case .merged: .merged
        case .declined: .declined
        case .activated: .activated
        case .reminded: .reminded
        case .reassessBy: .reassessBy
        case .conference: .conference
        }
    }

    enum IncidentEventKind: String, CaseIterable {
        case activated, countersigned, countersignLate, levelChanged, closeProposed, closed
        case cancelled, noted, pinned, outage, restored, stepsJoined, archived
        case assessed, reassessBy, reassessLate, conference, levelSuggested, planAdopted
    }

    static func kind(of value: IncidentEvent) -> IncidentEventKind {
        switch value {
        case .activated: .activated
        case .countersigned: .countersigned
        case .countersignLate: .countersignLate
        case .levelChanged: .levelChanged
        case .closeProposed: .closeProposed
        case .closed: .closed
        case .cancelled: .cancelled
        case .noted: .noted
        case .pinned: .pinned
        case .outage: .outage
        case .restored: .restored
        case .assessed: .assessed
        case .reassessBy: .reassessBy
        case .reassessLate: .reassessLate
        case .conference: .conference
        case .levelSuggested: .levelSuggested
        case .planAdopted: .planAdopted
        case .stepsJoined: .stepsJoined
        case .archived: .archived
        }
    }

    enum TaskEventKind: String, CaseIterable {
        case assigned, evidenceAsked, done, submitted, approved, approvedInPart, blocked
        case reminded, rescheduled, quorumAsked, voiced, quorumMissed, restated
        case dropped
    }

    static func kind(of value: TaskEvent) -> TaskEventKind {
        switch value {
        case .assigned: .assigned
        case .evidenceAsked: .evidenceAsked
        case .done: .done
        case .submitted: .submitted
        case .approved: .approved
        case .approvedInPart: .approvedInPart
        case .blocked: .blocked
        case .reminded: .reminded
        case .rescheduled: .rescheduled
        case .quorumAsked: .quorumAsked
        case .voiced: .voiced
        case .quorumMissed: .quorumMissed
        case .restated: .restated
        case .dropped: .dropped
        }
    }

    enum NoticeEventKind: String, CaseIterable {
        case issued, acknowledged, cannot, escalated, exhausted, routed, passedOver, unreachable
        case withdrawn
        case answeredRoll, rollDue, rollComplete, rollUnfound, rollVerified
    }

    static func kind(of value: NoticeEvent) -> NoticeEventKind {
        switch value {
        case .issued: .issued
        case .acknowledged: .acknowledged
        case .cannot: .cannot
        case .escalated: .escalated
        case .exhausted: .exhausted
        case .routed: .routed
        case .passedOver: .passedOver
        case .unreachable: .unreachable
        case .withdrawn: .withdrawn
        case .answeredRoll: .answeredRoll
        case .rollDue: .rollDue
        case .rollComplete: .rollComplete
        case .rollUnfound: .rollUnfound
        case .rollVerified: .rollVerified
        }
    }

    enum DeskEventKind: String, CaseIterable {
        case codeAsked, codeSpent, language, quiet, guardTripped, noted, strangerSpoke,
            roomEncrypted
        case channelDown, channelUp, digested, redirected, undelivered, resumed, gatewayFailing,
            gatewayWell,
            alarmPassed
        case formOpened, formAnswered, formClosed, roadForced, roadsTested, roadsFound, trouble,
            reach
    }

    static func kind(of value: DeskEvent) -> DeskEventKind {
        switch value {
        case .codeAsked: .codeAsked
        case .codeSpent: .codeSpent
        case .language: .language
        case .quiet: .quiet
        case .formOpened: .formOpened
        case .formAnswered: .formAnswered
        case .formClosed: .formClosed
        case .guardTripped: .guardTripped
        case .noted: .noted
        case .strangerSpoke: .strangerSpoke
        case .roomEncrypted: .roomEncrypted
        case .channelDown: .channelDown
        case .channelUp: .channelUp
        case .gatewayFailing: .gatewayFailing
        case .gatewayWell: .gatewayWell
        case .alarmPassed: .alarmPassed
        case .roadForced: .roadForced
        case .roadsTested: .roadsTested
        case .roadsFound: .roadsFound
        case .trouble: .trouble
        case .digested: .digested
        case .redirected: .redirected
        case .undelivered: .undelivered
        case .resumed: .resumed
        case .reach: .reach
        }
    }

    enum RosterEventKind: String, CaseIterable {
        case imported, put, left, verified, purged, held
        case groupAdded, seated, groupFormed, groupClosed, carded, confirmed
    }

    static func kind(of value: RosterEvent) -> RosterEventKind {
        switch value {
        case .imported: .imported
        case .put: .put
        case .left: .left
        case .verified: .verified
        case .purged: .purged
        case .held: .held
        case .groupAdded: .groupAdded
        case .seated: .seated
        case .groupFormed: .groupFormed
        case .groupClosed: .groupClosed
        case .carded: .carded
        case .confirmed: .confirmed
        }
    }
}

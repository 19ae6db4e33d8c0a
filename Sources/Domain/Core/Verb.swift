/// Every command word's meaning; rights, help and grammar all hang on it.
package enum Verb: String, Codable, Sendable, CaseIterable {
    case help, status, warn, watch, refer, merge, assess, decline, activate, countersign, level
    case cancel, close, task, assign, approve, done, block, ack, cannot, note, timeline, me, lang,
        quiet
    case confirm, pin
    case plan, planPublish, planAdopt, planInterpret
    case channel, channelSwitch
    case official, officialEdit, officialVerify
    case roster, rosterEdit, rosterConfirm
    case readiness
    case fact, factVerify
    case statement, statementEdit, check, legal, reject, release, releaseConfirm, correct, withdraw
    case evidence, evidenceHand, evidenceVerify, evidenceHold, evidenceRemove
    case question, questionEdit, questionApprove, questionGive, spokesperson
    case concernEdit
    case rumour, rumourAssign, rumourVerdict, rumourDecide, rumourLegal, rumourTrack, rumourClose
    case refute
    case sitrep, sitrepIssue
    case filing, filingRule, filingFile
    case post, postOpen, postReport, postMove, postClose
    case platform, platformEdit, platformUpdate, platformCheck
    case group, groupEdit
    case liaison, liaisonCall
    case rollcall, here
    case classify, circle, circleEdit
    case leave, leaveAllow, back, cover, delegate
    case duty, dutySwap, dutyCover, dutyHandover, dutyTake
    case seal, sealDestroy, quarantine, quarantineShow, quarantineDestroy, secrecy

    /// Asks back with a summary and a four-digit code (spec §6).
    package var isDangerous: Bool {
        switch self {
        case .activate, .level, .cancel, .close, .planPublish, .planAdopt, .channelSwitch,
            .delegate, .release, .withdraw, .officialEdit:
            true
        case .sealDestroy, .quarantineShow, .quarantineDestroy, .evidenceRemove: true
        default: false
        }
    }
}

/// Who may: one cell of the table in `Permissions`.
package enum Role: String, Codable, Sendable, CaseIterable {
    /// Anyone in the roster.
    case anyone
    /// The command group.
    case hq
    /// The emergency office.
    case office
    case officeLead
    /// The lead or deputy of any group.
    case lead
    case duty
    case dutyLead
    case tech
    /// The group that publishes.
    case release
    case legal
    case secrecy
    /// Whoever the thing was given to; `decide` knows who that is.
    case addressee
    case approver
    case guidance
    case releaseLead
    /// Whoever may answer in the unit's name; `decide` knows who that is.
    case spokesperson
    /// The cross-platform team.
    case crossplatform
}

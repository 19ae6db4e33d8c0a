/// Who may do what about the public word, what it rests on and where it goes (domain §5, §10).
extension Permissions {
    /// By SMS and mail `approve` and `reject` want a one-time code, and a plan that lets it: see
    /// `Decider.checkProof`.
    static func ofThePublicWord(_ verb: Verb) -> Row {
        switch verb {
        case .statementEdit, .release, .correct:
            Row(verb: verb, roles: [.release, .office], routes: chatOnly)
        case .check:
            Row(verb: verb, roles: [.office, .legal, .hq], routes: chatOnly)
        // Where a unit has no advisers the group folds; who may, the statement says.
        case .legal:
            Row(verb: verb, roles: [.legal, .office, .hq], routes: chatOnly)
        case .approve:
            Row(verb: verb, roles: [.approver], routes: everyRoute)
        case .reject:
            Row(verb: verb, roles: [.office, .hq, .legal], routes: everyRoute)
        case .releaseConfirm:
            Row(verb: verb, roles: [.release, .office, .lead, .hq], routes: chatOnly)
        case .withdraw, .officialEdit:
            Row(verb: verb, roles: [.release, .office, .hq], routes: chatOnly)
        case .officialVerify:
            Row(verb: verb, roles: [.office, .lead, .hq], routes: chatOnly)
        case .questionEdit, .concernEdit:
            Row(verb: verb, roles: [.guidance, .release, .office], routes: chatOnly)
        case .questionApprove:
            Row(verb: verb, roles: [.releaseLead, .hq], routes: chatOnly)
        case .questionGive:
            Row(verb: verb, roles: [.spokesperson], routes: chatOnly)
        case .filingRule:
            Row(verb: verb, roles: [.hq, .legal], routes: chatOnly)
        case .channelSwitch:
            Row(verb: verb, roles: [.office, .tech, .hq], routes: chatOnly)
        case .rumourLegal:
            Row(verb: verb, roles: [.legal], routes: chatOnly)
        case .rumourTrack:
            Row(verb: verb, roles: [.guidance, .office, .tech], routes: chatOnly)
        case .refute:
            Row(verb: verb, roles: [.release, .guidance, .office, .hq], routes: chatOnly)
        default: ofEvidence(verb)
        }
    }

    /// Who looks after evidence, keeps it longer, and lets it go.
    private static func ofEvidence(_ verb: Verb) -> Row {
        switch verb {
        case .evidenceVerify:
            Row(verb: verb, roles: [.office, .tech, .legal, .hq], routes: chatOnly)
        case .evidenceHold, .evidenceRemove:
            Row(verb: verb, roles: [.legal, .hq], routes: chatOnly)
        default: onTheGround(verb)
        }
    }
}

/// Who may do what on the scene and about platforms (domain §10: OS, HQ opens; XP).
extension Permissions {
    static func onTheGround(_ verb: Verb) -> Row {
        switch verb {
        // Whose post it is, the post says; a card and a new place come in by every road.
        case .post:
            Row(verb: verb, roles: [.anyone], routes: everyRoute)
        case .postReport, .postMove:
            Row(verb: verb, roles: [.addressee], routes: everyRoute)
        case .postOpen:
            Row(verb: verb, roles: [.hq], routes: chatOnly)
        case .platform:
            Row(verb: verb, roles: [.anyone], routes: chatOnly)
        // Whoever owns a platform keeps its row.
        case .postClose, .platformUpdate:
            Row(verb: verb, roles: [.addressee], routes: chatOnly)
        case .platformEdit:
            Row(verb: verb, roles: [.crossplatform, .office, .hq], routes: chatOnly)
        case .platformCheck:
            Row(verb: verb, roles: [.crossplatform, .release, .office], routes: chatOnly)
        default: ofSecrecy(verb)
        }
    }
}

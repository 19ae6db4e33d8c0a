extension Saying {
    /// Nobody has to do anything after it: whoever may not read it need not know that there is
    /// something to read.
    package var isForInformation: Bool {
        guard case .bulletin(let bulletin) = self else { return false }
        return bulletin.isForInformation
    }
}

extension Bulletin {
    fileprivate var isForInformation: Bool {
        switch self {
        case .stepDone, .stepsDropped, .archived, .levelChanged, .ended, .warningEnded,
            .countersigned, .rollComplete:
            true
        case .fact(.settled), .statement(.released), .statement(.ordered), .statement(.dropped),
            .evidence(.kept), .evidence(.taken), .evidence(.verified), .question(.approved),
            .rumour(.answered), .rumour(.tracked), .rumour(.closed), .rumour(.merged),
            .rumour(.ticketed), .rumour(.platformAnswered), .filing(.applied),
            .filing(.dismissed), .filing(.filed), .post(.opened), .post(.moved), .post(.closed),
            .platform(.listed), .platform(.merged), .platform(.kept):
            true
        // There is time yet; who is late is named.
        case .tasksDue(let reminders): reminders.allSatisfy(\.isEarly)
        case .signed(let bulletin, _): bulletin.isForInformation
        default: false
        }
    }
}

extension TaskReminder {
    fileprivate var isEarly: Bool {
        if case .awaitingApproval = task.state { return false }
        return percent < 100
    }
}

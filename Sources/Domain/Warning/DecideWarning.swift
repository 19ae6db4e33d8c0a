import Foundation

extension Decider {
    mutating func decide(_ command: WarningCommand) throws(Refusal) -> Reply? {
        switch command {
        case .register(let draft): register(draft)
        case .assess(let number, let input): try assess(number, input)
        case .watch(let number, let reason):
            try end(number, with: .watched(reason: reason), .watched(number.value))
        case .refer(let number, let to, let reason):
            try end(
                number, with: .referred(to: to, reason: reason), .referred(number.value, to: to))
        case .decline(let number, let reason):
            try end(number, with: .declined(reason: reason), .declined(number.value))
        case .merge(let number, let target): try merge(number, target)
        }
    }

    /// Clause 四.3: type, scope and harm go to the command group at once, by chat and SMS.
    private mutating func register(_ draft: WarningDraft) -> Reply {
        endForm(of: .warn)
        let number = world.next(.warning)
        // Detection is when it was said, not when a restarted bot read it.
        let detected = min(context.saidAt, now)
        let assessBy = detected + plan.warning.assess
        let decideBy = detected + plan.warning.decide
        record(
            .warning(
                number,
                .registered(draft, detectedAt: detected, assessBy: assessBy, decideBy: decideBy)))
        let hq = staff.members(of: .hq).map(\.id)
        let notice = issue(
            .warning(number, draft, decideBy: decideBy), incident: nil, level: nil, to: hq)
        let told = notice.flatMap { world.notice($0) }?.told ?? [:]
        return .warned(
            number, at: detected, assessBy: assessBy,
            told: hq.map { ToldPerson(name: world.name($0), routes: told[$0]?.routes ?? []) })
    }

    private mutating func end(
        _ number: Number, with event: WarningEvent, _ reply: Reply
    ) throws(Refusal) -> Reply {
        _ = try openWarning(number)
        record(.warning(number.value, event))
        withdrawNotices(about: number.value)
        return reply
    }

    private mutating func merge(_ number: Number, _ target: Number) throws(Refusal) -> Reply {
        let incident = try runningIncident(target)
        return try end(
            number, with: .merged(into: incident.number),
            .merged(number.value, into: incident.number))
    }

    /// A warning that is settled calls nobody any more.
    mutating func withdrawNotices(about warning: Int) {
        for notice in world.openNotices {
            if case .warning(warning, _, _) = notice.issue.subject {
                record(.notice(notice.number, .withdrawn))
            }
        }
    }
}

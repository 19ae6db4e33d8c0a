import Foundation

/// By which road somebody approves while the chat is out, and by which other the code comes.
package struct ApprovalRoads: Codable, Equatable, Sendable {
    package var answer: RouteKind
    package var code: RouteKind

    package init(answer: RouteKind, code: RouteKind) {
        self.answer = answer
        self.code = code
    }

    /// The usual way first.
    static let all = [
        ApprovalRoads(answer: .sms, code: .email), ApprovalRoads(answer: .email, code: .sms),
    ]
}

extension World {
    /// Neither chat reaches them.
    package func isWithoutChat(_ person: PersonID) -> Bool {
        desk.isDown(.chat) && (desk.isDown(.backup) || roster[person]?.backup == nil)
    }

    /// - Parameter road: By which they answer; nil: whichever is best.
    /// - Returns: Nil where one of the two is missing or down, or where another one changed an address
    ///   and nobody has looked: whoever did might hold both.
    package func approvalRoads(of person: PersonID, by road: RouteKind? = nil) -> ApprovalRoads? {
        guard !hasNewRoads(person) else { return nil }
        return ApprovalRoads.all.first { roads in
            guard road == nil || roads.answer == road else { return false }
            guard let someone = roster[person] else { return false }
            return [roads.answer, roads.code].allSatisfy {
                reaches(someone, by: $0) && !desk.isDown($0)
            }
        }
    }

    private func hasNewRoads(_ person: PersonID) -> Bool {
        unproven[person].map { $0.whole || !$0.roads.isEmpty } ?? false
    }

    /// The roster has no second road to them, whatever the roads do.
    func lacksRoad(_ person: PersonID) -> Bool {
        let someone = roster[person]
        return someone?.address(on: .sms) == nil || someone?.address(on: .email) == nil
    }

    /// Others who may approve it, and whom a code reaches.
    package func able(
        toApprove thing: Number, _ moment: Date, _ person: PersonID
    ) -> [PersonID] {
        var people: [PersonID] = []
        if thing.kind == .statement, let (text, incident) = statement(thing.value),
            gate(of: text, in: incident) == .signature
        {
            people = openers(of: .signature, text, at: moment)
        } else if let task = task(thing.value), thing.kind == .task,
            case .awaitingApproval(let doer) = task.state
        {
            people = approvers(of: task, doer: doer, at: moment)
        }
        return people.filter { $0 != person && approvalRoads(of: $0) != nil }
    }

    /// What a code is for, as it is told. The text goes by mail alone.
    package func offer(_ code: ApprovalCode) -> ApprovalOffer {
        var text: ApprovalText?
        if code.thing.kind == .statement, let found = statement(code.thing.value)?.statement,
            found.sha256 == code.sha256
        {
            text = ApprovalText(
                version: found.version, sha256: found.sha256, texts: found.texts)
        }
        return ApprovalOffer(
            thing: code.thing,
            step: code.thing.kind == .task ? task(code.thing.value)?.step.id : nil,
            text: text, sentBy: code.sentBy, countsBy: code.countsBy, until: code.validUntil)
    }

    /// What may be approved outside the chat now, and how, for whoever asks for a person's roads.
    package func approving(_ person: PersonID, _ rule: ContinuityRule) -> ApprovingReport {
        guard rule.approveBySMS != .off else { return .off }
        let missing = ApprovalRoads.all[0]
        let lacking = [missing.answer, missing.code].filter {
            roster[person]?.address(on: $0) == nil
        }
        guard lacking.isEmpty else { return .lacking(lacking) }
        guard !hasNewRoads(person) else {
            return .unconfirmed(by: unproven[person]?.by.map(name) ?? "")
        }
        guard let roads = approvalRoads(of: person) else { return .down }
        return .by(roads, rule.approveBySMS)
    }
}

/// Whether somebody can approve while the chat is out.
package enum ApprovingReport: Codable, Equatable, Sendable {
    /// The plan has it off.
    case off
    /// The roster has no such address of theirs.
    case lacking([RouteKind])
    /// One of the two roads is down.
    case down
    /// This one changed an address of theirs, and nobody else has looked at it.
    case unconfirmed(by: String)
    case by(ApprovalRoads, ContinuityRule.Scope)
}

extension World {
    /// Whether a verb that wants a code outside the chat can be used there now.
    package func takes(
        _ verb: Verb, from person: PersonID, on route: RouteKind, _ plan: Plan
    ) -> Bool {
        guard !route.isChat, verb == .approve || verb == .reject else { return true }
        return isWithoutChat(person)
            && plan.continuityRule.allows(verb == .approve ? .task : .statement)
    }
}

extension World {
    /// What an entry makes of the codes that are open.
    mutating func noteApprovals(_ entry: Entry) {
        switch entry.event {
        case .approval(_, let event): approvals.apply(event)
        case .task(let number, .submitted), .task(let number, .approved),
            .task(let number, .dropped):
            approvals.forget(Number(.task, number))
        case .statement(_, .returned(let number, _, _)):
            approvals.forget(Number(.statement, number))
        case .desk(.channelUp(.chat)): approvals.clear()
        default: break
        }
    }
}

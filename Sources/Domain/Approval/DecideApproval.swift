import Foundation

/// `approve T-3 482913` as it is said by SMS or mail.
package struct ApprovalAnswer: Codable, Equatable, Sendable {
    package enum Verdict: Codable, Equatable, Sendable {
        case approve
        case reject(reason: String)
    }

    package var thing: Number
    package var verdict: Verdict
    /// Six digits; nil: whoever asks has none yet.
    package var code: String?

    package init(_ thing: Number, _ verdict: Verdict, code: String?) {
        self.thing = thing
        self.verdict = verdict
        self.code = code
    }

    /// What is typed for it in the chat.
    ///
    /// - Parameter sha256: The text that is meant, where it is a public one.
    package func plain(sha256: String? = nil) -> Command {
        switch (verdict, thing.kind) {
        case (.reject(let reason), _): .statement(.reject(thing, reason: reason))
        case (.approve, .statement): .statement(.sign(thing, sha256: sha256))
        case (.approve, _): .task(.approve(thing))
        }
    }
}

package enum ApprovalRefusal: Codable, Equatable, Sendable {
    /// The plan does not let this be approved outside the chat.
    case off(Number)
    /// A chat reaches them.
    case chatWorks(Number)
    /// What they would have to read may not go by mail.
    case aboveCeiling(Number)
    /// A code needs a second road; these have one.
    case noOtherRoad(Number, able: [String])
    case noCode(Number)
    /// It counts by this road alone.
    case otherRoad(Number, RouteKind)
    case expired(Number)
    case void(Number)

    package var number: Number {
        switch self {
        case .off(let number), .chatWorks(let number), .aboveCeiling(let number),
            .noOtherRoad(let number, _), .noCode(let number), .otherRoad(let number, _),
            .expired(let number), .void(let number):
            number
        }
    }
}

/// Approving while no chat reaches who must (0057). Rights, states and gates are those of the chat:
/// a code stands in for the chat's own proof of who speaks, and for nothing else.
extension Decider {
    var continuity: ContinuityRule { plan.continuityRule }

    mutating func decide(_ answer: ApprovalAnswer) throws(Refusal) -> Reply? {
        let thing = answer.thing
        guard continuity.allows(thing.kind) else { throw .approval(.off(thing)) }
        guard world.isWithoutChat(me) else { throw .approval(.chatWorks(thing)) }
        if let change = world.unproven[me], !change.roads.isEmpty {
            throw .roster(unproven(change))
        }
        guard let given = answer.code else { return try askForCode(answer) }
        guard let code = world.approvals.code(of: me, for: thing, by: myRoute) else {
            let other = world.approvals.codes(of: me, for: thing).first
            throw .approval(other.map { .otherRoad(thing, $0.countsBy) } ?? .noCode(thing))
        }
        guard code.end == nil else { throw .approval(.void(thing)) }
        guard context.saidAt <= code.validUntil, now.since(context.saidAt) <= Limits.staleAfter
        else { throw .approval(.expired(thing)) }
        guard code.digits == given else { return noteWrong(code) }
        // The check comes first: a refusal must not have spent the code.
        var trial = Decider(world: world, context: context)
        _ = try trial.carryOut(answer, code)
        recordApproval(.codeSpent(me, thing, by: myRoute))
        return try carryOut(answer, code)
    }

    private mutating func carryOut(
        _ answer: ApprovalAnswer, _ code: ApprovalCode
    ) throws(Refusal) -> Reply? {
        isProved = true
        defer { isProved = false }
        let command = answer.plain(sha256: code.sha256)
        // Signing wants four digits more in the chat; here the six are bound to the text.
        if case .statement(.sign) = command { return try carryOut(command) }
        return try decideSigned(command)
    }

    /// SMS and mail prove nobody: what is signed there needs a code from the other road.
    func checkProof(of command: Command) throws(Refusal) {
        guard !isProved, let road = context.actor.route, !road.isChat else { return }
        switch command {
        case .task(.approve): throw .notOnRoute(.approve, road)
        case .statement(.sign): throw .notOnRoute(.approve, road)
        case .statement(.reject): throw .notOnRoute(.reject, road)
        default: return
        }
    }

    private mutating func recordApproval(_ event: ApprovalEvent) {
        let incident = world.matter(of: event.thing)?.value ?? 0
        record(.approval(incident, event))
    }

    /// Three tries, then it is void, and whoever is on duty hears of it.
    private mutating func noteWrong(_ code: ApprovalCode) -> Reply {
        recordApproval(.codeWrong(me, code.thing, by: code.countsBy))
        let left = Limits.approvalTries - code.tries - 1
        guard left <= 0 else { return .approval(.wrong(code.thing, left: left)) }
        recordApproval(.codeVoided(me, code.thing, by: code.countsBy, .tries))
        return .approval(.voided(code.thing))
    }

    // MARK: Codes

    /// Whoever may approve it, and is heard by one road, is sent a code by the other.
    private mutating func askForCode(_ answer: ApprovalAnswer) throws(Refusal) -> Reply {
        let thing = answer.thing
        var trial = Decider(world: world, context: context)
        trial.isProved = true
        _ = try trial.decideSigned(answer.plain())
        guard mayBeRead(thing) else { throw .approval(.aboveCeiling(thing)) }
        guard let roads = world.approvalRoads(of: me, by: myRoute), !context.salt.isEmpty else {
            throw .approval(.noOtherRoad(thing, able: names(world.able(toApprove: thing, now, me))))
        }
        let before = world.approvals.code(of: me, for: thing, by: myRoute)
        let isFresh = before.map { now <= $0.validUntil } ?? false
        // A new one gives no new tries, or a forged sender would have as many as they like.
        if isFresh, before?.end == .tries { throw .approval(.void(thing)) }
        var code = newCode(thing, sha256(of: thing), for: me, roads)
        if isFresh { code.tries = before?.tries ?? 0 }
        recordApproval(.codeSent(me, code, asked: true))
        let address = world.roster[me]?.address(on: code.sentBy) ?? ""
        return .approval(
            .codeSent(
                world.offer(code), address: Mask.address(address, code.sentBy)))
    }

    private func newCode(
        _ thing: Number, _ sha256: String?, for person: PersonID, _ roads: ApprovalRoads
    ) -> ApprovalCode {
        ApprovalCode(
            thing: thing, sha256: sha256,
            digits: ApprovalCode.digits(context.salt, person, thing), sentBy: roads.code,
            countsBy: roads.answer, validUntil: now + continuity.codeValid)
    }

    private func sha256(of thing: Number) -> String? {
        thing.kind == .statement ? world.statement(thing.value)?.statement.sha256 : nil
    }

    /// Nobody signs what they cannot read: the text must be one that mail may carry. What is
    /// sensitive leaves the chat by number alone.
    private func mayBeRead(_ thing: Number) -> Bool {
        let label = world.label(of: thing)
        guard label < .sensitive else { return false }
        return thing.kind != .statement || label <= plan.texts.ceiling(of: .email)
    }

    /// Codes for all that waits for somebody whom no chat reaches, each once.
    mutating func offerApprovals() {
        guard world.desk.isDown(.chat), !context.salt.isEmpty, continuity.approveBySMS != .off
        else { return }
        for task in world.withTasks.flatMap(\.openTasks) {
            guard case .awaitingApproval(let doer) = task.state else { continue }
            let able = world.approvers(of: task, doer: doer, at: now)
            offer(Number(.task, task.number), nil, to: able)
        }
        guard continuity.allows(.statement) else { return }
        for incident in world.speaking {
            for text in incident.statements.values.sorted(by: { $0.number < $1.number }) {
                guard text.isOpen, let wait = text.waiting, wait.gate == .signature,
                    world.gate(of: text, in: incident) == .signature
                else { continue }
                let able = world.openers(of: .signature, text, at: now)
                offer(text.id, text.sha256, to: wait.told.filter(able.contains))
            }
        }
    }

    private mutating func offer(_ thing: Number, _ sha256: String?, to people: [PersonID]) {
        guard mayBeRead(thing) else { return }
        for person in people.uniqued()
        where world.isWithoutChat(person)
            && !world.approvals.isOffered(thing, sha256: sha256, to: person)
        {
            if let roads = world.approvalRoads(of: person) {
                let code = newCode(thing, sha256, for: person, roads)
                recordApproval(.codeSent(person, code, asked: false))
            } else if world.lacksRoad(person) {
                recordApproval(.roadMissing(person, thing))
            }
        }
    }

    /// A code that its road did not carry never takes another: that would be the road it counts by.
    ///
    /// - Returns: Whether it was one.
    mutating func noteCodeLost(_ delivered: Delivered) -> Bool {
        guard case .bulletin(.approval(.code(let offer, _))) = delivered.saying,
            let person = delivered.people.first
        else { return false }
        let code = world.approvals.code(of: person, for: offer.thing, by: offer.countsBy)
        if let code, code.end == nil, code.validUntil == offer.until {
            recordApproval(.codeVoided(person, offer.thing, by: offer.countsBy, .unsent))
        }
        return true
    }
}

import Foundation

/// Complaints to platforms: lawful, attributed, with proof, and none about criticism (domain §5).
extension Decider {
    mutating func decideReport(_ command: RumourCommand) throws(Refusal) -> Reply? {
        switch command {
        case .legal(let number, let isOK, let opinion):
            let (rumour, incident) = try openRumour(number)
            guard rumour.judgement != nil else { throw .rumour(.notJudged(number)) }
            // One look at it more, by somebody who has not found anything yet (domain §5).
            guard !rumour.voices.contains(where: { $0.person == me || $0.seat == me }) else {
                throw .rumour(.ownVerdict(number))
            }
            record(.legal(rumour.number, isOK: isOK, opinion: opinion), in: incident)
            return .rumour(.legal(rumourBrief(rumour.number)))
        case .report(let number, let draft): return try report(number, draft)
        case .ticket(let number, let ticket, let platform):
            let (rumour, incident) = try knownRumour(number)
            let report = try found(platform, in: rumour) { $0.ticket == nil }
            // A platform takes nothing that is not whole, so what is filed is (step R10).
            guard report.missing.isEmpty else {
                throw .rumour(
                    .kitIncomplete(number, platform: report.platform, report.missing))
            }
            record(
                .ticketed(rumour.number, platform: report.platform, ticket: ticket), in: incident)
            fulfilStep(.rumourReported, in: incident, evidence: "\(report.platform) \(ticket)")
            return .rumour(.ticketed(rumourBrief(rumour.number), platform: report.platform))
        case .platformAnswer(let number, let accepted, let words, let platform):
            let (rumour, incident) = try knownRumour(number)
            let report = try found(platform, in: rumour) { $0.ticket != nil }
            record(
                .platformAnswered(
                    rumour.number, platform: report.platform, accepted: accepted, words: words),
                in: incident)
            return .rumour(
                .platformAnswered(rumourBrief(rumour.number), platform: report.platform))
        default: return nil
        }
    }

    /// Criticism first: that refusal is logged, whatever else is missing.
    private mutating func report(_ number: Number, _ draft: ReportDraft) throws(Refusal) -> Reply {
        let (rumour, incident) = try openRumour(number)
        // What was put together before stays: whoever adds a paper names that alone.
        let before = rumour.reports.first { $0.platform == draft.platform && $0.ticket == nil }
        var draft = draft
        draft.proof = draft.proof ?? before?.proof
        draft.reason = draft.reason ?? before?.reason
        let reason = reason(draft, of: rumour)
        guard !draft.isCriticism(reason: reason, claims: claims(of: rumour, in: incident)) else {
            record(.reportRefused(rumour.number, platform: draft.platform), in: incident)
            return .rumour(.criticism(rumourBrief(rumour.number)))
        }
        let lacks = lacks(draft, of: rumour)
        guard lacks.isEmpty, case .lawful(let ground) = draft.category,
            let proof = draft.proof
        else { throw .rumour(.reportLacks(number, lacks)) }
        try checkProof(proof, in: incident)
        guard rumour.legal?.by != me else { throw .rumour(.ownOpinion(number)) }
        if rumour.reports.contains(where: { $0.platform == draft.platform && $0.ticket != nil }) {
            throw .rumour(.reportedAlready(number, platform: draft.platform))
        }
        let report = PlatformReport(
            platform: draft.platform, ground: ground, reason: reason ?? "",
            proof: proof, materials: materials(draft, of: rumour, before: before), by: me,
            at: now)
        record(.reported(rumour.number, report), in: incident)
        return .rumour(
            .reported(
                rumourBrief(rumour.number), report,
                kit: world.liaisons.found(draft.platform)?.kit))
    }

    /// What it says, and what was merged into it says.
    private func claims(of rumour: Rumour, in incident: Int) -> [String] {
        let all = world.incident(incident)?.rumours ?? []
        var claims: [String] = []
        var open = [rumour]
        while let next = open.popLast() {
            claims.append(next.text)
            open += all.filter { $0.mergedInto == next.number }
        }
        return claims
    }

    /// Evidence that it names is there: known, of this incident, with a copy.
    private func checkProof(_ proof: String, in incident: Int) throws(Refusal) {
        for number in Evidence.cited(in: proof) {
            guard let (item, home) = world.evidence(number.value) else { throw .noSuch(number) }
            try checkKnown(number)
            guard home == incident else {
                throw .evidence(.ofAnother(number, incident: Number(.incident, home)))
            }
            guard item.copy != nil else { throw .evidence(.notKept(number)) }
        }
    }

    private func lacks(_ draft: ReportDraft, of rumour: Rumour) -> [ReportLack] {
        let verdict = rumour.judgement?.verdict
        let isFalse = verdict == .falsehood || verdict == .partly
        return ReportLack.allCases.filter { lack in
            switch lack {
            case .verdict: !isFalse
            // What HQ has not looked at is nobody's to complain of in the unit's name.
            case .decision: isFalse && rumour.decision == nil
            // Anybody's word is none: a copy that was kept can be looked at.
            case .proof: draft.proof.map { Evidence.cited(in: $0).isEmpty } ?? true
            case .legal: rumour.legal?.isOK != true
            }
        }
    }

    private func reason(_ draft: ReportDraft, of rumour: Rumour) -> String? {
        draft.reason ?? rumour.voices.last { $0.why != nil }?.why
    }

    private func materials(
        _ draft: ReportDraft, of rumour: Rumour, before: PlatformReport?
    ) -> [PlatformReport.Material] {
        PlatformReport.Material.allCases.filter { material in
            if before?.materials.contains(material) == true { return true }
            return switch material {
            case .licence: draft.licence != nil
            case .authorisation: draft.authorisation != nil
            case .link: !rumour.links.isEmpty || draft.proof?.contains("://") == true
            case .reason: reason(draft, of: rumour) != nil
            case .proof: draft.proof != nil
            case .warranty: draft.warranty != nil
            }
        }
    }

    private func found(
        _ platform: String?, in rumour: Rumour, where isMeant: (PlatformReport) -> Bool
    ) throws(Refusal) -> PlatformReport {
        let meant = rumour.reports.filter { report in
            platform.map { $0 == report.platform } ?? true && isMeant(report)
        }
        guard let first = meant.first else { throw .rumour(.noReport(rumour.id)) }
        guard meant.count == 1 else {
            throw .rumour(.whichReport(rumour.id, meant.map(\.platform)))
        }
        return first
    }
}

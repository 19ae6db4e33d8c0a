import Foundation

extension Decider {
    mutating func decide(_ command: PlatformCommand) throws(Refusal) -> Reply? {
        switch command {
        case .list(let number, let names): try list(number, names)
        case .own(let number, let platform, let who): try own(number, platform, by: who)
        case .update(let number, let platform, let draft):
            try update(number, platform, draft)
        case .merge(let number, let one, let other): try mergeNarratives(number, one, other)
        case .keep(let number): try keepBoard(number)
        case .compare(let number, let isSame, let note): try compare(number, isSame, note)
        }
    }

    // MARK: Which one

    /// The incident that is meant; without a number the only one that has a board, else the only
    /// one that runs.
    private func boarded(_ number: Number?) throws(Refusal) -> Incident {
        let boards = world.running.filter { $0.platforms != nil && isMeant($0.id) }
        if number == nil, boards.count == 1 { return boards[0] }
        return try runningIncident(number)
    }

    private func row(_ word: String, of incident: Incident) throws(Refusal) -> PlatformRow {
        guard let board = incident.platforms else { throw .platform(.none(incident.id)) }
        guard let row = board.row(word) else {
            throw .platform(.noSuch(incident.id, word, known: board.rows.map(\.name)))
        }
        return row
    }

    private func board(of number: Int) -> BoardBrief {
        world.incident(number).map { world.board(of: $0, at: now) } ?? BoardBrief(number)
    }

    private func keepsBoard(_ person: PersonID) -> Bool {
        let groups = [staff.acting(for: .crossplatform), .office, .hq]
        return groups.contains { staff[person]?.sits(in: $0) == true }
    }

    // MARK: Listed, owned

    private mutating func list(_ number: Number?, _ names: [String]) throws(Refusal) -> Reply {
        let incident = try boarded(number)
        let new = names.filter { incident.platforms?.row($0) == nil }.uniqued()
        add(new, to: incident)
        return .platform(.listed(board(of: incident.number), added: new))
    }

    /// Nobody's platform is somebody's within the level's time, or the lead is told.
    private mutating func add(_ names: [String], to incident: Incident) {
        guard !names.isEmpty else { return }
        let patience = plan(of: incident).rule(of: incident.level)?.clocks["platformOwner"]?.first
        record(
            .platform(incident.number, .listed(names, ownBy: patience.map { now + $0 })))
        carryOut(
            .platformsListed, in: incident.number, evidence: names.joined(separator: "、"))
    }

    private mutating func own(
        _ number: Number?, _ platform: String, by word: String
    ) throws(Refusal) -> Reply {
        let incident = try boarded(number)
        let person = try person(named: word)
        guard world.mayKnow(person.id, of: incident.id) else {
            throw .circle(.notInside(incident.id, person: person.name))
        }
        let old = incident.platforms?.row(platform)
        if let owner = old?.owner, owner.person == person.id {
            throw .platform(.ownedAlready(incident.id, platform, owner: person.name))
        }
        if old == nil { add([platform], to: incident) }
        let name = old?.name ?? platform
        if let notice = old?.owner?.notice, world.notices[notice] != nil {
            record(.notice(notice, .withdrawn))
        }
        let notice = person.id == me ? nil : askOwner(person.id, of: name, in: incident)
        record(.platform(incident.number, .owned(name, person.id, notice: notice)))
        settleOwners(of: incident.number)
        return .platform(.owned(board(of: incident.number), platform: name, notice: notice))
    }

    /// An owner who does not answer in time is the lead's matter.
    private mutating func askOwner(
        _ person: PersonID, of name: String, in incident: Incident
    ) -> Int? {
        let rule = plan(of: incident).rule(of: incident.level)
        let patience = rule?.clocks["platformOwner"] ?? plan.warning.acknowledgement
        let number = world.next(.notice)
        record(
            .notice(
                number,
                .issued(
                    NoticeIssue(
                        subject: .platform(
                            PlatformDuty(
                                incident: incident.number, platform: name, by: world.name(me))),
                        incident: incident.number, level: incident.level, recipients: [person],
                        ladder: rule?.ladder ?? plan.warning.ladder, acknowledgement: patience,
                        smsInOutage: rule?.smsInOutage ?? true, classification: .internal))))
        return number
    }

    /// An acknowledged notice that gives a platform away: it is taken.
    mutating func takePlatform(_ notice: Notice, by person: PersonID) {
        guard case .platform(let duty) = notice.issue.subject,
            let row = world.incidents[duty.incident]?.platforms?.row(duty.platform),
            row.owner?.notice == notice.number, row.owner?.takenBy == nil
        else { return }
        record(.platform(duty.incident, .taken(row.name, by: person)))
        settleOwners(of: duty.incident)
    }

    private mutating func settleOwners(of number: Int) {
        guard let board = world.incident(number)?.platforms, board.isOwned else { return }
        let owners = board.rows.map { row in
            row.name + " " + (row.owner.map { world.name($0.takenBy ?? $0.person) } ?? "")
        }
        carryOut(.platformsOwned, in: number, evidence: owners.joined(separator: "、"))
    }

    /// Platforms that nobody has taken on: the team's lead is told, once for each.
    mutating func remindOfOwners(of number: Int) {
        guard let incident = world.incidents[number], let board = incident.platforms else { return }
        let lead = [staff.responsible(for: .crossplatform)?.id].compactMap(\.self)
        for row in board.ownerless(by: now) {
            record(.platform(number, .ownerMissed(row.name, told: lead)))
        }
    }

    // MARK: Updated, merged, kept

    private mutating func update(
        _ number: Number?, _ platform: String, _ draft: PlatformDraft
    ) throws(Refusal) -> Reply {
        let incident = try boarded(number)
        let row = try row(platform, of: incident)
        guard row.owner?.person == me || row.owner?.takenBy == me || keepsBoard(me) else {
            throw .platform(
                .notYours(
                    incident.id, row.name, owner: row.owner.map { world.name($0.person) }))
        }
        var update = PlatformUpdate(heat: draft.heat, narrative: nil, state: draft.state)
        var alike: Narrative?
        if let told = draft.narrative {
            let found = try narrative(told, in: incident)
            update.narrative = found.number
            alike = found.alike
        }
        record(.platform(incident.number, .updated(row.name, update)))
        takeByDoing(row, in: incident.number)
        let brief = board(of: incident.number)
        return .platform(.updated(brief, platform: row.name, alike: alike))
    }

    /// An owner who keeps the row has taken it on: nobody is called in their place.
    private mutating func takeByDoing(_ row: PlatformRow, in incident: Int) {
        guard let owner = row.owner, owner.person == me, owner.takenBy == nil else { return }
        if let notice = owner.notice.flatMap({ world.notices[$0] }), notice.concerns(me) {
            record(.notice(notice.number, .acknowledged(by: me, via: .own)))
        }
        record(.platform(incident, .taken(row.name, by: me)))
        settleOwners(of: incident)
    }

    /// The number of a narrative: one that says the same has it already.
    ///
    /// - Returns: With another that is much like it, where it is new.
    private mutating func narrative(
        _ told: PlatformDraft.Told, in incident: Incident
    ) throws(Refusal) -> (number: Int, alike: Narrative?) {
        let board = incident.platforms ?? PlatformBoard()
        switch told {
        case .number(let number):
            guard board.narrative(number) != nil else {
                throw .platform(
                    .noNarrative(incident.id, number, known: board.sources.map(\.number)))
            }
            return (board.source(of: number), nil)
        case .text(let text):
            let same = board.narratives.first { $0.text.lowercased() == text.lowercased() }
            if let same { return (board.source(of: same.number), nil) }
            let next = board.narratives.count + 1
            record(.platform(incident.number, .narrated(next, text: text)))
            let alike = board.sources.first {
                ClaimLikeness.between($0.text, text) >= ClaimLikeness.alike
            }
            return (next, alike)
        }
    }

    private mutating func mergeNarratives(
        _ number: Number?, _ one: Int, _ other: Int
    ) throws(Refusal) -> Reply {
        let incident = try boarded(number)
        let board = incident.platforms ?? PlatformBoard()
        for told in [one, other] where board.narrative(told) == nil {
            throw .platform(
                .noNarrative(incident.id, told, known: board.sources.map(\.number)))
        }
        let (from, into) = (board.source(of: one), board.source(of: other))
        guard from != into else { throw .platform(.sameNarrative(incident.id, into)) }
        record(.platform(incident.number, .merged(from, into: into)))
        carryOut(.narrativesMerged, in: incident.number, evidence: "\(from) → \(into)")
        return .platform(.merged(self.board(of: incident.number), from: from, into: into))
    }

    private mutating func keepBoard(_ number: Number?) throws(Refusal) -> Reply {
        let incident = try boarded(number)
        guard let board = incident.platforms, !board.rows.isEmpty else {
            throw .platform(.none(incident.id))
        }
        let snapshot = PlatformSnapshot(
            at: now, by: me, rows: board.rows, narratives: board.narratives)
        record(.platform(incident.number, .kept(snapshot)))
        let stale = board.rows.filter { $0.isStale(at: now) }
        carryOut(
            .boardKept, in: incident.number,
            evidence: board.rows.map { $0.name + " " + ($0.heat?.text ?? "?") }
                .joined(separator: "、"))
        let next = world.incident(incident.number)?
            .openTasks { $0.step.fulfilledBy == .boardKept }.first?.due
        return .platform(
            .kept(self.board(of: incident.number), stale: stale.map(\.name), next: next))
    }

    // MARK: Compared

    /// Whoever put it there is the doer of that step; a second person says that it is the same.
    private mutating func compare(
        _ number: Number, _ isSame: Bool, _ note: String?
    ) throws(Refusal) -> Reply {
        guard let (statement, incident) = world.statement(number.value) else {
            throw .noSuch(number)
        }
        try checkKnown(number)
        guard let release = statement.release, release.isWhole else {
            throw .platform(.notReleased(number))
        }
        guard release.orderedBy != me, !release.places.contains(where: { $0.placedBy == me })
        else { throw .platform(.ownRelease(number)) }
        record(
            .platform(
                incident.number,
                .compared(
                    ReleaseComparison(
                        statement: number.value, isSame: isSame, note: note, by: me, at: now))))
        if isSame { finishComparison(of: statement, release, in: incident.number) }
        return .platform(.compared(sync(of: number.value)))
    }

    private mutating func finishComparison(
        of statement: Statement, _ release: Release, in number: Int
    ) {
        let links = release.places.compactMap(\.url).joined(separator: " ")
        carryOut(
            .releaseCompared, in: number, evidence: "\(statement.id) \(links)",
            by: release.orderedBy)
        guard let incident = world.incident(number),
            let task = incident.openTasks(where: { $0.step.fulfilledBy == .releaseCompared })
                .first, case .awaitingApproval(let doer) = task.state, doer != me,
            world.approvers(of: task, doer: doer, at: now).contains(me)
        else { return }
        record(.task(task.number, .approved(by: me, next: nextRound(of: task, in: incident))))
        finished(task, in: number)
    }

    private func sync(of number: Int) -> SyncBrief {
        world.sync(of: number) ?? SyncBrief(statement: number)
    }
}

extension Roster {
    /// Who is called when somebody does not answer a notice; of a platform that is its team's
    /// lead first (domain §1, special 5).
    func ladder(of subject: NoticeSubject, from id: PersonID) -> [PersonID] {
        guard let person = self[id] else { return [] }
        let usual = escalation(from: person)
        guard case .platform = subject else { return usual }
        let lead = [responsible(for: .crossplatform)?.id].compactMap(\.self)
        return (lead + usual).uniqued().filter { $0 != id }
    }
}

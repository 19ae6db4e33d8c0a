import Foundation

// The way out: only to official channels, only with every gate passed by this very text (domain §5).

extension Decider {
    mutating func decideRelease(_ command: StatementCommand) throws(Refusal) -> Reply? {
        switch command {
        case .release(let number, let channels, _):
            let (statement, _, usable) = try checkRelease(number, channels, nil)
            return try askBack(
                .statement(
                    .release(number, channels: usable.map(\.id), sha256: statement.sha256)),
                .statement(
                    .release(
                        try facts(of: statement.number), channels: usable.map(\.name))))
        case .place(let number, let channel, let url, let image):
            return try place(number, channel, url, image)
        case .confirm(let number, let channel): return try confirm(number, channel)
        case .waive(let number, let channel, let reason):
            return try waive(number, channel, reason)
        case .goAhead(let number, let channels, let reason):
            return try goAhead(number, channels, reason)
        default: return nil
        }
    }

    private func checkGates(_ statement: Statement, _ incident: Incident) throws(Refusal) {
        guard statement.submittedAt != nil else {
            throw .statement(.notSubmitted(statement.id))
        }
        if let gate = world.gate(of: statement, in: incident) {
            let late = statement.waiting.map { wait in
                now.since(wait.since)
                    - world.patience(of: wait.gate, in: incident, plan(of: incident))
            }
            throw .statement(
                .gatesMissing(
                    statement.id, gate, waitingFor: asked(gate, statement),
                    lateBy: late.flatMap { $0 > .zero ? $0 : nil }))
        }
        // A fact may have been doubted since it was signed.
        try checkFactsHold(statement)
        try checkRefutes(statement, incident)
        try checkSteps(before: .released, statement, incident)
        let open = world.notAccepted(statement)
        guard open.isEmpty else {
            throw .statement(
                .differences(
                    statement.id, world.differences(in: statement), waitingFor: open))
        }
    }

    private func checkRelease(
        _ number: Number, _ words: [String], _ sha256: String?
    ) throws(Refusal) -> (Statement, Incident, [OfficialChannel]) {
        let (statement, incident) = try openStatement(number)
        if statement.isOrdered, words.isEmpty { throw .statement(.underway(number)) }
        if let sha256, sha256 != statement.sha256 { throw .statement(.textChanged(number)) }
        try checkGates(statement, incident)
        let chosen = try channels(words, for: statement)
        guard statement.isOrdered else { return (statement, incident, chosen) }
        // The signed text goes to a further channel: one of the first may have been lost.
        let fresh = chosen.filter { channel in
            !statement.places.contains { $0.channel == channel.id }
        }
        guard !fresh.isEmpty else { throw .statement(.underway(number)) }
        return (statement, incident, fresh)
    }

    /// The register alone says what there is; a correction goes wherever the other one went.
    private func channels(
        _ words: [String], for statement: Statement
    ) throws(Refusal) -> [OfficialChannel] {
        let usable = world.officials.usable(at: now)
        guard !usable.isEmpty else { throw .statement(.noChannels) }
        var chosen = words.isEmpty ? usable : []
        for word in words {
            guard let found = world.officials.found(word) else {
                throw .statement(.noChannel(word, known: usable.map(\.id)))
            }
            guard found.isUsable(at: now) else {
                throw .statement(.channelNotUsable(found.name))
            }
            if !chosen.contains(where: { $0.id == found.id }) { chosen.append(found) }
        }
        chosen = withSingleSource(chosen, usable)
        guard let before = statement.amends.flatMap({ world.statement($0)?.statement.release })
        else { return chosen }
        for place in before.places where place.at != nil {
            guard let same = world.officials.found(place.channel),
                !chosen.contains(where: { $0.id == same.id })
            else { continue }
            guard same.isUsable(at: now) else { throw .statement(.channelNotUsable(same.name)) }
            chosen.append(same)
        }
        return chosen
    }

    mutating func order(
        _ number: Number, _ words: [String], _ sha256: String?
    ) throws(Refusal) -> Reply {
        let (statement, incident, chosen) = try checkRelease(number, words, sha256)
        let fresh = chosen.map { channel in
            let text = statement.text(for: channel)
            return Release.Place(
                channel: channel.id, label: text.label,
                sha256: StatementText.sha256(of: text.text), byMachine: channel.via != nil,
                orderedAt: statement.isOrdered ? now : nil)
        }
        var order = Release(
            orderedAt: now, orderedBy: me, windowEnds: now + Limits.releaseWindow, places: fresh)
        if statement.isOrdered, let before = statement.release {
            order = before
            order.places += fresh
        } else {
            // Stopped and let go again: what stands somewhere stands there.
            let there = statement.places.filter { $0.at != nil }
            order.places =
                there + fresh.filter { place in !there.contains { $0.channel == place.channel } }
        }
        order.source = order.source ?? source(of: order)
        record(.statement(incident.number, .ordered(statement.number, order)))
        if incident.isDrill { playOut(fresh, of: statement.number, in: incident.number) }
        settleRelease(of: statement.number)
        return .statement(.ordered(try facts(of: statement.number)))
    }

    /// In a drill nothing leaves the house (domain §8).
    private mutating func playOut(_ places: [Release.Place], of number: Int, in incident: Int) {
        for place in places {
            record(
                .statement(
                    incident,
                    .placed(number, Placement(channel: place.channel, isDrill: true))))
        }
    }

    func ordered(
        _ number: Number, _ word: String
    ) throws(Refusal) -> (Statement, Incident, Release.Place) {
        let (statement, incident) = try openStatement(number)
        let id = world.officials.found(word)?.id ?? word.lowercased()
        guard let place = statement.release?.places.first(where: { $0.channel == id }) else {
            throw .statement(.notOrdered(number, channel: word))
        }
        return (statement, incident, place)
    }

    /// By hand: where it stands, and a picture of it; a second person goes and looks.
    private mutating func place(
        _ number: Number, _ word: String, _ url: String, _ image: String
    ) throws(Refusal) -> Reply {
        let (statement, incident, place) = try ordered(number, word)
        guard !place.standing.isSettled else {
            throw .statement(.placedAlready(number, channel: place.channel))
        }
        // What was stopped goes nowhere; what somebody had put there before, of this very text, is there.
        guard statement.isOrdered || statement.isStill(at: place, world.officials) else {
            throw .statement(.notOrdered(number, channel: world.officials.name(of: place.channel)))
        }
        try checkSource(statement, place)
        if place.byMachine, place.standing == .ordered, statement.isOrdered {
            let since = place.orderedAt ?? statement.release?.orderedAt ?? now
            throw .statement(
                .machineAtIt(
                    number, channel: world.officials.name(of: place.channel),
                    until: since + statement.publisherPatience(for: place)))
        }
        guard world.officials.found(place.channel)?.isUsable(at: now) == true else {
            throw .statement(.channelNotUsable(world.officials.name(of: place.channel)))
        }
        guard isImage(image, of: incident) else { throw .statement(.imageMissing) }
        try checkHost(url, of: place.channel)
        record(
            .statement(
                incident.number,
                .placed(
                    statement.number,
                    Placement(channel: place.channel, url: url, image: image, by: me))))
        return .statement(.placed(try facts(of: statement.number), channel: place.channel))
    }

    private mutating func confirm(_ number: Number, _ word: String) throws(Refusal) -> Reply {
        let (statement, incident, place) = try ordered(number, word)
        guard place.standing == .placed else {
            throw place.standing.isSettled
                ? .statement(.placedAlready(number, channel: place.channel))
                : .statement(.notPlaced(number, channel: place.channel))
        }
        guard place.placedBy != me else { throw .statement(.placerMayNot(number)) }
        record(
            .statement(
                incident.number, .confirmed(statement.number, channel: place.channel)))
        settleRelease(of: statement.number)
        return .statement(.confirmed(try facts(of: statement.number), channel: place.channel))
    }

    /// It stands everywhere; what it takes back is taken back.
    mutating func settleRelease(of number: Int) {
        guard let (statement, incident) = world.statement(number), statement.isOpen,
            statement.isOrdered, statement.release?.isWhole == true
        else { return }
        record(.statement(incident.number, .released(number)))
        if let other = statement.amends, let old = world.statement(other) {
            record(
                .statement(
                    old.incident.number, .amended(other, by: number, statement.kind)))
        }
        fulfilStatement(number, .released)
    }
}

extension Statement {
    /// Its text is still the one that was ordered for this place.
    fileprivate func isStill(at place: Release.Place, _ officials: OfficialBook) -> Bool {
        guard let channel = officials.found(place.channel) else { return false }
        return StatementText.sha256(of: text(for: channel).text) == place.sha256
    }
}

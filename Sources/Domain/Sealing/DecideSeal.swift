import Foundation

package enum SealCommand: Codable, Equatable, Sendable {
    case keep(Number, text: String)
    case show(Int)
    case destroy(Int)
    case showSpill(Int)
    case destroySpill(Int)
}

package enum SealRefusal: Codable, Equatable, Sendable {
    case noSuch(Int)
    case destroyed(Int, at: Date)
    case noSpill(Int)
    case spillDestroyed(Int, at: Date)
    /// Only in a conversation of two.
    case alone(Verb)
    /// There is no key to seal with.
    case noKey
}

extension Decider {
    mutating func decide(_ command: SealCommand) throws(Refusal) -> Reply? {
        switch command {
        case .keep(let incident, let text): return try seal(text, in: incident)
        case .show(let number): return try showSealed(number)
        case .destroy(let number):
            return try askBack(.seal(command), .seal(.destroy(try sealed(number).brief)))
        case .showSpill(let number):
            return try askBack(
                .seal(command), .seal(.showSpill(try spill(number, .quarantineShow))))
        case .destroySpill(let number):
            return try askBack(
                .seal(command), .seal(.destroySpill(try spill(number, .quarantineDestroy))))
        }
    }

    /// A dangerous command whose code was given back.
    mutating func carryOut(_ command: SealCommand) throws(Refusal) -> Reply? {
        switch command {
        case .keep, .show: return try decide(command)
        case .destroy(let number):
            let (text, brief) = try sealed(number)
            record(.sealing(text.incident, .destroyed(number)))
            sealings.append(.destroy(.text(number)))
            return .seal(.destroyed(brief))
        case .showSpill(let number):
            let spill = try spill(number, .quarantineShow)
            record(.sealing(nil, .spillRead(case: number)))
            return .seal(.shown(SealShown(.spill(spill))))
        case .destroySpill(let number):
            let spill = try spill(number, .quarantineDestroy)
            record(.sealing(nil, .spillDestroyed(case: number)))
            sealings.append(.destroy(.spill(number)))
            return .seal(.spillDestroyed(spill))
        }
    }

    /// What a room has read cannot be sealed any more, and what is sealed is for one reader.
    private func checkAlone(_ verb: Verb) throws(Refusal) {
        if case .direct = context.place { return }
        throw .seal(.alone(verb))
    }

    private mutating func seal(_ text: String, in number: Number) throws(Refusal) -> Reply {
        try checkAlone(.seal)
        guard context.seals else { throw .seal(.noKey) }
        guard world.mark(ofIncident: number.value) != nil else { throw .noSuch(number) }
        guard world.incidents[number.value] != nil || world.concluding[number.value] != nil else {
            throw .incidentEnded(number)
        }
        try checkKnown(number)
        let words = SealedWords(salt: context.salt, text: text)
        let new = world.seals.next
        record(.sealing(number.value, .kept(new, digest: words.digest)))
        sealings.append(.keep(.text(new), words))
        return .seal(.kept(try sealed(new).brief))
    }

    /// Who may know of the incident may read what was sealed in it; that they did stands in the log.
    private mutating func showSealed(_ number: Int) throws(Refusal) -> Reply {
        try checkAlone(.seal)
        let (text, brief) = try sealed(number)
        record(.sealing(text.incident, .read(number)))
        return .seal(.shown(SealShown(.text(brief))))
    }

    private func sealed(_ number: Int) throws(Refusal) -> (text: SealedText, brief: SealBrief) {
        guard let text = world.seals.texts[number] else { throw .seal(.noSuch(number)) }
        try checkKnown(Number(.incident, text.incident))
        if let at = text.destroyedAt { throw .seal(.destroyed(number, at: at)) }
        return (text, world.brief(text))
    }

    /// For the secrecy office's own people: nobody stands in for them here.
    private func spill(_ number: Int, _ verb: Verb) throws(Refusal) -> SpillBrief {
        guard world.roster[me]?.sits(in: .secrecy) == true else {
            throw .notAllowed(
                verb, roles: [.secrecy],
                people: world.roster.members(of: .secrecy).map(\.name))
        }
        if verb == .quarantineShow { try checkAlone(verb) }
        guard let spill = world.seals.spills[number] else { throw .seal(.noSpill(number)) }
        if let at = spill.destroyedAt { throw .seal(.spillDestroyed(number, at: at)) }
        return world.brief(spill)
    }

    /// A refused message is kept only where the plan says so, there is a key, and its words are
    /// at hand.
    ///
    /// - Returns: Whether it is kept.
    mutating func quarantine(_ kind: Guard, case number: Int) -> Bool {
        guard kind == .secret, plan.guards.spillRule == .seal, context.seals,
            let text = context.spilled
        else { return false }
        let words = SealedWords(
            salt: context.salt, text: String(text.prefix(Limits.spillCharacters)))
        record(.sealing(nil, .spilled(case: number, digest: words.digest)))
        sealings.append(.keep(.spill(number), words))
        return true
    }

    /// What went as a number alone, by the matter that it belongs to.
    ///
    /// - Parameter late: The delivery that was found so only when it was to go out.
    mutating func noteWithheld(_ items: [Withheld], late: DeliveryID?) {
        if let late {
            guard !world.seals.hasNoted(late), let item = items.first else { return }
            return record(.sealing(incident(of: item), .withheldLate(late, item)))
        }
        let matters = items.map { world.matter(of: $0.thing) ?? $0.thing }
        for matter in matters.uniqued() {
            let own = zip(items, matters).filter { $0.1 == matter }.map(\.0)
            let incident = matter.kind == .incident ? matter.value : nil
            record(.sealing(incident, .withheld(own)))
        }
    }

    private func incident(of item: Withheld) -> Int? {
        world.matter(of: item.thing).flatMap { $0.kind == .incident ? $0.value : nil }
    }
}

import Foundation

package enum OfficialCommand: Codable, Equatable, Sendable {
    /// A new channel, or what changes of one.
    case register(OfficialDraft)
    /// As it was shown when the code was asked for; only codes bring it.
    case put(OfficialRow, over: OfficialRow?)
    case verify(String, how: String?)
    case retire(String, reason: String)
}

/// A channel as somebody typed it; what is left out of a known one stays.
package struct OfficialDraft: Codable, Equatable, Sendable {
    package var id: String
    package var name: String?
    package var platform: String?
    package var account: String?
    package var owner: String?
    package var via: Via?
    package var until: DutyWhen.Day?

    package enum Via: Codable, Equatable, Sendable {
        case hand
        case publisher(String)
    }

    package init(
        id: String, name: String? = nil, platform: String? = nil, account: String? = nil,
        owner: String? = nil, via: Via? = nil, until: DutyWhen.Day? = nil
    ) {
        self.id = id
        self.name = name
        self.platform = platform
        self.account = account
        self.owner = owner
        self.via = via
        self.until = until
    }
}

package enum OfficialField: String, Codable, Equatable, Sendable, CaseIterable {
    case name, platform, account, owner
}

package enum OfficialRefusal: Codable, Equatable, Sendable {
    case noSuch(String, known: [String])
    /// No short name such as `site`.
    case badID(String)
    /// Of a new one.
    case missing([OfficialField])
    case tooLong(OfficialField, most: Int)
    /// It calls itself somebody's own: there is no such type.
    case personal
    /// The account is a mobile telephone number.
    case mobile
    /// It is the account of somebody in the roster.
    case ofPerson(String)
    /// Another channel, by its id, has this name or account.
    case taken(OfficialField, by: String)
    case noPublisher(String, known: [String])
    /// It must end after today and no later than this.
    case badUntil(latest: Day)
    case unchanged(String)
    /// It was changed after the code was asked for.
    case changedSince(String)
    case voicedAlready(String)
    /// Whoever registered it is neither of the two who verify it.
    case ownRow(String)
    /// Until this day; it may be verified anew from that other day on.
    case verifiedAlready(String, until: Day, from: Day)
}

extension Decider {
    /// Registering and retiring are asked back: they say where the unit speaks.
    mutating func decide(_ command: OfficialCommand) throws(Refusal) -> Reply? {
        switch command {
        case .register(let draft):
            let before = world.officials.named(draft.id.lowercased()).flatMap { channel in
                channel.retired == nil ? channel : nil
            }
            let row = try row(of: draft, before?.row)
            guard row != before?.row else { throw .official(.unchanged(row.id)) }
            let voids = before.map { channel in
                !(channel.voices + channel.again).isEmpty
                    && !row.keepsVerification(of: channel.row)
            }
            return try askBack(
                .official(.put(row, over: before?.row)),
                .official(.register(brief(row), isNew: before == nil, voids: voids ?? false)))
        case .retire(let word, let reason):
            let channel = try listed(word)
            return try askBack(
                .official(.retire(channel.id, reason: reason)),
                .official(.retire(world.brief(channel, at: now), reason: reason)))
        case .verify(let word, let how): return try verify(word, how)
        case .put: return try carryOut(command)
        }
    }

    mutating func carryOut(_ command: OfficialCommand) throws(Refusal) -> Reply? {
        switch command {
        case .put(let row, let before):
            try checkMayEdit()
            let known = world.officials.named(row.id).flatMap { $0.retired == nil ? $0.row : nil }
            guard known == before else { throw .official(.changedSince(row.id)) }
            try checkOthers(row)
            record(.official(.registered(row)))
            return try .official(.registered(world.brief(listed(row.id), at: now)))
        case .retire(let word, let reason):
            try checkMayEdit()
            let channel = try listed(word)
            record(.official(.retired(channel.id, reason: reason)))
            let after = world.officials.named(channel.id) ?? channel
            return .official(.retired(world.brief(after, at: now)))
        case .register, .verify: return try decide(command)
        }
    }

    private func listed(_ word: String) throws(Refusal) -> OfficialChannel {
        guard let channel = world.officials.found(word) else {
            throw .official(.noSuch(word, known: world.officials.listed.map(\.id)))
        }
        return channel
    }

    /// Whoever asked for the code may have lost their seat meanwhile.
    private func checkMayEdit() throws(Refusal) {
        guard let person = world.staff(at: now, for: .officialEdit)[me] else { throw .stranger }
        guard case .notYou(let roles) = Permissions.may(.officialEdit, person, on: myRoute) else {
            return
        }
        let people = world.roster.members(of: .hq).map(\.name)
        throw .notAllowed(.officialEdit, roles: roles, people: people)
    }

    /// Two different people make sure of it before it counts (spec §6, domain §5), and whoever
    /// registered it is neither of them: nothing approves itself (spec §10).
    private mutating func verify(_ word: String, _ how: String?) throws(Refusal) -> Reply {
        let channel = try listed(word)
        let known = channel.isVerified ? channel.again : channel.voices
        if channel.isVerified, !channel.isToBeRenewed(at: now) {
            throw .official(
                .verifiedAlready(
                    channel.id, until: world.lastDay(before: channel.expires),
                    from: plan.calendar.day(of: channel.expires - OfficialChannel.ahead)))
        }
        guard !known.contains(where: { $0.person == me }) else {
            throw .official(.voicedAlready(channel.id))
        }
        guard channel.registeredBy != me else { throw .official(.ownRow(channel.id)) }
        record(.official(.voiced(channel.id, how: how)))
        let after = try listed(channel.id)
        let looked = channel.isVerified ? after.again : after.voices
        guard OfficialChannel.isEnough(looked) else {
            return .official(.voiced(world.brief(after, at: now)))
        }
        let anew = channel.isVerified || now >= channel.expires
        record(
            .official(
                anew
                    ? .renewed(channel.id, until: nextEnd(of: channel)) : .verified(channel.id)))
        return try .official(.verified(world.brief(listed(channel.id), at: now), anew: anew))
    }

    /// For as long as it was good before.
    private func nextEnd(of channel: OfficialChannel) -> Date {
        let end = now + channel.expires.since(channel.since)
        return min(plan.calendar.end(of: plan.calendar.day(of: end - 1)), latestEnd)
    }

    private var latestEnd: Date {
        let calendar = plan.calendar
        return calendar.end(of: calendar.day(of: now + .days(OfficialChannel.longest)))
    }

    // MARK: What was typed

    private func row(of draft: OfficialDraft, _ before: OfficialRow?) throws(Refusal) -> OfficialRow
    {
        let id = draft.id.lowercased()
        guard (1...24).contains(id.count), id.first?.isLetter == true,
            id.allSatisfy({ $0.isLetter || $0.isNumber || "_-".contains($0) })
        else { throw .official(.badID(draft.id)) }
        guard let name = draft.name ?? before?.name,
            let platform = draft.platform ?? before?.platform,
            let account = draft.account ?? before?.account,
            let owner = try owner(draft) ?? before?.owner
        else { throw .official(.missing(missing(of: draft, before))) }
        let row = OfficialRow(
            id: id, name: name, platform: platform, account: account, owner: owner,
            via: try via(draft, before), expires: try end(draft, before))
        try check(row)
        try checkOthers(row)
        return row
    }

    private func missing(of draft: OfficialDraft, _ before: OfficialRow?) -> [OfficialField] {
        OfficialField.allCases.filter { field in
            switch field {
            case .name: draft.name == nil && before == nil
            case .platform: draft.platform == nil && before == nil
            case .account: draft.account == nil && before == nil
            case .owner: draft.owner == nil && before == nil
            }
        }
    }

    private func owner(_ draft: OfficialDraft) throws(Refusal) -> PersonID? {
        guard let word = draft.owner else { return nil }
        return try person(named: word).id
    }

    /// A publisher that `bot.json` does not have would never publish.
    private func via(
        _ draft: OfficialDraft, _ before: OfficialRow?
    ) throws(Refusal) -> String? {
        switch draft.via {
        case .hand: return nil
        case .publisher(let name):
            if let known = context.publishers, !known.contains(name) {
                throw .official(.noPublisher(name, known: known))
            }
            return name
        case nil: return before?.via
        }
    }

    private func end(_ draft: OfficialDraft, _ before: OfficialRow?) throws(Refusal) -> Date {
        guard let day = draft.until else { return before?.expires ?? latestEnd }
        let refusal = Refusal.official(.badUntil(latest: world.lastDay(before: latestEnd)))
        let end: Date
        do throws(Refusal) {
            end = try moment(DutyWhen(day), end: true, after: nil)
        } catch { throw refusal }
        // It ends with its day; one that ends with today would be over tonight.
        guard end > plan.calendar.end(of: plan.calendar.day(of: now)), end <= latestEnd else {
            throw refusal
        }
        return end
    }

    private func check(_ row: OfficialRow) throws(Refusal) {
        let texts: [(OfficialField, String, Int)] = [
            (.name, row.name, 40), (.platform, row.platform, 40), (.account, row.account, 200),
        ]
        for (field, text, most) in texts where text.count > most {
            throw .official(.tooLong(field, most: most))
        }
        guard ![row.id, row.name, row.platform, row.account].contains(where: PersonalWords.occur)
        else { throw .official(.personal) }
        if let person = world.roster.whoever(has: row.account) {
            throw .official(.ofPerson(person.name))
        }
        guard !row.account.isMobileNumber else { throw .official(.mobile) }
        // "王芳的微博" is hers, whatever it is said to be.
        if let person = world.roster.everyone.first(where: { person in
            [row.name, row.account].contains { $0.bears(name: person.name) }
        }) {
            throw .official(.ofPerson(person.name))
        }
    }

    /// A name and an account are one channel's.
    private func checkOthers(_ row: OfficialRow) throws(Refusal) {
        for other in world.officials.listed where other.id != row.id {
            let names = [other.id, other.name.lowercased()]
            if names.contains(row.name.lowercased()) || names.contains(row.id) {
                throw .official(.taken(.name, by: other.id))
            }
            if other.account.lowercased() == row.account.lowercased(),
                other.platform.lowercased() == row.platform.lowercased()
            {
                throw .official(.taken(.account, by: other.id))
            }
        }
    }

    private func brief(_ row: OfficialRow) -> OfficialBrief {
        world.brief(OfficialChannel(row, by: me, at: now), at: now)
    }

    // MARK: Clocks

    /// What ends within a month, and what has ended, each told once.
    mutating func settleOfficials() {
        for channel in world.officials.ending(by: now) {
            record(
                .official(now >= channel.expires ? .expired(channel.id) : .expiring(channel.id)))
        }
    }
}

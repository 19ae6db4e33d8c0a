import Domain
import Foundation

extension Announcer {
    /// Whoever is called in another's place reads that in the notice; here is told what is else
    /// to know, and to as few as it concerns.
    mutating func announce(_ event: AbsenceEvent, _ entry: Entry, _ id: String) {
        switch event {
        case .leave(let person, let spell):
            let cover = nextOf(person, at: max(now, spell.from))
            let facts = LeaveFacts(
                name: name(person), from: spell.from, to: spell.to, cover: cover.map(name))
            let told = [cover].compactMap(\.self) + officeLead
            tell(told.uniqued().filter { $0 != entry.actor.person }, .absence(.leave(facts)), id)
        case .back(let person): proclaim(.absence(.back(name(person))), id)
        case .covered(let person, let cover):
            guard cover.cause == .arranged else { return }
            var facts = CoverFacts(name: name(person), by: name(cover.by), until: cover.until)
            if let absent = world.roster[person], let other = world.roster[cover.by] {
                facts.kept = world.seatsKept(by: absent, from: other)
            }
            tell(
                [cover.by, person].filter { $0 != entry.actor.person },
                .absence(.covered(facts, by: name(entry.actor.person))), id)
        case .coverEnded(let person, let by, let end):
            let facts = CoverFacts(name: name(person), by: name(by), until: nil)
            tell([by], .absence(.coverEnded(facts, because: end)), id)
        case .mandated(let person, let mandate):
            tell(hqAnd(person, mandate), .absence(.mandated(facts(person, mandate))), id)
        case .mandateEnded(let person, let by, let end):
            let mandate = Mandate(by: by, scope: [], from: now, until: now)
            tell(
                hqAnd(person, mandate),
                .absence(.mandateEnded(facts(person, mandate), because: end)), id)
        }
    }

    /// Who was told of a notice for themselves is not called again for another: they learn here
    /// whose place they take, all of one moment in one message.
    mutating func tellOfCovers(_ entries: [Entry]) {
        var covers: [Int: [CoverFacts]] = [:]
        var people: [Int: [PersonID]] = [:]
        for entry in entries {
            guard case .absence(.covered(let person, let cover)) = entry.event,
                let number = cover.cause.notice, let notice = world.notice(number),
                let line = notice.lines.first(where: { $0.addressee == person }),
                !line.told.contains(cover.by)
            else { continue }
            covers[number, default: []].append(
                CoverFacts(name: name(person), by: name(cover.by), until: nil))
            people[number, default: []].append(cover.by)
        }
        for number in covers.keys.sorted() {
            tell(
                (people[number] ?? []).uniqued(),
                .absence(.standingIn(notice: number, covers[number] ?? [])),
                "e\(entries.last?.sequence ?? 0).cover-\(number)")
        }
    }

    private func hqAnd(_ person: PersonID, _ mandate: Mandate) -> [PersonID] {
        ([person, mandate.by] + world.roster.members(of: .hq).map(\.id)).uniqued()
    }

    private func facts(_ person: PersonID, _ mandate: Mandate) -> MandateFacts {
        MandateFacts(
            name: name(person), by: name(mandate.by), scope: mandate.scope, from: mandate.from,
            until: mandate.until)
    }

    /// Whom others turn to while somebody is away.
    private func nextOf(_ person: PersonID, at moment: Date) -> PersonID? {
        guard let post = world.roster[person]?.posts.first else { return nil }
        let next = world.staff(at: moment).responsible(for: post.group)?.id
        return next == person ? nil : next
    }

    /// What was decided in another's name says so.
    mutating func sign(_ entry: Entry, from first: Int) {
        guard let signed = entry.signedFor else { return }
        deliveries =
            deliveries.prefix(first)
            + deliveries.dropFirst(first).map { delivery in
                guard case .bulletin(let bulletin) = delivery.saying, bulletin.isSigned else {
                    return delivery
                }
                var delivery = delivery
                delivery.saying = .bulletin(.signed(bulletin, for: signed))
                return delivery
            }
    }
}

extension Bulletin {
    /// What hangs on a decision without being it is signed by nobody.
    fileprivate var isSigned: Bool {
        switch self {
        case .dutiesUnconfirmed, .filing(.wanted): false
        default: true
        }
    }
}

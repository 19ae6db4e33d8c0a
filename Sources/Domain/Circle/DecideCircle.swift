import Foundation

package enum CircleCommand: Codable, Equatable, Sendable {
    case classify(Number, Classification, reason: String?)
    /// For so long; nil for as long as the matter is sensitive.
    case admit(Number?, String, span: Duration?)
    case remove(Number?, String)
}

package enum CircleRefusal: Codable, Equatable, Sendable {
    /// Whoever asks may not know of it.
    case closed(Number)
    case sameLabel(Number, Classification)
    /// Only these may make it less sensitive.
    case lowering(Number, roles: [Role])
    case loweringNeedsReason(Number)
    /// Where nobody keeps secrets by office one alone does not: one of HQ and another, these may.
    case loweringNeedsAnother(Number, people: [String])
    /// Nothing is kept from anybody.
    case notClosed(Number)
    case notInside(Number, person: String)
    case lastInside(Number)
    /// The message belongs to this, and that is no incident that runs.
    case notRunning(Number)
}

extension Decider {
    mutating func decide(_ command: CircleCommand) throws(Refusal) -> Reply? {
        switch command {
        case .classify(let number, let label, let reason):
            return try classify(try matter(number), label, reason)
        case .admit(let number, let word, let span):
            let (matter, _) = try closedMatter(number)
            let person = try person(named: word)
            let until = span.map { now + $0 }
            record(.circle(matter, .admitted(person.id, until: until)))
            return .circle(.admitted(matter, person: person.name, until: until))
        case .remove(let number, let word):
            let (matter, circle) = try closedMatter(number)
            let person = try person(named: word)
            guard circle.holds(person.id) else {
                throw .circle(.notInside(matter, person: person.name))
            }
            guard circle.members.count > 1 else { throw .circle(.lastInside(matter)) }
            record(.circle(matter, .removed(person.id)))
            return .circle(.removed(matter, person: person.name))
        }
    }

    /// An open warning or a running incident; a warning that became one means that.
    private func matter(_ number: Number) throws(Refusal) -> Number {
        let matter = world.matter(of: number) ?? number
        if matter.kind == .incident {
            guard world.mark(ofIncident: matter.value) != nil else { throw .noSuch(number) }
            try checkKnown(matter)
        } else {
            _ = try openWarning(matter)
        }
        return matter
    }

    /// HQ and the secrecy office manage a circle even from outside it, by number alone.
    private func closedMatter(_ number: Number?) throws(Refusal) -> (Number, Circle) {
        let closed = world.running.map(\.id).filter { world.label(of: $0) == .sensitive }
        let here = context.matters.first { closed.contains($0) }
        guard let asked = number ?? here ?? (closed.count == 1 ? closed[0] : nil) else {
            throw closed.isEmpty ? .noIncident : .whichIncident(closed)
        }
        let matter = world.matter(of: asked) ?? asked
        guard let circle = world.circles[matter], circle.isClosed else {
            throw .circle(.notClosed(matter))
        }
        return (matter, circle)
    }

    /// Anyone who knows of it may make it more sensitive. The secrecy office makes it less, with a
    /// reason; where that has nobody, two do, see `DecideLowering`. Whoever does it knows of it:
    /// nobody opens to all what they are kept from.
    private mutating func classify(
        _ matter: Number, _ label: Classification, _ reason: String?
    ) throws(Refusal) -> Reply {
        let old = world.label(of: matter)
        guard label != old else { throw .circle(.sameLabel(matter, label)) }
        if label < old {
            // Whoever is away keeps secrets still; whom nobody has looked at does not.
            guard !world.proven(world.roster).memberIDs(of: .secrecy).isEmpty else {
                return try lower(matter, label, from: old, reason)
            }
            guard entitled(to: .classify)?.sits(in: .secrecy) == true else {
                throw .circle(.lowering(matter, roles: [.secrecy]))
            }
            guard reason != nil else { throw .circle(.loweringNeedsReason(matter)) }
        }
        return relabel(matter, label, from: old, reason)
    }

    mutating func relabel(
        _ matter: Number, _ label: Classification, from old: Classification, _ reason: String?
    ) -> Reply {
        // While it is not sensitive it is remembered who was inside, since they still are in its room.
        let former = world.circles[matter]?.members ?? []
        let members = label == .sensitive ? insiders(of: matter) : former
        record(
            .circle(
                matter, .labelled(label, from: old, reason: reason, members: members)))
        guard label == .sensitive else {
            return .circle(.labelled(matter, label, from: old, members: []))
        }
        for other in former where !members.contains(where: { $0.person == other.person }) {
            record(.circle(matter, .removed(other.person)))
        }
        return .circle(.labelled(matter, label, from: old, members: names(members.map(\.person))))
    }

    /// Who works on it already, who leads, and whoever keeps secrets: the least who must know.
    private func insiders(of matter: Number) -> [Circle.Member] {
        var people: [PersonID?] = [context.actor.person]
        // Who leads while they are away, too: nobody is locked out of leading.
        for roster in [world.roster, staff] {
            people += [.hq, .office].map { roster.responsible(for: $0)?.id }
        }
        people += world.roster.members(of: .secrecy).map(\.id)
        if matter.kind == .incident, let incident = world.incident(matter.value) {
            people.append(incident.start.commander)
            people += incident.openTasks.map(\.assignee)
        } else {
            people.append(world.warning(matter.value)?.reporter)
        }
        return people.compactMap(\.self).uniqued().map { Circle.Member($0) }
    }

    /// An incident is as sensitive as the warning that it comes from; whoever has a task in it
    /// joins them who knew.
    mutating func inheritCircle(from warning: Int, to incident: Int) {
        guard let circle = world.circles[Number(.warning, warning)] else { return }
        let matter = Number(.incident, incident)
        var members = circle.members
        if circle.isClosed {
            let known = members.map(\.person)
            members += insiders(of: matter).filter { !known.contains($0.person) }
        }
        record(
            .circle(
                matter,
                .labelled(circle.label, from: .internal, reason: nil, members: members)))
    }

    /// Of what is kept from somebody nothing is done or shown for them.
    func checkKnown(_ number: Number) throws(Refusal) {
        guard isKnown(number) else { throw .circle(.closed(number)) }
    }

    /// Clocks and channels know everything.
    func isKnown(_ number: Number) -> Bool {
        context.actor.person == nil || world.mayKnow(me, of: number)
    }

    /// Those whose time is over know no longer.
    mutating func settleCircles() {
        for (matter, person) in world.circles.expired(by: now) {
            record(.circle(matter, .expired(person)))
        }
        for (matter, person) in world.circles.gone(from: world.roster) {
            record(.circle(matter, .removed(person)))
        }
    }

    /// Whoever a step of a sensitive matter falls to is let into it (0040). What changes hands by
    /// name or with a seat lets nobody in: see `assign` and `rejoining`.
    mutating func admitWorkers(after event: Event) {
        guard !world.circles.isEmpty else { return }
        let (incident, people): (Int, [PersonID])
        switch event {
        case .incident(let number, .stepsJoined(let seeds, _)):
            (incident, people) = (number, seeds.compactMap(\.assignee))
        case .incident(let number, .planAdopted(let adoption)):
            (incident, people) = (number, adoption.joined.compactMap(\.assignee))
        default: return
        }
        let matter = Number(.incident, incident)
        for person in people.uniqued() where !world.mayKnow(person, of: matter) {
            record(.circle(matter, .admitted(person, until: nil)))
        }
    }
}

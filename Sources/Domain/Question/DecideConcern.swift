package enum ConcernCommand: Codable, Equatable, Sendable {
    /// Without a number of the only incident that runs.
    case add(Number?, text: String, count: Int)
    case count(Number?, Int, Int)
    case cover(Number?, Int, by: Number)
    case uncover(Number?, Int, by: Number)
    /// They looked, and nobody is concerned about anything.
    case noneFound(Number?, reason: String)
}

package enum ConcernRefusal: Codable, Equatable, Sendable {
    /// There is no such concern; `known` are there.
    case noSuch(Int, incident: Int, known: Int)
    case coveredAlready(Int, by: Number)
    case notCovered(Int, by: Number)
    /// Nothing answers these.
    case unmet([Int], incident: Int)
    /// Some stand on the list: so many.
    case listed(Int, incident: Int)
    /// What is of another incident answers nothing here.
    case otherMatter(Number, incident: Int)
}

extension Decider {
    mutating func decide(_ command: ConcernCommand) throws(Refusal) -> Reply? {
        switch command {
        case .add(let number, let text, let count):
            let incident = try runningIncident(number)
            let next = (incident.concerns?.last?.number ?? 0) + 1
            let like = incident.concerns?.last(where: {
                $0.count > 0 && Likeness.of($0.text, text) >= Likeness.much
            })
            record(.concern(incident.number, .added(next, text: text, count: count)))
            fulfilConcerns(in: incident.number)
            return try .concern(
                .added(concern(next, incident.number), like: like.map { brief($0, incident) }))
        case .count(let number, let concern, let count):
            let incident = try self.incident(number, of: concern)
            record(.concern(incident, .counted(concern, count)))
            fulfilConcerns(in: incident)
            return try .concern(.counted(self.concern(concern, incident)))
        case .cover(let number, let concern, let cover):
            return try self.cover(number, concern, cover)
        case .uncover(let number, let concern, let cover):
            let incident = try incident(number, of: concern)
            guard try self.concern(concern, incident).covers.contains(where: { $0.by == cover })
            else { throw .concern(.notCovered(concern, by: cover)) }
            record(.concern(incident, .uncovered(concern, by: cover)))
            return try .concern(.covered(self.concern(concern, incident), by: cover, no: true))
        case .noneFound(let number, let reason):
            return try noConcerns(in: runningIncident(number), reason)
        }
    }

    private mutating func noConcerns(
        in incident: Incident, _ reason: String
    ) throws(Refusal) -> Reply {
        let listed = incident.topConcerns(.max).count
        guard listed == 0 else {
            throw .concern(.listed(listed, incident: incident.number))
        }
        record(.concern(incident.number, .noneFound(reason: reason)))
        fulfil(.concernsListed, in: incident.number, evidence: reason)
        return .concern(.noneFound(incident.number, reason: reason))
    }

    private mutating func cover(
        _ number: Number?, _ concern: Int, _ cover: Number
    ) throws(Refusal) -> Reply {
        let incident = try incident(number, of: concern)
        let home: Int?
        if cover.kind == .question {
            guard let question = world.questions[cover.value] else { throw .noSuch(cover) }
            home = question.incident
        } else {
            guard let statement = world.statement(cover.value) else { throw .noSuch(cover) }
            home = statement.incident.number
        }
        try checkKnown(cover)
        guard home == incident else {
            throw .concern(.otherMatter(cover, incident: incident))
        }
        guard try !self.concern(concern, incident).covers.contains(where: { $0.by == cover }) else {
            throw .concern(.coveredAlready(concern, by: cover))
        }
        record(.concern(incident, .covered(concern, by: cover)))
        return try .concern(.covered(self.concern(concern, incident), by: cover, no: false))
    }

    private func incident(_ number: Number?, of concern: Int) throws(Refusal) -> Int {
        let incident = try runningIncident(number).number
        _ = try self.concern(concern, incident)
        return incident
    }

    private func concern(_ number: Int, _ incident: Int) throws(Refusal) -> ConcernBrief {
        let known = world.incident(incident)?.concerns ?? []
        guard let concern = known.first(where: { $0.number == number }) else {
            throw .concern(.noSuch(number, incident: incident, known: known.count))
        }
        return world.brief(concern, of: incident)
    }

    private func brief(_ concern: Concern, _ incident: Incident) -> ConcernBrief {
        world.brief(concern, of: incident.number)
    }

    /// Nobody says that all is answered while the list says otherwise.
    func checkConcernsMet(in incident: Incident) throws(Refusal) {
        let open = incident.topConcerns().filter { !world.isCovered($0) }.map(\.number)
        guard open.isEmpty else { throw .concern(.unmet(open, incident: incident.number)) }
    }

    /// The first list of five is what the step for it asks for.
    private mutating func fulfilConcerns(in number: Int) {
        guard let incident = world.incidents[number],
            incident.topConcerns().count == Concern.wanted
        else { return }
        let texts = incident.topConcerns().map { "\($0.text) \($0.count)" }
        fulfil(.concernsListed, in: number, evidence: texts.joined(separator: "; "))
    }
}

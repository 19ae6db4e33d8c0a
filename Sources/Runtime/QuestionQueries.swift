import Domain

/// Questions about what people ask us.
extension CommandHandler {
    func questions(
        _ query: QuestionQuery, _ actor: Actor, _ world: World, _ view: KnownView
    ) -> Reply {
        switch query {
        case .list(let number, let all):
            if let number, world.mark(ofIncident: number.value) == nil {
                return .refused(.noSuch(number))
            }
            return .question(.list(number?.value, list(number, all, world, view), all: all))
        case .show(let number):
            guard let question = world.questions[number.value] else {
                return .refused(.noSuch(number))
            }
            return .question(.shown(world.questionFacts(question, for: actor.person, at: now)))
        case .concerns(let number):
            let known = world.running.map(\.id).filter { world.mayKnow(actor.person, of: $0) }
            guard let asked = number ?? (known.count == 1 ? known[0] : nil) else {
                return .refused(known.isEmpty ? .noIncident : .whichIncident(known))
            }
            guard world.incident(asked.value) != nil else { return .refused(.noSuch(asked)) }
            return .concern(world.concernList(of: asked.value))
        case .spokespersons: return .question(.spokespersons(world.speakerFacts(at: now)))
        }
    }

    /// What is due first stands first; then what is to be told again, then the rest.
    private func list(
        _ number: Number?, _ all: Bool, _ world: World, _ view: KnownView
    ) -> [QuestionBrief] {
        world.questions.all.filter { question in
            guard number == nil || question.incident == number?.value else { return false }
            return number != nil || view.shows(.question, question.number)
        }
        .map { world.brief($0) }
        .filter { all || $0.stand != .given && $0.stand != .dropped }
        .sorted { ($0.rank, $0.due, $0.number) < ($1.rank, $1.due, $1.number) }
    }
}

extension QuestionBrief {
    fileprivate var rank: Int {
        switch stand {
        case .open, .drafted, .approved: 0
        case .outdated: 1
        case .given, .dropped: 2
        }
    }
}

import Domain

/// The plan itself: what is in force, what is on the disk, and how it is read.
enum PlanGrammar {
    private enum Deed { case show, diff, publish, adopt, interpret, annex }

    private static let parts = [
        Part(Deed.show, zh: "查看", en: "show"), Part(.diff, zh: "对比", en: "diff", "比较"),
        Part(.publish, zh: "发布", en: "publish"), Part(.adopt, zh: "采用", en: "adopt"),
        Part(.interpret, zh: "释义", en: "interpret"),
        Part(.annex, zh: "细则", en: "annex", "annexes"),
    ]

    /// The verb of a part that has rights of its own.
    static func verb(_ word: String) -> Verb? {
        switch parts.first(where: { $0.words.contains(word) })?.value {
        case .publish: .planPublish
        case .adopt: .planAdopt
        case .interpret: .planInterpret
        case .show, .diff, .annex, nil: nil
        }
    }

    /// `plan`, `plan show 四.2`, `plan diff I-1`, `plan publish`, `plan interpret question | answer`.
    static func plan(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        switch try arguments.part(parts) {
        case nil: return Reading(.plan(.show(nil)), .plan)
        case .show:
            let clause = arguments.rest()
            return try arguments.finish(Reading(.plan(.show(clause)), .plan))
        case .diff:
            let incident = try arguments.lastNumber(.incident, .incident)
            return try arguments.finish(Reading(.plan(.diff(incident)), .plan))
        case .annex:
            let word = arguments.rest()
            return try arguments.finish(Reading(.plan(word.map(PlanQuery.show) ?? .annexes), .plan))
        case .publish:
            return try arguments.finish(Reading(.plan(.publish(hash: nil)), .planPublish))
        case .adopt:
            let incident = try arguments.lastNumber(.incident, .incident)
            return try arguments.finish(Reading(.plan(.adopt(incident)), .planAdopt))
        case .interpret: return try interpret(&arguments)
        }
    }

    /// Without a text it is a question for the list.
    private static func interpret(_ arguments: inout Arguments) throws(Complaint) -> Reading {
        guard let text = arguments.rest() else {
            return Reading(.plan(.interpretations), .plan)
        }
        let halves = text.split(maxSplits: 1, omittingEmptySubsequences: false) {
            $0 == "|" || $0 == "｜"
        }.map { String($0).trimming { $0 == " " } }
        guard halves.count == 2, let answer = halves.last, !answer.isEmpty else {
            throw arguments.missing(.answer)
        }
        guard let question = halves.first, !question.isEmpty else { throw arguments.missing(.text) }
        let command = Command.plan(.interpret(question: question, answer: answer))
        return try arguments.finish(Reading(command, .planInterpret))
    }
}

import Domain

/// The plan itself: what is in force, what is on the disk, and how it is read.
enum PlanGrammar {
    private enum Part { case show, diff, publish, adopt, interpret, annex }

    private static let parts: [String: Part] = [
        "show": .show, "查看": .show, "diff": .diff, "对比": .diff, "比较": .diff,
        "publish": .publish, "发布": .publish, "adopt": .adopt, "采用": .adopt, "interpret": .interpret,
        "释义": .interpret,
        "annex": .annex, "annexes": .annex, "细则": .annex,
    ]

    /// `plan`, `plan show 四.2`, `plan diff I-1`, `plan publish`, `plan interpret question | answer`.
    static func plan(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        guard let word = arguments.pop() else { return Reading(.plan(.show(nil)), .plan) }
        guard let part = parts[arguments.key(word)] else {
            throw arguments.unknown(
                word, known: Array(parts.keys).sorted())
        }
        switch part {
        case .show:
            let clause = arguments.rest()
            return try arguments.finish(Reading(.plan(.show(clause)), .plan))
        case .diff:
            let incident = try arguments.lastNumber(.incident, .incident)
            return try arguments.finish(Reading(.plan(.diff(incident)), .plan))
        case .annex: return try arguments.finish(Reading(.plan(.annexes), .plan))
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

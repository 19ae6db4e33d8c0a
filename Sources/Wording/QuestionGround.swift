import Domain

/// What an answer rests on.
extension Voice {
    /// Whoever approves it sees what it rests on.
    func ground(_ answer: QuestionBrief.Answer?) -> String {
        guard let facts = answer?.facts, !facts.isEmpty else { return "" }
        return say("依据：", "Rests on: ") + first(facts.map { "F-\($0)" }, 6)
    }

    /// What stands in public rests on something.
    func ofGround(_ refusal: QuestionRefusal) -> Words {
        switch refusal {
        case .groundless(let number):
            no(
                say(
                    "\(number) 的口径未引用已证实的事实或已发布的通稿，不能公开张贴",
                    "The answer to \(number) cites no confirmed fact and quotes no public statement: it is "
                        + "not for the public"),
                instead: say("引用后重新批准：", "Cite them, then have it approved: ")
                    + qa("口径 \(number) 事实=F-n -- 内容", "answer \(number) fact=F-n -- text"))
        case .shaky(let number, let facts):
            no(
                say(
                    "\(number) 口径的依据未证实：\(first(facts.map { "F-\($0)" }, 6))",
                    "The answer to \(number) rests on what is not confirmed: "
                        + first(facts.map { "F-\($0)" }, 6)),
                instead: say("须两人核实：", "Two must look into it: ")
                    + typed(
                        .fact, zh: "核实 F-\(facts.first ?? 0)", en: "verify F-\(facts.first ?? 0)"))
        default: Words([])
        }
    }
}

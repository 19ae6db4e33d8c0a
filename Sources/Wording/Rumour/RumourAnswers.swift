import Domain

/// What a rumour is not answered with.
extension Voice {
    func wrongAnswer(_ refusal: RumourRefusal) -> Words {
        switch refusal {
        case .wrongAnswer(let id, let statement, .refute):
            no(
                say(
                    "\(id)：\(statement) 不是辟谣稿，不能用来辟谣",
                    "\(id): \(statement) is no refutation and refutes nothing"),
                instead: say("起草辟谣稿：", "Draft one: ")
                    + typed(.statement, zh: "起草 辟谣 -- 正文", en: "new refutation -- text"))
        case .wrongAnswer(let id, let statement, _):
            no(
                say(
                    "\(id)：\(statement) 是辟谣稿，不能用来承认",
                    "\(id): \(statement) is a refutation and admits nothing"),
                instead: say("起草致歉或通报：", "Draft an apology or a notice: ")
                    + typed(.statement, zh: "起草 致歉 -- 正文", en: "new apology -- text"))
        default: Words([])
        }
    }
}

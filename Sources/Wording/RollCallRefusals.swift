import Domain

/// Why a roll call cannot be asked for, or answered.
extension Voice {
    /// Only for refusals about roll calls.
    func roll(_ refusal: Refusal) -> Words {
        switch refusal {
        case .noSuchGroup(let word, let known): noSuchGroup(word, known)
        case .rollCallOfWhom: rollCallOfWhom()
        default: noRollCall()
        }
    }

    private func noSuchGroup(_ word: String, _ known: [Bilingual]) -> Words {
        no(
            say("没有\(quote(word))这个组", "There is no group \(quote(word))"),
            instead: say(
                "可用：全体、\(first(known.map { $0[language] }, 6))",
                "There are: all, \(first(known.map { $0[language] }, 6))"))
    }

    private func noRollCall() -> Words {
        no(
            say("现在没有等您应答的点名", "No roll call waits for you"),
            instead: say("您的待办：", "What waits for you: ") + typed(.me))
    }

    private func rollCallOfWhom() -> Words {
        no(
            say("没有运行中的事件，请写明点谁的名", "No incident runs: say whose roll to call"),
            instead: say("例如：", "Such as: ") + typed(.rollcall, say("全体", "all")))
    }
}

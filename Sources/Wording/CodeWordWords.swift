import Domain
import Foundation

/// Words of the month: told to the one whose they are, and asked for by SMS and mail (0058).
extension Voice {
    func words(_ bulletin: CodeWordBulletin) -> Words {
        switch bulletin {
        case .given(let word, let until): given(word, until)
        case .wrong(let person, let route): wrongWords(person, route)
        }
    }

    /// In the chat alone; whatever road it came to, another would not say the word.
    private func given(_ word: CodeWord, _ until: Date) -> Words {
        Words(
            [
                say("您的本月口令：\(word.word)", "Your word for this month: \(word.word)"),
                say(
                    "聊天中断时，短信或邮件报到写“到 \(word.word)”；值守卡上也有",
                    "With the chat out, answer a roll call by SMS or mail with HERE \(word.word); "
                        + "it is on the desk card too"),
                say(
                    "有效至\(time(until))；勿告诉他人，勿转发",
                    "Good until \(time(until)); tell nobody, do not forward it"),
            ],
            forms: [say("本月口令已更换，请在聊天中查看", "Your word has changed: see the chat")],
            subject: say("本月口令", "Word of the month"))
    }

    private func wrongWords(_ person: String, _ route: RouteKind) -> Words {
        let head = say(
            "\(person)的\(road(route))一小时内5次口令不对",
            "Five wrong words in an hour by \(road(route)) from \(person)")
        return Words(
            [
                head,
                say(
                    "一小时内不再答复；请电话核实，可能有人冒用号码",
                    "It is not answered for an hour; please phone, somebody may be forging it"),
            ], forms: [head + say("，请电话核实", ". Please phone"), head])
    }

    func words(_ refusal: CodeWordRefusal) -> Words {
        switch refusal {
        case .wrong: return Words([say("口令不对，没有执行", "Wrong word; nothing was done")])
        case .locked:
            return no(
                say("口令多次不对，一小时内不再答复", "Too many wrong words: no answer for an hour"),
                instead: callDuty)
        case .wanted(let verb):
            let name = word(verb)
            var words = no(
                say("“\(name)”经短信、邮件须带口令", "\"\(name)\" by SMS or mail wants your word"),
                who: say("口令在值守卡上，每月更换", "It is on your desk card, new every month"),
                instead: say("例如：\(name) AB34CD", "Such as: \(name) AB34CD"))
            words.forms = [
                say(
                    "“\(name)”须带值守卡上的口令，或致电值班室\(duty)",
                    "\"\(name)\" wants the word on your card, or call \(duty)"),
                say("“\(name)”须带口令", "\"\(name)\" wants your word"),
            ]
            return words
        }
    }

    /// The word itself stands in no timeline.
    func sentence(_ event: CodeWordEvent, _ line: TimelineLine) -> String {
        switch event {
        case .given(let words, _):
            say("发放口令(\(words.count)人)", "gave out words of the month (\(words.count))")
        case .wrong(let person, let route):
            say(
                "\(name(person, line))的\(road(route))口令不对",
                "wrong word by \(road(route)) from \(name(person, line))")
        case .ended: say("停用口令", "words of the month ended")
        }
    }
}

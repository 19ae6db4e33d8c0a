import Domain

/// A mail: subject, body, how to answer, where to ask.
struct Letter {
    let unit: Unit
    let voices: [Voice]
    let drill: Bool

    func text(_ words: (Voice) -> Words) -> Text {
        guard let first = voices.first else { return Text(plain: "") }
        let name = "[\(unit.name[first.language])] "
        let own = words(first)
        let subject = name + (own.subject ?? own.forms.last ?? "")
        let bodies = voices.map { body(words($0), $0) }
        return Text(
            plain: Drill.mark(bodies, voices, drill).joined(separator: "\n\n"),
            subject: Drill.mark([subject], [first], drill)[0])
    }

    private func body(_ words: Words, _ voice: Voice) -> String {
        let note =
            words.isWhole
            ? voice.say("如有疑问请致电值班室 \(unit.dutyPhone)", "Questions: call \(unit.dutyPhone)")
            : voice.say(
                "邮件只写编号和时限，详情请登录系统或致电值班室 \(unit.dutyPhone)",
                "Mail says numbers and times only; for details log in or call \(unit.dutyPhone)")
        let main = [words.letter ?? words.forms.first ?? "", words.howTo ?? ""]
        return (main + [note, unit.name[voice.language]]).filter { !$0.isEmpty }
            .joined(separator: "\n")
    }
}

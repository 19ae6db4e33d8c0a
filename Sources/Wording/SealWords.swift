import Domain
import Foundation

/// What is sealed: numbers and names; the words alone to whoever may read them.
extension Voice {
    func words(_ reply: SealReply) -> Words {
        switch reply {
        case .kept(let text): kept(text)
        case .shown(let shown): self.shown(shown)
        case .destroyed(let text):
            Words([
                say("\(sealed(text)) 已销毁", "\(capital(sealed(text))) is destroyed"),
                say("密钥和密文均已移除，不能恢复", "Key and text are gone for good"),
            ])
        case .list(let incident, let texts): list(incident, texts)
        case .spills(let spills): list(spills)
        case .spillDestroyed(let spill):
            Words([
                say("\(spilled(spill)) 已销毁", "\(capital(spilled(spill))) is destroyed"),
                say("密钥和密文均已移除，不能恢复", "Key and text are gone for good"),
            ])
        case .secrecy(let names): secrecy(names)
        case .aboveCeiling(let number): aboveCeiling(number)
        }
    }

    func words(_ bulletin: SealBulletin) -> Words {
        switch bulletin {
        case .destroyed(let text, let by):
            Words([
                say(
                    "您的\(sealed(text)) 已由\(by)销毁",
                    "Your \(sealed(text)) was destroyed by \(by)")
            ])
        case .aboveCeiling(let number): aboveCeiling(number)
        }
    }

    /// `封存 3`, `sealed text 3`.
    private func sealed(_ text: SealBrief) -> String {
        say("封存 \(text.number)", "sealed text \(text.number)")
    }

    private func spilled(_ spill: SpillBrief) -> String {
        say("隔离 \(spill.number)", "case \(spill.number)")
    }

    private func kept(_ text: SealBrief) -> Words {
        Words([
            say(
                "已加密为\(sealed(text))，属 \(i: text.incident)",
                "Kept as \(sealed(text)), of \(i: text.incident)"),
            say(
                "知悉 \(i: text.incident) 者可私信查看，每次留痕：",
                "Who may know of \(i: text.incident) may read it in a direct conversation, and it is logged: "
            ) + typed(.seal, zh: "查看 \(text.number)", en: "show \(text.number)"),
            say("请删除您发出的原文", "Please delete the message you sent"),
        ])
    }

    /// The words as they were written, a line a line.
    private func shown(_ shown: SealShown) -> Words {
        let head: String
        switch shown.source {
        case .text(let text):
            head = say(
                "\(sealed(text))（\(i: text.incident)，\(text.by)，\(time(text.at))）",
                "\(capital(sealed(text))) (\(i: text.incident), \(text.by), \(time(text.at)))")
        case .spill(let spill):
            let by = spill.by ?? say("名册外人员", "a stranger")
            head = say(
                "\(spilled(spill))（\(by)，\(time(spill.at))）",
                "\(capital(spilled(spill))) (\(by), \(time(spill.at)))")
        }
        switch shown.opening {
        case .text(let text):
            let lines = text.split(separator: "\n").map { tidy(String($0), max: 8_000) }
            let note = say(
                "阅读已留痕；勿转发、勿截图", "This reading is logged; do not forward, no screenshots")
            return Words([head] + lines + [note], forms: [head])
        case .gone:
            return Words(
                [head, say("已销毁，没有内容", "It was destroyed; nothing is left")], forms: [head])
        case .forbidden:
            return Words([head, say("您已不能查看", "You may not read it any more")], forms: [head])
        case .damaged, .sealed:
            return Words(
                [
                    head, say("内容读不出，请重试", "It cannot be read; try again"),
                    say("仍不行请联系系统管理员", "If that fails, ask whoever runs the machine"),
                ], forms: [head])
        }
    }

    private func list(_ incident: Int?, _ texts: [SealBrief]) -> Words {
        guard !texts.isEmpty else {
            let place = incident.map { say("\(i: $0) ", " in \(i: $0)") } ?? ""
            return Words([say("\(place)没有封存文字", "Nothing is sealed\(place)")])
        }
        let of = incident.map { say("\(i: $0) ", "\(i: $0): ") } ?? ""
        let head = of + say("封存文字\(texts.count)份", count(texts.count, "sealed text"))
        let lines = texts.map { text in
            let what = say("封存 \(text.number)", "\(text.number)")
            let place = incident == nil ? " \(i: text.incident)" : ""
            return "\(what)\(place) \(text.by) \(time(text.at))" + ended(text.destroyedAt)
        }
        return Words(
            [head] + lines.prefix(isRoom ? 4 : 40) + [more(lines.count - (isRoom ? 4 : 40))],
            forms: [head])
    }

    private func list(_ spills: [SpillBrief]) -> Words {
        guard !spills.isEmpty else {
            return Words([say("没有隔离内容", "Nothing is kept in quarantine")])
        }
        let open = spills.count { $0.destroyedAt == nil }
        let head = say(
            "隔离\(spills.count)份，未销毁\(open)份", "\(spills.count) in quarantine, \(open) not destroyed"
        )
        let lines = spills.map { spill in
            let by = spill.by ?? say("名册外人员", "a stranger")
            return "\(spill.number) \(by) \(time(spill.at))" + ended(spill.destroyedAt)
        }
        return Words(
            [head] + lines.prefix(40) + [more(lines.count - 40)]
                + [
                    say("查看：", "See: ") + typed(.quarantine, zh: "查看 n", en: "show n")
                        + say("；销毁：", "; destroy: ")
                        + typed(.quarantine, zh: "销毁 n", en: "destroy n")
                ], forms: [head])
    }

    private func ended(_ at: Date?) -> String {
        at.map { say("（\(time($0))已销毁）", " (destroyed \(time($0)))") } ?? ""
    }

    /// 定密 is an act of law by somebody appointed to it, and no command (domain §7).
    private func secrecy(_ names: [String]) -> Words {
        let who = names.isEmpty ? say("保密工作机构", "the secrecy office") : people(names)
        let head = say(
            "本系统不能定密：定密由定密责任人依法作出",
            "Nothing is classified here: that is an act of law by the person appointed to it")
        return Words(
            [
                head,
                say(
                    "涉密内容请勿输入，当面或电话联系：\(who)；线索可拨12339",
                    "Type no secrets; see or call: \(who); for leads call 12339"),
                say("标识敏感程度请用：", "To say how sensitive something is: ")
                    + typed(.classify, zh: "I-1 敏感", en: "I-1 sensitive"),
            ],
            forms: [
                say(
                    "本系统不能定密。涉密请当面或电话联系保密工作机构，线索拨12339",
                    "Nothing is classified here: see the secrecy office, call 12339"),
                say("涉密请联系保密工作机构或12339", "See the secrecy office or call 12339"),
            ])
    }

    private func aboveCeiling(_ number: Number) -> Words {
        Words(
            [
                say(
                    "\(number) 有新情况，本通道不能传送内容",
                    "There is news of \(number); this channel may not carry it"),
                say("请致电值班室 \(duty)", "Call the duty desk, \(duty)"),
            ],
            forms: [
                say("\(number)有新情况，请登录系统或电值班室\(duty)", "News of \(number): log in or call \(duty)")
            ],
            subject: say("\(number) 有新情况", "News of \(number)"))
    }

    // MARK: Timeline and help

    func sentence(_ event: SealEvent) -> String {
        switch event {
        case .kept(let number, _): say("封存文字 \(number)", "sealed text \(number)")
        case .read(let number): say("读取封存 \(number)", "read sealed text \(number)")
        case .destroyed(let number): say("销毁封存 \(number)", "destroyed sealed text \(number)")
        case .spilled(let number, _):
            say("疑似涉密内容已加密隔离(编号\(number))", "a likely secret is kept sealed (case \(number))")
        case .spillRead(let number): say("查看隔离 \(number)", "read case \(number) in quarantine")
        case .spillDestroyed(let number):
            say("销毁隔离 \(number)", "destroyed case \(number) in quarantine")
        case .withheld, .withheldLate:
            event.withheld.map(sentence).joined(separator: say("；", "; "))
        }
    }

    private func sentence(_ item: Withheld) -> String {
        let (what, most) = (label(item.label), label(item.ceiling))
        return say(
            "\(item.thing) 经\(road(item.route))\(item.count)次只发编号(\(what)，通道上限\(most))",
            "\(item.thing) went by \(road(item.route)) as a number alone, "
                + "\(count(item.count, "time")) (\(what), ceiling \(most))")
    }

    /// Only for the verbs of what is sealed.
    func sealArguments(_ verb: Verb) -> String {
        switch verb {
        case .seal:
            say("I-n -- 内容|列表 [I-n]|查看 n|销毁 n", "I-n -- text|list [I-n]|show n|destroy n")
        case .quarantine: say("[列表|查看 n|销毁 n]", "[list|show n|destroy n]")
        case .sealDestroy, .quarantineShow, .quarantineDestroy: "n"
        default: ""
        }
    }

    func sealPurpose(_ verb: Verb) -> String {
        switch verb {
        case .seal: say("加密封存文字(请私信)", "seal a text (in a direct conversation)")
        case .sealDestroy: say("销毁封存文字", "destroy a sealed text")
        case .quarantine: say("列出隔离的疑似涉密内容", "list refused messages that are kept sealed")
        case .quarantineShow: say("查看隔离内容，留痕", "read one of them; it is logged")
        case .quarantineDestroy: say("销毁隔离内容", "destroy one of them")
        default: say("涉密怎么办，联系谁", "where to go with secrets")
        }
    }
}

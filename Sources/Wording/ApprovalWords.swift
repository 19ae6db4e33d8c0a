import Domain
import Foundation

/// Approving while the chat is out: one-time codes, and why one does not count (0057). SMS and mail
/// name numbers; a public text goes by mail alone, and only where the plan lets it.
extension Voice {
    func words(_ reply: ApprovalReply) -> Words {
        switch reply {
        case .codeSent(let offer, let address): codeSent(offer, address)
        case .wrong(let number, let left):
            Words([
                say(
                    "\(number) 验证码不对，还可试\(left)次",
                    "\(number): wrong code, \(count(left, "try", "tries")) left")
            ])
        case .voided(let number):
            no(
                say("\(number) 验证码三次不对，已作废", "\(number): three wrong codes, it is void now"),
                who: say("已告知值班员", "The duty officer was told"), instead: callDuty)
        }
    }

    func words(_ bulletin: ApprovalBulletin) -> Words {
        switch bulletin {
        case .code(let offer, let digits): code(offer, digits)
        case .waits(let offer): waits(offer)
        case .voided(let number, let person): voided(number, person)
        case .unsent(let offer, let able):
            cannotApprove(
                offer.thing,
                say(
                    "验证码未发到您的\(road(offer.sentBy))",
                    "the code did not reach your \(road(offer.sentBy))"),
                able)
        case .roadMissing(let number, let able):
            cannotApprove(
                number,
                say("待批准，您没有第二条通道收验证码", "waits, and you have no second route for a code"), able)
        }
    }

    // MARK: Codes

    /// `T-3(C09)`.
    private func thing(_ offer: ApprovalOffer) -> String {
        "\(offer.thing)" + (offer.step.map { say("(\($0))", " (\($0))") } ?? "")
    }

    /// `批准 T3 验证码`, as it is typed on the road where it counts.
    private func answer(_ thing: Number, _ code: String? = nil) -> String {
        let id = "\(thing.kind.rawValue)\(thing.value)"
        return word(.approve) + " \(id) " + (code ?? say("验证码", "code"))
    }

    private func back(_ thing: Number, _ code: String) -> String {
        guard thing.kind == .statement else { return "" }
        return say("；退回：", "; to give it back: ") + word(.reject) + " S\(thing.value) \(code) "
            + say("理由", "why")
    }

    private func codeSent(_ offer: ApprovalOffer, _ address: String) -> Words {
        let head = say(
            "\(offer.thing) 验证码已发\(road(offer.sentBy)) \(address)",
            "The code for \(offer.thing) went by \(road(offer.sentBy)) to \(address)")
        let how = say(
            "\(time(offer.until))前在此回复：\(answer(offer.thing))",
            "By \(time(offer.until)) reply here: \(answer(offer.thing))")
        var words = Words(
            [head, how],
            forms: [
                say("\(head)。\(how)", "\(head). \(how)"),
                say(
                    "验证码已发\(road(offer.sentBy))，\(how)",
                    "Code sent by \(road(offer.sentBy)). \(how)"), how,
            ],
            subject: say("\(offer.thing) 验证码", "Code for \(offer.thing)"))
        carry(offer.text, in: &words, [head, how])
        return words
    }

    private func code(_ offer: ApprovalOffer, _ digits: String) -> Words {
        let head = say(
            "\(thing(offer)) 批准验证码 \(digits)，\(time(offer.until))前有效",
            "Code to approve \(thing(offer)): \(digits), good until \(time(offer.until))")
        let how =
            say("请用\(road(offer.countsBy))回复：", "Reply by \(road(offer.countsBy)): ")
            + answer(offer.thing, digits)
        let warning = say(
            "在此回复无效；非本人索取请致电值班室 \(duty)",
            "It does not count here; if you expected none, call \(duty)")
        var words = Words(
            [head, how + back(offer.thing, digits), warning],
            forms: [
                say("\(offer.thing)批准验证码\(digits)，", "\(offer.thing) code \(digits): ")
                    + say("用\(road(offer.countsBy))回复：", "by \(road(offer.countsBy)) ")
                    + answer(offer.thing, digits),
                say("\(offer.thing)批准验证码\(digits)", "\(offer.thing): code \(digits)"),
            ], subject: say("\(offer.thing) 批准验证码", "Code for \(offer.thing)"))
        words.letter = [head, how + back(offer.thing, digits), warning].joined(separator: "\n")
        carry(offer.text, in: &words, [head, how + back(offer.thing, digits), warning])
        return words
    }

    private func waits(_ offer: ApprovalOffer) -> Words {
        let head = say("\(thing(offer)) 待您批准", "\(thing(offer)) waits for your approval")
        let by = time(offer.until)
        let how = say(
            "验证码已发\(road(offer.sentBy))，\(by)前回复：\(answer(offer.thing))",
            "The code is in your \(road(offer.sentBy)); by \(by) reply: \(answer(offer.thing))")
        var words = Words(
            [head, how],
            forms: [
                say("\(head)，\(how)", "\(head). \(how)"),
                say(
                    "\(offer.thing)待批准：\(by)前回复 \(answer(offer.thing))，码在\(road(offer.sentBy))",
                    "\(offer.thing): reply \(answer(offer.thing)) by \(by); code by \(road(offer.sentBy))"
                ),
                say("\(offer.thing)待您批准", "\(offer.thing) waits for your approval"),
            ], subject: head)
        carry(offer.text, in: &words, [head, how])
        return words
    }

    /// The whole text with its digest, into a mail alone: who signs must have read it.
    private func carry(_ text: ApprovalText?, in words: inout Words, _ lines: [String]) {
        guard route == .email, let text else { return }
        words.isWhole = true
        let head = say(
            "您签发的是第\(text.version)版，SHA-256：\(text.sha256)",
            "You sign version \(text.version), SHA-256: \(text.sha256)")
        let parts = text.texts.map { variant in
            (variant.label.isEmpty ? "" : "[\(tidy(variant.label))]\n") + whole(variant.text)
        }
        words.letter = (lines + [head] + parts).joined(separator: "\n\n")
    }

    // MARK: What went wrong

    private func voided(_ number: Number, _ person: String) -> Words {
        let head = say(
            "\(person)的 \(number) 验证码三次不对，已作废",
            "\(number): three wrong codes from \(person)'s number, void now")
        return Words(
            [
                head,
                say("请电话核实是否本人，可能有人冒用号码", "Please phone: somebody may be forging the number"),
            ],
            forms: [
                head + say("，请电话核实", ". Please phone"), head,
                say("\(number) 验证码三次不对，请核实", "\(number): three wrong codes, please check"),
            ])
    }

    private func cannotApprove(_ number: Number, _ why: String, _ able: [String]) -> Words {
        let head = say("\(number) \(why)", "\(number): \(why)")
        let others =
            able.isEmpty
            ? callDuty : say("可由\(people(able))批准", "These may approve: \(people(able))")
        return Words(
            [head, others],
            forms: [
                say("\(head)。\(others)", "\(head). \(others)"),
                say(
                    "\(number) 您不能短信批准，请致电\(duty)",
                    "\(number): you cannot approve by SMS, call \(duty)"),
            ])
    }

    func words(_ refusal: ApprovalRefusal) -> Words {
        let number = refusal.number
        let again = say("索取验证码：", "To be sent one: ") + word(.approve) + " \(number)"
        switch refusal {
        case .off: return approvingIsOff(number)
        case .chatWorks:
            return no(
                say("聊天可用，\(number) 请到聊天中批准", "The chat works: approve \(number) there"))
        case .aboveCeiling:
            return no(
                say(
                    "\(number) 内容不能发邮件，不能短信批准", "\(number) may not go by mail, so not by SMS either"
                ),
                instead: callDuty)
        case .noOtherRoad(_, let able):
            return cannotApprove(
                number, say("您没有可用的第二条通道收验证码", "no second route carries a code to you"), able)
        case .noCode:
            return no(
                say("\(number) 没有您的有效验证码", "No code of yours is open for \(number)"), instead: again
            )
        case .otherRoad(_, let road):
            return no(
                say(
                    "\(number) 的验证码只能用\(self.road(road))回复",
                    "The code for \(number) counts by \(self.road(road)) alone"))
        case .expired:
            return no(
                say("\(number) 的验证码已过期", "The code for \(number) has expired"), instead: again)
        case .void:
            return no(say("\(number) 的验证码已作废", "The code for \(number) is void"), instead: callDuty)
        }
    }

    private func approvingIsOff(_ number: Number) -> Words {
        let why = say(
            "预案未开通短信、邮件批准，\(number) 不能这样办理",
            "The plan has approving by SMS and mail off; \(number) waits")
        var words = no(
            why, who: say("请到聊天中批准", "Please approve it in the chat"),
            instead: say("聊天不可用时请致电值班室 \(duty)", "If the chat is down, call \(duty)"))
        words.forms = [
            say(
                "预案未开通短信批准，请用聊天或致电\(duty)",
                "Approving by SMS is off: use the chat or call \(duty)"),
            say("预案未开通短信批准", "Approving by SMS is off in the plan"),
        ]
        return words
    }

    // MARK: Elsewhere

    /// Below somebody's roads: whether they could approve without the chat.
    func approving(_ report: ApprovingReport) -> String {
        let front = say("聊天中断时批准：", "Approving while the chat is out: ")
        return switch report {
        case .off: front + say("预案未开通", "off in the plan")
        case .lacking(let roads):
            front
                + say(
                    "不能，名册中没有\(list(roads.map(road)))",
                    "not possible, the roster has no \(list(roads.map(road)))")
        case .down: front + say("暂不能，短信或邮件中断", "not now, SMS or e-mail is down")
        case .unconfirmed(let by):
            front
                + say(
                    "不能，\(by)改动的号码或邮箱未经另一人确认",
                    "not before a second person confirms the address that \(by) changed")
        case .by(let roads, let scope):
            front
                + say(
                    "用\(road(roads.answer))，验证码发\(road(roads.code))",
                    "by \(road(roads.answer)), the code comes by \(road(roads.code))")
                + (scope == .tasks ? say("（仅任务）", " (tasks alone)") : "")
        }
    }

    func sentence(_ event: ApprovalEvent) -> String {
        let thing = event.thing
        return switch event {
        case .codeSent: say("\(thing) 批准验证码已发", "code to approve \(thing) sent")
        case .codeWrong: say("\(thing) 验证码不对", "wrong code for \(thing)")
        case .codeVoided(_, _, _, .tries):
            say("\(thing) 验证码三次不对，已作废", "three wrong codes for \(thing), void")
        case .codeVoided(_, _, _, .unsent):
            say("\(thing) 验证码未送达，已作废", "code for \(thing) not delivered, void")
        case .codeSpent: say("用验证码办理 \(thing)", "used the code for \(thing)")
        case .roadMissing: say("\(thing) 无第二通道收验证码", "no second route for a code for \(thing)")
        }
    }
}

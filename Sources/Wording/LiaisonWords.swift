import Domain
import Foundation

/// Outside bodies: whom to call, what may be told, what they answered.
extension Voice {
    func words(_ reply: LiaisonReply) -> Words {
        switch reply {
        case .listed(let all): liaisons(all)
        case .shown(let facts): shown(facts)
        case .prepared(let facts, let matter, let by): prepared(facts, matter, by)
        case .receipted(let name, let receipt): receipted(name, receipt)
        case .verified(let name):
            Words([
                say("\(tidy(name))的号码已核验", "The number of \(tidy(name)) is verified"),
                say("90天后再核验", "Look again in 90 days"),
            ])
        }
    }

    private func liaisons(_ all: [LiaisonFacts]) -> Words {
        guard !all.isEmpty else {
            return Words([
                say("尚未登记外联单位", "No outside bodies are listed yet"),
                say(
                    "请系统管理员运行 fenghuo liaison import 导入",
                    "The machine's keeper runs fenghuo liaison import"),
            ])
        }
        let stale = all.count(where: \.isStale)
        let note =
            stale == 0
            ? "" : say("，\(stale)个超过90天未核验", ", \(stale) not verified for 90 days")
        let head = say(
            "外联单位\(all.count)个\(note)",
            "\(count(all.count, "outside body", "outside bodies"))\(note)")
        return Words(
            [head] + all.map(line)
                + [say("通报前取文本：", "For the text of a call: ") + typedNotify("…")],
            forms: [head])
    }

    private func line(_ facts: LiaisonFacts) -> String {
        "\(facts.id) \(tidy(facts.name, max: 30))" + say("：", ": ") + facts.maskedPhone
            + say("，", ", ") + verified(facts)
    }

    private func verified(_ facts: LiaisonFacts) -> String {
        guard let at = facts.verifiedAt else { return say("未核验", "not verified") }
        let day = clock.day(at)
        return facts.isStale
            ? say("核验已过期(\(day))", "verified too long ago (\(day))")
            : say("核验于\(day)", "verified \(day)")
    }

    /// In a room a private number is not written out.
    private func number(_ facts: LiaisonFacts) -> String {
        let phone = isRoom ? facts.maskedPhone : facts.phone ?? facts.maskedPhone
        let contact = facts.contact.map { say("（\(tidy($0, max: 30))）", " (\(tidy($0, max: 30)))") }
        return phone + (contact ?? "")
    }

    private func whole(_ facts: LiaisonFacts) -> String {
        guard isRoom, let phone = facts.phone, phone != facts.maskedPhone else { return "" }
        return say("完整号码请私聊：", "For the whole number, in a direct message: ")
            + typed(.liaison, zh: "查看 \(facts.id)", en: "show \(facts.id)")
    }

    private func shown(_ facts: LiaisonFacts) -> Words {
        let head = "\(tidy(facts.name, max: 40))" + say("：", ": ") + number(facts)
        return Words(
            [
                head, whole(facts), mayTell(facts), kit(facts),
                say("可联系：", "May call: ") + list(facts.callers.map(group))
                    + say("；", "; ") + verified(facts),
            ],
            forms: [say("请在聊天中查看", "See it in the chat")])
    }

    private func mayTell(_ facts: LiaisonFacts) -> String {
        say("可告知：", "May be told: ") + tidy(facts.mayTell, max: 200)
    }

    private func kit(_ facts: LiaisonFacts) -> String {
        facts.kit.map { say("备齐：", "Have at hand: ") + tidy($0, max: 120) } ?? ""
    }

    private func prepared(_ facts: LiaisonFacts, _ matter: LiaisonMatter?, _ by: Date) -> Words {
        let drill =
            matter?.isDrill == true ? say("不要真的拨打。", "Do not really call. ") : ""
        let head =
            drill
            + say(
                "请您本人致电 \(tidy(facts.name, max: 40))：",
                "Call \(tidy(facts.name, max: 40)) yourself: ")
            + number(facts)
        return Words(
            [
                head, whole(facts), opening(matter), mayTell(facts), kit(facts),
                say("\(time(by))前登记：", "By \(time(by)): ") + typedReceipt(facts.id),
            ],
            forms: [say("请在聊天中查看", "See it in the chat")])
    }

    /// The first sentence on the telephone: who calls, about what, since when, how bad.
    private func opening(_ matter: LiaisonMatter?) -> String {
        guard let matter else {
            return say(
                "开头：我是\(unit.name.zh)应急办公室",
                "Begin: this is the emergency office of \(unit.name.en)")
        }
        return say(
            "开头：我是\(unit.name.zh)应急办公室，编号\(i: matter.incident)，\(level(matter.level))，"
                + "\(time(matter.since))启动",
            "Begin: this is the emergency office of \(unit.name.en), incident "
                + "\(i: matter.incident), \(level(matter.level)), activated \(time(matter.since))")
    }

    private func typedNotify(_ id: String) -> String {
        typed(.liaison, zh: "通报 \(id)", en: "notify \(id)")
    }

    private func typedReceipt(_ id: String) -> String {
        typed(.liaison, zh: "回执 \(id) 接话人=… 编号=… 答复", en: "receipt \(id) with=… no=… answer")
    }

    private func receipted(_ name: String, _ receipt: LiaisonReceipt) -> Words {
        let with = receipt.spokeWith.map {
            say("接话人\(tidy($0, max: 30))", "spoke with \(tidy($0, max: 30))")
        }
        let number = receipt.number.map {
            say("编号\(tidy($0, max: 30))", "number \(tidy($0, max: 30))")
        }
        return Words([
            say("\(tidy(name, max: 40))的回执已登记", "Receipt of \(tidy(name, max: 40)) filed"),
            list([with, number].compactMap(\.self)),
        ])
    }

    // MARK: Refusals

    func words(_ refusal: LiaisonRefusal) -> Words {
        switch refusal {
        case .noSuch(let word, let known):
            no(
                say("没有外联单位\(quote(word))", "No outside body \(quote(word))"),
                instead: known.isEmpty
                    ? say("尚未登记任何外联单位", "None is listed yet")
                    : say("有：\(first(known, 8))", "There are: \(first(known, 8))"))
        case .notCaller(let name, let groups):
            no(
                say("您不能联系\(tidy(name, max: 40))", "You may not call \(tidy(name, max: 40))"),
                who: say("可联系：", "May call: ") + list(groups.map(group)),
                instead: say("请告知他们中的一位", "Tell one of them"))
        case .emptyReceipt(let name):
            no(
                say(
                    "\(tidy(name, max: 40))答复了什么？回执是空的",
                    "What did \(tidy(name, max: 40)) say? The receipt is empty"),
                instead: say("请写：", "Write: ") + typedReceipt("…"))
        }
    }

    // MARK: Bulletins

    func words(_ bulletin: LiaisonBulletin) -> Words {
        switch bulletin {
        case .receiptLate(let name, let id, let incident, let caller, let since, _):
            let about = incident.map { say("\(i: $0)：", "\(i: $0): ") } ?? ""
            let head =
                about
                + say(
                    "\(caller)\(time(since))起联系\(tidy(name, max: 40))，尚无回执",
                    "\(caller) undertook to call \(tidy(name, max: 40)) at \(time(since)), no receipt yet"
                )
            return Words(
                [
                    head,
                    say("已打通请登记：", "If you got through: ") + typedReceipt(id),
                    say("打不通请告知应急办", "If not, tell the emergency office"),
                ],
                forms: [
                    about
                        + say(
                            "外联回执未登记，请登记或致电 \(duty)",
                            "No receipt of an outside call yet, duty \(duty)")
                ],
                subject: say("外联回执未登记", "Receipt of an outside call is missing"))
        }
    }

    func sentence(_ event: LiaisonEvent, _ line: TimelineLine) -> String {
        switch event {
        case .imported(let all):
            say("更新外联单位，\(all.count)个", "updated the outside bodies, \(all.count)")
        case .verified(let id):
            say("核验\(label(id, line))的号码", "verified the number of \(label(id, line))")
        case .prepared(let id):
            say("将致电\(label(id, line))", "is going to call \(label(id, line))")
        case .receipted(let id, let receipt):
            say("登记\(label(id, line))的回执", "filed the receipt of \(label(id, line))")
                + reason(
                    [receipt.spokeWith, receipt.number, receipt.text].compactMap(\.self)
                        .joined(separator: say("，", ", ")))
        case .receiptLate(let id, let caller, _, _):
            say(
                "提醒\(name(caller, line))：\(label(id, line))的回执未登记",
                "reminded \(name(caller, line)): no receipt of \(label(id, line)) yet")
        }
    }

    var liaisonArguments: String {
        say(
            "[查看 单位|通报 单位 [I-n]|回执 单位 接话人=… 编号=… 答复|核验 单位]",
            "[show body|notify body [I-n]|receipt body with=… no=… answer|verify body]")
    }

    /// Only for the two verbs about outside bodies.
    func liaisonPurpose(_ verb: Verb) -> String {
        verb == .liaison
            ? say("查看外联单位", "see the outside bodies")
            : say("取通报文本、登记回执、核验号码", "take the text for a call, file its receipt, verify a number")
    }
}

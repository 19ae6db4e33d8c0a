import Domain

/// What a public text lacks, or says without ground.
extension Voice {
    func ofContent(_ refusal: StatementRefusal) -> Words {
        switch refusal {
        case .refutesNothing(let id, let incident):
            no(
                say(
                    "\(id) 不能辟谣：\(i: incident) 没有定为不实且指挥部决定辟谣的谣言",
                    "\(id) refutes nothing: no rumour of \(i: incident) was found false and chosen by HQ to "
                        + "be refuted"),
                instead: say("先两人定性，再由\(group(.hq))决定：", "First the verdict of two, then HQ: ")
                    + typed(
                        .rumour, zh: "决定 R-n 辟谣 理由=…", en: "decide R-n refute reason=…"))
        case .issuerMissing(let id, let issuer, let label):
            issuerMissing(id, issuer, label)
        case .strayInBlank(let slot, let numbers):
            no(
                say(
                    "“\(slot.zh)”中的数字不在所引事实中：\(first(numbers, 6))",
                    "\"\(slot.en)\" holds numbers that no cited fact has: \(first(numbers, 6))"),
                instead: say("登记并核实该事实，引用后再填：", "Note it as a fact, have it verified, cite it: ")
                    + typed(.fact, zh: "登记 内容 来源=…", en: "add text src=…"))
        case .otherHost(let channel, let account):
            no(
                say(
                    "链接不在\(tidy(channel, max: 20))的登记地址上",
                    "The link is not at the registered address of \(tidy(channel, max: 20))"),
                instead: say(
                    "登记地址：\(tidy(bare(account), max: 80))",
                    "Registered: \(tidy(bare(account), max: 80))"))
        default: ofWay(refusal)
        }
    }

    /// What a text must carry, and which way it goes.
    private func ofWay(_ refusal: StatementRefusal) -> Words {
        switch refusal {
        case .contactMissing(let id, let contact, let label):
            missing(
                id, label, say("没有写明联系方式", "does not say where one may ask"),
                say("联系电话：\(tidy(contact, max: 40))", "Contact: \(tidy(contact, max: 40))"))
        case .dateMissing(let id, let date, let label):
            missing(id, label, say("没有日期", "has no date"), tidy(date, max: 40))
        case .opinionMissing(let id):
            no(
                say("\(id) 法审须写明意见", "A legal opinion on \(id) is words, not a nod"),
                instead: say("如：", "Such as: ")
                    + typed(.legal, zh: "\(id) 通过 不涉个人信息", en: "\(id) ok no personal data"))
        case .otherPlatform(let channel, let platform, let hosts):
            no(
                say(
                    "链接不是\(tidy(platform, max: 20))的地址，\(tidy(channel, max: 20))在：\(first(hosts, 3))",
                    "The link is not of \(tidy(platform, max: 20)): \(tidy(channel, max: 20)) is on "
                        + first(hosts, 3)),
                instead: say("请填该账号下的链接：链接=…", "Give the link under that account: url=…"))
        case .sourceFirst(let id, let site, let siteID, let channel):
            no(
                say(
                    "\(id) 在\(tidy(site, max: 20))还没有发布，其他渠道要链接到它",
                    "\(id) does not stand on \(tidy(site, max: 20)) yet, and the others link to it"),
                instead: say("先人工登官网：", "Put it there by hand: ")
                    + typed(
                        .release, zh: "\(id) \(siteID) 链接=… 截图=E-n",
                        en: "\(id) \(siteID) url=… image=E-n")
                    + say("；确须先发：", "; if it must go first: ")
                    + typed(
                        .release, zh: "\(id) \(channel) 理由=…", en: "\(id) \(channel) reason=…"))
        case .nothingHeld(let id):
            no(
                say("\(id) 没有等官网的渠道", "No channel of \(id) waits for the own site"),
                instead: say("看进度：", "See how it stands: ") + typed(.statement, "\(id)"))
        default: Words([])
        }
    }

    private func missing(
        _ id: Number, _ label: String, _ what: String, _ words: String
    ) -> Words {
        let version = tidy(label, max: 20)
        return label.isEmpty
            ? no(
                "\(id) \(what)",
                instead: say("请补上：", "Add it: ")
                    + typed(.statement, zh: "续写 \(id) -- \(words)", en: "append \(id) -- \(words)"))
            : no(
                say("\(id) 的“\(version)”版\(what)", "Version \"\(version)\" of \(id) \(what)"),
                instead: say("请补上“\(words)”：", "Add \"\(words)\": ")
                    + typed(
                        .statement, zh: "分版 \(id) \(version) -- 正文",
                        en: "variant \(id) \(version) -- text"))
    }

    private func issuerMissing(_ id: Number, _ issuer: String, _ label: String) -> Words {
        let name = tidy(issuer, max: 40)
        let version = tidy(label, max: 20)
        return label.isEmpty
            ? no(
                say("\(id) 没有写明发布单位", "\(id) does not say who speaks"),
                instead: say("请补上“\(name)”：", "Add \"\(name)\": ")
                    + typed(.statement, zh: "续写 \(id) -- \(name)", en: "append \(id) -- \(name)"))
            : no(
                say(
                    "\(id) 的“\(version)”版没有写明发布单位",
                    "Version \"\(version)\" of \(id) does not say who speaks"),
                instead: say("请补上“\(name)”：", "Add \"\(name)\": ")
                    + typed(
                        .statement, zh: "分版 \(id) \(version) -- 正文",
                        en: "variant \(id) \(version) -- text"))
    }

    /// A link as it is read out: what stands in no mail is no link to follow.
    private func bare(_ account: String) -> String {
        account.split(separator: "://").last.map(String.init) ?? account
    }
}

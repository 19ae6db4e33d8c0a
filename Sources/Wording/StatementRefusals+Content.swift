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
        default: Words([])
        }
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

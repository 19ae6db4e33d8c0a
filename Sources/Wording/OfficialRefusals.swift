import Domain

/// Why the register of official channels stays as it is, and how it reads in the timeline and help.
extension Voice {
    func words(_ refusal: OfficialRefusal) -> Words {
        switch refusal {
        case .noSuch(let word, let known): noSuchOfficial(word, known)
        case .badID(let word):
            no(
                say("\(quote(word))不能作简称", "\(quote(word)) is no short name"),
                instead: say("应以字母或汉字开头，最多24字，如 site", "It begins with a letter, 24 at most: site"))
        case .missing(let fields):
            no(
                say("缺少：", "Missing: ") + list(fields.map(field)),
                instead: say("例如：", "Example: ") + sample(.officialEdit))
        case .tooLong(let field, let most):
            no(
                say(
                    "\(self.field(field))太长，最多\(most)字",
                    "The \(self.field(field)) is too long: \(most) characters at most"))
        case .personal, .ofPerson, .mobile: notOfUnit(refusal)
        case .taken, .noPublisher: clashes(refusal)
        case .badUntil, .unchanged, .changedSince: badChange(refusal)
        case .voicedAlready(let id):
            no(
                say("\(id) 您已核验过", "You have verified \(id) already"),
                instead: say("须由另一人核验", "Somebody else must verify it"))
        case .ownRow(let id):
            no(
                say("\(id) 是您登记的，登记人不核验", "You registered \(id): others verify it"),
                instead: say("须由另两人核验：", "Two others type: ") + typed(.officialVerify, id))
        case .verifiedAlready(let id, let until, let from):
            no(
                say("\(id) 已核验，可用至\(until)", "\(id) is verified, usable until \(until)"),
                instead: say("\(from)起可重新核验", "It may be verified anew from \(from) on"))
        }
    }

    private func field(_ field: OfficialField) -> String {
        switch field {
        case .name: say("名称", "name")
        case .platform: say("平台", "platform")
        case .account: say("账号", "account")
        case .owner: say("负责人", "owner")
        }
    }

    private func noSuchOfficial(_ word: String, _ known: [String]) -> Words {
        let why = say(
            "没有登记官方渠道\(quote(word, max: 24))",
            "No official channel \(quote(word, max: 24)) is registered")
        let instead =
            known.isEmpty
            ? say("登记：", "To register one: ") + sample(.officialEdit)
            : say("已登记：", "There are: ") + first(known, 6)
        var words = no(why, instead: instead)
        words.forms = [say("没有登记这个官方渠道", "No such official channel")]
        return words
    }

    /// Like what the plan forbids: said first that it is refused, and not said again.
    private func notOfUnit(_ refusal: OfficialRefusal) -> Words {
        var why = say(
            "拒绝：只登记本单位名下的账号，没有个人账号这一类",
            "Refused: only the unit's accounts are registered; there is no personal kind")
        if refusal == .mobile {
            why = say(
                "拒绝：手机号是个人的，只登记本单位名下的账号",
                "Refused: a mobile number is somebody's own; only the unit's accounts are registered"
            )
        }
        if case .ofPerson(let name) = refusal {
            why = say(
                "拒绝：这是\(name)本人的账号，只登记本单位名下的账号",
                "Refused: this is \(name)'s own account; only the unit's are registered")
        }
        var words = no(
            why, instead: say("已登记的：", "What is registered: ") + typed(.official))
        words.forms = [
            why, say("拒绝：只登记本单位名下的账号", "Refused: only the unit's accounts"),
        ]
        return words
    }

    private func clashes(_ refusal: OfficialRefusal) -> Words {
        switch refusal {
        case .taken(let field, let id):
            return no(
                say("\(self.field(field))已登记在 \(id)", "\(id) has this \(self.field(field))"),
                instead: say("查看：", "To see it: ") + typed(.official, id))
        case .noPublisher(let word, let known):
            let why = say(
                "bot.json 中没有发布方式\(quote(word, max: 24))",
                "bot.json has no publisher \(quote(word, max: 24))")
            let hand = say("人工发布写 方式=人工", "by hand: via=hand")
            return no(
                why,
                instead: known.isEmpty
                    ? say("", "Published ") + hand
                    : say("可用：\(first(known, 6))；\(hand)", "There are: \(first(known, 6)); \(hand)")
            )
        default: return Words([])
        }
    }

    private func badChange(_ refusal: OfficialRefusal) -> Words {
        switch refusal {
        case .badUntil(let latest):
            no(
                say("有效期须在今天之后，最迟\(latest)", "It must end after today and by \(latest)"),
                instead: say("例如：有效期=\(latest)", "Example: until=\(latest)"))
        case .unchanged(let id):
            no(
                say("\(id) 没有变化", "Nothing of \(id) would change"),
                instead: say("查看：", "To see it: ") + typed(.official, id))
        case .changedSince(let id):
            no(
                say("\(id) 在您确认前已被修改，未作改动", "\(id) was changed meanwhile; nothing was done"),
                instead: say("查看后请重新输入：", "See it, then type it again: ") + typed(.official, id))
        default: Words([])
        }
    }

    // MARK: The timeline

    func sentence(_ event: OfficialEvent, _ line: TimelineLine) -> String {
        let known = label(event.channel, line)
        let id = say("官方渠道 \(known)", "official channel \(known)")
        switch event {
        case .registered(let row):
            return say("登记\(id)", "registered \(id)")
                + reason(row.account)
                + say("，负责人\(name(row.owner, line))", ", owner \(name(row.owner, line))")
        case .voiced(_, let how): return say("核验\(id)", "verified \(id)") + reason(how)
        case .verified: return say("\(id) 可用", "\(id) is usable")
        case .renewed: return say("\(id) 重新核验完成", "\(id) is verified anew")
        case .retired(_, let why): return say("停用\(id)", "retired \(id)") + reason(why)
        case .expiring: return say("提醒：\(id) 即将到期", "reminder: \(id) expires soon")
        case .expired: return say("\(id) 已过期", "\(id) has expired")
        }
    }

    // MARK: Help

    func officialArguments(_ verb: Verb) -> String {
        switch verb {
        case .official: say("[简称]", "[short name]")
        case .officialEdit:
            say(
                "简称 [名称=… 平台=… 账号=… 负责人=@姓名 方式=发布器|人工 有效期=日期]",
                "id [name=… platform=… account=… owner=@name via=publisher|hand until=day]")
        case .officialVerify: say("简称 [依据]", "id [how]")
        default: ""
        }
    }

    func officialPurpose(_ verb: Verb) -> String {
        switch verb {
        case .official: say("查看已登记的官方渠道", "see the official channels")
        case .officialEdit:
            say("登记、修改或停用本单位的官方渠道", "register, change or retire a channel of the unit's")
        case .officialVerify:
            say("核验官方渠道，两人核验后可用", "verify an official channel; it takes two")
        default: ""
        }
    }
}

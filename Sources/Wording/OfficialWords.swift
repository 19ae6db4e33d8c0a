import Domain

/// The register of official channels: what was done, and what people are told.
extension Voice {
    func words(_ reply: OfficialReply) -> Words {
        switch reply {
        case .registered(let channel): officialRegistered(channel)
        case .voiced(let channel): officialVoiced(channel)
        case .verified(let channel, let anew): officialVerified(channel, anew)
        case .retired(let channel): officialRetired(channel)
        case .shown(let channel): officialShown(channel)
        case .list(let channels): officialList(channels)
        }
    }

    func words(_ bulletin: OfficialBulletin) -> Words {
        switch bulletin {
        case .wanted(let channel): officialWanted(channel)
        case .verified(let channel, let anew): officialVerified(channel, anew)
        case .retired(let channel): officialRetired(channel)
        case .expiring(let channel): officialExpiring(channel)
        case .expired(let channel): officialExpired(channel)
        }
    }

    func standing(_ standing: OfficialChannel.Standing) -> String {
        switch standing {
        case .usable: say("可用", "usable")
        case .unverified: say("待核验", "not verified")
        case .expired: say("已过期", "expired")
        case .retired: say("已停用", "retired")
        }
    }

    // MARK: Parts

    /// `官网(site)`.
    private func called(_ channel: OfficialBrief) -> String {
        let name = tidy(channel.name, max: 40)
        return name.lowercased() == channel.id
            ? name : say("\(name)(\(channel.id))", "\(name) (\(channel.id))")
    }

    private func full(_ channel: OfficialBrief) -> String {
        say("官方渠道 \(called(channel))", "Official channel \(called(channel))")
    }

    /// By SMS its short name alone.
    private func short(_ channel: OfficialBrief) -> String {
        say("官方渠道 \(channel.id)", "Official channel \(channel.id)")
    }

    private func place(_ channel: OfficialBrief) -> String {
        say(
            "平台 \(tidy(channel.platform, max: 40))｜账号 \(tidy(channel.account, max: 120))",
            "On \(tidy(channel.platform, max: 40)) | account \(tidy(channel.account, max: 120))")
    }

    private func terms(_ channel: OfficialBrief) -> String {
        let way =
            channel.via.map {
                say("经 \(tidy($0, max: 40)) 发布", "published by \(tidy($0, max: 40))")
            }
            ?? say("人工发布", "published by hand")
        return say(
            "负责人 \(channel.owner)｜\(way)｜有效至\(channel.until)",
            "Owner \(channel.owner) | \(way) | good until \(channel.until)")
    }

    private func look(_ channel: OfficialBrief) -> String {
        say("需两人核验：", "Two must verify it: ") + typed(.officialVerify, channel.id)
    }

    private func lookAgain(_ channel: OfficialBrief) -> String {
        say("请两人重新核验：", "Two must verify it anew: ") + typed(.officialVerify, channel.id)
    }

    private func names(_ channel: OfficialBrief) -> String { people(channel.voices.map(\.name)) }

    // MARK: What was done

    private func officialRegistered(_ channel: OfficialBrief) -> Words {
        guard channel.standing == .unverified else {
            let state = standing(channel.standing)
            let done = say(" 已修改，\(state)", " changed, \(state)")
            return Words(
                [full(channel) + done, place(channel), terms(channel)],
                forms: [short(channel) + done])
        }
        let done = say(" 已登记，待核验", " registered, not yet verified")
        return Words(
            [full(channel) + done, place(channel), terms(channel), look(channel)],
            forms: [short(channel) + done])
    }

    private func officialVoiced(_ channel: OfficialBrief) -> Words {
        let done = say(
            " 已记：您核验，还差\(channel.missing)人",
            ": you verified it, \(count(channel.missing, "more person", "more people")) needed")
        return Words([full(channel) + done], forms: [short(channel) + done])
    }

    private func officialVerified(_ channel: OfficialBrief, _ anew: Bool) -> Words {
        let deed = anew ? say("已重新核验", "verified anew") : say("已核验", "verified")
        let until = say("，可用至\(channel.until)", ", usable until \(channel.until)")
        return Words(
            [
                full(channel) + " "
                    + say("\(deed)(\(names(channel)))", "\(deed) (\(names(channel)))") + until,
                place(channel),
            ], forms: [short(channel) + " " + deed + until], subject: short(channel) + " " + deed)
    }

    private func officialRetired(_ channel: OfficialBrief) -> Words {
        let done = say(" 已停用", " retired")
        let by = channel.retiredBy.map { say("(\($0))", " (\($0))") } ?? ""
        return Words(
            [
                full(channel) + done + by,
                channel.retiredWhy.map { say("理由：\(tidy($0))", "Reason: \(tidy($0))") } ?? "",
                say(
                    "不能再向它发布；恢复须重新登记并由两人核验",
                    "Nothing is published there any more; to use it again, register and verify it"),
            ], forms: [short(channel) + done], subject: short(channel) + done)
    }

    // MARK: What people are told

    private func officialWanted(_ channel: OfficialBrief) -> Words {
        let asked = say(" 请核验", " is to be verified")
        let by = say("(\(channel.by)登记)", " (registered by \(channel.by))")
        return Words(
            [full(channel) + asked + by, place(channel), terms(channel), look(channel)],
            forms: [short(channel) + asked + say("。", ". ") + logIn, short(channel) + asked],
            subject: short(channel) + asked)
    }

    private func officialExpiring(_ channel: OfficialBrief) -> Words {
        let ends = say(" 有效至\(channel.until)，即将到期", " expires soon: good until \(channel.until)")
        return Words(
            [full(channel) + ends, place(channel), lookAgain(channel)],
            forms: [short(channel) + ends], subject: short(channel) + say(" 即将到期", " expires soon"))
    }

    private func officialExpired(_ channel: OfficialBrief) -> Words {
        let ended = say(" 已过期，不能再向它发布", " has expired: nothing is published there")
        return Words(
            [full(channel) + ended, place(channel), lookAgain(channel)],
            forms: [short(channel) + ended], subject: short(channel) + say(" 已过期", " has expired"))
    }

    // MARK: The register

    private func officialShown(_ channel: OfficialBrief) -> Words {
        let head = say(" \(standing(channel.standing))", ": \(standing(channel.standing))")
        let why = channel.retiredWhy.map { why in
            say(
                "\(channel.retiredBy ?? "")停用：\(tidy(why))",
                "Retired by \(channel.retiredBy ?? ""): \(tidy(why))")
        }
        let voices = channel.voices.map { voice in
            let how = voice.how.map { say("：\(tidy($0, max: 60))", ": \(tidy($0, max: 60))") } ?? ""
            return say("\(voice.name)核验", "\(voice.name) verified") + how
        }
        return Words(
            [
                full(channel) + head, place(channel), terms(channel),
                say(
                    "\(channel.by)登记于\(time(channel.at))",
                    "Registered by \(channel.by) at \(time(channel.at))"),
            ] + voices.prefix(2) + [why ?? ""], forms: [short(channel) + head])
    }

    private func officialList(_ channels: [OfficialBrief]) -> Words {
        guard !channels.isEmpty else {
            let head = say(
                "尚未登记官方渠道，不能发布", "No official channel registered: nothing can be released")
            return Words(
                [head, say("登记：", "To register one: ") + sample(.officialEdit)], forms: [head])
        }
        let order: [OfficialChannel.Standing] = [.usable, .unverified, .expired]
        let counts = order.map { kind in
            say(
                "\(standing(kind))\(channels.count { $0.standing == kind })",
                "\(channels.count { $0.standing == kind }) \(standing(kind))")
        }
        let head = say("官方渠道：", "Official channels: ") + list(counts)
        let rows = order.flatMap { kind in channels.filter { $0.standing == kind } }.map { one in
            [
                standing(one.standing), called(one), tidy(one.platform, max: 40),
                tidy(one.account, max: 120),
            ].joined(separator: say("｜", " | "))
        }
        let most = isRoom ? 4 : 60
        return Words([head] + rows.prefix(most) + [more(rows.count - most)], forms: [head])
    }

    // MARK: The question back

    func summary(_ what: OfficialConfirmation) -> [String] {
        let please = say("请确认：", "Please confirm: ")
        let name = called(what.channel)
        switch what {
        case .register(let channel, let isNew, let voids):
            return [
                please
                    + (isNew
                        ? say("登记官方渠道 \(name)", "register the official channel \(name)")
                        : say("修改官方渠道 \(name)", "change the official channel \(name)")),
                place(channel), terms(channel),
                say(
                    "确认即声明：账号属于本单位，不是任何人自己的账号",
                    "By confirming you state that the account is the unit's, and nobody's own"),
                voids
                    ? say(
                        "原有核验作废，须两人重新核验",
                        "What was verified counts no more: two must verify it anew")
                    : "",
            ].filter { !$0.isEmpty }
        case .retire(_, let reason):
            return [
                please + say("停用官方渠道 \(name)", "retire the official channel \(name)"),
                say("理由：\(tidy(reason))", "Reason: \(tidy(reason))"),
                say("停用后不能向它发布", "Nothing is published there from then on"),
            ]
        }
    }
}

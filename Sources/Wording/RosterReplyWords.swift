import Domain

/// Answers about the roster, its questions back, and its refusals.
extension Voice {
    func words(_ reply: RosterReply) -> Words {
        switch reply {
        case .list(let lines, let group): roster(lines, group)
        case .person(let person, let reach, let waiting): roster(of: person, reach, waiting)
        case .changed(let changed): rosterChanged(changed)
        case .held(let why): rosterHeld(why)
        case .confirmed(let name):
            Words([
                say("\(name)的席位和账号已确认", "The seats and address of \(name) are confirmed")
            ])
        case .verified(let name, let route, let day):
            Words([
                say(
                    "已核验：\(name)的\(road(route))(\(day))",
                    "Verified: \(name) by \(road(route)) (\(day))")
            ])
        }
    }

    private func roster(_ lines: [RosterLine], _ group: GroupID?) -> Words {
        let whose = group.map(self.group)
        let head = say(
            "\(whose ?? "名册")：\(lines.count) 个席位",
            "\(whose ?? "Roster"): \(count(lines.count, "seat"))")
        let most = isRoom ? 4 : 40
        let more = lines.count - most
        let rest =
            more > 0
            ? [
                say("……另有 \(more) 个，", "… and \(more) more: ")
                    + typed(.roster, zh: "查看 组名", en: "show group")
            ] : []
        return Words(
            [head] + lines.prefix(most).map(row) + rest,
            forms: [say("请在聊天中查看", "See it in the chat")], subject: head)
    }

    private func row(_ line: RosterLine) -> String {
        let mark = line.onLeave ? say("（请假）", " (on leave)") : ""
        let parts = [
            "\(post(line.post)) \(line.name)\(mark)", line.mobile ?? say("无手机", "no mobile"),
            line.pair.map { say("搭档 \($0)", "pair: \($0)") },
            line.routes.isEmpty
                ? say("无通道", "no road") : line.routes.map(road).joined(separator: "·"),
            line.reach.map { list(notes($0)) },
        ]
        return parts.compactMap(\.self).joined(separator: say("｜", " | "))
    }

    private func waits(_ waiting: WaitingChange) -> String {
        say(
            "待另一人确认：\(list(waiting.by))所作改动；",
            "Waits for a second person: what \(list(waiting.by)) changed; ")
            + lowered(confirmers(waiting.confirmers))
    }

    private func roster(
        of person: Person, _ reach: ReachFacts?, _ waiting: WaitingChange?
    ) -> Words {
        let blank = Person(id: person.id, name: "", posts: [], language: person.language)
        let known = RosterField.allCases.filter {
            $0 == .language || $0 != .name && !$0.isSame(person, blank)
        }
        let head = say("\(person.name)（\(person.id)）", "\(person.name) (\(person.id))")
        let rows =
            [waiting.map(waits)].compactMap(\.self) + (reach.map(notes) ?? []).map(capital)
            + known.map { name($0) + say("：", ": ") + value($0, person) }
        // A room reads six lines; whoever asked is told the rest alone.
        return Words(
            [head] + (isRoom ? rows.prefix(5) : rows[...]),
            forms: [say("请在聊天中查看", "See it in the chat")], subject: head)
    }

    private func rosterChanged(_ changed: ChangedPerson) -> Words {
        let name = changed.after.name
        let head = say(
            changed.isNew ? "已加入名册：\(name)" : "名册已更新：\(name)",
            changed.isNew ? "\(name) is in the roster now" : "The roster is updated: \(name)")
        guard !changed.fields.isEmpty else {
            return Words([say("\(name)没有变化", "Nothing changes for \(name)")])
        }
        return Words([head, differences(changed)], forms: [head])
    }

    private func differences(_ changed: ChangedPerson) -> String {
        changed.fields.map { field in
            name(field) + " " + value(field, changed.before) + " → "
                + value(field, changed.after)
        }.joined(separator: say("；", "; "))
    }

    private func rosterHeld(_ why: String?) -> Words {
        guard why != nil else {
            return Words([
                say(
                    "已解除保全：离岗者的联系方式将按期销毁",
                    "The hold is lifted: contacts of those who left are destroyed in time")
            ])
        }
        return Words([
            say("已保全：联系方式暂不销毁", "On hold: no contacts are destroyed"),
            say("解除：", "To lift it: ") + typed(.roster, zh: "解除保全", en: "release"),
        ])
    }

    func summary(_ changed: ChangedPerson) -> [String] {
        [
            say("请确认：\(changed.after.name)", "Please confirm: \(changed.after.name)"),
            differences(changed),
        ]
    }

    func words(_ refusal: RosterRefusal) -> Words {
        switch refusal {
        case .taken(let id):
            no(
                say("编号 \(id) 已有人使用", "The id \(id) is taken"),
                instead: say("修改请用：", "To change it: ")
                    + typed(.rosterEdit, zh: "\(id) 手机=…", en: "\(id) mobile=…"))
        case .badID(let word):
            no(
                say(
                    "编号 \(tidy(word, max: 20)) 只能用字母、数字和 . _ -",
                    "The id \(tidy(word, max: 20)) may only have letters, digits and . _ -"))
        case .badValue(let field): badValue(field)
        case .sharedAddress(let field, let owner):
            no(
                say(
                    "这个\(name(field))已是\(owner)的",
                    "That \(name(field)) belongs to \(owner) already"))
        case .lastOf(let group):
            no(
                say(
                    "\(self.group(group)) 不能没有人", "\(self.group(group)) may not be left empty"))
        case .nothingGiven:
            no(
                say("没有写要改什么", "There is nothing to change"),
                instead: say("例如：", "For instance: ") + sample(.rosterEdit))
        case .noHold: no(say("现在没有保全", "There is no hold"))
        case .ofHQ, .unproven, .nothingToConfirm, .notConfirmer, .nobodyToConfirm:
            ofProof(refusal)
        case .noAddress(let name, let route):
            no(
                route.map {
                    say(
                        "名册中没有\(name)的\(road($0))地址",
                        "The roster has no address of \(name) by \(road($0))")
                } ?? say("名册中没有\(name)的任何地址", "The roster has no address of \(name)"),
                instead: say("补上：", "To add it: ")
                    + typed(.rosterEdit, zh: "@\(name) 手机=…", en: "@\(name) mobile=…"))
        }
    }

    private func nobodyToConfirm() -> Words {
        no(
            say(
                "改后\(group(.hq))再无有效席位，谁也无法确认",
                "After it no seat of \(group(.hq)) would count, and nobody could confirm it"),
            instead: say(
                "请先由\(group(.hq))增补成员并经另一人确认，或在主机上导入名册",
                "First \(group(.hq)) adds a member whom another one confirms, or the roster is "
                    + "imported on the machine"))
    }

    /// Where nobody is left it says what is to be done instead.
    private func confirmers(_ people: [String]) -> String {
        guard people.isEmpty else {
            return say("可确认：\(list(people))", "May confirm: \(list(people))")
        }
        return say(
            "现在无人可确认：请指挥部增补成员并经确认，或在主机上重新导入名册",
            "Nobody may confirm it now: HQ adds a member whom another one confirms, or the roster is "
                + "imported anew on the machine")
    }

    /// What one person alone may not do to the roster.
    private func ofProof(_ refusal: RosterRefusal) -> Words {
        switch refusal {
        case .ofHQ(let group, let people):
            no(
                say(
                    "\(self.group(group))的席位只能由指挥部调整",
                    "Only the command group gives or takes seats in \(self.group(group))"),
                who: say("可办：\(list(people))", "May do it: \(list(people))"),
                instead: typed(
                    .group, zh: "加入 \(self.group(group)) @姓名", en: "join \(group) @name"))
        case .unproven(let name, let by, let people):
            no(
                say(
                    "\(name)的席位或账号由\(by)改动，未经另一人确认前不能行使职权",
                    "\(by) changed the seat or address of \(name): without a second person's word "
                        + "it gives no rights"),
                who: confirmers(people),
                instead: people.isEmpty
                    ? ""
                    : say("请其输入：", "They type: ")
                        + typed(.rosterConfirm, zh: "@\(name)", en: "@\(name)"))
        case .nothingToConfirm(let name):
            no(say("\(name)没有待确认的改动", "There is nothing of \(name) to confirm"))
        case .notConfirmer(let name, let people):
            no(
                say("\(name)的改动须由另一人确认", "Somebody else must confirm the change of \(name)"),
                who: confirmers(people))
        case .nobodyToConfirm: nobodyToConfirm()
        default: Words([])
        }
    }

    private func badValue(_ field: RosterField) -> Words {
        let form: String =
            switch field {
            case .mobile, .mobile2:
                say("11 位手机号，或以 + 和国家代码开头", "11 digits, or + and the country code")
            case .email: "li@example.org"
            case .posts: "office.lead"
            case .chat, .backup: say("不含空格的账号", "an account without a space")
            default: say("只能在名册文件中修改", "it can only be changed in the roster's file")
            }
        return no(
            say("\(name(field))应写作：\(form)", "\(name(field)) is written as: \(form)"))
    }
}

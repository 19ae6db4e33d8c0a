import Domain

/// What changes in the roster. No address is ever said in full.
extension Voice {
    /// So many people are named one by one; more are counted.
    private static let named = 20

    func lines(_ change: RosterChange) -> [String] {
        guard !change.isEmpty else { return [say("名册没有变化。", "The roster does not change.")] }
        let head = say(
            "新增 \(change.added.count) 人，变更 \(change.changed.count) 人，离开 \(change.leavers.count) 人：",
            "\(change.added.count) added, \(change.changed.count) changed, "
                + "\(change.leavers.count) leaving:")
        return [head]
            + limited(change.added) { say("新增 ", "added ") + who($0) + posts($0.posts) }
            + limited(change.changed, line) + limited(change.leavers, line)
            + (change.emptied.isEmpty
                ? []
                : [
                    say("无人担任：", "nobody holds: ")
                        + change.emptied.map(post).joined(separator: say("、", "; "))
                ])
    }

    private func limited<Item>(_ items: [Item], _ line: (Item) -> String) -> [String] {
        let more = items.count - Self.named
        let lines = items.prefix(Self.named).map(line)
        return more > 0 ? lines + [say("……另有 \(more) 人", "… and \(more) more")] : lines
    }

    private func who(_ person: Person) -> String {
        say("\(person.name)（\(person.id)）", "\(person.name) (\(person.id))")
    }

    private func posts(_ posts: [Person.Post]) -> String {
        posts.isEmpty ? "" : say("：", ": ") + posts.map(post).joined(separator: say("、", "; "))
    }

    private func line(_ changed: RosterChange.Changed) -> String {
        let parts = changed.fields.map { field in
            name(field) + " " + value(field, changed.before) + " → " + value(field, changed.after)
        }
        return say("变更 ", "changed ") + who(changed.after) + say("：", ": ")
            + parts.joined(separator: say("；", "; "))
    }

    private func line(_ leaver: RosterChange.Leaver) -> String {
        let open = leaver.open
        return say("离开 ", "leaving ") + who(leaver.person)
            + (open.isEmpty
                ? "" : say("，未结：\(numbers(open))", ", still open: \(numbers(open))"))
    }

    func name(_ field: RosterField) -> String {
        switch field {
        case .name: say("姓名", "name")
        case .posts: say("职务", "seats")
        case .pair: say("搭档", "pair")
        case .chat: say("聊天账号", "chat")
        case .backup: say("备用账号", "backup chat")
        case .mobile: say("手机", "mobile")
        case .mobile2: say("备用手机", "second mobile")
        case .landline: say("座机", "landline")
        case .email: say("邮箱", "email")
        case .language: say("语言", "language")
        case .title: say("职称", "title")
        case .routes: say("通道顺序", "route order")
        case .quiet: say("免打扰", "quiet hours")
        case .verified: say("核验", "verified")
        case .leave: say("请假", "leave")
        case .trainedUntil: say("培训有效期", "trained until")
        case .cleared: say("涉密资格", "clearance")
        case .leftOn: say("离岗", "left on")
        }
    }

    /// A field's value as a list shows it.
    func value(_ field: RosterField, _ person: Person) -> String {
        shown(field, person).map { tidy($0) } ?? say("无", "none")
    }

    private func shown(_ field: RosterField, _ person: Person) -> String? {
        switch field {
        case .name: return person.name
        case .posts: return seats(of: person)
        case .pair: return person.pair?.rawValue
        case .chat: return person.chat
        case .backup: return person.backup
        case .mobile: return person.mobile.map(Mask.number)
        case .mobile2: return person.mobile2.map(Mask.number)
        case .landline: return person.landline.map(Mask.number)
        case .email: return person.email.map { Mask.address($0, .email) }
        case .language: return say(person.language == .zh ? "中文" : "英文", person.language.rawValue)
        case .title: return person.title
        case .routes: return person.routes.map { list($0.map(road)) }
        case .quiet: return person.quiet?.description
        case .verified:
            return person.verified.map { list($0.map { "\(road($0.route)) \($0.on)" }) }
        case .leave: return person.leave.map { list($0.map(\.description)) }
        case .trainedUntil: return person.trainedUntil?.description
        case .cleared: return person.cleared.map { $0 ? say("是", "yes") : say("否", "no") }
        case .leftOn: return person.leftOn?.description
        }
    }

    private func seats(of person: Person) -> String? {
        person.posts.isEmpty ? nil : list(person.posts.map(post))
    }

    func sentence(_ event: RosterEvent, _ line: TimelineLine) -> String {
        switch event {
        case .imported(let roster):
            say(
                "更新名册，\(roster.everyone.count)人",
                "updated the roster, \(roster.everyone.count) people")
        case .put(let person):
            say("更新名册中的\(person.name)", "updated \(person.name) in the roster")
        case .left(let person, let day):
            say(
                "\(name(person, line))于\(day)离开名册",
                "\(name(person, line)) left the roster on \(day)")
        case .verified(let person, let route, _):
            say(
                "核验\(name(person, line))的\(road(route))",
                "verified \(road(route)) of \(name(person, line))")
        case .confirmed(let person):
            say(
                "确认\(name(person, line))的席位和账号",
                "confirmed the seats and address of \(name(person, line))")
        case .purged(let person):
            say(
                "销毁\(name(person, line))的联系方式",
                "destroyed how to reach \(name(person, line))")
        case .groupAdded, .seated, .groupFormed, .groupClosed, .carded: ofGroup(event, line)
        case .held(let why):
            why.map { say("暂停销毁联系方式", "put destroying contacts on hold") + reason($0) }
                ?? say("恢复销毁联系方式", "lifted the hold on destroying contacts")
        }
    }
}

import Domain

/// Groups: the table, what a change does, and refusals.
extension Voice {
    func words(_ reply: GroupReply) -> Words {
        switch reply {
        case .table(let lines): groupTable(lines)
        case .shown(let line, let duty): groupShown(line, duty)
        case .changed(let change): groupChanged(change)
        case .card(let card): words(card)
        }
    }

    func words(_ bulletin: GroupBulletin) -> Words {
        switch bulletin {
        case .changed(let change, let by):
            var words = groupChanged(change)
            let head = say("\(by)", "\(by): ") + lowered(head(change))
            words.lines[0] = head
            words.forms = [say("小组有变动，请在聊天中查看", "Groups have changed, see it in the chat")]
            words.subject = say("小组有变动", "Groups have changed")
            return words
        case .card(let card): return words(card)
        case .unproven(let seats, let by): return unproven(seats, by)
        }
    }

    private func unproven(_ seats: [UnprovenSeat], _ by: String) -> Words {
        let names = first(seats.map(\.name), 4)
        let head = say(
            "\(by)改动了\(names)的席位或账号", "\(by) changed the seats or address of \(names)")
        let lines = seats.prefix(3).map { seat in
            let about = seat.groups.map { $0[language] } + (seat.roads ?? []).map(road)
            let what = about.isEmpty ? "" : say("(\(list(about)))", " (\(list(about)))")
            return say("核对\(seat.name)\(what)后确认：", "When you have looked at \(seat.name)\(what): ")
                + typed(.rosterConfirm, "@\(seat.id)")
        }
        return Words(
            [
                head + say("，确认前不能据此行使职权", "; until confirmed they give no rights")
            ] + lines,
            forms: [say("名册有改动待您确认，请在聊天中查看", "A change of the roster waits for you, see the chat")],
            subject: say("名册有改动待确认", "A change of the roster to confirm"))
    }

    func lowered(_ text: String) -> String {
        language == .zh ? text : text.prefix(1).lowercased() + text.dropFirst()
    }

    // MARK: The table

    private func groupTable(_ lines: [GroupLine]) -> Words {
        let short = lines.filter(\.isShort).map { $0.name[language] }
        let empty = lines.filter(\.members.isEmpty).map { $0.name[language] }
        var head = say("小组\(lines.count)个", "\(count(lines.count, "group"))")
        if !short.isEmpty {
            head += say("；人手不足：\(first(short, 4))", "; short of staff: \(first(short, 4))")
        }
        if !empty.isEmpty {
            head += say("；无人：\(first(empty, 4))", "; nobody in: \(first(empty, 4))")
        }
        let most = isRoom ? 4 : 60
        let more = lines.count - most
        let rest =
            more > 0
            ? [
                say("……另有\(more)个，", "… and \(more) more: ")
                    + typed(.group, zh: "查看 组名", en: "show name")
            ] : []
        return Words(
            [head] + lines.prefix(most).map(row) + rest,
            forms: [say("请在聊天中查看", "See it in the chat")], subject: head)
    }

    private func row(_ line: GroupLine) -> String {
        let heads = line.members.filter { $0.seat != .member }.map { "\(seat($0.seat)) \($0.name)" }
        let others = line.members.count - heads.count
        let members = others == 0 ? [] : [say("组员\(others)人", count(others, "member"))]
        return ([whole(line, heads + members)] + state(line)).joined(separator: say("｜", " | "))
    }

    private func whole(_ line: GroupLine, _ people: [String]) -> String {
        line.name[language] + say("：", ": ")
            + (people.isEmpty ? say("无人", "nobody") : list(people))
    }

    /// What is wrong with a group, if anything is.
    private func state(_ line: GroupLine) -> [String] {
        var parts: [String] = []
        if line.isShort, let minimum = line.minimum {
            parts.append(say("人手不足，至少\(minimum)人", "short of staff, \(minimum) at least"))
        }
        let away = line.members.filter(\.onLeave).map(\.name)
        if line.isHeadless {
            parts.append(say("组长、副组长都请假", "lead and deputies on leave"))
        } else if !away.isEmpty {
            parts.append(say("请假：\(people(away))", "on leave: \(people(away))"))
        }
        if let folds = line.foldsTo {
            parts.append(say("由\(folds.zh)承担", "\(folds.en) does its work"))
        }
        if line.isAdded { parts.append(say("预案外增设", "not in the plan")) }
        return parts
    }

    private func groupShown(_ line: GroupLine, _ duty: Bilingual) -> Words {
        let strength = say("\(line.members.count)人", count(line.members.count, "person", "people"))
        let minimum = line.minimum.map { say("，至少\($0)人", ", at least \($0)") } ?? ""
        let head = "\(line.name[language])\(say("：", ": "))\(strength)\(minimum)"
        let members = line.members.map { member in
            let pair = member.pair.map { say("(搭档 \($0))", " (pair: \($0))") } ?? ""
            return "\(seat(member.seat)) \(member.name)\(pair)"
        }
        let most = isRoom ? 6 : 40
        return Words(
            [
                head, say("职责：", "Duties: ") + tidy(duty[language], max: 120),
                members.isEmpty ? "" : people(members, most),
                state(line).joined(separator: say("｜", " | ")),
            ], forms: [say("请在聊天中查看", "See it in the chat")], subject: head)
    }

    // MARK: A change

    func summary(_ change: GroupChange) -> [String] {
        let name = change.name[language]
        let what: String =
            switch change.deed {
            case .added: say("增设小组 \(name)", "add the group \(name)")
            case .formed: say("成立 \(name)", "form \(name)")
            case .seated: say("调整 \(name)", "change \(name)")
            case .closed: say("撤销 \(name)", "close \(name)")
            }
        return [say("请确认：", "Please confirm: ") + what] + rest(change)
    }

    private func head(_ change: GroupChange) -> String {
        let name = change.name[language]
        let strength = say(
            "\(name)(\(change.strength)人)",
            "\(name) (\(count(change.strength, "person", "people")))")
        return switch change.deed {
        case .added: say("已增设小组：\(strength)", "Group added: \(strength)")
        case .formed: say("已成立：\(strength)", "Formed: \(strength)")
        case .seated: say("已调整：\(strength)", "Changed: \(strength)")
        case .closed: say("已撤销：\(name)", "Closed: \(name)")
        }
    }

    private func groupChanged(_ change: GroupChange) -> Words {
        let head = head(change)
        return Words([head] + rest(change) + [called(change), step(change)], forms: [head])
    }

    private func rest(_ change: GroupChange) -> [String] {
        let taken = change.seats.filter { $0.seat != nil }
        let left = change.seats.filter { $0.seat == nil }.map(\.name)
        var parts = taken.isEmpty ? [] : [seats(taken)]
        if !left.isEmpty { parts.append(say("离开：\(people(left))", "leaving: \(people(left))")) }
        var notes: [String] = []
        if let folds = change.foldsTo {
            notes.append(say("工作由\(folds.zh)承担", "\(folds.en) does its work"))
        } else if change.isShort, let minimum = change.minimum {
            notes.append(say("人手不足，至少\(minimum)人", "short of staff, \(minimum) at least"))
        }
        if !change.tasks.isEmpty {
            let tasks = first(change.tasks.map { "\(t: $0.number)" }, 6)
            notes.append(say("任务随之转交：\(tasks)", "its tasks go along: \(tasks)"))
        }
        if let kept = change.kept {
            let tasks = first(kept.map(\.description), 6)
            notes.append(
                say(
                    "限知任务不随席位转交：\(tasks)", "need-to-know tasks stay where they are: \(tasks)"))
        }
        return [parts, notes].map { capital($0.joined(separator: say("；", "; "))) }
    }

    private func seats(_ seats: [GroupSeat]) -> String {
        people(seats.map { one in "\(one.seat.map(seat) ?? "") \(one.name)" }, 6)
    }

    private func called(_ change: GroupChange) -> String {
        guard let notice = change.notice else { return "" }
        let waiting = change.seats.count { $0.seat != nil }
        return say(
            "通知 \(n: notice) 待签收\(waiting)人",
            "\(n: notice): \(waiting) still to acknowledge")
    }

    /// How far the plan's step is that wanted this group.
    private func step(_ change: GroupChange) -> String {
        guard let step = change.step else { return "" }
        switch step.state {
        case .done, .dropped: return say("\(t: step.number) 已完成", "\(t: step.number) is done")
        case .awaitingApproval:
            return say(
                "\(t: step.number) 已提交，待批准：\(typed(.approve, "\(t: step.number)"))",
                "\(t: step.number) is handed in, to be approved: \(typed(.approve, "\(t: step.number)"))"
            )
        case .open:
            let who = step.assignee.map { say("由\($0)", "\($0) ") } ?? ""
            return say(
                "\(t: step.number) 尚未办结，\(who)输入 \(typed(.done, "\(t: step.number)"))",
                "\(t: step.number) is still open: \(who)types \(typed(.done, "\(t: step.number)"))")
        }
    }

    // MARK: The notice

    /// What a notice says to those who are called into a group.
    func appointed(_ brief: AppointmentBrief) -> [String] {
        let own = person.flatMap { brief.seats[$0] }
        let who =
            own.map { say("您任\(seat($0))", "Your seat: \(seat($0))") } ?? seats(brief.names)
        let tasks = brief.tasks.map { "\(t: $0.number)" }
        return [
            who + say("｜由\(brief.by)任命", " | appointed by \(brief.by)"),
            say("职责：", "Duties: ") + tidy(brief.duty[language], max: 120),
            tasks.isEmpty
                ? ""
                : say("本组任务：\(first(tasks, 6))", "The group's tasks: \(first(tasks, 6))"),
        ]
    }

    // MARK: The timeline

    /// Only for events about groups.
    func ofGroup(_ event: RosterEvent, _ line: TimelineLine) -> String {
        switch event {
        case .groupAdded(let rule):
            return say("增设小组 \(rule.name.zh)", "added the group \(rule.name.en)")
        case .groupClosed(_, let name, _):
            return say("撤销小组 \(name.zh)", "closed the group \(name.en)")
        case .groupFormed(let id, let changes, _):
            return say("成立\(group(id))", "formed \(group(id))") + named(changes, line)
        case .seated(let id, let changes):
            return say("调整\(group(id))", "changed \(group(id))") + named(changes, line)
        case .carded(let seatings):
            let names = seatings.map { name($0.person, line) }.uniqued()
            return say("发出职责卡：\(people(names))", "sent duty cards to \(people(names))")
        default: return ""
        }
    }

    private func named(_ changes: [SeatChange], _ line: TimelineLine) -> String {
        let names = changes.map { change in
            let seat = change.seat.map(seat) ?? say("离开", "leaves:")
            return "\(seat) \(name(change.person, line))"
        }
        return say("：", ": ") + people(names, 6)
    }

    /// Only for the two verbs about groups.
    func groupArguments(_ verb: Verb) -> String {
        guard verb == .group else {
            return say(
                "跨平台 [组长=@… 副组长=@… 组员=@…,@…] [I-n]；也可：增设 组名 [最少=2 职责=…]｜组长|副组长|加入|退出 组名 @姓名｜撤销 组名",
                "crossplatform [lead=@… deputy=@… members=@…,@…] [I-n]; also: add name [min=2 "
                    + "duties=…] | lead|deputy|join|leave name @who | close name")
        }
        return say(
            "[查看 [组名]|职责卡 [组名]|增设 …|成立 …|组长 …|撤销 …]",
            "[show [name]|card [name]|add …|form …|lead …|close …]")
    }

    func groupPurpose(_ verb: Verb) -> String {
        verb == .group
            ? say("查看小组、缺员和本人职责卡", "see groups, who is missing, and your duty card")
            : say("增设、成立、撤销小组，调整席位", "add, form and close groups, change seats")
    }
}

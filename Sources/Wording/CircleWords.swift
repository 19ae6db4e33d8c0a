import Domain
import Foundation

/// Labels, and who may know: answers, refusals and what people are told of it.
extension Voice {
    func label(_ label: Classification) -> String {
        switch label {
        case .public: say("公开", "public")
        case .internal: say("内部", "internal")
        case .sensitive: say("敏感", "sensitive")
        }
    }

    func words(_ reply: CircleReply) -> Words {
        switch reply {
        case .labelled(let matter, let label, let old, let members):
            labelled(matter, label, old, members)
        case .loweringAsked(let matter, let label, let old, let people):
            loweringAsked(matter, label, old, people)
        case .admitted(let matter, let name, let until):
            Words([
                say("\(name)已加入 \(matter) 的知悉名单", "\(name) may know of \(matter) now"),
                until.map { say("到\(time($0))为止", "until \(time($0))") } ?? "",
            ])
        case .removed(let matter, let name):
            Words([
                say("\(name)已移出 \(matter) 的知悉名单", "\(name) may know of \(matter) no longer"),
                say("已读到的内容收不回，请当面提醒保密", "What was read stays read: remind them in person"),
            ])
        case .list(let facts): circle(facts)
        case .answeredAlone(let matter):
            Words([
                say(
                    "\(matter) 限知，已私信答复您",
                    "\(matter) is need-to-know; answered in our direct conversation")
            ])
        case .reference(let matter): reference(matter)
        }
    }

    private func labelled(
        _ matter: Number, _ new: Classification, _ old: Classification, _ members: [String]
    ) -> Words {
        let head = say(
            "\(matter) 标识由\(label(old))改为\(label(new))",
            "\(matter) was \(label(old)), is \(label(new)) now")
        guard new == .sensitive else {
            let opened = old == .sensitive ? say("不再限知", "No longer need-to-know") : ""
            return Words([head, opened])
        }
        return Words(
            [
                head,
                say(
                    "知悉\(members.count)人：\(people(members, 8))",
                    "\(count(members.count, "person", "people")) may know: \(people(members, 8))"),
                say("加人：", "To add somebody: ")
                    + typed(.circle, zh: "加入 \(matter) @姓名 截止=3天", en: "add \(matter) @name due=3d"),
                say(
                    "此标识不是定密；国家秘密不得在此处理",
                    "This is no state classification; state secrets do not belong here"),
            ], forms: [head])
    }

    private func circle(_ facts: CircleFacts) -> Words {
        let matter = facts.matter
        let names = facts.people.map { line in
            line.name + (line.until.map { say("(到\(time($0)))", " (until \(time($0)))") } ?? "")
        }
        let told = count(names.count, "person", "people")
        let head =
            facts.label == .sensitive
            ? say(
                "\(matter) 敏感，限\(names.count)人知悉",
                "\(matter) is sensitive, known to \(told)")
            : say(
                "\(matter) \(label(facts.label))，已告知\(names.count)人",
                "\(matter) is \(label(facts.label)), \(told) told")
        return Words([head, first(names, isRoom ? 8 : 60)], forms: [head])
    }

    /// Nothing but a number, and where to ask.
    private func reference(_ matter: Number) -> Words {
        Words(
            [
                say("\(matter) 有新情况，限知", "There is news of \(matter), need-to-know"),
                say(
                    "请看限知会话或私信；看不到而等您办理的，请指挥部加入：\(typed(.circle, zh: "加入 \(matter) @姓名", en: "add \(matter) @name"))",
                    "See its own room or our direct conversation; if it waits for you and you cannot, HQ lets you in: "
                        + typed(.circle, zh: "加入 \(matter) @姓名", en: "add \(matter) @name")),
            ],
            forms: [
                say("\(matter)有新情况，请登录系统或电值班室\(duty)", "News of \(matter): log in or call \(duty)")
            ],
            subject: say("\(matter) 有新情况", "News of \(matter)"))
    }

    // MARK: Refusals

    func words(_ refusal: CircleRefusal) -> Words {
        switch refusal {
        case .closed(let matter):
            return no(
                say(
                    "\(matter) 限知，您不在知悉名单", "\(matter) is need-to-know and you are not on its list"),
                who: say(
                    "可由\(group(.hq))或\(group(.secrecy))加入",
                    "\(group(.hq)) or \(group(.secrecy)) may add you"),
                instead: callDuty)
        case .sameLabel(let matter, let label):
            return no(
                say(
                    "\(matter) 已经是\(self.label(label))", "\(matter) is \(self.label(label)) already"
                ),
                instead: say("可选：公开、内部、敏感", "There are: public, internal, sensitive"))
        case .lowering(let matter, let roles):
            return no(
                say("您不能降低 \(matter) 的标识", "You may not make \(matter) less sensitive"),
                who: say(
                    "可由：\(list(roles.map(role)))", "These may: \(list(roles.map(role)))"),
                instead: say("请告知他们中的一位", "Tell one of them"))
        case .loweringNeedsAnother(let matter, let people): return another(matter, people)
        case .loweringNeedsReason(let matter):
            return no(
                say("降低 \(matter) 的标识须写明理由", "Say why \(matter) is to be less sensitive"),
                instead: say("请加：理由=…", "Add: reason=…"))
        case .notRunning(let matter):
            return no(
                say("\(matter) 不是进行中的事件", "\(matter) is no incident that runs"),
                instead: say("请写明事件编号：", "Name the incident: ")
                    + typed(.note, zh: "I-n 内容", en: "I-n text"))
        case .notClosed, .notInside, .lastInside: return ofMembers(refusal)
        }
    }

    /// Only for the three refusals about who is inside.
    private func ofMembers(_ refusal: CircleRefusal) -> Words {
        switch refusal {
        case .notClosed(let matter):
            no(
                say("\(matter) 没有限知，人人可见", "\(matter) is open to everybody here"),
                instead: say("如需限知：", "To restrict it: ")
                    + typed(.classify, zh: "\(matter) 敏感", en: "\(matter) sensitive"))
        case .notInside(let matter, let name):
            no(
                say("\(name)不在 \(matter) 的知悉名单", "\(name) is not on the list of \(matter)"),
                instead: say("先加入：", "Add them first: ")
                    + typed(.circle, zh: "加入 \(matter) @姓名", en: "add \(matter) @name"))
        case .lastInside(let matter):
            no(
                say("\(matter) 的知悉名单不能为空", "Somebody must know of \(matter)"),
                instead: say("请先加入接手的人", "Add whoever takes over first"))
        default: Words([])
        }
    }

    // MARK: Bulletins

    func words(_ bulletin: CircleBulletin) -> Words {
        switch bulletin {
        case .closed(let matter):
            Words([
                say(
                    "\(matter) 已转为限知，请勿在本会话讨论",
                    "\(matter) is need-to-know from now on: do not discuss it here")
            ])
        case .opened(let matter, let label, let by):
            Words([
                say(
                    "\(matter) 已解除限知，现为\(self.label(label))，由\(by)决定",
                    "\(matter) is no longer need-to-know but \(self.label(label)), by \(by)")
            ])
        case .loweringWanted(let matter, let label, let by, let reason):
            loweringWanted(matter, label, by, reason)
        case .admitted(let matter, let by, let until): admitted(matter, by, until)
        case .removed(let matter):
            Words([
                say(
                    "您不再知悉 \(matter)，已移出其限知会话",
                    "You no longer take part in \(matter); you were taken out of its room"),
                say("已知内容请继续保密", "Keep to yourself what you know"),
            ])
        case .expired(let matter, let name):
            Words([
                say("\(name)知悉 \(matter) 的期限已到，已移出", "\(name)'s time with \(matter) is over"),
                say("如需继续：", "To go on: ")
                    + typed(.circle, zh: "加入 \(matter) @姓名", en: "add \(matter) @name"),
            ])
        case .reference(let matter): reference(matter)
        }
    }

    private func admitted(_ matter: Number, _ by: String?, _ until: Date?) -> Words {
        let who = by.map { say("由\($0)加入", "added by \($0)") } ?? ""
        let end = until.map { say("到\(time($0))为止", "until \(time($0))") } ?? ""
        let notes = [who, end].filter { !$0.isEmpty }.joined(separator: say("，", ", "))
        return Words([
            say("您可知悉 \(matter)（敏感）", "You may know of \(matter) (sensitive)")
                + (notes.isEmpty ? "" : say("：", ": ") + notes),
            say(
                "请接受限知会话的邀请(24小时内有效)，勿转发、勿截图",
                "Take the invitation to its room (good for 24 h); do not forward, no screenshots"),
            say("查看：", "See: ") + typed(.status, "\(matter)"),
        ])
    }

    // MARK: Timeline and help

    func sentence(_ event: CircleEvent, _ matter: Number, _ line: TimelineLine) -> String {
        switch event {
        case .labelled(let new, let old, let why, _):
            say(
                "将 \(matter) 由\(label(old))标为\(label(new))",
                "labelled \(matter) \(label(new)), before: \(label(old))") + reason(why)
        case .loweringAsked(let label, let why):
            say(
                "提出将 \(matter) 降为\(self.label(label))，待另一人",
                "asked that \(matter) be \(self.label(label)); another is to want it too")
                + reason(why)
        case .admitted(let person, _):
            say("准\(name(person, line))知悉 \(matter)", "let \(name(person, line)) know of \(matter)")
        case .removed(let person):
            say(
                "将\(name(person, line))移出 \(matter) 的知悉名单",
                "took \(name(person, line)) off the list of \(matter)")
        case .expired(let person):
            say(
                "\(name(person, line))知悉 \(matter) 的期限已到",
                "the time of \(name(person, line)) with \(matter) is over")
        }
    }

    /// Only for the three verbs of labels and lists.
    func circleArguments(_ verb: Verb) -> String {
        verb == .classify
            ? say("W-n|I-n 公开|内部|敏感 [理由=…]", "W-n|I-n public|internal|sensitive [reason=…]")
            : say(
                "[I-n|加入 I-n @姓名 [截止=3天]|移出 I-n @姓名]",
                "[I-n|add I-n @name [due=3d]|remove I-n @name]")
    }

    func circlePurpose(_ verb: Verb) -> String {
        switch verb {
        case .classify:
            say("标识敏感程度(不是定密)", "say how sensitive something is (no state classification)")
        case .circle: say("查看谁知悉", "see who may know")
        default: say("准许知悉或移出", "let somebody know, or no longer")
        }
    }
}

import Domain
import Foundation

/// Leave, cover and deciding in another's name: answers, refusals, what people are told.
extension Voice {
    /// The line under every signature in another's name.
    func signature(_ signed: SignedFor) -> String {
        say(
            "受\(signed.name)授权签署(授权至\(time(signed.until)))",
            "Signed for \(signed.name) (mandate until \(time(signed.until)))")
    }

    func signed(_ words: Words, _ signed: SignedFor) -> Words {
        var words = words
        words.lines.insert(signature(signed), at: min(1, words.lines.count))
        return words
    }

    func words(_ reply: AbsenceReply) -> Words {
        switch reply {
        case .leave(let facts): leave(facts)
        case .back(let name):
            Words([say("\(name)已销假，职责恢复", "\(name) is back and has their seats again")])
        case .covered(let facts):
            Words([covering(facts), kept(facts), say("解除：", "To end it: ") + endCover])
        case .coverEnded(let facts):
            Words([
                say(
                    "\(facts.by)不再为\(facts.name)顶岗",
                    "\(facts.by) no longer covers for \(facts.name)")
            ])
        case .mandated(let facts):
            Words(
                mandate(facts) + [
                    say("收回：", "To take it back: ")
                        + typed(.delegate, zh: "收回 @姓名", en: "revoke @name")
                ])
        case .mandateEnded(let facts):
            Words([
                say(
                    "\(facts.by)给\(facts.name)的授权已收回",
                    "The mandate of \(facts.name) from \(facts.by) is revoked")
            ])
        case .list(let list): absences(list)
        }
    }

    private var endCover: String { typed(.cover, zh: "结束 @姓名", en: "end @name") }

    private func leave(_ facts: LeaveFacts) -> Words {
        Words([
            say(
                "\(facts.name)请假：\(time(facts.from))至\(time(facts.to))",
                "\(facts.name) is on leave from \(time(facts.from)) to \(time(facts.to))"),
            facts.cover.map { say("期间由\($0)负责", "\($0) acts meanwhile") }
                ?? say("期间无人顶岗，由上级组负责", "Nobody covers; the group above acts"),
            say("提前回来：", "If back early: ") + typed(.back),
        ])
    }

    private func covering(_ facts: CoverFacts) -> String {
        let until = facts.until.map { say("，到\(time($0))", " until \(time($0))") } ?? ""
        return say(
            "\(facts.by)为\(facts.name)顶岗\(until)", "\(facts.by) covers for \(facts.name)\(until)")
    }

    /// Rights that do not come with the seat.
    private func kept(_ facts: CoverFacts) -> String {
        guard let groups = facts.kept else { return "" }
        let names = list(groups.map(group))
        return say(
            "\(names)的职权不随之转移：\(facts.by)不是其成员",
            "The rights of \(names) do not go along: \(facts.by) does not sit there")
    }

    private func mandate(_ facts: MandateFacts) -> [String] {
        [
            say(
                "\(facts.name)受\(facts.by)授权：\(powers(facts.scope))",
                "\(facts.name) may decide for \(facts.by): \(powers(facts.scope))"),
            say(
                "\(time(facts.from))至\(time(facts.until))，其间每次签署都会注明",
                "From \(time(facts.from)) to \(time(facts.until)); every signature says so"),
        ]
    }

    private func powers(_ scope: [Verb]) -> String {
        Set(scope).isSuperset(of: Mandate.powers)
            ? say("全部决定权", "every decision of HQ") : list(scope.map(word))
    }

    /// What is asked back before powers are given away.
    func summary(_ facts: MandateFacts) -> [String] {
        let lines = mandate(facts)
        return [say("请确认：", "Please confirm: ") + lines[0], lines[1]]
    }

    private func absences(_ list: AbsenceList) -> Words {
        guard list.count > 0 else {
            return Words([
                say("无人请假、顶岗或受权", "Nobody is on leave, covered or given powers"),
                say("请假：", "To go on leave: ") + sample(.leave),
            ])
        }
        let leaves = list.leaves.map {
            say(
                "\($0.name)请假 \(time($0.from))至\(time($0.to))",
                "\($0.name) on leave, \(time($0.from)) to \(time($0.to))")
        }
        let mandates = list.mandates.map {
            say(
                "\($0.name)受\($0.by)授权(\(powers($0.scope)))至\(time($0.until))",
                "\($0.name) decides for \($0.by) (\(powers($0.scope))) until \(time($0.until))")
        }
        let all = leaves + list.covers.map(covering) + mandates
        let most = isRoom ? 4 : 40
        let head = say(
            "请假\(leaves.count)、顶岗\(list.covers.count)、授权\(mandates.count)",
            "On leave \(leaves.count), covered \(list.covers.count), mandates \(mandates.count)")
        return Words([head] + all.prefix(most) + [more(all.count - most)], forms: [head])
    }

    // MARK: Refusals

    func words(_ refusal: AbsenceRefusal) -> Words {
        switch refusal {
        case .pairAway(let name, let pair, let from, let to):
            no(
                say(
                    "\(name)的搭档\(pair)\(time(from))至\(time(to))不在，两人不能同时请假",
                    "\(pair), \(name)'s pair, is away \(time(from)) to \(time(to)): never both"),
                who: say("\(group(.hq))可特批", "\(group(.hq)) may allow it"),
                instead: say("请改期，或由其输入：", "Choose other days, or HQ types: ")
                    + sample(.leaveAllow))
        case .notYours(let name):
            no(
                say("只能为自己请假或销假，\(name)须本人办理", "Leave is one's own affair; \(name) must ask"),
                who: say("\(group(.office))可代办", "\(group(.office)) may enter it for them"))
        case .endsFirst:
            no(
                say("结束早于开始", "It would end before it begins"),
                instead: say("例：", "Such as: ") + sample(.leave))
        case .past:
            no(
                say("这段时间已经过去", "That time is over already"),
                instead: say("例：", "Such as: ") + sample(.leave))
        case .noSuchDay:
            no(
                say("没有这一天", "There is no such day"),
                instead: say("例：", "Such as: ") + sample(.leave))
        case .notAway(let name):
            no(
                say("\(name)没有在请假，也没有人顶岗", "\(name) is neither on leave nor covered"),
                instead: say("查看：", "See: ") + typed(.leave))
        default: ofPowers(refusal)
        }
    }

    /// Refusals about standing in and about powers.
    private func ofPowers(_ refusal: AbsenceRefusal) -> Words {
        switch refusal {
        case .ofOneself:
            no(say("不能是同一个人", "That is the same person"))
        case .coverAway(let name):
            no(
                say("\(name)自己也不在，不能顶岗", "\(name) is away too and cannot cover"),
                instead: say("请另选一人", "Choose somebody else"))
        case .notLead(let name):
            no(
                say("您不能安排\(name)的顶岗", "You may not say who covers for \(name)"),
                who: say(
                    "可由本组组长、副组长、\(group(.office))或\(group(.hq))安排",
                    "The leads of their group, \(group(.office)) or \(group(.hq)) may"))
        case .notCovered(let name):
            no(say("没有人为\(name)顶岗", "Nobody covers for \(name)"))
        case .notOfHQ:
            no(
                say(
                    "只有\(group(.hq))成员本人可以授权或收回",
                    "Only members of \(group(.hq)) give powers or take them back"),
                who: say("受权人不能转授", "What was given cannot be given on"))
        case .hasThem(let name):
            no(
                say(
                    "\(name)是\(group(.hq))成员，无需授权",
                    "\(name) sits in \(group(.hq)) and needs no mandate"))
        case .noMandate(let name):
            no(say("\(name)没有受权", "\(name) has no mandate"))
        case .coverOfHQ, .coverByHQ, .hasMandate: ofHQ(refusal)
        case .tooLong(let days):
            no(
                say("授权最长\(days)天", "A mandate is good for \(days) days at most"),
                instead: say("到期可重新授权", "It can be given again"))
        default: Words([])
        }
    }

    // MARK: Bulletins

    func words(_ bulletin: AbsenceBulletin) -> Words {
        switch bulletin {
        case .leave(let facts): return Words(Array(leave(facts).lines.prefix(2)))
        case .back(let name): return words(AbsenceReply.back(name))
        case .covered(let facts, let by):
            return Words([
                covering(facts), kept(facts), say("由\(by)安排", "Arranged by \(by)"),
                say("查看自己的任务：", "See your tasks: ") + typed(.me),
            ])
        case .standingIn(let notice, let covers): return standingIn(notice, covers)
        case .coverEnded(let facts, let end):
            let why =
                switch end {
                case .returned: say("\(facts.name)已答复", "\(facts.name) has answered")
                case .over: say("期限已到", "Its time is over")
                case .ended: say("已解除", "It was ended")
                }
            return Words([
                say(
                    "\(facts.by)不再为\(facts.name)顶岗：\(why)",
                    "\(facts.by) no longer covers for \(facts.name): \(why)")
            ])
        case .mandated(let facts): return Words(mandate(facts))
        case .mandateEnded(let facts, let end):
            return Words([
                end == .over
                    ? say(
                        "\(facts.name)受\(facts.by)的授权到期",
                        "The mandate of \(facts.name) from \(facts.by) is over")
                    : say(
                        "\(facts.name)受\(facts.by)的授权已收回",
                        "The mandate of \(facts.name) from \(facts.by) is revoked")
            ])
        }
    }

    private func standingIn(_ notice: Int, _ covers: [CoverFacts]) -> Words {
        let pairs = first(covers.map { "\($0.name)→\($0.by)" }, 6)
        return Words([
            say(
                "\(n: notice) 未答复，由搭档顶岗：\(pairs)", "\(n: notice), no answer, covered: \(pairs)"),
            say("本人答复后自动解除", "It ends when they answer"),
        ])
    }

    // MARK: Timeline and help

    func sentence(_ event: AbsenceEvent, _ line: TimelineLine) -> String {
        let who = { (id: PersonID) in name(id, line) }
        return switch event {
        case .leave(let person, let spell):
            say(
                "登记\(who(person))请假 \(time(spell.from))至\(time(spell.to))",
                "entered leave of \(who(person)), \(time(spell.from)) to \(time(spell.to))")
        case .back(let person): say("登记\(who(person))销假", "entered that \(who(person)) is back")
        case .covered(let person, let cover):
            say(
                "\(who(cover.by))开始为\(who(person))顶岗", "\(who(cover.by)) covers for \(who(person))")
        case .coverEnded(let person, let by, _):
            say("\(who(by))结束为\(who(person))顶岗", "\(who(by)) stopped covering for \(who(person))")
        case .mandated(let person, let mandate):
            say(
                "授权\(who(person))：\(powers(mandate.scope))，至\(time(mandate.until))",
                "let \(who(person)) decide: \(powers(mandate.scope)), until \(time(mandate.until))")
        case .mandateEnded(let person, _, _):
            say("\(who(person))的授权结束", "the mandate of \(who(person)) ended")
        }
    }

    /// Only for the verbs of being away and of deciding for another.
    func absenceArguments(_ verb: Verb) -> String {
        switch verb {
        case .leave: say("[@姓名] 起 [至 止] [原因]", "[@name] from [to end] [why]")
        case .leaveAllow: say("@姓名 起 [至 止]", "@name from [to end]")
        case .back: say("[@姓名]", "[@name]")
        case .cover: say("@缺岗 @顶岗 [到何时]|结束 @姓名", "@absent @cover [until]|end @name")
        default:
            say(
                "@姓名 [启动|不启动|级别|结束|撤销|审签|全部] 到何时|收回 @姓名",
                "@name [activate|decline|level|close|cancel|approve|all] until|revoke @name")
        }
    }

    func absencePurpose(_ verb: Verb) -> String {
        switch verb {
        case .leave: say("请假；不带日期则查看名单", "go on leave; without a day see who is away")
        case .leaveAllow: say("特批搭档同时请假", "allow leave although the pair is away")
        case .back: say("销假", "be back from leave")
        case .cover: say("安排顶岗", "say who covers for whom")
        default: say("授权他人代为决定", "let somebody decide in your name")
        }
    }
}

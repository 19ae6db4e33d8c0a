import Domain
import Foundation

/// The scene: what the room and those in charge read, why not, and what stands in the timeline.
extension Voice {
    func words(_ bulletin: PostBulletin) -> Words {
        switch bulletin {
        case .opened(let post, let by, _): postTold(post, by)
        case .reported(let card, let incident): cardTold(card, incident)
        case .differed(let first, let second, let incident):
            cardsDiffer(first, second, incident)
        case .moved(let post, let from, let by): postMoveTold(post, from, by)
        case .closed(let post): postClosed(post, [], by: post.closedBy)
        }
    }

    /// By SMS a number and where to look.
    private func told(_ lines: [String], short: String) -> Words {
        Words(lines, forms: [short + say("。", ". ") + logIn, short], subject: short)
    }

    private func postTold(_ post: PostBrief, _ by: String) -> Words {
        let short = say("\(post.id) 现场指挥部已设立", "\(post.id) on-scene post opened")
        let liaison = post.liaison.map { say("，联络员 \($0)", ", liaison \($0)") } ?? ""
        let team =
            post.members.isEmpty
            ? "" : say("，成员 \(people(post.members))", ", members \(people(post.members))")
        return told(
            [
                short + say("：", ": ") + tidy(post.place, max: 30) + say("(\(by))", " (\(by))"),
                say("现场指挥 \(post.chief)", "Chief \(post.chief)") + liaison + team,
                say(
                    "请报到并按时报告(短信也可)：", "Please check in, and report on time (SMS will do): ")
                    + typedCard,
            ], short: short)
    }

    private func cardTold(_ brief: FieldCardBrief, _ incident: Int) -> Words {
        let name = cardName(brief.card)
        let place = tidy(brief.card.place, max: 30)
        let home = brief.card.post == nil ? "\(i: incident) " : ""
        return told([home + name + bar + place + bar + cardLine(brief)], short: home + name)
    }

    private func cardsDiffer(
        _ first: FieldCardBrief, _ second: FieldCardBrief, _ incident: Int
    ) -> Words {
        let post = second.card.post.map { "\(Number(.post, $0))" } ?? "\(i: incident)"
        let short = say("\(post) 两份现场报不一致", "\(post): two field reports differ")
        return told(
            [
                short + bar + tidy(second.card.place, max: 30), cardLine(first), cardLine(second),
                say(
                    "请现场核对后再报；系统不合并、不取平均",
                    "Please check on the spot and report again; nothing is merged or averaged"),
            ], short: short)
    }

    private func postMoveTold(_ post: PostBrief, _ from: String, _ by: String) -> Words {
        let short = say("\(post.id) 已转移", "\(post.id) has moved")
        return told(
            [
                short + way(from, post.place) + say("(\(by))", " (\(by))"),
                say("现场人员重新点名", "The roll is called again"),
            ], short: short)
    }

    /// Those on the ground who have not answered twice as long as they had.
    func rollUnfound(_ facts: RollFacts) -> Words {
        let silent = count(facts.silent.count, "person", "people")
        let head = say(
            "\(n: facts.notice) 现场\(facts.silent.count)人仍失联：\(people(facts.silent, 8))",
            "\(n: facts.notice): \(silent) on the scene still silent: \(people(facts.silent, 8))")
        return Words(
            [
                head + (facts.brief.place.map { bar + tidy($0, max: 30) } ?? ""),
                say(
                    "请立即查找；电话问到的请代报：",
                    "Please find them at once; enter what they say by phone: ")
                    + typed(
                        .here, zh: "代=\(facts.silent.first ?? "") 方式=电话",
                        en: "for=\(facts.silent.first ?? "") via=phone"),
            ],
            forms: [
                head + say("，请查找", ". Please find them"),
                say(
                    "\(n: facts.notice)现场\(facts.silent.count)人仍失联，请查找",
                    "\(n: facts.notice): \(silent) on the scene still silent, please find them"),
            ],
            subject: say(
                "\(n: facts.notice) 现场有人失联", "\(n: facts.notice) somebody on the scene is silent"))
    }

    // MARK: Why not

    func words(_ refusal: PostRefusal) -> Words {
        switch refusal {
        case .none:
            no(
                say("没有开设中的现场指挥部", "No on-scene post is open"),
                who: say("可由：\(group(.hq))设立", "\(group(.hq)) may open one"),
                instead: say("设立：", "To open one: ")
                    + typed(.post, zh: "设立 地点 指挥=@姓名", en: "open place chief=@name"))
        case .which(let open): whichPost(open)
        case .chiefWanted:
            no(
                say("现场指挥部没有负责人，请指定现场指挥", "Nobody leads the on-scene group: name a chief"),
                instead: typed(.post, zh: "设立 地点 指挥=@姓名", en: "open place chief=@name"))
        case .openAlready(let id, let place):
            no(
                say(
                    "\(id) 已设在\(quote(place))", "\(id) is open at \(quote(place)) already"),
                instead: say("查看：", "To see it: ") + typed(.post, "\(id)"))
        case .closed(let id):
            no(
                say("\(id) 已撤收", "\(id) has stood down"),
                instead: say("查看：", "To see it: ") + typed(.post, "\(id)"))
        case .notOnSite, .placeWanted, .samePlace: cardRefused(refusal)
        case .notChief, .countWanted, .notAllCounted: closeRefused(refusal)
        }
    }

    private func whichPost(_ open: [Number]) -> Words {
        let sample = open.first?.description ?? "P-1"
        return no(
            say("有多个现场：\(numbers(open))", "Several posts are open: \(numbers(open))"),
            instead: say("请写明：", "Name one: ")
                + typed(.post, zh: "\(sample) 人数80 伤0", en: "\(sample) people 80 injured 0"))
    }

    private func cardRefused(_ refusal: PostRefusal) -> Words {
        switch refusal {
        case .notOnSite(_, let chief):
            no(
                say(
                    "现场报由现场人员、值班员、\(group(.office))和\(group(.hq))提交",
                    "Field reports come from those on the scene, the duty desk, \(group(.office)) "
                        + "and \(group(.hq))"),
                who: chief.map { say("现场指挥：\($0)", "Chief: \($0)") } ?? "",
                instead: say("您知道的情况：", "What you know: ") + typed(.note, zh: "内容", en: "text"))
        case .placeWanted:
            no(
                say("请写明地点", "Say where"),
                instead: say("例如：", "Such as: ")
                    + typed(
                        .post, zh: "地点南门 人数80 伤0", en: "people 80 injured 0 place South Gate"))
        case .samePlace(let id, let place):
            no(
                say("\(id) 就在\(quote(place))", "\(id) is at \(quote(place)) already"),
                instead: say("重新点名：", "To call the roll again: ") + typed(.rollcall, "\(id)"))
        default: Words([])
        }
    }

    private func closeRefused(_ refusal: PostRefusal) -> Words {
        switch refusal {
        case .notChief(let id, let chief):
            no(
                say(
                    "\(id) 由\(group(.hq))或现场指挥撤收", "\(id) is closed by \(group(.hq)) or its chief"),
                who: say("现场指挥：\(chief)", "Chief: \(chief)"))
        case .countWanted(let id, let expected, let silent):
            no(
                say(
                    "\(id) 撤收须清点人员，应到\(expected)人",
                    "\(id): count the people first; there should be \(expected)"),
                who: silent.isEmpty
                    ? ""
                    : say(
                        "上次点名未应答：\(people(silent))",
                        "Silent at the last roll call: \(people(silent))"),
                instead: typed(
                    .post, zh: "撤收 \(id) 人数=\(expected) 物资=齐",
                    en: "close \(id) people=\(expected) material=complete"))
        case .notAllCounted(let id, let counted, let expected):
            no(
                say(
                    "\(id) 清点\(counted)人，少\(expected - counted)人，须说明去向",
                    "\(id): \(counted) counted, \(expected - counted) missing; say where they are"),
                instead: typed(
                    .post, zh: "撤收 \(id) 人数=\(counted) -- 其余人员去向",
                    en: "close \(id) people=\(counted) -- where the others are"))
        default: Words([])
        }
    }

    // MARK: Timeline and help

    func sentence(_ event: PostEvent, _ line: TimelineLine) -> String {
        switch event {
        case .opened(let number, let opening):
            say("设立现场指挥部 \(Number(.post, number))", "opened post \(Number(.post, number))")
                + reason(opening.place)
                + say("，指挥 \(name(opening.chief, line))", ", chief \(name(opening.chief, line))")
        case .reported(let card):
            cardName(card) + reason(card.place) + say("，", ", ") + figures(card, max: 30)
        case .differed(let two):
            say(
                "现场报\(two.first)与\(two.second)不一致",
                "field reports \(two.first) and \(two.second) differ")
        case .moved(let number, let from, let to):
            say("\(Number(.post, number)) 转移", "\(Number(.post, number)) moved") + way(from, to)
        case .closed(let number, let end):
            say(
                "撤收 \(Number(.post, number))，清点\(end.counted)人，应到\(end.expected)人",
                "stood down \(Number(.post, number)), \(end.counted) of \(end.expected) counted")
                + reason(end.note)
        }
    }

    func postArguments(_ verb: Verb) -> String {
        switch verb {
        case .postOpen:
            say(
                "[I-n] 地点 [指挥=@姓名] [联络员=@姓名] [组员=@甲,@乙]",
                "[I-n] place [chief=@name] [liaison=@name] [members=@a,@b]")
        case .postReport:
            say(
                "[P-n] 人数… 伤… 诉求… 需要… [地点…]", "[P-n] people … injured … demands … needs … [place …]"
            )
        case .postMove: say("[P-n] 新地点", "[P-n] new place")
        case .postClose:
            say("[P-n] 人数=… [物资=…] [-- 说明]", "[P-n] people=… [material=…] [-- note]")
        default: say("[I-n|P-n|数字|查看 P-n]", "[I-n|P-n|num|show P-n]")
        }
    }

    func postPurpose(_ verb: Verb) -> String {
        switch verb {
        case .postOpen: say("设立现场指挥部，指定现场指挥", "open an on-scene post and name its chief")
        case .postReport:
            say(
                "提交现场报；可省去“报告”，短信也可", "send a field report; \"report\" may be left out, SMS will do"
            )
        case .postMove: say("现场转移，重新点名", "the post has moved; the roll is called again")
        case .postClose: say("清点人员后撤收", "count the people and stand down")
        default: say("查看现场和各人所报数字", "see the scene and everybody's numbers")
        }
    }
}

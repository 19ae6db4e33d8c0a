import Domain
import Foundation

/// The scene: what whoever typed something reads.
extension Voice {
    func words(_ reply: PostReply) -> Words {
        switch reply {
        case .opened(let post, let step, let roll): postOpened(post, step, roll)
        case .reported(let card, let others, let silent, let next, let post, _):
            cardTaken(card, others, silent, next, post)
        case .moved(let post, let from, let roll): postMoved(post, from, roll)
        case .closed(let post, let left): postClosed(post, left, by: nil)
        case .shown(let post): postShown(post)
        case .numbers(let incident, let posts, let loose): postNumbers(incident, posts, loose)
        }
    }

    // MARK: Cards

    /// "人数80，伤0，诉求：退费，需要：围挡".
    func figures(_ card: FieldCard, max: Int = 60) -> String {
        [
            card.people.map { say("人数\($0)", "people \($0)") },
            card.injured.map { say("伤\($0)", "injured \($0)") },
            card.demands.map {
                say("诉求：\(tidy($0, max: max))", "demands: \(tidy($0, max: max))")
            },
            card.needs.map { say("需要：\(tidy($0, max: max))", "needs: \(tidy($0, max: max))") },
        ].compactMap(\.self).joined(separator: say("，", ", "))
    }

    /// "14:26 罗岩(短信)：人数80，伤0".
    func cardLine(_ brief: FieldCardBrief) -> String {
        let road = brief.card.route.map { say("(\(self.road($0)))", " (\(self.road($0)))") } ?? ""
        return "\(time(brief.card.at)) \(brief.by)\(road)" + say("：", ": ")
            + figures(brief.card)
    }

    /// "P-1 现场报3", or before there is a post "现场报3".
    func cardName(_ card: FieldCard) -> String {
        let post = card.post.map { "\(Number(.post, $0)) " } ?? ""
        return post + say("现场报\(card.number)", "field report \(card.number)")
    }

    var typedCard: String {
        typed(.post, zh: "人数80 伤0 需要…", en: "people 80 injured 0 needs …")
    }

    private func cardTaken(
        _ brief: FieldCardBrief, _ others: [FieldCardBrief], _ silent: [Number], _ next: Date?,
        _ post: PostBrief?
    ) -> Words {
        let name = cardName(brief.card)
        let head = say("\(name) 已收", "\(capital(name)) taken")
        let due = next.map { say("下一张：\(time($0))前", "Next one by \(time($0))") } ?? ""
        let missing =
            silent.isEmpty
            ? "" : say("本轮还缺：\(numbers(silent))", "Still missing: \(numbers(silent))")
        let short = next.map { say("，下一张\(time($0))前", ", next by \(time($0))") } ?? ""
        let what = say(
            "(\(tidy(brief.card.place, max: 30)))：", " (\(tidy(brief.card.place, max: 30))): ")
        return Words(
            [
                head + what + figures(brief.card),
                [due, missing].filter { !$0.isEmpty }.joined(separator: bar),
                others.isEmpty
                    ? ""
                    : say(
                        "与他人所报不一致，已告负责人；原样并列：",
                        "Others report otherwise, the leads are told. Theirs:"),
            ] + others.prefix(2).map(cardLine) + [afterCard(brief, post)],
            forms: [head + short, head], subject: head)
    }

    /// What whoever sent a card should think of next.
    private func afterCard(_ brief: FieldCardBrief, _ post: PostBrief?) -> String {
        guard let post else {
            return say(
                "尚未设立现场指挥部，由\(group(.hq))设立：", "No post is open yet; \(group(.hq)) opens one: ")
                + typed(.post, zh: "设立 地点 指挥=@姓名", en: "open place chief=@name")
        }
        if brief.card.place.lowercased() != post.place.lowercased() {
            return say(
                "地点与 \(post.id)(\(tidy(post.place, max: 20)))不同；如已转移：",
                "\(post.id) is at \(tidy(post.place, max: 20)); if it has moved: ")
                + typed(.post, zh: "转移 \(post.id) 新地点", en: "move \(post.id) new place")
        }
        let before =
            post.cards.filter { $0.card.number < brief.card.number }
            .compactMap(\.card.injured).max() ?? 0
        guard let injured = brief.card.injured, injured > before else { return "" }
        return say(
            "有人受伤：由人拨打120；可重新点名：", "Somebody is hurt: a person calls 120; to call the roll again: ")
            + typed(.rollcall, "\(post.id)")
    }

    // MARK: A post

    private func command(of post: PostBrief) -> String {
        let liaison = post.liaison.map { say("，联络员 \($0)", ", liaison \($0)") } ?? ""
        return say("现场指挥 \(post.chief)", "chief \(post.chief)") + liaison
    }

    private func step(_ step: TaskBrief?) -> String {
        guard let step else { return "" }
        return switch step.state {
        case .awaitingApproval:
            say("\(t: step.number) 已提交，待批准", "\(t: step.number) is handed in and awaits approval")
        case .done: say("\(t: step.number) 已办结", "\(t: step.number) is done")
        case .open, .dropped:
            say(
                "\(t: step.number) 由\(step.assignee ?? group(.hq))办结",
                "\(t: step.number) is for \(step.assignee ?? group(.hq)) to finish")
        }
    }

    private func rolled(_ roll: Int?) -> String {
        guard let roll else {
            return say("现场没有可点名的人", "Nobody is there whose roll could be called")
        }
        return say("已点名：\(n: roll)", "Roll called: \(n: roll)")
    }

    private func postOpened(_ post: PostBrief, _ task: TaskBrief?, _ roll: Int?) -> Words {
        let head = say("\(post.id) 现场指挥部已设立", "\(post.id) on-scene post opened")
        let due = post.next.map { say("(\(time($0))前)", " (by \(time($0)))") } ?? ""
        return Words(
            [
                head + say("：", ": ") + tidy(post.place, max: 30) + bar + command(of: post),
                rolled(roll),
                say("现场报\(due)：", "Field reports\(due): ") + typedCard, step(task),
            ], forms: [head], subject: head)
    }

    private func postMoved(_ post: PostBrief, _ from: String, _ roll: Int?) -> Words {
        let head = say("\(post.id) 已转移", "\(post.id) has moved")
        return Words(
            [head + way(from, post.place), rolled(roll)],
            forms: [head + (roll.map { say("，已点名\(n: $0)", ", roll call \(n: $0)") } ?? ""), head],
            subject: head)
    }

    func way(_ from: String, _ to: String) -> String {
        say(
            "：\(tidy(from, max: 30)) → \(tidy(to, max: 30))",
            ": \(tidy(from, max: 30)) → \(tidy(to, max: 30))")
    }

    func postClosed(_ post: PostBrief, _ left: [Number], by name: String?) -> Words {
        let who = name.map { say("(\($0))", " (\($0))") } ?? ""
        let head = say("\(post.id) 已撤收", "\(post.id) stood down")
        let end = post.standDown
        let counted = end.map {
            say(
                "：清点\($0.counted)人，应到\($0.expected)人",
                ": \($0.counted) of \(count($0.expected, "person", "people")) counted")
        }
        let material = end?.material.map {
            say("，物资：\(tidy($0, max: 40))", ", material: \(tidy($0, max: 40))")
        }
        return Words(
            [
                head + who + (counted ?? "") + (material ?? ""),
                end?.note.map { say("说明：\(tidy($0))", "Note: \(tidy($0))") } ?? "",
                left.isEmpty
                    ? "" : say("仍在现场：\(numbers(left))", "Still open: \(numbers(left))"),
            ], forms: [head], subject: head)
    }

    private func differs(_ post: PostBrief) -> String {
        guard let last = post.differing.last else { return "" }
        return say(
            "不一致：现场报\(last.first)与\(last.second)，待核对",
            "Not settled: field reports \(last.first) and \(last.second) differ")
    }

    private func postShown(_ post: PostBrief) -> Words {
        let head = "\(post.id) \(tidy(post.place, max: 30))" + bar + command(of: post)
        let end = post.standDown.map { say("\(time($0.at))撤收", "stood down \(time($0.at))") }
        let since = say("\(time(post.openedAt))设立", "opened \(time(post.openedAt))")
        let next = post.next.map { say("下一张\(time($0))前", "next card by \(time($0))") }
        let people = say("应到\(post.people)人", count(post.people, "person", "people"))
        let most = isRoom ? 2 : 60
        let left = post.cards.count - most
        let cards = post.cards.suffix(most).map { "\($0.card.number). " + cardLine($0) }
        let none = say("尚无现场报：", "No field report yet: ") + typedCard
        return Words(
            [head, [since, end, people, next].compactMap(\.self).joined(separator: bar)]
                + (left > 0 ? [say("此前另有\(left)张", "\(left) earlier ones")] : [])
                + (cards.isEmpty ? [none] : cards) + [differs(post)],
            forms: [cardsShort(post)], subject: "\(post.id)")
    }

    /// By SMS how many and when, never what they say.
    private func cardsShort(_ post: PostBrief) -> String {
        let next = post.next.map { say("，下一张\(time($0))前", ", next by \(time($0))") } ?? ""
        return say(
            "\(post.id) 现场报\(post.cards.count)张",
            "\(post.id): \(count(post.cards.count, "field report"))")
            + next
    }

    /// Everybody's last numbers as they gave them, side by side.
    private func postNumbers(
        _ incident: Int, _ posts: [PostBrief], _ loose: [FieldCardBrief]
    ) -> Words {
        guard !posts.isEmpty || !loose.isEmpty else {
            let head = say("\(i: incident) 没有开设中的现场指挥部", "\(i: incident): no on-scene post is open")
            let open = say("由\(group(.hq))设立：", "\(group(.hq)) opens one: ")
            return Words(
                [head, open + typed(.post, zh: "设立 地点 指挥=@姓名", en: "open place chief=@name")],
                forms: [head])
        }
        var rows = loose.map { "\(tidy($0.card.place, max: 20)) " + cardLine($0) }
        for post in posts {
            let due = post.next.map { say("下一张\(time($0))前", "next card by \(time($0))") }
            rows.append(
                ["\(post.id) \(tidy(post.place, max: 20))", due, differs(post)].compactMap(\.self)
                    .filter { !$0.isEmpty }.joined(separator: bar))
            rows += post.latest.map { "- " + cardLine($0) }
        }
        let most = isRoom ? 4 : 60
        let head = say(
            "\(i: incident) 现场数字，各人最后所报", "\(i: incident) on the scene, everybody's last numbers")
        return Words(
            [head] + rows.prefix(most) + [more(rows.count - most)],
            forms: [posts.map(cardsShort).joined(separator: say("；", "; ")), head])
    }
}

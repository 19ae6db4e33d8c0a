import Domain
import Foundation

/// Handing over a post: what is left, what lies open, who still has to confirm.
extension Voice {
    /// `值班员 20:00`.
    private func place(_ facts: HandoverFacts) -> String {
        "\(facts.post[language]) \(time(facts.at))"
    }

    /// - Parameter isKnown: The reader wrote the text.
    func handover(_ facts: HandoverFacts, isKnown: Bool, _ head: String) -> Words {
        let state: String =
            if facts.isDone {
                say("双方已确认，交接完成", "Both have confirmed; the hand-over is complete")
            } else if facts.text == nil {
                waiting([facts.from]) + say("，请输入 ", "; type ")
                    + typed(.dutyHandover, say("…", "…"))
            } else {
                waiting([facts.to]) + say("，请输入 ", "; type ") + typed(.dutyTake)
            }
        let short =
            facts.isDone
            ? say("\(head)，交接完成", "\(head): complete")
            : facts.text == nil
                ? say("\(head)，待\(facts.from)交班", "\(head). Waiting for \(facts.from)")
                : say("\(head)，请\(facts.to)回复“接班”", "\(head). \(facts.to): reply TAKEOVER")
        return Words(
            [
                head + say("(\(place(facts)))", " (\(place(facts)))"),
                (isKnown ? nil : facts.text).map { say("交班记录：", "Left: ") + tidy($0, max: 400) }
                    ?? "",
                facts.items.map(items) ?? "", state,
            ],
            forms: [short, head])
    }

    /// What lies open, on one line.
    private func items(_ items: DutyItems) -> String {
        guard !items.isEmpty else { return say("没有未了事项", "Nothing lies open") }
        let warnings = items.warnings.map { "\(w: $0)" }
        let incidents = items.incidents.map { "\(i: $0)" }
        let tasks = items.overdue.map { "\(t: $0)" }
        let parts = [
            warnings.isEmpty ? "" : say("待决定预警 ", "warnings ") + first(warnings, 6),
            incidents.isEmpty ? "" : say("运行中 ", "running ") + first(incidents, 6),
            items.overdueCount == 0
                ? ""
                : say(
                    "超时任务\(items.overdueCount)项 \(list(Array(tasks.prefix(6))))",
                    "\(count(items.overdueCount, "task")) overdue \(list(Array(tasks.prefix(6))))"),
            items.roads.isEmpty
                ? "" : say("中断 ", "down: ") + list(items.roads.map(road)),
            items.kept == 0
                ? "" : say("留存消息\(items.kept)条", count(items.kept, "message") + " kept"),
        ].filter { !$0.isEmpty }
        return say("未了事项：", "Open: ") + parts.joined(separator: say("；", "; "))
    }

    func handoverDue(_ facts: HandoverFacts) -> Words {
        let head = say(
            "\(facts.from)，\(time(facts.at))与\(facts.to)交接",
            "\(facts.from), you hand over to \(facts.to) at \(time(facts.at))")
        return Words(
            [
                head + say("(\(facts.post.zh))", " (\(facts.post.en))"),
                facts.open.map(items) ?? "",
                say("请输入 ", "Type ") + typed(.dutyHandover, say("要交代的事", "what there is to say")),
            ],
            forms: [
                head + say("，请回复“交班 内容”", ": reply HANDOVER text"),
                say("\(time(facts.at))交接，请回复“交班 内容”", "At \(time(facts.at)): reply HANDOVER text"),
            ])
    }

    func handoverMissed(_ facts: HandoverFacts) -> Words {
        let head = say(
            "交接未完成：\(facts.from)→\(facts.to)",
            "Hand-over not complete: \(facts.from) → \(facts.to)")
        let missing: String =
            switch (facts.text == nil, facts.isTaken) {
            case (true, false): say("双方都未确认", "neither has confirmed")
            case (true, true): say("\(facts.from)未交班", "\(facts.from) has not handed over")
            default: say("\(facts.to)未接班", "\(facts.to) has not taken over")
            }
        return Words(
            [
                head + say("(\(place(facts)))", " (\(place(facts)))"),
                missing + say("，请电话核实谁在岗", "; find out by phone who is there"),
                say("补办：", "To make up for it: ") + typed(.dutyHandover, "…") + say("；", "; ")
                    + typed(.dutyTake),
            ],
            forms: [
                say("\(head)，\(missing)，请核实谁在岗", "\(head), \(missing). Find out who is there"),
                say("\(head)，\(missing)", "\(head), \(missing)"), head,
            ])
    }

    // MARK: Refusals

    func words(_ refusal: DutyRefusal) -> Words {
        switch refusal {
        case .noRota:
            no(
                say("还没有值班表", "There is no duty roster"),
                who: say("由\(group(.office))导入", "\(group(.office)) has it imported"),
                instead: callDuty)
        case .noSuchRotation(let word, let known):
            no(
                say("没有班组\(quote(word))", "No rotation \(quote(word))"),
                instead: say("可用：", "There are: ") + first(known.map { $0[language] }, 6))
        case .noSuchDay:
            no(
                say("没有这一天", "There is no such day"),
                instead: say("日期应如 2026-12-01", "Write a day like 2026-12-01"))
        case .endsFirst:
            no(
                say("结束不晚于开始", "It ends before it begins"),
                instead: say("请核对起止时间", "Check both times"))
        case .past:
            no(
                say("已经过去，不能再改", "That is past and cannot be changed"),
                instead: say("查看：", "To see it: ") + typed(.duty, zh: "本周", en: "week"))
        case .noShift(let name, let day):
            no(
                say("\(name)在 \(clock.day(day)) 没有班次", "\(name) has no shift on \(clock.day(day))"),
                instead: say("查看：", "To see it: ") + typed(.duty, zh: "本周", en: "week"))
        case .withOneself:
            no(say("不能与自己换班", "One cannot swap with oneself"), instead: "")
        case .cut:
            no(
                say("班次的一部分已由他人顶班", "A part of the shift is somebody else's already"),
                instead: say("请改由值班长安排：", "The duty lead arranges it: ") + typed(.dutyCover))
        default: agreement(refusal)
        }
    }

    private func agreement(_ refusal: DutyRefusal) -> Words {
        switch refusal {
        case .noOffer:
            no(
                say("没有等您答复的换班申请", "No swap waits for your answer"),
                instead: say("查看：", "To see it: ") + typed(.duty, zh: "我的", en: "mine"))
        case .whichOffer(let numbers):
            no(
                say(
                    "有多个换班申请：\(list(numbers.map { "\($0)" }))",
                    "Several swaps wait: \(list(numbers.map { "\($0)" }))"),
                instead: say("请写明编号：", "Name one: ")
                    + typed(.dutySwap, zh: "同意 \(numbers[0])", en: "yes \(numbers[0])"))
        case .offerGone(let number):
            no(
                say(
                    "换班\(number)的班次已有变动，不能再生效",
                    "The shifts of swap \(number) have changed since; it cannot hold"),
                instead: say("请重新申请", "Ask for it again"))
        case .nothingToHandOver(let from): notNow(from, say("交班", "hand over"))
        case .nothingToTake(let from): notNow(from, say("接班", "take over"))
        default: Words([])
        }
    }

    private func notNow(_ from: Date?, _ what: String) -> Words {
        let when =
            from.map { say("，\(time($0))起可以", "; from \(time($0)) on there will be") } ?? ""
        return no(
            say("您现在没有要\(what)的班", "You have nothing to \(what) now") + when,
            instead: say("查看：", "To see it: ") + typed(.duty))
    }

    // MARK: The timeline

    func sentence(_ event: DutyEvent, _ line: TimelineLine) -> String {
        switch event {
        case .imported(let rota):
            say(
                "更新值班表，班组\(rota.rotations.count)个",
                "updated the duty roster, \(count(rota.rotations.count, "rotation"))")
        case .covered(let stint):
            say(
                "安排\(name(stint.person, line))顶班，\(time(stint.from))至\(time(stint.to))",
                "let \(name(stint.person, line)) stand in, \(time(stint.from)) to \(time(stint.to))"
            )
        case .added(let stint):
            say(
                "加派\(name(stint.person, line))值班，\(time(stint.from))至\(time(stint.to))",
                "put \(name(stint.person, line)) on duty besides, \(time(stint.from)) to "
                    + time(stint.to))
        case .swapAsked(let swap):
            say(
                "请求与\(name(swap.second.person, line))换班(\(swap.number))",
                "asked \(name(swap.second.person, line)) to swap (\(swap.number))")
        case .swapAgreed(let number): say("同意换班\(number)", "agreed to swap \(number)")
        case .swapDeclined(let swap):
            say("未同意换班\(swap.number)", "turned swap \(swap.number) down")
        case .handoverAsked(let change):
            say("请\(name(change.from, line))交班", "asked \(name(change.from, line)) to hand over")
        case .handoverGiven(let change, let text, _):
            say("交班给\(name(change.to, line))", "handed over to \(name(change.to, line))")
                + reason(text)
        case .handoverTaken(let change):
            say("从\(name(change.from, line))接班", "took over from \(name(change.from, line))")
        case .handoverMissed(let change):
            say(
                "\(name(change.from, line))与\(name(change.to, line))的交接未完成",
                "the hand-over from \(name(change.from, line)) to \(name(change.to, line)) was missed"
            )
        }
    }
}

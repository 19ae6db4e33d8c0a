import Domain
import Foundation

/// Answers about who is on duty and what was agreed about it.
extension Voice {
    func words(_ reply: DutyReply) -> Words {
        switch reply {
        case .now(let facts): dutyNow(facts)
        case .week(let lines):
            dutyList(
                lines, say("七天值班", "Duty, seven days"),
                none: say("七天内没有班次", "No shifts in seven days"))
        case .mine(let name, let lines):
            dutyList(
                lines, say("\(name)的班次", "Shifts of \(name)"),
                none: say("近期没有您的班次", "You have no shifts in the next weeks"))
        case .swapAsked(let facts): swapAsked(facts)
        case .swapAgreed(let facts):
            swapEnd(facts, say("换班\(facts.number)生效", "Swap \(facts.number) holds"))
        case .swapDeclined(let facts):
            swapEnd(
                facts,
                say("换班\(facts.number)未成，班次不变", "Swap \(facts.number) is off; the shifts stay"))
        case .covered(let placed): placedWords(placed, by: nil, isExtra: false)
        case .added(let placed): placedWords(placed, by: nil, isExtra: true)
        case .given(let facts):
            handover(facts, isKnown: true, say("交班已记录", "Your hand-over is recorded"))
        case .taken(let facts):
            handover(facts, isKnown: false, say("接班已记录", "Your taking over is recorded"))
        }
    }

    // MARK: Who

    private func dutyNow(_ facts: DutyNow) -> Words {
        let desk = say("值班室 \(duty)", "Duty desk \(duty)")
        guard !facts.holders.isEmpty else {
            return Words([say("值班表中此刻无人", "Nobody is on duty now, by the roster"), desk])
        }
        let next = facts.next.map { "\($0.post[language]) \($0.name) \(time($0.at))" }
        let people = facts.holders.prefix(isRoom ? 3 : 8).map(holder)
        let names = facts.holders.map(shortHolder)
        let both = names.prefix(2).joined(separator: say("，", ", "))
        return Words(
            people + [
                next.isEmpty ? "" : say("下一班：", "Next: ") + list(Array(next.prefix(3))),
                facts.open.first.map(waitingHandover) ?? "", desk,
            ],
            forms: [
                both + say("。", ". ") + desk, names[0] + say("。", ". ") + desk,
                say("值班室电话：\(duty)", "Duty desk: \(duty)"),
            ], subject: say("值班", "On duty"))
    }

    /// `值班员 卫青禾，至20:00，+86138****0013`.
    private func holder(_ holder: DutyHolder) -> String {
        let phone = holder.phone.map { say("，\($0)", ", \($0)") } ?? ""
        return "\(holder.post[language]) \(holder.name)" + why(holder.cause, holder.planned)
            + say("，至\(time(holder.until))", ", until \(time(holder.until))") + phone
    }

    func shortHolder(_ holder: DutyHolder) -> String {
        say(
            "\(holder.post.zh)\(holder.name)至\(time(holder.until))",
            "\(holder.post.en) \(holder.name) until \(time(holder.until))")
    }

    /// Why it is not the one whom the rotation names.
    private func why(_ cause: DutyShift.Cause, _ planned: String?) -> String {
        let instead = planned.map { say("，代\($0)", ", for \($0)") } ?? ""
        return switch cause {
        case .rota: ""
        case .swap: say("(换班\(instead))", " (swapped\(instead))")
        case .cover: say("(顶班\(instead))", " (standing in\(instead))")
        case .away: say("(替班\(instead))", " (leave\(instead))")
        case .extra: say("(加派)", " (besides)")
        }
    }

    private func waitingHandover(_ facts: HandoverFacts) -> String {
        say(
            "未确认的交接：\(facts.from)→\(facts.to)(\(time(facts.at)))",
            "Hand-over not confirmed: \(facts.from) → \(facts.to) (\(time(facts.at)))")
    }

    private func dutyList(_ lines: [DutyLine], _ head: String, none: String) -> Words {
        guard !lines.isEmpty else { return Words([none]) }
        let shown = isRoom ? 4 : 60
        let title = head + say("，\(lines.count)班", ", " + count(lines.count, "shift"))
        let short = lines.map { "\(time($0.from)) \($0.name)" }
        return Words(
            [title] + lines.prefix(shown).map(line) + [more(lines.count - shown)],
            forms: shorter(head, short), subject: head)
    }

    /// `11-23 周一 08:00 至 20:00 值班员 卫青禾`.
    private func line(_ line: DutyLine) -> String {
        let begin = clock.dayAndTime(line.from, language)
        let end = clock.end(line.to, after: line.from, language)
        return "\(begin) \(say("至", "to")) \(end) \(line.post[language]) \(line.name)"
            + why(line.cause, line.planned)
    }

    // MARK: Agreements

    private func side(_ side: DutySwapFacts.Side) -> String {
        let span =
            "\(clock.dayAndTime(side.from, language))\(say("至", " to "))"
            + clock.end(side.to, after: side.from, language)
        return "\(side.name) \(span)"
    }

    private func sides(_ facts: DutySwapFacts) -> String {
        "\(side(facts.first)) ⇄ \(side(facts.second))"
    }

    private func swapAsked(_ facts: DutySwapFacts) -> Words {
        let head = say("换班申请\(facts.number)已发出", "Swap \(facts.number) is asked for")
        return Words(
            [
                head, sides(facts), waiting([facts.second.name]),
                say("撤回：", "To take it back: ")
                    + typed(.dutySwap, zh: "取消 \(facts.number)", en: "cancel \(facts.number)"),
            ], forms: [head])
    }

    private func swapEnd(_ facts: DutySwapFacts, _ head: String) -> Words {
        Words([head, sides(facts)], forms: [head])
    }

    private func placedWords(_ placed: DutyPlaced, by: String?, isExtra: Bool) -> Words {
        let what =
            isExtra
            ? say("加派\(placed.name)", "\(placed.name) is on duty besides")
            : say("\(placed.name)顶班", "\(placed.name) stands in")
        let post = placed.post[language]
        let span =
            "\(clock.dayAndTime(placed.from, language)) \(say("至", "to")) "
            + clock.end(placed.to, after: placed.from, language)
        let instead = placed.insteadOf.map { say("代替：\($0)", "In place of: \($0)") } ?? ""
        let order = by.map { say("安排人：\($0)", "Arranged by: \($0)") } ?? ""
        return Words(
            [what + say("：\(post)", ": \(post)"), span, instead, order],
            forms: [
                say("\(what)\(post)，\(span)", "\(what), \(post), \(span)"),
                say("\(what)，\(time(placed.from))起", "\(what) from \(time(placed.from))"), what,
            ])
    }

    // MARK: Commands

    func dutyArguments(_ verb: Verb) -> String {
        switch verb {
        case .duty: say("[现在|本周|我的]", "[now|week|mine]")
        case .dutySwap:
            say(
                "@姓名 我的日期 对方日期|同意 [n]|拒绝 [n]", "@name my-day their-day|yes [n]|no [n]")
        case .dutyCover: say("@姓名 [起] [至] [班组]", "@name [from] [to] [rotation]")
        case .dutyHandover: say("要交代的事", "what there is to say")
        default: ""
        }
    }

    func dutyPurpose(_ verb: Verb) -> String {
        switch verb {
        case .duty: say("查看谁在值班", "see who is on duty")
        case .dutySwap: say("与人换班，对方同意后生效", "swap shifts, once the other agrees")
        case .dutyCover: say("安排人顶班或加派", "let somebody stand in, or be there besides")
        case .dutyHandover: say("交班，附上未了事项", "hand over, with what lies open")
        default: say("接班确认", "confirm that you took over")
        }
    }

    // MARK: Bulletins

    func words(_ bulletin: DutyBulletin) -> Words {
        switch bulletin {
        case .handoverDue(let facts): handoverDue(facts)
        case .handoverGiven(let facts):
            handover(
                facts, isKnown: false,
                say("\(facts.from)已交班给\(facts.to)", "\(facts.from) hands over to \(facts.to)"))
        case .handoverTaken(let facts):
            handover(
                facts, isKnown: false,
                say("\(facts.to)已接班", "\(facts.to) has taken over"))
        case .handoverMissed(let facts): handoverMissed(facts)
        case .swapAsked(let facts): swapWanted(facts)
        case .swapAnswered(let facts, true):
            swapEnd(
                facts,
                say(
                    "\(facts.second.name)同意换班\(facts.number)，已生效",
                    "\(facts.second.name) agrees to swap \(facts.number); it holds"))
        case .swapAnswered(let facts, false):
            swapEnd(
                facts,
                say("换班\(facts.number)未成，班次不变", "Swap \(facts.number) is off; the shifts stay"))
        case .covered(let placed, let by): placedWords(placed, by: by, isExtra: false)
        case .added(let placed, let by): placedWords(placed, by: by, isExtra: true)
        }
    }

    private func swapWanted(_ facts: DutySwapFacts) -> Words {
        let head = say(
            "\(facts.first.name)请求与\(facts.second.name)换班(\(facts.number))",
            "\(facts.first.name) asks \(facts.second.name) to swap (\(facts.number))")
        return Words(
            [
                head, sides(facts),
                say("同意：", "To agree: ")
                    + typed(.dutySwap, zh: "同意 \(facts.number)", en: "yes \(facts.number)"),
                say("不同意：", "Not to: ")
                    + typed(.dutySwap, zh: "拒绝 \(facts.number)", en: "no \(facts.number)"),
            ],
            forms: [head + say("。", ". ") + logIn, head])
    }
}

import Domain

/// What happened to public texts, as the timeline tells it.
extension Voice {
    func sentence(_ event: StatementEvent, _ line: TimelineLine) -> String {
        let id = Number(.statement, event.number)
        switch event {
        case .drafted(_, let draft):
            return say("起草 \(id) \(kind(draft.kind))", "drafted \(id), \(kind(draft.kind))")
                + reason(draft.reason)
        case .edited(_, let edit):
            return say("修改 \(id) 至v\(edit.version)", "edited \(id) to v\(edit.version)")
        case .submitted: return say("自查不涉密，送审 \(id)", "handed in \(id), read and not secret")
        case .checked(_, let word):
            return say("核实 \(id) v\(word.version)", "checked the facts of \(id) v\(word.version)")
                + reason(word.note)
        case .opined(_, let word):
            let read = say("法审通过", "passed the legal review of")
            return "\(read) \(id) v\(word.version)" + reason(word.note)
        case .signed(_, let word):
            return say("审签 \(id) v\(word.version)", "signed \(id) v\(word.version)")
                + reason(word.note)
        case .returned(_, let gate, let why):
            return say(
                "在\(self.gate(gate))环节退回 \(id)", "gave \(id) back at the \(self.gate(gate))")
                + reason(why)
        case .accepted: return say("认可 \(id) 各版本差异", "accepted how the versions of \(id) differ")
        case .gateOpened(_, let wait):
            return say("\(id) 待\(gate(wait.gate))", "\(id) wants its \(gate(wait.gate))")
        case .gateLate(_, let gate, let late, _, _):
            let names = people(late.map { name($0, line) })
            return say(
                "\(id) \(self.gate(gate))超时(\(names))",
                "\(id): \(self.gate(gate)) late (\(names))")
        case .ordered, .placed, .placeFailed, .confirmed, .windowMissed, .released, .dropped,
            .amended, .waived, .wentAhead:
            return ofRelease(event, id, line)
        case .halted(_, let cause):
            return say("叫停 \(id)：", "stopped \(id): ") + why(cause)
        case .amendLate:
            return say("\(id) 未按时发布，原文仍未更正", "\(id) is late: what it puts right still stands")
        }
    }

    private func ofRelease(
        _ event: StatementEvent, _ id: Number, _ line: TimelineLine
    ) -> String {
        switch event {
        case .ordered(_, let order):
            say("下令发布 \(id)：", "ordered \(id) out: ")
                + list(order.places.map { label($0.channel, line) })
        case .placed(_, let placement):
            placed(placement, id, line)
        case .placeFailed(_, let channel, let why):
            say(
                "\(id) 在\(label(channel, line))发布失败：",
                "\(id) could not be put on \(label(channel, line)): ") + publishFailure(why)
        case .confirmed(_, let channel):
            say(
                "核对 \(id)(\(label(channel, line)))",
                "confirmed \(id) on \(label(channel, line))")
        case .windowMissed(_, let channels):
            say("\(id) 未按时到位：", "\(id) not in time on ")
                + list(channels.map { label($0, line) })
        case .waived(_, let channel, let why):
            say(
                "\(id) 不再等\(label(channel, line))",
                "\(id): \(label(channel, line)) is not waited for") + reason(why)
        case .wentAhead(_, let channels, let why):
            say("\(id) 先于官网在", "let \(id) go out before the own site on ")
                + list(channels.map { label($0, line) }) + say("发布", "") + reason(why)
        case .released: say("\(id) 已发布", "\(id) is public")
        case .dropped(_, let why): say("撤下 \(id)", "gave up \(id)") + reason(why)
        case .amended(_, let by, let kind):
            say("\(id) 由 S-\(by) \(self.kind(kind))", "\(id): \(self.kind(kind)) by S-\(by)")
        default: ""
        }
    }

    /// A machine puts it up by nobody's hand; a person says that it stands there.
    private func placed(_ placement: Placement, _ id: Number, _ line: TimelineLine) -> String {
        let channel = label(placement.channel, line)
        let what =
            line.who == nil
            ? say("\(id) 已在\(channel)发布", "\(id) stands on \(channel)")
            : say("在\(channel)发布 \(id)", "put \(id) on \(channel)")
        return what + reason(placement.url)
    }
}

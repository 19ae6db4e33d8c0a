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
        case .checked(_, let word): return opened(.facts, id, word)
        case .opined(_, let word): return opened(.legal, id, word)
        case .signed(_, let word): return opened(.signature, id, word)
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
            .amended, .waived:
            return ofRelease(event, id)
        case .halted(_, let cause):
            return say("叫停 \(id)：", "stopped \(id): ") + why(cause)
        case .amendLate:
            return say("\(id) 未按时发布，原文仍未更正", "\(id) is late: what it puts right still stands")
        }
    }

    private func opened(
        _ gate: Statement.Gate, _ id: Number, _ word: Statement.Signature
    ) -> String {
        say(
            "\(self.gate(gate)) \(id) v\(word.version)(\(word.sha256.prefix(12)))",
            "\(self.gate(gate)) on \(id) v\(word.version) (\(word.sha256.prefix(12)))")
            + reason(word.note)
    }

    private func ofRelease(_ event: StatementEvent, _ id: Number) -> String {
        switch event {
        case .ordered(_, let order):
            say("下令发布 \(id)：", "ordered \(id) out: ") + list(order.places.map(\.channel))
        case .placed(_, let placement):
            say("\(id) 已在\(placement.channel)发布", "\(id) stands on \(placement.channel)")
                + reason(placement.url)
        case .placeFailed(_, let channel, let why):
            say("\(id) 在\(channel)发布失败", "\(id) could not be put on \(channel)") + say("：", ": ")
                + publishFailure(why)
        case .confirmed(_, let channel):
            say("核对 \(id)(\(channel))", "confirmed \(id) on \(channel)")
        case .windowMissed(_, let channels):
            say("\(id) 未按时到位：", "\(id) not in time on ") + list(channels)
        case .waived(_, let channel, let why):
            say("\(id) 不再等 \(channel)", "\(id): \(channel) is not waited for") + reason(why)
        case .released: say("\(id) 已发布", "\(id) is public")
        case .dropped(_, let why): say("撤下 \(id)", "gave up \(id)") + reason(why)
        case .amended(_, let by, let kind):
            say("\(id) 由 S-\(by) \(self.kind(kind))", "\(id): S-\(by), \(self.kind(kind))")
        default: ""
        }
    }
}

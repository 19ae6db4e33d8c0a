import Domain
import Foundation

/// Evidence that is held, that has outlived its time, and that is destroyed.
extension Voice {
    /// Only for what follows a hold or the wish to destroy a copy.
    func endWords(_ reply: EvidenceReply) -> Words {
        switch reply {
        case .held(let item):
            let head = say("\(item.id) 已法律保留", "\(item.id) is under legal hold")
            return Words(
                [
                    head + reason(item.hold?.reason),
                    say("保留期间不能销毁", "Nobody can destroy it while that lasts"), ending(item),
                ], forms: [head])
        case .released(let item):
            let head = say("\(item.id) 已解除法律保留", "\(item.id): the legal hold has ended")
            return Words([head, until(item)], forms: [head])
        case .removalAsked(let item):
            let head = say("\(item.id) 已申请销毁", "\(item.id): asked to be destroyed")
            return Words(
                [head + say("，尚未销毁", "; nothing is gone yet"), second(item)], forms: [head])
        case .removalConfirmed(let item):
            return Words([
                say("\(item.id) 将被销毁，结果随后告知", "\(item.id) is being destroyed, you will be told")
            ])
        default: return Words([])
        }
    }

    /// Only for the same, told to others.
    func endWords(_ bulletin: EvidenceBulletin) -> Words {
        switch bulletin {
        case .held(let item):
            let by = item.hold?.by ?? ""
            let head = say("\(item.id) 已法律保留", "\(item.id) is under legal hold")
            return Words(
                [
                    say("\(by)对 \(item.id) 作法律保留", "\(by) put \(item.id) under legal hold")
                        + reason(item.hold?.reason),
                    say("保留期间不能销毁", "Nobody can destroy it while that lasts"),
                ], forms: [head], subject: head)
        case .released(let item):
            let head = say("\(item.id) 已解除法律保留", "\(item.id): the legal hold has ended")
            return Words([head, until(item)], forms: [head], subject: head)
        case .outlived(let item, let all): return outlived(item, all)
        case .removalAsked(let item): return removalWanted(item)
        case .removalFailed(let item):
            let head = say("\(item.id) 的副本未能销毁", "\(item.id): its copy could not be destroyed")
            return Words(
                [
                    head,
                    say(
                        "存储拒绝删除；每小时重试，成功后另行告知",
                        "The disk does not let it go; tried again each hour, and you are told when it is gone"
                    ),
                    say("请技术组检查存证文件夹", "Tech: look at the folder of evidence"),
                ], forms: [head], subject: head)
        case .removed(let item): return evidenceRemoved(item)
        default: return Words([])
        }
    }

    private func outlived(_ item: EvidenceBrief, _ all: [Number]) -> Words {
        let head = say(
            "\(i: item.incident) 存证保存期已满",
            "\(i: item.incident): evidence has been kept for its time")
        let names = list(all.prefix(8).map(\.description))
        let rest = all.count > 8 ? say("等\(all.count)项", " of \(all.count)") : ""
        return Words(
            [
                head + say("：", ": ") + names + rest,
                say("仍在保存，不会自动销毁", "It is kept still; nothing goes by itself"),
                say("继续保留：", "To hold it: ")
                    + typed(
                        .evidence, zh: "保留 \(item.id) 理由=…", en: "hold \(item.id) reason=…"),
                say("销毁须两人：", "Two people destroy it: ") + destroy(item),
            ], forms: ["\(item.id) " + say("保存期已满", "has been kept for its time")],
            subject: head)
    }

    private func removalWanted(_ item: EvidenceBrief) -> Words {
        let by = item.removal?.askedBy ?? ""
        let head = say("\(item.id) 有人申请销毁", "\(item.id): somebody wants it destroyed")
        return Words(
            [
                say("\(by)申请销毁 \(item.id)", "\(by) asks that \(item.id) be destroyed")
                    + reason(item.removal?.reason), second(item),
                say("不同意：", "If not: ")
                    + typed(
                        .evidence, zh: "保留 \(item.id) 理由=…", en: "hold \(item.id) reason=…"),
            ], forms: [head], subject: head)
    }

    private func evidenceRemoved(_ item: EvidenceBrief) -> Words {
        let head = say("\(item.id) 的副本已销毁", "\(item.id): its copy is destroyed")
        return Words(
            [
                head, removal(item),
                say("登记、交接和SHA-256仍在日志中", "Number, custody and SHA-256 stay in the log"),
            ], forms: [head], subject: head)
    }

    // MARK: Parts

    /// Who asked for it and who confirmed it.
    func removal(_ item: EvidenceBrief) -> String {
        guard let removal = item.removal else { return "" }
        let asked = removal.askedBy ?? ""
        guard let confirmed = removal.confirmedBy else {
            return say("\(asked)申请销毁", "\(asked) asked for it to be destroyed")
                + reason(removal.reason)
        }
        return say(
            "\(asked)申请销毁，\(confirmed)确认",
            "\(asked) asked for it to be destroyed, \(confirmed) confirmed it")
            + reason(removal.reason)
    }

    /// Lines of an item that say how long it is kept, and what stops or ends that.
    func keeping(_ item: EvidenceBrief) -> [String] {
        var lines: [String] = []
        if let hold = item.hold {
            let by = hold.by ?? ""
            lines.append(
                say("法律保留：\(by) ", "Legal hold: \(by) ") + clock.day(hold.at)
                    + reason(hold.reason))
        }
        if item.removal != nil { lines.append(removal(item)) }
        if item.copy != nil, item.removal?.confirmedBy == nil, let until = item.keptUntil {
            lines.append(say("保存至 \(clock.day(until))", "Kept until \(clock.day(until))"))
        }
        return lines
    }

    private func until(_ item: EvidenceBrief) -> String {
        guard let until = item.keptUntil else {
            return say("事件结束后起算保存期", "How long it is kept counts from the end of the incident")
        }
        guard until > now else {
            return say("保存期已满，销毁须两人：", "Its time is over; two people destroy it: ")
                + destroy(item)
        }
        return say(
            "保存至 \(clock.day(until))，到期提醒，不会自动销毁",
            "It is kept until \(clock.day(until)); you are reminded then, and nothing goes by itself"
        )
    }

    private func ending(_ item: EvidenceBrief) -> String {
        say("解除：", "To end it: ")
            + typed(.evidence, zh: "解除 \(item.id) 理由=…", en: "release \(item.id) reason=…")
    }

    private func destroy(_ item: EvidenceBrief) -> String {
        typed(.evidence, zh: "销毁 \(item.id) 理由=…", en: "destroy \(item.id) reason=…")
    }

    private func second(_ item: EvidenceBrief) -> String {
        say("须法律组或指挥部另一人确认：", "Somebody else of legal or HQ confirms it: ") + destroy(item)
    }

    // MARK: Asked back

    func mark(of what: EvidenceConfirmation) -> String {
        switch what {
        case .remove(let item, _): "\(item.id)"
        }
    }

    func summary(_ what: EvidenceConfirmation) -> [String] {
        guard case .remove(let item, let why) = what else { return [] }
        guard let asked = item.removal else {
            return [
                say(
                    "请确认：申请销毁 \(item.id) 的副本",
                    "Please confirm: ask that the copy of \(item.id) be destroyed")
                    + reason(why),
                say("另一人确认后才会销毁", "It goes when somebody else has confirmed it"),
            ]
        }
        let by = asked.askedBy ?? ""
        return [
            say("请确认：销毁 \(item.id) 的副本", "Please confirm: destroy the copy of \(item.id)"),
            say("\(by)已申请", "\(by) asked for it") + reason(asked.reason),
            say(
                "销毁后不能恢复；SHA-256和交接记录保留",
                "It cannot be brought back; SHA-256 and custody stay"),
        ]
    }

    // MARK: Refused

    /// Only for the five about a hold or the end.
    func ofEnd(_ refusal: EvidenceRefusal) -> Words {
        switch refusal {
        case .held(let number, let hold):
            let by = hold.map { say("（\($0.by ?? "")）", " (\($0.by ?? ""))") } ?? ""
            return no(
                say("\(number) 已法律保留\(by)", "\(number) is under legal hold\(by)"),
                who: say("法律组或指挥部可解除", "Legal or HQ may end that"),
                instead: say("请写：", "Type: ")
                    + typed(.evidence, zh: "解除 \(number) 理由=…", en: "release \(number) reason=…"))
        case .notHeld(let number):
            return no(
                say("\(number) 没有法律保留", "\(number) is under no legal hold"),
                instead: seen(number))
        case .tooEarly(let number, let until):
            return no(
                tooEarly(number, until),
                instead: say("保存期由预案 retention 规定", "The plan's retention says for how long"))
        case .needsAnother(let number):
            return no(
                say("\(number) 由您申请销毁", "You asked for \(number) to be destroyed"),
                who: say("须法律组或指挥部另一人确认", "Somebody else of legal or HQ confirms it"),
                instead: say("该人请写：", "They type: ")
                    + typed(.evidence, zh: "销毁 \(number) 理由=…", en: "destroy \(number) reason=…"))
        case .removed(let number, let removal):
            let isDone = removal?.doneAt != nil
            return no(
                isDone
                    ? say("\(number) 的副本已销毁", "The copy of \(number) is destroyed")
                    : say("\(number) 的副本正在销毁", "The copy of \(number) is being destroyed"),
                instead: seen(number))
        default: return Words([])
        }
    }

    private func tooEarly(_ number: Number, _ until: Date?) -> String {
        guard let day = until.map(clock.day) else {
            return say(
                "\(number) 所属事件尚未结束，不能销毁",
                "\(number) is of an incident that has not ended; it is not destroyed")
        }
        return say(
            "\(number) 保存至 \(day)，此前不能销毁",
            "\(number) is kept until \(day), and not destroyed before")
    }

    private func seen(_ number: Number) -> String {
        say("查看：", "To see it: ")
            + typed(.evidence, zh: "查看 \(number)", en: "show \(number)")
    }
}

import Domain
import Foundation

/// Why something about a duty to report outside was not done, and what is said of it in the log.
extension Voice {
    func words(_ refusal: FilingRefusal) -> Words {
        switch refusal {
        case .noSuch(let word, let known):
            no(
                say(
                    "预案里没有外部报告“\(tidy(word, max: 20))”",
                    "The plan has no duty \(tidy(word, max: 20))"),
                instead: first(known, 5))
        case .which(let ids):
            no(say("请写明哪一项", "Say which one"), instead: first(ids, 5))
        case .nothingOpen(let number):
            no(
                say("\(number) 没有等待办理的外部报告", "\(number): no report outside waits"),
                instead: say("查看：", "See: ") + typed(.filing, "\(number)"))
        case .whichClock(let duty, let options):
            no(
                say("\(duty) 须写明本单位的时限", "\(duty): say which time is this unit's"),
                instead: options.map {
                    "\(span($0.within)) \(tidy($0.addressee[language], max: 30))"
                }.joined(separator: say("；", "; ")))
        case .ruledAlready(let number, let duty):
            no(say("\(number) 的 \(duty) 已这样确认", "\(number): that was said of \(duty) already"))
        case .filedAlready(let number, let duty):
            no(
                say("\(number) 的 \(duty) 已全部报出", "\(number): all of \(duty) is filed"),
                instead: say("查看：", "See: ") + typed(.filing, "\(number)"))
        case .needsProof(let duty):
            no(
                say("须有回执编号，或接话人姓名", "A receipt's number or the name of who took it is needed"),
                instead: typed(
                    .filing, zh: "已报 \(duty) 编号=… 或 接话人=… 方式=电话",
                    en: "filed \(duty) no=… or with=… via=phone"))
        }
    }

    func sentence(_ event: FilingEvent) -> String {
        switch event {
        case .applied(let duty, _):
            return say(
                "确认外部报告适用：\(dutyTitle(duty))",
                "found that a duty to report outside applies: \(dutyTitle(duty))")
        case .dismissed(let duty, let why):
            return say(
                "确认外部报告不适用：\(dutyTitle(duty))",
                "found that a duty to report outside does not apply: \(dutyTitle(duty))")
                + say("，理由：", ", because: ") + tidy(why, max: 60)
        case .filed(let filing):
            let late = filing.due.map { due in
                let left = due.since(filing.at)
                let size = span(left < .zero ? .zero - left : left)
                return left < .zero
                    ? say("，超时\(size)", ", \(size) late") : say("，提前\(size)", ", \(size) to spare")
            }
            let proof = [filing.receipt, filing.spokeWith].compactMap(\.self)
                .map { tidy($0, max: 30) }.joined(separator: say("，", ", "))
            return say(
                "对外报告：\(dutyTitle(filing.duty))，\(time(filing.at))",
                "reported outside: \(dutyTitle(filing.duty)), at \(time(filing.at))")
                + (late ?? "") + reason(proof)
        }
    }

    /// What people call a duty that files and commands know by its id.
    private func dutyTitle(_ id: String) -> String {
        let title = unit.plan.duties.first { $0.id == id }?.title[language]
        return tidy(title ?? id, max: 70)
    }

    func filingArguments(_ verb: Verb) -> String {
        switch verb {
        case .filingRule:
            say(
                "I-n 编号 [时限] ｜ 外报 不适用 I-n 编号 理由=…", "I-n id [time] | filing dismiss I-n id reason=…"
            )
        case .filingFile:
            say(
                "I-n 编号 [时限] 编号=…|接话人=… 方式=电话 [时间=02:15]",
                "I-n id [time] no=…|with=… via=phone [at=02:15]")
        default: say("[I-n]", "[I-n]")
        }
    }

    func filingPurpose(_ verb: Verb) -> String {
        switch verb {
        case .filingRule: say("确认一项外部报告义务是否适用", "say whether a duty to report outside applies")
        case .filingFile: say("登记已对外报告及回执", "note that it was filed, with the receipt")
        default: say("查看对外报告义务和时限", "see the duties to report outside and their times")
        }
    }
}

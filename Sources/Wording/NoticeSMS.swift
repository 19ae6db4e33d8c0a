import Domain
import Foundation

/// A notice by SMS: templates T1, T4 and T6 of domain §10, in neutral words.
extension Voice {
    func shortForms(
        _ id: Int, _ subject: NoticeSubject, _ context: NoticeContext
    ) -> [String] {
        if case .rollCall = subject { return rollForms(id, context) }
        let named = "\(kind(subject))\(say("", " "))\(n: id)"
        let number = "\(n: id)"
        let mark = mark(subject, context)
        let place = shortPlace(subject, context)
        let answer = answer(subject, context)
        let brief = briefAnswer(subject, context)
        let down = context.outage ? say("主通道中断，已改用短信。", "Chat out. ") : ""
        return [
            down + named + mark + place + answer + say("。", ". ") + logIn,
            down + named + mark + place + answer,
            down + number + mark + place + brief,
            number + mark + place + brief,
            down + number + place + brief,
            number + place + brief,
            down + number + brief,
        ] + tersest(id, subject, context)
    }

    /// The last form fits behind any signature.
    private func tersest(
        _ id: Int, _ subject: NoticeSubject, _ context: NoticeContext
    ) -> [String] {
        if case .rollCall = subject { return [rollTersest(id)] }
        let short =
            mayDecline(subject)
            ? say("\(n: id)回复1收到、2无法", "\(n: id): reply 1 yes, 2 cannot")
            : say("\(n: id)回复1收到", "\(n: id): reply 1")
        return ["\(n: id)\(briefAnswer(subject, context))", short]
    }

    /// Level and number: what a notice may say on an open road.
    private func mark(_ subject: NoticeSubject, _ context: NoticeContext) -> String {
        switch subject {
        case .activation(let brief):
            say(
                "：\(level(context.level ?? brief.level))",
                ", \(level(context.level ?? brief.level))")
        case .warning, .countersign, .ended, .levelChanged, .planPublished, .rollCall,
            .appointed, .sitrep, .platform:
            say("：", ": ") + short(subject).drop { "，, ".contains($0) }
        }
    }

    private func answer(_ subject: NoticeSubject, _ context: NoticeContext) -> String {
        let by = time(context.answerBy)
        return mayDecline(subject)
            ? say("，请\(by)前回复1收到、2无法到岗", ". By \(by) reply 1 got it, 2 cannot")
            : say("，请\(by)前回复1收到", ". By \(by) reply 1 got it")
    }

    private func briefAnswer(_ subject: NoticeSubject, _ context: NoticeContext) -> String {
        let by = time(context.answerBy)
        return mayDecline(subject)
            ? say("，请\(by)前回复1收到、2无法", ". By \(by) reply 1 yes, 2 cannot")
            : say("，请\(by)前回复1收到", ". By \(by) reply 1")
    }

    private func shortPlace(_ subject: NoticeSubject, _ context: NoticeContext) -> String {
        guard let name = context.inPlaceOf else { return "" }
        if case .sitrep = subject { return say("，指挥部无人签收，请打电话报", ", HQ is silent, ring them") }
        return switch context.cause {
        case .silent: say("，因\(name)未答复，现请您顶岗", ", \(name) is silent, you instead")
        case .cannot: say("，\(name)无法到岗，现请您顶岗", ", \(name) cannot come, you instead")
        case nil: say("，现请您顶替\(name)", ", in place of \(name)")
        }
    }

    /// For what is sensitive: the number, until when, and where to ask.
    func hiddenForms(
        _ id: Int, _ subject: NoticeSubject, _ context: NoticeContext
    ) -> [String] {
        let answer = answer(subject, context)
        return [
            say(
                "通知\(n: id)：请登录或致电\(duty)\(answer)",
                "Notice \(n: id): log in or call \(duty)\(answer)"),
            say("通知\(n: id)：请登录或致电\(answer)", "\(n: id): log in or call\(answer)"),
        ] + tersest(id, subject, context)
    }
}

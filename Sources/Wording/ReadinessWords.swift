import Domain
import Foundation

/// How ready the unit is: the card, the whole list, and questions about numbers.
extension Voice {
    func readiness(_ report: ReadinessReport, all: Bool) -> Words {
        let head = readinessHead(report)
        guard !report.findings.isEmpty else {
            let gaps = unmeasured(report)
            return Words(
                [gaps.isEmpty ? head : head + say("（\(gaps)）", " (\(gaps))")], forms: [head],
                subject: head)
        }
        let most = isRoom || !all ? 4 : 60
        let more = report.findings.count - most
        let rest =
            more > 0
            ? say("……另有\(more)项：", "… and \(more) more: ")
                + typed(.readiness, zh: "全部", en: "all")
            : all ? unmeasured(report) : ""
        return Words(
            [head] + report.findings.prefix(most).map(line) + [rest], forms: [head],
            subject: head)
    }

    private func readinessHead(_ report: ReadinessReport) -> String {
        let (red, yellow) = (report.red.count, report.yellow.count)
        guard red + yellow > 0 else {
            return say("准备情况：未发现缺口", "Readiness: nothing found missing")
        }
        return say("准备情况：红\(red)项、黄\(yellow)项", "Readiness: \(red) red, \(yellow) yellow")
    }

    private func unmeasured(_ report: ReadinessReport) -> String {
        let names = report.unmeasured.map { measure in
            switch measure {
            case .roads: say("通道", "the channels")
            case .disk: say("磁盘", "the disk")
            case .clock: say("时钟", "the clock")
            case .balance: say("网关余额", "gateway balance")
            case .feeds: say("外部数据", "feeds")
            }
        }
        return names.isEmpty ? "" : say("未测量：\(list(names))", "Not measured: \(list(names))")
    }

    private func line(_ finding: ReadinessFinding) -> String {
        let mark = finding.severity == .red ? say("红｜", "red | ") : say("黄｜", "yellow | ")
        return mark + sentence(finding.matter)
    }

    func words(_ bulletin: ReadinessBulletin) -> Words {
        switch bulletin {
        case .alarm(let findings): readinessAlarm(findings)
        case .card(let report): readiness(report, all: false)
        case .numberCheck(let route): numberCheck(route)
        case .numbersEnded(let silent, let asked): numbersEnded(silent, asked)
        case .trialEnded(let facts): trialEnded(facts)
        }
    }

    private func readinessAlarm(_ findings: [ReadinessFinding]) -> Words {
        let head = say(
            "夜间自检新发现\(findings.count)处缺口", "The nightly check found \(count(findings.count, "gap"))"
        )
        let most = 8
        let more = findings.count - most
        return Words(
            [head] + findings.prefix(most).map(line)
                + [more > 0 ? say("……另有\(more)项", "… and \(more) more") : ""],
            forms: [head + say("。", ". ") + logIn, head], subject: head)
    }

    /// Template T7.
    private func numberCheck(_ route: RouteKind) -> Words {
        let head =
            route == .sms
            ? say("号码核验，请回复1", "Number check: please reply 1")
            : say("地址核验，请回复1", "Address check: please reply 1")
        return Words([head], forms: [head], subject: head)
    }

    private func numbersEnded(_ silent: [String], _ asked: Int) -> Words {
        guard !silent.isEmpty else {
            let head = say(
                "号码核验：\(asked)人全部回复", "Number check: all \(asked) have answered")
            return Words([head], forms: [head], subject: head)
        }
        let head = say(
            "号码核验：\(asked)人中\(silent.count)人未回复",
            "Number check: \(silent.count) of \(asked) have not answered")
        return Words(
            [
                head, people(silent, 8),
                say("请电话核对，然后：", "Please phone them, then: ")
                    + typed(.roster, zh: "核验 @姓名", en: "verify @name"),
            ], forms: [head], subject: head)
    }

    private func trialEnded(_ facts: TrialFacts) -> Words {
        let answered = facts.roads.filter { $0.answeredAt != nil }.count
        let head = say(
            "\(facts.name)的通道测试：\(facts.roads.count)条中\(answered)条有回答",
            "Route test of \(facts.name): \(answered) of \(facts.roads.count) answered")
        let rows = facts.roads.map { each in
            let result: String
            if let at = each.answeredAt {
                result = say("\(time(at))回答，已核验", "answered at \(time(at)), verified")
            } else if let why = each.failure {
                result = failureCause(why)
            } else {
                result = say("没有回答", "no answer")
            }
            return capital(road(each.route)) + say("：", ": ") + result
        }
        return Words([head] + rows, forms: [head], subject: head)
    }
}

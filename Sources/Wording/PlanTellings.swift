import Domain
import Foundation

/// Refusals, confirmations and bulletins about the plan.
extension Voice {
    func words(_ refusal: PlanRefusal) -> Words {
        switch refusal {
        case .faulty(let count, let first): faulty(count, first)
        case .noFolder:
            no(
                say("此处读不到预案文件夹", "The plan's folder cannot be read from here"),
                instead: say("请系统管理员运行 fenghuo check", "The machine's keeper runs fenghuo check"))
        case .notNew(let version):
            no(
                say(
                    "磁盘上的预案就是现行的 \(version)，无需发布",
                    "What lies on the disk is \(version), which is in force"),
                instead: say("改好文件夹里的 YAML 后再发布", "Change the YAML files first, then publish"))
        case .versionTaken(let version):
            no(
                say(
                    "版本号 \(version) 已发布过，内容却不同",
                    "Version \(version) was published before, with other content"),
                instead: say("请先改 plan.yaml 的 version", "Give plan.yaml another version first"))
        case .changedSince:
            no(
                say("文件夹在此期间又有改动，没有发布", "The folder has changed meanwhile; nothing was published"),
                instead: say("请重新核对：", "Look again: ") + typed(.plan, zh: "对比", en: "diff"))
        case .upToDate(let number, let version):
            no(
                say(
                    "\(number) 已按现行预案 \(version) 执行",
                    "\(number) runs by \(version), which is in force"),
                instead: say("查看：", "To see it: ") + typed(.status, "\(number)"))
        case .noClause(let word, let known): noClause(word, known)
        case .versionUnknown(let number, let version):
            no(
                say(
                    "\(number) 启动时的 \(version) 没有留存，不能逐项对比",
                    "\(version), by which \(number) began, was not kept and cannot be compared"),
                instead: say("现行预案：", "In force: ") + typed(.plan))
        }
    }

    private func faulty(_ count: Int, _ first: PlanFound.Fault) -> Words {
        no(
            say(
                "磁盘上的预案有\(count)处错误，不能使用",
                "The plan on the disk has \(self.count(count, "fault")) and cannot be used"),
            who: route.isChat
                ? tidy("\(first.place)\(say("：", ": "))\(first.message[language])", max: 160) : "",
            instead: say(
                "改正后再试；fenghuo check 列出全部", "Mend it and try again; fenghuo check lists all"))
    }

    private func noClause(_ word: String, _ known: [String]) -> Words {
        no(
            say("没有条款\(quote(word))", "No clause \(quote(word))"),
            instead: known.isEmpty
                ? "" : say("可用：\(first(known, 8))", "There are: \(first(known, 8))"))
    }

    // MARK: Confirmations

    func summary(_ what: PlanConfirmation) -> [String] {
        switch what {
        case .publish(let old, let new, let changes, let people, let running):
            [
                say(
                    "请确认：发布预案 \(new)(现行 \(old))",
                    "Please confirm: publish plan \(new) (in force: \(old))"),
                say(
                    "\(changes)处不同；请\(people)人重新签收",
                    "\(count(changes, "difference")); \(count(people, "person", "people")) to "
                        + "acknowledge it"),
                running == 0
                    ? ""
                    : say(
                        "运行中的\(running)个事件仍用原版本",
                        "\(count(running, "running incident")) keeps its own version"
                    ),
            ]
        case .adopt(let id, let version, let changed, let joining, let leaving):
            [
                say(
                    "请确认：\(i: id) 改按预案 \(version) 执行",
                    "Please confirm: \(i: id) goes on by plan \(version)"),
                say(
                    "未办结任务：变更\(changed)项，新增\(joining)项，取消\(leaving)项；已办结的不变",
                    "Open tasks: \(changed) changed, \(joining) new, \(leaving) gone; finished ones "
                        + "stay"),
            ]
        }
    }

    // MARK: Bulletins

    func words(_ bulletin: PlanBulletin) -> Words {
        switch bulletin {
        case .unread(let version, let names, let due): unread(version, names, due)
        case .annexOverdue(let title, let names, let review):
            annexOverdue(title[language], names, review)
        case .interpreted(let number, let question, let answer, let by):
            Words(
                [
                    say("预案释义\(number)(\(by))", "Interpretation \(number) of the plan (\(by))"),
                    say("问：", "Q: ") + tidy(question, max: 120),
                    say("答：", "A: ") + tidy(answer, max: 200),
                ],
                forms: [say("预案释义\(number)已发布", "Interpretation \(number) of the plan")])
        case .adopted(let facts, let by):
            Words(
                [
                    say(
                        "\(i: facts.incident) 改按预案 \(facts.version) 执行，由\(by)决定",
                        "\(i: facts.incident) goes on by plan \(facts.version), by \(by)")
                ] + adoption(facts) + [say("自己的任务：", "Your tasks: ") + typed(.me)],
                forms: [
                    say(
                        "\(i: facts.incident)改按预案\(facts.version)，任务有变，回复“我的”查询",
                        "\(i: facts.incident) now by plan \(facts.version): reply ME")
                ])
        }
    }

    private func unread(_ version: String, _ names: [String], _ due: Date) -> Words {
        let head = say(
            "预案 \(version) 仍有\(names.count)人未签收",
            "Plan \(version): \(count(names.count, "person has", "people have")) not acknowledged it"
        )
        return Words(
            [
                head + say("(限\(time(due)))", " (by \(time(due)))"),
                people(names, listed),
                say("请在通知上点 ✅，或回复 ", "Tap ✅ on the notice, or reply ") + typed(.ack),
            ],
            forms: [head + say("。", ". ") + logIn, head])
    }

    private func annexOverdue(_ title: String, _ names: [String], _ review: String) -> Words {
        let head = say("《\(title)》逾期未复审", "\"\(title)\" is overdue for review")
        let keeper = names.isEmpty ? say("空缺", "nobody") : people(names, listed)
        return Words(
            [
                head + say("（应于 \(review) 前）", " (it was due by \(review))"),
                say("负责：", "Kept by: ") + keeper,
                say(
                    "请复审细则、改写文件中的 review 日期，再由指挥部发布：",
                    "Read it again, put a later review date into its file, and have it published: ")
                    + typed(.planPublish),
            ],
            forms: [head + say("。", ". ") + logIn, head])
    }

    // MARK: The timeline

    func sentence(_ event: PlanEvent, _ line: TimelineLine) -> String {
        switch event {
        case .published(let plan, _):
            say("预案 \(plan.version) 开始施行", "plan \(plan.version) came into force")
        case .interpreted(let number, let question, _):
            say("作出预案释义\(number)", "gave interpretation \(number) of the plan") + reason(question)
        case .acknowledgementDue(_, let missing):
            say(
                "签收期满，未签收\(missing.count)人",
                "time to acknowledge is over, missing: \(missing.count)")
        case .annexOverdue(let letter, let review):
            say(
                "细则\(letter)逾期未复审（应于 \(review) 前）",
                "annex \(letter) is overdue for review, due by \(review)")
        }
    }
}

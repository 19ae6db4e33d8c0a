import Domain

/// What a second reader would stumble over, in a few words.
extension Voice {
    func lint(_ finding: LintFinding) -> String {
        let found =
            finding.found.isEmpty
            ? ""
            : say("（", " (") + first(finding.found.map { tidy($0, max: 24) }, 3) + say("）", ")")
        let version = finding.label.map {
            say("“\(tidy($0, max: 20))”版", "version \"\(tidy($0, max: 20))\": ")
        }
        return (version ?? "") + lint(finding.kind) + found
    }

    /// What people ask, first of all that is said to whoever signs (plan clause 六.3).
    func concernLine(_ facts: StatementFacts) -> String {
        guard
            let open = facts.lint.first(where: {
                $0.kind == .concernsOpen || $0.kind == .concernsUnknown
            })
        else { return "" }
        guard open.kind == .concernsOpen else { return say("关切：", "Concerns: ") + lint(open) }
        let some = first(open.found.map { tidy($0, max: 24) }, 5)
        return say(
            "公众关切前\(Concern.wanted)位中\(open.found.count)条无人回应：\(some)",
            "Of the top \(Concern.wanted) concerns nothing answers \(open.found.count): \(some)")
    }

    /// Beside the concerns, which stand on their own line where somebody is to sign.
    func signerLines(_ facts: StatementFacts) -> [String] {
        let concerns = concernLine(facts)
        var rest = facts
        rest.lint.removeAll { $0.kind == .concernsOpen || $0.kind == .concernsUnknown }
        return [concerns, lintLine(rest)]
    }

    /// How to read all of it, and which versions there are beside the master.
    func wholeLine(_ facts: StatementFacts) -> String {
        let others = facts.texts.map(\.label).filter { !$0.isEmpty }
        let all = typed(.statement, "\(facts.id)")
        guard !others.isEmpty else { return say("全文：", "All of it: ") + all }
        let names = first(others.map { tidy($0, max: 20) }, 6)
        return say(
            "另有\(others.count)个版本（\(names)），全文：",
            "It has \(count(others.count, "more version")) (\(names)). All of it: ") + all
    }

    /// Where there are versions beside the master.
    func versionLine(_ facts: StatementFacts) -> String {
        facts.texts.count > 1 ? wholeLine(facts) : ""
    }

    private func lint(_ kind: LintFinding.Kind) -> String {
        switch kind {
        case .noComment: say("回避提问", "refuses to answer")
        case .earlyCause: say("过早定性或归因", "names a cause or a culprit too early")
        case .absolute: say("绝对化用语", "absolute words")
        case .praiseFirst: say("先表功后关切", "praise comes before concern")
        case .blame: say("归咎于个人", "blames a small person")
        case .speculation: say("推测性用语", "a guess")
        case .threat: say("语带威胁", "sounds like a threat")
        case .unnamedBody: say("“有关部门”未指明", "a body without a name")
        case .strayNumbers: say("数字不在所引事实中", "numbers that no cited fact has")
        case .strayTimes: say("时间不在所引事实或已发布文本中", "times that no cited or public text has")
        case .privateData: say("含个人信息", "personal data")
        case .privateName: say("出现个人姓名", "names a private person")
        case .otherContact: say("非本单位的电话或邮箱", "a telephone or e-mail that is not ours")
        case .noNextUpdate: say("未说何时再发布", "no word on the next update")
        case .noIssuer: say("没有发布单位", "no issuing body")
        case .noContact: say("没有联系方式", "no contact")
        case .noTime: say("没有日期", "no date")
        case .blanks: say("有未填空格", "blanks are left")
        case .rumourFirst: say("标题复述了谣言", "the headline repeats the rumour")
        case .lateNoReason: say("已超时而未说明原因", "late, and does not say why")
        case .noApology: say("致歉稿没有道歉", "an apology that does not apologise")
        case .noOldWording: say("更正未列原表述", "the old wording is not quoted")
        case .concernsOpen: say("未回应的关切", "concerns that it does not answer")
        case .concernsUnknown: say("公众关切尚未登记", "nobody has listed people's concerns")
        case .wrongTitle: say("职务与名册不符", "a title that the roster does not have")
        }
    }
}

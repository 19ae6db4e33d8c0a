import Domain

/// What a second reader would stumble over, in a few words.
extension Voice {
    func lint(_ finding: LintFinding) -> String {
        let found =
            finding.found.isEmpty
            ? ""
            : say("（", " (") + first(finding.found.map { tidy($0, max: 24) }, 3) + say("）", ")")
        return lint(finding.kind) + found
    }

    private func lint(_ kind: LintFinding.Kind) -> String {
        switch kind {
        case .noComment: say("回避提问", "refuses to answer")
        case .earlyCause: say("过早定性或归因", "names a cause or a culprit too early")
        case .absolute: say("绝对化用语", "absolute words")
        case .praiseFirst: say("先表功后关切", "praise comes before concern")
        case .blame: say("归咎于个人", "blames a small person")
        case .threat: say("语带威胁", "sounds like a threat")
        case .unnamedBody: say("“有关部门”未指明", "a body without a name")
        case .strayNumbers: say("数字不在所引事实中", "numbers that no cited fact has")
        case .privateData: say("含个人信息", "personal data")
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

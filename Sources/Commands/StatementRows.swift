import Domain

/// Rows for public texts, from the draft to the release.
extension CommandTable {
    static let statementParts = [
        CommandRow(
            .statementEdit, ["statement new", "通稿 起草"], zh: "通稿 起草 首发 事实=F-1,F-2 -- 正文",
            en: "statement new holding fact=F-1,F-2 -- the text", keys: StatementGrammar.keys,
            read: StatementGrammar.statement),
        CommandRow(
            .releaseConfirm, ["release confirm", "发布 核对"], zh: "发布 核对 S-1 官微",
            en: "release confirm S-1 weibo", keys: StatementGrammar.placeKeys, takesLink: true,
            read: StatementGrammar.release),
    ]

    static let statementRows = [
        CommandRow(
            .statement, ["statement", "statements", "通稿", "声明"], zh: "通稿 查看 S-1",
            en: "statement show S-1", keys: StatementGrammar.keys,
            read: StatementGrammar.statement),
        CommandRow(
            .check, ["check", "核实"], zh: "核实 S-1 通过 已致电服务商",
            en: "check S-1 ok called the provider", keys: [.reason],
            read: StatementGrammar.check),
        CommandRow(
            .legal, ["legal", "法审"], zh: "法审 S-1 通过 不涉个人信息",
            en: "legal S-1 ok no personal data", keys: [.reason], read: StatementGrammar.legal),
        CommandRow(
            .reject, ["reject", "退回"], zh: "退回 S-1 数字有误", en: "reject S-1 a number is wrong",
            keys: [.reason], read: StatementGrammar.reject),
        CommandRow(
            .release, ["release", "发布"], zh: "发布 S-1 官网,官微", en: "release S-1 site,weibo",
            keys: StatementGrammar.placeKeys, takesLink: true, read: StatementGrammar.release),
        CommandRow(
            .correct, ["correct", "更正"], zh: "更正 S-1 理由=时间有误 -- 更正全文",
            en: "correct S-1 reason=wrong time -- the correction", keys: [.reason],
            read: StatementGrammar.correct),
        CommandRow(
            .withdraw, ["withdraw", "撤回"], zh: "撤回 S-1 理由=事实有变 -- 公开说明",
            en: "withdraw S-1 reason=facts changed -- the public note", keys: [.reason],
            read: StatementGrammar.withdraw),
    ]
}

import Domain

/// What verbs about public texts take, and what they are for.
extension Voice {
    func statementArguments(_ verb: Verb) -> String {
        switch verb {
        case .statement:
            say(
                "[I-n|S-n]|起草 类别 [事实=F-n] -- 正文|修改|续写|填空|分版|引用|送审|认可|对比 S-n",
                "[I-n|S-n] | new kind [fact=F-n] -- text | edit | append | fill | variant | cite | "
                    + "submit | accept | diff S-n")
        case .statementEdit:
            say(
                "首发|通报|辟谣|致歉|问答|终版 [I-n] [事实=F-n] [模板=…] [语言=en] [-- 正文]",
                "holding|notice|refutation|apology|answer|final [I-n] [fact=F-n] [template=…] "
                    + "[lang=zh] [-- text]")
        case .check: say("S-n 通过|退回 [说明]", "S-n ok|return [note]")
        case .legal: say("S-n 通过|退回 意见", "S-n ok|return opinion")
        case .reject: say("S-n 理由", "S-n why")
        case .release:
            say(
                "S-n [渠道]|S-n 渠道 链接=… 截图=E-n|S-n 渠道 理由=…（先于官网）|免除 S-n 渠道 理由=…",
                "S-n [channels] | S-n channel url=… image=E-n | S-n channel reason=… (before the own "
                    + "site) | waive S-n channel reason=…")
        case .releaseConfirm: say("S-n 渠道", "S-n channel")
        case .correct, .withdraw:
            say("S-n 理由=… [-- 正文]", "S-n reason=… [-- text]")
        default: ""
        }
    }

    func statementPurpose(_ verb: Verb) -> String {
        switch verb {
        case .statement:
            say("查看对外通稿：全文、进度、版本差异", "see public statements: text, progress, changes")
        case .statementEdit:
            say("起草或修改通稿；改一字，已办环节作废", "draft or edit a statement; any edit voids its gates")
        case .check: say("核实通稿与事实相符", "check a statement against the facts")
        case .legal: say("对通稿出具法律意见", "give the legal opinion on a statement")
        case .reject: say("退回通稿", "give a statement back")
        case .release:
            say(
                "在官方渠道发布，或回填人工发布结果", "release on official channels, or file what was posted by hand"
            )
        case .releaseConfirm:
            say("第二人核对已发布内容", "confirm, as a second person, that it stands there")
        case .correct: say("更正已发布的通稿", "correct a statement that is public")
        case .withdraw:
            say("叫停或撤下通稿；已发布的，公开撤回", "stop a statement, give it up, or withdraw it in public")
        default: ""
        }
    }
}

/// Words that have turned a public text against who wrote it (domain §5, §11.12), lower case.
enum LintWords {
    static let phrases: [(kind: LintFinding.Kind, words: [String])] = [
        (.noComment, ["无可奉告", "不便透露", "不予置评", "no comment", "cannot comment"]),
        (
            .earlyCause,
            [
                "系人为", "系因", "原因是", "责任在", "系操作失误", "已排除", "纯属意外", "定性为",
                "was caused by", "the cause is", "the cause was", "is to blame", "was to blame",
                "is responsible for", "was responsible for", "due to human error", "human error",
                "due to negligence",
                "the fault of", "blamed on",
            ]
        ),
        (
            .absolute,
            [
                "绝对", "一切正常", "情绪稳定", "百分之百", "毫无", "完全没有", "从未发生", "万无一失", "absolutely",
                "everything is normal", "100% safe", "never happened", "completely safe",
            ]
        ),
        (
            .blame,
            [
                "临时工", "实习生", "外包人员", "个人行为", "劳务派遣", "temporary worker", "an intern",
                "a contractor's mistake", "acted alone", "rogue employee", "individual employee",
                "junior employee", "junior staff", "a subcontractor", "individual behaviour",
                "individual behavior", "their own fault", "his own fault", "her own fault",
            ]
        ),
        (
            .speculation,
            [
                "据推测", "据猜测", "疑似因", "可能是因为", "可能系", "估计是", "应该是因为", "大概率", "不排除人为", "allegedly",
                "probably", "presumably", "most likely", "we believe", "we suspect", "we assume",
                "it appears that", "it seems that", "may have been caused",
                "might have been caused", "could have been caused",
            ]
        ),
        (
            .threat,
            [
                "依法严惩", "严肃追究", "追究法律责任", "必将受到", "勿谓言之不预", "不信谣不传谣", "will be prosecuted",
                "legal action will be taken", "will be punished", "will be held accountable",
                "face the consequences", "face prosecution",
            ]
        ),
        (
            .unnamedBody,
            ["有关部门", "相关部门", "有关方面", "相关人员", "the relevant authorities", "relevant departments"]
        ),
    ]

    static let praise = [
        "高度重视", "亲自", "第一时间作出批示", "作出重要指示", "在领导", "attaches great importance", "personally led",
        "under the leadership",
    ]
    static let care = [
        "受影响", "伤者", "家属", "考生", "用户", "群众", "遇难", "歉意", "道歉", "those affected", "the injured",
        "families", "victims", "sorry", "apolog",
    ]
    static let rumour = ["网传", "谣言", "传言", "造谣", "rumour", "rumor", "it is claimed", "false claim"]
    static let sorry = ["道歉", "歉意", "对不起", "抱歉", "apolog", "sorry"]
    static let next = [
        "下次", "下一次", "后续", "进展", "将于", "将及时", "随时公布", "next word", "next update", "will say",
        "will update", "further",
    ]
    /// When the next word comes, and until when one may ask.
    static let promise = [
        "下次", "下一次", "再次发布", "再发布", "截至", "截止", "next word", "next update", "will say",
        "will update",
        "as of", "工作时间", "office hours",
    ]
    static let reasons = [
        "由于", "因为", "抱歉", "歉意", "迟", "核实需要", "because", "since we", "sorry", "apolog", "took us",
    ]
    static let contact = ["联系", "电话", "热线", "咨询", "contact", "hotline", "call us", "e-mail"]
}

import Domain

/// What a step may ask for when it is finished; `Step.evidence` holds the words.
package struct EvidenceKind: Sendable, Equatable {
    package var word: String
    package var name: Bilingual

    private init(_ word: String, _ zh: String, _ en: String) {
        self.word = word
        name = Bilingual(zh: zh, en: en)
    }

    package init?(_ word: String) {
        guard let kind = Self.all.first(where: { $0.word == word }) else { return nil }
        self = kind
    }

    package static let all = [
        Self("url", "链接", "link"),
        Self("image", "截图", "screenshot"),
        Self("hash", "哈希值", "hash"),
        Self("number", "编号", "number"),
        Self("fact", "事实条目", "fact entry"),
        Self("source", "信源", "source"),
        Self("record", "通话或处置记录", "record of call or action"),
        Self("report", "书面报告", "written report"),
        Self("decision", "决定及理由", "decision with reason"),
        Self("scorecard", "评分表", "scorecard"),
        Self("acks", "签收表", "acknowledgement table"),
        Self("room", "会话编号", "room id"),
        Self("names", "名单", "names"),
        Self("result", "测试结果", "test result"),
        Self("checklist", "核对清单", "checklist"),
        Self("draft", "稿件", "draft"),
        Self("statement", "声明", "statement"),
        Self("concerns", "关切清单", "list of concerns"),
        Self("answers", "问答口径", "Q&A version"),
        Self("opinion", "法律意见", "legal opinion"),
        Self("data", "数据", "data"),
        Self("receipt", "回执", "receipt"),
        Self("ticket", "工单号", "ticket number"),
        Self("note", "备忘", "note"),
    ]
}

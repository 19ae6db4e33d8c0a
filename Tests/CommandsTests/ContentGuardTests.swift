import Commands
import Domain
import Testing

struct ContentGuardTests {
    private static let rules = GuardRule(
        secretMarks: ["机密★", "绝密★", "秘密 ★", "涉密", "TOP SECRET"],
        forbidden: ["控评", "买水军", "delete posts"])
    private let guards = ContentGuard(rules)

    @Test(arguments: [
        "这份机密★文件", "机 密 ★", "机　密　★", "機密★", "机\u{200B}密\u{FEFF}★", "机密☆", "机密⭐️", "机密*", "机·密·★",
        "机★密★", "絕 密 ＊", "涉\n密", "㊙", "⼀ 涉-密", "top secret", "ＴＯＰ　ＳＥＣＲＥＴ", "T-O-P S_E_C_R_E_T!",
        "𝐓𝐎𝐏 𝐒𝐄𝐂𝐑𝐄𝐓", "（涉密）", "!预警 类型=涉密", "机密★ 控评",
    ])
    func `a secret mark is found in any text`(text: String) {
        let guards = ContentGuard(
            GuardRule(
                secretMarks: Self.rules.secretMarks + ["秘"], forbidden: Self.rules.forbidden))
        #expect(guards.trips(text, addressed: false) == .secret)
        #expect(guards.trips(text, addressed: true) == .secret)
    }

    @Test(arguments: [
        "找人控评", "!控 评", "控評", "買水軍", "delete  posts now", "ＤＥＬＥＴＥ posts",
    ])
    func `a forbidden task counts where the bot is asked`(text: String) {
        #expect(guards.trips(text, addressed: true) == .forbidden)
        #expect(guards.trips(text, addressed: false) == nil)
    }

    @Test(arguments: [
        "", "大家早上好", "司机，密切关注", "机密", "保密纪律", "desktop secrets", "top secretary", "undelete posts",
        "delete postscript", "秘密基地", "控制评论区秩序", "干涉，密集", "水军", "★★★", "👨‍👩‍👧 مرحبا",
    ])
    func `ordinary talk passes`(text: String) {
        #expect(guards.trips(text, addressed: true) == nil)
    }

    @Test(arguments: [
        ("SECRET//NOFORN", true), ("secret / / x", true), ("Ｓecret／／", true),
        ("// secret //", true),
        ("a secret", false), ("secret/ly", false), ("secret: https://example.org", false),
    ])
    func `a mark with slashes is no mark without them`(text: String, isMark: Bool) {
        let guards = ContentGuard(GuardRule(secretMarks: ["//SECRET//"], forbidden: []))
        #expect((guards.trips(text, addressed: false) == .secret) == isMark)
    }

    @Test(arguments: [
        "机（密）★ 第三页", "这是机（密）★文件", "机.密.★ 文件", "附件：机.密.★", "机密(★)", "这份机密（★）文件",
        "机，密，★", "机、密★", "机“密”★", "机（密★", "T.O.P. S.E.C.R.E.T", "see T.O.P. S.E.C.R.E.T file",
        "Top. Secret.", "机̶密̶★", "机😀密😀★", "涉、密", "「涉」密", "涉。密", "(涉.密)", "见 涉（密）文件",
        "秘密（1年）某文件", "机密5年", "密级 机密 5年", "秘密五年", "本件机密（５年）", "绝密 30 年", "秘密·3·年",
    ])
    func `punctuation that was slipped in hides no mark`(text: String) {
        #expect(guards.trips(text, addressed: false) == .secret)
    }

    @Test(arguments: [
        "该件属绝、密级材料", "这份涉，密文件勿外传", "附上的涉.密资料", "标注为机、密级文件", "此为绝，密", "请查收：涉、密扫描件",
        "这是机密，★文件", "see T.OP SECRET file", "the TOP SEC.RET annex", "一份绝…密通知",
    ])
    func `a mark that is broken once in running text is one`(text: String) {
        let guards = ContentGuard(
            GuardRule(
                secretMarks: Self.rules.secretMarks + ["绝密", "绝密级", "机密级"],
                forbidden: Self.rules.forbidden))
        #expect(guards.trips(text, addressed: false) == .secret)
    }

    @Test(arguments: [
        "他断然拒绝，密切关注", "不再干涉，密级文件照旧保管", "该机，密级材料由专人保管", "这台打印机，密级文件不得打印", "拒绝、密件退回", "杜绝，密级材料外流",
        "交涉，密件已送", "内容为机密，★级酒店除外", "要点是机密：* 第一条", "司机，密切注意", "这是本案所涉，密切联系",
        "on top. Secretary", "It is the top. Secret talks began", "stop. op secret",
    ])
    func `words that only meet at a comma are none`(text: String) {
        let guards = ContentGuard(
            GuardRule(
                secretMarks: Self.rules.secretMarks + ["绝密", "绝密级", "机密级"],
                forbidden: Self.rules.forbidden))
        #expect(guards.trips(text, addressed: true) == nil)
    }

    @Test(arguments: [
        "控、评", "找人控（评）", "买.水.军", "买、水、军刷一刷", "delete. posts", "d.e.l.e.t.e p.o.s.t.s now", "控|评",
    ])
    func `nor a forbidden task`(text: String) {
        #expect(guards.trips(text, addressed: true) == .forbidden)
    }

    @Test(arguments: [
        "干涉，密集部署", "交涉、密切联系", "涉，密集", "不再干涉（密切关注）", "保守机密，★级酒店", "机密：* 第一条",
        "保密要求：机密\n1. 第一条", "他失控，评论区乱了", "管控、评估、总结", "控，评估", "风控（评级）", "保守秘密3年",
        "秘密3年前就公开了", "这个秘密，10年前就没人提了", "秘密 3年规划", "机密 2026年度", "秘密花园5年级", "涉、密、控",
        "不能 delete. Posts stay", "He hit delete; posts are gone", "on top. Secret talks began",
        "Stop. Secretary Li speaks", "机械、密封件", "秘密：五年规划",
    ])
    func `a sentence that breaks there is none`(text: String) {
        #expect(guards.trips(text, addressed: true) == nil)
    }

    @Test func `a mark at the end of a long text is found`() {
        let long = String(repeating: "机器运行平稳 ", count: 5000)
        #expect(guards.trips(long, addressed: true) == nil)
        #expect(guards.trips(long + "绝密★", addressed: false) == .secret)
    }

    @Test func `no rules trip nothing`() {
        let none = ContentGuard(GuardRule(secretMarks: ["", " "], forbidden: []))
        #expect(none.trips("机密★", addressed: true) == nil)
    }
}

/// What the escapes of a link spell.
struct PercentTextTests {
    @Test(arguments: [
        ("https://example.org/%E7%BB%9D%E5%AF%86.pdf", "绝密.pdf"),
        ("https://example.org/a%zz/%E7%BB%9D%E5%AF%86.pdf", "绝密.pdf"),
        ("https://example.org/%BB%FA%C3%DC%A1%EF", "机密★"),
        ("%FF%E7%BB%9D%E5%AF%86%", "绝密"), ("a%25E7%25BB%259D%25E5%25AF%2586", "a绝密"),
        ("%25BB%25FA%25C3%25DC", "机密"), ("%2525E7%2525BB%25259D", "绝"), ("x%20y", "x y"),
    ])
    func `a link is read as UTF-8 and as GBK, whatever else stands in it`(
        link: String, wanted: String
    ) {
        #expect(PercentText.readings(of: link).contains { $0.contains(wanted) })
    }

    @Test(arguments: ["", "100%", "%zz", "a%2", "https://example.org/p"])
    func `what has no escapes has no other reading`(text: String) {
        #expect(PercentText.readings(of: text) == [])
    }
}

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

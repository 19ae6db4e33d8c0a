import Commands
import Domain
import Testing

struct WarningVerbTests {
    private static let link = "https://example.org/p/1?a=1&b=2"

    @Test(arguments: [
        "!warn type=谣言 scope=微博 harm=误导 考生 url=\(link)",
        "!预警 类型=谣言 范围=微博 危害=误导 考生 链接=\(link)",
        "!預警 類型：谣言 範圍：微博 危害：误导 考生 網址：\(link)",
        "！报警　类型＝谣言　范围＝微博　危害＝“误导 考生”　ｕｒｌ＝\(link)",
        "、预警 危害=误导 考生，范围=微博，类型=谣言，url=\(link)",
        "/WARN 谣言 微博 误导 考生 \(link)",
        "/warn \(link) 谣言 微博 误导 考生",
        "/warn 谣言，微博，误导 考生\(link)",
        "／预警 谣言 harm=误导 考生 \(link) scope=微博",
        "!warn type = 谣言 scope： 微博、harm=\"误导 考生\" url= \(link)",
        "@fenghuo:localhost 预警 谣言 范围=「微博」 \(link) -- 误导 考生",
    ])
    func `a warning is read in any order and any writing`(text: String) {
        let draft = WarningDraft(type: "谣言", scope: "微博", harm: "误导 考生", url: Self.link)
        #expect(parse(text, Kit.room) == .warning(.register(draft), .warn))
    }

    @Test func `a warning keeps lists, source and words after the link`() {
        let full = "预警 类型=谣言 范围=微博、抖音 危害=误导考生 https://t.cn/x 群里转发 来源=值班员"
        let draft = WarningDraft(
            type: "谣言", scope: "微博、抖音", harm: "误导考生 群里转发", url: "https://t.cn/x",
            source: "值班员")
        #expect(parse(full) == .warning(.register(draft), .warn))
        let sign = WarningDraft(type: "a", scope: "b", harm: "x=y")
        #expect(parse("warn type=a scope=b harm=x=y") == .warning(.register(sign), .warn))
        let bare = WarningDraft(type: "a", scope: "b", harm: "c")
        #expect(parse("warn type=a scope=b harm=c") == .warning(.register(bare), .warn))
    }

    @Test(arguments: [
        ("watch W-1 low reach", 1), ("关注 w1 low reach", 1), ("關注 Ｗ－１ 理由：low reach", 1),
        ("watch 1 reason=low reach", 1), ("关注W—1 原因=「low reach」", 1), ("watch W-1, low reach", 1),
        ("watch #1 -- low reach", 1),
    ])
    func `watch takes a number and a reason`(text: String, number: Int) {
        #expect(
            parse(text) == .warning(.watch(warning(number), reason: "low reach"), .watch))
    }

    @Test(arguments: [
        "refer W-2 police fraud", "refer W-2 to=police reason=fraud", "转办 2 转至=police 理由=fraud",
        "轉辦 w2 給 police fraud", "refer W-2 to police 原因：fraud",
    ])
    func `refer takes a number, an addressee and a reason`(text: String) {
        let command = WarningCommand.refer(warning(2), to: "police", reason: "fraud")
        #expect(parse(text) == .warning(command, .refer))
    }

    @Test func `refer needs no reason`() {
        let command = WarningCommand.refer(warning(2), to: "公安", reason: nil)
        #expect(parse("转办 W-2 公安") == .warning(command, .refer))
    }

    @Test(arguments: ["merge W-3 I-1", "合并 3 1", "合併 w3 i1", "ＭＥＲＧＥ Ｗ－３，Ｉ－１"])
    func `merge takes a warning and an incident`(text: String) {
        #expect(parse(text) == .warning(.merge(warning(3), into: incident(1)), .merge))
    }

    @Test(arguments: [
        "decline W-1 quiet now", "不启动 1 理由=quiet now", "不啟動 W-1 原因：quiet now",
        "activate W-1 no reason=quiet now", "启动 W-1 否 理由=quiet now", "启动 1 不 quiet now",
    ])
    func `a warning may be declined with a reason`(text: String) {
        #expect(
            parse(text) == .warning(.decline(warning(1), reason: "quiet now"), .decline))
    }

    @Test(arguments: [
        "assess W-1 3 4 2 2 3 2 1 1 1 ?", "研判 1 3 4 2 2 3 2 1 1 1 ？", "評估 Ｗ－１ ３ ４ ２ ２ ３ ２ １ １ １ ？",
        "评估 w1 3,4,2,2,3,2,1,1,1,?", "assess 1 1=3 2=4 3=2 4=2 5=3 6=2 7=1 8=1 9=1 10=?",
        "研判 W-1 10：？ 1：3 2：4 3：2 4：2 5：3 6：2 7：1 8：1 9：1", "研判W-1 3，4，2，2，3，2，1，1，1，？",
    ])
    func `ten values are the indicators in their order`(text: String) {
        let values: [Int: Int?] = [
            1: 3, 2: 4, 3: 2, 4: 2, 5: 3, 6: 2, 7: 1, 8: 1, 9: 1, 10: nil,
        ]
        let command = WarningCommand.assess(warning(1), AssessmentInput(values: values))
        #expect(parse(text) == .warning(command, .assess))
    }

    @Test(arguments: [
        ("assess W-1 3 floor=injury,death", ["injury", "death"]),
        ("assess W-1 floor=injury, death 3", ["injury", "death"]),
        ("研判 W-1 3 底线=受伤、死亡", ["受伤", "死亡"]),
        ("研判 W-1 3 底线=死亡、-受伤", ["死亡", "-受伤"]),
        ("研判 W-1 3 底线=－受伤", ["-受伤"]),
        ("assess W-1 3 floors=injury －death", ["injury", "-death"]),
        ("assess W-1 floors=-official account seized 3", ["-official account seized"]),
        ("assess W-1 floors=official account seized 3", ["official account seized"]),
        ("assess W-1 3 floor=injury death", ["injury", "death"]),
    ])
    func `floors are a list beside the values`(text: String, floors: [String]) {
        let input = AssessmentInput(values: [1: 3], floors: floors)
        #expect(parse(text) == .warning(.assess(warning(1), input), .assess))
    }

    @Test(arguments: ["assess I-1 3 4", "研判 i1 1=3 2=4", "评估 Ｉ－１ ３，４"])
    func `an incident is assessed anew while it runs`(text: String) {
        let input = AssessmentInput(values: [1: 3, 2: 4])
        #expect(parse(text) == .incident(.assess(incident(1), input), .assess))
    }

    @Test func `floors alone are an assessment`() {
        let input = AssessmentInput(values: [:], floors: ["injury"])
        #expect(parse("assess W-1 floor=injury") == .warning(.assess(warning(1), input), .assess))
    }
}

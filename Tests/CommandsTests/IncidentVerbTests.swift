import Commands
import Domain
import Testing

struct IncidentVerbTests {
    private func activation(_ level: Int, _ packs: [String]) -> Parsed {
        let request = ActivationRequest(warning: warning(1), level: Level(level), packs: packs)
        return .incident(.activate(request), .activate)
    }

    @Test(arguments: [
        "activate W-1 II R", "/activate W-1 level=II pack=R", "启动 1 Ⅱ 谣言", "啟動 W-1 級別：二级 場景：謠言",
        "！启动 Ｗ－１ ２ Ｒ", "activate w1 orange r", "activate W-1 pack=rumour level=2",
        "启动 W-1 橙色 R", "启动 W-1，重大，R", "启动W-1 ⅱ级 预案包=社交媒体谣言", "activate W-1 major R,R",
        "activate W-1 level=ii packs=social-media rumour", "启动 W-1 二级响应 R",
        "activate W-1 level II pack R", "启动 W-1 级别 Ⅱ 场景 谣言", "烽火，启动 W-1 橙 R",
        "@fenghuo: activate W-1 II rumor",
    ])
    func `activation takes a level and packs in every writing`(text: String) {
        let setting = text.first == "烽" || text.first == "@" ? Kit.room : Kit.direct
        #expect(parse(text, setting) == activation(2, ["R"]))
    }

    @Test(arguments: [
        ("activate W-1 I", 1, []), ("activate W-1 1", 1, []), ("启动 W-1 红色预警", 1, []),
        ("activate W-1 III C,R", 3, ["C", "R"]), ("activate W-1 III C R", 3, ["C", "R"]),
        ("activate W-1 IV pack=C, R", 4, ["C", "R"]), ("启动 W-1 四级 场景=攻击、谣言", 4, ["C", "R"]),
        ("启动 W-1 关注", 5, []), ("activate W-1 Ⅳ级 pack=C+R", 4, ["C", "R"]),
    ])
    func `levels go by rank, colour and name, packs are a list`(
        text: String, level: Int, packs: [String]
    ) {
        #expect(parse(text) == activation(level, packs))
    }

    @Test(arguments: [
        "activate W-1 level=II pack=R for=赵敏 via=phone reason=by telephone",
        "启动 W-1 Ⅱ R 代=赵敏 方式=电话 理由=by telephone",
        "啟動 W-1 二级 谣言 代為：赵敏 方式：電話 原因：by telephone",
        "activate W-1 II R for 赵敏 via=tel -- by telephone",
    ])
    func `a decision made by telephone names its decider`(text: String) {
        let request = ActivationRequest(
            warning: warning(1), level: Level(2), packs: ["R"], reason: "by telephone",
            onBehalfOf: "赵敏", via: "phone")
        #expect(parse(text) == .incident(.activate(request), .activate))
    }

    @Test(arguments: [
        ("level I-1 III reason=it fades", 1, "it fades"), ("级别 I-1 Ⅲ 理由=it fades", 1, "it fades"),
        ("降級 1 三级 it fades", 1, "it fades"), ("升级 III 理由：it fades", nil, "it fades"),
        ("level level=III it fades", nil, "it fades"), ("level 3", nil, nil),
        ("level I-1 3", 1, nil),
        ("ｌｅｖｅｌ Ｉ－１ ３", 1, nil), ("级别 黄", nil, nil), ("level 1 3", 1, nil),
    ])
    func `level takes an optional number`(text: String, number: Int?, reason: String?) {
        let command = IncidentCommand.level(number.map(incident), Level(3), reason: reason)
        #expect(parse(text) == .incident(command, .level))
    }

    @Test func `a level is not taken for a number`() {
        #expect(parse("level I") == .incident(.level(nil, Level(1), reason: nil), .level))
        #expect(
            parse("level I1 I") == .incident(.level(incident(1), Level(1), reason: nil), .level))
    }

    @Test(arguments: [
        ("countersign I-1", 1), ("补签", nil), ("補簽 1", 1), ("会签 i1", 1), ("會籤 Ｉ１", 1),
        ("approve I-1", 1), ("批准 I-1", 1),
    ])
    func `a countersignature may name its incident`(text: String, number: Int?) {
        let command = IncidentCommand.countersign(number.map(incident))
        #expect(parse(text) == .incident(command, .countersign))
    }

    @Test(arguments: [
        ("cancel I-1 false alarm", 1), ("撤销 reason=false alarm", nil), ("撤銷 1 理由：false alarm", 1),
        ("ＣＡＮＣＥＬ i1 false alarm", 1),
    ])
    func `cancel takes a reason`(text: String, number: Int?) {
        let command = IncidentCommand.cancel(number.map(incident), reason: "false alarm")
        #expect(parse(text) == .incident(command, .cancel))
    }

    @Test(arguments: [
        ("close propose I-1 quiet", 1), ("结束 提议 理由=quiet", nil), ("結束 提議 1 quiet", 1),
        ("终止 建议 I-1 原因：quiet", 1), ("close propose quiet", nil), ("結束 I-1 提議 quiet", 1),
    ])
    func `closing is proposed with a reason`(text: String, number: Int?) {
        let command = IncidentCommand.proposeClose(number.map(incident), reason: "quiet")
        #expect(parse(text) == .incident(command, .close))
    }

    @Test(arguments: [
        ("close confirm I-1", 1, nil), ("结束 确认", nil, nil), ("終止 確認 1 quiet", 1, "quiet"),
        ("close confirm reason=quiet", nil, "quiet"),
    ])
    func `closing is confirmed`(text: String, number: Int?, reason: String?) {
        let command = IncidentCommand.confirmClose(number.map(incident), reason: reason)
        #expect(parse(text) == .incident(command, .close))
    }

    @Test(arguments: [
        ("note I-1 平台已回电，a=b：属实。", 1, "平台已回电，a=b：属实。"), ("记录 3 人到场", nil, "3 人到场"),
        ("記錄 “引文”他说", nil, "“引文”他说"), ("note \"whole text\"", nil, "whole text"),
        ("note text=x y=z", nil, "x y=z"), ("记录：内容：已删", nil, "已删"),
        ("note T-3 late", nil, "T-3 late"), ("note I-2 👨‍👩‍👧 到场 -- 三人", 2, "👨‍👩‍👧 到场 -- 三人"),
        ("note -- type=x", nil, "type=x"),
        ("记录 时间：下午到场", nil, "时间：下午到场"), ("note he came at=9", nil, "he came at=9"),
        ("note it's\u{202E} dark", nil, "it's dark"),
    ])
    func `a note is kept as it was typed`(text: String, number: Int?, note: String) {
        let command = IncidentCommand.note(number.map(incident), text: note)
        #expect(parse(text) == .incident(command, .note))
    }

    @Test(arguments: [
        ("note I-1 at=14:20 平台已回电", 1, 860), ("记录 时间=9：05 平台已回电", nil, 545),
        ("note at=00:00，平台已回电", nil, 0),
        ("note at = 23:59 text=平台已回电", nil, 1439),
    ])
    func `a note that is entered afterwards says when it happened`(
        text: String, number: Int?, minute: Int
    ) {
        let command = IncidentCommand.note(number.map(incident), text: "平台已回电", at: minute)
        #expect(parse(text) == .incident(command, .note))
    }
}

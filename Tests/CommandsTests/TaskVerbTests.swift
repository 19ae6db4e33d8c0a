import Commands
import Domain
import Testing

struct TaskVerbTests {
    @Test(arguments: [
        ("task", false), ("任务", false), ("任務 列表", false), ("task list", false), ("任务 全部", false),
        ("task mine", true), ("任务 我的", true), ("ｔａｓｋ ＭＩＮＥ", true),
    ])
    func `tasks are listed`(text: String, mine: Bool) {
        #expect(parse(text) == .query(.tasks(mine: mine), .task))
    }

    @Test(arguments: [
        "task assign T-3 @li", "assign T-3 @li", "指派 3 @li", "任务 分配 t3 @li", "任務 指派 Ｔ－３ 給 @li",
        "assign 3 to=@li", "assign T-3 to @li", "指派 T-3 给@li", "指派 3 給 @li", "分配 T-3 转至：@li",
    ])
    func `a task is assigned`(text: String) {
        #expect(parse(text) == .task(.assign(task(3), to: "@li"), .assign))
    }

    @Test func `the word before a name may touch it`() {
        #expect(parse("指派 T-3 给李雷") == .task(.assign(task(3), to: "李雷"), .assign))
        let refer = WarningCommand.refer(warning(2), to: "公安", reason: "涉嫌违法")
        #expect(parse("转办 W-2 给公安 涉嫌违法") == .warning(refer, .refer))
    }

    @Test func `a chat id keeps its colon`() {
        let command = TaskCommand.assign(task(3), to: "@li:example.org")
        #expect(parse("assign T-3 @li:example.org") == .task(command, .assign))
        #expect(parse("assign T-3 to=@li:example.org") == .task(command, .assign))
    }

    @Test(arguments: ["approve T-3", "批准 3", "审签 t3", "審簽 T-3", "ａｐｐｒｏｖｅ ３"])
    func `a task is approved`(text: String) {
        #expect(parse(text) == .task(.approve(task(3)), .approve))
    }

    @Test(arguments: [
        ("done T-3", nil), ("完成 3", nil), ("办结3", nil), ("辦結 Ｔ－３", nil),
        ("done T-3 https://a.b/c?x=1 删了 20 条", "https://a.b/c?x=1 删了 20 条"),
        ("完成 T-3 evidence=截图，见群文件", "截图，见群文件"), ("完成 3 證據：截图", "截图"),
        ("task done T-3 截图", "截图"), ("done T-3 2 files", "2 files"),
    ])
    func `a task is done, with evidence`(text: String, evidence: String?) {
        #expect(parse(text) == .done(3, evidence))
    }

    @Test(arguments: [
        "block T-3 等审批", "受阻 3 等审批", "受阻T-3 理由=等审批", "ｂｌｏｃｋ ３　原因：等审批", "block T-3: 等审批",
        "block T-3 -- 等审批", "受阻 3 “等审批”",
    ])
    func `a blocked task has a reason`(text: String) {
        #expect(parse(text) == .block(3, "等审批"))
    }

    @Test(arguments: ["ack", "收到", "收悉", "知悉。", "簽收", "收到！", "收到，谢谢", "ack thanks", "ＡＣＫ"])
    func `an acknowledgement needs no number`(text: String) {
        #expect(parse(text) == .ack())
    }

    @Test(arguments: [
        "ack 12", "收到 12", "收到12", "收到１２号", "签收 N-12", "知悉：ｎ１２", "/ack N12", "ack #12", "收到 12，谢谢",
    ])
    func `an acknowledgement takes a number`(text: String) {
        #expect(parse(text) == .ack(12))
    }

    @Test(arguments: [
        ("ack for @li", nil, "@li", nil), ("ack for @li via=phone", nil, "@li", "phone"),
        ("ack 12 for=@li via=phone", 12, "@li", "phone"), ("收到 12 代 @li 方式=电话", 12, "@li", "phone"),
        ("收到 12 代@li 方式：電話", 12, "@li", "phone"), ("收到 代=李雷 方式=当面", nil, "李雷", "当面"),
        ("ack for @li via phone 12", 12, "@li", "phone"),
    ])
    func `an acknowledgement may be given for another`(
        text: String, number: Int?, who: String, via: String?
    ) {
        #expect(parse(text) == .ack(number, for: who, via: via))
    }

    @Test(arguments: [
        ("cannot", nil, nil), ("cannot 12", 12, nil), ("无法 12 在外地", 12, "在外地"),
        ("無法 在外地", nil, "在外地"), ("无法12，堵车", 12, "堵车"), ("cannot 12 reason=堵车", 12, "堵车"),
        ("无法 N-12 原因：堵车", 12, "堵车"), ("ｃａｎｎｏｔ １２ 堵车", 12, "堵车"),
        ("无法 2小时内到不了", nil, "2小时内到不了"), ("无法到岗", nil, "无法到岗"),
    ])
    func `a refusal may have a number and a reason`(
        text: String, number: Int?, reason: String?
    ) {
        #expect(parse(text) == .cannot(number, reason))
    }
}

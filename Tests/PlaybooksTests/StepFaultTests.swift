import Domain
import Testing

@testable import Playbooks

struct StepFaultTests {
    @Test func `the small pack has no fault`() throws {
        let (plan, faults) = Small.load()
        #expect(faults == [])
        let loaded = try #require(plan)
        #expect(loaded.packs.map(\.letter) == ["B", "R"])
        let verdict = try #require(loaded.pack("r")?.steps.last)
        #expect(verdict.due == [Due(base: .step("R03"), offset: .minutes(60))])
        let approvers = [
            Approval.Approver(group: .hq), Approval.Approver(group: .office, seat: .lead),
        ]
        #expect(verdict.approval == Approval(rule: .any, approvers: approvers))
        #expect(loaded.pack("B")?.steps.first?.fulfilledBy == .warned)
    }

    @Test(arguments: [
        Case(
            .rumour, "evidence:", "evidnce:", line: 10, "未知的键 evidnce，是否想写 evidence？",
            "unknown key evidnce; did you mean evidence?"),
        Case(
            .rumour, "group: office", "group: ofice", line: 7, "未知的组 ofice，是否想写 office？",
            "unknown group ofice; did you mean office?"),
        Case(
            .rumour, "[hq]", "[\n      hqq]", line: 12, "未知的组 hqq，是否想写 hq？",
            "unknown group hqq; did you mean hq?"),
        Case(
            .rumour, "office.lead", "office.chief", line: 19, "未知的席位 chief",
            "unknown seat chief"),
        Case(
            .rumour, "office.lead", "offic.lead", line: 19, "未知的组 offic，是否想写 office？",
            "unknown group offic; did you mean office?"),
        Case(
            .rumour, "{zh: 指派, en: Assign}", "{zh: 指派}", line: 8, "action 缺少英文 en",
            "action lacks its English (en) text"),
        Case(
            .rumour, "    action: {zh: 指派, en: Assign}\n", "", line: 6, "缺少 action",
            "action is missing"),
        Case(
            .rumour, "60m\n", "sixty\n", line: 12, "every：sixty 不是时长，应写作 500ms、30s、5m、2h 或 3d",
            "every: sixty is not a duration; write 500ms, 30s, 5m, 2h or 3d"),
        Case(
            .rumour, "every: 60m", "every: 20s", line: 12, "every 至少为 1m",
            "every must be at least 1m"),
        Case(
            .rumour, "[url, image]", "[url, imag]", line: 10, "未知的证据种类 imag，是否想写 image？",
            "unknown kind of evidence imag; did you mean image?"),
        Case(
            .base, "warned", "wernd", line: 10, "未知的自动完成方式 wernd，是否想写 warned？",
            "unknown fulfilment wernd; did you mean warned?"),
        Case(
            .rumour, "clock: refutation", "clock: refutaton", line: 18,
            "未知的时钟 refutaton，是否想写 refutation？",
            "unknown clock refutaton; did you mean refutation?"),
        Case(
            .rumour, "after: [R03]", "after: [R30]", line: 17, "未知的步骤 R30，是否想写 R03？",
            "unknown step R30; did you mean R03?"),
        Case(
            .rumour, "due: R03+60m", "due: R33+60m", line: 16, "未知的步骤 R33，是否想写 R03？",
            "unknown step R33; did you mean R03?"),
        Case(
            .rumour, "due: R03+60m", "due: none", line: 18, "写了 clock 的步骤须有 due，时钟从它的起点算起",
            "a step with a clock needs a due time: the clock counts from its base"),
        Case(
            .rumour, "not: doer", "not: lead", line: 19, "not 只能是 doer", "not can only be doer"),
        Case(
            .rumour, "any: [hq, office.lead]", "all: [hq], any: [hq]", line: 19,
            "approval 须写 any 或 all 之一", "approval must say either any or all"),
        Case(.rumour, "any: [hq, office.lead]", "any: []", line: 19, "any 是空的", "any is empty"),
        Case(
            .rumour, "id: R04", "id: R03", line: 13, "步骤 R03 重复，已在第 6 行给出",
            "the step R03 is given twice, first in line 6"),
        Case(
            .rumour, "id: R04", "id: S04", line: 13, "步骤编号 S04 应为本预案字母加两三位数字，如 R03",
            "the step id S04 must be the pack's letter and two or three digits, such as R03"),
        Case(
            .rumour, "playbook: rumour", "playbook: base", line: 1, "名称 base 已被 base.yaml 使用",
            "the name base is taken by base.yaml"),
        Case(
            .base, "clause: 四", "", line: 1, "缺少 clause", "clause is missing"),
    ]) func `a fault in a step is told with its line`(_ wanted: Case) {
        let faults = Small.faults(wanted.file, wanted.old, wanted.new)
        #expect(faults.contains(wanted.fault), "\(faults)")
        #expect(faults.filter { $0.line == wanted.line }.count == 1, "\(faults)")
    }

    @Test(arguments: [
        "T", "T+15", "T+15s", "15m", "X+5m", "T+", "D+30m,", "C-3wd", "C+0wd", "T+1.5h",
    ])
    func `a bad due time is told with what may be written`(text: String) {
        let part = text == "D+30m," ? "" : text
        let zh = "due：“\(part)”不是时限，应写作 T+15m、D+30m, D+60m、R04+60m、C+3wd 或 none"
        let en =
            "due: “\(part)” is not a due time; write T+15m, or D+30m, D+60m, or R04+60m, or C+3wd, "
            + "or none"
        let message = Bilingual(zh: zh, en: en)
        let faults = Small.faults(.base, "due: D+10m", "due: \"\(text)\"")
        #expect(faults == [Diagnostic(file: "base.yaml", line: 9, message: message)])
    }

    @Test(arguments: [
        ("none", []),
        ("T+15m", [Due(base: .activation, offset: .minutes(15))]),
        (
            "D+30m, D+60m",
            [
                Due(base: .detection, offset: .minutes(30)),
                Due(base: .detection, offset: .minutes(60)),
            ]
        ),
        ("C+3wd", [Due(base: .closing, offset: .zero, workingDays: 3)]),
        ("S-14d", [Due(base: .drillStart, offset: .zero - .days(14))]),
        ("R04+60m", [Due(base: .step("R04"), offset: .minutes(60))]),
    ]) func `a due time is read`(text: String, wanted: [Due]) throws {
        #expect(try DueText.parse(text) == wanted)
    }

    @Test func `a step that waits for itself is told with the way round`() {
        let faults = Small.faults(.rumour, "due: T+15m, T+1h", "due: T+15m\n    after: [R04]")
        let message = Bilingual(
            zh: "步骤在等待自己：R03 → R04 → R03", en: "step waits for itself through R03 → R04 → R03")
        #expect(faults == [Diagnostic(file: "rumour.yaml", line: 6, message: message)])
    }

    @Test func `a due time that hangs on its own step is a circle too`() {
        let faults = Small.faults(.rumour, "due: T+15m, T+1h", "due: R03+5m")
        #expect(
            faults.map(\.description)
                == ["rumour.yaml:6: step waits for itself through R03 → R03"])
    }

    @Test func `each circle is told once`() {
        func step(_ id: String, _ after: [String]) -> Step {
            Step(id: id, group: .hq, action: Bilingual(zh: "", en: ""), after: after)
        }
        let steps = [
            step("B01", ["B02"]), step("B02", ["B03"]), step("B03", ["B02"]),
            step("B04", ["B05", "B02"]), step("B05", ["B04"]), step("B06", ["B01"]),
        ]
        #expect(StepCycles.find(in: steps) == [["B02", "B03", "B02"], ["B04", "B05", "B04"]])
        #expect(StepCycles.find(in: [step("B01", ["B09"]), step("B02", ["B01"])]).isEmpty)
    }
}

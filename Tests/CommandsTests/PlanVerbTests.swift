import Domain
import Testing

@testable import Commands

/// `plan` and its parts, each with the rights of its own verb.
struct PlanVerbTests {
    @Test(arguments: [
        ("plan", PlanQuery.show(nil)), ("预案", .show(nil)), ("預案 查看", .show(nil)),
        ("plan show 四.2", .show("四.2")), ("预案 查看 启动条件", .show("启动条件")),
        ("plan diff", .diff(nil)), ("预案 对比 I-3", .diff(incident(3))),
        ("plan diff 3", .diff(incident(3))), ("plan annex", .annexes), ("预案 细则", .annexes),
        ("plan interpret", .interpretations), ("预案 释义", .interpretations),
    ])
    func `questions about the plan`(text: String, query: PlanQuery) {
        #expect(parse(text) == .request(.query(.plan(query)), .plan))
    }

    @Test(arguments: [
        ("plan publish", PlanCommand.publish(hash: nil), Verb.planPublish),
        ("预案 发布", .publish(hash: nil), .planPublish),
        ("plan adopt I-2", .adopt(incident(2)), .planAdopt),
        ("预案 采用 2", .adopt(incident(2)), .planAdopt), ("plan adopt", .adopt(nil), .planAdopt),
        (
            "plan interpret Is a holiday a working day? | No",
            .interpret(question: "Is a holiday a working day?", answer: "No"), .planInterpret
        ),
        (
            "预案 释义 节假日，算工作日吗｜不算，顺延", .interpret(question: "节假日，算工作日吗", answer: "不算，顺延"),
            .planInterpret
        ),
    ])
    func `commands about the plan need rights of their own`(
        text: String, command: PlanCommand, verb: Verb
    ) {
        #expect(parse(text) == .request(.command(.plan(command)), verb))
    }

    @Test(arguments: [
        ("plan interpret why", Complaint.Fault.missing(.answer)),
        ("预案 释义 为什么 |", .missing(.answer)), ("预案 释义 | 不算", .missing(.text)),
        ("plan publish now", .unexpected("now")),
        ("plan adopt W-1", .wrongKind("W-1", wanted: .incident)),
    ])
    func `what is missing or too much is told`(text: String, fault: Complaint.Fault) {
        guard case .complaint(let complaint) = parse(text) else {
            Issue.record("\(parse(text))")
            return
        }
        #expect(complaint.fault == fault)
        #expect(complaint.verb == .plan)
    }

    @Test func `an unknown part gets the two nearest`() {
        guard case .complaint(let complaint) = parse("plan pubish"),
            case .unknownPart("pubish", let nearest) = complaint.fault
        else {
            Issue.record("\(parse("plan pubish"))")
            return
        }
        #expect(nearest.first == Bilingual(zh: "发布", en: "publish"))
        #expect(complaint.column == 6)
    }
}

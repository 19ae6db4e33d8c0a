import Domain
import Testing

@testable import Commands

struct CircleVerbTests {
    @Test(arguments: [
        ("classify I-1 sensitive", incident(1), Classification.sensitive, nil),
        ("标识 I-1 敏感", incident(1), .sensitive, nil),
        ("标识 W-2 限知 理由=涉及未成年人", Number(.warning, 2), .sensitive, "涉及未成年人"),
        (
            "classify 3 public reason=it is in the papers", incident(3), .public,
            "it is in the papers"
        ),
        ("标识 I-1 内部 已经公开报道", incident(1), .internal, "已经公开报道"),
    ])
    func `a label`(text: String, number: Number, label: Classification, reason: String?) {
        #expect(
            parse(text)
                == .request(
                    .command(.circle(.classify(number, label, reason: reason))), .classify))
    }

    @Test(arguments: [
        ("people add I-1 @li due=3d", CircleCommand.admit(incident(1), "@li", span: .days(3))),
        ("知悉范围 加入 I-1 李雷 截止=3天", .admit(incident(1), "李雷", span: .days(3))),
        ("知悉范围 加入 @li", .admit(nil, "@li", span: nil)),
        ("people add @li due=90m", .admit(nil, "@li", span: .minutes(90))),
        ("people remove I-1 @li", .remove(incident(1), "@li")),
        ("知悉范围 移出 I-1 李雷", .remove(incident(1), "李雷")),
    ])
    func `in and out`(text: String, command: CircleCommand) {
        #expect(parse(text) == .request(.command(.circle(command)), .circleEdit))
    }

    @Test(arguments: [
        ("people", nil), ("people I-1", incident(1)), ("知悉范围 查看 I-1", incident(1)),
        ("知悉范围 W-1", Number(.warning, 1)),
    ])
    func `who knows`(text: String, number: Number?) {
        #expect(parse(text) == .request(.query(.circle(number)), .circle))
    }

    @Test func `what is missing or too long is said`() {
        #expect(
            parse("标识 I-1")
                == .complaint(Complaint(.missing(.subcommand), column: 7, verb: .classify)))
        #expect(
            parse("people add I-1 @li due=40d")
                == .complaint(Complaint(.notASpan("40d"), column: 24, verb: .circle)))
        #expect(
            parse("people add I-1")
                == .complaint(Complaint(.missing(.person), column: 15, verb: .circle)))
    }
}

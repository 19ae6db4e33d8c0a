import Domain
import Testing

@testable import Commands

struct AbsenceVerbTests {
    private static func day(_ month: Int, _ day: Int, _ minute: Int? = nil) -> DutyWhen {
        DutyWhen(.ofYear(month: month, day: day), minute: minute)
    }

    @Test(arguments: [
        (
            "leave 12-01 to 12-05 flu",
            AbsenceCommand.leave(nil, from: day(12, 1), to: day(12, 5), reason: "flu", allow: false)
        ),
        (
            "请假 12-01 至 12-05 理由=住院",
            .leave(nil, from: day(12, 1), to: day(12, 5), reason: "住院", allow: false)
        ),
        (
            "请假 明天",
            .leave(nil, from: DutyWhen(.from(today: 1)), to: nil, reason: nil, allow: false)
        ),
        (
            "请假 @li 12-01 08:00 至 18:00",
            .leave(
                "@li", from: day(12, 1, 480), to: DutyWhen(.same, minute: 1080), reason: nil,
                allow: false)
        ),
    ])
    func `leave`(text: String, command: AbsenceCommand) {
        #expect(parse(text) == .request(.command(.absence(command)), .leave))
    }

    @Test func `leave that HQ allows has a right of its own`() {
        let command = AbsenceCommand.leave(
            "@li", from: Self.day(12, 1), to: nil, reason: nil, allow: true)
        for text in ["leave allow @li 12-01", "请假 批准 @li 12月1日"] {
            #expect(parse(text) == .request(.command(.absence(command)), .leaveAllow))
        }
    }

    @Test(arguments: ["leave", "请假", "请假 列表", "leave list"])
    func `who is away`(text: String) {
        #expect(parse(text) == .request(.query(.absences), .leave))
    }

    @Test(arguments: [
        ("back", AbsenceCommand.back(nil), Verb.back), ("销假 @li", .back("@li"), .back),
        ("cover @li @wang", .cover("@li", by: "@wang", until: nil), .cover),
        ("顶岗 @li 由 @wang 12-05", .cover("@li", by: "@wang", until: day(12, 5)), .cover),
        ("替岗 结束 @li", .endCover("@li"), .cover),
        (
            "delegate @li activate approve until 12-05 08:00",
            .delegate("@li", scope: [.activate, .approve], from: nil, until: day(12, 5, 480)),
            .delegate
        ),
        (
            "授权 @li 全部 至 明天",
            .delegate(
                "@li", scope: Mandate.powers, from: nil, until: DutyWhen(.from(today: 1))),
            .delegate
        ),
        ("授权 收回 @li", .revoke("@li"), .delegate),
    ])
    func `back, cover and powers`(text: String, command: AbsenceCommand, verb: Verb) {
        #expect(parse(text) == .request(.command(.absence(command)), verb))
    }

    @Test func `what is missing is asked for`() {
        #expect(
            parse("请假 @li") == .complaint(Complaint(.missing(.day), column: 7, verb: .leave)))
        #expect(
            parse("授权 @li 启动")
                == .complaint(Complaint(.missing(.day), column: 10, verb: .delegate)))
        #expect(
            parse("顶岗 @li") == .complaint(Complaint(.missing(.person), column: 7, verb: .cover)))
    }
}

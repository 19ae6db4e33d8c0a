import Domain
import Testing

@testable import Commands

struct LiaisonVerbTests {
    @Test(arguments: [
        ("liaison", LiaisonQuery.list), ("联络", .list), ("外联 列表", .list),
        ("liaison show police", .show("police")), ("联络 查看 属地公安", .show("属地公安")),
    ])
    func `questions about outside bodies`(text: String, query: LiaisonQuery) {
        #expect(parse(text) == .request(.query(.liaisons(query)), .liaison))
    }

    @Test(arguments: [
        ("liaison notify police I-1", LiaisonCommand.notify("police", incident: incident(1))),
        ("联络 通报 police", .notify("police", incident: nil)),
        ("联络 核验 police", .verify("police")),
        (
            "联络 回执 police 接话人=王警官 编号=2026-118 已派员",
            .receipt(
                "police",
                LiaisonReceipt(spokeWith: "王警官", number: "2026-118", text: "已派员"),
                incident: nil)
        ),
        (
            "liaison receipt police I-2 no=118 with=Wang they are on their way",
            .receipt(
                "police",
                LiaisonReceipt(spokeWith: "Wang", number: "118", text: "they are on their way"),
                incident: incident(2))
        ),
    ])
    func `a call, its receipt, a check`(text: String, command: LiaisonCommand) {
        #expect(parse(text) == .request(.command(.liaison(command)), .liaisonCall))
    }

    @Test func `which body is asked for`() {
        #expect(
            parse("联络 通报") == .complaint(Complaint(.missing(.body), column: 6, verb: .liaison)))
    }
}

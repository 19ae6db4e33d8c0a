import Commands
import Domain
import Testing

struct RosterVerbTests {
    private func request(_ text: String) -> Request? {
        if case .request(let request, _) = Kit.parser.parse(text, in: Kit.room) {
            request
        } else {
            nil
        }
    }

    private func verb(_ text: String) -> Verb? {
        if case .request(_, let verb) = Kit.parser.parse(text, in: Kit.room) { verb } else { nil }
    }

    @Test(arguments: ["!roster", "!名册", "!通讯录", "!roster show"])
    func `the roster is asked for`(text: String) {
        #expect(request(text) == .query(.roster(nil)))
        #expect(verb(text) == .roster)
    }

    @Test func `a group or a person is asked for`() {
        #expect(request("!roster show office") == .query(.roster("office")))
        #expect(request("!名册 查看 @li") == .query(.roster("@li")))
    }

    @Test(arguments: [
        "!roster edit @li mobile=13800000000 seat=office.lead",
        "!名册 修改 li 手机=13800000000 职务=office.lead",
    ]) func `one person is changed`(text: String) {
        let inputs = [
            RosterInput(.mobile, "13800000000"), RosterInput(.posts, "office.lead"),
        ]
        #expect(request(text) == .command(.roster(.edit("li", inputs))))
        #expect(verb(text) == .rosterEdit)
    }

    @Test func `somebody is added, and purging is put on hold`() {
        #expect(
            request("!roster add feng name=冯程 chat=@feng:x")
                == .command(
                    .roster(
                        .add("feng", [RosterInput(.name, "冯程"), RosterInput(.chat, "@feng:x")]))))
        #expect(
            request("!roster hold reason=court order")
                == .command(.roster(.hold(reason: "court order"))))
        #expect(request("!名册 解除保全") == .command(.roster(.hold(reason: nil))))
        #expect(verb("!roster release") == .rosterEdit)
        #expect(request("!roster verify @li") == .command(.roster(.verify("li", .sms))))
        #expect(request("!名册 核验 @李雷 邮件") == .command(.roster(.verify("李雷", .email))))
        #expect(verb("!名册 核验 li") == .rosterEdit)
        #expect(request("!名册 确认 @冯程") == .command(.roster(.confirm("冯程"))))
        #expect(verb("!roster confirm feng") == .rosterConfirm)
    }

    @Test func `what is left over is not said again, for it may be a number`() {
        guard
            case .complaint(let complaint) = Kit.parser.parse(
                "!roster edit @li 13800000000", in: Kit.room)
        else {
            Issue.record("no complaint")
            return
        }
        #expect(complaint.fault == .missing(.text))
    }
}

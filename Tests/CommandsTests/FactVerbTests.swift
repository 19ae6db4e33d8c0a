import Commands
import Domain
import Testing

struct FactVerbTests {
    private let one = Number(.fact, 1)

    @Test(
        arguments: [
            "fact add the portal is back src=operations", "事实 登记 the portal is back 来源=operations",
            "！事實 登記 the portal is back 來源=operations",
        ])
    func `a fact is noted with its source`(text: String) {
        #expect(
            parse(text)
                == .request(
                    .command(
                        .fact(.add(nil, text: "the portal is back", source: "operations"))), .fact))
    }

    @Test func `of an incident that is named`() {
        #expect(
            parse("fact add I-2 water is back")
                == .request(
                    .command(
                        .fact(.add(Number(.incident, 2), text: "water is back", source: nil))),
                    .fact))
    }

    @Test func `it is looked into, doubted and shown`() {
        #expect(
            parse("事实 核实 F-1 已致电服务商")
                == .request(
                    .command(.fact(.voice(one, holds: true, how: "已致电服务商"))), .factVerify))
        #expect(
            parse("fact refute f1")
                == .request(.command(.fact(.voice(one, holds: false, how: nil))), .factVerify))
        #expect(
            parse("fact dispute 1 they still see an error")
                == .request(
                    .command(.fact(.doubt(one, reason: "they still see an error"))), .fact))
        #expect(parse("facts") == .query(.facts(nil), .fact))
        #expect(parse("事实 I-1") == .query(.facts(Number(.incident, 1)), .fact))
        #expect(parse("事实 查看 F-1") == .query(.facts(one), .fact))
    }

    @Test func `what is missing is asked for`() {
        for text in ["fact add", "fact verify", "fact dispute F-1", "fact show"] {
            guard case .complaint(let complaint) = parse(text), case .missing = complaint.fault
            else {
                Issue.record("\(text): \(parse(text))")
                continue
            }
        }
    }
}

import Testing

@testable import Bot

struct JSONTextTests {
    @Test func `every value knows its line`() throws {
        let node = try JSONText.parse("{\"a\":\n [1,\n  -2.5e3, null],\n\n \"b\": true}")
        guard case .object(let members) = node.value, case .array(let list) = members[0].node.value
        else {
            Issue.record("not an object")
            return
        }
        #expect(members.map(\.line) == [1, 5])
        #expect(members.map(\.node.line) == [2, 5])
        #expect(list.map(\.line) == [2, 3, 3])
        #expect(list.map(\.value) == [.number("1"), .number("-2.5e3"), .null])
    }

    @Test(arguments: [
        (#""a\"\\\/\n\t""#, "a\"\\/\n\t"), (#""\u4e2d""#, "中"), (#""\ud83d\ude00""#, "😀"),
        (#""烽火 🔥""#, "烽火 🔥"), (#""""#, ""),
    ])
    func `texts are read as RFC 8259 has them`(written: String, text: String) throws {
        #expect(try JSONText.parse(written).value == .string(text))
    }

    @Test(arguments: [
        #""\ud83d""#, #""\u12""#, #""\x""#, "tru", "+1", "1.", "'a'", "[1 2]", "{a:1}",
    ])
    func `what JSON does not know is refused`(written: String) {
        #expect(throws: JSONFault.self) { try JSONText.parse(written) }
    }
}

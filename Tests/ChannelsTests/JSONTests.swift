import Testing

@testable import Channels

@Suite struct `A hostile document` {
    private func read(_ text: String) throws -> JSONValue {
        try JSONValue(parsing: Array(text.utf8))
    }

    @Test func `is read as others read it where it is plain`() throws {
        let value = try read(#" {"a":[1,-2,true,null],"b":{"c":"d\n\u4f60😀\ud83d\ude00"}} "#)
        #expect(value["a"] == [1, -2, true, .null])
        #expect(value["b"]?["c"] == "d\n你😀😀")
    }

    @Test func `keeps the neighbours of a lone surrogate`() throws {
        let value = try read(#"["a\ud800","\udc00b","\ud83dx","\ud800\u0041","c"]"#)
        #expect(value == ["a\u{FFFD}", "\u{FFFD}b", "\u{FFFD}x", "\u{FFFD}A", "c"])
    }

    @Test func `keeps the neighbours of a deep nest`() throws {
        let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        let object =
            String(repeating: #"{"a":"#, count: 600) + #""}""# + String(repeating: "}", count: 600)
        let value = try read("[\(deep),\(object),7]")
        #expect(value.elements.count == 3)
        #expect(value.elements.last == 7)
    }

    @Test func `keeps numbers beyond all range as they were written`() throws {
        let value = try read("[9007199254740993,9223372036854775808,1e999,1.5,1e3,-0.0]")
        #expect(value.elements[0].int == 9_007_199_254_740_993)
        #expect(value.elements[1] == .number("9223372036854775808"))
        #expect(value.elements[2].int == nil)
        #expect(value.elements[3].int == nil)
        #expect(value.elements[4].int == 1000)
        #expect(value.elements[5].int == 0)
    }

    @Test func `counts the first of double keys and mends what is no UTF-8`() throws {
        #expect(try read(#"{"a":1,"a":2}"#) == ["a": 1])
        let bytes = Array(#"{"a":""#.utf8) + [0xFF, 0xC3] + Array(#"","b":1}"#.utf8)
        let value = try JSONValue(parsing: bytes)
        #expect(value["b"] == 1)
    }

    @Test(arguments: [
        "", "<html>", "{", "[1,]", "{\"a\"}", "[1] x", "nul", "\"", "\"\\u12", "[\"\\x\"]", "-",
        "+1",
        "[\"\\u+123\"]",
    ])
    func `fails only as a whole`(text: String) {
        #expect(throws: JSONSyntaxError.self) { try read(text) }
    }

    @Test func `survives a cut at every byte`() {
        let bytes = Array(#"{"a":["\ud83d\ude00",1.5e3,true,null,{"b":"\u4f60"}]}"#.utf8)
        for end in 0..<bytes.count {
            #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: Array(bytes[..<end])) }
        }
    }

    @Test func `is written the same each time, and read back`() throws {
        let value: JSONValue = ["b": "\"\\\n\u{1}\u{7F}你", "a": [1, true, .null, .number("1.5")]]
        let text = String(decoding: value.bytes, as: UTF8.self)
        #expect(text == #"{"a":[1,true,null,1.5],"b":"\"\\\n\u0001\u007f你"}"#)
        #expect(try read(text) == value)
    }
}

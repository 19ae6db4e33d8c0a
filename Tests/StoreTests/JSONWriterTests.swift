import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Store

@Suite struct JSONWriterTests {
    private struct Everything: Codable, Equatable {
        enum Shape: Codable, Equatable {
            case plain
            case pair(Int, String?)
            indirect case nested(Shape, of: [Shape])
        }

        enum Empty: String, Codable { case word }

        var text = "\"quoted\" \\ / 烽火 🔥 \u{0}\u{1F}\n\t\u{2028}"
        var numbers: [Double] = [0, -0.5, 1e300, 2.5e-300, 817_163_270.207_432]
        var wide: [Int64] = [.min, .max]
        var bytes: [UInt8] = [0, 255]
        var small: Float = 0.1
        var flag = true
        var nothing: Int?
        var something: Int? = 3
        var word = Empty.word
        var shapes: [Shape] = [.plain, .pair(1, nil), .nested(.pair(2, "x"), of: [.plain])]
        var byName: [PersonID: [RouteKind]] = ["wang \"": [.chat], "li": []]
        var byNumber: [Int: Int?] = [1: nil, 2: 5]
        var byShape: [Empty: Set<Int>] = [.word: [7]]
        var span: [Duration] = [.seconds(90), .milliseconds(-1)]
        var at = Date(timeIntervalSinceReferenceDate: 817_163_270.207_432_3)
        var none: [[String: String]] = [[:], ["": ""]]
    }

    private struct Hollow: Codable, Equatable {}

    private func returns<Value: Codable & Equatable>(_ value: Value) throws -> Bool {
        let bytes = try JSONWriter.encode(value)
        let foundation = try JSONEncoder().encode(value)
        return try JSONDecoder().decode(Value.self, from: bytes) == value
            && plain(bytes) == plain(foundation)
    }

    /// The same document in one and the same form.
    private func plain(_ bytes: Data) throws -> Data {
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .fragmentsAllowed]
        return try JSONSerialization.data(
            withJSONObject: JSONSerialization.jsonObject(with: bytes, options: .fragmentsAllowed),
            options: options)
    }

    @Test func `what is written is read back as it was`() throws {
        #expect(try returns(Everything()))
        #expect(try returns([Everything(), Everything(something: nil)]))
        #expect(try returns(Hollow()))
        #expect(try returns(["a": Hollow()]))
        #expect(try returns([[Int]]()))
        #expect(try returns("only text"))
        #expect(try returns([Int?.none, 4]))
    }

    @Test func `our own types are read back as they were`() throws {
        #expect(try returns(entry(1)))
        #expect(try returns(delivery("a", to: .room(mentions: ["li", "wu"]), notice: 4)))
        #expect(try returns(delivery("a", to: .reply(.direct("@li"), .chat, nil))))
    }

    @Test func `bodies of a fan-out are the same bytes as each written alone`() throws {
        var urgent = delivery("e7.sms-\"x\"", to: .person("赵\\\n", .sms), notice: 4)
        urgent.priority = .flash
        var kept = delivery("d", to: .person("<id>", .sms))
        kept.coalesce = "<person>"
        let all = [
            delivery("a"), delivery("<id>", to: .person("<person>", .sms)), urgent, kept,
            delivery("r", to: .room(mentions: ["li"])), delivery("b", to: .person("wu", .email)),
            delivery("c", at: noon + .hours(1)),
        ].map(StoredDelivery.init)
        var bodies = StoredBodies()
        for stored in all + all.reversed() {
            let body = try bodies.body(of: stored) { try JSONWriter.encode($0) }
            #expect(try body == JSONWriter.encode(stored))
            #expect(try JSONDecoder().decode(StoredDelivery.self, from: body) == stored)
        }
    }

    @Test func `keys stand in the order of the type`() throws {
        let text = String(decoding: try JSONWriter.encode(delivery("a")), as: UTF8.self)
        #expect(text.hasPrefix(#"{"id":"a","target":{"person":{"_0":"li","_1":"sms"}},"saying":"#))
        #expect(try JSONWriter.encode(delivery("a")) == JSONWriter.encode(delivery("a")))
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `a number that JSON has not is refused`(number: Double) {
        #expect(throws: EncodingError.self) { try JSONWriter.encode([number]) }
    }

    @Test func `a type that would be read otherwise is refused`() {
        #expect(throws: EncodingError.self) { try JSONWriter.encode([Data([1])]) }
        #expect(throws: EncodingError.self) { try JSONWriter.encode(URL(filePath: "/a")) }
        #expect(throws: EncodingError.self) { try JSONWriter.encode(["a": Decimal(1)]) }
    }
}

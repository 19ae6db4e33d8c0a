import Foundation

/// JSON in one pass, for values that are kept: keys in the order in which the type names them,
/// so that the same value is the same bytes. `JSONDecoder` reads it; dates are seconds since 2001
/// as it expects. Several times as fast as `JSONEncoder`, which builds a tree first.
enum JSONWriter {
    /// - Throws: `EncodingError` for numbers that JSON has not, and for the few types that
    ///   `JSONDecoder` wants in a form of their own (`Data`, `URL`, `Decimal`).
    ///
    /// - Parameter userInfo: What the types may look for while they write themselves.
    static func encode(
        _ value: some Encodable, userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) throws -> Data {
        let sink = JSONSink(userInfo)
        try sink.write(value)
        sink.close(to: 0)
        return Data(sink.bytes)
    }

    /// A text as it stands in a document.
    static func string(_ text: String) -> Data {
        let sink = JSONSink([:], room: text.utf8.count + 2)
        sink.string(text)
        return Data(sink.bytes)
    }
}

/// Takes the pieces of a document in order. A container is known by its depth; writing into it
/// closes whatever is open within it.
private final class JSONSink {
    private(set) var bytes: [UInt8] = []
    /// For each open container what closes it, and whether it is still empty.
    private var open: [(closer: UInt8, isEmpty: Bool)] = []

    let userInfo: [CodingUserInfoKey: any Sendable]

    init(_ userInfo: [CodingUserInfoKey: any Sendable], room: Int = 512) {
        self.userInfo = userInfo
        bytes.reserveCapacity(room)
    }

    func close(to depth: Int) {
        while open.count > depth { bytes.append(open.removeLast().closer) }
    }

    /// - Returns: The depth of what was opened.
    func begin(_ opener: Character) -> Int {
        let isObject = opener == "{"
        bytes.append(isObject ? UInt8(ascii: "{") : UInt8(ascii: "["))
        open.append((isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"), true))
        return open.count
    }

    func next(at depth: Int) {
        close(to: depth)
        if !open[depth - 1].isEmpty { bytes.append(UInt8(ascii: ",")) }
        open[depth - 1].isEmpty = false
    }

    func next(at depth: Int, _ key: some CodingKey) {
        next(at: depth)
        string(key.stringValue)
        bytes.append(UInt8(ascii: ":"))
    }

    func write<Value: Encodable>(_ value: Value) throws {
        if Value.self == Data.self || Value.self == URL.self || Value.self == Decimal.self {
            throw fault(value, "\(Value.self) is not kept")
        }
        let (length, depth) = (bytes.count, open.count)
        try value.encode(to: JSONValueEncoder(sink: self))
        close(to: depth)
        if bytes.count == length { close(to: begin("{") - 1) }
    }

    func literal(_ text: String) { bytes.append(contentsOf: text.utf8) }

    func integer(_ value: some FixedWidthInteger) { literal(value.description) }

    func number(_ value: some BinaryFloatingPoint & CustomStringConvertible) throws {
        guard value.isFinite else { throw fault(value, "JSON has no \(value)") }
        literal(value.description)
    }

    func string(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.contains(where: Self.wantsEscape) {
            bytes.append(contentsOf: text.utf8.flatMap(Self.escaped))
        } else {
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func wantsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        guard wantsEscape(byte) else { return [byte] }
        guard byte < 0x20 else { return [UInt8(ascii: "\\"), byte] }
        let digits = String(byte, radix: 16)
        return Array(("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
    }

    private func fault(_ value: Any, _ words: String) -> EncodingError {
        .invalidValue(value, .init(codingPath: [], debugDescription: words))
    }
}

/// Paths of keys are not followed: nobody reads them where only our own types are written.
private struct JSONValueEncoder: Encoder, SingleValueEncodingContainer {
    let sink: JSONSink
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { sink.userInfo }

    func container<Key>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(JSONObject(sink: sink, depth: sink.begin("{")))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONArray(sink: sink, depth: sink.begin("["))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }

    func encodeNil() { sink.literal("null") }
    func encode(_ value: Bool) { sink.literal(value ? "true" : "false") }
    func encode(_ value: String) { sink.string(value) }
    func encode(_ value: Double) throws { try sink.number(value) }
    func encode(_ value: Float) throws { try sink.number(value) }
    func encode(_ value: Int) { sink.integer(value) }
    func encode(_ value: Int8) { sink.integer(value) }
    func encode(_ value: Int16) { sink.integer(value) }
    func encode(_ value: Int32) { sink.integer(value) }
    func encode(_ value: Int64) { sink.integer(value) }
    func encode(_ value: UInt) { sink.integer(value) }
    func encode(_ value: UInt8) { sink.integer(value) }
    func encode(_ value: UInt16) { sink.integer(value) }
    func encode(_ value: UInt32) { sink.integer(value) }
    func encode(_ value: UInt64) { sink.integer(value) }
    func encode<Value: Encodable>(_ value: Value) throws { try sink.write(value) }
}

private struct JSONObject<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let sink: JSONSink
    let depth: Int
    var codingPath: [any CodingKey] { [] }

    private func value(_ key: Key) -> JSONValueEncoder {
        sink.next(at: depth, key)
        return JSONValueEncoder(sink: sink)
    }

    func encodeNil(forKey key: Key) { value(key).encodeNil() }
    func encode(_ value: Bool, forKey key: Key) { self.value(key).encode(value) }
    func encode(_ value: String, forKey key: Key) { self.value(key).encode(value) }
    func encode(_ value: Double, forKey key: Key) throws { try self.value(key).encode(value) }
    func encode(_ value: Float, forKey key: Key) throws { try self.value(key).encode(value) }
    func encode(_ value: Int, forKey key: Key) { self.value(key).encode(value) }
    func encode(_ value: Int8, forKey key: Key) { self.value(key).encode(value) }
    func encode(_ value: Int16, forKey key: Key) { self.value(key).encode(value) }
    func encode(_ value: Int32, forKey key: Key) { self.value(key).encode(value) }
    func encode(_ value: Int64, forKey key: Key) { self.value(key).encode(value) }
    func encode(_ value: UInt, forKey key: Key) { self.value(key).encode(value) }
    func encode(_ value: UInt8, forKey key: Key) { self.value(key).encode(value) }
    func encode(_ value: UInt16, forKey key: Key) { self.value(key).encode(value) }
    func encode(_ value: UInt32, forKey key: Key) { self.value(key).encode(value) }
    func encode(_ value: UInt64, forKey key: Key) { self.value(key).encode(value) }
    func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
        try self.value(key).encode(value)
    }

    func nestedContainer<Nested>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        value(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        value(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder {
        sink.next(at: depth)
        sink.literal("\"super\":")
        return JSONValueEncoder(sink: sink)
    }

    func superEncoder(forKey key: Key) -> any Encoder { value(key) }
}

private struct JSONArray: UnkeyedEncodingContainer {
    let sink: JSONSink
    let depth: Int
    private(set) var count = 0
    var codingPath: [any CodingKey] { [] }

    init(sink: JSONSink, depth: Int) {
        self.sink = sink
        self.depth = depth
    }

    private mutating func next() -> JSONValueEncoder {
        count += 1
        sink.next(at: depth)
        return JSONValueEncoder(sink: sink)
    }

    mutating func encodeNil() { next().encodeNil() }
    mutating func encode(_ value: Bool) { next().encode(value) }
    mutating func encode(_ value: String) { next().encode(value) }
    mutating func encode(_ value: Double) throws { try next().encode(value) }
    mutating func encode(_ value: Float) throws { try next().encode(value) }
    mutating func encode(_ value: Int) { next().encode(value) }
    mutating func encode(_ value: Int8) { next().encode(value) }
    mutating func encode(_ value: Int16) { next().encode(value) }
    mutating func encode(_ value: Int32) { next().encode(value) }
    mutating func encode(_ value: Int64) { next().encode(value) }
    mutating func encode(_ value: UInt) { next().encode(value) }
    mutating func encode(_ value: UInt8) { next().encode(value) }
    mutating func encode(_ value: UInt16) { next().encode(value) }
    mutating func encode(_ value: UInt32) { next().encode(value) }
    mutating func encode(_ value: UInt64) { next().encode(value) }
    mutating func encode<Value: Encodable>(_ value: Value) throws { try next().encode(value) }

    mutating func nestedContainer<Nested>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        next().unkeyedContainer()
    }

    mutating func superEncoder() -> any Encoder { next() }
}

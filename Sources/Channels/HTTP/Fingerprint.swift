/// A short name for a text or bytes, the same in every run. Not against attackers: FNV-1a, 64 bits.
enum Fingerprint {
    static func of(_ text: String) -> String { of(text.utf8) }

    static func of(_ bytes: some Sequence<UInt8>) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

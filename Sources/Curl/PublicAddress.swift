/// Which addresses lie in the open internet: elsewhere nothing is fetched for anybody, since who
/// asks from outside would see through us what only this network may (RFC 6890 and its registries).
enum PublicAddress {
    /// - Parameter bytes: Four of IPv4 or sixteen of IPv6, in network order; anything else is not
    ///   public.
    static func isPublic(_ bytes: [UInt8]) -> Bool {
        switch bytes.count {
        case 4: isPublic(v4: bytes)
        case 16: isPublic(v6: bytes)
        default: false
        }
    }

    private static func isPublic(v4 b: [UInt8]) -> Bool {
        switch (b[0], b[1], b[2]) {
        // This network, private, loopback, and what is given out or reserved from 224 on.
        case (0, _, _), (10, _, _), (127, _, _), (224..., _, _): false
        // Carriers' own; link-local, where clouds answer with secrets.
        case (100, 64...127, _), (169, 254, _): false
        case (172, 16...31, _), (192, 168, _): false
        // Protocols, documentation, 6to4 relays, benchmarks.
        case (192, 0, 0), (192, 0, 2), (192, 88, 99), (198, 18...19, _): false
        case (198, 51, 100), (203, 0, 113): false
        default: true
        }
    }

    private static func isPublic(v6 b: [UInt8]) -> Bool {
        // An IPv4 address in another dress is judged as what it is: mapped, and NAT64.
        if b.prefix(12).elementsEqual(mapped) { return isPublic(v4: Array(b[12...])) }
        if b.prefix(12).elementsEqual(nat64) { return isPublic(v4: Array(b[12...])) }
        // Only 2000::/3 is given to the internet.
        guard b[0] & 0xE0 == 0x20 else { return false }
        switch (b[0], b[1]) {
        // 2001::/23 is protocols' (Teredo among them), 2001:db8::/32 documentation's.
        case (0x20, 0x01): return b[2] > 0x01 && !(b[2] == 0x0D && b[3] == 0xB8)
        case (0x20, 0x02): return isPublic(v4: Array(b[2..<6]))
        // 3fff::/20, documentation's.
        case (0x3F, 0xFF): return b[2] >= 0x10
        default: return true
        }
    }

    private static let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
    private static let nat64 = [0x00, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8)
}

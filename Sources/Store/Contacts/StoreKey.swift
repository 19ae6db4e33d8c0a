import Crypto
import Foundation

/// The unit's key: it wraps the keys of people's contacts and is never kept in the store.
package struct StoreKey: Sendable {
    static let bytes = 32

    let symmetric: SymmetricKey

    /// - Parameter text: 32 bytes in base64, as `openssl rand -base64 32` writes them; nil for
    ///   anything else.
    package init?(base64 text: String) {
        guard let bytes = Data(base64Encoded: text), bytes.count == Self.bytes else { return nil }
        symmetric = SymmetricKey(data: bytes)
    }

    /// Tells one key from another and gives nothing of it away.
    var mark: String {
        let name = Data("fenghuo store key".utf8)
        let code = HMAC<SHA256>.authenticationCode(for: name, using: symmetric)
        return Hexadecimal.text(Data(code.prefix(16)))
    }

    func wrap(_ key: SymmetricKey, _ id: Int, _ person: String) throws -> Data {
        let bytes = key.withUnsafeBytes { Data($0) }
        return try ChaChaPoly.seal(
            bytes, using: symmetric, authenticating: Self.place(id, person)
        ).combined
    }

    func unwrap(_ wrapped: Data, _ id: Int, _ person: String) throws -> SymmetricKey {
        let box = try ChaChaPoly.SealedBox(combined: wrapped)
        return SymmetricKey(
            data: try ChaChaPoly.open(
                box, using: symmetric, authenticating: Self.place(id, person)))
    }

    /// The key of one sealed text; `row` is authenticated with it.
    func wrap(_ key: SymmetricKey, of row: String) throws -> Data {
        let bytes = key.withUnsafeBytes { Data($0) }
        return try ChaChaPoly.seal(
            bytes, using: symmetric, authenticating: Data("sealed\n\(row)".utf8)
        ).combined
    }

    func unwrap(_ wrapped: Data, of row: String) throws -> SymmetricKey {
        let box = try ChaChaPoly.SealedBox(combined: wrapped)
        return SymmetricKey(
            data: try ChaChaPoly.open(
                box, using: symmetric, authenticating: Data("sealed\n\(row)".utf8)))
    }

    /// A wrapped key is good in its own row only.
    private static func place(_ id: Int, _ person: String) -> Data {
        Data("key\n\(id)\n\(person)".utf8)
    }
}

/// The key of one person's contacts, or of addresses that are nobody's.
struct ContactKey: Sendable {
    /// Its row; what it sealed names it.
    var id: Int
    /// Empty for addresses that are nobody's.
    var person: String
    /// Nil when it was destroyed.
    var key: SymmetricKey?
}

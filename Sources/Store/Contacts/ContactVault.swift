import Crypto
import Domain
import Foundation
import Synchronization

/// Seals contacts with a key for each person, so that one person's can be destroyed alone: what
/// was sealed is noise then, wherever a copy of it lies (decision 0034).
///
///     ~7:base64(nonce ‖ ciphertext ‖ tag)
///
/// 7 is the key's row in `contact_keys`; row, person and field are authenticated with it.
final class ContactVault: ContactSeal {
    fileprivate struct State {
        var keys: [Int: ContactKey] = [:]
        /// The key that a person's contacts are sealed with now.
        var active: [String: Int] = [:]
        /// Whose an address is, by what was sealed or opened.
        var owners: [String: Int] = [:]
        /// Made here and not in the store yet.
        var fresh: [Int] = []
        var last = 0
    }

    private let state = Mutex(State())

    init(_ keys: [ContactKey] = []) {
        state.withLock { state in
            for key in keys { state.add(key) }
        }
    }

    // MARK: Keys

    /// Those that a store must keep with whatever they sealed.
    var fresh: [ContactKey] {
        state.withLock { state in state.fresh.compactMap { state.keys[$0] } }
    }

    /// A key that seals what is no person's contact; made where there is none.
    func key(of owner: String) -> SymmetricKey? {
        state.withLock { $0.key(for: owner).key }
    }

    func settled(_ keys: [ContactKey]) {
        guard !keys.isEmpty else { return }
        let ids = Set(keys.map(\.id))
        state.withLock { state in state.fresh.removeAll(where: ids.contains) }
    }

    func destroy(_ person: PersonID) {
        state.withLock { state in
            for id in state.keys.keys where state.keys[id]?.person == person.rawValue {
                state.keys[id]?.key = nil
            }
            state.active[person.rawValue] = nil
            state.owners = state.owners.filter { state.keys[$0.value]?.key != nil }
        }
    }

    // MARK: Sealing

    func seal(_ text: String, of person: PersonID, _ field: String) throws -> String {
        let key = state.withLock { state in
            let key = state.key(for: person.rawValue)
            state.owners[text] = key.id
            return key
        }
        return try Self.seal(text, key, field)
    }

    func open(_ text: String, of person: PersonID, _ field: String) throws -> String? {
        guard let sealed = Sealed(text) else { return text }
        let key = try key(sealed)
        guard let symmetric = key.key else { return nil }
        guard key.person == person.rawValue else { throw SealFault.ofAnother }
        let plain = try sealed.open(symmetric, key, field)
        state.withLock { $0.owners[plain] = key.id }
        return plain
    }

    func seal(address: String) throws -> String {
        let key: ContactKey? = state.withLock { state in
            if let owner = state.owners[address], let key = state.keys[owner] { return key }
            return Self.isContact(address) ? state.key(for: "") : nil
        }
        guard let key else { return address }
        return try Self.seal(address, key, Self.loose)
    }

    func open(address: String) throws -> String {
        guard let sealed = Sealed(address) else { return address }
        let key = try key(sealed)
        // Nobody is there any more; nothing is sent to it.
        guard let symmetric = key.key else { return "" }
        return try sealed.open(symmetric, key, Self.loose)
    }

    private static let loose = "address"

    /// A telephone number or a mail address, and no chat's id.
    private static func isContact(_ address: String) -> Bool {
        if address.hasPrefix("+") { return address.dropFirst().allSatisfy(\.isNumber) }
        return address.contains("@") && !address.hasPrefix("@") && !address.contains(":")
    }

    private func key(_ sealed: Sealed) throws -> ContactKey {
        guard let key = state.withLock({ $0.keys[sealed.key] }) else { throw SealFault.noKey }
        return key
    }

    private static func seal(
        _ text: String, _ key: ContactKey, _ field: String
    ) throws -> String {
        guard let symmetric = key.key else { throw SealFault.noKey }
        let box = try ChaChaPoly.seal(
            Data(text.utf8), using: symmetric, authenticating: Sealed.place(key, field))
        return "\(Sealed.sign)\(key.id):\(box.combined.base64EncodedString())"
    }
}

extension ContactVault.State {
    mutating func add(_ key: ContactKey) {
        keys[key.id] = key
        last = max(last, key.id)
        if key.key != nil { active[key.person] = key.id }
    }

    /// A person's key, made where there is none.
    mutating func key(for person: String) -> ContactKey {
        if let id = active[person], let key = keys[id] { return key }
        let key = ContactKey(
            id: last + 1, person: person, key: SymmetricKey(size: .bits256))
        add(key)
        fresh.append(key.id)
        return key
    }
}

enum SealFault: Error {
    case noKey, ofAnother, notText
}

/// A text that was sealed, taken apart.
struct Sealed {
    static let sign: Character = "~"

    let key: Int
    private let bytes: Data

    /// - Returns: Nil for a text that nobody sealed.
    init?(_ text: String) {
        guard text.first == Self.sign, let colon = text.firstIndex(of: ":"),
            let key = Int(text[text.index(after: text.startIndex)..<colon]),
            let bytes = Data(base64Encoded: String(text[text.index(after: colon)...]))
        else { return nil }
        self.key = key
        self.bytes = bytes
    }

    func open(_ symmetric: SymmetricKey, _ key: ContactKey, _ field: String) throws -> String {
        let box = try ChaChaPoly.SealedBox(combined: bytes)
        let plain = try ChaChaPoly.open(
            box, using: symmetric, authenticating: Self.place(key, field))
        guard let text = String(data: plain, encoding: .utf8) else { throw SealFault.notText }
        return text
    }

    static func place(_ key: ContactKey, _ field: String) -> Data {
        Data("\(key.id)\n\(key.person)\n\(field)".utf8)
    }
}

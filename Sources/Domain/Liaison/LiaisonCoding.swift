import Foundation

/// An outside body's number and the name to ask for are sealed like anybody's contacts (0034), under
/// one key for all of them: they are let go of together, with the list.
enum LiaisonSealing {
    static let owner = PersonID("outside bodies")
}

extension Liaison: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, name, contact, phone, mayTell, callers, kit, verifiedAt
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let open = SealedFields<CodingKeys>(decoder, container)
        self.init(
            id: try container.decode(String.self, forKey: .id),
            name: try container.decode(String.self, forKey: .name),
            contact: try open.text(.contact), phone: try open.text(.phone) ?? "",
            mayTell: try container.decode(String.self, forKey: .mayTell),
            callers: try container.decode([GroupID].self, forKey: .callers),
            kit: try container.decodeIfPresent(String.self, forKey: .kit),
            verifiedAt: try container.decodeIfPresent(Date.self, forKey: .verifiedAt))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let seal = ContactSealing.seal(in: encoder.userInfo)
        try container.encode(id, forKey: .id)
        try container.encode(name, forKey: .name)
        try container.encodeIfPresent(seal.sealed(contact, CodingKeys.contact), forKey: .contact)
        try container.encodeIfPresent(seal.sealed(phone, CodingKeys.phone), forKey: .phone)
        try container.encode(mayTell, forKey: .mayTell)
        try container.encode(callers, forKey: .callers)
        try container.encodeIfPresent(kit, forKey: .kit)
        try container.encodeIfPresent(verifiedAt, forKey: .verifiedAt)
    }
}

extension LiaisonFacts: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, name, contact, phone, maskedPhone, mayTell, callers, kit, verifiedAt, isStale
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let open = SealedFields<CodingKeys>(decoder, container)
        id = try container.decode(String.self, forKey: .id)
        name = try container.decode(String.self, forKey: .name)
        contact = try open.text(.contact)
        phone = try open.text(.phone)
        maskedPhone = try container.decode(String.self, forKey: .maskedPhone)
        mayTell = try container.decode(String.self, forKey: .mayTell)
        callers = try container.decode([GroupID].self, forKey: .callers)
        kit = try container.decodeIfPresent(String.self, forKey: .kit)
        verifiedAt = try container.decodeIfPresent(Date.self, forKey: .verifiedAt)
        isStale = try container.decode(Bool.self, forKey: .isStale)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let seal = ContactSealing.seal(in: encoder.userInfo)
        try container.encode(id, forKey: .id)
        try container.encode(name, forKey: .name)
        try container.encodeIfPresent(seal.sealed(contact, CodingKeys.contact), forKey: .contact)
        try container.encodeIfPresent(seal.sealed(phone, CodingKeys.phone), forKey: .phone)
        try container.encode(maskedPhone, forKey: .maskedPhone)
        try container.encode(mayTell, forKey: .mayTell)
        try container.encode(callers, forKey: .callers)
        try container.encodeIfPresent(kit, forKey: .kit)
        try container.encodeIfPresent(verifiedAt, forKey: .verifiedAt)
        try container.encode(isStale, forKey: .isStale)
    }
}

/// Reads texts that may be sealed.
private struct SealedFields<Key: CodingKey> {
    private let seal: (any ContactSeal)?
    private let container: KeyedDecodingContainer<Key>

    init(_ decoder: any Decoder, _ container: KeyedDecodingContainer<Key>) {
        seal = ContactSealing.seal(in: decoder.userInfo)
        self.container = container
    }

    func text(_ key: Key) throws -> String? {
        guard let text = try container.decodeIfPresent(String.self, forKey: key) else { return nil }
        guard let seal else { return text }
        return try seal.open(text, of: LiaisonSealing.owner, key.stringValue)
    }
}

extension Optional where Wrapped == any ContactSeal {
    fileprivate func sealed(_ text: String?, _ key: some CodingKey) throws -> String? {
        guard let text, let self else { return text }
        return try self.seal(text, of: LiaisonSealing.owner, key.stringValue)
    }
}

import Foundation

/// Who asked us: what is needed to answer them, and no more. Name and contact are sealed under a
/// key of this question alone, so that whoever asked can be forgotten (0034, 0047).
package struct Asker: Equatable, Sendable {
    /// The question they asked.
    package var question: Int
    package var name: String?
    /// The paper, station or platform they ask for.
    package var outlet: String?
    /// A number, an address or an account: personal, and never written out in a room.
    package var contact: String?

    package init(question: Int, name: String?, outlet: String? = nil, contact: String? = nil) {
        self.question = question
        self.name = name
        self.outlet = outlet
        self.contact = contact
    }

    /// So much of the contact that whoever knows it recognises it.
    package var maskedContact: String? {
        guard let contact, !contact.isEmpty else { return nil }
        if let at = contact.lastIndex(of: "@"), at > contact.startIndex {
            return contact.prefix(1) + "****" + contact[at...]
        }
        let shown = contact.filter(\.isNumber).count >= 8 && contact.count >= 8 ? (3, 4) : (1, 0)
        return contact.prefix(shown.0) + "****" + contact.suffix(shown.1)
    }

    /// As everybody may read it.
    var withoutContact: Asker {
        var asker = self
        asker.contact = nil
        return asker
    }
}

extension Asker: Codable {
    private enum CodingKeys: String, CodingKey { case question, name, outlet, contact }

    private static func owner(_ question: Int) -> PersonID { PersonID("asker Q-\(question)") }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let seal = ContactSealing.seal(in: decoder.userInfo)
        let question = try container.decode(Int.self, forKey: .question)
        func open(_ key: CodingKeys) throws -> String? {
            guard let text = try container.decodeIfPresent(String.self, forKey: key) else {
                return nil
            }
            guard let seal else { return text }
            return try seal.open(text, of: Self.owner(question), key.rawValue)
        }
        self.init(
            question: question, name: try open(.name),
            outlet: try container.decodeIfPresent(String.self, forKey: .outlet),
            contact: try open(.contact))
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let seal = ContactSealing.seal(in: encoder.userInfo)
        func sealed(_ text: String?, _ key: CodingKeys) throws {
            guard let text else { return }
            try container.encode(
                seal?.seal(text, of: Self.owner(question), key.rawValue) ?? text, forKey: key)
        }
        try container.encode(question, forKey: .question)
        try sealed(name, .name)
        try container.encodeIfPresent(outlet, forKey: .outlet)
        try sealed(contact, .contact)
    }
}

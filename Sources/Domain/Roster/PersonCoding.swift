import Foundation

/// Seals what tells how to reach somebody, wherever a value that holds it is kept. A store puts
/// one into the coder's `userInfo`; without one the value is written as it is.
package protocol ContactSeal: Sendable {
    /// - Parameter field: Which of the person's fields, so that none can be put in another's place.
    func seal(_ text: String, of person: PersonID, _ field: String) throws -> String
    /// - Returns: Nil where the person's key was destroyed.
    func open(_ text: String, of person: PersonID, _ field: String) throws -> String?
    /// An address that stands by itself.
    func seal(address: String) throws -> String
    func open(address: String) throws -> String
}

package enum ContactSealing {
    /// Where a coder holds its `ContactSeal`.
    package static var key: CodingUserInfoKey? { CodingUserInfoKey(rawValue: "contacts") }

    package static func seal(in userInfo: [CodingUserInfoKey: Any]) -> (any ContactSeal)? {
        guard !userInfo.isEmpty, let key else { return nil }
        return userInfo[key] as? any ContactSeal
    }
}

extension Person: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, name, posts, pair, chat, mobile, email, language, routes, quiet, backup
        case title, mobile2, landline, verified, leave, trainedUntil, cleared, leftOn
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let id = try container.decode(PersonID.self, forKey: .id)
        let seal = ContactSealing.seal(in: decoder.userInfo)
        func contact(_ key: CodingKeys) throws -> String? {
            guard let text = try container.decodeIfPresent(String.self, forKey: key) else {
                return nil
            }
            guard let seal else { return text }
            return try seal.open(text, of: id, key.rawValue)
        }
        self.init(
            id: id, name: try container.decode(String.self, forKey: .name),
            posts: try container.decode([Post].self, forKey: .posts),
            pair: try container.decodeIfPresent(PersonID.self, forKey: .pair),
            chat: try container.decodeIfPresent(String.self, forKey: .chat),
            mobile: try contact(.mobile), email: try contact(.email),
            language: try container.decode(Language.self, forKey: .language),
            routes: try container.decodeIfPresent([RouteKind].self, forKey: .routes),
            quiet: try container.decodeIfPresent(QuietHours.self, forKey: .quiet),
            backup: try container.decodeIfPresent(String.self, forKey: .backup))
        title = try container.decodeIfPresent(String.self, forKey: .title)
        mobile2 = try contact(.mobile2)
        landline = try contact(.landline)
        verified = try container.decodeIfPresent([Verified].self, forKey: .verified)
        leave = try container.decodeIfPresent([Leave].self, forKey: .leave)
        trainedUntil = try container.decodeIfPresent(Day.self, forKey: .trainedUntil)
        cleared = try container.decodeIfPresent(Bool.self, forKey: .cleared)
        leftOn = try container.decodeIfPresent(Day.self, forKey: .leftOn)
    }

    package func encode(to encoder: any Encoder) throws {
        let seal = ContactSealing.seal(in: encoder.userInfo)
        var container = encoder.container(keyedBy: CodingKeys.self)
        func contact(_ text: String?, _ key: CodingKeys) throws {
            guard let text else { return }
            try container.encode(seal?.seal(text, of: id, key.rawValue) ?? text, forKey: key)
        }
        try container.encode(id, forKey: .id)
        try container.encode(name, forKey: .name)
        try container.encode(posts, forKey: .posts)
        try container.encodeIfPresent(pair, forKey: .pair)
        try container.encodeIfPresent(chat, forKey: .chat)
        try contact(mobile, .mobile)
        try contact(email, .email)
        try container.encode(language, forKey: .language)
        try container.encodeIfPresent(routes, forKey: .routes)
        try container.encodeIfPresent(quiet, forKey: .quiet)
        try container.encodeIfPresent(backup, forKey: .backup)
        try container.encodeIfPresent(title, forKey: .title)
        try contact(mobile2, .mobile2)
        try contact(landline, .landline)
        try container.encodeIfPresent(verified, forKey: .verified)
        try container.encodeIfPresent(leave, forKey: .leave)
        try container.encodeIfPresent(trainedUntil, forKey: .trainedUntil)
        try container.encodeIfPresent(cleared, forKey: .cleared)
        try container.encodeIfPresent(leftOn, forKey: .leftOn)
    }
}

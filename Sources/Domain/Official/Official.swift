import Foundation

// STUB until the register lands.
package struct OfficialChannel: Codable, Equatable, Sendable {
    package struct Voice: Codable, Equatable, Sendable {
        package var person: PersonID
        package var at: Date
    }
    package var id: String
    package var name: String
    package var platform: String
    package var account: String
    package var owner: PersonID
    package var via: String?
    package var expires: Date
    package var voices: [Voice]
    package func isUsable(at now: Date) -> Bool {
        Set(voices.map(\.person)).count >= 2 && now < expires
    }
}
package struct OfficialBook: Codable, Equatable, Sendable {
    package var listed: [OfficialChannel] = []
    package func found(_ word: String) -> OfficialChannel? {
        listed.first { $0.id == word.lowercased() || $0.name == word }
    }
    package func usable(at now: Date) -> [OfficialChannel] {
        listed.filter { $0.isUsable(at: now) }
    }
}

import Foundation

/// Words by which an account calls itself somebody's own, or that of people from the public.
/// Nothing of the kind is registered: the unit speaks under its own name or not at all (spec §10,
/// domain §5).
enum PersonalWords {
    private static let chinese = [
        "个人", "個人", "私人", "私号", "私號", "小号", "小號", "马甲", "馬甲", "分身",
        "网友", "網友", "粉丝", "粉絲", "后援会", "後援會",
    ]
    private static let english: Set<String> = [
        "personal", "private", "sockpuppet", "sockpuppets", "netizen", "netizens", "fans",
        "fanclub", "passerby",
    ]

    /// Blanks and marks between the characters hide nothing; an English word must stand alone.
    static func occur(in text: String) -> Bool {
        let plain = text.precomposedStringWithCompatibilityMapping.lowercased()
        let joined = plain.filter { $0.isLetter || $0.isNumber }
        if chinese.contains(where: joined.contains) { return true }
        let words = plain.split { !($0.isASCII && $0.isLetter) }.map(String.init)
        return words.contains { english.contains($0) }
    }
}

extension String {
    /// A mobile telephone number, however it is written: it is somebody's in person.
    var isMobileNumber: Bool {
        let plain = precomposedStringWithCompatibilityMapping
        let digits = plain.filter { $0.isASCII && $0.isNumber }
        guard plain.allSatisfy({ $0.isNumber || "+-() ".contains($0) }) else { return false }
        return digits.wholeMatch(of: /(?:(?:00)?86)?1[3-9][0-9]{9}/) != nil
    }
}

extension Roster {
    /// Whoever is reached at this address, or is called so in a chat.
    func whoever(has account: String) -> Person? {
        let word = account.lowercased()
        let bare = word.hasPrefix("@") ? String(word.dropFirst()) : word
        return everyone.first { person in
            let addresses = [
                person.chat, person.backup, person.mobile, person.mobile2, person.email,
            ]
            return addresses.contains { $0?.lowercased() == word } || person.name == account
                || (word.hasPrefix("@") && person.id.rawValue == bare)
        }
    }
}

extension String {
    /// Whether a person's whole name stands in it; in Latin letters only as words of their own.
    func bears(name: String) -> Bool {
        guard name.count > 1 else { return false }
        let isLatin = name.allSatisfy { $0.isASCII }
        guard isLatin else { return contains(name) }
        let words = lowercased().split { !$0.isLetter }
        let wanted = name.lowercased().split { !$0.isLetter }
        guard wanted.count > 1, words.count >= wanted.count else { return false }
        return (0...(words.count - wanted.count)).contains {
            Array(words[$0..<($0 + wanted.count)]) == wanted
        }
    }
}

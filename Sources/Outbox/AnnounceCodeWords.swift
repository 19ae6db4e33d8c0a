import Domain
import Foundation

/// Words of the month: each to the one whose it is, in the chat alone (0058).
extension Announcer {
    mutating func announce(_ event: CodeWordEvent, _ id: String) {
        switch event {
        case .given(let words, let until):
            for word in words {
                // A conversation is opened where there is none. It takes no other road: those are
                // the ones on which the word counts.
                guard let chat = world.roster[word.person]?.chat else { continue }
                post(
                    "\(id).chat-\(word.person)", .reply(.direct(chat), .chat, word.person),
                    .bulletin(.codeWord(.given(word, until: until))), .routine,
                    within: .hours(24))
            }
        case .wrong(let person, let road):
            guard world.codeWords.faults(of: person, at: now) == CodeWordBook.faults else {
                return
            }
            tell(
                dutyOfficer.filter { $0 != person },
                .codeWord(.wrong(person: name(person), road)), id, alsoBySMS: true)
        case .ended: break
        }
    }
}

import Foundation

package enum CodeWordBulletin: Codable, Equatable, Sendable {
    /// To the one whose it is, alone in the chat.
    case given(CodeWord, until: Date)
    /// To the duty officer: five wrong ones in an hour.
    case wrong(person: String, RouteKind)
}

/// What the roster knows of somebody, in the order in which a difference is told.
package enum RosterField: String, Codable, Sendable, CaseIterable {
    case name, posts, pair, chat, backup, mobile, mobile2, landline, email, language, title
    case routes, quiet, verified, leave, trainedUntil, cleared, leftOn

    /// The road whose address it is.
    package var route: RouteKind? {
        switch self {
        case .chat: .chat
        case .backup: .backup
        case .mobile: .sms
        case .email: .email
        default: nil
        }
    }

    package func isSame(_ one: Person, _ other: Person) -> Bool {
        switch self {
        case .name: one.name == other.name
        case .posts: one.posts == other.posts
        case .pair: one.pair == other.pair
        case .chat: one.chat == other.chat
        case .backup: one.backup == other.backup
        case .mobile: one.mobile == other.mobile
        case .mobile2: one.mobile2 == other.mobile2
        case .landline: one.landline == other.landline
        case .email: one.email == other.email
        case .language: one.language == other.language
        case .title: one.title == other.title
        case .routes: one.routes == other.routes
        case .quiet: one.quiet == other.quiet
        case .verified: one.verified == other.verified
        case .leave: one.leave == other.leave
        case .trainedUntil: one.trainedUntil == other.trainedUntil
        case .cleared: one.cleared == other.cleared
        case .leftOn: one.leftOn == other.leftOn
        }
    }

    /// Puts what `source` has into `person`.
    package func copy(from source: Person, to person: inout Person) {
        switch self {
        case .name: person.name = source.name
        case .posts: person.posts = source.posts
        case .pair: person.pair = source.pair
        case .chat: person.chat = source.chat
        case .backup: person.backup = source.backup
        case .mobile: person.mobile = source.mobile
        case .mobile2: person.mobile2 = source.mobile2
        case .landline: person.landline = source.landline
        case .email: person.email = source.email
        case .language: person.language = source.language
        case .title: person.title = source.title
        case .routes: person.routes = source.routes
        case .quiet: person.quiet = source.quiet
        case .verified: person.verified = source.verified
        case .leave: person.leave = source.leave
        case .trainedUntil: person.trainedUntil = source.trainedUntil
        case .cleared: person.cleared = source.cleared
        case .leftOn: person.leftOn = source.leftOn
        }
    }
}

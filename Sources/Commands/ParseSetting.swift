import Domain

/// What a text stood in: the road it came on, and what the channel knows about it.
package struct ParseSetting: Sendable {
    package var route: RouteKind
    /// A direct conversation: bare words count.
    package var direct: Bool
    /// The channel says that the bot was mentioned.
    package var mentionsBot: Bool
    /// The bot's names; a leading mention of one is stripped.
    package var botNames: [String]
    /// This person has a pending code: a bare four-digit text is an answer.
    package var awaitsCode: Bool

    package init(
        route: RouteKind = .chat, direct: Bool = false, mentionsBot: Bool = false,
        botNames: [String] = [], awaitsCode: Bool = false
    ) {
        self.route = route
        self.direct = direct
        self.mentionsBot = mentionsBot
        self.botNames = botNames
        self.awaitsCode = awaitsCode
    }

    /// Whether a bare word may be a command here.
    var isBare: Bool { direct || !route.isChat }
}

/// What a text turned out to be.
package enum Parsed: Equatable, Sendable {
    /// A request, and the verb whose rights it needs.
    case request(Request, Verb)
    case complaint(Complaint)
    /// Nobody spoke to the bot.
    case plainTalk
    /// A word of the backup roads, which the chat does not have.
    case smsWord(SMSWord)
}

/// Words of the backup roads: the duty telephone, fewer messages, and all of them again.
package enum SMSWord: Equatable, Sendable { case duty, stop, start }

/// Every text has an end.
enum Limits {
    static let commandBytes = 4096
    /// Of a longer text only this much is looked at to learn whom it is for.
    static let headBytes = 512
    static let mailBytes = 16_384
    static let unknownWord = 24
    static let keyLength = 16
    static let digits = 9
    /// The letter, dashes, digits and 号 of a number.
    static let numberLength = 16
}

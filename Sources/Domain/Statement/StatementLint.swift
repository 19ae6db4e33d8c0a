import Foundation

/// What a second reader would stumble over in a public text (domain §5). It warns and never
/// rewrites: the words are for people to find.
package struct LintFinding: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, Sendable, CaseIterable {
        /// 无可奉告: an answer that is none.
        case noComment
        /// A cause or a judgement before anything was found.
        case earlyCause
        case absolute
        /// Leaders are praised before those who are hurt are thought of.
        case praiseFirst
        /// A small person is blamed.
        case blame
        /// A guess is told as if somebody knew.
        case speculation
        case threat
        /// 有关部门: nobody by name.
        case unnamedBody
        /// Numbers that are in no fact it rests on, nor in what was released before.
        case strayNumbers
        /// Times of what happened that are in no fact it rests on, nor in what was released before.
        case strayTimes
        /// Somebody can be told from it: telephone, identity number, a child.
        case privateData
        /// The name of a private person whom the log knows, or of a colleague who does not speak for us.
        case privateName
        /// A telephone or an e-mail that is not the unit's.
        case otherContact
        case noNextUpdate, noIssuer, noContact, noTime
        case blanks
        /// The headline tells the rumour.
        case rumourFirst
        /// It is past its time and says nothing of that.
        case lateNoReason
        /// It says sorry nowhere.
        case noApology
        /// The old words do not stand beside the new ones.
        case noOldWording
        /// Of the people's concerns some are not answered.
        case concernsOpen
        /// Nobody has listed the people's concerns.
        case concernsUnknown
        /// A person of ours with another title than the roster has.
        case wrongTitle
    }

    package var kind: Kind
    /// What of the text it is about.
    package var found: [String]
    /// Of the variant that it is about; nil for the master.
    package var label: String?

    package init(_ kind: Kind, _ found: [String] = [], in label: String? = nil) {
        self.kind = kind
        self.found = found
        self.label = label
    }
}

/// What the reader has beside the text.
package struct LintSetting: Sendable {
    package var kind: Statement.Kind
    package var language: Language
    package var issuer: String?
    package var contact: String?
    /// The texts of the facts it rests on, and what was public before.
    package var known: [String]
    /// It is past the clock of its kind.
    package var isLate: Bool
    /// What the text that it takes back said.
    package var amended: String?
    /// Concerns of the top five that nothing answers.
    package var concerns: [String]
    /// Nobody has said what they are.
    package var concernsUnknown: Bool
    package var titles: [(name: String, title: String)]
    /// Names that have no place in a public text.
    package var privateNames: [String]

    package init(
        kind: Statement.Kind, language: Language, issuer: String? = nil, contact: String? = nil,
        known: [String] = [], isLate: Bool = false, amended: String? = nil,
        concerns: [String] = [], concernsUnknown: Bool = false,
        titles: [(name: String, title: String)] = [], privateNames: [String] = []
    ) {
        self.kind = kind
        self.language = language
        self.issuer = issuer
        self.contact = contact
        self.known = known
        self.isLate = isLate
        self.amended = amended
        self.concerns = concerns
        self.concernsUnknown = concernsUnknown
        self.titles = titles
        self.privateNames = privateNames
    }
}

package enum StatementLint {
    /// - Returns: The gravest first; empty where nothing catches the eye.
    package static func findings(in text: String, _ setting: LintSetting) -> [LintFinding] {
        let plain = text.precomposedStringWithCompatibilityMapping
        let found: [LintFinding?] =
            [
                privateData(plain), privateName(plain, setting), otherContact(plain, setting),
                blanks(text),
            ]
            + LintWords.phrases.map { phrase(plain, $0.kind, $0.words) }
            + [
                strayNumbers(text, setting), strayTimes(text, setting), praiseFirst(plain),
                headline(plain, setting),
                wrongTitle(plain, setting), missing(.noApology, plain, setting),
                oldWording(plain, setting), late(plain, setting),
                missing(.noNextUpdate, plain, setting), issuer(text, setting),
                contact(text, setting), noTime(plain),
                setting.concerns.isEmpty ? nil : LintFinding(.concernsOpen, setting.concerns),
                setting.concernsUnknown ? LintFinding(.concernsUnknown) : nil,
            ]
        return found.compactMap(\.self)
    }

    private static func phrase(
        _ text: String, _ kind: LintFinding.Kind, _ words: [String]
    ) -> LintFinding? {
        let lower = text.lowercased()
        let found = words.filter { holds(lower, $0) }
        return found.isEmpty ? nil : LintFinding(kind, found)
    }

    private static func holds(_ text: String, _ word: String) -> Bool {
        !places(of: word, in: text).isEmpty
    }

    /// Where a word begins. An English word stands alone.
    static func places(of word: String, in text: String) -> [String.Index] {
        var found: [String.Index] = []
        var from = text.startIndex
        while let range = text.range(of: word, range: from..<text.endIndex) {
            let before =
                range.lowerBound > text.startIndex
                ? text[text.index(before: range.lowerBound)] : " "
            let after = range.upperBound < text.endIndex ? text[range.upperBound] : " "
            let isAlone = !(before.isLetter && before.isASCII) && !(after.isLetter && after.isASCII)
            if word.first?.isASCII != true || isAlone { found.append(range.lowerBound) }
            from = range.upperBound
        }
        return found
    }

    private static func blanks(_ text: String) -> LintFinding? {
        let marks = ["${", "××", "XX", "xx年", "___", "……号", "【】", "（）", "[ ]"]
        let found = marks.filter { text.contains($0) }
        return found.isEmpty ? nil : LintFinding(.blanks, found)
    }

    private static func strayNumbers(_ text: String, _ setting: LintSetting) -> LintFinding? {
        let known = Set(setting.known.flatMap(StatementText.numbers))
        var open = withoutAddresses(text, setting)
        for phrase in [setting.contact, setting.issuer].compactMap(\.self) where !phrase.isEmpty {
            open = open.replacingOccurrences(of: phrase, with: " ")
        }
        // Times, dates, numbers of one digit, and what is personal anyway, are no claims.
        let found = StatementText.numerals(of: open).filter { !$0.isOfTime }.map(\.digits)
            .filter { $0.count > 1 && !known.contains($0) && !isPersonal($0) }.uniqued()
        return found.isEmpty ? nil : LintFinding(.strayNumbers, Array(found.prefix(6)))
    }

    /// When something happened is a claim like any number; when the next word comes is a promise, and
    /// the line with the date says only when this was written (domain §5, 六.2).
    private static func strayTimes(_ text: String, _ setting: LintSetting) -> LintFinding? {
        let known = Set(
            (setting.known + [setting.amended].compactMap(\.self))
                .flatMap(StatementText.numerals).filter(\.isClock).map(\.digits))
        let claims = StatementText.sentences(of: text).filter { sentence in
            let lower = sentence.lowercased()
            return !LintWords.promise.contains { lower.contains($0) }
                && !StatementText.isDateLine(sentence, by: setting.issuer)
        }
        let found = claims.flatMap(StatementText.numerals).filter(\.isClock).map(\.digits)
            .filter { !known.contains($0) }.uniqued()
        return found.isEmpty ? nil : LintFinding(.strayTimes, Array(found.prefix(6)))
    }

    private static func praiseFirst(_ text: String) -> LintFinding? {
        let lower = text.lowercased()
        let praise = LintWords.praise.compactMap { lower.range(of: $0)?.lowerBound }.min()
        let care = LintWords.care.compactMap { lower.range(of: $0)?.lowerBound }.min()
        guard let praise, care.map({ praise < $0 }) ?? true else { return nil }
        return LintFinding(.praiseFirst, LintWords.praise.filter { lower.contains($0) })
    }

    /// The headline of a refutation is the fact, not the rumour.
    private static func headline(_ text: String, _ setting: LintSetting) -> LintFinding? {
        guard setting.kind == .refutation, let first = text.split(separator: "\n").first else {
            return nil
        }
        let found = LintWords.rumour.filter { first.lowercased().contains($0) }
        return found.isEmpty ? nil : LintFinding(.rumourFirst, found)
    }

    private static func missing(
        _ kind: LintFinding.Kind, _ text: String, _ setting: LintSetting
    ) -> LintFinding? {
        let words: [String]
        switch kind {
        case .noApology:
            guard setting.kind == .apology else { return nil }
            words = LintWords.sorry
        case .noNextUpdate:
            guard setting.kind != .final, setting.kind != .answer else { return nil }
            words = LintWords.next
        default: return nil
        }
        let lower = text.lowercased()
        return words.contains { lower.contains($0) } ? nil : LintFinding(kind)
    }

    private static func oldWording(_ text: String, _ setting: LintSetting) -> LintFinding? {
        guard setting.kind == .correction, let old = setting.amended else { return nil }
        // Some run of the old text stands in the new one, in quotes.
        let quoted = text.matches(of: /[“「"]([^”」"]{2,})[”」"]/).map { String($0.1) }
        return quoted.contains { old.contains($0) } ? nil : LintFinding(.noOldWording)
    }

    private static func late(_ text: String, _ setting: LintSetting) -> LintFinding? {
        guard setting.isLate else { return nil }
        let lower = text.lowercased()
        return LintWords.reasons.contains { lower.contains($0) } ? nil : LintFinding(.lateNoReason)
    }

    private static func issuer(_ text: String, _ setting: LintSetting) -> LintFinding? {
        guard let issuer = setting.issuer, !issuer.isEmpty else { return nil }
        return text.contains(issuer) ? nil : LintFinding(.noIssuer, [issuer])
    }

    private static func contact(_ text: String, _ setting: LintSetting) -> LintFinding? {
        StatementText.tellsContact(text, setting.contact) ? nil : LintFinding(.noContact)
    }

    private static func noTime(_ text: String) -> LintFinding? {
        let isDated = StatementText.numerals(of: text).contains(where: \.isOfDate)
        return isDated ? nil : LintFinding(.noTime)
    }

    private static func wrongTitle(_ text: String, _ setting: LintSetting) -> LintFinding? {
        let found = setting.titles.filter { entry in
            text.contains(entry.name) && !text.contains(entry.title)
        }.map { "\($0.name)：\($0.title)" }
        return found.isEmpty ? nil : LintFinding(.wrongTitle, found)
    }
}

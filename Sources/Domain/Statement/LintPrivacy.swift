import Foundation

// Whoever can be told from a public text: it warns, in both languages (domain §5, "private
// names/ID/phone/minors").

extension StatementLint {
    /// 18 digits of an identity card, a passport, 11 of a mobile however they are grouped, an age that is
    /// a child's.
    static func privateData(_ text: String) -> LintFinding? {
        let all = personalRuns(text).map { "\($0.prefix(3))…" } + children(in: text)
        return all.isEmpty ? nil : LintFinding(.privateData, all.uniqued())
    }

    private static func personalRuns(_ text: String) -> [String] {
        var found = StatementText.runs(of: text).filter(isPersonal)
        found += text.matches(
            of: /1[3-9][0-9](?:[ -][0-9]{4}[ -]?|[0-9]{4}[ -])[0-9]{4}(?![0-9])/
        ).filter { match in
            let before = text[..<match.range.lowerBound].last
            return before.map { !($0.isASCII && $0.isNumber) } ?? true
        }.map { String($0.0) }
        found += text.matches(of: /(?:^|[^0-9-])([0-9]{3}-[0-9]{2}-[0-9]{4})(?:[^0-9-]|$)/)
            .map { String($0.1) }
        return found
    }

    /// Whom it lets one find is no claim, whatever numbers stand in it.
    static func withoutAddresses(_ text: String, _ setting: LintSetting) -> String {
        let stray = otherContact(text, setting)?.found ?? []
        return (personalRuns(text) + stray).reduce(text) {
            $0.replacingOccurrences(of: $1, with: " ")
        }
    }

    private static func children(in text: String) -> [String] {
        let lower = text.lowercased()
        guard lower.contains("岁") || lower.contains("aged ") || lower.contains("year") else {
            return []
        }
        return text.matches(of: /(1[0-7]|\d)岁的?(男|女|学|孩|某|小|儿)|aged (1[0-7]|\d)\b/)
            .map { String($0.0) }
            + lower.matches(of: /\b(1[0-7]|[1-9])[ -]years?[ -]old\b/).map { String($0.0) }
    }

    static func isPersonal(_ run: String) -> Bool {
        let digits = run.utf8.allSatisfy { (48...57).contains($0) }
        if run.utf8.count == 11 {
            return digits && run.hasPrefix("1") && !["10", "11", "12"].contains(run.prefix(2))
        }
        let head = run.dropLast()
        if run.utf8.count == 18 {
            return head.utf8.allSatisfy { (48...57).contains($0) }
                && (digits || run.last == "X" || run.last == "x")
        }
        // A passport: one letter, or two, and seven or eight digits.
        return run.wholeMatch(of: /[EGDSPH][A-Z]?[0-9]{7,8}/) != nil && run.utf8.count == 9
    }

    /// A landline of somebody else, a number from abroad, an e-mail.
    static func otherContact(_ text: String, _ setting: LintSetting) -> LintFinding? {
        var open = text
        if let contact = setting.contact, !contact.isEmpty {
            open = open.replacingOccurrences(of: contact, with: " ")
        }
        let found =
            open.matches(of: /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/)
            .map { String($0.0) }
            + open.matches(of: /\+[0-9]{1,3}[ -]?\(?[0-9][0-9 ()-]{6,14}[0-9]/)
            .map { String($0.0) }.filter { !$0.hasPrefix("+86") || $0.count < 13 }
            + open.matches(of: /(?:^|[^0-9-])(0[1-9][0-9]{1,2}-[0-9]{7,8})(?:[^0-9-]|$)/)
            .map { String($0.1) }
        let stray = found.filter { number in !setting.known.contains { $0.contains(number) } }
        return stray.isEmpty ? nil : LintFinding(.otherContact, stray.uniqued())
    }

    static func privateName(_ text: String, _ setting: LintSetting) -> LintFinding? {
        let found = setting.privateNames.filter { text.bears(name: $0) }
        return found.isEmpty ? nil : LintFinding(.privateName, found)
    }
}

extension World {
    /// Who asked or told us something about an incident, and colleagues who neither lead nor speak for
    /// the unit: no public text names them.
    func privateNames(of incident: Int?, at moment: Date) -> [String] {
        let speakers = spokespersons(at: moment)
        let staff = roster.everyone.filter { person in
            !person.sits(in: .hq) && !speakers.contains(person.id)
        }.map(\.name)
        return (askers(of: incident) + staff).uniqued()
    }

    /// By their own names; what many are called is nobody's.
    func askers(of incident: Int?) -> [String] {
        questions.all.filter { $0.incident == incident || $0.incident == nil }
            .compactMap(\.asker.name).filter(NamedThings.isPerson).uniqued()
    }
}

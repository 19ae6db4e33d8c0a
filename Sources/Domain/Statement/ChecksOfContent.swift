import Foundation

// What a public text must have, and what is filed of it, before it goes on (domain §5).

extension Decider {
    /// What was found true is never refuted, and what nobody judged is not either: a rumour of the
    /// incident was found false, and HQ chose to refute it (steps R04, R05).
    func checkRefutes(_ statement: Statement, _ incident: Incident) throws(Refusal) {
        guard statement.kind == .refutation else { return }
        let isMeant = (incident.rumours ?? []).contains { rumour in
            rumour.mergedInto == nil && rumour.judgement?.verdict == .falsehood
                && rumour.decision?.response == .refute
        }
        guard isMeant else {
            throw .statement(.refutesNothing(statement.id, incident: incident.number))
        }
    }

    /// Each text of the set says who speaks, when, and where one may ask (domain §5 rule 8: under the
    /// unit's name, spec §10). When the next word comes the lint asks: a final text has none.
    func checkCarried(_ statement: Statement) throws(Refusal) {
        guard let unit = context.unit else { return }
        for variant in statement.texts {
            let (text, label) = (variant.text, variant.label)
            let language = StatementText.language(of: text)
            let name = unit.name[language]
            guard name.isEmpty || text.contains(name) else {
                throw .statement(.issuerMissing(statement.id, issuer: name, label: label))
            }
            guard StatementText.tellsContact(text, unit.contact) else {
                throw .statement(
                    .contactMissing(statement.id, contact: unit.contact, label: label))
            }
            guard StatementText.numerals(of: text).contains(where: \.isOfDate) else {
                let today = plan.calendar.spoken(now, in: language)
                throw .statement(.dateMissing(statement.id, date: today, label: label))
            }
        }
    }

    /// Blanks for words claim no number and no time beside those of the cited facts. What was said
    /// before, what is promised and who may be asked stand in blanks of their own.
    func checkBlanks(
        _ values: [(slot: StatementSlot, value: String)], _ facts: [Int]
    ) throws(Refusal) {
        let known = Set(
            facts.compactMap { world.fact($0)?.fact }.filter { $0.standing == .confirmed }
                .flatMap { StatementText.numbers(of: $0.text) })
        for (slot, value) in values.sorted(by: { $0.slot.id < $1.slot.id })
        where !Self.freeBlanks.contains(slot.id) {
            let stray = StatementText.numerals(of: value).filter { number in
                !known.contains(number.digits) && !(slot.id == "fix" && number.isOfTime)
            }.map(\.digits).uniqued()
            guard stray.isEmpty else {
                throw .statement(
                    .strayInBlank(slot: slot.name, numbers: Array(stray.prefix(6))))
            }
        }
    }

    private static let freeBlanks: Set<String> = [
        "fact", "next", "contact", "page", "at", "issuer", "old", "new",
    ]

    /// A SHA-256 in hex, or the number of a picture that was filed as evidence and is kept.
    func isImage(_ text: String, of incident: Incident) -> Bool {
        if text.count == 64, text.allSatisfy(\.isHexDigit) { return Set(text).count > 1 }
        guard text.uppercased().hasPrefix("E-"), let number = Int(text.dropFirst(2)),
            let evidence = world.evidence(number), let copy = evidence.item.copy
        else { return false }
        return evidence.incident == incident.number && copy.type.hasPrefix("image/")
    }

    /// Where the register has an address as the account, the text stands there and nowhere else; where
    /// it has a name alone, on the platform's own hosts.
    func checkHost(_ url: String, of channel: String) throws(Refusal) {
        guard let official = world.officials.found(channel) else { return }
        let host = PlatformHosts.host(of: url)
        if let home = PlatformHosts.host(of: official.account) {
            guard host == home else {
                throw .statement(.otherHost(channel: official.name, account: official.account))
            }
        } else if let known = PlatformHosts.known(official.platform, account: official.account) {
            guard host.map({ PlatformHosts.holds($0, known) }) == true else {
                throw .statement(
                    .otherPlatform(
                        channel: official.name, platform: official.platform, hosts: known))
            }
        }
    }

    /// The unit's own site is part of every release, and the first: what stands elsewhere links to it
    /// (plan clause 五.2).
    func withSingleSource(
        _ chosen: [OfficialChannel], _ usable: [OfficialChannel]
    ) -> [OfficialChannel] {
        let sites = usable.filter { site in
            site.via.map { context.unit?.sites.contains($0) == true } ?? false
        }
        return sites.filter { site in !chosen.contains { $0.id == site.id } } + chosen
    }
}

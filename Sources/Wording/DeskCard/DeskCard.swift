import Domain
import Foundation

/// A card for the desk of one group: what its people must know when every screen is dark
/// (domain §1, 特1). It is data; text and page are made of it.
package struct DeskCard: Sendable, Equatable {
    package struct Row: Sendable, Equatable {
        package var head: String
        package var cells: [String]
    }

    package struct Section: Sendable, Equatable {
        package var title: String
        /// What stands above the columns; empty without.
        package var columns: [String]
        package var rows: [Row]
        /// A line below.
        package var note: String
    }

    package var title: String
    package var subtitle: String
    package var sections: [Section]
    package var foot: String
    package var language: Language
}

/// Numbers and addresses that still work when the chat does not.
package struct BackupRoutes: Sendable, Equatable {
    /// Where an SMS to the bot goes.
    package var sms: [String]
    package var email: [String]

    package init(sms: [String] = [], email: [String] = []) {
        self.sms = sms
        self.email = email
    }
}

/// Makes a card from the plan and the roster.
package struct DeskCardMaker {
    let unit: Unit
    let roster: Roster
    let routes: BackupRoutes
    let language: Language
    /// Words of the month; empty where the plan asks for none.
    let words: CodeWordBook

    package init(
        unit: Unit, roster: Roster, routes: BackupRoutes, language: Language,
        words: CodeWordBook = CodeWordBook()
    ) {
        self.words = words
        self.unit = unit
        self.roster = roster
        self.routes = routes
        self.language = language
    }

    /// - Parameter printed: The day that stands on the card, such as 2026-11-23.
    package func card(for rule: GroupRule, printed: String) -> DeskCard {
        DeskCard(
            title: say("应急值守卡：\(rule.name.zh)", "Desk card: \(rule.name.en)"),
            subtitle: "\(unit.name[language])\(say("｜", " | "))\(rule.duty[language])",
            sections: [people(rule), callOrder(rule), backup, answers, levels] + steps(rule),
            foot: say(
                "预案 \(unit.plan.version)(\(unit.plan.hash.prefix(12)))｜打印 \(printed)｜名册或预案变更后请重印",
                "Plan \(unit.plan.version) (\(unit.plan.hash.prefix(12))) | printed \(printed) | "
                    + "print it anew when roster or plan change"),
            language: language)
    }

    /// The day of a moment where the unit is.
    package func day(_ date: Date) -> String { Clock(unit.timeZone).day(date) }

    func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    // MARK: Who

    private func people(_ rule: GroupRule) -> DeskCard.Section {
        let members = roster.members(of: rule.id)
        let rows = members.map { person in
            let seat = person.posts.first { $0.group == rule.id }.map { name($0.seat) } ?? ""
            let pair = person.pair.flatMap { roster[$0]?.name } ?? "—"
            return DeskCard.Row(
                head: person.name,
                cells: [seat, person.mobile ?? "—", person.email ?? "—", pair]
                    + (words.isRunning ? [word(person)] : []))
        }
        let acting = roster.acting(for: rule.id)
        let stand =
            members.isEmpty
            ? say(
                "本组暂无人员，由\(groupName(acting))承担",
                "This group has nobody; \(groupName(acting)) does its work") : ""
        return DeskCard.Section(
            title: say("本组人员", "People of this group"),
            columns: [
                say("姓名", "Name"), say("席位", "Seat"), say("手机", "Mobile"),
                say("邮箱", "E-mail"), say("B角", "B-role"),
            ] + (words.isRunning ? [say("本月口令", "Word")] : []), rows: rows, note: stand)
    }

    private func word(_ person: Person) -> String {
        let word = words[person.id]?.word ?? ""
        return word.isEmpty ? "—" : word
    }

    /// Who is called, one after the other, when somebody of the group does not answer.
    private func callOrder(_ rule: GroupRule) -> DeskCard.Section {
        let first = roster.responsible(for: rule.id)
        let chain = first.map { [$0.id] + roster.escalation(from: $0) } ?? []
        let rows = chain.compactMap { roster[$0] }.enumerated().map { index, person in
            DeskCard.Row(
                head: "\(index + 1)",
                cells: [
                    person.name,
                    person.posts.map { "\(groupName($0.group)) \(name($0.seat))" }
                        .joined(separator: say("、", ", ")), person.mobile ?? "—",
                ])
        }
        return DeskCard.Section(
            title: say("呼叫顺序(无人接听就呼下一位)", "Call order (no answer: the next)"),
            columns: ["#", say("姓名", "Name"), say("席位", "Seat"), say("手机", "Mobile")],
            rows: rows, note: "")
    }

    func groupName(_ id: GroupID) -> String { unit.plan.group(id)?.name[language] ?? id.rawValue }

    private func name(_ seat: Seat) -> String {
        switch seat {
        case .lead: say("组长", "lead")
        case .deputy: say("副组长", "deputy")
        case .member: say("组员", "member")
        }
    }
}

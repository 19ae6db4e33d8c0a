/// Who may do what, on which roads: one table (domain §10, column "who"), asked in one place.
package enum Permissions {
    package struct Row: Sendable {
        package var verb: Verb
        package var roles: [Role]
        /// SMS and e-mail may acknowledge and report; never activate, change level or close.
        package var routes: Set<RouteKind>
    }

    static let everyRoute = Set(RouteKind.allCases)
    static let chatOnly: Set<RouteKind> = [.chat, .backup]

    /// The roles and routes of a verb. Who may call which outside body, its own row says, see
    /// `Liaison.callers`; who verifies a rumour, that rumour's list, and the office always may.
    package static func row(_ verb: Verb) -> Row {
        switch verb {
        case .help, .status, .me, .note, .warn, .duty, .readiness, .fact, .evidence, .rumour,
            .sitrep:
            Row(verb: verb, roles: [.anyone], routes: everyRoute)
        case .lang, .quiet, .task, .timeline, .pin, .confirm, .plan, .liaison, .liaisonCall,
            .roster, .group, .classify, .circle, .leave, .back, .statement, .official, .question,
            .filing:
            Row(verb: verb, roles: [.anyone], routes: chatOnly)
        case .rollcall:
            Row(verb: verb, roles: [.office, .hq, .lead], routes: everyRoute)
        case .ack, .cannot, .done, .block, .here, .dutyHandover, .dutyTake:
            Row(verb: verb, roles: [.addressee], routes: everyRoute)
        case .dutySwap, .evidenceHand, .rumourVerdict:
            Row(verb: verb, roles: [.addressee], routes: chatOnly)
        case .dutyCover:
            Row(verb: verb, roles: [.office, .dutyLead, .hq], routes: chatOnly)
        case .watch, .refer, .merge, .assess, .close, .groupEdit, .sitrepIssue,
            .filingFile, .rumourClose, .rosterConfirm:
            Row(verb: verb, roles: [.office, .hq], routes: chatOnly)
        case .decline, .countersign, .level, .cancel, .planPublish, .planAdopt,
            .leaveAllow, .delegate, .rumourDecide, .spokesperson:
            Row(verb: verb, roles: [.hq], routes: chatOnly)
        case .circleEdit:
            Row(verb: verb, roles: [.hq, .secrecy], routes: chatOnly)
        case .rosterEdit, .planInterpret, .rumourAssign:
            Row(verb: verb, roles: [.office], routes: chatOnly)
        case .channel:
            Row(verb: verb, roles: [.office, .tech, .hq], routes: everyRoute)
        case .activate:
            Row(verb: verb, roles: [.hq, .officeLead], routes: chatOnly)
        case .assign, .cover, .factVerify:
            Row(verb: verb, roles: [.office, .lead, .hq], routes: chatOnly)
        default: ofThePublicWord(verb)
        }
    }

    package enum Answer: Equatable, Sendable {
        case yes
        /// Not by this person; these may.
        case notYou([Role])
        /// Not on this route.
        case notHere(RouteKind)
    }

    /// The one question about rights; what needs a thing's state is left to `decide`.
    package static func may(_ verb: Verb, _ person: Person, on route: RouteKind) -> Answer {
        let row = row(verb)
        guard row.routes.contains(route) else { return .notHere(route) }
        return row.roles.contains { holds($0, person) } ? .yes : .notYou(row.roles)
    }

    /// What a monitor's webhook may do: it has nobody behind it, and only tells of something.
    package static func mayByHook(_ verb: Verb) -> Bool { verb == .warn }

    /// Not for everybody, and not for whoever a thing was given to: a seat's own right.
    package static func isReserved(_ verb: Verb) -> Bool {
        !row(verb).roles.contains { [.anyone, .addressee, .approver, .spokesperson].contains($0) }
    }

    private static func holds(_ role: Role, _ person: Person) -> Bool {
        switch role {
        case .anyone, .addressee, .approver, .spokesperson: true
        case .hq: person.sits(in: .hq)
        case .office: person.sits(in: .office)
        case .officeLead: person.sits(in: .office, as: .lead)
        case .duty: person.sits(in: .duty)
        case .dutyLead: person.sits(in: .duty, as: .lead)
        case .tech: person.sits(in: .tech)
        case .secrecy: person.sits(in: .secrecy)
        case .legal: person.sits(in: .legal)
        case .guidance: person.sits(in: .guidance)
        case .release: person.sits(in: .release)
        case .releaseLead: person.sits(in: .release, as: .lead)
        case .crossplatform: person.sits(in: .crossplatform)
        case .lead: person.posts.contains { $0.seat != .member && !$0.group.looksOn }
        }
    }
}

extension GroupID {
    /// Auditors, observers and directors watch or play a response and give it no orders, whoever
    /// leads them.
    fileprivate var looksOn: Bool { ["audit", "observer", "director"].contains(rawValue) }
}

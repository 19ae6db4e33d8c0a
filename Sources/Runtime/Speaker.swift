import Domain
import Foundation
import Outbox
import Ports
import Synchronization
import Wording

/// Finds the words for a delivery at the door: deliveries carry meaning (house §3.3).
struct Speaker: Sendable {
    private let shelf: Shelf
    private let lately = SaidLately()
    let unit: Wording.Unit

    init(_ unit: Wording.Unit) {
        self.unit = unit
        shelf = Shelf(unit)
    }

    /// - Returns: Nil when there is no address to say it to, and for what nobody wants any more.
    func message(_ queued: Delivery, in world: World, at now: Date) -> Message? {
        guard let wanted = queued.stillWanted(in: world) else { return nil }
        let delivery =
            NeedToKnow.guards(world) ? NeedToKnow(world: world).atTheDoor(wanted) : wanted
        guard let destination = destination(delivery.target, world) else { return nil }
        if case .admission(let kind, let person) = delivery.saying {
            return admission(kind, person, delivery.id, to: destination, world)
        }
        var reader = reader(delivery.target, world)
        reader.drill = world.isDrill(delivery.saying)
        let act = lately.act(delivery.saying, reader, now) {
            self.act(
                delivery.saying, reader, now, shelf.phrasebook(for: world.plan(of: delivery.saying))
            )
        }
        let contentless =
            if case .bulletin(.roomEncrypted) = delivery.saying { true } else { false }
        return Message(
            id: delivery.id, destination: destination, act: act, thread: thread(delivery.saying),
            isContentless: contentless, notice: delivery.notice,
            board: delivery.saying.board?.key)
    }

    private func admission(
        _ kind: Admission, _ person: PersonID, _ id: DeliveryID,
        to destination: Message.Destination, _ world: World
    ) -> Message? {
        let known = world.roster[person] ?? world.roster.departed[person]
        guard let user = known?.chat else { return nil }
        let act: Message.Act =
            switch kind {
            case .invite: .invite(user)
            case .withdraw: .remove(user, onlyInvited: true)
            case .remove: .remove(user, onlyInvited: false)
            }
        return Message(id: id, destination: destination, act: act)
    }

    private func destination(_ target: Target, _ world: World) -> Message.Destination? {
        switch target {
        case .room(let people):
            return .room(
                mentions: people.compactMap { world.roster[$0] }.compactMap { person in
                    person.chat.map { Message.Mention(address: $0, name: person.name) }
                })
        case .backup(let people):
            return .room(
                mentions: people.compactMap { world.roster[$0] }.compactMap { person in
                    person.backup.map { Message.Mention(address: $0, name: person.name) }
                })
        case .closed(let matter, let people):
            return .closed(
                matter.description,
                mentions: people.compactMap { world.roster[$0] }.compactMap { person in
                    person.chat.map { Message.Mention(address: $0, name: person.name) }
                })
        case .person(let id, let route):
            return world.roster[id].flatMap { world.address(of: $0, on: route) }
                .map { .person($0) }
        case .reply(let place, _, _): return .place(place)
        }
    }

    /// A room gets the configured languages; a person gets theirs (spec §6).
    private func reader(_ target: Target, _ world: World) -> Reader {
        switch target {
        case .room, .closed:
            Reader(route: .chat, person: nil, languages: unit.languages)
        case .backup:
            Reader(route: .backup, person: nil, languages: unit.languages)
        case .person(let id, let route):
            Reader(route: route, person: id, languages: world.languages(of: id))
        case .reply(.room, let route, _):
            Reader(route: route, person: nil, languages: unit.languages)
        case .reply(.direct, let route, let id):
            Reader(
                route: route, person: id,
                languages: id.map(world.languages) ?? unit.languages)
        }
    }

    private func act(
        _ saying: Saying, _ reader: Reader, _ now: Date, _ phrasebook: Phrasebook
    ) -> Message.Act {
        let text = phrasebook.text(saying, for: reader, now: now)
        switch saying {
        case .topic: return .topic(text.plain)
        case .accepted(let id) where reader.route.isChat: return .react(to: id)
        default: return .say(text)
        }
    }

    private func thread(_ saying: Saying) -> String? {
        guard case .notice(_, let subject, _) = saying else { return nil }
        switch subject {
        case .warning(let warning, _, _): return "W-\(warning)"
        case .activation(let brief): return "I-\(brief.incident)"
        case .countersign(let incident, _, _, _), .ended(let incident, _, _),
            .levelChanged(let incident, _, _):
            return "I-\(incident)"
        case .planPublished: return "plan"
        case .rollCall(let brief): return brief.incident.map { "I-\($0)" } ?? "rollcall"
        case .sitrep(let report): return "I-\(report.incident)"
        case .platform(let duty): return "I-\(duty.incident)"
        case .appointed(let brief): return brief.incident.map { "I-\($0)" } ?? "groups"
        }
    }
}

/// A fan-out says one thing to very many: whoever reads it in the same languages on the same road,
/// and has no task of their own in it, reads the same words.
private final class SaidLately: Sendable {
    private struct Said {
        var saying: Saying
        var languages: [Language]
        var route: RouteKind
        var drill: Bool
        /// Times are written as seen from here: today's have no date.
        var at: Date
        var act: Message.Act
    }

    private let last = Mutex<Said?>(nil)

    func act(
        _ saying: Saying, _ reader: Reader, _ now: Date, _ words: () -> Message.Act
    ) -> Message.Act {
        guard let person = reader.person, !saying.isOfOwn(person) else { return words() }
        let said = last.withLock(\.self)
        if let said, (0..<1).contains(now.timeIntervalSince(said.at)), said.route == reader.route,
            said.drill == reader.drill,
            said.languages == reader.languages, said.saying == saying
        {
            return said.act
        }
        let act = words()
        let new = Said(
            saying: saying, languages: reader.languages, route: reader.route, drill: reader.drill,
            at: now, act: act)
        last.withLock { $0 = new }
        return act
    }
}

extension Saying {
    /// Whether its words are for one reader only.
    fileprivate func isOfOwn(_ person: PersonID) -> Bool {
        switch self {
        case .notice(_, .activation(let brief), _): brief.tasks[person] != nil
        case .notice(_, .appointed, _): true
        case .notice: false
        default: true
        }
    }
}

/// A phrasebook for each plan that is spoken by: groups, levels and packs have their names from it.
private final class Shelf: Sendable {
    /// More versions than this are hardly spoken by at once.
    private static let most = 4

    private let unit: Wording.Unit
    private struct Shelved {
        var groups: [GroupRule]
        var book: Phrasebook
    }

    private let books: Mutex<[String: Shelved]>

    init(_ unit: Wording.Unit) {
        self.unit = unit
        books = Mutex([
            unit.plan.hash: Shelved(groups: unit.plan.groups, book: Phrasebook(unit))
        ])
    }

    func phrasebook(for plan: Plan?) -> Phrasebook {
        books.withLock { books in
            let plan = plan ?? unit.plan
            if let known = books[plan.hash], known.groups == plan.groups { return known.book }
            var unit = unit
            unit.plan = plan
            if books.count >= Self.most { books = [:] }
            let book = Phrasebook(unit)
            // Groups may be added in the chat while the plan stays the same.
            books[plan.hash] = Shelved(groups: plan.groups, book: book)
            return book
        }
    }
}

extension Message {
    /// Silence is the answer: a taken SMS is not answered.
    var isEmpty: Bool {
        if case .say(let text) = act { text.plain.isEmpty } else { false }
    }
}

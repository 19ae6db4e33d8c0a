import Domain
import Foundation

/// What keeps a sensitive matter from everybody who is not of its circle, and what is above a
/// channel's ceiling off that channel: the one place that all deliveries pass, replies too (spec
/// §1.6, §7). A number is never kept back: who must act learns that there is something.
package struct NeedToKnow {
    let world: World
    /// The matter in whose own room a message was said, where it was.
    var heardIn: Number?
    /// Chats that may carry nothing internal.
    private let low: [RouteKind]

    package init(world: World, heardIn: Number? = nil) {
        self.world = world
        self.heardIn = heardIn
        let texts = world.book.inForce?.texts ?? PlanTexts()
        low = Self.low(texts)
    }

    private static func low(_ texts: PlanTexts) -> [RouteKind] {
        RouteKind.allCases.filter { $0.isChat && texts.ceiling(of: $0) < .internal }
    }

    /// Whether there is anything that could be kept back. Where there is not, nobody need be asked
    /// of each of ten thousand deliveries.
    package static func guards(_ world: World) -> Bool {
        !world.circles.isEmpty || !low(world.book.inForce?.texts ?? PlanTexts()).isEmpty
    }

    /// - Returns: What may go out in its place; itself where nothing is kept back.
    package func guarded(_ delivery: Delivery) -> [Delivery] {
        if world.circles.isEmpty && low.isEmpty { return [delivery] }
        return known(delivery).flatMap(underCeiling)
    }

    /// To whoever may know of it.
    private func known(_ delivery: Delivery) -> [Delivery] {
        guard !world.circles.isEmpty else { return [delivery] }
        if let digest = digest(delivery) { return [digest] }
        let matters = world.closedMatters(of: delivery.saying)
        guard let matter = matters.first else { return [delivery] }
        if case .topic = delivery.saying { return [] }
        switch delivery.target {
        case .closed: return [delivery]
        case .room(let people):
            // What is of several has no room of its own.
            guard matters.count == 1 else { return stub(delivery, matter, to: delivery.target) }
            return inRoom(delivery, people, matter)
        case .backup(let people):
            return stub(delivery, matter, to: .backup(mentions: insiders(people, matter)))
        case .person(let person, let route):
            let hidden = matters.first { !world.mayKnow(person, of: $0) }
            if route == .chat, hidden == nil { return [delivery] }
            return [with(reference(delivery.saying, hidden ?? matter), in: delivery)]
        case .reply(let place, let route, let person):
            let hidden = matters.first { !world.mayKnow(person, of: $0) }
            return answer(delivery, hidden ?? matter, place, route, person)
        }
    }

    /// What was made before a matter became sensitive, and is only said now: the number in its
    /// place, to whom it was going.
    package func atTheDoor(_ delivery: Delivery) -> Delivery {
        // An answer was looked at when it was made, a moment ago, where it is known what room it is in.
        if case .reply = delivery.target { return delivery }
        let others = guarded(delivery)
        if let same = others.first(where: { $0.id == delivery.id }) { return same }
        if case .topic = delivery.saying { return with(.topic(nil), in: delivery) }
        if let matter = world.closedMatters(of: delivery.saying).first {
            return with(reference(delivery.saying, matter), in: delivery)
        }
        guard let number = delivery.saying.subjects.first else { return delivery }
        return with(aboveCeiling(delivery.saying, number), in: delivery)
    }

    /// Of one decision the room reads once that there is news of a matter, with everybody whom it
    /// wants: six numbers alone in one second say no more than one.
    package static func bundled(_ deliveries: [Delivery]) -> [Delivery] {
        var places: [RoomOfMatter: Int] = [:]
        return deliveries.reduce(into: []) { told, delivery in
            guard let place = RoomOfMatter(delivery) else { return told.append(delivery) }
            guard let first = places[place] else {
                places[place] = told.count
                return told.append(delivery)
            }
            told[first].name(delivery.target.people)
            told[first].sendBy = max(told[first].sendBy, delivery.sendBy)
            told[first].mustArrive = told[first].mustArrive || delivery.mustArrive
        }
    }

    /// Where a number alone is read by several.
    private struct RoomOfMatter: Hashable {
        var matter: Number
        var route: RouteKind

        init?(_ delivery: Delivery) {
            guard case .bulletin(.circle(.reference(let matter))) = delivery.saying,
                delivery.target.isRoom
            else { return nil }
            self.matter = matter
            route = delivery.target.route
        }
    }

    // MARK: Ceilings

    /// A chat whose ceiling is low carries numbers; SMS and mail have forms of their own. What is
    /// sensitive was looked at before: its circle's room and conversations may carry it.
    private func underCeiling(_ delivery: Delivery) -> [Delivery] {
        guard low.contains(delivery.target.route), !delivery.saying.asksBack,
            !delivery.saying.isAboveCeiling, let number = delivery.saying.subjects.first,
            delivery.saying.subjects.map({ world.label(of: $0) }).max() == .internal
        else { return [delivery] }
        if case .topic = delivery.saying { return [with(.topic(nil), in: delivery)] }
        // A number for nobody is noise.
        if delivery.target.isRoom, delivery.target.people.isEmpty, delivery.notice == nil {
            return []
        }
        return [with(aboveCeiling(delivery.saying, number), in: delivery)]
    }

    private func aboveCeiling(_ saying: Saying, _ number: Number) -> Saying {
        switch saying {
        case .notice: reference(saying, number)
        case .reply: .reply(.seal(.aboveCeiling(number)))
        case .bulletin, .topic, .accepted, .admission: .bulletin(.seal(.aboveCeiling(number)))
        }
    }

    private func insiders(_ people: [PersonID], _ matter: Number) -> [PersonID] {
        people.filter { world.mayKnow($0, of: matter) }
    }

    /// In the response room the number alone, for those who are named; the words in the matter's
    /// own room.
    private func inRoom(
        _ delivery: Delivery, _ people: [PersonID], _ matter: Number
    ) -> [Delivery] {
        var own = delivery
        own.id = DeliveryID("\(delivery.id).c")
        own.target = .closed(matter, mentions: insiders(people, matter))
        own.mustArrive = false
        // Everybody whom it wants is named, by number alone: who must act learns that there is
        // something, and asks to be let in.
        return [own] + stub(delivery, matter, to: .room(mentions: people))
    }

    /// Nothing where nobody is named, or nobody has to do anything: a number for nobody is noise.
    private func stub(_ delivery: Delivery, _ matter: Number, to target: Target) -> [Delivery] {
        guard !target.people.isEmpty || delivery.notice != nil,
            !delivery.saying.isForInformation
        else { return [] }
        var stub = with(reference(delivery.saying, matter), in: delivery)
        stub.target = target
        return [stub]
    }

    private func with(_ saying: Saying, in delivery: Delivery) -> Delivery {
        var other = delivery
        other.saying = saying
        return other
    }

    /// A notice has a form of its own that hides what it is about, and can be answered.
    private func reference(_ saying: Saying, _ matter: Number) -> Saying {
        switch saying {
        case .notice(let number, let subject, var context):
            context.classification = .sensitive
            return .notice(number, subject, context)
        case .reply: return .reply(.circle(.reference(matter)))
        case .bulletin, .topic, .accepted, .admission:
            return .bulletin(.circle(.reference(matter)))
        }
    }

    /// Asked in a room, it is answered in the conversation of the two.
    private func answer(
        _ delivery: Delivery, _ matter: Number, _ place: Place, _ route: RouteKind,
        _ person: PersonID?
    ) -> [Delivery] {
        // A question back holds numbers and levels, and is answered where it was asked.
        if delivery.saying.asksBack { return [delivery] }
        guard world.mayKnow(person, of: matter) else {
            return [with(reference(delivery.saying, matter), in: delivery)]
        }
        // What is typed by SMS is answered with numbers alone as it is.
        if route == .sms || heardIn == matter { return [delivery] }
        guard route == .chat else {
            return [with(reference(delivery.saying, matter), in: delivery)]
        }
        guard case .room = place else { return [delivery] }
        var alone = delivery
        guard let address = person.flatMap({ world.roster[$0]?.chat }) else {
            return [with(reference(delivery.saying, matter), in: delivery)]
        }
        alone.id = DeliveryID("\(delivery.id).c")
        alone.target = .reply(.direct(address), .chat, person)
        return [with(.reply(.circle(.answeredAlone(matter))), in: delivery), alone]
    }

    /// What happened while a channel was down is told without what not everybody may know.
    private func digest(_ delivery: Delivery) -> Delivery? {
        guard case .bulletin(.digest(var facts)) = delivery.saying else { return nil }
        let closed = { (event: Event) in
            event.subject.map { world.label(of: $0) == .sensitive } ?? false
        }
        facts.lines.removeAll { closed($0.event) }
        facts.conflicts?.removeAll { closed($0.first.event) || closed($0.second.event) }
        return with(.bulletin(.digest(facts)), in: delivery)
    }
}

extension Delivery {
    /// Names these people too, in the room that it goes to.
    fileprivate mutating func name(_ people: [PersonID]) {
        let all = (target.people + people).uniqued()
        switch target {
        case .room: target = .room(mentions: all)
        case .backup: target = .backup(mentions: all)
        case .closed(let matter, _): target = .closed(matter, mentions: all)
        case .person, .reply: break
        }
    }
}

extension Target {
    fileprivate var isRoom: Bool {
        switch self {
        case .room, .backup, .closed: true
        case .person, .reply: false
        }
    }
}

extension Saying {
    fileprivate var isAboveCeiling: Bool {
        switch self {
        case .bulletin(.seal(.aboveCeiling)), .reply(.seal(.aboveCeiling)): true
        default: false
        }
    }

    fileprivate var asksBack: Bool {
        switch self {
        case .reply(.confirm), .reply(.formQuestion), .reply(.formStopped): true
        default: false
        }
    }
}

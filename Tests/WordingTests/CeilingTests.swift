import Foundation
import Outbox
import Testing
import Wording

@testable import Domain

/// Every kind of saying × label × road: no text above a ceiling leaves (spec §1.6).
@Suite struct CeilingTests {
    private static let people: [Person] = ["li", "wu"].map { id in
        Person(
            id: PersonID(id), name: id, posts: [.init(group: .office, seat: .member)],
            chat: "@\(id):x", mobile: "+8613800000000", email: "\(id)@x", backup: "@\(id):b")
    }

    /// A world in which all the samples speak of has one label; `li` is in every circle.
    private static func world(
        _ label: Classification, ceilings: [String: Classification] = [:]
    ) -> World {
        var world = World()
        world.roster = Roster(people)
        for number in 1...30 {
            for matter in [Number(.incident, number), Number(.warning, number)] {
                let event = CircleEvent.labelled(
                    label, from: .internal, reason: nil, members: [.init("li")])
                let entry = Entry(
                    sequence: 1, at: Fixture.now, stream: .desk, actor: .system,
                    event: .circle(matter, event))
                world.circles.apply(event, to: matter, entry)
            }
        }
        var plan = Fixture.plan
        plan.texts.ceilings = ceilings
        world.book.apply(.published(plan, acknowledgeBy: nil), by: nil, at: Fixture.now)
        return world
    }

    private static let targets: [Target] = [
        .room(mentions: ["li", "wu"]), .room(mentions: []), .backup(mentions: ["li", "wu"]),
        .person("li", .chat), .person("wu", .chat), .person("li", .sms), .person("wu", .sms),
        .person("li", .email), .person("wu", .email), .person("wu", .backup),
        .reply(.room("r"), .chat, "li"), .reply(.room("r"), .chat, "wu"),
        .reply(.direct("@wu:x"), .chat, "wu"), .reply(.direct("@li:x"), .chat, "li"),
        .reply(.direct("+86"), .sms, "li"), .reply(.direct("li@x"), .email, "li"),
        .reply(.room("b"), .backup, "li"), .reply(.direct("@eve:x"), .chat, nil),
    ]

    private static func guarded(_ saying: Saying, _ target: Target, _ world: World) -> [Delivery] {
        let delivery = Delivery(
            id: "d", target: target, saying: saying, priority: .normal, notBefore: Fixture.now,
            sendBy: Fixture.at(60))
        let first = NeedToKnow(world: world).guarded(delivery)
        // What was let through is let through again: at the door it is looked at once more.
        let second = first.flatMap(NeedToKnow(world: world).guarded)
        #expect(second.map(\.saying) == first.map(\.saying))
        return first
    }

    private static func lines(_ saying: Saying, _ route: RouteKind) -> [String] {
        Fixture.text(saying, route, person: nil).plain.split(separator: "\n").map(String.init)
    }

    /// A question for a code and a form's next question hold numbers and levels, and go where they
    /// were asked for.
    private static func asksBack(_ saying: Saying) -> Bool {
        switch saying {
        case .reply(.confirm), .reply(.formQuestion), .reply(.formStopped): true
        default: false
        }
    }

    private static func isStub(_ saying: Saying) -> Bool {
        switch saying {
        case .reply(.circle(.reference)), .bulletin(.circle(.reference)),
            .reply(.circle(.answeredAlone)), .reply(.seal(.aboveCeiling)),
            .bulletin(.seal(.aboveCeiling)), .topic(nil):
            true
        case .notice(_, _, let context): context.classification == .sensitive
        default: false
        }
    }

    private static func isForInsider(_ target: Target) -> Bool {
        switch target {
        case .closed, .person("li", .chat), .reply(.direct("@li:x"), .chat, "li"): true
        default: false
        }
    }

    @Test func `of what is sensitive every kind of saying goes as a number, but to its circle`() {
        let world = Self.world(.sensitive)
        var kinds: Set<String> = []
        for sample in Catalogue.samples {
            guard !world.closedMatters(of: sample.saying).isEmpty, !Self.asksBack(sample.saying)
            else { continue }
            if case .bulletin(.digest) = sample.saying { continue }
            kinds.insert(String(sample.name.prefix { $0 != "," }))
            for target in Self.targets {
                for delivery in Self.guarded(sample.saying, target, world)
                where !Self.isForInsider(delivery.target) {
                    #expect(
                        Withholding.item(delivery, world)?.label == .sensitive,
                        "\(sample.name) \(target)")
                    // By SMS an answer is numbers alone as it is.
                    if case .reply(_, .sms, "li") = delivery.target { continue }
                    #expect(Self.isStub(delivery.saying), "\(sample.name) \(target)")
                }
            }
        }
        #expect(kinds.count > 60, "\(kinds.count)")
    }

    @Test(arguments: [RouteKind.chat, .backup])
    func `a chat whose ceiling is public carries numbers of what is internal, and no line of it`(
        chat: RouteKind
    ) {
        let world = Self.world(.internal, ceilings: [chat.rawValue: .public])
        var kinds: Set<String> = []
        for sample in Catalogue.samples
        where !sample.saying.subjects.isEmpty && !Self.asksBack(sample.saying) {
            kinds.insert(String(sample.name.prefix { $0 != "," }))
            let whole = Set(Self.lines(sample.saying, chat))
            for target in Self.targets {
                for delivery in Self.guarded(sample.saying, target, world) {
                    guard delivery.target.route == chat else {
                        #expect(delivery.saying == sample.saying, "\(sample.name) \(target)")
                        continue
                    }
                    let isStub = Self.isStub(delivery.saying)
                    #expect(isStub, "\(sample.name) \(target)")
                    guard !Self.isStub(sample.saying) else { continue }
                    if case .notice = delivery.saying { continue }
                    // Whom to call is no secret.
                    let left = Self.lines(delivery.saying, chat).filter { !$0.contains("010-") }
                    #expect(whole.isDisjoint(with: left), "\(sample.name) \(target): \(left)")
                }
            }
        }
        #expect(kinds.count > 100, "\(kinds.count)")
    }

    @Test func `what is under the ceiling goes as it is`() {
        for label in [Classification.public, .internal] {
            let world = Self.world(label)
            for sample in Catalogue.samples {
                for target in Self.targets {
                    let sayings = Self.guarded(sample.saying, target, world).map(\.saying)
                    #expect(sayings == [sample.saying], "\(sample.name)")
                }
            }
        }
    }

    @Test func `by SMS and mail a number alone goes of what is internal, and the log says so`() {
        let (world, open) = (Self.world(.internal), Self.world(.public))
        for sample in Catalogue.samples where !sample.saying.subjects.isEmpty {
            for target in Self.targets where !target.route.isChat {
                guard case .person = target, case .bulletin = sample.saying else { continue }
                let delivery = Self.guarded(sample.saying, target, world)[0]
                let item = Withholding.item(delivery, world)
                #expect(item?.label == .internal && item?.ceiling == .public, "\(sample.name)")
                #expect(item?.people == target.people && item?.route == target.route)
                let isMatter = sample.saying.subjects.contains { open.circles[$0] != nil }
                if isMatter, sample.saying.subjects.count == 1 {
                    #expect(Withholding.item(delivery, open) == nil, "\(sample.name)")
                }
            }
        }
    }
}

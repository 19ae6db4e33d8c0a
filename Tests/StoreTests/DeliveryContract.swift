import Domain
import Foundation
import Outbox
import Ports
import Testing

@Suite(.timeLimit(.minutes(2))) struct DeliveryContract {
    @Test(arguments: Kind.allCases)
    func `the most urgent go first, then the earliest, then the first queued`(
        kind: Kind
    ) async throws {
        let ledger = try await Shelf(kind).ledger
        try await ledger.queue(
            delivery("routine", .routine, at: noon - .hours(1)), delivery("late", .normal),
            delivery("flash", .flash), delivery("later", .normal),
            delivery("early", .normal, at: noon - .minutes(1)))
        #expect(try await ledger.claimed(limit: 3) == ["flash", "early", "late"])
        #expect(try await ledger.claimed() == ["later", "routine"])
    }

    @Test(arguments: Kind.allCases)
    func `when a round is full the incidents take turns within a priority`(
        kind: Kind
    ) async throws {
        let ledger = try await Shelf(kind).ledger
        for number in 1...5 { try await ledger.queue(delivery("i1-\(number)", share: 1)) }
        try await ledger.queue(
            delivery("i2-1", share: 2), delivery("i2-2", share: 2), delivery("none"),
            delivery("flash", .flash, share: 1))
        #expect(
            try await ledger.claimed(limit: 6) == ["flash", "i1-1", "i2-1", "none", "i1-2", "i2-2"])
        #expect(try await ledger.claimed(limit: 9) == ["i1-3", "i1-4", "i1-5"])
    }

    @Test(arguments: Kind.allCases)
    func `rounds of one serve the incidents in turn, what is urgent first`(
        kind: Kind
    ) async throws {
        let ledger = try await Shelf(kind).ledger
        for number in 1...4 { try await ledger.queue(delivery("i1-\(number)", share: 1)) }
        try await ledger.queue(delivery("i2-1", share: 2), delivery("i2-2", share: 2))
        var order: [String] = []
        for round in 1...7 {
            if round == 3 { try await ledger.queue(delivery("flash", .flash, share: 1)) }
            order += try await ledger.claimed(limit: 1)
        }
        #expect(order == ["i1-1", "i2-1", "flash", "i1-2", "i2-2", "i1-3", "i1-4"])
    }

    @Test(arguments: Kind.allCases)
    func `when the clock goes back what waits goes by the clock as it is now`(
        kind: Kind
    ) async throws {
        let shelf = try await Shelf(kind)
        let (old, now) = (noon + .hours(1), noon)
        try await shelf.ledger.queue(
            delivery("new", at: old - .minutes(1)), delivery("tried", at: old - .minutes(1)),
            delivery("sending", .flash, at: old - .minutes(1)),
            delivery("before", at: now - .minutes(9)), delivery("held", at: old + .minutes(5)))
        _ = try await shelf.ledger.claim(.sms, dueBy: old, limit: 1)
        try await shelf.ledger.settle("tried", .queued, due: old + .minutes(1))
        try await shelf.ledger.settle("before", .queued, due: old + .minutes(2))
        let turn = Entry(
            sequence: 1, at: now, stream: .desk, actor: .system,
            event: .desk(.trouble(.clockWentBack(from: old, to: now))))
        try await shelf.ledger.commit([Commit(entries: [turn], deliveries: [delivery("since")])])
        #expect(try await shelf.ledger.dueDate("new") == now - .minutes(1))
        #expect(try await shelf.ledger.dueDate("tried") == now + .minutes(1))
        #expect(try await shelf.ledger.dueDate("before") == now + .minutes(2))
        #expect(try await shelf.ledger.dueDate("held") == old + .minutes(5))
        #expect(try await shelf.ledger.dueDate("since") == now)
        let tried = try await shelf.ledger.delivery(id: "tried")?.delivery
        #expect(tried == delivery("tried", at: now - .minutes(1)))
        try await shelf.ledger.settle("sending", .queued, due: now + .seconds(2))
        #expect(try await shelf.ledger.dueDate("sending") == now + .seconds(2))
        try await shelf.kill()
        #expect(try await shelf.ledger.claimed(at: now) == ["new", "since"])
    }

    @Test(arguments: Kind.allCases)
    func `what one thing says to many comes back to each, also after a restart`(
        kind: Kind
    ) async throws {
        let shelf = try await Shelf(kind)
        let given = (1...3_000).map { number in
            delivery(
                "n\(number)", to: .person(PersonID("p\(number)"), .sms), notice: number % 2,
                coalesce: "c\(number)", share: 7)
        }
        var other = delivery("other")
        other.saying = .reply(.noted(2))
        try await shelf.ledger.commit([Commit(deliveries: given + [other])])
        let first = try await shelf.ledger.claim(.sms, dueBy: noon, limit: 2_000)
        try await shelf.kill()
        _ = try await shelf.ledger.reopen(at: noon)
        let all = try await shelf.ledger.claim(.sms, dueBy: noon, limit: 4_000)
        #expect(Set(all.map(\.delivery.id)).count == 3_001)
        #expect(first.count == 2_000)
        #expect(
            Dictionary(uniqueKeysWithValues: all.map { ($0.delivery.id, $0.delivery) })
                == Dictionary(uniqueKeysWithValues: (given + [other]).map { ($0.id, $0) }))
    }

    @Test(arguments: Kind.allCases)
    func `a claimed delivery is sending, its try is counted, and it is not given again`(
        kind: Kind
    ) async throws {
        let ledger = try await Shelf(kind).ledger
        let given = delivery("a")
        try await ledger.queue(given)
        let claimed = try await ledger.claim(.sms, dueBy: noon, limit: 9)
        let expected = QueuedDelivery(delivery: given, state: .sending, attempts: 1, dueAt: noon)
        #expect(claimed == [expected])
        #expect(try await ledger.delivery(id: "a") == expected)
        #expect(try await ledger.claimed().isEmpty)
        try await ledger.settle("a", .queued, due: noon + .minutes(1))
        #expect(try await ledger.claim(.sms, dueBy: noon + .minutes(1), limit: 9)[0].attempts == 2)
    }

    @Test(arguments: Kind.allCases)
    func `what is looked up as due stays queued, and its tries are kept when it is settled`(
        kind: Kind
    ) async throws {
        let shelf = try await Shelf(kind)
        let given = delivery("a")
        try await shelf.ledger.queue(
            given, delivery("flash", .flash), delivery("later", at: noon + 1))
        let due = try await shelf.ledger.due(.sms, by: noon, limit: 9)
        #expect(due.map(\.delivery.id) == ["flash", "a"])
        #expect(due[1] == QueuedDelivery(delivery: given, state: .queued, attempts: 1, dueAt: noon))
        #expect(try await shelf.ledger.due(.sms, by: noon, limit: 1).count == 1)
        #expect(try await shelf.ledger.nextDue(.sms) == noon)
        try await shelf.ledger.settle([
            Settlement(id: "a", state: .queued, dueAt: noon + .minutes(1), attempts: 1)
        ])
        try await shelf.kill()
        let again = try await shelf.ledger.due(.sms, by: noon + .minutes(1), limit: 9)
        #expect(again.map(\.attempts) == [1, 1, 2])
        #expect(again.last?.delivery == given)
    }

    @Test(arguments: Kind.allCases)
    func `what is cancelled while it is under way is not tried again, but has arrived if it has`(
        kind: Kind
    ) async throws {
        let ledger = try await Shelf(kind).ledger
        try await ledger.queue(delivery("a", notice: 4), delivery("b", notice: 4))
        _ = try await ledger.due(.sms, by: noon, limit: 9)
        try await ledger.cancel(4, for: "li")
        try await ledger.settle("a", .queued, due: noon)
        try await ledger.settle("b", .delivered)
        #expect(try await ledger.state("a") == .cancelled)
        #expect(try await ledger.state("b") == .delivered)
    }

    @Test(arguments: Kind.allCases)
    func `what is not due yet or goes another way is not claimed`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        try await ledger.queue(
            delivery("later", at: noon + .minutes(1)), delivery("chat", to: .room(mentions: [])),
            delivery("mail", to: .person("li", .email)))
        #expect(try await ledger.claimed().isEmpty)
        #expect(try await ledger.claim(.chat, dueBy: noon, limit: 9).count == 1)
        #expect(try await ledger.claimed(at: noon + .minutes(1)) == ["later"])
    }

    @Test(arguments: Kind.allCases)
    func `the next due date is the earliest of what is queued on the route`(
        kind: Kind
    ) async throws {
        let ledger = try await Shelf(kind).ledger
        #expect(try await ledger.nextDue(.sms) == nil)
        try await ledger.queue(
            delivery("a", .flash, at: noon + .minutes(9)), delivery("b", at: noon + .minutes(3)),
            delivery("c", to: .room(mentions: []), at: noon))
        #expect(try await ledger.nextDue(.sms) == noon + .minutes(3))
        _ = try await ledger.claimed(at: noon + .minutes(3))
        #expect(try await ledger.nextDue(.sms) == noon + .minutes(9))
        try await ledger.settle("a", .expired)
        #expect(try await ledger.nextDue(.sms) == nil)
    }

    @Test(arguments: Kind.allCases)
    func `the same id twice is one delivery`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        try await ledger.queue(delivery("a", coalesce: "k"), delivery("a", .flash, coalesce: "k"))
        #expect(try await ledger.claimed() == ["a"])
        try await ledger.settle("a", .delivered)
        try await ledger.queue(delivery("a"))
        #expect(try await ledger.claimed().isEmpty)
    }

    @Test(arguments: Kind.allCases)
    func `of a kind only the newest is sent`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        try await ledger.queue(delivery("old", coalesce: "topic"), delivery("other", coalesce: "x"))
        try await ledger.queue(
            delivery("new", coalesce: "topic"), delivery("newest", coalesce: "topic"))
        #expect(try await ledger.state("old") == .cancelled)
        #expect(try await ledger.claimed() == ["other", "newest"])
    }

    @Test(arguments: Kind.allCases)
    func `an acknowledgement stops what is queued for that person and that notice`(
        kind: Kind
    ) async throws {
        let ledger = try await Shelf(kind).ledger
        try await ledger.queue(
            delivery("sms", notice: 4), delivery("mail", to: .person("li", .email), notice: 4),
            delivery("other notice", notice: 5), delivery("no notice"),
            delivery("other person", to: .person("wu", .sms), notice: 4))
        try await ledger.cancel(4, for: "li", "zhou")
        #expect(try await ledger.state("sms") == .cancelled)
        #expect(try await ledger.state("mail") == .cancelled)
        #expect(try await ledger.claimed() == ["other notice", "no notice", "other person"])
    }

    @Test(arguments: Kind.allCases)
    func `a room post is stopped only when everyone in it has answered`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        try await ledger.queue(
            delivery("both", to: .room(mentions: ["li", "wu"]), notice: 4),
            delivery("nobody", to: .room(mentions: []), notice: 4))
        try await ledger.cancel(4, for: "li")
        #expect(try await ledger.state("both") == .queued)
        try await ledger.cancel(4, for: "wu", "li")
        #expect(try await ledger.state("both") == .cancelled)
        #expect(try await ledger.state("nobody") == .queued)
    }

    @Test(arguments: Kind.allCases)
    func `what a commit queues is not stopped by its own cancellations`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        try await ledger.commit([
            Commit(
                deliveries: [delivery("a", notice: 4)],
                cancellations: [Commit.Cancellation(notice: 4, people: ["li"])])
        ])
        #expect(try await ledger.state("a") == .queued)
    }

    @Test(arguments: Kind.allCases)
    func `what became needless while it was sent is not tried again`(kind: Kind) async throws {
        let shelf = try await Shelf(kind)
        try await shelf.ledger.queue(
            delivery("acknowledged", notice: 4), delivery("old", coalesce: "topic"),
            delivery("arrived", notice: 4), delivery("killed", notice: 4))
        #expect(try await shelf.ledger.claimed().count == 4)
        try await shelf.ledger.cancel(4, for: "li")
        try await shelf.ledger.queue(delivery("new", .flash, coalesce: "topic"))
        #expect(try await shelf.ledger.state("old") == .sending)
        for id in ["acknowledged", "old"] as [DeliveryID] {
            try await shelf.ledger.settle(id, .queued, due: noon)
            #expect(try await shelf.ledger.state(id) == .cancelled)
        }
        try await shelf.ledger.settle("arrived", .accepted)
        #expect(try await shelf.ledger.state("arrived") == .accepted)
        try await shelf.kill()
        #expect(try await shelf.ledger.reopen(at: noon).isEmpty)
        #expect(try await shelf.ledger.state("killed") == .cancelled)
        #expect(try await shelf.ledger.claimed() == ["new"])
    }

    @Test(arguments: Kind.allCases)
    func `after a kill what was sending is told and queued again`(kind: Kind) async throws {
        let shelf = try await Shelf(kind)
        try await shelf.ledger.queue(delivery("a"), delivery("b"), delivery("c", .routine))
        #expect(try await shelf.ledger.claimed(limit: 2) == ["a", "b"])
        try await shelf.ledger.settle("b", .accepted)
        try await shelf.kill()
        let ledger = shelf.ledger
        #expect(try await ledger.claimed() == ["c"])
        try await ledger.settle("c", .delivered)
        let reopened = try await ledger.reopen(at: noon + .minutes(2))
        let expected = QueuedDelivery(
            delivery: delivery("a"), state: .queued, attempts: 1, dueAt: noon + .minutes(2))
        #expect(reopened == [expected])
        #expect(try await ledger.reopen(at: noon).isEmpty)
        #expect(try await ledger.claimed(at: noon + .minutes(1)).isEmpty)
        #expect(try await ledger.claimed(at: noon + .minutes(2)) == ["a"])
    }
}

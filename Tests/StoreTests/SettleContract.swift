import Domain
import Foundation
import Outbox
import Ports
import Testing

@Suite(.timeLimit(.minutes(2))) struct SettleContract {
    @Test(arguments: Kind.allCases)
    func `a delivery that failed for now waits until its next try`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        try await ledger.queue(delivery("a"), delivery("b", at: noon + .hours(1)))
        _ = try await ledger.claimed()
        try await ledger.settle("a", .queued, due: noon + .minutes(3))
        #expect(try await ledger.nextDue(.sms) == noon + .minutes(3))
        try await ledger.settle("b", .queued, due: noon)
        #expect(try await ledger.delivery(id: "b")?.dueAt == noon + .hours(1), "not before")
    }

    @Test(arguments: Kind.allCases)
    func `a delivery is found by the far end's name for it and by ours`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        try await ledger.queue(delivery("a"), delivery("b"))
        try await ledger.settle("a", .accepted, remoteID: "$event")
        #expect(try await ledger.delivery(remoteID: "$event")?.delivery.id == "a")
        #expect(try await ledger.delivery(remoteID: "$event")?.remoteID == "$event")
        #expect(try await ledger.delivery(remoteID: "b")?.delivery.id == "b")
        #expect(try await ledger.delivery(remoteID: "$other") == nil)
        #expect(try await ledger.delivery(id: "$event") == nil)
        try await ledger.settle("b", .accepted, remoteID: "$event")
        #expect(try await ledger.delivery(remoteID: "$event")?.delivery.id == "b", "the newest")
        try await ledger.settle("b", .delivered, remoteID: "$else")
        #expect(try await ledger.delivery(remoteID: "$event")?.delivery.id == "a")
    }

    @Test(arguments: Kind.allCases)
    func `the far end's name is kept even when the report came first`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        try await ledger.queue(delivery("a"))
        try await ledger.settle("a", .delivered)
        try await ledger.settle("a", .accepted, remoteID: "$event")
        #expect(try await ledger.state("a") == .delivered)
        #expect(try await ledger.delivery(remoteID: "$event")?.delivery.id == "a")
    }

    @Test(arguments: Kind.allCases)
    func `a settlement of an unknown delivery is passed over`(kind: Kind) async throws {
        let ledger = try await Shelf(kind).ledger
        try await ledger.queue(delivery("a"))
        try await ledger.settle([
            Settlement(id: "unknown", state: .delivered), Settlement(id: "a", state: .accepted),
        ])
        #expect(try await ledger.state("a") == .accepted)
    }

    /// Every pair of settled states, and the way back that there is not.
    @Test(arguments: Kind.allCases)
    func `nothing comes back from a settled state, but arrival is believed`(
        kind: Kind
    ) async throws {
        let ledger = try await Shelf(kind).ledger
        for first in DeliveryState.allCases where first.isSettled {
            for second in DeliveryState.allCases {
                let id = DeliveryID("\(first)-\(second)")
                try await ledger.queue(delivery(id.rawValue))
                try await ledger.settle(id, first)
                try await ledger.settle(id, second, due: noon)
                #expect(try await ledger.state(id) == Self.outcome(first, second), "\(id)")
            }
        }
        #expect(try await ledger.claimed().isEmpty)
    }

    private static func outcome(_ first: DeliveryState, _ second: DeliveryState) -> DeliveryState {
        switch (first, second) {
        case (.delivered, _), (_, .delivered): .delivered
        case (.accepted, .failed), (.accepted, .expired), (_, .accepted): second
        default: first
        }
    }
}

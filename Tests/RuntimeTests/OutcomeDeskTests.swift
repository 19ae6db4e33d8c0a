import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Testing

@testable import Runtime

struct OutcomeDeskTests {
    private func delivery(_ id: DeliveryID) -> Delivery {
        Delivery(
            id: id, target: .person("li", .sms), saying: .bulletin(.roomEncrypted),
            priority: .normal, notBefore: .distantPast, sendBy: .distantFuture)
    }

    @Test func `outcomes that come together are all kept, each for its asker`() async throws {
        let ledger = MemoryLedger()
        let ids = (0..<200).map { DeliveryID("e\($0)") }
        try await ledger.commit([Commit(deliveries: ids.map(delivery))])
        _ = try await ledger.claim(.sms, dueBy: .now, limit: 200)
        let desk = OutcomeDesk()
        desk.expect(ids.count)
        try await withThrowingDiscardingTaskGroup { group in
            for id in ids {
                group.addTask {
                    let settlement = Settlement(id: id, state: .accepted)
                    try await desk.settle(settlement, loosely: false, in: ledger)
                    #expect(try await ledger.delivery(id: id)?.state == .accepted)
                }
            }
        }
    }

    @Test func `a failure is told to everybody whose outcome it was`() async throws {
        let ledger = MemoryLedger()
        _ = await ledger.crash()
        let desk = OutcomeDesk()
        desk.expect(20)
        let failed = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<20 {
                group.addTask {
                    do throws(LedgerFailure) {
                        let id = DeliveryID("e\(number)")
                        let settlement = Settlement(id: id, state: .accepted)
                        try await desk.settle(settlement, loosely: true, in: ledger)
                        return false
                    } catch {
                        return true
                    }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(failed == 20)
    }
}

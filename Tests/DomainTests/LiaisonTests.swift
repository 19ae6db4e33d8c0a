import Foundation
import Testing

@testable import Domain

struct LiaisonTests {
    static let police = Liaison(id: "police", name: "属地公安", phone: "110", mayTell: "时间、地点")
    static let platform = Liaison(
        id: "platform", name: "平台", phone: "+8613800000101", mayTell: "链接",
        callers: ["guidance"])

    private func bench() -> Bench {
        var bench = Bench()
        bench.world.apply(
            Entry(
                sequence: bench.world.sequence + 1, at: bench.now, stream: .desk, actor: .system,
                event: .liaison(nil, .imported([Self.police, Self.platform]))))
        return bench
    }

    @Test func `the bot hands over a text and a number; a person calls and files the receipt`() {
        var bench = bench()
        let reply = bench.chat("li", .liaison(.notify("police", incident: nil)))
        guard case .success(.liaison(.prepared(let facts, about: nil, receiptBy: let by))?) = reply
        else { return #expect(Bool(false), "\(reply)") }
        #expect(facts.phone == "110")
        #expect(by == bench.now + .minutes(30))
        #expect(bench.world.liaisons.calls.map(\.caller) == ["li"])
        bench.chat(
            "li", .liaison(.receipt("police", LiaisonReceipt(number: "118"), incident: nil)))
        #expect(bench.world.liaisons.calls.isEmpty)
        #expect(bench.world.liaisons.nextDue == nil)
    }

    @Test func `a call without a receipt is asked about after 30, 60 and 120 minutes more`() {
        var bench = bench()
        bench.chat("li", .liaison(.notify("police", incident: nil)))
        var told: [Int] = []
        for minute in 1...600 {
            let before = bench.log.count
            bench.tick(after: 1)
            for entry in bench.log.dropFirst(before) {
                if case .liaison(nil, .receiptLate("police", caller: "li", _, _)) = entry.event {
                    told.append(minute)
                }
            }
        }
        #expect(told == [30, 90, 210])
    }

    @Test func `only those may call who are named for it`() {
        var bench = bench()
        let refused = Refusal.liaison(.notCaller("平台", groups: ["guidance"]))
        #expect(
            bench.chat("li", .liaison(.notify("platform", incident: nil))) == .failure(refused))
        #expect(
            bench.chat("zhou", .liaison(.verify("police")))
                == .failure(.liaison(.notCaller("属地公安", groups: [.hq, .office]))))
        guard case .success = bench.chat("sun", .liaison(.notify("platform", incident: nil)))
        else { return #expect(Bool(false)) }
        #expect(bench.world.liaison("platform", for: "li", at: bench.now)?.phone == nil)
        #expect(
            bench.world.liaison("platform", for: "li", at: bench.now)?.maskedPhone
                == "+86138****0101")
    }

    @Test func `an empty receipt and an unknown body are refused, and nothing is recorded`() {
        var bench = bench()
        let before = bench.log.count
        #expect(
            bench.chat("li", .liaison(.receipt("police", LiaisonReceipt(), incident: nil)))
                == .failure(.liaison(.emptyReceipt("属地公安"))))
        #expect(
            bench.chat("li", .liaison(.notify("fire", incident: nil)))
                == .failure(.liaison(.noSuch("fire", known: ["police", "platform"]))))
        #expect(bench.log.count == before)
    }

    @Test func `a number that stays the same stays verified; another is not`() {
        var bench = bench()
        bench.chat("li", .liaison(.verify("police")))
        #expect(bench.world.liaisons.named("police")?.isStale(at: bench.now) == false)
        var book = bench.world.liaisons
        book.apply(.imported([Self.police]), incident: nil, by: nil, at: bench.now)
        #expect(book.named("police")?.verifiedAt == bench.now)
        var other = Self.police
        other.phone = "010-110"
        book.apply(.imported([other]), incident: nil, by: nil, at: bench.now)
        #expect(book.named("police")?.verifiedAt == nil)
        #expect(book.named("police")?.isStale(at: bench.now) == true)
    }
}

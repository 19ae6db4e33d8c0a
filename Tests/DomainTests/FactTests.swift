import Foundation
import Testing

@testable import Domain

/// Facts: two people find the same, or it is not confirmed.
struct FactTests {
    private let one = Number(.fact, 1)

    private func bench() -> Bench {
        var bench = Bench()
        bench.activate()
        bench.chat("sun", .fact(.add(nil, text: "系统已恢复", source: "技术组")))
        return bench
    }

    private func voice(_ holds: Bool) -> Command { .fact(.voice(one, holds: holds, how: nil)) }

    private func standing(_ bench: Bench) -> Fact.Standing? { bench.world.fact(1)?.fact.standing }

    @Test func `two different people confirm a fact, never one twice`() {
        var bench = bench()
        #expect(standing(bench) == .unconfirmed)
        bench.chat("li", voice(true))
        #expect(standing(bench) == .unconfirmed)
        #expect(bench.chat("li", voice(true)) == .failure(.fact(.voicedAlready(one))))
        bench.chat("wang", voice(true))
        #expect(standing(bench) == .confirmed)
        #expect(bench.events("fact.settled").map(\.event) == [.fact(1, .settled(1, .confirmed))])
        #expect(
            bench.chat("zhou", voice(false)) == .failure(.fact(.settled(one, .confirmed))))
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `whoever finds the opposite is counted apart, and may change their mind`() {
        var bench = bench()
        bench.chat("li", voice(true))
        bench.chat("wang", voice(false))
        #expect(standing(bench) == .unconfirmed)
        bench.chat("li", voice(false))
        #expect(standing(bench) == .refuted)
        #expect(bench.world.fact(1)?.fact.voices.count == 2)
    }

    @Test func `a doubt opens it again, and all that was found counts no more`() {
        var bench = bench()
        #expect(
            bench.chat("wu", .fact(.doubt(one, reason: "x"))) == .failure(.fact(.nothingFound(one)))
        )
        bench.chat("li", voice(true))
        bench.chat("wang", voice(true))
        guard
            case .success(.fact(.doubted)?) = bench.chat("wu", .fact(.doubt(one, reason: "仍报错")))
        else { return #expect(Bool(false)) }
        #expect(standing(bench) == .unconfirmed)
        bench.chat("li", voice(true))
        #expect(standing(bench) == .unconfirmed)
        #expect(bench.world.fact(1)?.fact.doubts.map(\.reason) == ["仍报错"])
    }

    @Test func `it belongs to an incident, is as sensitive, and ends with it`() {
        var bench = bench()
        #expect(bench.world.matter(of: one) == Number(.incident, 1))
        bench.chat("li", .circle(.classify(Number(.incident, 1), .sensitive, reason: nil)))
        #expect(bench.chat("wu", voice(true)) == .failure(.circle(.closed(one))))
        #expect(!bench.world.mayKnow("wu", of: one))
        bench.chat("li", .incident(.proposeClose(nil, reason: "平息")))
        bench.chat("zhao", .incident(.confirmClose(nil, reason: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(
            bench.chat("li", .fact(.add(nil, text: "x", source: nil))) == .failure(.noIncident))
        // What was found in an incident may still be corrected when it has ended.
        guard case .success = bench.chat("li", voice(true)) else { return #expect(Bool(false)) }
        #expect(
            bench.chat("li", .fact(.voice(Number(.fact, 9), holds: true, how: nil)))
                == .failure(.noSuch(Number(.fact, 9))))
    }
}

import Foundation
import Testing

@testable import Domain

/// What ended long ago leaves the world; what people say about it is answered all the same.
struct PastTests {
    /// An incident that was cancelled, and so many entries after it that it is past.
    private func bench(drill: Bool = false) -> Bench {
        var bench = Bench()
        bench.world = World(folding: bench.log, keeping: 10)
        bench.warn()
        let request = ActivationRequest(
            warning: .w(1), level: Level(2), packs: drill ? ["D"] : [], reason: "急")
        bench.chat("zhao", .incident(.activate(request)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.chat("zhao", .incident(.cancel(.i(1), reason: "误报")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        for number in 1...20 { bench.chat("li", .incident(.note(nil, text: "\(number)", at: nil))) }
        return bench
    }

    @Test func `the world lets go of what ended, the open things stay`() {
        var bench = bench()
        #expect(bench.world.endedIncidents.isEmpty && bench.world.endedWarnings.isEmpty)
        #expect(bench.world.endedNotices.isEmpty)
        #expect(bench.world.incident(1) == nil && bench.world.notice(1) == nil)
        #expect(bench.world.mark(ofIncident: 1)?.level == Level(2))
        #expect(bench.world.mark(ofTask: 3)?.number == 1)
        #expect(bench.world.mark(ofTask: 999) == nil)
        bench.chat("wang", .warning(.register(Fixture.draft)))
        #expect(bench.world.openWarnings.map(\.number) == [2])
        #expect(bench.world == World(folding: bench.log, keeping: 10))
    }

    @Test func `commands about what is past are refused as before`() throws {
        var bench = bench()
        func refusal(_ command: Command) -> Refusal? {
            guard case .failure(let refusal) = bench.chat("zhao", command) else { return nil }
            return refusal
        }
        #expect(
            refusal(.warning(.watch(.w(1), reason: "x")))
                == .warningEnded(.w(1), .activated(as: 1)))
        #expect(refusal(.incident(.cancel(.i(1), reason: "x"))) == .incidentEnded(.i(1)))
        #expect(refusal(.task(.done(.t(2), evidence: nil))) == .incidentEnded(.i(1)))
        #expect(refusal(.task(.done(.t(999), evidence: nil))) == .noSuch(.t(999)))
        #expect(
            refusal(.notice(.acknowledge(.n(1), onBehalfOf: nil, via: nil)))
                == .nothingToAcknowledge)
        #expect(
            refusal(.notice(.acknowledge(.n(999), onBehalfOf: nil, via: nil))) == .noSuch(.n(999)))
        #expect(refusal(.incident(.cancel(.i(9), reason: "x"))) == .noSuch(.i(9)))
    }

    @Test(arguments: [true, false])
    func `a drill stays a drill for ever`(drill: Bool) {
        let world = bench(drill: drill).world
        for saying: Saying in [
            .reply(.refused(.incidentEnded(.i(1)))), .reply(.blocked(2, told: [])),
            .reply(.watched(1)), .reply(.cannotTaken(1, called: nil)),
            .reply(.cannotTaken(2, called: nil)),
        ] {
            #expect(world.isDrill(saying) == drill, "\(saying)")
        }
        #expect(world.level(of: .reply(.blocked(2, told: []))) == Level(2))
        #expect(world.incidents(of: .reply(.cannotTaken(2, called: nil))) == [1])
    }

    @Test func `the numbers of what is past are not given again`() {
        var bench = bench()
        bench.warn()
        let request = ActivationRequest(
            warning: .w(2), level: Level(3), packs: [], reason: "急")
        bench.chat("zhao", .incident(.activate(request)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        let first = bench.world.running.first
        #expect(first?.number == 2)
        #expect(first?.orderedTasks.first.map { $0.number > 1 } == true)
        #expect(first?.orderedTasks.allSatisfy { bench.world.home(ofTask: $0.number) == 2 } == true)
    }

    @Test func `a plan is kept while something runs by it, and its name for ever`() {
        var world = World(keeping: 2)
        var sequence = 0
        func add(_ event: Event) {
            sequence += 1
            world.apply(
                Entry(
                    sequence: sequence, at: Fixture.noon, stream: .desk, actor: .system,
                    event: event))
        }
        var plans: [Plan] = []
        for number in 1...3 {
            var plan = Fixture.plan
            plan.version = "v\(number)"
            plan.hash = "h\(number)"
            plans.append(plan)
        }
        add(.plan(.published(plans[0], acknowledgeBy: nil)))
        let start = Activation(
            warning: 1, level: Level(2), packs: [], reason: nil, commander: "zhao",
            enteredBy: "zhao", via: nil, detectedAt: Fixture.noon, planVersion: "v1",
            planHash: "h1", tasks: [], countersignBy: nil)
        add(.incident(1, .activated(start)))
        add(.plan(.published(plans[1], acknowledgeBy: nil)))
        #expect(world.book.plans.keys.sorted() == ["h1", "h2"])
        add(.plan(.published(plans[2], acknowledgeBy: nil)))
        #expect(world.book.plans.keys.sorted() == ["h1", "h3"])
        add(.incident(1, .cancelled(by: "zhao", reason: "x")))
        for _ in 1...3 { add(.desk(.noted(text: "x"))) }
        #expect(world.book.plans.keys.sorted() == ["h3"])
        #expect(world.mark(ofIncident: 1)?.planVersion == "v1")
        #expect(world.book.publications.map(\.version) == ["v1", "v2", "v3"])
        #expect(world.book.isTaken(Fixture.plan) == false)
    }

    @Test func `homes and codes come back from their lists`() throws {
        var homes = TaskHomes()
        for task in [5, 6, 7, 20, 21, 8, 1] { homes.settle(task, in: task < 10 ? 1 : 2) }
        homes.settle(6, in: 9)
        #expect([1, 5, 6, 7, 8, 20, 21].map { homes[$0] } == [1, 1, 1, 1, 1, 2, 2])
        #expect([0, 2, 4, 9, 19, 22].allSatisfy { homes[$0] == nil })
        var codes = NumberedCodes()
        for number in [1, 511, 512, 513, 3_000] { codes[number] = number * 7 }
        let coded = try JSONDecoder().decode(
            NumberedCodes.self, from: JSONEncoder().encode(codes))
        #expect(coded == codes && coded[513] == 513 * 7 && coded[2] == 0 && coded[9_999] == 0)
        let homesAgain = try JSONDecoder().decode(
            TaskHomes.self, from: JSONEncoder().encode(homes))
        #expect(homesAgain == homes)
    }
}

import Foundation
import Testing

@testable import Domain

/// How long evidence is kept, what stops its end, and who ends it.
struct EvidenceEndTests {
    private let one = Number(.evidence, 1)
    private static let days = Double(24 * 60)

    /// E-1 is kept, and its incident has ended.
    static func ended(keeping: Int = Limits.endedKept) -> Bench {
        var bench = Bench()
        bench.world = World(folding: bench.log, keeping: keeping)
        bench.activate()
        keep(&bench, 1, "a")
        end(&bench)
        return bench
    }

    private static func keep(_ bench: inout Bench, _ number: Int, _ letter: String) {
        let link = Evidence.Origin.link("https://example.org/\(number)")
        bench.chat("sun", .evidence(.add(nil, link, note: nil)))
        let copy = Evidence.Copy(
            hash: String(repeating: letter, count: 64), bytes: 1, type: "text/html", name: "p",
            fetchedAt: bench.now)
        _ = bench.perform(.system(.evidence(number, .kept(copy))), by: .system)
    }

    private static func end(_ bench: inout Bench) {
        bench.chat("zhao", .incident(.cancel(nil, reason: "误报")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
    }

    /// Its time passes, two people have it destroyed, and it is.
    static func destroy(_ bench: inout Bench, failing: Bool = false) {
        bench.tick(after: 1_096 * days)
        for person in ["zhao", "qian"] as [PersonID] {
            bench.chat(person, .evidence(.remove(Number(.evidence, 1), reason: "期满")))
            bench.chat(person, .desk(.answer(code: "4821")))
        }
        if failing { _ = bench.perform(.system(.evidence(1, .removalFailed)), by: .system) }
        _ = bench.perform(.system(.evidence(1, .removed)), by: .system)
    }

    private func item(_ bench: Bench) -> Evidence? { bench.world.evidence(1)?.item }

    private func refusal(_ result: Result<Reply?, Refusal>) -> Refusal? {
        if case .failure(let refusal) = result { refusal } else { nil }
    }

    @Test func `a copy that was destroyed is not kept already`() {
        var bench = Self.ended()
        Self.destroy(&bench)
        guard case .evidence(.removed)? = refusal(bench.chat("sun", .evidence(.again(one)))) else {
            Issue.record("\(bench.chat("sun", .evidence(.again(one))))")
            return
        }
    }

    @Test func `when its time is over that is said once, and nothing goes by itself`() {
        var bench = Self.ended()
        let ended = bench.now
        #expect(bench.world.evidenceDue == ended + .days(1_095))
        bench.tick(after: 1_094 * Self.days)
        #expect(bench.events("evidence.outlived").isEmpty)
        bench.tick(after: Self.days)
        #expect(bench.events("evidence.outlived").count == 1)
        #expect(bench.world.evidenceDue == nil)
        bench.tick(after: 400 * Self.days)
        #expect(bench.events("evidence.outlived").count == 1)
        #expect(item(bench)?.removal == nil && item(bench)?.copy != nil)
        #expect(bench.world.evidenceToSee.isEmpty)
    }

    @Test func `the plan in force says how long`() {
        var bench = Self.ended()
        bench.plan.evidenceKept = .days(10)
        _ = bench.perform(.system(.planFound(bench.plan)), by: .system)
        #expect(bench.world.keptUntil(ofIncident: 1) == bench.now + .days(10))
        bench.tick(after: 10 * Self.days)
        #expect(bench.events("evidence.outlived").count == 1)
    }

    @Test func `while its incident runs there is no such time`() {
        var bench = Bench()
        bench.activate()
        Self.keep(&bench, 1, "a")
        #expect(bench.world.evidenceDue == nil)
        #expect(
            refusal(bench.chat("zhao", .evidence(.remove(one, reason: "x"))))
                == .evidence(.tooEarly(one, until: nil)))
        Self.end(&bench)
        let until = bench.now + .days(1_095)
        #expect(
            refusal(bench.chat("zhao", .evidence(.remove(one, reason: "x"))))
                == .evidence(.tooEarly(one, until: until)))
    }

    @Test func `a hold stops the end, and whoever wanted it asks again when that is over`() {
        var bench = Self.ended()
        bench.chat("zhao", .evidence(.hold(one, reason: "案件未结")))
        #expect(item(bench)?.hold?.by == "zhao")
        #expect(bench.world.evidenceDue == nil)
        bench.tick(after: 1_200 * Self.days)
        #expect(bench.events("evidence.outlived").isEmpty)
        for command: EvidenceCommand in [.hold(one, reason: "x"), .remove(one, reason: "x")] {
            guard
                case .evidence(.held(one, let hold)) = refusal(
                    bench.chat("qian", .evidence(command)))
            else {
                Issue.record("\(command)")
                continue
            }
            #expect(hold?.by == "赵敏" && hold?.reason == "案件未结")
        }
        bench.chat("qian", .evidence(.release(one, reason: "已结案")))
        #expect(item(bench)?.hold == nil)
        #expect(
            refusal(bench.chat("qian", .evidence(.release(one, reason: "x"))))
                == .evidence(.notHeld(one)))
        // It is told of now, since it could not be before.
        bench.tick(after: 1)
        #expect(bench.events("evidence.outlived").count == 1)
        bench.chat("zhao", .evidence(.remove(one, reason: "期满")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(item(bench)?.removal?.askedBy == "zhao")
        bench.chat("qian", .evidence(.hold(one, reason: "又有人起诉")))
        #expect(item(bench)?.removal == nil)
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `two people destroy it, each by a code, and custody stays`() {
        var bench = Self.ended()
        bench.tick(after: 1_096 * Self.days)
        func remove(_ id: PersonID) -> Result<Reply?, Refusal> {
            bench.chat(id, .evidence(.remove(one, reason: "期满")))
        }
        guard case .success(.confirm(.evidence(.remove(let first, _)), _)?) = remove("zhao") else {
            return #expect(Bool(false))
        }
        #expect(first.removal == nil && item(bench)?.removal == nil)
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.world.evidenceToSee.isEmpty)
        #expect(refusal(remove("zhao")) == .evidence(.needsAnother(one)))
        guard case .success(.confirm(.evidence(.remove(let second, _)), _)?) = remove("qian") else {
            return #expect(Bool(false))
        }
        #expect(second.removal?.askedBy == "赵敏")
        bench.chat("qian", .desk(.answer(code: "4821")))
        #expect(bench.world.evidenceToSee.map(\.number) == [1])
        #expect(
            refusal(bench.chat("zhao", .evidence(.hold(one, reason: "x"))))
                == .evidence(
                    .removed(
                        one, .init(askedBy: "赵敏", reason: "期满", confirmedBy: "钱进"))))
        _ = bench.perform(.system(.evidence(1, .removed)), by: .system)
        _ = bench.perform(.system(.evidence(1, .removed)), by: .system)
        #expect(bench.events("evidence.removed").count == 1)
        #expect(bench.world.evidenceToSee.isEmpty)
        let chain = item(bench)?.chain.suffix(3) ?? []
        #expect(
            chain.map(\.deed) == [.removalAsked(reason: "期满"), .removalConfirmed, .removed])
        #expect(chain.map(\.person) == ["zhao", "qian", nil])
        #expect(item(bench)?.copy?.hash == String(repeating: "a", count: 64))
        for command: EvidenceCommand in [
            .verify(one), .hand(one, to: "li", reason: nil), .take(one),
            .release(one, reason: "x"), .remove(one, reason: "x"),
        ] {
            guard case .evidence(.removed) = refusal(bench.chat("zhao", .evidence(command))) else {
                Issue.record("\(command)")
                continue
            }
        }
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `an outcome that nobody asked for changes nothing`() {
        var bench = Self.ended()
        _ = bench.perform(.system(.evidence(1, .removed)), by: .system)
        #expect(bench.events("evidence.removed").isEmpty)
    }

    @Test func `what is past is still held, told of and destroyed`() {
        var bench = Self.ended(keeping: 10)
        for number in 1...20 { bench.warn(number) }
        #expect(bench.world.incident(1) == nil)
        #expect(item(bench)?.copy != nil)
        #expect(bench.world.matter(of: one) == Number(.incident, 1))
        Self.destroy(&bench)
        #expect(bench.events("evidence.outlived").count == 1)
        #expect(item(bench)?.removal?.doneAt != nil)
        #expect(item(bench)?.chain.last?.deed == .removed)
        #expect(World(folding: bench.log, keeping: 10) == bench.world)
    }

    @Test func `the same bytes stay as long as another item is made of them`() {
        var bench = Bench()
        bench.activate()
        Self.keep(&bench, 1, "a")
        Self.keep(&bench, 2, "a")
        Self.keep(&bench, 3, "b")
        Self.end(&bench)
        let hash = String(repeating: "a", count: 64)
        #expect(bench.world.isShared(hash, besides: 1) && bench.world.isShared(hash, besides: 2))
        #expect(!bench.world.isShared(String(repeating: "b", count: 64), besides: 3))
        Self.destroy(&bench)
        #expect(!bench.world.isShared(hash, besides: 2))
    }
}

extension Bench {
    /// Something that makes an entry.
    fileprivate mutating func warn(_ number: Int) {
        chat("wang", .warning(.register(Fixture.draft)))
        chat("li", .warning(.watch(.w(world.next(.warning) - 1), reason: "\(number)")))
    }
}

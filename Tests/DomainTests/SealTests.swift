import Foundation
import Testing

@testable import Domain

/// Texts that are sealed, and refused messages that are kept for the secrecy office: `zhao` leads,
/// `li` and `wang` are the office, `han` keeps secrets, `wu` has no task in the incident.
struct SealTests {
    private let incident = Number.i(1)
    private let words = SealedWords(salt: "salt", text: "举报人住在三楼")

    private func bench() -> Bench {
        let han = Person(
            id: "han", name: "韩松", posts: [.init(group: .secrecy, seat: .lead)],
            chat: "@han:localhost")
        var bench = Bench(Roster(Fixture.people + [han]))
        bench.activate()
        return bench
    }

    @discardableResult
    private func alone(
        _ bench: inout Bench, _ person: PersonID, _ command: SealCommand
    ) -> Result<Reply?, Refusal> {
        bench.perform(.seal(command), by: .person(person, .chat), at: .direct("@\(person):x"))
    }

    @discardableResult
    private func code(_ bench: inout Bench, _ person: PersonID) -> Result<Reply?, Refusal> {
        bench.perform(
            .desk(.answer(code: "4821")), by: .person(person, .chat), at: .direct("@\(person):x"))
    }

    private func sealed() -> Bench {
        var bench = bench()
        alone(&bench, "li", .keep(incident, text: words.text))
        return bench
    }

    private func spilled(_ rule: SpillRule? = .seal) -> Bench {
        var bench = bench()
        bench.plan.guards.spill = rule
        bench.spilled = "机密★ 内容"
        _ = bench.perform(
            .system(.guardTripped(.secret, place: .room("r"))), by: .person("wu", .chat))
        return bench
    }

    private func text(_ bench: Bench) throws -> String {
        String(
            decoding: try JSONEncoder().encode(bench.log) + JSONEncoder().encode(bench.world),
            as: UTF8.self)
    }

    // MARK: Sealing

    @Test func `the log has number, who, when and a digest; the words go beside it`() throws {
        let bench = sealed()
        let event = try #require(bench.log.last)
        #expect(event.event == .sealing(1, .kept(1, digest: words.digest)))
        #expect(event.actor == .person("li", .chat) && event.stream == .incident(1))
        #expect(bench.sealings == [.keep(.text(1), words)])
        #expect(bench.world.seals.texts[1]?.by == "li")
        #expect(try !text(bench).contains("举报人"))
        #expect(words.digest.count == 64)
        #expect(words.digest != SealedWords(salt: "x", text: words.text).digest)
    }

    @Test func `a text is sealed in a conversation of two, with a key, in an incident that lives`()
    {
        var bench = bench()
        let command = SealCommand.keep(incident, text: "x")
        #expect(bench.chat("li", .seal(command)) == .failure(.seal(.alone(.seal))))
        #expect(
            alone(&bench, "li", .keep(.i(9), text: "x")) == .failure(.noSuch(.i(9))))
        bench.seals = false
        #expect(alone(&bench, "li", command) == .failure(.seal(.noKey)))
        #expect(bench.sealings.isEmpty)
        bench.seals = true
        bench.chat("zhao", .incident(.cancel(incident, reason: "误报")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(alone(&bench, "li", command) == .failure(.incidentEnded(incident)))
    }

    @Test func `who may know of the incident may read, and each reading is logged`() {
        var bench = sealed()
        #expect(bench.chat("wu", .seal(.show(1))) == .failure(.seal(.alone(.seal))))
        guard case .success(.seal(.shown(let shown))) = alone(&bench, "wu", .show(1)) else {
            return #expect(Bool(false))
        }
        #expect(shown.opening == .sealed && shown.id == .text(1))
        #expect(bench.log.last?.event == .sealing(1, .read(1)))
        bench.chat("li", .circle(.classify(incident, .sensitive, reason: nil)))
        let before = bench.log.count
        #expect(alone(&bench, "wu", .show(1)) == .failure(.circle(.closed(incident))))
        #expect(bench.log.count == before)
        #expect(alone(&bench, "li", .show(2)) == .failure(.seal(.noSuch(2))))
    }

    @Test func `what is opened is looked at once more when it goes out`() throws {
        var bench = sealed()
        let text = try #require(bench.world.seals.texts[1])
        let shown = SealShown(.text(bench.world.brief(text)))
        func opening(_ person: PersonID, _ words: SealedWords?) -> SealShown.Opening {
            bench.world.opening(of: shown, for: person, words)
        }
        #expect(opening("wu", words) == .text(words.text))
        #expect(opening("wu", nil) == .gone)
        #expect(opening("wu", SealedWords(salt: "salt", text: "换过的")) == .damaged)
        bench.chat("li", .circle(.classify(incident, .sensitive, reason: nil)))
        #expect(opening("wu", words) == .forbidden)
        #expect(opening("li", words) == .text(words.text))
        let spill = SealShown(.spill(SpillBrief(number: 1, by: nil, at: bench.now)))
        #expect(bench.world.opening(of: spill, for: "zhao", words) == .forbidden)
        #expect(bench.world.opening(of: spill, for: nil, words) == .forbidden)
        #expect(bench.world.opening(of: spill, for: "han", words) == .damaged)
    }

    @Test func `it is destroyed with a code, once, and its words with it`() {
        var bench = sealed()
        guard
            case .success(.confirm(.seal(.destroy(let brief)), code: _)) = alone(
                &bench, "zhao", .destroy(1))
        else { return #expect(Bool(false)) }
        #expect(brief.number == 1 && brief.by == "李雷")
        #expect(bench.sealings.count == 1)
        #expect(code(&bench, "zhao") == .success(.seal(.destroyed(brief))))
        #expect(bench.sealings.last == .destroy(.text(1)))
        #expect(bench.log.last?.event == .sealing(1, .destroyed(1)))
        let at = bench.now
        for command in [SealCommand.show(1), .destroy(1)] {
            #expect(alone(&bench, "li", command) == .failure(.seal(.destroyed(1, at: at))))
        }
        alone(&bench, "li", .keep(incident, text: "又一份"))
        #expect(bench.world.seals.texts.keys.sorted() == [1, 2])
    }

    // MARK: Refused messages

    @Test(arguments: [SpillRule.drop, nil])
    func `by default nothing is kept of a refused message`(rule: SpillRule?) throws {
        let bench = spilled(rule)
        #expect(bench.sealings.isEmpty)
        #expect(bench.world.seals.spills.isEmpty)
        #expect(bench.log.last?.event == .desk(.guardTripped(.secret, case: 1)))
    }

    @Test func `where the plan says so it lies sealed, and the log has the number alone`() throws {
        let bench = spilled()
        let words = SealedWords(salt: "salt", text: "机密★ 内容")
        #expect(bench.sealings == [.keep(.spill(1), words)])
        #expect(bench.log.last?.event == .sealing(nil, .spilled(case: 1, digest: words.digest)))
        #expect(bench.log.last?.stream == .desk)
        #expect(try !text(bench).contains("内容"))
        var other = spilled()
        other.spilled = String(repeating: "长", count: 9_000)
        _ = other.perform(
            .system(.guardTripped(.secret, place: nil)), by: .person("wu", .chat))
        guard case .keep(.spill(2), let long)? = other.sealings.last else {
            return #expect(Bool(false))
        }
        #expect(long.text.count == Limits.spillCharacters)
        other.seals = false
        let kept = other.sealings.count
        for kind in [Guard.secret, .forbidden] {
            _ = other.perform(.system(.guardTripped(kind, place: nil)), by: .person("wu", .chat))
        }
        #expect(other.sealings.count == kept)
    }

    @Test func `only the secrecy office's own people read or destroy it, with a code`() {
        var bench = spilled()
        for command in [SealCommand.showSpill(1), .destroySpill(1)] {
            for person in ["zhao", "li", "wu"] as [PersonID] {
                guard
                    case .failure(.notAllowed(_, let roles, let people)) = alone(
                        &bench, person, command)
                else {
                    #expect(Bool(false), "\(person)")
                    continue
                }
                #expect(roles == [.secrecy] && people == ["韩松"])
            }
        }
        #expect(
            bench.chat("han", .seal(.showSpill(1))) == .failure(.seal(.alone(.quarantineShow))))
        #expect(alone(&bench, "han", .showSpill(2)) == .failure(.seal(.noSpill(2))))
        alone(&bench, "han", .showSpill(1))
        #expect(bench.events("sealing.spillRead").isEmpty)
        guard case .success(.seal(.shown(let shown))) = code(&bench, "han") else {
            return #expect(Bool(false))
        }
        #expect(shown.id == .spill(1) && shown.opening == .sealed)
        #expect(bench.events("sealing.spillRead").count == 1)
        alone(&bench, "han", .destroySpill(1))
        code(&bench, "han")
        #expect(bench.sealings.last == .destroy(.spill(1)))
        #expect(
            alone(&bench, "han", .showSpill(1))
                == .failure(.seal(.spillDestroyed(1, at: bench.now))))
    }

    // MARK: What was withheld

    private func item(_ thing: Number, _ count: Int = 1) -> Withheld {
        Withheld(
            thing, on: .sms, people: ["wu"], count: count, label: .sensitive, ceiling: .public)
    }

    @Test func `what went as a number stands with its matter, late ones once`() {
        var bench = bench()
        let items = [item(.i(1)), item(.w(7)), item(.n(2))]
        _ = bench.perform(.system(.withheld(items, late: nil)), by: .system, at: nil)
        let told = bench.log.suffix(2)
        #expect(
            told.map(\.event) == [
                .sealing(1, .withheld([items[0], items[2]])), .sealing(nil, .withheld([items[1]])),
            ])
        #expect(told.map(\.stream) == [.incident(1), .desk])
        #expect(told.map(\.event.subject) == [.i(1), .w(7)])
        for _ in 0..<3 {
            _ = bench.perform(
                .system(.withheld([items[0]], late: "e5.sms-wu")), by: .system, at: nil)
        }
        #expect(bench.events("sealing.withheldLate").count == 1)
    }

    @Test func `alike ones are one, whose people stand once`() {
        let all = [item(.i(1)), item(.n(2)), item(.i(1), 2)]
        let sums = Withheld.together(all)
        #expect(sums.map(\.thing) == [.i(1), .n(2)])
        #expect(sums.map(\.count) == [3, 1])
        #expect(sums.map(\.people) == [["wu"], ["wu"]])
        var other = item(.i(1))
        other.route = .email
        #expect(Withheld.together([item(.i(1)), other]).count == 2)
    }

    @Test func `a timeline has one line for a thing and a road, with how often`() throws {
        var bench = bench()
        for items in [[item(.i(1)), item(.n(2))], [item(.i(1), 3)]] {
            _ = bench.perform(.system(.withheld(items, late: nil)), by: .system, at: nil)
        }
        _ = bench.perform(
            .system(
                .withheld(
                    [
                        Withheld(
                            .n(2), on: .sms, people: [], label: .internal, ceiling: .public)
                    ], late: nil)), by: .system, at: nil)
        let before = bench.log.filter { if case .sealing = $0.event { false } else { true } }
        let lines = TimelineLine.withheldTogether(bench.log)
        #expect(lines.count == before.count + 2)
        let sums = lines.flatMap { entry -> [Withheld] in
            if case .sealing(_, let event) = entry.event { event.withheld } else { [] }
        }
        #expect(sums.map(\.thing) == [.n(2), .i(1)])
        #expect(sums.map(\.count) == [1, 4])
        #expect(lines.filter(\.event.isNews).count == before.filter(\.event.isNews).count + 2)
    }

    @Test func `the plan's rule for refused messages is among what a new version changes`() {
        var other = Fixture.plan
        other.guards.spill = .seal
        let changes = Fixture.plan.changes(to: other)
        #expect(changes.map(\.item) == [.spill])
        #expect(changes.first?.old?.zh == "不保存" && changes.first?.new?.en == "seal")
        other.guards.spill = .drop
        #expect(Fixture.plan.changes(to: other).isEmpty)
    }
}

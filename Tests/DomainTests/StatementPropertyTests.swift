import Crypto
import Foundation
import Testing

@testable import Domain

/// No sequence of commands releases a text whose hash lacks any gate (spec §1.4). The judge reads
/// the log alone and believes nothing that the domain computed.
struct StatementPropertyTests {
    static let sequences =
        ProcessInfo.processInfo.environment["FENGHUO_SEQUENCES"].flatMap { Int($0) } ?? 4_000

    /// One way after another; at each step several others are tried from the same place, and each
    /// of them, with all that was before it, is a sequence of its own.
    @Test func `No public text leaves without its gates`() {
        var (tried, released, seed) = (0, 0, 0)
        var starts = [Desk2.bench(), Desk2.bench(level: 1), Desk2.bench()]
        starts[0].draft()
        starts[1].draft()
        for number in starts.indices {
            starts[number].lend()
            starts[number].plan.groups.append(
                GroupRule(
                    id: .legal, name: Fixture.text("legal"), duty: Fixture.text("x"), words: [],
                    responds: true))
        }
        while tried < Self.sequences {
            seed += 1
            var dice = Chance(seed: UInt64(seed))
            var bench = starts[seed % starts.count]
            var judge = Judge()
            judge.read(bench.log, bench)
            for _ in 0..<24 {
                for _ in 0..<4 {
                    var (other, verdict) = (bench, judge)
                    other.log = []
                    other.randomStep(&dice)
                    verdict.read(other.log, other)
                    tried += 1
                    #expect(other.publishesOnlyWhatHolds, "seed \(seed)")
                    #expect(verdict.faults.isEmpty, "seed \(seed): \(verdict.faults)")
                    if !verdict.faults.isEmpty { return }
                }
                bench.log = []
                bench.randomStep(&dice)
                judge.read(bench.log, bench)
                released += bench.events("statement.ordered").count
                #expect(judge.faults.isEmpty, "seed \(seed): \(judge.faults)")
                if !judge.faults.isEmpty { return }
            }
        }
        // What never happens proves nothing.
        #expect(released > seed / 10, "\(released) of \(seed)")
    }

    @Test func `the judge sees a release without its gates`() {
        var bench = Desk2.bench()
        bench.draft()
        bench.passGates()
        bench.insist("zhou", .release(Desk2.one, channels: [], sha256: nil))
        #expect(Judge(bench).faults.isEmpty)
        for type in ["statement.checked", "statement.opined", "statement.signed", "fact.voiced"] {
            var broken = bench
            broken.log.removeAll { $0.event.type == type }
            #expect(!Judge(broken).faults.isEmpty, "\(type)")
        }
        // An edit between the signature and the release.
        var edited = bench
        let place = edited.log.firstIndex { $0.event.type == "statement.ordered" }!
        var entry = edited.log[place]
        entry.event = .statement(
            1,
            .edited(
                1,
                StatementEdit(
                    version: 2, texts: [.init("", "别的")], facts: [1], template: nil, filled: [:])))
        edited.log.insert(entry, at: place)
        #expect(!Judge(edited).faults.isEmpty)
    }
}

/// SplitMix64: the same seed, the same commands.
private struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func below(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(limit))
    }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}

extension Bench {
    /// What a publisher has yet to put out rests on confirmed facts alone, however it came there.
    fileprivate var publishesOnlyWhatHolds: Bool {
        world.toPublish.allSatisfy { world.shakyFacts(of: $0.statement).isEmpty }
    }

    /// Somebody may sign in HQ's name.
    fileprivate mutating func lend() {
        chat(
            "zhao",
            .absence(
                .delegate("sun", scope: [.approve], from: nil, until: DutyWhen(.from(today: 3)))))
        chat("zhao", .desk(.answer(code: "4821")))
    }

    fileprivate mutating func randomStep(_ dice: inout Chance) {
        let people: [PersonID] = [
            "zhao", "qian", "li", "wang", "zhou", "wu", "zheng", "chen", "sun", "ghost", "shade",
        ]
        let person = dice.pick(people)
        if dice.below(12) == 0 { return tick(after: Double(dice.below(40))) }
        // The way through is steep: now and then somebody does what is wanted next.
        if dice.below(4) > 0, goOn(&dice) { return }
        let number = Number(.statement, 1 + dice.below(2))
        let fact = Number(.fact, 1 + dice.below(3))
        switch dice.below(22) {
        case 0: draft(dice.pick(["甲", "乙"]), facts: dice.pick([[1], [1, 2], [1, 2], [1, 3]]))
        case 1:
            say(
                person,
                .edit(
                    number, text: dice.pick(["甲", "丙"]), facts: dice.pick([[Int]?.none, [2, 1]])))
        case 2: say(person, .append(number, text: "丁"))
        case 3: say(person, .cite(number, dice.pick([[1], [1, 2], [1, 3]])))
        case 4: say(person, .variant(number, label: "微博", text: dice.pick(["甲 5", "", "甲"])))
        case 5: say(person, .submit(number))
        case 6: say(person, .check(number, passes: dice.below(5) > 0, note: "x"))
        case 7: say(person, .opine(number, passes: dice.below(5) > 0, note: "x"))
        case 8: say(person, .sign(number, sha256: dice.pick([String?.none, "00"])))
        case 9: insist(person, .sign(number, sha256: nil))
        case 10: say(person, .reject(number, reason: "x"))
        case 11: say(person, .accept(number))
        case 12:
            insist(
                person,
                .release(number, channels: dice.pick([[], ["weibo"], ["old"]]), sha256: nil))
        case 13: say(person, .release(number, channels: [], sha256: nil))
        case 14: chat(person, .desk(.answer(code: "4821")))
        case 15: chat(person, .fact(.doubt(fact, reason: "x")))
        case 17: say(person, .withdraw(number, reason: "x", text: dice.pick([String?.none, "己"])))
        case 18: makeSomebody(person, &dice)
        case 19: chat(person, .roster(.confirm(dice.pick(["ghost", "shade", "wang", "sun"]))))
        case 16: chat(person, .fact(.voice(fact, holds: dice.below(4) > 0, how: nil)))
        default: say(person, .correct(number, reason: "x", text: "戊"))
        }
    }

    /// A person nobody knew, or a seat for one of them.
    private mutating func makeSomebody(_ person: PersonID, _ dice: inout Chance) {
        let id = dice.pick(["ghost", "shade"])
        let group = dice.pick(["legal", "office", "hq"])
        if world.roster[PersonID(id)] == nil {
            let inputs = [
                RosterInput(.chat, "@\(id):localhost"), RosterInput(.posts, "\(group).deputy"),
            ]
            chat(person, .roster(.add(id, inputs)))
        } else {
            let who = dice.pick([id, "wang", "sun"])
            chat(person, .group(.seat(group, person: who, dice.pick([.lead, .deputy]))))
        }
        chat(person, .desk(.answer(code: "4821")))
    }

    /// - Returns: Whether there was something to do.
    private mutating func goOn(_ dice: inout Chance) -> Bool {
        guard let (statement, incident) = world.statement(1 + dice.below(2)), statement.isOpen,
            statement.release == nil
        else { return false }
        if statement.submittedAt == nil {
            say("zhou", .submit(statement.id))
            return true
        }
        switch world.gate(of: statement, in: incident) {
        case .facts:
            say(dice.pick(["li", "wang"]), .check(statement.id, passes: true, note: nil))
        case .legal:
            say(
                dice.pick(["zheng", "chen"]), .opine(statement.id, passes: true, note: "不涉隐私")
            )
        case .signature:
            insist(dice.pick(["zhao", "qian", "sun"]), .sign(statement.id, sha256: nil))
        case nil:
            insist(dice.pick(["zhou", "wu"]), .release(statement.id, channels: [], sha256: nil))
        }
        return true
    }
}

/// Reads a log from its beginning and says which release lacked what.
private struct Judge {
    private struct Text {
        var sha256 = ""
        var facts: [Int] = []
        var writers: Set<PersonID> = []
        var submitted = false
        var checked: PersonID?
        var opined: PersonID?
        /// Person, and in whose name.
        var signers: [(PersonID, PersonID)] = []

        mutating func void() {
            submitted = false
            checked = nil
            opined = nil
            signers = []
        }
    }

    private(set) var faults: [String] = []
    private var texts: [Int: Text] = [:]
    private var voices: [Int: Set<PersonID>] = [:]
    private var level = 2
    private var hq: Set<PersonID> = ["zhao", "qian"]
    /// Whose seat one person gave them, and nobody else has looked at it.
    private var made: [PersonID: PersonID] = [:]

    init() {}

    init(_ bench: Bench) { read(bench.log, bench) }

    mutating func read(_ entries: [Entry], _ bench: Bench) {
        for entry in entries { read(entry, bench) }
    }

    private mutating func read(_ entry: Entry, _ bench: Bench) {
        switch entry.event {
        case .incident(_, .activated(let start)): level = start.level.rank
        case .incident(_, .levelChanged(_, let new, _)): level = new.rank
        case .fact(_, .voiced(let number, let holds, _)):
            guard let person = entry.actor.person else { return }
            if holds {
                voices[number, default: []].insert(person)
            } else {
                voices[number]?.remove(person)
            }
        case .fact(_, .doubted(let number, _)): voices[number] = []
        case .statement(_, let event): read(event, entry, bench)
        case .roster(let event): read(event, by: entry.actor.person)
        default: break
        }
    }

    private mutating func read(_ event: RosterEvent, by actor: PersonID?) {
        guard let actor else { return }
        switch event {
        case .put(let person):
            made[person.id] = actor
            if person.sits(in: .hq) { hq.insert(person.id) }
        case .seated(let group, let changes):
            for change in changes where change.seat != .member {
                made[change.person] = actor
                if group == .hq {
                    hq.insert(change.person)
                    if !hq.contains(actor) { faults.append("\(actor) seats HQ") }
                }
            }
        case .confirmed(let person):
            if made[person] == actor || person == actor { faults.append("\(actor) confirms") }
            made[person] = nil
        default: break
        }
    }

    private mutating func read(_ event: StatementEvent, _ entry: Entry, _ bench: Bench) {
        let number = event.number
        let person = entry.actor.person ?? ""
        switch event {
        case .drafted(_, let draft):
            texts[number] = Text(
                sha256: Self.hash(draft.texts), facts: draft.facts, writers: [person])
        case .edited(_, let edit):
            texts[number]?.void()
            texts[number]?.sha256 = Self.hash(edit.texts)
            texts[number]?.facts = edit.facts
            texts[number]?.writers.insert(person)
        case .returned: texts[number]?.void()
        case .submitted: texts[number]?.submitted = true
        case .checked(_, let word) where word.sha256 == texts[number]?.sha256:
            texts[number]?.checked = person
        case .opined(_, let word) where word.sha256 == texts[number]?.sha256:
            texts[number]?.opined = person
        case .signed(_, let word) where word.sha256 == texts[number]?.sha256:
            texts[number]?.signers.append((person, entry.signedFor?.by ?? person))
        case .ordered(_, let order): judge(number, order, entry.at, bench)
        default: break
        }
    }

    private mutating func judge(_ number: Int, _ order: Release, _ time: Date, _ bench: Bench) {
        guard let text = texts[number] else { return faults.append("S-\(number): no text") }
        func want(_ holds: Bool, _ what: String) {
            if !holds { faults.append("S-\(number): \(what)") }
        }
        want(text.submitted, "not handed in")
        want(Set(text.facts).count >= 2, "not two facts")
        want(text.facts.allSatisfy { (voices[$0] ?? []).count >= 2 }, "a fact not found by two")
        let gates = [text.checked, text.opined].compactMap(\.self)
        want(gates.count == 2, "not checked or not read by law")
        let signers = Set(text.signers.map(\.0))
        let names = Set(text.signers.map(\.1))
        want(min(signers.count, names.count) >= (level == 1 ? 2 : 1), "not signed")
        want(names.isSubset(of: hq), "signed by nobody of HQ")
        let fresh = Set(gates).union(signers).filter { $0 == "ghost" || $0 == "shade" }
        want(fresh.allSatisfy { made[$0] == nil }, "a gate opened by whom one person made")
        want(
            text.writers.isDisjoint(with: Set(gates).union(signers).union(names)),
            "passed by its writer")
        want(
            signers.union(names).isDisjoint(with: gates),
            "signed by whoever opened a gate, or for them")
        let known = Dictionary(bench.world.officials.listed.map { ($0.id, $0) }) { old, _ in old }
        want(
            order.places.allSatisfy { known[$0.channel]?.isUsable(at: time) == true },
            "on a channel that is none")
    }

    private static func hash(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { String($0, radix: 16) }
            .map { $0.count == 1 ? "0\($0)" : $0 }.joined()
    }

    private static func hash(_ texts: [Statement.Variant]) -> String {
        if texts.count == 1 { return hash(texts[0].text) }
        return hash(
            texts.map { ($0.label, hash($0.text)) }.sorted { $0.0 < $1.0 }
                .map { "\($0.0):\($0.1)\n" }.joined())
    }
}

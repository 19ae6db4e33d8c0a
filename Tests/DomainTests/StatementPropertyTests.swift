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
        // A gate opened by whoever stands in for those who may, or whom one person seated.
        for (type, person, seat) in [
            ("statement.opined", "li", nil), ("statement.opined", "wu", GroupID.legal),
            ("statement.checked", "sun", nil), ("statement.signed", "wang", .hq),
        ] as [(String, PersonID, GroupID?)] {
            var broken = bench
            guard let place = broken.log.firstIndex(where: { $0.event.type == type }) else {
                return #expect(Bool(false))
            }
            broken.log[place].actor = .person(person, .chat)
            if let seat {
                var entry = broken.log[place]
                entry.actor = .person("zhao", .chat)
                entry.event = .roster(.seated(seat, [SeatChange(person, .deputy)]))
                broken.log.insert(entry, at: place)
            }
            #expect(!Judge(broken).faults.isEmpty, "\(type) by \(person)")
        }
        // Two who changed a person: neither confirms them.
        var twice = bench
        for (actor, event) in [
            ("zhao", RosterEvent.seated(.legal, [SeatChange("wu", .lead)])),
            ("li", .seated(.office, [SeatChange("wu", .lead)])), ("zhao", .confirmed("wu")),
        ] as [(PersonID, RosterEvent)] {
            twice.log.append(
                Entry(
                    sequence: twice.log.count + 1, at: twice.now, stream: .roster,
                    actor: .person(actor, .chat), event: .roster(event)))
        }
        #expect(!Judge(twice).faults.isEmpty)
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
        switch dice.below(25) {
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
        case 20, 21: standIn(person, &dice)
        case 22:
            chat(person, .absence(.endCover(dice.pick(["zheng", "chen", "li", "wang", "zhao"]))))
        case 16: chat(person, .fact(.voice(fact, holds: dice.below(4) > 0, how: nil)))
        default: say(person, .correct(number, reason: "x", text: "戊"))
        }
    }

    /// Somebody in the place of somebody who may open a gate, often whoever says so.
    private mutating func standIn(_ person: PersonID, _ dice: inout Chance) {
        let absent = dice.pick(["zheng", "chen", "zheng", "chen", "zhao", "qian", "li", "wang"])
        let other = dice.pick([person.rawValue, "li", "wang", "chen", "qian", "sun", "ghost"])
        chat(person, .absence(.cover(absent, by: other, until: nil)))
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
                dice.pick(["zheng", "chen", "zheng", "chen", "li", "wang"]),
                .opine(statement.id, passes: true, note: "不涉隐私")
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

    /// What one person alone did to somebody, and nobody else has looked at.
    private struct Wait {
        var by: Set<PersonID> = []
        var groups: Set<GroupID> = []
        var isNew = false
    }

    private(set) var faults: [String] = []
    private var texts: [Int: Text] = [:]
    private var voices: [Int: Set<PersonID>] = [:]
    private var level = 2
    /// Who sits where, by their own seats: what is lent is not theirs.
    private var seats: [GroupID: [PersonID: Seat]] = [
        .hq: ["zhao": .lead, "qian": .deputy], .office: ["li": .lead, "wang": .deputy],
        .legal: ["zheng": .lead, "chen": .deputy],
    ]
    private var waits: [PersonID: Wait] = [:]

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
            waits[person.id, default: Wait()].by.insert(actor)
            waits[person.id]?.isNew = true
            for group in seats.keys { seats[group]?[person.id] = nil }
            for post in person.posts { give(post.group, post.seat, to: person.id, by: actor) }
        case .seated(let group, let changes):
            for change in changes {
                if let seat = change.seat { give(group, seat, to: change.person, by: actor) }
            }
        case .confirmed(let person):
            if waits[person]?.by.contains(actor) == true || person == actor {
                faults.append("\(actor) confirms \(person)")
            }
            if !counts(actor, [.hq, .office]) { faults.append("\(actor) is none to confirm") }
            waits[person] = nil
        default: break
        }
    }

    private mutating func give(
        _ group: GroupID, _ seat: Seat, to person: PersonID, by actor: PersonID
    ) {
        if group == .hq, !counts(actor, [.hq]) { faults.append("\(actor) seats HQ") }
        let ranks: [Seat] = [.member, .deputy, .lead]
        let rank = { (seat: Seat?) in seat.flatMap { ranks.firstIndex(of: $0) } ?? -1 }
        if rank(seats[group]?[person]) < rank(seat) {
            waits[person, default: Wait()].by.insert(actor)
            waits[person]?.groups.insert(group)
        }
        seats[group, default: [:]][person] = seat
    }

    /// Whether a seat of one's own in one of these counts.
    private func counts(_ person: PersonID, _ groups: [GroupID]) -> Bool {
        groups.contains { group in
            seats[group]?[person] != nil && waits[person]?.isNew != true
                && waits[person]?.groups.contains(group) != true
        }
    }

    /// Who opens a gate sits in a group that may by a seat of their own that counts; who reads by law,
    /// among the advisers while one of those is left. Standing in for one of them is not enough.
    private mutating func checkSeat(
        _ person: PersonID, of gate: Statement.Gate, _ writers: Set<PersonID>
    ) {
        let isThere =
            seats[.legal]?.keys.contains { counts($0, [.legal]) && !writers.contains($0) } == true
        let may: [GroupID] =
            switch gate {
            case .facts: [.office, .legal, .hq]
            case .legal: isThere ? [.legal] : [.office, .hq]
            case .signature: [.hq]
            }
        if !counts(person, may) { faults.append("\(person) opens \(gate) without a seat") }
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
            checkSeat(person, of: .facts, texts[number]?.writers ?? [])
        case .opined(_, let word) where word.sha256 == texts[number]?.sha256:
            texts[number]?.opined = person
            checkSeat(person, of: .legal, texts[number]?.writers ?? [])
        case .signed(_, let word) where word.sha256 == texts[number]?.sha256:
            let name = entry.signedFor?.by ?? person
            texts[number]?.signers.append((person, name))
            checkSeat(name, of: .signature, [])
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

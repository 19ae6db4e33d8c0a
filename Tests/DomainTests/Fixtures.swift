import Foundation

@testable import Domain

/// A small plan and a small team; the shipped plan is tested where it is loaded.
enum Fixture {
    static let noon = Date(timeIntervalSince1970: 1_767_585_600)  // 2026-01-05 12:00 +08

    static var people: [Person] {
        func person(_ id: String, _ name: String, _ group: String, _ seat: Seat, pair: String?)
            -> Person
        {
            Person(
                id: ID(id), name: name, posts: [.init(group: ID(group), seat: seat)],
                pair: pair.map { ID($0) }, chat: "@\(id):localhost",
                mobile: "+86138000000\(id.utf8.count)\(id.utf8.first.map { $0 % 10 } ?? 0)",
                email: "\(id)@example.org")
        }
        return [
            person("zhao", "赵敏", "hq", .lead, pair: "qian"),
            person("qian", "钱进", "hq", .deputy, pair: "zhao"),
            person("li", "李雷", "office", .lead, pair: "wang"),
            person("wang", "王芳", "office", .deputy, pair: "li"),
            person("zhou", "周舟", "release", .lead, pair: "wu"),
            person("wu", "吴悠", "release", .deputy, pair: "zhou"),
            person("sun", "孙宁", "guidance", .lead, pair: nil),
        ]
    }

    static var roster: Roster { Roster(people) }

    static func level(
        _ key: String, factor: Double, times: [Int], ladder: [Rung], everyMember: Bool = true
    ) -> LevelRule {
        LevelRule(
            key: key, name: Bilingual(zh: key, en: key), colour: Bilingual(zh: "色", en: "colour"),
            words: [], factor: factor, floor: .minutes(5),
            acknowledgement: times.map { .minutes($0) }, ladder: ladder, everyMember: everyMember,
            smsInOutage: true, clocks: ["refutation": [.minutes(60)]], activates: true)
    }

    static var steps: [Step] {
        [
            Step(
                id: "B01", group: "duty", action: text("登记"),
                due: [Due(base: .detection, offset: .minutes(10))], fulfilledBy: .warned),
            Step(
                id: "B04", group: "office", action: text("首报"),
                due: [
                    Due(base: .detection, offset: .minutes(30)),
                    Due(base: .detection, offset: .minutes(60)),
                ]),
            Step(
                id: "B14", group: "hq", action: text("审签"),
                due: [Due(base: .activation, offset: .minutes(100))],
                approval: Approval(rule: .any, approvers: [.init(group: "hq")])),
            Step(
                id: "B15", group: "release", action: text("发布"),
                due: [Due(base: .activation, offset: .minutes(120))], after: ["B14"],
                evidence: ["url"]),
            Step(
                id: "B16", group: "office", action: text("数据"),
                due: [Due(base: .activation, offset: .minutes(60))], every: .minutes(60)),
            Step(
                id: "C09", group: "office", action: text("报网信"),
                due: [Due(base: .detection, offset: .hours(4))], legal: true),
        ]
    }

    static func text(_ word: String) -> Bilingual { Bilingual(zh: word, en: word) }

    static var plan: Plan {
        let both: [Rung] = [Rung(after: .zero, routes: [.chat, .sms])]
        let later = [
            Rung(after: .zero, routes: [.chat]), Rung(after: .minutes(5), routes: [.sms]),
        ]
        return Plan(
            version: "1", effective: "2026-01-01", hash: "00",
            groups: ["hq", "office", "release", "guidance", "duty"].map {
                GroupRule(
                    id: ID($0), name: text($0), duty: text($0), words: [], responds: true)
            },
            levels: [
                level("I", factor: 0.5, times: [5, 10, 15], ladder: both),
                level("II", factor: 1, times: [10, 20, 30], ladder: later),
                level("III", factor: 2, times: [15, 30, 60], ladder: later, everyMember: false),
                level("IV", factor: 4, times: [60, 240], ladder: later, everyMember: false),
            ],
            rubric: Rubric(
                indicators: [], cutOffs: [], floors: [], unknownValue: 2, knownAtLeast: 0),
            warning: WarningRule(
                assess: .minutes(30), decide: .minutes(45),
                acknowledgement: [.minutes(10), .minutes(20), .minutes(30)], ladder: both,
                countersign: .hours(24)),
            guards: GuardRule(secretMarks: [], forbidden: []),
            packs: [
                Pack(
                    id: "base", letter: "B", title: text("基本"), words: [], clause: "",
                    steps: steps)
            ])
    }

    static let draft = WarningDraft(type: "谣言", scope: "微博", harm: "误导考生")
}

/// A desk with a clock: commands go in, the world and what was recorded can be looked at.
struct Bench {
    var world: World
    var now = Fixture.noon
    var plan = Fixture.plan
    /// The plan pack on the disk.
    var found: PlanFound?
    /// The address that the next words come from.
    var heardFrom: String?
    /// The publishers of the settings.
    var publishers: [String]?
    /// Who speaks, as public texts name them.
    var unit: UnitFacts?
    /// Whether copies of evidence can be fetched.
    var fetches = true
    /// Whether there is a key to seal with, and what a refused message says.
    var seals = true
    var spilled: String?
    /// The chance that comes in.
    var salt = "salt"
    /// What the next words belong to.
    var matters: [Number] = []
    var sealings: [Sealing] = []
    var log: [Entry] = []

    init(_ roster: Roster = Fixture.roster) {
        world = World()
        _ = perform(.system(.rosterImported(roster)), by: .system)
    }

    /// - Returns: The reply, or the refusal.
    mutating func perform(
        _ command: Command, by actor: Actor, at place: Place? = .room("r"), saidAt: Date? = nil
    ) -> Result<Reply?, Refusal> {
        var context = Context(
            now: now, actor: actor, place: place, saidAt: saidAt, plan: plan, code: "4821",
            found: found)
        context.heardFrom = heardFrom
        context.publishers = publishers
        context.unit = unit
        context.fetches = fetches
        context.matters = matters
        (context.seals, context.spilled, context.salt) = (seals, spilled, salt)
        var decider = Decider(world: world, context: context)
        do throws(Refusal) {
            let reply = try decider.decide(command)
            sealings += decider.sealings
            let (after, entries) = decider.finish()
            world = after
            log += entries
            return .success(reply)
        } catch {
            return .failure(error)
        }
    }

    @discardableResult
    mutating func chat(_ id: PersonID, _ command: Command) -> Result<Reply?, Refusal> {
        perform(command, by: .person(id, .chat))
    }

    @discardableResult
    mutating func sms(_ id: PersonID, _ command: Command) -> Result<Reply?, Refusal> {
        perform(command, by: .person(id, .sms), at: .direct("+86"))
    }

    mutating func tick(after minutes: Double) {
        now = now.addingTimeInterval(minutes * 60)
        _ = perform(.system(.tick), by: .system, at: nil)
    }

    mutating func warn() { chat("wang", .warning(.register(Fixture.draft))) }

    mutating func activate(_ level: Int = 2) {
        warn()
        let request = ActivationRequest(
            warning: Number(.warning, 1), level: Level(level), packs: [], reason: "急")
        chat("zhao", .incident(.activate(request)))
        chat("zhao", .desk(.answer(code: "4821")))
    }

    /// What is due beside the looks at readiness, which are never over.
    var due: Date? {
        var world = world
        world.readiness = ReadinessBook()
        return world.nextDue
    }

    /// What was recorded beside them.
    var told: [Entry] {
        log.filter { if case .readiness = $0.event { false } else { true } }
    }

    func events(_ type: String) -> [Entry] { log.filter { $0.event.type == type } }

    /// Who was called by the ladder, in order.
    func called(_ notice: Int) -> [PersonID] {
        log.compactMap {
            if case .notice(notice, .escalated(_, let to, _)) = $0.event { to } else { nil }
        }
    }

    func task(_ step: String) -> Task? {
        let all = world.running.first?.orderedTasks.filter { $0.step.id == step } ?? []
        return all.first(where: \.isOpen) ?? all.first
    }
}

extension Number {
    static func t(_ number: Int) -> Number { Number(.task, number) }
    static func n(_ number: Int) -> Number { Number(.notice, number) }
    static func w(_ number: Int) -> Number { Number(.warning, number) }
    static func i(_ number: Int) -> Number { Number(.incident, number) }
}

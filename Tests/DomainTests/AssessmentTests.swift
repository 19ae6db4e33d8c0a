import Foundation
import Testing

@testable import Domain

/// Assessments that follow one another (domain §3): too little known, two opinions, a rhythm,
/// up at once and down with patience.
@Suite struct AssessmentTests {
    /// One indicator of weight 100 and one of weight 0: 25 points for each value.
    static func bench() -> Bench {
        var bench = Bench()
        bench.plan.rubric = Rubric(
            indicators: [
                .init(name: Fixture.text("x"), weight: 100, scale: []),
                .init(name: Fixture.text("y"), weight: 0, scale: []),
            ],
            cutOffs: [
                .init(score: 75, level: Level(1)), .init(score: 50, level: Level(2)),
                .init(score: 25, level: Level(3)), .init(score: 0, level: Level(4)),
            ],
            floors: [], unknownValue: 2, knownAtLeast: 1, insufficient: .minutes(30),
            conferenceGap: 15, downgradeAfter: .init(readings: 2, apart: .hours(2)))
        for (index, minutes) in [30, 60, 120, 480].enumerated() {
            bench.plan.levels[index].reassess = .minutes(minutes)
        }
        return bench
    }

    private static let unknown = AssessmentInput(values: [1: nil])

    private func input(_ value: Int) -> AssessmentInput { AssessmentInput(values: [1: value]) }

    private func score(_ value: Int, _ bench: Bench) -> Score {
        bench.plan.rubric.score([value, nil], floors: [])
    }

    @discardableResult
    private func assess(
        _ id: PersonID, _ value: Int, _ bench: inout Bench
    ) -> Result<Reply?, Refusal> {
        bench.chat(id, .incident(.assess(.i(1), input(value))))
    }

    private func suggested(_ bench: Bench) -> [Level] {
        bench.log.compactMap {
            if case .incident(_, .levelSuggested(let to, _, _)) = $0.event { to } else { nil }
        }
    }

    // MARK: Warnings

    @Test func `too little known: assess again in 30 minutes, and whoever is late is told once`() {
        var bench = Self.bench()
        bench.warn()
        let reply = bench.chat("li", .warning(.assess(.w(1), Self.unknown)))
        let again = Fixture.noon + .minutes(30)
        guard case .success(.assessed(1, let score, _, _, let also)) = reply else {
            Issue.record("\(reply)")
            return
        }
        #expect(!score.sufficient)
        #expect(also == AssessmentNotes(again: again, others: [], gap: nil))
        #expect(bench.world.nextDue == Fixture.noon + .minutes(10))
        bench.tick(after: 31)
        #expect(
            bench.events("warning.reminded").map(\.event) == [.warning(1, .reminded(.reassess))])
        bench.tick(after: 1)
        #expect(bench.events("warning.reminded").count == 1)
    }

    @Test func `enough known ends the wait, and a second lack begins it anew`() {
        var bench = Self.bench()
        bench.warn()
        bench.chat("li", .warning(.assess(.w(1), Self.unknown)))
        bench.tick(after: 31)
        bench.chat("li", .warning(.assess(.w(1), Self.unknown)))
        #expect(bench.world.warnings[1]?.reassessBy == Fixture.noon + .minutes(61))
        bench.chat("li", .warning(.assess(.w(1), input(2))))
        #expect(bench.world.warnings[1]?.reassessBy == nil)
        bench.tick(after: 60)
        let stages = bench.events("warning.reminded").map(\.event)
        #expect(stages == [.warning(1, .reminded(.reassess)), .warning(1, .reminded(.decide))])
    }

    @Test func `each assessor's latest score is kept beside the other's`() {
        var bench = Self.bench()
        bench.warn()
        bench.chat("li", .warning(.assess(.w(1), input(1))))
        bench.chat("wang", .warning(.assess(.w(1), input(2))))
        bench.chat("li", .warning(.assess(.w(1), input(2))))
        let readings = bench.world.warnings[1]?.readings ?? []
        #expect(readings.map(\.by) == ["li", "wang", "li"])
        #expect(readings.latest.map(\.by) == ["wang", "li"])
        #expect(readings.latest.map(\.score.points) == [50, 50])
    }

    @Test(arguments: [(14, true), (25, true), (26, false)])
    func `two scores as far apart as the plan says call a conference`(limit: Int, meets: Bool) {
        var bench = Self.bench()
        bench.plan.rubric.conferenceGap = limit
        bench.warn()
        bench.chat("li", .warning(.assess(.w(1), input(1))))
        let reply = bench.chat("wang", .warning(.assess(.w(1), input(2))))
        let called = bench.events("warning.conference")
        guard case .success(.assessed(_, _, _, _, let also)) = reply else {
            Issue.record("\(reply)")
            return
        }
        #expect(
            also?.others == [NamedOpinion(name: "李雷", points: 25, level: Level(3))])
        #expect(also?.gap == (meets ? 25 : nil))
        let meeting = Conference(
            new: .init(person: "wang", points: 50, suggested: Level(2)),
            other: .init(person: "li", points: 25, suggested: Level(3)))
        #expect(called.map(\.event) == (meets ? [.warning(1, .conference(meeting))] : []))
    }

    @Test func `one who changes their own mind calls no conference`() {
        var bench = Self.bench()
        bench.warn()
        bench.chat("li", .warning(.assess(.w(1), input(0))))
        bench.chat("li", .warning(.assess(.w(1), input(4))))
        #expect(bench.events("warning.conference").isEmpty)
    }

    @Test func `what has happened holds in the next reading, until somebody says that it does not`()
    {
        var bench = Self.bench()
        bench.plan.rubric.floors = [
            .init(id: "injury", name: Fixture.text("受伤"), words: [], level: Level(2)),
            .init(id: "seized", name: Fixture.text("账号失陷"), words: [], level: Level(3)),
        ]
        func held(_ floors: [String]) -> (Set<String>, AssessmentNotes?) {
            let reply = bench.chat(
                "li", .warning(.assess(.w(1), AssessmentInput(values: [1: 0], floors: floors))))
            guard case .success(.assessed(_, let score, _, _, let also)) = reply else {
                Issue.record("\(reply)")
                return ([], nil)
            }
            return (Set(score.held ?? []), also)
        }
        bench.warn()
        #expect(held(["受伤", "账号失陷"]) == (["injury", "seized"], nil))
        let (still, notes) = held([])
        #expect(still == ["injury", "seized"])
        #expect(notes?.kept?.map(\.zh) == ["受伤", "账号失陷"])
        let (rest, _) = held(["-受伤"])
        #expect(rest == ["seized"])
        #expect(held(["-seized"]).0 == [])
        #expect(
            bench.chat(
                "li", .warning(.assess(.w(1), AssessmentInput(values: [1: 0], floors: ["-x"]))))
                == .failure(.noSuchFloor("x", known: ["受伤", "账号失陷"])))
    }

    // MARK: A running incident

    @Test(arguments: [(1, 30), (2, 60), (3, 120), (4, 480)])
    func `a running incident is to be assessed at its level's rhythm`(level: Int, minutes: Int) {
        var bench = Self.bench()
        bench.activate(level)
        let clock = bench.world.incidents[1]?.readingClock
        #expect(clock == ReadingClock(by: Fixture.noon + .minutes(minutes)))
        bench.tick(after: Double(minutes))
        bench.tick(after: Double(minutes) - 1)
        #expect(bench.events("incident.reassessLate").count == 1)
        bench.tick(after: 1)
        #expect(bench.events("incident.reassessLate").count == 2)
        #expect(bench.world.incidents[1]?.readingClock?.reminders == 2)
    }

    @Test func `a new score sets the rhythm anew, a change of level does too`() {
        var bench = Self.bench()
        bench.activate(2)
        bench.now = Fixture.noon + .minutes(20)
        assess("li", 2, &bench)
        #expect(bench.world.incidents[1]?.readingClock?.by == Fixture.noon + .minutes(80))
        bench.chat("zhao", .incident(.level(nil, Level(1), reason: "升温")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.world.incidents[1]?.readingClock?.by == Fixture.noon + .minutes(50))
        bench.chat("li", .incident(.assess(.i(1), Self.unknown)))
        #expect(bench.world.incidents[1]?.readingClock?.by == Fixture.noon + .minutes(50))
    }

    @Test func `nobody is reminded of a reading after the end`() {
        var bench = Self.bench()
        bench.activate(1)
        bench.chat("zhao", .incident(.cancel(nil, reason: "误报")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.tick(after: 600)
        #expect(bench.events("incident.reassessLate").isEmpty)
    }

    @Test func `a graver reading is suggested at once`() {
        var bench = Self.bench()
        bench.activate(3)
        bench.now = bench.now + .minutes(1)
        let reply = assess("li", 3, &bench)
        #expect(suggested(bench) == [Level(1)])
        guard case .success(.reassessed(let facts)) = reply else {
            Issue.record("\(reply)")
            return
        }
        #expect(facts.trend == .raise(Level(1)))
        #expect(facts.next == bench.now + .minutes(120))
    }

    @Test func `a lighter one only after a second, two hours later`() {
        var bench = Self.bench()
        bench.activate(2)
        let first = bench.now + .minutes(10)
        bench.now = first
        assess("li", 1, &bench)
        bench.now = first + .minutes(119)
        assess("li", 0, &bench)
        #expect(
            bench.world.incidents[1]?.trend(by: bench.plan)
                == .falling(Level(3), readings: 2, since: first))
        #expect(suggested(bench).isEmpty)
        bench.now = first + .minutes(120)
        assess("wang", 1, &bench)
        #expect(bench.world.incidents[1]?.trend(by: bench.plan) == .lower(Level(3)))
        #expect(suggested(bench) == [Level(3)])
    }

    @Test func `a reading as grave as the level, or too thin, breaks the series`() {
        for breaker in [input(2), Self.unknown] {
            var bench = Self.bench()
            bench.plan.rubric.unknownValue = 0
            bench.activate(2)
            bench.now = bench.now + .minutes(1)
            assess("li", 1, &bench)
            bench.now = bench.now + .hours(1)
            bench.chat("li", .incident(.assess(.i(1), breaker)))
            bench.now = bench.now + .hours(2)
            assess("li", 1, &bench)
            #expect(suggested(bench).isEmpty)
        }
    }

    @Test func `HQ lowers a level when the readings allow it, or with a reason`() {
        var bench = Self.bench()
        bench.activate(2)
        let down = Command.incident(.level(.i(1), Level(3), reason: nil))
        let rule = Rubric.DowngradeRule(readings: 2, apart: .hours(2))
        #expect(
            bench.chat("zhao", down)
                == .failure(.tooSoonToLower(.i(1), readings: 0, since: nil, rule)))
        let since = bench.now + .minutes(1)
        bench.now = since
        assess("li", 1, &bench)
        #expect(
            bench.chat("zhao", down)
                == .failure(.tooSoonToLower(.i(1), readings: 1, since: since, rule)))
        let reasoned = Command.incident(.level(.i(1), Level(3), reason: "平台已处置"))
        #expect((try? bench.chat("zhao", reasoned).get()) != nil)
        bench.now = since + .hours(2)
        assess("li", 1, &bench)
        bench.chat("zhao", down)
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.world.incidents[1]?.level == Level(3))
    }

    @Test func `another level than the last reading suggests needs a reason`() {
        var bench = Self.bench()
        bench.activate(3)
        bench.now = bench.now + .minutes(1)
        assess("li", 2, &bench)
        #expect(
            bench.chat("zhao", .incident(.level(nil, Level(1), reason: nil)))
                == .failure(.needsReason(.differs(suggested: Level(2)))))
        #expect(
            bench.chat("zhao", .incident(.level(nil, Level(2), reason: nil)))
                == .success(.confirm(.level(1, from: Level(3), to: Level(2)), code: "4821")))
    }

    @Test func `what somebody thought before the last rhythm is no second opinion on now`() {
        var bench = Self.bench()
        bench.activate(2)
        bench.now = bench.now + .minutes(1)
        assess("li", 2, &bench)
        bench.now = bench.now + .minutes(61)
        assess("wang", 4, &bench)
        #expect(bench.events("incident.conference").isEmpty)
        bench.now = bench.now + .minutes(30)
        assess("li", 2, &bench)
        #expect(bench.events("incident.conference").count == 1)
    }

    @Test func `an incident that has only a watched level's score stays at its lightest`() {
        var bench = Self.bench()
        bench.plan.levels[3].activates = false
        bench.activate(3)
        bench.now = bench.now + .minutes(1)
        assess("li", 0, &bench)
        #expect(bench.world.incidents[1]?.trend(by: bench.plan) == .steady)
    }

    @Test func `without these rules a plan asks for nothing`() {
        var bench = Bench()
        bench.activate(2)
        assess("li", 1, &bench)
        assess("wang", 4, &bench)
        #expect(bench.events("incident.reassessBy").isEmpty)
        #expect(bench.events("incident.conference").isEmpty)
        #expect(bench.world.incidents[1]?.nextReading == nil)
    }

    @Test func `the log alone tells who scored what, and when the next reading is due`() {
        var bench = Self.bench()
        bench.activate(2)
        bench.now = bench.now + .minutes(5)
        assess("li", 1, &bench)
        assess("wang", 3, &bench)
        bench.tick(after: 90)
        #expect(World(folding: bench.log).incidents == bench.world.incidents)
        #expect(bench.world.incidents[1]?.readings.count == 2)
        #expect(bench.world.incidents[1]?.readingClock?.reminders == 1)
    }
}

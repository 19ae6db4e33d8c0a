import Foundation

@testable import Domain

/// A running incident of level II with a rumour's clocks, and people of every group it takes.
enum RumourBench {
    static let r1 = Number(.rumour, 1)
    static let r2 = Number(.rumour, 2)
    static let source = "市考试院公告"

    static let people =
        Fixture.people + [
            person("chen", "陈晨", "legal"), person("zheng", "郑钧", "tech"),
            person("gu", "顾平", "observer"),
        ]

    private static func person(_ id: String, _ name: String, _ group: GroupID) -> Person {
        Person(
            id: PersonID(id), name: name, posts: [.init(group: group, seat: .lead)],
            chat: "@\(id):localhost")
    }

    static var plan: Plan {
        var plan = Fixture.plan
        for place in plan.levels.indices {
            let factor = plan.levels[place].factor
            let span = { (minutes: Double) in Duration.seconds(Int(minutes * 60 * factor)) }
            plan.levels[place].clocks = [
                "verifiers": [span(15)], "verdict": [span(60)], "response": [span(15)],
                "refutation": [span(60)], "refutationLimit": [span(240)],
                "tracking": [span(60), span(240), span(1440)], "correction": [.minutes(30)],
            ]
        }
        plan.packs.append(
            Pack(
                id: "rumour", letter: "R", title: Fixture.text("谣言"), words: [], clause: "",
                steps: steps))
        return plan
    }

    private static var steps: [Step] {
        func step(
            _ id: String, _ deed: Fulfilment, _ due: [Due], after: [String] = [],
            evidence: [String] = []
        ) -> Step {
            Step(
                id: id, group: "guidance", action: Fixture.text(id), due: due, after: after,
                fulfilledBy: deed, evidence: evidence)
        }
        let soon = [Due(base: .activation, offset: .minutes(15))]
        return [
            step("R01", .rumourAdded, soon, evidence: ["url"]), step("R03", .rumourAssigned, soon),
            step("R04", .rumourJudged, soon, after: ["R03"]),
            step("R05", .rumourDecided, soon, after: ["R04"]),
            step("R09", .rumourRefuted, soon, after: ["R05"], evidence: ["url"]),
            step("R10", .rumourReported, soon),
            step(
                "R13", .rumourTracked,
                [60, 240, 1440].map { Due(base: .step("R09"), offset: .minutes($0)) }),
            step("R14", .rumourCorrected, []), step("R15", .rumourAdmitted, soon),
        ]
    }

    static func bench(_ level: Int = 2) -> Bench {
        var bench = Bench(Roster(people))
        bench.plan = plan
        bench.warn()
        let request = ActivationRequest(
            warning: .w(1), level: Level(level), packs: ["R"], reason: "急")
        bench.chat("zhao", .incident(.activate(request)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        return bench
    }

    /// With R-1 told by Sun, who has kept E-1 of it, and Sun and Zhou to verify it.
    static func told(_ level: Int = 2) -> Bench {
        var bench = bench(level)
        bench.keepEvidence(1)
        bench.add("网传报名系统瘫痪，考试取消", url: "https://example.org/p/1")
        bench.chat("li", .rumour(.assign(r1, ["sun", "zhou"])))
        return bench
    }

    /// With the verdict of two.
    static func judged(_ verdict: Rumour.Verdict, _ level: Int = 2) -> Bench {
        var bench = told(level)
        bench.judge("sun", verdict)
        bench.judge("zhou", verdict)
        return bench
    }

    /// Found false, and HQ wants it refuted.
    static func decided() -> Bench {
        var bench = judged(.falsehood)
        bench.decide(.refute)
        return bench
    }

    /// Refuted by S-1.
    static func refuted() -> Bench {
        var bench = judged(.falsehood)
        bench.decide(.refute)
        bench.answer(1)
        return bench
    }
}

extension Bench {
    func rumour(_ number: Int = 1) -> Rumour? { world.rumour(number)?.rumour }

    @discardableResult
    mutating func add(
        _ text: String, url: String? = nil, seen: Int? = nil, by id: PersonID = "sun"
    ) -> Result<Reply?, Refusal> {
        chat(id, .rumour(.add(nil, RumourDraft(text: text, url: url, seen: seen))))
    }

    @discardableResult
    mutating func judge(
        _ id: PersonID, _ verdict: Rumour.Verdict, _ source: String = RumourBench.source,
        of number: Number = RumourBench.r1
    ) -> Result<Reply?, Refusal> {
        chat(id, .rumour(.verdict(number, verdict, source: source, why: nil)))
    }

    @discardableResult
    mutating func decide(
        _ response: Rumour.Response, of number: Number = RumourBench.r1
    ) -> Result<Reply?, Refusal> {
        chat("zhao", .rumour(.decide(number, response, reason: "已误导考生")))
    }

    /// By a statement that is public: where it is the next one, it goes through its gates first.
    @discardableResult
    mutating func answer(
        _ statement: Int, of number: Number = RumourBench.r1
    ) -> Result<Reply?, Refusal> {
        if statement == world.next(.statement) {
            let correction = rumour(number.value)?.correction
            publish(statement, amending: correction?.isOpen == true ? correction?.of : nil)
        }
        return answerAsIs(statement, of: number)
    }

    /// Whatever that statement is.
    @discardableResult
    mutating func answerAsIs(
        _ statement: Int, of number: Number = RumourBench.r1
    ) -> Result<Reply?, Refusal> {
        chat(
            "zhou",
            .rumour(
                .answer(
                    number, statement: Number(.statement, statement),
                    url: "https://example.org/release/\(statement)")))
    }

    /// A statement goes through every gate and stands where it is meant to, all in one instant.
    ///
    /// - Parameters:
    ///   - number: The next one.
    ///   - amending: The statement that it puts right.
    mutating func publish(_ number: Int, amending: Number? = nil) {
        confirmFacts()
        let one = Number(.statement, number)
        let facts = Array((world.incidents[1]?.facts ?? []).prefix(2).map(\.number))
        if let amending {
            say("zhou", .correct(amending, reason: "判断有误", text: "更正：考试推迟"))
        } else {
            say("zhou", .draft(StatementRequest(kind: answerKind, text: Desk2.text, facts: facts)))
        }
        say("zhou", .submit(one))
        say("li", .check(one, passes: true, note: nil))
        say("chen", .opine(one, passes: true, note: "不涉隐私"))
        insist("zhao", .sign(one, sha256: nil))
        if world.incidents[1]?.signaturesNeeded == 2 { insist("qian", .sign(one, sha256: nil)) }
        insist("zhou", .release(one, channels: [], sha256: nil))
        for place in world.statement(number)?.statement.release?.places ?? [] {
            _ = perform(
                .system(
                    .published(number, channel: place.channel, .published(url: "https://x"))),
                by: .system, at: nil)
        }
    }

    /// What is false is refuted, what is true admitted; before HQ decided it is neither.
    private var answerKind: Statement.Kind {
        let decided = (world.incidents[1]?.rumours ?? []).compactMap(\.decision?.response)
        return decided.contains(.refute)
            ? .refutation : decided.contains(.admit) ? .apology : .notice
    }

    /// Two facts that two people found, and an official channel with a publisher, once.
    private mutating func confirmFacts() {
        guard world.officials.found("site") == nil else { return }
        register("site", "官网", "官网", "https://example.org", via: .publisher("feed"))
        for text in ["报名系统已于14:00恢复", "备用报名点已开放"] {
            let fact = Number(.fact, world.next(.fact))
            chat("sun", .fact(.add(nil, text: text, source: "技术组")))
            for person in ["li", "wang"] as [PersonID] {
                chat(person, .fact(.voice(fact, holds: true, how: nil)))
            }
        }
    }

    /// Evidence of the incident, with a copy.
    mutating func keepEvidence(_ number: Int) {
        chat("sun", .evidence(.add(nil, .link("https://example.org/p/1"), note: nil)))
        let copy = Evidence.Copy(
            hash: String(repeating: "0f", count: 32), bytes: 12, type: "text/html", name: "1",
            fetchedAt: now)
        _ = perform(.system(.evidence(number, .kept(copy))), by: .system, at: nil)
    }

    /// Whom lateness of a stage was told to, in order.
    func late(_ stage: RumourClock.Stage) -> [[PersonID]] {
        log.compactMap {
            if case .rumour(_, .late(_, stage, let people, _)) = $0.event { people } else { nil }
        }
    }
}

extension Result<Reply?, Refusal> {
    var rumourRefusal: RumourRefusal? {
        if case .failure(.rumour(let refusal)) = self { refusal } else { nil }
    }
}

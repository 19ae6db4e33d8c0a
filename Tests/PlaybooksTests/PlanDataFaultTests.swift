import Domain
import Testing

@testable import Playbooks

/// Rhythms, the calendar, duties, clauses, templates, statements and annexes.
struct PlanDataFaultTests {
    /// The small plan with more at its end; its own last line is 69.
    private func faults(_ more: String) -> [String] {
        Small.load([.plan: { $0 + "\n" + more }]).diagnostics.map(\.description)
    }

    private func plan(_ more: String) throws -> Plan {
        try #require(Small.load([.plan: { $0 + "\n" + more }]).plan)
    }

    @Test(arguments: [
        ("{every: 60m}", Rhythm(every: .minutes(60))),
        (
            "{every: 60m, then: 2h, after: 12h}",
            Rhythm(every: .minutes(60), later: .hours(2), switchAfter: .hours(12))
        ),
        ("{every: 4h, at: [\"08:00\", \"17:30\"]}", Rhythm(every: .hours(4), fixed: [480, 1050])),
    ]) func `a clock may be a rhythm`(text: String, wanted: Rhythm) throws {
        let plan = Small.load([
            .plan: { $0.replacing("refutation: 30m", with: "refutation: \(text)") }
        ]).plan
        #expect(try #require(plan).levels[0].rhythms["refutation"] == wanted)
    }

    @Test(arguments: [
        Case(
            .plan, "refutation: 30m", "refutation: {every: 10s}", line: 30, "every 至少为 1m",
            "every must be at least 1m"),
        Case(
            .plan, "refutation: 30m", "refutation: {then: 2h, after: 3h}", line: 30, "缺少 every",
            "every is missing"),
        Case(
            .plan, "refutation: 30m", "refutation: {every: 1h, then: 2h}", line: 30,
            "then 和 after 须一起写：多久以后改用哪个间隔",
            "then and after belong together: after how long which interval holds"),
        Case(
            .plan, "refutation: 30m", "refutation: {every: 1h, at: [\"8:00\"]}", line: 30,
            "at：8:00 不是时刻，应加引号写作 \"08:00\"",
            "at: 8:00 is not a time of day; write \"08:00\", in quotes"),
        Case(
            .plan, "refutation: 30m", "refutation: {every: 1h, evry: 2h}", line: 30,
            "未知的键 evry，是否想写 every？", "unknown key evry; did you mean every?"),
    ]) func `a bad rhythm is told with its line`(_ wanted: Case) {
        #expect(Small.faults(wanted.file, wanted.old, wanted.new) == [wanted.fault])
    }

    @Test func `the calendar is read, and its faults are told`() throws {
        let good = try plan("timeZone: Europe/Berlin\nholidays: [\"2026-01-01\"]")
        #expect(good.calendar == WorkCalendar(timeZone: "Europe/Berlin", holidays: ["2026-01-01"]))
        #expect(
            faults(
                "timeZone: Mars/Base\nholidays: [1 Jan, \"2026-01-02\"]\nworkdays: [\"2026-01-02\"]"
            ) == [
                "plan.yaml:70: unknown time zone Mars/Base; write one such as Asia/Shanghai",
                "plan.yaml:71: holidays: 1 Jan is not a date; write 2026-01-31",
                "plan.yaml:72: 2026-01-02 is in holidays and in workdays",
            ])
    }

    @Test func `when readiness is looked at is read, and its faults are told`() throws {
        let good = try plan(
            "readiness:\n  check: \"03:00\"\n  numbersOn: 15\n  expires:\n"
                + "    - {what: {zh: 签名, en: Signature}, on: \"2026-12-31\"}")
        let day = try #require(Day("2026-12-31"))
        #expect(
            good.readiness
                == ReadinessRule(
                    check: 180, numbersOn: 15,
                    expiries: [.init(what: Bilingual(zh: "签名", en: "Signature"), on: day)]))
        #expect(try plan("# nothing").readiness == nil)
        #expect(
            faults(
                "readiness:\n  check: 2am\n  numbersOn: 29\n  ahead: 5s\n  nightly: 1\n  expires:\n"
                    + "    - {what: {zh: 签名, en: Signature}, on: soon}"
            ) == [
                "plan.yaml:71: at: 2am is not a time of day; write \"08:00\", in quotes",
                "plan.yaml:72: numbersOn must be from 1 to 28",
                "plan.yaml:73: ahead must be at least 1m", "plan.yaml:74: unknown key nightly",
                "plan.yaml:76: on: soon is not a date; write 2026-01-31",
            ])
    }

    @Test func `how long things are kept is read, and its faults are told`() throws {
        let good = try plan("retention:\n  contacts: 20d\n  evidence: 400d")
        #expect(good.contactsKept == .days(20) && good.evidenceKept == .days(400))
        // What earlier packs wrote.
        let old = try plan("retention:\n  contacts: 20d")
        #expect(old.contactsKept == .days(20) && old.evidenceKept == nil)
        #expect(
            faults("retention:\n  contacts: 20d\n  evidence: 3y\n  files: 1d") == [
                "plan.yaml:72: evidence: 3y is not a duration; write 500ms, 30s, 5m, 2h or 3d",
                "plan.yaml:73: unknown key files",
            ])
    }

    private static let duty = """
        duties:
          - id: x
            title: {zh: 报告, en: Report}
            enabled: true
            group: office
            trigger: {zh: 事件, en: An event}
            when: level <= I
            from: D
            clocks:
              - {within: 60m, to: {zh: 网信, en: CAC}, step: R03}
            channel: {zh: 电话, en: Phone}
            basis: {zh: 办法, en: Measures}
            checkedOn: "2026-01-01"
        """

    @Test func `a duty is read`() throws {
        let duty = try #require(try plan(Self.duty).duties.first)
        #expect(duty.enabled && duty.from == .detection && duty.clocks[0].step == "R03")
        #expect(duty.when == .level(.atMost, Level(1)))
    }

    @Test(arguments: [
        ("enabled: true", "enabled: maybe", 73, "enabled must be true or false"),
        ("group: office", "group: ofice", 74, "unknown group ofice; did you mean office?"),
        (
            "from: D", "from: S", 77,
            "from must be D (detection), T (activation) or C (closing), not S"
        ),
        ("step: R03", "step: R30", 79, "unknown step R30; did you mean R03?"),
        (
            "within: 60m", "within: soon", 79,
            "within: soon is not a duration; write 500ms, 30s, 5m, 2h or 3d"
        ),
        ("\"2026-01-01\"", "yesterday", 82, "checkedOn: yesterday is not a date; write 2026-01-31"),
        ("    basis: {zh: 办法, en: Measures}\n", "", 71, "basis is missing"),
    ]) func `a fault in a duty is told with its line`(
        old: String, new: String, line: Int, message: String
    ) {
        let text = Self.duty.replacing(old, with: new)
        #expect(faults(text) == ["plan.yaml:\(line): \(message)"])
    }

    @Test func `a clause has steps that exist, or a reason`() throws {
        let one = "clauses:\n  - {id: 一, title: {zh: 目的, en: Aim}, steps: [B01]}"
        #expect(try plan(one).clauses.map(\.steps) == [["B01"]])
        #expect(
            faults(
                """
                clauses:
                  - {id: 一, title: {zh: 目的, en: Aim}}
                  - {id: 二, title: {zh: 目的, en: Aim}, steps: [B10]}
                  - {id: 二, title: {zh: 目的, en: Aim}, reason: {zh: 因, en: so}}
                """) == [
                    "plan.yaml:71: a clause has either steps or a reason",
                    "plan.yaml:72: unknown step B10; did you mean B01?",
                    "plan.yaml:73: the clause 二 is given twice, first in line 72",
                ])
    }

    @Test func `a ceiling is one of the three classes`() {
        #expect(
            faults("ceilings: {chat: internl, fax: public}") == [
                "plan.yaml:70: unknown key fax",
                "plan.yaml:70: unknown class internl; did you mean internal?",
            ])
    }

    @Test(arguments: [("drop", SpillRule.drop), ("seal", .seal)])
    func `what becomes of a refused message is one of two`(word: String, rule: SpillRule) throws {
        let (plan, _) = Small.load([
            .plan: { $0.replacing("guards:\n", with: "guards:\n  spill: \(word)\n") }
        ])
        #expect(try #require(plan).guards.spillRule == rule)
        #expect(try #require(Small.load([:]).plan).guards.spillRule == .drop)
        let faults = Small.load([
            .plan: { $0.replacing("guards:\n", with: "guards:\n  spill: sael\n") }
        ]).diagnostics
        #expect(faults.map(\.message.en) == ["unknown spill rule sael; did you mean seal?"])
    }

    @Test(arguments: [("off", ContinuityRule.Scope.off), ("tasks", .tasks), ("all", .all)])
    func `what may be approved by SMS is one of three`(
        word: String, scope: ContinuityRule.Scope
    ) throws {
        func load(_ text: String) -> (plan: Plan?, diagnostics: [Diagnostic]) {
            Small.load([.plan: { $0.replacing("guards:\n", with: text + "\nguards:\n") }])
        }
        let plan = try #require(load("continuity: {approveBySMS: \(word)}").plan)
        #expect(plan.continuityRule == ContinuityRule(approveBySMS: scope))
        #expect(plan.continuityRule.codeValid == .minutes(30))
        #expect(try #require(Small.load([:]).plan).continuityRule == .off)
        let words = try #require(load("continuity: {codeWord: monthly}").plan)
        #expect(words.continuityRule == ContinuityRule(approveBySMS: .off, codeWord: .monthly))
        #expect(
            load("continuity: {codeWord: weekly}").diagnostics.map(\.message.en)
                == ["unknown rule for words weekly"])
        let longer = try #require(load("continuity: {approveBySMS: all, codeValid: 1h}").plan)
        #expect(longer.continuityRule.codeValid == .hours(1))
        #expect(
            load("continuity: {approveBySMS: task, codeValid: 1m, x: 1}").diagnostics
                .map(\.message.en) == [
                    "unknown key x",
                    "unknown scope of approving by SMS task; did you mean tasks?",
                    "codeValid must be from 5m to 24h",
                ])
    }

    private static func template(
        _ id: String, _ use: String, _ variables: String = "[]", _ text: String = "x"
    ) -> String {
        "  - {id: \(id), use: \(use), variables: \(variables), text: {zh: \"\(text)\", en: \"\(text)\"}}"
    }

    private static let rest = ["rollcall", "taskDue", "outage", "restored", "drill", "verify"]
        .enumerated().map { template("T\($0.offset + 2)", $0.element) }.joined(separator: "\n")

    @Test(arguments: [
        (template("T1", "activation", "[\"no\", t]", "N ${no} by ${t}"), [String]()),
        (
            template("T1", "activation", "[\"no\"]", "N ${no} by ${t}"),
            [
                "${t} of text is not among variables", "${t} of text is not among variables",
            ]
        ),
        (
            template("T1", "activation", "[\"no\", t]", "N ${no}"),
            [
                "t of variables does not stand in text", "t of variables does not stand in text",
            ]
        ),
        (
            template("T1", "activation", "[name]", "N ${name}"),
            ["unknown variable name"]
        ),
        (
            template("T1", "activation", "[]", String(repeating: "x", count: 61)),
            [
                "text has 61 characters when filled in; 60 fit beside the signature",
                "text has 61 characters when filled in; 60 fit beside the signature",
            ]
        ),
    ]) func `a template fills its blanks and fits`(first: String, wanted: [String]) {
        let found = faults("templates:\n\(first)\n\(Self.rest)")
        #expect(found == wanted.map { "plan.yaml:71: \($0)" })
    }

    @Test func `every use has one template, and none is dead`() {
        let twice = Self.template("T1", "verify")
        #expect(
            faults("templates:\n\(Self.rest)\n\(twice)") == [
                "plan.yaml:70: templates lacks one for activation",
                "plan.yaml:70: T1 is never used: T7 is there for verify",
            ])
        #expect(
            faults("templates:\n\(Self.rest)\n\(Self.template("T1", "activaton"))") == [
                "plan.yaml:70: templates lacks one for activation",
                "plan.yaml:77: unknown use activaton; did you mean activation?",
            ])
    }

    @Test func `a statement's blanks exist, and both languages have the same`() {
        #expect(
            faults(
                """
                statements:
                  concerns: demandet
                  slots:
                    - {id: fact, name: {zh: 事实, en: fact}}
                    - {id: next, name: {zh: 下次, en: next}}
                    - {id: spare, name: {zh: 多余, en: spare}}
                  texts:
                    - id: holding
                      pack: B
                      kind: holding
                      text: {zh: "${fact} ${nex}", en: "${fact} ${next}"}
                """) == [
                    "plan.yaml:71: unknown rule on concerns demandet; did you mean demanded?",
                    "plan.yaml:74: warning: no text has the slot next",
                    "plan.yaml:75: warning: no text has the slot spare",
                    "plan.yaml:80: unknown slot nex; did you mean next?",
                    "plan.yaml:80: ${nex} stands in one language only",
                    "plan.yaml:80: ${next} stands in one language only",
                ])
    }

    @Test func `an annex has an owner's seat and a day of review`() throws {
        let text = """
            annex: it
            pack: A
            title: {zh: 信息, en: IT}
            owner: office.lead
            review: "2026-12-31"
            steps:
              - {id: A01, group: office, action: {zh: 做, en: Do}, due: none}
            """
        func load(_ text: String) -> (plan: Plan?, diagnostics: [Diagnostic]) {
            PlanFolder.load(
                Small.File.allCases.map { ($0.rawValue, $0.text) } + [("it.yaml", text)],
                hash: "00")
        }
        let good = load(text)
        #expect(good.diagnostics == [])
        #expect(good.plan?.pack("A")?.annex?.owner == .init(group: .office, seat: .lead))
        let bad = text.replacing("office.lead", with: "office")
            .replacing("\"2026-12-31\"", with: "soon")
        #expect(
            load(bad).diagnostics.map(\.description) == [
                "it.yaml:4: owner is written tech.lead",
                "it.yaml:5: review: soon is not a date; write 2026-01-31",
            ])
    }

    @Test func `ten megabytes and aliases that explode are one fault each, beside all others`() {
        let big = "# " + String(repeating: "x", count: 10_000_000)
        let bomb = (1...30).reduce("a0: &a0 [x]\n") { text, level in
            text + "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1), *a\(level - 1)]\n"
        }
        let files = [
            ("plan.yaml", Small.plan.replacing("assess: 30m", with: "assess: soon")),
            ("base.yaml", Small.base), ("big.yaml", big), ("bomb.yaml", bomb),
        ]
        #expect(
            PlanFolder.load(files, hash: "00").diagnostics.map(\.description) == [
                "plan.yaml:36: assess: soon is not a duration; write 500ms, 30s, 5m, 2h or 3d",
                "big.yaml:1: the file is larger than 2 MB",
                "bomb.yaml:1: anchors (&) and aliases (*) are not allowed: write the content out",
            ])
    }
}

import Domain
import Testing

@testable import Playbooks

/// The words that bind a step to other steps and to what is known.
struct BindingFaultTests {
    private static let form =
        "应写作 level <= II、offline >= 3、pack C、injury，以 and、or、not 和括号相连"
    private static let english =
        "write level <= II, offline >= 3, pack C or injury, joined by and, or, not and brackets"

    /// `when: …` in the place of the clock of R04, in line 18.
    private func faults(_ when: String) -> [Diagnostic] {
        Small.faults(.rumour, "clock: refutation", "when: \(when)")
    }

    @Test(arguments: [
        ("level <= I", Condition.level(.atMost, Level(1))),
        ("level ≥ I", .level(.atLeast, Level(1))),
        ("speed >= 3", .indicator("speed", .atLeast, 3)),
        ("speed==0", .indicator("speed", .equal, 0)),
        ("death", .floor("death")), ("pack R", .pack("R")), ("not pack B", .not(.pack("B"))),
        (
            "level < watch and (speed > 1 or death)",
            .all([
                .level(.below, Level(2)), .any([.indicator("speed", .above, 1), .floor("death")]),
            ])
        ),
        (
            "death or pack R and not speed != 2",
            .any([
                .floor("death"),
                .all([.pack("R"), .not(.indicator("speed", .unequal, 2))]),
            ])
        ),
    ]) func `a condition is read as it reads`(text: String, wanted: Condition) throws {
        let (plan, faults) = Small.load([
            .rumour: { $0.replacing("clock: refutation", with: "when: \(text)") }
        ])
        #expect(faults == [])
        #expect(try #require(plan).pack("R")?.steps.last?.when == wanted)
    }

    @Test(arguments: [
        ("level", "没有写完，\(form)", "it breaks off; \(english)"),
        ("level <=", "没有写完，\(form)", "it breaks off; \(english)"),
        ("(death", "没有写完，\(form)", "it breaks off; \(english)"),
        ("death)", "看不懂“)”，\(form)", "“)” cannot stand here; \(english)"),
        ("death and or death", "看不懂“or”，\(form)", "“or” cannot stand here; \(english)"),
        ("level II", "看不懂“II”，\(form)", "“II” cannot stand here; \(english)"),
        ("pack rumour", "看不懂“rumour”，\(form)", "“rumour” cannot stand here; \(english)"),
        ("death death", "看不懂“death”，\(form)", "“death” cannot stand here; \(english)"),
        ("speed >= 5", "指标的值为 0 到 4，而不是 5", "an indicator is from 0 to 4, not 5"),
        ("speed >= high", "指标的值为 0 到 4，而不是 high", "an indicator is from 0 to 4, not high"),
        (
            "speed", "speed 是指标，须写比较，如 speed >= 3",
            "speed is an indicator; compare it, as in speed >= 3"
        ),
    ]) func `a bad condition is told with what may be written`(
        text: String, zh: String, en: String
    ) {
        let message = Bilingual(zh: "when：\(zh)", en: "when: \(en)")
        let wanted = Diagnostic(file: "rumour.yaml", line: 18, message: message)
        #expect(faults("\"\(text)\"") == [wanted])
    }

    @Test(arguments: [
        ("level <= IV", "未知的级别 IV，是否想写 I？", "unknown level IV; did you mean I?"),
        ("sped >= 3", "未知的指标 sped，是否想写 speed？", "unknown indicator sped; did you mean speed?"),
        ("deaht", "未知的底线 deaht，是否想写 death？", "unknown floor deaht; did you mean death?"),
        ("pack C", "未知的预案字母 C", "unknown pack letter C"),
    ]) func `a name that does not exist is told with the nearest`(
        text: String, zh: String, en: String
    ) {
        let found = faults(text)
        #expect(found.count == 1)
        #expect(found.first?.line == 18)
        #expect(found.first?.message.en.hasPrefix(String(en.prefix(24))) == true, "\(found)")
        #expect(found.first?.message.zh.hasPrefix(String(zh.prefix(8))) == true, "\(found)")
    }

    @Test func `brackets without end do not exhaust anybody`() {
        let deep = String(repeating: "(", count: 5_000) + "death"
        #expect(faults(deep).map(\.line) == [18])
    }

    @Test(arguments: [
        Case(
            .rumour, "clock: refutation", "quorum: {of: hq, need: 2, within: 15m, else: office}",
            line: 0, "", ""),
        Case(
            .rumour, "clock: refutation", "quorum: {of: hq, need: 0, within: 15m, else: office}",
            line: 18, "need 应在 1 到 20 之间", "need must be from 1 to 20"),
        Case(
            .rumour, "clock: refutation", "quorum: {of: hq, need: 2, within: 5s, else: office}",
            line: 18, "within 至少为 1m", "within must be at least 1m"),
        Case(
            .rumour, "clock: refutation", "quorum: {of: hq, need: 2, within: 15m, else: hq}",
            line: 18, "else 应是另一个组：人数不足时须有别人可问",
            "else must be another group: somebody else is asked when the voices do not come"),
        Case(
            .rumour, "clock: refutation", "quorum: {of: hq, need: 2, within: 15m}", line: 18,
            "缺少 else", "else is missing"),
        Case(
            .rumour, "clock: refutation", "quorum: {of: hqq, need: 2, within: 15m, else: office}",
            line: 18, "未知的组 hqq，是否想写 hq？", "unknown group hqq; did you mean hq?"),
        Case(
            .rumour, "clock: refutation", "replaces: [B10]", line: 18,
            "未知的步骤 B10，是否想写 B01？", "unknown step B10; did you mean B01?"),
        Case(
            .rumour, "clock: refutation", "replaces: []", line: 18, "replaces 是空的",
            "replaces is empty"),
        Case(
            .rumour, "clock: refutation", "legal: true\n    clock: refutation", line: 19,
            "法定步骤的时限写在 due 里，不能另用 clock：各级别不得改变它",
            "a legal step has its time in due; take clock out: no level may change it"),
        Case(
            .rumour, "clock: refutation", "legal: true\n    when: level <= I", line: 19,
            "法定步骤不能取决于级别，请从 when 中去掉 level",
            "a legal step must not depend on the level: take level out of when"),
    ]) func `quorum, replaces and legal are checked`(_ wanted: Case) {
        let faults = Small.faults(wanted.file, wanted.old, wanted.new)
        guard wanted.line > 0 else {
            #expect(faults == [])
            return
        }
        #expect(faults == [wanted.fault])
    }
}

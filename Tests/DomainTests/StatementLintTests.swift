import Foundation
import Testing

@testable import Domain

struct StatementLintTests {
    private func kinds(
        _ text: String, _ kind: Statement.Kind = .notice,
        _ change: (inout LintSetting) -> Void = { _ in }
    ) -> Set<LintFinding.Kind> {
        var setting = LintSetting(
            kind: kind, language: .zh, issuer: "示例单位", contact: "010-00000000",
            known: ["今天14:00发生火情，2人受伤，疏散120人"])
        change(&setting)
        return Set(StatementLint.findings(in: text, setting).map(\.kind))
    }

    private let good = """
        示例单位情况通报
        今天14:00，实验楼发生火情，2人受伤，疏散120人。
        我们正在救治伤者。原因还在查。
        下次通报：18:00。联系电话：010-00000000。
        示例单位 2026年1月5日15:00
        """

    @Test func `a plain text catches nobody's eye`() { #expect(kinds(good) == []) }

    @Test(
        arguments: [
            ("对此无可奉告。", LintFinding.Kind.noComment), ("事故系人为造成。", .earlyCause),
            ("目前一切正常，群众情绪稳定。", .absolute), ("系一名临时工所为。", .blame),
            ("对造谣者将依法严惩。", .threat), ("有关部门正在处理。", .unnamedBody),
            ("疏散350人。", .strayNumbers), ("联系人13800000000。", .privateData),
            ("一名7岁女童受伤。", .privateData), ("地点为××路。", .blanks),
            ("No comment at this stage.", .noComment),
            ("The fire was caused by a battery.", .earlyCause),
            ("An intern is to blame.", .blame),
            ("A rogue employee did it.", .blame), ("The fire was due to human error.", .earlyCause),
            ("It was probably a battery.", .speculation), ("据推测与电路有关。", .speculation),
            ("They will be held accountable.", .threat),
            ("家属电话138-0000-0001。", .privateData), ("Call 138 0000 0001.", .privateData),
            ("护照E12345678。", .privateData), ("A 12-year-old pupil was hurt.", .privateData),
            ("The holder of 123-45-6789 was hurt.", .privateData),
            ("可写信至li@example.net。", .otherContact), ("Call +44 20 7946 0018.", .otherContact),
            ("另拨0571-8800001。", .otherContact),
        ])
    func `what turned texts against their authors is pointed at`(
        text: String, kind: LintFinding.Kind
    ) {
        var wanted: Set<LintFinding.Kind> = [kind]
        if text.contains("intern") { wanted.insert(.earlyCause) }
        #expect(kinds(good + "\n" + text) == wanted)
    }

    @Test func `whom the log knows is not named in public`() {
        let setting: (inout LintSetting) -> Void = { $0.privateNames = ["陈晓明", "Ann Wong"] }
        #expect(kinds(good + "\n陈晓明已回家。", .notice, setting) == [.privateName])
        #expect(kinds(good + "\nAnn Wong is at home.", .notice, setting) == [.privateName])
        #expect(kinds(good, .notice, setting) == [])
        var bench = Desk2.bench()
        for asker in ["陈晓明", "考生家长", "王记者"] {
            bench.chat("sun", .question(.log(nil, QuestionDraft(text: "\(asker)问", asker: asker))))
        }
        bench.draft(Desk2.text + "\n陈晓明、考生家长、王记者、孙宁、赵敏")
        guard let (statement, incident) = bench.world.statement(1) else { return }
        let found = bench.world.facts(of: statement, in: incident, bench.plan, at: bench.now).lint
        #expect(found.first { $0.kind == .privateName }?.found == ["陈晓明", "孙宁"])
    }

    @Test func `our own contact and numbers of cited facts are nobody's in private`() {
        #expect(kinds(good + "\n咨询热线010-00000000。") == [])
        #expect(
            kinds(good + "\n监督电话0571-88000011。") { $0.known.append("监督电话0571-88000011已开通") }
                == [])
    }

    @Test func `what every text must carry is missed`() {
        #expect(kinds("火已扑灭。") == [.noNextUpdate, .noIssuer, .noContact, .noTime])
        #expect(kinds("火已扑灭。", .final) == [.noIssuer, .noContact, .noTime])
    }

    @Test func `leaders do not come before those who are hurt`() {
        let text = good.replacingOccurrences(
            of: "今天14:00", with: "单位领导高度重视，今天14:00")
        #expect(kinds(text) == [.praiseFirst])
        #expect(kinds(good + "\n单位领导高度重视，已赶赴现场。") == [])
    }

    @Test func `each kind has its own form`() {
        #expect(kinds("网传停水是谣言\n" + good, .refutation) == [.rumourFirst])
        #expect(kinds(good, .apology) == [.noApology])
        #expect(kinds(good, .correction) { $0.amended = "今天15:00发生火情" } == [.noOldWording])
        #expect(
            kinds(good + "\n原文“15:00发生”有误。", .correction) { $0.amended = "今天15:00发生火情" } == [])
        #expect(kinds(good) { $0.isLate = true } == [.lateNoReason])
        #expect(kinds(good + "\n由于核实需要时间，迟至现在公布，敬请谅解。") { $0.isLate = true } == [])
        #expect(kinds(good) { $0.concerns = ["是否补考"] } == [.concernsOpen])
        #expect(kinds(good) { $0.concernsUnknown = true } == [.concernsUnknown])
        #expect(
            kinds(good + "\n校长赵敏在现场。") { $0.titles = [("赵敏", "副校长")] } == [.wrongTitle])
    }

    @Test func `numbers are those of the text, not of a link, a date or a telephone`() {
        #expect(StatementText.numbers(of: "１，２００人，见https://example.org/2026/77。") == ["1200"])
        #expect(StatementText.numbers(of: "18：30前，占35%") == ["18:30", "35%"])
    }

    @Test func `a hash of one text is that of its bytes`() {
        // printf abc | sha256sum
        #expect(
            StatementText.sha256(of: [.init("", "abc")])
                == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        let two = [Statement.Variant("", "abc"), .init("en", "abc")]
        #expect(StatementText.sha256(of: two) != StatementText.sha256(of: [two[0]]))
        #expect(StatementText.sha256(of: two) == StatementText.sha256(of: two.reversed()))
    }

    @Test func `what changed is shown line by line`() {
        #expect(
            StatementText.changes(from: "a\nb\nc", to: "a\nd\nc")
                == [.same("a"), .gone("b"), .new("d"), .same("c")])
        #expect(StatementText.changes(from: "", to: "x") == [.gone(""), .new("x")])
    }
}

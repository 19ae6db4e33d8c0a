import Commands
import Domain
import Testing

struct SitrepVerbTests {
    private let one = Number(.incident, 1)

    @Test(
        arguments: [
            "sitrep update I-1 -- all quiet", "sitrep update I-1 all quiet",
            "sitrep update I-1 text=all quiet", "续报 I-1 -- all quiet", "！續報 I-1 all quiet",
            "情况报告 续报 I-1 -- all quiet", "/续报 I-1 —— all quiet",
        ])
    func `with words a report is issued at once`(text: String) {
        #expect(
            parse(text)
                == .request(
                    .command(.sitrep(.issue(.update, one, words: "all quiet"))), .sitrepIssue))
    }

    @Test(arguments: [("首报", Sitrep.Kind.first), ("续报", .update), ("终报", .final)])
    func `each kind is a word of its own`(word: String, kind: Sitrep.Kind) {
        #expect(parse(word) == .query(.sitreps(.draft(kind, nil)), .sitrepIssue))
        #expect(parse("\(word) I-1") == .query(.sitreps(.draft(kind, one)), .sitrepIssue))
        #expect(
            parse("\(word) 发出")
                == .request(.command(.sitrep(.issue(kind, nil, words: nil))), .sitrepIssue))
        #expect(
            parse("sitrep \(kind.rawValue) send")
                == .request(.command(.sitrep(.issue(kind, nil, words: nil))), .sitrepIssue))
    }

    @Test func `a number without its letter is text`() {
        #expect(
            parse("续报 3 辆车到场")
                == .request(
                    .command(.sitrep(.issue(.update, nil, words: "3 辆车到场"))), .sitrepIssue))
    }

    @Test func `they are listed and read`() {
        #expect(parse("sitrep") == .query(.sitreps(.list(nil)), .sitrep))
        #expect(parse("快报 I-1") == .query(.sitreps(.list(one)), .sitrep))
        #expect(parse("sitrep show I-1 2") == .query(.sitreps(.show(one, 2)), .sitrep))
        #expect(parse("续报 查看 I-1 2") == .query(.sitreps(.show(one, 2)), .sitrep))
        #expect(parse("情况报告 查看") == .query(.sitreps(.show(nil, nil)), .sitrep))
        guard case .complaint(let complaint) = parse("sitrep show I-1 two"),
            case .notANumber = complaint.fault
        else { return #expect(Bool(false)) }
    }

    @Test func `the first may go by phone`() {
        let phoned = Command.sitrep(.phoned(one, to: "赵敏", words: "口头报告"))
        #expect(
            parse("首报 I-1 方式=电话 接话人=赵敏 -- 口头报告")
                == .request(.command(phoned), .sitrepIssue))
        #expect(
            parse("sitrep first I-1 via=phone with=赵敏 口头报告")
                == .request(.command(phoned), .sitrepIssue))
    }

    // MARK: Duties to report outside

    @Test func `a duty is found to apply, or not`() {
        #expect(parse("外报") == .query(.filings(nil), .filing))
        #expect(parse("filing I-1") == .query(.filings(one), .filing))
        #expect(
            parse("filing apply I-1 cn.cyber.2025 4h")
                == .request(
                    .command(.filing(.apply(one, "cn.cyber.2025", within: .hours(4)))),
                    .filingRule))
        #expect(
            parse("外报 适用 cn.local.15-30")
                == .request(
                    .command(.filing(.apply(nil, "cn.local.15-30", within: nil))), .filingRule))
        #expect(
            parse("外報 不適用 I-1 cn.secret.leak 理由=不涉密")
                == .request(
                    .command(.filing(.dismiss(one, "cn.secret.leak", reason: "不涉密"))),
                    .filingRule))
        guard case .complaint(let complaint) = parse("外报 不适用 I-1 cn.secret.leak"),
            case .missing(.reason) = complaint.fault
        else { return #expect(Bool(false)) }
    }

    @Test func `what was filed has a receipt or a name, and perhaps its time`() {
        #expect(
            parse("外报 已报 I-1 cn.cyber.2025 编号=2026-118")
                == .request(
                    .command(
                        .filing(
                            .file(
                                one, "cn.cyber.2025", within: nil,
                                FilingProof(receipt: "2026-118")))), .filingFile))
        #expect(
            parse("filing filed I-1 local 15m with=Wang via=phone at=02:15")
                == .request(
                    .command(
                        .filing(
                            .file(
                                one, "local", within: .minutes(15),
                                FilingProof(spokeWith: "Wang", via: "phone", at: 135)))),
                    .filingFile))
        #expect(
            parse("外报 已报 receipt=7")
                == .request(
                    .command(.filing(.file(nil, nil, within: nil, FilingProof(receipt: "7")))),
                    .filingFile))
    }
}

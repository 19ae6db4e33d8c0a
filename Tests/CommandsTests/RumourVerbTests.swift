import Commands
import Domain
import Testing

struct RumourVerbTests {
    private let one = Number(.rumour, 1)

    private func command(_ text: String) -> RumourCommand? {
        guard case .request(.command(.rumour(let command)), _) = parse(text) else { return nil }
        return command
    }

    private func verb(_ text: String) -> Verb? {
        if case .request(_, let verb) = parse(text) { verb } else { nil }
    }

    @Test(
        arguments: [
            "rumour add url=https://example.org/p/1 seen=14:20 reach=1200 -- the exam is off",
            "谣言 登记 链接=https://example.org/p/1 首见=14:20 传播量=1200 -- the exam is off",
            "！謠言 登記 首見=14:20 https://example.org/p/1 傳播量=1200 -- the exam is off",
            "rumor add the exam is off https://example.org/p/1 seen=14:20 reach=1.2k",
        ])
    func `a rumour is registered with its link, time and reach`(text: String) {
        #expect(
            command(text)
                == .add(
                    nil,
                    RumourDraft(
                        text: "the exam is off", url: "https://example.org/p/1", seen: 14 * 60 + 20,
                        reach: 1200)))
        #expect(verb(text) == .rumour)
    }

    @Test func `of an incident that is named, with or without a link`() {
        #expect(
            command("谣言 登记 I-2 网传停水")
                == .add(Number(.incident, 2), RumourDraft(text: "网传停水")))
    }

    @Test(arguments: [
        ("1200", 1200), ("8万", 80_000), ("1.2w", 12_000), ("80k", 80_000), ("1亿", 100_000_000),
        ("0", 0),
    ])
    func `counts are read as people write them`(text: String, count: Int) {
        #expect(
            command("rumour track R-1 reach=\(text)")
                == .track(one, RumourReading(reach: count)))
    }

    @Test(arguments: [
        "reach=many", "reach=-3", "growth=up", "reach=1.2.3万", "reach=99999999999999",
    ])
    func `what is no count is a complaint`(text: String) {
        guard case .complaint(let complaint) = parse("rumour track R-1 \(text)"),
            case .notACount = complaint.fault
        else {
            Issue.record("\(parse("rumour track R-1 \(text)"))")
            return
        }
    }

    @Test func `tracking takes reach, growth and how far the refutation went`() {
        #expect(
            command("谣言 跟踪 r1 传播量=13000 增速=-20% 辟谣到达=8万")
                == .track(one, RumourReading(reach: 13_000, growth: -20, refuted: 80_000)))
        #expect(verb("谣言 跟踪 R-1 传播量=1") == .rumourTrack)
    }

    @Test(arguments: [
        ("true", "属实", Rumour.Verdict.truth), ("partly true", "部分属实", .partly),
        ("partly", "部分屬實", .partly), ("false", "不实", .falsehood), ("false", "虛假", .falsehood),
        ("unverifiable", "暂无法核实", .unverifiable),
    ])
    func `a verdict has a source, in either language`(
        en: String, zh: String, verdict: Rumour.Verdict
    ) {
        let wanted = RumourCommand.verdict(one, verdict, source: "the regulator", why: "no record")
        #expect(command("rumour verdict R-1 \(en) source=the regulator -- no record") == wanted)
        #expect(command("谣言 定性 R-1 \(zh) 来源=the regulator -- no record") == wanted)
        #expect(verb("谣言 定性 R-1 \(zh) 来源=x") == .rumourVerdict)
    }

    @Test func `a source may be a link, or have one`() {
        #expect(
            command("谣言 定性 1 不实 来源=市考试院公告 https://example.org/n/1")
                == .verdict(
                    one, .falsehood, source: "市考试院公告 https://example.org/n/1", why: nil))
        #expect(
            command("谣言 定性 1 属实 来源=https://example.org/n/1")
                == .verdict(one, .truth, source: "https://example.org/n/1", why: nil))
    }

    @Test(arguments: [
        ("watch", "监测", Rumour.Response.watch), ("reply", "个别答复", .reply),
        ("refute", "公开辟谣", .refute), ("admit", "承认整改", .admit),
    ])
    func `HQ decides with a reason`(en: String, zh: String, response: Rumour.Response) {
        let wanted = RumourCommand.decide(one, response, reason: "it spreads")
        #expect(command("rumour decide R-1 \(en) reason=it spreads") == wanted)
        #expect(command("谣言 决定 R-1 \(zh) 理由=it spreads") == wanted)
        #expect(verb("rumour decide R-1 \(en) it spreads") == .rumourDecide)
    }

    @Test func `it is given to two, refuted by a statement, merged, found wrong and closed`() {
        #expect(command("谣言 指派 R-1 @li @wang") == .assign(one, ["@li", "@wang"]))
        #expect(verb("rumour assign R-1 @li @wang") == .rumourAssign)
        #expect(
            command("!辟谣 R-1 S-2")
                == .answer(one, statement: Number(.statement, 2), url: nil))
        #expect(
            command("refute 1 2 url=https://example.org/r")
                == .answer(one, statement: Number(.statement, 2), url: "https://example.org/r"))
        #expect(verb("闢謠 R-1 S-2") == .refute)
        #expect(command("谣言 合并 R-2 R-1") == .merge(Number(.rumour, 2), into: one))
        #expect(verb("rumour merge R-2 R-1") == .rumourAssign)
        #expect(command("谣言 有误 R-1 公告是旧的") == .wrong(one, what: "公告是旧的"))
        #expect(verb("rumour wrong R-1 -- the notice is old") == .rumourVerdict)
        #expect(command("谣言 结案 R-1 理由=平息") == .close(one, reason: "平息"))
        #expect(verb("rumour close R-1 over") == .rumourClose)
    }

    @Test func `they are listed and shown`() {
        #expect(parse("rumours") == .query(.rumours(nil), .rumour))
        #expect(parse("谣言 列表 I-2") == .query(.rumours(Number(.incident, 2)), .rumour))
        #expect(parse("谣言 I-1") == .query(.rumours(Number(.incident, 1)), .rumour))
        #expect(parse("谣言 R-1") == .query(.rumours(one), .rumour))
        #expect(parse("rumour show 1") == .query(.rumours(one), .rumour))
    }

    @Test func `a complaint names its platform, its proof and what is at hand`() {
        let draft = ReportDraft(
            platform: "微博", category: .lawful(.falsehood), reason: "虚构停考", proof: "E-3",
            licence: "法人证书", authorisation: "委托书", warranty: "李雷")
        #expect(
            command("谣言 举报 R-1 平台=微博 证据=E-3 证照=法人证书 授权=委托书 保证=李雷 -- 虚构停考")
                == .report(one, draft))
        #expect(verb("rumour complain R-1 platform=Weibo") == .rumourTrack)
        #expect(
            command("谣言 法审 R-1 不通过 -- 属评价") == .legal(one, isOK: false, opinion: "属评价"))
        #expect(verb("rumour legal R-1 ok made up") == .rumourLegal)
        #expect(
            command("谣言 工单 R-1 编号=WB-20261") == .ticket(one, "WB-20261", platform: nil))
        #expect(
            command("rumour ticket R-1 platform=Weibo 8812")
                == .ticket(one, "8812", platform: "Weibo"))
        #expect(
            command("谣言 平台答复 R-1 驳回 证据不足")
                == .platformAnswer(one, accepted: false, words: "证据不足", platform: nil))
        #expect(
            command("rumour answer R-1 accepted")
                == .platformAnswer(one, accepted: true, words: nil, platform: nil))
    }

    @Test(arguments: [
        "批评", "意见", "批 评", "批評", "网友意见", "criticism", "Critical opinion", "OPINION", "差评",
    ])
    func `criticism is criticism however it is spelt`(category: String) {
        guard
            case .report(_, let draft)? = command(
                "谣言 举报 R-1 平台=微博 类别=\(category) 证据=E-1")
        else {
            Issue.record("\(parse("谣言 举报 R-1 平台=微博 类别=\(category) 证据=E-1"))")
            return
        }
        #expect(draft.category == .criticism && draft.isCriticism(reason: nil, claims: [""]))
    }

    @Test func `an unknown category is asked about`() {
        guard case .complaint(let complaint) = parse("谣言 举报 R-1 平台=微博 类别=看不惯 证据=E-1"),
            case .unknownPart = complaint.fault
        else {
            Issue.record("an unknown category was taken")
            return
        }
        #expect(
            command("rumour complain R-1 platform=Weibo category=privacy")
                == .report(
                    one, ReportDraft(platform: "Weibo", category: .lawful(.privacy))))
    }

    @Test func `what is missing is asked for`() {
        for text in [
            "rumour add", "rumour assign R-1", "rumour verdict R-1", "rumour verdict R-1 false",
            "rumour decide R-1", "rumour decide R-1 watch", "refute R-1", "rumour track R-1",
            "rumour close R-1", "rumour wrong R-1", "rumour merge R-1", "rumour legal R-1",
            "rumour legal R-1 ok", "rumour complain R-1", "rumour ticket R-1", "rumour answer R-1",
            "rumour show",
        ] {
            guard case .complaint(let complaint) = parse(text), case .missing = complaint.fault
            else {
                Issue.record("\(text): \(parse(text))")
                continue
            }
        }
    }
}

import Commands
import Domain
import Testing

struct OfficialVerbTests {
    private func register(_ draft: OfficialDraft) -> Parsed {
        .request(.command(.official(.register(draft))), .officialEdit)
    }

    private let site = OfficialDraft(
        id: "site", name: "官网", platform: "官网", account: "https://example.org/a?b=c", owner: "@sun",
        via: .publisher("feed"), until: CalendarDay("2027-01-01").map { .date($0) })

    @Test(arguments: [
        "channel register site name=官网 platform=官网 account=https://example.org/a?b=c owner=@sun "
            + "via=feed until=2027-01-01",
        "！通道 登记 site 名称=官网，平台=官网，账号=https://example.org/a?b=c，负责人=@sun，方式=feed，"
            + "有效期=2027-01-01",
        "！通道 登記 site 名稱=官网 平台=官网 帳號=https://example.org/a?b=c 負責人=@sun 方式=feed "
            + "有效至=2027年1月1日",
        "channel register site until=2027-1-1 via=feed owner=@sun "
            + "account=https://example.org/a?b=c platform=官网 name=官网",
    ])
    func `a channel is registered, with keys in any order and in either script`(text: String) {
        #expect(parse(text) == register(site), "\(text)")
    }

    @Test func `an account may have blanks, and by hand is said in a word`() {
        #expect(
            parse("channel register wx account=示例单位 官方 服务号 via=hand")
                == register(OfficialDraft(id: "wx", account: "示例单位 官方 服务号", via: .hand)))
        #expect(parse("通道 登记 wx 方式=人工") == register(OfficialDraft(id: "wx", via: .hand)))
    }

    @Test func `it is verified, retired, listed and shown`() {
        #expect(
            parse("通道 核验 官网 已登录后台核对")
                == .request(
                    .command(.official(.verify("官网", how: "已登录后台核对"))), .officialVerify))
        #expect(
            parse("通道 核驗 site")
                == .request(.command(.official(.verify("site", how: nil))), .officialVerify))
        #expect(
            parse("channel retire site reason=the account was seized")
                == .request(
                    .command(.official(.retire("site", reason: "the account was seized"))),
                    .officialEdit))
        #expect(
            parse("通道 停用 官网 账号被篡改")
                == .request(.command(.official(.retire("官网", reason: "账号被篡改"))), .officialEdit))
        #expect(parse("channel official") == .query(.officials(nil), .official))
        #expect(parse("通道 官方 官网") == .query(.officials("官网"), .official))
    }

    @Test func `the roads are what they were`() {
        #expect(parse("通道") == .query(.roads, .channel))
        #expect(parse("channel status") == .query(.roads, .channel))
        #expect(
            parse("通道 切换 短信")
                == .request(.command(.desk(.switchRoads(to: .sms))), .channelSwitch))
    }

    @Test func `what is missing or is no day is said`() {
        for text in ["channel register", "channel verify", "channel retire", "通道 停用 官网"] {
            guard case .complaint(let complaint) = parse(text), case .missing = complaint.fault
            else {
                Issue.record("\(text): \(parse(text))")
                continue
            }
        }
        guard case .complaint(let complaint) = parse("通道 登记 site 有效期=明年"),
            case .notADay = complaint.fault
        else { return #expect(Bool(false)) }
    }
}

import Commands
import Domain
import Testing

struct PostVerbTests {
    private let p1 = Number(.post, 1)

    private func command(_ text: String, _ setting: ParseSetting = ParseSetting()) -> PostCommand? {
        let parsed = Kit.parser.parse(text, in: setting)
        guard case .request(.command(.post(let command)), _) = parsed else { return nil }
        return command
    }

    private func query(_ text: String) -> PostQuery? {
        guard case .request(.query(.posts(let query)), .post) = parse(text) else { return nil }
        return query
    }

    /// As it comes from telephones.
    @Test(
        arguments: [
            "现场 人数80 伤0 需要围挡", "现场人数80伤0 需要围挡", "现场 人数80伤0需要围挡", "現場 人數80 傷0 需要围挡",
            "现场 人数约80人，伤0人，需要围挡", "现场 人数：80 无伤 需要：围挡", "现场 人数=80 伤=0 需要=围挡",
            "现场 报告 人数 80 伤 0 需要 围挡", "post people 80 injured 0 needs 围挡",
            "POST people80 hurt0 need 围挡", "site report people=80 injured=0 needs=围挡",
        ])
    func `a field card by SMS needs no number and no blanks`(text: String) {
        let wanted = FieldReport(people: 80, injured: 0, needs: "围挡")
        #expect(command(text, Kit.sms) == .report(nil, wanted), "\(parse(text))")
        #expect(command(text, Kit.email) == .report(nil, wanted))
    }

    @Test func `with its post, its place and words of several parts`() {
        #expect(
            command("!现场 P-1 人数80 诉求退费 尽快答复 需要围挡 饮水 地点东门")
                == .report(
                    p1,
                    FieldReport(
                        place: "东门", people: 80, demands: "退费 尽快答复", needs: "围挡 饮水")))
        #expect(
            command("!现场 报告 I-2 伤1 地点=东门")
                == .report(Number(.incident, 2), FieldReport(place: "东门", injured: 1)))
        #expect(
            command("!post report P-1 needs barriers and water")
                == .report(p1, FieldReport(needs: "barriers and water")))
    }

    @Test(
        arguments: ["现场 很多人", "现场 人数很多", "现场 人数", "现场 P-1 乱", "post many people", "现场 地点南门"])
    func `what is no card is answered with how one is written`(text: String) {
        guard case .complaint(let complaint) = Kit.parser.parse(text, in: Kit.sms) else {
            Issue.record("\(parse(text))")
            return
        }
        #expect(complaint.verb == .postReport)
    }

    @Test func `in a room without a prefix it is talk`() {
        for text in ["现场人数80伤0", "现场 人数80 伤0", "现场很乱"] {
            #expect(parse(text, Kit.room) == .plainTalk)
        }
        #expect(command("!现场人数80伤0", Kit.room) == .report(nil, .init(people: 80, injured: 0)))
    }

    @Test(arguments: [
        "!现场 设立 南门 广场 指挥=@luo 联络员=@wei 组员=@a,@b I-1",
        "!post open I-1 南门 广场 chief=@luo liaison=@wei members=@a,@b",
        "!現場 設立 地点=南门 广场 指揮=@luo 聯絡員=@wei 组员=@a,@b I-1",
    ])
    func `a post is opened at a place, with its people`(text: String) {
        #expect(
            command(text)
                == .open(
                    Number(.incident, 1),
                    PostDraft(
                        place: "南门 广场", chief: "@luo", liaison: "@wei", members: ["@a", "@b"])),
            "\(parse(text))")
    }

    @Test func `it moves, and closes with a count`() {
        #expect(command("!现场 转移 P-1 东门 停车场") == .move(p1, to: "东门 停车场"))
        #expect(command("现场 转移 东门", Kit.sms) == .move(nil, to: "东门"))
        #expect(
            command("!post close P-1 people=5 material=complete -- one in hospital")
                == .close(
                    p1,
                    StandDownDraft(counted: 5, material: "complete", note: "one in hospital")))
        #expect(command("!现场 撤收") == .close(nil, StandDownDraft()))
    }

    @Test func `what is known of it is asked for`() {
        #expect(query("!现场") == .numbers(nil))
        #expect(query("!post num I-1") == .numbers(Number(.incident, 1)))
        #expect(query("!现场 I-1") == .numbers(Number(.incident, 1)))
        #expect(query("!post P-1") == .show(p1))
        #expect(query("!现场 查看 P-1") == .show(p1))
    }
}

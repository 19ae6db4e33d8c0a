import Domain
import Playbooks
import Testing

struct RosterTests {
    private let groups: [GroupRule]

    init() throws {
        groups = try #require(try Shipped.load().plan).groups
    }

    static let example = """
        id,name,group,seat,pair,chat,mobile,email,language
        zhao,赵敏,hq,lead,qian,@zhao:localhost,+8613800000001,zhao@example.org,zh
        qian,钱进,hq,deputy,zhao,@qian:localhost,+8613800000002,qian@example.org,zh
        li,李雷,office,lead,wang,@li:localhost,+8613800000003,li@example.org,zh
        wang,王芳,office,deputy,li,@wang:localhost,+8613800000004,wang@example.org,zh

        """

    private func parse(_ text: String) -> (roster: Roster?, diagnostics: [Diagnostic]) {
        RosterFile.parse(text, file: "people.csv", groups: groups)
    }

    @Test func `the example of the handbook is read, with a warning about empty groups`() throws {
        let (roster, faults) = parse(Self.example)
        let list = "release, tech, guidance, legal, duty, onscene, crossplatform, secrecy"
        let message = Bilingual(
            zh: "以下组没有人，工作由 office 承担：\(list)", en: "nobody sits in \(list): office does their work"
        )
        #expect(
            faults == [
                Diagnostic(file: "people.csv", line: 1, message: message, severity: .warning)
            ])
        let people = try #require(roster)
        #expect(people.everyone.map(\.id) == ["zhao", "qian", "li", "wang"])
        let wang = Person(
            id: "wang", name: "王芳", posts: [.init(group: .office, seat: .deputy)], pair: "li",
            chat: "@wang:localhost", mobile: "+8613800000004", email: "wang@example.org",
            language: .zh)
        #expect(people["wang"] == wang)
    }

    @Test func `what is written is read again as it was`() throws {
        let shipped = try Shipped.text("demo-roster.csv")
        let (roster, faults) = parse(shipped)
        #expect(faults == [])
        let people = try #require(roster)
        let again = parse(RosterFile.render(people))
        #expect(again.roster == people)
        #expect(again.diagnostics == [])
        let example = try #require(parse(Self.example).roster)
        #expect(RosterFile.render(example) == Self.example)
    }

    @Test func `the demonstration roster fills every group that responds`() throws {
        let people = try #require(parse(try Shipped.text("demo-roster.csv")).roster)
        for group in groups where group.responds {
            #expect(people.acting(for: group.id) == group.id, "\(group.id)")
        }
        #expect(people.holder(of: .lead, in: .hq)?.id == "zhao")
        #expect(people["jiang"]?.posts.count == 2)
        #expect(people.everyone.contains { $0.language == .en })
    }

    @Test func `a Chinese spreadsheet is read in any order of columns`() throws {
        let text = """
            \u{FEFF}序号,姓名,工号,小组,职务,AB角,手机号,邮箱,聊天账号,语言,职称
            1,赵敏,ZHAO,应急指挥部,总指挥,钱进,13800000001,zhao@example.org,@zhao:localhost,中文,主任
            2,钱进,QIAN,指挥部,副总指挥,赵敏,138 0000 0002,qian@example.org,,,
            3,李雷,li,应急办公室,组长,,８６１３８０００００００３,,@li:localhost,英文,
            4,周舟,zhou,信息发布组,组员,,,zhou@example.org,,,
            5,,ZHOU,法务,副组长,,,,,,

            """.replacing("\n", with: "\r\n")
        let (roster, faults) = parse(text)
        #expect(faults.allSatisfy { !$0.isError }, "\(faults)")
        let people = try #require(roster)
        #expect(people["zhao"]?.mobile == "+8613800000001")
        #expect(people["qian"]?.mobile == "+8613800000002")
        #expect(people["li"]?.mobile == "+8613800000003")
        #expect(people["zhao"]?.pair == "qian")
        #expect(people["li"]?.language == .en)
        #expect(people.holder(of: .deputy, in: .hq)?.id == "qian")
        #expect(
            people["zhou"]?.posts == [
                .init(group: "release", seat: .member), .init(group: "legal", seat: .deputy),
            ])
        #expect(
            faults.map { $0.text(in: .zh) } == [
                "people.csv:1: 提醒：未知的列 序号，已忽略，是否想写 编号？",
                "people.csv:1: 提醒：以下组没有人，工作由 office 承担："
                    + "tech, guidance, duty, onscene, crossplatform, secrecy",
                "people.csv:1: 提醒：组 office 人手不足：1 人，至少 2 人",
                "people.csv:1: 提醒：组 release 人手不足：1 人，至少 2 人",
                "people.csv:1: 提醒：组 legal 人手不足：1 人，至少 2 人",
            ])
        #expect(
            faults.last?.text(in: .en)
                == "people.csv:1: warning: legal is short of staff: 1 of at least 2")
    }

    @Test func `every optional column is read, kept and written again`() throws {
        let head =
            "id,name,group,seat,chat,mobile,备用账号,title,mobile2,landline,route order,quiet hours,"
            + "verified-on,leave,training expiry,clearance,left-on\n"
        let rows = """
            a,A,hq,lead,@a:x,13800000001,@a:y,主任,13900000001,010-12345678 转 9,sms email,\
            22:00-07:00,2026-11-01,2026-12-01..2026-12-05 2027/1/2,2027-06-30,是,
            b,B,office,lead,@b:x,13800000002,,,,,,,短信:2026-11-01 聊天:2026-10-15,,,no,
            c,C,tech,member,@c:x,,,,,,,,,,,,2026年10月1日

            """
        let (roster, faults) = parse(head + rows)
        #expect(faults.allSatisfy { !$0.isError }, "\(faults)")
        let people = try #require(roster)
        let a = try #require(people["a"])
        #expect(a.routes == [.sms, .email] && a.roads == [.sms, .email, .chat, .backup])
        #expect(a.backup == "@a:y" && a.title == "主任" && a.landline == "010-12345678 转 9")
        #expect(a.mobile2 == "+8613900000001" && a.quiet == QuietHours(from: 1320, to: 420))
        #expect(a.verifiedOn(.sms) == Day("2026-11-01") && a.verifiedOn(.chat) != nil)
        #expect(a.verifiedOn(.email) == nil)
        #expect(a.leave?.map(\.description) == ["2026-12-01..2026-12-05", "2027-01-02"])
        #expect(a.trainedUntil == Day("2027-06-30") && a.cleared == true && a.leftOn == nil)
        let b = try #require(people["b"])
        #expect(b.verifiedOn(.sms) == Day("2026-11-01"))
        #expect(b.verifiedOn(.chat) == Day("2026-10-15"))
        #expect(b.cleared == false && b.quiet == nil && b.leave == nil)
        #expect(people["c"]?.leftOn == Day("2026-10-01"))
        #expect(people.person(at: "+8613900000001", on: .sms)?.id == "a")
        #expect(parse(RosterFile.render(people)).roster == people)
    }

    @Test func `what a file has no column for is not among its fields`() {
        let fields = RosterFile.read(Self.example, file: "f", groups: groups).fields
        #expect(
            fields == [
                .name, .posts, .pair, .chat, .mobile, .email, .language,
            ])
    }

    @Test(
        arguments: [
            ("聊天、短信", [.chat, .sms]), ("邮件 短信", [.email, .sms]), ("sms>chat", [.sms, .chat]),
        ] as [(String, [RouteKind])]) func `a route order is read as people write it`(
            text: String, wanted: [RouteKind]
        )
    {
        let rows = "a,A,hq,lead,@a:x,\(text)\nb,B,office,lead,@b:x,\n"
        #expect(parse("编号,姓名,组别,职务,聊天,通道顺序\n" + rows).roster?["a"]?.routes == wanted)
    }

    @Test func `a route order or hours that cannot be read are faults`() {
        let head = "id,name,group,seat,chat,route order,quiet hours\n"
        let rows = "a,A,hq,lead,@a:x,fax,夜里\nb,B,office,lead,@b:x,sms sms,\n"
        let (roster, faults) = parse(head + rows)
        #expect(roster == nil)
        #expect(
            faults.filter(\.isError).map { $0.text(in: .zh) } == [
                "people.csv:2: 通道顺序 fax 应由聊天、短信、邮件组成，例如 短信 邮件",
                "people.csv:2: 免打扰时段 夜里 应写作 22:00-07:00",
                "people.csv:3: 通道顺序 sms sms 应由聊天、短信、邮件组成，例如 短信 邮件",
            ])
        #expect(
            faults.filter(\.isError).map { $0.text(in: .en) } == [
                "people.csv:2: route order fax must be made of chat, sms, email, such as: sms email",
                "people.csv:2: quiet hours 夜里 must be written as 22:00-07:00",
                "people.csv:3: route order sms sms must be made of chat, sms, email, such as: sms email",
            ])
    }

    @Test func `quoted fields keep their commas, and lines after them their numbers`() {
        let text = """
            id,name,group,seat,chat
            a,"Lee, ""Al""\nJr",hq,lead,@a:x
            b,B,office,lead,@b:x
            c,C,ofice,lead,@c:x

            """
        let (roster, faults) = parse(text)
        #expect(roster == nil)
        #expect(
            faults.map(\.description) == [
                "people.csv:5: unknown group ofice; did you mean office?"
            ])
        let fixed = parse(text.replacing("ofice", with: "office")).roster
        #expect(fixed?["a"]?.name == "Lee, \"Al\"\nJr")
    }

    @Test(arguments: ["\t", ";"]) func `tabs and semicolons separate as well`(mark: String) {
        let text = Self.example.replacing(",", with: mark)
        #expect(parse(text).roster == parse(Self.example).roster)
    }

    @Test(arguments: [
        ("13800000001", "+8613800000001"), ("+86 138-0000-0001", "+8613800000001"),
        ("008613800000001", "+8613800000001"), ("8613800000001", "+8613800000001"),
        ("'13800000001", "+8613800000001"), ("+85291234567", "+85291234567"),
    ]) func `a mobile is read as people write it`(text: String, wanted: String) {
        let row = "a,A,hq,lead,\(text)\nb,B,office,lead,13900000000\n"
        let (roster, _) = parse("id,name,group,seat,mobile\n" + row)
        #expect(roster?["a"]?.mobile == wanted)
    }
}

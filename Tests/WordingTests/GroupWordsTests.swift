import Foundation
import Testing
import Wording

@testable import Domain

/// The exact words about groups and duty cards.
struct GroupWordsTests {
    typealias G = GroupSamples

    private func lines(
        _ saying: Saying, _ language: Language, person: PersonID? = "li"
    ) -> [String] {
        Fixture.plain(saying, .chat, language, person: person)
            .split(separator: "\n").map(String.init)
    }

    private func chat(_ reply: GroupReply, _ language: Language, room: Bool = false) -> [String] {
        lines(.reply(.group(reply)), language, person: room ? nil : "li")
    }

    @Test func `the table names who is missing before it is read`() {
        #expect(
            chat(.table(G.lines), .zh) == [
                "小组4个；人手不足：跨平台应急小组、后勤组；无人：跨平台应急小组",
                "应急指挥部：组长 赵敏、副组长 钱进｜请假：钱进",
                "信息发布组：组长 周舟、副组长 吴悠、组员1人｜组长、副组长都请假",
                "跨平台应急小组：无人｜人手不足，至少2人｜由应急办公室承担",
                "后勤组：组长 江南｜人手不足，至少3人｜预案外增设",
            ])
        #expect(
            chat(.table(G.lines), .en) == [
                "4 groups; short of staff: Cross-platform team, Logistics; nobody in: Cross-platform team",
                "Command group: lead 赵敏, deputy 钱进 | on leave: 钱进",
                "Release group: lead 周舟, deputy 吴悠, 1 member | lead and deputies on leave",
                "Cross-platform team: nobody | short of staff, 2 at least | Emergency office does its work",
                "Logistics: lead 江南 | short of staff, 3 at least | not in the plan",
            ])
        let many = Array(repeating: G.lines[0], count: 15)
        #expect(chat(.table(many), .zh, room: true).last == "……另有11个，!小组 查看 组名")
        #expect(chat(.table(many), .en, room: true).last == "… and 11 more: !group show name")
    }

    @Test func `one group has its duties, its people and their pairs`() {
        let duty = Fixture.text("统一指挥", "Commands")
        #expect(
            chat(.shown(G.lines[0], duty: duty), .zh) == [
                "应急指挥部：2人，至少2人", "职责：统一指挥",
                "组长 赵敏(搭档 钱进)、副组长 钱进(搭档 赵敏)", "请假：钱进",
            ])
        #expect(
            chat(.shown(G.lines[0], duty: duty), .en) == [
                "Command group: 2 people, at least 2", "Duties: Commands",
                "lead 赵敏 (pair: 钱进), deputy 钱进 (pair: 赵敏)", "on leave: 钱进",
            ])
    }

    @Test func `a group is formed: who, which tasks, who is to acknowledge, how far the step is`() {
        #expect(
            chat(.changed(G.formed), .zh) == [
                "已成立：跨平台应急小组(3人)", "组长 孙宁、副组长 吴悠、组员 周舟",
                "任务随之转交：T-6、T-7", "通知 N-4 待签收3人", "T-5 已提交，待批准：!批准 T-5",
            ])
        #expect(
            chat(.changed(G.formed), .en) == [
                "Formed: Cross-platform team (3 people)", "Lead 孙宁, deputy 吴悠, member 周舟",
                "Its tasks go along: T-6, T-7", "N-4: 3 still to acknowledge",
                "T-5 is handed in, to be approved: !approve T-5",
            ])
        #expect(chat(.changed(G.waiting), .zh).last == "T-5 尚未办结，由赵敏输入 !完成 T-5")
        #expect(chat(.changed(G.waiting), .en).last == "T-5 is still open: 赵敏 types !done T-5")
        #expect(chat(.changed(G.finished), .zh).last == "T-5 已完成")
    }

    @Test func `what a change does is asked back first`() {
        func asked(_ change: GroupChange, _ language: Language) -> [String] {
            lines(.reply(.confirm(.group(change), code: "4821")), language)
        }
        let ask = "回复 4821 确认，2分钟内有效；仅限您本人在此处回复"
        #expect(
            asked(G.added, .zh) == ["请确认：增设小组 后勤组", "组长 江南", "人手不足，至少3人", ask])
        #expect(
            asked(G.closed, .zh) == [
                "请确认：撤销 跨平台应急小组", "离开：孙宁、吴悠", "工作由应急办公室承担；任务随之转交：T-6", ask,
            ])
        #expect(
            asked(G.closed, .en).prefix(3) == [
                "Please confirm: close Cross-platform team", "Leaving: 孙宁, 吴悠",
                "Emergency office does its work; its tasks go along: T-6",
            ])
        #expect(asked(G.seated, .zh)[0] == "请确认：调整 跨平台应急小组")
        #expect(asked(G.formed, .en)[0] == "Please confirm: form Cross-platform team")
        #expect(asked(G.added, .en)[0] == "Please confirm: add the group Logistics")
        #expect(asked(G.seated, .en)[0] == "Please confirm: change Cross-platform team")
    }

    @Test func `HQ and those concerned are told who did it`() {
        func told(_ change: GroupChange, _ language: Language) -> [String] {
            lines(.bulletin(.group(.changed(change, by: "王芳"))), language, person: nil)
        }
        #expect(
            told(G.closed, .zh) == [
                "王芳已撤销：跨平台应急小组", "离开：孙宁、吴悠", "工作由应急办公室承担；任务随之转交：T-6",
            ])
        #expect(told(G.closed, .en)[0] == "王芳: closed: Cross-platform team")
        #expect(told(G.added, .zh)[0] == "王芳已增设小组：后勤组(1人)")
        #expect(told(G.added, .en)[0] == "王芳: group added: Logistics (1 person)")
        #expect(told(G.seated, .zh)[0] == "王芳已调整：跨平台应急小组(3人)")
        #expect(
            Fixture.plain(.bulletin(.group(.changed(G.closed, by: "王芳"))), .sms)
                == "【示例单位】小组有变动，请在聊天中查看")
    }

    @Test func `whoever is called into a group reads the seat, the duties and the tasks`() {
        let notice = Saying.notice(4, .appointed(G.brief), NoticeSamples.context())
        #expect(
            lines(notice, .zh) == [
                "N-4 任命通知：跨平台应急小组", "您任组长｜由赵敏任命", "职责：统筹各平台",
                "本组任务：T-6、T-7", "请在14:15前回复 !收到 4 或点 ✅；无法到岗：!无法 4",
            ])
        #expect(
            lines(notice, .en) == [
                "N-4 Appointment: Cross-platform team", "Your seat: lead | appointed by 赵敏",
                "Duties: Coordinates the platforms", "The group's tasks: T-6, T-7",
                "By 14:15 reply !ack 4 or tap ✅; cannot come: !cannot 4",
            ])
        #expect(lines(notice, .zh, person: nil)[1] == "组长 李雷、副组长 吴悠｜由赵敏任命")
        #expect(
            Fixture.plain(notice, .sms)
                == "【示例单位】任命通知N-4：I-1，请14:15前回复1收到、2无法到岗。详情登录系统或电值班室010-00000000")
        let quiet = Saying.notice(4, .appointed(G.quiet), NoticeSamples.context(level: nil))
        #expect(
            Fixture.plain(quiet, .sms, .en)
                == "【示例单位】N-4: a new seat is yours. By 14:15 reply 1 yes, 2 cannot")
    }

    @Test func `a duty card says duties, powers, whom to call, and the first hour`() throws {
        #expect(
            chat(.card(G.card), .zh) == [
                "职责卡：应急办公室 组长", "职责：信息收集、分析、报告", "权限：研判、启动、名册 修改",
                "无人应答时依次呼叫：王芳(+86138****0004)、赵敏",
                "值班电话 010-00000000；随时查看：!小组 职责卡",
            ])
        #expect(
            chat(.card(G.card), .en) == [
                "Duty card: Emergency office, lead", "Duties: Collects, analyses and reports",
                "May: assess, activate, roster edit",
                "If you do not answer: 王芳 (+86138****0004), 赵敏",
                "Duty desk 010-00000000. To see it again: !group card",
            ])
        #expect(chat(.card(G.member), .zh)[2] == "权限：报预警、签收、办理本人任务")
        #expect(
            chat(.card(G.member), .en)[2] == "May: warn, acknowledge, work on own tasks")
        var unit = Fixture.unit
        unit.plan.packs = [Self.pack]
        let reader = Reader(route: .chat, person: "li", languages: [.zh])
        let text = Phrasebook(unit).text(
            .bulletin(.group(.card(G.card))), for: reader, now: Fixture.now
        ).plain
        #expect(text.contains("第一小时：\n发现后15分 B02 核对要素\n启动后30分 B09 起草首报\n"))
        let mail = Phrasebook(unit).text(
            .bulletin(.group(.card(G.card))),
            for: Reader(route: .email, person: "li", languages: [.en]), now: Fixture.now
        ).plain
        #expect(mail.contains("15 min from detection B02 Check the facts"))
        #expect(!mail.contains("138****"))
        #expect(
            Fixture.plain(.bulletin(.group(.card(G.card))), .sms)
                == "【示例单位】您的新席位：组长，职责卡请在聊天中查看或致电010-00000000")
    }

    private static let pack = Pack(
        id: "base", letter: "B", title: Fixture.text("基本", "Base"), words: [], clause: "",
        steps: [
            step("B09", Fixture.text("起草首报", "Draft the first report"), .activation, 30),
            step("B02", Fixture.text("核对要素", "Check the facts"), .detection, 15),
            step("B30", Fixture.text("日报", "Daily report"), .activation, 600),
        ])

    private static func step(
        _ id: String, _ action: Bilingual, _ base: Due.Base, _ minutes: Int
    ) -> Step {
        Step(
            id: id, group: "office", action: action,
            due: [Due(base: base, offset: .minutes(minutes))])
    }

    @Test func `a refusal says what there is and what to type`() {
        func no(_ refusal: GroupRefusal, _ language: Language) -> [String] {
            lines(.reply(.refused(.group(refusal))), language)
        }
        #expect(
            no(.noSuch("火星", known: [G.team]), .zh) == ["没有“火星”这个组", "可用：跨平台应急小组"])
        #expect(
            no(.noSuch("mars", known: [G.team]), .en)
                == ["There is no group \"mars\"", "There are: Cross-platform team"])
        #expect(no(.taken("EO", by: G.office), .zh) == ["“EO”已是应急办公室的名称", "查看：!小组"])
        #expect(
            no(.taken("EO", by: G.office), .en)
                == ["\"EO\" is a name of Emergency office already", "To see it: !group"])
        #expect(
            no(.badName("a b"), .zh) == [
                "小组名称“a b”只能用字母、数字和汉字，至多24个", "例如：!小组 增设 后勤组 组长=@li",
            ])
        #expect(
            no(.badName("a b"), .en) == [
                "The group name \"a b\" may only have letters and digits, 24 at most",
                "For instance: !group add logistics lead=@li",
            ])
        #expect(
            no(.mustStay(G.office), .zh) == ["应急办公室不能撤销", "换人请用：!小组 组长 应急办公室 @姓名"])
        #expect(
            no(.mustStay(G.office), .en) == [
                "Emergency office cannot be closed",
                "To change its people: !group lead Emergency office @name",
            ])
        #expect(no(.noLead(G.team), .zh) == ["跨平台应急小组还没有组长", "请加：组长=@姓名"])
        #expect(
            no(.noLead(G.team), .en) == ["Cross-platform team has no lead yet", "Add: lead=@name"])
        #expect(no(.notIn("李雷", G.team), .zh) == ["李雷不在跨平台应急小组", "查看：!小组"])
        #expect(
            no(.notIn("李雷", G.team), .en)
                == ["李雷 is not in Cross-platform team", "To see it: !group"])
        #expect(no(.nothingNew(G.team), .zh) == ["跨平台应急小组没有变化", "查看：!小组"])
        #expect(
            no(.nothingNew(G.team), .en)
                == ["Nothing changes in Cross-platform team", "To see it: !group"])
        #expect(no(.emptyAlready(G.team), .zh) == ["跨平台应急小组本来就没有人", "查看：!小组"])
        #expect(
            no(.emptyAlready(G.team), .en)
                == ["Cross-platform team has nobody anyway", "To see it: !group"])
        #expect(no(.noSeat, .zh) == ["您在这里没有席位，没有职责卡", "查看各组：!小组"])
        #expect(
            no(.noSeat, .en)
                == [
                    "You have no seat there, so there is no duty card", "To see the groups: !group",
                ])
    }

    @Test func `the timeline tells who formed and closed what`() {
        func told(_ event: Event, _ language: Language) -> String {
            var line = TimelineSamples.some[0]
            line.event = event
            line.names = ["wang": "王芳", "li": "李雷"]
            return lines(.reply(.timeline(1, [line], omitted: 0)), language).last ?? ""
        }
        let events = Dictionary(uniqueKeysWithValues: G.events)
        func both(_ name: String) -> [String] {
            events[name].map { [told($0, .zh), told($0, .en)] } ?? []
        }
        #expect(both("groupAdded")[0].hasSuffix("增设小组 后勤组"))
        #expect(both("groupAdded")[1].hasSuffix("added the group Logistics"))
        #expect(both("groupFormed")[0].hasSuffix("成立信息发布组：组长 王芳"))
        #expect(both("groupFormed")[1].hasSuffix("formed Release group: lead 王芳"))
        #expect(both("seated")[0].hasSuffix("调整应急办公室：组长 王芳、离开 李雷"))
        #expect(both("seated")[1].hasSuffix("changed Emergency office: lead 王芳, leaves: 李雷"))
        #expect(both("groupClosed")[0].hasSuffix("撤销小组 后勤组"))
        #expect(both("carded")[0].hasSuffix("发出职责卡：王芳"))
        #expect(both("carded")[1].hasSuffix("sent duty cards to 王芳"))
    }
}

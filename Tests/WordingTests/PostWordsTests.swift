import Foundation
import Testing
import Wording

@testable import Domain

/// The exact words about the scene and about platforms.
struct PostWordsTests {
    typealias P = PostSamples
    typealias M = PlatformSamples

    private func lines(
        _ saying: Saying, _ language: Language = .zh, _ route: RouteKind = .chat,
        room: Bool = false
    ) -> [String] {
        Fixture.plain(saying, route, language, person: room ? nil : "li")
            .split(separator: "\n").map(String.init)
    }

    private func post(_ name: String, _ language: Language = .zh) -> [String] {
        P.replies.first { $0.0 == name }.map { lines(.reply(.post($0.1)), language) } ?? []
    }

    private func platform(_ name: String, _ language: Language = .zh) -> [String] {
        M.replies.first { $0.0 == name }.map { lines(.reply(.platform($0.1)), language) } ?? []
    }

    @Test func `everything about the scene and platforms has a sample`() {
        #expect(
            Set(P.replies.map { PostKinds.kind($0.1) }) == Set(PostKinds.ReplyKind.allCases))
        #expect(
            Set(P.bulletins.map { PostKinds.kind(told: $0.1) })
                == Set(PostKinds.BulletinKind.allCases))
        let posts = P.refusals.compactMap {
            if case .post(let it) = $0.1 { PostKinds.kind(of: it) } else { nil }
        }
        #expect(Set(posts) == Set(PostKinds.RefusalKind.allCases))
        let scene = P.events.compactMap {
            if case .post(_, let it) = $0.1 { PostKinds.kind(event: it) } else { nil }
        }
        #expect(Set(scene) == Set(PostKinds.BulletinKind.allCases))
        #expect(
            Set(M.replies.map { PlatformKinds.kind($0.1) })
                == Set(PlatformKinds.ReplyKind.allCases))
        #expect(
            Set(M.bulletins.map { PlatformKinds.kind(told: $0.1) })
                == Set(PlatformKinds.BulletinKind.allCases))
        let platforms = M.refusals.compactMap {
            if case .platform(let it) = $0.1 { PlatformKinds.kind(of: it) } else { nil }
        }
        #expect(Set(platforms) == Set(PlatformKinds.RefusalKind.allCases))
        let table = M.events.compactMap {
            if case .platform(_, let it) = $0.1 { PlatformKinds.kind(event: it) } else { nil }
        }
        #expect(Set(table) == Set(PlatformKinds.EventKind.allCases))
    }

    @Test func `a post is opened`() {
        #expect(
            post("opened") == [
                "P-1 现场指挥部已设立：南门广场｜现场指挥 罗岩，联络员 卫青禾", "已点名：N-4",
                "现场报(14:20前)：!现场 人数80 伤0 需要…", "T-23 已提交，待批准",
            ])
        #expect(
            post("opened", .en) == [
                "P-1 on-scene post opened: 南门广场 | chief 罗岩, liaison 卫青禾", "Roll called: N-4",
                "Field reports (by 14:20): !post people 80 injured 0 needs …",
                "T-23 is handed in and awaits approval",
            ])
    }

    @Test func `a card is taken, what others say stands beside it as they said it`() {
        #expect(
            post("reported, differs") == [
                "P-1 现场报2 已收(南门广场)：人数200，伤1", "下一张：14:10前｜本轮还缺：P-2",
                "与他人所报不一致，已告负责人；原样并列：", "13:55 罗岩(短信)：人数40，伤0，诉求：退费，需要：围挡",
                "有人受伤：由人拨打120；可重新点名：!点名 P-1",
            ])
        #expect(
            post("reported, differs", .en) == [
                "P-1 field report 2 taken (南门广场): people 200, injured 1",
                "Next one by 14:10 | Still missing: P-2",
                "Others report otherwise, the leads are told. Theirs:",
                "13:55 罗岩 (SMS): people 40, injured 0, demands: 退费, needs: 围挡",
                "Somebody is hurt: a person calls 120; to call the roll again: !rollcall P-1",
            ])
    }

    @Test func `two that differ, side by side, with who and when`() {
        let told = Saying.bulletin(.post(.differed(P.forty, P.many, incident: 1)))
        #expect(
            lines(told, room: true) == [
                "P-1 两份现场报不一致｜南门广场", "13:55 罗岩(短信)：人数40，伤0，诉求：退费，需要：围挡",
                "14:01 卫青禾(聊天)：人数200，伤1", "请现场核对后再报；系统不合并、不取平均",
            ])
        #expect(
            lines(told, .en, room: true) == [
                "P-1: two field reports differ | 南门广场",
                "13:55 罗岩 (SMS): people 40, injured 0, demands: 退费, needs: 围挡",
                "14:01 卫青禾 (chat): people 200, injured 1",
                "Please check on the spot and report again; nothing is merged or averaged",
            ])
        #expect(lines(told, .zh, .sms) == ["【示例单位】P-1 两份现场报不一致。详情登录系统或电值班室010-00000000"])
    }

    @Test func `it stands down with a count`() {
        #expect(post("closed") == ["P-1 已撤收：清点6人，应到6人，物资：齐"])
        #expect(
            post("closed, one short", .en) == [
                "P-1 stood down: 5 of 6 people counted", "Note: 何静已送医", "Still open: P-2",
            ])
        let no = Saying.reply(
            .refused(
                .post(
                    .countWanted(Number(.post, 1), expected: 6, silent: ["何静"]))))
        #expect(
            lines(no) == ["P-1 撤收须清点人员，应到6人", "上次点名未应答：何静", "!现场 撤收 P-1 人数=6 物资=齐"])
        #expect(
            lines(no, .en) == [
                "P-1: count the people first; there should be 6",
                "Silent at the last roll call: 何静",
                "!post close P-1 people=6 material=complete",
            ])
    }

    @Test func `everybody's last numbers`() {
        #expect(
            post("numbers") == [
                "I-1 现场数字，各人最后所报", "P-1 南门广场｜下一张14:20前｜不一致：现场报1与2，待核对",
                "- 13:55 罗岩(短信)：人数40，伤0，诉求：退费，需要：围挡", "- 14:01 卫青禾(聊天)：人数200，伤1",
                "P-2 东门停车场｜下一张14:20前",
            ])
        #expect(post("numbers, none", .en).first == "I-1: no on-scene post is open")
    }

    @Test func `somebody silent on the scene`() {
        let told = Saying.bulletin(.rollUnfound(RollCallSamples.onSite))
        #expect(
            lines(told) == [
                "N-4 现场1人仍失联：赵敏｜南门广场", "请立即查找；电话问到的请代报：!到 代=赵敏 方式=电话",
            ])
        #expect(
            lines(told, .en) == [
                "N-4: 1 person on the scene still silent: 赵敏 | 南门广场",
                "Please find them at once; enter what they say by phone: !here for=赵敏 via=phone",
            ])
        #expect(lines(told, .zh, .sms) == ["【示例单位】N-4 现场1人仍失联：赵敏，请查找"])
    }

    // MARK: Platforms

    @Test func `the board says heat as given, whose it is, and what is old`() {
        #expect(
            platform("board") == [
                "I-1 平台态势表", "微博(孙宁)：热度 120000(前8万，+50%)｜说法1｜发酵｜13:50更新",
                "抖音(江南，待签收)：热度 热榜第3(前热榜第9)｜说法1｜12:55更新 ⚠逾1小时", "贴吧(无负责人)：热度未报",
                "说法1 网传报名取消：微博、抖音", "说法3 客服无人接听", "最近快照14:00：!平台 态势表 时间=14:00",
            ])
        #expect(
            platform("board", .en) == [
                "I-1 platform board",
                "微博 (孙宁): heat 120000 (was 8万, +50%) | narrative 1 | 发酵 | updated 13:50",
                "抖音 (江南, not acknowledged): heat 热榜第3 (was 热榜第9) | narrative 1 | updated 12:55"
                    + " ⚠ over an hour ago", "贴吧 (nobody): no heat yet",
                "Narrative 1: 网传报名取消 | 微博, 抖音", "Narrative 3: 客服无人接听",
                "Last snapshot 14:00: !platform board at=14:00",
            ])
        #expect(
            platform("board, as kept").first == "I-1 平台态势表｜13:00快照(江南)")
    }

    @Test func `the window of a release, place by place`() {
        #expect(
            platform("sync") == [
                "S-3 同步发布：4处中1处在窗口内｜窗口13:45—13:55",
                "官方微博：13:50｜窗口内｜0af10af1｜https://example.org/r/1",
                "官网：14:02｜⚠窗口外，晚7分｜0af10af1｜https://example.org/r/1", "官方抖音：未发布",
                "公众号：发布失败", "态势表上未发布：贴吧｜待第二人复核：!平台 复核 S-3 一致|不一致",
            ])
        #expect(
            platform("sync", .en).first
                == "S-3 release: 1 of 4 in the window | window 13:45 to 13:55")
        #expect(platform("compared, differs").first == "S-3 复核：不一致(江南)：官网少一句")
    }

    @Test func `an owner is asked, by SMS by number alone`() {
        #expect(
            lines(M.notice.saying).prefix(2) == [
                "N-4 平台分工：请负责微博(I-1)", "由江南指定；签收后请更新：!平台 更新 微博 热度=… 说法=… 状态=…",
            ])
        #expect(
            lines(M.notice.saying, .en).first == "N-4 Platform: please take on 微博 (I-1)")
        #expect(!lines(M.notice.saying, .zh, .sms).joined().contains("微博"))
    }

    @Test func `a card that is late is asked for as it is written, also by SMS`() {
        var task = Fixture.task(29, due: -5)
        task.card = true
        let late = Saying.bulletin(
            .tasksDue([TaskReminder(task: task, incident: 1, percent: 100)]))
        #expect(lines(late).last == "现场报：!现场 人数80 伤0 需要…｜受阻：!受阻 T-29 原因")
        #expect(
            lines(late, .en).last
                == "Field report: !post people 80 injured 0 needs … | stuck: !block T-29 why")
        #expect(
            lines(late, .zh, .sms) == ["【示例单位】现场报T-29已超时(应于14:00)，回复：现场 人数80 伤0 需要…"])
    }
}

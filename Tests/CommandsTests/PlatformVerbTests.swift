import Commands
import Domain
import Testing

struct PlatformVerbTests {
    private func command(_ text: String) -> PlatformCommand? {
        guard case .request(.command(.platform(let command)), _) = parse(text) else { return nil }
        return command
    }

    private func verb(_ text: String) -> Verb? {
        if case .request(_, let verb) = parse(text) { verb } else { nil }
    }

    @Test func `platforms are listed, and given to somebody`() {
        for text in ["!平台 登记 微博 抖音", "!平台 登记 微博、抖音", "!platform add 微博, 抖音", "!平台 盤點 微博 抖音"] {
            #expect(command(text) == .list(nil, ["微博", "抖音"]), "\(text)")
        }
        for text in ["!平台 负责 微博 @sun", "!platform own 微博 @sun", "!platform own 微博 owner=@sun"] {
            #expect(command(text) == .own(nil, platform: "微博", by: "@sun"), "\(text)")
            #expect(verb(text) == .platformEdit)
        }
        #expect(
            command("!platform own I-2 微博 @sun")
                == .own(Number(.incident, 2), platform: "微博", by: "@sun"))
    }

    @Test(arguments: ["120000", "12万", "热榜第3", "1.2k"]) func `heat is kept as typed`(heat: String) {
        guard
            case .update(nil, "微博", let draft)? = command("!平台 更新 微博 热度=\(heat) 状态=发酵")
        else {
            Issue.record("\(parse("!平台 更新 微博 热度=\(heat) 状态=发酵"))")
            return
        }
        #expect(draft.heat?.text == heat && draft.state == "发酵")
        #expect(draft.heat?.count == ["120000": 120_000, "12万": 120_000, "1.2k": 1200][heat])
    }

    @Test func `a narrative is words, or the number of one`() {
        let told = { (text: String) -> PlatformDraft.Told? in
            guard case .update(_, _, let draft)? = command(text) else { return nil }
            return draft.narrative
        }
        #expect(told("!平台 更新 微博 说法=网传 报名取消 状态=发酵") == .text("网传 报名取消"))
        #expect(told("!platform update Weibo narrative=2") == .number(2))
        #expect(told("!平台 更新 微博 说法=说法2") == .number(2))
        #expect(command("!平台 归并 2 1") == .merge(nil, 2, into: 1))
        #expect(command("!platform merge I-1 2 1") == .merge(Number(.incident, 1), 2, into: 1))
    }

    @Test func `the board, as it stands and as it stood, and a snapshot of it`() {
        #expect(parse("!平台") == .query(.platforms(.board(nil, at: nil)), .platform))
        #expect(
            parse("!platform board I-1 at=14:00")
                == .query(.platforms(.board(Number(.incident, 1), at: 840)), .platform))
        for text in ["!平台 快照", "!platform board snapshot", "!平台 态势表 快照"] {
            #expect(command(text) == .keep(nil), "\(text)")
        }
    }

    @Test func `the window of a release, and what a second person found`() {
        let s1 = Number(.statement, 1)
        #expect(parse("!平台 同步 S-1") == .query(.platforms(.sync(s1)), .platform))
        #expect(command("!平台 复核 S-1 一致") == .compare(s1, isSame: true, note: nil))
        #expect(
            command("!platform check S-1 differs a line is missing")
                == .compare(s1, isSame: false, note: "a line is missing"))
        #expect(verb("!平台 复核 S-1 一致") == .platformCheck)
    }

    @Test(arguments: ["!平台 更新 微博", "!平台 负责 微博", "!平台 登记", "!平台 归并 1", "!平台 复核 S-1", "!平台 点赞 微博"])
    func `what is missing is said`(text: String) {
        guard case .complaint = parse(text) else {
            Issue.record("\(parse(text))")
            return
        }
    }
}

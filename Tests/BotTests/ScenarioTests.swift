import Domain
import Playbooks
import Rehearsal
import Testing

struct ScenarioTests {
    /// The scenario of the specification, but for its hook.
    private static let example = """
        roster people.csv                  # before anything else; path from this file
        at 0m   wang: !预警 类型=谣言 范围=微博 危害=误导考生 url=https://example.org/p/1
        at 4m   li dm: /assess W-1 3 4 2 2 3 2 1 1 1 2
        at 9m   zhao: /activate W-1 level=II pack=R
        at 9m   zhao: {code}               # the code that the bot just gave this person
        at 11m  zhou sms: 收到 1
        at 12m  chat down blackhole        # or refuse, reset, http 500, http 429, deaf; also: sms …
        at 30m  sun mail: done 3 https://example.org/evidence
        at 41m  kill                       # the process dies here
        at 50m  chat up
        at 90m  end
        """

    @Test func `the example of the specification is read whole`() throws {
        let (scenario, faults) = Scenario.parse(Self.example, file: "rumour.txt")
        #expect(faults.isEmpty)
        let read = try #require(scenario)
        #expect(read.roster == "people.csv")
        #expect(read.lines.map(\.number) == Array(2...11))
        #expect(read.lines.map(\.at) == [0, 4, 9, 9, 11, 12, 30, 41, 50, 90].map { .minutes($0) })
        #expect(
            read.lines.map(\.act) == [
                .chat("wang", "!预警 类型=谣言 范围=微博 危害=误导考生 url=https://example.org/p/1"),
                .dm("li", "/assess W-1 3 4 2 2 3 2 1 1 1 2"),
                .chat("zhao", "/activate W-1 level=II pack=R"),
                .code("zhao", direct: false),
                .sms("zhou", "收到 1"),
                .channel(.chat, .blackhole),
                .mail("sun", "done 3 https://example.org/evidence"),
                .kill, .channel(.chat, .up), .end,
            ])
    }

    static let acts: [(String, Scenario.Act)] = [
        ("zhao dm: {code}", .code("zhao", direct: true)),
        ("zhao sms: {code}", .sms("zhao", "{code}")),
        ("zhao：收到 1", .chat("zhao", "收到 1")),
        ("zhao: 确认 {code}", .chat("zhao", "确认 {code}")),
        (
            "zhao: 12:30 #话题# see https://example.org/#top",
            .chat(
                "zhao", "12:30 #话题# see https://example.org/#top")
        ),
        ("li react ✅ N-4", .react("li", "✅", notice: Number(.notice, 4))),
        ("li: react now to N-4", .chat("li", "react now to N-4")),
        ("chat down", .channel(.chat, .refuse)),
        ("sms down refuse", .channel(.sms, .refuse)),
        ("email down reset", .channel(.email, .reset)),
        ("chat down http 429", .channel(.chat, .http(429))),
        ("chat down deaf # still there", .channel(.chat, .deaf)),
    ]

    @Test(arguments: acts)
    func `a line does one thing`(line: String, act: Scenario.Act) {
        let (scenario, faults) = Scenario.parse("at 1m \(line)", file: "s.txt")
        #expect(faults.isEmpty)
        #expect(scenario?.lines.map(\.act) == [act])
    }

    @Test(arguments: [
        ("0m", Duration.zero), ("9m30s", .seconds(570)), ("1h", .hours(1)), ("90s", .seconds(90)),
        ("250ms", .milliseconds(250)), ("1d2h3m4s5ms", .milliseconds(93_784_005)),
    ])
    func `a time is written as people write it`(text: String, time: Duration) {
        #expect(Duration(written: text) == time)
    }

    @Test(arguments: [
        "", "5", "m", "5 m", "-5m", "1.5h", "5s5m", "5m5m", "5min", "９m", "999999999999d",
    ])
    func `what is no time is refused`(text: String) {
        #expect(Duration(written: text) == nil)
    }

    static let broken: [(String, String, String)] = [
        (
            "start tomorrow", "tomorrow 不是日期和时间，请写如 start 2026-02-17 02:00",
            "tomorrow is no day and time; write start 2026-02-17 02:00"
        ),
        (
            "after 5m li: hi", "每行应以 at、roster、duty 或 start 开头",
            "a line must begin with at, roster, duty or start"
        ),
        (
            "at five li: hi", "five 不是时间，请写如 0m、9m30s、1h、90s",
            "five is not a time; write 0m, 9m30s, 1h or 90s"
        ),
        ("at", "at 后缺少时间", "at needs a time"),
        (
            "at 5m", "时间后缺少内容，请写如 li: /me",
            "nothing happens here; write it after the time, as in li: /me"
        ),
        (
            "at 5m li", "缺少冒号，请写如 li: /me 或 li sms: 收到 1",
            "a colon is missing; write li: /me or li sms: ack 1"
        ),
        ("at 5m li:", "冒号后缺少内容", "there is no text after the colon"),
        (
            "at 5m li fax: hi", "fax 无效，人名后可写 dm、sms、mail 或 backup",
            "fax is not known; after a person there may be dm, sms, mail or backup"
        ),
        ("at 5m li react ✅", "表情回应请写如 li react ✅ N-4", "a reaction is written li react ✅ N-4"),
        (
            "at 5m chat down slow",
            "down slow 无效，请写 up、down 或 down refuse、blackhole、reset、http 500、deaf",
            "down slow is not known; write up, down, or down with refuse, blackhole, reset, "
                + "http 500 or deaf"
        ),
        ("at 5m chat down http 99", "99 不是 HTTP 状态码", "99 is not an HTTP status"),
        ("at 5m kill now", "kill 之后不应再有内容", "nothing may come after kill"),
        (#"at 5m hook monitor {"a": 1}"#, "本版本尚未实现 hook", "hook is not built in this version"),
        ("roster", "roster 后缺少文件名", "roster needs a file"),
    ]

    @Test(arguments: broken)
    func `a fault reads file, line and one sentence in either language`(
        line: String, zh: String, en: String
    ) {
        let (scenario, faults) = Scenario.parse("# first\n\(line)\n", file: "s.txt")
        #expect(scenario == nil)
        #expect(faults.map { $0.text(in: .zh) } == ["s.txt:2: \(zh)"])
        #expect(faults.map { $0.text(in: .en) } == ["s.txt:2: \(en)"])
    }

    @Test func `a scenario may begin at a time of its own`() throws {
        let text = "start 2026-02-17 02:00\nat 1m li: hi\nat 2m end"
        let start = try #require(Scenario.parse(text, file: "s.txt").scenario?.start)
        #expect(start.day == CalendarDay("2026-02-17") && start.minute == 120)
        let late = Scenario.parse("at 1m li: hi\nstart 2026-02-17 02:00", file: "s.txt")
        #expect(
            late.faults.map { $0.text(in: .en) } == [
                "s.txt:2: start must come before anything else"
            ])
        let twice = Scenario.parse(
            "start 2026-02-17 02:00\nstart 2026-02-18 02:00", file: "s.txt")
        #expect(twice.faults.map { $0.text(in: .en) }.contains("s.txt:2: start is there twice"))
    }

    @Test func `order is kept, and every fault is told at once`() {
        let text = """
            roster a.csv
            roster b.csv
            at 5m li: one
            roster c.csv
            at 4m li: two
            at 6m end
            at 7m kill
            """
        #expect(
            Scenario.parse(text, file: "s.txt").faults.map { $0.text(in: .en) } == [
                "s.txt:2: roster is there twice",
                "s.txt:4: roster must come before anything else",
                "s.txt:5: 4m is earlier than the line before",
                "s.txt:7: nothing may come after end",
            ])
    }

    @Test func `whoever is not in the roster is told with the nearest that is`() throws {
        let text = "at 0m zhoa: hi\nat 1m li: hi\nat 2m chat down\nat 3m sunflower sms: hi"
        let scenario = try #require(Scenario.parse(text, file: "s.txt").scenario)
        let roster = Roster(
            ["zhao", "li"].map { Person(id: PersonID($0), name: $0, posts: []) })
        let faults = scenario.unknownPeople(in: roster)
        #expect(
            faults.map { $0.text(in: .en) } == [
                "s.txt:1: zhoa is not in the roster; did you mean zhao?",
                "s.txt:4: sunflower is not in the roster",
            ])
        #expect(
            faults.map { $0.text(in: .zh) } == [
                "s.txt:1: 名册中没有 zhoa，是否想写 zhao？", "s.txt:4: 名册中没有 sunflower",
            ])
    }
}

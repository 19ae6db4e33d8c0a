import Foundation
import Testing

@testable import Domain

/// The register of official channels: two people make sure of a row as it stands, or nothing goes
/// there. It is Monday, 2026-01-05, noon.
struct OfficialTests {
    typealias Draft = OfficialDraft

    private let weibo = Draft(
        id: "Weibo", name: "官方微博", platform: "微博", account: "@示例单位", owner: "sun")

    private func day(_ text: String) -> DutyWhen.Day {
        CalendarDay(text).map { .date($0) } ?? .same
    }

    private func verify(_ word: String = "weibo", how: String? = nil) -> Command {
        .official(.verify(word, how: how))
    }

    private func channel(_ bench: Bench) -> OfficialChannel? {
        bench.world.officials.named("weibo")
    }

    private func isUsable(_ bench: Bench) -> Bool {
        channel(bench)?.isUsable(at: bench.now) ?? false
    }

    /// Typed, and the code given back.
    @discardableResult
    private func put(
        _ bench: inout Bench, _ draft: Draft, by person: PersonID = "zhou"
    ) -> Result<Reply?, Refusal> {
        let asked = bench.chat(person, .official(.register(draft)))
        guard case .success(.confirm?) = asked else { return asked }
        return bench.chat(person, .desk(.answer(code: "4821")))
    }

    private func registered() -> Bench {
        var bench = Bench()
        put(&bench, weibo)
        return bench
    }

    private func usable() -> Bench {
        var bench = registered()
        bench.chat("li", verify())
        bench.chat("wang", verify())
        return bench
    }

    private func refusal(_ result: Result<Reply?, Refusal>) -> OfficialRefusal? {
        if case .failure(.official(let refusal)) = result { refusal } else { nil }
    }

    // MARK: Two people

    @Test func `nothing is registered without the code, and nothing usable without two people`() {
        var bench = Bench()
        guard
            case .success(
                .confirm(.official(.register(let brief, isNew: true, voids: false)), _)?) =
                bench.chat("zhou", .official(.register(weibo)))
        else { return #expect(Bool(false)) }
        #expect(
            brief.id == "weibo" && brief.owner == "孙宁" && brief.until.description == "2027-01-05")
        #expect(bench.world.officials.listed.isEmpty)
        bench.chat("zhou", .desk(.answer(code: "4821")))
        #expect(bench.world.officials.listed.map(\.registeredBy) == ["zhou"])
        #expect(bench.world.officials.usable(at: bench.now).isEmpty)
        bench.chat("li", verify(how: "已登录后台"))
        #expect(!isUsable(bench))
        #expect(refusal(bench.chat("li", verify("官方微博"))) == .voicedAlready("weibo"))
        #expect(!isUsable(bench) && channel(bench)?.missing == 1)
        bench.chat("wang", verify())
        #expect(isUsable(bench))
        #expect(bench.world.officials.usable(at: bench.now).map(\.id) == ["weibo"])
        #expect(channel(bench)?.voices.map(\.person) == ["li", "wang"])
        #expect(bench.events("official.verified").map(\.event) == [.official(.verified("weibo"))])
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `whoever registered it is neither of the two`() {
        var bench = registered()
        bench.chat("li", verify())
        #expect(refusal(bench.chat("zhou", verify())) == .ownRow("weibo"))
        #expect(!isUsable(bench) && channel(bench)?.voices.count == 1)
        bench.chat("sun", verify())
        #expect(isUsable(bench))
        // Whoever changed the row registered it as it stands.
        put(&bench, Draft(id: "weibo", account: "@示例单位2"), by: "wang")
        #expect(refusal(bench.chat("wang", verify())) == .ownRow("weibo"))
        bench.chat("zhou", verify())
        bench.chat("li", verify())
        #expect(isUsable(bench))
    }

    @Test(arguments: [
        "13912345678", "+86 139 1234 5678", "8613912345678", "（139）1234-5678", "１３９１２３４５６７８",
    ])
    func `a mobile number is nobody's official account`(account: String) {
        var bench = Bench()
        var draft = weibo
        draft.account = account
        #expect(refusal(put(&bench, draft)) == .mobile)
        #expect(bench.world.officials.listed.isEmpty)
    }

    @Test(arguments: ["12345", "1391234567", "gh_13912345678", "@示例单位", "https://example.org/1"])
    func `another number may be`(account: String) {
        var bench = Bench()
        var draft = weibo
        draft.account = account
        put(&bench, draft)
        #expect(bench.world.officials.listed.map(\.account) == [account])
    }

    @Test func `two entries of one person are one voice, whatever the log holds`() {
        var bench = registered()
        for _ in 1...3 {
            bench.world.apply(
                Entry(
                    sequence: bench.world.sequence + 1, at: bench.now, stream: .desk,
                    actor: .person("li", .chat), event: .official(.voiced("weibo", how: nil))))
        }
        #expect(!isUsable(bench) && channel(bench)?.missing == 1)
    }

    @Test func `a change of what was verified voids it; only a nearer end does not`() {
        let changes: [(Draft, Bool)] = [
            (Draft(id: "weibo", name: "微博号"), true), (Draft(id: "weibo", platform: "微信"), true),
            (Draft(id: "weibo", account: "@示例单位2"), true), (Draft(id: "weibo", owner: "wu"), true),
            (Draft(id: "weibo", via: .publisher("feed")), true),
            (Draft(id: "weibo", until: day("2026-06-30")), false),
        ]
        for (draft, voids) in changes {
            var bench = usable()
            guard
                case .success(.confirm(.official(.register(_, isNew: false, voids: voids)), _)?) =
                    bench.chat("qian", .official(.register(draft)))
            else { return #expect(Bool(false), "\(draft)") }
            #expect(isUsable(bench))
            bench.chat("qian", .desk(.answer(code: "4821")))
            #expect(isUsable(bench) == !voids, "\(draft)")
            guard voids else { continue }
            // Those who looked at the other row may look at this one, and both must.
            bench.chat("li", verify())
            #expect(!isUsable(bench))
            bench.chat("wang", verify())
            #expect(isUsable(bench))
        }
    }

    @Test func `a later end is no way round looking again`() {
        var bench = usable()
        put(&bench, Draft(id: "weibo", until: day("2026-06-30")))
        #expect(isUsable(bench))
        put(&bench, Draft(id: "weibo", until: day("2026-07-01")))
        #expect(!isUsable(bench))
    }

    @Test func `what was changed after the code was asked for is not overwritten by it`() {
        var bench = registered()
        bench.chat("zhou", .official(.register(Draft(id: "weibo", account: "@甲"))))
        put(&bench, Draft(id: "weibo", account: "@乙"), by: "wang")
        let answer = bench.chat("zhou", .desk(.answer(code: "4821")))
        #expect(refusal(answer) == .changedSince("weibo"))
        #expect(channel(bench)?.account == "@乙")
    }

    @Test func `a code is worth nothing to whoever lost the seat, nor is a mandate or a cover`() {
        var bench = Bench()
        bench.chat("sun", .official(.register(weibo)))
        let roles: [Role] = [.release, .office, .hq]
        let refused = Refusal.notAllowed(.officialEdit, roles: roles, people: ["赵敏", "钱进"])
        #expect(bench.chat("sun", .desk(.answer(code: "4821"))) == .failure(refused))
        let tomorrow = DutyWhen(.from(today: 1))
        bench.chat("zhao", .absence(.delegate("sun", scope: [], from: nil, until: tomorrow)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        #expect(bench.world.absences.mandates["sun"] != nil)
        bench.chat("sun", .official(.register(weibo)))
        #expect(bench.chat("sun", .desk(.answer(code: "4821"))) == .failure(refused))
        #expect(bench.world.officials.listed.isEmpty)
        // Who stands in for two is still one person.
        put(&bench, weibo)
        bench.chat("li", .absence(.cover("li", by: "sun", until: tomorrow)))
        bench.chat("li", .absence(.cover("wang", by: "sun", until: tomorrow)))
        bench.chat("sun", verify())
        #expect(refusal(bench.chat("sun", verify())) == .voicedAlready("weibo"))
        #expect(!isUsable(bench))
    }

    // MARK: What may be registered

    @Test(arguments: [
        "个人微博", "個 人 號", "李某私人号", "我的小号", "马·甲", "Personal page", "my PRIVATE feed",
        "https://weibo.com/personal/1", "ｐｒｉｖａｔｅ", "热心网友", "示例单位粉丝团", "後援會", "a netizen",
        "our fans",
    ])
    func `nothing that calls itself somebody's own is registered`(text: String) {
        var bench = Bench()
        var named = weibo
        named.name = text
        #expect(refusal(put(&bench, named)) == .personal)
        var account = weibo
        account.account = text
        #expect(refusal(put(&bench, account)) == .personal)
        #expect(bench.world.officials.listed.isEmpty)
    }

    @Test(arguments: ["解放路人民医院官网", "长安路人社中心"])
    func `a street may end where another word begins`(name: String) {
        var bench = Bench()
        var named = weibo
        named.name = name
        put(&bench, named)
        #expect(bench.world.officials.listed.map(\.name) == [name])
    }

    @Test func `nor is anybody's address in the roster, or their name`() {
        for account in ["@sun:localhost", "sun@example.org", "@sun", "孙宁", "+8613800000034"] {
            var bench = Bench()
            var people = Fixture.people
            people[6].mobile = "+8613800000034"
            bench = Bench(Roster(people))
            var draft = weibo
            draft.account = account
            #expect(refusal(put(&bench, draft)) == .ofPerson("孙宁"), "\(account)")
        }
    }

    @Test func `a name and an account are one channel's, and a new one needs everything`() {
        var bench = registered()
        let other = Draft(id: "wb", name: "官方微博", platform: "微博", account: "@x", owner: "li")
        #expect(refusal(put(&bench, other)) == .taken(.name, by: "weibo"))
        let same = Draft(id: "wb", name: "甲", platform: "微博", account: "@示例单位", owner: "li")
        #expect(refusal(put(&bench, same)) == .taken(.account, by: "weibo"))
        let asID = Draft(id: "wb", name: "WEIBO", platform: "x", account: "@x", owner: "li")
        #expect(refusal(put(&bench, asID)) == .taken(.name, by: "weibo"))
        #expect(
            refusal(put(&bench, Draft(id: "site", platform: "官网")))
                == .missing([.name, .account, .owner]))
        #expect(refusal(put(&bench, Draft(id: "S-3!"))) == .badID("S-3!"))
        #expect(refusal(put(&bench, Draft(id: "weibo"))) == .unchanged("weibo"))
        let long = Draft(id: "weibo", name: String(repeating: "长", count: 41))
        #expect(refusal(put(&bench, long)) == .tooLong(.name, most: 40))
    }

    @Test func `a publisher that the settings do not have is said at once, where they are known`() {
        var bench = registered()
        let draft = Draft(id: "weibo", via: .publisher("fed"))
        bench.publishers = ["feed"]
        #expect(refusal(put(&bench, draft)) == .noPublisher("fed", known: ["feed"]))
        put(&bench, Draft(id: "weibo", via: .publisher("feed")))
        #expect(channel(bench)?.via == "feed")
        put(&bench, Draft(id: "weibo", via: .hand))
        #expect(channel(bench)?.via == nil)
        bench.publishers = nil
        put(&bench, draft)
        #expect(channel(bench)?.via == "fed")
    }

    @Test func `it is found by its id or its name in full, and by nothing that is near`() {
        let book = usable().world.officials
        #expect(book.found("WEIBO")?.id == "weibo" && book.found("官方微博")?.id == "weibo")
        for word in ["wei", "微博", "官方", "", "@示例单位"] { #expect(book.found(word) == nil) }
    }

    @Test func `a retired one is no target, and comes back only by two people`() {
        var bench = usable()
        bench.chat("wu", .official(.retire("weibo", reason: "账号被篡改")))
        #expect(isUsable(bench))
        bench.chat("wu", .desk(.answer(code: "4821")))
        #expect(bench.world.officials.found("weibo") == nil)
        #expect(bench.world.officials.listed.isEmpty && !isUsable(bench))
        #expect(channel(bench)?.retired?.reason == "账号被篡改")
        #expect(refusal(bench.chat("li", verify())) == .noSuch("weibo", known: []))
        bench.tick(after: 60 * 24 * 400)
        #expect(bench.events("official.expired").isEmpty && bench.due == nil)
        put(&bench, weibo)
        bench.chat("li", verify())
        #expect(!isUsable(bench))
        bench.chat("wang", verify())
        #expect(isUsable(bench))
    }
}

import Foundation

@testable import Domain

/// A team with legal advisers, an incident, three facts of which two are confirmed, two channels.
struct Desk2 {
    static let one = Number(.statement, 1)
    static let text = "示例单位情况通报\n报名系统已于14:00恢复。下次通报：18:00。联系电话：010-00000000。2026年1月5日"

    static var roster: Roster {
        let legal = [("zheng", "郑钧", Seat.lead), ("chen", "陈晨", .deputy)].map { id, name, seat in
            Person(
                id: ID(id), name: name, posts: [.init(group: .legal, seat: seat)],
                chat: "@\(id):localhost", mobile: "+8613900000001", email: "\(id)@example.org")
        }
        return Roster(Fixture.people + legal)
    }

    /// - Parameter steps: Of the base, beside its own.
    static func bench(level: Int = 2, steps: [Step] = []) -> Bench {
        var bench = Bench(roster)
        bench.plan.packs[0].steps += steps
        bench.register("old", "旧号", "微博", "@旧", via: .hand, days: 1)
        bench.now = bench.now + .days(3)
        bench.activate(level)
        for text in ["报名系统已于14:00恢复", "备用报名点已开放", "原因仍在查"] {
            bench.chat("sun", .fact(.add(nil, text: text, source: "技术组")))
        }
        for fact in 1...2 {
            for person in ["li", "wang"] as [PersonID] {
                bench.chat(person, .fact(.voice(Number(.fact, fact), holds: true, how: nil)))
            }
        }
        bench.openChannels()
        return bench
    }
}

extension Bench {
    /// Official channels, each verified by two people: one by hand, one with a publisher.
    mutating func openChannels() {
        register("weibo", "官方微博", "微博", "@示例单位", via: .hand)
        register("site", "官网", "官网", "https://example.org", via: .publisher("feed"))
    }

    /// - Parameter days: For so long it is good.
    mutating func register(
        _ id: String, _ name: String, _ platform: String, _ account: String,
        via: OfficialDraft.Via, days: Int? = nil
    ) {
        var draft = OfficialDraft(
            id: id, name: name, platform: platform, account: account, owner: "@zhou", via: via)
        draft.until = days.map { .from(today: $0) }
        chat("zhou", .official(.register(draft)))
        chat("zhou", .desk(.answer(code: "4821")))
        for person in ["li", "wang"] as [PersonID] {
            chat(person, .official(.verify(id, how: nil)))
        }
    }

    @discardableResult
    mutating func say(_ person: PersonID, _ command: StatementCommand) -> Result<Reply?, Refusal> {
        chat(person, .statement(command))
    }

    /// With the code that was asked back.
    @discardableResult
    mutating func insist(_ person: PersonID, _ command: StatementCommand) -> Result<
        Reply?, Refusal
    > {
        let first = say(person, command)
        guard case .success(.confirm?) = first else { return first }
        return chat(person, .desk(.answer(code: "4821")))
    }

    mutating func draft(
        _ text: String = Desk2.text, facts: [Int] = [1, 2], kind: Statement.Kind = .notice
    ) {
        say("zhou", .draft(StatementRequest(kind: kind, text: text, facts: facts)))
    }

    /// A rumour that two people found false, and that HQ wants refuted.
    mutating func decideToRefute() {
        let number = Number(.rumour, world.next(.rumour))
        chat("sun", .rumour(.add(nil, RumourDraft(text: "网传报名取消"))))
        for person in ["li", "wang"] as [PersonID] { judge(person, .falsehood, of: number) }
        decide(.refute, of: number)
    }

    /// Through every gate, by whoever is meant to.
    mutating func passGates(of number: Int = 1) {
        let id = Number(.statement, number)
        say("zhou", .submit(id))
        say("li", .check(id, passes: true, note: nil))
        say("zheng", .opine(id, passes: true, note: "不涉隐私"))
        insist("zhao", .sign(id, sha256: nil))
    }

    var statement: Statement? { world.statement(1)?.statement }

    func refusal(_ result: Result<Reply?, Refusal>) -> StatementRefusal? {
        switch result {
        case .failure(.statement(let refusal)): refusal
        case .success(.refused(.statement(let refusal))?): refusal
        default: nil
        }
    }
}

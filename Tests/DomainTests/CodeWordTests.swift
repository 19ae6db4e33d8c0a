import Foundation
import Testing

@testable import Domain

/// A word for each person and month that shows who speaks by SMS and mail (domain §10.2; 0058).
@Suite struct CodeWordTests {
    static func bench(_ roster: Roster = Fixture.roster) -> Bench {
        var bench = Bench(roster)
        bench.plan.continuity = ContinuityRule(approveBySMS: .off, codeWord: .monthly)
        _ = bench.perform(.system(.planFound(bench.plan)), by: .system)
        return bench
    }

    private func word(_ bench: Bench, _ person: PersonID) -> String {
        bench.world.codeWords[person]?.word ?? ""
    }

    @Test func `everybody has a word of their own, in letters and digits that paper keeps apart`() {
        let bench = Self.bench()
        let words = Fixture.people.map { word(bench, $0.id) }
        #expect(Set(words).count == Fixture.people.count)
        for text in words {
            #expect(
                text.wholeMatch(of: /[ACDEFHJKMNPRTUVWXY]{2}[34679]{2}[ACDEFHJKMNPRTUVWXY]{2}/)
                    != nil, "\(text)")
        }
    }

    @Test func `where the plan asks for none, nobody has one, and nothing wants it`() {
        var bench = Bench()
        bench.activate()
        #expect(bench.events("codeWord.given").isEmpty && !bench.world.codeWords.isRunning)
        guard case .success = bench.sms("li", .rollCall(.call(RollCallRequest()))) else {
            Issue.record("refused")
            return
        }
    }

    @Test func `at eight on the first of a month all change, and the old ones count two days more`()
        throws
    {
        var bench = Self.bench()
        let first = word(bench, "li")
        let until = try #require(bench.world.codeWords.until)
        #expect(until == Date(timeIntervalSince1970: 1_769_904_000))  // 2026-02-01 08:00 +08
        #expect(bench.world.codeWordsDue == until)
        bench.salt = "february"
        bench.now = until - 1
        bench.tick(after: 0)
        #expect(word(bench, "li") == first)
        bench.now = until
        bench.tick(after: 0)
        let second = word(bench, "li")
        #expect(second != first)
        #expect(bench.world.codeWords.holds(first, of: "li", at: until + .hours(47)))
        #expect(!bench.world.codeWords.holds(first, of: "li", at: until + .hours(48)))
        #expect(bench.world.codeWords.holds(second.lowercased(), of: "li", at: until))
        #expect(!bench.world.codeWords.holds(second, of: "wang", at: until))
        #expect(!bench.world.codeWords.holds("", of: "nobody", at: until))
        #expect(bench.events("codeWord.given").count == 2)
    }

    @Test func `whoever comes later has one too, and nobody else's changes`() {
        var bench = Self.bench()
        let before = word(bench, "li")
        let han = Person(
            id: "han", name: "韩松", posts: [.init(group: "office", seat: .member)],
            chat: "@han:localhost")
        bench.salt = "later"
        _ = bench.perform(
            .system(.rosterImported(Roster(Fixture.people + [han]))), by: .system)
        #expect(!word(bench, "han").isEmpty)
        #expect(word(bench, "li") == before)
    }

    @Test func `while the chat is out nobody is given a word that they could not be told`() throws {
        var bench = Self.bench()
        let until = try #require(bench.world.codeWords.until)
        let first = word(bench, "li")
        bench.chatGoes()
        #expect(bench.world.codeWordsDue == nil)
        bench.salt = "february"
        bench.now = until + .hours(1)
        bench.tick(after: 0)
        #expect(word(bench, "li") == first)
        _ = bench.perform(.system(.channelSettled(.chat)), by: .system)
        #expect(word(bench, "li") != first)
    }

    @Test func `a plan that asks for none any more ends them`() {
        var bench = Self.bench()
        bench.plan.continuity = .off
        bench.plan.hash = "01"
        bench.world.book = PlanBook()
        bench.tick(after: 1)
        #expect(bench.events("codeWord.ended").count == 1)
        #expect(!bench.world.codeWords.isRunning)
        bench.tick(after: 1)
        #expect(bench.events("codeWord.ended").count == 1)
    }

    // MARK: What it is for

    @Test func `above a report, SMS and mail want the word; the chat does not`() {
        var bench = Self.bench()
        bench.activate()
        let commands: [(Command, Verb)] = [
            (.rollCall(.call(RollCallRequest())), .rollcall),
            (.duty(.handOver("x")), .dutyHandover), (.duty(.take), .dutyTake),
        ]
        for (command, verb) in commands {
            for road in [RouteKind.sms, .email] {
                let result = bench.perform(
                    command, by: .person("li", road), at: .direct("x"))
                #expect(result == .failure(.codeWord(.wanted(verb))))
            }
            #expect(bench.chat("li", command) != .failure(.codeWord(.wanted(verb))))
            #expect(
                bench.sms("li", .identified(command)) != .failure(.codeWord(.wanted(verb))))
        }
        for report in [
            Command.incident(.note(nil, text: "x")), .rollCall(.answer(RollAnswer(.present))),
            .warning(.register(Fixture.draft)),
        ] {
            let result = bench.sms("li", report)
            guard case .failure(.codeWord) = result else { continue }
            Issue.record("\(report)")
        }
    }

    @Test func `a roll call tells who is known to be there from who was only heard`() throws {
        var bench = Self.bench()
        bench.activate()
        bench.chat("li", .rollCall(.call(RollCallRequest())))
        let here = Command.rollCall(.answer(RollAnswer(.present)))
        bench.sms("zhao", .identified(here))
        bench.sms("qian", here)
        bench.chat("wang", here)
        let roll = try #require(bench.world.openRolls.last)
        let lines = try #require(bench.world.rollFacts(roll)).lines
        func check(_ name: String) -> Bool?? { lines.first { $0.name == name }?.isVerified }
        #expect(check("赵敏") == .some(true))
        #expect(check("钱进") == .some(false))
        #expect(check("王芳") == .some(nil))
        // Said again with the word it is verified, and once is enough.
        bench.sms("qian", .identified(here))
        bench.sms("qian", .identified(here))
        #expect(bench.events("notice.rollVerified").count == 2)
        // Another answer without it is only heard.
        bench.sms("zhao", .rollCall(.answer(RollAnswer(.onTheWay(minutes: 20)))))
        let again = try #require(bench.world.openRolls.last.flatMap(bench.world.rollFacts)).lines
        #expect(again.first { $0.name == "赵敏" }?.isVerified == false)
    }

    @Test func `whichever way a roll call is answered the word counts, and so does the chat`()
        throws
    {
        var bench = Self.bench()
        bench.activate()
        bench.chat("li", .rollCall(.call(RollCallRequest())))
        let number = try #require(bench.world.openRolls.last).id
        let ack = Command.notice(.acknowledge(number, onBehalfOf: nil, via: nil))
        bench.sms("zhao", .identified(ack))
        bench.sms("qian", .identified(.notice(.cannot(number, reason: "病"))))
        let here = Command.rollCall(.answer(RollAnswer(.present)))
        bench.sms("wang", here)
        bench.sms("zhou", ack)
        func check(_ name: String) throws -> Bool?? {
            let roll = try #require(bench.world.openRolls.last)
            return try #require(bench.world.rollFacts(roll)).lines.first { $0.name == name }?
                .isVerified
        }
        #expect(try check("赵敏") == .some(true))
        #expect(try check("钱进") == .some(true))
        #expect(try check("王芳") == .some(false))
        #expect(try check("周舟") == .some(false))
        // The same said in the chat later shows who it was, and is no later answer.
        let before = bench.world.openRolls.last?.roll?.answers["wang"]?.at
        bench.now = bench.now + .minutes(3)
        for _ in 1...2 {
            bench.chat("wang", here)
            bench.chat("zhou", ack)
        }
        #expect(try check("王芳") == .some(true))
        #expect(try check("周舟") == .some(true))
        #expect(bench.world.openRolls.last?.roll?.answers["wang"]?.at == before)
        #expect(bench.events("notice.rollVerified").count == 4)
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `five wrong words in an hour, then nothing is answered or counted`() {
        var bench = Self.bench()
        for count in 1...7 {
            let result = bench.sms("li", .wrongWord)
            switch count {
            case 1...4: #expect(result == .success(.refused(.codeWord(.wrong))))
            case 5: #expect(result == .success(.refused(.codeWord(.locked))))
            default: #expect(result == .success(nil))
            }
        }
        #expect(bench.events("codeWord.wrong").count == 5)
        #expect(bench.world.codeWords.faults(of: "li", at: bench.now + .minutes(59)) == 5)
        #expect(bench.world.codeWords.faults(of: "li", at: bench.now + .minutes(60)) == 0)
        #expect(bench.world.codeWords.faults(of: "wang", at: bench.now) == 0)
    }

    @Test func `a word approves nothing: that wants its own code`() {
        var bench = ApprovalTests.bench()
        bench.plan.continuity = ContinuityRule(approveBySMS: .tasks, codeWord: .monthly)
        let task = ApprovalTests.task(bench)
        let result = bench.sms("zhao", .identified(.task(.approve(task))))
        #expect(result == .failure(.notOnRoute(.approve, .sms)))
    }
}

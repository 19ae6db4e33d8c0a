import Foundation
import Testing

@testable import Domain

/// A question's clock, and how long questions stay.
struct QuestionClockTests {
    private let one = Number(.question, 1)

    private func log(_ text: String = "系统何时恢复？", _ minutes: Int = 120) -> Command {
        .question(
            .log(
                nil,
                QuestionDraft(text: text, asker: "王记者", deadline: .within(.minutes(minutes)))))
    }

    private func answer(_ bench: inout Bench, _ number: Int = 1) {
        let question = Number(.question, number)
        bench.chat("sun", .question(.draft(question, text: "预计18点前恢复", facts: nil)))
        bench.chat("zhou", .question(.approve(question, version: nil)))
        bench.chat("zhou", .question(.give(question, by: nil, via: nil)))
    }

    /// At which share of its time whom.
    private func told(_ bench: Bench) -> [String] {
        bench.log.compactMap {
            guard case .question(_, .reminded(let number, let percent, let person)) = $0.event
            else { return nil }
            return "Q-\(number) \(percent) \(person?.rawValue ?? "nobody")"
        }
    }

    @Test func `unanswered it goes up: guidance, the release lead, the office, HQ`() {
        var bench = Bench()
        bench.chat("wu", log())
        #expect(bench.due == bench.now + .minutes(60))
        for minutes in [60.0, 36, 24, 30, 30, 30, 30] { bench.tick(after: minutes) }
        #expect(
            told(bench) == [
                "Q-1 50 sun", "Q-1 80 sun", "Q-1 100 sun", "Q-1 125 zhou", "Q-1 150 li",
                "Q-1 175 zhao", "Q-1 200 zhao",
            ])
        // Everybody has been told: then at each doubling.
        #expect(bench.due == bench.now + .hours(4))
    }

    @Test func `one nag a step, however long nobody looked`() {
        var bench = Bench()
        bench.chat("wu", log())
        bench.tick(after: 151)
        #expect(told(bench) == ["Q-1 125 zhou"])
        bench.tick(after: 0)
        #expect(told(bench).count == 1)
    }

    @Test func `an answer in time stops the clock, a late one too`() {
        var bench = Bench()
        bench.chat("wu", log())
        bench.tick(after: 60)
        answer(&bench)
        #expect(bench.due == nil)
        bench.chat("wu", log("报名费退不退？", 30))
        bench.tick(after: 40)
        #expect(told(bench) == ["Q-1 50 sun", "Q-2 125 zhou"])
        answer(&bench, 2)
        #expect(bench.due == nil)
        bench.tick(after: 600)
        #expect(told(bench).count == 2)
        #expect(World(folding: bench.log) == bench.world)
    }

    @Test func `what nobody is to answer has no clock, and is reopened by nothing`() {
        var bench = Bench()
        bench.chat("wu", log())
        bench.chat("sun", .question(.drop(one, reason: "已撤回提问")))
        #expect(bench.due == nil)
        for command: QuestionCommand in [
            .draft(one, text: "x", facts: nil), .approve(one, version: nil),
            .drop(one, reason: "x"),
            .give(one, by: nil, via: nil),
        ] {
            #expect(bench.chat("zhou", .question(command)) == .failure(.question(.dropped(one))))
        }
    }

    @Test func `with nobody to tell the clock still goes on`() {
        var bench = Bench(Roster([Person(id: "wu", name: "吴悠", posts: [])]))
        bench.chat("wu", log())
        bench.tick(after: 60)
        #expect(told(bench) == ["Q-1 50 nobody"])
        #expect(bench.due == bench.now + .minutes(36))
    }

    @Test func `it runs on when the incident has ended`() {
        var bench = Bench()
        bench.activate()
        bench.chat("wu", log())
        bench.chat("zhao", .incident(.cancel(.i(1), reason: "误报")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.tick(after: 60)
        #expect(told(bench) == ["Q-1 50 sun"])
        answer(&bench)
        #expect(bench.due == nil)
    }

    @Test func `what was answered long ago leaves the world, with all that had its answer`() {
        var bench = Bench()
        bench.world = World(folding: bench.log, keeping: 10)
        bench.chat("wu", log())
        bench.chat("wu", log("请问系统何时能恢复"))
        bench.chat("sun", .question(.join(Number(.question, 2), to: one)))
        answer(&bench)
        func wait() {
            for number in 1...12 {
                bench.chat("li", .incident(.note(nil, text: "\(number)", at: nil)))
            }
        }
        wait()
        // The other one still waits for this answer.
        #expect(bench.world.questions[1] != nil && bench.world.questions[2] != nil)
        bench.chat("zhou", .question(.give(Number(.question, 2), by: nil, via: nil)))
        wait()
        #expect(bench.world.questions.all.isEmpty)
        bench.chat("wu", log())
        #expect(bench.world.questions.all.map(\.number) == [3])
        #expect(bench.world == World(folding: bench.log, keeping: 10))
    }

    @Test func `an incident's questions are kept as long as it, and no longer`() {
        var bench = Bench()
        bench.world = World(folding: bench.log, keeping: 10)
        bench.activate()
        bench.chat("wu", log())
        answer(&bench)
        for number in 1...20 { bench.chat("li", .incident(.note(nil, text: "\(number)", at: nil))) }
        #expect(bench.world.questions[1] != nil)
        bench.chat("zhao", .incident(.cancel(.i(1), reason: "误报")))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        for number in 1...20 { bench.chat("li", .incident(.note(nil, text: "\(number)", at: nil))) }
        #expect(bench.world.incident(1) == nil)
        #expect(bench.world.questions.all.isEmpty)
        #expect(bench.world == World(folding: bench.log, keeping: 10))
    }
}

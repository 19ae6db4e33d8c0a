import Domain
import Foundation
import Playbooks
import Rehearsal
import Runtime
import Testing

/// The ready-made rehearsals, word for word. `RECORD_REHEARSALS=1` writes the files anew; read the
/// difference as a plan officer would.
@Suite struct RehearsalGoldenTests {
    static let names = [
        "base", "closeout", "cyberattack", "drill", "gathering", "multiplatform", "rumour",
        "sensitive", "worst-day",
    ]

    private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    private static let playbooks = tests.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "playbooks")

    private func play(
        _ name: String, _ language: Language, seed: UInt64 = 1
    ) throws -> Rehearse.Report {
        let file = Self.playbooks.appending(path: "rehearsals/\(name).txt")
        let (scenario, faults) = Scenario.parse(
            try String(contentsOf: file, encoding: .utf8), file: "\(name).txt")
        #expect(faults == [])
        let csv = try String(
            contentsOf: Self.playbooks.appending(path: "demo-roster.csv"), encoding: .utf8)
        let (roster, _) = RosterFile.parse(csv, file: "demo-roster.csv", groups: Team.plan.groups)
        let people = try #require(roster).everyone.map { person in
            var person = person
            person.language = language
            return person
        }
        let played = try #require(scenario)
        #expect(played.unknownPeople(in: Roster(people)) == [])
        var rehearsal = Rehearse(
            played, roster: Roster(people), settings: Team.settings(languages: [language]),
            seed: seed, start: Date(timeIntervalSince1970: 1_767_574_800))
        return rehearsal.play()
    }

    /// One line for each thing said; a room post once, with how many it mentions. What is said in
    /// one second stands in the order of its words: which of two comes first is no promise.
    private func transcript(_ report: Rehearse.Report) -> String {
        var lines: [String] = []
        var mentions = 0
        var post: Rehearse.Line?
        func end() {
            guard let said = post else { return }
            lines.append(line(said, mentions > 0 ? " (\(mentions))" : ""))
            post = nil
            mentions = 0
        }
        for said in report.lines {
            if let room = post, said.channel == "chat", said.at == room.at, said.text == room.text,
                !said.to.hasPrefix("room:")
            {
                mentions += 1
                continue
            }
            end()
            if said.to.hasPrefix("room:") { post = said } else { lines.append(line(said, "")) }
        }
        end()
        // Lines begin with their time, so that their order is time's.
        return (lines.sorted() + [summary(report.summary)]).joined(separator: "\n") + "\n"
    }

    private func line(_ said: Rehearse.Line, _ mark: String) -> String {
        // A code is chance.
        let text = said.text.replacing(/(回复 |Reply )[0-9]{4}/) { "\($0.1)0000" }
            .split(separator: "\n").joined(separator: " / ")
        return "\(clock(said.at)) \(said.channel) \(said.to)\(mark): \(text)"
    }

    private func clock(_ seconds: Double) -> String {
        let minutes = Int(seconds) / 60
        let two = { (value: Int) in value < 10 ? "0\(value)" : "\(value)" }
        return "\(two(minutes / 60)):\(two(minutes % 60)):\(two(Int(seconds) % 60))"
    }

    private func summary(_ summary: Summary) -> String {
        let late = summary.overdue.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        let nobody = summary.nobody.map { "\($0.step) \($0.group) \(clock($0.due))" }
        return """
            -- notices \(summary.notices) acknowledged \(summary.acknowledged) redirected \
            \(summary.redirected) expired \(summary.expired)
            -- clocks met \(summary.clocksMet) missed \(summary.clocksMissed)
            -- missed by group: \(late.joined(separator: ", "))
            -- unreachable: \(summary.unreachable.joined(separator: ", "))
            -- nobody could do: \(nobody.joined(separator: ", "))
            """
    }

    @Test(arguments: names, Language.allCases)
    func `a rehearsal says what it said`(name: String, language: Language) throws {
        let report = try play(name, language)
        #expect(report.faults == [])
        let text = transcript(report)
        let file = Self.tests.appending(path: "Golden/\(name).\(language.rawValue).txt")
        if ProcessInfo.processInfo.environment["RECORD_REHEARSALS"] != nil {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        let changed = zip(text.split(separator: "\n"), golden.split(separator: "\n"))
            .first { $0 != $1 }
        #expect(
            golden == text,
            "RECORD_REHEARSALS=1 rewrites it; first: \(changed.map { "\($0)" } ?? "")")
    }

    @Test(arguments: ["base", "rumour", "cyberattack", "drill"])
    func `another order of what happens at once says the same`(name: String) throws {
        #expect(transcript(try play(name, .en, seed: 7)) == transcript(try play(name, .en)))
    }

    @Test func `the worst day names who was not there and what nobody could do`() throws {
        let report = try play("worst-day", .zh)
        #expect(report.summary.clocksMissed > 10)
        #expect(!report.summary.overdue.isEmpty)
        #expect(!report.summary.nobody.isEmpty)
    }

    @Test func `a rehearsed drill is a drill to its last word`() throws {
        let report = try play("drill", .zh)
        let words = ["中断", "恢复", "小结"]
        for line in report.lines where !words.contains(where: line.text.contains) {
            #expect(line.text.hasPrefix("【演练】"), "\(line.text)")
        }
        #expect(report.lines.count > 20)
    }
}

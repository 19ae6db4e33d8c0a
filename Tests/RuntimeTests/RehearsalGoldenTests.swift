import Domain
import Foundation
import Playbooks
import Rehearsal
import Runtime
import StormKit
import Testing

/// The ready-made rehearsals, word for word. `RECORD_REHEARSALS=1` writes the files anew; read the
/// difference as a plan officer would.
@Suite struct RehearsalGoldenTests {
    static let names = [
        "base", "closeout", "cyberattack", "cyberattack-late", "drill", "duty", "gathering",
        "gathering-late", "groups", "multiplatform", "multiplatform-late", "night", "post",
        "questions", "rollcall", "rumour", "rumour-late", "rumour-true", "rumours", "sensitive",
        "sensitive-late", "sitrep", "worst-day", "statement",
    ]

    private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    private static let playbooks = tests.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "playbooks")

    static func play(
        _ name: String, _ language: Language, seed: UInt64 = 1
    ) throws -> Rehearse.Report {
        let file = playbooks.appending(path: "rehearsals/\(name).txt")
        let (scenario, faults) = Scenario.parse(
            try String(contentsOf: file, encoding: .utf8), file: "\(name).txt")
        #expect(faults == [])
        let csv = try String(
            contentsOf: playbooks.appending(path: "demo-roster.csv"), encoding: .utf8)
        let (roster, _) = RosterFile.parse(csv, file: "demo-roster.csv", groups: Team.plan.groups)
        let people = try #require(roster).everyone.map { person in
            var person = person
            person.language = language
            return person
        }
        let played = try #require(scenario)
        #expect(played.unknownPeople(in: Roster(people)) == [])
        let duty = try duty(of: played, roster: Roster(people))
        var rehearsal = Rehearse(
            played, roster: Roster(people), settings: Team.settings(languages: [language]),
            seed: seed, start: Date(timeIntervalSince1970: 1_767_574_800), duty: duty)
        return rehearsal.play()
    }

    private static func duty(of scenario: Scenario, roster: Roster) throws -> DutyRota? {
        guard let path = scenario.duty else { return nil }
        let file = playbooks.appending(path: "rehearsals").appending(path: path)
        return DutyFile.parse(
            try String(contentsOf: file, encoding: .utf8), file: path, roster: roster,
            calendar: Team.plan.calendar
        ).rota
    }

    /// One line for each thing said; what the room hears once, with how many it is for, alone or
    /// there. What is said in one second stands in the order of its words: which of two comes
    /// first is no promise.
    private func transcript(_ report: Rehearse.Report) -> String {
        struct Heard: Hashable {
            var at: Double
            var text: String
        }
        let chat = report.lines.filter { $0.channel == "chat" }
        let inRoom = Set(
            chat.filter { $0.to.hasPrefix("room:") }.map { Heard(at: $0.at, text: $0.text) })
        var people: [Heard: Int] = [:]
        var lines: [String] = []
        for said in report.lines where !said.to.hasPrefix("room:") {
            let heard = Heard(at: said.at, text: said.text)
            if said.channel == "chat", inRoom.contains(heard) {
                people[heard, default: 0] += 1
            } else {
                lines.append(line(said, ""))
            }
        }
        for said in chat where said.to.hasPrefix("room:") {
            let count = people[Heard(at: said.at, text: said.text)] ?? 0
            lines.append(line(said, count > 0 ? " (\(count))" : ""))
        }
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
        let missed = summary.clocks.filter { !$0.met }.map { miss in
            "\(miss.name) \(clock(miss.due))" + (miss.at.map { " (\(clock($0)))" } ?? "")
        }
        return """
            -- notices \(summary.notices) acknowledged \(summary.acknowledged) redirected \
            \(summary.redirected) expired \(summary.expired)
            -- clocks met \(summary.clocksMet) missed \(summary.clocksMissed)
            -- missed by group: \(late.joined(separator: ", "))
            -- missed: \(missed.joined(separator: ", "))
            -- no answer in time: \(summary.silent.joined(separator: ", "))
            -- unreachable: \(summary.unreachable.joined(separator: ", "))
            -- nobody could do: \(nobody.joined(separator: ", "))
            """
    }

    @Test(arguments: names, Language.allCases)
    func `a rehearsal says what it said`(name: String, language: Language) throws {
        let report = try Self.play(name, language)
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

    /// To the minute: which of two that time out together goes first is chance, and a second. So is
    /// what falls under a person's share of SMS and what is bundled; notices never are.
    private func minutes(_ report: Rehearse.Report) -> [String] {
        transcript(report).split(separator: "\n")
            .filter { !$0.contains(" sms ") || $0.contains("N-") }
            .map { String($0.prefix(5) + $0.dropFirst(8)) }.sorted()
    }

    @Test(arguments: ["base", "rumour", "cyberattack", "drill"])
    func `another order of what happens at once says the same`(name: String) throws {
        let other = try minutes(Self.play(name, .en, seed: 7))
        let one = try minutes(Self.play(name, .en))
        let differing = zip(one, other).first { $0 != $1 }
        #expect(one == other, "\(differing.map { "\($0)" } ?? "")")
    }

    @Test func `the worst day names who was not there and what nobody could do`() throws {
        let report = try Self.play("worst-day", .zh)
        #expect(report.summary.clocksMissed > 10)
        #expect(!report.summary.overdue.isEmpty)
        #expect(!report.summary.nobody.isEmpty)
    }

    @Test func `a rehearsed drill is a drill to its last word`() throws {
        let report = try Self.play("drill", .zh)
        let words = ["中断", "恢复", "小结"]
        for line in report.lines where !words.contains(where: line.text.contains) {
            #expect(line.text.hasPrefix("【演练】"), "\(line.text)")
        }
        #expect(report.lines.count > 20)
    }
}

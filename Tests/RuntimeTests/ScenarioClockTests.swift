import Domain
import Foundation
import Rehearsal
import Testing

/// The five special scenarios of the plan, end to end: with their decisive clocks met, and missed.
@Suite struct ScenarioClockTests {
    /// What `rehearse --json` says of a clock.
    private struct Clock: Decodable {
        var name: String
        var met: Bool
    }

    private struct Told: Decodable {
        var clocks: [Clock]
        var silent: [String]
        var clocksMet: Int
        var clocksMissed: Int
    }

    private func summary(_ report: Rehearse.Report) throws -> Told {
        try JSONDecoder().decode(Told.self, from: JSONEncoder().encode(report.summary))
    }

    /// First report, decision, every gate of the first word, the word itself, and what each
    /// scenario stands or falls by.
    static let decisive: [(String, [String])] = [
        (
            "cyberattack",
            [
                "W-1 assess", "W-1 decide", "B04", "S-1 facts", "S-1 legal", "S-1 signature", "C12",
                "B15", "C09", "C11",
            ]
        ),
        (
            "rumour",
            [
                "W-1 assess", "W-1 decide", "B04", "S-1 facts", "S-1 legal", "S-1 signature",
                "S-2 facts", "S-2 legal", "S-2 signature", "S-2 window", "B15", "R-1 assign",
                "R-1 decide", "R-1 answer", "R-1 track", "R09", "R13",
            ]
        ),
        (
            "gathering",
            [
                "W-1 assess", "W-1 decide", "B04", "S-1 facts", "S-1 legal", "S-1 signature",
                "S-2 signature", "G14", "B20", "G03", "G05", "G07", "G08", "G09",
            ]
        ),
        (
            "sensitive",
            [
                "W-1 assess", "W-1 decide", "S-1 facts", "S-1 legal", "S-1 signature", "B15",
                "N01", "N03", "N06", "N07", "N08",
            ]
        ),
        (
            "multiplatform",
            [
                "W-1 assess", "W-1 decide", "B04", "S-1 facts", "S-1 legal", "S-1 signature",
                "S-1 window", "M09", "M10", "M02", "M03", "S-1 correction",
            ]
        ),
    ]

    @Test(arguments: decisive)
    func `the decisive clocks are met in the one file and missed in the other`(
        name: String, clocks: [String]
    ) throws {
        let met = try summary(RehearsalGoldenTests.play(name, .zh))
        let late = try summary(RehearsalGoldenTests.play("\(name)-late", .zh))
        for clock in clocks {
            let here = met.clocks.filter { $0.name == clock }
            let isMet = !here.isEmpty && here.allSatisfy(\.met)
            #expect(isMet, "\(clock) in \(name)")
            let isMissed = late.clocks.contains { $0.name == clock && !$0.met }
            #expect(isMissed, "\(clock) in \(name)-late")
        }
        #expect(met.clocks.filter { !$0.met }.map(\.name) == [])
        #expect(met.silent == [])
        #expect(met.clocksMet == met.clocks.count)
        #expect(met.clocksMissed == 0)
        let missed = late.clocks.filter { !$0.met }
        #expect(late.clocksMissed == missed.count)
        #expect(!late.silent.isEmpty)
    }

    @Test func `what is watched for a day is asked for when the response is over`() throws {
        let met = try summary(RehearsalGoldenTests.play("rumour", .zh))
        #expect(met.clocks.filter { $0.name == "R13" }.map(\.met) == [true, true, true])
        let late = try summary(RehearsalGoldenTests.play("rumour-late", .zh))
        #expect(late.clocks.filter { $0.name == "R13" }.map(\.met) == [false, false, false])
    }

    static let files = decisive.flatMap { [$0.0, "\($0.0)-late"] } + ["rumour-true"]

    @Test(arguments: files)
    func `it ends closed, and what was said in public had passed every gate`(
        name: String
    ) throws {
        let log = try RehearsalGoldenTests.play(name, .en).log
        let world = World(folding: log, keeping: .max)
        let incident = try #require(world.incident(1))
        guard case .closed = incident.phase else {
            Issue.record("\(name) is not closed")
            return
        }
        let released = log.enumerated().compactMap { place, entry -> (Int, Int)? in
            if case .statement(_, .released(let number)) = entry.event {
                (place, number)
            } else {
                nil
            }
        }
        #expect(!released.isEmpty)
        for (place, number) in released {
            let text = try #require(incident.statements[number])
            let before = log.prefix(place).compactMap { entry -> String? in
                switch entry.event {
                case .statement(_, .checked(number, let word)) where text.holds(word): "facts"
                case .statement(_, .opined(number, let word)) where text.holds(word): "legal"
                case .statement(_, .signed(number, let word)) where text.holds(word): "signature"
                case .statement(_, .ordered(number, _)): "ordered"
                default: nil
                }
            }
            #expect(Set(before.prefix { $0 != "ordered" }) == ["facts", "legal", "signature"])
            #expect(text.facts.count >= 2)
        }
        let reports = incident.sitreps?.map(\.kind) ?? []
        #expect(reports.first == .first && reports.last == .final)
    }

    @Test func `without a receipt a legal report is not filed`() throws {
        for name in ["cyberattack-late", "sensitive-late"] {
            let log = try RehearsalGoldenTests.play(name, .en).log
            let asked = log.contains { entry in
                if case .task(_, .evidenceAsked) = entry.event { true } else { false }
            }
            #expect(asked, "\(name)")
        }
    }
}

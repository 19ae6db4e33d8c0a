import Foundation
import Testing

@testable import Domain

/// The stored form of events is a contract: what an older version wrote must be read for ever.
/// `RECORD_EVENTS=1` writes the file for a new version; an existing one is never edited.
@Suite struct EventCodecTests {

    /// A day on which nearly everything happens.
    private func day() -> [Entry] {
        var bench = Bench()
        bench.warn()
        bench.chat("li", .warning(.assess(.w(1), AssessmentInput(values: [1: 3]))))
        let request = ActivationRequest(
            warning: .w(1), level: Level(2), packs: [], reason: "急", onBehalfOf: "zhao",
            via: "phone")
        bench.chat("li", .incident(.activate(request)))
        bench.chat("li", .desk(.answer(code: "4821")))
        bench.chat("zhao", .incident(.countersign(nil)))
        bench.sms("zhou", .notice(.acknowledge(.n(2), onBehalfOf: nil, via: nil)))
        bench.sms("wu", .notice(.cannot(.n(2), reason: "出差")))
        let step = bench.task("B16")?.number ?? 0
        bench.chat("li", .task(.done(.t(step), evidence: "https://example.org")))
        bench.chat("li", .task(.block(.t(step), reason: "忙")))
        bench.chat("li", .task(.assign(.t(step), to: "wang")))
        bench.chat("li", .incident(.note(nil, text: "已致电")))
        bench.chat("li", .fact(.add(nil, text: "已恢复", source: "技术组")))
        bench.chat("li", .fact(.voice(Number(.fact, 1), holds: true, how: "致电")))
        bench.chat("wang", .fact(.voice(Number(.fact, 1), holds: true, how: nil)))
        bench.chat("zhou", .fact(.doubt(Number(.fact, 1), reason: "仍报错")))
        reports(&bench)
        bench.tick(after: 60)
        _ = bench.perform(.system(.channelWentDown(.chat, reason: "refused")), by: .system)
        _ = bench.perform(.system(.channelSettled(.chat)), by: .system)
        bench.chat("li", .desk(.language([.zh, .en])))
        bench.chat("li", .incident(.proposeClose(nil, reason: "平息")))
        bench.chat("zhao", .incident(.confirmClose(nil, reason: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        return bench.log
    }

    /// What HQ is told, and what goes to bodies outside.
    private func reports(_ bench: inout Bench) {
        bench.plan.duties = FilingTests.plan.duties
        bench.chat("li", .sitrep(.phoned(nil, to: "赵敏", words: nil)))
        bench.chat("li", .sitrep(.issue(.first, nil, words: "现场平稳")))
        bench.chat("zhao", .filing(.apply(nil, "cyber", within: .minutes(240))))
        bench.chat("zhao", .filing(.dismiss(nil, "own", reason: "不涉及")))
        bench.chat(
            "li",
            .filing(
                .file(
                    nil, "cyber", within: nil,
                    FilingProof(receipt: "2026-118", spokeWith: "王某", via: "phone", at: 720))))
        bench.chat("li", .sitrep(.issue(.update, nil, words: nil)))
    }

    @Test(arguments: ["events-v1", "events-v3", "events-v4"])
    func `what an older version wrote is still read, and nothing of it is lost`(
        version: String
    ) throws {
        let stored = try Golden(version).roundTrip()
        #expect(Set(stored.map(\.event.type)).count >= 20)
        #expect(World(folding: stored).sequence == stored.count)
    }

    /// Since situation reports are issued, the same days have other events.
    @Test func `what version 5 wrote is still read, to the same events`() throws {
        let first = day()
        let second = first + peoples(after: first)
        let today = second + readiness(after: second)
        let stored = try Golden("events-v5").read(recording: today)
        #expect(stored == today)
        #expect(World(folding: stored) == World(folding: today))
        let types = Set(stored.map(\.event.type))
        let wanted: Set<String> = [
            "absence.leave", "absence.back", "absence.covered", "absence.coverEnded",
            "absence.mandated", "absence.mandateEnded", "circle.labelled", "circle.admitted",
            "circle.removed", "readiness.checked", "readiness.carded", "readiness.numbersAsked",
            "readiness.numbersEnded", "readiness.numbersPutOff", "readiness.trialBegun",
            "fact.added", "fact.voiced", "fact.settled", "fact.doubted", "readiness.trialFailed",
            "readiness.trialEnded", "roster.verified", "sitrep.phoned", "sitrep.issued",
            "filing.applied", "filing.dismissed", "filing.filed",
        ]
        #expect(wanted.subtracting(types) == [])
    }

    /// A month at whose beginning numbers are asked, and a try of somebody's roads.
    private func readiness(after log: [Entry]) -> [Entry] {
        var bench = Bench()
        bench.log = []
        bench.world = World(folding: log)
        bench.now = (log.last?.at ?? bench.now) + .minutes(1)
        bench.chat("li", .desk(.testRoads("sun")))
        let failed = Delivered(
            id: "e1.email", route: .email, people: ["sun"], saying: .bulletin(.roadTest(.email)))
        _ = bench.perform(.system(.deliveryFailed(failed, reason: "rejected")), by: .system)
        bench.tick(after: 30)
        bench.tick(after: 60 * 24 * 60)
        for incident in bench.world.running {
            bench.chat("zhao", .incident(.cancel(incident.id, reason: "误报")))
            bench.chat("zhao", .desk(.answer(code: "4821")))
        }
        bench.tick(after: 24 * 60)
        bench.tick(after: 12 * 60)
        bench.chat("li", .roster(.verify("zhou", .sms)))
        bench.tick(after: 72 * 60)
        return bench.log
    }

    /// A day of being away, standing in, deciding for another, and keeping something to few.
    private func peoples(after log: [Entry]) -> [Entry] {
        var bench = Bench()
        bench.log = []
        bench.world = World(folding: log)
        bench.now = (log.last?.at ?? bench.now) + .minutes(1)
        let tomorrow = DutyWhen(.from(today: 1))
        bench.chat(
            "zhou",
            .absence(
                .leave(nil, from: DutyWhen(.from(today: 0)), to: nil, reason: "病", allow: false)))
        bench.chat("zhou", .absence(.back(nil)))
        bench.chat("li", .absence(.cover("zhou", by: "sun", until: tomorrow)))
        bench.chat("li", .absence(.endCover("zhou")))
        bench.chat(
            "zhao", .absence(.delegate("li", scope: [.activate], from: nil, until: tomorrow)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        bench.warn()
        let number = Number(.warning, bench.world.openWarnings.last?.number ?? 0)
        bench.chat("li", .circle(.classify(number, .sensitive, reason: nil)))
        bench.chat("zhao", .circle(.admit(number, "sun", span: .hours(2))))
        bench.chat("zhao", .circle(.remove(number, "sun")))
        bench.chat(
            "li",
            .incident(
                .activate(
                    ActivationRequest(warning: number, level: Level(2), packs: [], reason: "急"))))
        bench.chat("li", .desk(.answer(code: "4821")))
        bench.chat("zhao", .absence(.revoke("li")))
        return bench.log
    }
}

/// A file of entries as some version wrote them; an existing one is never edited.
struct Golden {
    private let file: URL

    init(_ name: String) {
        file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Golden/\(name).json")
    }

    private var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }

    private var lines: [String] {
        get throws {
            try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map(String.init)
        }
    }

    /// What it holds; each line, written again, says the same.
    func roundTrip() throws -> [Entry] {
        try lines.map { line in
            let entry = try JSONDecoder().decode(Entry.self, from: Data(line.utf8))
            let again = try JSONDecoder().decode(Entry.self, from: try encoder.encode(entry))
            #expect(again == entry)
            return entry
        }
    }

    /// - Parameter entries: Written first where `RECORD_EVENTS` asks for a new version's file.
    func read(recording entries: [Entry]) throws -> [Entry] {
        if ProcessInfo.processInfo.environment["RECORD_EVENTS"] != nil {
            let lines = try entries.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
            try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        }
        return try lines.map { try JSONDecoder().decode(Entry.self, from: Data($0.utf8)) }
    }
}

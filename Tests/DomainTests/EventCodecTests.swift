import Foundation
import Testing

@testable import Domain

/// The stored form of events is a contract: what an older version wrote must be read for ever.
/// `RECORD_EVENTS=1` writes the file for a new version; an existing one is never edited.
@Suite struct EventCodecTests {
    private var file: URL {
        URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Golden/events-v1.json")
    }

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
        bench.tick(after: 60)
        _ = bench.perform(.system(.channelWentDown(.chat, reason: "refused")), by: .system)
        _ = bench.perform(.system(.channelSettled(.chat)), by: .system)
        bench.chat("li", .desk(.language([.zh, .en])))
        bench.chat("li", .incident(.proposeClose(nil, reason: "平息")))
        bench.chat("zhao", .incident(.confirmClose(nil, reason: nil)))
        bench.chat("zhao", .desk(.answer(code: "4821")))
        return bench.log
    }

    @Test func `what version 1 wrote is still read, to the same events`() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let today = day()
        if ProcessInfo.processInfo.environment["RECORD_EVENTS"] != nil {
            let lines = try today.map { String(decoding: try encoder.encode($0), as: UTF8.self) }
            try lines.joined(separator: "\n").write(to: file, atomically: true, encoding: .utf8)
        }
        let text = try String(contentsOf: file, encoding: .utf8)
        let stored = try text.split(separator: "\n").map {
            try JSONDecoder().decode(Entry.self, from: Data($0.utf8))
        }
        #expect(stored == today)
        #expect(World(folding: stored) == World(folding: today))
        #expect(Set(stored.map(\.event.type)).count >= 20)
    }
}

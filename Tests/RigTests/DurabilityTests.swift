import Foundation
import RigKit
import Testing

/// Power cuts and restarts.
extension RealServers {
    /// How long it was down does not matter here: the sync token is old after any time. What is
    /// done with a dangerous command that is too old is tested on the virtual clock.
    @Test func `30 commands sent while the bot was down are answered, none twice`() async throws {
        try await Scene.play { scene in
            let first = try await scene.start()
            _ = try await scene.activate(level: "Ⅳ")
            #expect(try first.stop() == 0)
            let mark = try await scene.room.mark()
            try await scene.volley(1...30)
            try await scene.start()
            try await scene.untilAnswered(1...30, after: mark)
        }
    }

    @Test func `100 commands around four kills are answered, none twice`() async throws {
        try await Scene.play { scene in
            var bot = try await scene.start()
            _ = try await scene.activate(level: "Ⅳ")
            let mark = try await scene.room.mark()
            for round in 0..<4 {
                let numbers = (round * 25 + 1)...(round * 25 + 25)
                try await scene.volley(numbers)
                let count = numbers.lowerBound + round
                _ = try await scene.room.count(of: "an answer", reaches: count, after: mark) { _ in
                    true
                }
                try bot.kill9()
                bot = try await scene.start()
            }
            try await scene.untilAnswered(1...100, after: mark)
            #expect(try bot.stop() == 0)
            let (status, output) = try await scene.run("audit", "verify")
            #expect(status == 0, "\(output)")
        }
    }

    @Test func `a kill in the middle of a fan-out to 200 people loses nobody`() async throws {
        try await Scene.play(Scene.Setup(technicians: 200)) { scene in
            let bot = try await scene.start()
            // Half of the connections swallow what they are given: however fast the rest are, the
            // kill comes while some are under way.
            try await scene.faults.set(.sms, "lost&p_fail=0.5&seed=1")
            _ = try await scene.activate(level: "Ⅰ")
            let crowd = scene.cast.players.filter { !$0.hasChat }.map { $0.mobile.suffix(11) }
            let reached: @Sendable () async throws -> [Substring] = {
                let numbers = try await scene.sms.sent().map { $0.to.suffix(11) }
                return numbers.filter(Set(crowd).contains)
            }
            try await scene.until("20 are reached") { try await Set(reached()).count >= 20 }
            try bot.kill9()
            #expect(try await Set(reached()).count < 200)
            try await scene.faults.set(.sms, "pass")
            let second = try await scene.start()
            try await scene.until("everybody is reached", within: 120) {
                try await Set(reached()).count == 200
            }
            // Only what was under way may go out again, and each of it stands in the log (spec §1.2).
            let told = second.output.split(separator: "\n").count {
                $0.contains("possibly sent before the stop, sent again") && $0.contains("route=sms")
            }
            #expect(try await reached().count - 200 <= told)
            // Two rounds of 64 are claimed at a time.
            #expect((1...2 * 64).contains(told))
        }
    }
}

extension Scene {
    /// Commands whose answers can be told apart, and some that change something.
    fileprivate nonisolated func volley(_ numbers: ClosedRange<Int>) async throws {
        for number in numbers {
            let command = number.isMultiple(of: 3) ? "!记录 第\(number)条" : "!收到 \(900 + number)"
            _ = try await say(.li, command)
        }
    }

    /// Waits for an answer to each, and looks for those that were answered twice.
    fileprivate nonisolated func untilAnswered(
        _ numbers: ClosedRange<Int>, after mark: Int
    ) async throws {
        _ = try await room.count(of: "answers", reaches: numbers.count, after: mark) { _ in true }
        // What else is still under way comes before the answer to this.
        try await ask(.wang, "!收到 999", hears: ["没有 N-999"])
        let said = await room.said(after: mark).dropLast().map(\.body)
        #expect(said.count == numbers.count)
        for number in numbers where !number.isMultiple(of: 3) {
            #expect(
                said.count {
                    $0.contains("没有 N-\(900 + number)，") || $0.contains("没有 N-\(900 + number)\n")
                } == 1, "\(number)")
        }
        #expect(said.count { $0.contains("已记入") } == numbers.count { $0.isMultiple(of: 3) })
    }
}

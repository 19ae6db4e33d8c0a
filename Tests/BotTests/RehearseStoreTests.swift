import Domain
import Foundation
import Playbooks
import Ports
import Rehearsal
import Runtime
import Store
import Synchronization
import Testing

@testable import Bot

/// `rehearse --store`: the same history on a real ledger file as in memory.
struct RehearseStoreTests {
    private static let scenario = """
        at 0m   wang: !预警 类型=谣言 范围=微博 危害=误导考生
        at 1m   wang: !研判
        at 2m   wang: 3 4 2 2 3
        at 3m   kill
        at 4m   wang: 2 1 1 1 2
        at 4m   wang: 无
        at 9m   zhao: !启动 W-1 级别=II 场景=R 理由=急
        at 9m   zhao: {code}
        at 11m  zhou sms: 1
        at 12m  chat down blackhole
        at 30m  sun mail: 受阻 21 缺素材
        at 41m  kill
        at 45m  sms down http 500
        at 50m  chat up
        at 55m  li: !级别 I-1 I 理由=升级
        at 55m  li: !态势
        at 60m  kill
        at 90m  end
        """

    @Test func `whoever publishes in a scenario need not stand in bot json`() async throws {
        let settings = try #require(Fixture.load(try Fixture.text("bot.json")).settings)
        let plan = try #require(
            PlanOnDisk.load(Fixture.root.appending(path: "playbooks").path).0)
        #expect(Assembly.rehearsed(settings, plan: plan).publishers == nil)
    }

    @Test func `a rehearsal on a file tells the same, and leaves a log that can be verified`()
        async throws
    {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "fenghuo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "play.db").path
        let inMemory = try await play(twin: nil)
        let onDisk = try await play(
            twin: FileTwin { () async throws(LedgerFailure) in
                try await SQLiteLedger.open(path: path)
            } close: {
                try? ($0 as? SQLiteLedger)?.close()
            })
        #expect(onDisk.disk == nil)
        #expect(inMemory.lines.count > 100)
        #expect(onDisk.lines.map(\.text) == inMemory.lines.map(\.text))
        #expect(onDisk.lines.map(\.at) == inMemory.lines.map(\.at))
        guard case .intact(let entries, _, removed: 0) = try AuditTrail.verify(path: path) else {
            Issue.record("the log does not verify")
            return
        }
        #expect(entries > 100)
    }

    @Test func `a state secret never reaches the disk, not even while it waits`() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "fenghuo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "play.db").path
        let report = try await play(
            """
            at 0m wang: !记录 机密★ 雪山计划
            at 0m wang sms: 绝密 雪山计划
            at 1m kill
            at 1m li mail: 秘密★ 雪山计划
            at 2m li: !记录 寻常一句
            at 9m end
            """,
            twin: FileTwin { () async throws(LedgerFailure) in
                try await SQLiteLedger.open(path: path)
            } close: {
                try? ($0 as? SQLiteLedger)?.close()
            })
        #expect(report.lines.count { $0.text.contains("拒绝：") } == 3)
        var bytes = Data()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            bytes += try Data(contentsOf: folder.appending(path: name))
        }
        #expect(bytes.range(of: Data("寻常一句".utf8)) != nil)
        #expect(bytes.range(of: Data("雪山计划".utf8)) == nil)
    }

    @Test func `a full disk loses nothing accepted, and what came meanwhile is taken up later`()
        async throws
    {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "fenghuo-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "play.db").path
        let lives = Lives()
        let report = try await play(
            """
            at 0m   wang: !预警 类型=谣言 范围=微博 危害=误导考生
            at 1m   zhao: !启动 W-1 级别=II 场景=R 理由=急
            at 1m   zhao: {code}
            at 2m   kill
            at 3m   zhou sms: 收到 2
            at 4m   li: !记录 磁盘已满时说的话
            at 9m   kill
            at 10m  li: !记录 磁盘恢复后说的话
            at 30m  end
            """,
            twin: FileTwin { () async throws(LedgerFailure) in
                let ledger = try await SQLiteLedger.open(path: path)
                // The second life of the process finds the disk full.
                if lives.next() == 2 { try await ledger.limit(pages: 1) }
                return ledger
            } close: {
                try? ($0 as? SQLiteLedger)?.close()
            })
        #expect(report.disk == .failed(.full))
        let said = report.lines.map(\.text)
        #expect(said.count { $0.hasPrefix("已记入 I-1") } == 2, "\(said.suffix(8))")
        guard case .intact = try AuditTrail.verify(path: path) else {
            Issue.record("the log does not verify")
            return
        }
        let log = try await SQLiteLedger.open(path: path).history(after: 0, limit: 9_999)
        let notes = log.compactMap { entry -> String? in
            if case .incident(_, .noted(let text, _)) = entry.event { text } else { nil }
        }
        #expect(notes == ["磁盘已满时说的话", "磁盘恢复后说的话"])
        #expect(log.contains { $0.event.type == "notice.acknowledged" })
    }

    @Test func `a file that cannot be used ends the rehearsal with its failure`() async throws {
        let report = try await play(
            twin: FileTwin { () async throws(LedgerFailure) in
                throw .full
            } close: { _ in
            })
        #expect(report.disk == .failed(.full))
    }

    private func play(
        _ text: String = Self.scenario, twin: FileTwin?
    ) async throws -> Rehearse.Report {
        let (parsed, faults) = Scenario.parse(text, file: "s.txt")
        #expect(faults.isEmpty)
        let scenario = try #require(parsed)
        let (loaded, diagnostics) = SettingsFile.load(
            text: try Fixture.text("bot.json"), file: "bot.json", environment: [:],
            readFile: { _ in nil }, secrets: .notNeeded)
        #expect(diagnostics.isEmpty)
        let settings = try #require(loaded)
        let plan = try #require(
            PlanOnDisk.load(Fixture.root.appending(path: "playbooks").path).0)
        let csv = try Fixture.text("playbooks/demo-roster.csv")
        let roster = try #require(RosterFile.parse(csv, file: "r", groups: plan.groups).0)
        let runtime = Assembly.runtimeSettings(settings, plan: plan)
        return await withCheckedContinuation { waiter in
            Thread.detachNewThread {
                var rehearse = Rehearse(
                    scenario, roster: roster, settings: runtime, seed: 1,
                    start: Date(timeIntervalSince1970: 1_767_585_600), twin: twin)
                waiter.resume(returning: rehearse.play())
            }
        }
    }
}

/// Counts the lives of a process.
private final class Lives: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }
}

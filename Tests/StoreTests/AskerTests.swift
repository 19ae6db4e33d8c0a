import Foundation
import GRDB
import Outbox
import Ports
import Testing

@testable import Domain
@testable import Store

/// Who asked us, and how to reach them, lies sealed under a key of that question alone.
@Suite(.timeLimit(.minutes(2))) struct AskerTests {
    private let folder: Folder
    private let path: String
    private static let key = StoreKey(base64: Data(repeating: 1, count: 32).base64EncodedString())
    private static let ann = Asker(
        question: 1, name: "王记者", outlet: "晨报", contact: "13900001234")
    private static let wong = Asker(question: 2, name: "Ann Wong", contact: "ann@example.net")

    init() throws {
        folder = try Folder()
        path = folder.file("a.sqlite")
    }

    private static let entries = [ann, wong].map { asker in
        Entry(
            sequence: asker.question, at: noon, stream: .desk, actor: .system,
            event: .question(
                nil,
                .logged(
                    asker.question, text: "系统何时恢复", asker: asker, due: noon + .hours(2))))
    }

    /// The log, a snapshot, and an answer that waits to be sent with the whole contact in it.
    private func fill(_ ledger: SQLiteLedger) async throws {
        let world = World(folding: Self.entries)
        let facts = world.questions[1].map { world.questionFacts($0, for: "li", at: noon) }
        var reply = delivery("a", to: .reply(.direct("@li:x"), .chat, "li"))
        reply.saying = .reply(.question(.shown(try #require(facts))))
        try await ledger.commit([Commit(entries: Self.entries, deliveries: [reply])])
        try await ledger.keep(world, shape: "a")
    }

    private func lie(open texts: [String], in path: String) throws -> [String] {
        var bytes = Data()
        for suffix in ["", "-wal"] {
            bytes += FileManager.default.contents(atPath: path + suffix) ?? Data()
        }
        return texts.filter { bytes.range(of: Data($0.utf8)) != nil }
    }

    private static let personal = ["13900001234", "王记者", "Ann Wong", "ann@example.net"]

    @Test(arguments: [true, false])
    func `no asker's name and no contact stands in the files`(hasKey: Bool) async throws {
        let key = hasKey ? Self.key : nil
        let ledger = try await SQLiteLedger.open(path: path, key: key)
        try await fill(ledger)
        #expect(try lie(open: Self.personal, in: path) == [])
        // What is asked, and by which paper, may be read.
        #expect(try lie(open: ["系统何时恢复", "晨报"], in: path).count == 2)
        try await ledger.backup(to: folder.file("copy"))
        #expect(try lie(open: Self.personal, in: folder.file("copy")) == [])
        var lines: [String] = []
        try AuditTrail.export(path: path) { lines.append($0) }
        let exported = lines.joined(separator: "\n")
        #expect(Self.personal.filter { exported.contains($0) } == [])
        try ledger.close()
        let again = try await SQLiteLedger.open(path: path, key: key)
        let folded = World(folding: try await again.history(after: 0, limit: 9))
        #expect(folded.questions.all.map(\.asker) == [Self.ann, Self.wong])
        #expect(try await again.snapshot(shape: "a").world?.questions == folded.questions)
        let waiting = try await again.due(.chat, by: noon, limit: 9).map(\.delivery.saying)
        guard case .reply(.question(.shown(let facts)))? = waiting.first else {
            Issue.record("\(waiting)")
            return
        }
        #expect(facts.question.asker == Self.ann)
        try again.close()
    }

    @Test func `one asker can be forgotten, and the log stays whole`() async throws {
        let ledger = try await SQLiteLedger.open(path: path, key: Self.key)
        try await fill(ledger)
        let owners = try ledger.read { db in
            try String.fetchAll(db, sql: "SELECT person FROM contact_keys ORDER BY person")
        }
        #expect(owners.filter { $0.hasPrefix("asker") } == ["asker Q-1", "asker Q-2"])
        try await ledger.commit([
            Commit(entries: [
                Entry(
                    sequence: 3, at: noon, stream: .roster, actor: .system,
                    event: .roster(.purged("asker Q-1")))
            ])
        ])
        try ledger.close()
        let again = try await SQLiteLedger.open(path: path, key: Self.key)
        let asked = World(folding: try await again.history(after: 0, limit: 9)).questions.all
        #expect(asked.map(\.asker.name) == [nil, "Ann Wong"])
        #expect(asked.map(\.asker.contact) == [nil, "ann@example.net"])
        #expect(asked[0].asker.outlet == "晨报" && asked[0].text == "系统何时恢复")
        guard case .intact(3, _, 0) = try AuditTrail.verify(path: path) else {
            Issue.record("not intact")
            return
        }
        try again.close()
    }
}

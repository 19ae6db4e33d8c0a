import Foundation
import GRDB
import Outbox
import Ports
import Testing

@testable import Domain
@testable import Store

/// Contacts lie sealed, wherever a store keeps them, and can be destroyed for one person.
@Suite(.timeLimit(.minutes(2))) struct ContactTests {
    private let folder: Folder
    private let path: String
    private static let one = StoreKey(base64: Data(repeating: 1, count: 32).base64EncodedString())
    private static let two = StoreKey(base64: Data(repeating: 2, count: 32).base64EncodedString())

    init() throws {
        folder = try Folder()
        path = folder.file("a.sqlite")
    }

    private static func person(_ id: PersonID, _ digit: Int) -> Person {
        var person = Person(
            id: id, name: "姓名\(digit)", posts: [.init(group: "office", seat: .member)],
            chat: "@\(id):x", mobile: "+861380000000\(digit)", email: "\(id)@mail.example.org")
        person.mobile2 = "+861390000000\(digit)"
        person.landline = "010-6666777\(digit)"
        return person
    }

    private static let li = person("li", 3)
    private static let wang = person("wang", 4)
    private static let roster = Roster([li, wang])

    private static func line(_ sequence: Int, _ event: Event) -> Entry {
        Entry(sequence: sequence, at: noon, stream: .roster, actor: .system, event: event)
    }

    /// Everything that may hold an address: the log, a delivery that answers, one to a stranger's
    /// number, a code that waits by SMS, a snapshot.
    private static func fill(_ ledger: SQLiteLedger) async throws {
        let code = PendingCode(
            code: "4821", command: .task(.approve(.init(.task, 1))),
            place: .direct("+8613800000003"), askedAt: noon, validUntil: noon)
        let entries = [
            line(1, .roster(.imported(roster))), line(2, .roster(.put(li))),
            line(3, .desk(.codeAsked("li", code))),
        ]
        let replies = [
            delivery("a", to: .reply(.direct("+8613800000003"), .sms, "li")),
            delivery("b", to: .reply(.direct("wang@mail.example.org"), .email, "wang")),
            delivery("c", to: .reply(.direct("+8613777777777"), .sms, nil)),
            delivery("d", to: .reply(.direct("@li:x"), .chat, "li")),
        ]
        try await ledger.commit([Commit(entries: entries, deliveries: replies)])
        try await ledger.keep(World(folding: entries), shape: "a")
    }

    /// What of the addresses stands in the store's files as text.
    private func open(in path: String) throws -> [String] {
        var bytes = Data()
        for suffix in ["", "-wal"] {
            bytes += FileManager.default.contents(atPath: path + suffix) ?? Data()
        }
        return ["13800000003", "1390000000", "6666777", "13777777777", "mail.example.org"]
            .filter { bytes.range(of: Data($0.utf8)) != nil }
    }

    private func world(_ ledger: SQLiteLedger) async throws -> World {
        World(folding: try await ledger.history(after: 0, limit: 100))
    }

    @Test(arguments: [true, false])
    func `no number and no address stands in the files`(hasKey: Bool) async throws {
        let key = hasKey ? Self.one : nil
        let ledger = try await SQLiteLedger.open(path: path, key: key)
        try await Self.fill(ledger)
        #expect(try open(in: path) == [])
        try await ledger.backup(to: folder.file("copy"))
        #expect(try open(in: folder.file("copy")) == [])
        var lines: [String] = []
        try AuditTrail.export(path: path) { lines.append($0) }
        #expect(!lines.joined().contains("13800000003") && !lines.joined().contains("mail.ex"))
        try ledger.close()
        #expect(try open(in: path) == [])
        let again = try await SQLiteLedger.open(path: path, key: key)
        #expect(try await world(again).roster == Self.roster)
        #expect(try await again.snapshot(shape: "a").world?.roster == Self.roster)
        let places = try await again.due(.sms, by: noon, limit: 9).map(\.delivery.target)
        #expect(places.contains(.reply(.direct("+8613800000003"), .sms, "li")))
        #expect(places.contains(.reply(.direct("+8613777777777"), .sms, nil)))
        let chat = try await again.due(.chat, by: noon, limit: 9).map(\.delivery.target)
        #expect(chat == [.reply(.direct("@li:x"), .chat, "li")])
        #expect(try await world(again).desk.codes["li"]?.place == .direct("+8613800000003"))
        try again.close()
    }

    @Test func `a word of the month is sealed in the log, in a snapshot and in what tells it`()
        async throws
    {
        let word = CodeWord(person: "li", word: "KP47MX", since: noon)
        let entries = [
            Self.line(1, .roster(.imported(Self.roster))),
            Self.line(2, .codeWord(.given([word], until: noon))),
        ]
        var telling = delivery("w", to: .reply(.direct("@li:x"), .chat, "li"))
        telling.saying = .bulletin(.codeWord(.given(word, until: noon)))
        let ledger = try await SQLiteLedger.open(path: path, key: Self.one)
        try await ledger.commit([Commit(entries: entries, deliveries: [telling])])
        try await ledger.keep(World(folding: entries), shape: "a")
        var bytes = Data()
        for suffix in ["", "-wal"] {
            bytes += FileManager.default.contents(atPath: path + suffix) ?? Data()
        }
        #expect(bytes.range(of: Data("KP47MX".utf8)) == nil)
        var lines: [String] = []
        try AuditTrail.export(path: path) { lines.append($0) }
        #expect(lines.count == 2 && !lines.joined().contains("KP47MX"))
        #expect(try await world(ledger).codeWords["li"] == word)
        #expect(try await ledger.snapshot(shape: "a").world?.codeWords["li"] == word)
        let due = try await ledger.due(.chat, by: noon, limit: 9).map(\.delivery.saying)
        #expect(due == [telling.saying])
        try ledger.close()
    }

    @Test func `without the key nothing is read, and nothing is lost`() async throws {
        let ledger = try await SQLiteLedger.open(path: path, key: Self.one)
        try await Self.fill(ledger)
        try ledger.close()
        await #expect(throws: LedgerFailure.locked(.missing)) {
            try await SQLiteLedger.open(path: path)
        }
        await #expect(throws: LedgerFailure.locked(.wrong)) {
            try await SQLiteLedger.open(path: path, key: Self.two)
        }
        guard case .intact(3, _, 0) = try AuditTrail.verify(path: path) else {
            Issue.record("the log cannot be checked without the key")
            return
        }
        let again = try await SQLiteLedger.open(path: path, key: Self.one)
        #expect(try await world(again).roster == Self.roster)
        try again.close()
    }

    @Test func `a key that first appears later wraps what is there`() async throws {
        let ledger = try await SQLiteLedger.open(path: path)
        #expect(!ledger.isLocked)
        try await Self.fill(ledger)
        try ledger.close()
        let locked = try await SQLiteLedger.open(path: path, key: Self.one)
        #expect(locked.isLocked)
        #expect(try await world(locked).roster == Self.roster)
        try locked.close()
        await #expect(throws: LedgerFailure.locked(.missing)) {
            try await SQLiteLedger.open(path: path)
        }
    }

    @Test func `a store is under one key before rekeying and under the other after`() async throws {
        let (one, two) = (try #require(Self.one), try #require(Self.two))
        let ledger = try await SQLiteLedger.open(path: path, key: one)
        try await Self.fill(ledger)
        // Killed in the midst: nothing of the transaction is there.
        let keys = try ledger.read { try SQLiteKeys.all(under: one, in: $0) }
        await #expect(throws: LedgerFailure.full) {
            try await ledger.change { db in
                try SQLiteKeys.rewrap(keys, under: two, in: db)
                throw LedgerFailure.full
            }
        }
        try ledger.close()
        let still = try await SQLiteLedger.open(path: path, key: one)
        try await still.rekey(to: two)
        try still.close()
        await #expect(throws: LedgerFailure.locked(.wrong)) {
            try await SQLiteLedger.open(path: path, key: one)
        }
        let again = try await SQLiteLedger.open(path: path, key: two)
        #expect(try await world(again).roster == Self.roster)
        try again.close()
    }

    @Test func `one person's contacts are destroyed and the log stays whole`() async throws {
        let ledger = try await SQLiteLedger.open(path: path, key: Self.one)
        try await Self.fill(ledger)
        let bare = try ledger.read { db in
            try Data.fetchOne(db, sql: "SELECT key FROM contact_keys WHERE person = 'li'")
        }
        let end: [Event] = [
            .roster(.left("li", on: try #require(Day("2026-01-05")))), .roster(.purged("li")),
        ]
        try await ledger.commit([
            Commit(entries: end.enumerated().map { Self.line($0.offset + 4, $0.element) })
        ])
        var files = Data()
        for suffix in ["", "-wal"] {
            files += FileManager.default.contents(atPath: path + suffix) ?? Data()
        }
        #expect(files.range(of: try #require(bare)) == nil)
        try ledger.close()
        let again = try await SQLiteLedger.open(path: path, key: Self.one)
        let roster = try await world(again).roster
        #expect(roster.name(of: "li") == "姓名3" && roster["wang"] == Self.wang)
        let first = try await again.history(after: 0, limit: 1)
        guard case .roster(.imported(let before)) = first[0].event else { return }
        #expect(before["li"]?.mobile == nil && before["li"]?.name == "姓名3")
        #expect(before["wang"] == Self.wang)
        // The snapshot was made before: it does not give them back either.
        #expect(try await again.snapshot(shape: "a").world?.roster["li"]?.email == nil)
        #expect(try AuditTrail.contacts(path: path) == AuditContacts(removed: 1))
        guard case .intact(5, _, 0) = try AuditTrail.verify(path: path) else {
            Issue.record("not intact")
            return
        }
        // Whoever comes back has a key of their own again.
        try await again.commit([Commit(entries: [Self.line(6, .roster(.put(Self.li)))])])
        #expect(try await world(again).roster["li"] == Self.li)
        try again.close()
    }

    /// A store of schema 3: contacts in the open, in the log, a delivery and a snapshot.
    private func writeOldStore() async throws {
        let ledger = try await SQLiteLedger.open(path: path)
        try ledger.close()
        let codec = SQLiteCodec()
        let entries = [
            Self.line(1, .roster(.imported(Self.roster))), entry(2), entry(3),
        ]
        let target = Target.reply(.direct("+8613800000003"), .sms, "li")
        let prepared = try codec.prepare(
            Commit(entries: entries, deliveries: [delivery("a", to: target)]))
        let world = try codec.encode(World(folding: entries))
        try await DatabaseQueue(path: path).write { db in
            var head = ChainHead()
            for entry in prepared.entries { try SQLiteLog.append(entry, to: &head, in: db) }
            _ = try SQLiteOutbox.add(prepared.deliveries[0], saying: nil, in: db)
            try SQLiteSnapshots.add(world, number: 0, of: 3, in: db)
            try SQLiteSnapshots.finish(
                3, shape: "a", digest: SQLiteSnapshots.digest(world), in: db)
            try db.execute(sql: "DELETE FROM facts; DELETE FROM contact_keys")
        }
    }

    @Test(arguments: [true, false])
    func `what an older version left open is sealed at the next start`(
        hasKey: Bool
    ) async throws {
        try await writeOldStore()
        #expect(try open(in: path).contains("13800000003"))
        let key = hasKey ? Self.one : nil
        let ledger = try await SQLiteLedger.open(path: path, key: key)
        #expect(try open(in: path) == [])
        #expect(try await world(ledger).roster == Self.roster)
        #expect(try await ledger.history(after: 0, limit: 9).count == 3)
        #expect(try await ledger.snapshot(shape: "a").world == nil)
        let places = try await ledger.due(.sms, by: noon, limit: 9).map(\.delivery.target)
        #expect(places == [.reply(.direct("+8613800000003"), .sms, "li")])
        try ledger.close()
        // The verifier says removed, and not broken.
        guard case .intact(3, _, 1) = try AuditTrail.verify(path: path) else {
            Issue.record("not intact")
            return
        }
        let again = try await SQLiteLedger.open(path: path, key: key)
        #expect(try await world(again).roster == Self.roster)
        try again.close()
    }

    private static let police = Liaison(
        id: "police", name: "属地公安", contact: "陈队长", phone: "+8613912345678", mayTell: "时间、地点")

    @Test(arguments: [true, false])
    func `numbers of outside bodies are sealed too, also what an older version left open`(
        isOld: Bool
    ) async throws {
        let ledger = try await SQLiteLedger.open(path: path, key: Self.one)
        try await Self.fill(ledger)
        if !isOld {
            try await ledger.commit([
                Commit(entries: [Self.line(4, .liaison(nil, .imported([Self.police])))])
            ])
        }
        try ledger.close()
        if isOld { try await appendOpen(Self.line(4, .liaison(nil, .imported([Self.police])))) }
        let bytes = { try Data(contentsOf: URL(filePath: path)) }
        if isOld { #expect(try bytes().contains("13912345678".utf8)) }
        let again = try await SQLiteLedger.open(path: path, key: Self.one)
        let world = try await world(again)
        try again.close()
        #expect(world.liaisons.named("police") == Self.police)
        #expect(world.roster == Self.roster)
        #expect(try !bytes().contains("13912345678".utf8))
        #expect(try !bytes().contains("陈队长".utf8))
        guard case .intact(4, _, _) = try AuditTrail.verify(path: path) else {
            Issue.record("not intact")
            return
        }
    }

    /// As a version wrote it that sealed people's contacts alone.
    private func appendOpen(_ entry: Entry) async throws {
        let prepared = try SQLiteCodec().prepare(Commit(entries: [entry]))
        try await DatabaseQueue(path: path).write { db in
            var head = try ChainRow.checkTail(9, in: db)
            for entry in prepared.entries { try SQLiteLog.append(entry, to: &head, in: db) }
            try db.execute(
                sql: "UPDATE facts SET value = 'done' WHERE key = ?",
                arguments: [SQLiteKeys.sealedFact])
        }
    }

    @Test func `a key in the place of another is noticed`() async throws {
        let ledger = try await SQLiteLedger.open(path: path, key: Self.one)
        try await Self.fill(ledger)
        try ledger.close()
        try tamper(
            path,
            """
            UPDATE contact_keys SET key = (SELECT key FROM contact_keys WHERE person = 'wang')
            WHERE person = 'li'
            """)
        await #expect(throws: LedgerFailure.self) {
            try await SQLiteLedger.open(path: path, key: Self.one)
        }
    }

    @Test func `a page of destroyed entries is not the end of the log`() async throws {
        let ledger = try await SQLiteLedger.open(path: path)
        try await ledger.commit([Commit(entries: (1...30).map { entry($0) })])
        try tamper(
            path, "UPDATE entries SET payload = NULL, salt = NULL WHERE seq BETWEEN 5 AND 25")
        #expect(try await ledger.history(after: 0, limit: 4).map(\.sequence) == [1, 2, 3, 4])
        #expect(try await ledger.history(after: 4, limit: 4).map(\.sequence) == [26, 27, 28])
        #expect(try await ledger.history(after: 30, limit: 4).isEmpty)
        try ledger.close()
    }

    @Test(arguments: ["", "abc", Data(repeating: 1, count: 31).base64EncodedString()])
    func `what is no key is none`(text: String) {
        #expect(StoreKey(base64: text) == nil)
    }
}

import Domain
import Foundation
import GRDB
import Outbox
import Ports
import Rehearsal
import Testing

@testable import Store

/// A folder that goes when the test ends.
final class Folder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }
}

/// The ledgers that keep one contract.
enum Kind: String, CaseIterable {
    case memory, sqlite
}

/// Opens ledgers of one kind, and kills them.
final class Shelf {
    let kind: Kind
    private let folder: Folder
    private let key: StoreKey?
    private var opened = 0
    private(set) var ledger: any Ledger

    init(_ kind: Kind, key: StoreKey? = nil) async throws {
        self.kind = kind
        self.key = key
        folder = try Folder()
        ledger =
            switch kind {
            case .memory: MemoryLedger()
            case .sqlite: try await SQLiteLedger.open(path: folder.file("0.sqlite"), key: key)
            }
    }

    /// The process dies without a word, and another starts on what it left on the disk.
    func kill() async throws {
        if let memory = ledger as? MemoryLedger {
            ledger = MemoryLedger(store: await memory.crash())
            return
        }
        let (old, new) = (folder.file("\(opened).sqlite"), folder.file("\(opened + 1).sqlite"))
        for suffix in ["", "-wal"] {
            try FileManager.default.copyItem(atPath: old + suffix, toPath: new + suffix)
        }
        opened += 1
        ledger = try await SQLiteLedger.open(path: new, key: key)
    }
}

let noon = Date(timeIntervalSince1970: 1_800_000_000)

func entry(_ sequence: Int, _ stream: Domain.Stream = .desk, at time: Date = noon) -> Entry {
    Entry(
        sequence: sequence, at: time, stream: stream, actor: .person("wang", .sms),
        event: .incident(3, .noted(text: "第 \(sequence) 条: a/b \"c\"")))
}

func delivery(
    _ id: String, to target: Target = .person("li", .sms), _ priority: Priority = .normal,
    at due: Date = noon, notice: Int? = nil, coalesce: String? = nil, share: Int? = nil
) -> Delivery {
    Delivery(
        id: DeliveryID(id), target: target, saying: .reply(.noted(1)), priority: priority,
        notBefore: due, sendBy: due + .hours(1), notice: notice, coalesce: coalesce, share: share)
}

extension Ledger {
    func queue(_ deliveries: Delivery...) async throws(LedgerFailure) {
        try await commit([Commit(deliveries: deliveries)])
    }

    func cancel(_ notice: Int, for people: PersonID...) async throws(LedgerFailure) {
        try await commit([
            Commit(cancellations: [Commit.Cancellation(notice: notice, people: people)])
        ])
    }

    func settle(
        _ id: DeliveryID, _ state: DeliveryState, due: Date? = nil, remoteID: String? = nil
    ) async throws(LedgerFailure) {
        try await settle([Settlement(id: id, state: state, dueAt: due, remoteID: remoteID)])
    }

    func state(_ id: DeliveryID) async throws(LedgerFailure) -> DeliveryState? {
        try await delivery(id: id)?.state
    }

    func dueDate(_ id: DeliveryID) async throws(LedgerFailure) -> Date? {
        try await delivery(id: id)?.dueAt
    }

    /// The ids of what is claimed for SMS.
    func claimed(at now: Date = noon, limit: Int = 100) async throws(LedgerFailure) -> [String] {
        try await claim(.sms, dueBy: now, limit: limit).map(\.delivery.id.rawValue)
    }
}

/// Changes a closed or running store behind the ledger's back.
func tamper(_ path: String, _ sql: String, _ arguments: StatementArguments = []) throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: sql, arguments: arguments) }
}

import Domain
import Foundation
import Logging
import Ports

/// What evidence is fetched with and kept in.
package struct EvidenceMeans: Sendable {
    package var source: any EvidenceSource
    package var vault: any EvidenceVault
    /// The largest file that is kept.
    package var maxBytes: Int
    /// Kinds of files that are kept, such as `image/*`.
    package var types: [String]

    package init(
        source: any EvidenceSource, vault: any EvidenceVault, maxBytes: Int = 20 << 20,
        types: [String] = MediaType.usual
    ) {
        self.source = source
        self.vault = vault
        self.maxBytes = maxBytes
        self.types = types
    }
}

/// Goes for the copies that are wanted and looks at those that are doubted. What there is to do
/// stands in the world, so a kill at any instant loses nothing of it: what was not recorded is done
/// again, and copies lie under their hash, where a second one is the first.
struct EvidenceDesk {
    /// So many are fetched side by side: one slow server does not hold up all.
    static let atOnce = 4
    /// How long it waits before a try is made again, where that may help.
    static let pauses: [Duration] = [.seconds(2), .seconds(10)]

    let handler: CommandHandler
    let means: EvidenceMeans
    let clock: any WallClock
    let bell: Bell
    let stop: StopSign
    let tally: Tally
    let watch: StoreWatch
    let logger: Logger

    func run() async {
        while stop.mayGoOn {
            do throws(LedgerFailure) {
                let waiting = try await handler.current().evidenceToSee
                guard !waiting.isEmpty else {
                    await bell.wait()
                    continue
                }
                guard try await see(Array(waiting.prefix(Self.atOnce))) else {
                    // Whatever breaks one off would break off the next.
                    try? await clock.sleep(until: clock.now + .seconds(1))
                    continue
                }
            } catch {
                watch.note(error, at: clock.now)
                logger.error("evidence waits: the store fails", metadata: ["why": "\(error)"])
                await watch.rest(on: clock)
            }
        }
    }

    /// - Returns: Whether each was brought to its end.
    private func see(_ items: [Evidence]) async throws(LedgerFailure) -> Bool {
        tally.begin()
        defer { tally.end() }
        let ends = await withTaskGroup(of: Result<Bool, LedgerFailure>.self) { group in
            for item in items { group.addTask { await see(item) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        return try ends.map { (end) throws(LedgerFailure) in try end.get() }.allSatisfy(\.self)
    }

    private func see(_ item: Evidence) async -> Result<Bool, LedgerFailure> {
        guard let outcome = await outcome(of: item) else { return .success(false) }
        if case .failed(let fault) = outcome {
            logger.warning(
                "no copy was kept", metadata: ["evidence": "\(item.id)", "why": "\(fault.word)"])
        }
        do throws(LedgerFailure) {
            try await handler.perform(.evidence(item.number, outcome))
            return .success(true)
        } catch { return .failure(error) }
    }

    /// - Returns: Nil when it was cancelled: it is done at the next start.
    private func outcome(of item: Evidence) async -> EvidenceOutcome? {
        guard item.isWanted else {
            return .verified(await means.vault.check(item.copy?.hash ?? ""))
        }
        var pauses = Self.pauses[...]
        while true {
            do throws(EvidenceFault) {
                return try await copy(of: item.origin).map(EvidenceOutcome.kept)
            } catch {
                guard error.mayPass, let pause = pauses.popFirst() else { return .failed(error) }
                do { try await clock.sleep(until: clock.now + pause) } catch { return nil }
            }
        }
    }

    private func copy(
        of origin: Evidence.Origin
    ) async throws(EvidenceFault) -> Evidence.Copy? {
        guard let file = try await means.source.fetch(origin, limit: means.maxBytes) else {
            return nil
        }
        guard !file.bytes.isEmpty else { throw .empty }
        guard file.bytes.count <= means.maxBytes else { throw .tooLarge(means.maxBytes) }
        let fetchedAt = clock.now
        let type = MediaType.of(file.bytes, declared: file.type, name: file.name)
        guard MediaType.isTaken(type, by: means.types) else { throw .type(type) }
        let hash = try await means.vault.keep(file.bytes)
        return Evidence.Copy(
            hash: hash, bytes: file.bytes.count, type: type, name: file.name ?? type,
            fetchedAt: fetchedAt)
    }
}

extension EvidenceFault {
    /// A closed word for the log.
    fileprivate var word: String {
        switch self {
        case .noNetwork: "no network"
        case .badAddress: "bad address"
        case .privateAddress: "private address"
        case .tooManyRedirects: "too many redirects"
        case .tooLarge: "too large"
        case .empty: "empty"
        case .type: "type"
        case .status(let status): "http-\(status)"
        case .gone: "gone"
        case .unreachable(let word): word
        case .notWritten: "not written"
        }
    }
}

extension Entry {
    var isOfEvidence: Bool { if case .evidence = event { true } else { false } }
}

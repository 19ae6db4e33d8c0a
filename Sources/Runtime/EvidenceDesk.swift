import Commands
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
    /// How long a copy rests that could not be destroyed.
    static let removalPause = Duration.hours(1)

    let handler: CommandHandler
    let means: EvidenceMeans
    let clock: any WallClock
    let bell: Bell
    let stop: StopSign
    let tally: Tally
    let watch: StoreWatch
    let logger: Logger

    private enum Woken: Sendable {
        /// There may be more to see.
        case rung
        case seen(Int, Result<End, LedgerFailure>)
    }

    /// How a look at one item ended.
    private enum End: Sendable {
        case recorded
        /// It is done at the next start.
        case brokenOff
        case notRemoved
    }

    /// As soon as one has ended the next is begun: what is slow holds up nothing but itself.
    func run() async {
        await withTaskGroup(of: Woken.self) { group in
            var underWay: Set<Int> = []
            var resting: [Int: Date] = [:]
            var listens = false
            while stop.mayGoOn {
                do throws(LedgerFailure) {
                    resting = resting.filter { clock.now < $0.value }
                    try await begin(&underWay, besides: Set(resting.keys), in: &group)
                    if !listens {
                        listens = true
                        let wake = resting.values.min()
                        group.addTask {
                            await bell.wait(until: wake, on: clock)
                            return .rung
                        }
                    }
                    switch await group.next() {
                    case .rung, nil: listens = false
                    case .seen(let number, let end):
                        underWay.remove(number)
                        switch try end.get() {
                        case .recorded: break
                        // Whatever broke one off would break off the next.
                        case .brokenOff: try? await clock.sleep(until: clock.now + .seconds(1))
                        case .notRemoved:
                            resting[number] = clock.now + Self.removalPause
                            bell.ring()  // whoever listens is to know until when
                        }
                    }
                } catch {
                    watch.note(error, at: clock.now)
                    logger.error("evidence waits: the store fails", metadata: ["why": "\(error)"])
                    await watch.rest(on: clock)
                }
            }
            group.cancelAll()
        }
    }

    /// Goes for as many of those that wait as may be fetched side by side.
    private func begin(
        _ underWay: inout Set<Int>, besides resting: Set<Int>, in group: inout TaskGroup<Woken>
    ) async throws(LedgerFailure) {
        let all = try await handler.current().evidenceToSee.filter {
            !resting.contains($0.number)
        }
        // Bytes that go may be those that another just brought: neither while the other is done.
        let isEnding = all.contains { $0.isToRemove && underWay.contains($0.number) }
        guard !isEnding else { return }
        var waiting = all.filter { !underWay.contains($0.number) && !$0.isToRemove }
        if underWay.isEmpty, let ending = all.first(where: \.isToRemove) { waiting = [ending] }
        guard !waiting.isEmpty, underWay.count < Self.atOnce else { return }
        let contentGuard = try await handler.contentGuard()
        for item in waiting.prefix(Self.atOnce - underWay.count) {
            underWay.insert(item.number)
            tally.begin()
            group.addTask {
                defer { tally.end() }
                return .seen(item.number, await see(item, contentGuard))
            }
        }
    }

    private func see(
        _ item: Evidence, _ contentGuard: ContentGuard
    ) async -> Result<End, LedgerFailure> {
        guard let outcome = await outcome(of: item, contentGuard) else {
            return .success(.brokenOff)
        }
        if case .failed(let fault) = outcome {
            logger.warning(
                "no copy was kept", metadata: ["evidence": "\(item.id)", "why": "\(fault.word)"])
        }
        do throws(LedgerFailure) {
            try await handler.perform(.evidence(item.number, outcome))
            return .success(outcome == .removalFailed ? .notRemoved : .recorded)
        } catch { return .failure(error) }
    }

    /// - Returns: Nil when it was cancelled: it is done at the next start.
    private func outcome(
        of item: Evidence, _ contentGuard: ContentGuard
    ) async -> EvidenceOutcome? {
        if item.isToRemove { return await remove(item) }
        guard item.isWanted else {
            return .verified(await means.vault.check(item.copy?.hash ?? ""))
        }
        var pauses = Self.pauses[...]
        while true {
            do throws(EvidenceFault) {
                return try await copy(of: item.origin, contentGuard).map(EvidenceOutcome.kept)
            } catch {
                guard error.mayPass, let pause = pauses.popFirst() else { return .failed(error) }
                do { try await clock.sleep(until: clock.now + pause) } catch { return nil }
            }
        }
    }

    /// - Returns: Nil when the world could not be read.
    private func remove(_ item: Evidence) async -> EvidenceOutcome? {
        guard let hash = item.copy?.hash else { return .removed }
        guard let world = try? await handler.current() else { return nil }
        if !world.isShared(hash, besides: item.number) {
            do throws(EvidenceFault) { try await means.vault.remove(hash) } catch {
                logger.warning(
                    "a copy could not be destroyed", metadata: ["evidence": "\(item.id)"])
                return .removalFailed
            }
        }
        return .removed
    }

    /// The guard looks at a file's name and at what a person wrote in a message or under a file,
    /// for that is what is told here again. Pages and files are not searched: proof of an exam
    /// paper that leaked bears its 绝密★启用前, and has to be kept.
    private func copy(
        of origin: Evidence.Origin, _ contentGuard: ContentGuard
    ) async throws(EvidenceFault) -> Evidence.Copy? {
        guard let file = try await means.source.fetch(origin, limit: means.maxBytes) else {
            return nil
        }
        for text in [file.name, file.words].compactMap(\.self)
        where contentGuard.trips(text, addressed: false) != nil {
            throw .secret
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
        case .secret: "secret mark"
        }
    }
}

extension Entry {
    var isOfEvidence: Bool { if case .evidence = event { true } else { false } }
}

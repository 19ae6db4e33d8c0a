import Domain
import Foundation
import Ports
import Runtime
import Synchronization

/// What others serve, and the folder in which copies are kept: both outlive kills of the bot.
package final class FakeWeb: Sendable {
    private struct State {
        var served: [String: Result<FetchedFile, EvidenceFault>] = [:]
        var slow: [String: Duration] = [:]
        var kept: [String: [UInt8]] = [:]
        var fetches = 0
        var mayRemove = true
    }

    private let state = Mutex(State())
    private let answersAll: Bool

    /// - Parameter answersAll: There is a page behind every link, as in a rehearsal.
    package init(answersAll: Bool = false) { self.answersAll = answersAll }

    /// - Parameters:
    ///   - name: A link, a chat's address of a file, or a message's id.
    ///   - delay: How long it takes; nil: as others do.
    package func serve(
        _ name: String, _ answer: Result<FetchedFile, EvidenceFault>, after delay: Duration? = nil
    ) {
        state.withLock { state in
            state.served[name] = answer
            state.slow[name] = delay
        }
    }

    /// How often something was fetched.
    package var fetches: Int { state.withLock(\.fetches) }

    /// What lies in the folder, by its name.
    package var kept: [String: [UInt8]] { state.withLock(\.kept) }

    /// Somebody changes a copy, or with nil deletes it.
    package func tamper(_ hash: String, _ bytes: [UInt8]?) {
        state.withLock { $0.kept[hash] = bytes }
    }

    /// Whether the disk lets a copy go.
    package var mayRemove: Bool {
        get { state.withLock(\.mayRemove) }
        set { state.withLock { $0.mayRemove = newValue } }
    }

    /// The means of one life of the process.
    package func means(
        _ life: Life, _ clock: any WallClock, maxBytes: Int = 20 << 20
    ) -> EvidenceMeans {
        let road = Road(web: self, life: life, clock: clock)
        return EvidenceMeans(source: road, vault: road, maxBytes: maxBytes)
    }

    fileprivate func delay(of name: String) -> Duration {
        state.withLock { $0.slow[name] ?? .milliseconds(300) }
    }

    fileprivate func fetched(_ name: String) -> Result<FetchedFile, EvidenceFault> {
        state.withLock { state in
            state.fetches += 1
            if let served = state.served[name] { return served }
            guard answersAll, name.hasPrefix("http") else { return .failure(.noNetwork) }
            let page = "<p>\(name)</p>"
            return .success(
                FetchedFile(bytes: Array(page.utf8), type: "text/html", name: "page.html"))
        }
    }

    fileprivate func keep(_ bytes: [UInt8]) -> String {
        let name = Self.name(bytes)
        state.withLock { $0.kept[name] = bytes }
        return name
    }

    /// SHA-256 of a text; of other bytes what stands for it, which no room without a cryptographic
    /// library has: as long, and another for other bytes (FNV-1a from four beginnings).
    package static func name(_ bytes: [UInt8]) -> String {
        if let text = String(validating: bytes, as: UTF8.self) {
            return StatementText.sha256(of: text)
        }
        return (0..<4).map { start in
            let sum = bytes.reduce(0xcbf2_9ce4_8422_2325 &+ UInt64(start)) { sum, byte in
                (sum ^ UInt64(byte)) &* 0x100_0000_01b3
            }
            let digits = String(sum, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    /// The process may die before it asks, before it hears, and before and after it has kept.
    private struct Road: EvidenceSource, EvidenceVault {
        let web: FakeWeb
        let life: Life
        let clock: any WallClock

        func fetch(
            _ origin: Evidence.Origin, limit: Int
        ) async throws(EvidenceFault) -> FetchedFile? {
            guard life.step() else { return nil }
            let name =
                switch origin {
                case .link(let link): link
                case .file(let file):
                    switch file.place {
                    case .media(let uri): uri
                    case .message(let id, _): id
                    }
                }
            try? await clock.sleep(until: clock.now + web.delay(of: name))
            let file = try web.fetched(name).get()
            guard file.bytes.count <= limit else { throw .tooLarge(limit) }
            return life.step() ? file : nil
        }

        func keep(_ bytes: [UInt8]) async throws(EvidenceFault) -> String {
            guard life.step() else { throw .notWritten }
            return web.keep(bytes)
        }

        func check(_ hash: String) async -> Evidence.Finding {
            guard let kept = web.kept[hash] else { return .gone }
            return FakeWeb.name(kept) == hash ? .intact : .altered
        }

        func remove(_ hash: String) async throws(EvidenceFault) {
            guard life.step(), web.mayRemove else { throw .notWritten }
            web.tamper(hash, nil)
        }
    }
}

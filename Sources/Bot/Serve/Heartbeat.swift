import Domain
import Foundation
import Logging
import Ports
import Runtime

/// Pings an address outside while all is well, and only then: whoever keeps it misses the ping
/// and calls somebody, whatever it is that stops the bot from doing so itself.
struct Heartbeat {
    let settings: Settings.Heartbeat
    let wire: any HTTPWire
    let audit: @Sendable () async -> [SelfAudit.Finding]
    let clock: any WallClock
    let log: Logger

    func run() async {
        var lastWord = ""
        while !_Concurrency.Task.isCancelled {
            let word = await beat()
            // Said once, not each minute.
            if let word, word != lastWord {
                log.warning("no heartbeat", metadata: ["why": "\(word)"])
            }
            lastWord = word ?? ""
            do { try await clock.sleep(until: clock.now + settings.every) } catch { return }
        }
    }

    /// - Returns: Why there was none; nil when it arrived.
    func beat() async -> String? {
        let findings = await audit()
        guard findings.isEmpty else { return findings.map(\.word).joined(separator: "; ") }
        let request = HTTPRequest(
            .get, settings.url, connectTimeout: .seconds(5), timeout: .seconds(10))
        do throws(WireFailure) {
            let status = try await wire.exchange(request).status
            return (200..<300).contains(status) ? nil : "the far end answers \(status)"
        } catch {
            return "the far end is not reached: \(error)"
        }
    }
}

/// Whether our own network lives, by addresses that should always be there.
struct OwnNetwork: Sendable {
    /// `host:port`; none: it is believed to live.
    let addresses: [String]
    let wire: any HTTPWire

    /// Whoever answers anything at all, or refuses, is reached.
    func isAlive() async -> Bool {
        guard !addresses.isEmpty else { return true }
        return await withTaskGroup(of: Bool.self) { group in
            for address in addresses { group.addTask { await reaches(address) } }
            for await reached in group where reached {
                group.cancelAll()
                return true
            }
            return false
        }
    }

    private func reaches(_ address: String) async -> Bool {
        let request = HTTPRequest(
            .get, "http://\(address)/", connectTimeout: .seconds(2), timeout: .seconds(3))
        do throws(WireFailure) {
            _ = try await wire.exchange(request)
            return true
        } catch {
            switch error {
            case .notSent(.refused), .uncertain: return true
            case .notSent, .cancelled: return false
            }
        }
    }
}

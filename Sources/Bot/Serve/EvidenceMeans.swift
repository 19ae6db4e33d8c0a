import Channels
import Curl
import Foundation
import Ports
import Runtime
import Store

extension Assembly {
    /// What evidence is fetched with and kept in. The sandbox goes out to no network, unless its
    /// settings speak of evidence themselves.
    static func evidence(
        _ settings: Settings, ledger: SQLiteLedger, wire: CurlClient, chats: [MatrixSession]
    ) async throws -> EvidenceMeans? {
        guard settings.chat != .sandbox || settings.evidence != nil else { return nil }
        let rule = settings.evidence ?? Settings.Evidence()
        let store = path(settings.store)
        do throws(LedgerFailure) {
            return EvidenceMeans(
                source: EvidenceRoads(
                    web: WebFetch(wire: wire, allowsPrivate: rule.allowPrivate), chats: chats),
                vault: try await ledger.evidenceFolder(at: evidenceFolder(settings)),
                maxBytes: rule.maxBytes, types: rule.types)
        } catch {
            throw BotFailure(error, at: store)
        }
    }

    /// Where copies of evidence lie.
    static func evidenceFolder(_ settings: Settings) -> String {
        settings.evidence?.path
            ?? URL(fileURLWithPath: path(settings.store)).deletingLastPathComponent()
            .appending(path: "evidence").path
    }
}

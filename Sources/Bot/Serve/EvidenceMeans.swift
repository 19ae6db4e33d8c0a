import Channels
import Curl
import Domain
import Foundation
import Ports
import Runtime
import Store

extension Assembly {
    /// What evidence is fetched with and kept in. The sandbox goes out to no network, unless its
    /// settings speak of evidence themselves.
    static func evidence(
        _ settings: Settings, ledger: SQLiteLedger, wire: CurlClient, roads: Roads
    ) async throws -> EvidenceMeans? {
        guard settings.chat != .sandbox || settings.evidence != nil else { return nil }
        let rule = settings.evidence ?? Settings.Evidence()
        let store = path(settings.store)
        let web = WebFetch(wire: wire, allowsPrivate: rule.allowPrivate)
        do throws(LedgerFailure) {
            return EvidenceMeans(
                source: EvidenceRoads(
                    web: web, chats: roads.matrix, webhooks: webhookFiles(settings, web),
                    mailboxes: roads.mailboxes),
                vault: try await ledger.evidenceFolder(at: evidenceFolder(settings)),
                maxBytes: rule.maxBytes, types: rule.types)
        } catch {
            throw BotFailure(error, at: store)
        }
    }

    private static func webhookFiles(
        _ settings: Settings, _ web: WebFetch
    ) -> [RouteKind: WebhookFiles] {
        var files: [RouteKind: WebhookFiles] = [:]
        for (chat, route) in [(settings.chat, RouteKind.chat), (settings.backupChat, .backup)] {
            guard case .webhook(let chat)? = chat else { continue }
            files[route] = WebhookFiles(url: chat.url, caFile: chat.caFile, web: web)
        }
        return files
    }

    /// Where copies of evidence lie.
    static func evidenceFolder(_ settings: Settings) -> String {
        settings.evidence?.path
            ?? URL(fileURLWithPath: path(settings.store)).deletingLastPathComponent()
            .appending(path: "evidence").path
    }
}

import Domain
import Foundation
import Ports

/// Files of a webhook chat, by the address that its gateway names. The gateway's own host is our
/// setting; any other address is looked at as a link that somebody gave, so that nobody has the bot
/// fetch what only its own network may see.
package struct WebhookFiles: FileRoad {
    private let url: String
    private let caFile: String?
    private let web: WebFetch

    /// - Parameter url: Where the bot posts to.
    package init(url: String, caFile: String?, web: WebFetch) {
        self.url = url
        self.caFile = caFile
        self.web = web
    }

    package func fetch(
        _ file: ChatFile, limit: Int
    ) async throws(EvidenceFault) -> FetchedFile? {
        guard case .media(let address) = file.place else { throw .gone }
        guard Evidence.isWebAddress(address) else { throw .badAddress }
        let isOurs = Self.origin(address) == Self.origin(url)
        let hop = WebFetch.Hop(
            url: address, caFile: isOurs ? caFile : nil, isOurs: isOurs)
        guard let (answer, last) = try await web.follow(hop, limit: limit) else { return nil }
        switch answer.status {
        case 200: break
        case 404, 410: throw .gone
        default: throw .status(answer.status)
        }
        var fetched = FetchedFile(answer, from: last)
        fetched.name = file.name ?? fetched.name
        fetched.type = file.type ?? fetched.type
        return fetched
    }

    /// Scheme, host and port; nil for what has none.
    private static func origin(_ address: String) -> String? {
        guard let parts = URLComponents(string: address), let scheme = parts.scheme?.lowercased(),
            let host = parts.host?.lowercased(), !host.isEmpty
        else { return nil }
        return "\(scheme)://\(host):\(parts.port ?? (scheme == "https" ? 443 : 80))"
    }
}

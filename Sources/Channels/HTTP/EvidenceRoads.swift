import Domain
import Ports

/// Whatever evidence is made of: pages of the web, files of the chats and of mails.
package struct EvidenceRoads: EvidenceSource {
    private let web: WebFetch
    private let chats: [RouteKind: any FileRoad]
    private let mailboxes: [MailboxSource]

    /// - Parameters:
    ///   - chats: Those whose files can be fetched.
    ///   - webhooks: The same, behind a gateway.
    package init(
        web: WebFetch, chats: [MatrixSession], webhooks: [RouteKind: WebhookFiles] = [:],
        mailboxes: [MailboxSource] = []
    ) {
        self.web = web
        var roads: [RouteKind: any FileRoad] = webhooks
        for chat in chats { roads[chat.route] = MatrixMedia(client: chat.client, web: web) }
        self.chats = roads
        self.mailboxes = mailboxes
    }

    package func fetch(
        _ origin: Evidence.Origin, limit: Int
    ) async throws(EvidenceFault) -> FetchedFile? {
        switch origin {
        case .link(let url): return try await web.page(url, limit: limit)
        case .file(let file):
            let road: (any FileRoad)? =
                file.route == .email
                ? mailboxes.first { $0.holds(file) } : chats[file.route]
            guard let road else { throw .gone }
            return try await road.fetch(file, limit: limit)
        }
    }
}

import Domain
import Web

/// The chat: sections of several kinds.
extension SettingsReader {
    static let web = ["http", "https"]

    mutating func chat(_ root: Section) -> Settings.Chat? {
        guard node("chat", in: root, required: true) != nil,
            let section = section("chat", in: root, keys: .chat)
        else { return nil }
        switch section.kind {
        case "matrix": return matrix(section)
        case "webhook": return webhook(section, hasWeb: root.has("web"), mustHear: true)
        default: return .sandbox
        }
    }

    /// The terminal cannot stand in for a server. One that only speaks still does some good.
    mutating func backupChat(_ root: Section, besides first: Settings.Chat?) -> Settings.Chat? {
        guard let section = section("backupChat", in: root, keys: .backupChat) else { return nil }
        guard section.kind == "webhook" else { return matrix(section) }
        let chat = webhook(section, hasWeb: root.has("web"), mustHear: false)
        if let path = chat?.path, path == first?.path {
            note(.doubled("backupChat.inbound.path", path), line: section.line(of: "inbound"))
        }
        return chat
    }

    private mutating func matrix(_ section: Section) -> Settings.Chat? {
        let homeserver = url("homeserver", in: section, schemes: Self.web)
        let token = secret("accessToken", in: section)
        let room = value("room", in: section, else: SettingsFault.badRoom) { text in
            text.wholeMatch(of: /[#!]\S+/) == nil ? nil : text
        }
        refuseIncidentRooms(section)
        let caFile = readableFile("caFile", in: section)
        guard let homeserver, let token, let room else { return nil }
        return .matrix(
            .init(homeserver: homeserver, accessToken: token, room: room, caFile: caFile))
    }

    private mutating func refuseIncidentRooms(_ section: Section) {
        guard let node = section.members["incidentRooms"] else { return }
        let path = section.path(of: "incidentRooms")
        switch node.value {
        case .bool(true): note(.keyNotBuilt(path), line: node.line)
        case .bool(false): break
        default: note(.wrongType(path, .trueOrFalse), line: node.line)
        }
    }

    // MARK: Webhook

    /// - Parameter mustHear: A chat that takes no commands is none.
    private mutating func webhook(
        _ section: Section, hasWeb: Bool, mustHear: Bool
    ) -> Settings.Chat? {
        let url = url("url", in: section, schemes: Self.web)
        let secret = webhookSecret(section)
        let room = string("room", in: section)
        let account = string("account", in: section, required: false)
        var inbound: Settings.Chat.Webhook.Inbound?
        if node("inbound", in: section, required: mustHear) != nil,
            let inner = self.section("inbound", in: section, keys: .chatInbound)
        {
            if !hasWeb { note(.needsWeb(inner.path), line: inner.line) }
            inbound = path(inner).map { .init(path: $0) }
        }
        let caFile = readableFile("caFile", in: section)
        guard let url, let secret, let room else { return nil }
        return .webhook(
            .init(
                url: url, secret: secret, room: room, account: account, inbound: inbound,
                caFile: caFile))
    }

    /// What says that it is Base64 must be.
    mutating func webhookSecret(_ section: Section) -> Secret? {
        guard let secret = secret("secret", in: section) else { return nil }
        guard secret == .withheld || WebhookKey(secret.reveal()) != nil else {
            note(.badWebhookSecret(section.path(of: "secret")), line: section.line(of: "secret"))
            return nil
        }
        return secret
    }

    mutating func path(_ section: Section) -> String? {
        value("path", in: section, else: SettingsFault.badPath) { text in
            text.wholeMatch(of: /\/[^\s?#]*/) == nil ? nil : text
        }
    }
}

extension Settings.Chat {
    /// Where its far end hands in.
    var path: String? { if case .webhook(let chat) = self { chat.inbound?.path } else { nil } }
}

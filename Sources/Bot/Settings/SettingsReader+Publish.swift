import Domain
import Foundation

/// Official channels: sections of several kinds.
extension SettingsReader {
    mutating func publish(_ root: Section) -> [Settings.Publish] {
        guard let nodes = list("publish", in: root, required: false) else { return [] }
        var channels: [Settings.Publish] = []
        var names: [String] = []
        for (index, node) in nodes.enumerated() {
            let found = section(node, path: "publish[\(index)]", keys: .publish)
            guard let section = found, let kind = section.kind else { continue }
            let name = publishName(section, taken: names) ?? kind
            names.append(name)
            let caFile = readableFile("caFile", in: section)
            guard let built = publishKind(kind, section) else { continue }
            if case .feed(let path, _) = built, channels.contains(where: { $0.folder == path }) {
                note(.doubled(section.path(of: "path"), path), line: section.line(of: "path"))
            }
            channels.append(.init(name: name, kind: built, caFile: caFile))
        }
        return channels
    }

    /// It is typed in commands (`via=wp`), where small and capital letters are one.
    private mutating func publishName(_ section: Section, taken: [String]) -> String? {
        guard let name = name(section, taken: []) else { return nil }
        let line = section.line(of: section.has("name") ? "name" : "kind")
        if name.wholeMatch(of: /[\p{L}\p{N}][\p{L}\p{N}._\-]{0,31}/) == nil {
            note(.badName(section.path(of: "name"), name), line: line)
        }
        if taken.contains(where: { $0.lowercased() == name.lowercased() }) {
            note(.doubled(section.path(of: "name"), name), line: line)
        }
        return name
    }

    private mutating func publishKind(
        _ kind: String, _ section: Section
    ) -> Settings.Publish.Kind? {
        switch kind {
        case "feed":
            let path = string("path", in: section)
            let url = url("url", in: section, schemes: Self.web)
            guard let path, let url else { return nil }
            return .feed(path: path, url: url)
        case "wordpress": return wordpress(section).map { .wordpress($0) }
        case "mastodon":
            let url = guardedURL(section)
            let token = secret("accessToken", in: section)
            guard let url, let token else { return nil }
            return .mastodon(url: url, accessToken: token)
        default:
            let url = guardedURL(section)
            let secret = webhookSecret(section)
            guard let url, let secret else { return nil }
            return .webhook(url: url, secret: secret)
        }
    }

    private mutating func wordpress(_ section: Section) -> Settings.Publish.WordPress? {
        let url = guardedURL(section)
        // The login is written `name:password`.
        let username = value("username", in: section, else: SettingsFault.colonInName) { text in
            text.contains(":") ? nil : text
        }
        let password = secret("password", in: section)
        let category = count("category", in: section)
        guard let url, let username, let password else { return nil }
        return .init(url: url, username: username, password: password, category: category)
    }

    /// An address that a password or a public text goes to: over TLS, or on this machine.
    private mutating func guardedURL(_ section: Section) -> String? {
        guard let url = url("url", in: section, schemes: Self.web) else { return nil }
        let parts = URLComponents(string: url)
        let host = parts?.host?.lowercased() ?? ""
        let isHere = ["localhost", "::1", "[::1]"].contains(host) || Self.isLoopback(host)
        if parts?.scheme?.lowercased() != "https", !isHere {
            note(.openRoad(section.path(of: "url")), line: section.line(of: "url"))
        }
        return url
    }

    /// Four numbers beginning with 127: a name such as `127.example.org` is elsewhere.
    private static func isLoopback(_ host: String) -> Bool {
        host.wholeMatch(of: /127(\.\d{1,3}){3}/) != nil
    }
}

extension Settings.Publish {
    fileprivate var folder: String? {
        if case .feed(let path, _) = kind { path } else { nil }
    }
}

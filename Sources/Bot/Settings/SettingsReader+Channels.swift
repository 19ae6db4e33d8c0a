import Domain

/// SMS: sections of several kinds.
extension SettingsReader {
    static let spool = "var/spool"

    // MARK: SMS

    /// What the web server gives the gateways, as far as it is written.
    private struct WebPromise {
        var isThere: Bool
        var hasURL: Bool
        var publicURL: String?

        init(_ root: Section, _ web: Settings.Web?) {
            isThere = root.has("web")
            publicURL = web?.publicURL
            guard case .object(let members)? = root.members["web"]?.value else {
                hasURL = false
                return
            }
            hasURL = members.contains { $0.key == "publicURL" }
        }
    }

    /// - Parameter paths: Where others hand in already.
    mutating func sms(
        _ root: Section, web: Settings.Web?, paths: Set<String> = []
    ) -> [Settings.SMS] {
        let promise = WebPromise(root, web)
        guard let nodes = list("sms", in: root, required: false) else { return [] }
        var gateways: [Settings.SMS] = []
        var paths = paths
        for (index, node) in nodes.enumerated() {
            let found = section(node, path: "sms[\(index)]", keys: .sms)
            guard let section = found, let kind = section.kind else { continue }
            let name = name(section, taken: gateways.map(\.name))
            guard kind == "kannel" else {
                let directory = string("directory", in: section, required: false) ?? Self.spool
                gateways.append(.init(name: name ?? kind, kind: .spool(directory: directory)))
                continue
            }
            guard let kannel = kannel(section, web: promise) else { continue }
            if let path = kannel.inbound?.path, !paths.insert(path).inserted {
                let place = "sms[\(index)].inbound.path"
                note(.doubled(place, path), line: section.line(of: "inbound"))
            }
            gateways.append(.init(name: name ?? kind, kind: .kannel(kannel)))
        }
        return gateways
    }

    private mutating func kannel(
        _ section: Section, web: WebPromise
    ) -> Settings.SMS.Kannel? {
        let url = url("url", in: section, schemes: Self.web)
        let username = string("username", in: section)
        let password = secret("password", in: section)
        let sender = string("sender", in: section)
        let receipts = duration("receipts", in: section)
        let callback = self.url(
            "callbackURL", in: section, schemes: Self.web, required: false)
        let inbound = inbound(section, hasWeb: web.isThere)
        if section.has("receipts") {
            checkReceipts(section, callback: section.has("callbackURL") || web.hasURL)
        }
        let caFile = readableFile("caFile", in: section)
        guard let url, let username, let password, let sender else { return nil }
        return .init(
            url: url, username: username, password: password, sender: sender, receipts: receipts,
            callbackURL: callback ?? web.publicURL, inbound: inbound, caFile: caFile)
    }

    /// A report that cannot arrive would count every message as lost.
    private mutating func checkReceipts(_ section: Section, callback: Bool) {
        let path = section.path(of: "receipts")
        if !section.has("inbound") {
            note(.needs(path, section.path(of: "inbound")), line: section.line(of: "receipts"))
        }
        if !callback { note(.needsCallback(path), line: section.line(of: "receipts")) }
    }

    private mutating func inbound(_ outer: Section, hasWeb: Bool) -> Settings.SMS.Inbound? {
        guard let section = section("inbound", in: outer, keys: .inbound) else { return nil }
        if !hasWeb { note(.needsWeb(section.path), line: section.line) }
        let path = path(section)
        let token = secret("token", in: section)
        guard let path, let token else { return nil }
        return .init(path: path, token: token)
    }

    mutating func name(_ section: Section, taken: [String]) -> String? {
        let name = string("name", in: section, required: false) ?? section.kind
        if let name, taken.contains(name) {
            let line = section.line(of: section.has("name") ? "name" : "kind")
            note(.doubled(section.path(of: "name"), name), line: line)
        }
        return name
    }
}

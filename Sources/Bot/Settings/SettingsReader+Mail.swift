import Domain
import Foundation

/// Mail.
extension SettingsReader {
    mutating func email(_ root: Section) -> [Settings.Email] {
        guard let node = root.members["email"] else { return [] }
        guard case .array(let nodes) = node.value else {
            return mailer(node, path: "email", taken: []).map { [$0] } ?? []
        }
        var mailers: [Settings.Email] = []
        for (index, node) in nodes.enumerated() {
            let taken = mailers.map(\.name)
            if let mailer = mailer(node, path: "email[\(index)]", taken: taken) {
                mailers.append(mailer)
            }
        }
        return mailers
    }

    private mutating func mailer(
        _ node: JSONNode, path: String, taken: [String]
    ) -> Settings.Email? {
        guard let section = section(node, path: path, keys: .email), let kind = section.kind
        else { return nil }
        let name = name(section, taken: taken) ?? kind
        guard kind == "smtp" else {
            let directory = string("directory", in: section, required: false) ?? Self.spool
            return .init(name: name, kind: .spool(directory: directory))
        }
        return smtp(section).map { .init(name: name, kind: .smtp($0)) }
    }

    private mutating func smtp(_ section: Section) -> Settings.Email.SMTP? {
        let url = url("url", in: section, schemes: ["smtp", "smtps"])
        let startTLS = startTLS(section)
        let login = login(section)
        let from = value("from", in: section, else: SettingsFault.badMailAddress) { text in
            text.wholeMatch(of: /[^\s@<>]+@[^\s@<>]+/) == nil ? nil : text
        }
        let caFile = readableFile("caFile", in: section)
        let inbound = mailbox(section)
        guard let url, let from else { return nil }
        return .init(
            url: url, startTLS: startTLS ?? .required, login: login, from: from, caFile: caFile,
            inbound: inbound)
    }

    private mutating func startTLS(_ section: Section) -> Settings.Email.StartTLS? {
        value(
            "startTLS", in: section, required: false,
            else: { path, text in
                let known = Settings.Email.StartTLS.allCases.map(\.rawValue)
                return SettingsFault.badChoice(path, text, known: known)
            }, read: Settings.Email.StartTLS.init(rawValue:))
    }

    private mutating func login(_ section: Section) -> Settings.Email.Login? {
        let username = string("username", in: section, required: false)
        let password = secret("password", in: section, required: false)
        for (key, other) in [("username", "password"), ("password", "username")]
        where section.has(key) && !section.has(other) {
            let fault = SettingsFault.needs(section.path(of: key), section.path(of: other))
            note(fault, line: section.line(of: key))
        }
        guard let username, let password else { return nil }
        return .init(username: username, password: password)
    }

    // MARK: Inwards

    private static let pollEvery = Duration.seconds(30)

    private mutating func mailbox(_ outer: Section) -> Settings.Email.Inbound? {
        guard let section = section("inbound", in: outer, keys: .mailbox) else { return nil }
        let url = url("url", in: section, schemes: ["imap", "imaps"])
        if let url, let parts = URLComponents(string: url), !parts.path.isEmpty {
            note(.pathInURL(section.path(of: "url")), line: section.line(of: "url"))
        }
        let startTLS = startTLS(section)
        if startTLS == Settings.Email.StartTLS.none, let url, Self.isOpenRoad(url) {
            note(.plainPassword(section.path(of: "startTLS")), line: section.line(of: "startTLS"))
        }
        let username = string("username", in: section)
        let password = secret("password", in: section)
        let mailbox = value(
            "mailbox", in: section, required: false, else: SettingsFault.badMailbox
        ) { text in
            text.wholeMatch(of: /[ !#-\[\]-~]+/) == nil ? nil : text
        }
        let pollEvery = duration("pollEvery", in: section)
        let caFile = readableFile("caFile", in: section)
        guard let url, let username, let password else { return nil }
        return .init(
            url: url, startTLS: startTLS ?? .required,
            login: .init(username: username, password: password), mailbox: mailbox ?? "INBOX",
            pollEvery: pollEvery ?? Self.pollEvery, caFile: caFile)
    }

    /// Neither TLS from the first byte, nor a server on this machine.
    private static func isOpenRoad(_ url: String) -> Bool {
        guard let parts = URLComponents(string: url), parts.scheme?.lowercased() == "imap" else {
            return false
        }
        let host = parts.host?.lowercased() ?? ""
        return !["localhost", "::1", "[::1]"].contains(host) && !host.hasPrefix("127.")
    }
}

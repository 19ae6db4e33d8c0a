import Domain
import Foundation
import Store

/// The root and the sections that have one form only.
extension SettingsReader {
    /// - Returns: What could be put together; it counts only where no fault was noted.
    mutating func settings(_ root: JSONNode) -> Settings? {
        guard let section = section(root, path: "", keys: .root) else { return nil }
        let unit = unit(section)
        let languages = languages(section)
        let timeZone = value(
            "timeZone", in: section, else: SettingsFault.badTimeZone,
            read: TimeZone.init(identifier:))
        let plan = string("plan", in: section)
        let store = store(section)
        let chat = chat(section)
        let backupChat = backupChat(section, besides: chat)
        let web = web(section)
        let sms = sms(
            section, web: web, paths: Set([chat?.path, backupChat?.path].compactMap(\.self)))
        let email = email(section)
        let publish = publish(section)
        let failover = failover(section)
        let perMinute = perMinute(section)
        let heartbeat = heartbeat(section)
        let evidence = evidence(section)
        let admins = strings("admins", in: section, required: false) ?? []
        guard let unit, let timeZone, let plan, let store, let chat else { return nil }
        return Settings(
            unit: unit, languages: languages, timeZone: timeZone, plan: plan, store: store.0,
            storeKey: store.key,
            chat: chat, backupChat: backupChat, sms: sms, email: email, publish: publish,
            failover: failover,
            perMinute: perMinute, heartbeat: heartbeat, evidence: evidence, web: web, admins: admins
        )
    }

    private mutating func unit(_ root: Section) -> Settings.Unit? {
        guard node("unit", in: root, required: true) != nil,
            let section = section("unit", in: root, keys: .unit)
        else { return nil }
        var name: Bilingual?
        if node("name", in: section, required: true) != nil,
            let names = self.section("name", in: section, keys: .unitName)
        {
            let zh = string("zh", in: names)
            let en = string("en", in: names)
            if let zh, let en { name = Bilingual(zh: zh, en: en) }
        }
        let signature = string("smsSignature", in: section)
        let phone = string("dutyPhone", in: section)
        guard let name, let signature, let phone else { return nil }
        return .init(name: name, smsSignature: signature, dutyPhone: phone)
    }

    private mutating func languages(_ root: Section) -> [Language] {
        guard let nodes = list("languages", in: root, required: true) else { return [] }
        if nodes.isEmpty { note(.empty("languages"), line: root.line(of: "languages")) }
        var languages: [Language] = []
        for (index, node) in nodes.enumerated() {
            let path = "languages[\(index)]"
            guard let text = string(node, path: path) else { continue }
            if let language = Language(rawValue: text) {
                if languages.contains(language) { note(.doubled(path, text), line: node.line) }
                languages.append(language)
            } else {
                let known = Language.allCases.map(\.rawValue)
                note(.badChoice(path, text, known: known), line: node.line)
            }
        }
        return languages
    }

    private mutating func store(_ root: Section) -> (Settings.Store, key: Secret?)? {
        guard node("store", in: root, required: true) != nil,
            let section = section("store", in: root, keys: .store)
        else { return nil }
        let key = storeKey(section)
        return string("path", in: section).map { (.sqlite(path: $0), key) }
    }

    private mutating func storeKey(_ section: Section) -> Secret? {
        guard let key = secret("key", in: section, required: false, kind: .storeKey) else {
            return nil
        }
        if key != .withheld, StoreKey(base64: key.reveal()) == nil {
            note(.badStoreKey(section.path(of: "key")), line: section.line(of: "key"))
        }
        return key
    }

    private mutating func web(_ root: Section) -> Settings.Web? {
        guard let section = section("web", in: root, keys: .web) else { return nil }
        let listen = listen("listen", in: section)
        let url = url("publicURL", in: section, schemes: Self.web, required: false)
        guard let listen else { return nil }
        return .init(host: listen.host, port: listen.port, publicURL: url)
    }

    private mutating func failover(_ root: Section) -> Settings.Failover {
        var failover = Settings.Failover()
        guard let section = section("failover", in: root, keys: .failover) else { return failover }
        failover.probeEvery = duration("probeEvery", in: section) ?? failover.probeEvery
        failover.downAfter = count("downAfter", in: section) ?? failover.downAfter
        failover.upAfter = duration("upAfter", in: section) ?? failover.upAfter
        for (index, node) in (list("ownNetwork", in: section, required: false) ?? []).enumerated() {
            let path = "\(section.path(of: "ownNetwork"))[\(index)]"
            guard let text = string(node, path: path) else { continue }
            if Self.hostAndPort(text) == nil { note(.badHostPort(path, text), line: node.line) }
            failover.ownNetwork.append(text)
        }
        return failover
    }

    private mutating func perMinute(_ root: Section) -> [RouteKind: Int] {
        guard let section = section("perMinute", in: root, keys: .perMinute) else { return [:] }
        var limits: [RouteKind: Int] = [:]
        for route in RouteKind.allCases { limits[route] = count(route.rawValue, in: section) }
        return limits
    }

    /// A copy is held in memory while it is kept.
    private static let largestFile = 1 << 30

    private mutating func evidence(_ root: Section) -> Settings.Evidence? {
        guard let section = section("evidence", in: root, keys: .evidence) else { return nil }
        var evidence = Settings.Evidence()
        evidence.path = string("path", in: section, required: false)
        if let most = count("maxBytes", in: section) {
            if most > Self.largestFile {
                note(
                    .tooMuch(section.path(of: "maxBytes"), most: Self.largestFile, "1 GiB"),
                    line: section.line(of: "maxBytes"))
            }
            evidence.maxBytes = min(most, Self.largestFile)
        }
        evidence.allowPrivate = flag("allowPrivate", in: section) ?? evidence.allowPrivate
        guard let nodes = list("types", in: section, required: false) else { return evidence }
        if nodes.isEmpty {
            note(.empty(section.path(of: "types")), line: section.line(of: "types"))
        }
        evidence.types = nodes.enumerated().compactMap { index, node in
            let path = "\(section.path(of: "types"))[\(index)]"
            guard let text = string(node, path: path) else { return nil }
            if !MediaType.isPattern(text) { note(.badType(path, text), line: node.line) }
            return text
        }
        return evidence
    }

    private mutating func heartbeat(_ root: Section) -> Settings.Heartbeat? {
        guard let section = section("heartbeat", in: root, keys: .heartbeat) else { return nil }
        let every = duration("every", in: section)
        guard let url = url("url", in: section, schemes: Self.web) else { return nil }
        return Settings.Heartbeat(url: url, every: every ?? .seconds(60))
    }
}

import Domain

/// Every key of `bot.json`, each once. `deploy/bot.schema.json` holds the same, and a test says so.
struct SettingsKeys: Sendable, Equatable {
    /// Keys whatever the kind.
    var common: [String]
    /// Keys that belong to one kind each; the kinds are those that are built.
    var byKind: [String: [String]] = [:]
    /// Known to the full design, refused until they are built.
    var notBuilt: [String] = []
    /// Kinds known to the full design, refused until they are built.
    var kindsNotBuilt: [String] = []

    /// Every key that is understood, and refused only for want of its kind.
    var all: Set<String> { Set(common + byKind.values.joined()) }
    var kinds: [String] { byKind.keys.sorted() }

    static let root = SettingsKeys(
        common: [
            "$schema", "unit", "languages", "timeZone", "plan", "store", "chat", "backupChat",
            "sms",
            "email", "publish", "failover", "perMinute", "heartbeat", "evidence", "web", "admins",
        ],
        notBuilt: ["hooks"])
    static let unit = SettingsKeys(common: ["name", "smsSignature", "dutyPhone"])
    static let unitName = SettingsKeys(common: ["zh", "en"])
    static let store = SettingsKeys(
        common: ["kind", "key"], byKind: ["sqlite": ["path"]],
        kindsNotBuilt: ["postgres"])
    static let chat = SettingsKeys(
        common: ["kind"],
        byKind: [
            "sandbox": [],
            "matrix": ["homeserver", "accessToken", "room", "incidentRooms", "caFile"],
            "webhook": ["url", "secret", "room", "account", "inbound", "caFile"],
        ],
        kindsNotBuilt: ["mattermost", "slack", "rocketchat", "dingtalk", "feishu", "wecom"])
    static let chatInbound = SettingsKeys(common: ["path"])
    static let backupChat = SettingsKeys(
        common: ["kind"],
        byKind: [
            "matrix": ["homeserver", "accessToken", "room", "caFile"],
            "webhook": ["url", "secret", "room", "account", "inbound", "caFile"],
        ],
        kindsNotBuilt: chat.kindsNotBuilt)
    static let sms = SettingsKeys(
        common: ["name", "kind"],
        byKind: [
            "spool": ["directory"],
            "kannel": [
                "url", "username", "password", "sender", "receipts", "callbackURL", "inbound",
                "caFile",
            ],
        ])
    static let inbound = SettingsKeys(common: ["path", "token"])
    static let email = SettingsKeys(
        common: ["name", "kind"],
        byKind: [
            "spool": ["directory"],
            "smtp": ["url", "startTLS", "username", "password", "from", "caFile", "inbound"],
        ])
    static let mailbox = SettingsKeys(
        common: ["url", "startTLS", "username", "password", "mailbox", "pollEvery", "caFile"])
    static let publish = SettingsKeys(
        common: ["name", "kind", "caFile"],
        byKind: [
            "feed": ["path", "url"],
            "wordpress": ["url", "username", "password", "category"],
            "mastodon": ["url", "accessToken"],
            "webhook": ["url", "secret"],
        ])
    static let failover = SettingsKeys(
        common: ["probeEvery", "downAfter", "upAfter", "ownNetwork"])
    static let perMinute = SettingsKeys(common: RouteKind.allCases.map(\.rawValue))
    static let heartbeat = SettingsKeys(common: ["url", "every"])
    static let evidence = SettingsKeys(common: ["path", "maxBytes", "types", "allowPrivate"])
    static let web = SettingsKeys(common: ["listen", "publicURL"])
    static let secret = SettingsKeys(common: ["env", "file"])

    /// Every section by its path; the secrets are left out, since they look alike everywhere.
    static let sections: [String: SettingsKeys] = [
        "": root, "unit": unit, "unit.name": unitName, "store": store, "chat": chat,
        "chat.inbound": chatInbound, "backupChat": backupChat, "backupChat.inbound": chatInbound,
        "sms[]": sms,
        "sms[].inbound": inbound, "email[]": email, "email[].inbound": mailbox,
        "publish[]": publish,
        "failover": failover, "perMinute": perMinute, "heartbeat": heartbeat,
        "evidence": evidence, "web": web,
    ]
}

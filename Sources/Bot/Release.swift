import Store

/// What this build is.
enum Release {
    static let version = "0.1.0"
    /// Of the store's tables; it grows with each migration.
    static let schema = SQLiteLedger.schemaVersion

    /// Three lines: version, plan version, schema version.
    static func text(plan: String?) -> String {
        let unread = spoken(zh: "无法读取", en: "unreadable")
        return """
            fenghuo \(version)
            \(spoken(zh: "预案", en: "plan")) \(plan ?? unread)
            \(spoken(zh: "存储格式", en: "schema")) \(schema)
            """
    }
}

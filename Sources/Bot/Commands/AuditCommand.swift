import ArgumentParser

struct AuditCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "audit",
            abstract: spoken(zh: "核验或导出日志。", en: "Verify or export the log."),
            subcommands: [Verify.self, Export.self])
    }

    struct Verify: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "verify",
                abstract: spoken(
                    zh: "核验日志的哈希链和存证副本。",
                    en: "Check the log's hash chain, and the copies of evidence."))
        }

        @OptionGroup var file: ConfigOption

        @Argument(
            help: .init(
                spoken(
                    zh: "导出的日志；省略则核验存储中的日志。",
                    en: "An exported log; without it the store's own is checked."),
                valueName: "file"))
        var export: String?

        func run() async throws {
            if let export {
                try await Assembly.verifyAudit(exported: export).end()
            } else {
                try await Assembly.verifyAudit(file.settings(secrets: .storeKeyIfThere)).end()
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "export",
                abstract: spoken(
                    zh: "输出日志，每行一个 JSON 对象。", en: "Print the log as JSON lines."))
        }

        @OptionGroup var file: ConfigOption

        func run() async throws {
            try await Assembly.exportAudit(file.settings(secrets: .notNeeded)).end()
        }
    }
}

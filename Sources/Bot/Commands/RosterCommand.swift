import ArgumentParser

struct RosterCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "roster",
            abstract: spoken(zh: "导入或导出人员名册。", en: "Import or export people and seats."),
            subcommands: [Import.self, Export.self])
    }

    struct Import: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "import",
                abstract: spoken(
                    zh: "导入 CSV 名册：先列出变化并询问；有任何错误则不作改动。",
                    en: "Import a CSV file: shows what would change and asks; with any fault in it "
                        + "nothing changes."))
        }

        @OptionGroup var file: ConfigOption

        @Argument(help: .init(spoken(zh: "CSV 文件。", en: "The CSV file."), valueName: "file"))
        var people: String

        @Flag(help: .init(spoken(zh: "不询问，直接导入。", en: "Import without asking.")))
        var yes = false

        func run() async throws {
            let settings = try file.settings(secrets: .storeKey)
            try await Assembly.importRoster(from: people, settings, agreed: yes).end()
        }
    }

    struct Export: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "export",
                abstract: spoken(zh: "将名册以 CSV 输出。", en: "Print the roster as CSV."))
        }

        @OptionGroup var file: ConfigOption

        func run() async throws {
            try await Assembly.exportRoster(file.settings(secrets: .storeKey)).end()
        }
    }
}

import ArgumentParser

struct LiaisonCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "liaison",
            abstract: spoken(
                zh: "导入或导出外联单位。", en: "Import or export the outside bodies that may be called."),
            subcommands: [Import.self, Export.self])
    }

    struct Import: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "import",
                abstract: spoken(
                    zh: "导入 CSV 外联单位表；有任何错误则不作改动。",
                    en: "Import a CSV list of outside bodies; with any fault in it nothing changes."
                ))
        }

        @OptionGroup var file: ConfigOption

        @Argument(help: .init(spoken(zh: "CSV 文件。", en: "The CSV file."), valueName: "file"))
        var bodies: String

        func run() async throws {
            let settings = try file.settings(secrets: .notNeeded)
            try await Assembly.importLiaisons(from: bodies, settings).end()
        }
    }

    struct Export: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "export",
                abstract: spoken(
                    zh: "将外联单位以 CSV 输出。", en: "Print the outside bodies as CSV."))
        }

        @OptionGroup var file: ConfigOption

        func run() async throws {
            try await Assembly.exportLiaisons(file.settings(secrets: .notNeeded)).end()
        }
    }
}

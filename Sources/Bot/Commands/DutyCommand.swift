import ArgumentParser

struct DutyRosterCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "duty",
            abstract: spoken(zh: "导入值班表或导出为日历。", en: "Import the duty roster, export a calendar."),
            subcommands: [Import.self, Export.self])
    }

    struct Import: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "import",
                abstract: spoken(
                    zh: "导入 YAML 值班表；有任何错误则不作改动。",
                    en: "Import a YAML file; with any fault in it nothing changes."))
        }

        @OptionGroup var file: ConfigOption

        @Argument(help: .init(spoken(zh: "YAML 文件。", en: "The YAML file."), valueName: "file"))
        var rota: String

        func run() async throws {
            let settings = try file.settings(secrets: .notNeeded)
            try await Assembly.importDuty(from: rota, settings).end()
        }
    }

    struct Export: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "export",
                abstract: spoken(
                    zh: "将班次写成 iCalendar 文件，供手机和邮箱的日历订阅。",
                    en:
                        "Write the shifts as an iCalendar file for the calendars of phones and mail."
                ))
        }

        @OptionGroup var file: ConfigOption

        @Option(
            help: .init(
                spoken(zh: "第一天，如 2026-12-01；默认今天。", en: "The first day; today by default."),
                valueName: "day"))
        var from: String?

        @Option(
            help: .init(spoken(zh: "天数，1至731。", en: "How many days, 1 to 731."), valueName: "n"))
        var days = 31

        @Argument(help: .init(spoken(zh: "要写的文件。", en: "The file to write."), valueName: "file"))
        var calendar: String

        func run() async throws {
            let settings = try file.settings(secrets: .notNeeded)
            try await Assembly.exportDuty(
                to: calendar, from: from, days: days, settings
            ).end()
        }
    }
}

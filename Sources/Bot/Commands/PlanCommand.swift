import ArgumentParser
import Domain

struct PlanCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "plan",
            abstract: spoken(
                zh: "检查、对比预案包，打印值守卡。", en: "Check and compare plan packs, print desk cards."),
            subcommands: [Lint.self, Diff.self, Card.self])
    }

    struct Lint: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "lint",
                abstract: spoken(
                    zh: "检查预案包：条款、步骤、时限、人员。",
                    en: "Check a plan pack: clauses, steps, times, people."),
                discussion: spoken(
                    zh: "每条款须有步骤或理由，每步骤须有组、时限或理由、名册里的人。",
                    en:
                        "Every clause needs a step or a reason; every step a group, a due time or a "
                        + "reason, and a person of the roster."))
        }

        @OptionGroup var file: ConfigOption

        @Argument(help: .init(spoken(zh: "预案文件夹。", en: "The plan's folder."), valueName: "dir"))
        var folder: String

        @Option(
            help: .init(
                spoken(
                    zh: "CSV 名册；缺省用存储中的名册，再缺省用 dir/demo-roster.csv。",
                    en: "A roster in CSV; else the store's, else dir/demo-roster.csv."),
                valueName: "file"))
        var roster: String?

        func run() async throws {
            try await Assembly.lint(folder, roster: roster, config: file.config).end()
        }
    }

    struct Diff: ParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "diff",
                abstract: spoken(
                    zh: "逐项对比两个预案文件夹。", en: "Compare two plan folders, thing by thing."))
        }

        @Argument(help: .init(spoken(zh: "原来的文件夹。", en: "The old folder."), valueName: "a"))
        var old: String

        @Argument(help: .init(spoken(zh: "新的文件夹。", en: "The new folder."), valueName: "b"))
        var new: String

        func run() throws { try Assembly.comparePlans(old, new).end() }
    }

    struct Card: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "card",
                abstract: spoken(
                    zh: "打印一个组的值守卡：人员、第一小时、备用号码、回复方式。",
                    en: "A group's desk card: people, first hour, backup numbers, answers."))
        }

        @OptionGroup var file: ConfigOption

        @Argument(
            help: .init(
                spoken(zh: "组，如 office。", en: "The group, such as office."), valueName: "group"))
        var group: String

        @Option(help: .init(spoken(zh: "html 或 text。", en: "html or text."), valueName: "format"))
        var format: CardFormat = .html

        @Option(
            help: .init(
                spoken(zh: "zh 或 en；缺省随 LANG。", en: "zh or en; else that of LANG."),
                valueName: "language"))
        var language: CardLanguage?

        func run() async throws {
            let settings = try file.settings(secrets: .storeKey)
            try await Assembly.card(
                group, format: format, language: language?.value ?? .spoken, settings
            ).end()
        }
    }
}

enum CardFormat: String, ExpressibleByArgument, CaseIterable { case html, text }

enum CardLanguage: String, ExpressibleByArgument, CaseIterable {
    case zh, en
    var value: Language { self == .zh ? .zh : .en }
}

import ArgumentParser

struct RestoreCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "restore",
            abstract: spoken(
                zh: "将备份恢复到空的存储中。", en: "Restore a backup into an empty store."))
    }

    @OptionGroup var file: ConfigOption

    @Argument(help: .init(spoken(zh: "备份文件。", en: "The backup to read."), valueName: "file"))
    var backup: String

    func run() async throws {
        try await Assembly.restore(from: backup, file.settings(secrets: .notNeeded)).end()
    }
}

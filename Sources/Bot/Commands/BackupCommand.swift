import ArgumentParser

struct BackupCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "backup",
            abstract: spoken(
                zh: "备份存储；机器人可以继续运行。", en: "Back up the store; the bot may go on running."))
    }

    @OptionGroup var file: ConfigOption

    @Argument(help: .init(spoken(zh: "备份文件。", en: "The backup to write."), valueName: "file"))
    var backup: String

    func run() async throws {
        try await Assembly.backup(to: backup, file.settings(secrets: .storeKeyIfThere)).end()
    }
}

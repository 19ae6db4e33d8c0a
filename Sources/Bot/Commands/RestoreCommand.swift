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

    @Flag(
        help: .init(
            spoken(
                zh: "存证副本缺失或被改动时，仍恢复其余部分。",
                en: "Restore the rest where copies of evidence are missing or altered.")))
    var incomplete = false

    func run() async throws {
        try await Assembly.restore(
            from: backup, file.settings(secrets: .storeKeyIfThere), incomplete: incomplete
        ).end()
    }
}

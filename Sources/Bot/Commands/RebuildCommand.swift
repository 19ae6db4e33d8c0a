import ArgumentParser

struct RebuildCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rebuild",
            abstract: spoken(
                zh: "丢弃由日志推算出的内容，从日志重新建立。",
                en: "Throw away what was made of the log, and make it anew."),
            discussion: spoken(
                zh: "先核验日志；日志断裂时不作改动。机器人须已停止。",
                en: "The log is checked first; if it is broken nothing is changed. "
                    + "The bot must be stopped."))
    }

    @OptionGroup var file: ConfigOption

    func run() async throws {
        try await Assembly.rebuild(file.settings(secrets: .storeKey)).end()
    }
}

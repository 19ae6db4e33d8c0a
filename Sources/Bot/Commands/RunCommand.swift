import ArgumentParser

struct RunCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "run",
            abstract: spoken(zh: "启动机器人。", en: "Run the bot."),
            discussion: spoken(
                zh: "收到 SIGTERM 后在 10 秒内处理完毕并停止。",
                en: "On SIGTERM it finishes what it is at and stops within 10 seconds."))
    }

    @OptionGroup var file: ConfigOption

    func run() async throws { try await Assembly.run(file.settings(), chat: .configured).end() }
}

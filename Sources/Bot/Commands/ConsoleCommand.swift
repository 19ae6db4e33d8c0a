import ArgumentParser

struct ConsoleCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "console",
            abstract: spoken(
                zh: "在本终端启动机器人，以沙盒代替聊天平台。",
                en: "Run the bot with the sandbox chat in this terminal."))
    }

    @OptionGroup var file: ConfigOption

    func run() async throws { try await Assembly.run(file.settings(), chat: .terminal).end() }
}

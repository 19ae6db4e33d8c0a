import ArgumentParser
import Foundation

struct StoreCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "store",
            abstract: spoken(zh: "更换存储的密钥。", en: "Change the key of the store."),
            subcommands: [Rekey.self])
    }

    struct Rekey: AsyncParsableCommand {
        static var configuration: CommandConfiguration {
            CommandConfiguration(
                commandName: "rekey",
                abstract: spoken(
                    zh: "改用新的密钥保护联系方式。", en: "Put contacts under a new key."),
                discussion: spoken(
                    zh: "机器人须已停止。中途中断时，存储仍完整地使用旧密钥或新密钥。",
                    en: "The bot must be stopped. Ended midway the store is wholly under the old "
                        + "key or wholly under the new one."))
        }

        @OptionGroup var file: ConfigOption

        @Option(
            help: .init(
                spoken(zh: "保存新密钥的环境变量。", en: "The variable that holds the new key."),
                valueName: "name"))
        var newEnv: String?

        @Option(
            help: .init(
                spoken(zh: "保存新密钥的文件。", en: "The file that holds the new key."),
                valueName: "path"))
        var newFile: String?

        func validate() throws {
            guard (newEnv == nil) != (newFile == nil) else {
                throw ValidationError(
                    spoken(
                        zh: "请用 --new-env 或 --new-file 给出新密钥。",
                        en: "Give the new key with --new-env or with --new-file."))
            }
        }

        func run() async throws {
            let settings = try file.settings(secrets: .storeKey)
            try await Assembly.rekey(settings, newEnv: newEnv, newFile: newFile).end()
        }
    }
}

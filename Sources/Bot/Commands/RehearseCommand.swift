import ArgumentParser

struct RehearseCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "rehearse",
            abstract: spoken(
                zh: "用虚拟时钟推演一个场景，列出谁在何时经何渠道收到了什么。",
                en: "Play a scenario on a virtual clock: who was told what, when, by which route."),
            discussion: spoken(
                zh: "预案和名册都是真实的；不访问网络，不发送任何内容。",
                en: "Plan and roster are the real ones; no network, nothing is sent."))
    }

    @OptionGroup var file: ConfigOption

    @Argument(help: .init(spoken(zh: "场景文件。", en: "The scenario file."), valueName: "file"))
    var scenario: String

    @Flag(help: .init(spoken(zh: "每行输出一个 JSON 对象。", en: "Print one JSON object per line.")))
    var json = false

    @Option(
        help: .init(
            spoken(zh: "随机种子；种子相同则输出相同。", en: "Same seed, same output."),
            valueName: "n"))
    var seed: UInt64 = 1

    @Option(
        help: .init(
            spoken(
                zh: "在此文件上用真实的存储推演；文件须是新的，推演后可核验。",
                en:
                    "Play on a real store in this file, which must be new; it can be verified after."
            ),
            valueName: "file"))
    var store: String?

    func run() async throws {
        let options = Assembly.RehearseOptions(
            scenario: scenario, json: json, seed: seed, store: store)
        let settings = try file.settings(secrets: .notNeeded)
        try await Assembly.rehearse(options, settings).end()
    }
}

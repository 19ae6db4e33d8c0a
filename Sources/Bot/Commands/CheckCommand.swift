import ArgumentParser
import Domain
import Playbooks

struct CheckCommand: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "check",
            abstract: spoken(
                zh: "检查配置、预案和名册，一次列出所有错误。",
                en: "Check settings, plan and roster; every fault at once."),
            discussion: spoken(
                zh: "每处错误一行：文件:行号: 说明。不加 --live 时不访问网络。",
                en: "A line for each fault: file:line: message. No network unless --live."))
    }

    @OptionGroup var file: ConfigOption

    @Flag(
        help: .init(
            spoken(zh: "另外登录并探测每个渠道。", en: "Also log in and probe every channel.")))
    var live = false

    func run() async throws {
        var check = Check.ofFiles(config: file.config)
        // What is known is said before the store is opened: that may fail in its own way.
        for fault in check.faults { print(fault.text(in: .spoken)) }
        if let settings = check.settings {
            let faults = try await Assembly.checkRoster(settings, plan: check.plan)
            for fault in faults { print(fault.text(in: .spoken)) }
            check.faults += faults
        }
        print(check.summary[.spoken])
        try check.status.end()
        if live, let settings = check.settings {
            try await Assembly.checkLive(settings).end()
        }
    }
}

import ArgumentParser
import Foundation

struct VersionCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: "version",
            abstract: spoken(
                zh: "显示版本、预案版本和存储格式版本。",
                en: "Print the version, the plan's version and the schema's version."))
    }

    @OptionGroup var file: ConfigOption

    func run() throws { print(Release.text(plan: PlanOnDisk.version(config: file.config))) }
}

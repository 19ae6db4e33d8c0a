import ArgumentParser
import Domain
import Playbooks

/// Where the settings are.
struct ConfigOption: ParsableArguments {
    @Option(help: .init(spoken(zh: "配置文件。", en: "The settings file."), valueName: "path"))
    var config = "bot.json"

    /// The settings; faults go to stderr and end the command.
    func settings(secrets: SettingsFile.Secrets = .needed) throws -> Settings {
        let (settings, faults) = SettingsOnDisk.load(config, secrets: secrets)
        for fault in faults { complain(fault.text(in: .spoken)) }
        guard let settings else { throw ExitCode(ExitStatus.inputAtFault.rawValue) }
        return settings
    }
}

extension ExitStatus {
    /// Ends the command with this status, unless all is done.
    func end() throws {
        if self != .done { throw ExitCode(rawValue) }
    }
}

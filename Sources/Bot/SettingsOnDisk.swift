import Domain
import Foundation
import Playbooks

/// `bot.json` and what it points at, from the disk.
enum SettingsOnDisk {
    static func load(
        _ path: String, secrets: SettingsFile.Secrets = .needed
    ) -> (Settings?, [Diagnostic]) {
        func alone(_ fault: SettingsFault) -> (Settings?, [Diagnostic]) {
            (nil, [Diagnostic(file: path, line: 1, message: fault.message)])
        }
        guard FileManager.default.fileExists(atPath: path) else { return alone(.noFile) }
        guard let text = TextFile.readUTF8(path) else { return alone(.notText) }
        return SettingsFile.load(
            text: text, file: path, environment: ProcessInfo.processInfo.environment,
            readFile: TextFile.withMode, secrets: secrets)
    }

    /// The plan's folder, as far as the settings can be read.
    static func plan(_ path: String) -> String? {
        TextFile.readUTF8(path).flatMap(SettingsFile.plan)
    }
}

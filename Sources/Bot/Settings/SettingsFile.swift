import Domain
import Playbooks

/// A file as `SettingsFile` needs it.
struct FileText: Sendable, Equatable {
    var text: String
    /// The permission bits, such as 0o600.
    var mode: Int
}

/// `bot.json`: text in, settings or every fault out (spec §4).
enum SettingsFile {
    /// Whether the environment must hold the secrets now.
    enum Secrets: Sendable {
        case needed, notNeeded
        /// The store's key and no other.
        case storeKey
        /// The same, where it can be read; without it less can be checked.
        case storeKeyIfThere
    }

    /// - Parameters:
    ///   - file: The name that faults are told under.
    ///   - readFile: A file's text and mode; nil where it cannot be read.
    /// - Returns: Settings only when there is no fault; the faults in the order of their lines.
    static func load(
        text: String, file: String, environment: [String: String],
        readFile: @escaping (String) -> FileText?, secrets: Secrets = .needed
    ) -> (Settings?, [Diagnostic]) {
        let root: JSONNode
        do throws(JSONFault) {
            root = try JSONText.parse(text)
        } catch {
            let fault = SettingsFault.notJSON(error.reason)
            return (nil, [Diagnostic(file: file, line: error.line, message: fault.message)])
        }
        let outside = SettingsReader.Outside(
            environment: environment, readFile: readFile, secrets: secrets)
        var reader = SettingsReader(file: file, outside: outside)
        let settings = reader.settings(root)
        let faults = reader.diagnostics.enumerated()
            .sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
            .map(\.element)
        return (faults.isEmpty ? settings : nil, faults)
    }

    /// The folder of the plan pack, also where the settings have faults; nil if it is not told.
    static func plan(in text: String) -> String? {
        guard let root = try? JSONText.parse(text), case .object(let members) = root.value,
            case .string(let folder)? = members.first(where: { $0.key == "plan" })?.node.value
        else { return nil }
        return folder.isEmpty ? nil : folder
    }
}

import Domain
import Foundation

extension Language {
    /// The language of a `LANG` such as `zh_CN.UTF-8`; English unless it is Chinese.
    init(lang: String?) { self = lang?.lowercased().hasPrefix("zh") == true ? .zh : .en }

    /// The language of this process, for whoever typed the command.
    static let spoken = Language(lang: ProcessInfo.processInfo.environment["LANG"])
}

/// The one of two sentences that whoever typed the command can read.
func spoken(zh: String, en: String) -> String { Language.spoken == .zh ? zh : en }

/// A line on stderr, for whoever typed the command.
func complain(_ message: String) {
    FileHandle.standardError.write(Data((message + "\n").utf8))
}

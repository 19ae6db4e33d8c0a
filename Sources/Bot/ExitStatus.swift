import Domain

/// What the process says to whoever started it (spec §3).
enum ExitStatus: Int32, Sendable {
    case done = 0
    /// What people wrote or named is at fault.
    case inputAtFault = 1
    case usedWrongly = 2
    /// A server or a disk is at fault.
    case serverAtFault = 3
}

/// The end of a command that could not do its work, with a sentence that says why.
struct BotFailure: Error, Equatable {
    var status: ExitStatus
    var message: Bilingual

    init(_ status: ExitStatus, zh: String, en: String) {
        self.status = status
        message = Bilingual(zh: zh, en: en)
    }
}

/// How an incident began: what the desk's log holds of the warnings that went into it and of
/// their notices. The log is read backwards, page by page, until all of them are found.
package struct Beginnings {
    private let warnings: Set<Int>
    private var missing: Set<Int>
    /// Oldest first.
    package private(set) var entries: [Entry] = []

    package init(warnings: [Int]) {
        self.warnings = Set(warnings)
        missing = Set(warnings)
    }

    /// Every warning was met where it was registered: nothing before that is of it.
    package var isWhole: Bool { missing.isEmpty }

    /// - Parameter page: Entries of the desk, oldest first, that lie before all others taken in.
    package mutating func take(_ page: [Entry], in world: World) {
        let mine = page.filter { isMine($0.event, in: world) }
        entries = mine + entries
        for case .warning(let number, .registered) in mine.map(\.event) {
            missing.remove(number)
        }
    }

    private func isMine(_ event: Event, in world: World) -> Bool {
        switch event {
        case .warning(let number, _): return warnings.contains(number)
        case .notice(let number, _):
            guard case .warning(let warning) = world.subject(ofNotice: number) else {
                return false
            }
            return warnings.contains(warning)
        case .circle(let matter, _):
            return matter.kind == .warning && warnings.contains(matter.value)
        default: return false
        }
    }
}

extension Event {
    /// Whether it holds numbers alone, and no words of anybody.
    package var isBare: Bool {
        switch self {
        case .warning(_, .merged), .warning(_, .activated): true
        default: false
        }
    }
}

/// A password or token. It is used by `reveal()` alone; printing, logging, dumping and string
/// interpolation show a mark instead.
struct Secret: Sendable, Equatable {
    private let value: String

    init(_ value: String) { self.value = value }

    /// What stands for a secret where none is needed, as in a rehearsal.
    static let withheld = Secret("")

    /// The secret itself, for the wire only.
    func reveal() -> String { value }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    var description: String { "‹secret›" }
    var debugDescription: String { description }
    var customMirror: Mirror { Mirror(self, children: []) }
}

import Domain

/// Boards: the same words as who asks would read, with a sign that they change by themselves.
extension Voice {
    func words(_ board: Board) -> Words {
        var words: Words =
            switch board {
            case .roll(let facts): rollTable(facts)
            case .status(let run):
                status(StatusFacts(running: [run], warnings: [], downChannels: []))
            }
        if let head = words.lines.first {
            words.lines[0] = head + say("（随时更新）", " (kept up to date)")
        }
        return words
    }
}

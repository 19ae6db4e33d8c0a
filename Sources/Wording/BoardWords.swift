import Domain

/// Boards: the same words as who asks would read, with a sign that they change by themselves.
extension Voice {
    func words(_ board: Board) -> Words {
        if case .closed(let incident) = board {
            return Words([
                say(
                    "\(i: incident) 已转为限知，进展见其限知会话",
                    "\(i: incident) is need-to-know; how it stands is told in its own room")
            ])
        }
        var words: Words =
            switch board {
            case .closed: Words([])
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

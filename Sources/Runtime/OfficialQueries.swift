import Domain

/// Questions about the register of official channels.
extension CommandHandler {
    func officials(_ word: String?, _ world: World) -> Reply {
        guard let word else {
            return .official(.list(world.officials.listed.map { world.brief($0, at: now) }))
        }
        // Of a retired one it is still told that it was, and why.
        let channel = world.officials.found(word) ?? world.officials.named(word.lowercased())
        guard let channel else {
            return .refused(.official(.noSuch(word, known: world.officials.listed.map(\.id))))
        }
        return .official(.shown(world.brief(channel, at: now)))
    }
}

import Synchronization

/// The first thing that made the bot stop.
final class Failure: Sendable {
    private let content = Mutex<BotFailure?>(nil)

    var first: BotFailure? { content.withLock { $0 } }

    func note(_ failure: BotFailure) { content.withLock { $0 = $0 ?? failure } }
}

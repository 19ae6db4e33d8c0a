import Ports
import Synchronization

/// One value that a task leaves for whoever waits for it.
final class Box<Value: Sendable>: Sendable {
    private let content: Mutex<Value>
    init(_ value: Value) { content = Mutex(value) }
    var value: Value {
        get { content.withLock { $0 } }
        set { content.withLock { $0 = newValue } }
    }
}

/// What a dead process could not keep.
final class Returned: Sendable {
    private let box = Mutex<[InboundMessage]>([])
    func withLock<Result: Sendable>(
        _ body: (inout sending [InboundMessage]) -> sending Result
    ) -> Result { box.withLock(body) }
}

/// Dice for closures that must be `Sendable`.
final class LockedDice: Sendable {
    private let dice: Mutex<Dice>
    init(seed: UInt64) { dice = Mutex(Dice(seed: seed)) }
    func next() -> UInt64 { dice.withLock { $0.next() } }
}

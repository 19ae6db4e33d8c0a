import Synchronization

/// One at a time in each lane, in the order in which they came.
final class LaneGate: Sendable {
    /// Who waits, for each lane that somebody is in.
    private let waiting = Mutex<[String: [CheckedContinuation<Void, Never>]]>([:])

    /// Returns when the lane is the caller's, who must `leave` it.
    func enter(_ lane: String) async {
        if takes(lane) { return }
        await withCheckedContinuation { caller in
            let isFree = waiting.withLock { waiting in
                guard waiting[lane] == nil else {
                    waiting[lane]?.append(caller)
                    return false
                }
                waiting[lane] = []
                return true
            }
            if isFree { caller.resume() }
        }
    }

    private func takes(_ lane: String) -> Bool {
        waiting.withLock { waiting in
            guard waiting[lane] == nil else { return false }
            waiting[lane] = []
            return true
        }
    }

    func leave(_ lane: String) {
        let next = waiting.withLock { waiting -> CheckedContinuation<Void, Never>? in
            guard let others = waiting[lane], !others.isEmpty else {
                waiting[lane] = nil
                return nil
            }
            return waiting[lane]?.removeFirst()
        }
        next?.resume()
    }
}

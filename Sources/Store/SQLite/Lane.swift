/// Jobs in the order in which their places were taken, however long each took to get ready.
struct Lane<Job: Sendable>: Sendable {
    private var ready: [Int: Job?] = [:]
    private var nextPlace = 0
    private var nextToRun = 0
    private var isRunning = false

    mutating func takePlace() -> Int {
        defer { nextPlace += 1 }
        return nextPlace
    }

    /// Puts `job` where its place was taken; nil gives the place up.
    ///
    /// - Returns: Whether the caller must start running rounds.
    mutating func fill(_ place: Int, with job: Job?) -> Bool {
        ready[place] = .some(job)
        guard !isRunning, ready[nextToRun] != nil else { return false }
        isRunning = true
        return true
    }

    /// What may run now; nil when there is nothing, and then running has ended.
    mutating func takeRound(limit: Int) -> [Job]? {
        var round: [Job] = []
        while round.count < limit, let job = ready.removeValue(forKey: nextToRun) {
            nextToRun += 1
            if let job { round.append(job) }
        }
        isRunning = !round.isEmpty
        return isRunning ? round : nil
    }
}

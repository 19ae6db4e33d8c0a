/// Tasks that prefer this thread.
extension Lane: TaskExecutor {
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isTaken = inbox.withLock { inbox in
            if inbox.closed { return false }
            rouse(&inbox)
            inbox.jobs.append(job)
            return true
        }
        if !isTaken { Self.passOn(job) }
    }

    /// Whoever still runs when the lane is closed goes on where everybody else does.
    static func passOn(_ job: UnownedJob) {
        globalConcurrentExecutor.enqueue(ExecutorJob(job))
    }
}

import CCurl
import Glibc
import Ports

/// One thread and the connections it owns. Tasks may prefer it: they then run on the very thread
/// that hears the answers they wait for, and nobody is woken to hand them over.
@safe final class Lane: @unchecked Sendable {  // its thread's, but for what is locked
    /// So many rounds of jobs may come before the sockets are looked at.
    private static let roundsUnseen = 16
    /// In milliseconds; libcurl wakes of itself for its own time-outs.
    private static let longestSleep: Int32 = 10_000

    enum Command {
        case start(Transfer)
        case cancel(Transfer)
    }

    struct Inbox {
        var commands: [Command] = []
        /// Of tasks that prefer this thread, in their order.
        var jobs: [UnownedJob] = []
        /// The thread waits for its sockets, and must be woken for what is posted.
        var asleep = false
        /// Exchanges that are asked for and not answered.
        var pending = 0
        var closed = false
        var busy: Transfer?
        var sockets: Set<Int32> = []
    }

    private let multi: UnsafeMutableRawPointer
    let inbox: Locked<Inbox>
    private let thread = Locked<pthread_t?>(nil)
    private let oneByOne: Bool
    private var flights: [UnsafeMutableRawPointer: Transfer] = unsafe [:]
    private var waiting: [Transfer] = []
    /// Handles for the next transfers.
    private var spare: [UnsafeMutableRawPointer] = unsafe []

    /// - Parameter oneByOne: For protocols in which libcurl waits with the whole thread.
    init(connections: Int, oneByOne: Bool = false) throws(WireFailure) {
        guard let multi = unsafe curl_multi_init() else {
            throw .notSent(.misconfigured("libcurl does not start"))
        }
        unsafe self.multi = multi
        unsafe ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, connections)
        inbox = Locked(Inbox())
        self.oneByOne = oneByOne
        var id = pthread_t()
        let itself = unsafe Unmanaged.passRetained(self)
        let code = unsafe pthread_create(
            &id, nil,
            { lane in
                unsafe Unmanaged<Lane>.fromOpaque(lane.unsafelyUnwrapped).takeRetainedValue().run()
                return nil
            }, itself.toOpaque())
        guard code == 0 else {
            unsafe itself.release()
            unsafe curl_multi_cleanup(multi)
            throw .notSent(.misconfigured("no thread: error \(code)"))
        }
        thread.withLock { $0 = id }
    }
}

// MARK: - Any thread

extension Lane {
    /// - Returns: The job's answer; `.cancelled` when its task is cancelled or the lane closed.
    func carry<Work: Job>(_ job: Work) async -> Result<Work.Answer, WireFailure> {
        let transfer = Transfer(job)
        inbox.withLock { $0.pending += 1 }
        defer { inbox.withLock { $0.pending -= 1 } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { reply in
                job.reply = reply
                if !post(.start(transfer)) { job.fail(.cancelled) }
            }
        } onCancel: {
            cancel(transfer)
        }
    }

    /// Gives a transfer up; nothing happens when it is over, and its start may come later.
    private func cancel(_ transfer: Transfer) {
        _ = post(.cancel(transfer))
        inbox.withLock { if $0.busy === transfer { Self.hangUp($0.sockets) } }
    }

    /// Fails everything pending with `.cancelled` and waits for the thread, which waits for nobody.
    func close() {
        inbox.withLock { inbox in
            if inbox.closed { return }
            inbox.closed = true
            Self.hangUp(inbox.sockets)
            unsafe curl_multi_wakeup(multi)
        }
        thread.withLock { id in
            if let running = id {
                // The last owner may let go on this very thread, which cannot wait for its end.
                let isOwn = pthread_equal(running, pthread_self()) != 0
                _ = isOwn ? pthread_detach(running) : pthread_join(running, nil)
            }
            id = nil
        }
    }

    private func post(_ command: Command) -> Bool {
        inbox.withLock { inbox in
            if inbox.closed { return false }
            rouse(&inbox)
            inbox.commands.append(command)
            return true
        }
    }

    /// Wakes the thread where it sleeps, and never once it may be gone.
    func rouse(_ inbox: inout Inbox) {
        guard inbox.asleep else { return }
        inbox.asleep = false
        unsafe curl_multi_wakeup(multi)
    }
}

// MARK: - The lane's thread

extension Lane {
    private struct Work {
        var commands: [Command]
        var jobs: [UnownedJob]
    }

    private func run() {
        var unseen = 0
        while let work = take() {
            guard let work else {
                rest()
                unseen = 0
                continue
            }
            for command in work.commands {
                switch command {
                case .start(let transfer): admit(transfer)
                case .cancel(let transfer): withdraw(transfer)
                }
            }
            for job in work.jobs { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
            unseen += 1
            guard !work.commands.isEmpty || unseen > Self.roundsUnseen else { continue }
            perform()
            unseen = 0
        }
        abandon()
        while let easy = unsafe spare.popLast() { unsafe curl_easy_cleanup(easy) }
        unsafe curl_multi_cleanup(multi)
    }

    /// Waits until a socket is ready, a time-out is due or something was posted.
    private func rest() {
        var ready: Int32 = 0
        let polled = unsafe curl_multi_poll(multi, nil, 0, Self.longestSleep, &ready)
        // A lane that cannot wait for its sockets must at least not spin.
        if polled != CURLM_OK { poll(nil, 0, 100) }
        let isPosted = inbox.withLock { inbox in
            defer { inbox.asleep = false }
            return !inbox.asleep
        }
        // To look at every socket costs a call of the system for each.
        if ready > 0 || !isPosted { perform() }
    }

    /// - Returns: Nil when the lane is closed; `.some(nil)` when there is nothing to do, and from
    ///   then on the thread has to be woken.
    private func take() -> Work?? {
        inbox.withLock { inbox in
            if inbox.closed { return nil }
            if inbox.commands.isEmpty && inbox.jobs.isEmpty {
                inbox.asleep = true
                return .some(nil)
            }
            defer {
                inbox.commands = []
                inbox.jobs = []
            }
            return Work(commands: inbox.commands, jobs: inbox.jobs)
        }
    }

    private var isFlying: Bool { unsafe !flights.isEmpty }

    private func admit(_ transfer: Transfer) {
        if transfer.stage == .withdrawn {
            end(transfer, .cancelled)
        } else if oneByOne && isFlying {
            transfer.stage = .waiting
            waiting.append(transfer)
        } else {
            takeOff(transfer)
        }
    }

    private func withdraw(_ transfer: Transfer) {
        switch transfer.stage {
        case .coming: transfer.stage = .withdrawn
        case .waiting:
            waiting.removeAll { $0 === transfer }
            end(transfer, .cancelled)
        case .flying:
            land(transfer)
            end(transfer, .cancelled)
        case .withdrawn, .over: break
        }
    }

    private func takeOff(_ transfer: Transfer) {
        do throws(WireFailure) {
            guard var handle = unsafe CurlHandle(spare.popLast()) else {
                throw .notSent(.other(code: 27, "no memory"))
            }
            try transfer.job.setUp(&handle)
            if oneByOne { watchSockets(of: &handle) }
            if handle.fault != CURLE_OK {
                throw .notSent(.misconfigured(handle.words(for: handle.fault)))
            }
            let code = unsafe curl_multi_add_handle(multi, handle.easy)
            if code != CURLM_OK {
                throw .notSent(.other(code: Int(code.rawValue), "libcurl takes no more"))
            }
            unsafe flights[handle.easy] = transfer
            transfer.handle = consume handle
            transfer.stage = .flying
            if oneByOne { inbox.withLock { $0.busy = transfer } }
        } catch {
            end(transfer, error)
        }
    }

    private func perform() {
        var running: Int32 = 0
        var left: Int32 = 0
        unsafe curl_multi_perform(multi, &running)
        while let message = unsafe curl_multi_info_read(multi, &left) {
            guard unsafe message.pointee.msg == CURLMSG_DONE,
                let easy = unsafe message.pointee.easy_handle,
                let transfer = unsafe flights[easy]
            else { continue }
            conclude(transfer, unsafe message.pointee.data.result)
        }
        while oneByOne && !isFlying && !waiting.isEmpty {
            takeOff(waiting.removeFirst())
        }
    }

    private func conclude(_ transfer: Transfer, _ code: CURLcode) {
        land(transfer)
        guard let handle = transfer.handle.take() else { return }
        if code != CURLE_OK && wasGivenUp(transfer) { return end(transfer, .cancelled) }
        transfer.stage = .over
        transfer.job.finish(code, handle)
        // Only what ended well, and no conversation that may be half over.
        if code == CURLE_OK && !oneByOne { unsafe spare.append(handle.retire()) }
        // A conversation that broke off may still hold an answer that the next would take for its.
        if code != CURLE_OK { inbox.withLock { Self.hangUp($0.sockets) } }
    }

    /// Whether the asker let go while libcurl held the thread.
    private func wasGivenUp(_ transfer: Transfer) -> Bool {
        inbox.withLock { inbox in
            inbox.closed
                || inbox.commands.contains {
                    if case .cancel(let other) = $0 { other === transfer } else { false }
                }
        }
    }

    private func land(_ transfer: Transfer) {
        guard let easy = unsafe transfer.handle?.easy else { return }
        unsafe curl_multi_remove_handle(multi, easy)
        unsafe flights[easy] = nil
        if oneByOne { inbox.withLock { $0.busy = nil } }
    }

    private func end(_ transfer: Transfer, _ failure: WireFailure) {
        transfer.stage = .over
        transfer.handle = nil
        transfer.job.fail(failure)
    }

    private func abandon() {
        for transfer in unsafe Array(flights.values) {
            land(transfer)
            end(transfer, .cancelled)
        }
        for transfer in waiting { end(transfer, .cancelled) }
        waiting = []
        let (commands, jobs) = inbox.withLock { ($0.commands, $0.jobs) }
        for case .start(let transfer) in commands { end(transfer, .cancelled) }
        for job in jobs { Self.passOn(job) }
    }
}

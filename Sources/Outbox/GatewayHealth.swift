import Domain
import Foundation

extension FailureReason {
    /// Whether only people can mend it: they are told at once, not at the second failure.
    package var isForPeople: Bool {
        switch self {
        case .credit, .signature, .unauthorized, .forbidden, .noRoom, .encrypted, .sender,
            .misconfigured:
            true
        default: false
        }
    }

    /// Whether a road whose probes go well may yet carry nothing for this reason.
    package var hidesFromProbes: Bool { endsWith != .probe }

    /// What it takes to know that it is over: an empty account shows only when something is sent,
    /// an SMS centre that is away only by its silence.
    fileprivate var endsWith: GatewayHealth.Evidence {
        switch self {
        case .noReport: .delivered
        case .credit, .signature, .sender: .accepted
        default: .probe
        }
    }
}

/// One channel among a road's others: whether it is tried before them, and what must be said of it.
package struct GatewayHealth: Sendable, Equatable {
    package enum Change: Sendable, Equatable {
        /// Said once for each reason.
        case failing(FailureReason)
        case well
    }

    /// How an outcome is known; the later ones say more.
    package enum Evidence: Int, Sendable { case probe, accepted, delivered }

    /// What no probe can see is tried for again after this long: it may have been mended.
    static let lookAgain = Duration.minutes(10)
    /// A phone may be off; that several in a row are is the gateway's silence.
    static let silentAfter = 3

    private var health: ChannelHealth
    /// What a probe cannot clear, or people have to mend first.
    private var wants: FailureReason?
    private var lastAsked: Date?
    /// Reports missed in a row.
    private var missed = 0
    /// The last thing that was wrong with it, until it is well.
    package private(set) var reason: FailureReason?

    /// When it asked to be left alone, and until when.
    private var rests: Rest?

    private struct Rest: Sendable, Equatable {
        var from: Date
        var until: Date
    }

    /// - Parameter failing: What the office was told of it before the bot was started, if it was
    ///   not told that it is over.
    package init(policy: HealthPolicy, failing: FailureReason? = nil, now: Date) {
        health = ChannelHealth(policy: policy, downSince: nil, now: now)
        wants = failing
        reason = failing
        lastAsked = failing.map { _ in now }
    }

    /// Its limit is reached: the others go first until then.
    package mutating func rest(until end: Date, from now: Date) {
        rests = Rest(from: now, until: max(rests?.until ?? end, end))
    }

    /// Whether it goes before those that have failed of late.
    package func isTriedFirst(at now: Date) -> Bool {
        if let rests, rests.from <= now, now < rests.until { return false }
        guard wants != nil, let lastAsked else { return health.isUp }
        return !now.isWithin(Self.lookAgain, of: lastAsked)
    }

    /// See `ChannelHealth.rebase`.
    package mutating func rebase(at now: Date) { health.rebase(at: now) }

    package var nextProbe: Date { health.nextProbe }

    /// Takes in the outcome of a try, a report or a probe; nil is a good one.
    package mutating func observe(
        _ failure: FailureReason?, _ evidence: Evidence, at now: Date
    ) -> Change? {
        guard let failure else { return succeed(evidence, at: now) }
        if failure == .noReport {
            missed += 1
            return missed >= Self.silentAfter ? want(failure, at: now) : nil
        }
        // A bad report is a report.
        if evidence == .delivered { missed = 0 }
        guard failure.blamesChannel else { return nil }
        if failure.isForPeople { return want(failure, at: now) }
        reason = failure
        guard case .wentDown(let reason) = health.observe(failure, at: now) else { return nil }
        return .failing(reason)
    }

    private mutating func want(_ failure: FailureReason, at now: Date) -> Change? {
        lastAsked = now
        reason = failure
        defer { wants = failure }
        return wants == failure ? nil : .failing(failure)
    }

    private mutating func succeed(_ evidence: Evidence, at now: Date) -> Change? {
        if evidence == .delivered { missed = 0 }
        let settled = health.observe(nil, at: now) != nil
        if let wants, evidence.rawValue < wants.endsWith.rawValue { return nil }
        let isMended = wants != nil
        wants = nil
        guard health.isUp else { return nil }
        reason = nil
        return settled || isMended ? .well : nil
    }
}

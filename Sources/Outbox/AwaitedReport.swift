import Domain

// A gateway's "accepted" proves little. Where reports are awaited an accepted delivery stays in
// the queue until its report, and the next gateway is tried where none comes, or a bad one.

extension QueuedDelivery {
    private static let awaitingReport = "awaiting-report"
    private static let reported = "reported"

    /// The channels that took it without saying yet that it arrived, in the order of their tries;
    /// nil where no report was ever awaited. They travel as the remote id, since no gateway gives
    /// one.
    package var takenBy: [String]? {
        guard let parts = remoteID?.split(separator: "\n"), let mark = parts.first,
            mark == Self.awaitingReport || mark == Self.reported
        else { return nil }
        return parts.dropFirst().map(String.init)
    }

    /// Who took it last and has said nothing of it; nil where the report came, and was bad.
    package var silent: String? {
        remoteID?.hasPrefix(Self.awaitingReport) == true ? takenBy?.last : nil
    }

    /// The remote id after a bad report of who took it last.
    package var reportedBad: String { ([Self.reported] + (takenBy ?? [])).joined(separator: "\n") }

    /// The remote id while the report of one more channel is awaited.
    package func awaitingReport(of channel: String) -> String {
        let names = (takenBy ?? []).filter { $0 != channel } + [channel]
        return ([Self.awaitingReport] + names).joined(separator: "\n")
    }

    package enum AfterFailure: Equatable, Sendable {
        /// It is no news.
        case nothing
        /// Another gateway of the same road.
        case nextChannel
        /// The person's next road.
        case nextRoad
    }

    /// What follows from a report that it did not arrive.
    ///
    /// - Parameter channels: The road's, by name.
    package func afterFailure(
        reportedBy channel: String, _ reason: FailureReason?, among channels: [String]
    ) -> AfterFailure {
        if state == .delivered || state == .failed { return .nothing }
        guard let takenBy else { return .nextRoad }
        // Whoever took it after this one has not said anything yet.
        guard state == .queued, takenBy.last == channel else { return .nothing }
        if reason?.endsTheRoad == true { return .nextRoad }
        return channels.allSatisfy(takenBy.contains) ? .nextRoad : .nextChannel
    }
}

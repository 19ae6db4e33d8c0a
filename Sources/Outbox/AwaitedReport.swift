import Domain

// A gateway's "accepted" proves little. Where reports are awaited an accepted delivery stays in
// the queue until its report, and the next gateway is tried where none comes, or a bad one.

extension QueuedDelivery {
    private static let awaitingReport = "awaiting-report"

    /// The channels that took it without saying yet that it arrived, in the order of their tries;
    /// nil where no report was ever awaited. They travel as the remote id, since no gateway gives
    /// one.
    package var takenBy: [String]? {
        guard let remoteID, remoteID.hasPrefix(Self.awaitingReport) else { return nil }
        return remoteID.split(separator: "\n").dropFirst().map(String.init)
    }

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
    /// - Parameters:
    ///   - reason: Why, in a closed word.
    ///   - channels: The road's, by name.
    package func afterFailure(
        reportedBy channel: String, _ reason: String?, among channels: [String]
    ) -> AfterFailure {
        if state == .delivered || state == .failed { return .nothing }
        guard let takenBy else { return .nextRoad }
        // Whoever took it after this one has not said anything yet.
        guard state == .queued, takenBy.last == channel else { return .nothing }
        if reason == FailureReason.wording.word { return .nextRoad }
        return channels.allSatisfy(takenBy.contains) ? .nextRoad : .nextChannel
    }
}

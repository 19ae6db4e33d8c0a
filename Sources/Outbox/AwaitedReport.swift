import Domain

// A gateway's "accepted" proves little. Where reports are awaited an accepted delivery stays in
// the queue until its report, and the next gateway is tried where none comes, or a bad one.

extension QueuedDelivery {
    private static let awaitingReport = "awaiting-report"
    private static let reported = "reported"
    /// A bundle of which nobody said that a report will come.
    private static let bundled = "bundled"
    private static let marks = [awaitingReport, reported, bundled]

    /// The channels that took it without saying yet that it arrived, in the order of their tries;
    /// nil where no report was ever awaited. They travel as the remote id, since no gateway gives
    /// one.
    package var takenBy: [String]? {
        guard let mark, mark != Self.bundled else { return nil }
        return takings.map(\.channel)
    }

    /// Who took it last and has said nothing of it; nil where the report came, and was bad. Of those
    /// that went as one only the first speaks for all: it was one SMS.
    package var silent: String? {
        guard mark == Self.awaitingReport, let last = takings.last,
            last.bundle == nil || last.bundle == delivery.id.bundle
        else { return nil }
        return last.channel
    }

    /// The remote id after a bad report of who took it last.
    package var reportedBad: String { Self.remoteID(Self.reported, takings) }

    /// The remote id while the report of one more channel is awaited.
    ///
    /// - Parameter bundle: Those that went as one, where it went with others.
    package func awaitingReport(of channel: String, in bundle: [DeliveryID] = []) -> String {
        Self.remoteID(Self.awaitingReport, takings(and: channel, bundle))
    }

    /// The remote id of one that went with others, and of which no report is awaited.
    package func taken(by channel: String, in bundle: [DeliveryID]) -> String {
        Self.remoteID(Self.bundled, takings(and: channel, bundle))
    }

    /// The names under which it went with others.
    package var bundles: [DeliveryID] { takings.compactMap(\.bundle) }

    /// Whether it went by this channel under this name, with others.
    package func went(as bundle: DeliveryID, by channel: String) -> Bool {
        takings.contains { $0.bundle == bundle && ($0.channel == channel || $0.channel.isEmpty) }
    }

    /// Those that went as one with this one, the first of them, by this channel.
    package func companions(by channel: String) -> [DeliveryID] {
        takings.last { $0.channel == channel || $0.channel.isEmpty }?.others ?? []
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
    /// - Parameter channel: The road's, by name.
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

// MARK: In the remote id

/// Who took it, and with what: `east`, or `east`, the bundle's name and, in the first of the bundle,
/// the others, with tabs in between. An id has none, a channel's name neither.
private struct Taking {
    /// Empty where the far end said at once that it arrived.
    var channel: String
    var bundle: DeliveryID?
    var others: [DeliveryID] = []

    init(_ channel: String, _ bundle: DeliveryID?, others: [DeliveryID]) {
        self.channel = channel
        self.bundle = bundle
        self.others = others
    }

    init(_ line: Substring) {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        channel = parts[0]
        bundle = parts.count > 1 ? DeliveryID(parts[1]) : nil
        others = parts.dropFirst(2).map { DeliveryID($0) }
    }

    var line: String {
        ([channel] + ([bundle].compactMap(\.self) + others).map(\.rawValue))
            .joined(separator: "\t")
    }
}

extension QueuedDelivery {
    private var mark: String? {
        guard let first = remoteID?.split(separator: "\n").first.map(String.init) else {
            return nil
        }
        return Self.marks.contains(first) ? first : nil
    }

    fileprivate var takings: [Taking] {
        guard mark != nil, let remoteID else { return [] }
        return remoteID.split(separator: "\n").dropFirst().map { Taking($0) }
    }

    private func takings(and channel: String, _ bundle: [DeliveryID]) -> [Taking] {
        let isFirst = bundle.first == delivery.id
        let taking = Taking(
            channel, bundle.first?.bundle, others: isFirst ? Array(bundle.dropFirst()) : [])
        return takings.filter { $0.channel != channel } + [taking]
    }

    private static func remoteID(_ mark: String, _ takings: [Taking]) -> String {
        ([mark] + takings.map(\.line)).joined(separator: "\n")
    }
}

extension DeliveryID {
    private static let more = ".more"

    /// What several go as, of which this one is the first.
    package var bundle: DeliveryID { DeliveryID(rawValue + Self.more) }

    /// The first of those that go under this name; nil for what goes alone.
    package var firstOfBundle: DeliveryID? {
        rawValue.hasSuffix(Self.more) ? DeliveryID(String(rawValue.dropLast(Self.more.count))) : nil
    }
}

extension Outcome {
    /// The same for one of several that went as one: its report comes under the bundle's name, and
    /// only the first of them counts for the person's hour.
    ///
    /// - Parameter bundle: All of them, the first one first.
    package func asOne(
        of bundle: [DeliveryID], _ queued: QueuedDelivery, after result: TryResult
    ) -> Outcome {
        var outcome = self
        switch result {
        case .failed, .skipped: return self
        case .accepted(_, nil, let channel):
            outcome.settlement.remoteID = queued.taken(by: channel, in: bundle)
        case .accepted(_, .some, let channel):
            outcome.settlement.remoteID = queued.awaitingReport(of: channel, in: bundle)
        case .delivered: outcome.settlement.remoteID = queued.taken(by: "", in: bundle)
        }
        if queued.delivery.id != bundle.first { outcome.settlement.reason = Settlement.bundled }
        return outcome
    }
}

extension Settlement {
    /// - Parameter queued: What it is about; if that went in another's message it stays so.
    package func keepingBundled(_ queued: QueuedDelivery) -> Settlement {
        guard let last = queued.takings.last?.bundle, last != queued.delivery.id.bundle,
            state != .failed
        else { return self }
        var settlement = self
        settlement.reason = Self.bundled
        return settlement
    }
}

import Domain

extension Ledger {
    /// The last `limit` entries of one stream, oldest first.
    package func history(
        of stream: Domain.Stream, last limit: Int
    ) async throws(LedgerFailure) -> [Entry] {
        try await history(of: stream, before: .max, last: limit)
    }
}

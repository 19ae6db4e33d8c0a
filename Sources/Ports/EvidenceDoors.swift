import Domain

/// A file, fetched whole.
package struct FetchedFile: Equatable, Sendable {
    package var bytes: [UInt8]
    /// As the far end says; it may be wrong.
    package var type: String?
    package var name: String?
    /// What somebody wrote in it or under it, where it is a message of a chat or its file: looked
    /// at for secret marks, and kept nowhere.
    package var words: String?

    package init(
        bytes: [UInt8], type: String? = nil, name: String? = nil, words: String? = nil
    ) {
        self.bytes = bytes
        self.type = type
        self.name = name
        self.words = words
    }
}

/// The door to the files of one chat, or of the mail.
package protocol FileRoad: Sendable {
    /// - Parameter limit: The most that is taken, in bytes.
    /// - Returns: Nil when it was cancelled.
    func fetch(_ file: ChatFile, limit: Int) async throws(EvidenceFault) -> FetchedFile?
}

/// The door to what evidence is made of.
package protocol EvidenceSource: Sendable {
    /// - Parameter limit: The most that is taken, in bytes.
    /// - Returns: Nil when it was cancelled.
    func fetch(
        _ origin: Evidence.Origin, limit: Int
    ) async throws(EvidenceFault) -> FetchedFile?
}

/// Where copies lie, each under the hash of its bytes.
package protocol EvidenceVault: Sendable {
    /// Returns when they are on the disk, however the process ends then.
    ///
    /// - Returns: SHA-256 in lower-case hexadecimal.
    func keep(_ bytes: [UInt8]) async throws(EvidenceFault) -> String
    /// Hashes again what lies there.
    func check(_ hash: String) async -> Evidence.Finding
    /// Returns when it is gone, however the process ends then; one that is not there is gone.
    func remove(_ hash: String) async throws(EvidenceFault)
}

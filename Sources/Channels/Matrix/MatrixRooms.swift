import Domain
import Foundation

/// What is known of the rooms, shared by the sender and the reader. It holds facts and asks nobody.
actor MatrixRooms {
    /// The bot itself.
    private(set) var own: Own?
    /// What tells this store's deliveries from another's.
    private(set) var store: String?
    /// The response room's id.
    private(set) var response: String?
    private var directRooms: [String: String] = [:]
    private var directUsers: [String: String] = [:]
    private var openDirects: [String: Bool] = [:]
    private var lastOpening: Date?
    private var closedRooms: [String: String] = [:]
    private var closedNames: [String: String] = [:]
    private var encrypted: [String: Bool] = [:]
    private var canaries: [String: AsyncStream<Date>.Continuation] = [:]
    private var turns: [String: [CheckedContinuation<Void, Never>]] = [:]

    struct Own: Equatable, Sendable {
        var id: String
        /// What people call it at the start of a line, beside its id.
        var names: [String]

        /// `host[:port]` of its id.
        var server: String { String(id.drop { $0 != ":" }.dropFirst()) }
    }

    func become(_ own: Own?) { self.own = own }

    /// - Returns: The name that came first; it stays.
    func settle(store: String) -> String {
        let settled = self.store ?? store
        self.store = settled
        return settled
    }

    /// The name could not be kept, so it may not be used.
    func forgetStore() { store = nil }

    func respond(in room: String?) { response = room }

    // MARK: Direct conversations

    /// The room of the conversation with `user`.
    func direct(with user: String) -> String? { directRooms[user] }

    /// The other person of a direct conversation; empty when it is none, nil while nobody knows.
    func person(in room: String) -> String? { directUsers[room] }

    func setPerson(_ user: String, in room: String) { directUsers[room] = user }

    func link(_ user: String, _ room: String) {
        directRooms[user] = room
        directUsers[room] = user
    }

    /// The room is no conversation of two, or not any more.
    func unlink(_ room: String) {
        let user = directUsers.updateValue("", forKey: room) ?? ""
        openDirects[room] = nil
        if directRooms[user] == room { directRooms[user] = nil }
    }

    /// Whether the person has joined; nil while nobody has asked.
    func isOpen(_ room: String) -> Bool? { openDirects[room] }

    func setOpen(_ room: String, _ open: Bool) { openDirects[room] = open }

    /// Spaces invitations out: they use up the budget of the bot's own sends.
    func mayOpenDirect(at now: Date) -> Bool {
        if let last = lastOpening, now.isWithin(MatrixLimits.directEvery, of: last) { return false }
        lastOpening = now
        return true
    }

    // MARK: Closed rooms

    func closedRoom(of matter: String) -> String? { closedRooms[matter] }

    /// Empty when the room is none, nil while nobody knows.
    func closedMatter(of room: String) -> String? { closedNames[room] }

    func close(_ room: String, for matter: String) {
        closedRooms[matter] = room
        closedNames[room] = matter
    }

    func isOpenToAll(_ room: String) { closedNames[room] = "" }

    // MARK: Encryption

    /// Nil while nobody has asked.
    func isEncrypted(_ room: String) -> Bool? { encrypted[room] }

    func setEncrypted(_ room: String, _ flag: Bool) { encrypted[room] = flag }

    func forgetEncrypted(_ room: String) { encrypted[room] = nil }

    // MARK: Canaries

    /// A stream that ends when `token` has been seen in the room: it says when the homeserver took it,
    /// by its own clock.
    func awaitCanary(_ token: String) -> AsyncStream<Date> {
        let (stream, continuation) = AsyncStream.makeStream(of: Date.self)
        canaries[token] = continuation
        return stream
    }

    func sawCanary(_ token: String, takenAt: Date) {
        guard let continuation = canaries.removeValue(forKey: token) else { return }
        continuation.yield(takenAt)
        continuation.finish()
    }

    func forgetCanary(_ token: String) { canaries.removeValue(forKey: token)?.finish() }

    // MARK: Turns

    /// Returns when it is the caller's turn to send into `room`; who takes a turn gives it back.
    func takeTurn(in room: String) async {
        if turns[room] == nil {
            turns[room] = []
            return
        }
        await withCheckedContinuation { turns[room, default: []].append($0) }
    }

    /// How many wait for their turn.
    func waiting(in room: String) -> Int { turns[room]?.count ?? 0 }

    func giveTurn(in room: String) {
        guard var queue = turns[room] else { return }
        guard !queue.isEmpty else {
            turns[room] = nil
            return
        }
        let next = queue.removeFirst()
        turns[room] = queue
        next.resume()
    }
}

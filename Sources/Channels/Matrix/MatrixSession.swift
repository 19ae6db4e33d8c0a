import Domain
import Foundation
import Logging
import Outbox
import Ports

/// What sender and reader share: the client, what is known of the rooms, and what was kept.
package struct MatrixSession: Sendable {
    let client: MatrixClient
    let memory: ChannelMemory
    let clock: any WallClock
    let log: Logger
    /// The chat, or the second one, which may be on another homeserver.
    package let route: RouteKind
    let rooms = MatrixRooms()
    /// How far the bot's clock and the homeserver's are apart.
    package let drift = ClockDrift()

    package init(
        _ client: MatrixClient, memory: ChannelMemory, clock: any WallClock,
        log: Logger = Logger(label: "matrix"), route: RouteKind = .chat
    ) {
        self.client = client
        self.route = route
        self.memory = memory.under(Self.prefix(of: route))
        self.clock = clock
        self.log = log
    }

    var settings: MatrixSettings { client.settings }

    /// The fact that tells this store's transaction ids from another's. A restored backup must
    /// forget it: it gives out delivery ids again that the homeserver has seen.
    package static var storeNames: [String] {
        [Key.store, prefix(of: .backup) + Key.store]
    }

    private static func prefix(of route: RouteKind) -> String {
        route == .chat ? "" : "\(route.rawValue)."
    }

    /// Where reading goes on, as the inbox keeps it.
    var cursorName: String { Self.prefix(of: route) + Key.cursor }

    /// The bot's own name, asked once.
    func own() async throws(MatrixFailure) -> MatrixRooms.Own {
        if let own = await rooms.own { return own }
        let id = try await client.whoami()
        // A name is a comfort: without it the bot is still called by its id.
        let shown = (try? await client.displayName(of: id)) ?? nil
        let local = String(id.dropFirst().prefix { $0 != ":" })
        let own = MatrixRooms.Own(id: id, names: [shown, local].compactMap(\.self))
        await rooms.become(own)
        return own
    }

    /// The response room's id, asked once.
    func responseRoom() async throws(MatrixFailure) -> String {
        if let room = await rooms.response { return room }
        let name = settings.room
        let room = name.hasPrefix("#") ? try await client.resolve(alias: name) : name
        await rooms.respond(in: room)
        return room
    }

    /// The transaction id of a delivery: the same for every try, and for no other delivery, not
    /// even of another store. Delivery ids begin anew with each store, and a homeserver swallows
    /// what comes under a transaction id it has seen.
    func transaction(_ id: DeliveryID) async throws(SendFailure) -> String {
        if let store = await rooms.store { return "\(store).\(id)" }
        do throws(LedgerFailure) {
            let kept = try await memory.recall(Key.store)
            let drawn = String(UInt64.random(in: 1 << 40..<1 << 50), radix: 36)
            let store = await rooms.settle(store: kept ?? drawn)
            if kept == nil { try await memory.remember(Key.store, store) }
            return "\(store).\(id)"
        } catch {
            await rooms.forgetStore()
            throw .later(.rejected("store"))
        }
    }

    // MARK: Encryption

    /// Whether the room is known to be encrypted; asked once, then kept by the reader.
    func isEncrypted(_ room: String) async -> Bool {
        if let known = await rooms.isEncrypted(room) { return known }
        let kept: String?
        do { kept = try await memory.recall(Key.encrypted(room)) } catch { return false }
        let flag = kept == Key.yes
        await rooms.setEncrypted(room, flag)
        return flag
    }

    // MARK: Direct conversations

    /// The room of the conversation with `user`, as far as it is known.
    func direct(with user: String) async -> String? {
        if let room = await rooms.direct(with: user) { return room }
        guard let room = (try? await memory.recall(Key.direct(user))) ?? nil, !room.isEmpty else {
            return nil
        }
        await rooms.link(user, room)
        return room
    }

    /// The other person, when the room is a direct conversation.
    func person(in room: String) async -> String? {
        if let known = await rooms.person(in: room) { return known.isEmpty ? nil : known }
        guard let kept = try? await memory.recall(Key.person(room)) ?? "" else { return nil }
        await rooms.setPerson(kept, in: room)
        return kept.isEmpty ? nil : kept
    }

    func link(_ user: String, _ room: String) async throws(LedgerFailure) {
        try await memory.remember(Key.person(room), user)
        try await memory.remember(Key.direct(user), room)
        await rooms.link(user, room)
    }

    /// The room is no conversation of two, or not any more.
    func unlink(_ room: String) async throws(LedgerFailure) {
        guard let user = await person(in: room) else { return }
        try await memory.remember(Key.direct(user), "")
        try await memory.remember(Key.person(room), "")
        await rooms.unlink(room)
    }

    /// Whether the person has joined the conversation; the homeserver is asked once.
    func isOpen(_ room: String, to user: String) async -> Bool {
        if let known = await rooms.isOpen(room) { return known }
        guard let members = try? await client.joinedMembers(of: room) else { return false }
        await rooms.setOpen(room, members.contains(user))
        return members.contains(user)
    }

    /// Names of what is kept over a restart.
    enum Key {
        static let yes = "yes"
        static let cursor = "matrix"
        static let store = "matrix.store"
        static let invites = "matrix.invites"
        static func encrypted(_ room: String) -> String { "matrix.encrypted.\(room)" }
        static func direct(_ user: String) -> String { "matrix.direct.\(user)" }
        static func closedRoom(_ matter: String) -> String { "matrix.closed.\(matter)" }
        static func closedName(_ room: String) -> String { "matrix.closedName.\(room)" }
        static func board(_ board: String, in room: String) -> String {
            "matrix.board.\(room).\(board)"
        }
        static func person(_ room: String) -> String { "matrix.person.\(room)" }
    }
}

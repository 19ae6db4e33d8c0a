import Domain
import Outbox
import Ports

/// The homeserver's doors that the bot uses. It builds requests, reads answers and remembers
/// nothing; a request for the same thing is the same to the byte, so that the server knows a
/// repetition by its path.
package struct MatrixClient: Sendable {
    let settings: MatrixSettings
    private let wire: any HTTPWire

    package init(_ settings: MatrixSettings, wire: any HTTPWire) {
        self.settings = settings
        self.wire = wire
    }

    // MARK: Who and where

    func whoami() async throws(MatrixFailure) -> String {
        let answer = try await call(.get, ["account", "whoami"])
        return try answer.text("user_id")
    }

    /// The name that people see; nil when there is none.
    func displayName(of user: String) async throws(MatrixFailure) -> String? {
        try await call(.get, ["profile", user, "displayname"])["displayname"]?.string
    }

    func resolve(alias: String) async throws(MatrixFailure) -> String {
        try await call(.get, ["directory", "room", alias]).text("room_id")
    }

    /// Joining a room twice is no fault.
    func join(_ roomOrAlias: String) async throws(MatrixFailure) -> String {
        try await call(.post, ["join", roomOrAlias], body: [:]).text("room_id")
    }

    func joinedMembers(of room: String) async throws(MatrixFailure) -> Set<String> {
        let answer = try await call(.get, ["rooms", room, "joined_members"])
        return Set((answer["joined"]?.members ?? [:]).keys)
    }

    func isEncrypted(_ room: String) async throws(MatrixFailure) -> Bool {
        do throws(MatrixFailure) {
            _ = try await call(.get, ["rooms", room, "state", "m.room.encryption"])
            return true
        } catch {
            guard error.status == 404, error.code == "M_NOT_FOUND" else { throw error }
            return false
        }
    }

    /// - Returns: The new room's id.
    func createRoom(_ content: JSONValue) async throws(MatrixFailure) -> String {
        try await call(.post, ["createRoom"], body: content).text("room_id")
    }

    // MARK: Sending

    /// - Returns: The event id; the same one however often this is called with the same `key`.
    @discardableResult
    func send(
        _ type: String, to room: String, key: String, _ content: JSONValue
    ) async throws(MatrixFailure) -> String {
        let path = ["rooms", room, "send", type, key]
        return try await call(.put, path, body: MatrixContent.labelled(content, type))
            .text("event_id")
    }

    func setState(
        _ type: String, in room: String, _ content: JSONValue
    ) async throws(MatrixFailure) -> String {
        try await call(.put, ["rooms", room, "state", type], body: content).text("event_id")
    }

    func invite(_ user: String, to room: String) async throws(MatrixFailure) {
        do throws(MatrixFailure) {
            _ = try await call(.post, ["rooms", room, "invite"], body: ["user_id": .string(user)])
        } catch {
            // Whoever is invited already stays so.
            guard error.code == "M_FORBIDDEN" else { throw error }
        }
    }

    func kick(_ user: String, from room: String) async throws(MatrixFailure) {
        _ = try await call(.post, ["rooms", room, "kick"], body: ["user_id": .string(user)])
    }

    /// - Parameter format: `event` for the whole event, else its content.
    func state(
        _ type: String, key: String = "", of room: String, format: String? = nil
    ) async throws(MatrixFailure) -> JSONValue {
        try await call(
            .get, ["rooms", room, "state", type] + (key.isEmpty ? [] : [key]),
            query: format.map { [("format", $0)] } ?? [])
    }

    // MARK: Reading

    func sync(
        since: String?, wait: Duration
    ) async throws(MatrixFailure) -> JSONValue {
        var query = [("filter", MatrixFilter.text), ("set_presence", "offline")]
        if let since { query.append(("since", since)) }
        query.append(("timeout", String(Int(wait.inSeconds * 1000))))
        return try await call(
            .get, ["sync"], query: query, lane: .poll,
            timeout: since == nil ? MatrixLimits.firstHTTP : MatrixLimits.pollHTTP)
    }

    func messages(
        in room: String, from: String, to end: String?
    ) async throws(MatrixFailure) -> JSONValue {
        var query = [("dir", "f"), ("from", from)]
        if let end { query.append(("to", end)) }
        query.append(("limit", String(MatrixLimits.backfillEvents)))
        return try await call(.get, ["rooms", room, "messages"], query: query, lane: .poll)
    }

    func event(_ id: String, in room: String) async throws(MatrixFailure) -> JSONValue {
        try await call(.get, ["rooms", room, "event", id], lane: .poll)
    }

    // MARK: One request

    var authorization: (name: String, value: String) {
        var token = settings.accessToken()
        // Whoever pastes one takes its line's end along.
        if token.utf8.contains(where: { $0 <= 0x20 }) { token = token.filter { !$0.isWhitespace } }
        return (name: "Authorization", value: "Bearer \(token)")
    }

    private func call(
        _ method: HTTPRequest.Method, _ path: [String], query: [(String, String)] = [],
        body: JSONValue? = nil, lane: HTTPRequest.Lane = .send, timeout: Duration = .seconds(10)
    ) async throws(MatrixFailure) -> JSONValue {
        var headers = [authorization, (name: "Accept", value: "application/json")]
        if body != nil { headers.append((name: "Content-Type", value: "application/json")) }
        let request = HTTPRequest(
            method,
            URLText.base(settings.homeserver) + "/_matrix/client/v3/"
                + path.map(URLText.escaped).joined(separator: "/")
                + URLText.query(query.map { (name: $0.0, value: $0.1) }),
            headers: headers, body: body?.bytes ?? [],
            lane: lane, timeout: timeout, caFile: settings.caFile,
            responseLimit: MatrixLimits.syncBytes)
        let response: HTTPResponse
        do { response = try await wire.exchange(request) } catch { throw .wire(error) }
        guard response.status == 200 else { throw .refused(MatrixRefusal(response)) }
        guard let answer = try? JSONValue(parsing: response.body), case .object = answer else {
            throw .unreadable("no JSON object")
        }
        return answer
    }
}

extension JSONValue {
    /// A text that the answer must have.
    fileprivate func text(_ key: String) throws(MatrixFailure) -> String {
        guard let text = self[key]?.string, !text.isEmpty else { throw .unreadable("no \(key)") }
        return text
    }
}

/// What of a sync the bot wants: of its own events those alone that prove something, a canary or
/// a membership. What it says itself is left out by its label (MSC2326, as Synapse has it); a
/// homeserver that knows no labels gives it too, and it is passed over by its sender.
enum MatrixFilter {
    static let text = String(decoding: value.bytes, as: UTF8.self)

    private static let value: JSONValue = [
        "account_data": ["not_types": ["*"]],
        "presence": ["not_types": ["*"]],
        "room": [
            "account_data": ["not_types": ["*"]],
            "ephemeral": ["not_types": ["*"]],
            "state": [
                "lazy_load_members": true,
                "types": ["m.room.encryption", "m.room.member"],
            ],
            "timeline": [
                "lazy_load_members": true, "org.matrix.not_labels": [.string(MatrixContent.label)],
                "limit": .integer(MatrixLimits.timelineEvents),
                "types": [
                    "m.room.message", "m.reaction", "m.room.encrypted", "m.room.encryption",
                    "m.room.member", "m.room.tombstone", .string(MatrixCanary.type),
                ],
            ],
        ],
    ]
}

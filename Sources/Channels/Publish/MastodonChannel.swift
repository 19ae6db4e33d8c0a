import Domain
import Foundation
import Outbox
import Ports

/// An account on a Mastodon server (4.0 or later), by its client interface and an access token.
///
/// Mastodon knows a repetition by its `Idempotency-Key` for one hour. Beyond that the account's
/// own posts since the text was issued are looked through first.
package struct MastodonChannel: PublicChannel {
    package struct Settings: Sendable {
        /// The server, without a slash at the end.
        package var url: String
        package var accessToken: @Sendable () -> String
        package var caFile: String?

        package init(
            url: String, accessToken: @escaping @Sendable () -> String, caFile: String? = nil
        ) {
            self.url = URLText.base(url)
            self.accessToken = accessToken
            self.caFile = caFile
        }
    }

    package let name: String
    private let settings: Settings
    private let wire: any HTTPWire
    private let clock: any WallClock

    package init(
        name: String, _ settings: Settings, wire: any HTTPWire, clock: any WallClock
    ) {
        self.name = name
        self.settings = settings
        self.wire = wire
        self.clock = clock
    }

    package func publish(_ post: PublicPost) async throws(SendFailure) -> PublishedPost {
        let text = MastodonText(post)
        try await checkLength(text)
        let account = try await account()
        if let earlier = try await earlier(text, by: account, since: post.issuedAt) {
            return earlier
        }
        let answer = try await send(text, post)
        guard let status = MastodonStatus(answer) else { throw .uncertain(.errorBody("no post")) }
        guard status.visibility == "public" else { throw .never(.rejected("not-public")) }
        do throws(SendFailure) {
            guard try await isText(text, of: status.id) else {
                throw SendFailure.never(.errorBody("altered"))
            }
        } catch {
            throw error.afterWriting
        }
        return status.published
    }

    /// Whether the token is an account's, and may write. What an application may do only servers
    /// from 4.3 on tell.
    package func probe() async throws(SendFailure) {
        _ = try await account()
        let app = try await get("/api/v1/apps/verify_credentials")
        guard let scopes = app["scopes"]?.elements.compactMap(\.string), !scopes.isEmpty else {
            return
        }
        guard scopes.contains("write") || scopes.contains("write:statuses") else {
            throw .later(.forbidden)
        }
    }

    // MARK: Before it is sent

    /// Nothing is cut: another wording is a person's work.
    private func checkLength(_ text: MastodonText) async throws(SendFailure) {
        let limits = try await get("/api/v2/instance", withToken: false)["configuration"]?[
            "statuses"]
        guard let most = limits?["max_characters"]?.int else {
            throw .later(.errorBody("no limits"))
        }
        let length = text.length(perURL: limits?["characters_reserved_per_url"]?.int ?? 23)
        guard length <= most else { throw .never(.rejected("too-long \(length)/\(most)")) }
    }

    private func account() async throws(SendFailure) -> String {
        let me = try await get("/api/v1/accounts/verify_credentials")
        guard let id = me["id"]?.string, !id.isEmpty else {
            throw .later(.errorBody("no account"))
        }
        return id
    }

    /// The same text, posted since it was issued: an earlier try did arrive.
    private func earlier(
        _ text: MastodonText, by account: String, since issued: Date
    ) async throws(SendFailure) -> PublishedPost? {
        // Their clock and ours need not agree.
        let first = issued - Self.clockTolerance
        var below = ""
        for _ in 0..<Self.pages {
            let list = try await get(
                "/api/v1/accounts/\(URLText.escaped(account))/statuses"
                    + "?exclude_reblogs=true&limit=40\(below)")
            guard case .array(let elements) = list else { throw .later(.errorBody("no list")) }
            let statuses = elements.compactMap(MastodonStatus.init)
            for status in statuses where status.at >= first && status.visibility == "public" {
                if try await isText(text, of: status.id) { return status.published }
            }
            // A pinned post may be older than those that follow it.
            guard let last = statuses.last, last.at >= first else { return nil }
            below = "&max_id=\(URLText.escaped(last.id))"
        }
        // More posts since than are looked through: only a person can tell.
        throw .never(.rejected("too-many-posts"))
    }

    private static let clockTolerance = 600.0
    private static let pages = 5

    private func isText(_ text: MastodonText, of id: String) async throws(SendFailure) -> Bool {
        let source = try await get("/api/v1/statuses/\(URLText.escaped(id))/source")
        guard let there = source["text"]?.string else { throw .later(.errorBody("no source")) }
        return MastodonText.lines(there) == MastodonText.lines(text.status)
            && source["spoiler_text"]?.string ?? "" == ""
    }

    // MARK: The wire

    private func send(
        _ text: MastodonText, _ post: PublicPost
    ) async throws(SendFailure) -> JSONValue {
        let form = URLText.query([
            ("status", text.status), ("visibility", "public"),
            ("language", post.language.rawValue),
        ])
        let request = HTTPRequest(
            .post, "\(settings.url)/api/v1/statuses",
            headers: [
                token, ("Content-Type", "application/x-www-form-urlencoded"),
                ("Idempotency-Key", post.id),
            ], body: Array(form.dropFirst().utf8), timeout: .seconds(30),
            caFile: settings.caFile, responseLimit: Self.limit)
        return try await ask(request, .writing)
    }

    private func get(
        _ path: String, withToken: Bool = true
    ) async throws(SendFailure) -> JSONValue {
        let request = HTTPRequest(
            .get, settings.url + path, headers: withToken ? [token] : [],
            caFile: settings.caFile, responseLimit: Self.limit)
        return try await ask(request, .reading)
    }

    private static let limit = 4 << 20

    private func ask(
        _ request: HTTPRequest, _ ask: PublishAnswer.Ask
    ) async throws(SendFailure) -> JSONValue {
        let response: HTTPResponse
        do { response = try await wire.exchange(request) } catch { throw error.sendFailure }
        return try PublishAnswer.json(response, ask, now: clock.now)
    }

    private var token: (name: String, value: String) {
        ("Authorization", "Bearer \(settings.accessToken())")
    }
}

/// A post as Mastodon has it.
struct MastodonStatus: Equatable, Sendable {
    var id: String
    var url: String?
    var at: Date
    var visibility: String

    init?(_ json: JSONValue) {
        guard let id = json["id"]?.string, let visibility = json["visibility"]?.string,
            let time = json["created_at"]?.string,
            let at = try? Date(
                time, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        else { return nil }
        self.id = id
        self.at = at
        self.visibility = visibility
        url = json["url"]?.string
    }

    var published: PublishedPost { PublishedPost(url: url, remoteID: id) }
}

import Domain
import Foundation
import Outbox
import Ports

/// A site on WordPress, by its REST interface and an application password.
///
/// WordPress knows no repetitions. So a text is first laid down as a draft, under a name that is
/// made of its id, and then that very draft is made public: which draft that is can be looked up
/// after any failure, and making it public twice is making it public once.
package struct WordPressChannel: PublicChannel {
    package struct Settings: Sendable {
        /// The site, without a slash at the end.
        package var url: String
        package var username: String
        package var password: @Sendable () -> String
        /// The number of the category that posts get; the site's usual one when nil.
        package var category: Int?
        package var caFile: String?

        package init(
            url: String, username: String, password: @escaping @Sendable () -> String,
            category: Int? = nil, caFile: String? = nil
        ) {
            self.url = URLText.base(url)
            self.username = username
            self.password = password
            self.category = category
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
        let draft = WordPressDraft(post, category: settings.category)
        var known = try Self.known(draft, among: try await found(draft))
        if known == nil { known = try await lay(draft) }
        guard let known else { throw .uncertain(.errorBody("no draft")) }
        if known.status != "publish" { try await makePublic(known.id) }
        do throws(SendFailure) {
            return try await readBack(known.id, draft)
        } catch {
            throw error.afterWriting
        }
    }

    /// Whether the account is let in and may publish, and whether the category is there.
    package func probe() async throws(SendFailure) {
        let me = try await get("/users/me?context=edit&_fields=id,capabilities")
        guard me["id"]?.int != nil else { throw .later(.errorBody("no account")) }
        guard me["capabilities"]?["publish_posts"]?.bool == true else { throw .later(.forbidden) }
        guard let category = settings.category else { return }
        _ = try await get("/categories/\(category)?_fields=id")
    }

    // MARK: What lies there

    private func found(_ draft: WordPressDraft) async throws(SendFailure) -> [WordPressPost] {
        let slugs = draft.slugs.joined(separator: ",")
        let list = try await get(
            "/posts?slug=\(slugs)&status=publish,future,draft,pending,private,trash"
                + "&context=edit&per_page=100&_fields=\(WordPressPost.fields)")
        guard case .array(let elements) = list else { throw .later(.errorBody("no list")) }
        return elements.compactMap(WordPressPost.init)
    }

    /// What an earlier try left: what is public already, else the oldest draft. Two drafts come of
    /// a try that was still under way when the next looked; the younger stays a draft.
    private static func known(
        _ draft: WordPressDraft, among posts: [WordPressPost]
    ) throws(SendFailure) -> WordPressPost? {
        let ours = posts.filter(draft.isStored).sorted { $0.id < $1.id }
        if let shown = ours.first(where: { $0.status == "publish" }) { return shown }
        // Somebody took it away, or holds it back: that is not undone behind their back.
        if let held = ours.first(where: { $0.status != "draft" }) {
            throw .never(.rejected(held.status))
        }
        // Under this name stands something else, or the text was altered there.
        if let other = posts.first(where: { !draft.isStored($0) }),
            other.slug == draft.slug, other.status != "trash"
        {
            throw .never(.rejected("altered"))
        }
        return ours.first
    }

    // MARK: Three steps

    private func lay(_ draft: WordPressDraft) async throws(SendFailure) -> WordPressPost? {
        let answer = try await write(
            "/posts?context=edit&_fields=\(WordPressPost.fields)", draft.json)
        guard let post = WordPressPost(answer) else { throw .uncertain(.errorBody("no post")) }
        // It is not public yet: what WordPress made of it can be seen in peace.
        guard draft.isStored(post) else { throw .never(.errorBody("altered")) }
        return post
    }

    private func makePublic(_ id: Int) async throws(SendFailure) {
        _ = try await write(
            "/posts/\(id)?context=edit&_fields=id,status", ["status": "publish"])
    }

    private func readBack(
        _ id: Int, _ draft: WordPressDraft
    ) async throws(SendFailure) -> PublishedPost {
        let answer = try await get("/posts/\(id)?context=edit&_fields=\(WordPressPost.fields)")
        guard let post = WordPressPost(answer), post.id == id else {
            throw .later(.errorBody("no post"))
        }
        guard post.status == "publish" else { throw .never(.rejected(post.status)) }
        guard draft.isStored(post), draft.isShown(post) else {
            throw .never(.errorBody("altered"))
        }
        return PublishedPost(url: post.link, remoteID: String(id))
    }

    // MARK: The wire

    /// What a site does when a post goes public (mail, other networks) may take its time, and an
    /// answer that is not waited for has to be looked for.
    private static let patience = Duration.seconds(30)

    private func get(_ path: String) async throws(SendFailure) -> JSONValue {
        let request = HTTPRequest(
            .get, address(path), headers: headers, caFile: settings.caFile,
            responseLimit: Self.limit)
        return try await ask(request, .reading)
    }

    private func write(
        _ path: String, _ content: JSONValue
    ) async throws(SendFailure) -> JSONValue {
        let request = HTTPRequest(
            .post, address(path), headers: headers + [("Content-Type", "application/json")],
            body: content.bytes, timeout: Self.patience, caFile: settings.caFile,
            responseLimit: Self.limit)
        return try await ask(request, .writing)
    }

    private static let limit = 4 << 20

    private func ask(
        _ request: HTTPRequest, _ ask: PublishAnswer.Ask
    ) async throws(SendFailure) -> JSONValue {
        let response: HTTPResponse
        do { response = try await wire.exchange(request) } catch { throw error.sendFailure }
        if response.status == 400, let reason = Self.refusalToLook(response.body) {
            throw .later(reason)
        }
        return try PublishAnswer.json(response, ask, now: clock.now)
    }

    /// Who may write nothing may not even look for drafts, and is told so as if the question were
    /// wrong. Inside it says 401 for a stranger (a wrong password makes one), 403 for a reader.
    private static func refusalToLook(_ body: [UInt8]) -> FailureReason? {
        let details = (try? JSONValue(parsing: body))?["data"]?["details"]?["status"]
        guard details?["code"] == "rest_forbidden_status" else { return nil }
        return details?["data"]?["status"]?.int == 401 ? .unauthorized : .forbidden
    }

    private func address(_ path: String) -> String { "\(settings.url)/wp-json/wp/v2\(path)" }

    private var headers: [(name: String, value: String)] {
        let login = Data("\(settings.username):\(settings.password())".utf8)
        return [("Authorization", "Basic \(login.base64EncodedString())")]
    }
}

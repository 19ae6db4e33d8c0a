import Domain
import Foundation
import Outbox
import Ports

/// The unit's own site: a page for each text and a feed of the newest, as files in a folder that
/// a web server shows. This is the single source that others link to (`domain.md` §5, rule 5).
///
/// Whatever broke off is made whole by the next try: the post's own file comes first, and pages
/// and feed are made from those.
package actor FeedChannel: PublicChannel {
    package struct Settings: Sendable {
        /// The folder.
        package var path: String
        /// The folder's address, without a slash at the end.
        package var url: String
        package var unit: Bilingual
        package var languages: [Language]
        package var timeZone: TimeZone
        package var caFile: String?

        package init(
            path: String, url: String, unit: Bilingual, languages: [Language],
            timeZone: TimeZone, caFile: String? = nil
        ) {
            self.path = path
            self.url = URLText.base(url)
            self.unit = unit
            self.languages = languages
            self.timeZone = timeZone
            self.caFile = caFile
        }
    }

    package nonisolated let name: String
    package nonisolated let isSource = true
    private let settings: Settings
    private let folder: FeedFolder
    private let wire: any HTTPWire
    private let clock: any WallClock

    package init(
        name: String, _ settings: Settings, wire: any HTTPWire, clock: any WallClock
    ) {
        self.name = name
        self.settings = settings
        self.wire = wire
        self.clock = clock
        folder = FeedFolder(path: settings.path)
    }

    package func publish(_ post: PublicPost) async throws(SendFailure) -> PublishedPost {
        guard post.isWellNamed else { throw .never(.rejected("bad-id")) }
        try folder.make()
        try keep(post)
        // From here on somebody may have read it.
        do throws(SendFailure) { try show(post.id) } catch { throw error.afterWriting }
        return PublishedPost(url: try site().pageURL(post.id), remoteID: post.id)
    }

    /// Whether files can be written, all that lies there can be read, and the address shows the
    /// folder. A feed with no text in it is no publication.
    package func probe() async throws(SendFailure) {
        try folder.make()
        try folder.tryToWrite()
        let site = try site()
        guard site.posts.count == (try folder.names(endingIn: FeedPost.suffix).count) else {
            throw .never(.errorBody("spoilt"))
        }
        try writeFeed(site)
        let request = HTTPRequest(.get, site.feedURL, caFile: settings.caFile)
        let response: HTTPResponse
        do { response = try await wire.exchange(request) } catch { throw error.sendFailure }
        guard response.status == 200 else {
            _ = try PublishAnswer.json(response, .reading, now: clock.now)
            throw .later(.errorBody("http \(response.status)"))
        }
        // A server that is given the files now and then may lag behind, but not be another's.
        let mark = "<id>\(Markup.escaped(site.feedURL))</id>"
        guard String(decoding: response.body, as: UTF8.self).contains(mark) else {
            throw .never(.misconfigured("another feed"))
        }
    }

    // MARK: Files

    /// The post's own file, unless it is there; never another text under the same id.
    private func keep(_ post: PublicPost) throws(SendFailure) {
        let name = post.id + FeedPost.suffix
        let entry = FeedPost(post, url: try site().pageURL(post.id))
        guard let bytes = folder.read(name) else { return try folder.write(entry.bytes, as: name) }
        guard FeedPost(bytes)?.isRepetition(of: entry) == true else {
            throw .never(.rejected("altered"))
        }
    }

    /// Its page, the page of what it corrects or withdraws, and the feed last: who is called by
    /// the feed finds the page.
    private func show(_ id: String) throws(SendFailure) {
        let site = try site()
        guard let entry = site.posts.first(where: { $0.post.id == id }) else {
            throw FeedFolder.fault
        }
        for entry in [entry, site.replaced(by: entry.post)].compactMap(\.self) {
            let name = FeedSite.pageName(entry.post.id)
            try folder.write(Array(site.page(entry).utf8), as: name)
        }
        try writeFeed(site)
    }

    private func writeFeed(_ site: FeedSite) throws(SendFailure) {
        // The time of an empty one is the only thing that would change in it.
        guard !site.posts.isEmpty || folder.read(FeedSite.feedName) == nil else { return }
        try folder.write(Array(site.feed(now: clock.now).utf8), as: FeedSite.feedName)
    }

    /// What cannot be read is passed over: an urgent text does not wait for it. A probe tells.
    private func site() throws(SendFailure) -> FeedSite {
        var site = FeedSite(
            url: settings.url, unit: settings.unit, languages: settings.languages,
            timeZone: settings.timeZone)
        let names = try folder.names(endingIn: FeedPost.suffix)
        site.take(names.compactMap { folder.read($0).flatMap(FeedPost.init) })
        return site
    }
}

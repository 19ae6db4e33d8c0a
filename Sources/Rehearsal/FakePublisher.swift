import Domain
import Foundation
import Outbox
import Ports
import Synchronization

/// An official channel's publisher that shows what it is given, once for each id; a killed one does
/// nothing more.
package final class FakePublisher: PublicChannel {
    package let name: String
    /// One of them is the unit's own site, as its kind is called.
    /// The name under which a rehearsal has the unit's own site.
    package static let site = "feed"

    package var isSource: Bool { name == Self.site }
    private let life: Life
    private let shown: Shown

    /// What stands on every channel, over all lives of the process.
    package final class Shown: Sendable {
        private let posts = Mutex<[PublicPost]>([])
        private let failures = Mutex<[String: [SendFailure]]>([:])

        package init() {}

        package var all: [PublicPost] { posts.withLock { $0 } }

        /// The next tries on a channel fail like this, one after the other, and nothing is shown.
        package func fail(_ name: String, _ all: [SendFailure]) {
            failures.withLock { $0[name] = all.reversed() }
        }

        fileprivate func failure(of name: String) -> SendFailure? {
            failures.withLock { $0[name]?.popLast() }
        }

        fileprivate func put(_ post: PublicPost) {
            posts.withLock { posts in
                if !posts.contains(where: { $0.id == post.id }) { posts.append(post) }
            }
        }
    }

    init(_ name: String, shown: Shown, life: Life) {
        self.name = name
        self.shown = shown
        self.life = life
    }

    package func publish(_ post: PublicPost) async throws(SendFailure) -> PublishedPost {
        guard life.step() else { throw .cancelled }
        if let failure = shown.failure(of: name) { throw failure }
        shown.put(post)
        // The process may die after the far end took it and before it knows.
        guard life.step() else { throw .cancelled }
        return PublishedPost(url: "https://example.org/\(post.id)", remoteID: post.id)
    }

    package func probe() async throws(SendFailure) {
        guard life.isAlive else { throw .cancelled }
    }
}

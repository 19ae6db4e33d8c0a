import Domain
import Foundation
import Outbox
import Ports
import Synchronization

/// An official channel's publisher that shows what it is given, once for each id; a killed one does
/// nothing more.
package final class FakePublisher: PublicChannel {
    package let name: String
    private let life: Life
    private let shown: Shown

    /// What stands on every channel, over all lives of the process.
    package final class Shown: Sendable {
        private let posts = Mutex<[PublicPost]>([])

        package init() {}

        package var all: [PublicPost] { posts.withLock { $0 } }

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
        shown.put(post)
        // The process may die after the far end took it and before it knows.
        guard life.step() else { throw .cancelled }
        return PublishedPost(url: "https://example.org/\(post.id)", remoteID: post.id)
    }

    package func probe() async throws(SendFailure) {
        guard life.isAlive else { throw .cancelled }
    }
}

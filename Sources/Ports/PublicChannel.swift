import Domain
import Foundation
import Outbox

/// One approved public text, for one official channel (`domain.md` §5).
package struct PublicPost: Equatable, Sendable {
    /// The same for every try, such as `S-3-1-web`: by it the far end, or the adapter, knows a
    /// repetition. Letters, digits, dots and hyphens of ASCII, not beginning with a dot.
    package var id: String
    package var language: Language
    /// The first line of the text.
    package var title: String
    /// The very text that was signed: an adapter shortens nothing and changes nothing.
    package var text: String
    /// SHA-256 of the text's UTF-8, in lower-case hexadecimal.
    package var sha256: String
    /// When it was ordered out; shown to readers, and the earliest a try can have brought it there.
    package var issuedAt: Date
    /// The address of the text's page on the unit's own site, where there is one: others link to
    /// it.
    package var source: String?
    /// The address, on this very channel, of the post that this one corrects or withdraws.
    package var replaces: String?

    package init(
        id: String, language: Language, title: String, text: String, sha256: String,
        issuedAt: Date, source: String? = nil, replaces: String? = nil
    ) {
        self.id = id
        self.language = language
        self.title = title
        self.text = text
        self.sha256 = sha256
        self.issuedAt = issuedAt
        self.source = source
        self.replaces = replaces
    }

    /// Whether the id may stand in a file's name, an address and a header.
    package var isWellNamed: Bool {
        id.wholeMatch(of: /[A-Za-z0-9-][A-Za-z0-9.-]{0,79}/) != nil
    }
}

/// Where a public text stands now.
package struct PublishedPost: Equatable, Sendable {
    /// The address people read it at; nil where the far end told none.
    package var url: String?
    /// What the far end calls it.
    package var remoteID: String?

    package init(url: String? = nil, remoteID: String? = nil) {
        self.url = url
        self.remoteID = remoteID
    }
}

/// An official channel: the unit's own site, or its account somewhere. It shows what it is given
/// and decides nothing; who may publish what was settled before (`domain.md` §5).
package protocol PublicChannel: Sendable {
    /// As in the settings, and in the register of official channels (`via=wp`).
    var name: String { get }
    /// It is the unit's own site: the single source that the others link to.
    var isSource: Bool { get }

    /// Shows the text, and returns when it stands there as it was signed.
    ///
    /// A text is never shown twice under one id: after `.later` and `.uncertain` the same post may
    /// be tried again, also by another process. `.never` needs a person: a text too long
    /// (`.rejected`), one that stands there otherwise than it was signed (`.errorBody`), or an
    /// address that leads nowhere (`.misconfigured`).
    func publish(_ post: PublicPost) async throws(SendFailure) -> PublishedPost

    /// Proves account and rights; nothing is published.
    func probe() async throws(SendFailure)
}

extension PublicChannel {
    package var isSource: Bool { false }
}

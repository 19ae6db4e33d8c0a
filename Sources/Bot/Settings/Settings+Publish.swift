extension Settings {
    /// An official channel that texts can be put on; which are official the register of channels
    /// says, by the name.
    struct Publish: Sendable, Equatable {
        var name: String
        var kind: Kind
        var caFile: String?

        enum Kind: Sendable, Equatable {
            /// Pages and a feed in a folder that a web server shows.
            case feed(path: String, url: String)
            case wordpress(WordPress)
            case mastodon(url: String, accessToken: Secret)
            /// Signed HTTP to a program of the unit's own (docs/publishing.md).
            case webhook(url: String, secret: Secret)
        }

        struct WordPress: Sendable, Equatable {
            /// The site, without a slash at the end.
            var url: String
            var username: String
            /// An application password, not the one of the account.
            var password: Secret
            /// The number of a category.
            var category: Int?
        }
    }
}

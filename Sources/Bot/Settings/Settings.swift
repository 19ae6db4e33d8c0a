import Domain
import Foundation

/// `bot.json`, read and checked: whoever holds one may rely on it.
struct Settings: Sendable, Equatable {
    var unit: Unit
    /// What a room is told in, in this order; a person gets their own language.
    var languages: [Language]
    var timeZone: TimeZone
    /// The folder of the plan pack.
    var plan: String
    var store: Store
    /// Seals contacts in the store; nil: they lie open to whoever reads the file.
    var storeKey: Secret? = nil
    var chat: Chat
    /// Stands in for `chat` while that is down.
    var backupChat: Chat?
    /// Tried in order.
    var sms: [SMS]
    /// Tried in order.
    var email: [Email]
    /// Where public texts can be put.
    var publish: [Publish] = []
    var failover: Failover
    /// Messages that a road may carry in a minute.
    var perMinute: [RouteKind: Int] = [:]
    var heartbeat: Heartbeat?
    /// Nil where `bot.json` says nothing of it.
    var evidence: Evidence? = nil
    /// No web server without it.
    var web: Web?
    /// Chat ids of those who run the machine.
    var admins: [String]

    /// Who speaks.
    struct Unit: Sendable, Equatable {
        var name: Bilingual
        /// Stands as 【signature】 in every SMS.
        var smsSignature: String
        var dutyPhone: String
    }

    enum Store: Sendable, Equatable { case sqlite(path: String) }

    /// When a channel counts as down, and when as up again (spec §7).
    struct Failover: Sendable, Equatable {
        var probeEvery: Duration = .seconds(60)
        /// Failures in a row.
        var downAfter = 2
        var upAfter: Duration = .seconds(300)
        /// Addresses (`host:port`) that tell whether our own network lives; none: not asked.
        var ownNetwork: [String] = []
    }

    /// Pinged from outside watch while all is well (spec §1.10).
    struct Heartbeat: Sendable, Equatable {
        var url: String
        var every: Duration = .seconds(60)
    }

    /// How copies of evidence are fetched and kept.
    struct Evidence: Sendable, Equatable {
        /// A folder; nil: beside the store.
        var path: String? = nil
        /// The largest file that is kept.
        var maxBytes = 20 << 20
        /// Kinds of files that are kept, such as `image/*`.
        var types = MediaType.usual
        /// Addresses of private networks are fetched too.
        var allowPrivate = false
    }

    struct Web: Sendable, Equatable {
        var host: String
        var port: Int
        /// How others reach us; without a slash at the end.
        var publicURL: String?
    }
}

extension Settings {
    enum Chat: Sendable, Equatable {
        /// The terminal.
        case sandbox
        case matrix(Matrix)
        case webhook(Webhook)

        struct Matrix: Sendable, Equatable {
            /// Without a slash at the end.
            var homeserver: String
            var accessToken: Secret
            /// An alias (`#…`) or an id (`!…`).
            var room: String
            var caFile: String?
        }

        /// A chat behind signed HTTP (docs/webhook-chat.md).
        struct Webhook: Sendable, Equatable {
            /// Where we post.
            var url: String
            /// Signs both ways.
            var secret: Secret
            /// The response room's name at the far end.
            var room: String
            /// The bot's own account there, to which it does not listen.
            var account: String?
            /// Where the far end hands in what people write.
            var inbound: Inbound?
            var caFile: String?

            struct Inbound: Sendable, Equatable { var path: String }
        }
    }

    /// A gateway for SMS.
    struct SMS: Sendable, Equatable {
        /// Its name in logs and in `/status`.
        var name: String
        var kind: Kind

        enum Kind: Sendable, Equatable {
            /// Files instead of messages; nothing is sent.
            case spool(directory: String)
            case kannel(Kannel)
        }

        struct Kannel: Sendable, Equatable {
            /// The whole address of `sendsms`.
            var url: String
            var username: String
            var password: Secret
            var sender: String
            /// How long to wait for a delivery report before the next road; nil: not at all.
            var receipts: Duration?
            /// Where the gateway reaches our web server: `callbackURL`, else `web.publicURL`;
            /// without a slash at the end.
            var callbackURL: String?
            var inbound: Inbound?
            var caFile: String?
        }

        /// Where the gateway hands us what people write.
        struct Inbound: Sendable, Equatable {
            var path: String
            /// Travels as `?token=`.
            var token: Secret
        }
    }

    /// A way to send mail.
    struct Email: Sendable, Equatable {
        /// Its name in logs and in `/status`.
        var name: String
        var kind: Kind

        enum Kind: Sendable, Equatable {
            /// Files instead of messages; nothing is sent.
            case spool(directory: String)
            case smtp(SMTP)
        }

        struct SMTP: Sendable, Equatable {
            /// `smtp://host:port` or `smtps://host:port`.
            var url: String
            var startTLS: StartTLS
            var login: Login?
            var from: String
            var caFile: String?
            /// Without it mail goes out only.
            var inbound: Inbound?
        }

        /// The mailbox that answers come to.
        struct Inbound: Sendable, Equatable {
            /// `imap://host:port` or `imaps://host:port`.
            var url: String
            var startTLS: StartTLS
            var login: Login
            /// The folder.
            var mailbox: String
            var pollEvery: Duration
            var caFile: String?
        }

        enum StartTLS: String, Sendable, CaseIterable { case required, none }

        struct Login: Sendable, Equatable {
            var username: String
            var password: Secret
        }
    }
}

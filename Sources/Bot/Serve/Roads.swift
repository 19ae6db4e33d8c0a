import Channels
import Curl
import Domain
import Foundation
import Logging
import Outbox
import Ports
import Web

/// The roads that the settings name, built.
struct Roads {
    var channels: [any Channel] = []
    var hooks: [SMSHook] = []
    /// Where webhook chats hand in.
    var chatHooks: [ChatHook] = []
    /// Where answers by mail come to.
    var mailboxes: [MailboxSource] = []
    /// The chats that are Matrix rooms.
    var matrix: [MatrixSession] = []

    /// - Parameter shown: Called for each message that a spool took instead of sending it.
    init(
        _ settings: Settings, wire: CurlClient, ledger: any Ledger, log: Logger,
        encryptedHint: @escaping @Sendable () -> Text,
        shown: @escaping @Sendable (RouteKind, String, String) -> Void
    ) {
        for (chat, route) in [(settings.chat, RouteKind.chat), (settings.backupChat, .backup)] {
            if case .webhook(let chat)? = chat { add(chat, route, wire, ledger) }
            guard case .matrix(let chat)? = chat else { continue }
            let session = MatrixSession(
                MatrixClient(
                    MatrixSettings(
                        homeserver: chat.homeserver, accessToken: { chat.accessToken.reveal() },
                        room: chat.room, caFile: chat.caFile, encryptedHint: encryptedHint),
                    wire: wire),
                memory: ChannelMemory(ledger), clock: Assembly.clock, log: log, route: route)
            matrix.append(session)
            channels.append(MatrixChannel(session))
        }
        for sms in settings.sms { add(sms, settings, wire, shown) }
        for email in settings.email {
            add(email, wire, shown)
            addMailbox(of: email, wire, ledger, log)
        }
    }

    private mutating func add(
        _ chat: Settings.Chat.Webhook, _ route: RouteKind, _ wire: CurlClient,
        _ ledger: any Ledger
    ) {
        let name = route == .chat ? "webhook" : "webhook-\(route.rawValue)"
        let key: @Sendable () -> WebhookKey? = { WebhookKey(chat.secret.reveal()) }
        let channel = WebhookChat(
            name: name, route: route,
            WebhookChat.Settings(
                url: chat.url, room: chat.room, account: chat.account, caFile: chat.caFile,
                hears: chat.inbound != nil),
            sign: { id, timestamp, body in
                key()?.signature(id: id, timestamp: timestamp, body: body) ?? ""
            }, wire: wire, memory: ChannelMemory(ledger), clock: Assembly.clock)
        channels.append(channel)
        guard let inbound = chat.inbound else { return }
        chatHooks.append(
            ChatHook(
                name: name, path: inbound.path, key: key,
                read: { (body) async throws(LedgerFailure) in
                    switch try await channel.take(body) {
                    case .unreadable(let fault): .unreadable(fault)
                    case .message(let message): .message(message)
                    case .noted: .noted
                    }
                }))
    }

    private mutating func addMailbox(
        of email: Settings.Email, _ wire: CurlClient, _ ledger: any Ledger, _ log: Logger
    ) {
        guard case .smtp(let smtp) = email.kind, let inbound = smtp.inbound else { return }
        mailboxes.append(
            MailboxSource(
                name: email.name,
                MailboxSource.Settings(
                    url: inbound.url, startTLS: inbound.startTLS == .required ? .required : .none,
                    username: inbound.login.username,
                    password: { inbound.login.password.reveal() }, mailbox: inbound.mailbox,
                    pollEvery: inbound.pollEvery, caFile: inbound.caFile ?? smtp.caFile,
                    own: smtp.from),
                wire: wire, memory: ChannelMemory(ledger), clock: Assembly.clock, log: log))
    }

    private mutating func add(
        _ sms: Settings.SMS, _ settings: Settings, _ wire: CurlClient,
        _ shown: @escaping @Sendable (RouteKind, String, String) -> Void
    ) {
        switch sms.kind {
        case .spool(let directory):
            channels.append(
                SpoolChannel(
                    name: sms.name, route: .sms, directory: directory, clock: Assembly.clock,
                    shown: shown))
        case .kannel(let kannel):
            let inbound = kannel.inbound
            let token: @Sendable () -> String = { inbound?.token.reveal() ?? "" }
            let base = kannel.callbackURL
            let report = base.flatMap { base in inbound.map { "\(base)\($0.path)/report" } }
            channels.append(
                KannelChannel(
                    name: sms.name,
                    KannelChannel.Settings(
                        url: kannel.url, username: kannel.username,
                        password: { kannel.password.reveal() }, sender: kannel.sender,
                        receipts: kannel.receipts, reportURL: report, reportToken: token,
                        caFile: kannel.caFile),
                    wire: wire))
            if let inbound {
                hooks.append(SMSHook(name: sms.name, path: inbound.path, token: token))
            }
        }
    }

    private mutating func add(
        _ email: Settings.Email, _ wire: CurlClient,
        _ shown: @escaping @Sendable (RouteKind, String, String) -> Void
    ) {
        switch email.kind {
        case .spool(let directory):
            channels.append(
                SpoolChannel(
                    name: email.name, route: .email, directory: directory, clock: Assembly.clock,
                    shown: shown))
        case .smtp(let smtp):
            let startTLS = smtp.startTLS == .required ? MailSubmission.StartTLS.required : .none
            let password: @Sendable () -> String? = { smtp.login?.password.reveal() }
            channels.append(
                SMTPChannel(
                    name: email.name,
                    SMTPChannel.Settings(
                        url: smtp.url, startTLS: startTLS, username: smtp.login?.username,
                        password: password, from: smtp.from, caFile: smtp.caFile),
                    wire: wire, clock: Assembly.clock
                ) { () async throws(WireFailure) in
                    var greeting = MailSubmission(
                        url: smtp.url, startTLS: startTLS, username: smtp.login?.username,
                        password: password(), sender: smtp.from, recipient: "", message: [],
                        caFile: smtp.caFile, timeout: .seconds(10))
                    greeting.isGreeting = true
                    try await wire.submit(greeting)
                })
        }
    }
}

import Domain
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Outbox
import Ports

/// The bot's door for gateways, webhook chats and watchers. It tells a gateway that a message is
/// taken only when it is safely kept, and answers SMS gateways with empty bodies: Kannel would send
/// the words on as an SMS.
package struct WebServer: Sendable {
    private let host: String
    private let port: Int
    private let hooks: [SMSHook]
    private let chats: [ChatHook]
    private let inbox: any Inbox
    private let clock: any WallClock
    private let health: @Sendable () async -> HealthPage
    private let log: Logger

    /// Bytes of a request's body that are read at most.
    static let bodyLimit = 1 << 20

    package init(
        host: String, port: Int, hooks: [SMSHook], chats: [ChatHook] = [], inbox: any Inbox,
        clock: any WallClock, log: Logger = Logger(label: "web"),
        health: @escaping @Sendable () async -> HealthPage
    ) {
        self.host = host
        self.port = port
        self.hooks = hooks
        self.chats = chats
        self.inbox = inbox
        self.clock = clock
        self.log = log
        self.health = health
    }

    /// Serves until cancelled.
    ///
    /// - Parameter onListening: Called once the port is open.
    /// - Throws: What the system says when the port cannot be had.
    package func run(onListening: @escaping @Sendable () async -> Void = {}) async throws {
        try await application(onListening: onListening).run()
    }

    func application(
        onListening: @escaping @Sendable () async -> Void = {}
    ) -> some ApplicationProtocol {
        // The library's own words go no further: they could hold what a request held.
        var quiet = log
        quiet.logLevel = .critical
        return Application(
            router: router(),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { _ in await onListening() }, logger: quiet)
    }

    private func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("/healthz") { _, _ in
            let page = await health()
            return Response(
                status: .init(code: page.code),
                headers: [.contentType: "application/json", .cacheControl: "no-store"],
                body: .init(byteBuffer: ByteBuffer(string: page.json)))
        }
        for hook in hooks {
            for method in [HTTPRequest.Method.get, .post] {
                router.on(RouterPath(hook.path), method: method) { request, _ in
                    await answer(request, hook, take)
                }
                router.on(RouterPath(hook.path + "/report"), method: method) { request, _ in
                    await answer(request, hook, report)
                }
            }
        }
        for chat in chats {
            router.on(RouterPath(chat.path), method: .post) { request, _ in
                await answer(request, chat)
            }
        }
        return router
    }

    /// 200 when it was kept, 403 for a stranger, 400 for nonsense, 413 for too much, 503 when it
    /// could not be kept: then the gateway tries again.
    private func answer(
        _ request: Request, _ hook: SMSHook,
        _ handle: (RawForm, SMSHook) async throws(LedgerFailure) -> Bool
    ) async -> Response {
        let query = RawForm(request.uri.query ?? "")
        guard hook.admits(query) else { return Response(status: .forbidden) }
        var form = query
        if request.method == .post {
            guard let body = try? await request.body.collect(upTo: Self.bodyLimit) else {
                return Response(status: .contentTooLarge)
            }
            form = query.merging(RawForm(String(buffer: body)))
        }
        do throws(LedgerFailure) {
            return Response(status: try await handle(form, hook) ? .ok : .badRequest)
        } catch {
            log.error("not kept", metadata: ["hook": "\(hook.name)", "reason": "\(error)"])
            return Response(status: .serviceUnavailable)
        }
    }

    private func take(_ form: RawForm, _ hook: SMSHook) async throws(LedgerFailure) -> Bool {
        let message = KannelMessage(form: form, hook: hook.name, now: clock.now)
        guard let inbound = message.inbound else { return false }
        try await inbox.receive([inbound], cursor: nil)
        return true
    }

    private func report(_ form: RawForm, _ hook: SMSHook) async throws(LedgerFailure) -> Bool {
        guard let report = KannelReport.read(form, of: hook.name) else { return false }
        try await inbox.report(report)
        return true
    }

    /// 200 when it was kept, 401 for who has not signed it or long ago, 400 for nonsense, 413 for
    /// too much, 503 when it could not be kept: then the far end tries again.
    private func answer(_ request: Request, _ chat: ChatHook) async -> Response {
        guard let buffer = try? await request.body.collect(upTo: ChatHook.bodyLimit) else {
            return Response(status: .contentTooLarge)
        }
        let body = Array(buffer.readableBytesView)
        guard chat.admits(request.headers, body, at: clock.now) else {
            return Response(status: .unauthorized)
        }
        do throws(LedgerFailure) {
            switch try await chat.read(body) {
            case .message(let message): try await inbox.receive([message], cursor: nil)
            case .noted: break
            case .unreadable(let fault):
                return Response(
                    status: .badRequest, headers: [.contentType: "application/json"],
                    body: .init(byteBuffer: ByteBuffer(string: #"{"error":"\#(fault)"}"#)))
            }
            return Response(status: .ok)
        } catch {
            log.error("not kept", metadata: ["hook": "\(chat.name)", "reason": "\(error)"])
            return Response(status: .serviceUnavailable)
        }
    }
}

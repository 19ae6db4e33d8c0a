import Ports
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(1))) struct CancellationTests {
    private static let patience = Duration.seconds(3_600)

    @Test func `a cancelled long poll ends at once and hangs up`() async throws {
        let asked = Signal()
        let gone = Signal()
        let serve: @Sendable (Peer) -> Void = { peer in
            _ = peer.readRequest()
            asked.give()
            peer.waitForEnd()
            gone.give()
        }
        try await withServer(serve) { client, server in
            let request = HTTPRequest(.get, server.url(), lane: .poll, timeout: Self.patience)
            let poll = Task { await client.failure(of: request) }
            await asked.wait()
            poll.cancel()
            #expect(await poll.value == .cancelled)
            await gone.wait()
        }
    }

    @Test func `a task that was cancelled before asks nobody`() async throws {
        try await withServer(echoing) { client, server in
            let request = HTTPRequest(.get, server.url())
            let failure = await Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return await client.failure(of: request)
            }.value
            #expect(failure == .cancelled)
            #expect(server.accepted == 0)
        }
    }

    @Test func `forty cancelled at any moment are all answered`() async throws {
        try await withServer(keepingSilent) { client, server in
            let request = HTTPRequest(.get, server.url(), timeout: Self.patience)
            let tasks = (0..<40).map { _ in Task { await client.failure(of: request) } }
            for task in tasks { task.cancel() }
            for task in tasks { #expect(await task.value == .cancelled) }
        }
    }

    @Test func `a send is not held up by a long poll`() async throws {
        let polled = Signal()
        let serve: @Sendable (Peer) -> Void = { peer in
            while let request = peer.readRequest() {
                if request.line.contains("/poll") {
                    polled.give()
                    peer.waitForEnd()
                } else {
                    peer.answer("sent")
                }
            }
        }
        try await withServer(serve) { client, server in
            let poll = HTTPRequest(.get, server.url("/poll"), lane: .poll, timeout: Self.patience)
            async let polling = client.failure(of: poll)
            await polled.wait()
            let sent = try await client.exchange(HTTPRequest(.put, server.url()))
            #expect(sent.status == 200)
            client.shutdown()
            #expect(await polling == .cancelled)
        }
    }

    @Test func `shutdown fails what is pending and what comes after`() async throws {
        let asked = Signal()
        let serve: @Sendable (Peer) -> Void = { peer in
            _ = peer.readRequest()
            asked.give()
            peer.waitForEnd()
        }
        try await withServer(serve) { client, server in
            let request = HTTPRequest(.get, server.url(), timeout: Self.patience)
            let pending = (0..<5).map { _ in Task { await client.failure(of: request) } }
            for _ in 0..<5 { await asked.wait() }
            client.shutdown()
            for task in pending { #expect(await task.value == .cancelled) }
            #expect(await client.failure(of: request) == .cancelled)
            client.shutdown()
        }
    }
}

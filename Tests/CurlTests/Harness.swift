import Ports

@testable import Curl

/// Runs a client against a server and puts both away.
func withServer<Result>(
    _ serve: @escaping @Sendable (Peer) -> Void,
    _ body: (CurlClient, LoopbackServer) async throws -> Result
) async throws -> Result {
    let server = try LoopbackServer(serve)
    let client = try CurlClient()
    defer {
        client.shutdown()
        server.stop()
    }
    return try await body(client, server)
}

/// Runs a client against a mail relay and puts both away.
func withRelay<Result>(
    _ relay: FakeRelay, _ body: (CurlClient, LoopbackServer) async throws -> Result
) async throws -> Result {
    let serve: @Sendable (Peer) -> Void = { relay.serve($0) }
    return try await withServer(serve, body)
}

/// A server that answers with what it was sent.
let echoing: @Sendable (Peer) -> Void = { $0.echo() }

/// A server that never answers.
let keepingSilent: @Sendable (Peer) -> Void = { $0.waitForEnd() }

extension HTTPWire {
    /// - Returns: Why the exchange failed; nil when it did not.
    func failure(of request: HTTPRequest) async -> WireFailure? {
        do throws(WireFailure) {
            _ = try await exchange(request)
            return nil
        } catch {
            return error
        }
    }
}

extension MailWire {
    /// - Returns: Why the submission failed; nil when it did not.
    func failure(of mail: MailSubmission) async -> WireFailure? {
        do throws(WireFailure) {
            try await submit(mail)
            return nil
        } catch {
            return error
        }
    }
}

/// Something that a server's thread tells a test once or more.
struct Signal: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init() { (stream, continuation) = AsyncStream.makeStream() }

    func give() { continuation.yield() }

    func wait() async {
        for await _ in stream { break }
    }
}

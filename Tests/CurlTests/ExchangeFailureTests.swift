import Ports
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(1))) struct ExchangeFailureTests {
    @Test func `a refused port is not sent`() async throws {
        let client = try CurlClient()
        let url = "http://127.0.0.1:\(try LoopbackServer.deadPort())/"
        #expect(await client.failure(of: HTTPRequest(.put, url)) == .notSent(.refused))
    }

    @Test(arguments: [
        "ftp://127.0.0.1/", "file:///etc/passwd", "smtp://127.0.0.1/", "http://", "a\0b",
    ])
    func `an address that is not of the web is misconfigured`(url: String) async throws {
        let client = try CurlClient()
        guard case .notSent(.misconfigured) = await client.failure(of: HTTPRequest(.get, url))
        else {
            Issue.record("\(url) was not refused")
            return
        }
    }

    @Test(arguments: [("X-A", "1\r\nX-B: 2"), ("X-A\r\nX-B", "1"), ("X A", "1"), ("", "1")])
    func `a header field cannot smuggle another`(name: String, value: String) async throws {
        try await withServer(echoing) { client, server in
            let request = HTTPRequest(.get, server.url(), headers: [(name: name, value: value)])
            guard case .notSent(.misconfigured) = await client.failure(of: request) else {
                Issue.record("sent")
                return
            }
            #expect(server.accepted == 0)
        }
    }

    @Test func `plain speech where TLS is due is not sent`() async throws {
        let serve: @Sendable (Peer) -> Void = { $0.write("hello\r\n") }
        try await withServer(serve) { client, server in
            let request = HTTPRequest(.put, server.url(scheme: "https"))
            guard case .notSent(.tls(let words)) = await client.failure(of: request) else {
                Issue.record("no TLS fault")
                return
            }
            #expect(!words.isEmpty)
        }
    }

    @Test func `a certificate file that is not there is misconfigured`() async throws {
        try await withServer(keepingSilent) { client, server in
            let url = server.url(scheme: "https")
            let request = HTTPRequest(.get, url, caFile: "/nonexistent/ca.pem")
            guard case .notSent(.misconfigured) = await client.failure(of: request) else {
                Issue.record("not refused")
                return
            }
        }
    }

    @Test func `silence before the handshake is over is not sent`() async throws {
        try await withServer(keepingSilent) { client, server in
            let request = HTTPRequest(
                .put, server.url(scheme: "https"), connectTimeout: .milliseconds(200))
            #expect(await client.failure(of: request) == .notSent(.connectTimedOut))
        }
    }

    @Test func `silence after the request leaves it uncertain`() async throws {
        try await withServer(keepingSilent) { client, server in
            let request = HTTPRequest(.put, server.url(), body: [1], timeout: .seconds(1))
            #expect(await client.failure(of: request) == .uncertain(.timedOut))
        }
    }

    @Test(arguments: [
        ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", WireFault.cut),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n", .cut),
        ("", .cut),
    ])
    func `an answer that breaks off leaves it uncertain`(
        answer: String, fault: WireFault
    ) async throws {
        let serve: @Sendable (Peer) -> Void = { peer in
            _ = peer.readRequest()
            peer.write(answer)
        }
        try await withServer(serve) { client, server in
            let request = HTTPRequest(.put, server.url(), body: [1])
            #expect(await client.failure(of: request) == .uncertain(fault))
        }
    }

    @Test func `a reset leaves it uncertain`() async throws {
        let serve: @Sendable (Peer) -> Void = { peer in
            _ = peer.readRequest()
            peer.reset()
        }
        try await withServer(serve) { client, server in
            let request = HTTPRequest(.post, server.url(), body: [1])
            #expect(await client.failure(of: request) == .uncertain(.reset))
        }
    }

    @Test func `a post is never repeated behind its sender's back`() async throws {
        let bodies = Locked<[[UInt8]]>([])
        try await withServer(Self.onceThenGone(bodies)) { client, server in
            _ = try await client.exchange(HTTPRequest(.post, server.url(), body: [1]))
            let failure = await client.failure(of: HTTPRequest(.post, server.url(), body: [2]))
            #expect(failure == .uncertain(.cut))
            #expect(bodies.withLock { $0 } == [[1], [2]])
        }
    }

    @Test func `a put whose old connection died goes out again on a new one`() async throws {
        let bodies = Locked<[[UInt8]]>([])
        try await withServer(Self.onceThenGone(bodies)) { client, server in
            _ = try await client.exchange(HTTPRequest(.put, server.url(), body: [1]))
            let answer = try await client.exchange(HTTPRequest(.put, server.url(), body: [2]))
            #expect(answer.status == 200)
            #expect(bodies.withLock { $0 } == [[1], [2], [2]])
        }
    }

    /// A server that answers the first request of each connection and hangs up at the second.
    private static func onceThenGone(_ bodies: Locked<[[UInt8]]>) -> @Sendable (Peer) -> Void {
        { peer in
            guard let first = peer.readRequest() else { return }
            bodies.withLock { $0.append(first.body) }
            peer.answer("ok")
            guard let second = peer.readRequest() else { return }
            bodies.withLock { $0.append(second.body) }
        }
    }
}

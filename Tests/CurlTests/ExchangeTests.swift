import Glibc
import Ports
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(1))) struct ExchangeTests {
    @Test func `two hundred requests at once each get their own answer`() async throws {
        try await withServer(echoing) { client, server in
            let answers = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
                for number in 0..<200 {
                    group.addTask {
                        let body = Array("request \(number)".utf8)
                        let request = HTTPRequest(.post, server.url(), body: body)
                        return (number, try await client.exchange(request).body)
                    }
                }
                return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
            }
            #expect(answers.count == 200)
            for (number, body) in answers { #expect(body == Array("request \(number)".utf8)) }
        }
    }

    @Test func `a second request uses the connection of the first`() async throws {
        try await withServer(echoing) { client, server in
            for _ in 0..<3 { _ = try await client.exchange(HTTPRequest(.get, server.url())) }
            #expect(server.accepted == 1)
        }
    }

    @Test(arguments: [HTTPRequest.Method.put, .post])
    func `a body goes out at once, unasked and as it is`(method: HTTPRequest.Method) async throws {
        let seen = Locked<SeenRequest?>(nil)
        let serve: @Sendable (Peer) -> Void = { peer in
            while let request = peer.readRequest() {
                seen.withLock { $0 = request }
                peer.answer("{}")
            }
        }
        try await withServer(serve) { client, server in
            for size in [0, 3, 2 << 20] {
                let body = [UInt8](repeating: 0, count: size)
                let type = (name: "Content-Type", value: "application/json")
                let request = HTTPRequest(method, server.url("/a"), headers: [type], body: body)
                let answer = try await client.exchange(request)
                #expect(answer.status == 200)
                let arrived = try #require(seen.withLock { $0 })
                #expect(arrived.line == "\(method.rawValue) /a HTTP/1.1")
                #expect(arrived.headers["Expect"] == nil)
                #expect(arrived.headers["Content-Type"] == "application/json")
                #expect(arrived.headers["User-Agent"] == "fenghuo")
                #expect(arrived.headers["Accept-Encoding"] == nil)
                #expect(arrived.body == body)
            }
        }
    }

    @Test func `no content type is made up, and an empty field stays empty`() async throws {
        let seen = Locked<SeenRequest?>(nil)
        let serve: @Sendable (Peer) -> Void = { peer in
            seen.withLock { $0 = peer.readRequest() }
            peer.answer("")
        }
        try await withServer(serve) { client, server in
            let field = (name: "X-Empty", value: "")
            _ = try await client.exchange(HTTPRequest(.post, server.url(), headers: [field]))
            let request = try #require(seen.withLock { $0 })
            #expect(request.headers["Content-Type"] == nil)
            #expect(request.headers["X-Empty"] == "")
        }
    }

    @Test func `a redirect comes back as it is`() async throws {
        let serve: @Sendable (Peer) -> Void = { peer in
            while peer.readRequest() != nil {
                peer.answer("", status: "302 Found", headers: ["Location: /elsewhere"])
            }
        }
        try await withServer(serve) { client, server in
            let answer = try await client.exchange(HTTPRequest(.post, server.url()))
            #expect(answer.status == 302)
            #expect(answer.headers["location"] == "/elsewhere")
        }
    }

    @Test func `header names come in lower case, and the wait in seconds`() async throws {
        let serve: @Sendable (Peer) -> Void = { peer in
            _ = peer.readRequest()
            peer.write("HTTP/1.1 103 Early Hints\r\nX-Early: yes\r\n\r\n")
            peer.answer("no", status: "429 Slow", headers: ["RETRY-After:  7 ", "X-Kind: 慢"])
        }
        try await withServer(serve) { client, server in
            let answer = try await client.exchange(HTTPRequest(.get, server.url()))
            #expect(answer.status == 429)
            #expect(answer.retryAfter == .seconds(7))
            #expect(answer.headers["x-kind"] == "慢")
            #expect(answer.headers["x-early"] == nil)
            #expect(answer.body == Array("no".utf8))
        }
    }

    @Test func `an answer is taken up to the limit and not a byte beyond`() async throws {
        let serve: @Sendable (Peer) -> Void = { peer in
            while let request = peer.readRequest() {
                let size = Int(request.line.split(separator: " ")[1].dropFirst()) ?? 0
                peer.answer([UInt8](repeating: 0x61, count: size))
            }
        }
        try await withServer(serve) { client, server in
            var request = HTTPRequest(.get, server.url("/100000"), responseLimit: 100_000)
            let whole = try await client.exchange(request)
            #expect(whole.body.count == 100_000)
            request.url = server.url("/100001")
            #expect(await client.failure(of: request) == .uncertain(.tooLarge))
        }
    }

    @Test func `a head without end is refused`() async throws {
        let serve: @Sendable (Peer) -> Void = { peer in
            _ = peer.readRequest()
            let field = "X-Long: \(String(repeating: "a", count: 50_000))\r\n"
            peer.answer("", headers: [String](repeating: field, count: 20).map { "\($0)X: y" })
        }
        try await withServer(serve) { client, server in
            let request = HTTPRequest(.get, server.url())
            #expect(await client.failure(of: request) == .uncertain(.tooLarge))
        }
    }

    @Test func `a proxy in the environment is not asked`() async {
        await #expect(processExitsWith: .success) {
            let dead = "http://127.0.0.1:\(try LoopbackServer.deadPort())"
            for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
                setenv(name, dead, 1)
            }
            unsetenv("no_proxy")
            try await withServer(echoing) { client, server in
                let answer = try await client.exchange(HTTPRequest(.get, server.url()))
                guard answer.status == 200 else { exit(EXIT_FAILURE) }
            }
        }
    }
}

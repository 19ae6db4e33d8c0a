import Glibc
import Ports
import Testing

@testable import Curl

@Suite(.timeLimit(.minutes(1))) struct ExecutorTests {
    @Test func `who prefers the client's thread hears every answer on it`() async throws {
        try await withServer(echoing) { client, server in
            let request = HTTPRequest(.get, server.url(), lane: .poll)
            let task = Task(executorPreference: client.executor) {
                var threads: Set<pthread_t> = [pthread_self()]
                for _ in 0..<20 {
                    #expect(await client.failure(of: request) == nil)
                    threads.insert(Self.thread)
                    await Task.yield()
                    threads.insert(Self.thread)
                }
                return threads
            }
            #expect(await task.value.count == 1)
        }
    }

    @Test func `a crowd of sends is carried while its askers are busy`() async throws {
        try await withServer(echoing) { client, server in
            let request = HTTPRequest(.post, server.url(), body: Array("x".utf8))
            let task = Task(executorPreference: client.executor) {
                await withTaskGroup(of: WireFailure?.self) { group in
                    for _ in 0..<64 { group.addTask { await client.failure(of: request) } }
                    return await group.reduce(into: 0) { $0 += $1 == nil ? 1 : 0 }
                }
            }
            #expect(await task.value == 64)
        }
    }

    @Test func `after the end its tasks go on elsewhere`() async throws {
        let client = try CurlClient()
        let begun = Signal()
        let ended = Signal()
        let task = Task(executorPreference: client.executor) {
            begun.give()
            await ended.wait()
            await Task.yield()
            return await client.failure(of: HTTPRequest(.get, "http://127.0.0.1:1/"))
        }
        await begun.wait()
        client.shutdown()
        ended.give()
        #expect(await task.value == .cancelled)
    }

    @Test func `who lets go of the client on its own thread does not wait for it`() async throws {
        var client: CurlClient? = try CurlClient()
        let executor = try #require(client).executor
        let task = Task(executorPreference: executor) { [held = client] in
            await Task.yield()
            held?.shutdown()
            return await held?.failure(of: HTTPRequest(.get, "http://127.0.0.1:1/"))
        }
        client = nil
        #expect(await task.value == .cancelled)
    }

    private static var thread: pthread_t { pthread_self() }
}

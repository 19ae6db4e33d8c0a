import Domain
import Foundation
import Logging
import Ports
import Runtime
import Testing

@testable import Bot

/// The ping to whoever watches from outside, and the question whether our own network lives.
struct HeartbeatTests {
    private struct FakeWire: HTTPWire {
        var answers: [String: Result<Int, WireFailure>]

        func exchange(_ request: HTTPRequest) async throws(WireFailure) -> HTTPResponse {
            let answer = answers[request.url] ?? .failure(.notSent(.connectTimedOut))
            return HTTPResponse(status: try answer.get(), headers: [:], body: [])
        }
    }

    private func heartbeat(
        _ answer: Result<Int, WireFailure>, findings: [SelfAudit.Finding] = []
    ) -> Heartbeat {
        Heartbeat(
            settings: .init(url: "http://w/1"), wire: FakeWire(answers: ["http://w/1": answer]),
            audit: { findings }, clock: Assembly.clock,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test func `it is pinged while all is well, and an answer of success is wanted`() async {
        #expect(await heartbeat(.success(204)).beat() == nil)
        #expect(await heartbeat(.success(404)).beat() == "the far end answers 404")
        let lost = await heartbeat(.failure(.notSent(.refused))).beat()
        #expect(lost?.hasPrefix("the far end is not reached") == true)
    }

    @Test func `it is not pinged while anything is wrong`() async {
        let findings: [SelfAudit.Finding] = [.roadFails(.chat, "deaf"), .clockLate(.seconds(9))]
        #expect(
            await heartbeat(.success(200), findings: findings).beat()
                == "chat: deaf; clock late by 9 s")
    }

    @Test(arguments: [
        (Result<Int, WireFailure>.success(500), true), (.failure(.notSent(.refused)), true),
        (.failure(.uncertain(.timedOut)), true), (.failure(.notSent(.connectTimedOut)), false),
        (.failure(.notSent(.nameNotFound)), false),
    ])
    func `whoever answers, or refuses, shows that our own network lives`(
        answer: Result<Int, WireFailure>, lives: Bool
    ) async {
        let wire = FakeWire(answers: ["http://10.0.0.2:443/": answer])
        let network = OwnNetwork(addresses: ["10.0.0.1:443", "10.0.0.2:443"], wire: wire)
        #expect(await network.isAlive() == lives)
    }

    @Test func `without an address our own network is believed to live`() async {
        #expect(await OwnNetwork(addresses: [], wire: FakeWire(answers: [:])).isAlive())
    }
}

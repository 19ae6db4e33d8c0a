import Domain
import Foundation
import Outbox
import Ports
import Testing

@testable import Channels

private let person = Message.Destination.person("+8613800000001")

private func message(_ to: Message.Destination = person, _ text: String = "启动") -> Message {
    Message(id: "42.sms-li", destination: to, act: .say(Text(plain: text)))
}

private func kannel(_ server: FakeServer, report: String? = nil) -> KannelChannel {
    KannelChannel(
        name: "kannel",
        .init(
            url: "http://127.0.0.1:13013/cgi-bin/sendsms", username: "fenghuo",
            password: { "p&w" }, sender: "10690000", receipts: .seconds(90), reportURL: report,
            reportToken: { "a+b" }),
        wire: server)
}

@Suite struct `An SMS through Kannel` {
    @Test func `is written exactly so`() async throws {
        let server = FakeServer()
        await server.on("sendsms", answer(202, "0: Accepted for delivery"))
        let channel = kannel(server, report: "https://bot.example/hooks/sms/kannel/report")
        let receipt = try await channel.send(message())
        #expect(receipt == Receipt(.accepted, reportWithin: .seconds(90)))
        let request = try #require(await server.requests.first)
        #expect(request.method == .get)
        #expect(
            request.url == "http://127.0.0.1:13013/cgi-bin/sendsms?username=fenghuo"
                + "&password=p%26w&from=10690000&to=%2B8613800000001&coding=2&charset=UTF-8"
                + "&text=%E5%90%AF%E5%8A%A8&dlr-mask=31&dlr-url="
                + "https%3A%2F%2Fbot.example%2Fhooks%2Fsms%2Fkannel%2Freport"
                + "%3Ftoken%3Da%25%252Bb%26id%3D42.sms-li%26d%3D%25d%26a%3D%25A")
    }

    @Test func `asks for no report that could not reach us`() async throws {
        let server = FakeServer()
        await server.on("sendsms", answer(202, "3: Queued for later delivery"))
        #expect(try await kannel(server).send(message()) == Receipt(.accepted))
        #expect(await server.requests.first?.url.contains("dlr") == false)
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var status: Int
        var body: String
        var failure: SendFailure?
        var testDescription: String { "\(status) \(body)" }
    }

    @Test(arguments: [
        Case(status: 202, body: "0: Accepted for delivery"),
        Case(status: 202, body: "3: Queued for later delivery"),
        Case(status: 202, body: "Sent."),
        Case(
            status: 202, body: "Sent. Denied receivers are: +8613800000001",
            failure: .never(.unreachablePerson)),
        Case(status: 202, body: "", failure: .uncertain(.errorBody("202"))),
        Case(status: 200, body: "<html>", failure: .uncertain(.errorBody("200"))),
        Case(
            status: 403, body: "Authorization failed for sendsms",
            failure: .later(.unauthorized)),
        Case(
            status: 403, body: "Not routable. Do not try again.",
            failure: .never(.unreachablePerson)),
        Case(
            status: 503, body: "Temporal failure, try again later.",
            failure: .later(.serverError(503))),
        Case(status: 500, body: "Sending failed.", failure: .later(.serverError(500))),
        Case(
            status: 400, body: "UDH field misformed, rejected",
            failure: .never(.rejected("http-400"))),
        Case(status: 402, body: "", failure: .never(.credit)),
        Case(status: 403, body: "账户余额不足", failure: .never(.credit)),
        Case(
            status: 200, body: #"{"Code":"isv.AMOUNT_NOT_ENOUGH"}"#, failure: .never(.credit)),
        Case(status: 400, body: "短信签名未报备", failure: .never(.signature)),
        Case(
            status: 200, body: #"{"Code":"isv.SMS_SIGNATURE_ILLEGAL"}"#,
            failure: .never(.signature)),
        Case(status: 400, body: "模板不匹配", failure: .never(.wording)),
        Case(
            status: 200, body: #"{"Code":"isv.BLACK_KEY_CONTROL_LIMIT"}"#,
            failure: .never(.wording)),
        Case(
            status: 403, body: #"{"Code":"SignatureDoesNotMatch"}"#,
            failure: .later(.unauthorized)),
        Case(
            status: 200, body: #"{"Code":"isv.MOBILE_NUMBER_ILLEGAL"}"#,
            failure: .never(.unreachablePerson)),
        Case(
            status: 400, body: #"{"Code":"isv.BUSINESS_LIMIT_CONTROL"}"#,
            failure: .later(.rateLimited)),
        Case(
            status: 502, body: "<meta content='x'> template", failure: .later(.serverError(502))),
        Case(status: 404, body: "Not found", failure: .never(.misconfigured("http 404"))),
    ])
    func `is judged by status and words`(example: Case) async throws {
        let server = FakeServer()
        await server.on("sendsms", answer(example.status, example.body))
        if let failure = example.failure {
            await #expect(throws: failure) { try await kannel(server).send(message()) }
        } else {
            #expect(try await kannel(server).send(message()).reached == .accepted)
        }
    }

    @Test(arguments: ["+8613800000001 +8613800000002", "", "+", "12a", "+12345678901234567"])
    func `goes to one number only`(number: String) async {
        let server = FakeServer()
        await #expect(throws: SendFailure.never(.unreachablePerson)) {
            try await kannel(server).send(message(.person(number)))
        }
        #expect(await server.requests.isEmpty)
    }

    @Test func `that vanishes may have arrived`() async {
        let server = FakeServer()
        await server.on("sendsms", .failure(.uncertain(.timedOut)))
        await #expect(throws: SendFailure.uncertain(.blackHole)) {
            try await kannel(server).send(message())
        }
    }

    @Test func `is not needed to see whether the gateway is there and lets us in`() async throws {
        let server = FakeServer()
        await server.on(
            "sendsms", answer(400, "Missing receiver number, rejected"),
            answer(403, "Authorization failed for sendsms"), answer(200, "<p>Please log in"),
            .failure(.notSent(.refused)))
        try await kannel(server).probe()
        let url = try #require(await server.requests.first?.url)
        #expect(url.hasSuffix("/sendsms?username=fenghuo&password=p%26w"))
        for failure in [
            SendFailure.later(.unauthorized), .later(.errorBody("http 200")), .later(.refused),
        ] {
            await #expect(throws: failure) { try await kannel(server).probe() }
        }
    }
}

@Suite struct `A message into the spool` {
    @Test func `is a file that only we may read, and is shown`() async throws {
        let directory = NSTemporaryDirectory() + "fenghuo-spool-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: directory) }
        let (shown, show) = AsyncStream.makeStream(of: String.self)
        let channel = SpoolChannel(
            name: "spool", route: .sms, directory: directory + "/sms", clock: StillClock()
        ) { route, address, text in show.yield("\(route) \(address) \(text)") }
        try await channel.probe()
        #expect(try await channel.send(message()) == Receipt(.delivered))
        show.finish()
        var lines: [String] = []
        for await line in shown { lines.append(line) }
        #expect(lines == ["sms +8613800000001 启动"])
        let files = try FileManager.default.contentsOfDirectory(atPath: directory + "/sms")
        #expect(files == ["20261118T110640.000Z-42.sms-li.txt"])
        let path = directory + "/sms/" + files[0]
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text == "To: +8613800000001\n\n启动\n")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test func `fails loudly where nothing can be written`() async {
        let channel = SpoolChannel(
            name: "spool", route: .email, directory: "/dev/null/x", clock: StillClock()
        ) { _, _, _ in }
        await #expect(throws: SendFailure.later(.misconfigured("spool"))) {
            try await channel.send(message())
        }
    }
}

import Domain
import Foundation
import Logging
import Ports
import Testing

@testable import Channels

/// Pages and files, fetched for evidence.
@Suite struct EvidenceFetchTests {
    private func fetch(
        _ url: String, _ server: FakeServer, allowsPrivate: Bool = false
    ) async -> Result<FetchedFile?, EvidenceFault> {
        do throws(EvidenceFault) {
            let web = WebFetch(wire: server, allowsPrivate: allowsPrivate)
            return .success(try await web.page(url, limit: 1_000))
        } catch { return .failure(error) }
    }

    @Test func `a page is fetched on a lane of its own, from the open internet only`() async {
        let server = FakeServer()
        await server.on("/p/1", answer(200, "<html>", ["content-type": "text/html; charset=gbk"]))
        let file = await fetch("https://example.org/p/1?q=图&a=%20#x", server)
        #expect(
            file
                == .success(
                    FetchedFile(
                        bytes: Array("<html>".utf8), type: "text/html; charset=gbk", name: "1")))
        let asked = await server.requests
        #expect(asked.map(\.url) == ["https://example.org/p/1?q=%E5%9B%BE&a=%20#x"])
        #expect(asked.first?.reach == .publicOnly)
        #expect(asked.first?.lane == .fetch)
        #expect(asked.first?.responseLimit == 1_000)
        #expect(asked.first?.headers.isEmpty == true)
        _ = await fetch("https://example.org/p/1", server, allowsPrivate: true)
        #expect(await server.requests.last?.reach == .anywhere)
    }

    @Test func `redirects are followed five times, each looked at as the first was`() async {
        let server = FakeServer()
        for step in 0...6 {
            await server.on("/r\(step)", answer(302, "", ["location": "/r\(step + 1)"]))
        }
        await server.on("/r6", ok("{}"))
        #expect(await fetch("http://a.example/r1", server) == .success(file("{}", "r6")))
        #expect(await server.requests.map(\.reach) == Array(repeating: .publicOnly, count: 6))
        #expect(await fetch("http://a.example/r0", server) == .failure(.tooManyRedirects))
    }

    private func file(_ text: String, _ name: String) -> FetchedFile {
        FetchedFile(bytes: Array(text.utf8), name: name)
    }

    @Test(
        arguments: [
            "file:///etc/passwd", "ftp://example.org/a", "gopher://127.0.0.1:6379/_x",
            "http://li:secret@example.org/", "javascript:alert(1)", "http://",
        ])
    func `a redirect out of the web is not followed`(location: String) async {
        let server = FakeServer()
        await server.on("/p", answer(302, "", ["location": location]))
        #expect(await fetch("https://example.org/p", server) == .failure(.badAddress))
        #expect(await server.requests.count == 1)
    }

    @Test(
        arguments: [
            (WireFailure.notSent(.notPublic), EvidenceFault.privateAddress),
            (.uncertain(.tooLarge), .tooLarge(1_000)),
            (.notSent(.refused), .unreachable("refused")),
            (.uncertain(.timedOut), .unreachable("blackhole")),
            (.notSent(.misconfigured("URL")), .badAddress),
        ])
    func `a failure says what it is`(failure: WireFailure, fault: EvidenceFault) async {
        let server = FakeServer()
        await server.on("/p", .failure(failure))
        #expect(await fetch("https://example.org/p", server) == .failure(fault))
    }

    @Test func `a page that is not there is none, and what was broken off is nothing`() async {
        let server = FakeServer()
        await server.on("/p", answer(404, "not here"))
        #expect(await fetch("https://example.org/p", server) == .failure(.status(404)))
        await server.on("/p", .failure(.cancelled))
        #expect(await fetch("https://example.org/p", server) == .success(nil))
    }

    @Test(
        arguments: [
            ("attachment; filename=\"a b.pdf\"", "a b.pdf"),
            ("attachment; filename=x; filename*=UTF-8''%E6%8A%A5.pdf", "报.pdf"),
            ("attachment; filename=\"../../etc/passwd\"", "....etcpasswd"), ("inline", nil),
        ] as [(String, String?)])
    func `a name is only ever a name`(header: String, name: String?) {
        #expect(FetchedFile.name(disposition: header) == name)
        #expect(FetchedFile.name(of: "https://example.org/") == "example.org")
        #expect(FetchedFile.name(of: "https://example.org/a/%E6%8A%A5.html?x") == "报.html")
    }

    // MARK: A webhook chat

    private func webhook(
        _ url: String, _ server: FakeServer, _ type: String? = nil
    ) async -> Result<FetchedFile?, EvidenceFault> {
        let web = WebFetch(wire: server, allowsPrivate: false)
        let roads = EvidenceRoads(
            web: web, chats: [],
            webhooks: [.chat: WebhookFiles(url: "http://10.0.0.7:9000/in", caFile: "ca", web: web)])
        do throws(EvidenceFault) {
            let file = ChatFile(route: .chat, place: .media(url), name: "图.png", type: type)
            return .success(try await roads.fetch(.file(file), limit: 1_000))
        } catch { return .failure(error) }
    }

    @Test func `a file of a webhook chat is fetched from its gateway, wherever that lies`() async {
        let server = FakeServer()
        await server.on("/files/1", answer(200, "png", ["content-type": "image/png"]))
        #expect(
            await webhook("http://10.0.0.7:9000/files/1", server)
                == .success(FetchedFile(bytes: Array("png".utf8), type: "image/png", name: "图.png"))
        )
        let asked = await server.requests
        #expect(asked.map(\.reach) == [.anywhere])
        #expect(asked.map(\.caFile) == ["ca"])
        #expect(asked.map(\.headers.isEmpty) == [true])
    }

    @Test(
        arguments: [
            "http://10.0.0.7:9001/files/1", "https://10.0.0.7:9000/files/1",
            "http://10.0.0.8:9000/files/1", "http://10.0.0.7.example:9000/files/1",
            "http://10.0.0.7/files/1",
        ])
    func `any other place is looked at as a link is`(url: String) async {
        let server = FakeServer()
        await server.on("/files/1", .failure(.notSent(.notPublic)))
        #expect(await webhook(url, server) == .failure(.privateAddress))
        #expect(await server.requests.map(\.reach) == [.publicOnly])
        #expect(await server.requests.map(\.caFile) == [nil])
    }

    @Test func `where a gateway redirects to is no part of it`() async {
        let server = FakeServer()
        await server.on("/files/1", answer(302, "", ["location": "http://10.0.0.7:9000/admin"]))
        await server.on("/admin", .failure(.notSent(.notPublic)))
        #expect(
            await webhook("http://10.0.0.7:9000/files/1", server) == .failure(.privateAddress))
        #expect(await server.requests.map(\.reach) == [.anywhere, .publicOnly])
    }

    @Test func `a gateway that has it no more says so`() async {
        for (status, fault) in [(404, EvidenceFault.gone), (410, .gone), (403, .status(403))] {
            let server = FakeServer()
            await server.on("/files/1", answer(status, ""))
            #expect(await webhook("http://10.0.0.7:9000/files/1", server) == .failure(fault))
        }
        #expect(await webhook("ftp://10.0.0.7:9000/x", FakeServer()) == .failure(.badAddress))
    }

    // MARK: Matrix

    private func matrix(
        _ place: ChatFile.Place, _ server: FakeServer
    ) async -> Result<FetchedFile?, EvidenceFault> {
        let client = MatrixClient(
            MatrixSettings(
                homeserver: "http://hs.test:8008/", accessToken: { "secret\n" }, room: "#r:rig.test"
            ),
            wire: server)
        let session = MatrixSession(
            client,
            memory: ChannelMemory(
                cursor: { _ in nil }, recall: { _ in nil }, remember: { _, _ in }),
            clock: StillClock(), log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
            route: .chat)
        let roads = EvidenceRoads(
            web: WebFetch(wire: server, allowsPrivate: false), chats: [session])
        do throws(EvidenceFault) {
            let file = ChatFile(route: .chat, place: place, name: "图.png", type: nil)
            return .success(try await roads.fetch(.file(file), limit: 1_000))
        } catch { return .failure(error) }
    }

    @Test func `a file of the chat is fetched with the token, which goes nowhere else`() async {
        let server = FakeServer()
        await server.on(
            "/client/v1/media/download/",
            answer(307, "", ["location": "https://cdn.example/x"]))
        await server.on("cdn.example/x", answer(200, "png", ["content-type": "image/png"]))
        let file = await matrix(.media("mxc://rig.test/AbC-1"), server)
        #expect(
            file
                == .success(FetchedFile(bytes: Array("png".utf8), type: "image/png", name: "图.png"))
        )
        let asked = await server.requests
        #expect(
            asked.map(\.url) == [
                "http://hs.test:8008/_matrix/client/v1/media/download/rig.test/AbC-1",
                "https://cdn.example/x",
            ])
        #expect(asked.map(\.reach) == [.anywhere, .publicOnly])
        #expect(asked[0].headers.map(\.value) == ["Bearer secret"])
        #expect(asked[1].headers.isEmpty)
    }

    @Test func `an older homeserver is asked at its older door`() async {
        let server = FakeServer()
        await server.on("/client/v1/media/", answer(404, #"{"errcode":"M_UNRECOGNIZED"}"#))
        await server.on("/media/v3/download/", answer(200, "png"))
        let file = await matrix(.media("mxc://rig.test/a"), server)
        #expect(file == .success(FetchedFile(bytes: Array("png".utf8), name: "图.png")))
    }

    @Test func `a file that is there no more is asked for once`() async {
        let server = FakeServer()
        await server.on("/media/", answer(404, #"{"errcode":"M_NOT_FOUND"}"#))
        #expect(await matrix(.media("mxc://rig.test/a"), server) == .failure(.gone))
        #expect(await server.requests.count == 1)
    }

    @Test(
        arguments: [
            "mxc://rig.test/../../admin", "mxc://rig.test/a/b", "mxc://rig.test/..", "mxc:///a",
            "http://rig.test/a", "mxc://rig.test/a?b", "mxc://rig test/a", "mxc://rig.test/",
        ])
    func `an address of a file leads to files alone`(uri: String) async {
        let server = FakeServer()
        #expect(MatrixURI(uri) == nil)
        #expect(await matrix(.media(uri), server) == .failure(.gone))
        #expect(await server.requests.isEmpty)
    }

    @Test func `of a message that is answered the file is kept, else the message`() async {
        let server = FakeServer()
        let image = """
            {"event_id":"$1","sender":"@li:rig.test","type":"m.room.message","content":
            {"msgtype":"m.image","body":"照片","filename":"p.png","url":"mxc://rig.test/a",
            "info":{"mimetype":"image/png"}}}
            """
        await server.on("/event/%241", ok(image))
        await server.on("/client/v1/media/", answer(200, "png"))
        #expect(
            await matrix(.message("$1", room: "!r:rig.test"), server)
                == .success(
                    FetchedFile(
                        bytes: Array("png".utf8), type: "image/png", name: "p.png",
                        words: "照片\np.png\nimage/png\nm.image\nmxc://rig.test/a")))
        let text = """
            {"event_id":"$2","sender":"@li:rig.test","type":"m.room.message","unsigned":{"age":7},
            "content":{"msgtype":"m.text","body":"考试取消"}}
            """
        await server.on("/event/%242", ok(text))
        let said = try? await matrix(.message("$2", room: "!r:rig.test"), server).get()
        let kept = (try? said.map { try JSONValue(parsing: $0.bytes) }) ?? nil
        #expect(kept?["content"]?["body"]?.string == "考试取消")
        #expect(kept?["sender"]?.string == "@li:rig.test")
        #expect(kept?["unsigned"] == nil)
        #expect(said?.type == "application/json")
        #expect(said?.words == "考试取消\nm.text")
        await server.on("/event/%243", answer(404, #"{"errcode":"M_NOT_FOUND"}"#))
        #expect(await matrix(.message("$3", room: "!r:x"), server) == .failure(.gone))
    }
}

@Suite struct `A file in the chat` {
    private func read(_ content: String) throws -> InboundMessage? {
        let reader = MatrixReader(
            own: .init(id: "@fenghuo:rig.test", names: []), now: Date(timeIntervalSince1970: 0))
        let json = event("$1", "m.room.message", content)
        return MatrixEvent(try JSONValue(parsing: Array(json.utf8)))
            .flatMap { reader.message($0, in: "!r:x", person: nil) }
    }

    @Test(arguments: ["m.image", "m.file", "m.video", "m.audio"])
    func `is heard when something is written under it`(type: String) throws {
        let said = try read(
            """
            {"msgtype":"\(type)","body":"!存证 照片","filename":"p.png","url":"mxc://rig.test/a",
            "info":{"mimetype":"image/png"}}
            """)
        #expect(said?.content == .text("!存证 照片"))
        #expect(
            said?.file
                == ChatFile(
                    route: .chat, place: .media("mxc://rig.test/a"), name: "p.png",
                    type: "image/png"))
    }

    @Test(
        arguments: [
            #"{"msgtype":"m.image","body":"!status","url":"mxc://rig.test/a"}"#,
            #"{"msgtype":"m.image","body":"a.png","filename":"a.png","url":"mxc://rig.test/a"}"#,
            #"{"msgtype":"m.image","body":"!存证","filename":"a.png","url":"http://x/a"}"#,
            #"{"msgtype":"m.image","body":"!存证","filename":"a.png","file":{"url":"mxc://x/a"}}"#,
            #"{"msgtype":"m.location","body":"!存证","filename":"a","url":"mxc://rig.test/a"}"#,
            #"{"msgtype":"m.image","filename":"a.png","url":"mxc://rig.test/a"}"#,
        ])
    func `alone, or one that cannot be fetched, is passed over`(content: String) throws {
        #expect(try read(content) == nil)
    }

    @Test func `is meant by an answer, but not by the next message of a thread`() throws {
        let reply = try read(
            """
            {"msgtype":"m.text","body":"!存证","m.relates_to":{"m.in_reply_to":{"event_id":"$0"}}}
            """)
        #expect(
            reply?.file == ChatFile(route: .chat, place: .message("$0", room: "!r:x")))
        let thread = try read(
            """
            {"msgtype":"m.text","body":"!存证","m.relates_to":{"rel_type":"m.thread",
            "event_id":"$0","is_falling_back":true,"m.in_reply_to":{"event_id":"$0"}}}
            """)
        #expect(thread?.content == .text("!存证"))
        #expect(thread?.file == nil)
    }
}

import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Runtime
import StormKit
import Testing

/// Evidence in the whole runtime.
@Suite(.timeLimit(.minutes(3))) struct EvidencePromiseTests {
    private let page = "https://example.org/p/1"
    private let bytes = Array("<html>考试取消</html>".utf8)

    private func drill(
        _ web: FakeWeb?, serving: Result<FetchedFile, EvidenceFault>? = nil, slow: Bool = false,
        keeping: Duration? = nil
    ) -> Drill {
        web?.serve(
            page, serving ?? .success(FetchedFile(bytes: bytes, type: "text/html", name: "1")),
            after: slow ? .minutes(1) : nil)
        var settings = Team.settings()
        settings.plan.evidenceKept = keeping
        var drill = Drill(settings: settings, web: web)
        drill.activate()
        return drill
    }

    /// Says it in the room with a file, or in answer to a message.
    private func send(
        _ drill: inout Drill, _ id: PersonID, _ text: String, _ place: ChatFile.Place,
        named name: String? = "a.png"
    ) -> [Said] {
        drill.stage.inject(
            InboundMessage(
                sourceID: "file:\(id):\(text):\(place)", route: .chat, place: .room(Stage.room),
                sender: drill.address(id, .chat), content: .text(text),
                sentAt: drill.stage.clock.now,
                file: ChatFile(route: .chat, place: place, name: name, type: "image/png")))
        return drill.wait(.seconds(1))
    }

    @Test func `a link is fetched, kept under its hash, and whoever gave it hears what is kept`() {
        let web = FakeWeb()
        var drill = drill(web)
        let noted = drill.room("sun", "!存证 \(page) 首发帖")
        #expect(noted.room.first?.text.hasPrefix("E-1 已登记：\(page)（首发帖）") == true)
        let told = drill.wait(.seconds(2)).room
        let hash = FakeWeb.name(bytes)
        #expect(
            told.contains {
                $0.mentions == ["@sun:localhost"]
                    && $0.text.hasPrefix("E-1 已留存：1、text/html、\(bytes.count)字节")
                    && $0.text.contains("SHA-256：\(hash)") && $0.text.contains("不是页面截图")
            }, "\(told.map(\.text))")
        #expect(web.kept == [hash: bytes])
        #expect(web.fetches == 1)
        let log = drill.room("li", "!大事记 I-1")
        #expect(log.contains { $0.text.contains("E-1 已留存，SHA-256 \(hash.prefix(12))…") })
    }

    @Test func `a kill at any step loses none, and records each once`() {
        var fetchedTwice = 0
        for steps in 1...40 {
            let web = FakeWeb()
            var drill = drill(web)
            drill.stage.stop()
            drill.stage.launch(steps: steps)
            drill.room("sun", "!存证 \(page)")
            drill.wait(.seconds(3))
            drill.stage.kill()
            drill.stage.launch()
            drill.stage.release()
            drill.wait(.minutes(1))
            let log = drill.stage.store.entries
            #expect(log.count { $0.event.type == "evidence.added" } == 1, "\(steps)")
            #expect(log.count { $0.event.type == "evidence.kept" } == 1, "\(steps)")
            #expect(drill.stage.world().evidence(1)?.item.copy?.hash == FakeWeb.name(bytes))
            #expect(web.kept.count == 1)
            let told = drill.stage.network.said.filter { $0.text.hasPrefix("E-1 已留存") }
            #expect(told.count == 1, "\(steps)")
            if web.fetches == 2 { fetchedTwice += 1 }
        }
        // Some of the kills fell between the fetching and the recording.
        #expect(fetchedTwice > 1)
    }

    @Test func `a file with the command under it is kept, and so is one that is answered`() {
        let web = FakeWeb()
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 1]
        web.serve("mxc://x/1", .success(FetchedFile(bytes: png, type: "image/png", name: "a.png")))
        web.serve("$9", .success(FetchedFile(bytes: png + [2], type: "image/png", name: "b.png")))
        var drill = drill(web)
        #expect(send(&drill, "sun", "考试照片", .media("mxc://x/0")).isEmpty)
        let first = send(&drill, "sun", "!存证 现场照片", .media("mxc://x/1"))
        #expect(first.room.contains { $0.text.hasPrefix("E-1 已登记：a.png（现场照片）") })
        #expect(first.room.contains { $0.text.contains("留存的是该文件的原始字节") })
        let second = send(&drill, "wu", "!evidence", .message("$9", room: "response"))
        #expect(second.room.contains { $0.text.hasPrefix("E-2 已登记：所回复的消息") })
        #expect(Set(web.kept.keys) == [FakeWeb.name(png), FakeWeb.name(png + [2])])
        // An answer that asks for something else is what it says.
        #expect(
            send(&drill, "li", "!态势", .message("$9", room: "response")).room.first?.text
                .contains("I-1") == true)
    }

    @Test(
        arguments: [
            (EvidenceFault.privateAddress, "网址指向内部网络"), (.status(404), "对方返回404"),
            (.tooManyRedirects, "跳转次数过多"), (.unreachable("blackhole"), "服务器没有应答"),
        ])
    func `what fails says why to whoever asked, and can be fetched again`(
        fault: EvidenceFault, words: String
    ) {
        let web = FakeWeb()
        var drill = drill(web, serving: .failure(fault))
        drill.room("sun", "!存证 \(page)")
        let told = drill.wait(.minutes(1)).room
        #expect(
            told.contains {
                $0.text.hasPrefix("E-1 未能留存：") && $0.text.contains(words)
                    && $0.mentions == ["@sun:localhost"]
            }, "\(told.map(\.text))")
        // Only what may pass by itself was tried more than once.
        #expect(web.fetches == (fault.mayPass ? 3 : 1))
        #expect(drill.room("sun", "!存证 I-1").room.contains { $0.text.contains("E-1 未留存") })
        web.serve(page, .success(FetchedFile(bytes: bytes, type: "text/html")))
        drill.room("li", "!存证 重取 E-1")
        let again = drill.wait(.seconds(2)).room
        #expect(
            again.contains {
                $0.text.hasPrefix("E-1 已留存") && $0.mentions == ["@li:localhost"]
            })
    }

    @Test func `what is too large, a program or empty is not kept`() {
        let web = FakeWeb()
        var drill = drill(web)
        let answers: [(FetchedFile, String)] = [
            (FetchedFile(bytes: [UInt8](repeating: 1, count: (20 << 20) + 1)), "20MB"),
            (FetchedFile(bytes: Array("MZ..".utf8), type: "text/html"), "不接收该类型文件"),
            (FetchedFile(bytes: []), "内容为空"),
        ]
        for (file, words) in answers {
            web.serve(page, .success(file))
            drill.room("sun", "!存证 \(page)")
            #expect(drill.wait(.seconds(2)).room.contains { $0.text.contains(words) })
        }
        #expect(web.kept.isEmpty)
    }

    /// Nothing of it is kept or said back, and of those who keep secrets each is told a number.
    private func expectRefused(_ drill: Drill, _ web: FakeWeb, _ said: [Said]) throws {
        #expect(web.kept.isEmpty)
        #expect(!said.contains { $0.text.contains("存放图") })
        let log = try JSONEncoder().encode(drill.stage.store.entries)
        #expect(!String(decoding: log, as: UTF8.self).contains("存放图"))
        #expect(drill.stage.world().desk.refusals == 1)
        let told = said.filter { $0.text.contains("疑似涉密") && $0.text.contains("编号1") }
        #expect(!told.isEmpty, "\(said.map(\.text))")
    }

    @Test func `a file whose name bears a secret mark is refused as a text is`() throws {
        let web = FakeWeb()
        web.serve("mxc://x/1", .success(FetchedFile(bytes: bytes, type: "text/html")))
        for text in ["!存证", "请看附件"] {
            var drill = drill(web)
            let said = send(
                &drill, "sun", text, .media("mxc://x/1"), named: "机密★存放图.html")
            #expect(said.room.first?.text.hasPrefix("拒绝：") == true)
            #expect(web.fetches == 0)
            #expect(drill.stage.world().evidence(1) == nil)
            try expectRefused(drill, web, said)
        }
    }

    @Test func `a link that spells a secret mark in another way is refused`() throws {
        let web = FakeWeb()
        var drill = drill(web)
        let link = "https://example.org/%E6%9C%BA%E5%AF%86%E2%98%85%E5%AD%98%E6%94%BE%E5%9B%BE.pdf"
        let said = drill.room("sun", "!存证 \(link)")
        #expect(said.room.first?.text.hasPrefix("拒绝：") == true)
        try expectRefused(drill, web, said)
    }

    @Test(
        arguments: [
            FetchedFile(
                bytes: Array(#"{"content":{"body":"机密★存放图"}}"#.utf8),
                type: "application/json", name: "message.json", words: "机密★存放图"),
            FetchedFile(bytes: [0x89, 0x50], type: "image/png", name: "机密★存放图.png"),
            FetchedFile(
                bytes: [0x89, 0x50], type: "image/png", name: "a.png", words: "机密★存放图"),
        ])
    func `an answered message that bears one is not kept, nor a file of that name`(
        file: FetchedFile
    ) throws {
        let web = FakeWeb()
        web.serve("$9", .success(file))
        var drill = drill(web)
        var said = send(
            &drill, "sun", "!evidence", .message("$9", room: "response"), named: nil)
        said += drill.wait(.minutes(1))
        #expect(web.fetches == 1)
        #expect(said.room.contains { $0.text.hasPrefix("E-1 未能留存：") })
        #expect(drill.stage.world().evidence(1)?.item.copy == nil)
        #expect(drill.stage.world().evidenceToSee.isEmpty)
        try expectRefused(drill, web, said)
    }

    @Test func `a page whose server gives it such a name is not kept`() throws {
        let web = FakeWeb()
        let page = FetchedFile(bytes: bytes, type: "text/html", name: "机密★存放图.html")
        var drill = drill(web, serving: .success(page))
        let said = drill.room("sun", "!存证 \(self.page)") + drill.wait(.minutes(1))
        #expect(said.room.contains { $0.text.hasPrefix("E-1 未能留存：") })
        try expectRefused(drill, web, said)
    }

    @Test func `one slow server holds up no other evidence`() {
        let web = FakeWeb()
        var drill = drill(web, slow: true)
        drill.room("sun", "!存证 \(page)")
        for number in 1...9 {
            let link = "https://example.org/q/\(number)"
            web.serve(
                link, .success(FetchedFile(bytes: bytes + [UInt8(number)], type: "text/html")))
            drill.room("sun", "!存证 \(link)")
        }
        let told = drill.wait(.seconds(5)).room
        for number in 2...10 {
            #expect(told.contains { $0.text.hasPrefix("E-\(number) 已留存") }, "E-\(number)")
        }
        #expect(!told.contains { $0.text.hasPrefix("E-1 ") })
        #expect(drill.wait(.minutes(2)).room.contains { $0.text.hasPrefix("E-1 已留存") })
        #expect(web.fetches == 10)
    }

    @Test func `a copy that was altered or is gone is found, and the office hears of it`() {
        let web = FakeWeb()
        var drill = drill(web)
        drill.room("sun", "!存证 \(page)")
        drill.wait(.seconds(2))
        let hash = FakeWeb.name(bytes)
        #expect(drill.room("sun", "!存证 校验 E-1").room.first?.text.contains("无权") == true)
        func verified() -> [Said] {
            (drill.room("wang", "!存证 校验 E-1") + drill.wait(.seconds(1))).room
        }
        #expect(verified().contains { $0.text.hasPrefix("E-1 副本完好") })
        web.tamper(hash, bytes + [0])
        #expect(
            verified().contains {
                $0.text.hasPrefix("E-1 副本已被改动")
                    && $0.mentions == ["@wang:localhost", "@li:localhost"]
            })
        web.tamper(hash, nil)
        #expect(verified().contains { $0.text.hasPrefix("E-1 副本已丢失") })
    }

    @Test func `custody passes from hand to hand, and each of the two is told`() {
        var drill = drill(FakeWeb())
        drill.room("sun", "!存证 \(page)")
        drill.wait(.seconds(2))
        let handed = drill.room("sun", "!存证 交接 E-1 @wu 送公证")
        #expect(
            handed.room.contains {
                $0.text.hasPrefix("E-1 移交给您，请接收(孙宁)") && $0.mentions == ["@wu:localhost"]
            })
        let taken = drill.room("wu", "!存证 接收 E-1")
        #expect(
            taken.room.contains {
                $0.text == "E-1 已由吴悠接收" && $0.mentions == ["@sun:localhost"]
            })
        #expect(
            drill.dm("li", "!存证 E-1").contains {
                $0.text.contains("孙宁移交吴悠：送公证") && $0.text.hasSuffix("保管人：吴悠")
            })
    }

    @Test func `without a network it says so, and nothing waits`() async throws {
        var drill = drill(nil)
        let said = drill.room("sun", "!存证 \(page)") + drill.wait(.seconds(1))
        #expect(said.room.contains { $0.text.contains("无网络环境") })
        #expect(drill.stage.world().evidenceToSee.isEmpty)
    }

    /// A mail of this person's, with the file that came with it.
    private func mail(_ drill: inout Drill, _ id: PersonID, _ text: String, named name: String)
        -> [Said]
    {
        let sender = drill.address(id, .email)
        drill.stage.inject(
            InboundMessage(
                sourceID: "mail:\(text)", route: .email, place: .direct(sender), sender: sender,
                content: .text(text), sentAt: drill.stage.clock.now,
                file: ChatFile(
                    route: .email, place: .media("mailbox.x:7:5"), name: name, type: "image/png")))
        return drill.wait(.seconds(2))
    }

    @Test func `a file that comes by mail is kept`() {
        let web = FakeWeb()
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 1]
        web.serve(
            "mailbox.x:7:5", .success(FetchedFile(bytes: png, type: "image/png", name: "a.png")))
        var drill = drill(web)
        let said = mail(&drill, "sun", "存证 首发帖", named: "a.png")
        #expect(said.mail(to: "sun").contains { $0.text.contains("E-1 已登记") })
        #expect(web.kept == [FakeWeb.name(png): png])
        #expect(drill.stage.world().evidence(1)?.item.note == "首发帖")
        // Whose name bears a mark of secrets is neither kept nor fetched.
        let refused = mail(&drill, "sun", "存证 又一张", named: "机密★.png")
        #expect(refused.mail(to: "sun").contains { $0.text.contains("拒绝") })
        #expect(drill.stage.world().evidence(2) == nil)
        #expect(web.fetches == 1)
    }

    @Test func `a task that is done with a file is proved by it`() throws {
        let web = FakeWeb()
        let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 1]
        for place in ["mxc://x/1", "mailbox.x:7:5"] {
            web.serve(place, .success(FetchedFile(bytes: png, type: "image/png", name: "a.png")))
        }
        var drill = drill(web)
        let open = drill.stage.world().running[0].openTasks.filter {
            $0.assignee == "li" && $0.step.approval == nil && $0.step.after.isEmpty
                && $0.step.quorum == nil
        }
        let (first, second) = (try #require(open.first), try #require(open.dropFirst().first))
        // Who may not do it keeps nothing by it either.
        _ = send(&drill, "sun", "!完成 T-\(first.number)", .media("mxc://x/1"))
        #expect(drill.stage.world().evidence(1) == nil)
        _ = send(&drill, "li", "!完成 T-\(first.number)", .media("mxc://x/1"))
        let done = try #require(drill.stage.world().task(first.number))
        #expect(done.evidence == ["E-1"])
        #expect(!done.isOpen || done.rounds > 0)
        #expect(drill.stage.world().evidence(1)?.item.note == first.step.id)
        _ = mail(&drill, "li", "done \(second.number) 已办", named: "a.png")
        #expect(drill.stage.world().task(second.number)?.evidence == ["已办 E-2"])
        #expect(web.kept == [FakeWeb.name(png): png])
        // An answer to a message is no file.
        let third = try #require(open.dropFirst(2).first)
        _ = send(&drill, "li", "!完成 T-\(third.number) 已办", .message("$9", room: "response"))
        #expect(drill.stage.world().evidence(3) == nil)
    }

    /// E-1 and E-2 are the same bytes, E-3 are others; their incident has ended.
    private func ended(_ web: FakeWeb) -> Drill {
        let other = "https://example.org/p/3"
        web.serve(other, .success(FetchedFile(bytes: bytes + [32], type: "text/html")))
        // Hours stand for years: each of their minutes is a look at every road.
        var drill = drill(web, keeping: .hours(3))
        for link in [page, page, other] {
            drill.room("sun", "!存证 \(link)")
            drill.wait(.seconds(2))
        }
        drill.room("zhao", "!撤销 I-1 理由=误报")
        drill.code("zhao")
        return drill
    }

    private func destroy(_ drill: inout Drill, _ number: Int) -> [Said] {
        var said: [Said] = []
        for person in ["zhao", "qian"] as [PersonID] {
            said += drill.room(person, "!存证 销毁 E-\(number) 理由=期满")
            said += drill.code(person)
        }
        return said + drill.wait(.seconds(2))
    }

    @Test func `what has outlived its time is told of once, and two people destroy it`() {
        let web = FakeWeb()
        var drill = ended(web)
        #expect(
            drill.room("zhao", "!存证 销毁 E-1 理由=期满").room.first?.text
                == "E-1 保存至 2026-01-05，此前不能销毁\n保存期由预案 retention 规定")
        let told = drill.wait(.hours(4)).room.filter { $0.text.contains("存证保存期已满") }
        #expect(told.map(\.text).map { $0.prefix { $0 != "\n" } } == ["I-1 存证保存期已满：E-1、E-2、E-3"])
        #expect(told.first?.mentions == ["@li:localhost"])
        #expect(drill.room("li", "!存证 销毁 E-3 理由=期满").room.first?.text.contains("无权") == true)
        let said = destroy(&drill, 3)
        #expect(said.room.contains { $0.text.contains("E-3 的副本已销毁\n赵敏申请销毁，钱进确认：期满") })
        #expect(web.kept == [FakeWeb.name(bytes): bytes])
        #expect(
            drill.room("zhao", "!存证 校验 E-3").room.first?.text.hasPrefix("E-3 的副本已销毁") == true)
        // What another item is made of stays until that goes too.
        _ = destroy(&drill, 1)
        #expect(web.kept.count == 1)
        #expect(drill.room("wang", "!存证 校验 E-2").isEmpty == false)
        _ = destroy(&drill, 2)
        #expect(web.kept.isEmpty)
        let log = drill.stage.store.entries
        #expect(log.count { $0.event.type == "evidence.removed" } == 3)
        #expect(drill.stage.world().evidence(3)?.item.copy?.hash == FakeWeb.name(bytes + [32]))
    }

    @Test func `a copy that cannot be destroyed holds up nothing, and that is said once`() {
        let web = FakeWeb()
        var drill = ended(web)
        drill.wait(.hours(4))
        web.mayRemove = false
        let said = destroy(&drill, 3) + drill.wait(.minutes(30))
        let told = said.room.filter { $0.text.contains("E-3 的副本未能销毁") }
        #expect(told.count == 1, "\(said.room.map(\.text))")
        #expect(
            told.first?.mentions.sorted() == [
                "@li:localhost", "@qian:localhost", "@zhao:localhost",
            ])
        let looked = drill.room("wang", "!存证 校验 E-1") + drill.wait(.seconds(5))
        #expect(looked.room.contains { $0.text.contains("E-1 副本完好") }, "\(looked.map(\.text))")
        web.mayRemove = true
        drill.wait(.hours(2))
        #expect(drill.stage.store.entries.count { $0.event.type == "evidence.removed" } == 1)
        #expect(web.kept == [FakeWeb.name(bytes): bytes])
    }

    @Test func `a kill while it is destroyed destroys it once, and nothing else`() {
        for steps in 1...12 {
            let web = FakeWeb()
            var drill = ended(web)
            drill.wait(.hours(4))
            drill.room("zhao", "!存证 销毁 E-3 理由=期满")
            drill.code("zhao")
            drill.room("qian", "!存证 销毁 E-3 理由=期满")
            drill.stage.stop()
            drill.stage.launch(steps: steps)
            drill.code("qian")
            drill.wait(.seconds(3))
            drill.stage.kill()
            drill.stage.launch()
            drill.stage.release()
            drill.wait(.minutes(1))
            let log = drill.stage.store.entries
            let confirmed = log.count { $0.event.type == "evidence.removalConfirmed" }
            #expect(log.count { $0.event.type == "evidence.removed" } == confirmed, "\(steps)")
            #expect(web.kept[FakeWeb.name(bytes)] == bytes, "\(steps)")
            #expect((web.kept[FakeWeb.name(bytes + [32])] == nil) == (confirmed == 1), "\(steps)")
        }
    }

    @Test func `of a sensitive incident nobody outside learns what was kept`() {
        var drill = drill(FakeWeb())
        drill.room("li", "!标识 I-1 敏感")
        drill.stage.network.openDirect("@li:localhost")
        var said = drill.dm("li", "!存证 \(page) 甲同学") + drill.wait(.seconds(2))
        said += drill.room("wu", "!存证 E-1") + drill.room("wu", "!存证 I-1")
        said += drill.room("wu", "!存证 接收 E-1") + drill.room("li", "!存证 E-1")
        said += drill.dm("li", "!存证 校验 E-1") + drill.wait(.seconds(2))
        let open = said.filter { $0.closedRoom == nil && $0.to != "@li:localhost" }
        #expect(!open.isEmpty)
        for word in ["example.org", "甲同学", FakeWeb.name(bytes)] {
            #expect(!open.contains { $0.text.contains(word) }, "\(open.map(\.text))")
        }
        #expect(drill.stage.world().evidence(1)?.item.chain.count == 3)
    }

    @Test func `by SMS a link can be given, and nothing of it is said back`() {
        var drill = drill(FakeWeb())
        let said = drill.sms("sun", "存证 \(page)").sms(to: "sun")
        #expect(said.map(\.text) == ["【示例单位】E-1 已登记"])
        #expect(drill.sms("sun", "存证 交接 E-1 @wu").sms(to: "sun").first?.text.contains("聊天") == true)
    }
}

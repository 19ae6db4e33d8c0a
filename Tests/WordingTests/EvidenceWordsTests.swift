import Foundation
import Testing
import Wording

@testable import Domain

/// The exact words about evidence.
struct EvidenceWordsTests {
    typealias S = EvidenceSamples

    private func lines(
        _ saying: Saying, _ language: Language, _ route: RouteKind = .chat, room: Bool = false
    ) -> [String] {
        Fixture.plain(saying, route, language, person: room ? nil : "li")
            .split(separator: "\n").map(String.init)
    }

    @Test func `what is kept is told to the byte, with its hash, and what it is not`() {
        let kept = Saying.bulletin(.evidence(.kept(S.kept)))
        #expect(
            lines(kept, .zh, room: true) == [
                "E-2 已留存：p.html、text/html、1,234,567字节、13:56", "SHA-256：\(S.hash)",
                "留存的是网址当时返回的原始字节，不是页面截图；网页此后可能改变",
            ])
        #expect(
            lines(kept, .en, room: true) == [
                "E-2 is kept: p.html, text/html, 1,234,567 bytes, 13:56", "SHA-256: \(S.hash)",
                "These are the bytes that the address gave then, no picture of the page, "
                    + "which may change",
            ])
        #expect(
            lines(.bulletin(.evidence(.kept(S.keptFile))), .en, room: true).last
                == "These are the bytes of the file as it was sent")
    }

    @Test func `by SMS neither an address nor a name nor a hash goes out`() {
        for (_, bulletin) in S.bulletins {
            for language in Language.allCases {
                let text = Fixture.plain(.bulletin(.evidence(bulletin)), .sms, language)
                #expect(text.contains("E-2"))
                for word in ["example.org", "首发帖", "p.html", S.hash.prefix(12).description, "404"] {
                    #expect(!text.contains(word), "\(text)")
                }
            }
        }
        #expect(
            lines(.reply(.evidence(.added(S.added))), .zh, .sms) == ["【示例单位】E-2 已登记"])
    }

    @Test func `what failed says why, that nothing was kept, and what to do`() {
        let failed = Saying.bulletin(.evidence(.failed(S.failed(.status(404)))))
        #expect(
            lines(failed, .zh, room: true) == [
                "E-2 未能留存：对方返回404", "已登记，但没有副本", "请截图或另存后发送文件，以本命令为说明",
                "再次取回：!存证 重取 E-2",
            ])
        #expect(
            lines(failed, .en, room: true) == [
                "E-2 could not be kept: the server answers 404", "It stands noted, without a copy",
                "Send a file of what it shows, with this command as caption",
                "To fetch it once more: !evidence again E-2",
            ])
        let silent = Saying.bulletin(.evidence(.failed(S.failed(.unreachable("blackhole")))))
        #expect(
            lines(silent, .en).first == "E-2 could not be kept: the server does not answer")
    }

    @Test func `what may be a secret is not kept, and nobody is asked to send it again`() {
        let secret = Saying.bulletin(.evidence(.failed(S.failed(.secret))))
        #expect(
            lines(secret, .zh, room: true) == [
                "E-2 未能留存：可能涉密，不予留存", "已登记，但没有副本",
                "请勿再次发送；当面或电话联系保密工作机构，线索可拨12339",
            ])
        #expect(
            lines(secret, .en, room: true).last
                == "Do not send it again; see or call the secrecy office, for leads call 12339")
    }

    @Test func `an item is shown with its custody, in a room with the end of it`() {
        let shown = Saying.reply(.evidence(.shown(S.verified(.altered))))
        #expect(
            lines(shown, .zh) == [
                "E-2 已被改动：\(S.link)（首发帖）", "p.html、text/html、1,234,567字节、13:56",
                "SHA-256：\(S.hash)", "用于：T-3", "13:55 孙宁登记", "14:00 孙宁移交陈晨：送公证",
                "14:01 陈晨接收", "14:04 李雷校验：已被改动", "保管人：陈晨",
            ])
        #expect(lines(shown, .en, room: true).count == 6)
        #expect(
            lines(.reply(.evidence(.shown(S.handed))), .en).last
                == "Held by 孙宁, being handed to 陈晨")
    }

    @Test func `a hand-over names who is to take it and how`() {
        #expect(
            lines(.bulletin(.evidence(.handed(S.handed))), .zh, room: true) == [
                "E-2 移交给您，请接收(孙宁)：\(S.link)（首发帖）", "接收：!存证 接收 E-2",
            ])
        #expect(
            lines(.reply(.refused(.evidence(.notForYou(S.added.id, to: nil)))), .en) == [
                "E-2 is being handed to nobody", "Its holder types: !evidence hand E-2 @name",
            ])
    }
}

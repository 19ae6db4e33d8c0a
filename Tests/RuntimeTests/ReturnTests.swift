import Domain
import Foundation
import Outbox
import Ports
import Rehearsal
import Testing

/// The chat is back: one digest, in the order in which things happened.
@Suite struct ReturnTests {
    /// Somebody's SMS that lay at its centre.
    private func late(_ drill: Drill, _ id: PersonID, _ text: String, sent: Date) {
        let mobile = drill.address(id, .sms)
        drill.stage.inject(
            .init(
                sourceID: "late-\(text)", route: .sms, place: .direct(mobile), sender: mobile,
                content: .text(text), sentAt: sent))
    }

    @Test func `late entries stand at their time with both times, contradictions go to the office`()
    {
        var drill = Drill()
        drill.activate()
        drill.fault(.blackhole, on: .chat)
        drill.wait(.minutes(3))
        let down = drill.stage.clock.now
        drill.wait(.minutes(12))
        drill.sms("zhou", "无法 2")
        drill.sms("wang", "记录 现场平静")
        late(drill, "zhou", "收到 2", sent: down)
        drill.wait(.minutes(1))
        drill.fault(.up, on: .chat)
        let digest = drill.wait(.minutes(8)).room.first { $0.text.contains("中断期间") }?.text ?? ""
        let lines = digest.split(separator: "\n").map(String.init)
        let came = lines.firstIndex { $0.contains("12:03 周舟(短信) 收到 N-2(12:15收到，迟到)") }
        let cannot = lines.firstIndex { $0.hasPrefix("12:15 周舟(短信) N-2 无法到岗") }
        #expect(came != nil && cannot != nil && came ?? 9 < cannot ?? 0, "\(digest)")
        #expect(lines.contains("说法不一1处，请应急办公室核定："), "\(digest)")
        #expect(
            lines.last?.hasPrefix("N-2：") == true && lines.last?.contains("；") == true, "\(digest)")
    }

    @Test func `with every road down all is kept, and the first to return carries it`() {
        var drill = Drill()
        drill.activate()
        for route in [RouteKind.chat, .sms, .email] { drill.fault(.refuse, on: route) }
        drill.wait(.minutes(30))
        #expect(drill.stage.world().notice(2)?.unreached.isSuperset(of: ["zhou", "wu"]) == true)
        drill.fault(.up, on: .sms)
        let said = drill.wait(.minutes(10))
        for person: PersonID in ["zhou", "wu"] {
            let texts = said.sms(to: person).map(\.text).filter { $0.contains("N-2") }
            #expect(texts.count == 1, "\(said.sms(to: person).map(\.text))")
        }
        drill.fault(.up, on: .chat)
        let again = drill.wait(.minutes(10)).room.filter { $0.text.hasPrefix("N-2 应急通知") }
        #expect(again.isEmpty)
    }

    @Test func `what was kept arrives by the chat too, where no conversation of two is open`() {
        var drill = Drill()
        drill.activate()
        for route in [RouteKind.chat, .sms, .email] { drill.fault(.refuse, on: route) }
        drill.wait(.hours(3))
        drill.fault(.up, on: .chat)
        let said = drill.wait(.minutes(10)).filter { $0.route == .chat }
        let resumed = drill.stage.store.entries.filter { $0.event.type == "desk.resumed" }
        #expect(!resumed.isEmpty)
        // What is said to several is one post that names them all.
        let named = Set(said.flatMap(\.mentions))
        for entry in resumed {
            guard case .desk(.resumed(_, let person, _, _)) = entry.event else { continue }
            #expect(named.contains(drill.address(person, .chat)), "\(entry.event)")
        }
    }

    @Test func `what is entered afterwards shows when it happened and when it was entered`() {
        var drill = Drill()
        drill.activate()
        drill.wait(.minutes(30))
        let reply = drill.room("li", "!记录 at=12:05 已电话告知平台")
        #expect(reply.room.first?.text.contains("已记入 I-1 大事记，12:05，补录") == true)
        let log = drill.dm("li", "大事记 I-1").map(\.text).joined()
        #expect(log.contains("12:05 李雷(聊天) 记录：已电话告知平台("), "\(log)")
        #expect(log.contains("补录)"), "\(log)")
    }
}

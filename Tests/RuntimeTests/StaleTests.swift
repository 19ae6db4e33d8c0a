import Domain
import Foundation
import Rehearsal
import Testing

/// What waited while every road was down: on return few words, the urgent ones first, and nobody
/// gets more SMS in an hour than the plan allows (spec §7, domain §10.2).
@Suite(.timeLimit(.minutes(3))) struct StaleTests {
    private static let outward = [RouteKind.chat, .sms, .email]

    /// The most that one person got by SMS in any hour. A notice that wants an answer is not counted:
    /// it is never held back.
    private func most(_ said: [Said]) -> (person: String, count: Int) {
        let sent = said.filter { $0.route == .sms && $0.notice == nil }
        let worst = sent.map { first in
            let hour = sent.filter {
                $0.to == first.to && $0.at >= first.at && $0.at.since(first.at) < .hours(1)
            }
            return (first.to ?? "", hour.count)
        }
        return worst.max { $0.1 < $1.1 } ?? ("", 0)
    }

    private func cutOff(_ drill: inout Drill, _ level: String, for span: Duration) {
        drill.activate(level)
        drill.wait(.minutes(1))
        for route in Self.outward { drill.fault(.refuse, on: route) }
        drill.wait(span)
    }

    @Test func `after an hour of silence the room gets few posts, and the digest keeps the facts`()
    {
        var drill = Drill()
        cutOff(&drill, "I", for: .minutes(66))
        drill.fault(.up, on: .chat)
        let room = drill.wait(.minutes(8)).room
        // It was 64 posts and more.
        #expect(room.count <= 12, "\(room.count): \(room.map { String($0.text.prefix(40)) })")
        let digest = room.first { $0.text.contains("中断期间") }?.text ?? ""
        let unsent = digest.split(separator: "\n").filter { $0.contains("未能送达") }
        #expect(unsent.count == 1, "\(digest)")
        #expect(!digest.contains("更早"), "\(digest)")
    }

    @Test(arguments: ["I", "II"])
    func `when the SMS return, nobody gets more than the cap`(_ level: String) {
        var drill = Drill()
        cutOff(&drill, level, for: .minutes(66))
        drill.fault(.up, on: .sms)
        drill.wait(.minutes(90))
        let worst = most(drill.stage.network.said)
        #expect(worst.count <= (level == "I" ? 12 : 6), "\(worst)")
    }

    @Test func `a kill does not give anybody a second share`() {
        var drill = Drill()
        drill.activate("II")
        drill.fault(.refuse, on: .chat)
        for _ in 1...6 {
            drill.wait(.minutes(20))
            drill.stage.kill()
            drill.stage.launch()
        }
        let worst = most(drill.stage.network.said)
        #expect(worst.count <= 6, "\(worst)")
    }

    @Test func `SMS that the gateway turned away take nobody's share`() {
        var drill = Drill()
        drill.activate("II")
        drill.fault(.http(429), on: .sms)
        drill.fault(.refuse, on: .chat)
        drill.wait(.minutes(8))
        drill.fault(.up, on: .sms)
        drill.wait(.minutes(25))
        drill.room("li", "!状态")
        for person: PersonID in ["zhou", "li"] {
            let sent = drill.stage.network.said.sms(to: person)
            #expect(!sent.isEmpty, "\(person)")
        }
    }

    @Test func `where the roads that were switched to all fail, the chat is used again`() {
        var drill = Drill()
        drill.activate()
        drill.room("li", "!通道 切换 短信")
        drill.code("li")
        drill.fault(.refuse, on: .sms)
        drill.fault(.refuse, on: .email)
        let said = drill.wait(.minutes(30)).room
        #expect(!drill.stage.world().desk.isForced(.chat))
        #expect(said.contains { $0.text.contains("恢复了聊天通道") }, "\(said.map(\.text))")
        #expect(said.contains { $0.text.contains("N-2") }, "\(said.map(\.text))")
    }

    @Test func `one person whom nobody can reach makes no road ill`() {
        var drill = Drill()
        drill.stage.network.cutOff(drill.address("sun", .sms))
        drill.activate("I")
        drill.wait(.seconds(20))
        let findings = drill.stage.audit() ?? []
        #expect(findings.isEmpty, "\(findings)")
    }
}

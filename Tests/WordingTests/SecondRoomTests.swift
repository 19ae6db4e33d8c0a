import Foundation
import Testing
import Wording

@testable import Domain

/// What is said otherwise in the room of the second chat than in the first.
@Suite struct SecondRoomTests {
    typealias F = Fixture

    private func said(_ bulletin: Bulletin, in language: Language) -> [String] {
        let reader = Reader(route: .backup, person: nil, languages: [language])
        return Phrasebook(F.unit).text(.bulletin(bulletin), for: reader, now: F.now).plain
            .split(separator: "\n").map(String.init)
    }

    @Test func `the chat's outage: what this room is now`() {
        let outage = Bulletin.channelDown(.chat, reason: "refused", since: F.at(-5))
        #expect(said(outage, in: .zh).last == "本群暂代主会话，命令照常有效；短信和邮件照发")
        #expect(
            said(outage, in: .en).last
                == "This room stands in for it, commands count as there; SMS and e-mail go on")
    }

    @Test func `the chat's return: where to go`() {
        let back = Bulletin.channelUp(.chat, downSince: F.at(-5))
        #expect(said(back, in: .zh).last == "请回主会话，摘要已发在那里")
        #expect(said(back, in: .en).last == "Please go back to it; the digest stands there")
    }
}

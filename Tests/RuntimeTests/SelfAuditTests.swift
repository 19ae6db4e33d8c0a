import Domain
import Foundation
import Outbox
import Rehearsal
import Runtime
import Testing

/// What the bot finds wrong with itself, and tells whoever watches from outside (spec §1.10).
@Suite(.timeLimit(.minutes(2))) struct SelfAuditTests {
    @Test func `all is well while everything is carried`() {
        var drill = Drill()
        drill.activate()
        drill.wait(.minutes(30))
        #expect(drill.stage.audit() == [])
    }

    @Test func `a road that fails is found, and found well again`() {
        var drill = Drill()
        drill.wait(.minutes(2))
        drill.stage.network.set(.deaf, on: .chat)
        drill.wait(.minutes(3))
        #expect(drill.stage.audit() == [.roadFails(.chat, "deaf")])
        drill.stage.network.set(.up, on: .chat)
        drill.wait(.minutes(10))
        #expect(drill.stage.audit() == [])
    }

    @Test(arguments: [
        (SelfAudit.Finding.storeFails, "store fails"),
        (.clockLate(.seconds(7)), "clock late by 7 s"),
        (.deliveryOverdue(.sms, .seconds(90)), "sms: delivery overdue by 90 s"),
        (.roadFails(.chat, "deaf"), "chat: deaf"),
        (.clockWentBack(.hours(1)), "clock went back by 3600 s"),
        (.everyRoadDown, "every channel is down"),
    ])
    func `findings have closed words`(finding: SelfAudit.Finding, word: String) {
        #expect(finding.word == word)
    }
}

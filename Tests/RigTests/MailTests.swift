import Foundation
import Ports
import RigKit
import Testing

/// Answers that come by mail, through a real IMAP server.
extension RealServers {
    @Test func `with chat and SMS down people answer by mail, and only people count`()
        async throws
    {
        try await Scene.play { scene in
            try await scene.start()
            let notice = try await scene.activate(level: "Ⅱ")
            try await scene.faults.set(.sms, "refuse")
            try await scene.faults.set(.matrix, "refuse")
            let toSun = try await scene.untilMailed(.sun, "N-\(notice)")
            let toWang = try await scene.untilMailed(.wang, "N-\(notice)")
            let toZhou = try await scene.untilMailed(.zhou, "N-\(notice)")
            try await scene.answer(.sun, "收到 \(notice)", to: toSun, automatic: true)
            try await scene.bounce(toWang, to: scene.cast[.wang].mail)
            try await scene.answer(.zhou, "收到 \(notice)", to: toZhou)
            try await scene.untilMailIsDone(by: .zhou, answering: toZhou)
            let log = try await scene.audit()
            #expect(log.count { $0.isAcknowledgement(by: "email:zhou") } == 1)
            #expect(!log.contains { $0["actor"].string == "email:sun" })
            #expect(log.contains { $0.tells("unreachable", "wang") })
            #expect(!log.contains { $0.tells("unreachable", "sun") })
            try await scene.faults.reset()
            let digest = try await scene.room.hears(["中断期间"], within: 120)
            #expect(digest.body.contains("周涛(邮件) 收到 N-\(notice)"), "\(digest.body)")
            #expect(!digest.body.contains("孙丽(邮件)"), "\(digest.body)")
        }
    }

    @Test func `an answer that came while nobody could read it is taken in, once`() async throws {
        try await Scene.play { scene in
            var bot = try await scene.start()
            let notice = try await scene.activate(level: "Ⅳ")
            let toZhou = try await scene.untilMailed(.zhou, "N-\(notice)")
            try bot.kill9()
            try await scene.answer(.zhou, "收到 \(notice)", to: toZhou)
            try await scene.answerWithPhoto(.sun, "收到 \(notice)", megabytes: 3)
            try await scene.faults.set(.imap, "refuse")
            bot = try await scene.start(healthy: false)
            try await scene.untilHealth(says: "email inbound: refused")
            try await scene.faults.reset()
            try await scene.untilHealth(is: [200], of: bot, within: 90)
            try await scene.ask(
                .li, "!大事记 I-1",
                hears: ["周涛", "孙丽", "(邮件) 收到 N-\(notice)"])
            try bot.kill9()
            try await scene.start()
            try await scene.untilMailIsDone(by: .zhou, answering: toZhou)
            let log = try await scene.audit()
            #expect(log.count { $0.isAcknowledgement(by: "email:zhou") } == 1)
            #expect(log.count { $0.isAcknowledgement(by: "email:sun") } == 1)
        }
    }
}

extension JSON {
    fileprivate func isAcknowledgement(by actor: String) -> Bool {
        self["type"].string == "notice.acknowledged" && self["actor"].string == actor
    }

    fileprivate func tells(_ event: String, _ person: String) -> Bool {
        self["type"].string == "notice.\(event)"
            && self["payload"].string?.contains("\"\(person)\"") == true
    }
}

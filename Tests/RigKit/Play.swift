import Foundation
import Ports

/// What people do in a scene, and what comes of it.
extension Scene {
    package nonisolated func say(_ who: Cast.Name, _ text: String) async throws -> String {
        try await rig.user(who.rawValue).say(text, in: room.id)
    }

    /// Says something in the room, and waits for the answer that holds all these words.
    @discardableResult
    package nonisolated func ask(
        _ who: Cast.Name, _ text: String, hears words: [String], within seconds: Int = 40
    ) async throws -> RoomEvent {
        let mark = try await room.mark()
        _ = try await say(who, text)
        return try await room.hears(words, after: mark, within: seconds)
    }

    package nonisolated func react(_ who: Cast.Name, _ key: String, to event: String) async throws {
        try await rig.user(who.rawValue).react(key, to: event, in: room.id)
    }

    /// Says something dangerous, and gives back the code that the bot asks for.
    @discardableResult
    package nonisolated func askTwice(
        _ who: Cast.Name, _ text: String, hears words: [String]
    ) async throws -> RoomEvent {
        let question = try await ask(who, text, hears: ["请确认", "Please confirm"])
        guard let code = question.body.firstMatch(of: /回复 (\d{4}) 确认/)?.1 else {
            throw RigFailure("no code in: \(question.body)")
        }
        return try await ask(who, String(code), hears: words)
    }

    /// Registers W-1 and activates it as I-1, and waits until everyone is told.
    /// - Returns: The number of the notice.
    package nonisolated func activate(level: String) async throws -> Int {
        try await ask(.li, "!预警 类型=谣言 范围=微博 危害=误导考生", hears: ["W-1 已登记"])
        let mark = try await room.mark()
        try await askTwice(
            .zhao, "!启动 W-1 级别=\(level) 场景=R 理由=情况紧急", hears: ["I-1 已启动("])
        let notice = try await room.hears(["应急通知", "I-1"], after: mark)
        guard let number = notice.body.firstMatch(of: /N-(\d+) 应急通知/).flatMap({ Int($0.1) })
        else { throw RigFailure("no number in: \(notice.body)") }
        // Whatever else an activation says has been said when a second question is answered.
        try await ask(.li, "!收到 997", hears: ["没有 N-997"])
        try await ask(.li, "!收到 998", hears: ["没有 N-998"])
        return number
    }

    // MARK: The bot's own word

    /// Every entry of the log.
    package func audit(config: String = "bot.json") throws -> [JSON] {
        let (status, output) = try run("audit", "export", config: config)
        guard status == 0 else { throw RigFailure("audit export: \(status)\n\(output)") }
        return output.split(separator: "\n").map { JSON(reading: Array($0.utf8)) }
    }

    /// Waits until `/healthz` names one of these.
    package func untilHealth(
        says words: String..., within seconds: Int = 60, status: Int = 503
    ) async throws {
        let url = try rig.web + "/healthz"
        let wire = rig.wire
        try await until("/healthz says \(words.joined(separator: " or "))", within: seconds) {
            guard let answer = try? await wire.call(.get, url, timeout: 5) else { return false }
            return answer.status == 503 && words.contains(where: answer.text.contains)
        }
    }

    // MARK: Telephones and mail

    package nonisolated func text(_ who: Cast.Name, _ words: String) async throws {
        try await sms.write(words, from: cast[who].mobile)
    }

    /// Waits until an SMS with all these words has reached somebody.
    @discardableResult
    package func untilTexted(_ who: Cast.Name, _ words: [String], within seconds: Int = 90)
        async throws
        -> SMS
    {
        let (centre, mobile) = (sms, cast[who].mobile)
        let isWanted: @Sendable (SMS) -> Bool = { sms in words.allSatisfy(sms.text.contains) }
        let what = "\(who) has an SMS with \(words)"
        do {
            try await until(what, within: seconds) {
                try await centre.sent(to: mobile).contains(where: isWanted)
            }
        } catch {
            let all = try await sms.sent().suffix(20).map { "    \($0)" }
            throw RigFailure("\(error)\n  at the SMS centre:\n\(all.joined(separator: "\n"))")
        }
        guard let found = try await sms.sent(to: mobile).first(where: isWanted) else {
            throw RigFailure(what)
        }
        return found
    }

    /// Waits until a mail with these words lies in somebody's box.
    @discardableResult
    package func untilMailed(_ who: Cast.Name, _ words: String, within seconds: Int = 120)
        async throws
        -> String
    {
        let (mail, address) = (mail, cast[who].mail)
        try await until("\(who) has mail with \(words)", within: seconds) {
            try mail.mails(to: address).contains { $0.contains(words) }
        }
        return try mail.mails(to: address).first { $0.contains(words) } ?? ""
    }

    /// What comes by SMS is done in order: when the question after it is answered, it is done.
    package func untilTextsAreDone(by who: Cast.Name) async throws {
        let before = try await sms.sent(to: cast[who].mobile).count
        try await text(who, "态势")
        let (centre, mobile) = (sms, cast[who].mobile)
        try await until("\(who) has the status by SMS") {
            try await centre.sent(to: mobile).dropFirst(before).contains { $0.text.contains("I-1") }
        }
    }
}

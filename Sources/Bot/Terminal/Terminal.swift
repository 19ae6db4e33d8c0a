import Channels
import Domain
import Foundation
import Outbox
import Ports
import Runtime

/// `fenghuo console`: a person at a keyboard plays everybody's part.
final class Terminal: Sendable {
    private let chat: SandboxChat
    private let runtime: Runtime
    private let screen: Screen

    init(chat: SandboxChat, runtime: Runtime, screen: Screen) {
        self.chat = chat
        self.runtime = runtime
        self.screen = screen
    }

    /// Reads until the input ends or `:quit`; without any input it waits to be stopped.
    func run() async {
        await chat.connect(to: runtime.intake)
        guard TypedLines.canType else { return await waitForStop() }
        guard var seat = try? await commander() else { return }
        await quiet()
        screen.prompt(seat.name)
        for await line in TypedLines.stream() {
            guard !runtime.isStopping else { return }
            let text = line.trimmingCharacters(in: .whitespaces)
            if !text.isEmpty { screen.echo(seat.name, text) }
            if text == ":quit" || text == ":q" { return }
            do throws(LedgerFailure) {
                try await perform(text, &seat)
            } catch {
                let why = BotFailure(error, at: "var").message
                screen.say(
                    zh: "这句话没有保存，请稍后重发。\(why.zh)",
                    en: "This was not kept; send it again later. \(why.en)")
            }
            await quiet()
            screen.prompt(seat.name)
        }
        await quiet()
    }

    private func waitForStop() async {
        while !runtime.isStopping, !_Concurrency.Task.isCancelled {
            try? await Assembly.clock.sleep(until: Assembly.clock.now + .milliseconds(200))
        }
    }

    /// Lets the bot say all it has to say for now.
    private func quiet() async {
        for _ in 1...2_000 {
            if (try? await runtime.isQuiet()) == true { return }
            try? await Assembly.clock.sleep(until: Assembly.clock.now + .milliseconds(2))
        }
    }

    private func world() async throws(LedgerFailure) -> World {
        try await runtime.handler.current()
    }

    /// The person typing sits in the commander's seat until `:as` changes it.
    private func commander() async throws(LedgerFailure) -> Person {
        let roster = try await world().roster
        let first = roster.holder(of: .lead, in: .hq) ?? roster.everyone.first
        return first ?? Person(id: "nobody", name: "?", posts: [])
    }

    private func perform(_ text: String, _ seat: inout Person) async throws(LedgerFailure) {
        guard !text.isEmpty else { return }
        guard text.hasPrefix(":") else {
            return try await speak(try await withCode(text, seat), seat, direct: false)
        }
        let words = text.dropFirst().split(separator: " ", maxSplits: 2).map(String.init)
        let rest = words.dropFirst().joined(separator: " ")
        switch words.first {
        case "as": if let person = try await person(words.dropFirst().first) { seat = person }
        case "dm": try await speak(rest, seat, direct: true)
        case "sms": try await write(words, on: .sms)
        case "mail": try await write(words, on: .email)
        case "react": try await react(seat, words)
        case "chat": await change(words.dropFirst().first ?? "")
        case "wait": await wait(words.dropFirst().first ?? "")
        case "who": try await list()
        default: help()
        }
    }

    /// `{code}` is the code that this person was just asked for, as in a rehearsal.
    private func withCode(_ text: String, _ seat: Person) async throws(LedgerFailure) -> String {
        guard text == "{code}" else { return text }
        return try await world().desk.codes[seat.id]?.code ?? text
    }

    private func speak(_ text: String, _ seat: Person, direct: Bool) async throws(LedgerFailure) {
        guard let address = seat.chat else {
            return screen.say(zh: "\(seat.name)没有聊天账号。", en: "\(seat.name) has no chat id.")
        }
        if try await chat.said(by: address, text: text, direct: direct) == nil {
            screen.say(
                zh: "聊天已中断，这句话没有送到。试试 :sms \(seat.id) 1，或 :chat up",
                en: "The chat is down; this did not arrive. Try :sms \(seat.id) 1, or :chat up")
        }
    }

    private func person(_ word: String?) async throws(LedgerFailure) -> Person? {
        if let word, let person = try await world().roster.person(named: word) { return person }
        screen.say(
            zh: "名册中没有“\(word ?? "")”；:who 列出所有人。",
            en: "Nobody is called \"\(word ?? "")\"; :who lists everybody.")
        return nil
    }

    private func write(_ words: [String], on route: RouteKind) async throws(LedgerFailure) {
        guard words.count == 3 else { return help() }
        guard let address = try await address(words[1], on: route) else { return }
        let now = Assembly.clock.now
        try await runtime.intake.receive(
            [
                InboundMessage(
                    sourceID: "typed:\(route.rawValue):\(now.timeIntervalSince1970)",
                    route: route, place: .direct(address), sender: address,
                    content: .text(words[2]), sentAt: now)
            ], cursor: nil)
    }

    /// Somebody in the roster, or a stranger's number or mailbox as it stands.
    private func address(
        _ word: String, on route: RouteKind
    ) async throws(LedgerFailure) -> String? {
        let isStranger = route == .sms ? word.hasPrefix("+") : word.contains("@")
        if isStranger { return word }
        guard let person = try await person(word) else { return nil }
        if let address = person.address(on: route) { return address }
        screen.say(
            zh: "\(person.name)没有这种联系方式。", en: "\(person.name) has no such address.")
        return nil
    }

    /// `:react ✅ sandbox-7`, or without an id the last notice.
    private func react(_ seat: Person, _ words: [String]) async throws(LedgerFailure) {
        guard let address = seat.chat, words.count >= 2 else { return help() }
        let target = words.count > 2 ? words[2] : await chat.lastSaid ?? ""
        _ = try await chat.reacted(by: address, key: words[1], to: target)
    }

    private func change(_ word: String) async {
        switch word {
        case "up":
            await chat.setOutage(.none)
            screen.say(
                zh: "聊天已恢复；稳定一段时间后机器人会补发摘要（bot.json 的 failover.upAfter）。",
                en: "The chat is back; after a while without fault the bot posts its digest "
                    + "(failover.upAfter in bot.json).")
            await runtime.probe(.chat)
        case "down", "refuse", "blackhole":
            await chat.setOutage(word == "blackhole" ? .blackhole : .refuse)
            screen.say(zh: "聊天已中断。", en: "The chat is down.")
            // Two failed tries make it down; here the second follows as soon as it counts.
            await runtime.probe(.chat)
            try? await Assembly.clock.sleep(
                until: Assembly.clock.now + HealthPolicy.leastBetween)
            await runtime.probe(.chat)
        default: help()
        }
    }

    private func wait(_ word: String) async {
        guard let seconds = Int(word.filter(\.isNumber)), seconds <= 600 else { return help() }
        let span = Duration.seconds(word.hasSuffix("m") ? seconds * 60 : seconds)
        try? await Assembly.clock.sleep(until: Assembly.clock.now + span)
    }

    private func list() async throws(LedgerFailure) {
        for person in try await world().roster.everyone {
            let posts = person.posts.map { "\($0.group) \($0.seat.rawValue)" }
            screen.write("  \(person.id)  \(person.name)  \(posts.joined(separator: ", "))")
        }
    }

    private func help() {
        screen.say(
            zh: """
                  直接输入即在应急群发言，例如 /帮助
                  :as li          换成李雷说话        :who   列出所有人
                  :dm 文字        私信机器人          :react ✅   给最近一条通知打勾
                  :sms li 收到 1  李雷发来短信        :mail li 收到 1   李雷发来邮件
                  :chat down      聊天中断            :chat up   聊天恢复
                  :wait 15s       等一会儿            :quit   退出
                  {code}          刚才要求您回复的确认码
                """,
            en: """
                  Type to speak in the response room, for example /help
                  :as li          speak as li         :who   list everybody
                  :dm text        speak to the bot alone    :react ✅   tick the last notice
                  :sms li 1       li sends an SMS     :mail li 1   li sends a mail
                  :chat down      the chat fails      :chat up   it comes back
                  :wait 15s       let time pass       :quit   leave
                  {code}          the code you were just asked for
                """)
    }
}

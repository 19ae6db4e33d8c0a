import Channels
import Domain
import Foundation
import Outbox
import Ports
import Runtime
import Wording

/// `fenghuo check --live`: every channel is asked, and each answer has a sentence.
struct LiveCheck {
    let roads: Roads
    let settings: RuntimeSettings
    /// Where public texts can be put.
    let publish: [any PublicChannel]

    private struct Finding: Sendable {
        var line: String
        var isWell: Bool
    }

    /// All are asked at once, since one that does not answer takes its time; what they say comes
    /// in the order of the settings.
    func run() async -> ExitStatus {
        let book = Phrasebook(settings.unit)
        var checks: [@Sendable () async -> Finding] = []
        for channel in roads.channels where !(channel is MatrixChannel) {
            if let chat = channel as? WebhookChat {
                checks.append { await check(chat, book) }
            } else {
                checks.append { await check(channel, book) }
            }
        }
        for mailbox in roads.mailboxes { checks.append { await check(mailbox, book) } }
        for matrix in roads.matrix { checks.append { await check(matrix, book) } }
        for channel in publish { checks.append { await check(channel, book) } }
        let findings = await withTaskGroup(of: (Int, Finding).self) { group in
            for (place, check) in checks.enumerated() { group.addTask { (place, await check()) } }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        let ordered = checks.indices.compactMap { findings[$0] }
        for finding in ordered { print(finding.line) }
        return ordered.allSatisfy(\.isWell) ? .done : .serverAtFault
    }

    private func check(_ channel: any Channel, _ book: Phrasebook) async -> Finding {
        do throws(SendFailure) {
            try await channel.probe()
            return Finding(
                line: spoken(zh: "\(channel.name)：正常", en: "\(channel.name): well"), isWell: true)
        } catch {
            return failed(channel.name, error, book)
        }
    }

    private func failed(_ name: String, _ failure: SendFailure, _ book: Phrasebook) -> Finding {
        let why = book.failure(failure.reason?.word ?? "refused", in: .spoken)
        return Finding(line: spoken(zh: "\(name)：\(why)", en: "\(name): \(why)"), isWell: false)
    }

    private func check(_ mailbox: MailboxSource, _ book: Phrasebook) async -> Finding {
        var fault: MailboxFault?
        do throws(MailboxFault) { try await mailbox.probe() } catch { fault = error }
        let words = Self.words(for: fault, at: mailbox.name, book)
        return Finding(line: words[.spoken], isWell: fault == nil)
    }

    /// How a mailbox is; nil is well.
    static func words(
        for fault: MailboxFault?, at name: String, _ phrasebook: Phrasebook
    ) -> Bilingual {
        let word: String
        switch fault {
        case nil: return Bilingual(zh: "\(name) 收信：正常", en: "\(name) inbound: well")
        case .noMailbox:
            return Bilingual(
                zh: "\(name) 收信：服务器上没有这个文件夹。请核对 bot.json 的 email.inbound.mailbox",
                en: "\(name) inbound: The server has no such folder. "
                    + "See email.inbound.mailbox in bot.json")
        case .login: word = "unauthorized"
        case .timedOut: word = "blackhole"
        case .refused, .tls, .nameNotFound, .reset, .misconfigured, .notKept:
            word = fault?.rawValue ?? ""
        }
        return Bilingual(
            zh: "\(name) 收信：\(phrasebook.failure(word, in: .zh))",
            en: "\(name) inbound: \(phrasebook.failure(word, in: .en))")
    }

    private func check(_ channel: any PublicChannel, _ book: Phrasebook) async -> Finding {
        var reason: FailureReason?
        do throws(SendFailure) { try await channel.probe() } catch {
            // Stopped is not well.
            reason = error.reason ?? .refused
        }
        let words = Self.publishWords(for: reason, at: channel.name, book)
        return Finding(line: words[.spoken], isWell: reason == nil)
    }

    private func check(_ chat: WebhookChat, _ book: Phrasebook) async -> Finding {
        do throws(SendFailure) {
            let echoes = try await chat.ping()
            return Finding(
                line: Self.words(for: nil, echoes: echoes, at: chat.name, book)[.spoken],
                isWell: true)
        } catch {
            return Finding(
                line: Self.words(for: error.reason, at: chat.name, book)[.spoken], isWell: false)
        }
    }

    /// How a webhook chat is; nil is well. Its far end is somebody's own program, so that what to
    /// look at is named in its terms.
    static func words(
        for reason: FailureReason?, echoes: Bool = false, at name: String, _ book: Phrasebook
    ) -> Bilingual {
        let words: Bilingual
        switch reason {
        case nil where echoes:
            words = Bilingual(
                zh: "正常；对方会回送探测，运行后才能看到",
                en: "well; it sends pings back, which shows once the bot runs")
        case nil: words = Bilingual(zh: "正常", en: "well")
        case .unauthorized, .forbidden:
            words = Bilingual(
                zh: "对方不认可签名。请核对两边的 secret 和时钟",
                en: "The far end does not accept the signature. See secret and clocks on both sides"
            )
        case .misconfigured:
            words = Bilingual(
                zh: "该网址不接收消息。请核对 bot.json 中的 url",
                en: "Nothing takes messages at this address. See its url in bot.json")
        case .noRoom:
            words = Bilingual(
                zh: "对方没有这个聊天室。请核对 bot.json 中的 room",
                en: "The far end has no such room. See its room in bot.json")
        case .errorBody:
            words = Bilingual(
                zh: "对方应答不是 ok。请核对网址是否为聊天网关，见 docs/webhook-chat.md",
                en: "The answer is not ok. See whether a chat gateway is at the url "
                    + "(docs/webhook-chat.md)")
        case let reason?:
            words = Bilingual(
                zh: book.failure(reason.word, in: .zh), en: book.failure(reason.word, in: .en))
        }
        return Bilingual(zh: "\(name)：\(words.zh)", en: "\(name): \(words.en)")
    }

    /// Logs in, joins the room and tries the server's patience.
    private func check(_ matrix: MatrixSession, _ book: Phrasebook) async -> Finding {
        let name = MatrixChannel(matrix).name
        do throws(SendFailure) {
            guard try await matrix.probeRateLimit() else {
                return Finding(
                    line: spoken(zh: "\(name)：正常", en: "\(name): well"), isWell: true)
            }
            let line = spoken(
                zh: "\(name)：登录正常，但服务器的默认限速对机器人生效（每 5 秒一条）。请管理员用 "
                    + "override_ratelimit 解除，否则应急通知会排队。",
                en: "\(name): logged in, but the server's default rate limit applies to the bot "
                    + "(one message in 5 s). Ask its administrator to lift it with "
                    + "override_ratelimit, or notices will queue.")
            return Finding(line: line, isWell: true)
        } catch {
            return failed(name, error, book)
        }
    }
}

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

    func run() async -> ExitStatus {
        var status = ExitStatus.done
        let phrasebook = Phrasebook(settings.unit)
        for channel in roads.channels where !(channel is MatrixChannel) {
            do throws(SendFailure) {
                try await channel.probe()
                print(spoken(zh: "\(channel.name)：正常", en: "\(channel.name): well"))
            } catch {
                let why = phrasebook.failure(error.reason?.word ?? "refused", in: .spoken)
                print(spoken(zh: "\(channel.name)：\(why)", en: "\(channel.name): \(why)"))
                status = .serverAtFault
            }
        }
        for mailbox in roads.mailboxes {
            var fault: MailboxFault?
            do throws(MailboxFault) { try await mailbox.probe() } catch {
                fault = error
                status = .serverAtFault
            }
            print(Self.words(for: fault, at: mailbox.name, phrasebook)[.spoken])
        }
        if let matrix = roads.matrix, await !check(matrix, phrasebook) { status = .serverAtFault }
        return status
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

    /// Logs in, joins the room and tries the server's patience.
    private func check(_ matrix: MatrixSession, _ phrasebook: Phrasebook) async -> Bool {
        do throws(SendFailure) {
            if try await matrix.probeRateLimit() {
                print(
                    spoken(
                        zh: "matrix：登录正常，但服务器的默认限速对机器人生效（每 5 秒一条）。请管理员用 "
                            + "override_ratelimit 解除，否则应急通知会排队。",
                        en:
                            "matrix: logged in, but the server's default rate limit applies to the bot "
                            + "(one message in 5 s). Ask its administrator to lift it with "
                            + "override_ratelimit, or notices will queue."))
            } else {
                print(spoken(zh: "matrix：正常", en: "matrix: well"))
            }
            return true
        } catch {
            let why = phrasebook.failure(error.reason?.word ?? "refused", in: .spoken)
            print(spoken(zh: "matrix：\(why)", en: "matrix: \(why)"))
            return false
        }
    }
}

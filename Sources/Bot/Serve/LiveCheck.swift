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
        if let matrix = roads.matrix, await !check(matrix, phrasebook) { status = .serverAtFault }
        return status
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

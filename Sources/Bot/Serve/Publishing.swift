import Channels
import Crypto
import Domain
import Foundation
import Outbox
import Ports
import Web
import Wording

extension Settings.Publish {
    /// It writes the page and feed of the unit's own site.
    var isOwnSite: Bool { if case .feed = kind { true } else { false } }
}

/// Official channels, built.
extension Assembly {
    /// In the order of the settings. Each lets through only the text whose SHA-256 was signed.
    static func publicChannels(
        _ settings: Settings, wire: any HTTPWire, clock: any WallClock = Assembly.clock
    ) -> [any PublicChannel] {
        settings.publish.map { publish in
            SealedPublication(channel(publish, settings, wire, clock)) { bytes in
                SHA256.hash(data: bytes).map { byte in
                    (byte < 16 ? "0" : "") + String(byte, radix: 16)
                }.joined()
            }
        }
    }

    private static func channel(
        _ publish: Settings.Publish, _ settings: Settings, _ wire: any HTTPWire,
        _ clock: any WallClock
    ) -> any PublicChannel {
        let (name, caFile) = (publish.name, publish.caFile)
        switch publish.kind {
        case .feed(let path, let url):
            return FeedChannel(
                name: name,
                .init(
                    path: path, url: url, unit: settings.unit.name,
                    languages: settings.languages, timeZone: settings.timeZone, caFile: caFile),
                wire: wire, clock: clock)
        case .wordpress(let site):
            return WordPressChannel(
                name: name,
                .init(
                    url: site.url, username: site.username,
                    password: { site.password.reveal() }, category: site.category,
                    caFile: caFile), wire: wire, clock: clock)
        case .mastodon(let url, let token):
            return MastodonChannel(
                name: name, .init(url: url, accessToken: { token.reveal() }, caFile: caFile),
                wire: wire, clock: clock)
        case .webhook(let url, let secret):
            return PublishWebhook(
                name: name, url: url, caFile: caFile,
                sign: { id, timestamp, body in
                    WebhookKey(secret.reveal())?
                        .signature(id: id, timestamp: timestamp, body: body) ?? ""
                }, wire: wire, clock: clock)
        }
    }
}

extension LiveCheck {
    /// How an official channel is; nil is well. Nothing was published to find out.
    static func publishWords(
        for reason: FailureReason?, at name: String, _ book: Phrasebook
    ) -> Bilingual {
        let words: Bilingual
        switch reason {
        case nil: words = Bilingual(zh: "正常", en: "well")
        case .unauthorized:
            words = Bilingual(
                zh: "账号或密钥无效。请核对 bot.json 中的用户名和密钥",
                en: "The account or its secret is not accepted. See them in bot.json")
        case .forbidden:
            words = Bilingual(
                zh: "该账号无权发布。请该平台管理员授予发布权限",
                en: "The account may not publish. Ask the platform's administrator to let it")
        case .misconfigured("folder"):
            words = Bilingual(
                zh: "文件夹无法写入。请核对 bot.json 中的 path 及其权限",
                en: "The folder cannot be written to. See its path in bot.json, and its rights")
        case .misconfigured:
            words = Bilingual(
                zh: "该网址不是所填类型的平台。请核对 bot.json 中的 url",
                en: "At this address there is no such platform. See its url in bot.json")
        case .errorBody("spoilt"):
            words = Bilingual(
                zh: "文件夹中有无法读取的 .post.json 文件，请从备份恢复",
                en: "A .post.json file in the folder cannot be read; restore it from a backup")
        case .errorBody:
            words = Bilingual(
                zh: "应答不是所填类型的平台会给出的。请核对 bot.json 中的 url",
                en: "The answer is not one of such a platform. See its url in bot.json")
        case let reason?:
            words = Bilingual(
                zh: book.failure(reason.word, in: .zh), en: book.failure(reason.word, in: .en))
        }
        return Bilingual(zh: "\(name) 发布：\(words.zh)", en: "\(name) publishing: \(words.en)")
    }
}

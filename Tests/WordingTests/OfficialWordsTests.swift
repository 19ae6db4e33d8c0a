import Foundation
import Testing
import Wording

@testable import Domain

/// The exact words about official channels.
struct OfficialWordsTests {
    typealias S = OfficialSamples

    private func lines(
        _ saying: Saying, _ language: Language, _ route: RouteKind = .chat, room: Bool = false
    ) -> [String] {
        Fixture.plain(saying, route, language, person: room ? nil : "li")
            .split(separator: "\n").map(String.init)
    }

    @Test func `the question back states whose account it is`() {
        let question = Saying.reply(
            .confirm(
                .official(.register(S.registered, isNew: true, voids: false)), code: "4821"))
        #expect(
            lines(question, .zh) == [
                "请确认：登记官方渠道 官方微博(weibo)", "平台 微博｜账号 @示例单位",
                "负责人 孙宁｜人工发布｜有效至2027-11-23", "确认即声明：账号属于本单位，不是任何人自己的账号",
                "回复 4821 确认，2分钟内有效；仅限您本人在此处回复",
            ])
        #expect(
            lines(question, .en).prefix(4) == [
                "Please confirm: register the official channel 官方微博 (weibo)",
                "On 微博 | account @示例单位",
                "Owner 孙宁 | published by hand | good until 2027-11-23",
                "By confirming you state that the account is the unit's, and nobody's own",
            ])
    }

    @Test func `who verified it and until when, and by SMS its short name alone`() {
        let verified = Saying.bulletin(.official(.verified(S.verified, anew: false)))
        #expect(
            lines(verified, .zh, room: true) == [
                "官方渠道 官方微博(weibo) 已核验(李雷、王芳)，可用至2027-11-23", "平台 微博｜账号 @示例单位",
            ])
        #expect(
            lines(verified, .en, room: true).first
                == "Official channel 官方微博 (weibo) verified (李雷, 王芳), usable until 2027-11-23")
        #expect(lines(verified, .zh, .sms) == ["【示例单位】官方渠道 weibo 已核验，可用至2027-11-23"])
        #expect(
            lines(.reply(.official(.voiced(S.once))), .en)
                == ["Official channel 官方微博 (weibo): you verified it, 1 more person needed"])
    }

    @Test func `the register has what is usable first`() {
        #expect(
            lines(.reply(.official(.list([S.registered, S.expired, S.site]))), .zh, room: true)
                == [
                    "官方渠道：可用1、待核验1、已过期1", "可用｜官网(site)｜官网｜https://example.org",
                    "待核验｜官方微博(weibo)｜微博｜@示例单位", "已过期｜官方微博(weibo)｜微博｜@示例单位",
                ])
        #expect(
            lines(.reply(.official(.list([]))), .en).first
                == "No official channel registered: nothing can be released")
    }

    @Test func `what is somebody's own is refused in the words of what the plan forbids`() {
        #expect(
            lines(.reply(.refused(.official(.personal))), .zh)
                == ["拒绝：只登记本单位名下的账号，没有个人账号这一类", "已登记的：!通道 官方"])
        #expect(
            lines(.reply(.refused(.official(.ofPerson("孙宁")))), .en)
                == [
                    "Refused: this is 孙宁's own account; only the unit's are registered",
                    "What is registered: !channel official",
                ])
    }

    @Test func `the card says what is missing`() {
        let card = Saying.bulletin(
            .readiness(
                .card(
                    ReadinessSamples.report([
                        ReadinessFinding(.yellow, .officialNone),
                        ReadinessFinding(.yellow, .officialExpired(ReadinessSamples.manyChannels)),
                    ]))))
        #expect(
            lines(card, .zh, room: true) == [
                "准备情况：红0项、黄2项", "黄｜尚未登记官方渠道，不能发布",
                "黄｜官方渠道已过期：官方微博1、官方微博2、官方微博3、官方微博4等6个",
            ])
        #expect(
            lines(card, .en, room: true).last
                == "yellow | official channels expired: 官方微博1, 官方微博2, 官方微博3, 官方微博4 and 2 more")
    }
}

import Commands
import Domain
import Foundation
import Rehearsal
import StormKit
import Testing

/// The content guard by the shipped plan: what was slipped into a mark hides nothing, and who talks
/// of secrecy is heard (spec §1.7).
@Suite struct GuardPromiseTests {
    private let guards = ContentGuard(Team.plan.guards)

    @Test(arguments: [
        "机（密）★ 第三页", "机.密.★ 文件", "秘密（1年）某文件", "机密(★)", "绝、密", "机，密，★", "机密5年", "密级 - 机密",
        "★机密", "绝（密）件", "密级：机密", "【机密】", "密级＝秘密", "S.E.C.R.E.T.//NOFORN", "TOP. SECRET.",
    ])
    func `a mark is found whatever was slipped in`(text: String) {
        #expect(guards.trips(text, addressed: false) == .secret)
    }

    @Test(arguments: ["水、军", "找水(军)来", "水军", "刷.好.评", "控 评", "astro.turf... 水军"])
    func `so is a forbidden task`(text: String) {
        #expect(guards.trips(text, addressed: true) == .forbidden)
    }

    @Test(arguments: [
        "保守机密，★级酒店不住", "杜绝，密切关注", "拒绝、密切接触者已隔离", "拒绝（密切接触者除外）", "已谢绝(密码已改)", "奇、绝、密、险",
        "抽水，军队进场", "洪水、军队救援", "水、军队、电力都已到位", "供水（军地共建）", "海、水、军三样", "机密、秘密的区别见保密制度",
        "这个秘密，10年前就公开了", "保守秘密3年", "秘密3年前已公开", "密级、机密程度由保密办定", "★秘密花园开放", "大小、号码都对",
        "大家带，节奏自己定", "不花钱，发帖说明", "联网，军训照常", "缺水，军训暂停", "司机、密码和钥匙", "on top. Secret talks began",
        "The rent is paid. Posts resume", "it is no secret, * see below",
        "Confidential:\n* item one",
        "We paid, post the receipt", "加强保密教育", "疑似泄密，请保密办看看", "评分★★★，机密室逃脱", "* 秘密花园\n* 机密室",
        "秘密：五年规划里没有", "绝。密码已改",
    ])
    func `ordinary talk is none`(text: String) {
        #expect(guards.trips(text, addressed: true) == nil)
    }

    @Test(arguments: [
        "https://example.org/a%zz/%E7%BB%9D%E5%AF%86.pdf", "https://example.org/%BB%FA%C3%DC%A1%EF",
        "https://example.org/%25E7%25BB%259D%25E5%25AF%2586",
        "https://example.org/%E7%BB%9D%E5%AF%86%",
    ])
    func `a link that spells a mark is not kept, however it is escaped`(link: String) {
        var drill = Drill()
        drill.activate()
        let said = drill.room("li", "!存证 \(link)")
        #expect(said.room.contains { $0.text.hasPrefix("拒绝：") })
        #expect(said.room.allSatisfy { !$0.text.contains("example.org") })
        #expect(drill.stage.world().running.first?.evidence?.isEmpty != false)
    }
}

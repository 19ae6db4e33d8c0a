import Foundation
import Testing

@testable import Domain

/// What versions of one text must name alike (domain §5, consistency).
struct NamedThingsTests {
    private func differences(_ master: String, _ variant: String) -> [String] {
        StatementText.differences(
            [.init("", master), .init("weibo", variant)], known: []
        ).flatMap { $0.missing.map { "-\($0)" } + $0.added.map { "+\($0)" } }
    }

    @Test func `another person, another house and another fate are differences`() {
        #expect(
            differences("张三在A楼受伤", "李四在B楼死亡") == ["-A楼", "-受伤", "+B楼", "+死亡"])
        #expect(differences("通报：A楼一人受伤", "通报：B楼一人受伤") == ["-A楼", "+B楼"])
        #expect(differences("张某在3号楼二层受伤", "李某某在3号楼三层受伤") == ["-二层", "-张某", "+三层", "+李某某"])
        #expect(differences("王先生已出院", "李女士已出院") == ["-王先生", "+李女士"])
        #expect(differences("以《告知书》为准", "以《通知》为准") == ["-告知书", "+通知"])
        #expect(differences("改为“1月13日”", "改为「1月13日」") == [])
        #expect(differences("东门暂停通行", "西门暂停通行") == ["-东门", "+西门"])
        #expect(differences("无人死亡", "有人死亡") == ["-无人死亡", "+死亡"])
        #expect(differences("两人失踪", "两人失联") == [])
        #expect(differences("登录 APP 查询", "登录 WebPortal 查询") == ["-APP", "+WebPortal"])
        #expect(
            differences(
                "The fire in Aspen Hall was put out.", "The fire in Birch Hall was put out.")
                == ["-Aspen", "+Birch"])
        #expect(
            differences("Nobody was killed. We regret it.", "Two were killed. We regret it.")
                == ["-nobody killed", "+killed"])
    }

    @Test(arguments: [
        ("请勿进入这一区域，一层层核对，高校长期合作，主任务是救人", "请勿靠近"),
        ("双方老师已沟通，各方同学请放心", "请放心"), ("本月5号起，分别在各门课上说明，室内开展座谈", "本月5号起"),
        ("We closed the site. Please use the phone.", "We closed the site. Use the phone please."),
        ("详见 https://example.org/News/A1楼", "详见 https://example.org/other"),
        ("提高校长的工作效率", "改进工作"), ("如何老师们看", "看法"),
    ])
    func `words that only look like names are none`(master: String, variant: String) {
        #expect(differences(master, variant) == [])
    }

    @Test func `in another language names are other words, what became of people is not`() {
        let master = "示例单位：A楼火情，一人死亡，18:30再报"
        #expect(
            differences(master, "Example Unit: fire in Hall A, one dead, next word 18:30") == [])
        #expect(
            differences(master, "Example Unit: fire in Hall A, one injured, next word 18:30")
                == ["-死亡", "+injured"])
    }

    @Test func `differences of names block the release as those of numbers do`() {
        let one = Desk2.one
        var bench = Desk2.bench()
        bench.draft()
        bench.say("zhou", .variant(one, label: "微博", text: Desk2.text + "\nA楼一人受伤"))
        bench.say("zhou", .variant(one, label: "抖音", text: Desk2.text))
        bench.passGates()
        guard
            case .differences(_, let found, _)? = bench.refusal(
                bench.say("zhou", .release(one, channels: [], sha256: nil)))
        else {
            Issue.record("it went out")
            return
        }
        #expect(found.map(\.label) == ["微博"])
        #expect(found.first?.added == ["A楼", "受伤"])
    }
}

import Domain
import Foundation
import Playbooks
import Testing

struct LiaisonFileTests {
    private let plan: Plan

    init() throws { plan = try #require(try Shipped.load().plan) }

    private func faults(_ text: String) -> [String] {
        LiaisonFile.parse(text, file: "l.csv", plan: plan).diagnostics.map { $0.text(in: .zh) }
    }

    @Test func `the demonstration's list is read, and written as it was read`() throws {
        let path = Shipped.folder.appending(path: "demo-liaisons.csv")
        let text = try String(contentsOf: path, encoding: .utf8)
        let (read, faults) = LiaisonFile.parse(text, file: "l.csv", plan: plan)
        #expect(faults.isEmpty)
        let liaisons = try #require(read)
        #expect(liaisons.map(\.phone).first == "110")
        #expect(liaisons.last?.phone == "+8613800000101")
        #expect(liaisons.last?.callers == [.hq, .office, "guidance"])
        let again = LiaisonFile.parse(
            LiaisonFile.render(liaisons, plan: plan), file: "l.csv", plan: plan)
        #expect(again.liaisons == liaisons)
    }

    @Test func `Chinese headings in any order, and a caller who is left out`() throws {
        let text = "电话,单位,编号,可告知\n119,消防,fire,地点\n"
        let liaison = try #require(
            LiaisonFile.parse(text, file: "l.csv", plan: plan).liaisons?.first)
        #expect(
            liaison == Liaison(id: "fire", name: "消防", phone: "119", mayTell: "地点"))
    }

    @Test func `every fault at once, each with its row`() {
        let text = """
            id,name,phone,may tell,may call,verified-on
            police,公安,110,时间,hq,2026-11-31
            police,,13800,地点,ofice,
            fire,消防,8.6E+12,,hq,
            """
        #expect(
            faults(text) == [
                "l.csv:2: 日期 2026-11-31 应写成 2026-11-23", "l.csv:3: 缺少单位",
                "l.csv:3: 编号 police 重复，已在第 2 行", "l.csv:3: 未知的组 ofice，是否想写 office？",
                "l.csv:4: 缺少可告知", "l.csv:4: 手机 8.6E+12 已被表格软件改成科学计数，请将该列设为文本格式后重填",
            ])
        #expect(
            faults("id,name\n") == ["l.csv:1: 缺少列 电话", "l.csv:1: 缺少列 可告知", "l.csv:1: 没有任何外联单位"])
    }
}

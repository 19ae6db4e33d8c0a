import Domain
import Foundation
import Testing

@testable import Playbooks

struct PlanFaultTests {
    @Test(arguments: [
        Case(
            .plan, "guards:", "gards:", line: 67, "未知的键 gards，是否想写 guards？",
            "unknown key gards; did you mean guards?"),
        Case(
            .plan, "2026-01-01", "1 Jan", line: 2, "effective：1 Jan 不是日期，应写作 2026-01-31",
            "effective: 1 Jan is not a date; write 2026-01-31"),
        Case(
            .plan, "id: audit", "id: all", line: 12, "组的 id 只能用英文字母和数字，且不能是 all：all",
            "a group's id has only English letters and digits and is not all: all"),
        Case(
            .plan, "id: audit", "id: hq", line: 12, "组 hq 重复，已在第 5 行给出",
            "the group hq is given twice, first in line 5"),
        Case(
            .plan, "id: office", "id: desk", line: 4, "groups 缺少 office，它必不可少",
            "groups lacks office, which every plan needs"),
        Case(
            .plan, "words: [EO]", "words: [审计]", line: 12, "审计 同时指 office 和 audit",
            "审计 stands for both office and audit"),
        Case(
            .plan, "key: watch", "key: I", line: 31, "级别 I 重复，已在第 17 行给出",
            "the level I is given twice, first in line 17"),
        Case(
            .plan, "factor: 0.5", "factor: 0", line: 21, "factor 应在 0.01 到 100 之间",
            "factor must be from 0.01 to 100"),
        Case(
            .plan, "    acknowledgement: [5m, 10m]\n", "", line: 17, "I 没有签收时限 acknowledgement",
            "I has no acknowledgement times"),
        Case(
            .plan, "[5m, 10m]", "[10m, 5m]", line: 23, "acknowledgement 的时间应逐个变长",
            "the times of acknowledgement must each be longer than the last"),
        Case(
            .plan, "[5m, 10m]", "[1m, 2m, 3m, 4m]", line: 23, "acknowledgement 最多三个时间：T1、T2、T3",
            "acknowledgement has at most three times: T1, T2, T3"),
        Case(
            .plan, "after: 0s", "after: 1m", line: 24, "ladder 的第一级应为 after: 0s",
            "the first rung of ladder must be after: 0s"),
        Case(
            .plan, "routes: [chat, sms]", "routes: [chat, smss]", line: 25,
            "未知的通道 smss，是否想写 sms？", "unknown route smss; did you mean sms?"),
        Case(
            .plan, "decision: [30m, 60m]", "decison: 30m", line: 29, "未知的时钟 decison，是否想写 decision？",
            "unknown clock decison; did you mean decision?"),
        Case(
            .plan, "refutation: 30m", "refutation: soon", line: 30,
            "refutation：soon 不是时长，应写作 500ms、30s、5m、2h 或 3d",
            "refutation: soon is not a duration; write 500ms, 30s, 5m, 2h or 3d"),
        Case(
            .plan, "weight: 40", "weight: 41", line: 45, "各指标权重之和应为 100，现为 101",
            "the weights must sum to 100, not 101"),
        Case(
            .plan, "        - {zh: 四, en: four}\n", "", line: 48, "scale 应有 5 项，对应 0 到 4，现有 4 项",
            "scale must have 5 texts, for 0 to 4, not 4"),
        Case(
            .plan, "unknownValue: 2", "unknownValue: 5", line: 43, "unknownValue 应在 0 到 4 之间",
            "unknownValue must be from 0 to 4"),
        Case(
            .plan, "score: 0", "score: 60", line: 64, "cutOffs 应从高分到低分、从重到轻排列",
            "cutOffs must go from high scores to low and from grave levels to light"),
        Case(
            .plan, "level: watch", "level: watsh", line: 64, "未知的级别 watsh，是否想写 watch？",
            "unknown level watsh; did you mean watch?"),
        Case(
            .plan, "[水军]", "[水]", line: 69, "“水”太短，会误伤普通话语",
            "“水” is too short: ordinary talk would be refused"),
        Case(
            .plan, "  countersign: 24h\n", "", line: 36, "缺少 countersign",
            "countersign is missing"),
    ]) func `a fault in plan.yaml is told with its line`(_ wanted: Case) {
        let faults = Small.faults(wanted.file, wanted.old, wanted.new)
        #expect(faults.contains(wanted.fault), "\(faults)")
    }

    @Test func `the number of levels is bounded`() throws {
        let start = try #require(Small.plan.range(of: "  - key: watch"))
        let end = try #require(Small.plan.range(of: "warning:"))
        let faults = Small.load([
            .plan: { _ in
                Small.plan.replacingCharacters(in: start.lowerBound..<end.lowerBound, with: "")
            }
        ]).diagnostics
        let message = Bilingual(zh: "级别应有 2 到 6 个，现有 1 个", en: "there must be 2 to 6 levels, not 1")
        #expect(faults.first == Diagnostic(file: "plan.yaml", line: 16, message: message))
    }

    @Test func `a folder without plan.yaml or without a base is refused`() {
        let (plan, faults) = PlanFolder.load([("rumour.yaml", Small.rumour)], hash: "")
        #expect(plan == nil)
        #expect(
            faults == [
                Diagnostic(
                    file: "plan.yaml", line: 1,
                    message: Bilingual(
                        zh: "预案文件夹里没有 plan.yaml",
                        en: "there is no plan.yaml in the plan's folder")),
                Diagnostic(
                    file: "plan.yaml", line: 1,
                    message: Bilingual(
                        zh: "没有基本预案：须有一个文件写明 pack: B",
                        en: "there is no base plan: one file must say pack: B")),
            ])
    }

    @Test func `a letter may be used once`() {
        let faults = Small.load([
            .rumour: { $0.replacing("pack: R", with: "pack: B").replacing("R0", with: "B1") }
        ]).diagnostics
        let message = Bilingual(
            zh: "字母 B 已被 base.yaml 使用", en: "the letter B is taken by base.yaml")
        #expect(faults.first == Diagnostic(file: "rumour.yaml", line: 2, message: message))
        let bad = Small.faults(.rumour, "pack: R", "pack: rumour")
        let words = Bilingual(
            zh: "pack 应为一个大写字母，而不是 rumour", en: "pack must be one capital letter, not rumour")
        #expect(bad.first == Diagnostic(file: "rumour.yaml", line: 2, message: words))
    }

    @Test func `a step id of another pack is told with its file`() {
        let faults = Small.load([
            .rumour: { $0.replacing("id: R03", with: "id: B01").replacing("R03", with: "B01") }
        ]).diagnostics
        #expect(
            faults.contains {
                $0.text(in: .zh) == "rumour.yaml:6: 步骤 B01 重复，已在 base.yaml 第 6 行给出"
                    && $0.description
                        == "rumour.yaml:6: the step B01 is given twice, first in base.yaml, line 6"
            }, "\(faults)")
    }

    @Test func `every fault of every file is told at once, in order`() {
        let (plan, faults) = Small.load([
            .plan: { $0.replacing("assess: 30m", with: "assess: half an hour") },
            .base: { $0.replacing("group: office", with: "group: nobody") },
            .rumour: {
                $0.replacing("due: R03+60m", with: "due: later").replacing("title:", with: "titel:")
            },
        ])
        #expect(plan == nil)
        #expect(
            faults.map(\.description) == [
                "plan.yaml:36: assess: half an hour is not a duration; "
                    + "write 500ms, 30s, 5m, 2h or 3d",
                "base.yaml:7: unknown group nobody",
                "rumour.yaml:1: title is missing",
                "rumour.yaml:3: unknown key titel; did you mean title?",
                "rumour.yaml:16: due: “later” is not a due time; "
                    + "write T+15m, or D+30m, D+60m, or R04+60m, or C+3wd, or none",
            ])
    }

    @Test func `a syntax error in one file does not blame the others`() {
        let (_, faults) = Small.load([.plan: { _ in "version: [" }])
        #expect(faults.count == 1)
        #expect(faults.first?.file == "plan.yaml")
        let (_, base) = Small.load([.base: { _ in "steps: {" }])
        #expect(base.map(\.file) == ["base.yaml"])
    }
}

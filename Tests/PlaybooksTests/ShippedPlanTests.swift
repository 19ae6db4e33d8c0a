import Domain
import Foundation
import Playbooks
import Testing

struct ShippedPlanTests {
    private let plan: Plan

    init() throws {
        let (plan, faults) = try Shipped.load()
        #expect(faults == [])
        self.plan = try #require(plan)
    }

    @Test func `the shipped plan has all 126 steps of its eight packs, and two annexes`() {
        let numbers = { (letter: String, count: Int) in
            (1...count).map { "\(letter)\($0 < 10 ? "0" : "")\($0)" }
        }
        let sizes = ["B": 20, "C": 17, "R": 15, "G": 17, "N": 13, "M": 14, "E": 15, "D": 15]
        for (letter, size) in sizes {
            #expect(plan.pack(letter)?.steps.map(\.id) == numbers(letter, size))
        }
        #expect(plan.packs.first?.isBase == true)
        #expect(plan.packs.filter { $0.annex == nil }.count == 8)
        #expect(
            plan.packs.filter { $0.annex != nil }.map(\.id) == ["it-department", "service-desk"])
        #expect(plan.hash == "c0ffee")
    }

    @Test func `duties from outside are all off, and what may apply is named`() {
        #expect(plan.duties.count == 5)
        #expect(plan.duties.allSatisfy { !$0.enabled })
        let attack = Circumstances(plan: plan, level: Level(2), packs: ["C"], score: nil)
        #expect(
            plan.unconfirmedDuties(in: attack).map(\.id)
                == ["cn.cyber.2025", "cn.gov.opinion", "cn.local.15-30"])
    }

    @Test func `templates, statements and clauses are there`() {
        #expect(plan.texts.templates.map(\.id) == ["T1", "T2", "T3", "T4", "T5", "T6", "T7"])
        #expect(Set(plan.texts.statements.map(\.kind)) == Set(HoldingStatement.Kind.allCases))
        #expect(plan.texts.concerns == .demanded)
        #expect(plan.texts.ceiling(of: .sms) == .public)
        #expect(plan.guards.spill == .drop)
        #expect(plan.continuity == .off)
        #expect(plan.clauses.count > 30)
        #expect(plan.contactsKept == .days(30))
        #expect(plan.evidenceKept == .days(1_095))
    }

    @Test func `the first example of the scoring is level II`() {
        let score = plan.rubric.score([3, 4, 2, 2, 3, 2, 1, 1, 1, 2], floors: [])
        #expect(score.points == 58)
        #expect(plan.rule(of: score.suggested)?.key == "II")
    }

    @Test func `the second is level IV, and an injury raises it to III`() {
        let values = [1, 1, 0, 1, 2, 1, 0, 0, 0, 1]
        let score = plan.rubric.score(values, floors: [])
        #expect(score.points == 20)
        #expect(plan.rule(of: score.suggested)?.key == "IV")
        let raised = plan.rubric.score(values, floors: ["injury"])
        #expect(plan.rule(of: raised.suggested)?.key == "III")
        #expect(raised.floors == [Bilingual(zh: "受伤", en: "injury")])
    }

    @Test func `each level has its ladder and its times`() {
        #expect(plan.levels.map(\.key) == ["I", "II", "III", "IV", "watch"])
        #expect(plan.levels.map(\.factor) == [0.5, 1, 2, 4, 1])
        let times = plan.levels.map { $0.acknowledgement.map { Int($0.inSeconds) / 60 } }
        #expect(times == [[5, 10, 15], [10, 20, 30], [15, 30, 60], [60, 240], []])
        let both = [Rung(after: .zero, routes: [.chat, .sms])]
        #expect(plan.levels[0].ladder == both)
        #expect(
            plan.levels[1].ladder == [
                Rung(after: .zero, routes: [.chat]), Rung(after: .minutes(5), routes: [.sms]),
            ])
        #expect(
            plan.levels[2].ladder == [
                Rung(after: .zero, routes: [.chat, .email]),
                Rung(after: .minutes(15), routes: [.sms]),
            ])
        #expect(plan.levels[3].ladder == [Rung(after: .zero, routes: [.chat, .email])])
        #expect(plan.warning.ladder == both)
        #expect(plan.levels.map(\.smsInOutage) == [true, true, true, false, false])
        #expect(plan.levels.map(\.everyMember) == [true, true, false, false, false])
        #expect(plan.levels.map(\.activates) == [true, true, true, true, false])
    }

    @Test func `every clock a step names exists at every level that activates`() {
        for step in plan.packs.flatMap(\.steps) {
            guard let clock = step.clock else { continue }
            for level in plan.levels where level.activates {
                let times = level.clocks[clock]?.isEmpty == false
                #expect(times || level.rhythms[clock] != nil, "\(step.id) \(level.key)")
            }
        }
    }

    @Test func `what a command already did is never nagged`() {
        let deeds = plan.packs.flatMap(\.steps).reduce(into: [String: Fulfilment]()) {
            $0[$1.id] = $1.fulfilledBy
        }
        let wanted: [String: Fulfilment] = [
            "B01": .warned, "B03": .assessed, "B05": .activated, "B06": .notified,
            "B04": .firstReport, "B07": .roomOpened, "B11": .holdingDrafted,
            "B12": .concernsListed, "B13": .holdingReviewed, "B14": .holdingSigned,
            "B15": .holdingReleased, "B19": .sitrep, "C11": .holdingReleased,
            "C12": .holdingSigned, "M13": .correctionReleased,
            "G14": .holdingReleased, "M06": .holdingDrafted, "M08": .holdingReviewed,
            "M09": .holdingSigned, "M10": .holdingReleased, "E06": .finalReleased,
            "E07": .finalReport, "D05": .activated, "D07": .activated, "D12": .closed,
            "E01": .closeProposed, "E03": .concernsMet, "E04": .closed, "G03": .groupFormed,
            "M02": .groupFormed,
            "G01": .firstFieldReport, "G07": .siteRollComplete, "G09": .fieldReport,
            "G17": .postClosed, "M01": .platformsListed, "M03": .platformsOwned,
            "M04": .boardKept, "M05": .narrativesMerged, "M11": .releaseCompared,
            "R01": .rumourAdded, "R03": .rumourAssigned, "R04": .rumourJudged,
            "R05": .rumourDecided, "R06": .refutationDrafted, "R07": .refutationReviewed,
            "R08": .refutationSigned, "R09": .rumourRefuted, "R10": .rumourReported,
            "R13": .rumourTracked, "R14": .rumourCorrected, "R15": .rumourAdmitted,
        ]
        #expect(deeds == wanted)
    }

    @Test func `no public text is released before law and command have passed it`() throws {
        let steps = Dictionary(
            uniqueKeysWithValues: plan.packs.flatMap(\.steps).map { ($0.id, $0) })
        for (release, legal, sign) in [("B15", "B13", "B14"), ("R09", "R07", "R08")] {
            #expect(steps[release]?.after.contains(sign) == true)
            #expect(steps[sign]?.after.contains(legal) == true)
            #expect(steps[sign]?.approval?.approvers.map(\.group) == [.hq])
        }
    }

    @Test(arguments: ["机密★10年", "ＴＯＰ　ＳＥＣＲＥＴ", "密级：机密", "（绝密）", "涉密文件一份"])
    func `a secret marking is among the guards`(text: String) {
        #expect(plan.guards.secretMarks.contains { hits($0, text) })
    }

    @Test(arguments: ["加强保密教育", "有人泄密", "疑似涉密", "网传内部秘密", "stop the secrecy"])
    func `talk about secrecy is no marking`(text: String) {
        #expect(!plan.guards.secretMarks.contains { hits($0, text) })
    }

    @Test(arguments: ["找人控评", "有偿删帖", "用小号转发", "Buy Likes", "astroturfing campaign"])
    func `a task that nobody may be asked to do is among the guards`(text: String) {
        #expect(plan.guards.forbidden.contains { hits($0, text) })
    }

    /// As the guards are meant to be compared: NFKC, without spaces, in lower case.
    private func hits(_ mark: String, _ text: String) -> Bool {
        func fold(_ text: String) -> String {
            text.precomposedStringWithCompatibilityMapping.lowercased()
                .filter { !$0.isWhitespace }
        }
        return fold(text).contains(fold(mark))
    }
}

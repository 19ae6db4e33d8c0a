import Domain
import Playbooks
import Testing

/// A small pack without a fault, and what becomes of it when one thing is changed.
enum Small {
    static let plan = """
        version: 1.0
        effective: "2026-01-01"
        clocks: [decision, refutation]
        groups:
          - id: hq
            name: {zh: 指挥部, en: Command}
            duty: {zh: 决定, en: Decides}
          - id: office
            name: {zh: 应急办, en: Office}
            duty: {zh: 报告, en: Reports}
            words: [EO]
          - id: audit
            name: {zh: 审计, en: Audit}
            duty: {zh: 核验, en: Verifies}
            responds: false
        levels:
          - key: I
            name: {zh: 一级, en: Level I}
            colour: {zh: 红, en: red}
            words: [特大]
            factor: 0.5
            floor: 5m
            acknowledgement: [5m, 10m]
            ladder:
              - {after: 0s, routes: [chat, sms]}
            everyMember: true
            smsInOutage: true
            clocks:
              decision: [30m, 60m]
              refutation: 30m
          - key: watch
            name: {zh: 关注, en: Watch}
            colour: {zh: 绿, en: green}
            activates: false
        warning:
          assess: 30m
          decide: 45m
          acknowledgement: [10m, 20m]
          ladder:
            - {after: 0s, routes: [chat, sms]}
          countersign: 24h
        rubric:
          unknownValue: 2
          knownAtLeast: 1
          indicators:
            - name: {zh: 规模, en: Reach}
              weight: 60
              scale:
                - {zh: 零, en: nil}
                - {zh: 一, en: one}
                - {zh: 二, en: two}
                - {zh: 三, en: three}
                - {zh: 四, en: four}
            - id: speed
              name: {zh: 速度, en: Speed}
              weight: 40
              scale: [{zh: 零, en: nil},
                {zh: 一, en: one},
                {zh: 二, en: two},
                {zh: 三, en: three},
                {zh: 四, en: four}]
          cutOffs:
            - {score: 50, level: I}
            - {score: 0, level: watch}
          floors:
            - {id: death, name: {zh: 死亡, en: death}, level: I}
        guards:
          secretMarks: [机密★]
          forbidden: [水军]
        """

    static let base = """
        playbook: base
        pack: B
        title: {zh: 基本, en: Base}
        clause: 四
        steps:
          - id: B01
            group: office
            action: {zh: 登记, en: Log}
            due: D+10m
            fulfilledBy: warned
        """

    static let rumour = """
        playbook: rumour
        pack: R
        title: {zh: 谣言, en: Rumour}
        clause: 二
        steps:
          - id: R03
            group: office
            action: {zh: 指派, en: Assign}
            due: T+15m, T+1h
            evidence: [url, image]
            notify: [hq]
            every: 60m
          - id: R04
            group: hq
            action: {zh: 定性, en: Verdict}
            due: R03+60m
            after: [R03]
            clock: refutation
            approval: {any: [hq, office.lead], not: doer}
        """

    enum File: String, CaseIterable, Sendable {
        case plan = "plan.yaml"
        case base = "base.yaml"
        case rumour = "rumour.yaml"

        var text: String {
            switch self {
            case .plan: Small.plan
            case .base: Small.base
            case .rumour: Small.rumour
            }
        }
    }

    static func load(_ edits: [File: (String) -> String] = [:]) -> (
        plan: Plan?, diagnostics: [Diagnostic]
    ) {
        PlanFolder.load(
            File.allCases.map { ($0.rawValue, edits[$0]?($0.text) ?? $0.text) }, hash: "00")
    }

    /// The faults after the first `old` in a file has become `new`.
    static func faults(_ file: File, _ old: String, _ new: String) -> [Diagnostic] {
        load([file: { $0.replacing(old, with: new, maxReplacements: 1) }]).diagnostics
    }
}

/// A change to a small file, and the one fault that it must give.
struct Case: Sendable, CustomTestStringConvertible {
    var file: Small.File
    var old: String
    var new: String
    var line: Int
    var zh: String
    var en: String

    init(
        _ file: Small.File, _ old: String, _ new: String, line: Int, _ zh: String, _ en: String
    ) {
        self.file = file
        self.old = old
        self.new = new
        self.line = line
        self.zh = zh
        self.en = en
    }

    var testDescription: String { en }

    var fault: Diagnostic {
        Diagnostic(file: file.rawValue, line: line, message: Bilingual(zh: zh, en: en))
    }
}

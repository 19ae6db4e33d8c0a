import Domain

/// What can be wrong with the plan pack, in words.
enum PlanFault {
    /// What an unknown word was meant to name.
    enum Noun {
        case group, level, clock, step, floor, indicator, pack, duty, clause, template, slot
        case statement, classification, variable, use, evidence, fulfilment, seat, route
        case spill, concerns, approving, codeWord

        init(_ kind: Reference.Kind) {
            self =
                switch kind {
                case .group: .group
                case .level: .level
                case .clock: .clock
                case .step: .step
                case .floor: .floor
                case .indicator: .indicator
                case .pack: .pack
                case .duty: .duty
                case .clause: .clause
                case .template: .template
                case .slot: .slot
                case .statement: .statement
                }
        }

        var words: Bilingual {
            switch self {
            case .group: Bilingual(zh: "组", en: "group")
            case .level: Bilingual(zh: "级别", en: "level")
            case .clock: Bilingual(zh: "时钟", en: "clock")
            case .step: Bilingual(zh: "步骤", en: "step")
            case .floor: Bilingual(zh: "底线", en: "floor")
            case .indicator: Bilingual(zh: "指标", en: "indicator")
            case .pack: Bilingual(zh: "预案字母", en: "pack letter")
            case .duty: Bilingual(zh: "报告义务", en: "duty")
            case .clause: Bilingual(zh: "条款", en: "clause")
            case .template: Bilingual(zh: "短信模板", en: "template")
            case .slot: Bilingual(zh: "空格", en: "slot")
            case .spill: Bilingual(zh: "泄密处置", en: "spill rule")
            case .concerns: Bilingual(zh: "关切规则", en: "rule on concerns")
            case .approving: Bilingual(zh: "短信批准范围", en: "scope of approving by SMS")
            case .codeWord: Bilingual(zh: "口令方式", en: "rule for words")
            case .statement: Bilingual(zh: "预审文本", en: "statement")
            case .classification: Bilingual(zh: "等级", en: "class")
            case .variable: Bilingual(zh: "变量", en: "variable")
            case .use: Bilingual(zh: "用途", en: "use")
            case .evidence: Bilingual(zh: "证据种类", en: "kind of evidence")
            case .fulfilment: Bilingual(zh: "自动完成方式", en: "fulfilment")
            case .seat: Bilingual(zh: "席位", en: "seat")
            case .route: Bilingual(zh: "通道", en: "route")
            }
        }
    }

    static func unknown(_ noun: Noun, _ word: String, among known: [String]) -> Bilingual {
        NodeFault.unknown(
            zh: noun.words.zh, en: noun.words.en, word,
            nearest: Nearest.word(to: word, among: known))
    }

    static func definedTwice(_ second: Definition, first: Definition) -> Bilingual {
        let noun = Noun(second.kind).words
        let isHere = second.file == first.file
        let zh = isHere ? "" : " \(first.file) "
        let en = isHere ? "" : "\(first.file), "
        return Bilingual(
            zh: "\(noun.zh) \(second.word) 重复，已在\(zh)第 \(first.line) 行给出",
            en: "the \(noun.en) \(second.word) is given twice, first in \(en)line \(first.line)")
    }

    static func sharedWord(_ word: String, _ first: String, _ second: String) -> Bilingual {
        Bilingual(
            zh: "\(word) 同时指 \(first) 和 \(second)",
            en: "\(word) stands for both \(first) and \(second)")
    }

    static func outOfRange(_ key: String, _ low: String, _ high: String) -> Bilingual {
        Bilingual(
            zh: "\(key) 应在 \(low) 到 \(high) 之间", en: "\(key) must be from \(low) to \(high)")
    }

    static func notAscending(_ key: String) -> Bilingual {
        Bilingual(
            zh: "\(key) 的时间应逐个变长", en: "the times of \(key) must each be longer than the last")
    }

    static func emptyList(_ key: String) -> Bilingual {
        Bilingual(zh: "\(key) 是空的", en: "\(key) is empty")
    }
}

/// Packs and steps.
extension PlanFault {
    static let noBase = Bilingual(
        zh: "没有基本预案：须有一个文件写明 pack: B", en: "there is no base plan: one file must say pack: B")

    static func letterTaken(_ letter: String, _ file: String) -> Bilingual {
        Bilingual(zh: "字母 \(letter) 已被 \(file) 使用", en: "the letter \(letter) is taken by \(file)")
    }

    static func playbookTaken(_ id: String, _ file: String) -> Bilingual {
        Bilingual(zh: "名称 \(id) 已被 \(file) 使用", en: "the name \(id) is taken by \(file)")
    }

    static func badLetter(_ word: String) -> Bilingual {
        Bilingual(
            zh: "pack 应为一个大写字母，而不是 \(word)", en: "pack must be one capital letter, not \(word)")
    }

    static func badStepID(_ id: String, letter: String) -> Bilingual {
        Bilingual(
            zh: "步骤编号 \(id) 应为本预案字母加两三位数字，如 \(letter)03",
            en: "the step id \(id) must be the pack's letter and two or three digits, "
                + "such as \(letter)03")
    }

    static func badDue(_ part: String) -> Bilingual {
        Bilingual(
            zh: "due：“\(part)”不是时限，应写作 T+15m、D+30m, D+60m、R04+60m、C+3wd 或 none",
            en: "due: “\(part)” is not a due time; write T+15m, or D+30m, D+60m, or R04+60m, "
                + "or C+3wd, or none")
    }

    static func spanTooShort(_ key: String) -> Bilingual {
        Bilingual(zh: "\(key) 至少为 1m", en: "\(key) must be at least 1m")
    }

    static let everyTooShort = Bilingual(
        zh: "every 至少为 1m", en: "every must be at least 1m")
    static let clockWithoutDue = Bilingual(
        zh: "写了 clock 的步骤须有 due，时钟从它的起点算起",
        en: "a step with a clock needs a due time: the clock counts from its base")
    static let notDoer = Bilingual(zh: "not 只能是 doer", en: "not can only be doer")
    static let approvalRule = Bilingual(
        zh: "approval 须写 any 或 all 之一", en: "approval must say either any or all")

    static func cycle(_ steps: [String]) -> Bilingual {
        let way = steps.joined(separator: " → ")
        return Bilingual(zh: "步骤在等待自己：\(way)", en: "step waits for itself through \(way)")
    }
}

/// `plan.yaml`.
extension PlanFault {
    static let noPlanFile = Bilingual(
        zh: "预案文件夹里没有 plan.yaml", en: "there is no plan.yaml in the plan's folder")

    static func badDate(_ key: String, _ text: String) -> Bilingual {
        Bilingual(
            zh: "\(key)：\(text) 不是日期，应写作 2026-01-31",
            en: "\(key): \(text) is not a date; write 2026-01-31")
    }

    static func badGroupID(_ id: String) -> Bilingual {
        Bilingual(
            zh: "组的 id 只能用英文字母和数字，且不能是 all：\(id)",
            en: "a group's id has only English letters and digits and is not all: \(id)")
    }

    static func groupMissing(_ id: String) -> Bilingual {
        Bilingual(zh: "groups 缺少 \(id)，它必不可少", en: "groups lacks \(id), which every plan needs")
    }

    static func levelCount(_ count: Int) -> Bilingual {
        Bilingual(zh: "级别应有 2 到 6 个，现有 \(count) 个", en: "there must be 2 to 6 levels, not \(count)")
    }

    static func noAcknowledgement(_ key: String) -> Bilingual {
        Bilingual(
            zh: "\(key) 没有签收时限 acknowledgement", en: "\(key) has no acknowledgement times")
    }

    static let tooManyAcknowledgements = Bilingual(
        zh: "acknowledgement 最多三个时间：T1、T2、T3",
        en: "acknowledgement has at most three times: T1, T2, T3")
    static let ladderStart = Bilingual(
        zh: "ladder 的第一级应为 after: 0s", en: "the first rung of ladder must be after: 0s")

    static func weights(_ sum: Int) -> Bilingual {
        Bilingual(zh: "各指标权重之和应为 100，现为 \(sum)", en: "the weights must sum to 100, not \(sum)")
    }

    static func scaleCount(_ count: Int) -> Bilingual {
        Bilingual(
            zh: "scale 应有 5 项，对应 0 到 4，现有 \(count) 项",
            en: "scale must have 5 texts, for 0 to 4, not \(count)")
    }

    static let cutOffOrder = Bilingual(
        zh: "cutOffs 应从高分到低分、从重到轻排列",
        en: "cutOffs must go from high scores to low and from grave levels to light")

    static func guardTooShort(_ word: String) -> Bilingual {
        Bilingual(
            zh: "“\(word)”太短，会误伤普通话语", en: "“\(word)” is too short: ordinary talk would be refused")
    }
}

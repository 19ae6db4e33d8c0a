import Domain

/// What can be wrong between steps: conditions, quorums, places taken, times and gates.
extension PlanFault {
    static let withinTooShort = Bilingual(
        zh: "within 至少为 1m", en: "within must be at least 1m")
    static let elseIsOf = Bilingual(
        zh: "else 应是另一个组：人数不足时须有别人可问",
        en: "else must be another group: somebody else is asked when the voices do not come")
    static let legalClock = Bilingual(
        zh: "法定步骤的时限写在 due 里，不能另用 clock：各级别不得改变它",
        en: "a legal step has its time in due; take clock out: no level may change it")
    static let legalByLevel = Bilingual(
        zh: "法定步骤不能取决于级别，请从 when 中去掉 level",
        en: "a legal step must not depend on the level: take level out of when")

    static func badCondition(_ bad: ConditionText.Bad, levels: [String]) -> Bilingual {
        let form = Bilingual(
            zh: "应写作 level <= II、offline >= 3、pack C、injury，以 and、or、not 和括号相连",
            en: "write level <= II, offline >= 3, pack C or injury, joined by and, or, not and "
                + "brackets")
        switch bad {
        case .at(let word):
            return Bilingual(
                zh: "when：看不懂“\(word)”，\(form.zh)",
                en: "when: “\(word)” cannot stand here; \(form.en)")
        case .unfinished:
            return Bilingual(
                zh: "when：没有写完，\(form.zh)", en: "when: it breaks off; \(form.en)")
        case .unknownLevel(let word): return unknown(.level, word, among: levels)
        case .value(let word):
            return Bilingual(
                zh: "when：指标的值为 0 到 4，而不是 \(word)",
                en: "when: an indicator is from 0 to 4, not \(word)")
        case .bareIndicator(let word):
            return Bilingual(
                zh: "when：\(word) 是指标，须写比较，如 \(word) >= 3",
                en: "when: \(word) is an indicator; compare it, as in \(word) >= 3")
        }
    }

    static func contradiction(_ first: String, _ second: String, over step: String) -> Bilingual {
        Bilingual(
            zh: "\(first) 和 \(second) 都要取代 \(step)：请让其中一个也取代另一个，"
                + "如在 \(second) 写 replaces: [\(step), \(first)]",
            en: "\(first) and \(second) both take the place of \(step); let one of them replace "
                + "the other too, as in \(second): replaces: [\(step), \(first)]")
    }

    static func replacesItself(_ step: String) -> Bilingual {
        Bilingual(
            zh: "\(step) 经过 replaces 取代了自己", en: "\(step) replaces itself by way of replaces")
    }

    static func replacesLegal(_ step: String, _ legal: String) -> Bilingual {
        Bilingual(
            zh: "\(legal) 是法定步骤，只能由法定步骤取代：请在 \(step) 写 legal: true，或不取代它",
            en: "\(legal) is a legal step, and only a legal one may take its place: say "
                + "legal: true in \(step), or do not replace it")
    }

    /// - Parameter level: The key of a level at which it is so.
    static func dueBeforeGate(_ step: String, _ gate: String, level: String) -> Bilingual {
        Bilingual(
            zh: "\(step) 的时限早于它要等的 \(gate)（\(level) 级）",
            en: "\(step) is due before \(gate), which it waits for (level \(level))")
    }
}

/// Duties, clauses, templates and statements.
extension PlanFault {
    static func badFrom(_ word: String) -> Bilingual {
        Bilingual(
            zh: "from 应为 D（发现）、T（启动）或 C（结束），而不是 \(word)",
            en: "from must be D (detection), T (activation) or C (closing), not \(word)")
    }

    static let letterOfDuties = Bilingual(
        zh: "字母 L 留给 duties 产生的步骤", en: "the letter L is kept for the steps of duties")
    static let stepsOrReason = Bilingual(
        zh: "条款须写 steps 或 reason 之一", en: "a clause has either steps or a reason")
    static let badOwner = Bilingual(
        zh: "owner 应写作 tech.lead", en: "owner is written tech.lead")

    static func blankNotListed(_ name: String) -> Bilingual {
        Bilingual(
            zh: "text 中的 ${\(name)} 不在 variables 里",
            en: "${\(name)} of text is not among variables")
    }

    static func variableNotUsed(_ name: String) -> Bilingual {
        Bilingual(
            zh: "variables 中的 \(name) 没有出现在 text 里",
            en: "\(name) of variables does not stand in text")
    }

    static func templateTooLong(_ units: Int, _ room: Int) -> Bilingual {
        Bilingual(
            zh: "text 填好后有 \(units) 个字，最多 \(room) 个（另加签名）",
            en: "text has \(units) characters when filled in; \(room) fit beside the signature")
    }

    static func noTemplate(_ use: String) -> Bilingual {
        Bilingual(zh: "templates 缺少用途 \(use)", en: "templates lacks one for \(use)")
    }

    static func deadTemplate(_ id: String, _ use: String, _ first: String) -> Bilingual {
        Bilingual(
            zh: "\(id) 永远用不到：用途 \(use) 已由 \(first) 承担",
            en: "\(id) is never used: \(first) is there for \(use)")
    }

    static func blankInOneLanguage(_ name: String) -> Bilingual {
        Bilingual(
            zh: "${\(name)} 只出现在一种语言里", en: "${\(name)} stands in one language only")
    }

    static func deadSlot(_ id: String) -> Bilingual {
        Bilingual(zh: "空格 \(id) 没有文本使用", en: "no text has the slot \(id)")
    }
}

/// Rhythms and the calendar.
extension PlanFault {
    static let thenWithoutAfter = Bilingual(
        zh: "then 和 after 须一起写：多久以后改用哪个间隔",
        en: "then and after belong together: after how long which interval holds")

    static func badTimeOfDay(_ text: String) -> Bilingual {
        Bilingual(
            zh: "at：\(text) 不是时刻，应加引号写作 \"08:00\"",
            en: "at: \(text) is not a time of day; write \"08:00\", in quotes")
    }

    static func badTimeZone(_ text: String) -> Bilingual {
        Bilingual(
            zh: "未知的时区 \(text)，应写作 Asia/Shanghai",
            en: "unknown time zone \(text); write one such as Asia/Shanghai")
    }

    static func freeAndWorked(_ day: String) -> Bilingual {
        Bilingual(
            zh: "\(day) 既在 holidays 又在 workdays", en: "\(day) is in holidays and in workdays")
    }
}

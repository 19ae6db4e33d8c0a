import Foundation

/// Patterns that are cheap to find and certain: what a text names, told from the text alone
/// (domain §5, consistency). What a roster knows is found beside it.
enum NamedThings {
    /// What is compared, and how it stands in the text.
    typealias Found = [String: String]

    /// - Parameter sameLanguage: In another language names and quotations are other words; who is dead,
    ///   hurt or missing is the same.
    static func found(in text: String, sameLanguage: Bool = true) -> Found {
        // What stands in an address names nothing.
        let plain = text.precomposedStringWithCompatibilityMapping.replacing(
            /(?:https?:\/\/|www\.)[^\s，。；,;]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+/, with: " ")
        var found = states(in: plain)
        guard sameLanguage else { return found }
        for name in places(in: plain) + quoted(in: plain) + people(in: plain) + latin(in: plain) {
            found[name.lowercased()] = name
        }
        return found
    }

    // MARK: Places

    /// `A楼`, `3号楼`, `B-2座`, `二层`, `305室`, `东门`. A day's 号 and what only counts are none.
    private static func places(in text: String) -> [String] {
        let numbered = text.matches(
            of:
                /(第?)([A-Za-z]?[0-9]+|[A-Za-z](?:-?[0-9]+)?|[一二三四五六七八九十百]+)(号?[楼栋座馆区门层室]|号院?)/
        ).compactMap { match -> String? in
            let before = text[..<match.range.lowerBound].last
            let after = text[match.range.upperBound...].first
            let (number, kind) = (String(match.2), String(match.3))
            // 18:30室 is half of a time, ：A楼 is none of anything.
            if let before, before.isASCII {
                if before.isLetter || before.isNumber { return nil }
                if before == ":", number.first?.isNumber == true { return nil }
            }
            if let after, notPlaces.contains("\(kind.suffix(1))\(after)") { return nil }
            if kind == "号", before == "月" || !(after.map { "线院宿展".contains($0) } ?? false) {
                return nil
            }
            if number == "一", match.1.isEmpty, kind != "楼", !kind.hasPrefix("号") { return nil }
            return String(match.0)
        }
        let sided = text.matches(of: /[东南西北][门区楼馆座]/).compactMap { match -> String? in
            let after = text[match.range.upperBound...].first
            if let after, notPlaces.contains("\(match.0.suffix(1))\(after)") { return nil }
            return String(match.0)
        }
        return numbered + sided
    }

    /// A word of a place with what makes another word of it.
    private static let notPlaces: Set<String> = [
        "区域", "区别", "区分", "区间", "门课", "门类", "门学", "门心", "层面", "层次", "层级", "座谈", "座位", "室内", "室外",
        "号召", "号称", "号码", "门户",
    ]

    // MARK: Words in quotation marks

    private static func quoted(in text: String) -> [String] {
        let pairs: [Character: Character] = [
            "“": "”", "「": "」", "『": "』", "《": "》", "\"": "\"", "〈": "〉",
        ]
        var found: [String] = []
        var rest = text[...]
        while let start = rest.firstIndex(where: { pairs[$0] != nil }) {
            let inside = rest[rest.index(after: start)...]
            guard let close = pairs[rest[start]],
                let end = inside.firstIndex(where: { $0 == close || $0.isNewline }),
                inside[end] == close
            else {
                rest = inside
                continue
            }
            let word = inside[..<end].filter { !$0.isWhitespace }
            if (1...40).contains(word.count) { found.append(String(word)) }
            rest = inside[inside.index(after: end)...]
        }
        return found
    }

    // MARK: People

    private static let surnames =
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范"
        + "方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚"

    /// `张某`, `李某某`, `王先生`: nobody is called by more than they are in the other version.
    private static func people(in text: String) -> [String] {
        let veiled = text.matches(of: /([\u{4E00}-\u{9FFF}])某某?/).compactMap { match -> String? in
            surnames.contains(match.1) ? String(match.0) : nil
        }
        let titled = text.matches(
            of: /([\u{4E00}-\u{9FFF}])(先生|女士|同学|老师|医生|护士|主任|校长|院长|处长|科长|局长|教授)/
        ).compactMap { match -> String? in
            guard surnames.contains(match.1) else { return nil }
            let before = text[..<match.range.lowerBound].last.map(String.init) ?? ""
            let after = text[match.range.upperBound...].first.map(String.init) ?? ""
            guard !notSurnames.contains(before + String(match.1)) else { return nil }
            return notTitles.contains(String(match.2.suffix(1)) + after) ? nil : String(match.0)
        }
        return veiled + titled
    }

    private static let roles = [
        "考生", "学生", "家长", "网友", "市民", "居民", "业主", "员工", "记者", "读者", "媒体", "先生", "女士", "同学", "老师",
        "群众",
        "用户", "顾客", "客户", "代表", "匿名", "游客", "患者",
    ]

    /// A name by which one person is known, and no word for many: 考生家长, 王记者, a reader.
    static func isPerson(_ name: String) -> Bool {
        if name.allSatisfy(\.isASCII) {
            let words = name.split(separator: " ")
            return words.count > 1 && words.allSatisfy { $0.first?.isUppercase == true }
        }
        return (2...4).contains(name.count) && name.first.map(surnames.contains) == true
            && !name.contains("某") && !roles.contains(where: name.contains)
    }

    /// 双方老师, 提高校长…: the last character of another word.
    private static let notSurnames: Set<String> = [
        "双方", "校方", "各方", "警方", "院方", "对方", "提高", "最高", "较高", "担任", "责任", "现任", "时任", "历任", "新任",
        "关于", "由于", "对于", "位于", "等于", "如何", "任何", "允许", "也许", "一周", "每周", "基金", "资金", "容易", "历史",
    ]
    /// 高校长期, 主任务.
    private static let notTitles: Set<String> = ["长期", "长远", "长时", "任务", "任职", "生产"]

    // MARK: Latin

    private static let calendar: Set<String> = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday", "am", "pm", "i",
    ]

    /// In a Chinese text every capitalised word is a name; in an English one those that begin no
    /// sentence.
    private static func latin(in text: String) -> [String] {
        let isEnglish = StatementText.language(of: text) == .en
        return text.matches(of: /[A-Za-z][A-Za-z0-9]*(?:[&'-][A-Za-z0-9]+)*/).compactMap { match in
            let word = String(match.0)
            guard word.first?.isUppercase == true, word.count > 1,
                !calendar.contains(word.lowercased())
            else { return nil }
            let isAcronym = word.allSatisfy { !$0.isLetter || $0.isUppercase }
            if isEnglish, !isAcronym, beginsSentence(match.range.lowerBound, in: text) {
                return nil
            }
            return word
        }
    }

    private static func beginsSentence(_ place: String.Index, in text: String) -> Bool {
        let before = text[..<place].last { !" \t\"“”'‘’([".contains($0) }
        return before.map { ".!?:;•-|".contains($0) || $0.isNewline } ?? true
    }

    // MARK: What became of people

    private static let fates: [(key: String, words: [String])] = [
        (
            "dead",
            [
                "死亡", "遇难", "身亡", "丧生", "去世", "罹难", "死者", "died", "dead", "death", "deaths",
                "killed",
                "fatality", "fatalities",
            ]
        ),
        (
            "hurt",
            [
                "受伤", "伤者", "轻伤", "重伤", "负伤", "injured", "injury", "injuries", "wounded", "hurt",
            ]
        ),
        ("missing", ["失踪", "失联", "下落不明", "missing", "unaccounted"]),
    ]
    private static let denials = [
        "无人", "没有", "未有", "未造成", "并无", "无一", "no ", "not ", "without ", "nobody ", "none ",
    ]

    /// In either language. A denial close before it is another fate: 无人死亡.
    private static func states(in text: String) -> Found {
        let lower = text.lowercased()
        var found: Found = [:]
        for fate in fates {
            for word in fate.words {
                for place in StatementLint.places(of: word, in: lower) {
                    let reach = word.first?.isASCII == true ? -16 : -8
                    let start =
                        lower.index(place, offsetBy: reach, limitedBy: lower.startIndex)
                        ?? lower.startIndex
                    let before = lower[start..<place].split { "，。；,.;、\n".contains($0) }.last ?? ""
                    let isClose = lower[..<place].last.map { !"，。；,.;、\n".contains($0) } ?? false
                    let denial = isClose ? denials.first { before.contains($0) } : nil
                    let key = denial == nil ? fate.key : "no-\(fate.key)"
                    found[key] = found[key] ?? (denial ?? "") + word
                }
            }
        }
        return found
    }
}

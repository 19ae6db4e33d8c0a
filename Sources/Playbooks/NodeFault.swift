import Domain

/// What can be wrong with the form of a YAML file, in words.
enum NodeFault {
    static let tooLarge = Bilingual(zh: "文件超过 2 MB", en: "the file is larger than 2 MB")
    static let noContent = Bilingual(zh: "文件没有内容", en: "the file is empty")
    static let tooDeep = Bilingual(zh: "嵌套层数过多", en: "nested too deep")
    static let anchor = Bilingual(
        zh: "不允许使用锚点 & 和别名 *，请直接写出内容",
        en: "anchors (&) and aliases (*) are not allowed: write the content out")
    static let keyNotAWord = Bilingual(
        zh: "键必须是一个词，不能是列表或映射",
        en: "a key must be a word, not a list or a mapping")

    static func duplicateKey(_ key: String, first: Int) -> Bilingual {
        Bilingual(
            zh: "键 \(key) 重复，已在第 \(first) 行给出",
            en: "the key \(key) is given twice, first in line \(first)")
    }

    static func badYAML(_ problem: String) -> Bilingual {
        let zh = chinese[problem] ?? problem
        return Bilingual(zh: "不是有效的 YAML：\(zh)", en: "not valid YAML: \(problem)")
    }

    /// The parser's own words, of the faults that people make.
    private static let chinese = [
        "mapping values are not allowed in this context": "此处不能再有“键: 值”，文字里有冒号请加引号",
        "could not find expected ':'": "此处缺少冒号",
        "did not find expected key": "此处应为键，请检查缩进和引号",
        "did not find expected '-' indicator": "此处应为列表项 -，请检查缩进",
        "did not find expected ',' or ']'": "此处应为逗号或 ]",
        "did not find expected ',' or '}'": "此处应为逗号或 }",
        "did not find expected node content": "此处缺少内容",
        "did not find expected <document start>": "此处多出内容，请检查缩进",
        "found unexpected end of stream": "引号或括号没有闭合",
        "found character that cannot start any token": "此处的字符不能这样开头，请用空格缩进或加引号",
        "found a tab character that violates indentation": "缩进只能用空格，不能用制表符",
        "block sequence entries are not allowed in this context": "此处不能有列表项 -",
        "but found another document": "一个文件只能有一份文档，请去掉 ---",
        "control characters are not allowed": "有不可见的控制字符",
        "found undefined alias": "别名 * 没有定义",
        "found undefined tag handle": "标签 ! 没有定义",
    ]
}

/// What can be wrong with a single value, in words.
extension NodeFault {
    static func unknownKey(_ key: String, nearest: String?) -> Bilingual {
        unknown(zh: "键", en: "key", key, nearest: nearest)
    }

    /// `未知的组 ofice，是否想写 office？`
    static func unknown(zh: String, en: String, _ word: String, nearest: String?) -> Bilingual {
        guard let nearest else {
            return Bilingual(zh: "未知的\(zh) \(word)", en: "unknown \(en) \(word)")
        }
        return Bilingual(
            zh: "未知的\(zh) \(word)，是否想写 \(nearest)？",
            en: "unknown \(en) \(word); did you mean \(nearest)?")
    }

    static func missing(_ key: String) -> Bilingual {
        Bilingual(zh: "缺少 \(key)", en: "\(key) is missing")
    }

    static func noValue(_ key: String) -> Bilingual {
        Bilingual(zh: "\(key) 没有值", en: "\(key) has no value")
    }

    static func missingLanguage(_ key: String, _ language: Language) -> Bilingual {
        let name = language == .zh ? ("中文 zh", "Chinese (zh)") : ("英文 en", "English (en)")
        return Bilingual(zh: "\(key) 缺少\(name.0)", en: "\(key) lacks its \(name.1) text")
    }

    /// What a key was meant to hold.
    enum Wanted {
        case mapping
        case list
        case text
        case whole
        case number
        case truth
        case bilingual

        var words: Bilingual {
            switch self {
            case .mapping: Bilingual(zh: "映射", en: "a mapping")
            case .list: Bilingual(zh: "列表", en: "a list")
            case .text: Bilingual(zh: "一段文字", en: "a text")
            case .whole: Bilingual(zh: "整数", en: "a whole number")
            case .number: Bilingual(zh: "数字", en: "a number")
            case .truth: Bilingual(zh: "true 或 false", en: "true or false")
            case .bilingual: Bilingual(zh: "{zh: …, en: …}", en: "{zh: …, en: …}")
            }
        }
    }

    static func wrongType(_ key: String, _ wanted: Wanted) -> Bilingual {
        Bilingual(zh: "\(key) 应为\(wanted.words.zh)", en: "\(key) must be \(wanted.words.en)")
    }

    static func badDuration(_ key: String, _ text: String) -> Bilingual {
        Bilingual(
            zh: "\(key)：\(text) 不是时长，应写作 500ms、30s、5m、2h 或 3d",
            en: "\(key): \(text) is not a duration; write 500ms, 30s, 5m, 2h or 3d")
    }
}

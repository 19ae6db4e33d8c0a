import Domain

/// ArgumentParser speaks English only; this puts its own words into the reader's language. What
/// it has no words for stays English.
enum HelpLanguage {
    /// The longer ones first, since one may hold another.
    private static let words: [(en: String, zh: String)] = [
        ("OVERVIEW: ", ""), ("USAGE: ", "用法："), ("Usage: ", "用法："),
        ("ARGUMENTS:", "参数："), ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "子命令："),
        ("<subcommand>", "<子命令>"), ("<options>", "<选项>"),
        ("Show help information.", "显示帮助。"), ("Show subcommand help information.", "显示子命令的帮助。"),
        ("See '", "详见 '"), ("' for detailed help.", "'。"), ("' for more information.", "'。"),
        ("Error: ", "错误："), ("Help:  ", "说明："),
        ("Missing expected argument '", "缺少参数 '"), ("Missing value for '", "缺少取值 '"),
        ("Missing one of: ", "缺少以下之一："), ("Unknown option '", "未知选项 '"),
        ("Unexpected argument '", "多余的参数 '"), ("The value '", "取值 '"),
        ("' is invalid for '", "' 不适用于 '"),
    ]

    static func translated(_ text: String, to language: Language) -> String {
        guard language == .zh else { return text }
        var result = text
        for (english, chinese) in words { result.replace(english, with: chinese) }
        result.replace(/\s\(default: (.*?)\)/) { "（默认：\($0.1)）" }
        result.replace(/\. Did you mean ('.*?')\?/) { "，是否想写 \($0.1)？" }
        return result
    }
}

import Domain

/// What can be wrong in a scenario file, in words.
struct ScenarioFault: Error, Equatable {
    let message: Bilingual

    private init(_ zh: String, _ en: String) { message = Bilingual(zh: zh, en: en) }

    static let unknownLine = Self(
        "每行应以 at、roster、duty 或 start 开头", "a line must begin with at, roster, duty or start")
    static let rosterTwice = Self("roster 写了两次", "roster is there twice")
    static let rosterLate = Self("roster 应写在最前面", "roster must come before anything else")
    static let rosterWithoutFile = Self("roster 后缺少文件名", "roster needs a file")
    static let dutyTwice = Self("duty 写了两次", "duty is there twice")
    static let dutyLate = Self("duty 应写在最前面", "duty must come before anything else")
    static let dutyWithoutFile = Self("duty 后缺少文件名", "duty needs a file")
    static let startTwice = Self("start 写了两次", "start is there twice")
    static let startLate = Self("start 应写在最前面", "start must come before anything else")
    static let nothingHappens = Self(
        "时间后缺少内容，请写如 li: /me", "nothing happens here; write it after the time, as in li: /me")
    static let afterEnd = Self("end 之后不能再有内容", "nothing may come after end")
    static let hookNotBuilt = Self(
        "本版本尚未实现 hook", "hook is not built in this version")
    static let noText = Self("冒号后缺少内容", "there is no text after the colon")
    static let noColon = Self(
        "缺少冒号，请写如 li: /me 或 li sms: 收到 1", "a colon is missing; write li: /me or li sms: ack 1")

    static func badStart(_ text: String) -> Self {
        .init(
            "\(text) 不是日期和时间，请写如 start 2026-02-17 02:00",
            "\(text) is no day and time; write start 2026-02-17 02:00")
    }

    static func badTime(_ text: String) -> Self {
        guard !text.isEmpty else { return .init("at 后缺少时间", "at needs a time") }
        return .init(
            "\(text) 不是时间，请写如 0m、9m30s、1h、90s",
            "\(text) is not a time; write 0m, 9m30s, 1h or 90s")
    }

    static func earlier(_ text: String) -> Self {
        .init("\(text) 早于上一行的时间", "\(text) is earlier than the line before")
    }

    static func extraWords(_ word: String) -> Self {
        .init("\(word) 之后不应再有内容", "nothing may come after \(word)")
    }

    static func badChannelFault(_ text: String) -> Self {
        .init(
            "\(text) 无效，请写 up、down 或 down refuse、blackhole、reset、http 500、deaf",
            "\(text) is not known; write up, down, or down with refuse, blackhole, reset, http 500 "
                + "or deaf")
    }

    static func badStatus(_ text: String) -> Self {
        .init("\(text) 不是 HTTP 状态码", "\(text) is not an HTTP status")
    }

    static func badRoute(_ text: String) -> Self {
        .init(
            "\(text) 无效，人名后可写 dm、sms、mail 或 backup",
            "\(text) is not known; after a person there may be dm, sms, mail or backup")
    }

    static let badReaction = Self(
        "表情回应请写如 li react ✅ N-4", "a reaction is written li react ✅ N-4")

    static func unknownPerson(_ id: String, nearest: String?) -> Self {
        guard let nearest else {
            return .init("名册中没有 \(id)", "\(id) is not in the roster")
        }
        return .init(
            "名册中没有 \(id)，是否想写 \(nearest)？",
            "\(id) is not in the roster; did you mean \(nearest)?")
    }
}

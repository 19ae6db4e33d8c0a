import Domain

/// What can be wrong with a roster file, in words.
enum RosterFault {
    static let noPeople = Bilingual(zh: "名册里没有人", en: "there is nobody in the roster")

    static func csv(_ fault: CSVText.Fault) -> Bilingual {
        switch fault {
        case .openQuote: Bilingual(zh: "引号没有闭合", en: "a quote is not closed")
        case .afterQuote:
            Bilingual(zh: "引号之后还有文字", en: "there is text after a closing quote")
        }
    }

    static func tooManyFields(_ count: Int, _ columns: Int) -> Bilingual {
        Bilingual(
            zh: "有 \(count) 格，表头只有 \(columns) 列",
            en: "\(count) fields, but the head has \(columns)")
    }

    static func columnMissing(_ column: RosterColumn) -> Bilingual {
        Bilingual(
            zh: "缺少列 \(column.rawValue)（\(column.label.zh)）",
            en: "the column \(column.rawValue) is missing")
    }

    static func columnTwice(_ heading: String, _ column: RosterColumn) -> Bilingual {
        Bilingual(
            zh: "列 \(heading) 重复：\(column.rawValue) 已有一列",
            en: "the column \(heading) is one too many: there is one for \(column.rawValue)")
    }

    static func unknownColumn(_ heading: String, nearest: String?) -> Bilingual {
        guard let nearest else {
            return Bilingual(
                zh: "未知的列 \(heading)，已忽略", en: "unknown column \(heading) is ignored")
        }
        return Bilingual(
            zh: "未知的列 \(heading)，已忽略，是否想写 \(nearest)？",
            en: "unknown column \(heading) is ignored; did you mean \(nearest)?")
    }

    static func noValue(_ column: RosterColumn) -> Bilingual {
        Bilingual(zh: "缺少\(column.label.zh)", en: "\(column.label.en) is empty")
    }

    static func badID(_ word: String) -> Bilingual {
        Bilingual(
            zh: "编号 \(word) 只能用字母、数字和 . _ -",
            en: "the id \(word) may only have letters, digits and . _ -")
    }

    static func unknownGroup(_ word: String, nearest: String?) -> Bilingual {
        NodeFault.unknown(zh: "组", en: "group", word, nearest: nearest)
    }

    static func unknownSeat(_ word: String, nearest: String?) -> Bilingual {
        NodeFault.unknown(zh: "职务", en: "seat", word, nearest: nearest)
    }

    static func unknownLanguage(_ word: String) -> Bilingual {
        Bilingual(zh: "语言应为 zh 或 en，而不是 \(word)", en: "language must be zh or en, not \(word)")
    }

    static func seatWithoutGroup(_ word: String) -> Bilingual {
        Bilingual(zh: "有职务 \(word) 却没有组别", en: "the seat \(word) has no group")
    }

    static func commandElsewhere(_ word: String, _ group: String) -> Bilingual {
        Bilingual(
            zh: "\(word) 只能在 hq，不能在 \(group)", en: "\(word) is a seat of hq, not of \(group)")
    }
}

/// Addresses.
extension RosterFault {
    static func badMobile(_ text: String, _ bad: PhoneText.Bad) -> Bilingual {
        switch bad {
        case .scientific:
            Bilingual(
                zh: "手机 \(text) 已被表格软件改成科学计数，请将该列设为文本格式后重填",
                en: "mobile \(text) was turned into a quantity; format the column as text")
        case .notAMobile:
            Bilingual(
                zh: "手机 \(text) 不是手机号，应为 11 位或以 + 和国家代码开头",
                en: "mobile \(text) is no mobile number; write 11 digits, or + and country code")
        }
    }

    static func badEmail(_ text: String) -> Bilingual {
        Bilingual(zh: "邮箱 \(text) 不是邮件地址", en: "email \(text) is not a mail address")
    }

    static func badChat(_ text: String) -> Bilingual {
        Bilingual(zh: "聊天账号 \(text) 中有空格", en: "chat \(text) has a space in it")
    }

    /// A cell of one of the columns that a roster may do without.
    static func bad(_ column: RosterColumn, _ text: String) -> Bilingual {
        let form: Bilingual =
            switch column {
            case .verifiedOn:
                Bilingual(
                    zh: "2026-11-01，或 短信:2026-11-01 邮件:2026-10-15",
                    en: "2026-11-01, or sms:2026-11-01 email:2026-10-15")
            case .leave:
                Bilingual(
                    zh: "2026-12-01..2026-12-05，多段用空格隔开",
                    en: "2026-12-01..2026-12-05, several with a space between")
            case .clearance: Bilingual(zh: "是 或 否", en: "yes or no")
            case .landline: Bilingual(zh: "010-12345678", en: "010-12345678")
            default: Bilingual(zh: "2026-12-31", en: "2026-12-31")
            }
        return Bilingual(
            zh: "\(column.label.zh) \(text) 应写作 \(form.zh)",
            en: "\(column.label.en) \(text) must be written as \(form.en)")
    }

    static func badRoutes(_ text: String) -> Bilingual {
        Bilingual(
            zh: "通道顺序 \(text) 应由聊天、短信、邮件组成，例如 短信 邮件",
            en: "route order \(text) must be made of chat, sms, email, such as: sms email")
    }

    static func badQuiet(_ text: String) -> Bilingual {
        Bilingual(
            zh: "免打扰时段 \(text) 应写作 22:00-07:00",
            en: "quiet hours \(text) must be written as 22:00-07:00")
    }

    static func shared(_ column: RosterColumn, _ value: String, _ other: String, line: Int)
        -> Bilingual
    {
        Bilingual(
            zh: "\(column.label.zh) \(value) 与 \(other)（第 \(line) 行）相同",
            en: "\(column.label.en) \(value) is also that of \(other) (line \(line))")
    }

    static func unreachable(_ id: String) -> Bilingual {
        Bilingual(
            zh: "\(id) 没有聊天账号、手机和邮箱，任何通知都送不到",
            en: "\(id) has no chat, mobile or email: no notice can arrive")
    }
}

/// People and groups.
extension RosterFault {
    static func differs(_ column: RosterColumn, _ id: String, line: Int) -> Bilingual {
        Bilingual(
            zh: "\(id) 的\(column.label.zh)与第 \(line) 行不同",
            en: "\(column.label.en) of \(id) differs from line \(line)")
    }

    static func seatTwice(_ id: String, _ group: String, line: Int) -> Bilingual {
        Bilingual(
            zh: "\(id) 在 \(group) 已有席位（第 \(line) 行）",
            en: "\(id) already has a seat in \(group) (line \(line))")
    }

    static func unknownPair(_ word: String, nearest: String?) -> Bilingual {
        NodeFault.unknown(zh: "搭档", en: "pair", word, nearest: nearest)
    }

    static func pairWithSelf(_ id: String) -> Bilingual {
        Bilingual(zh: "\(id) 不能与自己搭档", en: "\(id) cannot be their own pair")
    }

    static func oneSided(_ id: String, _ other: String, theirs: String?) -> Bilingual {
        guard let theirs else {
            return Bilingual(
                zh: "\(id) 的搭档是 \(other)，但 \(other) 没有搭档",
                en: "\(id) is paired with \(other), but \(other) with nobody")
        }
        return Bilingual(
            zh: "\(id) 的搭档是 \(other)，但 \(other) 的搭档是 \(theirs)",
            en: "\(id) is paired with \(other), but \(other) with \(theirs)")
    }

    static func groupNeeded(_ group: String) -> Bilingual {
        Bilingual(zh: "\(group) 没有人，它必不可少", en: "nobody sits in \(group), which is needed")
    }

    static func emptyGroups(_ groups: [String]) -> Bilingual {
        let list = groups.joined(separator: ", ")
        return Bilingual(
            zh: "以下组没有人，工作由 office 承担：\(list)",
            en: "nobody sits in \(list): office does their work")
    }

    static func short(_ group: String, _ count: Int, _ minimum: Int) -> Bilingual {
        Bilingual(
            zh: "组 \(group) 人手不足：\(count) 人，至少 \(minimum) 人",
            en: "\(group) is short of staff: \(count) of at least \(minimum)")
    }
}

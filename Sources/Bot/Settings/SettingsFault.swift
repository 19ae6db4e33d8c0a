import Domain

/// What can be wrong in `bot.json`, in words. A secret's text is never among them.
struct SettingsFault: Equatable {
    let message: Bilingual

    private init(_ zh: String, _ en: String) { message = Bilingual(zh: zh, en: en) }

    /// What a key was meant to hold.
    enum Wanted {
        case object
        case list
        case string
        case wholeNumber
        case trueOrFalse
        case secret

        var words: Bilingual {
            switch self {
            case .object: Bilingual(zh: "对象 { }", en: "an object { }")
            case .list: Bilingual(zh: "列表 [ ]", en: "a list [ ]")
            case .string: Bilingual(zh: "带引号的文字", en: "a text in quotes")
            case .wholeNumber: Bilingual(zh: "整数", en: "a whole number")
            case .trueOrFalse: Bilingual(zh: "true 或 false", en: "true or false")
            case .secret: Bilingual(zh: Self.secretForm, en: Self.secretForm)
            }
        }

        private static let secretForm = #"{"env": NAME} / {"file": PATH}"#
    }
}

/// The text as a whole.
extension SettingsFault {
    static func notJSON(_ reason: JSONFault.Reason) -> Self {
        switch reason {
        case .ends: .init("不是 JSON：文件没有写完", "not JSON: the text ends too early")
        case .unexpected(let found):
            .init("不是 JSON：此处不应有 \(found)", "not JSON: \(found) is not expected here")
        case .badString:
            .init("不是 JSON：引号未闭合或 \\ 用法有误", "not JSON: an open quote, or a \\ used wrongly")
        case .badNumber: .init("不是 JSON：数字写法有误", "not JSON: a number is written wrongly")
        case .tooDeep: .init("嵌套层数过多", "nested too deep")
        }
    }

    static let noFile = Self("没有这个文件", "there is no such file")
    static let notText = Self("不是 UTF-8 文本", "this is not UTF-8 text")
}

/// Keys.
extension SettingsFault {
    static func unknownKey(_ path: String, nearest: String?) -> Self {
        guard let nearest else { return .init("未知的键 \(path)", "unknown key \(path)") }
        return .init(
            "未知的键 \(path)，是否想写 \(nearest)？",
            "unknown key \(path); did you mean \(nearest)?")
    }

    static func otherKind(_ path: String, kind: String) -> Self {
        .init("\(path) 不适用于类型 \(kind)", "\(path) does not belong to kind \(kind)")
    }

    static func doubledKey(_ path: String) -> Self {
        .init("\(path) 写了两次", "\(path) is there twice")
    }

    static func missing(_ path: String) -> Self { .init("缺少 \(path)", "\(path) is missing") }

    static func keyNotBuilt(_ path: String) -> Self {
        .init("本版本尚未实现 \(path)", "\(path) is not built in this version")
    }

    static func kindNotBuilt(_ path: String, _ kind: String) -> Self {
        .init("本版本尚未实现 \(path) \(kind)", "\(path) \(kind) is not built in this version")
    }

    static func unknownKind(_ path: String, _ kind: String, known: [String]) -> Self {
        .init(
            "\(path)：没有 \(kind) 这一类型，可用：\(known.joined(separator: "、"))",
            "\(path): there is no kind \(kind), only \(known.joined(separator: ", "))")
    }

    static func needsWeb(_ path: String) -> Self {
        .init("\(path) 需要 web 配置段", "\(path) needs a web block")
    }

    static func needs(_ path: String, _ other: String) -> Self {
        .init("\(path) 需要 \(other)", "\(path) needs \(other)")
    }

    static func needsCallback(_ path: String) -> Self {
        .init(
            "\(path) 需要同级的 callbackURL 或 web.publicURL",
            "\(path) needs callbackURL beside it, or web.publicURL")
    }
}

/// Values.
extension SettingsFault {
    static func wrongType(_ path: String, _ wanted: Wanted) -> Self {
        .init("\(path) 应为\(wanted.words.zh)", "\(path) must be \(wanted.words.en)")
    }

    static func empty(_ path: String) -> Self { .init("\(path) 不能为空", "\(path) is empty") }

    static func notPositive(_ path: String) -> Self {
        .init("\(path) 应大于零", "\(path) must be more than zero")
    }

    /// - Parameter words: The bound as people write it.
    static func tooMuch(_ path: String, most: Int, _ words: String) -> Self {
        .init("\(path) 最多 \(most)（\(words)）", "\(path) is at most \(most) (\(words))")
    }

    static func doubled(_ path: String, _ text: String) -> Self {
        .init("\(path)：\(text) 重复", "\(path): \(text) is used twice")
    }

    static func badDuration(_ path: String, _ text: String) -> Self {
        .init(
            "\(path)：\(text) 不是时长，请写 500ms、30s、5m、2h 或 3d",
            "\(path): \(text) is not a duration; write 500ms, 30s, 5m, 2h or 3d")
    }

    static func badTimeZone(_ path: String, _ text: String) -> Self {
        .init(
            "\(path)：\(text) 不是时区，请写如 Asia/Shanghai",
            "\(path): \(text) is not a time zone; write one such as Asia/Shanghai")
    }

    static func badListen(_ path: String, _ text: String) -> Self {
        .init(
            "\(path)：\(text) 不是监听地址，请写如 127.0.0.1:8080",
            "\(path): \(text) is not an address to listen on; write one such as 127.0.0.1:8080")
    }

    static func badHostPort(_ path: String, _ text: String) -> Self {
        .init(
            "\(path)：\(text) 不是“主机:端口”，请写如 10.0.0.1:443",
            "\(path): \(text) is no host:port; write one such as 10.0.0.1:443")
    }

    static func badURL(_ path: String, _ text: String, schemes: [String]) -> Self {
        let forms = schemes.map { "\($0)://" }
        return .init(
            "\(path)：\(text) 不是有效网址，应以 \(forms.joined(separator: " 或 ")) 开头",
            "\(path): \(text) is not a URL that begins with \(forms.joined(separator: " or "))")
    }

    /// A value out of a small set.
    static func badChoice(_ path: String, _ text: String, known: [String]) -> Self {
        .init(
            "\(path)：\(text) 无效，可用：\(known.joined(separator: "、"))",
            "\(path): \(text) is not one of \(known.joined(separator: ", "))")
    }

    static func badType(_ path: String, _ text: String) -> Self {
        .init(
            "\(path)：\(text) 不是文件类型，请写如 image/* 或 application/pdf",
            "\(path): \(text) is no type of file; write one such as image/* or application/pdf")
    }

    static func badRoom(_ path: String, _ text: String) -> Self {
        .init(
            "\(path)：\(text) 不是房间，请写 #别名:服务器 或 !编号:服务器",
            "\(path): \(text) is not a room; write #alias:server or !id:server")
    }

    static func badPath(_ path: String, _ text: String) -> Self {
        .init("\(path)：\(text) 应以 / 开头", "\(path): \(text) must begin with /")
    }

    static func badMailAddress(_ path: String, _ text: String) -> Self {
        .init("\(path)：\(text) 不是邮箱地址", "\(path): \(text) is not a mail address")
    }

    static func badMailbox(_ path: String, _ text: String) -> Self {
        .init(
            "\(path)：\(text) 应按服务器的写法，只用 ASCII 字符，如 INBOX",
            "\(path): write \(text) as the server spells it, in ASCII, such as INBOX")
    }

    static func pathInURL(_ path: String) -> Self {
        .init(
            "\(path)：网址只写到端口，文件夹写在 mailbox",
            "\(path): the URL ends with the port; the folder belongs in mailbox")
    }

    /// A password would cross the network in plain.
    static func plainPassword(_ path: String) -> Self {
        .init(
            "\(path)：none 仅可用于本机或 imaps://，否则口令会明文传输",
            "\(path): none is for this machine or imaps:// only, else the password goes in plain")
    }

    /// A login or token would cross the network in plain, and so would what is published with it.
    static func openRoad(_ path: String) -> Self {
        .init(
            "\(path)：http:// 仅可用于本机，请改用 https://，否则口令会明文传输",
            "\(path): http:// is for this machine only; write https://, else the password goes in "
                + "plain")
    }

    static func badName(_ path: String, _ text: String) -> Self {
        .init(
            "\(path)：\(text) 应为 1 至 32 个字母、数字、点或短横，以字母或数字开头",
            "\(path): \(text) must be 1 to 32 letters, digits, dots or hyphens, a letter or digit "
                + "first")
    }

    static func colonInName(_ path: String, _ text: String) -> Self {
        .init("\(path)：\(text) 不能含冒号", "\(path): \(text) must not have a colon")
    }

    static func unreadable(_ path: String, _ file: String) -> Self {
        .init("\(path)：无法读取文件 \(file)", "\(path): the file \(file) cannot be read")
    }
}

/// Secrets.
extension SettingsFault {
    static func literalSecret(_ path: String) -> Self {
        .init(
            #"\#(path) 不能直接写密钥，应为 {"env": NAME} 或 {"file": PATH}"#,
            #"\#(path) must not hold the secret itself; write {"env": NAME} or {"file": PATH}"#)
    }

    /// The text is not repeated: it may be the secret.
    static func badVariable(_ path: String) -> Self {
        .init(
            "\(path) 应为环境变量名，如 FENGHUO_TOKEN",
            "\(path) must be the name of a variable, such as FENGHUO_TOKEN")
    }

    static func noVariable(_ path: String, _ name: String) -> Self {
        .init("\(path)：未设置环境变量 \(name)", "\(path): the variable \(name) is not set")
    }

    static func emptySecret(_ path: String) -> Self {
        .init("\(path)：密钥为空", "\(path): the secret is empty")
    }

    static func badWebhookSecret(_ path: String) -> Self {
        .init(
            "\(path)：whsec_ 之后应为 Base64",
            "\(path): what follows whsec_ must be Base64")
    }

    static func badStoreKey(_ path: String) -> Self {
        .init(
            "\(path)：应为 32 字节的 base64，可用 openssl rand -base64 32 生成",
            "\(path): it must be 32 bytes in base64, as written by openssl rand -base64 32")
    }

    static func openFile(_ path: String, _ file: String) -> Self {
        .init(
            "\(path)：其他用户可读取 \(file)，请执行 chmod 600 \(file)",
            "\(path): others can read \(file); type: chmod 600 \(file)")
    }
}

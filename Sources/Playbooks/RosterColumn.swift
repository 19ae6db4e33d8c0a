import Domain

/// The columns of a roster file, under all the headings people give them.
enum RosterColumn: String, CaseIterable {
    case id, name, group, seat, pair, chat, mobile, email, language
    case backup, routeOrder, quietHours
    case title, mobile2, landline, verifiedOn, leave, training, clearance, leftOn

    /// Those that a file is written with, in order.
    static let written: [Self] = [
        .id, .name, .group, .seat, .pair, .chat, .mobile, .email, .language,
    ]
    /// Those that are written only where somebody has a value.
    static let writtenWhereUsed: [Self] = [
        .backup, .routeOrder, .quietHours, .title, .mobile2, .landline, .verifiedOn, .leave,
        .training, .clearance, .leftOn,
    ]
    static let required: [Self] = [.id, .name, .group, .seat]

    init?(heading: String) {
        let key = Self.key(heading)
        guard let column = Self.allCases.first(where: { $0.headings.map(Self.key).contains(key) })
        else { return nil }
        self = column
    }

    /// Without spaces, strokes and what stands in brackets: `手机（必填）` is `手机`.
    private static func key(_ heading: String) -> String {
        String(WordKey.fold(heading).prefix { $0 != "(" }.filter { !"_-/*".contains($0) })
    }

    var headings: [String] {
        switch self {
        case .id: ["id", "编号", "工号", "人员编号"]
        case .name: ["name", "姓名", "名字"]
        case .group: ["group", "组别", "小组", "组", "工作组", "所属小组"]
        case .seat: ["seat", "role", "职务", "角色", "席位", "岗位"]
        case .pair: ["pair", "AB角", "搭档", "互为AB角"]
        case .chat: ["chat", "chat id", "聊天", "聊天账号", "聊天帐号", "账号"]
        case .backup: ["backup", "backup chat", "备用账号", "备用聊天", "备用聊天账号"]
        case .mobile: ["mobile", "mobile1", "phone", "手机", "手机号", "手机号码", "移动电话"]
        case .email: ["email", "mail", "邮箱", "电子邮箱", "邮件", "电子邮件"]
        case .language: ["language", "lang", "语言"]
        case .title: ["title", "职称", "头衔", "行政职务"]
        case .mobile2: ["mobile2", "second mobile", "备用手机", "手机2", "第二手机"]
        case .landline: ["landline", "座机", "固话", "办公电话", "固定电话"]
        case .routeOrder: ["route order", "routes", "通道顺序", "联系顺序"]
        case .quietHours: ["quiet hours", "quiet", "免打扰", "免打扰时段"]
        case .verifiedOn: ["verified-on", "verified", "核验日期", "核实日期"]
        case .leave: ["leave", "请假", "休假"]
        case .training:
            ["training", "training expiry", "trained until", "培训有效期", "培训到期", "培训到期日"]
        case .clearance: ["clearance", "cleared", "涉密资格", "涉密审查"]
        case .leftOn: ["left-on", "left", "离岗日期", "离职日期", "调离日期"]
        }
    }

    /// What of a person it tells; nil for what only finds them.
    var field: RosterField? {
        switch self {
        case .id: nil
        case .name: .name
        case .group, .seat: .posts
        case .pair: .pair
        case .chat: .chat
        case .backup: .backup
        case .mobile: .mobile
        case .mobile2: .mobile2
        case .landline: .landline
        case .email: .email
        case .language: .language
        case .title: .title
        case .routeOrder: .routes
        case .quietHours: .quiet
        case .verifiedOn: .verified
        case .leave: .leave
        case .training: .trainedUntil
        case .clearance: .cleared
        case .leftOn: .leftOn
        }
    }

    var label: Bilingual {
        let zh = headings.first { $0.unicodeScalars.contains { $0.value > 0x7F } } ?? rawValue
        return Bilingual(zh: zh, en: headings.first ?? rawValue)
    }
}

/// What people write into the cells.
enum RosterWords {
    static func seat(_ word: String) -> Seat? {
        seats.first { $0.words.contains(WordKey.fold(word)) }?.seat
    }

    /// A title that only the command has.
    static func isCommand(_ word: String) -> Bool { command.contains(WordKey.fold(word)) }

    static func language(_ word: String) -> Language? {
        switch WordKey.fold(word) {
        case "", "zh", "zh-cn", "zh-hans", "中文", "汉语", "chinese": .zh
        case "en", "en-us", "en-gb", "英文", "英语", "english": .en
        default: nil
        }
    }

    /// - Returns: Nil for anything but roads, each once.
    static func routes(_ text: String) -> [RouteKind]? {
        let words = text.split { " ,，、;；>→/".contains($0) }
        let routes = words.compactMap { route(String($0)) }
        return routes.count == words.count && Set(routes).count == words.count ? routes : nil
    }

    private static func route(_ word: String) -> RouteKind? {
        RouteKind.usual.first { names(of: $0).contains(WordKey.fold(word)) }
    }

    /// `2026-11-01` for all of `roads`, or one for each: `短信:2026-11-01 邮件:2026-10-15`.
    ///
    /// - Returns: Nil for anything else.
    static func verified(_ text: String, roads: [RouteKind]) -> [Person.Verified]? {
        if let day = Day(text) { return roads.map { Person.Verified(route: $0, on: day) } }
        var person = Person(id: "", name: "", posts: [])
        for word in text.split(whereSeparator: { " ,，、;；".contains($0) }) {
            let halves = word.split(maxSplits: 1) { ":：=".contains($0) }.map(String.init)
            guard halves.count == 2, let day = Day(halves[1]),
                let route = route(halves[0]) ?? RouteKind(rawValue: halves[0])
            else { return nil }
            person.setVerified(route, on: day)
        }
        return person.verified
    }

    /// Spans of days, such as `2026-12-01..2026-12-05`; nil for anything else.
    static func leave(_ text: String) -> [Leave]? {
        let words = text.split { " ,，、;；".contains($0) }
        let leave = words.compactMap { Leave(String($0)) }
        return leave.count == words.count && !leave.isEmpty ? leave : nil
    }

    static func yesOrNo(_ word: String) -> Bool? {
        switch WordKey.fold(word) {
        case "yes", "y", "true", "1", "是", "有": true
        case "no", "n", "false", "0", "否", "无", "没有": false
        default: nil
        }
    }

    /// A number to dial: digits and what stands between them.
    static func isLandline(_ text: String) -> Bool {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        return (5...20).contains(digits.count)
            && text.allSatisfy { $0.isASCII && $0.isNumber || "+-() 转,xX".contains($0) }
    }

    private static func names(of route: RouteKind) -> [String] {
        switch route {
        case .chat: ["chat", "聊天", "主通道"]
        // It stands in for the chat, and is nobody's first road.
        case .backup: []
        case .sms: ["sms", "短信"]
        case .email: ["email", "e-mail", "mail", "邮件", "邮箱"]
        }
    }

    static var seatWords: [String] { seats.flatMap(\.words) }

    private static let command = ["总指挥", "副总指挥", "commander", "deputycommander"]
    private static let seats: [(seat: Seat, words: [String])] = [
        (.lead, ["lead", "组长", "总指挥", "commander", "主任", "负责人", "现场指挥", "leader"]),
        (.deputy, ["deputy", "副组长", "副总指挥", "deputycommander", "副主任", "副现场指挥"]),
        (.member, ["member", "组员", "成员"]),
    ]
}

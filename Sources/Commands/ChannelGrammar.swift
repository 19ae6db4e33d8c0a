import Domain

/// The roads: how they do, a test of one's own, and switching by hand; and the channels on which
/// the unit speaks to the public.
enum ChannelGrammar {
    private enum Deed { case status, test, switchTo, route, official, register, verify, retire }

    private static let parts = [
        Part(Deed.status, zh: "状态", en: "status"), Part(.test, zh: "测试", en: "test"),
        Part(.switchTo, zh: "切换", en: "switch"), Part(.route, zh: "路由", en: "route", "routes"),
        Part(.official, zh: "官方", en: "official"),
        Part(.register, zh: "登记", en: "register"),
        Part(.verify, zh: "核验", en: "verify"), Part(.retire, zh: "停用", en: "retire"),
    ]

    static let roads = [
        Part(RouteKind.chat, zh: "聊天", en: "chat", "主通道"), Part(.sms, zh: "短信", en: "sms"),
        Part(.backup, zh: "备用", en: "backup", "备用聊天"),
        Part(.email, zh: "邮件", en: "email", "mail", "e-mail"),
    ]

    /// The verb of a part that has rights of its own.
    static func verb(_ word: String) -> Verb? {
        switch parts.first(where: { $0.words.contains(word) })?.value {
        case .switchTo: .channelSwitch
        case .official: .official
        case .register, .retire: .officialEdit
        case .verify: .officialVerify
        case .status, .test, .route, nil: nil
        }
    }

    /// `channel`, `channel test @li`, `channel switch sms`, `channel verify site`.
    static func channel(_ arguments: inout Arguments, _: Lexicon) throws(Complaint) -> Reading {
        switch try arguments.part(parts) {
        case nil, .status: return try arguments.finish(Reading(.roads, .channel))
        case .test:
            let name = arguments.rest()
            return try arguments.finish(Reading(.desk(.testRoads(name)), .channel))
        case .route:
            let name = arguments.rest()
            return try arguments.finish(Reading(.roadsOf(name), .channel))
        case .switchTo:
            guard let road = try arguments.part(roads) else { throw arguments.missing(.channel) }
            return try arguments.finish(Reading(.desk(.switchRoads(to: road)), .channelSwitch))
        case .official:
            let word = arguments.rest()
            return try arguments.finish(Reading(.officials(word), .official))
        case .register: return try OfficialGrammar.register(&arguments)
        case .verify: return try OfficialGrammar.verify(&arguments)
        case .retire: return try OfficialGrammar.retire(&arguments)
        }
    }
}

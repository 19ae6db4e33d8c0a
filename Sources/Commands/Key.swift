import Domain

/// The keys of `key=value`, each with every word people type for it.
enum Key: String, Sendable, CaseIterable {
    case type, scope, harm, url, source, reason, level, packs, onBehalf, via, to, floors, text
    case evidence, at, with, number, due, place, eta
    case name, mobile, mobile2, landline, email, chat, seat, title
    case facts, template, language, channels, image
    case platform, account, owner, until
    case seen, reach, growth, refuted, category, licence, authority, warranty
    case zh, en, lead, deputy, members, minimum, duties
    case asker, outlet, contact, by, count
    case injured, demands, needs, chief, liaison, material, heat, narrative, state

    var words: [String] {
        switch self {
        case .type: ["type", "类型"]
        case .scope: ["scope", "范围"]
        case .harm: ["harm", "危害"]
        case .url: ["url", "link", "链接", "网址"]
        case .source: ["source", "src", "来源"]
        case .reason: ["reason", "why", "理由", "原因"]
        case .level: ["level", "级别"]
        case .packs: ["pack", "packs", "场景", "预案包"]
        case .onBehalf: ["for", "代", "代为"]
        case .via: ["via", "方式"]
        case .to: ["to", "转至", "给"]
        case .floors: ["floor", "floors", "底线"]
        case .text: ["text", "内容"]
        case .evidence: ["evidence", "证据"]
        case .at: ["at", "时间", "时刻"]
        case .name: ["name", "姓名", "名称"]
        case .mobile: ["mobile", "手机"]
        case .mobile2: ["mobile2", "备用手机"]
        case .landline: ["landline", "座机"]
        case .email: ["email", "邮箱"]
        case .chat: ["chat", "聊天账号"]
        case .seat: ["seat", "seats", "职务"]
        case .title: ["title", "职称"]
        case .platform: ["platform", "平台"]
        case .account: ["account", "账号", "帐号"]
        case .owner: ["owner", "负责人"]
        case .until: ["until", "有效期", "有效至"]
        case .seen: ["seen", "首见", "首发"]
        case .reach: ["reach", "传播量", "阅读量"]
        case .growth: ["growth", "增速", "增量"]
        case .refuted: ["refuted", "辟谣到达"]
        case .category: ["category", "类别"]
        case .licence: ["licence", "license", "证照"]
        case .authority: ["authority", "授权", "授权书"]
        case .warranty: ["warranty", "保证", "真实性保证"]
        case .zh: ["zh", "中文名"]
        case .en: ["en", "英文名"]
        case .lead: ["lead", "组长"]
        case .deputy: ["deputy", "副组长"]
        case .members: ["members", "member", "组员", "成员"]
        case .minimum: ["min", "minimum", "最少"]
        case .duties: ["duties", "duty", "职责"]
        case .with: ["with", "接话人"]
        case .number: ["no", "number", "receipt", "编号", "回执"]
        case .due: ["due", "截止", "时限"]
        case .facts: ["fact", "facts", "事实"]
        case .template: ["template", "模板", "套用"]
        case .language: ["lang", "language", "语言"]
        case .channels: ["channel", "channels", "渠道"]
        case .image: ["image", "picture", "截图"]
        case .place: ["place", "地点"]
        case .eta: ["eta", "预计", "途中"]
        case .asker: ["asker", "提问", "提问人"]
        case .outlet: ["outlet", "媒体"]
        case .contact: ["contact", "联系", "联系方式"]
        case .by: ["by", "答复人", "发言人"]
        case .count: ["n", "count", "people", "headcount", "人数", "条数"]
        case .injured: ["injured", "hurt", "伤", "伤情", "受伤", "伤员"]
        case .demands: ["demands", "demand", "诉求"]
        case .needs: ["needs", "need", "需要", "需求"]
        case .chief: ["chief", "现场指挥", "指挥"]
        case .liaison: ["liaison", "联络员"]
        case .material: ["material", "物资"]
        case .heat: ["heat", "热度"]
        case .narrative: ["narrative", "说法"]
        case .state: ["state", "状态"]
        }
    }

    /// The value is one word; what follows it is an argument of its own.
    var isOneWord: Bool {
        switch self {
        case .url, .level, .onBehalf, .via, .at, .chat, .email, .seat, .with, .number, .due, .eta,
            .lead, .deputy, .members, .minimum, .facts, .template, .language, .channels, .image,
            .owner, .until, .by, .count, .seen, .reach, .growth, .refuted, .platform, .injured,
            .chief, .liaison, .heat:
            true
        default: false
        }
    }

    /// Several words with commas between them.
    var isList: Bool {
        switch self {
        case .members, .seat, .facts, .channels: true
        default: false
        }
    }

    /// What is missing when the value is.
    var field: Complaint.Field {
        switch self {
        case .type: .type
        case .scope: .scope
        case .harm: .harm
        case .reason: .reason
        case .level: .level
        case .to: .to
        case .floors: .values
        case .evidence: .evidence
        case .at, .seen: .time
        case .source: .source
        case .reach, .growth, .refuted: .reach
        case .platform: .platform
        case .due, .eta: .span
        case .lead, .deputy, .members, .owner, .by, .chief, .liaison: .person
        case .heat: .heat
        case .narrative: .narrative
        case .injured, .demands, .needs: .fieldCard
        case .facts: .fact
        case .channels: .channel
        case .until: .day
        case .count: .count
        case .url, .category, .licence, .authority, .warranty, .packs, .onBehalf, .via, .text,
            .name, .mobile, .mobile2, .landline,
            .email, .chat, .seat, .title, .place, .with, .number, .zh, .en, .minimum, .duties,
            .template, .language, .image, .account, .asker, .outlet, .contact, .material, .state:
            .text
        }
    }
}
